//! Expectations: writing, checking, closing, listing.

use kept_app::error::ErrorCode;
use serde_json::{Value, json};

use crate::fixture::{Fixture, text};

/// The sample expectation with this title.
pub(crate) fn sample(kept: &Fixture, title: &str) -> Value {
    let list = kept.ask("expectation_list", json!({}));
    let row = list["rows"]
        .as_array()
        .unwrap()
        .iter()
        .find(|row| row["title"] == title)
        .unwrap();
    kept.ask("expectation_get", json!({ "id": row["id"] }))
}

fn update(draft: &Value, text: Value) -> Value {
    let mut request = json!({ "id": draft["id"], "revision": draft["revision"] });
    request["expectation"] = text;
    request
}

#[test]
fn a_title_makes_a_draft() {
    let kept = Fixture::new();
    let member = kept.member("Tomás Herrera");
    let made = kept.ask(
        "expectation_create",
        json!({ "memberId": member, "expectation": { "title": "Reports" } }),
    );
    assert_eq!(made["number"], "EXP-0001");
    assert_eq!(made["state"], "draft");
    assert_eq!(
        made["expectation"],
        json!({ "title": "Reports" }),
        "an empty field is left out"
    );
    assert_eq!(kept.ask("expectation_get", json!({ "id": made["id"] })), made);
}

#[test]
fn everything_that_is_written_comes_back() {
    let kept = Fixture::new();
    let draft = kept.draft();
    let mut written = text();
    let (tasks, promises) = (written["tasks"].take(), written["promises"].take());
    for (field, value) in written.as_object().unwrap() {
        if !value.is_null() {
            assert_eq!(
                &draft["expectation"][field], value,
                "{field} comes back as it was written"
            );
        }
    }
    assert_eq!(draft["tasks"][0]["text"], tasks[0]["text"]);
    assert_eq!(
        draft["tasks"][0]["ownerName"], "Tomás Herrera",
        "a task without owner is the member's"
    );
    assert_eq!(draft["tasks"][0]["state"], "to-do");
    assert_eq!(draft["promises"][0]["text"], promises[0]["text"]);
    assert_eq!(
        draft["promises"][0]["state"], "stated",
        "a promise counts when it is agreed"
    );
}

#[test]
fn tasks_and_promises_keep_their_ids_and_follow_the_text() {
    let kept = Fixture::new();
    let draft = kept.draft();
    let (task, promise) = (&draft["tasks"][0]["id"], &draft["promises"][0]["id"]);
    let changed = kept.ask("expectation_update", update(&draft, json!({
        "title": "Visit reports",
        "tasks": [{ "text": "First", "managerOwns": true }, { "id": task, "text": "Clear them", "resultRequired": true }],
        "promises": [],
    })));
    assert_eq!(changed["revision"], 2);
    let tasks = changed["tasks"].as_array().unwrap();
    assert_eq!(tasks.len(), 2);
    assert_eq!(
        (&tasks[1]["id"], &tasks[1]["text"]),
        (task, &json!("Clear them")),
        "a known task keeps its id"
    );
    assert_eq!(tasks[0]["ownerName"], "Marit Solberg");
    assert_eq!(
        tasks[0].get("ownerId"),
        Some(&Value::Null),
        "the manager is no member"
    );
    assert_eq!(changed["promises"], json!([]), "what was taken out is gone");
    let foreign = kept.refused(
        "expectation_update",
        update(
            &changed,
            json!({
                "title": "Visit reports", "promises": [{ "id": promise, "text": "Back again" }],
            }),
        ),
    );
    assert_eq!(
        foreign.field.as_deref(),
        Some("expectation.promises[0].id"),
        "an id cannot be brought from elsewhere"
    );
}

