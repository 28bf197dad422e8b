//! Captures: put in while the vault is locked, or open in another process, or being opened.

use std::fs;
use std::path::{Path, PathBuf};

use kept_vault::{Vault, VaultError, inbox};
use uuid::Uuid;

use crate::support::{Closed, PASSPHRASE, kinds, now, secret};

/// Ids as they are made one after the other on the morning of 21 November 2026.
pub(crate) fn id(nth: u64) -> Uuid {
    let at = u64::try_from(now().at.timestamp_millis()).unwrap() + nth;
    uuid::Builder::from_unix_timestamp_millis(at, &[7; 10]).into_uuid()
}

pub(crate) fn texts(vault: &Vault) -> Vec<String> {
    let inbox = vault.inbox().unwrap();
    assert_eq!(inbox.unreadable, 0, "everything can be read");
    let text = |payload: &[u8]| String::from_utf8(payload.to_vec()).unwrap();
    inbox
        .captures
        .iter()
        .map(|capture| text(&capture.payload))
        .collect()
}

#[test]
fn a_locked_vault_takes_captures_and_gives_them_back_when_it_is_open() {
    let closed = Closed::new();
    let before = (closed.bytes("vault.db"), closed.bytes("header"));
    inbox::put(&closed.folder(), id(1), "Tomás was early.".as_bytes()).unwrap();
    assert_eq!(
        (closed.bytes("vault.db"), closed.bytes("header")),
        before,
        "nothing but the inbox is touched"
    );
    let file = closed.folder().join("inbox").join(format!("{}.sealed", id(1)));
    let bytes = fs::read(file).unwrap();
    assert!(
        !bytes.windows(5).any(|window| window == b"early"),
        "it cannot be read on the disk"
    );
    let vault = closed.unlock(PASSPHRASE).unwrap();
    assert_eq!(texts(&vault), ["Tomás was early."]);
    vault.remove_capture(id(1)).unwrap();
    vault.close().unwrap();
    let vault = closed.unlock(PASSPHRASE).unwrap();
    assert!(texts(&vault).is_empty(), "what was removed does not come back");
}

#[test]
fn a_new_passphrase_and_a_recovered_vault_still_read_it() {
    let closed = Closed::new();
    inbox::put(&closed.folder(), id(1), b"before").unwrap();
    let vault = Vault::recover(
        &closed.folder(),
        &closed.recovery_key,
        &secret(crate::support::OTHER),
        crate::support::CHEAP,
        now(),
    )
    .unwrap();
    inbox::put(&closed.folder(), id(2), b"after").unwrap();
    assert_eq!(
        texts(&vault),
        ["before", "after"],
        "the key of the inbox is that of the vault"
    );
}

#[test]
fn what_was_never_whole_is_swept_away_when_the_vault_is_opened() {
    let closed = Closed::new();
    inbox::put(&closed.folder(), id(1), b"whole").unwrap();
    let partial = closed.folder().join("inbox").join(format!(".{}.partial", id(2)));
    fs::write(&partial, b"KEPTBOX\n").unwrap();
    let vault = closed.unlock(PASSPHRASE).unwrap();
    assert_eq!(texts(&vault), ["whole"], "half a capture is none");
    assert!(!partial.exists(), "and does not lie about");
}

/// The vault that version 0.1.0 left behind; `tests/fixtures/README.md` tells how it was made.
fn first_version(home: &Path) -> PathBuf {
    let fixture = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/fixtures/schema-1.kept");
    let folder = home.join("Marit.kept");
    fs::create_dir(&folder).unwrap();
    for entry in fs::read_dir(fixture).unwrap() {
        let entry = entry.unwrap();
        fs::copy(entry.path(), folder.join(entry.file_name())).unwrap();
    }
    folder
}

#[test]
fn a_vault_of_the_first_release_has_an_inbox_after_it_was_opened_once() {
    let home = tempfile::tempdir().unwrap();
    let folder = first_version(home.path());
    assert_eq!(
        inbox::put(&folder, id(1), b"too early").err(),
        Some(VaultError::NoInbox),
        "its header has no public key"
    );
    let unlock = || Vault::unlock(&folder, &secret("seven quiet herons cross the harbour"), now()).unwrap();
    let vault = unlock();
    assert_eq!(
        kinds(&vault).last().map(String::as_str),
        Some("vault.header-renewed"),
        "the journal knows of it"
    );
    inbox::put(&folder, id(1), b"in time").unwrap();
    assert_eq!(texts(&vault), ["in time"]);
    vault.close().unwrap();
    assert_eq!(Vault::look(&folder).unwrap().header_version, 2);
    let vault = unlock();
    let renewed = kinds(&vault)
        .iter()
        .filter(|kind| *kind == "vault.header-renewed")
        .count();
    assert_eq!(renewed, 1, "it happens once");
    assert_eq!(texts(&vault), ["in time"], "and the key of the inbox stays");
}
