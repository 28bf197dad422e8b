#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use proptest::prelude::*;

use super::*;
use crate::expectation::{Consequence, Measure, Reward};
use crate::promise::PromiseText;
use crate::task::TaskText;

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn today() -> NaiveDate {
    day(2026, 11, 19)
}

fn on(text: &ExpectationText) -> Vec<(String, Option<String>)> {
    hints(text, "Tomás", today())
        .into_iter()
        .filter(|hint| hint.tone == Tone::Consider)
        .map(|hint| (hint.field, hint.about))
        .collect()
}

fn what(text: &str) -> ExpectationText {
    ExpectationText {
        what: Some(text.into()),
        ..ExpectationText::default()
    }
}

/// The expectation of the design, as it is written in the editor.
fn reports() -> ExpectationText {
    ExpectationText {
        title: "Visit reports within two working days".into(),
        what: Some("Tomás files the report of every customer visit in the service system within two working days of that visit.".into()),
        measure: Measure {
            text: Some("Visits reported on the day, counted by Yuki".into()),
            baseline: Some("61 %".into()),
            target: Some("95 %".into()),
            unit: None,
        },
        starts_on: Some(day(2026, 11, 20)),
        deadline: Some(day(2027, 1, 29)),
        reviews: vec![day(2026, 12, 4), day(2027, 1, 8), day(2027, 1, 29)],
        reward: Reward {
            what: Some("Two days at the spring instrument course in Utrecht, booked by 12 February".into()),
            when: None,
            decided_by: Some("Marit".into()),
        },
        consequence: Consequence {
            what: Some("Reports are finished on site before the next visit".into()),
            from: Some("Below 90 % on 8 January".into()),
            first_step: Some("A talk within three working days of the review".into()),
        },
        tasks: vec![TaskText {
            id: None,
            text: "Clear the seven open reports from October".into(),
            owner: None,
            helpers: None,
            due_on: Some(day(2026, 11, 24)),
            result_required: false,
        }],
        ..ExpectationText::default()
    }
}

#[test]
fn a_clear_expectation_hears_that_it_is_clear() {
    let found = hints(&reports(), "Tomás", today());
    let good: Vec<_> = found
        .iter()
        .filter(|hint| hint.tone == Tone::Good)
        .map(|hint| hint.field.as_str())
        .collect();
    assert_eq!(good, ["what", "reward.what", "consequence.what"]);
    let text: Vec<_> = found
        .iter()
        .filter(|hint| hint.tone == Tone::Consider)
        .map(|hint| hint.text.as_str())
        .collect();
    assert_eq!(
        text,
        ["From 61 to 95 in 10 weeks is a big step. Add a step of 80 at the review on 4 December."],
        "and only the size of the step is worth a thought"
    );
}

#[test]
fn a_vague_word_is_named_with_one_way_out() {
    let mut text = reports();
    text.consequence.what = Some("Reports are finished on site quickly before the next visit.".into());
    let found = hints(&text, "Tomás", today());
    let hint = found
        .iter()
        .find(|hint| hint.field == "consequence.what")
        .unwrap();
    assert_eq!(hint.about.as_deref(), Some("quickly"));
    assert_eq!(
        hint.text, "can mean different things. Say when.",
        "what is said goes on after the word"
    );
}

#[test]
fn the_longest_phrase_is_named_and_each_once() {
    let found = on(&what("He reports more often. More often is better, and better."));
    let about: Vec<_> = found
        .iter()
        .filter(|(field, _)| field == "what")
        .filter_map(|(_, about)| about.as_deref())
        .collect();
    assert_eq!(about, ["more often", "More often", "better"]);
}

#[test]
fn words_inside_of_words_are_left_alone() {
    let found = on(&what("Tomás oversees the well-known fastener stock by 5 May"));
    assert!(
        !found.iter().any(|(_, about)| about.is_some()),
        "neither “well” nor “fast” stands here: {found:?}"
    );
}

#[test]
fn two_goals_in_one_sentence_are_seen() {
    let found = on(&what(
        "Tomás files the report within two days and trains two colleagues by May",
    ));
    assert!(found.contains(&("what".into(), Some("and trains".into()))));
    let one = on(&what("Tomás files readings and parts within two days"));
    assert!(
        !one.iter().any(|(field, _)| field == "what"),
        "a list of things is one goal"
    );
}

#[test]
fn an_empty_form_is_not_nagged() {
    assert_eq!(on(&ExpectationText::default()), []);
    let fields: Vec<_> = on(&what("Tomás files each report"))
        .into_iter()
        .map(|(field, _)| field)
        .collect();
    assert_eq!(fields, ["measure.text", "deadline", "tasks"]);
}

#[test]
fn a_reward_without_when_and_a_consequence_without_first_step_are_seen() {
    let mut text = reports();
    text.reward = Reward {
        what: Some("A course".into()),
        ..Reward::default()
    };
    text.consequence = Consequence {
        what: Some("No visits alone".into()),
        ..Consequence::default()
    };
    let fields: Vec<_> = on(&text).into_iter().map(|(field, _)| field).collect();
    for field in [
        "reward.when",
        "reward.decidedBy",
        "consequence.from",
        "consequence.firstStep",
    ] {
        assert!(fields.iter().any(|found| found == field), "{field} is asked for");
    }
}

#[test]
fn dates_that_do_not_fit_are_seen() {
    let mut text = reports();
    text.reviews = vec![day(2027, 2, 12)];
    text.tasks[0].due_on = Some(day(2027, 3, 1));
    text.promises = vec![PromiseText {
        id: None,
        text: "A tablet".into(),
        due_on: None,
        due_words: None,
    }];
    let fields: Vec<_> = on(&text).into_iter().map(|(field, _)| field).collect();
    for field in ["reviews", "tasks[0].dueOn", "promises[0].dueOn"] {
        assert!(
            fields.iter().any(|found| found == field),
            "{field} is worth a look"
        );
    }
}

#[test]
fn a_target_that_changes_nothing_is_seen() {
    let mut text = reports();
    text.measure.target = Some("61".into());
    assert!(on(&text).contains(&("measure.target".into(), None)));
}

proptest! {
    #[test]
    fn no_text_breaks_the_hints(what in any::<String>(), baseline in any::<String>(), target in "[-0-9.,]{0,20}.{0,3}", called in any::<String>()) {
        let mut text = reports();
        text.what = Some(what.clone());
        text.measure.baseline = Some(baseline);
        text.measure.target = Some(target);
        for hint in hints(&text, &called, today()) {
            if let (Some(about), "what") = (&hint.about, hint.field.as_str()) {
                prop_assert!(what.contains(about.as_str()), "a hint names words that stand there");
            }
        }
    }
}
