//! The key that the keychain of a computer may keep, so that it can open the vault without the passphrase.

use secrecy::{ExposeSecret, ExposeSecretMut, SecretBox};

use crate::error::VaultError;
use crate::keys::fill_random;

/// A random key for the keychain of one computer: with it and the files of the vault, the vault opens.
///
/// It wraps the data key and is not the data key, so taking its slot out of the header makes it worthless.
pub struct KeychainKey(SecretBox<[u8; 32]>);

impl KeychainKey {
    pub(crate) fn random() -> Result<Self, VaultError> {
        let mut key = SecretBox::new(Box::new([0; 32]));
        fill_random(key.expose_secret_mut())?;
        Ok(Self(key))
    }

    /// Takes the 32 bytes that a keychain gave back; `None` if it gave something else.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let bytes: &[u8; 32] = bytes.try_into().ok()?;
        Some(Self(SecretBox::new(Box::new(*bytes))))
    }

    /// The 32 bytes that the keychain keeps.
    #[must_use]
    pub fn bytes(&self) -> &[u8; 32] {
        self.0.expose_secret()
    }

    pub(crate) fn wrapping(&self) -> &SecretBox<[u8; 32]> {
        &self.0
    }
}

impl std::fmt::Debug for KeychainKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("KeychainKey(..)")
    }
}
