//! The data key and everything that is derived from it.
//!
//! ```text
//! data key (32 random bytes)
//!  ├ HKDF "kept/1/db-key"   32 bytes ┐ SQLCipher's raw key, 96 hexadecimal digits
//!  ├ HKDF "kept/1/db-salt"  16 bytes ┘
//!  ├ HKDF "kept/1/hdr-mac"  32 bytes   key of the MAC over the header
//!  ├ HKDF "kept/1/backup"   32 bytes   key of what a backup says about its content
//!  └ HKDF "kept/1/inbox"    32 bytes   X25519 private key of the inbox
//! ```
//!
//! The salt is derived too, so a database whose first 16 bytes are gone still opens.

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use secrecy::{ExposeSecret, ExposeSecretMut, SecretBox};
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::error::VaultError;
use crate::inbox::InboxKey;

/// Length of the data key in bytes.
pub(crate) const DATA_KEY: usize = 32;
/// Length of the nonce of XChaCha20-Poly1305 in bytes.
pub(crate) const NONCE: usize = 24;
/// Length of the wrapped data key in bytes: the key and the tag.
pub(crate) const WRAPPED: usize = DATA_KEY + 16;
/// Length of a public key of X25519 in bytes (RFC 7748).
pub(crate) const PUBLIC_KEY: usize = 32;
/// Length of the header's MAC in bytes.
pub(crate) const MAC: usize = 32;

/// The key to everything in the vault. It lives on the heap and is wiped when dropped.
pub(crate) struct DataKey(SecretBox<[u8; DATA_KEY]>);

impl Clone for DataKey {
    fn clone(&self) -> Self {
        Self::fill(|key| key.copy_from_slice(self.bytes()))
    }
}

impl DataKey {
    /// Draws a new key from the operating system.
    pub(crate) fn random() -> Result<Self, VaultError> {
        let mut key = SecretBox::new(Box::new([0; DATA_KEY]));
        fill_random(key.expose_secret_mut())?;
        Ok(Self(key))
    }

    /// Takes the bytes of a key by filling them in place.
    pub(crate) fn fill(write: impl FnOnce(&mut [u8; DATA_KEY])) -> Self {
        let mut key = SecretBox::new(Box::new([0; DATA_KEY]));
        write(key.expose_secret_mut());
        Self(key)
    }

    /// The bytes themselves.
    pub(crate) fn bytes(&self) -> &[u8; DATA_KEY] {
        self.0.expose_secret()
    }

    /// What an open vault keeps: enough to read its database and its inbox and to back it up, not to make a header.
    pub(crate) fn working_keys(&self) -> Result<WorkingKeys, VaultError> {
        let mut backup = SecretBox::new(Box::new([0; 32]));
        self.derive("kept/1/backup", backup.expose_secret_mut())?;
        Ok(WorkingKeys {
            statement: self.key_statement()?,
            backup,
            inbox: self.inbox_key()?,
        })
    }

    /// The key that opens what was put into the inbox.
    pub(crate) fn inbox_key(&self) -> Result<InboxKey, VaultError> {
        let mut key = SecretBox::new(Box::new([0; 32]));
        self.derive("kept/1/inbox", key.expose_secret_mut())?;
        Ok(InboxKey::new(key))
    }

    /// The statement that gives SQLCipher its raw key and salt, in a buffer that is wiped.
    fn key_statement(&self) -> Result<Zeroizing<String>, VaultError> {
        let mut raw = Zeroizing::new([0; 48]);
        let (key, salt) = raw.split_at_mut(32);
        self.derive("kept/1/db-key", key)?;
        self.derive("kept/1/db-salt", salt)?;
        let mut statement = Zeroizing::new(String::with_capacity(128));
        statement.push_str("PRAGMA key = \"x'");
        for byte in raw.iter() {
            for digit in [byte >> 4, byte & 15] {
                statement.push(char::from(b"0123456789abcdef"[usize::from(digit)]));
            }
        }
        statement.push_str("'\";");
        Ok(statement)
    }

    /// HMAC-SHA-256 over the authenticated part of a header.
    pub(crate) fn header_mac(&self, bytes: &[u8]) -> Result<[u8; MAC], VaultError> {
        Ok(self.header_hmac(bytes)?.finalize().into_bytes().into())
    }

    /// Says in constant time whether `mac` is the MAC over `bytes`.
    pub(crate) fn verifies_header(&self, bytes: &[u8], mac: &[u8; MAC]) -> Result<bool, VaultError> {
        Ok(self.header_hmac(bytes)?.verify_slice(mac).is_ok())
    }

    fn header_hmac(&self, bytes: &[u8]) -> Result<Hmac<Sha256>, VaultError> {
        let mut key = Zeroizing::new([0; 32]);
        self.derive("kept/1/hdr-mac", key.as_mut())?;
        let mut hmac = <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(key.as_ref())
            .map_err(|_| VaultError::Internal("HMAC takes keys of every length"))?;
        hmac.update(bytes);
        Ok(hmac)
    }

    fn derive(&self, label: &str, out: &mut [u8]) -> Result<(), VaultError> {
        Hkdf::<Sha256>::new(None, self.bytes())
            .expand(label.as_bytes(), out)
            .map_err(|_| VaultError::Internal("HKDF gives up to 8160 bytes"))
    }

    /// Encrypts the key for one slot of the header; `slot` is what the ciphertext is bound to.
    pub(crate) fn wrap(
        &self,
        with: &SecretBox<[u8; 32]>,
        nonce: &[u8; NONCE],
        slot: &[u8],
    ) -> Result<[u8; WRAPPED], VaultError> {
        let message = Payload {
            msg: self.bytes(),
            aad: slot,
        };
        XChaCha20Poly1305::new(with.expose_secret().into())
            .encrypt(&XNonce::from(*nonce), message)
            .ok()
            .and_then(|wrapped| wrapped.try_into().ok())
            .ok_or(VaultError::Internal("a key of 32 bytes wraps into 48"))
    }

