#![allow(clippy::unwrap_used, clippy::panic)]
use super::*;
use crate::fixture::{CHEAP, passphrase};

fn header(vault: u128) -> (Header, DataKey) {
    let key = DataKey::random().unwrap();
    let vault = VaultId::new(Uuid::from_u128(vault));
    (Header::new(vault, 7, &key, &passphrase(), CHEAP).unwrap(), key)
}

/// A header as someone without the key could write it: the checksum is right.
fn forged(header: &Header, change: impl FnOnce(&mut Vec<u8>)) -> Decoded {
    let mut bytes = header.encode();
    bytes.truncate(bytes.len() - CHECKSUM);
    change(&mut bytes);
    let checksum = Sha256::digest(&bytes);
    bytes.extend_from_slice(&checksum);
    Header::decode(&bytes)
}

fn sound(decoded: Decoded) -> Header {
    match decoded {
        Decoded::Sound(header) => header,
        other => panic!("a sound header was expected, not {other:?}"),
    }
}

#[test]
fn a_header_reads_back_and_unlocks() {
    let (header, key) = header(1);
    let bytes = header.encode();
    assert_eq!(bytes.len(), SHORT, "the layout is fixed");
    let read = sound(Header::decode(&bytes));
    assert_eq!(read, header, "nothing is lost");
    assert_eq!(
        read.unlock(&passphrase()).unwrap().bytes(),
        key.bytes(),
        "the passphrase gives the data key"
    );
    let wrong = SecretString::from("seven bridges over warm water");
    assert_eq!(
        read.unlock(&wrong).err(),
        Some(VaultError::WrongPassphrase),
        "and another one does not"
    );
}

fn keychain_key(byte: u8) -> SecretBox<[u8; 32]> {
    SecretBox::new(Box::new([byte; 32]))
}

#[test]
fn a_keychain_opens_it_beside_the_passphrase_and_never_instead() {
    let (before, key) = header(1);
    assert_eq!(
        before.unlock_with_keychain(&keychain_key(9)).err(),
        Some(VaultError::KeychainKey),
        "there is no slot by itself"
    );
    let slot = before.keychain_slot(&key, &keychain_key(9)).unwrap();
    let with = before.with_keychain(&key, Some(slot)).unwrap();
    assert_eq!(
        (with.encode().len(), with.sequence),
        (LONG, 8),
        "it is the next header, and longer"
    );
    let read = sound(Header::decode(&with.encode()));
    assert_eq!(read, with, "nothing is lost");
    assert_eq!(
        read.unlock_with_keychain(&keychain_key(9)).unwrap().bytes(),
        key.bytes(),
        "the key in the keychain gives the data key"
    );
    assert_eq!(
        read.unlock_with_keychain(&keychain_key(8)).err(),
        Some(VaultError::KeychainKey),
        "another one does not"
    );
    assert_eq!(
        read.unlock(&passphrase()).unwrap().bytes(),
        key.bytes(),
        "the passphrase still does"
    );
    let moved = sound(forged(&header(2).0, |bytes| {
        bytes.splice(167..168, with.encode()[167..240].iter().copied());
    }));
    assert_eq!(
        moved.unlock_with_keychain(&keychain_key(9)).err(),
        Some(VaultError::KeychainKey),
        "a slot is bound to its vault"
    );
    let without = read.with_keychain(&key, None).unwrap();
    assert_eq!(
        without.unlock_with_keychain(&keychain_key(9)).err(),
        Some(VaultError::KeychainKey),
        "and it can be taken out again"
    );
}

#[test]
fn every_flipped_bit_is_damage() {
    let (header, key) = header(1);
    let slot = header.keychain_slot(&key, &keychain_key(9)).unwrap();
    let bytes = header.with_keychain(&key, Some(slot)).unwrap().encode();
    for bit in 0..bytes.len() * 8 {
        let mut flipped = bytes.clone();
        flipped[bit / 8] ^= 1 << (bit % 8);
        assert_eq!(
            Header::decode(&flipped),
            Decoded::Damaged,
            "bit {bit} must be noticed"
        );
    }
}

#[test]
fn every_other_length_is_damage() {
    let mut bytes = header(1).0.encode();
    for length in 0..bytes.len() {
        assert_eq!(
            Header::decode(&bytes[..length]),
            Decoded::Damaged,
            "{length} bytes are no header"
        );
    }
    bytes.push(0);
    assert_eq!(
        Header::decode(&bytes),
        Decoded::Damaged,
        "nothing may follow a header"
    );
    let (header, _) = header(1);
    assert_eq!(
        forged(&header, |bytes| bytes.push(0)),
        Decoded::Damaged,
        "not even with a checksum over it"
    );
}

