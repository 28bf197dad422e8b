//! The folder of a vault: its files, their modes, and writing that survives a power cut.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use crate::error::VaultError;
use crate::inbox;
use crate::keys::fill_random;
use crate::open::PAGE;

/// The SQLCipher database.
pub(crate) const DATABASE: &str = "vault.db";
/// The rollback journal; of no length while no change is being made.
const JOURNAL: &str = "vault.db-journal";
/// The two copies of the header; the first is written first.
pub(crate) const HEADERS: [&str; 2] = ["header", "header.2"];
/// The database and the header of before the key was changed, until the vault has been opened again.
pub(crate) const PREVIOUS: &str = "previous";
/// What is put in while the vault is locked.
pub(crate) const INBOX: &str = "inbox";
/// The advisory lock.
pub(crate) const LOCK: &str = "vault.lock";

/// A folder that holds the files of a vault; they need not be sound.
#[derive(Debug, Clone)]
pub(crate) struct Folder {
    path: PathBuf,
}

impl Folder {
    /// Looks at the folder from outside and names what is wrong with it as far as that needs no key.
    pub(crate) fn find(path: &Path) -> Result<Self, VaultError> {
        let path = fs::canonicalize(path).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => VaultError::Missing,
            _ => error.into(),
        })?;
        if !fs::metadata(&path)?.is_dir() {
            return Err(VaultError::NotAVault);
        }
        let folder = Self { path };
        let database = folder.regular(DATABASE)?;
        let mut others = false;
        for name in HEADERS.into_iter().chain([LOCK]) {
            others |= folder.regular(name)?.is_some();
        }
        match database {
            None if others => Err(VaultError::Missing),
            None => Err(VaultError::NotAVault),
            Some(0) => Err(VaultError::Empty),
            Some(length) if length < PAGE => Err(VaultError::Truncated),
            Some(_) => Ok(folder),
        }
    }

    /// A folder beside or in that of a vault, for reading its files one by one.
    pub(crate) fn at(path: &Path) -> Self {
        Self {
            path: path.to_owned(),
        }
    }

    /// Makes a private folder beside `place`, in which a vault can be built before it gets its name.
    pub(crate) fn partial(place: &Path) -> Result<Self, VaultError> {
        let parent = parent(place);
        let mut random = [0; 8];
        fill_random(&mut random)?;
        let mut name = OsString::from(".");
        name.push(
            place
                .file_name()
                .ok_or(VaultError::Io(io::ErrorKind::InvalidFilename))?,
        );
        name.push(format!(".{:016x}.partial", u64::from_be_bytes(random)));
        let path = fs::canonicalize(parent)?.join(name);
        create_private_dir(&path)?;
        Ok(Self { path })
    }

    /// Gives a folder made by [`Folder::partial`] its name. Whatever is there must be an empty folder.
    pub(crate) fn publish(self, place: &Path) -> Result<Self, VaultError> {
        sync_dir(&self.path)?;
        match fs::remove_dir(place) {
            Ok(()) => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) if error.kind() == io::ErrorKind::DirectoryNotEmpty => {
                return Err(VaultError::AlreadyExists);
            }
            Err(error) => return Err(error.into()),
        }
        fs::rename(&self.path, place)?;
        sync_dir(parent(place))?;
        Ok(Self {
            path: fs::canonicalize(place)?,
        })
    }

    /// The canonical path.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Path of one file of the vault.
    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.path.join(name)
    }

    /// Length of a file; `None` if there is none. Links and folders in its place are refused.
    fn regular(&self, name: &str) -> Result<Option<u64>, VaultError> {
        match fs::symlink_metadata(self.file(name)) {
            Ok(found) if found.is_file() => Ok(Some(found.len())),
            Ok(_) => Err(VaultError::NotAVault),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Whether a change was under way when the computer stopped; opening the database takes it back.
    pub(crate) fn was_interrupted(&self) -> Result<bool, VaultError> {
        Ok(self.regular(JOURNAL)?.is_some_and(|length| length > 0))
    }

    /// Reads a small file whole; `None` if there is none or it is longer than `limit`.
    pub(crate) fn read(&self, name: &str, limit: u64) -> Result<Option<Vec<u8>>, VaultError> {
        if self.regular(name)?.is_none_or(|length| length > limit) {
            return Ok(None);
        }
        let mut bytes = Vec::new();
        File::open(self.file(name))?
            .take(limit + 1)
            .read_to_end(&mut bytes)?;
        Ok(Some(bytes))
    }

    /// Writes `NAME.new` completely and to the disk, so that only [`Folder::swap`] is left to do.
    pub(crate) fn stage(&self, name: &str, bytes: &[u8]) -> Result<(), VaultError> {
        let staged = self.file(&staged(name));
        remove_if_there(&staged)?;
        write_private(&staged, bytes)
    }

    /// Reads back what [`Folder::stage`] has written.
    pub(crate) fn read_staged(&self, name: &str, limit: u64) -> Result<Option<Vec<u8>>, VaultError> {
        self.read(&staged(name), limit)
    }

    /// Puts `NAME.new` in the place of `NAME`: a reader sees the old content or the new one.
    pub(crate) fn swap(&self, name: &str) -> Result<(), VaultError> {
        fs::rename(self.file(&staged(name)), self.file(name))?;
        sync_dir(&self.path)
    }

    /// Removes what a stage left behind that was never swapped.
    pub(crate) fn unstage(&self, name: &str) -> Result<(), VaultError> {
        let staged = staged(name);
        remove_if_there(&self.file(&format!("{staged}-journal")))?;
        remove_if_there(&self.file(&staged))
    }

    /// Takes away what other users of the computer may do with the files.
    #[cfg(unix)]
    pub(crate) fn make_private(&self) -> Result<(), VaultError> {
        use std::os::unix::fs::PermissionsExt;
        let restrict = |path: &Path, mode: u32| -> Result<(), VaultError> {
            let found = match fs::symlink_metadata(path) {
                Ok(found) => found,
                Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
                Err(error) => return Err(error.into()),
            };
            if found.permissions().mode() & 0o077 != 0 {
                fs::set_permissions(path, fs::Permissions::from_mode(mode))?;
            }
            Ok(())
        };
        restrict(&self.path, 0o700)?;
        restrict(&self.file(INBOX), 0o700)?;
        for name in HEADERS.into_iter().chain([DATABASE, JOURNAL, LOCK]) {
            restrict(&self.file(name), 0o600)?;
        }
        Ok(())
    }

    /// Takes away what other users of the computer may do with the files: on Windows the profile folder does it.
    #[cfg(not(unix))]
    pub(crate) fn make_private(&self) -> Result<(), VaultError> {
        Ok(())
    }

    /// Removes what work left behind that broke off: hidden folders beside the vault and in it, captures that were never
    /// whole, a database that was being written anew, and what was kept in case of that. To be called when the vault is open and locked for others.
    pub(crate) fn sweep(&self) -> Result<(), VaultError> {
        self.unstage(DATABASE)?;
        match fs::remove_dir_all(self.file(PREVIOUS)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
        let own = self.path.file_name().unwrap_or_default().to_string_lossy();
        sweep(parent(&self.path), &format!(".{own}."))?;
        sweep(&self.path.join("backups"), ".")?;
        inbox::sweep(&self.file(INBOX))
    }

    /// Removes a folder made by [`Folder::partial`] with everything in it.
    pub(crate) fn discard(&self) -> Result<(), VaultError> {
        Ok(fs::remove_dir_all(&self.path)?)
    }
}

/// The name of a file that waits to take the place of this one.
pub(crate) fn staged(name: &str) -> String {
    format!("{name}.new")
}

/// Options for a file that only the user can read: mode 0600.
pub(crate) fn private_file() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.read(true).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Writes a new file that only the user can read, and to the disk.
pub(crate) fn write_private(path: &Path, bytes: &[u8]) -> Result<(), VaultError> {
    let mut file = private_file().create_new(true).open(path)?;
    file.write_all(bytes)?;
    Ok(file.sync_all()?)
}

/// Makes a folder that only the user can look into: mode 0700. Its name survives a power cut, as what is put into it does.
pub(crate) fn create_private_dir(path: &Path) -> Result<(), VaultError> {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)?;
    sync_dir(parent(path))
}

/// Makes renames and new names in a folder survive a power cut. Windows has no such call and orders them itself.
pub(crate) fn sync_dir(path: &Path) -> Result<(), VaultError> {
    if cfg!(unix) {
        File::open(path)?.sync_all()?;
    }
    Ok(())
}

/// Removes the hidden folders of [`Folder::partial`] whose name begins like this.
fn sweep(place: &Path, start: &str) -> Result<(), VaultError> {
    let entries = match fs::read_dir(place) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        entries => entries?,
    };
    for entry in entries {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with(start) && name.ends_with(".partial") && entry.file_type()?.is_dir() {
            fs::remove_dir_all(entry.path())?;
        }
    }
    Ok(())
}

fn parent(place: &Path) -> &Path {
    place
        .parent()
        .filter(|parent| !parent.as_os_str().is_empty())
        .unwrap_or(Path::new("."))
}

/// Removes a file; that there is none is no error.
pub(crate) fn remove_if_there(path: &Path) -> Result<(), VaultError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}
