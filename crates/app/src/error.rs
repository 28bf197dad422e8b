//! The one error that crosses to a front end.

use kept_documents::DocumentError;
use kept_domain::violation::Violation;
use kept_vault::{RecoveryFault, VaultError};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What kind of failure it is. A code exists only if a front end reacts to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum ErrorCode {
    /// The vault is closed.
    Locked,
    /// The passphrase or recovery key does not fit.
    WrongPassphrase,
    /// There is no vault at that place.
    VaultMissing,
    /// The place holds something that is not a vault of Kept.
    NotAVault,
    /// The database file is empty, cut short or damaged.
    VaultDamaged,
    /// The header is damaged; the recovery kit opens the vault.
    HeaderDamaged,
    /// Made by a newer release.
    VaultTooNew,
    /// Open in another process.
    InUse,
    /// The record is not there.
    NotFound,
    /// A field of the request breaks a rule; `field` names it.
    Validation,
    /// The record was changed since it was read.
    Conflict,
    /// The record is not in a state that allows this.
    Precondition,
    /// The screen is in a member's hands; only signing answers.
    HandedOver,
    /// The disk is full.
    DiskFull,
    /// The folder cannot be written.
    ReadOnly,
    /// A check found that a seal, a journal or a file does not match.
    Integrity,
    /// The machine failed in another way.
    Io,
    /// The command is not one of the list.
    UnknownCommand,
    /// A defect in Kept.
    Internal,
}

/// A refusal or failure, in words that hold no secret, name or text of a record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, thiserror::Error)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
#[error("{message}")]
pub struct ApiError {
    /// What kind of failure it is.
    pub code: ErrorCode,
    /// What happened and what to do, in one or two plain sentences.
    pub message: String,
    /// The path of the field that is meant, for example `tasks[0].dueOn`.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[ts(optional)]
    pub field: Option<String>,
}

impl ApiError {
    /// An error that is about no field.
    #[must_use]
    pub fn new(code: ErrorCode, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            field: None,
        }
    }

    /// An error about one field of the request.
    #[must_use]
    pub fn field(field: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            code: ErrorCode::Validation,
            message: message.into(),
            field: Some(field.into()),
        }
    }

    /// The vault is closed.
    #[must_use]
    pub fn locked() -> Self {
        Self::new(ErrorCode::Locked, "The vault is locked. Unlock it first.")
    }

    /// The record is not in a state that allows this; `message` says what to do instead.
    #[must_use]
    pub fn precondition(message: impl Into<String>) -> Self {
        Self::new(ErrorCode::Precondition, message)
    }

    /// A defect in Kept.
    #[must_use]
    pub fn defect() -> Self {
        Self::new(
            ErrorCode::Internal,
            "Something in Kept went wrong. What was saved before is safe. Please report this.",
        )
    }
}

