//! Captured lines, with an open vault and with a locked one.

use std::fs;

use kept_app::error::ErrorCode;
use serde_json::{Value, json};

use crate::fixture::Fixture;

fn inbox(kept: &Fixture) -> Vec<Vec<u8>> {
    let files = fs::read_dir(kept.folder.join("inbox"));
    files
        .map(|files| {
            files
                .map(|file| fs::read(file.unwrap().path()).unwrap())
                .collect()
        })
        .unwrap_or_default()
}

#[test]
fn a_line_is_read_as_it_is_typed_and_kept_as_it_was_read() {
    let kept = Fixture::new();
    let tomas = kept.member("Tomás Herrera");
    let line = json!({ "text": "@tomas + kept calm #call yesterday" });
    let read = kept.ask("capture_parse", line.clone());
    assert_eq!(read["member"], json!({ "id": tomas, "name": "Tomás Herrera" }));
    assert_eq!(read["text"], "kept calm");
    assert_eq!(read["eventOn"], "2026-11-18");
    let marks: Vec<_> = read["marks"]
        .as_array()
        .unwrap()
        .iter()
        .map(|mark| mark["kind"].as_str().unwrap())
        .collect();
    assert_eq!(marks, ["person", "tone", "tag", "day"]);
    let note = &kept.ask("capture_save", line)["note"];
    assert_eq!(
        (&note["text"], &note["tone"], &note["tags"], &note["memberId"]),
        (
            &json!("kept calm"),
            &json!("plus"),
            &json!(["call"]),
            &json!(tomas)
        )
    );
}

#[test]
fn a_line_about_nobody_waits_until_somebody_says_whose_it_is() {
    let kept = Fixture::new();
    let tomas = kept.member("Tomás Herrera");
    let thea = kept.member("Thea Hale");
    let saved = kept.ask("capture_save", json!({ "text": "@TH took over the call #call" }));
    assert_eq!(saved["note"], Value::Null);
    let waiting = kept.ask("today_view", json!({}))["captures"].clone();
    assert_eq!(waiting[0]["id"], saved["capture"]["id"]);
    let ids: Vec<_> = waiting[0]["candidates"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["id"].clone())
        .collect();
    assert_eq!(ids, [json!(thea), json!(tomas)], "both have these initials");
    let note = kept.ask(
        "capture_assign",
        json!({ "id": waiting[0]["id"], "memberId": thea }),
    );
    assert_eq!(
        (&note["memberId"], &note["tags"]),
        (&json!(thea), &json!(["call"]))
    );
    assert_eq!(kept.ask("today_view", json!({}))["captures"], json!([]));

    let saved = kept.ask("capture_save", json!({ "text": "Order cake" }));
    let id = json!({ "id": saved["capture"]["id"] });
    kept.ask("capture_discard", id.clone());
    assert_eq!(kept.ask("today_view", json!({}))["captures"], json!([]));
    kept.ask("record_restore", id.clone());
    assert_eq!(kept.ask("today_view", json!({}))["captures"][0]["id"], id["id"]);
}

#[test]
fn who_is_on_the_screen_counts_only_if_nobody_is_named() {
    let kept = Fixture::new();
    let tomas = kept.member("Tomás Herrera");
    let linnea = kept.member("Linnea Ström");
    let whose = |text: &str| {
        let saved = kept.ask("capture_save", json!({ "text": text, "memberId": tomas }));
        saved["note"]["memberId"].clone()
    };
    assert_eq!(whose("Was early"), json!(tomas));
    assert_eq!(whose("@Linnea was early"), json!(linnea));
    assert_eq!(
        whose("@Nobody was early"),
        Value::Null,
        "a name that is not known is not passed over"
    );
}

