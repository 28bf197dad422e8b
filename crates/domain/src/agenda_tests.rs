#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use proptest::prelude::*;
use serde_json::json;
use uuid::Uuid;

use super::*;

fn id(number: u128) -> AgendaPointId {
    AgendaPointId::new(Uuid::from_u128(number))
}

fn point(number: u128, side: Side, text: &str, state: PointState) -> Point {
    Point {
        id: id(number),
        member: MemberId::new(Uuid::nil()),
        revision: 1,
        side,
        position: 0,
        state,
        text: text.to_owned(),
        form: None,
        created_at: DateTime::UNIX_EPOCH,
    }
}

fn answers(value: Value) -> Answers {
    Answers::stored(serde_json::from_value(value).unwrap())
}

#[test]
fn an_open_point_is_settled_once_and_can_be_opened_again() {
    use PointState::{Discussed, Dropped, Open};
    for (from, to, fine) in [
        (Open, Discussed, true),
        (Open, Dropped, true),
        (Discussed, Open, true),
        (Dropped, Open, true),
        (Open, Open, false),
        (Discussed, Dropped, false),
        (Discussed, Discussed, false),
    ] {
        assert_eq!(from.checked_step(to).is_ok(), fine, "{from:?} to {to:?}");
    }
}

#[test]
fn a_point_says_something_on_one_line() {
    assert_eq!(checked_text("  The Friday hour ").unwrap(), "The Friday hour");
    for text in ["", " \u{a0}", "two\nlines", &"x".repeat(501)] {
        assert_eq!(
            checked_text(text).unwrap_err().field,
            "text",
            "{text:?} is no point"
        );
    }
}

#[test]
fn what_was_settled_in_the_talk_stands_in_its_form_once() {
    let settled = [
        point(1, Side::Theirs, "The Friday hour", PointState::Discussed),
        point(2, Side::Theirs, "Night shifts", PointState::Dropped),
        point(3, Side::Mine, "The handover", PointState::Discussed),
    ];
    let form = answers(json!({
        "mood": 7,
        "their_topics": [{ "text": "the friday hour", "outcome": "It stays", "state": "later" }],
    }));
    let settlement = settle(form, &[], &settled);
    assert_eq!(
        json!(settlement.answers.as_map()),
        json!({
            "mood": 7,
            "their_topics": [
                { "text": "the friday hour", "outcome": "It stays", "state": "discussed" },
                { "text": "Night shifts", "state": "dropped" },
            ],
            "my_topics": [{ "text": "The handover", "state": "discussed" }],
        }),
        "the same topic is one row, and keeps what was written about it"
    );
    assert!(settlement.closed.is_empty(), "they are closed already");
    assert!(settlement.carried.is_empty(), "nothing of it comes back");
}

#[test]
fn a_topic_of_the_form_that_is_not_done_comes_back() {
    let open = [
        point(1, Side::Theirs, "Night shifts", PointState::Open),
        point(2, Side::Theirs, "A course", PointState::Open),
        point(3, Side::Mine, "Night shifts", PointState::Open),
    ];
    let form = answers(json!({
        "their_topics": [
            { "text": "Night shifts", "state": "discussed" },
            { "text": "A course" },
            { "text": "The new van", "state": "later" },
            { "text": "Parking" },
            { "text": "Lunch", "state": "dropped" },
        ],
    }));
    let settlement = settle(form.clone(), &open, &[]);
    assert_eq!(
        settlement.closed,
        [(id(1), PointState::Discussed)],
        "the form settles the point of its own side alone"
    );
    assert_eq!(
        settlement.carried,
        [
            (Side::Theirs, "The new van".to_owned()),
            (Side::Theirs, "Parking".to_owned())
        ],
        "an open point is not made twice, and what was dropped stays away"
    );
    assert_eq!(settlement.answers, form, "and the form says what it said");
}

#[test]
fn only_talks_that_could_have_reached_a_point_carry_it_over() {
    let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
    let talk = |on: &str, filed: &str| Held {
        on: on.parse().unwrap(),
        filed_at: at(filed),
    };
    let held = [
        talk("2026-11-12", "2026-11-12T16:00:00Z"),
        talk("2026-11-05", "2026-11-13T16:00:00Z"),
        talk("2026-11-12", "2026-11-12T08:00:00Z"),
        talk("2026-11-19", "2026-11-20T08:00:00Z"),
    ];
    assert_eq!(
        talks_since(at("2026-11-12T09:00:00Z"), "2026-11-12".parse().unwrap(), &held),
        2,
        "not the one that was over, and not the earlier one that was filed late"
    );
}

proptest! {
    #[test]
    fn reordering_loses_and_doubles_nothing(count in 0_u128..20, moved in 0_u128..20, to in 0_usize..30) {
        let before: Vec<_> = (0..count).map(id).collect();
        let mut after = before.clone();
        let found = reorder(&mut after, id(moved), to);
        prop_assert_eq!(found, moved < count, "only what is there can be moved");
        if found {
            prop_assert_eq!(after[to.min(before.len() - 1)], id(moved), "it stands where it was put");
        }
        let mut sorted = after;
        sorted.sort();
        prop_assert_eq!(sorted, before, "and everything is still there");
    }

    #[test]
    fn filing_forgets_no_topic(
        rows in prop::collection::vec(("[abc]", prop::option::of(prop::sample::select(vec!["discussed", "later", "dropped"]))), 0..8),
        points in prop::collection::vec(("[abcd]", any::<bool>()), 0..8),
    ) {
        let rows: Vec<Value> = rows.iter().map(|(text, state)| match state {
            Some(state) => json!({ "text": text, "state": state }),
            None => json!({ "text": text }),
        }).collect();
        let form = if rows.is_empty() { json!({}) } else { json!({ "their_topics": rows }) };
        let points: Vec<_> = (0..).zip(&points).map(|(number, (text, settled))| {
            point(number, Side::Theirs, text, if *settled { PointState::Discussed } else { PointState::Open })
        }).collect();
        let (open, settled): (Vec<_>, Vec<_>) = points.into_iter().partition(|point| point.state == PointState::Open);
        let settlement = settle(answers(form), &open, &settled);
        let after = json!(settlement.answers.as_map());
        let written: Vec<&str> = after["their_topics"].as_array().into_iter().flatten().map(text_of).collect();
        for point in &settled {
            prop_assert!(written.contains(&point.text.as_str()), "what was discussed stands in the form");
        }
        for row in &rows {
            let topic = text_of(row);
            prop_assert!(written.contains(&topic), "and so does everything that was written there");
            let still_open = open.iter().any(|point| point.text == topic)
                || settlement.carried.iter().any(|(_, text)| text == topic)
                || settled.iter().any(|point| point.text == topic);
            prop_assert!(state_of(row).is_some() || still_open, "what is not done is on the agenda");
        }
    }
}
