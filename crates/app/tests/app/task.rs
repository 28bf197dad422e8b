//! Tasks and promises of agreed expectations.

use kept_app::error::ErrorCode;
use serde_json::{Value, json};

use crate::expectation::sample;
use crate::fixture::Fixture;

fn task(kept: &Fixture, expectation: &str, text: &str) -> Value {
    let found = sample(kept, expectation);
    found["tasks"]
        .as_array()
        .unwrap()
        .iter()
        .find(|task| task["text"] == text)
        .unwrap()
        .clone()
}

const GUIDE: &str = "A guide to mass calibration that a new colleague can follow";
const STOCK: &str = "Stock counts without surprises";

#[test]
fn a_task_follows_its_states() {
    let kept = Fixture::new();
    kept.ask("sample_add", json!({}));
    let count = task(&kept, STOCK, "Count forty locations of this week");
    assert!(
        !count["nextStates"]
            .as_array()
            .unwrap()
            .contains(&json!("returned")),
        "nothing was handed in yet"
    );
    let moved = |request: Value| kept.ask("task_move", request);
    let id = &count["id"];
    let refused = kept.refused(
        "task_move",
        json!({ "id": id, "revision": count["revision"], "to": "blocked" }),
    );
    assert_eq!(refused.field.as_deref(), Some("note"), "who is blocked says why");
    kept.clock.set("2026-11-20T10:00:00Z".parse().unwrap());
    let blocked = moved(
        json!({ "id": id, "revision": count["revision"], "to": "blocked", "note": "The scanner is late" }),
    );
    assert_eq!(
        (&blocked["state"], &blocked["stateNote"]),
        (&json!("blocked"), &json!("The scanner is late"))
    );
    assert_eq!(
        blocked["stateSince"], "2026-11-20T10:00:00Z",
        "since when is kept"
    );
    let done =
        moved(json!({ "id": id, "revision": blocked["revision"], "to": "accepted", "result": "All forty" }));
    assert_eq!(
        (&done["stateNote"], &done["result"]),
        (&Value::Null, &json!("All forty"))
    );
    let again = kept.refused(
        "task_move",
        json!({ "id": id, "revision": done["revision"], "to": "accepted" }),
    );
    assert_eq!(again.field.as_deref(), Some("to"));
    assert_eq!(
        kept.code("task_move", json!({ "id": id, "revision": 1, "to": "to-do" })),
        ErrorCode::Conflict,
        "a step from an old screen is a conflict"
    );
    let undone = moved(json!({ "id": id, "revision": done["revision"], "to": "doing" }));
    assert_eq!(undone["state"], "doing", "a closed task can be opened again");
}

#[test]
fn a_result_that_was_agreed_is_asked_for() {
    let kept = Fixture::new();
    kept.ask("sample_add", json!({}));
    let chapter = task(&kept, GUIDE, "Chapter two: the series");
    let back = kept.ask("task_move", json!({
        "id": chapter["id"], "revision": chapter["revision"], "to": "returned", "note": "The table of limits is missing",
    }));
    let accepted = kept.ask(
        "task_move",
        json!({ "id": chapter["id"], "revision": back["revision"], "to": "accepted" }),
    );
    assert_eq!(
        accepted["result"], chapter["result"],
        "the result that was handed in stays"
    );
}

#[test]
fn tasks_of_drafts_and_closed_expectations_stay_where_they_are() {
    let kept = Fixture::new();
    kept.ask("sample_add", json!({}));
    for (title, text) in [
        (
            "Certificates from one template",
            "List what differs between the four",
        ),
        (
            "A Friday hour for paperwork",
            "Block the hour in the plan for ten weeks",
        ),
    ] {
        let task = task(&kept, title, text);
        let request = json!({ "id": task["id"], "revision": task["revision"], "to": "doing" });
        assert_eq!(
            kept.code("task_move", request),
            ErrorCode::Precondition,
            "{title} is not agreed, or closed"
        );
    }
}

#[test]
fn a_promise_is_kept_and_opened_again() {
    let kept = Fixture::new();
    kept.ask("sample_add", json!({}));
    let open = kept.ask("promise_list", json!({}));
    let rows = open["rows"].as_array().unwrap();
    let due: Vec<_> = rows.iter().map(|row| row["dueOn"].as_str().unwrap()).collect();
    assert_eq!(
        due,
        [
            "2026-11-18",
            "2026-11-19",
            "2026-11-20",
            "2026-11-20",
            "2026-11-27",
            "2026-11-30",
            "2026-12-01",
            "2026-12-01"
        ],
        "what is owed, by date"
    );
    let settle =
        |promise: &Value, to: &str| json!({ "id": promise["id"], "revision": promise["revision"], "to": to });
    let settled = kept.ask("promise_settle", settle(&rows[0], "kept"));
    assert_eq!(settled["state"], "kept");
    assert_eq!(
        kept.code("promise_settle", settle(&rows[0], "kept")),
        ErrorCode::Conflict
    );
    assert_eq!(
        kept.refused("promise_settle", settle(&settled, "broken"))
            .field
            .as_deref(),
        Some("to")
    );
    let reopened = kept.ask("promise_settle", settle(&settled, "open"));
    assert_eq!(reopened["state"], "open");
    let stated = kept.ask("promise_list", json!({ "state": "stated" }));
    let stated = stated["rows"].as_array().unwrap();
    assert_eq!(
        stated.last().unwrap()["dueWords"],
        "throughout",
        "a promise without a date comes last"
    );
    assert_eq!(
        kept.refused("promise_settle", settle(&stated[0], "kept"))
            .field
            .as_deref(),
        Some("to"),
        "what is not agreed cannot be kept"
    );
}
