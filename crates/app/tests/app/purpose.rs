//! Forms with rules of their own: feedback, corrections, improvement plans.

use kept_app::error::ErrorCode;
use serde_json::{Value, json};

use crate::fixture::{Fixture, ink};
use crate::signing::signed;

pub(crate) fn draft(kept: &Fixture, member: &Value, template: &str, on: &str, answers: Value) -> Value {
    let form = kept.ask(
        "form_create",
        json!({ "memberId": member, "template": template, "eventOn": on }),
    );
    save(kept, &form, answers);
    form
}

/// Adds answers to those that a form began with.
fn save(kept: &Fixture, form: &Value, answers: Value) {
    let mut all = form["answers"].clone();
    let Value::Object(answers) = answers else {
        panic!("answers are keyed by field");
    };
    for (key, value) in answers {
        all[key] = value;
    }
    kept.ask(
        "form_save",
        json!({ "id": form["id"], "revision": form["revision"], "answers": all }),
    );
}

pub(crate) fn file(kept: &Fixture, form: &Value) -> Value {
    let revision = form["revision"].as_u64().unwrap() + 1;
    kept.ask("form_file", json!({ "id": form["id"], "revision": revision }))
}

fn correction(kept: &Fixture, member: &Value, matter: &str, link: Option<Value>) -> Value {
    let mut answers = json!({
        "topic": "Notes on open calls",
        "matter": matter,
        "level": "spoken",
        "standard": "Every open call has a note",
        "facts": [{ "when": "Saturday", "fact": "No note" }],
    });
    if let Some(link) = link {
        answers["expectation"] = link;
    }
    draft(kept, member, "correction", "2026-11-18", answers)
}

#[test]
fn feedback_that_was_not_given_yet_waits_until_it_is() {
    let kept = Fixture::new();
    let member = json!(kept.member("Tomás Herrera"));
    let answers = json!({
        "kind": "reinforce",
        "delivered": "not-yet",
        "deliver_on": "2026-11-20",
        "behaviour": "Called the customer before the report was due",
    });
    let form = draft(&kept, &member, "feedback", "2026-11-17", answers);
    let deliver = json!({ "id": form["id"], "way": "in-person" });
    assert_eq!(
        kept.code("feedback_deliver", deliver.clone()),
        ErrorCode::Precondition,
        "a draft says itself whether it was given"
    );
    let filed = file(&kept, &form);
    assert_eq!(filed["feedback"]["deliverOn"], "2026-11-20");
    let waiting = kept.ask("feedback_list", json!({ "memberId": member }));
    assert_eq!(waiting[0]["formId"], form["id"]);
    assert_eq!(kept.ask("feedback_list", json!({})), waiting);
    let reminders = kept.ask("reminder_list", json!({}));
    assert_eq!(
        reminders["rows"][0]["subjectId"], form["id"],
        "the day that was set is reminded of"
    );

    let mut early = deliver.clone();
    early["on"] = json!("2026-11-16");
    assert_eq!(
        kept.refused("feedback_deliver", early).field.as_deref(),
        Some("on")
    );
    let given = kept.ask("feedback_deliver", deliver.clone());
    assert_eq!(
        (&given["feedback"]["deliveredOn"], &given["feedback"]["way"]),
        (&json!("2026-11-19"), &json!("in-person"))
    );
    assert_eq!(
        given["answers"], filed["answers"],
        "the filed form stays as it is"
    );
    assert_eq!(kept.ask("feedback_list", json!({})), json!([]));
    assert_eq!(kept.ask("reminder_list", json!({}))["rows"], json!([]));
    assert_eq!(kept.code("feedback_deliver", deliver), ErrorCode::Precondition);
}

