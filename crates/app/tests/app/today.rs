//! Everything on Today, and the sample team that fills it.

use kept_app::error::ErrorCode;
use serde_json::{Value, json};

use crate::expectation::sample;
use crate::fixture::Fixture;

fn list<'a>(view: &'a Value, field: &str) -> &'a Vec<Value> {
    view[field].as_array().unwrap()
}

#[test]
fn an_empty_vault_has_an_empty_day() {
    let kept = Fixture::new();
    let today = kept.ask("today_view", json!({}));
    assert_eq!(
        (&today["date"], &today["managerFirstName"]),
        (&json!("2026-11-19"), &json!("Marit"))
    );
    assert_eq!(
        (&today["hasMembers"], &today["kitSaved"]),
        (&json!(false), &json!(false))
    );
    for field in [
        "lateTasks",
        "latePromises",
        "dueTasks",
        "reminders",
        "promises",
        "drafts",
        "expectationDrafts",
        "comingUp",
        "notTalkedTo",
    ] {
        assert_eq!(today[field], json!([]), "{field} is empty");
    }
}

#[test]
fn today_says_what_is_late_due_owed_and_begun() {
    let kept = Fixture::new();
    kept.ask("sample_add", json!({}));
    let today = kept.ask("today_view", json!({}));
    let late: Vec<_> = list(&today, "lateTasks")
        .iter()
        .map(|row| {
            (
                row["memberName"].as_str().unwrap(),
                row["daysLate"].as_u64().unwrap(),
            )
        })
        .collect();
    assert_eq!(late.len(), 2, "two tasks are late: {late:?}");
    assert!(late.contains(&("Kateryna Bondar", 3)) && late.contains(&("Joost Dekker", 3)));
    assert_eq!(list(&today, "latePromises").len(), 1);
    assert_eq!(
        today["latePromises"][0]["daysLate"], 1,
        "the scanner was promised for yesterday"
    );
    let next: Vec<_> = list(&today, "promises")
        .iter()
        .map(|row| row["dueOn"].as_str().unwrap())
        .collect();
    assert_eq!(
        next,
        [
            "2026-11-19",
            "2026-11-20",
            "2026-11-20",
            "2026-11-27",
            "2026-11-30",
            "2026-12-01",
            "2026-12-01"
        ],
        "what comes next is not late"
    );
    assert_eq!(today["promisesOpen"], 8);
    assert_eq!(list(&today, "drafts").len(), 2);
    assert_eq!(list(&today, "expectationDrafts").len(), 3);
    let quiet: Vec<_> = list(&today, "notTalkedTo")
        .iter()
        .map(|row| row["name"].as_str().unwrap())
        .collect();
    assert_eq!(
        quiet,
        [
            "Yuki Tanabe",
            "Linnea Ström",
            "Imran Qureshi",
            "Joost Dekker",
            "Amara Nwosu"
        ],
        "never first, then the longest; praise, feedback still to give and the plan itself were no talks"
    );
    assert!(
        !list(&today, "comingUp").is_empty(),
        "reviews and follow-ups of the next two weeks"
    );
}

#[test]
fn what_is_done_leaves_today() {
    let kept = Fixture::new();
    kept.ask("sample_add", json!({}));
    let today = kept.ask("today_view", json!({}));
    for row in list(&today, "lateTasks") {
        let task = &row["task"];
        kept.ask(
            "task_move",
            json!({ "id": task["id"], "revision": task["revision"], "to": "accepted" }),
        );
    }
    let promise = &today["latePromises"][0]["promise"];
    kept.ask(
        "promise_settle",
        json!({ "id": promise["id"], "revision": promise["revision"], "to": "kept" }),
    );
    let after = kept.ask("today_view", json!({}));
    assert_eq!(
        (&after["lateTasks"], &after["latePromises"]),
        (&json!([]), &json!([]))
    );
    let members = kept.ask("member_list", json!({}));
    assert!(
        list(&members, "rows").iter().all(|row| row["late"] == false),
        "nobody has anything late"
    );
}

#[test]
fn who_is_late_and_what_is_open_stands_with_the_member() {
    let kept = Fixture::new();
    kept.ask("sample_add", json!({}));
    let members = kept.ask("member_list", json!({}));
    let row = |name: &str| {
        list(&members, "rows")
            .iter()
            .find(|row| row["name"] == name)
            .unwrap()
    };
    assert_eq!(row("Kateryna Bondar")["late"], true);
    assert_eq!(row("Kateryna Bondar")["lastTalkOn"], "2026-11-12");
    assert_eq!(row("Kateryna Bondar")["openExpectations"], 1);
    assert_eq!(
        (&row("Amara Nwosu")["late"], &row("Yuki Tanabe")["lastTalkOn"]),
        (&json!(false), &Value::Null)
    );
}

