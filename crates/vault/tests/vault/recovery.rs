//! The recovery key opens what nothing else opens any more.

use kept_vault::{RecoveryFault, RecoveryKey, Vault, VaultError, Weakness};

use crate::support::{CHEAP, Closed, NAME, OTHER, PASSPHRASE, kinds, note, now, secret};

fn recover(closed: &Closed, key: &RecoveryKey) -> Result<Vault, VaultError> {
    Vault::recover(&closed.folder(), key, &secret(OTHER), CHEAP, now())
}

/// The key as a person copies it from the sheet.
fn typed(closed: &Closed) -> RecoveryKey {
    let rows: Vec<String> = closed
        .recovery_key
        .groups()
        .chunks(4)
        .map(|row| {
            row.iter()
                .map(|group| group.to_lowercase())
                .collect::<Vec<_>>()
                .join(" ")
        })
        .collect();
    RecoveryKey::parse(&rows.join("\n")).unwrap()
}

#[test]
fn it_opens_a_vault_with_sound_headers() {
    let closed = Closed::new();
    let vault = recover(&closed, &typed(&closed)).unwrap();
    assert_eq!(vault.name(), NAME, "it is the vault");
    assert_eq!(
        kinds(&vault),
        ["vault.created", "vault.recovered"],
        "the journal tells"
    );
    vault.close().unwrap();
    assert_eq!(closed.refusal(OTHER), None, "the new passphrase opens it");
    assert_eq!(
        closed.refusal(PASSPHRASE),
        Some(VaultError::WrongPassphrase),
        "the forgotten one does not"
    );
    assert!(recover(&closed, &typed(&closed)).is_ok(), "the kit stays valid");
}

#[test]
fn it_opens_a_vault_without_headers_and_first_bytes() {
    let closed = Closed::new();
    let vault = closed.unlock(PASSPHRASE).unwrap();
    let (id, seq) = (vault.id(), note(&vault).unwrap());
    vault.close().unwrap();
    closed.remove("header");
    closed.remove("header.2");
    closed.remove("vault.lock");
    let mut database = closed.bytes("vault.db");
    database[..16].fill(0);
    closed.put("vault.db", &database);

    let vault = recover(&closed, &typed(&closed)).unwrap();
    assert_eq!(vault.id(), id, "the vault knows who it is without a header");
    assert_eq!(
        note(&vault),
        Ok(seq + 2),
        "everything is there, and the recovery was recorded"
    );
    vault.close().unwrap();
    let vault = closed.unlock(OTHER).unwrap();
    assert_eq!(vault.id(), id, "the new header is that of the same vault");
    assert_eq!(closed.bytes("header"), closed.bytes("header.2"), "in both copies");
}

#[test]
fn the_key_of_another_vault_opens_nothing() {
    let (ours, theirs) = (Closed::new(), Closed::new());
    let other = VaultError::RecoveryKey {
        row: None,
        fault: RecoveryFault::OtherVault,
    };
    let before = ours.snapshot();
    assert_eq!(
        recover(&ours, &typed(&theirs)).err(),
        Some(other.clone()),
        "with headers"
    );
    assert_eq!(ours.snapshot(), before, "nothing was touched");
    ours.remove("header");
    ours.remove("header.2");
    assert_eq!(recover(&ours, &typed(&theirs)).err(), Some(other), "and without");
    assert!(!ours.file("header").exists(), "no header is made up");
}

#[test]
fn a_damaged_database_is_not_blamed_on_the_key() {
    let closed = Closed::new();
    let mut database = closed.bytes("vault.db");
    database[2000] ^= 1;
    closed.put("vault.db", &database);
    assert_eq!(
        recover(&closed, &typed(&closed)).err(),
        Some(VaultError::DamagedDatabase),
        "the header vouches for the key"
    );
}

#[test]
fn a_weak_new_passphrase_changes_nothing() {
    let closed = Closed::new();
    let before = closed.snapshot();
    let weak = Vault::recover(&closed.folder(), &typed(&closed), &secret("short"), CHEAP, now());
    assert_eq!(
        weak.err(),
        Some(VaultError::WeakPassphrase {
            reason: Weakness::TooShort
        }),
        "the rule holds here too"
    );
    assert_eq!(closed.snapshot(), before, "nothing was touched");
}

#[test]
fn a_recovered_vault_does_not_listen_to_an_old_header() {
    let closed = Closed::new();
    let old = closed.bytes("header");
    recover(&closed, &typed(&closed)).unwrap().close().unwrap();
    closed.put("header.2", &old);
    assert_eq!(
        closed.refusal(PASSPHRASE),
        Some(VaultError::WrongPassphrase),
        "the newer copy counts"
    );
    assert_eq!(closed.refusal(OTHER), None, "and mends the older");
    assert_ne!(closed.bytes("header.2"), old, "which is gone");
}
