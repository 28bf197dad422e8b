//! Readers of bytes from outside, for the fuzz targets: each takes any bytes and panics if a rule does not hold.
//!
//! Only with the feature `fuzzing`, which a build without debug assertions, such as every release, refuses.

use std::io::Cursor;

use kept_domain::ids::VaultId;
use secrecy::SecretBox;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::backup::bundle;
use crate::header::{Decoded, Header};
use crate::inbox::{InboxKey, LONGEST, open, padded, seal, unpadded};

/// A header that can be read is written as the same bytes.
pub fn header(bytes: &[u8]) {
    read_header(bytes);
    // Nearly everything fails at the checksum, so the same bytes are read once more with the one that fits.
    read_header(&[bytes, &Sha256::digest(bytes)].concat());
}

fn read_header(bytes: &[u8]) {
    if let Decoded::Sound(header) = Header::decode(bytes) {
        assert!(header.encode() == bytes, "a header has one form");
    }
}

/// A backup whose every part fits is one of which the manifest can be read alone, and says the same.
pub fn backup_manifest(bytes: &[u8]) {
    let looked = bundle::manifest_in(Cursor::new(bytes));
    if let Ok(whole) = bundle::compare_in(bytes) {
        assert_eq!(looked.as_ref(), Ok(&whole), "looking and comparing read the same");
    }
    drop(bundle::read_manifest(bytes));
}

/// A capture opens as what was sealed; a message that can be read is written as the same bytes.
pub fn sealed_capture(bytes: &[u8]) {
    let vault = VaultId::new(Uuid::from_u128(7));
    let key = InboxKey::new(SecretBox::new(Box::new([7; 32])));
    if let Some((_, payload)) = open(bytes, vault, &key) {
        assert!(payload.len() <= LONGEST, "a capture has a limit");
    }
    if let Some(payload) = unpadded(bytes) {
        assert!(padded(&payload).as_slice() == bytes, "a message has one form");
    }
    let id = Uuid::from_u128(9);
    match seal(vault, id, &key.public(), bytes) {
        Ok(mut sealed) => {
            let opened = open(&sealed, vault, &key).map(|(id, payload)| (id, payload.to_vec()));
            assert!(opened == Some((id, bytes.to_vec())), "what was sealed comes back");
            let at = bytes.iter().map(|byte| usize::from(*byte)).sum::<usize>() % sealed.len();
            sealed[at] ^= 1 << (at % 8);
            assert!(open(&sealed, vault, &key).is_none(), "a changed capture is none");
        }
        Err(_) => assert!(bytes.len() > LONGEST, "everything up to the limit can be sealed"),
    }
}
