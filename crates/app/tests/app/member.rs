//! Members: adding, changing, archiving, listing.

use kept_app::error::ErrorCode;
use serde_json::{Value, json};

use crate::fixture::Fixture;

fn names(page: &Value) -> Vec<&str> {
    page["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["name"].as_str().unwrap())
        .collect()
}

#[test]
fn a_name_and_a_role_are_enough() {
    let kept = Fixture::new();
    let made = kept.ask(
        "member_create",
        json!({ "name": " Tomás Herrera ", "role": "Field service engineer" }),
    );
    assert_eq!(made["name"], "Tomás Herrera", "space at the ends is not kept");
    assert_eq!(
        made["relation"], "report",
        "who is not said to be something else reports to the manager"
    );
    assert_eq!(made["revision"], 1);
    let read = kept.ask("member_get", json!({ "id": made["id"] }));
    assert_eq!(read, made, "what was answered is what is kept");
}

#[test]
fn a_change_needs_the_newest_revision() {
    let kept = Fixture::new();
    let id = kept.member("Tomás Herrera");
    let change = |revision: u32, name: &str| json!({ "id": id, "revision": revision, "member": { "name": name, "role": "Lead" } });
    let changed = kept.ask("member_update", change(1, "Tomás A. Herrera"));
    assert_eq!(
        (&changed["revision"], &changed["role"]),
        (&json!(2), &json!("Lead"))
    );
    assert_eq!(
        kept.code("member_update", change(1, "Too late")),
        ErrorCode::Conflict,
        "an old revision is a conflict"
    );
    let read = kept.ask("member_get", json!({ "id": id }));
    assert_eq!(read["name"], "Tomás A. Herrera", "a conflict changes nothing");
    let nobody = json!({ "id": "01930f3a-0000-7000-8000-000000000001" });
    assert_eq!(kept.code("member_get", nobody), ErrorCode::NotFound);
}

#[test]
fn bad_input_is_refused_at_its_field_and_changes_nothing() {
    let kept = Fixture::new();
    let before = kept.journal();
    let base = json!({ "name": "Tomás Herrera", "role": "Engineer" });
    let with = |field: &str, value: Value| {
        let mut request = base.clone();
        request[field] = value;
        request
    };
    let cases = [
        (with("name", json!("")), "name"),
        (with("name", json!("x".repeat(10 << 20))), "name"),
        (with("name", json!("two\nlines")), "name"),
        (with("name", json!("a\u{0}b")), "name"),
        (with("name", json!(7)), "name"),
        (with("role", json!("Engineer\u{7}")), "role"),
        (with("email", json!("nobody")), "email"),
        (with("since", json!("2026-02-30")), "since"),
        (with("since", json!("1066-10-14")), "since"),
        (with("relation", json!("boss")), "relation"),
        (with("strengths", json!("x".repeat(4_001))), "strengths"),
        (with("salary", json!(1)), "salary"),
    ];
    for (request, field) in cases {
        let refused = kept.refused("member_create", request);
        assert_eq!(
            refused.code,
            ErrorCode::Validation,
            "{field} is refused by a rule"
        );
        assert_eq!(refused.field.as_deref(), Some(field), "and the refusal names it");
    }
    assert_eq!(kept.journal(), before, "nothing was written");
    assert_eq!(names(&kept.ask("member_list", json!({}))), Vec::<&str>::new());
}

#[test]
fn who_is_archived_can_only_be_read() {
    let kept = Fixture::new();
    let id = kept.member("Joost Dekker");
    let draft = kept.ask(
        "form_create",
        json!({ "memberId": id, "template": "coaching-session" }),
    );
    let archived = kept.ask(
        "member_archive",
        json!({ "id": id, "revision": 1, "archived": true }),
    );
    assert_eq!(archived["archived"], true);
    let requests = [
        (
            "member_update",
            json!({ "id": id, "revision": 2, "member": { "name": "J", "role": "R" } }),
        ),
        (
            "form_create",
            json!({ "memberId": id, "template": "coaching-session" }),
        ),
        (
            "form_save",
            json!({ "id": draft["id"], "revision": 1, "answers": {} }),
        ),
        ("form_file", json!({ "id": draft["id"], "revision": 1 })),
        (
            "expectation_create",
            json!({ "memberId": id, "expectation": { "title": "T" } }),
        ),
    ];
    for (command, request) in requests {
        assert_eq!(
            kept.code(command, request),
            ErrorCode::Precondition,
            "{command} waits until they are back"
        );
    }
    assert_eq!(names(&kept.ask("member_list", json!({}))), Vec::<&str>::new());
    assert_eq!(
        names(&kept.ask("member_list", json!({ "archived": true }))),
        ["Joost Dekker"]
    );
    let back = kept.ask(
        "member_archive",
        json!({ "id": id, "revision": 2, "archived": false }),
    );
    assert_eq!(back["archived"], false);
    kept.ask(
        "form_save",
        json!({ "id": draft["id"], "revision": 1, "answers": {} }),
    );
}

#[test]
fn a_list_is_paged_by_name_without_case_and_accents() {
    let kept = Fixture::new();
    for name in ["Yuki", "amara", "Ímran", "joost", "Linnea"] {
        kept.member(name);
    }
    let (mut all, mut after) = (Vec::new(), Value::Null);
    loop {
        let page = kept.ask("member_list", json!({ "limit": 2, "after": after }));
        all.extend(names(&page).into_iter().map(str::to_owned));
        match page.get("next") {
            Some(next) => after = next.clone(),
            None => break,
        }
    }
    assert_eq!(all, ["amara", "Ímran", "joost", "Linnea", "Yuki"]);
    assert_eq!(
        kept.refused("member_list", json!({ "limit": 0 }))
            .field
            .as_deref(),
        Some("limit")
    );
    assert_eq!(
        kept.refused("member_list", json!({ "after": "page two" }))
            .field
            .as_deref(),
        Some("after")
    );
}
