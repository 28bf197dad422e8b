//! The header: which vault this is, what its passphrase costs, and the data key wrapped in its slots.
//!
//! 232 bytes, or 304 with the slot of a keychain. Numbers big-endian:
//!
//! | from | bytes | what |
//! |---|---|---|
//! | 0 | 8 | `KEPTHDR` and a line feed |
//! | 8 | 2 | version, 2 |
//! | 10 | 16 | vault id |
//! | 26 | 8 | sequence, one higher each time the header is written anew |
//! | 34 | 1 | kind of the slot, 1: passphrase |
//! | 35 | 12 | Argon2id: memory in MiB, passes, lanes |
//! | 47 | 16 | salt |
//! | 63 | 24 | nonce |
//! | 87 | 48 | data key, XChaCha20-Poly1305, bound to bytes 0–25 and 34–62 |
//! | 135 | 32 | X25519 public key of the inbox |
//! | 167 | 1 | kind of the second slot: 0, there is none; 2, a key in the keychain of a computer |
//! | 168 | 24 | nonce, only if there is a second slot |
//! | 192 | 48 | data key again, bound to bytes 0–25 and the kind, only if there is a second slot |
//! | then | 32 | HMAC-SHA-256 over everything before it, under a key derived from the data key |
//! | then | 32 | SHA-256 over everything before it |
//!
//! The checksum needs no key, and so tells damage from a wrong passphrase; every later version keeps the first
//! ten bytes and the last 32, so that an older release can tell it from damage too. The MAC shows whether
//! someone without the key has composed a header that only looks sound.
//!
//! Version 1 had 199 bytes: the MAC followed the passphrase slot. It is still read, and never written anew.

use kept_domain::ids::VaultId;
use secrecy::{SecretBox, SecretString};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::error::VaultError;
use crate::keys::{DataKey, MAC, NONCE, PUBLIC_KEY, WRAPPED, fill_random};
use crate::passphrase::{Kdf, SALT, key_encryption_key};

/// The version that this release writes.
pub(crate) const VERSION: u16 = 2;
/// The version before, which knew no inbox and no second slot.
pub(crate) const ONE_SLOT: u16 = 1;
/// No version of the header is longer; anything longer is not read at all.
pub(crate) const LIMIT: u64 = 64 * 1024;

const MAGIC: &[u8; 8] = b"KEPTHDR\n";
const NO_SLOT: u8 = 0;
const PASSPHRASE_SLOT: u8 = 1;
const KEYCHAIN_SLOT: u8 = 2;
const CHECKSUM: usize = 32;
/// Length without a second slot, and with one.
const SHORT: usize = 232;
const LONG: usize = SHORT + NONCE + WRAPPED;

/// A header whose checksum is right. Whether it is genuine shows when it is unlocked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Header {
    pub(crate) version: u16,
    pub(crate) vault: VaultId,
    pub(crate) sequence: u64,
    pub(crate) kdf: Kdf,
    salt: [u8; SALT],
    nonce: [u8; NONCE],
    wrapped: [u8; WRAPPED],
    /// Every header but one of the first version has it.
    inbox: Option<[u8; PUBLIC_KEY]>,
    keychain: Option<Box<KeychainSlot>>,
    mac: [u8; MAC],
}

