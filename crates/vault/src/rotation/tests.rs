#![allow(clippy::unwrap_used)]
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use sha2::Digest as _;

use super::*;
use crate::backup::Unwatched;
use crate::fixture::{CHEAP, Fixture, now, passphrase};
use crate::table::{meta, setting};
use crate::{RecoveryKey, Vault};

fn unwatched() -> Arc<dyn Watch> {
    Arc::new(Unwatched)
}

fn put(vault: &Vault, key: &'static str) -> Result<(), VaultError> {
    vault.write(now(), move |writer| {
        setting::put(writer, key, Some("a canary"))?;
        let entry = Entry {
            kind: "settings.changed",
            object: uuid::Uuid::nil(),
            payload: key.as_bytes(),
        };
        writer.record(entry).map(drop)
    })
}

fn written() -> Fixture {
    let fixture = Fixture::new();
    put(&fixture.vault, "before").unwrap();
    fixture
}

fn rotate(vault: &Vault) -> RecoveryKey {
    vault
        .rotate_key(&passphrase(), CHEAP, None, now(), &unwatched())
        .unwrap()
}

/// Names and hashes of the files, without the rollback journal, which is of no length between two changes.
fn state(folder: &Path) -> BTreeMap<String, String> {
    let mut files = files(folder);
    assert!(
        files.remove("vault.db-journal").unwrap_or_default().is_empty(),
        "no change is half done"
    );
    files
        .into_iter()
        .map(|(name, bytes)| (name, hex::encode(sha2::Sha256::digest(bytes))))
        .collect()
}

fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file())
        .map(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            (name, fs::read(path).unwrap())
        })
        .collect()
}

/// Hashes of all tables but those in which a rotation is noted; of the settings only the one that was put there.
fn content(vault: &Vault) -> crate::TableHashes {
    let (_, hashes) = vault.examine(true, &unwatched()).unwrap();
    let mut hashes = hashes.unwrap();
    hashes.retain(|table, _| !["event", "vault_meta", "setting"].contains(&table.as_str()));
    let put = vault.read(|reader| setting::get(reader, "before")).unwrap();
    assert_eq!(put.as_deref(), Some("a canary"), "the setting is still there");
    hashes
}

#[test]
fn everything_is_there_under_a_new_key() {
    let fixture = written();
    let vault = &fixture.vault;
    let before = content(vault);
    let old_database = fs::read(vault.folder().join(DATABASE)).unwrap();
    let kit = rotate(vault);
    assert_eq!(content(vault), before, "no table says anything else");
    put(vault, "after").unwrap();
    let (last, saved) = vault
        .read(|reader| Ok((journal::page(reader, None, 2)?, meta::get(reader)?.kit_saved_at)))
        .unwrap();
    assert_eq!(last[1].kind, "vault.key-rotated", "the journal knows of it");
    assert_eq!(saved, None, "the new kit is not on paper yet");
    let previous = vault.folder().join(PREVIOUS);
    assert_eq!(
        fs::read(previous.join(DATABASE)).unwrap(),
        old_database,
        "the old database is kept for now"
    );
    vault.clone().close().unwrap();
    let unlocked = Vault::unlock(vault.folder(), &passphrase(), now()).unwrap();
    assert!(!previous.exists(), "and goes once the new one has been opened");
    unlocked.close().unwrap();
    let old_kit = Vault::recover(vault.folder(), &fixture.recovery_key, &passphrase(), CHEAP, now());
    assert_eq!(
        old_kit.err(),
        Some(VaultError::RecoveryKey {
            row: None,
            fault: crate::RecoveryFault::OtherVault
        }),
        "the old kit opens it no more"
    );
    Vault::recover(vault.folder(), &kit, &passphrase(), CHEAP, now())
        .unwrap()
        .close()
        .unwrap();
}

#[test]
fn the_keychain_keeps_its_key_and_without_it_loses_its_slot() {
    let fixture = written();
    let vault = &fixture.vault;
    let keychain = vault.allow_keychain(&passphrase(), now()).unwrap();
    vault
        .rotate_key(&passphrase(), CHEAP, Some(&keychain), now(), &unwatched())
        .unwrap();
    vault.clone().close().unwrap();
    let vault = Vault::unlock_with_keychain(vault.folder(), &keychain, now()).unwrap();
    rotate(&vault);
    assert!(
        !vault.has_keychain(),
        "a keychain that did not answer has no slot"
    );
    vault.clone().close().unwrap();
    assert_eq!(
        Vault::unlock_with_keychain(vault.folder(), &keychain, now()).err(),
        Some(VaultError::KeychainKey),
        "and opens nothing"
    );
}

#[test]
fn wherever_it_stops_the_passphrase_opens_what_is_there() {
    let fixture = written();
    let folder = fixture.vault.folder().to_owned();
    let before = content(&fixture.vault);
    let old = files(&folder);
    rotate(&fixture.vault);
    fixture.vault.close().unwrap();
    let new = files(&folder);
    // Which of the three files have reached their place; the others still wait beside it.
    for placed in 0..=3 {
        let order = [DATABASE, HEADERS[0], HEADERS[1]];
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                fs::remove_dir_all(path).unwrap();
            } else {
                fs::remove_file(path).unwrap();
            }
        }
        for (place, name) in order.into_iter().enumerate() {
            if place < placed {
                fs::write(folder.join(name), &new[name]).unwrap();
            } else {
                fs::write(folder.join(name), &old[name]).unwrap();
                fs::write(folder.join(staged(name)), &new[name]).unwrap();
            }
        }
        let vault = Vault::unlock(&folder, &passphrase(), now()).unwrap();
        assert_eq!(content(&vault), before, "stopped after {placed} files");
        let rotated = vault
            .read(|reader| journal::page(reader, None, 9))
            .unwrap()
            .iter()
            .any(|event| event.kind == "vault.key-rotated");
        assert_eq!(rotated, placed > 0, "the database decides, after {placed} files");
        vault.close().unwrap();
        let left: Vec<String> = state(&folder).into_keys().collect();
        assert_eq!(
            left,
            ["header", "header.2", "vault.db", "vault.lock"],
            "nothing lies about, after {placed} files"
        );
        Vault::unlock(&folder, &passphrase(), now())
            .unwrap()
            .close()
            .unwrap();
    }
}

/// Ends the work at the first look, or lets it come to a step.
struct UpTo(Step, AtomicBool);

impl Watch for UpTo {
    fn at(&self, step: Step, _: u64, _: u64) {
        self.1.fetch_or(step == self.0, Ordering::Relaxed);
    }

    fn cancelled(&self) -> bool {
        self.1.load(Ordering::Relaxed)
    }
}

#[test]
fn cancelled_or_refused_it_leaves_everything_as_it_was() {
    let fixture = written();
    let vault = &fixture.vault;
    let before = state(vault.folder());
    for step in [Step::Rewriting, Step::Checking] {
        let watch: Arc<dyn Watch> = Arc::new(UpTo(step, AtomicBool::new(false)));
        let cancelled = vault.rotate_key(&passphrase(), CHEAP, None, now(), &watch);
        assert_eq!(cancelled.err(), Some(VaultError::Cancelled), "ended at {step:?}");
        assert_eq!(
            state(vault.folder()),
            before,
            "no file has changed, ended at {step:?}"
        );
    }
    let wrong = crate::SecretString::from("seven bridges over warm water");
    let refused = vault.rotate_key(&wrong, CHEAP, None, now(), &unwatched());
    assert_eq!(
        refused.err(),
        Some(VaultError::WrongPassphrase),
        "it needs the passphrase"
    );
    put(vault, "after").unwrap();
}
