//! Forms: writing, filing, adding.

use chrono::TimeDelta;
use kept_app::error::ErrorCode;
use serde_json::{Value, json};

use crate::fixture::Fixture;

fn create(kept: &Fixture) -> Value {
    let member = kept.member("Kateryna Bondar");
    kept.ask(
        "form_create",
        json!({ "memberId": member, "template": "coaching-session" }),
    )
}

fn answers() -> Value {
    json!({
        "in_private": true,
        "note_to_self": "Do not solve it for her.",
        "topic": "Handing over open calls",
        "facts": [{ "when": "Saturday", "fact": "No note on the call" }],
        "shared_understanding": "The Friday handover is missing time, not skill.",
        "plan": [{ "step": "One template", "owner": "manager", "due": "2026-11-27" }],
        "follow_up_on": "2026-12-04",
    })
}

fn save(form: &Value, revision: u32, answers: Value) -> Value {
    let mut request = json!({ "id": form["id"], "revision": revision });
    request["answers"] = answers;
    request
}

#[test]
fn templates_are_listed_and_read() {
    let kept = Fixture::new();
    let list = kept.ask("template_list", json!({}));
    assert_eq!(list[0]["key"], "coaching-session");
    let template = kept.ask("template_get", json!({ "key": "coaching-session" }));
    assert_eq!(
        template["sections"].as_array().unwrap().len(),
        8,
        "the eight steps"
    );
    assert_eq!(
        kept.ask("template_get", json!({ "key": "coaching-session", "version": 2 })),
        template
    );
    assert_eq!(
        kept.code("template_get", json!({ "key": "coaching-session", "version": 1 })),
        ErrorCode::NotFound,
        "no form of this vault was filled in with the version before"
    );
    assert_eq!(
        kept.code("template_get", json!({ "key": "horoscope" })),
        ErrorCode::NotFound
    );
    assert_eq!(
        kept.code("template_get", json!({ "key": "coaching-session", "version": 9 })),
        ErrorCode::NotFound
    );
}

#[test]
fn a_draft_is_saved_as_it_is_typed() {
    let kept = Fixture::new();
    let form = create(&kept);
    assert_eq!(
        (&form["title"], &form["state"]),
        (&json!("Coaching session"), &json!("draft"))
    );
    assert_eq!(form["eventOn"], "2026-11-19", "a talk is today unless it is said");
    let mut request = save(&form, 1, answers());
    request["eventOn"] = json!("2026-11-12");
    request["eventTime"] = json!("14:00");
    request["minutes"] = json!(40);
    request["place"] = json!("Meeting room");
    let saved = kept.ask("form_save", request);
    assert_eq!(saved["revision"], 2);
    let read = kept.ask("form_get", json!({ "id": form["id"] }));
    assert_eq!(read["answers"], answers());
    assert_eq!(read["title"], "Handing over open calls", "the topic is the title");
    assert_eq!(
        (
            &read["eventOn"],
            &read["eventTime"],
            &read["minutes"],
            &read["place"]
        ),
        (
            &json!("2026-11-12"),
            &json!("14:00"),
            &json!(40),
            &json!("Meeting room")
        )
    );
    assert_eq!(
        kept.code("form_save", save(&form, 1, json!({}))),
        ErrorCode::Conflict
    );
    kept.ask("form_save", save(&form, 2, json!({ "topic": " " })));
    let emptied = kept.ask("form_get", json!({ "id": form["id"] }));
    assert_eq!(
        (&emptied["answers"], &emptied["title"]),
        (&json!({}), &json!("Coaching session"))
    );
    assert_eq!(emptied["eventOn"], "2026-11-12", "the date stays as it was");
}

