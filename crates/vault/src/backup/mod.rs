//! Backups: whole vaults in single files, made, proven, listed, and had back.
//!
//! A backup is a copy of the file between two changes, not a dump: nothing is decrypted, and the vault stands still
//! only as long as copying takes. Everything slow is done to the copy. Its every page, index and link of the journal
//! is checked, and what was written of it compared, before it gets its name: whatever is listed has been whole once.

pub(crate) mod bundle;
mod proof;
mod restore;
mod rotation;
#[cfg(test)]
mod tests;
mod watch;

use std::fs;
use std::io;
use std::iter;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use kept_domain::ids::VaultId;
use kept_domain::time::Moment;

use crate::check::{TableHashes, table_hashes};
use crate::error::VaultError;
use crate::folder::{DATABASE, Folder, HEADERS, create_private_dir, sync_dir, write_private};
use crate::keys::WorkingKeys;
use crate::open::{self, Database};
pub use crate::vault::check_free;
use crate::vault::{Vault, number};

pub(crate) use bundle::copy_file;
use bundle::{Begun, Manifest};
pub use proof::Content;
pub(crate) use proof::prove;
use proof::prove_and;
pub use restore::{About, Restoration, RestoreKey, Restored};
pub use rotation::superfluous;
pub(crate) use watch::Cancelled;
pub use watch::{Step, Unwatched, Watch};

/// What the name of a backup ends with.
const EXTENSION: &str = "kept-backup";

/// A backup, made from a copy of the vault that was found whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// Its file.
    pub path: PathBuf,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// Its length.
    pub bytes: u64,
    /// What is in it.
    pub content: Content,
}

/// A file that looks like a backup, seen from outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Its file.
    pub path: PathBuf,
    /// Its length.
    pub bytes: u64,
    /// What it says of itself; an error if it says nothing that can be read.
    pub says: Result<Says, VaultError>,
}

/// What a backup says without a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Says {
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// Number of its vault, as on the recovery kit.
    pub number: String,
    /// Its schema.
    pub schema: u32,
}

/// The folder for backups in that of a vault.
#[must_use]
pub fn usual_place(vault: &Path) -> PathBuf {
    vault.join("backups")
}

impl Vault {
    /// Makes a backup in a folder, which is made if it is not there, and proves it.
    ///
    /// # Errors
    /// [`VaultError::DamagedDatabase`] or [`VaultError::BrokenJournal`] if the vault itself is not whole,
    /// [`VaultError::Cancelled`], and those of the file system. No file is left behind then.
    pub fn back_up(&self, place: &Path, now: Moment, watch: &Arc<dyn Watch>) -> Result<Backup, VaultError> {
        let keys = self.keys()?;
        self.with_whole_free_pages(|| {
            make(place, self.id(), &keys, now, watch, |partial| {
                self.snapshot(partial, watch)
            })
        })
    }

    /// Does something with a copy of the vault; once more if nothing but free pages is damaged, after they were written.
    fn with_whole_free_pages<T>(&self, work: impl Fn() -> Result<T, VaultError>) -> Result<T, VaultError> {
        match work() {
            Err(VaultError::FreePages) => {
                self.thread().write_free_pages()?;
                work()
            }
            done => done,
        }
    }

    /// Copies header and database as they are between two changes.
    fn snapshot(&self, to: &Folder, watch: &Arc<dyn Watch>) -> Result<(), VaultError> {
        let (to, watch) = (to.clone(), Arc::clone(watch));
        let header = self.header_bytes();
        self.thread()
            .copy(move |file| copy_pair(&header, file, &to, watch.as_ref()))
    }

    /// Unpacks a backup of this vault beside it and proves it again, as on the day it is needed.
    ///
    /// # Errors
    /// [`VaultError::DamagedBackup`], [`VaultError::EarlierKey`], those of [`Vault::back_up`], and those of the file
    /// system.
    pub fn prove_backup(&self, path: &Path, watch: &Arc<dyn Watch>) -> Result<Content, VaultError> {
        let keys = self.keys()?;
        let partial = Folder::partial(path)?;
        let proven = bundle::unpack(path, &partial, watch.as_ref()).and_then(|manifest| {
            if manifest.open.vault == self.id().uuid() && made_with_other(&partial, &keys) {
                return Err(VaultError::EarlierKey);
            }
            proven(&partial, &manifest, &keys, watch)
        });
        drop(partial.discard());
        proven
    }