#[test]
fn like_cases_are_those_of_others_in_the_same_matter() {
    let kept = Fixture::new();
    let [tomas, joost] = ["Tomás Herrera", "Joost Bakker"].map(|name| json!(kept.member(name)));
    for (member, matter) in [(&joost, "rules"), (&joost, "safety"), (&tomas, "rules")] {
        let form = correction(&kept, member, matter, None);
        file(&kept, &form);
    }
    let form = correction(&kept, &tomas, "rules", None);
    let cases = kept.ask("like_cases", json!({ "id": form["id"] }));
    assert_eq!(
        cases.as_array().unwrap().len(),
        1,
        "one, about somebody else: {cases}"
    );
    assert_eq!(
        (
            &cases[0]["memberName"],
            &cases[0]["level"],
            &cases[0]["sameLevel"]
        ),
        (&json!("Joost Bakker"), &json!("Spoken"), &json!(true))
    );
}

#[test]
fn the_check_says_what_was_known_before() {
    let kept = Fixture::new();
    let expectation = kept.draft();
    let agree = json!({ "statement": "agree", "ink": ink() });
    let document = signed(&kept, &expectation, agree)["id"].clone();
    let (member, expectation) = (&expectation["memberId"], &expectation["id"]);
    let surprise = correction(&kept, member, "rules", None);
    let checked = kept.ask("no_surprise", json!({ "id": surprise["id"] }));
    assert_eq!(checked["clear"], false);
    assert_eq!(checked["answers"][0]["question"], "stated");
    assert_eq!(checked["answers"][0]["known"], false, "nothing is linked");

    let link = json!({ "kind": "expectation", "id": expectation });
    let form = correction(&kept, member, "rules", Some(link));
    let checked = kept.ask("no_surprise", json!({ "id": form["id"] }));
    let stated = &checked["answers"][0];
    assert_eq!(
        (&stated["question"], &stated["known"]),
        (&json!("stated"), &json!(true))
    );
    assert_eq!(
        stated["record"],
        json!({ "kind": "document", "id": document }),
        "each answer leads to the record that it rests on"
    );
    let questions: Vec<_> = checked["answers"]
        .as_array()
        .unwrap()
        .iter()
        .map(|a| a["question"].clone())
        .collect();
    assert_eq!(questions, ["stated", "consequence", "reviews", "earlier"]);
    assert_eq!(
        kept.code(
            "no_surprise",
            json!({ "id": kept.ask("form_create",
            json!({ "memberId": member, "template": "coaching-session" }))["id"] })
        ),
        ErrorCode::Precondition
    );
}

fn plan(kept: &Fixture, member: &Value) -> Value {
    let answers = json!({
        "focus": "Reports within five working days",
        "plan_kind": "new",
        "starts_on": "2026-10-01",
        "ends_on": "2026-12-31",
        "gaps": [{ "area": "Reports", "standard": "Five days", "observed": "61 of 100" }],
        "goals": [{ "goal": "Nine of ten in five days" }, { "goal": "No report older than ten" }],
        "meetings": [{ "on": "2026-10-15" }, { "on": "2026-11-27" }],
        "consequence": "Another role",
    });
    let form = draft(kept, member, "pip", "2026-10-01", answers);
    file(kept, &form)
}

