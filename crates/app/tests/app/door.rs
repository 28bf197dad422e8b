//! Making, opening, closing and recovering the vault.

use std::sync::mpsc::{self, Sender};
use std::sync::{Arc, Mutex};
use std::thread;

use kept_app::app::{App, Ports};
use kept_app::contract::{Group, commands};
use kept_app::error::ErrorCode;
use kept_app::ports::Clock;
use kept_domain::time::Moment;
use serde_json::json;

use crate::fixture::{Fixture, PASSPHRASE};

#[test]
fn a_vault_is_made_opened_and_closed() {
    let kept = Fixture::empty();
    assert_eq!(
        kept.ask("vault_status", json!({}))["condition"],
        "none",
        "nothing has been made yet"
    );
    let created = kept.create();
    assert_eq!(created["session"]["vaultName"], "Marit's log");
    assert_eq!(
        created["session"]["kitSaved"], false,
        "the kit is not on paper yet"
    );
    assert_eq!(created["session"]["settings"]["managerName"], "Marit Solberg");
    let status = kept.ask("vault_status", json!({}));
    assert_eq!(
        (&status["condition"], &status["folderName"]),
        (&json!("unlocked"), &json!("Marit"))
    );
    kept.lock();
    let status = kept.ask("vault_status", json!({}));
    assert_eq!(status["condition"], "locked");
    assert_eq!(
        status["number"], created["session"]["vaultNumber"],
        "the number is the same from outside"
    );
    assert_eq!(kept.unlock()["vaultName"], "Marit's log");
}

#[test]
fn a_lock_asked_for_while_the_vault_is_opened_closes_it() {
    let mut kept = Fixture::new();
    kept.lock();
    let (opening, begun) = mpsc::channel();
    kept.app = Arc::new(App::new(Ports {
        clock: Arc::new(Telling(kept.clock.now(), Mutex::new(opening))),
        ..kept.ports()
    }));
    kept.app.open_place(&kept.folder).unwrap();
    let kept = &kept;
    thread::scope(|scope| {
        scope.spawn(move || {
            begun.recv().unwrap();
            kept.lock();
        });
        kept.unlock();
    });
    assert_eq!(
        kept.ask("vault_status", json!({}))["condition"],
        "locked",
        "nobody may look, whatever was typed before"
    );
}

/// A clock that tells when it is looked at, which opening a vault does before it works on the passphrase.
struct Telling(Moment, Mutex<Sender<()>>);

impl Clock for Telling {
    fn now(&self) -> Moment {
        // It is looked at later too, when nobody listens.
        let _ = self.1.lock().unwrap().send(());
        self.0
    }
}

#[test]
fn a_vault_without_a_place_goes_to_the_usual_folder() {
    let kept = Fixture::empty();
    kept.ask(
        "vault_create",
        json!({ "name": "Marit’s log: 2026/27", "passphrase": PASSPHRASE }),
    );
    assert_eq!(
        kept.ask("vault_status", json!({}))["folderName"],
        "Marit’s log- 2026-27",
        "only what a file system does not take is replaced"
    );
}

#[test]
fn every_session_command_is_locked_while_the_vault_is() {
    let kept = Fixture::new();
    kept.lock();
    for command in commands()
        .iter()
        .filter(|command| command.group == Group::Session)
    {
        assert_eq!(
            kept.code(command.name, json!({})),
            ErrorCode::Locked,
            "{} answers nothing about a closed vault, not even what is wrong with the request",
            command.name
        );
    }
}

#[test]
fn window_commands_and_unknown_ones_are_told_apart() {
    let kept = Fixture::new();
    for command in commands().iter().filter(|command| command.group == Group::Window) {
        assert_eq!(
            kept.code(command.name, json!({})),
            ErrorCode::Precondition,
            "{}",
            command.name
        );
    }
    assert_eq!(
        kept.code("member_delete_everything", json!({})),
        ErrorCode::UnknownCommand
    );
}

