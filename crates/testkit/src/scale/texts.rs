//! Whole records from sentences: what stands in a talk, in an expectation, on a pad.

use std::collections::BTreeMap;

use chrono::{NaiveDate, TimeDelta};
use fastrand::Rng;
use kept_app::wire::{InkDraft, Medium, NoteDraft};
use kept_domain::expectation::{Consequence, ExpectationText, Measure, Reward};
use kept_domain::ids::MemberId;
use kept_domain::promise::PromiseText;
use kept_domain::task::TaskText;
use serde_json::{Value, json};

use super::names::Tongue;
use super::plan::workday;
use super::sentences::notes::{REMARKS, TAGS};
use super::sentences::{agreements, filled, pick, said, talks, written};

/// Somebody who is written about.
pub(super) struct Subject<'a> {
    pub(super) member: MemberId,
    /// What they are called in a sentence.
    pub(super) called: &'a str,
    pub(super) tongue: Tongue,
}

/// The answers of a coaching session on this day.
pub(super) fn talk(
    rng: &mut Rng,
    subject: &Subject<'_>,
    on: NaiveDate,
    follow_up: Option<NaiveDate>,
) -> BTreeMap<String, Value> {
    let Subject { called, tongue, .. } = *subject;
    let mut answers = BTreeMap::new();
    let mut put = |key: &str, value: Value| {
        answers.insert(key.to_owned(), value);
    };
    for check in [
        "right_moment",
        "in_private",
        "both_ready",
        "facts_gathered",
        "one_topic",
    ] {
        put(check, (rng.u8(..10) < 8).into());
    }
    put("topic", written(rng, &talks::TOPICS, called).into());
    let facts = (0..rng.u8(1..=3))
        .map(|_| json!({ "when": weekday(rng, on), "fact": written(rng, &talks::FACTS, called) }));
    put("facts", facts.collect());
    put(
        "their_view",
        several(rng, 1..=3, |rng| said(rng, tongue, &talks::VIEWS, called)).into(),
    );
    put("strength", written(rng, &talks::STRENGTHS_SEEN, called).into());
    put(
        "shared_understanding",
        written(rng, &talks::SHARED, called).into(),
    );
    let options = (0..rng.u8(1..=3)).map(|_| json!({ "text": written(rng, &talks::OPTIONS, called) }));
    put("options", options.collect());
    let plan = (0..rng.u8(1..=3)).map(|_| {
        let owner = if rng.u8(..5) == 0 { "manager".to_owned() } else { subject.member.to_string() };
        json!({ "step": written(rng, &talks::STEPS, called), "owner": owner, "due": later(rng, on, 3..21).to_string() })
    });
    put("plan", plan.collect());
    put("said_back", said(rng, tongue, &talks::SAID_BACK, called).into());
    if rng.bool() {
        put("note_to_self", written(rng, &talks::NOTES, called).into());
        put("ended_well", written(rng, &talks::ENDED_WELL, called).into());
    }
    if let Some(day) = follow_up {
        put("follow_up_on", day.to_string().into());
        put("follow_up_note", written(rng, &talks::STEPS, called).into());
    }
    answers
}

/// A note: of some kind, every fourth with a tag.
pub(super) fn note(rng: &mut Rng, called: &str) -> NoteDraft {
    let mut left = rng.u8(..100);
    let of = REMARKS.iter().find(|remarks| {
        let here = left < remarks.share;
        left = left.saturating_sub(remarks.share);
        here
    });
    let of = of.unwrap_or(&REMARKS[0]);
    let mut text = written(rng, of.sentences, called);
    if rng.u8(..4) == 0 {
        text = format!("{text} {}", pick(rng, &TAGS));
    }
    NoteDraft {
        kind: Some(of.kind),
        tone: of.tone,
        event_on: None,
        text,
        tags: None,
    }
}

