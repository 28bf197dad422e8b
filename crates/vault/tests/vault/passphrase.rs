//! Changing the passphrase, and what is left of it after a crash.

use kept_vault::{Kdf, Vault, VaultError, Weakness};

use crate::support::{CHEAP, Closed, OTHER, PASSPHRASE, kinds, now, secret};

fn change(vault: &Vault, from: &str, to: &str) -> Result<(), VaultError> {
    vault.change_passphrase(&secret(from), &secret(to), Kdf { passes: 2, ..CHEAP }, now())
}

#[test]
fn the_old_passphrase_stops_working_at_once() {
    let closed = Closed::new();
    let database = closed.bytes("vault.db");
    let vault = closed.unlock(PASSPHRASE).unwrap();
    change(&vault, PASSPHRASE, OTHER).unwrap();
    assert_eq!(
        vault.check_passphrase(&secret(PASSPHRASE)),
        Err(VaultError::WrongPassphrase),
        "while it is open"
    );
    assert_eq!(
        vault.check_passphrase(&secret(OTHER)),
        Ok(()),
        "the new one is right"
    );
    assert_eq!(
        kinds(&vault),
        ["vault.created", "vault.passphrase-changed"],
        "the journal tells"
    );
    vault.close().unwrap();
    assert_eq!(
        closed.refusal(PASSPHRASE),
        Some(VaultError::WrongPassphrase),
        "after it was closed"
    );
    assert_eq!(closed.refusal(OTHER), None, "the new one opens it");
    assert_eq!(
        Vault::look(&closed.folder()).unwrap().kdf.passes,
        2,
        "at its new cost"
    );
    assert_eq!(
        closed.bytes("vault.db").len(),
        database.len(),
        "the database is not written anew"
    );
    assert_eq!(
        closed.bytes("header"),
        closed.bytes("header.2"),
        "no copy keeps the old passphrase"
    );
}

#[test]
fn the_recovery_key_survives_a_change() {
    let closed = Closed::new();
    let vault = closed.unlock(PASSPHRASE).unwrap();
    change(&vault, PASSPHRASE, OTHER).unwrap();
    let key = vault.recovery_key(&secret(OTHER)).unwrap();
    assert_eq!(
        key.groups(),
        closed.recovery_key.groups(),
        "the printed kit stays valid"
    );
}

#[test]
fn a_refused_change_leaves_the_old_passphrase() {
    let closed = Closed::new();
    let before = closed.bytes("header");
    let vault = closed.unlock(PASSPHRASE).unwrap();
    assert_eq!(
        change(&vault, OTHER, "another good passphrase"),
        Err(VaultError::WrongPassphrase),
        "the current one must be known"
    );
    let weak = VaultError::WeakPassphrase {
        reason: Weakness::TooUniform,
    };
    assert_eq!(
        change(&vault, PASSPHRASE, "aaaaaaaaaaaaaaaa"),
        Err(weak),
        "the new one must be good"
    );
    let dear = Kdf {
        memory_mib: 2048,
        ..CHEAP
    };
    let refused = vault.change_passphrase(&secret(PASSPHRASE), &secret(OTHER), dear, now());
    assert_eq!(refused, Err(VaultError::CostOutOfRange), "and its cost in range");
    assert_eq!(kinds(&vault), ["vault.created"], "nothing has happened");
    vault.close().unwrap();
    assert_eq!(closed.bytes("header"), before, "nothing was written");
    assert_eq!(closed.refusal(PASSPHRASE), None, "the old one opens it");
}

/// What is on the disk after a crash at each step: both copies staged, then swapped one by one.
#[test]
fn a_crash_at_any_step_leaves_the_old_passphrase_or_the_new_one() {
    let closed = Closed::new();
    let old = closed.bytes("header");
    let vault = closed.unlock(PASSPHRASE).unwrap();
    change(&vault, PASSPHRASE, OTHER).unwrap();
    vault.close().unwrap();
    let new = closed.bytes("header");
    let half = &new[..new.len() / 2];
    type Stage<'a> = (
        &'a [u8],
        &'a [u8],
        Option<&'a [u8]>,
        Option<&'a [u8]>,
        &'a str,
        &'a str,
    );
    let stages: [Stage<'_>; 7] = [
        (&old, &old, Some(b""), None, PASSPHRASE, "the first copy begun"),
        (
            &old,
            &old,
            Some(half),
            None,
            PASSPHRASE,
            "the first copy half written",
        ),
        (&old, &old, Some(&new), None, PASSPHRASE, "the first copy written"),
        (
            &old,
            &old,
            Some(&new),
            Some(half),
            PASSPHRASE,
            "the second copy half written",
        ),
        (
            &old,
            &old,
            Some(&new),
            Some(&new),
            PASSPHRASE,
            "both copies written",
        ),
        (&new, &old, None, Some(&new), OTHER, "the first copy in place"),
        (&new, &new, None, None, OTHER, "both copies in place"),
    ];
    for (first, second, first_staged, second_staged, opens, stage) in stages {
        closed.put("header", first);
        closed.put("header.2", second);
        for (name, staged) in [("header.new", first_staged), ("header.2.new", second_staged)] {
            if let Some(bytes) = staged {
                closed.put(name, bytes);
            }
        }
        let refused = if opens == OTHER { PASSPHRASE } else { OTHER };
        assert_eq!(
            closed.refusal(refused),
            Some(VaultError::WrongPassphrase),
            "exactly one works: {stage}"
        );
        assert_eq!(closed.refusal(opens), None, "and it is the right one: {stage}");
        let expected = if opens == OTHER { &new } else { &old };
        assert_eq!(
            (&closed.bytes("header"), &closed.bytes("header.2")),
            (expected, expected),
            "unlocking mends: {stage}"
        );
        assert!(!closed.file("header.new").exists(), "and tidies up: {stage}");
        assert!(!closed.file("header.2.new").exists(), "and tidies up: {stage}");
    }
}