#[test]
fn a_wrong_passphrase_opens_nothing() {
    let kept = Fixture::new();
    kept.lock();
    let wrong = json!({ "passphrase": "seven bridges over warm water" });
    assert_eq!(kept.code("vault_unlock", wrong), ErrorCode::WrongPassphrase);
    assert_eq!(
        kept.ask("vault_status", json!({}))["condition"],
        "locked",
        "it can be tried again"
    );
    kept.unlock();
}

#[test]
fn what_is_wrong_with_a_new_vault_is_said_at_its_field() {
    let kept = Fixture::new();
    kept.lock();
    for (request, field) in [
        (json!({ "name": " ", "passphrase": PASSPHRASE }), "name"),
        (json!({ "name": "Log", "passphrase": "too short" }), "passphrase"),
        (
            json!({ "name": "Log", "passphrase": PASSPHRASE, "kdfMemoryMib": 8 }),
            "kdfMemoryMib",
        ),
        (
            json!({ "name": "Log", "passphrase": PASSPHRASE, "folder": "/nowhere/at/all.kept" }),
            "folder",
        ),
        (
            json!({ "name": "Log", "passphrase": PASSPHRASE, "folder": kept.folder }),
            "folder",
        ),
        (
            json!({ "name": "Log", "passphrase": PASSPHRASE, "manager": { "name": "" } }),
            "manager.name",
        ),
    ] {
        let refused = kept.refused("vault_create", request);
        assert_eq!(refused.field.as_deref(), Some(field), "{refused}");
    }
}

#[test]
fn an_open_vault_is_locked_before_another_is_opened() {
    let kept = Fixture::new();
    let request = json!({ "name": "Other", "passphrase": PASSPHRASE });
    assert_eq!(kept.code("vault_create", request), ErrorCode::Precondition);
    assert_eq!(
        kept.code("vault_unlock", json!({ "passphrase": PASSPHRASE })),
        ErrorCode::Precondition
    );
}

#[test]
fn places_that_are_no_vault_are_named() {
    let kept = Fixture::empty();
    let home = tempfile::tempdir().unwrap();
    kept.app.open_place(&home.path().join("gone.kept")).unwrap();
    assert_eq!(kept.ask("vault_status", json!({}))["condition"], "missing");
    assert_eq!(
        kept.code("vault_unlock", json!({ "passphrase": PASSPHRASE })),
        ErrorCode::VaultMissing
    );
    kept.app.open_place(home.path()).unwrap();
    assert_eq!(kept.ask("vault_status", json!({}))["condition"], "not-a-vault");
    assert_eq!(
        kept.code("vault_unlock", json!({ "passphrase": PASSPHRASE })),
        ErrorCode::NotAVault
    );
}

#[test]
fn a_vault_that_is_open_elsewhere_says_so() {
    let kept = Fixture::new();
    let other = Fixture::empty();
    other.app.open_place(&kept.folder).unwrap();
    assert_eq!(other.ask("vault_status", json!({}))["condition"], "in-use");
    assert_eq!(
        other.code("vault_unlock", json!({ "passphrase": PASSPHRASE })),
        ErrorCode::InUse
    );
}