/// An expectation that has all that signing needs, for the time from `start` to `deadline`, with so many tasks.
pub(super) fn expectation(
    rng: &mut Rng,
    subject: &Subject<'_>,
    (start, deadline): (NaiveDate, NaiveDate),
    tasks: u32,
) -> ExpectationText {
    let Subject { called, tongue, .. } = *subject;
    let theme = &agreements::THEMES[rng.usize(..agreements::THEMES.len())];
    // One filling for the whole text, so that it is about one customer and one instrument.
    let filling = rng.u64(..);
    let same = |sentence: &str| filled(&mut Rng::with_seed(filling), sentence, called);
    let span = (deadline - start).num_days();
    let part = |parts: i64, of: i64| start + TimeDelta::days(span * parts / of);
    let baseline = rng.u8(20..60);
    let each = i64::from(tasks.max(1));
    let tasks = (1..=i64::from(tasks)).map(|number| TaskText {
        id: None,
        text: written(rng, &talks::STEPS, called),
        owner: (rng.u8(..8) > 0).then_some(subject.member),
        helpers: None,
        due_on: Some(workday(part(number, each)).min(deadline)),
        result_required: rng.u8(..4) == 0,
    });
    let tasks = tasks.collect();
    let promises = (0..rng.u8(1..=2)).map(|_| PromiseText {
        id: None,
        text: written(rng, &agreements::PROMISES, called),
        due_on: Some(workday(part(rng.i64(1..4), 6))),
        due_words: None,
    });
    let promises = promises.collect();
    let mut achievable: Vec<String> = (0..2)
        .map(|_| written(rng, &agreements::ACHIEVABLE, called))
        .collect();
    achievable.dedup();
    ExpectationText {
        title: same(theme.title),
        what: Some(same(theme.what)),
        why: Some(same(theme.why)),
        measure: Measure {
            text: Some(same(theme.counted)),
            baseline: Some(baseline.to_string()),
            target: Some((baseline + rng.u8(20..40)).to_string()),
            unit: Some(theme.unit.to_owned()),
        },
        achievable,
        relevant: Some(theme.relevant.to_owned()),
        starts_on: Some(start),
        deadline: Some(deadline),
        reviews: vec![workday(part(1, 2)).min(deadline), deadline],
        reward: Reward {
            what: Some(same(theme.reward)),
            when: Some("In the month after the last review".to_owned()),
            decided_by: Some("Marit Solberg".to_owned()),
        },
        consequence: Consequence {
            what: Some(same(theme.consequence)),
            from: Some("From the last review".to_owned()),
            first_step: Some("A talk within three working days".to_owned()),
        },
        exceptions: None,
        tasks,
        promises,
        own_words: Some(said(rng, tongue, &talks::SAID_BACK, called)),
        confidence: Some(rng.u8(2..=5)),
        worry: (rng.u8(..3) == 0).then(|| written(rng, &talks::NOTES, called)),
    }
}

/// A signature: drawn loops, or now and then the typed name.
pub(super) fn signature(rng: &mut Rng, name: &str) -> InkDraft {
    if rng.u8(..6) == 0 {
        return InkDraft {
            medium: Medium::Typed,
            strokes: None,
            width: None,
            height: None,
            typed: Some(name.to_owned()),
        };
    }
    let (width, height) = (600.0, 200.0);
    let loops = rng.f32() * 3.0 + 4.0;
    let lean = rng.f32() * 30.0 - 15.0;
    let points = 60 + rng.u8(..40);
    let stroke = (0..points).map(|point| {
        let along = f32::from(point) / f32::from(points);
        let round = along * loops * std::f32::consts::TAU;
        (
            60.0 + along * 460.0 + 26.0 * round.cos() + lean,
            height / 2.0 + (58.0 - along * 34.0) * round.sin(),
        )
    });
    let medium = [Medium::Pen, Medium::Touch, Medium::Mouse][rng.usize(..3)];
    InkDraft {
        medium,
        strokes: Some(vec![stroke.collect()]),
        width: Some(width),
        height: Some(height),
        typed: None,
    }
}

/// A day some days later, from Monday to Friday.
pub(super) fn later(rng: &mut Rng, on: NaiveDate, days: std::ops::Range<i64>) -> NaiveDate {
    workday(on + TimeDelta::days(rng.i64(days)))
}

fn several(
    rng: &mut Rng,
    count: std::ops::RangeInclusive<u8>,
    mut one: impl FnMut(&mut Rng) -> String,
) -> String {
    let count = rng.u8(count);
    (0..count).map(|_| one(rng)).collect::<Vec<_>>().join("\n")
}

fn weekday(rng: &mut Rng, on: NaiveDate) -> String {
    let day = on - TimeDelta::days(rng.i64(0..10));
    format!(
        "{}, {:02}:{:02}",
        day.format("%A"),
        rng.u8(8..18),
        rng.u8(..12) * 5
    )
}
