//! The header: which vault this is, what its passphrase costs, and the data key wrapped with it.
//!
//! 199 bytes, numbers big-endian:
//!
//! | from | bytes | what |
//! |---|---|---|
//! | 0 | 8 | `KEPTHDR` and a line feed |
//! | 8 | 2 | version, 1 |
//! | 10 | 16 | vault id |
//! | 26 | 8 | sequence, one higher each time the header is written anew |
//! | 34 | 1 | kind of the slot, 1: passphrase |
//! | 35 | 12 | Argon2id: memory in MiB, passes, lanes |
//! | 47 | 16 | salt |
//! | 63 | 24 | nonce |
//! | 87 | 48 | data key, XChaCha20-Poly1305, bound to bytes 0–25 and 34–62 |
//! | 135 | 32 | HMAC-SHA-256 over bytes 0–134 under a key derived from the data key |
//! | 167 | 32 | SHA-256 over bytes 0–166 |
//!
//! The checksum needs no key, and so tells damage from a wrong passphrase; every later version keeps the first
//! ten bytes and the last 32, so that an older release can tell it from damage too. The MAC shows whether
//! someone without the key has composed a header that only looks sound.

use kept_domain::ids::VaultId;
use secrecy::SecretString;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::error::VaultError;
use crate::keys::{DataKey, MAC, NONCE, WRAPPED, fill_random};
use crate::passphrase::{Kdf, SALT, key_encryption_key};

/// The version that this release writes.
pub(crate) const VERSION: u16 = 1;
/// No version of the header is longer; anything longer is not read at all.
pub(crate) const LIMIT: u64 = 64 * 1024;

const MAGIC: &[u8; 8] = b"KEPTHDR\n";
const PASSPHRASE_SLOT: u8 = 1;
const CHECKSUM: usize = 32;
const LENGTH: usize = 199;

/// A header whose checksum is right. Whether it is genuine shows when it is unlocked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Header {
    pub(crate) vault: VaultId,
    pub(crate) sequence: u64,
    pub(crate) kdf: Kdf,
    salt: [u8; SALT],
    nonce: [u8; NONCE],
    wrapped: [u8; WRAPPED],
    mac: [u8; MAC],
}

/// What the bytes of a header turn out to be.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Decoded {
    /// A header of this version.
    Sound(Header),
    /// A header of a later version.
    TooNew(u16),
    /// Anything else.
    Damaged,
}

impl Header {
    /// Wraps the data key with a passphrase under a new salt and nonce.
    pub(crate) fn new(
        vault: VaultId,
        sequence: u64,
        key: &DataKey,
        passphrase: &SecretString,
        kdf: Kdf,
    ) -> Result<Self, VaultError> {
        let mut header = Self {
            vault,
            sequence,
            kdf: kdf.checked()?,
            salt: [0; SALT],
            nonce: [0; NONCE],
            wrapped: [0; WRAPPED],
            mac: [0; MAC],
        };
        fill_random(&mut header.salt)?;
        fill_random(&mut header.nonce)?;
        let wrapping = key_encryption_key(passphrase, header.kdf, &header.salt)?;
        header.wrapped = key.wrap(&wrapping, &header.nonce, &header.slot())?;
        header.mac = key.header_mac(&header.authenticated())?;
        Ok(header)
    }

    /// Unwraps the data key. Runs the whole of Argon2id for every passphrase.
    ///
    /// # Errors
    /// [`VaultError::WrongPassphrase`], or [`VaultError::DamagedHeader`] if the header is not the one that was
    /// written with this key.
    pub(crate) fn unlock(&self, passphrase: &SecretString) -> Result<DataKey, VaultError> {
        let wrapping = key_encryption_key(passphrase, self.kdf, &self.salt)?;
        let key = DataKey::from_wrapped(&wrapping, &self.nonce, &self.slot(), &self.wrapped)
            .ok_or(VaultError::WrongPassphrase)?;
        if self.is_made_with(&key)? {
            Ok(key)
        } else {
            Err(VaultError::DamagedHeader)
        }
    }

    /// Says whether the MAC was made with this data key.
    pub(crate) fn is_made_with(&self, key: &DataKey) -> Result<bool, VaultError> {
        key.verifies_header(&self.authenticated(), &self.mac)
    }

    /// What the wrapped key is bound to: it cannot be moved to another vault, version or cost.
    fn slot(&self) -> Vec<u8> {
        let mut bytes = self.identity();
        self.put_slot(&mut bytes);
        bytes
    }