/// The data key, wrapped with a random key that the keychain of a computer keeps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct KeychainSlot {
    nonce: [u8; NONCE],
    wrapped: [u8; WRAPPED],
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
            version: VERSION,
            vault,
            sequence,
            kdf: kdf.checked()?,
            salt: [0; SALT],
            nonce: [0; NONCE],
            wrapped: [0; WRAPPED],
            inbox: Some(key.inbox_key()?.public()),
            keychain: None,
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

    /// The same header one step later, with another second slot or none. Only a header of this version has one.
    pub(crate) fn with_keychain(
        &self,
        key: &DataKey,
        keychain: Option<KeychainSlot>,
    ) -> Result<Self, VaultError> {
        if self.version == ONE_SLOT {
            return Err(VaultError::Internal("a header of the first version has one slot"));
        }
        let mut next = Self {
            sequence: self.sequence + 1,
            keychain: keychain.map(Box::new),
            ..self.clone()
        };
        next.mac = key.header_mac(&next.authenticated())?;
        Ok(next)
    }

    /// Wraps the data key for the keychain of a computer.
    pub(crate) fn keychain_slot(
        &self,
        key: &DataKey,
        with: &SecretBox<[u8; 32]>,
    ) -> Result<KeychainSlot, VaultError> {
        let mut nonce = [0; NONCE];
        fill_random(&mut nonce)?;
        let wrapped = key.wrap(with, &nonce, &self.second_slot(KEYCHAIN_SLOT))?;
        Ok(KeychainSlot { nonce, wrapped })
    }

    /// The key to which captures are sealed while the vault is locked. Only an unlock shows whether it is genuine.
    pub(crate) fn inbox(&self) -> Option<&[u8; PUBLIC_KEY]> {
        self.inbox.as_ref()
    }

    /// Whether a keychain may open it.
    pub(crate) fn keychain(&self) -> Option<&KeychainSlot> {
        self.keychain.as_deref()
    }

    /// Unwraps the data key with the key that a keychain keeps.
    ///
    /// # Errors
    /// [`VaultError::KeychainKey`] if there is no such slot or it was wrapped with another key.
    pub(crate) fn unlock_with_keychain(&self, with: &SecretBox<[u8; 32]>) -> Result<DataKey, VaultError> {
        let slot = self.keychain.as_ref().ok_or(VaultError::KeychainKey)?;
        let key = DataKey::from_wrapped(with, &slot.nonce, &self.second_slot(KEYCHAIN_SLOT), &slot.wrapped)
            .ok_or(VaultError::KeychainKey)?;
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

    fn second_slot(&self, kind: u8) -> Vec<u8> {
        let mut bytes = self.identity();
        bytes.push(kind);
        bytes
    }

    fn identity(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(LONG);
        bytes.extend_from_slice(MAGIC);
        bytes.extend_from_slice(&self.version.to_be_bytes());
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
        let Some(inbox) = &self.inbox else {
            return bytes;
        };
        bytes.extend_from_slice(inbox);
        match &self.keychain {
            None => bytes.push(NO_SLOT),
            Some(slot) => {
                bytes.push(KEYCHAIN_SLOT);
                bytes.extend_from_slice(&slot.nonce);
                bytes.extend_from_slice(&slot.wrapped);
            }
        }
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
        let version = match (fields.take(), fields.take().map(u16::from_be_bytes)) {
            (Some(magic), Some(known @ ONE_SLOT..=VERSION)) if &magic == MAGIC => known,
            (Some(magic), Some(later)) if &magic == MAGIC && later > VERSION => {
                return Decoded::TooNew(later);
            }
            _ => return Decoded::Damaged,
        };
        fields.header(version).map_or(Decoded::Damaged, Decoded::Sound)
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
    fn header(mut self, version: u16) -> Option<Header> {
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
            version,
            vault,
            sequence,
            kdf: kdf.checked().ok()?,
            salt: self.take()?,
            nonce: self.take()?,
            wrapped: self.take()?,
            inbox: if version == ONE_SLOT {
                None
            } else {
                Some(self.take()?)
            },
            keychain: if version == ONE_SLOT {
                None
            } else {
                self.second_slot()?
            },
            mac: self.take()?,
        };
        self.0.is_empty().then_some(header)
    }

    fn second_slot(&mut self) -> Option<Option<Box<KeychainSlot>>> {
        match self.take()? {
            [NO_SLOT] => Some(None),
            [KEYCHAIN_SLOT] => Some(Some(Box::new(KeychainSlot {
                nonce: self.take()?,
                wrapped: self.take()?,
            }))),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests;