#[test]
fn the_sample_team_has_something_of_everything_that_is_signed_said_or_attached() {
    let kept = Fixture::new();
    kept.ask("sample_add", json!({}));
    let documents = kept.ask("document_list", json!({}));
    let mut states: Vec<_> = list(&documents, "rows")
        .iter()
        .map(|row| {
            (
                row["memberName"].as_str().unwrap(),
                row["state"].as_str().unwrap(),
            )
        })
        .collect();
    states.sort_unstable();
    assert_eq!(
        states,
        [("Joost Dekker", "handed-back"), ("Kateryna Bondar", "sealed")],
        "a plan waits for the manager, and a talk is sealed"
    );
    let sealed = list(&documents, "rows")
        .iter()
        .find(|row| row["state"] == "sealed")
        .unwrap();
    let verdict = kept.ask("document_verify", json!({ "id": sealed["id"] }));
    assert_eq!(
        (&verdict["intact"], &verdict["trusted"]),
        (&json!(true), &json!(true)),
        "the seal is a real one: {verdict}"
    );
    let session = kept.ask("session_get", json!({}));
    assert_eq!(
        session["handedOver"],
        Value::Null,
        "the screen is the manager's: {session}"
    );
    let feedback = kept.ask("feedback_list", json!({}));
    assert_eq!(
        feedback[0]["memberName"], "Imran Qureshi",
        "feedback is still to be given"
    );
    let notes = kept.ask("note_list", json!({}));
    let files: Vec<_> = list(&notes, "rows")
        .iter()
        .flat_map(|note| {
            let of = kept.ask("attachment_list", json!({ "kind": "note", "id": note["id"] }));
            list(&of, "rows").clone()
        })
        .collect();
    assert_eq!(
        (files.len(), &files[0]["pages"]),
        (1, &json!(1)),
        "a note has a file that can be shown"
    );
}

#[test]
fn the_sample_team_goes_without_a_trace() {
    let kept = Fixture::new();
    let real = kept.member("Tomás Herrera");
    kept.ask("sample_add", json!({}));
    assert_eq!(
        kept.code("sample_add", json!({})),
        ErrorCode::Precondition,
        "it comes once"
    );
    let draft = sample(&kept, "Certificates from one template");
    let shared = kept.ask("expectation_create", json!({
        "memberId": real, "expectation": { "title": "Mine", "tasks": [{ "text": "Ask Yuki", "ownerId": draft["memberId"] }] },
    }));
    // What a curious manager files about an invented person goes as well.
    let form = kept.ask(
        "form_create",
        json!({ "memberId": draft["memberId"], "template": "coaching-session" }),
    );
    kept.ask("form_save", json!({
        "id": form["id"], "revision": 1, "answers": { "topic": "T", "shared_understanding": "S", "follow_up_on": "2026-11-30" },
    }));
    kept.ask("form_file", json!({ "id": form["id"], "revision": 2 }));
    kept.ask("form_addendum", json!({ "id": form["id"], "text": "More" }));
    kept.ask("sample_remove", json!({}));
    let members = kept.ask("member_list", json!({}));
    assert_eq!(list(&members, "rows").len(), 1, "the real person stays");
    for (command, field) in [
        ("expectation_list", 1),
        ("form_list", 0),
        ("promise_list", 0),
        ("reminder_list", 0),
        ("document_list", 0),
        ("note_list", 0),
    ] {
        assert_eq!(
            list(&kept.ask(command, json!({})), "rows").len(),
            field,
            "{command} has nothing of the sample"
        );
    }
    assert_eq!(
        kept.ask("feedback_list", json!({})),
        json!([]),
        "nothing is left to say"
    );
    kept.ask("vault_check", json!({}));
    assert_eq!(
        kept.ask("search", json!({ "text": "scanner" }))["hits"],
        json!([]),
        "nothing of it is found"
    );
    let shared = kept.ask("expectation_get", json!({ "id": shared["id"] }));
    assert_eq!(
        shared["tasks"][0]["ownerName"], "Tomás Herrera",
        "her task came back to her"
    );
    kept.journal();
    kept.ask("sample_add", json!({}));
}
