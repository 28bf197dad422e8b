//! Backups of the vault.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use kept_vault::backup::{self, Content, Listed, Restoration, RestoreKey, Says, Unwatched, Watch};
use kept_vault::{RecoveryKey, VaultError};
use secrecy::ExposeSecret as _;

use super::vault::{in_field, kdf, open};
use crate::app::{App, State};
use crate::error::ApiError;
use crate::session::Session;
use crate::wire::*;

pub(crate) fn backup_create(session: &Session, request: BackupCreate) -> Result<BackupCreated, ApiError> {
    let vault = session.vault();
    let place = request
        .folder
        .map_or_else(|| backup::usual_place(vault.folder()), PathBuf::from);
    let now = session.now();
    let made = vault.back_up(&place, now, &unwatched())?;
    // A place that the manager has chosen holds what the manager wants it to hold.
    if place == backup::usual_place(vault.folder()) {
        backup::rotate(&place, &vault.number(), now.zone)?;
    }
    Ok(BackupCreated {
        backup: BackupRow {
            file: name(&made.path),
            bytes: made.bytes,
            made_at: Some(made.made_at),
            vault_number: Some(vault.number()),
        },
        content: content(&made.content),
    })
}

pub(crate) fn backup_list(app: &App, request: BackupList) -> Result<Vec<BackupRow>, ApiError> {
    let place = match (request.folder, &*app.state()) {
        (Some(folder), _) => PathBuf::from(folder),
        (None, State::Unlocked(session)) => backup::usual_place(session.vault().folder()),
        (None, State::Locked { folder }) => backup::usual_place(folder),
        (None, State::None) => return Ok(Vec::new()),
    };
    Ok(backup::list(&place)?.into_iter().map(row).collect())
}

pub(crate) fn backup_verify(session: &Session, request: BackupRef) -> Result<BackupContent, ApiError> {
    let proven = session
        .vault()
        .prove_backup(Path::new(&request.file), &unwatched());
    Ok(content(&proven.map_err(in_file)?))
}

pub(crate) fn backup_restore(app: &App, request: BackupRestore) -> Result<BackupRestored, ApiError> {
    let BackupRestore {
        file,
        folder,
        passphrase,
        recovery_key,
        new_passphrase,
    } = request;
    let recovery_key = recovery_key
        .map(|typed| RecoveryKey::parse(typed.0.expose_secret()))
        .transpose()?;
    let key = match (&passphrase, &recovery_key, &new_passphrase) {
        (Some(passphrase), None, None) => RestoreKey::Passphrase(&passphrase.0),
        (None, Some(key), Some(new_passphrase)) => RestoreKey::Kit {
            key,
            new_passphrase: &new_passphrase.0,
            kdf: kdf(app)?,
        },
        _ => {
            return Err(ApiError::field(
                "passphrase",
                "Give the passphrase, or the recovery key with a new passphrase.",
            ));
        }
    };
    let mut inside = None;
    let session = open(app, Some(folder), |place, now| {
        let restoration =
            Restoration::prepare(Path::new(&file), place, &key, &unwatched()).map_err(in_file)?;
        inside = Some(content(restoration.content()));
        restoration
            .finish(place, &key, now)
            .map_err(in_field("newPassphrase"))
    })?;
    Ok(BackupRestored {
        session,
        content: inside.ok_or_else(ApiError::defect)?,
    })
}

fn unwatched() -> Arc<dyn Watch> {
    Arc::new(Unwatched)
}

/// Puts what is wrong with the file of a backup at the field that names it.
fn in_file(error: VaultError) -> ApiError {
    let field = match error {
        VaultError::DamagedBackup | VaultError::Io(std::io::ErrorKind::NotFound) => "file",
        VaultError::AlreadyExists => "folder",
        _ => return in_field("newPassphrase")(error),
    };
    ApiError {
        field: Some(field.to_owned()),
        ..error.into()
    }
}

fn row(listed: Listed) -> BackupRow {
    let says: Option<Says> = listed.says.ok();
    BackupRow {
        file: name(&listed.path),
        bytes: listed.bytes,
        made_at: says.as_ref().map(|says| says.made_at),
        vault_number: says.map(|says| says.number),
    }
}

fn name(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

fn content(content: &Content) -> BackupContent {
    let rows = |table: &str| content.rows.get(table).copied().unwrap_or_default();
    BackupContent {
        members: rows("member"),
        expectations: rows("expectation"),
        forms: rows("form"),
        documents: rows("document"),
        journal_entries: content.entries,
    }
}
