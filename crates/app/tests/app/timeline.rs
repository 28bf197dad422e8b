//! What happened with a member.

use serde_json::{Value, json};

use crate::expectation::sample;
use crate::fixture::{Fixture, ink, text};
use crate::purpose::{draft, file};
use crate::signing::signed;

fn rows(kept: &Fixture, request: Value) -> Vec<Value> {
    kept.ask("timeline_list", request)["rows"]
        .as_array()
        .unwrap()
        .clone()
}

#[test]
fn everything_that_happened_newest_first() {
    let kept = Fixture::new();
    kept.ask("sample_add", json!({}));
    let expectation = sample(&kept, "Visit reports within five working days");
    let member = &expectation["memberId"];
    let line = |row: &Value| ["kind", "on", "state"].map(|field| row[field].as_str().unwrap().to_owned());
    // Beside the notes and the regular talks.
    let told = || -> Vec<Value> {
        rows(&kept, json!({ "memberId": member }))
            .into_iter()
            .filter(|row| row["kind"] != "note" && row["template"] != "one-to-one")
            .collect()
    };
    let before: Vec<_> = told().iter().map(line).collect();
    assert_eq!(
        before,
        [
            ["addendum", "2026-10-29", "filed"],
            ["form", "2026-10-05", "filed"]
        ]
    );
    kept.ask(
        "expectation_close",
        json!({
            "id": expectation["id"], "revision": expectation["revision"], "outcome": "not-met",
        }),
    );
    let after = told();
    assert_eq!(
        line(&after[0]),
        ["expectation", "2026-11-19", "not-met"],
        "closing is something that happened"
    );
    assert_eq!(after[0]["circle"], "official");
    assert_eq!(
        after[1]["title"], "What stops the report",
        "an addendum has the title of its form"
    );
    assert!(
        after[1]["summary"]
            .as_str()
            .unwrap()
            .starts_with("Follow-up held"),
        "and says what was added"
    );
    assert_eq!(after[1]["id"], after[2]["id"], "and opens it");
    assert_eq!(after[2]["template"], "coaching-session");
}

#[test]
fn pages_hold_every_row_once() {
    let kept = Fixture::new();
    let member = kept.member("Tomás Herrera");
    for day in 1..=9 {
        let event_on = format!("2026-11-{:02}", day / 2 + 1);
        kept.ask(
            "form_create",
            json!({ "memberId": member, "template": "coaching-session", "eventOn": event_on }),
        );
    }
    let all = rows(&kept, json!({ "memberId": member }));
    assert_eq!(all.len(), 9);
    assert!(
        all.windows(2)
            .all(|pair| pair[0]["on"].as_str() >= pair[1]["on"].as_str()),
        "newest first"
    );
    let (mut paged, mut after) = (Vec::new(), Value::Null);
    loop {
        let page = kept.ask(
            "timeline_list",
            json!({ "memberId": member, "limit": 2, "after": after }),
        );
        paged.extend(page["rows"].as_array().unwrap().clone());
        match page.get("next") {
            Some(next) => after = next.clone(),
            None => break,
        }
    }
    assert_eq!(paged, all, "pages put together are the whole");
}

#[test]
fn lateness_is_shown_with_what_was_filed() {
    let kept = Fixture::new();
    let member = kept.member("Tomás Herrera");
    let form = kept.ask(
        "form_create",
        json!({ "memberId": member, "template": "coaching-session", "eventOn": "2026-11-17" }),
    );
    assert_eq!(
        rows(&kept, json!({ "memberId": member }))[0]["daysLate"],
        0,
        "a draft is not late"
    );
    kept.ask(
        "form_save",
        json!({
            "id": form["id"], "revision": 1, "answers": { "topic": "T", "shared_understanding": "S" },
        }),
    );
    kept.ask("form_file", json!({ "id": form["id"], "revision": 2 }));
    let row = rows(&kept, json!({ "memberId": member })).remove(0);
    assert_eq!(
        (&row["daysLate"], &row["title"], &row["summary"]),
        (&json!(2), &json!("T"), &json!("S"))
    );
    assert_eq!(
        row["circle"], "official",
        "topic and shared sentence go on the summary"
    );
}

/// A note about something that happened on a day.
fn note(kept: &Fixture, member: &str, day: &str) {
    let text = format!("What happened on {day}");
    kept.ask(
        "note_create",
        json!({ "memberId": member, "note": { "text": text, "eventOn": day } }),
    );
}

#[test]
fn a_date_is_jumped_to_without_reading_what_lies_between() {
    let kept = Fixture::new();
    let member = kept.member("Tomás Herrera");
    for day in [
        "2019-03-31",
        "2019-04-01",
        "2019-04-30",
        "2019-05-01",
        "2026-11-18",
    ] {
        note(&kept, &member, day);
    }
    let until = |before: &str, after: Value| {
        kept.ask(
            "timeline_list",
            json!({ "memberId": member, "before": before, "limit": 2, "after": after }),
        )
    };
    let days = |page: &Value| -> Vec<String> {
        let rows = page["rows"].as_array().unwrap().iter();
        rows.map(|row| row["on"].as_str().unwrap().to_owned()).collect()
    };
    let april = until("2019-05-01", Value::Null);
    assert_eq!(
        days(&april),
        ["2019-04-30", "2019-04-01"],
        "the day itself is not before it"
    );
    let rest = until("2019-05-01", april["next"].clone());
    assert_eq!(days(&rest), ["2019-03-31"], "and the list goes on from there");
}