impl From<VaultError> for ApiError {
    fn from(error: VaultError) -> Self {
        use ErrorCode as Code;
        let (code, message) = match &error {
            VaultError::Missing => (
                Code::VaultMissing,
                "There is no vault at this place. Choose another folder, or restore a backup.",
            ),
            VaultError::NotAVault => (
                Code::NotAVault,
                "This folder is not a vault of Kept. Nothing in it was changed.",
            ),
            VaultError::Empty | VaultError::Truncated => (
                Code::VaultDamaged,
                "The vault's file is cut short, perhaps by a copy that never finished. Nothing was changed. Open a backup.",
            ),
            VaultError::DamagedHeader => (
                Code::HeaderDamaged,
                "The part of the vault that checks the passphrase is damaged. Your log is fine. Open it with the recovery kit.",
            ),
            VaultError::DamagedDatabase | VaultError::FreePages => (
                Code::VaultDamaged,
                "A part of the vault's file is damaged. Nothing was changed. Open a backup.",
            ),
            VaultError::WrongPassphrase => {
                (Code::WrongPassphrase, "That is not the passphrase of this vault.")
            }
            VaultError::WeakPassphrase { reason } => {
                return Self::field("passphrase", format!("{}.", capitalised(&reason.to_string())));
            }
            VaultError::CostOutOfRange => (
                Code::Validation,
                "The memory for checking the passphrase lies outside of 64 to 1024 MiB.",
            ),
            VaultError::OutOfMemory => (
                Code::Io,
                "There is not enough free memory to check the passphrase. Close other programs and try again.",
            ),
            VaultError::TooNew { .. } => (
                Code::VaultTooNew,
                "This vault was made by a newer release of Kept. It was not touched. Update Kept to open it.",
            ),
            VaultError::InUse => (
                Code::InUse,
                "This vault is open in another window or program. Close it there first.",
            ),
            VaultError::AlreadyExists => {
                return Self::field(
                    "folder",
                    "There is already something at this place. Choose another name.",
                );
            }
            VaultError::ReadOnly => (
                Code::ReadOnly,
                "Nothing can be written in the vault's folder. Check its permissions.",
            ),
            VaultError::DiskFull => (
                Code::DiskFull,
                "The disk is full. What was saved before is safe. Free some space and try again.",
            ),
            VaultError::NotFound => (Code::NotFound, "This is not there any more."),
            VaultError::Conflict => (
                Code::Conflict,
                "This was changed since you opened it. Open it again to see the newer text.",
            ),
            VaultError::Immutable => (
                Code::Precondition,
                "This is filed or sealed and can no longer be changed.",
            ),
            VaultError::Constraint => (
                Code::Precondition,
                "The vault refused this change because something else depends on it.",
            ),
            VaultError::BrokenJournal { .. } => (
                Code::Integrity,
                "The vault's journal does not fit together any more. Open a backup and compare.",
            ),
            VaultError::DamagedBackup => (
                Code::Integrity,
                "This backup is damaged, or it is none of Kept. Choose another one.",
            ),
            VaultError::EarlierKey => (
                Code::WrongPassphrase,
                "This backup was made before the vault was given a new key. It can be restored with the passphrase or the recovery kit of that time.",
            ),
            VaultError::KeychainKey => (
                Code::WrongPassphrase,
                "The keychain of this computer does not open this vault. Type the passphrase.",
            ),
            VaultError::Replaced => (
                Code::VaultDamaged,
                "Another program has replaced the vault's file while it was open, so nothing is written any more. Save a backup of what is open here, then lock and unlock.",
            ),
            VaultError::Cancelled => (Code::Precondition, "It was cancelled. Nothing has changed."),
            VaultError::RecoveryKey { row, fault } => {
                let row = row
                    .map(|row| format!(" Look at row {row} of the sheet."))
                    .unwrap_or_default();
                let message = format!("{}.{row}", capitalised(&fault.to_string()));
                return match fault {
                    RecoveryFault::OtherVault => Self::new(Code::WrongPassphrase, message),
                    _ => Self::field("recoveryKey", message),
                };
            }
            VaultError::Io(_) => (
                Code::Io,
                "A file of the vault could not be read or written. What was saved before is safe. Try again.",
            ),
            VaultError::CaptureTooLong => (
                Code::Precondition,
                "This is too long to be kept while the vault is locked.",
            ),
            VaultError::NoInbox => (
                Code::Precondition,
                "Unlock this vault with its passphrase once. After that it takes notes while it is locked.",
            ),
            VaultError::Closed => return Self::locked(),
            _ => return Self::defect(),
        };
        Self::new(code, message)
    }
}

impl From<Violation> for ApiError {
    fn from(violation: Violation) -> Self {
        Self::field(violation.field, violation.message)
    }
}

impl From<DocumentError> for ApiError {
    fn from(error: DocumentError) -> Self {
        use ErrorCode as Code;
        let (code, message) = match error {
            DocumentError::NoSuchPage { .. } => (Code::NotFound, "The paper has no such page."),
            DocumentError::DamagedIdentity => (
                Code::Integrity,
                "The keys of this vault's seal are damaged. Nothing was sealed. Open a backup.",
            ),
            DocumentError::CertificateExpired => (
                Code::Precondition,
                "The certificate of this vault's seal is not valid at this computer's time. Check the clock.",
            ),
            DocumentError::SealNotProven(_) => (
                Code::Integrity,
                "The sealed paper did not pass its own check, so it was not kept. Nothing is lost. Try again.",
            ),
            _ => (
                Code::Internal,
                "The paper could not be made. Nothing is lost. Please report this.",
            ),
        };
        Self::new(code, message)
    }
}

pub(crate) fn capitalised(sentence: &str) -> String {
    let mut letters = sentence.chars();
    let first = letters.next().map(|c| c.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}