    /// Checks a copy of the vault as it is now, and hashes its tables if that is wanted; the copy goes away again. The
    /// vault can be used meanwhile.
    ///
    /// # Errors
    /// As [`Vault::back_up`].
    pub fn examine(
        &self,
        hashes: bool,
        watch: &Arc<dyn Watch>,
    ) -> Result<(Content, Option<TableHashes>), VaultError> {
        let keys = self.keys()?;
        self.with_whole_free_pages(|| {
            let partial = Folder::partial(self.folder())?;
            let database = partial.file(DATABASE);
            let examined = self.snapshot(&partial, watch).and_then(|()| {
                let (_, content) = prove(&database, &keys, watch)?;
                let hashes = hashes.then(|| table_hashes(&open::copy(&database, &keys)?.0));
                Ok((content, hashes.transpose()?))
            });
            drop(partial.discard());
            examined
        })
    }
}

/// Makes a backup of a vault that nobody works on yet, in the folder for backups in its own.
///
/// # Errors
/// As [`Vault::back_up`].
pub(crate) fn of_closed(
    folder: &Folder,
    header: &[u8],
    database: &mut Database,
    now: Moment,
) -> Result<Backup, VaultError> {
    let Database {
        file, keys, vault, ..
    } = database;
    let watch: Arc<dyn Watch> = Arc::new(Unwatched);
    make(
        &usual_place(folder.path()),
        *vault,
        keys,
        now,
        &watch,
        |partial| copy_pair(header, file, partial, watch.as_ref()),
    )
}

fn copy_pair(header: &[u8], file: &mut fs::File, to: &Folder, watch: &dyn Watch) -> Result<(), VaultError> {
    write_private(&to.file(HEADERS[0]), header)?;
    copy_file(file, &to.file(DATABASE), watch)
}

fn make(
    place: &Path,
    vault: VaultId,
    keys: &WorkingKeys,
    now: Moment,
    watch: &Arc<dyn Watch>,
    snapshot: impl FnOnce(&Folder) -> Result<(), VaultError>,
) -> Result<Backup, VaultError> {
    match create_private_dir(place) {
        Err(VaultError::Io(io::ErrorKind::AlreadyExists)) | Ok(()) => {}
        Err(error) => return Err(error),
    }
    let local = now.at.with_timezone(&now.zone).format("%Y-%m-%d %H.%M.%S");
    let name = |more: &str| place.join(format!("{local}{more} {}.{EXTENSION}", number(vault)));
    // Two in one second, as before and after a change of the key.
    let path = iter::once(name(""))
        .chain((2..100).map(|count| name(&format!(" ({count})"))))
        .find(|path| !path.exists())
        .ok_or(VaultError::AlreadyExists)?;
    let partial = Folder::partial(&path)?;
    let made = snapshot(&partial).and_then(|()| finish(&partial, &path, vault, keys, now, watch));
    // What cannot be removed stays hidden, and is encrypted.
    drop(partial.discard());
    made
}

/// Proves a copy and makes a backup of it.
fn finish(
    partial: &Folder,
    path: &Path,
    vault: VaultId,
    keys: &WorkingKeys,
    now: Moment,
    watch: &Arc<dyn Watch>,
) -> Result<Backup, VaultError> {
    let finished = partial.file("finished");
    let begin = || Begun::write(&finished, partial, now.at, watch.as_ref());
    let ((schema, content), begun) = prove_and(&partial.file(DATABASE), keys, watch, begin)?;
    begun.finish(vault, (schema, &content), keys)?;
    let bytes = fs::metadata(&finished)?.len();
    fs::rename(&finished, path)?;
    if let Some(place) = path.parent() {
        sync_dir(place)?;
    }
    Ok(Backup {
        path: path.to_owned(),
        made_at: now.at,
        bytes,
        content,
    })
}

