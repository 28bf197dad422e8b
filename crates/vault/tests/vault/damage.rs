//! Headers that are damaged, lost or of another vault.

use kept_vault::{Vault, VaultError};

use crate::support::{Closed, OTHER, PASSPHRASE, kinds, now, secret};

fn flipped(bytes: &[u8], at: usize) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    bytes[at] ^= 1 << (at % 8);
    bytes
}

#[test]
fn any_damaged_byte_of_one_copy_is_made_up_by_the_other() {
    let closed = Closed::new();
    let header = closed.bytes("header");
    let outside = Vault::look(&closed.folder()).unwrap();
    for name in ["header", "header.2"] {
        for at in 0..header.len() {
            closed.put(name, &flipped(&header, at));
            assert_eq!(
                Vault::look(&closed.folder()).as_ref(),
                Ok(&outside),
                "byte {at} of {name}"
            );
        }
        closed.put(name, &header);
    }
}

#[test]
fn a_damaged_copy_is_mended_by_unlocking() {
    let closed = Closed::new();
    let header = closed.bytes("header");
    let mut mended = vec!["vault.created".to_owned()];
    for name in ["header", "header.2"] {
        for damaged in [
            flipped(&header, 3),
            flipped(&header, 100),
            flipped(&header, 198),
            header[..50].to_vec(),
            Vec::new(),
        ] {
            closed.put(name, &damaged);
            let vault = closed.unlock(PASSPHRASE).unwrap();
            mended.push("vault.header-mended".to_owned());
            assert_eq!(kinds(&vault), mended, "the journal tells that {name} was mended");
            assert_eq!(closed.bytes(name), header, "{name} is whole again");
        }
        closed.remove(name);
        assert_eq!(closed.refusal(PASSPHRASE), None, "{name} is missing");
        mended.push("vault.header-mended".to_owned());
        assert_eq!(closed.bytes(name), header, "{name} is there again");
    }
}

#[test]
fn two_damaged_copies_are_not_a_wrong_passphrase() {
    let closed = Closed::new();
    let header = closed.bytes("header");
    for at in 0..header.len() {
        closed.put("header", &flipped(&header, at));
        closed.put("header.2", &flipped(&header, header.len() - 1 - at));
        assert_eq!(
            closed.refusal(PASSPHRASE),
            Some(VaultError::DamagedHeader),
            "byte {at}"
        );
    }
    closed.remove("header");
    closed.remove("header.2");
    assert_eq!(
        closed.refusal(PASSPHRASE),
        Some(VaultError::DamagedHeader),
        "both are gone"
    );
}

#[test]
fn a_huge_file_in_the_place_of_a_header_is_not_read() {
    let closed = Closed::new();
    closed.put("header", &vec![0; 10 << 20]);
    assert_eq!(closed.refusal(PASSPHRASE), None, "the other copy is used");
    assert!(closed.bytes("header").len() < 1024, "and the huge one replaced");
}

#[test]
fn one_header_of_another_vault_does_no_harm() {
    let (ours, theirs) = (Closed::new(), Closed::new());
    let vault = theirs.unlock(PASSPHRASE).unwrap();
    vault
        .change_passphrase(&secret(PASSPHRASE), &secret(OTHER), crate::support::CHEAP, now())
        .unwrap();
    vault.close().unwrap();
    let header = ours.bytes("header");
    for name in ["header", "header.2"] {
        ours.put(name, &theirs.bytes("header"));
        assert_eq!(
            ours.refusal(OTHER),
            Some(VaultError::DamagedDatabase),
            "their passphrase opens their header, not our database"
        );
        assert_eq!(ours.bytes(name), theirs.bytes("header"), "which mends nothing");
        assert_eq!(
            ours.refusal(PASSPHRASE),
            None,
            "our passphrase opens our other header"
        );
        assert_eq!(ours.bytes(name), header, "and mends {name}");
    }
}

#[test]
fn two_headers_of_another_vault_open_nothing() {
    let (ours, theirs) = (Closed::new(), Closed::new());
    for name in ["header", "header.2"] {
        ours.put(name, &theirs.bytes(name));
    }
    let before = ours.snapshot();
    assert_eq!(
        ours.refusal(PASSPHRASE),
        Some(VaultError::DamagedDatabase),
        "the key is not that of the database"
    );
    assert_eq!(ours.snapshot(), before, "and nothing was touched");
}

#[test]
fn the_database_of_another_vault_does_not_open() {
    let (ours, theirs) = (Closed::new(), Closed::new());
    ours.put("vault.db", &theirs.bytes("vault.db"));
    let before = ours.snapshot();
    assert_eq!(
        ours.refusal(PASSPHRASE),
        Some(VaultError::DamagedDatabase),
        "the header is right, the database is not"
    );
    assert_eq!(ours.snapshot(), before, "and nothing was touched");
}
