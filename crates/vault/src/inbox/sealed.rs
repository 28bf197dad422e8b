//! A sealed capture: bytes that anybody may put into an inbox, and only the vault that owns it can read.
//!
//! Numbers big-endian:
//!
//! | from | bytes | what |
//! |---|---|---|
//! | 0 | 8 | `KEPTBOX` and a line feed |
//! | 8 | 2 | version, 1 |
//! | 10 | 16 | vault id |
//! | 26 | 16 | id of the capture, a UUID v7 |
//! | 42 | 32 | ephemeral X25519 public key |
//! | 74 | 256 n + 16 | message, XChaCha20-Poly1305, bound to bytes 0–41 |
//!
//! The message is the length of the payload in four bytes, the payload, and zeros up to a multiple of 256 bytes, so
//! that the length of a file says little. Its key and nonce are 56 bytes of HKDF with SHA-256: the secret is what
//! X25519 (RFC 7748) gives for the ephemeral key and that of the vault, the salt is both public keys, the label is
//! `kept/1/capture`. Whoever seals forgets the ephemeral private key, and so cannot open it again.

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use hkdf::Hkdf;
use kept_domain::ids::VaultId;
use secrecy::{ExposeSecret, ExposeSecretMut, SecretBox};
use sha2::Sha256;
use uuid::Uuid;
use x25519_dalek::{PublicKey, StaticSecret};
use zeroize::Zeroizing;

use super::LONGEST;
use crate::error::VaultError;
use crate::keys::{NONCE, PUBLIC_KEY, fill_random};

const MAGIC: &[u8; 8] = b"KEPTBOX\n";
const VERSION: u16 = 1;
const BOUND: usize = 42;
const START: usize = BOUND + PUBLIC_KEY;
const TAG: usize = 16;
/// Bytes that state the length of the payload.
const LENGTH: usize = 4;
/// Messages are a multiple of this many bytes long.
const BLOCK: usize = 256;
/// No file of a capture is longer.
pub(crate) const LIMIT: u64 = (START + (LENGTH + LONGEST).next_multiple_of(BLOCK) + TAG) as u64;

/// The private key of an inbox. It is wiped when dropped.
pub(crate) struct InboxKey(SecretBox<[u8; 32]>);

impl InboxKey {
    pub(crate) fn new(key: SecretBox<[u8; 32]>) -> Self {
        Self(key)
    }

    /// Reads 64 hexadecimal digits; `None` if it is something else.
    pub(super) fn from_hex(digits: &str) -> Option<Self> {
        let mut key = SecretBox::new(Box::new([0; 32]));
        hex::decode_to_slice(digits, key.expose_secret_mut()).ok()?;
        Some(Self(key))
    }

    /// 64 hexadecimal digits, to be kept in the encrypted database.
    pub(crate) fn hex(&self) -> Zeroizing<String> {
        Zeroizing::new(hex::encode(self.0.expose_secret()))
    }

    /// What the header tells everyone.
    pub(crate) fn public(&self) -> [u8; PUBLIC_KEY] {
        PublicKey::from(&self.secret()).to_bytes()
    }

    fn secret(&self) -> StaticSecret {
        StaticSecret::from(*self.0.expose_secret())
    }
}

/// Seals a payload of at most [`LONGEST`] bytes to the public key of a vault.
pub(crate) fn seal(
    vault: VaultId,
    id: Uuid,
    to: &[u8; PUBLIC_KEY],
    payload: &[u8],
) -> Result<Vec<u8>, VaultError> {
    let mut ephemeral = Zeroizing::new([0; 32]);
    fill_random(ephemeral.as_mut())?;
    seal_with(&ephemeral, vault, id, to, payload)
}

fn seal_with(
    ephemeral: &[u8; 32],
    vault: VaultId,
    id: Uuid,
    to: &[u8; PUBLIC_KEY],
    payload: &[u8],
) -> Result<Vec<u8>, VaultError> {
    if payload.len() > LONGEST {
        return Err(VaultError::CaptureTooLong);
    }
    let ephemeral = StaticSecret::from(*ephemeral);
    let public = PublicKey::from(&ephemeral).to_bytes();
    // A header may come from anywhere: to a key of low order everyone could read.
    let key = message_key(&ephemeral, to, &public, to)?.ok_or(VaultError::DamagedHeader)?;
    let mut sealed = Vec::with_capacity(START);
    sealed.extend_from_slice(MAGIC);
    sealed.extend_from_slice(&VERSION.to_be_bytes());
    sealed.extend_from_slice(vault.uuid().as_bytes());
    sealed.extend_from_slice(id.as_bytes());
    let message = key.encrypt(&padded(payload), &sealed)?;
    sealed.extend_from_slice(&public);
    sealed.extend_from_slice(&message);
    Ok(sealed)
}

