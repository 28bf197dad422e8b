//! The two files that hold the header, and how they are replaced without a moment in which neither is right.

use secrecy::SecretString;

use crate::error::VaultError;
use crate::folder::{Folder, HEADERS};
use crate::header::{Decoded, Header, LIMIT, VERSION};
use crate::keys::DataKey;

/// The headers worth trying, best first.
///
/// Of two copies of one vault's header only the one with the higher sequence counts, so that an old passphrase
/// stops working at once. Two headers of different vaults are both worth trying: one of them has been put there
/// by mistake, and only the database can tell which.
///
/// # Errors
/// [`VaultError::TooNew`] if any copy is of a later release, [`VaultError::DamagedHeader`] if neither is sound.
pub(crate) fn candidates(folder: &Folder) -> Result<Vec<Header>, VaultError> {
    let mut sound: Vec<Header> = Vec::with_capacity(HEADERS.len());
    for name in HEADERS {
        match folder.read(name, LIMIT)?.map(|bytes| Header::decode(&bytes)) {
            Some(Decoded::Sound(header)) => sound.push(header),
            Some(Decoded::TooNew(found)) => {
                return Err(VaultError::TooNew {
                    found: found.into(),
                    known: VERSION.into(),
                });
            }
            Some(Decoded::Damaged) | None => {}
        }
    }
    if sound.is_empty() {
        return Err(VaultError::DamagedHeader);
    }
    sound.sort_by_key(|header| std::cmp::Reverse(header.sequence));
    sound.dedup_by_key(|header| header.vault);
    Ok(sound)
}

/// A header that was written and proven and waits for its place, if the computer stopped before it got there.
pub(crate) fn staged(folder: &Folder) -> Result<Option<Header>, VaultError> {
    for name in HEADERS {
        let staged = folder.read_staged(name, LIMIT)?;
        if let Some(Decoded::Sound(header)) = staged.map(|bytes| Header::decode(&bytes)) {
            return Ok(Some(header));
        }
    }
    Ok(None)
}

/// Writes both new copies beside the old ones and proves each by reading it back and unwrapping it.
///
/// Until [`swap`] nothing has changed; afterwards there is nothing left that could run out of space.
pub(crate) fn stage(
    folder: &Folder,
    header: &Header,
    key: &DataKey,
    passphrase: &SecretString,
) -> Result<(), VaultError> {
    let bytes = header.encode();
    for name in HEADERS {
        folder.stage(name, &bytes)?;
        if folder.read_staged(name, LIMIT)?.as_deref() != Some(&bytes[..]) {
            return Err(VaultError::Io(std::io::ErrorKind::InvalidData));
        }
    }
    let Decoded::Sound(read) = Header::decode(&bytes) else {
        return Err(VaultError::Internal("a new header does not read back"));
    };
    if read.unlock(passphrase)?.bytes() == key.bytes() {
        Ok(())
    } else {
        Err(VaultError::Internal("a new header does not open the vault"))
    }
}

/// Puts both staged copies in place, one after the other.
///
/// The change has happened when the first copy is in place. If the second cannot follow,
/// the next unlock writes it.
pub(crate) fn swap(folder: &Folder) -> Result<(), VaultError> {
    folder.swap(HEADERS[0])?;
    folder.swap(HEADERS[1]).or(Ok(()))
}

/// Makes both copies say what the header says that has just opened the vault.
///
/// Returns whether there was something to mend.
pub(crate) fn heal(folder: &Folder, header: &Header) -> Result<bool, VaultError> {
    let bytes = header.encode();
    let mut mended = false;
    for name in HEADERS {
        if folder.read(name, LIMIT)?.as_deref() == Some(&bytes[..]) {
            folder.unstage(name)?;
        } else {
            folder.stage(name, &bytes)?;
            folder.swap(name)?;
            mended = true;
        }
    }
    Ok(mended)
}