#[test]
fn what_cannot_be_is_refused_at_its_field_and_changes_nothing() {
    let kept = Fixture::new();
    let draft = kept.draft();
    let before = kept.journal();
    let cases = [
        (json!({ "title": " " }), "expectation.title"),
        (
            json!({ "title": "T", "startsOn": "2026-12-02", "deadline": "2026-12-01" }),
            "expectation.deadline",
        ),
        (
            json!({ "title": "T", "startsOn": "2026-12-02", "reviews": ["2026-12-01"] }),
            "expectation.reviews[0]",
        ),
        (
            json!({ "title": "T", "deadline": "2026-13-01" }),
            "expectation.deadline",
        ),
        (
            json!({ "title": "T", "deadline": "9999-01-01" }),
            "expectation.deadline",
        ),
        (json!({ "title": "T", "confidence": 6 }), "expectation.confidence"),
        (
            json!({ "title": "T", "confidence": 300 }),
            "expectation.confidence",
        ),
        (json!({ "title": "T", "worry": "a\u{0}b" }), "expectation.worry"),
        (
            json!({ "title": "T", "what": "x".repeat(10 << 20) }),
            "expectation.what",
        ),
        (
            json!({ "title": "T", "tasks": vec![json!({ "text": "x" }); 51] }),
            "expectation.tasks",
        ),
        (
            json!({ "title": "T", "tasks": [{ "text": "x" }, { "text": "" }] }),
            "expectation.tasks[1].text",
        ),
        (
            json!({ "title": "T", "tasks": [{ "text": "x", "dueOn": "soon" }] }),
            "expectation.tasks[0].dueOn",
        ),
        (
            json!({ "title": "T", "tasks": [{ "text": "x", "ownerId": "01930f3a-0000-7000-8000-000000000001" }] }),
            "expectation.tasks[0].ownerId",
        ),
        (
            json!({ "title": "T", "tasks": [{ "text": "x", "ownerId": draft["memberId"], "managerOwns": true }] }),
            "expectation.tasks[0].ownerId",
        ),
        (
            json!({ "title": "T", "measure": { "goal": "x" } }),
            "expectation.measure.goal",
        ),
    ];
    for (text, field) in cases {
        let refused = kept.refused("expectation_update", update(&draft, text));
        assert_eq!(
            refused.code,
            ErrorCode::Validation,
            "{field} is refused by a rule"
        );
        assert_eq!(refused.field.as_deref(), Some(field), "and the refusal names it");
    }
    assert_eq!(kept.journal(), before, "nothing was written");
    assert_eq!(
        kept.ask("expectation_get", json!({ "id": draft["id"] })),
        draft,
        "the draft is as it was"
    );
}

#[test]
fn only_the_newest_draft_can_be_changed_or_deleted() {
    let kept = Fixture::new();
    let draft = kept.draft();
    kept.ask("expectation_update", update(&draft, json!({ "title": "Newer" })));
    assert_eq!(
        kept.code("expectation_update", update(&draft, json!({ "title": "Older" }))),
        ErrorCode::Conflict
    );
    let discard = |revision: u32| json!({ "id": draft["id"], "revision": revision });
    assert_eq!(kept.code("expectation_discard", discard(1)), ErrorCode::Conflict);
    kept.ask("expectation_discard", discard(2));
    assert_eq!(
        kept.code("expectation_get", json!({ "id": draft["id"] })),
        ErrorCode::NotFound
    );
    assert_eq!(
        kept.ask("search", json!({ "text": "Newer" }))["hits"],
        json!([]),
        "what is deleted is not found any more"
    );
    let next = kept.ask(
        "expectation_create",
        json!({ "memberId": draft["memberId"], "expectation": { "title": "T" } }),
    );
    assert_eq!(next["number"], "EXP-0002", "a number is never given twice");
}

#[test]
fn an_agreed_expectation_is_closed_once() {
    let kept = Fixture::new();
    kept.ask("sample_add", json!({}));
    let draft = sample(&kept, "Certificates from one template");
    let close = |expectation: &Value| json!({ "id": expectation["id"], "revision": expectation["revision"], "outcome": "met" });
    assert_eq!(
        kept.code("expectation_close", close(&draft)),
        ErrorCode::Precondition,
        "a draft is deleted, not closed"
    );
    let agreed = sample(&kept, "Stock counts without surprises");
    let reviews = || {
        let list = kept.ask("reminder_list", json!({}));
        list["rows"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|row| row["subjectId"] == agreed["id"])
            .count()
    };
    assert_eq!(reviews(), 2, "the reviews to come are reminders");
    let refused = kept.refused(
        "expectation_update",
        update(&agreed, json!({ "title": "Changed after signing" })),
    );
    assert_eq!(
        refused.code,
        ErrorCode::Precondition,
        "what is agreed is not rewritten"
    );
    let closed = kept.ask("expectation_close", close(&agreed));
    assert_eq!(closed["state"], "met");
    assert_eq!(reviews(), 0, "nothing reminds of what is closed");
    assert_eq!(
        kept.code("expectation_close", close(&closed)),
        ErrorCode::Precondition
    );
}

