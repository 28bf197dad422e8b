//! The inbox: what is written down while the vault is locked, for it to read when it is open.
//!
//! A capture is a file `inbox/ID.sealed`, encrypted to the public key in the header of the vault. Putting one there needs
//! no key and no lock, so any number of processes may do so, also while another has the vault open. Nothing in it can
//! be read before the vault is unlocked, not even by who wrote it.
//!
//! The program merges the inbox after each unlock: it reads the captures with [`Vault::inbox`], makes a record of each in
//! one transaction, and removes the files with [`Vault::remove_capture`]. The id of a capture never changes, and it
//! is meant to become the id of its record: if the program stops between the transaction and the removal, the capture
//! is read once more, and the record with its id is there already.
//!
//! A backup holds the database and the header and no inbox. It is made of an open vault, whose inbox has been merged; what
//! comes in later is in the next one. Restoring a backup over a vault takes along what still lies in its inbox.
//!
//! A locked vault cannot tell whether its header is genuine. Whoever can replace it can give it a public key of their own and
//! read what is put into the inbox from then on; the next unlock finds such a header damaged.

mod sealed;
#[cfg(test)]
mod tests;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use kept_domain::ids::VaultId;
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::error::VaultError;
use crate::folder::{Folder, INBOX, create_private_dir, remove_if_there, sync_dir, write_private};
use crate::header_copies;
use crate::table::setting;
use crate::vault::Vault;

pub(crate) use sealed::InboxKey;
#[cfg(feature = "fuzzing")]
pub(crate) use sealed::{open, padded, seal, unpadded};

/// The longest payload of a capture in bytes.
pub const LONGEST: usize = 64 * 1024;
/// Where the private keys are kept that the inbox had before the key of the vault was changed: hexadecimal, with spaces.
pub(crate) const EARLIER_KEYS: &str = "inbox.earlier-keys";
/// What the name of a capture ends with.
const ENDING: &str = ".sealed";
/// What the name of a file ends with that is still being written.
const PARTIAL: &str = ".partial";
/// How often a file is written that is swept away before it has its name.
const TRIES: usize = 3;

/// Something that was written down while the vault was locked.
pub struct Capture {
    /// Its id, a UUID v7 that never changes.
    pub id: Uuid,
    /// When it was made, to the millisecond, as its id says.
    pub made_at: DateTime<Utc>,
    /// What was put in; wiped when dropped.
    pub payload: Zeroizing<Vec<u8>>,
}

impl std::fmt::Debug for Capture {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Capture")
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}

/// What lies in the inbox of an open vault.
#[derive(Debug)]
pub struct Inbox {
    /// What can be read, oldest first.
    pub captures: Vec<Capture>,
    /// How many files cannot be read: damaged, of another vault, or of a later release. They stay where they are.
    pub unreadable: usize,
}

/// Puts a capture into the inbox of a vault, which may be locked. When this returns it is on the disk.
///
/// `place` is the folder of the vault; `id` is a new UUID v7, whose time is that of the capture; `payload` has at most
/// [`LONGEST`] bytes.
///
/// # Errors
/// [`VaultError::CaptureTooLong`]; [`VaultError::NoInbox`] if the vault was made by an earlier release and has not been
/// opened with its passphrase since; [`VaultError::AlreadyExists`] if the id has been used; those of
/// [`Vault::look`](crate::Vault::look), and those of the file system. No file is left behind then.
pub fn put(place: &Path, id: Uuid, payload: &[u8]) -> Result<(), VaultError> {
    if made_at(id).is_none() {
        return Err(VaultError::Internal("the id of a capture is a UUID v7"));
    }
    let folder = Folder::find(place)?;
    let candidates = header_copies::candidates(&folder)?;
    // Of two headers of different vaults only the database could tell which is right.
    let [header] = candidates.as_slice() else {
        return Err(VaultError::DamagedHeader);
    };
    let to = header.inbox().ok_or(VaultError::NoInbox)?;
    let sealed = sealed::seal(header.vault, id, to, payload)?;
    publish(&made(&folder.file(INBOX))?, id, &sealed)
}

/// Writes a sealed capture beside its place and then gives it its name.
fn publish(inbox: &Path, id: Uuid, sealed: &[u8]) -> Result<(), VaultError> {
    let path = inbox.join(name(id));
    if fs::symlink_metadata(&path).is_ok() {
        return Err(VaultError::AlreadyExists);
    }
    let partial = inbox.join(format!(".{id}{PARTIAL}"));
    let mut tries = 0;
    loop {
        tries += 1;
        remove_if_there(&partial)?;
        let named = write_private(&partial, sealed).and_then(|()| Ok(fs::rename(&partial, &path)?));
        match named {
            // Another process has just opened the vault and swept it away.
            Err(VaultError::Io(io::ErrorKind::NotFound)) if tries < TRIES => {}
            Err(error) => {
                drop(remove_if_there(&partial));
                return Err(error);
            }
            Ok(()) => return sync_dir(inbox),
        }
    }
}

