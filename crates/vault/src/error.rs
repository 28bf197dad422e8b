//! What can go wrong with a vault, one variant for each thing that the manager or the program does about it.

use std::io;

use crate::backup::Cancelled;

/// Why a vault could not be opened, read or changed.
///
/// No variant carries a name, a text of a record, a path or a secret, so every one may be shown and logged.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum VaultError {
    /// The folder does not exist, or its database is gone while other files of the vault are still there.
    #[error("the vault is not there")]
    Missing,
    /// The folder or its database was made by something other than Kept.
    #[error("this is not a vault of Kept")]
    NotAVault,
    /// The database has no content at all: a copy that never finished, or a full disk.
    #[error("the database of the vault is empty")]
    Empty,
    /// The end of the database is missing.
    #[error("the database of the vault is cut off")]
    Truncated,
    /// Neither copy of the header can be used. The recovery key still opens the vault.
    #[error("both copies of the vault's header are damaged")]
    DamagedHeader,
    /// The key is right, but pages of the database do not pass their authentication.
    #[error("the database of the vault is damaged")]
    DamagedDatabase,
    /// Only pages that nobody reads do not pass their authentication: nothing is lost.
    #[error("free pages of the vault's database were half written")]
    FreePages,
    /// The header is sound and this passphrase does not open it.
    #[error("wrong passphrase")]
    WrongPassphrase,
    /// The key that the keychain of this computer keeps does not open the vault.
    #[error("the key in the keychain does not open the vault")]
    KeychainKey,
    /// The passphrase is too easy to find.
    #[error("{reason}")]
    WeakPassphrase {
        /// What is weak about it.
        reason: Weakness,
    },
    /// The cost of the passphrase lies outside of what a header may hold.
    #[error("the cost of the passphrase is out of range")]
    CostOutOfRange,
    /// The computer could not give the memory that the passphrase costs.
    #[error("there is not enough memory to check the passphrase")]
    OutOfMemory,
    /// The vault was written by a newer release. It has not been touched.
    #[error("the vault was made by a newer release (version {found}, this one knows {known})")]
    TooNew {
        /// Version that the vault states.
        found: u32,
        /// Highest version that this release can read.
        known: u32,
    },
    /// Another process, or another handle of this one, has the vault open.
    #[error("the vault is open elsewhere")]
    InUse,
    /// There is something where the new vault should go.
    #[error("there is already something in this place")]
    AlreadyExists,
    /// The vault lies where nothing can be written.
    #[error("the vault cannot be written to")]
    ReadOnly,
    /// The disk is full. What was there before is unchanged.
    #[error("the disk is full")]
    DiskFull,
    /// No such record.
    #[error("there is no such record")]
    NotFound,
    /// The record has been changed since it was read.
    #[error("the record has been changed since it was read")]
    Conflict,
    /// The record is filed, sealed or part of the journal.
    #[error("the record can no longer be changed")]
    Immutable,
    /// A rule of the schema refused the change.
    #[error("a rule of the vault refused the change")]
    Constraint,
    /// A change was about to be committed without an entry in the journal; it has been undone.
    #[error("a change without a journal entry was refused")]
    Unjournalled,
    /// The hash chain of the journal does not fit from this entry on.
    #[error("the journal is broken at entry {seq}")]
    BrokenJournal {
        /// The first entry that does not follow from the one before it.
        seq: u64,
    },
    /// The recovery key is not usable.
    #[error("{fault}")]
    RecoveryKey {
        /// Row of the printed sheet to look at, 1 to 4, if one can be named.
        row: Option<u8>,
        /// What is wrong.
        fault: RecoveryFault,
    },
    /// The operating system refused an operation on a file.
    #[error("a file of the vault could not be used ({0})")]
    Io(io::ErrorKind),
    /// The file of a backup is cut off, altered, or none at all.
    #[error("the backup is damaged")]
    DamagedBackup,
    /// The backup is of this vault, and of before its key was changed.
    #[error("the backup was made before the key of the vault was changed")]
    EarlierKey,
    /// Somebody has ended the work. Nothing of it remains.
    #[error("cancelled")]
    Cancelled,
    /// Another program has replaced or changed the database under the open vault.
    #[error("the vault's file has been replaced by another program")]
    Replaced,
    /// What is put into the inbox is longer than a capture may be.
    #[error("a capture has at most 64 KiB")]
    CaptureTooLong,
    /// The vault was made by an earlier release and has not been opened with its passphrase since.
    #[error("the vault has no inbox before it has been opened with its passphrase once")]
    NoInbox,
    /// The vault has been locked.
    #[error("the vault is locked")]
    Closed,
    /// The program broke one of its own rules.
    #[error("internal error: {0}")]
    Internal(&'static str),
}

