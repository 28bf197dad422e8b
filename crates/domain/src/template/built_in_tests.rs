#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::BUILT_IN;
use crate::circle::Circle;
use crate::form::Answers;
use crate::language::Language;
use crate::template::{Field, FieldType, Purpose, Signer, Template};

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

fn built_in(key: &str) -> &'static Template {
    Template::built_in(key).unwrap_or_else(|| panic!("{key} comes with Kept"))
}

fn answers(template: &Template, answers: Value) -> Answers {
    let Value::Object(answers) = answers else {
        panic!("answers are an object")
    };
    Answers::draft(template, answers.into_iter().collect()).unwrap()
}

#[test]
fn these_templates_come_with_kept_in_this_order() {
    use Purpose::{Correction, Feedback, OneToOne, Pip, PipMeeting, PipOutcome, Recognition, Talk as Plain};
    let there: Vec<_> = Template::all_built_in()
        .iter()
        .map(|template| (template.key.as_str(), template.purpose))
        .collect();
    assert_eq!(
        there,
        [
            ("coaching-session", Plain),
            ("one-to-one", OneToOne),
            ("weekly-check-in", Plain),
            ("feedback", Feedback),
            ("recognition", Recognition),
            ("correction", Correction),
            ("expectation-agreement", Plain),
            ("grow", Plain),
            ("clear", Plain),
            ("pip", Pip),
            ("pip-meeting", PipMeeting),
            ("pip-outcome", PipOutcome),
            ("accountability-pair", Plain),
            ("stay-interview", Plain),
            ("skip-level", Plain),
            ("open-door", Plain),
            ("ninety-days", Plain),
            ("delegation-brief", Plain),
            ("peer-review", Plain),
            ("mistake-review", Plain),
        ]
    );
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

#[test]
fn every_template_has_a_place_for_the_manager_alone_and_one_to_share() {
    for template in Template::all_built_in() {
        let key = &template.key;
        let has = |circle: Circle| template.fields().any(|field| field.circle == circle);
        assert!(has(Circle::Mine), "{key} has a field for the manager alone");
        assert!(
            has(Circle::Shareable) || has(Circle::Official),
            "{key} has something to share"
        );
        assert!(
            template.circle() > Circle::Mine,
            "the title and summary of {key} stand in lists that others may see"
        );
        for own in ["reflection", "note_to_self", "consistency", "in_private"] {
            assert!(
                template
                    .field(own)
                    .is_none_or(|field| field.circle == Circle::Mine),
                "{own} of {key} never leaves"
            );
        }
        let required = template
            .fields()
            .filter(|field| field.required && field.when.is_none());
        assert!(
            required.count() <= 7,
            "{key} can be filed with what a record needs"
        );
        let takes_time = template.minutes.is_some();
        assert_eq!(
            takes_time,
            key != "recognition",
            "{key} is a talk, and says how long it takes"
        );
    }
}

#[test]
fn every_list_says_what_its_rows_are_about_and_what_is_to_be_done_is_an_action() {
    for template in Template::all_built_in() {
        for list in template
            .fields()
            .filter(|field| field.field_type == FieldType::List)
        {
            let at = format!("{}: {}", template.key, list.key);
            assert!(
                list.columns.iter().any(|column| column.required),
                "{at} has a column that no row can be without"
            );
            let is_action = template
                .actions
                .iter()
                .any(|actions| actions.field == list.key && actions.due.as_deref() == Some("due"));
            assert_eq!(
                is_action,
                list.columns.iter().any(|column| column.key == "due"),
                "{at}: rows that are due become promises and tasks, and no others do"
            );
        }
        for actions in &template.actions {
            let list = template.field(&actions.field).unwrap();
            let names = |key: &str| list.columns.iter().any(|column| column.key == key);
            assert!(
                names("owner") == actions.owner.is_some(),
                "{}: {} says who by its column",
                template.key,
                list.key
            );
        }
    }
}

#[test]
fn papers_that_are_signed_have_places_to_sign() {
    use Signer::{Manager, Member, Witness};
    for template in Template::all_built_in() {
        let signers: Vec<_> = template.fields().filter_map(|field| field.signer).collect();
        let expected: &[Signer] = match template.key.as_str() {
            "coaching-session" => &[Member, Manager],
            "expectation-agreement" | "correction" | "pip" | "pip-outcome" => &[Witness, Member, Manager],
            _ => &[],
        };
        assert_eq!(signers, expected, "{}", template.key);
    }
}

/// An answer for a field, as a person might give one.
fn sample(field: &Field) -> Option<Value> {
    Some(match field.field_type {
        FieldType::Text | FieldType::Long => json!("A sentence."),
        FieldType::Date => json!("2026-12-04"),
        FieldType::Datetime => json!("2026-12-04T09:30"),
        FieldType::Duration => json!(30),
        FieldType::Pick => json!(field.options.first()?.key),
        FieldType::Multi => json!([field.options.first()?.key]),
        FieldType::Scale => json!(field.min?),
        FieldType::Check => json!(true),
        FieldType::Person => json!("manager"),
        FieldType::People => json!(["manager"]),
        FieldType::Link => json!({ "kind": "expectation", "id": "0199a000-0002-7000-8000-000000000041" }),
        FieldType::List => {
            let cells = field
                .columns
                .iter()
                .map(|column| Some((column.key.clone(), sample(column)?)));
            json!([Value::Object(cells.collect::<Option<Map<_, _>>>()?)])
        }
        FieldType::Sign => return None,
    })
}

#[test]
fn every_form_can_be_filled_in_and_filed() {
    let day = "2026-11-19".parse().unwrap();
    for template in Template::all_built_in() {
        let filled = |fields: &mut dyn Iterator<Item = &Field>| {
            let cells = fields.filter_map(|field| Some((field.key.clone(), sample(field)?)));
            Answers::draft(template, cells.collect()).unwrap()
        };
        let whole = filled(&mut template.fields());
        whole.complete(template, day).unwrap();
        assert_eq!(
            whole.title(template, Language::English),
            "A sentence.",
            "{} is called after its title field",
            template.key
        );
        assert_eq!(
            whole.follow_up(template).is_some(),
            template.follow_up_field.is_some(),
            "{} makes its follow-up",
            template.key
        );
        let short = filled(&mut template.fields().filter(|field| field.required));
        short.complete(template, day).unwrap();
    }
}

#[test]
fn forms_grow_only_where_an_answer_asks_for_more() {
    let shown = |key: &str, given: Value| -> BTreeSet<String> {
        let template = built_in(key);
        let applicable = template.applicable(&answers(template, given));
        let keys = applicable.sections.iter().chain(&applicable.fields);
        keys.map(|key| (*key).to_owned()).collect()
    };
    let cases: &[(&str, Value, &[&str], &[&str])] = &[
        ("grow", json!({ "commitment": 7 }), &["raise"], &[]),
        ("grow", json!({ "commitment": 8 }), &[], &["raise"]),
        (
            "feedback",
            json!({ "kind": "redirect", "delivered": "not-yet" }),
            &["deliver_on", "in_private", "behaviour"],
            &["their_side", "next", "agreed_next", "delivered_at"],
        ),
        (
            "feedback",
            json!({ "kind": "redirect", "delivered": "in-person" }),
            &["their_side", "agreed_next", "delivered_at"],
            &["deliver_on", "keep"],
        ),
        (
            "feedback",
            json!({ "kind": "reinforce", "delivered": "call" }),
            &["keep"],
            &["agreed_next", "in_private"],
        ),
        ("correction", json!({}), &["earlier_steps"], &["sign_witness"]),
        (
            "correction",
            json!({ "first_step": true, "with_witness": true }),
            &["sign_witness"],
            &["earlier_steps"],
        ),
        (
            "weekly-check-in",
            json!({ "on_track": "blocked" }),
            &["blockers"],
            &[],
        ),
        (
            "weekly-check-in",
            json!({ "on_track": "on-track" }),
            &[],
            &["blockers"],
        ),
        (
            "stay-interview",
            json!({ "thought_of_leaving": true, "risk": 4 }),
            &["leaving_why", "keep_plan"],
            &[],
        ),
        (
            "stay-interview",
            json!({ "risk": 3 }),
            &[],
            &["leaving_why", "keep_plan"],
        ),
        (
            "skip-level",
            json!({ "wish_share": "theme" }),
            &["wish_passed"],
            &["works_passed"],
        ),
        (
            "skip-level",
            json!({ "wish_share": "no" }),
            &["wish"],
            &["wish_passed"],
        ),
        (
            "pip",
            json!({ "plan_kind": "amendment" }),
            &["amends", "changes"],
            &[],
        ),
        ("pip", json!({ "plan_kind": "new" }), &[], &["amends", "changes"]),
        (
            "pip-outcome",
            json!({ "outcome": "extended" }),
            &["new_ends_on"],
            &["next_step", "new_work", "keep_up"],
        ),
        (
            "pip-outcome",
            json!({ "outcome": "not-met" }),
            &["next_step"],
            &["new_ends_on"],
        ),
        (
            "mistake-review",
            json!({ "whose": "mine" }),
            &["own", "amends"],
            &[],
        ),
        (
            "mistake-review",
            json!({ "whose": "theirs" }),
            &["happened"],
            &["own", "amends"],
        ),
    ];
    for (key, given, there, away) in cases {
        let shown = shown(key, given.clone());
        for part in *there {
            assert!(shown.contains(*part), "{key} with {given} has {part}");
        }
        for part in *away {
            assert!(!shown.contains(*part), "{key} with {given} is shorter by {part}");
        }
    }
}

#[test]
fn what_a_skip_level_talk_heard_stays_until_it_may_be_passed_on() {
    let template = built_in("skip-level");
    for heard in ["works", "blocks", "strength", "wish", "idea"] {
        let circle = |key: &str| template.field(key).unwrap().circle;
        assert_eq!(circle(heard), Circle::Mine, "{heard} was said in confidence");
        assert_eq!(
            circle(&format!("{heard}_passed")),
            Circle::Shareable,
            "{heard} was allowed"
        );
    }
}
