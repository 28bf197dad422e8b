//! Search as you type.

use serde_json::{Value, json};

use crate::fixture::Fixture;

fn find(kept: &Fixture, text: &str) -> Vec<Value> {
    kept.ask("search", json!({ "text": text }))["hits"]
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

#[test]
fn filters_narrow_a_search() {
    let kept = Fixture::new();
    kept.ask("sample_add", json!({}));
    let all = find(&kept, "the");
    let kinds = |hits: &[Value]| {
        let mut kinds: Vec<String> = hits
            .iter()
            .map(|hit| hit["kind"].as_str().unwrap().to_owned())
            .collect();
        kinds.dedup();
        kinds.sort();
        kinds.dedup();
        kinds
    };
    assert!(
        kinds(&all).len() > 1,
        "there is more than one kind to choose from: {all:?}"
    );
    assert_eq!(kinds(&find(&kept, "the kind:form")), ["form"]);
    assert_eq!(kinds(&find(&kept, "art:erwartung the")), ["expectation"]);
    assert_eq!(
        kinds(&find(&kept, "kind:coaching-session")),
        ["form"],
        "the key of a template finds its forms, without a word too"
    );
    let of = |text: &str| {
        let mut names: Vec<String> = find(&kept, text)
            .iter()
            .map(|hit| hit["memberName"].as_str().unwrap().to_owned())
            .collect();
        names.sort();
        names.dedup();
        names
    };
    assert_eq!(of("the person:tomas"), ["Tomás Herrera"]);
    assert_eq!(of("wer:\"Tomas Herr\""), ["Tomás Herrera"]);
    assert_eq!(find(&kept, "the person:nobody"), Vec::<Value>::new());
    let before = find(&kept, "the before:2026-11");
    assert!(
        !before.is_empty()
            && before
                .iter()
                .all(|hit| hit["on"].as_str().unwrap() < "2026-11-01"),
        "only what stands under an earlier day: {before:?}"
    );
}

#[test]
fn a_filter_that_makes_no_sense_is_named_and_finds_nothing_by_itself() {
    let kept = Fixture::new();
    kept.ask("sample_add", json!({}));
    let answer = kept.ask("search", json!({ "text": "kind:poem before:soon" }));
    assert_eq!(answer["hits"], json!([]), "nothing was asked that makes sense");
    let mut said: Vec<&str> = answer["misunderstood"]
        .as_array()
        .unwrap()
        .iter()
        .map(|filter| filter.as_str().unwrap())
        .collect();
    said.sort_unstable();
    assert_eq!(said, ["before:soon", "kind:poem"]);
    let rest = kept.ask("search", json!({ "text": "freezer kind:poem" }));
    assert!(
        !rest["hits"].as_array().unwrap().is_empty(),
        "what made sense is found all the same"
    );
}

#[test]
fn a_search_within_a_member_finds_nothing_of_others() {
    let kept = Fixture::new();
    kept.ask("sample_add", json!({}));
    let somebody = find(&kept, "freezer").remove(0)["memberId"].clone();
    let answer = kept.ask("search", json!({ "text": "the", "memberId": somebody }));
    let hits = answer["hits"].as_array().unwrap();
    assert!(!hits.is_empty() && hits.iter().all(|hit| hit["memberId"] == somebody));
    assert_eq!(
        answer["words"],
        json!(["the"]),
        "the words are given back to be marked"
    );
}