#[test]
fn costs_out_of_range_are_refused_before_any_memory_is_taken() {
    let (header, _) = header(1);
    let with = |at: usize, value: u32| {
        forged(&header, |bytes| {
            bytes[at..at + 4].copy_from_slice(&value.to_be_bytes());
        })
    };
    for (at, value) in [
        (35, 63),
        (35, 4096),
        (35, u32::MAX),
        (39, 0),
        (39, 11),
        (43, 0),
        (43, 9),
    ] {
        assert_eq!(
            with(at, value),
            Decoded::Damaged,
            "cost {value} at {at} is out of range"
        );
    }
    let cheaper = sound(with(39, 2));
    assert_eq!(
        cheaper.unlock(&passphrase()).err(),
        Some(VaultError::WrongPassphrase),
        "another cost in range is not the one that the key was wrapped with"
    );
}

#[test]
fn a_slot_does_not_open_another_vault() {
    let ((ours, _), (theirs, _)) = (header(1), header(2));
    let moved = sound(forged(&ours, |bytes| {
        bytes[34..135].copy_from_slice(&theirs.encode()[34..135]);
    }));
    assert_eq!(
        moved.unlock(&passphrase()).err(),
        Some(VaultError::WrongPassphrase),
        "a slot is bound to its vault"
    );
}

#[test]
fn a_header_composed_without_the_key_is_damage() {
    let (header, _) = header(1);
    let newer = sound(forged(&header, |bytes| {
        bytes[26..34].copy_from_slice(&u64::MAX.to_be_bytes());
    }));
    assert_eq!(
        newer.unlock(&passphrase()).err(),
        Some(VaultError::DamagedHeader),
        "the sequence is authentic"
    );
    let stripped = sound(forged(&header, |bytes| bytes[168..200].fill(0)));
    assert_eq!(
        stripped.unlock(&passphrase()).err(),
        Some(VaultError::DamagedHeader),
        "there is no way without a MAC"
    );
    let redirected = sound(forged(&header, |bytes| bytes[135..167].fill(9)));
    assert_eq!(
        redirected.unlock(&passphrase()).err(),
        Some(VaultError::DamagedHeader),
        "nobody else can own the inbox unnoticed"
    );
}

#[test]
fn a_header_of_a_later_release_is_told_from_damage() {
    let (header, _) = header(1);
    let later = |bytes: &mut Vec<u8>| {
        bytes[8..10].copy_from_slice(&3_u16.to_be_bytes());
        bytes.extend_from_slice(b"fields that this release does not know");
    };
    assert_eq!(
        forged(&header, later),
        Decoded::TooNew(3),
        "the version stands where it always will"
    );
    assert_eq!(
        forged(&header, |bytes| bytes[9] = 0),
        Decoded::Damaged,
        "there is no version 0"
    );
    for at in [34, 167] {
        assert_eq!(
            forged(&header, |bytes| bytes[at] = 3),
            Decoded::Damaged,
            "there is no such slot at {at}"
        );
    }
}

/// A header as version 0.1.0 wrote it.
fn first_version(vault: u128) -> (Header, DataKey) {
    let (header, key) = header(vault);
    let mut first = Header {
        version: ONE_SLOT,
        inbox: None,
        ..header
    };
    let wrapping = key_encryption_key(&passphrase(), first.kdf, &first.salt).unwrap();
    first.wrapped = key.wrap(&wrapping, &first.nonce, &first.slot()).unwrap();
    first.mac = key.header_mac(&first.authenticated()).unwrap();
    (first, key)
}

#[test]
fn a_header_of_the_first_version_is_read_and_has_no_inbox() {
    let (header, key) = first_version(1);
    let bytes = header.encode();
    assert_eq!(bytes.len(), 199, "the layout of the first version is fixed");
    let read = sound(Header::decode(&bytes));
    assert_eq!(read, header, "nothing is lost");
    assert_eq!(
        (read.version, read.inbox()),
        (1, None),
        "nothing can be sealed to it"
    );
    assert_eq!(
        read.unlock(&passphrase()).unwrap().bytes(),
        key.bytes(),
        "the passphrase gives the data key"
    );
    for bit in 0..bytes.len() * 8 {
        let mut flipped = bytes.clone();
        flipped[bit / 8] ^= 1 << (bit % 8);
        assert_eq!(
            Header::decode(&flipped),
            Decoded::Damaged,
            "bit {bit} must be noticed"
        );
    }
    assert_eq!(
        forged(&header, |bytes| bytes[9] = 2),
        Decoded::Damaged,
        "it cannot pass for one of the second version"
    );
}