#[test]
fn the_kit_is_saved_once_two_groups_were_typed_back_and_opens_the_vault() {
    let mut kept = Fixture::empty();
    let kit = kept.create()["recoveryKit"].clone();
    let groups: Vec<String> = kit["groups"]
        .as_array()
        .unwrap()
        .iter()
        .map(|group| group.as_str().unwrap().to_owned())
        .collect();
    let typed = |index: usize| json!({ "index": index, "text": groups[index].to_lowercase() });

    let swapped = json!({ "first": { "index": 3, "text": groups[2] }, "second": typed(7) });
    assert_eq!(
        kept.refused("recovery_kit_confirm", swapped).field.as_deref(),
        Some("first.text")
    );
    let same = json!({ "first": typed(3), "second": typed(3) });
    assert_eq!(
        kept.refused("recovery_kit_confirm", same).field.as_deref(),
        Some("second.index")
    );
    let outside = json!({ "first": typed(3), "second": { "index": 16, "text": "0000" } });
    assert_eq!(
        kept.refused("recovery_kit_confirm", outside).field.as_deref(),
        Some("second.text")
    );
    kept.ask(
        "recovery_kit_confirm",
        json!({ "first": typed(3), "second": typed(15) }),
    );
    assert_eq!(kept.ask("session_get", json!({}))["kitSaved"], true);

    kept.restart();
    let new = "a different sentence, newly chosen";
    let key = groups.join(" ");
    kept.ask(
        "vault_recover",
        json!({ "recoveryKey": key, "newPassphrase": new }),
    );
    kept.lock();
    assert_eq!(
        kept.code("vault_unlock", json!({ "passphrase": PASSPHRASE })),
        ErrorCode::WrongPassphrase
    );
    kept.ask("vault_unlock", json!({ "passphrase": new }));
    assert_eq!(
        kept.ask("recovery_kit_show", json!({ "passphrase": new }))["groups"],
        kit["groups"],
        "the kit stays valid after a new passphrase"
    );
}

#[test]
fn a_mistyped_key_names_its_row() {
    let kept = Fixture::new();
    kept.lock();
    let request = json!({ "recoveryKey": "0000 0000", "newPassphrase": PASSPHRASE });
    let refused = kept.refused("vault_recover", request);
    assert_eq!(refused.field.as_deref(), Some("recoveryKey"));
    assert!(
        refused.message.contains("row 1"),
        "the row to look at is named: {refused}"
    );
}

#[test]
fn the_kit_is_a_sheet_of_one_page() {
    let kept = Fixture::new();
    assert_eq!(
        kept.code("recovery_kit_pdf", json!({ "passphrase": "not the passphrase" })),
        ErrorCode::WrongPassphrase,
        "the kit is shown to nobody without the passphrase"
    );
    let pdf = kept.fetch("recovery_kit_pdf", json!({ "passphrase": PASSPHRASE }));
    assert!(pdf.starts_with(b"%PDF-1.7"));
}

#[test]
fn a_new_passphrase_replaces_the_old_one() {
    let kept = Fixture::new();
    let new = "the ferry leaves before sunrise";
    let refused = kept.refused(
        "vault_change_passphrase",
        json!({ "current": "wrong wrong wrong", "new": new }),
    );
    assert_eq!(
        (refused.code, refused.field.as_deref()),
        (ErrorCode::WrongPassphrase, Some("current"))
    );
    let refused = kept.refused(
        "vault_change_passphrase",
        json!({ "current": PASSPHRASE, "new": "short" }),
    );
    assert_eq!(refused.field.as_deref(), Some("new"));
    kept.ask(
        "vault_change_passphrase",
        json!({ "current": PASSPHRASE, "new": new }),
    );
    kept.lock();
    assert_eq!(
        kept.code("vault_unlock", json!({ "passphrase": PASSPHRASE })),
        ErrorCode::WrongPassphrase
    );
    kept.ask("vault_unlock", json!({ "passphrase": new }));
}

#[test]
fn a_passphrase_is_rated_before_it_is_chosen() {
    let kept = Fixture::empty();
    let rate = |text: &str| {
        let rating = kept.ask("passphrase_rate", json!({ "passphrase": text }));
        (
            rating["bars"].as_u64().unwrap(),
            rating["advice"].as_str().map(str::to_owned),
        )
    };
    assert_eq!(rate("").0, 0, "nothing is worth nothing");
    for weak in ["password", "qwertyuiop", "aaaaaaaaaaaaaaaa", "K7$xQz!p"] {
        let (bars, advice) = rate(weak);
        assert!(
            bars < 3 && advice.is_some(),
            "{weak} needs to be better, and the advice says how"
        );
    }
    assert_eq!(rate(PASSPHRASE), (4, None), "a few unusual words are enough");
}
