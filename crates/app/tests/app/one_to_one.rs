//! One-to-ones: the agenda that carries over, the question bank, the prep brief.

use chrono::TimeDelta;
use kept_app::error::ErrorCode;
use serde_json::{Value, json};

use crate::fixture::Fixture;

fn add(kept: &Fixture, member: &str, side: &str, text: &str) -> Value {
    kept.ask(
        "agenda_add",
        json!({ "memberId": member, "side": side, "text": text }),
    )
}

fn agenda(kept: &Fixture, member: &str) -> Vec<Value> {
    let points = kept.ask("agenda_list", json!({ "memberId": member }));
    points.as_array().unwrap().clone()
}

fn texts(points: &[Value]) -> Vec<&str> {
    points
        .iter()
        .map(|point| point["text"].as_str().unwrap())
        .collect()
}

fn settle(kept: &Fixture, point: &Value, to: &str, form: Option<&Value>) -> Value {
    let mut request = json!({ "id": point["id"], "revision": point["revision"], "to": to });
    if let Some(form) = form {
        request["formId"] = form.clone();
    }
    kept.ask("agenda_settle", request)
}

pub(crate) fn start(kept: &Fixture, member: &str) -> Value {
    let started = kept.ask("talk_start", json!({ "memberId": member }));
    kept.ask("form_get", json!({ "id": started["formId"] }))
}

fn save(kept: &Fixture, form: &Value, answers: Value) -> Value {
    let mut request = json!({ "id": form["id"], "revision": form["revision"], "eventOn": form["eventOn"] });
    request["answers"] = answers;
    kept.ask("form_save", request)
}

pub(crate) fn file(kept: &Fixture, form: &Value, answers: Value) -> Value {
    let saved = save(kept, form, answers);
    kept.ask(
        "form_file",
        json!({ "id": form["id"], "revision": saved["revision"] }),
    )
}

#[test]
fn what_is_discussed_stands_in_the_form_and_what_is_not_carries_over() {
    let kept = Fixture::new();
    let member = kept.member("Tomás Herrera");
    let hour = add(&kept, &member, "theirs", "The Friday hour");
    add(&kept, &member, "theirs", "Driving back twice");
    let van = add(&kept, &member, "mine", "The new van");
    assert_eq!(
        texts(&agenda(&kept, &member)),
        ["The Friday hour", "Driving back twice", "The new van"],
        "theirs first, in the order in which they were written down"
    );

    kept.clock.forward(TimeDelta::hours(1));
    let talk = start(&kept, &member);
    assert_eq!(talk["template"]["purpose"], "one-to-one");
    settle(&kept, &hour, "discussed", Some(&talk["id"]));
    settle(&kept, &van, "dropped", Some(&talk["id"]));
    let in_talk = kept.ask("agenda_list", json!({ "memberId": member, "formId": talk["id"] }));
    assert_eq!(
        in_talk.as_array().unwrap().len(),
        3,
        "the talk shows what it settled and what is open"
    );
    let filed = file(
        &kept,
        &talk,
        json!({ "mood": 7, "my_topics": [{ "text": "The winter rota", "state": "later" }] }),
    );
    assert_eq!(
        filed["answers"]["their_topics"],
        json!([{ "text": "The Friday hour", "state": "discussed" }])
    );
    assert_eq!(
        filed["answers"]["my_topics"],
        json!([
            { "text": "The winter rota", "state": "later" },
            { "text": "The new van", "state": "dropped" },
        ])
    );
    let open = agenda(&kept, &member);
    assert_eq!(
        texts(&open),
        ["Driving back twice", "The winter rota"],
        "what was not reached stays, and what was put off comes to it"
    );
    assert_eq!(open[0]["carried"], 1, "one talk was held without it");
    assert_eq!(open[1]["carried"], 0, "it was put off in this one");
    let hit = kept.ask("search", json!({ "text": "Friday hour" }));
    assert_eq!(hit["hits"][0]["id"], filed["id"], "what was discussed is found");

    let discussed = kept.ask(
        "agenda_list",
        json!({ "memberId": member, "formId": filed["id"] }),
    );
    let settled = discussed
        .as_array()
        .unwrap()
        .iter()
        .find(|point| point["id"] == hour["id"]);
    let error = kept.refused(
        "agenda_reopen",
        json!({ "id": hour["id"], "revision": settled.unwrap()["revision"] }),
    );
    assert_eq!(
        error.code,
        ErrorCode::Precondition,
        "a filed talk does not change any more"
    );
    kept.journal();
}

