//! What the templates that come with Kept say, and how.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use serde_json::Value;

use super::BUILT_IN;
use crate::circle::Circle;
use crate::language::Language;
use crate::template::Template;

/// One text of a template file.
struct Text {
    /// Such as `grow: sections.1.fields.0.label`.
    at: String,
    /// The member of the file that holds it.
    kind: &'static str,
    english: String,
    german: String,
}

/// Every text of every file; what is not in two languages fails here.
fn texts() -> Vec<Text> {
    let mut texts = Vec::new();
    for file in BUILT_IN {
        let file: Value = serde_json::from_str(file).unwrap();
        walk(&file, file["key"].as_str().unwrap(), "template", &mut texts);
    }
    texts
}

fn walk(value: &Value, at: &str, inside: &'static str, texts: &mut Vec<Text>) {
    let Value::Object(members) = value else { return };
    for (name, member) in members {
        let at = format!("{at}: {name}");
        let mut text = |kind, member: &Value, at: String| {
            let in_language = |language: &str| {
                let text = member[language].as_str();
                text.unwrap_or_else(|| panic!("{at} stands there in English and German"))
                    .to_owned()
            };
            let (english, german) = (in_language("en"), in_language("de"));
            texts.push(Text {
                at,
                kind,
                english,
                german,
            });
        };
        match name.as_str() {
            "title" if inside == "template" => text("title", member, at),
            "title" => text("heading", member, at),
            "about" => text("about", member, at),
            "step" => text("step", member, at),
            "help" if inside == "section" => text("help", member, at),
            "help" => text("hint", member, at),
            "label" if inside == "option" => text("option", member, at),
            "label" => text("label", member, at),
            "paperLabel" => text("paper", member, at),
            "prompts" => {
                for (index, prompt) in member.as_array().unwrap().iter().enumerate() {
                    text("prompt", prompt, format!("{at}[{index}]"));
                }
            }
            _ => {
                let inside = match name.as_str() {
                    "sections" => "section",
                    "options" => "option",
                    _ => "field",
                };
                for part in member.as_array().into_iter().flatten() {
                    let key = part["key"].as_str().unwrap_or_default();
                    walk(part, &format!("{at}.{key}"), inside, texts);
                }
            }
        }
    }
}

#[test]
fn every_text_is_there_in_both_languages_and_translated() {
    // Names, and words that German has as well.
    let same = ["Name", "Feedback", "GROW", "CLEAR", "Plan", "Version", "Person"];
    for text in texts() {
        if same.contains(&text.english.as_str()) {
            continue;
        }
        assert_ne!(
            text.english, text.german,
            "{} is translated, or stands in the list of words that are the same",
            text.at
        );
    }
}

#[test]
fn quotes_dashes_and_apostrophes_are_those_of_the_language() {
    for Text {
        at, english, german, ..
    } in texts()
    {
        for (text, opening, closing, foreign) in [(&english, '“', '”', '„'), (&german, '„', '“', '”')]
        {
            for plain in ['"', '\'', '`'] {
                assert!(!text.contains(plain), "{at} has no {plain}: {text}");
            }
            for typed in [" - ", "--", "...", "  "] {
                assert!(!text.contains(typed), "{at} has no “{typed}”: {text}");
            }
            assert_eq!(text.trim(), text, "{at} has no space at its ends");
            let count = |mark: char| text.chars().filter(|c| *c == mark).count();
            assert_eq!(count(opening), count(closing), "{at} closes its quotes: {text}");
            assert_eq!(count(foreign), 0, "{at} has the quotes of its language: {text}");
        }
    }
}

#[test]
fn the_name_stands_only_where_it_is_put_in() {
    for Text {
        at,
        kind,
        english,
        german,
    } in texts()
    {
        for text in [&english, &german] {
            let rest = text.replace("{name}", "");
            assert!(
                !rest.contains(['{', '}']),
                "{at} has no other placeholder: {text}"
            );
            let put_in = matches!(kind, "heading" | "help" | "prompt" | "paper");
            assert!(
                put_in || !text.contains("{name}"),
                "{at} is shown as it is, without a name: {text}"
            );
            // A genitive would be wrong after some names: Tomás’, Linneas.
            assert!(
                !german.contains("{name}s") && !german.contains("{name}’"),
                "{at}: {german}"
            );
        }
    }
}

#[test]
fn texts_are_short_and_end_as_they_should() {
    for Text {
        at,
        kind,
        english,
        german,
    } in texts()
    {
        for text in [&english, &german] {
            let length = text.chars().count();
            let longest = match kind {
                "step" => 20,
                "option" => 40,
                "label" | "paper" => 60,
                "title" => 40,
                "heading" => 80,
                _ => 240,
            };
            assert!(length <= longest, "{at} has at most {longest} characters: {text}");
            let ends = match kind {
                "prompt" => text.ends_with('?'),
                "help" | "hint" | "about" => text.ends_with(['.', '?', '“', '”']),
                _ => !text.ends_with('.'),
            };
            assert!(ends, "{at} ends as a {kind} does: {text}");
        }
    }
}

#[test]
fn one_thing_has_one_word_and_readers_one_address() {
    // The glossary of docs/template-format.md, seen from its other side.
    let english = [
        "employee",
        "subordinate",
        "staff",
        "supervisor",
        "pledge",
        "action item",
    ];
    let german = [
        "mitarbeit",
        "untergeben",
        "angestellt",
        "beschäftigte",
        "vorgesetzt",
        "versprech",
        "wiedervorlage",
        "rückmeldung",
        "to-do",
        "meeting",
    ];
    for text in texts() {
        for (text, words, at) in [
            (text.english.to_lowercase(), &english[..], &text.at),
            (text.german.to_lowercase(), &german[..], &text.at),
        ] {
            for word in words {
                assert!(
                    !text.contains(word),
                    "{at} uses the word of the glossary, not “{word}”: {text}"
                );
            }
        }
        let mut words = text.german.split(|c: char| !c.is_alphabetic());
        let familiar = words.find(|word| {
            let word = word.to_lowercase();
            ["du", "dich", "dir", "euch"].contains(&word.as_str()) || word.starts_with("dein")
        });
        assert_eq!(familiar, None, "{} says Sie: {}", text.at, text.german);
    }
}

#[test]
fn paper_speaks_of_both_by_what_they_are() {
    let own = |language: Language| match language {
        Language::English => &["I", "my", "me", "mine", "you", "your", "yours"][..],
        Language::German => &[
            "ich", "mir", "mich", "mein", "meine", "meinen", "meiner", "meines",
        ],
    };
    for template in Template::all_built_in() {
        for field in template.fields().filter(|field| field.circle > Circle::Mine) {
            let options = field.options.iter().map(|option| &option.label);
            let columns = field.columns.iter().map(|column| &column.label);
            let label = field.paper_label.as_ref().unwrap_or(&field.label);
            for text in [label].into_iter().chain(options).chain(columns) {
                for language in [Language::English, Language::German] {
                    let text = text.within(language);
                    let mut words = text.split(|c: char| !c.is_alphabetic());
                    assert_eq!(
                        words.find(|word| own(language).contains(word)),
                        None,
                        "{}: {} is read by two people, who would both say so: {text}",
                        template.key,
                        field.key
                    );
                }
            }
        }
    }
}
