//! The advisory lock that keeps a vault to one handle: `flock` on Unix, `LockFileEx` on Windows.

use std::fs::{File, TryLockError};
use std::io;
use std::path::Path;

use crate::error::VaultError;
use crate::folder;

/// An exclusive lock on `vault.lock`, held until dropped. It also excludes other handles of the same process.
pub(crate) struct LockFile(#[expect(dead_code, reason = "the lock lives as long as the open file")] File);

impl LockFile {
    /// Takes the lock, or says at once that someone else has it.
    pub(crate) fn acquire(path: &Path) -> Result<Self, VaultError> {
        let file = folder::private_file()
            .create(true)
            .truncate(false)
            .open(path)
            .map_err(|error| match error.kind() {
                io::ErrorKind::PermissionDenied => VaultError::ReadOnly,
                _ => error.into(),
            })?;
        match file.try_lock() {
            Ok(()) => Ok(Self(file)),
            Err(TryLockError::WouldBlock) => Err(VaultError::InUse),
            Err(TryLockError::Error(error)) => Err(error.into()),
        }
    }

    /// Says whether someone holds the lock, without creating the file.
    pub(crate) fn is_held(path: &Path) -> Result<bool, VaultError> {
        let file = match File::open(path) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
            Err(error) => return Err(error.into()),
        };
        match file.try_lock_shared() {
            Ok(()) => Ok(false),
            Err(TryLockError::WouldBlock) => Ok(true),
            Err(TryLockError::Error(error)) => Err(error.into()),
        }
    }
}
