//! Failures and the exit status that tells them apart.

use std::io;
use std::path::Path;

use kept_app::error::{ApiError, ErrorCode};

/// Why a task was not done.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The core refused or failed.
    Core(ApiError),
    /// What was typed or sent on standard input makes no sense.
    Usage(String),
    /// A file could not be read or written.
    File(String),
    /// A check did not hold; what it found was printed already.
    NotIntact,
}

impl Failure {
    /// The exit status of the process.
    pub(crate) fn status(&self) -> u8 {
        match self {
            Self::Core(error) => status(error.code),
            Self::Usage(_) => 2,
            Self::File(_) => 1,
            Self::NotIntact => 4,
        }
    }

    /// Says what happened to which file, or to standard input, which is named `-`.
    pub(crate) fn file(path: &Path, error: &io::Error) -> Self {
        let name = if path == Path::new("-") {
            "standard input".to_owned()
        } else {
            path.display().to_string()
        };
        Self::File(format!("{name}: {error}"))
    }
}

impl From<ApiError> for Failure {
    fn from(error: ApiError) -> Self {
        Self::Core(error)
    }
}

fn status(code: ErrorCode) -> u8 {
    match code {
        ErrorCode::UnknownCommand => 2,
        ErrorCode::Locked | ErrorCode::WrongPassphrase => 3,
        ErrorCode::VaultDamaged | ErrorCode::HeaderDamaged | ErrorCode::Integrity => 4,
        ErrorCode::Validation | ErrorCode::Conflict | ErrorCode::Precondition | ErrorCode::HandedOver => 5,
        ErrorCode::InUse => 6,
        ErrorCode::VaultMissing | ErrorCode::NotFound => 7,
        ErrorCode::NotAVault
        | ErrorCode::VaultTooNew
        | ErrorCode::DiskFull
        | ErrorCode::ReadOnly
        | ErrorCode::Io
        | ErrorCode::Internal => 1,
    }
}
