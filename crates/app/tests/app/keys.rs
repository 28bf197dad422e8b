//! Who opens a vault: invented passphrases, the keychain of a computer, the recovery kit, a new key.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex};

use chrono::TimeDelta;
use kept_app::app::{App, Ports};
use kept_app::error::ErrorCode;
use kept_app::ports::{Keychain, NoKeychain};
use serde_json::{Value, json};

use crate::fixture::{Fixture, PASSPHRASE};

/// A keychain that forgets everything with the test, and can be closed.
#[derive(Default)]
struct Drawer {
    kept: Mutex<HashMap<String, Vec<u8>>>,
    closed: Mutex<bool>,
}

impl Keychain for Drawer {
    fn get(&self, vault: &str) -> Option<Vec<u8>> {
        let open = !*self.closed.lock().unwrap();
        open.then(|| self.kept.lock().unwrap().get(vault).cloned())
            .flatten()
    }

    fn set(&self, vault: &str, secret: &[u8]) -> Result<(), NoKeychain> {
        if *self.closed.lock().unwrap() {
            return Err(NoKeychain);
        }
        self.kept
            .lock()
            .unwrap()
            .insert(vault.to_owned(), secret.to_vec());
        Ok(())
    }

    fn forget(&self, vault: &str) {
        self.kept.lock().unwrap().remove(vault);
    }
}

/// A vault, and a keychain beside it.
fn with_keychain() -> (Fixture, Arc<Drawer>) {
    let mut kept = Fixture::new();
    kept.lock();
    let drawer = Arc::new(Drawer::default());
    kept.app = Arc::new(App::new(Ports {
        keychain: drawer.clone(),
        ..kept.ports()
    }));
    kept.app.open_place(&kept.folder).unwrap();
    kept.unlock();
    (kept, drawer)
}

fn switch(on: bool) -> Value {
    json!({ "passphrase": PASSPHRASE, "on": on })
}

#[test]
fn invented_passphrases_are_strong_and_never_the_same() {
    let kept = Fixture::empty();
    let mut seen = HashSet::new();
    for _ in 0..50 {
        let suggestion = kept.ask("passphrase_suggest", json!({}));
        let passphrase = suggestion["passphrase"].as_str().unwrap().to_owned();
        assert_eq!(passphrase.split(' ').count(), 6, "six words: {passphrase}");
        // 7776 words to choose from: log₂ 7776⁶ = 77.5.
        assert_eq!(suggestion["bits"], 77);
        let rating = kept.ask("passphrase_rate", json!({ "passphrase": passphrase }));
        assert_eq!(rating["bars"], 4, "{passphrase} is rated {rating}");
        assert!(seen.insert(passphrase), "no two are the same");
    }
}

#[test]
fn the_keychain_opens_the_vault_only_after_it_was_allowed_to() {
    let (kept, drawer) = with_keychain();
    assert_eq!(
        kept.ask("vault_status", json!({}))["keychain"],
        false,
        "off by default"
    );
    let wrong = json!({ "passphrase": "seven bridges over warm water", "on": true });
    assert_eq!(
        kept.code("vault_keychain_set", wrong),
        ErrorCode::WrongPassphrase,
        "it needs the passphrase"
    );
    kept.ask("vault_keychain_set", switch(true));
    kept.lock();
    assert_eq!(
        kept.ask("vault_status", json!({}))["keychain"],
        true,
        "the lock screen offers it"
    );
    kept.ask("vault_unlock_with_keychain", json!({}));
    kept.lock();
    *drawer.closed.lock().unwrap() = true;
    assert_eq!(
        kept.code("vault_unlock_with_keychain", json!({})),
        ErrorCode::WrongPassphrase,
        "a closed keychain opens nothing"
    );
    kept.unlock();
    *drawer.closed.lock().unwrap() = false;
    kept.ask("vault_keychain_set", switch(false));
    assert!(
        drawer.kept.lock().unwrap().is_empty(),
        "what it kept is forgotten"
    );
}

#[test]
fn a_keychain_that_does_not_answer_changes_nothing() {
    let (kept, drawer) = with_keychain();
    *drawer.closed.lock().unwrap() = true;
    assert_eq!(
        kept.code("vault_keychain_set", switch(true)),
        ErrorCode::Precondition,
        "it is said"
    );
    assert_eq!(
        kept.ask("session_get", json!({}))["keychain"],
        false,
        "and no slot is left open"
    );
}

#[test]
fn an_old_key_in_the_keychain_opens_nothing() {
    let (kept, drawer) = with_keychain();
    kept.ask("vault_keychain_set", switch(true));
    let old = drawer.kept.lock().unwrap().clone();
    kept.ask("vault_keychain_set", switch(false));
    *drawer.kept.lock().unwrap() = old;
    kept.lock();
    assert_eq!(
        kept.code("vault_unlock_with_keychain", json!({})),
        ErrorCode::WrongPassphrase,
        "taking the slot out has made it worthless"
    );
}

#[test]
fn a_new_key_keeps_the_keychain_and_asks_for_a_new_kit() {
    let (kept, _drawer) = with_keychain();
    kept.ask("vault_keychain_set", switch(true));
    let kit = kept.ask("vault_rotate_key", json!({ "passphrase": PASSPHRASE }));
    let session = kept.ask("session_get", json!({}));
    assert_eq!(
        (&session["kitSaved"], &session["keychain"]),
        (&json!(false), &json!(true)),
        "the kit is not on paper yet, the keychain goes on"
    );
    let group = |index: usize| json!({ "index": index, "text": kit["groups"][index] });
    kept.ask(
        "recovery_kit_confirm",
        json!({ "first": group(2), "second": group(9) }),
    );
    kept.member("Tomás Herrera");
    kept.lock();
    kept.ask("vault_unlock_with_keychain", json!({}));
    assert_eq!(kept.ask("session_get", json!({}))["kitSaved"], true);
    kept.journal();
}

#[test]
fn after_half_a_year_somebody_asks_where_the_kit_is() {
    let kept = Fixture::empty();
    let groups = kept.create()["recoveryKit"]["groups"].clone();
    let group = |index: usize| json!({ "index": index, "text": groups[index] });
    let due = |kept: &Fixture| kept.ask("session_get", json!({}))["kitRehearsalDue"].clone();
    assert_eq!(due(&kept), false, "a kit that was never saved is another matter");
    kept.ask(
        "recovery_kit_confirm",
        json!({ "first": group(0), "second": group(5) }),
    );
    kept.clock.forward(TimeDelta::days(179));
    assert_eq!(due(&kept), false, "not before half a year");
    kept.clock.forward(TimeDelta::days(1));
    assert_eq!(due(&kept), true, "then");
    let wrong =
        json!({ "passphrase": PASSPHRASE, "first": group(3), "second": { "index": 4, "text": groups[5] } });
    assert_eq!(
        kept.refused("recovery_kit_rehearse", wrong).field.as_deref(),
        Some("second.text"),
        "another group is not it"
    );
    let right = json!({ "passphrase": PASSPHRASE, "first": group(3), "second": group(15) });
    kept.ask("recovery_kit_rehearse", right);
    assert_eq!(due(&kept), false, "and it is asked again in half a year");
}