#[test]
fn a_point_of_a_draft_that_is_thrown_away_can_be_opened_again() {
    let kept = Fixture::new();
    let member = kept.member("Tomás Herrera");
    let point = add(&kept, &member, "theirs", "The Friday hour");
    let talk = start(&kept, &member);
    let settled = settle(&kept, &point, "discussed", Some(&talk["id"]));
    assert!(agenda(&kept, &member).is_empty());
    kept.ask(
        "form_discard",
        json!({ "id": talk["id"], "revision": talk["revision"] }),
    );
    let open = kept.ask(
        "agenda_reopen",
        json!({ "id": point["id"], "revision": settled["revision"] }),
    );
    assert_eq!(open["state"], "open");
    assert_eq!(texts(&agenda(&kept, &member)), ["The Friday hour"]);
}

#[test]
fn points_are_moved_changed_and_guarded() {
    let kept = Fixture::new();
    let member = kept.member("Tomás Herrera");
    let one = add(&kept, &member, "theirs", "One");
    add(&kept, &member, "theirs", "Two");
    let three = add(&kept, &member, "theirs", "Three");
    add(&kept, &member, "mine", "Four");
    let moved = kept.ask(
        "agenda_move",
        json!({ "id": three["id"], "revision": 1, "to": 0 }),
    );
    assert_eq!(texts(&agenda(&kept, &member)), ["Three", "One", "Two", "Four"]);
    assert_eq!(
        kept.code(
            "agenda_move",
            json!({ "id": three["id"], "revision": 1, "to": 2 })
        ),
        ErrorCode::Conflict,
        "it was moved elsewhere meanwhile"
    );
    kept.ask(
        "agenda_move",
        json!({ "id": three["id"], "revision": moved["revision"], "to": 9, "side": "mine" }),
    );
    assert_eq!(texts(&agenda(&kept, &member)), ["One", "Two", "Four", "Three"]);
    let changed = kept.ask(
        "agenda_update",
        json!({ "id": one["id"], "revision": 1, "text": "  One and a half " }),
    );
    assert_eq!(changed["text"], "One and a half");
    let dropped = settle(&kept, &changed, "dropped", None);
    assert_eq!(
        kept.code(
            "agenda_update",
            json!({ "id": one["id"], "revision": dropped["revision"], "text": "Again" })
        ),
        ErrorCode::Precondition,
        "what is settled is not changed"
    );
    let other = kept.member("Yuki Tanabe");
    let hers = start(&kept, &other);
    let two = &agenda(&kept, &member)[0];
    let error = kept.refused(
        "agenda_settle",
        json!({ "id": two["id"], "revision": two["revision"], "to": "discussed", "formId": hers["id"] }),
    );
    assert_eq!(
        error.field.as_deref(),
        Some("formId"),
        "it is another person's talk"
    );
    let empty = kept.refused(
        "agenda_add",
        json!({ "memberId": member, "side": "mine", "text": " " }),
    );
    assert_eq!(empty.field.as_deref(), Some("text"));
}

