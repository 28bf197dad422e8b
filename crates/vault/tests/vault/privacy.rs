//! Nothing that was typed stands readable on the disk.

use kept_vault::{Entry, VaultError};
use uuid::Uuid;

use crate::support::{Closed, NAME, PASSPHRASE, note, now};

fn utf16(text: &str, bytes: impl Fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[test]
fn no_file_contains_what_was_typed() {
    let closed = Closed::new();
    let vault = closed.unlock(PASSPHRASE).unwrap();
    note(&vault).unwrap();
    let seen_while_open = closed.snapshot();
    vault.close().unwrap();
    let key: String = closed
        .recovery_key
        .groups()
        .iter()
        .map(|group| group.as_str())
        .collect();
    let words = [
        NAME,
        "Brinkhaven",
        PASSPHRASE,
        "bridges",
        "vault.created",
        "note.written",
        "CREATE TABLE",
        "SQLite format",
        &key,
    ];
    for (path, bytes) in seen_while_open.into_iter().chain(closed.snapshot()) {
        for word in words {
            for form in [
                word.as_bytes().to_vec(),
                utf16(word, u16::to_le_bytes),
                utf16(word, u16::to_be_bytes),
            ] {
                assert!(
                    !contains(&bytes, &form),
                    "{word:?} stands in {}",
                    path.file_name().unwrap().display()
                );
            }
        }
    }
}

#[test]
fn the_rollback_journal_is_encrypted_too() {
    let closed = Closed::new();
    let vault = closed.unlock(PASSPHRASE).unwrap();
    for _ in 0..50 {
        note(&vault).unwrap();
    }
    let path = closed.file("vault.db-journal");
    let inside = vault.write(now(), move |vault| {
        // Enough entries to spill pages, so that the journal is on the disk before the commit.
        for _ in 0..20_000 {
            vault.record(Entry {
                kind: "note.written",
                object: Uuid::nil(),
                payload: b"spilled",
            })?;
        }
        let journal = std::fs::read(path)?;
        Ok((journal.len(), contains(&journal, b"note.written")))
    });
    let (length, readable) = inside.unwrap();
    assert!(length > 4096, "there was something to look at: {length} bytes");
    assert!(!readable, "the old pages in it are encrypted");
}

#[test]
fn errors_and_debug_forms_tell_no_secret() {
    let closed = Closed::new();
    let vault = closed.unlock(PASSPHRASE).unwrap();
    let shown = format!(
        "{vault:?} {:?} {}",
        closed.recovery_key,
        VaultError::WrongPassphrase
    );
    for group in closed.recovery_key.groups() {
        assert!(
            !shown.contains(group.as_str()),
            "a group of the recovery key is shown"
        );
    }
    assert!(!shown.contains(NAME), "the name of the vault is shown");
}
