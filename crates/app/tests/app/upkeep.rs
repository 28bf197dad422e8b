//! What Kept does for an open vault by itself, and how a vault in trouble behaves.

use std::fs;
use std::path::Path;

use chrono::TimeDelta;
use kept_app::error::ErrorCode;
use kept_app::upkeep;
use serde_json::{Value, json};

use crate::fixture::{Fixture, PASSPHRASE};

/// Backups in the vault's own folder, newest first.
fn backups(kept: &Fixture) -> Vec<Value> {
    kept.ask("backup_list", json!({})).as_array().unwrap().clone()
}

fn status(kept: &Fixture) -> Value {
    kept.ask("backup_status", json!({}))
}

/// Flips a bit of some pages of a closed vault that hold long texts. Those before have its schema, and the last ones the
/// end of the journal: without them it does not open.
fn damage(folder: &Path) {
    let database = folder.join("vault.db");
    let mut bytes = fs::read(&database).unwrap();
    let pages = bytes.len() / 4096;
    for page in (pages * 6 / 10..pages * 8 / 10).step_by(3) {
        bytes[page * 4096 + 1000] ^= 1;
    }
    fs::write(database, bytes).unwrap();
}

#[test]
fn the_backup_of_the_day_is_made_once_and_only_if_something_has_changed() {
    let kept = Fixture::new();
    upkeep::tick(&kept.app);
    assert_eq!(backups(&kept).len(), 1, "a new vault is backed up");
    assert_eq!(
        status(&kept)["behindSince"],
        json!(null),
        "nothing is left to back up"
    );
    kept.member("Tomás Herrera");
    let since = status(&kept)["behindSince"].clone();
    assert!(since.is_string(), "a change is in no backup yet");
    upkeep::tick(&kept.app);
    assert_eq!(backups(&kept).len(), 1, "one a day is enough");
    kept.clock.forward(TimeDelta::days(1));
    upkeep::tick(&kept.app);
    assert_eq!(backups(&kept).len(), 2, "the next day has its own");
    assert_eq!(
        status(&kept)["behindSince"],
        json!(null),
        "and the change is in it"
    );
    kept.clock.forward(TimeDelta::days(1));
    upkeep::tick(&kept.app);
    assert_eq!(backups(&kept).len(), 2, "a day without a change needs none");
}

#[test]
fn a_backup_is_tried_out_once_a_month_and_one_that_fails_is_replaced() {
    let kept = Fixture::new();
    upkeep::tick(&kept.app);
    kept.clock.forward(TimeDelta::days(29));
    upkeep::tick(&kept.app);
    assert_eq!(
        status(&kept)["rehearsedAt"],
        json!(null),
        "not before thirty days"
    );
    kept.clock.forward(TimeDelta::days(1));
    upkeep::tick(&kept.app);
    let rehearsed = status(&kept)["rehearsedAt"].clone();
    assert!(
        rehearsed.as_str().unwrap().starts_with("2026-12-19"),
        "then: {rehearsed}"
    );
    let only = backups(&kept)[0]["file"].as_str().unwrap().to_owned();
    let mut bytes = fs::read(&only).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&only, bytes).unwrap();
    kept.clock.forward(TimeDelta::days(30));
    upkeep::tick(&kept.app);
    let damaged = status(&kept)["damaged"].clone();
    assert!(
        only.ends_with(damaged.as_str().unwrap()),
        "the damaged one is named: {damaged}"
    );
    let newest = backups(&kept)[0]["file"].as_str().unwrap().to_owned();
    assert_ne!(newest, only, "and there is another one");
    kept.ask("backup_verify", json!({ "file": newest }));
}

#[test]
fn each_backup_is_copied_to_the_second_place_if_it_is_there() {
    let kept = Fixture::new();
    let stick = kept.folder.with_file_name("stick");
    let elsewhere = json!({ "folder": stick });
    assert_eq!(
        kept.refused("backup_place_set", elsewhere.clone())
            .field
            .as_deref(),
        Some("folder"),
        "a place that is not there is refused"
    );
    assert_eq!(
        kept.refused(
            "backup_place_set",
            json!({ "folder": kept.folder.join("backups") })
        )
        .code,
        ErrorCode::Validation,
        "the vault itself is no second place"
    );
    fs::create_dir(&stick).unwrap();
    kept.ask("backup_place_set", elsewhere);
    let made = kept.ask("backup_create", json!({}));
    assert_eq!(made["copied"], true, "it has arrived: {made}");
    let there = kept.ask("backup_list", json!({ "folder": stick }));
    assert_eq!(there.as_array().unwrap().len(), 1, "under its own name");
    let second = status(&kept)["secondPlace"].clone();
    assert_eq!(second["present"], true);
    assert_eq!(second["lastAt"], made["backup"]["madeAt"], "and that is noted");
    fs::remove_dir_all(&stick).unwrap();
    kept.clock.forward(TimeDelta::seconds(1));
    let made = kept.ask("backup_create", json!({}));
    assert_eq!(
        made["copied"], false,
        "without the stick there is still the backup: {made}"
    );
    let second = status(&kept)["secondPlace"].clone();
    assert_eq!(
        second["present"], false,
        "and it is said that the stick is missing"
    );
}

