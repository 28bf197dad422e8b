//! Vaults that earlier releases left behind open today, with all that is known to be in them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use kept_app::app::{App, KdfChoice, Ports};
use kept_app::machine::{SystemChance, SystemClock};
use kept_app::reply::Reply;
use kept_app::verify_file;
use kept_testkit::ports::NoAudience;
use serde_json::{Value, json};
use tempfile::TempDir;

const PASSPHRASE: &str = "seven quiet herons cross the harbour";
/// As it was printed when `schema-1.kept` was made.
const RECOVERY_KEY: &str = "8SRK-BX52-D0AW-0NJD-VKJ8-Z54V-QW92-3G0E-2FSG-81JF-MVPP-KSS8-RYPZ-FTT8-E79H-GMDP";

/// A copy of a fixture, which may be migrated, and the application in front of it.
struct Fixture {
    app: App,
    folder: TempDir,
}

impl Fixture {
    fn copy(name: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let vault = folder.path().join(name);
        fs::create_dir(&vault).unwrap();
        for entry in fs::read_dir(fixtures().join(name)).unwrap() {
            let entry = entry.unwrap();
            fs::copy(entry.path(), vault.join(entry.file_name())).unwrap();
        }
        let app = App::new(Ports {
            clock: Arc::new(SystemClock),
            chance: Arc::new(SystemChance),
            audience: Arc::new(NoAudience),
            keychain: Arc::new(kept_app::ports::WithoutKeychain),
            viewer: Arc::new(kept_testkit::ports::DirectViewer),
            upkeep: false,
            default_folder: folder.path().to_owned(),
            kdf: KdfChoice::MemoryMib(64),
        });
        app.open_place(&vault).unwrap();
        Self { app, folder }
    }

    fn ask(&self, command: &str, request: Value) -> Value {
        match self.app.dispatch(command, request) {
            Ok(Reply::Json(answer)) => serde_json::from_str(&answer).unwrap(),
            Ok(Reply::Bytes { .. }) => panic!("{command} answers with data"),
            Err(error) => panic!("{command}: {:?} {error}", error.code),
        }
    }

    fn bytes(&self, command: &str, request: Value) -> Vec<u8> {
        match self.app.dispatch(command, request) {
            Ok(Reply::Bytes { bytes, .. }) => bytes,
            Ok(Reply::Json(_)) => panic!("{command} answers with a file"),
            Err(error) => panic!("{command}: {:?} {error}", error.code),
        }
    }
}

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

