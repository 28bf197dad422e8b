#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use proptest::prelude::*;

use super::*;

fn found(text: &str) -> Vec<(&'static str, &str)> {
    check(text, Kind::Note)
        .into_iter()
        .map(|finding| (finding.rule.category().as_str(), &text[finding.range]))
        .collect()
}

#[test]
fn a_place_is_counted_as_a_browser_counts() {
    let text = "🙂 Ä Joost is lazy.";
    let finding = &check(text, Kind::Note)[0];
    assert_eq!(&text[finding.range.clone()], "lazy");
    let units: Vec<u16> = text.encode_utf16().collect();
    assert_eq!(
        String::from_utf16(&units[finding.utf16.clone()]).unwrap(),
        "lazy",
        "UTF-16 code units, with two for the smile"
    );
}

#[test]
fn marks_that_are_not_seen_hide_nothing() {
    for text in [
        "He is la\u{ad}zy.",
        "He is \u{2067}lazy\u{2069}.",
        "He\u{a0}is\u{a0}LAZY.",
        "He’s *lazy*.",
    ] {
        let found = found(text);
        assert_eq!(found.len(), 1, "{text:?}: {found:?}");
        assert_eq!(found[0].0, "label");
    }
}

#[test]
fn what_somebody_said_is_evidence() {
    for text in [
        "She said: “I am lazy, and I always will be.”",
        "Sie sagte: „Ich bin faul, und er ist immer faul.“",
        "> He is lazy\nThat is what she wrote.",
    ] {
        assert_eq!(found(text), [], "{text}");
    }
}

#[test]
fn one_language_does_not_hear_the_words_of_the_other() {
    assert_eq!(found("Hey Jude is the song that he played for us."), []);
    assert_eq!(
        found("Er ist Jude, und das ist nicht wichtig."),
        [("protected", "Jude")]
    );
    assert_eq!(
        found("Er ist so lazy."),
        [("label", "lazy")],
        "both languages in one sentence"
    );
}

#[test]
fn a_vague_word_beside_a_date_is_no_longer_vague() {
    let vague = |text: &str| {
        check(text, Kind::Correction)
            .iter()
            .any(|finding| finding.rule == Rule::VagueTime)
    };
    assert!(vague("You often left the door open. That was on 3 May."));
    assert!(!vague("You often left the door open: on 3 May and on 5 May."));
    assert!(
        !check("You often left the door open.", Kind::Note)
            .iter()
            .any(|finding| finding.rule.category() == Category::MissingDetail),
        "a note may be vague"
    );
}

#[test]
fn an_empty_text_lacks_nothing() {
    for text in ["", " ", "\u{ad}", "“", ">", "'", "You"] {
        assert_eq!(check(text, Kind::Correction), [], "{text:?}");
    }
}

/// Every text is walked a fixed number of times with a fixed look to either side, so these end; a square would not.
#[test]
fn a_megabyte_is_checked_to_its_end() {
    let megabyte = |piece: &str| piece.repeat((1 << 20) / piece.len());
    for piece in [
        "always ",
        "er ist immer faul ",
        "not always ",
        "“",
        ">\n",
        "a",
        "versucht mich ",
        "Monday 3 May 2026-05-03 ",
        "she wants to ",
    ] {
        let text = megabyte(piece);
        let found = check(&text, Kind::Correction);
        assert!(found.len() <= MOST + 2, "{piece:?}: {} marks", found.len());
    }
}

#[test]
fn every_explanation_is_one_sentence_with_precise_typography() {
    for rule in Rule::ALL {
        for language in Language::ALL {
            for text in [rule.why(*language), rule.instead(*language)] {
                assert!(text.ends_with('.'), "{text}");
                assert_eq!(text.matches(['.', '!', '?']).count(), 1, "one sentence: {text}");
                assert!(!text.contains(['\'', '"']), "typographic marks: {text}");
            }
        }
    }
}

#[test]
fn every_phrase_is_well_formed() {
    let lists = english::LISTS.iter().map(|list| (list, english::NAMED));
    let lists = lists.chain(german::LISTS.iter().map(|list| (list, german::NAMED)));
    for (list, named) in lists {
        for phrase in list.phrases.iter().flat_map(|several| several.split(';')) {
            let pieces: Vec<_> = phrase.split_whitespace().collect();
            assert!(!pieces.is_empty(), "an empty phrase in {:?}", list.sense);
            assert!(pieces.len() <= 10, "a long phrase covers too much: {phrase}");
            assert!(
                pieces
                    .iter()
                    .any(|piece| !piece.ends_with('?') && *piece != ".." && *piece != ","),
                "nothing of it has to stand there: {phrase}"
            );
            assert!(
                !pieces[0].starts_with("..") && pieces[0] != ",",
                "it begins with a word: {phrase}"
            );
            assert_eq!(phrase, phrase.to_lowercase(), "phrases are in lower case");
            for word in pieces
                .iter()
                .flat_map(|piece| piece.trim_end_matches('?').split('|'))
            {
                assert!(!word.is_empty(), "an empty choice: {phrase}");
                if word.starts_with('<') {
                    assert!(
                        named.iter().any(|(name, _)| *name == word),
                        "{word} is no list: {phrase}"
                    );
                } else {
                    let plain = word
                        .trim_start_matches(['*', '^', '#'])
                        .trim_end_matches(['*', '~']);
                    assert!(
                        plain.chars().all(|c| c.is_alphanumeric() || c == '\'')
                            || word == ".."
                            || word == ",",
                        "{word} cannot be a word of a text: {phrase}"
                    );
                }
            }
        }
    }
}

proptest! {
    #[test]
    fn no_text_breaks_the_check(text in any::<String>()) {
        let units = text.encode_utf16().count();
        for finding in check(&text, Kind::Pip) {
            prop_assert!(text.get(finding.range.clone()).is_some(), "a range lies at characters");
            prop_assert!(finding.utf16.end <= units && finding.utf16.start < finding.utf16.end);
        }
    }

    #[test]
    fn words_of_the_lists_in_any_order_break_nothing(
        words in prop::collection::vec(
            prop::sample::select(vec![
                "he", "always", "“", "”", "is", "lazy", ",", ".", "er", "ist", "immer", "faul", "not", "the",
                "Tomás", "will", "mich", "\u{ad}", "3", "May", "\n", ">", "zu", "alt", "versucht", "to",
            ]),
            0..40,
        )
    ) {
        let text = words.join(" ");
        let found = check(&text, Kind::Feedback);
        let mut end = 0;
        for finding in found.iter().filter(|finding| !matches!(finding.rule, Rule::NoTime | Rule::NoDeed)) {
            prop_assert!(finding.range.start >= end, "marked places do not overlap");
            end = finding.range.end;
        }
    }
}