#[test]
fn answers_that_do_not_fit_are_refused_and_nothing_is_lost() {
    let kept = Fixture::new();
    let form = create(&kept);
    kept.ask("form_save", save(&form, 1, answers()));
    let before = kept.journal();
    let cases = [
        (json!({ "topic": 5 }), "answers.topic"),
        (json!({ "topic": "x".repeat(10 << 20) }), "answers.topic"),
        (json!({ "topic": "a\u{0}b" }), "answers.topic"),
        (json!({ "their_view": "\u{1b}" }), "answers.their_view"),
        (json!({ "follow_up_on": "2026-02-30" }), "answers.follow_up_on"),
        (json!({ "plan": [{ "due": "tomorrow" }] }), "answers.plan[0].due"),
        (json!({ "plan": [{ "owner": "Tomás" }] }), "answers.plan[0].owner"),
        (json!({ "plan": [{ "price": 4 }] }), "answers.plan[0]"),
        (json!({ "in_private": "yes" }), "answers.in_private"),
        (json!({ "salary": 4 }), "answers"),
    ];
    for (answers, field) in cases {
        let refused = kept.refused("form_save", save(&form, 2, answers));
        assert_eq!(
            refused.code,
            ErrorCode::Validation,
            "{field} is refused by a rule"
        );
        assert_eq!(refused.field.as_deref(), Some(field), "and the refusal names it");
    }
    for (field, value) in [
        ("eventTime", json!("25:00")),
        ("minutes", json!(100_000)),
        ("minutes", json!(-1)),
        ("place", json!("a\nb")),
        ("eventOn", json!("12026-01-01")),
        ("mood", json!("good")),
    ] {
        let mut request = save(&form, 2, json!({}));
        request[field] = value;
        assert_eq!(
            kept.refused("form_save", request).field.as_deref(),
            Some(field),
            "{field} is named"
        );
    }
    assert_eq!(kept.journal(), before, "nothing was written");
    assert_eq!(
        kept.ask("form_get", json!({ "id": form["id"] }))["answers"],
        answers(),
        "the draft is as it was"
    );
}

#[test]
fn filing_closes_a_form_and_makes_its_follow_up() {
    let kept = Fixture::new();
    let form = create(&kept);
    let file = |revision: u32| json!({ "id": form["id"], "revision": revision });
    assert_eq!(
        kept.refused("form_file", file(1)).field.as_deref(),
        Some("answers.topic"),
        "a topic is needed"
    );
    let mut request = save(&form, 1, answers());
    request["eventOn"] = json!("2026-11-20");
    kept.ask("form_save", request.clone());
    assert_eq!(
        kept.refused("form_file", file(2)).field.as_deref(),
        Some("eventOn"),
        "it has not happened yet"
    );
    request["eventOn"] = json!("2026-11-16");
    request["revision"] = json!(2);
    kept.ask("form_save", request);
    let filed = kept.ask("form_file", file(3));
    assert_eq!(
        (&filed["state"], &filed["daysLate"]),
        (&json!("filed"), &json!(3)),
        "recorded three days later"
    );
    assert_eq!(filed["filedAt"], "2026-11-19T08:00:00Z");
    let reminders = kept.ask("reminder_list", json!({}));
    let follow_up = &reminders["rows"][0];
    assert_eq!(
        (&follow_up["kind"], &follow_up["dueOn"]),
        (&json!("follow-up"), &json!("2026-12-04"))
    );
    assert_eq!(
        (&follow_up["subjectId"], &follow_up["title"]),
        (&form["id"], &filed["title"])
    );
    for (command, request) in [
        ("form_save", save(&form, 4, json!({}))),
        ("form_file", file(4)),
        ("form_discard", file(4)),
    ] {
        assert_eq!(
            kept.code(command, request),
            ErrorCode::Precondition,
            "{command} comes too late"
        );
    }
}

#[test]
fn a_filed_form_is_only_added_to() {
    let kept = Fixture::new();
    let form = create(&kept);
    let add = |text: &str| json!({ "id": form["id"], "text": text });
    assert_eq!(
        kept.code("form_addendum", add("Too early")),
        ErrorCode::Precondition,
        "a draft is written in"
    );
    kept.ask("form_save", save(&form, 1, answers()));
    kept.ask("form_file", json!({ "id": form["id"], "revision": 2 }));
    for text in ["", " \n ", "a\u{0}"] {
        assert_eq!(
            kept.refused("form_addendum", add(text)).field.as_deref(),
            Some("text")
        );
    }
    kept.clock.set("2026-12-04T09:00:00Z".parse().unwrap());
    let added = kept.ask("form_addendum", add("The weekend went well."));
    let addenda = added["addenda"].as_array().unwrap();
    assert_eq!(addenda.len(), 1);
    assert_eq!(
        (&addenda[0]["text"], &addenda[0]["at"]),
        (&json!("The weekend went well."), &json!("2026-12-04T09:00:00Z"))
    );
    assert_eq!(added["answers"], answers(), "the form itself is as it was");
}

