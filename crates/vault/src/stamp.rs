//! How a file looks from outside, to notice when another program has put its hands on it.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use crate::error::VaultError;

/// Which file it is, its length, and when it was last written to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stamp {
    /// Device and number of the file; another file in the same place has another one.
    #[cfg(unix)]
    file: (u64, u64),
    bytes: u64,
    written: SystemTime,
}

impl Stamp {
    /// Looks at the file that has this name now.
    pub(crate) fn of(path: &Path) -> Result<Self, VaultError> {
        let found = fs::symlink_metadata(path)?;
        Ok(Self {
            #[cfg(unix)]
            file: {
                use std::os::unix::fs::MetadataExt as _;
                (found.dev(), found.ino())
            },
            bytes: found.len(),
            written: found.modified()?,
        })
    }

    /// Whether it is the same file, whatever has been written to it.
    #[cfg(unix)]
    pub(crate) fn same_file(self, other: Self) -> bool {
        self.file == other.file
    }

    /// Whether it is the same file; elsewhere an open file cannot be replaced.
    #[cfg(not(unix))]
    pub(crate) fn same_file(self, _: Self) -> bool {
        true
    }
}
