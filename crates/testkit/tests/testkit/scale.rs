//! Making vaults of a size that a test can wait for.

use std::collections::HashSet;

use chrono::NaiveDate;
use kept_testkit::scale::{Counts, Demo, Size};
use secrecy::SecretString;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::content::Content;

const PASSPHRASE: &str = "sample team sample team";
/// Half a year of a small team.
const TINY: Size = Size {
    members: 9,
    present: 7,
    days: 400,
    forms: 60,
    notes: 90,
    agreements: 6,
    tasks: 5,
};

fn made(seed: u64, size: Option<Size>) -> (TempDir, Counts) {
    let home = tempfile::tempdir().unwrap();
    let passphrase = SecretString::from(PASSPHRASE);
    let demo = Demo {
        folder: &home.path().join("demo.kept"),
        size,
        seed,
        today: NaiveDate::from_ymd_opt(2026, 11, 19).unwrap(),
        zone: chrono_tz::Europe::Amsterdam,
        passphrase: &passphrase,
        kdf_memory_mib: Some(64),
    };
    let counts = demo.make(|_| ()).unwrap();
    (home, counts)
}

fn content(home: &TempDir) -> Content {
    Content::of(&home.path().join("demo.kept"), PASSPHRASE)
}

#[test]
fn the_same_seed_gives_the_same_content_and_another_one_does_not() {
    let dump = |seed| content(&made(seed, Some(TINY)).0).dump();
    let first = dump(3);
    assert_eq!(
        first,
        dump(3),
        "everything that was written is drawn from the seed"
    );
    assert_ne!(first["forms"], dump(4)["forms"], "and nothing else");
}

#[test]
fn the_years_hold_what_their_size_says() {
    let (home, counts) = made(5, Some(TINY));
    assert_eq!(counts.members, TINY.members as u64);
    assert_eq!(counts.forms, u64::from(TINY.forms), "every talk is filed");
    assert_eq!(counts.notes, u64::from(TINY.notes));
    assert_eq!(
        counts.sealed_documents,
        u64::from(TINY.agreements),
        "every agreement is sealed"
    );
    assert_eq!(counts.tasks, u64::from(TINY.agreements * TINY.tasks));

    let content = content(&home);
    let filed = content.all("form_list", &json!({ "state": "filed" }));
    assert_eq!(
        filed.len() as u64,
        counts.forms,
        "the list shows as many as were counted"
    );
    let notes = content.all("note_list", &json!({}));
    assert_eq!(notes.len() as u64, counts.notes);
    assert!(
        notes.iter().any(|note| note["tags"] != json!([])) && notes.iter().any(|note| note["kind"] == "win"),
        "some have a tag, and they are of several kinds"
    );
    let documents = content.all("document_list", &json!({}));
    assert_eq!(documents.len() as u64, counts.sealed_documents);
    let open = content.all("reminder_list", &json!({})).len();
    let settled = content.all("reminder_list", &json!({ "settled": true })).len();
    assert_eq!((open + settled) as u64, counts.occurrences);
    for member in content.all("member_list", &json!({})) {
        let member = content.ask("member_get", json!({ "id": member["id"] }));
        assert_eq!(
            member["sample"], true,
            "nobody of it can be taken for a real person"
        );
    }
    let checked = content.ask("vault_check", json!({}));
    assert_eq!(
        checked["journalEntries"], counts.journal_entries,
        "every page and link holds"
    );
}

#[test]
fn what_was_agreed_in_talks_is_done_in_time() {
    let (home, _) = made(5, Some(TINY));
    let content = content(&home);
    let filed = content.all("form_list", &json!({ "state": "filed" }));
    let long_ago = filed
        .iter()
        .filter(|form| form["eventOn"].as_str() < Some("2026-10-01"));
    let mut states = Vec::new();
    for form in long_ago {
        let form = content.ask("form_get", json!({ "id": form["id"] }));
        let of = |list: &str| form[list].as_array().unwrap().clone();
        states.extend(
            of("tasks")
                .into_iter()
                .chain(of("promises"))
                .map(|agreed| agreed["state"].clone()),
        );
    }
    let is_settled = |state: &&Value| {
        ["accepted", "dropped", "kept", "broken", "withdrawn"].contains(&state.as_str().unwrap())
    };
    let settled = states.iter().filter(is_settled).count();
    assert!(
        states.len() > 30 && settled * 10 > states.len() * 9,
        "{settled} of {} are settled, the others are of people who left",
        states.len()
    );
}

#[test]
fn sealed_documents_of_the_years_verify() {
    let (home, _) = made(6, Some(TINY));
    let content = content(&home);
    let documents = content.all("document_list", &json!({}));
    let numbers: HashSet<&str> = documents
        .iter()
        .map(|row| row["number"].as_str().unwrap())
        .collect();
    assert_eq!(numbers.len(), documents.len(), "no number is given twice");
    for document in &documents {
        assert_eq!(document["state"], "sealed");
        let verdict = content.ask("document_verify", json!({ "id": document["id"] }));
        assert_eq!(
            (&verdict["intact"], &verdict["trusted"]),
            (&json!(true), &json!(true)),
            "{verdict}"
        );
    }
}

#[test]
fn the_sample_has_something_on_every_screen() {
    let (home, counts) = made(1, None);
    assert_eq!(counts.members, 7, "the team of the sample world");
    assert_eq!(
        counts.sealed_documents, 3,
        "two agreements and a talk; a plan waits for the manager"
    );
    let content = content(&home);
    let endings: HashSet<Value> = content
        .all("document_list", &json!({}))
        .into_iter()
        .map(|mut row| row["ending"].take())
        .collect();
    assert_eq!(
        endings,
        HashSet::from([json!("signed"), json!("signed-with-comment"), Value::Null]),
        "one of them has not ended"
    );
    let states: HashSet<Value> = content
        .all("expectation_list", &json!({}))
        .into_iter()
        .map(|mut row| row["state"].take())
        .collect();
    for state in ["draft", "agreed", "met"] {
        assert!(
            states.contains(&json!(state)),
            "there is an expectation that is {state}"
        );
    }
    assert!(
        !content.all("form_list", &json!({ "state": "draft" })).is_empty(),
        "a talk is being prepared"
    );
    assert!(
        !content.all("form_list", &json!({ "state": "filed" })).is_empty(),
        "others are filed"
    );
    assert!(
        !content.all("reminder_list", &json!({})).is_empty(),
        "reminders wait"
    );
    assert!(
        !content.all("promise_list", &json!({})).is_empty(),
        "promises are owed"
    );
    assert_eq!(
        content.ask("session_get", json!({}))["hasSample"],
        true,
        "it can be removed with one click"
    );
}

#[test]
fn a_demo_replaces_nothing() {
    let (home, _) = made(1, None);
    let passphrase = SecretString::from(PASSPHRASE);
    let again = Demo {
        folder: &home.path().join("demo.kept"),
        size: None,
        seed: 2,
        today: NaiveDate::from_ymd_opt(2026, 11, 19).unwrap(),
        zone: chrono_tz::UTC,
        passphrase: &passphrase,
        kdf_memory_mib: Some(64),
    };
    assert!(
        again.make(|_| ()).is_err(),
        "a folder with a vault in it is not touched"
    );
    assert_eq!(
        content(&home).all("document_list", &json!({})).len(),
        4,
        "and is as it was"
    );
}
