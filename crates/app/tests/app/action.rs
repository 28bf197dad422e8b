//! What follows from a form: promises, tasks, reminders.

use kept_app::error::ErrorCode;
use serde_json::{Value, json};

use crate::fixture::Fixture;

/// A draft with two things agreed, and its revision.
fn agreed(kept: &Fixture) -> (Value, Value) {
    let member = kept.member("Kateryna Bondar");
    let form = kept.ask(
        "form_create",
        json!({ "memberId": member, "template": "coaching-session" }),
    );
    let answers = json!({
        "topic": "Handing over open calls",
        "facts": [{ "when": "Saturday", "fact": "No note on the call" }],
        "shared_understanding": "The Friday handover is missing time, not skill.",
        "plan": [
            { "step": "Phone goes over at 17:30", "owner": "manager", "due": "2026-11-18" },
            { "step": "One template for open calls", "owner": member, "due": "2026-11-19" },
        ],
        "said_back": "I stop taking calls at half past five.",
        "follow_up_on": "2026-12-04",
    });
    let mut request = json!({ "id": form["id"], "revision": 1, "answers": answers });
    request["eventOn"] = json!("2026-11-12");
    kept.ask("form_save", request);
    (member.into(), form)
}

#[test]
fn filing_says_first_what_it_will_make_and_then_makes_it_once() {
    let kept = Fixture::new();
    let (member, form) = agreed(&kept);
    let coming = kept.ask("form_actions", json!({ "id": form["id"] }));
    assert_eq!(
        coming["promises"],
        json!([{ "text": "Phone goes over at 17:30", "ownerName": "Marit Solberg", "dueOn": "2026-11-18" }]),
        "what the manager owes is a promise"
    );
    assert_eq!(
        coming["tasks"],
        json!([{ "text": "One template for open calls", "ownerName": "Kateryna Bondar", "dueOn": "2026-11-19" }]),
        "what somebody else does is a task"
    );
    assert_eq!(coming["reminders"], json!(["2026-12-04"]));
    let none = kept.ask("promise_list", json!({}));
    assert_eq!(none["rows"], json!([]), "nothing is made before it is filed");

    let filed = kept.ask("form_file", json!({ "id": form["id"], "revision": 2 }));
    let (promise, task) = (&filed["promises"][0], &filed["tasks"][0]);
    assert_eq!(
        (&promise["formId"], &promise["state"]),
        (&form["id"], &json!("open"))
    );
    assert_eq!(
        (&task["formId"], &task["expectationId"]),
        (&form["id"], &json!(null))
    );
    assert_eq!(
        kept.code("form_file", json!({ "id": form["id"], "revision": 3 })),
        ErrorCode::Precondition,
        "and nothing is made twice"
    );
    assert_eq!(
        kept.code("form_actions", json!({ "id": form["id"] })),
        ErrorCode::Precondition
    );

    let today = kept.ask("today_view", json!({}));
    assert_eq!(today["latePromises"][0]["promise"]["id"], promise["id"]);
    let due = &today["dueTasks"][0];
    assert_eq!(
        (&due["task"]["id"], &due["memberId"], &due["originTitle"]),
        (&task["id"], &member, &json!("Handing over open calls")),
        "a task of a talk stands on Today with the talk that it comes from"
    );
    assert_eq!(
        kept.ask("task_list", json!({ "memberId": member }))[0]["id"],
        task["id"]
    );
    let ledger = kept.ask("promise_list", json!({ "memberId": member }));
    assert_eq!(ledger["rows"][0]["id"], promise["id"]);
    let people = kept.ask("member_list", json!({}));
    assert_eq!(people["rows"][0]["late"], true, "a late promise of a talk counts");
}

#[test]
fn what_was_agreed_in_a_talk_is_done_like_anything_else() {
    let kept = Fixture::new();
    let (member, form) = agreed(&kept);
    let filed = kept.ask("form_file", json!({ "id": form["id"], "revision": 2 }));
    let (promise, task) = (&filed["promises"][0], &filed["tasks"][0]);
    let moved = kept.ask(
        "task_move",
        json!({ "id": task["id"], "revision": 1, "to": "accepted" }),
    );
    assert_eq!(moved["state"], "accepted");
    kept.ask(
        "promise_settle",
        json!({ "id": promise["id"], "revision": 1, "to": "kept" }),
    );
    let read = kept.ask("form_get", json!({ "id": form["id"] }));
    assert_eq!(
        (&read["tasks"][0]["state"], &read["promises"][0]["state"]),
        (&json!("accepted"), &json!("kept")),
        "the form shows how it stands now"
    );
    assert_eq!(read["answers"], filed["answers"], "and says what it said");
    assert_eq!(kept.ask("task_list", json!({ "memberId": member })), json!([]));
}
