//! The one error that crosses to a front end.

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
}
