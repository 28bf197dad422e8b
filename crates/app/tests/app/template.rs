//! Templates of the manager's own: written, tried, published, used, changed, handed out and taken in.

use kept_app::error::ErrorCode;
use serde_json::{Value, json};

use crate::fixture::Fixture;

/// A walk: a topic, and what to do about it only if something is wrong.
fn walk() -> Value {
    json!({
        "format": "kept-template-1",
        "title": { "en": "Walk", "de": "Spaziergang" },
        "about": "A talk while walking.",
        "titleField": "topic",
        "sections": [{
            "key": "talk",
            "step": "Talk",
            "title": "What did {name} say?",
            "fields": [
                { "key": "topic", "label": "Topic", "type": "text", "required": true, "circle": "official" },
                { "key": "wrong", "label": "Something is wrong", "type": "check", "circle": "mine" },
                { "key": "remedy", "label": "What helps", "type": "long", "circle": "shareable",
                  "when": { "field": "wrong", "ticked": true } },
            ],
        }],
    })
}

/// A template of Marit's own with this text, not published yet.
fn begun(fixture: &Fixture, definition: &Value) -> Value {
    let new = fixture.ask("template_own_create", json!({}));
    fixture.ask(
        "template_own_save",
        json!({ "key": new["key"], "revision": new["revision"], "definition": definition }),
    );
    fixture.ask("template_own_get", json!({ "key": new["key"] }))
}

fn published(fixture: &Fixture, own: &Value) -> Value {
    fixture.ask(
        "template_own_publish",
        json!({ "key": own["key"], "revision": own["revision"] }),
    )
}

fn saved(fixture: &Fixture, own: &Value, definition: &Value) -> Value {
    fixture.ask(
        "template_own_save",
        json!({ "key": own["key"], "revision": own["revision"], "definition": definition }),
    );
    fixture.ask("template_own_get", json!({ "key": own["key"] }))
}

fn offered(fixture: &Fixture) -> Vec<(String, u64)> {
    let rows = fixture.ask("template_list", json!({}));
    let own = rows
        .as_array()
        .unwrap()
        .iter()
        .filter(|row| row["group"] == "own");
    own.map(|row| {
        (
            row["key"].as_str().unwrap().to_owned(),
            row["version"].as_u64().unwrap(),
        )
    })
    .collect()
}

#[test]
fn an_own_template_is_offered_once_it_is_published_and_until_it_is_archived() {
    let fixture = Fixture::new();
    let own = begun(&fixture, &walk());
    assert_eq!(own["published"], 0);
    assert!(
        offered(&fixture).is_empty(),
        "what is being written is not offered"
    );
    let own = published(&fixture, &own);
    let key = own["key"].as_str().unwrap().to_owned();
    assert_eq!((&own["published"], &own["changed"]), (&json!(1), &json!(false)));
    assert_eq!(offered(&fixture), [(key.clone(), 1)]);
    let again = json!({ "key": key, "revision": own["revision"] });
    assert_eq!(
        fixture.code("template_own_publish", again),
        ErrorCode::Precondition,
        "a version without a change says nothing"
    );
    let archived = fixture.ask(
        "template_own_archive",
        json!({ "key": key, "revision": own["revision"], "archived": true }),
    );
    assert_eq!(archived["archived"], true);
    assert!(offered(&fixture).is_empty());
    let member = fixture.member("Tomás Herrera");
    let begin = json!({ "memberId": member, "template": key });
    assert_eq!(
        fixture.refused("form_create", begin).field.as_deref(),
        Some("template")
    );
}

#[test]
fn what_is_written_need_not_be_sound_but_what_is_published_must() {
    let fixture = Fixture::new();
    let mut broken = walk();
    broken["sections"][0]["fields"][0]["label"] = json!("");
    let own = begun(&fixture, &broken);
    let refused = fixture.refused(
        "template_own_publish",
        json!({ "key": own["key"], "revision": own["revision"] }),
    );
    assert_eq!(
        refused.field.as_deref(),
        Some("definition.sections[0].fields[0].label"),
        "publishing says where"
    );
    let old = json!({ "key": own["key"], "revision": 1, "definition": walk() });
    assert_eq!(
        fixture.code("template_own_save", old),
        ErrorCode::Conflict,
        "an older window does not overwrite"
    );
    let large = json!({ "key": own["key"], "revision": own["revision"], "definition": { "title": "a".repeat(600_000) } });
    assert_eq!(fixture.code("template_own_save", large), ErrorCode::Validation);
    let mut parts = walk();
    parts["sections"][0]["fields"] = json!("none");
    let none = json!({ "key": own["key"], "revision": own["revision"], "definition": parts });
    assert_eq!(
        fixture.refused("template_own_save", none).field.as_deref(),
        Some("definition.sections[0].fields"),
        "it has the parts of a template all the same"
    );
}

