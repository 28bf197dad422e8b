//! What happened with a member.

use serde_json::{Value, json};

use crate::expectation::sample;
use crate::fixture::Fixture;

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