#[test]
fn a_line_that_was_sealed_while_locked_is_a_note_after_unlocking() {
    let kept = Fixture::new();
    let tomas = kept.member("Tomás Herrera");
    kept.lock();
    kept.ask(
        "capture_seal",
        json!({ "text": "@Tomás - late again yesterday #rota" }),
    );
    kept.ask("capture_seal", json!({ "text": "Order cake" }));
    let sealed = inbox(&kept);
    assert_eq!(sealed.len(), 2);
    for file in sealed {
        for word in ["late again", "Tom", "rota", "cake", "Amsterdam"] {
            let found = file.windows(word.len()).any(|part| part == word.as_bytes());
            assert!(!found, "nothing is readable before the vault is opened");
        }
    }
    kept.clock.forward(chrono::TimeDelta::days(3));
    kept.unlock();
    assert!(inbox(&kept).is_empty(), "what became a record is taken out");
    let page = kept.ask("note_list", json!({ "memberId": tomas }));
    let note = &page["rows"][0];
    assert_eq!(note["line"], "late again");
    assert_eq!(
        note["eventOn"], "2026-11-18",
        "yesterday is that of the day it was written"
    );
    assert_eq!(note["daysLate"], 1);
    let today = kept.ask("today_view", json!({}));
    assert_eq!(today["captures"][0]["text"], "Order cake");
    assert_eq!(today["unreadableCaptures"], 0);
}

#[test]
fn what_could_not_be_removed_is_not_merged_twice() {
    let kept = Fixture::new();
    let tomas = kept.member("Tomás Herrera");
    kept.lock();
    kept.ask("capture_seal", json!({ "text": "@Tomás was early" }));
    kept.ask("capture_seal", json!({ "text": "Order cake" }));
    let folder = kept.folder.join("inbox");
    let files: Vec<_> = fs::read_dir(&folder)
        .unwrap()
        .map(|file| file.unwrap().path())
        .map(|path| (path.clone(), fs::read(path).unwrap()))
        .collect();
    kept.unlock();
    kept.lock();
    // As if the program had been stopped between the transaction and the removal.
    for (path, bytes) in files {
        fs::write(path, bytes).unwrap();
    }
    fs::write(
        folder.join("0199aaaa-0000-7000-8000-000000000000.sealed"),
        b"not sealed at all",
    )
    .unwrap();
    kept.unlock();
    let page = kept.ask("note_list", json!({ "memberId": tomas }));
    assert_eq!(page["rows"].as_array().unwrap().len(), 1);
    let today = kept.ask("today_view", json!({}));
    assert_eq!(today["captures"].as_array().unwrap().len(), 1);
    assert_eq!(
        today["unreadableCaptures"], 1,
        "what cannot be read is said, and stays"
    );
    assert_eq!(inbox(&kept).len(), 1);
}

#[test]
fn a_line_has_its_limits_locked_and_unlocked() {
    let kept = Fixture::new();
    let long = json!({ "text": "x".repeat(1 << 20) });
    for command in ["capture_parse", "capture_save", "capture_seal"] {
        assert_eq!(
            kept.refused(command, long.clone()).field.as_deref(),
            Some("text"),
            "{command}"
        );
    }
    assert_eq!(
        kept.code("capture_seal", json!({ "text": " \n" })),
        ErrorCode::Validation
    );
    assert_eq!(
        Fixture::empty().code("capture_seal", json!({ "text": "x" })),
        ErrorCode::VaultMissing,
        "without a vault there is nothing to seal it for"
    );
    kept.lock();
    assert_eq!(
        kept.code("capture_save", json!({ "text": "x" })),
        ErrorCode::Locked
    );
}

#[test]
fn the_notes_of_the_sample_team_go_with_it() {
    let kept = Fixture::new();
    let tomas = kept.member("Tomás Real");
    kept.ask("sample_add", json!({}));
    let notes = kept.ask("note_list", json!({}));
    assert!(notes["rows"].as_array().unwrap().len() >= 8);
    let own = kept.ask(
        "note_create",
        json!({ "memberId": tomas, "note": { "text": "Met @Linnea at the harbour #harbour" } }),
    );
    assert_eq!(
        kept.ask("link_list", json!({ "id": own["id"] }))["links"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
    kept.ask("sample_remove", json!({}));
    assert_eq!(
        kept.ask("note_list", json!({}))["rows"].as_array().unwrap().len(),
        1
    );
    assert_eq!(
        kept.ask("tag_list", json!({})),
        json!([{ "name": "harbour", "count": 1 }])
    );
    assert_eq!(
        kept.ask("link_list", json!({ "id": own["id"] }))["links"],
        json!([])
    );
}