#[test]
fn a_filed_form_and_a_draft_keep_the_version_that_they_were_begun_with() {
    let fixture = Fixture::new();
    let own = published(&fixture, &begun(&fixture, &walk()));
    let member = fixture.member("Tomás Herrera");
    let start = || {
        fixture.ask(
            "form_create",
            json!({ "memberId": member, "template": own["key"] }),
        )
    };
    let answers = json!({ "topic": "The report", "wrong": true, "remedy": "A tablet" });
    let save = |form: &Value| {
        fixture.ask(
            "form_save",
            json!({ "id": form["id"], "revision": form["revision"], "answers": answers }),
        )
    };
    let (filed, draft) = (start(), start());
    let revision = save(&filed)["revision"].clone();
    save(&draft);
    fixture.ask("form_file", json!({ "id": filed["id"], "revision": revision }));

    // The next version has lost a field that was answered, and calls another by a new name.
    let mut next = walk();
    let fields = next["sections"][0]["fields"].as_array_mut().unwrap();
    fields.truncate(1);
    fields[0]["label"] = json!("Matter");
    let own = published(&fixture, &saved(&fixture, &own, &next));
    assert_eq!(own["published"], 2);
    assert_eq!(own["used"], 2);

    for id in [&filed["id"], &draft["id"]] {
        let read = fixture.ask("form_get", json!({ "id": id }));
        assert_eq!(read["template"]["version"], 1);
        assert_eq!(read["template"]["sections"][0]["fields"][0]["label"], "Topic");
        assert_eq!(read["answers"], answers, "nothing that was answered is lost");
    }
    let read = fixture.ask("form_get", json!({ "id": draft["id"] }));
    let again = fixture.ask(
        "form_save",
        json!({ "id": draft["id"], "revision": read["revision"], "answers": answers }),
    );
    let filed = fixture.ask(
        "form_file",
        json!({ "id": draft["id"], "revision": again["revision"] }),
    );
    assert_eq!(
        filed["answers"]["remedy"], "A tablet",
        "the draft is filed as it was begun"
    );

    let fresh = fixture.ask(
        "form_create",
        json!({ "memberId": member, "template": own["key"] }),
    );
    assert_eq!(fresh["template"]["version"], 2);
    let lost = json!({ "id": fresh["id"], "revision": fresh["revision"], "answers": answers });
    assert_eq!(
        fixture.refused("form_save", lost).field.as_deref(),
        Some("answers"),
        "a new form does not take answers to a field that is gone"
    );
}

#[test]
fn a_copy_is_a_template_of_its_own() {
    let fixture = Fixture::new();
    let copy = fixture.ask("template_own_create", json!({ "copyOf": "grow" }));
    assert!(
        copy["key"].as_str().unwrap().starts_with("own-"),
        "{}",
        copy["key"]
    );
    assert!(
        copy["definition"]["title"]["de"]
            .as_str()
            .unwrap()
            .ends_with("(Kopie)")
    );
    let second = fixture.ask("template_own_create", json!({ "copyOf": copy["key"] }));
    let third = fixture.ask("template_own_create", json!({ "copyOf": "grow" }));
    let rows = fixture.ask("template_own_list", json!({}));
    assert_eq!(rows.as_array().unwrap().len(), 3);
    assert_ne!(copy["key"], third["key"], "each has a key of its own");
    for own in [copy, second, third] {
        published(&fixture, &own);
    }
    assert_eq!(
        fixture.code("template_own_create", json!({ "copyOf": "nothing" })),
        ErrorCode::NotFound
    );
}

#[test]
fn trying_shows_the_form_its_parts_and_every_problem_and_records_nothing() {
    let fixture = Fixture::new();
    let entries = fixture.journal();
    let mut definition = walk();
    definition["key"] = json!("own-walk");
    definition["version"] = json!(1);
    let tried = |definition: &Value, answers: Value| {
        fixture.ask(
            "template_try",
            json!({ "definition": definition, "answers": answers, "language": "de" }),
        )
    };
    let closed = tried(&definition, json!({}));
    assert_eq!(closed["template"]["title"], "Spaziergang");
    assert_eq!(closed["applicable"]["fields"], json!(["topic", "wrong"]));
    assert_eq!(closed["problems"], json!([]));
    let open = tried(
        &definition,
        json!({ "wrong": true, "gone": "An answer to a field that was taken out", "topic": 7 }),
    );
    assert_eq!(
        open["applicable"]["fields"],
        json!(["remedy", "topic", "wrong"]),
        "answers that do not fit are passed over"
    );
    definition["about"] = json!("");
    definition["sections"][0]["fields"][1]["type"] = json!("pick");
    let wrong = tried(&definition, json!({}));
    let at: Vec<_> = wrong["problems"]
        .as_array()
        .unwrap()
        .iter()
        .map(|problem| problem["field"].as_str().unwrap())
        .collect();
    assert_eq!(
        at,
        [
            "about",
            "sections[0].fields[1].options",
            "sections[0].fields[2].when"
        ]
    );
    assert!(wrong["template"].is_object(), "it is shown all the same");
    definition.as_object_mut().unwrap().remove("sections");
    let none = tried(&definition, json!({}));
    assert_eq!(none["template"], Value::Null);
    assert_eq!(none["problems"].as_array().unwrap().len(), 1);
    assert_eq!(fixture.journal(), entries, "no record is made");
}

