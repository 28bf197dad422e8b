#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::{BTreeSet, HashSet};

use proptest::prelude::*;

use super::*;
use crate::language::Language;

fn read() -> Vec<Question> {
    serde_json::from_str(BUILT_IN).expect("the file of questions can be read")
}

#[test]
fn there_are_questions_enough_on_every_theme() {
    let questions = read();
    assert_eq!(questions, Question::all_built_in(), "all of them are offered");
    assert!(questions.len() >= 60, "a year of talks does not run out of them");
    for theme in Theme::ALL {
        let of_theme = questions
            .iter()
            .filter(|question| question.theme == *theme)
            .count();
        assert!(of_theme >= 6, "{theme:?} has {of_theme}");
    }
}

#[test]
fn each_question_is_one_question_in_both_languages() {
    let questions = read();
    let mut seen = HashSet::new();
    for question in &questions {
        assert!(
            seen.insert(question.key.clone()),
            "{} is there once",
            question.key
        );
        assert!(
            question.key.chars().all(|c| c.is_ascii_lowercase() || c == '-'),
            "{} is a key",
            question.key
        );
        let texts: BTreeSet<&str> = [Language::English, Language::German]
            .map(|language| question.text.within(language))
            .into();
        assert_eq!(texts.len(), 2, "{} is translated", question.key);
        for text in texts {
            assert!(seen.insert(text.to_owned()), "asked once: {text}");
            assert!(text.ends_with('?'), "a question asks: {text}");
            assert_eq!(checked_text(text).unwrap(), text, "and takes a line: {text}");
        }
    }
}

#[test]
fn no_question_is_about_health_or_private_life() {
    let delicate = [
        "health",
        "ill",
        "sick",
        "doctor",
        "medic",
        "therap",
        "diagnos",
        "sleep",
        "pregnan",
        "religio",
        "family",
        "gesund",
        "krank",
        "arzt",
        "ärzt",
        "diagnos",
        "schlaf",
        "schlafen",
        "schwanger",
        "familie",
        "kinder",
    ];
    for question in read() {
        for language in [Language::English, Language::German] {
            let text = question.text.within(language).to_lowercase();
            for word in text.split(|c: char| !c.is_alphabetic()) {
                assert!(
                    !delicate
                        .iter()
                        .any(|start| word == *start || (start.len() > 4 && word.starts_with(start))),
                    "{}: {word} is nobody's business",
                    question.key
                );
            }
        }
    }
}

fn asked<'a>(key: &'a str, theme: Theme, day: Option<u32>) -> Asked<'a> {
    Asked {
        key,
        theme,
        last_on: day.map(|day| NaiveDate::from_ymd_opt(2026, 11, day).unwrap()),
    }
}

#[test]
fn what_was_never_asked_comes_first_and_themes_take_turns() {
    let bank = [
        asked("work-old", Theme::Work, Some(2)),
        asked("work-new", Theme::Work, None),
        asked("team-recent", Theme::Team, Some(12)),
        asked("team-older", Theme::Team, Some(5)),
        asked("future", Theme::Future, None),
    ];
    assert_eq!(
        suggested(&bank, 9),
        ["future", "work-new", "team-older", "work-old", "team-recent"],
        "the future was never spoken of, work on the 2nd, the team on the 12th"
    );
    assert_eq!(suggested(&bank, 2), ["future", "work-new"]);
    assert!(suggested(&[], 3).is_empty(), "an empty bank asks nothing");
}

proptest! {
    #[test]
    fn asking_what_is_suggested_reaches_everything_and_favours_no_theme(talks in 1_u32..28) {
        let questions = read();
        let mut bank: Vec<Asked<'_>> = questions.iter().map(|q| asked(&q.key, q.theme, None)).collect();
        let mut times: BTreeMap<Theme, u32> = BTreeMap::new();
        let mut all = HashSet::new();
        for day in 1..=talks {
            let next: Vec<&str> = suggested(&bank, 3);
            prop_assert_eq!(&next, &suggested(&bank, 3), "the same every time");
            prop_assert_eq!(next.iter().collect::<HashSet<_>>().len(), 3, "three different ones");
            for key in next {
                prop_assert!(all.insert(key) || all.len() == bank.len(), "nothing twice before everything once");
                let question = bank.iter_mut().find(|question| question.key == key).unwrap();
                question.last_on = NaiveDate::from_ymd_opt(2026, 11, day);
                *times.entry(question.theme).or_default() += 1;
            }
        }
        let counts = Theme::ALL.iter().map(|theme| times.get(theme).copied().unwrap_or(0));
        let (least, most) = (counts.clone().min().unwrap(), counts.max().unwrap());
        prop_assert!(most - least <= 1, "no theme is asked more than once more than another: {times:?}");
    }
}