/// Asserts that an open vault holds what `schema-1.kept` was made with.
fn holds_what_schema_1_was_made_with(kept: &Fixture) {
    let settings = kept.ask("settings_get", json!({}));
    assert_eq!(settings["managerName"], "Marit Solberg", "who the manager is");
    assert_eq!(
        settings["reminderTime"], "08:30",
        "a setting that is not the usual one"
    );

    let members = kept.ask("member_list", json!({}));
    assert_eq!(members["rows"].as_array().unwrap().len(), 1, "one member");
    let member = &members["rows"][0];
    assert_eq!(
        (&member["name"], &member["role"]),
        (&json!("Tomás Herrera"), &json!("Field service engineer")),
        "with a name outside of ASCII"
    );

    let list = kept.ask("expectation_list", json!({}));
    let agreed = kept.ask("expectation_get", json!({ "id": list["rows"][0]["id"] }));
    assert_eq!(agreed["state"], "agreed", "the expectation was agreed");
    let text = &agreed["expectation"];
    assert_eq!(text["title"], "Visit reports within two working days");
    assert_eq!(text["measure"]["target"], "95");
    assert_eq!(text["reviews"], json!(["2026-12-04", "2027-01-29"]));
    assert_eq!(text["worry"], "He may feel watched.", "private text is there");
    let tasks = agreed["tasks"].as_array().unwrap();
    let words: Vec<_> = tasks.iter().map(|task| &task["text"]).collect();
    assert_eq!(
        words,
        [
            "Clear the seven open reports from October",
            "Agree a one-page short form"
        ],
        "the tasks stand in their order"
    );
    assert_eq!(
        (&tasks[0]["ownerId"], &tasks[1]["ownerId"]),
        (&member["id"], &json!(null)),
        "each with its owner"
    );
    let promise = &kept.ask("promise_list", json!({}))["rows"][0];
    assert_eq!(
        (&promise["text"], &promise["state"], &promise["dueOn"]),
        (
            &json!("A tablet with the report form"),
            &json!("open"),
            &json!("2026-11-27")
        ),
        "what the manager owes"
    );

    let list = kept.ask("form_list", json!({}));
    let talk = kept.ask("form_get", json!({ "id": list["rows"][0]["id"] }));
    assert_eq!(talk["state"], "filed", "the talk is read-only");
    assert_eq!(talk["answers"]["note_to_self"], "Do not solve it for him.");
    assert_eq!(
        talk["addenda"][0]["text"], "Yuki has the marked form.",
        "with its addendum"
    );

    // Those that are due by now may have moved on; none is gone.
    let reminders = kept.ask("reminder_list", json!({ "limit": 200 }));
    let days: Vec<_> = reminders["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| &row["dueOn"])
        .collect();
    assert_eq!(
        days,
        ["2026-12-04", "2026-12-07", "2027-01-11", "2027-01-29"],
        "reviews, the follow-up and the reminder of the manager's own"
    );

    let found = kept.ask("search", json!({ "text": "marked form" }));
    assert_eq!(
        found["hits"].as_array().unwrap().len(),
        1,
        "what was written can be found: {found}"
    );
    let checked = kept.ask("vault_check", json!({}));
    assert!(
        checked["journalEntries"].as_u64().unwrap() >= 25,
        "every page is sound and the journal goes back to the first entry: {checked}"
    );
}

#[test]
fn a_vault_of_schema_1_opens_with_its_passphrase() {
    let kept = Fixture::copy("schema-1.kept");
    kept.ask("vault_unlock", json!({ "passphrase": PASSPHRASE }));
    holds_what_schema_1_was_made_with(&kept);
}

#[test]
fn before_a_vault_of_schema_1_is_migrated_it_is_backed_up() {
    let kept = Fixture::copy("schema-1.kept");
    kept.ask("vault_unlock", json!({ "passphrase": PASSPHRASE }));
    kept.ask("vault_lock", json!({}));
    let backups = kept.ask("backup_list", json!({}));
    assert_eq!(backups.as_array().unwrap().len(), 1, "one backup: {backups}");
    let again = kept.folder.path().join("again.kept");
    kept.ask(
        "backup_open",
        json!({ "file": backups[0]["file"], "folder": again, "passphrase": PASSPHRASE }),
    );
    kept.ask("backup_restore", json!({}));
    holds_what_schema_1_was_made_with(&kept);
    kept.ask("vault_lock", json!({}));
    kept.ask("vault_unlock", json!({ "passphrase": PASSPHRASE }));
    assert_eq!(
        kept.ask("backup_list", json!({})).as_array().unwrap().len(),
        1,
        "the restored one was of schema 1 too, and is migrated only once"
    );
}

#[test]
fn a_vault_of_schema_1_opens_with_its_recovery_key() {
    let kept = Fixture::copy("schema-1.kept");
    let new = "nine slow barges pass the lighthouse";
    kept.ask(
        "vault_recover",
        json!({ "recoveryKey": RECOVERY_KEY, "newPassphrase": new }),
    );
    holds_what_schema_1_was_made_with(&kept);
    kept.ask("vault_lock", json!({}));
    kept.ask("vault_unlock", json!({ "passphrase": new }));
}

#[test]
fn a_paper_that_was_sealed_with_schema_1_still_verifies() {
    let kept = Fixture::copy("schema-1.kept");
    kept.ask("vault_unlock", json!({ "passphrase": PASSPHRASE }));
    let document = kept.ask("document_list", json!({}))["rows"][0].take();
    assert_eq!(
        document["ending"], "signed-with-comment",
        "both have signed: {document}"
    );
    let id = json!({ "id": document["id"] });
    let own = kept.ask("document_verify", id.clone());
    assert_eq!(
        (&own["intact"], &own["trusted"]),
        (&json!(true), &json!(true)),
        "the vault knows its own seal: {own}"
    );
    let mut pdf = kept.bytes("document_pdf", id);
    let root = fs::read(fixtures().join("schema-1.root.pem")).unwrap();
    let verdict = verify_file(&pdf, Some(&root)).unwrap();
    assert!(
        verdict.intact && verdict.trusted,
        "the root that was handed out then proves it: {verdict:?}"
    );
    assert_eq!(
        verdict.claimed_at.unwrap().to_rfc3339(),
        "2026-11-22T00:46:59+00:00",
        "it says when that was"
    );
    let middle = pdf.len() / 2;
    pdf[middle] ^= 1;
    let verdict = verify_file(&pdf, Some(&root)).unwrap();
    assert!(!verdict.intact, "one changed bit is noticed");
}
