#![allow(clippy::unwrap_used)]
use sha2::Digest as _;

use super::*;
use crate::keys::DataKey;

const ID: Uuid = Uuid::from_u128(0x019a_a5c3_c500_7000_8000_0000_0000_0001);

fn vault(id: u128) -> VaultId {
    VaultId::new(Uuid::from_u128(id))
}

fn key() -> InboxKey {
    DataKey::random().unwrap().inbox_key().unwrap()
}

fn opened(bytes: &[u8], of: VaultId, key: &InboxKey) -> Option<(Uuid, Vec<u8>)> {
    open(bytes, of, key).map(|(id, payload)| (id, payload.to_vec()))
}

#[test]
fn the_format_never_changes() {
    // Computed with Python: HKDF by hand, X25519 and ChaCha20-Poly1305 of the package cryptography, HChaCha20 by hand and
    // checked with the vector in draft-irtf-cfrg-xchacha-03, section 2.2.1.
    let data_key = DataKey::fill(|key| key.iter_mut().enumerate().for_each(|(i, byte)| *byte = i as u8));
    let key = data_key.inbox_key().unwrap();
    let text = "Tomás was early.".as_bytes();
    let sealed = seal_with(&[0x42; 32], vault(7), ID, &key.public(), text).unwrap();
    assert_eq!(sealed.len(), 346, "one block of 256 bytes");
    assert_eq!(
        hex::encode(&sealed[..START]),
        "4b455054424f580a000100000000000000000000000000000007019aa5c3c50070008000000000000001\
         132c442be010fbd57e72603328aa76e71fccc1503aae219327d14d9c9993f472",
        "what stands open"
    );
    assert_eq!(
        hex::encode(sha2::Sha256::digest(&sealed)),
        "86d51ec0da2f8887a469554b91095a1a347107c3d64431d9ba724a667896d181",
        "and what does not"
    );
    assert_eq!(
        opened(&sealed, vault(7), &key),
        Some((ID, text.to_vec())),
        "it opens"
    );
}

#[test]
fn every_length_comes_back_and_only_blocks_show() {
    let key = key();
    for length in [0, 1, 251, 252, 253, 508, 509, LONGEST - 1, LONGEST] {
        let payload = vec![7; length];
        let sealed = seal(vault(1), ID, &key.public(), &payload).unwrap();
        assert_eq!(
            (sealed.len() - START - TAG) % BLOCK,
            0,
            "{length} bytes fill whole blocks"
        );
        assert!(
            sealed.len() as u64 <= LIMIT,
            "{length} bytes stay within the limit"
        );
        assert_eq!(
            opened(&sealed, vault(1), &key),
            Some((ID, payload)),
            "{length} bytes"
        );
    }
    assert_eq!(
        seal(vault(1), ID, &key.public(), &vec![7; LONGEST + 1]).err(),
        Some(VaultError::CaptureTooLong),
        "one byte more is too many"
    );
}

#[test]
fn no_flipped_bit_and_no_cut_is_accepted() {
    let key = key();
    let sealed = seal(vault(1), ID, &key.public(), b"Tom\xc3\xa1s was early.").unwrap();
    for bit in 0..sealed.len() * 8 {
        let mut flipped = sealed.clone();
        flipped[bit / 8] ^= 1 << (bit % 8);
        assert_eq!(
            opened(&flipped, vault(1), &key),
            None,
            "bit {bit} must be noticed"
        );
    }
    for length in 0..sealed.len() {
        assert_eq!(
            opened(&sealed[..length], vault(1), &key),
            None,
            "{length} bytes are no capture"
        );
    }
    let longer = [&sealed[..], &[0]].concat();
    assert_eq!(opened(&longer, vault(1), &key), None, "nothing may follow");
}

#[test]
fn another_key_or_another_vault_does_not_open_it() {
    let (ours, theirs) = (key(), key());
    let sealed = seal(vault(1), ID, &ours.public(), b"ours").unwrap();
    assert_eq!(opened(&sealed, vault(1), &theirs), None, "another key");
    assert_eq!(opened(&sealed, vault(2), &ours), None, "another vault");
    let again = seal(vault(1), ID, &ours.public(), b"ours").unwrap();
    assert_ne!(sealed, again, "the same words never look the same");
}

#[test]
fn a_public_key_that_everyone_shares_a_secret_with_is_refused() {
    // Points of low order (RFC 7748, section 6.1; https://cr.yp.to/ecdh.html#validate): 0, 1, and p - 1.
    let mut minus_one = [0xff; PUBLIC_KEY];
    (minus_one[0], minus_one[31]) = (0xec, 0x7f);
    let mut one = [0; PUBLIC_KEY];
    one[0] = 1;
    for low in [[0; PUBLIC_KEY], one, minus_one] {
        assert_eq!(
            seal(vault(1), ID, &low, b"ours").err(),
            Some(VaultError::DamagedHeader),
            "{low:?}"
        );
        let key = key();
        let mut sealed = seal(vault(1), ID, &key.public(), b"ours").unwrap();
        sealed[BOUND..START].copy_from_slice(&low);
        assert_eq!(
            opened(&sealed, vault(1), &key),
            None,
            "nor is it opened with {low:?}"
        );
    }
}

#[test]
fn a_message_has_one_form() {
    let message = padded(b"ours");
    assert_eq!(unpadded(&message).unwrap().as_slice(), b"ours");
    let changed = |at: usize, to: u8| {
        let mut message = message.to_vec();
        message[at] = to;
        unpadded(&message).is_none()
    };
    assert!(changed(255, 1), "zeros fill the rest");
    assert!(changed(0, 1), "a length beyond the message is none");
    assert!(
        unpadded(&[&message[..], &[0; BLOCK]].concat()).is_none(),
        "a block too many is none"
    );
    assert!(unpadded(&[]).is_none(), "nothing is none");
    let long = u32::try_from(LONGEST + 1).unwrap().to_be_bytes();
    let mut message = [&long[..], &vec![0; LONGEST + 1]].concat();
    message.resize(message.len().next_multiple_of(BLOCK), 0);
    assert!(
        unpadded(&message).is_none(),
        "more than the longest payload is none"
    );
}