#[test]
fn months_count_what_the_list_holds() {
    let kept = Fixture::new();
    let member = kept.member("Tomás Herrera");
    for day in ["2019-03-31", "2019-04-01", "2019-04-30", "2026-11-18"] {
        note(&kept, &member, day);
    }
    kept.ask(
        "form_create",
        json!({ "memberId": member, "template": "coaching-session", "eventOn": "2019-04-02" }),
    );
    let other = kept.member("Aylin Kaya");
    note(&kept, &other, "2019-04-01");
    let months = |only: Value| kept.ask("timeline_months", json!({ "memberId": member, "only": only }));
    assert_eq!(
        months(Value::Null),
        json!([
            { "begins": "2026-11-01", "count": 1 },
            { "begins": "2019-04-01", "count": 3 },
            { "begins": "2019-03-01", "count": 1 },
        ]),
        "newest first, theirs alone, and no empty month"
    );
    assert_eq!(
        months(json!("talks")),
        json!([{ "begins": "2019-04-01", "count": 1 }])
    );
    assert_eq!(months(json!("documents")), json!([]));
    let talks = rows(&kept, json!({ "memberId": member, "only": "talks" }));
    assert_eq!(
        talks.iter().map(|row| &row["kind"]).collect::<Vec<_>>(),
        ["form"],
        "the list is narrowed in the same way"
    );
    assert_eq!(
        rows(&kept, json!({ "memberId": member, "only": "notes" })).len(),
        4
    );
}

#[test]
fn each_kind_is_asked_for_alone() {
    let kept = Fixture::new();
    kept.ask("sample_add", json!({}));
    let expectation = sample(&kept, "Visit reports within five working days");
    kept.ask(
        "expectation_close",
        json!({
            "id": expectation["id"], "revision": expectation["revision"], "outcome": "not-met",
        }),
    );
    let all = rows(
        &kept,
        json!({ "memberId": expectation["memberId"], "limit": 200 }),
    );
    let mut together = 0;
    for (only, kinds) in [
        ("talks", &["form", "addendum"][..]),
        ("notes", &["note"]),
        ("expectations", &["expectation"]),
        ("documents", &["document"]),
    ] {
        let request = json!({ "memberId": expectation["memberId"], "only": only, "limit": 200 });
        let narrowed = rows(&kept, request.clone());
        let meant = all
            .iter()
            .filter(|row| kinds.contains(&row["kind"].as_str().unwrap()));
        assert!(
            meant.eq(&narrowed),
            "{only} are those of the whole list, in its order"
        );
        together += narrowed.len();
    }
    assert_eq!(together, all.len(), "every kind can be asked for");
}

#[test]
fn midnight_is_that_of_the_wall() {
    let kept = Fixture::new();
    let member = json!(kept.member("Tomás Herrera"));
    let answers = json!({ "topic": "T", "shared_understanding": "S" });
    let form = draft(&kept, &member, "coaching-session", "2026-11-18", answers);
    file(&kept, &form);
    // In Amsterdam December begins at 23:00 UTC.
    for (at, text) in [
        ("2026-11-30T22:59:59Z", "In November"),
        ("2026-11-30T23:00:01Z", "In December"),
    ] {
        kept.clock.set(at.parse().unwrap());
        kept.ask("form_addendum", json!({ "id": form["id"], "text": text }));
    }
    note(&kept, member.as_str().unwrap(), "2026-11-30");

    let whole = json!({ "memberId": member });
    let days = |request: Value| -> Vec<[String; 2]> {
        let told = |row: &Value, field: &str| row[field].as_str().unwrap_or_default().to_owned();
        let rows = rows(&kept, request).into_iter();
        rows.map(|row| [told(&row, "on"), told(&row, "kind")]).collect()
    };
    let listed = days(whole.clone());
    assert_eq!(listed[0], ["2026-12-01", "addendum"], "{listed:?}");
    assert_eq!(listed[1][0], "2026-11-30");
    assert_eq!(listed[2][0], "2026-11-30");
    assert_eq!(listed[3], ["2026-11-18", "form"]);
    assert_eq!(
        kept.ask("timeline_months", whole),
        json!([
            { "begins": "2026-12-01", "count": 1 },
            { "begins": "2026-11-01", "count": 3 },
        ]),
        "the months count the days that are shown"
    );
    let november = days(json!({ "memberId": member, "before": "2026-12-01" }));
    assert_eq!(
        november,
        listed[1..],
        "whoever jumps to November finds nothing of December"
    );
}

#[test]
fn what_is_sealed_or_closed_after_midnight_is_of_the_new_day() {
    let kept = Fixture::new();
    kept.ask("sample_add", json!({}));
    let expectation = sample(&kept, "Visit reports within five working days");
    let member = &expectation["memberId"];
    kept.clock.set("2026-11-30T23:00:01Z".parse().unwrap());
    let outcome = json!({ "id": expectation["id"], "revision": expectation["revision"], "outcome": "met" });
    kept.ask("expectation_close", outcome);
    let draft = kept.ask(
        "expectation_create",
        json!({ "memberId": member, "expectation": text() }),
    );
    signed(&kept, &draft, json!({ "statement": "agree", "ink": ink() }));
    for (only, day) in [("expectations", "2026-12-01"), ("documents", "2026-12-01")] {
        let newest = rows(&kept, json!({ "memberId": member, "only": only }));
        assert_eq!(newest[0]["on"], day, "{only}");
        let months = kept.ask("timeline_months", json!({ "memberId": member, "only": only }));
        assert_eq!(months[0], json!({ "begins": day, "count": 1 }), "{only}");
    }
}