#[test]
fn people_in_answers_are_members() {
    let kept = Fixture::new();
    let form = create(&kept);
    let mut given = answers();
    given["plan"][0]["owner"] = json!("01930f3a-0000-7000-8000-000000000001");
    kept.ask("form_save", save(&form, 1, given));
    let refused = kept.refused("form_file", json!({ "id": form["id"], "revision": 2 }));
    assert_eq!(refused.field.as_deref(), Some("answers.plan[0].owner"));
}

#[test]
fn lists_hold_drafts_and_filed_forms() {
    let kept = Fixture::new();
    kept.ask("sample_add", json!({}));
    let dates = |request: Value| -> Vec<String> {
        let list = kept.ask("form_list", request);
        list["rows"]
            .as_array()
            .unwrap()
            .iter()
            .map(|row| row["eventOn"].as_str().unwrap().to_owned())
            .collect()
    };
    let all = [
        "2026-11-23",
        "2026-11-18",
        "2026-11-17",
        "2026-11-17",
        "2026-11-16",
        "2026-11-12",
        "2026-11-12",
        "2026-11-05",
        "2026-10-29",
        "2026-10-27",
        "2026-10-26",
        "2026-10-22",
        "2026-10-22",
        "2026-10-16",
        "2026-10-15",
        "2026-10-08",
        "2026-10-05",
    ];
    assert_eq!(dates(json!({})), all, "newest talk first");
    assert_eq!(dates(json!({ "state": "filed" })), all[2..], "filed ones alone");
    assert_eq!(dates(json!({ "state": "draft" })).len(), 2);
    let first = kept.ask("form_list", json!({ "limit": 3 }));
    assert_eq!(
        dates(json!({ "limit": 20, "after": first["next"] })),
        all[3..],
        "the next page goes on where this ends"
    );
    let draft = kept.ask("form_list", json!({ "state": "draft", "limit": 1 }));
    assert_eq!(
        dates(json!({ "state": "draft", "after": draft["next"] })).len(),
        1
    );
    let amara = &kept.ask("form_list", json!({ "state": "draft" }))["rows"][0]["memberId"].clone();
    assert_eq!(dates(json!({ "memberId": amara, "state": "draft" })).len(), 1);
}

#[test]
fn lists_say_when_a_form_was_last_saved() {
    let kept = Fixture::new();
    let form = create(&kept);
    let said = || {
        let list = |request: Value| kept.ask("form_list", request)["rows"][0]["updatedAt"].clone();
        let member = &form["memberId"];
        let timeline = kept.ask("timeline_list", json!({ "memberId": member }));
        [
            list(json!({})),
            list(json!({ "memberId": member })),
            timeline["rows"][0]["recordedAt"].clone(),
        ]
    };
    kept.clock.forward(TimeDelta::minutes(5));
    let saved = kept.ask("form_save", save(&form, 1, answers()));
    assert_eq!(said(), [(); 3].map(|()| saved["savedAt"].clone()), "a draft");
    kept.clock.forward(TimeDelta::minutes(5));
    let filed = kept.ask("form_file", json!({ "id": form["id"], "revision": 2 }));
    assert_ne!(filed["filedAt"], saved["savedAt"]);
    assert_eq!(said(), [(); 3].map(|()| filed["filedAt"].clone()), "a filed form");
}

#[test]
fn a_draft_is_thrown_away() {
    let kept = Fixture::new();
    let form = create(&kept);
    kept.ask("form_discard", json!({ "id": form["id"], "revision": 1 }));
    assert_eq!(
        kept.code("form_get", json!({ "id": form["id"] })),
        ErrorCode::NotFound
    );
    let nobody = json!({ "memberId": form["memberId"], "template": "horoscope" });
    assert_eq!(
        kept.refused("form_create", nobody).field.as_deref(),
        Some("template")
    );
}