/// Whether an unpacked backup was made with other keys than these. Its hashes have been compared, so what does not open
/// the database does not belong to it; a manifest that cannot be opened may as well be a damaged one.
fn made_with_other(folder: &Folder, keys: &WorkingKeys) -> bool {
    matches!(
        open::copy(&folder.file(DATABASE), keys),
        Err(VaultError::DamagedDatabase)
    )
}

/// Proves an unpacked backup and compares what is in it with what it says.
fn proven(
    folder: &Folder,
    manifest: &Manifest,
    keys: &WorkingKeys,
    watch: &Arc<dyn Watch>,
) -> Result<Content, VaultError> {
    let promised = manifest.content(keys)?;
    let (schema, content) = prove(&folder.file(DATABASE), keys, watch)?;
    if content == promised && schema == manifest.open.schema {
        Ok(content)
    } else {
        Err(VaultError::DamagedBackup)
    }
}

/// Puts a copy of a backup into another folder, which must be there, and compares it.
///
/// # Errors
/// [`VaultError::DamagedBackup`] if what arrived is not what was sent, [`VaultError::Cancelled`], and those of the file
/// system. No file is left behind then.
pub fn copy(backup: &Path, place: &Path, watch: &dyn Watch) -> Result<PathBuf, VaultError> {
    let name = backup.file_name().ok_or(VaultError::DamagedBackup)?;
    let path = place.join(name);
    let partial = Folder::partial(&path)?;
    let copied = copy_in(backup, &partial.file("finished"), &path, watch);
    drop(partial.discard());
    copied?;
    sync_dir(place)?;
    Ok(path)
}

fn copy_in(backup: &Path, finished: &Path, path: &Path, watch: &dyn Watch) -> Result<(), VaultError> {
    copy_file(&mut fs::File::open(backup)?, finished, watch)?;
    fs::File::open(finished)?.sync_all()?;
    bundle::compare(finished, watch)?;
    Ok(fs::rename(finished, path)?)
}

/// The backups in a folder, newest first; what cannot be read comes last. No folder holds none.
///
/// # Errors
/// Those of the file system.
pub fn list(place: &Path) -> Result<Vec<Listed>, VaultError> {
    let entries = match fs::read_dir(place) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries?,
    };
    let mut found = Vec::new();
    for entry in entries {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == EXTENSION) {
            found.push(look(&path)?);
        }
    }
    found.sort_by(|one, other| {
        let key = |listed: &Listed| listed.says.as_ref().ok().map(|says| says.made_at);
        key(other).cmp(&key(one)).then_with(|| one.path.cmp(&other.path))
    });
    Ok(found)
}

/// Removes the backups of a vault that are not needed any more; see [`superfluous`]. To be called after a backup
/// has been made, so that the newest, which always stays, is known to be whole.
///
/// # Errors
/// Those of the file system.
pub fn rotate(place: &Path, number: &str, zone: Tz) -> Result<(), VaultError> {
    // What cannot be read, and what is another vault's, is none of its business.
    let (paths, days): (Vec<_>, Vec<_>) = list(place)?
        .into_iter()
        .filter_map(|listed| {
            let says = listed.says.ok().filter(|says| says.number == number)?;
            Some((listed.path, says.made_at.with_timezone(&zone).date_naive()))
        })
        .unzip();
    for gone in superfluous(&days) {
        fs::remove_file(&paths[gone])?;
    }
    Ok(())
}

/// Looks at one backup from outside.
///
/// # Errors
/// Those of the file system; a damaged backup is an answer.
pub fn look(path: &Path) -> Result<Listed, VaultError> {
    Ok(Listed {
        path: path.to_owned(),
        bytes: fs::metadata(path)?.len(),
        says: bundle::manifest(path).map(|manifest| Says {
            made_at: manifest.open.made_at,
            number: number(VaultId::new(manifest.open.vault)),
            schema: manifest.open.schema,
        }),
    })
}

/// Compares everything in a backup with the hashes that it carries. Needs no key, and cannot tell a forgery.
///
/// # Errors
/// [`VaultError::DamagedBackup`], [`VaultError::Cancelled`], and those of the file system.
pub fn compare(path: &Path, watch: &dyn Watch) -> Result<(), VaultError> {
    bundle::compare(path, watch)
}
