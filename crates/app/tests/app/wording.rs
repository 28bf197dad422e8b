//! The wording checker.

use kept_app::error::ErrorCode;
use serde_json::{Value, json};

use crate::fixture::Fixture;

fn check(kept: &Fixture, text: &str, kind: &str, language: &str) -> Vec<Value> {
    let request = json!({ "text": text, "kind": kind, "language": language });
    kept.ask("wording_check", request).as_array().unwrap().clone()
}

#[test]
fn a_place_is_marked_and_explained_in_the_language_of_the_reader() {
    let kept = Fixture::new();
    let text = "🙂 Tomás is lazy. Er kommt immer zu spät.";
    let units: Vec<u16> = text.encode_utf16().collect();
    for (language, why) in [("en", "cannot be seen"), ("de", "sieht man nicht")] {
        let found = check(&kept, text, "note", language);
        let marked: Vec<_> = found
            .iter()
            .map(|finding| {
                let at = |end: &str| usize::try_from(finding[end].as_u64().unwrap()).unwrap();
                let shown = String::from_utf16(&units[at("from")..at("to")]).unwrap();
                assert_eq!(
                    finding["about"], shown,
                    "the place is counted as a browser counts"
                );
                (finding["category"].as_str().unwrap(), shown)
            })
            .collect();
        assert_eq!(
            marked,
            [
                ("label", "lazy".to_owned()),
                ("absolute", "immer zu spät".to_owned())
            ],
            "the rules of both languages look at every text"
        );
        assert!(
            found[0]["why"].as_str().unwrap().contains(why),
            "{language}: {}",
            found[0]["why"]
        );
        assert!(found[0].get("score").is_none(), "there is no score");
    }
}

#[test]
fn only_what_goes_to_a_person_needs_a_time_and_a_deed() {
    let kept = Fixture::new();
    let rules = |kind| -> Vec<Value> {
        let found = check(&kept, "You were not ready.", kind, "en");
        found.iter().map(|finding| finding["rule"].clone()).collect()
    };
    assert_eq!(rules("note"), Vec::<Value>::new());
    for kind in ["feedback", "correction", "pip"] {
        assert_eq!(rules(kind), ["no-time", "no-deed"], "{kind}");
    }
}

#[test]
fn looking_at_a_text_keeps_nothing_and_needs_an_open_vault() {
    let kept = Fixture::new();
    let before = kept.journal();
    check(&kept, "He is lazy.", "correction", "en");
    assert_eq!(kept.journal(), before, "nothing is kept");
    let request = json!({ "text": "He is lazy.", "kind": "note", "language": "en" });
    kept.lock();
    assert_eq!(kept.code("wording_check", request), ErrorCode::Locked);
}