impl Vault {
    /// Reads what lies in the inbox. The files stay there until [`Vault::remove_capture`].
    ///
    /// # Errors
    /// [`VaultError::Closed`], and those of the file system for the folder as a whole; a file that cannot be read is
    /// counted.
    pub fn inbox(&self) -> Result<Inbox, VaultError> {
        let place = self.folder().join(INBOX);
        let mut inbox = Inbox {
            captures: Vec::new(),
            unreadable: 0,
        };
        let (keys, earlier) = {
            // While the key is being changed neither the old nor the new one would do.
            let _header = self.header();
            (self.keys()?, self.earlier_keys()?)
        };
        for name in names(&place)? {
            let Some(bytes) = read(&place, &name) else {
                inbox.unreadable += 1;
                continue;
            };
            let opened = std::iter::once(keys.inbox())
                .chain(&earlier)
                .find_map(|key| sealed::open(&bytes, self.id(), key))
                .and_then(|(id, payload)| Some((id, made_at(id)?, payload)));
            match opened {
                // A copy under another name would be merged twice if its name counted.
                Some((id, made_at, payload)) if name == self::name(id) => {
                    inbox.captures.push(Capture { id, made_at, payload });
                }
                _ => inbox.unreadable += 1,
            }
        }
        inbox.captures.sort_by_key(|capture| capture.id);
        Ok(inbox)
    }

    /// Removes a capture of which there is a record now. One that is not there any more is no error.
    ///
    /// # Errors
    /// [`VaultError::Closed`], and those of the file system.
    pub fn remove_capture(&self, id: Uuid) -> Result<(), VaultError> {
        self.keys()?;
        let inbox = self.folder().join(INBOX);
        remove_if_there(&inbox.join(name(id)))?;
        sync_dir(&inbox)
    }

    /// The keys of before: somebody may have read the old header just before the key of the vault was changed.
    fn earlier_keys(&self) -> Result<Vec<InboxKey>, VaultError> {
        let kept = self.read(|reader| setting::get(reader, EARLIER_KEYS))?;
        let kept = Zeroizing::new(kept.unwrap_or_default());
        Ok(kept.split(' ').filter_map(InboxKey::from_hex).collect())
    }
}

/// Copies what lies in the inbox of one vault's folder into that of another, as far as it is for this vault.
pub(crate) fn take_along(from: &Path, to: &Folder, vault: VaultId) -> Result<(), VaultError> {
    let from = from.join(INBOX);
    for name in names(&from)? {
        let Some(bytes) = read(&from, &name).filter(|bytes| sealed::addressed_to(bytes) == Some(vault))
        else {
            continue;
        };
        let id = name.strip_suffix(ENDING).and_then(|id| Uuid::parse_str(id).ok());
        if let Some(id) = id {
            publish(&made(&to.file(INBOX))?, id, &bytes)?;
        }
    }
    Ok(())
}

/// Removes what somebody began to write who was stopped.
pub(crate) fn sweep(inbox: &Path) -> Result<(), VaultError> {
    for name in entries(inbox)? {
        if name.starts_with('.') && name.ends_with(PARTIAL) {
            remove_if_there(&inbox.join(name))?;
        }
    }
    Ok(())
}

/// The folder, made if it is not there.
fn made(inbox: &Path) -> Result<PathBuf, VaultError> {
    match create_private_dir(inbox) {
        // Another process may have been quicker.
        Err(VaultError::Io(io::ErrorKind::AlreadyExists)) if is_folder(inbox) => {}
        Err(VaultError::Io(io::ErrorKind::AlreadyExists)) => return Err(VaultError::NotAVault),
        made => made?,
    }
    Ok(inbox.to_owned())
}

/// Whether it is a folder and no link to one.
fn is_folder(place: &Path) -> bool {
    fs::symlink_metadata(place).is_ok_and(|found| found.is_dir())
}

/// The names of the files that should be captures; no folder holds none.
fn names(inbox: &Path) -> Result<Vec<String>, VaultError> {
    let mut names = entries(inbox)?;
    names.retain(|name| name.ends_with(ENDING));
    Ok(names)
}

fn entries(inbox: &Path) -> Result<Vec<String>, VaultError> {
    if !is_folder(inbox) {
        return Ok(Vec::new());
    }
    fs::read_dir(inbox)?
        .map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()))
        .collect()
}

/// The bytes of a file; `None` if there is no file, it is too long for a capture, or it cannot be read.
fn read(inbox: &Path, name: &str) -> Option<Vec<u8>> {
    Folder::at(inbox).read(name, sealed::LIMIT).ok().flatten()
}

fn name(id: Uuid) -> String {
    format!("{id}{ENDING}")
}

/// The time in a UUID v7; `None` if it is another kind of id.
fn made_at(id: Uuid) -> Option<DateTime<Utc>> {
    let (seconds, nanoseconds) = id
        .get_timestamp()
        .filter(|_| id.get_version_num() == 7)?
        .to_unix();
    DateTime::from_timestamp(i64::try_from(seconds).ok()?, nanoseconds)
}
