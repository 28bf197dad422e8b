//! Search as you type.

use serde_json::{Value, json};

use crate::fixture::Fixture;

fn find(kept: &Fixture, text: &str) -> Vec<Value> {
    kept.ask("search", json!({ "text": text }))
        .as_array()
        .unwrap()
        .clone()
}

fn titles(hits: &[Value]) -> Vec<&str> {
    hits.iter().map(|hit| hit["title"].as_str().unwrap()).collect()
}

#[test]
fn the_beginning_of_a_word_is_enough() {
    let kept = Fixture::new();
    kept.ask("sample_add", json!({}));
    assert_eq!(find(&kept, "t"), Vec::<Value>::new(), "one letter finds nothing");
    assert_eq!(
        titles(&find(&kept, "westport")),
        ["Handing over open calls before the weekend"]
    );
    assert_eq!(
        titles(&find(&kept, "WESTP hosp")),
        ["Handing over open calls before the weekend"]
    );
    let hit = find(&kept, "tomas").remove(0);
    assert_eq!(
        (&hit["kind"], &hit["title"]),
        (&json!("member"), &json!("Tomás Herrera")),
        "accents do not matter, people come first"
    );
    let mine = find(&kept, "solve it for her");
    assert!(
        mine.iter().any(|hit| hit["kind"] == "form"),
        "what is mine alone is found, by me"
    );
}

#[test]
fn a_hit_is_marked_in_its_excerpt() {
    let kept = Fixture::new();
    kept.ask("sample_add", json!({}));
    let hit = find(&kept, "freezer").remove(0);
    let excerpt = hit["excerpt"].as_str().unwrap();
    assert!(
        excerpt.contains("\u{2068}freezer\u{2069}"),
        "the hit stands between isolates: {excerpt}"
    );
    assert_eq!(hit["memberName"], "Kateryna Bondar");
    assert_eq!(hit["on"], "2026-11-12");
}

#[test]
fn an_addendum_opens_its_form() {
    let kept = Fixture::new();
    kept.ask("sample_add", json!({}));
    let hit = find(&kept, "marked form is with").remove(0);
    assert_eq!(hit["kind"], "addendum");
    let form = kept.ask("form_get", json!({ "id": hit["id"] }));
    assert_eq!(form["title"], hit["title"]);
}

#[test]
fn nothing_that_is_typed_is_syntax_or_breaks() {
    let kept = Fixture::new();
    kept.ask("sample_add", json!({}));
    for text in [
        "\"",
        "\"\"",
        "AND",
        "OR NOT",
        "NEAR(a b)",
        "title:report",
        "*",
        "rep*",
        "^report",
        "a-b",
        "--",
        "'; DROP TABLE member; --",
        "(report",
        "{}",
        "über",
        "日本語の報告",
        "🙂🙂",
        "re\u{301}sume\u{301}",
        "\u{2068}\u{2069}",
        &"word ".repeat(40),
        " ",
    ] {
        kept.ask("search", json!({ "text": text }));
    }
    for text in ["a\u{0}b".to_owned(), "x".repeat(201), "x".repeat(10 << 20)] {
        assert_eq!(
            kept.refused("search", json!({ "text": text })).field.as_deref(),
            Some("text")
        );
    }
    assert_eq!(
        kept.refused("search", json!({ "text": "report", "limit": 51 }))
            .field
            .as_deref(),
        Some("limit")
    );
    assert_eq!(
        kept.ask("member_list", json!({}))["rows"]
            .as_array()
            .unwrap()
            .len(),
        7,
        "everybody is still there"
    );
}

#[test]
fn what_was_renamed_is_found_by_its_new_name_alone() {
    let kept = Fixture::new();
    let id = kept.member("Joost Dekker");
    kept.ask(
        "member_update",
        json!({ "id": id, "revision": 1, "member": { "name": "Joost Bondar", "role": "Parts" } }),
    );
    assert_eq!(find(&kept, "dekker"), Vec::<Value>::new());
    assert_eq!(titles(&find(&kept, "bondar")), ["Joost Bondar"]);
}
