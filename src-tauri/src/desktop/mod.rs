//! What the desktop around the window offers: its own window, notifications, portals, printing, the clipboard, keys, and
//! what it says when nobody may look any more.

pub(crate) mod clipboard;
pub(crate) mod environment;
pub(crate) mod events;
pub(crate) mod keychain;
pub(crate) mod lock;
pub(crate) mod notifications;
pub(crate) mod portal;
pub(crate) mod preferences;
pub(crate) mod printing;
pub(crate) mod protection;
pub(crate) mod shortcut;
pub(crate) mod window;

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::Path;

use kept_app::error::{ApiError, ErrorCode};

/// Puts a failure of the file system into words.
pub(crate) fn failed(error: &io::Error) -> ApiError {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => ApiError::new(
            ErrorCode::DiskFull,
            "The disk is full. Nothing was written. Free some space or choose another place.",
        ),
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => ApiError::new(
            ErrorCode::ReadOnly,
            "This place cannot be written. Choose another folder.",
        ),
        io::ErrorKind::NotFound => ApiError::new(
            ErrorCode::Io,
            "That file or folder is not there any more. Choose another.",
        ),
        _ => ApiError::new(
            ErrorCode::Io,
            "The file could not be read or written. Choose another place and try again.",
        ),
    }
}

/// Puts it into words that a file that was chosen to be read cannot be.
pub(crate) fn unreadable(error: &io::Error) -> ApiError {
    match error.kind() {
        io::ErrorKind::PermissionDenied => ApiError::new(
            ErrorCode::Io,
            "You may not read this file. Choose another, or ask whoever owns it.",
        ),
        _ => failed(error),
    }
}

/// Writes a file whole or not at all: beside its place first, then renamed onto it, readable by its owner only.
///
/// # Errors
/// Whatever the file system reports; nothing is left behind then.
pub(crate) fn write_new(path: &Path, write: impl FnOnce(&mut File) -> io::Result<()>) -> io::Result<()> {
    let name = path.file_name().ok_or(io::ErrorKind::InvalidInput)?;
    let mut beside = name.to_owned();
    // With the process in the name, so that what a killed one left behind is in nobody's way.
    beside.push(format!(".{}.partial", std::process::id()));
    let beside = path.with_file_name(beside);
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&beside)?;
    let written = write(&mut file)
        .and_then(|()| file.sync_all())
        .and_then(|()| fs::rename(&beside, path));
    if written.is_err() {
        let _ = fs::remove_file(&beside);
    }
    written
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::io::Write as _;

    use super::*;

    #[test]
    fn a_failed_write_leaves_the_old_file_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("copy.pdf");
        write_new(&path, |file| file.write_all(b"first")).unwrap();
        let failure = write_new(&path, |file| {
            file.write_all(b"second")?;
            Err(io::ErrorKind::StorageFull.into())
        });
        assert_eq!(
            failure.unwrap_err().kind(),
            io::ErrorKind::StorageFull,
            "the reason is passed on"
        );
        assert_eq!(
            fs::read(&path).unwrap(),
            b"first",
            "what was there stays as it was"
        );
        assert_eq!(
            fs::read_dir(folder.path()).unwrap().count(),
            1,
            "no half-written file stays behind"
        );
    }
}