#[test]
fn a_file_goes_out_and_comes_in_and_never_overwrites() {
    let fixture = Fixture::new();
    let own = begun(&fixture, &walk());
    assert_eq!(
        fixture.code("template_export", json!({ "key": own["key"] })),
        ErrorCode::Precondition,
        "what was never published has no version to hand out"
    );
    let own = published(&fixture, &own);
    let file = fixture.ask("template_export", json!({ "key": own["key"] }));
    let json = file["json"].as_str().unwrap();

    let import = |fixture: &Fixture, taken: Option<&str>| {
        let mut request = json!({ "json": json });
        if let Some(taken) = taken {
            request["taken"] = json!(taken);
        }
        fixture.ask("template_import", request)
    };
    let elsewhere = Fixture::new();
    let taken_in = import(&elsewhere, None);
    assert_eq!(taken_in["template"]["key"], own["key"], "the key is free there");
    assert_eq!(offered(&elsewhere).len(), 1, "what comes in can be used");

    let asked = import(&fixture, None);
    assert_eq!(asked["template"], Value::Null);
    assert_eq!(asked["clash"]["canBeVersion"], true, "somebody has to choose");
    let version = import(&fixture, Some("new-version"));
    assert_eq!(
        (&version["template"]["key"], &version["template"]["published"]),
        (&own["key"], &json!(2))
    );
    let apart = import(&fixture, Some("new-key"));
    assert_ne!(apart["template"]["key"], own["key"]);
    let first = fixture.ask("template_get", json!({ "key": own["key"], "version": 1 }));
    assert_eq!(first["title"], "Walk", "the first version is still there");

    let changed = saved(&fixture, &version["template"], &walk());
    assert_eq!(changed["changed"], true);
    let waiting = json!({ "json": json, "taken": "new-version" });
    assert_eq!(
        fixture.code("template_import", waiting),
        ErrorCode::Precondition,
        "changes that wait are not overwritten"
    );

    let built_in = fixture.ask("template_export", json!({ "key": "grow" }));
    let again = json!({ "json": built_in["json"] });
    let clash = fixture.ask("template_import", again);
    assert_eq!(
        clash["clash"]["canBeVersion"], false,
        "what comes with Kept stays as it is"
    );
}

#[test]
fn a_file_that_is_wrong_is_refused_with_the_place() {
    let fixture = Fixture::new();
    let refused = |json: &str| {
        let error = fixture.refused("template_import", json!({ "json": json }));
        (error.code, error.field.unwrap_or_default())
    };
    assert_eq!(refused("%PDF-1.7").0, ErrorCode::Validation);
    let mut later = walk();
    later["format"] = json!("kept-template-9");
    assert_eq!(refused(&later.to_string()).1, "format");
    let mut cycle = walk();
    cycle["key"] = json!("own-walk");
    cycle["version"] = json!(1);
    cycle["sections"][0]["fields"][1]["when"] = json!({ "field": "wrong", "ticked": true });
    assert_eq!(
        refused(&cycle.to_string()).1,
        "sections[0].fields[1].when.field",
        "a part cannot depend on itself"
    );
    assert_eq!(refused(&" ".repeat(600_000)).0, ErrorCode::Validation);
    assert!(offered(&fixture).is_empty());
}

#[test]
fn the_blank_paper_of_what_is_being_written_is_laid_out() {
    let fixture = Fixture::new();
    let mut definition = walk();
    definition["key"] = json!("own-walk");
    definition["version"] = json!(1);
    let view = fixture.ask(
        "preview_template",
        json!({ "definition": definition, "language": "de" }),
    );
    assert!(view["pages"].as_u64().unwrap() >= 1);
    let page = fixture.fetch("preview_page", json!({ "token": view["token"], "page": 0 }));
    assert!(page.starts_with(b"<svg"), "a page is a picture");
    definition["sections"] = json!("none");
    assert_eq!(
        fixture.code("preview_template", json!({ "definition": definition })),
        ErrorCode::Validation,
        "what is no template has no paper"
    );
}

#[test]
fn a_section_says_how_long_it_takes() {
    let fixture = Fixture::new();
    let mut definition = walk();
    definition["key"] = json!("own-walk");
    definition["version"] = json!(1);
    definition["sections"][0]["minutes"] = json!(5);
    let try_out =
        |definition: &Value| fixture.ask("template_try", json!({ "definition": definition, "answers": {} }));
    assert_eq!(
        try_out(&definition)["template"]["sections"][0]["minutes"],
        json!(5)
    );
    definition["sections"][0]["minutes"] = json!(0);
    assert_eq!(
        try_out(&definition)["problems"][0]["field"],
        "sections[0].minutes",
        "no time at all is none"
    );
}
