#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::ids::TaskId;

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn task(text: &str) -> TaskText {
    TaskText {
        id: None,
        text: text.into(),
        owner: None,
        helpers: None,
        due_on: None,
        result_required: false,
    }
}

fn titled() -> ExpectationText {
    ExpectationText {
        title: "Visit reports within two working days".into(),
        ..ExpectationText::default()
    }
}

#[test]
fn a_title_is_enough_for_a_draft() {
    assert_eq!(
        titled().checked().unwrap(),
        titled(),
        "a title alone is kept as it is"
    );
    assert_eq!(
        ExpectationText::default().checked().unwrap_err().field,
        "title",
        "and it is the one thing that is needed"
    );
}

#[test]
fn what_cannot_be_is_refused_at_its_field() {
    let cases: [(ExpectationText, &str); 9] = [
        (
            ExpectationText {
                starts_on: Some(day(2026, 11, 20)),
                deadline: Some(day(2026, 11, 19)),
                ..titled()
            },
            "deadline",
        ),
        (
            ExpectationText {
                starts_on: Some(day(2026, 11, 20)),
                reviews: vec![day(2026, 12, 4), day(2026, 11, 1)],
                ..titled()
            },
            "reviews[0]",
        ),
        (
            ExpectationText {
                deadline: Some(day(12_026, 1, 1)),
                ..titled()
            },
            "deadline",
        ),
        (
            ExpectationText {
                confidence: Some(6),
                ..titled()
            },
            "confidence",
        ),
        (
            ExpectationText {
                tasks: vec![task("first"), task(" ")],
                ..titled()
            },
            "tasks[1].text",
        ),
        (
            ExpectationText {
                tasks: vec![task("step"); TASKS + 1],
                ..titled()
            },
            "tasks",
        ),
        (
            ExpectationText {
                achievable: vec!["ok".into(), "\u{7}".into()],
                ..titled()
            },
            "achievable[1]",
        ),
        (
            ExpectationText {
                worry: Some("x".repeat(PASSAGE + 1)),
                ..titled()
            },
            "worry",
        ),
        (
            ExpectationText {
                tasks: vec![
                    TaskText {
                        id: Some(TaskId::new(Uuid::nil())),
                        ..task("one")
                    },
                    TaskText {
                        id: Some(TaskId::new(Uuid::nil())),
                        ..task("two")
                    },
                ],
                ..titled()
            },
            "tasks[1].id",
        ),
    ];
    for (text, field) in cases {
        assert_eq!(text.checked().unwrap_err().field, field);
    }
}

#[test]
fn reviews_are_kept_in_order_and_once() {
    let text = ExpectationText {
        reviews: vec![day(2027, 1, 8), day(2026, 12, 4), day(2027, 1, 8)],
        ..titled()
    };
    assert_eq!(
        text.checked().unwrap().reviews,
        [day(2026, 12, 4), day(2027, 1, 8)]
    );
}

#[test]
fn signing_needs_what_when_measure_reward_and_consequence() {
    let fields = |text: &ExpectationText| {
        text.gaps(day(2026, 11, 19))
            .iter()
            .map(|gap| gap.field)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        fields(&titled()),
        [
            "what",
            "measure.text",
            "deadline",
            "reward.what",
            "consequence.what"
        ]
    );
    let mut ready = ExpectationText {
        what: Some("Tomás files the report of every visit".into()),
        measure: Measure {
            text: Some("Visits reported in time".into()),
            ..Measure::default()
        },
        deadline: Some(day(2027, 1, 29)),
        reward: Reward {
            what: Some("The course in Utrecht".into()),
            ..Reward::default()
        },
        consequence: Consequence {
            what: Some("A talk on 8 January".into()),
            ..Consequence::default()
        },
        ..titled()
    };
    assert!(fields(&ready).is_empty(), "nothing else is asked for");
    ready.deadline = Some(day(2026, 11, 18));
    assert_eq!(
        fields(&ready),
        ["deadline"],
        "a deadline that has passed cannot be agreed"
    );
}

#[test]
fn worry_and_confidence_stay_with_the_manager() {
    let text = ExpectationText {
        worry: Some("If the tablet comes late".into()),
        confidence: Some(4),
        ..titled()
    };
    assert_eq!(text.reach(), (1, 2), "only the title goes on paper");
    assert_eq!(circle("worry"), Some(Circle::Mine));
    assert_eq!(circle("confidence"), Some(Circle::Shareable));
    assert_eq!(circle("ownWords"), Some(Circle::Official));
    assert_eq!(circle("salary"), None, "an unknown field has no circle");
}

fn state() -> impl Strategy<Value = ExpectationState> {
    prop::sample::select(ExpectationState::ALL.to_vec())
}

proptest! {
    #[test]
    fn nothing_is_agreed_without_signing(steps in prop::collection::vec(state(), 0..40)) {
        let (mut at, mut path) = (ExpectationState::Draft, vec![ExpectationState::Draft]);
        for to in steps {
            if at.may_become(to) {
                at = to;
                path.push(to);
            }
        }
        if let Some(agreed) = path.iter().position(|state| *state == ExpectationState::Agreed) {
            prop_assert_eq!(path[agreed - 1], ExpectationState::Signing, "signing comes before agreement");
            prop_assert!(!path[agreed..].contains(&ExpectationState::Draft), "what is agreed is never a draft again");
        }
        if at.is_closed() {
            prop_assert!(path.contains(&ExpectationState::Agreed), "only what was agreed is closed");
            prop_assert!(ExpectationState::ALL.iter().all(|to| !at.may_become(*to)), "closed is the end");
        }
    }

    #[test]
    fn no_text_breaks_the_check(title in any::<String>(), what in any::<Option<String>>(), lines in prop::collection::vec(any::<String>(), 0..60), confidence in any::<Option<u8>>()) {
        let text = ExpectationText { title, what, achievable: lines, confidence, ..ExpectationText::default() };
        if let Ok(checked) = text.checked() {
            prop_assert_eq!(checked.clone().checked().unwrap(), checked, "a checked text is in its final form");
        }
    }
}