    fn identity(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(LENGTH);
        bytes.extend_from_slice(MAGIC);
        bytes.extend_from_slice(&VERSION.to_be_bytes());
        bytes.extend_from_slice(self.vault.uuid().as_bytes());
        bytes
    }

    fn put_slot(&self, bytes: &mut Vec<u8>) {
        bytes.push(PASSPHRASE_SLOT);
        for number in [self.kdf.memory_mib, self.kdf.passes, self.kdf.lanes] {
            bytes.extend_from_slice(&number.to_be_bytes());
        }
        bytes.extend_from_slice(&self.salt);
    }

    fn authenticated(&self) -> Vec<u8> {
        let mut bytes = self.identity();
        bytes.extend_from_slice(&self.sequence.to_be_bytes());
        self.put_slot(&mut bytes);
        bytes.extend_from_slice(&self.nonce);
        bytes.extend_from_slice(&self.wrapped);
        bytes
    }

    /// The bytes of the file.
    pub(crate) fn encode(&self) -> Vec<u8> {
        let mut bytes = self.authenticated();
        bytes.extend_from_slice(&self.mac);
        let checksum = Sha256::digest(&bytes);
        bytes.extend_from_slice(&checksum);
        bytes
    }

    /// Reads the bytes of a file. Nothing is allocated or computed by what they say.
    pub(crate) fn decode(bytes: &[u8]) -> Decoded {
        let Some((body, checksum)) = bytes.split_last_chunk::<CHECKSUM>() else {
            return Decoded::Damaged;
        };
        if Sha256::digest(body)[..] != checksum[..] {
            return Decoded::Damaged;
        }
        let mut fields = Fields(body);
        match (fields.take(), fields.take().map(u16::from_be_bytes)) {
            (Some(magic), Some(VERSION)) if &magic == MAGIC => {}
            (Some(magic), Some(later)) if &magic == MAGIC && later > VERSION => {
                return Decoded::TooNew(later);
            }
            _ => return Decoded::Damaged,
        }
        fields.header().map_or(Decoded::Damaged, Decoded::Sound)
    }
}

/// The bytes of a header that have not been read yet.
struct Fields<'a>(&'a [u8]);

impl Fields<'_> {
    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (field, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(*field)
    }

    fn number(&mut self) -> Option<u32> {
        self.take().map(u32::from_be_bytes)
    }

    /// Everything after the version, up to the very end.
    fn header(mut self) -> Option<Header> {
        let vault = VaultId::new(Uuid::from_bytes(self.take()?));
        let sequence = u64::from_be_bytes(self.take()?);
        if self.take()? != [PASSPHRASE_SLOT] {
            return None;
        }
        let kdf = Kdf {
            memory_mib: self.number()?,
            passes: self.number()?,
            lanes: self.number()?,
        };
        let header = Header {
            vault,
            sequence,
            kdf: kdf.checked().ok()?,
            salt: self.take()?,
            nonce: self.take()?,
            wrapped: self.take()?,
            mac: self.take()?,
        };
        self.0.is_empty().then_some(header)
    }
}

#[cfg(test)]
mod tests {
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
        assert_eq!(bytes.len(), LENGTH, "the layout is fixed");
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

    #[test]
    fn every_flipped_bit_is_damage() {
        let bytes = header(1).0.encode();
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
        let stripped = sound(forged(&header, |bytes| bytes[135..167].fill(0)));
        assert_eq!(
            stripped.unlock(&passphrase()).err(),
            Some(VaultError::DamagedHeader),
            "there is no way without a MAC"
        );
    }

    #[test]
    fn a_header_of_a_later_release_is_told_from_damage() {
        let (header, _) = header(1);
        let later = |bytes: &mut Vec<u8>| {
            bytes[8..10].copy_from_slice(&2_u16.to_be_bytes());
            bytes.extend_from_slice(b"fields that this release does not know");
        };
        assert_eq!(
            forged(&header, later),
            Decoded::TooNew(2),
            "the version stands where it always will"
        );
        assert_eq!(
            forged(&header, |bytes| bytes[9] = 0),
            Decoded::Damaged,
            "there is no version 0"
        );
        assert_eq!(
            forged(&header, |bytes| bytes[34] = 2),
            Decoded::Damaged,
            "version 1 has one kind of slot"
        );
    }
}