/// What makes a passphrase too weak to be chosen. It is never applied to a passphrase that is being tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Weakness {
    /// Fewer than twelve characters.
    #[error("a passphrase needs at least twelve characters")]
    TooShort,
    /// More than 1024 characters.
    #[error("a passphrase has at most 1024 characters")]
    TooLong,
    /// Fewer than five different characters.
    #[error("a passphrase needs at least five different characters")]
    TooUniform,
}

/// What is wrong with a recovery key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RecoveryFault {
    /// A character that the key never contains.
    #[error("the recovery key contains a character that it cannot have")]
    Character,
    /// Characters are missing, or there are too many.
    #[error("the recovery key has 16 groups of four characters")]
    Length,
    /// The last three characters of the row do not fit the others.
    #[error("a character of the recovery key is mistyped")]
    Checksum,
    /// The key is well formed and opens some other vault.
    #[error("the recovery key belongs to another vault")]
    OtherVault,
}

impl From<io::Error> for VaultError {
    fn from(error: io::Error) -> Self {
        if error.get_ref().is_some_and(|reason| reason.is::<Cancelled>()) {
            return Self::Cancelled;
        }
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull,
            io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            kind => Self::Io(kind),
        }
    }
}

impl From<rusqlite::Error> for VaultError {
    fn from(error: rusqlite::Error) -> Self {
        (&error).into()
    }
}

impl From<&rusqlite::Error> for VaultError {
    /// The one place that reads SQLite's result codes (<https://www.sqlite.org/rescode.html>).
    ///
    /// The message of the original is dropped: it may quote the statement.
    fn from(error: &rusqlite::Error) -> Self {
        use rusqlite::{ErrorCode, ffi};
        let (code, message) = match error {
            rusqlite::Error::SqliteFailure(code, message) => (code, message.as_deref().unwrap_or_default()),
            rusqlite::Error::QueryReturnedNoRows => return Self::NotFound,
            rusqlite::Error::FromSqlConversionFailure(..)
            | rusqlite::Error::IntegralValueOutOfRange(..)
            | rusqlite::Error::Utf8Error(..)
            | rusqlite::Error::InvalidColumnType(..) => return Self::DamagedDatabase,
            _ => return Self::Internal("a statement does not fit the schema"),
        };
        match code.code {
            ErrorCode::ConstraintViolation if message.starts_with("immutable:") => Self::Immutable,
            // Work that may only read has tried to write.
            ErrorCode::ConstraintViolation if code.extended_code == ffi::SQLITE_CONSTRAINT_COMMITHOOK => {
                Self::ReadOnly
            }
            ErrorCode::ConstraintViolation => Self::Constraint,
            ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt => Self::DamagedDatabase,
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked | ErrorCode::FileLockingProtocolFailed => {
                Self::InUse
            }
            ErrorCode::OperationInterrupted => Self::Cancelled,
            ErrorCode::ReadOnly => Self::ReadOnly,
            ErrorCode::DiskFull => Self::DiskFull,
            ErrorCode::OutOfMemory => Self::OutOfMemory,
            ErrorCode::CannotOpen => Self::Io(io::ErrorKind::NotFound),
            ErrorCode::PermissionDenied => Self::Io(io::ErrorKind::PermissionDenied),
            ErrorCode::SystemIoFailure if code.extended_code == ffi::SQLITE_IOERR_NOMEM => Self::OutOfMemory,
            ErrorCode::SystemIoFailure => Self::Io(io::ErrorKind::Other),
            _ => Self::Internal("the database refused a statement"),
        }
    }
}