#[test]
fn lists_are_filtered_paged_and_counted() {
    let kept = Fixture::new();
    kept.ask("sample_add", json!({}));
    let agreed = kept.ask("expectation_list", json!({ "state": "agreed" }));
    let rows = agreed["rows"].as_array().unwrap();
    assert_eq!(rows.len(), 4);
    let joost = rows
        .iter()
        .find(|row| row["title"] == "Stock counts without surprises")
        .unwrap();
    let counts =
        ["tasksOpen", "tasksDone", "tasksLate", "tasksBlocked"].map(|field| joost[field].as_u64().unwrap());
    assert_eq!(counts, [3, 1, 1, 1], "open, done, late, blocked");
    let tomas = kept.ask(
        "expectation_list",
        json!({ "memberId": sample(&kept, "Visit reports within two working days")["memberId"] }),
    );
    assert_eq!(
        tomas["rows"].as_array().unwrap().len(),
        2,
        "one agreed, one draft"
    );
    let (mut titles, mut after) = (Vec::new(), Value::Null);
    loop {
        let page = kept.ask("expectation_list", json!({ "limit": 3, "after": after }));
        titles.extend(
            page["rows"]
                .as_array()
                .unwrap()
                .iter()
                .map(|row| row["title"].clone()),
        );
        match page.get("next") {
            Some(next) => after = next.clone(),
            None => break,
        }
    }
    titles.sort_by_key(ToString::to_string);
    titles.dedup();
    assert_eq!(titles.len(), 8, "pages hold every expectation once");
}

#[test]
fn a_check_says_what_is_good_and_what_is_missing() {
    let kept = Fixture::new();
    let member = kept.member("Tomás Herrera");
    let before = kept.journal();
    let check = |text: Value| {
        kept.ask(
            "expectation_check",
            json!({ "memberId": member, "expectation": text }),
        )
    };
    let fields = |checked: &Value| -> Vec<String> {
        checked["missing"]
            .as_array()
            .unwrap()
            .iter()
            .map(|gap| gap["field"].as_str().unwrap().to_owned())
            .collect()
    };
    let empty = check(json!({ "title": "", "tasks": [{ "text": "" }] }));
    assert_eq!(
        fields(&empty),
        [
            "title",
            "what",
            "measure.text",
            "deadline",
            "reward.what",
            "consequence.what"
        ]
    );
    assert_eq!(
        empty["hints"],
        json!([{ "field": "tasks[0].dueOn", "tone": "consider", "about": null, "text": "No day yet. Say by when." }])
    );
    let ready = check(text());
    assert_eq!(fields(&ready), Vec::<String>::new(), "signing takes it as it is");
    assert_eq!(
        (&ready["onPaper"], &ready["stays"]),
        (&json!(13), &json!(1)),
        "the worry stays"
    );
    let vague = check(json!({ "title": "T", "what": "Tomás reports quickly by Friday" }));
    let hint = vague["hints"]
        .as_array()
        .unwrap()
        .iter()
        .find(|hint| hint["about"] == "quickly")
        .unwrap();
    assert_eq!(hint["tone"], "consider");
    let impossible = kept.refused("expectation_check", json!({
        "memberId": member, "expectation": { "title": "T", "startsOn": "2026-12-02", "deadline": "2026-12-01" },
    }));
    assert_eq!(
        impossible.field.as_deref(),
        Some("expectation.deadline"),
        "what cannot be is said at once"
    );
    assert_eq!(kept.journal(), before, "a check keeps nothing");
}

#[test]
fn a_paper_is_laid_out_within_the_limits_of_a_draft() {
    let kept = Fixture::new();
    let draft = kept.draft();
    let id = &draft["id"];
    let shown = |text: Value| json!({ "id": id, "expectation": text });
    let unfinished = kept.ask(
        "preview_expectation",
        shown(json!({ "title": "", "tasks": [{ "text": "" }] })),
    );
    assert_eq!(
        unfinished["pages"], 1,
        "a text may be incomplete while it is written"
    );
    let lines = vec![json!({ "text": "Step" }); 10_000];
    for (text, field) in [
        (json!({ "title": "x".repeat(201) }), "expectation.title"),
        (json!({ "title": "two\nlines" }), "expectation.title"),
        (
            json!({ "title": "T", "what": "x".repeat(4_001) }),
            "expectation.what",
        ),
        (json!({ "title": "T", "what": "nul\0inside" }), "expectation.what"),
        (
            json!({ "title": "T", "measure": { "unit": "x".repeat(201) } }),
            "expectation.measure.unit",
        ),
        (json!({ "title": "T", "tasks": lines }), "expectation.tasks"),
    ] {
        let refused = kept.refused("preview_expectation", shown(text.clone()));
        assert_eq!(refused.code, ErrorCode::Validation);
        assert_eq!(
            refused.field.as_deref(),
            Some(field),
            "what could not be saved is not laid out"
        );
        let mut saved = json!({ "id": id, "revision": draft["revision"] });
        saved["expectation"] = text;
        assert_eq!(
            kept.refused("expectation_update", saved).field.as_deref(),
            Some(field),
            "saving says the same"
        );
    }
}