#[test]
fn a_plan_lives_from_its_start_to_its_end() {
    let kept = Fixture::new();
    let member = json!(kept.member("Tomás Herrera"));
    let meeting = json!({ "memberId": member, "template": "pip-meeting", "eventOn": "2026-10-15" });
    assert_eq!(
        kept.code("form_create", meeting.clone()),
        ErrorCode::Precondition,
        "there is no meeting without a plan"
    );
    let first = plan(&kept, &member);
    let reminders = kept.ask("reminder_list", json!({}));
    let days: Vec<_> = reminders["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["dueOn"].clone())
        .collect();
    assert_eq!(
        days,
        ["2026-11-27", "2026-12-31"],
        "meetings to come and the end of the plan are reminded of"
    );

    let held = kept.ask("form_create", meeting);
    assert_eq!(
        held["continuesId"], first["id"],
        "it belongs to the only open plan"
    );
    assert_eq!(
        held["answers"]["ratings"],
        json!([{ "goal": "Nine of ten in five days" }, { "goal": "No report older than ten" }]),
        "and asks about the goals of the plan"
    );
    let ratings = json!([{ "goal": "Nine of ten in five days", "rating": "partly" }]);
    save(&kept, &held, json!({ "ratings": ratings, "summary": "Better" }));
    file(&kept, &held);

    let amendment = kept.ask(
        "form_create",
        json!({ "memberId": member, "template": "pip", "continuesId": first["id"], "eventOn": "2026-11-01" }),
    );
    assert_eq!(
        (&amendment["answers"]["plan_kind"], &amendment["answers"]["focus"]),
        (&json!("amendment"), &json!("Reports within five working days")),
        "an amendment begins with the plan as it stands"
    );
    save(
        &kept,
        &amendment,
        json!({ "goals": [{ "goal": "Eight of ten in five days" }], "ends_on": "2027-01-15" }),
    );
    file(&kept, &amendment);

    let shown = kept.ask("plan_get", json!({ "id": amendment["id"] }));
    assert_eq!(
        (&shown["id"], &shown["open"], &shown["endsOn"]),
        (&first["id"], &json!(true), &json!("2027-01-15"))
    );
    assert_eq!(
        shown["goals"],
        json!(["Eight of ten in five days"]),
        "the latest text applies"
    );
    assert_eq!(shown["texts"].as_array().unwrap().len(), 2);
    assert_eq!(shown["meetings"][0]["ratings"][0]["rating"], "Partly");
    assert_eq!(shown["planned"], json!(["2026-11-27"]));
    assert_eq!(kept.ask("plan_list", json!({ "memberId": member }))[0], shown);

    let outcome = |on: &str, answers: Value| {
        let form = kept.ask(
            "form_create",
            json!({ "memberId": member, "template": "pip-outcome", "eventOn": on }),
        );
        save(&kept, &form, answers);
        file(&kept, &form)
    };
    outcome(
        "2026-11-10",
        json!({ "outcome": "extended", "reasons": "On the way", "new_ends_on": "2027-02-26" }),
    );
    let extended = kept.ask("plan_get", json!({ "id": first["id"] }));
    assert_eq!(
        (&extended["open"], &extended["endsOn"]),
        (&json!(true), &json!("2027-02-26")),
        "an extended plan goes on"
    );
    outcome(
        "2026-11-18",
        json!({ "outcome": "met", "reasons": "Every goal is met" }),
    );
    let ended = kept.ask("plan_get", json!({ "id": first["id"] }));
    assert_eq!(ended["open"], false);
    assert_eq!(kept.ask("plan_list", json!({ "memberId": member })), json!([]));
    assert_eq!(
        kept.ask("plan_list", json!({ "memberId": member, "ended": true }))[0],
        ended
    );
    let late = json!({ "memberId": member, "template": "pip-meeting", "continuesId": first["id"] });
    assert_eq!(
        kept.code("form_create", late),
        ErrorCode::Precondition,
        "after the end nothing is added"
    );
    kept.ask(
        "form_addendum",
        json!({ "id": first["id"], "text": "Still well in spring." }),
    );
}

#[test]
fn an_amendment_names_the_plan_that_it_changes() {
    let kept = Fixture::new();
    let member = json!(kept.member("Tomás Herrera"));
    plan(&kept, &member);
    let answers = json!({
        "focus": "Another", "plan_kind": "extension", "starts_on": "2026-11-01", "ends_on": "2026-12-31",
        "gaps": [{ "area": "a" }], "goals": [{ "goal": "b" }], "consequence": "c",
    });
    let form = draft(&kept, &member, "pip", "2026-11-01", answers);
    let revision = form["revision"].as_u64().unwrap() + 1;
    let refused = kept.refused("form_file", json!({ "id": form["id"], "revision": revision }));
    assert_eq!(refused.field.as_deref(), Some("answers.amends"));
}
