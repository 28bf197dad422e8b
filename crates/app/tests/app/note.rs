//! Notes, tags, links and back-links.

use kept_app::error::ErrorCode;
use serde_json::{Value, json};

use crate::fixture::Fixture;

fn create(kept: &Fixture, member: &str, text: &str) -> Value {
    kept.ask(
        "note_create",
        json!({ "memberId": member, "note": { "text": text } }),
    )
}

fn rows(page: &Value) -> &Vec<Value> {
    page["rows"].as_array().unwrap()
}

#[test]
fn a_note_is_kept_found_and_shown_on_the_timeline() {
    let kept = Fixture::new();
    let tomas = kept.member("Tomás Herrera");
    let note = kept.ask("note_create", json!({ "memberId": tomas, "note": {
        "kind": "win", "tone": "plus", "eventOn": "2026-11-16", "text": "Stayed calm with an upset customer. #call", "tags": ["Customer"],
    }}));
    assert_eq!(
        note["tags"],
        json!(["call", "Customer"]),
        "tags of the text are tags, too"
    );
    assert_eq!(note["daysLate"], 3, "written down three days later");
    assert_eq!(note["editedAt"], Value::Null);
    assert_eq!(kept.ask("note_get", json!({ "id": note["id"] })), note);
    assert_eq!(
        rows(&kept.ask("note_list", json!({})))[0]["tags"],
        note["tags"],
        "a list has them in the same order"
    );

    let timeline = kept.ask("timeline_list", json!({ "memberId": tomas }));
    let row = &rows(&timeline)[0];
    assert_eq!(
        (
            &row["kind"],
            &row["id"],
            &row["on"],
            &row["state"],
            &row["circle"]
        ),
        (
            &json!("note"),
            &note["id"],
            &json!("2026-11-16"),
            &json!("win"),
            &json!("mine")
        ),
    );
    let found = kept.ask("search", json!({ "text": "upset" }));
    assert_eq!(found["hits"][0]["kind"], "note");
    assert_eq!(found["hits"][0]["id"], note["id"]);
}

#[test]
fn an_edit_is_shown_as_one_and_nothing_is_overwritten_unseen() {
    let kept = Fixture::new();
    let note = create(&kept, &kept.member("Tomás Herrera"), "First words");
    let request =
        |revision, text: &str| json!({ "id": note["id"], "revision": revision, "note": { "text": text } });
    let same = kept.ask("note_update", request(1, "First words"));
    assert_eq!(same["editedAt"], Value::Null, "what did not change is no edit");
    let edited = kept.ask("note_update", request(1, "Other words"));
    assert_eq!(
        (&edited["text"], &edited["revision"]),
        (&json!("Other words"), &json!(2))
    );
    assert!(edited["editedAt"].is_string(), "an edit is shown as one");
    assert_eq!(edited["recordedAt"], note["recordedAt"], "and not backdated");
    assert_eq!(
        kept.code("note_update", request(1, "Late words")),
        ErrorCode::Conflict
    );
    let hits = |text: &str| {
        let found = kept.ask("search", json!({ "text": text }));
        found["hits"].as_array().unwrap().len()
    };
    assert_eq!((hits("Other"), hits("First")), (1, 0), "search follows the edit");
}

#[test]
fn a_deleted_note_is_gone_and_can_be_put_back_until_the_lock() {
    let kept = Fixture::new();
    let tomas = kept.member("Tomás Herrera");
    let note = create(&kept, &tomas, "Talked to @Kateryna about the #rota");
    let kateryna = kept.member("Kateryna Bondar");
    let note = kept.ask(
        "note_update",
        json!({ "id": note["id"], "revision": 1, "note": { "text": note["text"] } }),
    );
    let deleted = json!({ "id": note["id"], "revision": note["revision"] });
    kept.ask("note_delete", deleted.clone());
    assert_eq!(
        kept.code("note_get", json!({ "id": note["id"] })),
        ErrorCode::NotFound
    );
    assert_eq!(kept.ask("search", json!({ "text": "rota" }))["hits"], json!([]));
    assert_eq!(
        kept.ask("tag_list", json!({})),
        json!([]),
        "a tag goes with the last that has it"
    );
    assert_eq!(
        kept.ask("link_list", json!({ "id": kateryna }))["backLinks"],
        json!([])
    );

    kept.ask("record_restore", json!({ "id": note["id"] }));
    assert_eq!(
        kept.ask("note_get", json!({ "id": note["id"] })),
        note,
        "it is back as it was"
    );
    assert_eq!(
        kept.ask("link_list", json!({ "id": kateryna }))["backLinks"][0]["id"],
        note["id"]
    );
    assert_eq!(
        kept.code("record_restore", json!({ "id": note["id"] })),
        ErrorCode::Precondition,
        "once"
    );

    kept.ask("note_delete", deleted);
    kept.lock();
    kept.unlock();
    assert_eq!(
        kept.code("record_restore", json!({ "id": note["id"] })),
        ErrorCode::Precondition,
        "a lock empties the wastebasket"
    );
}