    /// Decrypts the key of a slot; `None` if the wrapping key, the slot or the ciphertext is another one.
    pub(crate) fn from_wrapped(
        with: &SecretBox<[u8; 32]>,
        nonce: &[u8; NONCE],
        slot: &[u8],
        wrapped: &[u8; WRAPPED],
    ) -> Option<Self> {
        let message = Payload {
            msg: wrapped,
            aad: slot,
        };
        let plain = XChaCha20Poly1305::new(with.expose_secret().into())
            .decrypt(&XNonce::from(*nonce), message)
            .ok()?;
        let plain = Zeroizing::new(plain);
        let bytes: &[u8; DATA_KEY] = plain.as_slice().try_into().ok()?;
        Some(Self::fill(|key| key.copy_from_slice(bytes)))
    }
}

/// Keys derived from the data key. They are wiped when dropped.
pub(crate) struct WorkingKeys {
    statement: Zeroizing<String>,
    backup: SecretBox<[u8; 32]>,
    inbox: InboxKey,
}

impl std::fmt::Debug for WorkingKeys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("WorkingKeys(..)")
    }
}

impl WorkingKeys {
    /// The statement that gives SQLCipher its raw key and salt.
    pub(crate) fn statement(&self) -> &str {
        &self.statement
    }

    /// The key that opens what was put into the inbox.
    pub(crate) fn inbox(&self) -> &InboxKey {
        &self.inbox
    }

    /// Encrypts what a backup says about its content, bound to what it says openly.
    pub(crate) fn seal(&self, message: &[u8], bound_to: &[u8]) -> Result<Vec<u8>, VaultError> {
        let mut nonce = [0; NONCE];
        fill_random(&mut nonce)?;
        let payload = Payload {
            msg: message,
            aad: bound_to,
        };
        let sealed = XChaCha20Poly1305::new(self.backup.expose_secret().into())
            .encrypt(&XNonce::from(nonce), payload)
            .map_err(|_| VaultError::Internal("a short message could not be encrypted"))?;
        Ok([&nonce[..], &sealed].concat())
    }

    /// Decrypts it; `None` if it was made with another key, is bound to something else, or was altered.
    pub(crate) fn open(&self, sealed: &[u8], bound_to: &[u8]) -> Option<Vec<u8>> {
        let (nonce, sealed) = sealed.split_first_chunk::<NONCE>()?;
        let payload = Payload {
            msg: sealed,
            aad: bound_to,
        };
        XChaCha20Poly1305::new(self.backup.expose_secret().into())
            .decrypt(&XNonce::from(*nonce), payload)
            .ok()
    }
}

/// Fills `bytes` from the operating system's generator.
pub(crate) fn fill_random(bytes: &mut [u8]) -> Result<(), VaultError> {
    getrandom::fill(bytes).map_err(|_| VaultError::Internal("the system gave no random bytes"))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn hex(bytes: &[u8]) -> String {
        bytes.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    #[test]
    fn the_derivations_never_change() {
        // Computed with Python: HMAC-SHA-256 in extract-and-expand form (RFC 5869), data key 00 01 … 1f.
        let key = DataKey::fill(|key| key.iter_mut().enumerate().for_each(|(i, byte)| *byte = i as u8));
        assert_eq!(
            key.key_statement().unwrap().as_str(),
            "PRAGMA key = \"x'5730df832e5c3fa8363916a378d00d27343b91c14dadfe77a42ad4ab8dab1853468fc91c951888bbca9443acc77bc39f'\";",
            "another key or salt would lock every vault out"
        );
        assert_eq!(
            hex(&key.header_mac(b"header").unwrap()),
            "9db7f8d4fa9764598a4562b2be2dd5d08a55d2a38cd0d37cd1fe70e18b240757",
            "another MAC would reject every header"
        );
        // HKDF as above, then X25519 of the Python package cryptography.
        assert_eq!(
            hex(&key.inbox_key().unwrap().public()),
            "4f846c5d29f0f9906b13e7a71a7ea43ac1dbadba3a57c7f48d9970c60380835b",
            "another key would leave every capture unread"
        );
    }

    #[test]
    fn a_wrapped_key_opens_only_with_its_key_nonce_and_slot() {
        let key = DataKey::random().unwrap();
        let with = |byte| SecretBox::new(Box::new([byte; 32]));
        let wrapped = key.wrap(&with(1), &[2; NONCE], b"slot").unwrap();
        let open = |with, nonce, slot: &[u8], wrapped| DataKey::from_wrapped(&with, &nonce, slot, &wrapped);
        assert_eq!(
            open(with(1), [2; NONCE], b"slot", wrapped).map(|key| *key.bytes()),
            Some(*key.bytes()),
            "the right three give the key back"
        );
        assert!(
            open(with(2), [2; NONCE], b"slot", wrapped).is_none(),
            "another passphrase fails"
        );
        assert!(
            open(with(1), [3; NONCE], b"slot", wrapped).is_none(),
            "another nonce fails"
        );
        assert!(
            open(with(1), [2; NONCE], b"tols", wrapped).is_none(),
            "another slot fails"
        );
        let mut flipped = wrapped;
        flipped[47] ^= 1;
        assert!(
            open(with(1), [2; NONCE], b"slot", flipped).is_none(),
            "an altered ciphertext fails"
        );
    }
}