/// The id and the payload of a capture; `None` if it was sealed to another key or vault, is damaged, or is none.
pub(crate) fn open(bytes: &[u8], vault: VaultId, key: &InboxKey) -> Option<(Uuid, Zeroizing<Vec<u8>>)> {
    let (bound, rest) = bytes.split_first_chunk::<BOUND>()?;
    let (public, message) = rest.split_first_chunk::<PUBLIC_KEY>()?;
    if addressed_to(bytes)? != vault {
        return None;
    }
    let mine = key.public();
    let message = message_key(&key.secret(), public, public, &mine)
        .ok()??
        .decrypt(message, bound)?;
    let id = Uuid::from_slice(&bound[26..]).ok()?;
    Some((id, unpadded(&message)?))
}

/// The vault that a capture is for, as far as one can tell without a key; `None` if it is none that this release knows.
pub(crate) fn addressed_to(bytes: &[u8]) -> Option<VaultId> {
    let (magic, rest) = bytes.split_first_chunk()?;
    let (version, rest) = rest.split_first_chunk()?;
    let (vault, _) = rest.split_first_chunk()?;
    let known = magic == MAGIC && u16::from_be_bytes(*version) == VERSION;
    known.then(|| VaultId::new(Uuid::from_bytes(*vault)))
}

/// Key and nonce of one message.
struct MessageKey(Zeroizing<[u8; 32 + NONCE]>);

/// The same for who seals and who opens; `None` if the other side's key leaves no secret between the two.
fn message_key(
    mine: &StaticSecret,
    theirs: &[u8; PUBLIC_KEY],
    ephemeral: &[u8; PUBLIC_KEY],
    recipient: &[u8; PUBLIC_KEY],
) -> Result<Option<MessageKey>, VaultError> {
    let shared = mine.diffie_hellman(&PublicKey::from(*theirs));
    if !shared.was_contributory() {
        return Ok(None);
    }
    let salt = [&ephemeral[..], recipient].concat();
    let mut key = MessageKey(Zeroizing::new([0; 32 + NONCE]));
    Hkdf::<Sha256>::new(Some(&salt), shared.as_bytes())
        .expand(b"kept/1/capture", key.0.as_mut())
        .map_err(|_| VaultError::Internal("HKDF gives up to 8160 bytes"))?;
    Ok(Some(key))
}

impl MessageKey {
    fn parts(&self) -> Option<(XChaCha20Poly1305, XNonce)> {
        let (key, nonce) = self.0.split_first_chunk::<32>()?;
        let nonce: [u8; NONCE] = nonce.try_into().ok()?;
        Some((XChaCha20Poly1305::new(key.into()), XNonce::from(nonce)))
    }

    fn encrypt(&self, message: &[u8], bound: &[u8]) -> Result<Vec<u8>, VaultError> {
        let payload = Payload {
            msg: message,
            aad: bound,
        };
        self.parts()
            .and_then(|(cipher, nonce)| cipher.encrypt(&nonce, payload).ok())
            .ok_or(VaultError::Internal("a short message could not be encrypted"))
    }

    fn decrypt(&self, message: &[u8], bound: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        let payload = Payload {
            msg: message,
            aad: bound,
        };
        let (cipher, nonce) = self.parts()?;
        cipher.decrypt(&nonce, payload).ok().map(Zeroizing::new)
    }
}

/// The message of a payload.
pub(crate) fn padded(payload: &[u8]) -> Zeroizing<Vec<u8>> {
    let length = u32::try_from(payload.len()).unwrap_or(u32::MAX);
    let whole = (LENGTH + payload.len()).next_multiple_of(BLOCK);
    let mut message = Zeroizing::new(Vec::with_capacity(whole));
    message.extend_from_slice(&length.to_be_bytes());
    message.extend_from_slice(payload);
    message.resize(whole, 0);
    message
}

/// The payload of a message; `None` if it is not one that [`padded`] makes.
pub(crate) fn unpadded(message: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let (length, rest) = message.split_first_chunk::<LENGTH>()?;
    let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
    let (payload, zeros) = rest.split_at_checked(length)?;
    let whole = (LENGTH + length).next_multiple_of(BLOCK);
    let sound = length <= LONGEST && message.len() == whole && zeros.iter().all(|byte| *byte == 0);
    sound.then(|| Zeroizing::new(payload.to_vec()))
}

#[cfg(test)]
mod tests;