#[test]
fn a_damaged_vault_is_found_and_can_only_be_read() {
    let mut kept = Fixture::new();
    let member = kept.member("Tomás Herrera");
    for number in 0..20 {
        let text = format!("Number {number}. {}", "What was said on that day. ".repeat(600));
        kept.ask(
            "note_create",
            json!({ "memberId": member, "note": { "text": text } }),
        );
    }
    let healthy = kept.ask("backup_create", json!({}))["backup"]["file"].clone();
    kept.restart();
    damage(&kept.folder);
    kept.unlock();
    upkeep::tick(&kept.app);
    let session = kept.ask("session_get", json!({}));
    assert_eq!(
        session["trouble"], "damaged",
        "the check of every unlock finds it"
    );
    assert_eq!(
        kept.code("member_create", json!({ "name": "Zoë", "role": "Engineer" })),
        ErrorCode::VaultDamaged,
        "nothing is written any more"
    );
    let bytes = fs::read(kept.folder.join("vault.db")).unwrap();
    kept.ask("backup_verify", json!({ "file": healthy }));
    for (command, request) in [
        ("backup_place_set", json!({})),
        (
            "vault_change_passphrase",
            json!({ "current": PASSPHRASE, "new": "nine slow barges pass the lighthouse" }),
        ),
        (
            "vault_keychain_set",
            json!({ "passphrase": PASSPHRASE, "on": true }),
        ),
        ("vault_rotate_key", json!({ "passphrase": PASSPHRASE })),
    ] {
        assert_eq!(kept.code(command, request), ErrorCode::VaultDamaged, "{command}");
    }
    assert!(
        fs::read(kept.folder.join("vault.db")).unwrap() == bytes,
        "not even what upkeep and the door would note"
    );
    assert_eq!(
        kept.code("backup_create", json!({})),
        ErrorCode::VaultDamaged,
        "and no backup of it replaces a healthy one"
    );
    let rescued = kept.ask("vault_rescue", json!({}));
    assert!(
        rescued["rows"].as_u64().unwrap() > 0 && rescued["lost"].as_u64().unwrap() > 0,
        "what can be read is rescued, what cannot is counted: {rescued}"
    );
    kept.lock();
    kept.ask(
        "vault_unlock",
        json!({ "passphrase": PASSPHRASE, "folder": rescued["folder"] }),
    );
    kept.journal();
    kept.lock();
    // The healthy backup takes the place of the damaged vault, which is kept.
    kept.app.open_place(&kept.folder).unwrap();
    let inside = kept.ask(
        "backup_open",
        json!({ "file": healthy, "passphrase": PASSPHRASE }),
    );
    assert_eq!(
        (&inside["content"]["members"], &inside["replaces"]),
        (&json!(1), &json!(true)),
        "one can look inside first: {inside}"
    );
    let restored = kept.ask("backup_restore", json!({}));
    assert_eq!(
        restored["replaced"], "Marit replaced 2026-11-19 09.00.00",
        "the damaged one has another name now"
    );
    assert_eq!(
        kept.ask("session_get", json!({}))["trouble"],
        json!(null),
        "all is well"
    );
    kept.journal();
}

#[test]
fn a_file_that_another_program_replaced_is_never_written_to() {
    let kept = Fixture::new();
    kept.member("Tomás Herrera");
    let database = kept.folder.join("vault.db");
    let other = fs::read(&database).unwrap();
    fs::remove_file(&database).unwrap();
    fs::write(&database, &other).unwrap();
    upkeep::tick(&kept.app);
    assert_eq!(
        kept.ask("session_get", json!({}))["trouble"],
        "replaced",
        "the same bytes in another file are another file"
    );
    let refused = kept.refused("member_create", json!({ "name": "Zoë", "role": "Engineer" }));
    assert!(
        refused.code == ErrorCode::VaultDamaged && refused.message.contains("replaced"),
        "what happened and what to do: {refused}"
    );
    assert_eq!(
        fs::read(&database).unwrap(),
        other,
        "the other file is left alone"
    );
    let stick = kept.folder.with_file_name("stick");
    fs::create_dir(&stick).unwrap();
    let saved = kept.ask("backup_create", json!({ "folder": stick }));
    assert_eq!(
        saved["content"]["members"], 1,
        "what is open here can be saved: {saved}"
    );
}

#[test]
fn a_backup_that_is_looked_into_can_be_left_alone() {
    let mut kept = Fixture::new();
    let made = kept.ask("backup_create", json!({}));
    kept.restart();
    let open = json!({ "file": made["backup"]["file"], "passphrase": PASSPHRASE });
    kept.ask("backup_open", open.clone());
    kept.ask("backup_close", json!({}));
    assert_eq!(
        kept.code("backup_restore", json!({})),
        ErrorCode::Precondition,
        "nothing is restored that nobody looked into"
    );
    let beside: Vec<_> = fs::read_dir(kept.folder.parent().unwrap())
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .filter(|name| name != "Marit.kept")
        .collect();
    assert!(beside.is_empty(), "nothing is left of it: {beside:?}");
    kept.unlock();
    assert_eq!(
        kept.code("backup_open", open),
        ErrorCode::Precondition,
        "with a vault open there is nothing to restore into"
    );
}

#[test]
fn a_backup_that_cannot_be_made_is_not_tried_again_at_once() {
    let kept = Fixture::new();
    let place = kept.folder.join("backups");
    fs::write(&place, "in the way").unwrap();
    upkeep::tick(&kept.app);
    fs::remove_file(&place).unwrap();
    kept.clock.forward(TimeDelta::minutes(29));
    upkeep::tick(&kept.app);
    assert_eq!(backups(&kept).len(), 0, "the disk is left alone for a while");
    kept.clock.forward(TimeDelta::minutes(1));
    upkeep::tick(&kept.app);
    assert_eq!(backups(&kept).len(), 1, "and then it is tried again");
}