#[test]
fn questions_are_asked_in_turn_and_remembered() {
    let kept = Fixture::new();
    let member = kept.member("Tomás Herrera");
    let bank = |kept: &Fixture| {
        let all = kept.ask("question_list", json!({ "memberId": member }));
        all.as_array().unwrap().clone()
    };
    let suggested = |kept: &Fixture| {
        let prep = kept.ask("prep_get", json!({ "id": member }));
        let questions = prep["questions"].as_array().unwrap().clone();
        questions
            .into_iter()
            .map(|question| question["key"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert!(bank(&kept).len() >= 60);
    let first = suggested(&kept);
    assert_eq!(first.len(), 3);
    let talk = start(&kept, &member);
    for key in &first {
        kept.ask(
            "question_ask",
            json!({ "question": key, "memberId": member, "formId": talk["id"] }),
        );
    }
    let next = suggested(&kept);
    assert!(
        next.iter().all(|key| !first.contains(key)),
        "other themes come next: {next:?}"
    );
    let asked = bank(&kept);
    let asked = asked
        .iter()
        .find(|question| question["key"] == first[0].as_str())
        .unwrap();
    assert_eq!(asked["askedOn"], "2026-11-19");
    kept.ask(
        "question_ask",
        json!({ "question": first[0], "memberId": member, "formId": talk["id"], "takeBack": true }),
    );
    assert!(suggested(&kept).contains(&first[0]), "it was not asked after all");

    let own = kept.ask(
        "question_add",
        json!({ "theme": "team", "text": "Who keeps the workshop tidy?" }),
    );
    let team = kept.ask("question_list", json!({ "memberId": member, "theme": "team" }));
    let last = team.as_array().unwrap().last().unwrap().clone();
    assert_eq!(
        (&last["text"], &last["own"]),
        (&json!("Who keeps the workshop tidy?"), &json!(true))
    );
    kept.ask(
        "question_ask",
        json!({ "question": own["id"], "memberId": member }),
    );
    kept.ask("question_archive", json!({ "id": own["id"], "archived": true }));
    assert!(bank(&kept).iter().all(|question| question["key"] != own["id"]));
    let error = kept.refused(
        "question_ask",
        json!({ "question": "horoscope", "memberId": member }),
    );
    assert_eq!(error.field.as_deref(), Some("question"));
    kept.ask("settings_update", json!({ "formLanguage": "de" }));
    let german = bank(&kept);
    assert!(
        german
            .iter()
            .any(|question| question["text"].as_str().unwrap().contains("Sie")),
        "questions follow the language of forms"
    );
    kept.journal();
}

#[test]
fn the_brief_says_what_to_know_and_mood_is_kept_over_time() {
    let kept = Fixture::new();
    let member = kept.member("Tomás Herrera");
    for (day, mood, energy) in [("2026-11-05", 6, 3), ("2026-11-12", 8, 4)] {
        let mut talk = start(&kept, &member);
        talk["eventOn"] = json!(day);
        file(
            &kept,
            &talk,
            json!({
                "mood": mood, "mood_reason": "The tablet", "energy": energy, "headline": "Weekly",
                "summary": format!("What was said on {day}"),
                "actions": [
                    { "text": "Order the tablet", "owner": "manager", "due": "2026-11-27" },
                    { "text": "Count the open reports", "owner": member, "due": "2026-11-13" },
                ],
            }),
        );
    }
    add(&kept, &member, "theirs", "The Friday hour");
    let prep = kept.ask("prep_get", json!({ "id": member }));
    assert_eq!(prep["last"]["on"], "2026-11-12");
    assert_eq!(prep["last"]["summary"], "What was said on 2026-11-12");
    assert_eq!(prep["records"].as_array().unwrap().len(), 2);
    assert_eq!(prep["promises"].as_array().unwrap().len(), 2, "what I owe");
    assert_eq!(
        prep["overdueTasks"][0]["text"], "Count the open reports",
        "and what they owe"
    );
    assert_eq!(prep["agenda"][0]["text"], "The Friday hour");
    assert_eq!(prep["moods"][0]["mood"], 8, "newest first");
    let moods = kept.ask("mood_list", json!({ "id": member }));
    let told: Vec<_> = moods
        .as_array()
        .unwrap()
        .iter()
        .map(|told| {
            (
                told["on"].as_str().unwrap(),
                told["mood"].as_i64(),
                told["energy"].as_i64(),
            )
        })
        .collect();
    assert_eq!(
        told,
        [("2026-11-05", Some(6), Some(3)), ("2026-11-12", Some(8), Some(4))],
        "oldest first"
    );
    assert_eq!(
        (&moods[0]["moodMax"], &moods[0]["energyMax"]),
        (&json!(10), &json!(5))
    );
    assert_eq!(moods[0]["reason"], "The tablet");
    assert_eq!(
        kept.code(
            "prep_get",
            json!({ "id": "00000000-0000-7000-8000-000000000000" })
        ),
        ErrorCode::NotFound
    );
}