#[test]
fn notes_are_listed_and_counted_by_what_they_are() {
    let kept = Fixture::new();
    let tomas = kept.member("Tomás Herrera");
    let linnea = kept.member("Linnea Ström");
    for (member, kind, day, text) in [
        (&tomas, "win", "2026-11-02", "One #rota"),
        (&tomas, "mistake", "2026-11-03", "Two"),
        (&tomas, "win", "2026-11-04", "Three"),
        (&linnea, "win", "2026-11-05", "Four #Rota"),
    ] {
        kept.ask(
            "note_create",
            json!({ "memberId": member, "note": { "kind": kind, "eventOn": day, "text": text } }),
        );
    }
    let lines = |request: Value| -> Vec<String> {
        let page = kept.ask("note_list", request);
        rows(&page)
            .iter()
            .map(|row| row["line"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(
        lines(json!({})),
        ["Four #Rota", "Three", "Two", "One #rota"],
        "newest first"
    );
    assert_eq!(
        lines(json!({ "kind": "win" })),
        ["Four #Rota", "Three", "One #rota"]
    );
    assert_eq!(
        lines(json!({ "memberId": tomas, "kind": "win" })),
        ["Three", "One #rota"]
    );
    assert_eq!(lines(json!({ "tag": "#ROTA" })), ["Four #Rota", "One #rota"]);
    let first = kept.ask("note_list", json!({ "limit": 3 }));
    assert_eq!(
        lines(json!({ "limit": 3, "after": first["next"] })),
        ["One #rota"],
        "the next page goes on"
    );
    let counts = kept.ask("note_counts", json!({ "memberId": tomas, "from": "2026-11-03" }));
    let some: Vec<_> = counts
        .as_array()
        .unwrap()
        .iter()
        .filter(|row| row["count"] != 0)
        .collect();
    assert_eq!(
        some,
        [
            &json!({ "kind": "win", "count": 1 }),
            &json!({ "kind": "mistake", "count": 1 })
        ]
    );
    assert_eq!(
        kept.ask("tag_list", json!({})),
        json!([{ "name": "rota", "count": 2 }]),
        "one tag, as it was first written"
    );
}

#[test]
fn what_a_note_speaks_of_shows_the_way_back() {
    let kept = Fixture::new();
    let draft = kept.draft();
    let tomas = draft["memberId"].as_str().unwrap();
    let linnea = kept.member("Linnea Ström");
    let note = create(&kept, tomas, "Showed @Linnea the report, and @Tomás was glad");
    let back = kept.ask("link_list", json!({ "id": linnea }));
    assert_eq!(back["backLinks"][0]["id"], note["id"]);
    assert_eq!(back["backLinks"][0]["mention"], true);
    let own = kept.ask("link_list", json!({ "id": tomas }));
    assert_eq!(own["backLinks"], json!([]), "their own note is no link to them");

    let link = json!({ "from": { "kind": "note", "id": note["id"] }, "to": { "kind": "expectation", "id": draft["id"] } });
    let links = kept.ask("link_add", link.clone());
    assert_eq!(links["links"].as_array().unwrap().len(), 2);
    let back = kept.ask("link_list", json!({ "id": draft["id"] }));
    assert_eq!(back["backLinks"][0]["title"], note["text"]);
    let edit = json!({ "id": note["id"], "revision": 1, "note": { "text": "Showed the report" } });
    kept.ask("note_update", edit);
    let links = kept.ask("link_list", json!({ "id": note["id"] }));
    assert_eq!(
        links["links"][0]["kind"], "expectation",
        "a mention goes with its words, a link stays"
    );
    assert_eq!(links["links"].as_array().unwrap().len(), 1);
    let links = kept.ask("link_remove", link.clone());
    assert_eq!(links["links"], json!([]));
    assert_eq!(kept.code("link_remove", link), ErrorCode::NotFound);
}

#[test]
fn a_form_names_people_and_tags_in_its_answers() {
    let kept = Fixture::new();
    let tomas = kept.member("Tomás Herrera");
    let (linnea, yuki) = (kept.member("Linnea Ström"), kept.member("Yuki Tanabe"));
    let form = kept.ask(
        "form_create",
        json!({ "memberId": tomas, "template": "coaching-session" }),
    );
    let save = |revision: u32, note: &str, fact: &str| {
        let answers = json!({
            "topic": "Handing over", "shared_understanding": "S", "note_to_self": note, "facts": [{ "fact": fact }],
        });
        let request = json!({ "id": form["id"], "revision": revision, "answers": answers });
        kept.ask("form_save", request);
    };
    let back = |member: &str| -> Vec<Value> {
        let links = kept.ask("link_list", json!({ "id": member }));
        rows(&json!({ "rows": links["backLinks"] })).clone()
    };
    let tags = || kept.ask("tag_get", json!({ "kind": "form", "id": form["id"] }))["tags"].clone();

    save(
        1,
        "As with @Linnea last year, @Tomás waits #handover",
        "@Yuki was asked #Friday",
    );
    assert_eq!(
        back(&linnea)[0]["id"],
        form["id"],
        "a draft shows the way back, also from what is the manager's own"
    );
    assert_eq!(back(&linnea)[0]["mention"], true);
    assert_eq!(
        back(&yuki)[0]["title"],
        "Handing over",
        "also from the row of a list"
    );
    assert_eq!(
        back(&tomas),
        Vec::<Value>::new(),
        "their own form is no link to them"
    );
    assert_eq!(tags(), json!(["Friday", "handover"]));

    kept.ask(
        "tag_set",
        json!({ "kind": "form", "id": form["id"], "tags": ["handover", "spring"] }),
    );
    save(2, "Ask again", "@Yuki was asked #Friday");
    assert_eq!(
        back(&linnea),
        Vec::<Value>::new(),
        "a mention goes with its words"
    );
    assert_eq!(back(&yuki).len(), 1);
    assert_eq!(
        tags(),
        json!(["spring"]),
        "so does a tag; what was set by hand stays"
    );

    kept.ask("form_file", json!({ "id": form["id"], "revision": 3 }));
    assert_eq!(
        tags(),
        json!(["Friday", "spring"]),
        "a filed form has the tags that it says"
    );
    let found = |text: &str| {
        kept.ask("search", json!({ "text": text }))["hits"]
            .as_array()
            .unwrap()
            .len()
    };
    assert_eq!(
        (found("#friday"), found("#handover")),
        (1, 0),
        "and is found by them"
    );
    kept.ask(
        "form_addendum",
        json!({ "id": form["id"], "text": "@Linnea took it over #handover" }),
    );
    assert_eq!(back(&linnea).len(), 1, "what is added speaks of people, too");
    assert_eq!(tags(), json!(["Friday", "handover", "spring"]));
}

#[test]
fn a_draft_that_is_thrown_away_leaves_no_mention_and_no_tag() {
    let kept = Fixture::new();
    let (tomas, linnea) = (kept.member("Tomás Herrera"), kept.member("Linnea Ström"));
    let form = kept.ask(
        "form_create",
        json!({ "memberId": tomas, "template": "coaching-session" }),
    );
    let answers = json!({ "note_to_self": "Told @Linnea #quietly" });
    kept.ask(
        "form_save",
        json!({ "id": form["id"], "revision": 1, "answers": answers }),
    );
    assert_eq!(kept.ask("tag_list", json!({}))[0]["name"], "quietly");
    kept.ask("form_discard", json!({ "id": form["id"], "revision": 2 }));
    assert_eq!(
        kept.ask("tag_list", json!({})),
        json!([]),
        "its words may be private"
    );
    let links = kept.ask("link_list", json!({ "id": linnea }));
    assert_eq!(links["backLinks"], json!([]));
}

#[test]
fn forms_and_expectations_have_tags_too() {
    let kept = Fixture::new();
    let draft = kept.draft();
    let record = json!({ "kind": "expectation", "id": draft["id"] });
    let set = json!({ "kind": "expectation", "id": draft["id"], "tags": ["Reports", "reports", "q1"] });
    assert_eq!(kept.ask("tag_set", set)["tags"], json!(["q1", "Reports"]));
    assert_eq!(kept.ask("tag_get", record)["tags"], json!(["q1", "Reports"]));
    let wrong = json!({ "kind": "expectation", "id": draft["id"], "tags": ["two words"] });
    assert_eq!(kept.code("tag_set", wrong), ErrorCode::Validation);
    let nothing = json!({ "kind": "form", "id": draft["id"], "tags": [] });
    assert_eq!(
        kept.code("tag_set", nothing),
        ErrorCode::NotFound,
        "it is no form"
    );
}

#[test]
fn what_cannot_be_a_note_is_refused_at_its_field() {
    let kept = Fixture::new();
    let tomas = kept.member("Tomás Herrera");
    for (note, field) in [
        (json!({ "text": " " }), "note.text"),
        (json!({ "text": "x".repeat(1 << 20) }), "note.text"),
        (json!({ "text": "x", "eventOn": "2026-11-20" }), "note.eventOn"),
        (json!({ "text": "x", "tags": ["a b"] }), "note.tags[0]"),
    ] {
        let error = kept.refused("note_create", json!({ "memberId": tomas, "note": note }));
        assert_eq!(error.field.as_deref(), Some(field));
    }
}
