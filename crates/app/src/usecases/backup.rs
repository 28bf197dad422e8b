//! Backups of the vault.

use std::path::{Path, PathBuf};

use kept_vault::backup::{self, About, Content, Listed, Restoration, RestoreKey, Restored, Says};
use kept_vault::{RecoveryKey, Vault, VaultError};
use secrecy::ExposeSecret as _;

use super::vault::{door, in_field, install_opened, kdf, meant, usual_folder};
use crate::app::{App, held};
use crate::error::ApiError;
use crate::session::Session;
use crate::upkeep::{self, History};
use crate::wire::*;

/// A backup that is being looked into, and where its vault is to go.
pub(crate) struct OpenBackup {
    restoration: Restoration,
    place: Place,
}

enum Place {
    /// This folder, which must not exist.
    New(PathBuf),
    /// This folder; what is in it is kept under another name.
    Instead(PathBuf),
}

pub(crate) fn backup_create(session: &Session, request: BackupCreate) -> Result<BackupCreated, ApiError> {
    let running = session.begin_work()?;
    let vault = session.vault();
    let elsewhere = request.folder.map(PathBuf::from);
    let made = upkeep::back_up(vault, session.ports(), elsewhere.as_deref(), &running.watch())?;
    Ok(BackupCreated {
        backup: BackupRow {
            file: name(&made.backup.path),
            bytes: made.backup.bytes,
            made_at: Some(made.backup.made_at),
            vault_number: Some(vault.number()),
        },
        content: content(&made.backup.content),
        copied: made.copied,
    })
}

pub(crate) fn backup_list(app: &App, request: BackupList) -> Result<Vec<BackupRow>, ApiError> {
    let place = match (request.folder, app.place()) {
        (Some(folder), _) => PathBuf::from(folder),
        (None, Some(vault)) => backup::usual_place(&vault),
        (None, None) => return Ok(Vec::new()),
    };
    Ok(backup::list(&place)?.into_iter().map(row).collect())
}

pub(crate) fn backup_status(session: &Session, _: Nothing) -> Result<BackupStatus, ApiError> {
    let history = session.read(|reader| Ok(History::read(reader)?))?;
    Ok(BackupStatus {
        last_at: history.last.map(|last| last.at),
        behind_since: history.behind_since,
        rehearsed_at: history.rehearsed_at,
        damaged: session.standing().damaged_backup(),
        second_place: history.second_place.map(|folder| SecondPlace {
            present: folder.is_dir(),
            folder: name(&folder),
            last_at: history.second_at,
        }),
    })
}

pub(crate) fn backup_place_set(session: &Session, request: BackupPlaceSet) -> Result<BackupStatus, ApiError> {
    session.writable()?;
    if let Some(folder) = &request.folder {
        let folder = Path::new(folder);
        if !folder.is_dir() {
            return Err(ApiError::field(
                "folder",
                "This folder is not there. Choose another one.",
            ));
        }
        if folder.starts_with(session.vault().folder()) {
            return Err(ApiError::field(
                "folder",
                "This folder is inside of the vault. Choose one on another disk.",
            ));
        }
    }
    upkeep::set_second_place(session.vault(), session.ports(), request.folder)?;
    backup_status(session, Nothing {})
}

pub(crate) fn backup_verify(session: &Session, request: BackupRef) -> Result<BackupContent, ApiError> {
    let running = session.begin_work()?;
    let vault = session.vault();
    let proven = vault
        .prove_backup(Path::new(&request.file), &running.watch())
        .map_err(in_file)?;
    // A vault that can only be read has nothing to note it in, and the backup is whole all the same.
    if session.writable().is_ok() {
        drop(upkeep::note_rehearsal(vault, session.ports()));
    }
    Ok(content(&proven))
}

pub(crate) fn backup_open(app: &App, request: BackupOpen) -> Result<BackupInside, ApiError> {
    let _door = door(app)?;
    let running = app.work.begin(&app.ports.audience)?;
    held(&app.open_backup).take();
    let BackupOpen {
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
    let beside = match (&folder, meant(app)) {
        (Some(folder), _) => {
            let folder = PathBuf::from(folder);
            backup::check_free(&folder).map_err(in_file)?;
            folder
        }
        (None, Some(meant)) if meant.parent().is_some_and(Path::is_dir) => meant,
        (None, _) => usual_folder(app, "Restored")?,
    };
    let restoration =
        Restoration::prepare(Path::new(&file), &beside, &key, &running.watch()).map_err(in_file)?;
    let About {
        made_at,
        number,
        name: vault_name,
    } = restoration.about().clone();
    let place = match (folder, meant(app)) {
        (Some(_), _) => Place::New(beside),
        (None, Some(meant)) if meant == beside => Place::Instead(beside),
        (None, _) => Place::Instead(usual_folder(app, &vault_name)?),
    };
    let (path, replaces) = match &place {
        Place::New(path) => (path, false),
        Place::Instead(path) => (path, backup::check_free(path).is_err()),
    };
    let inside = BackupInside {
        made_at,
        vault_number: number,
        vault_name,
        content: content(restoration.content()),
        folder_name: folder_name(path),
        replaces,
    };
    *held(&app.open_backup) = Some(OpenBackup { restoration, place });
    Ok(inside)
}

pub(crate) fn backup_restore(app: &App, _: Nothing) -> Result<BackupRestored, ApiError> {
    let _door = door(app)?;
    let open = held(&app.open_backup).take();
    let OpenBackup { restoration, place } =
        open.ok_or_else(|| ApiError::precondition("Choose a backup and look inside first."))?;
    let inside = content(restoration.content());
    let now = app.ports.clock.now();
    let Restored { vault, replaced } = match &place {
        Place::New(folder) => Restored {
            vault: restoration.finish(folder, now).map_err(in_file)?,
            replaced: None,
        },
        Place::Instead(folder) => restoration.replace(folder, now).map_err(in_file)?,
    };
    Ok(BackupRestored {
        session: install_opened(app, vault)?,
        content: inside,
        replaced: replaced.as_deref().map(folder_name),
    })
}

pub(crate) fn backup_close(app: &App, _: Nothing) -> Result<Done, ApiError> {
    held(&app.open_backup).take();
    Ok(Done {})
}

pub(crate) fn work_cancel(app: &App, _: Nothing) -> Result<Done, ApiError> {
    app.work.cancel();
    Ok(Done {})
}

pub(crate) fn vault_rescue(session: &Session, request: VaultRescue) -> Result<VaultRescued, ApiError> {
    let running = session.begin_work()?;
    let vault = session.vault();
    let place = match request.folder {
        Some(folder) => PathBuf::from(folder),
        None => rescue_place(vault),
    };
    let rescued = vault
        .rescue(&place, session.now(), &running.watch())
        .map_err(in_file)?;
    let (mut rows, mut lost) = (0, 0);
    let mut tables = Vec::new();
    for (name, table) in rescued {
        rows += table.rows;
        lost += table.lost;
        if table.lost > 0 {
            tables.push(RescuedTable {
                name,
                rows: table.rows,
                lost: table.lost,
            });
        }
    }
    Ok(VaultRescued {
        folder: name(&place),
        rows,
        lost,
        tables,
    })
}

/// "NAME rescued.kept" beside the vault.
fn rescue_place(vault: &Vault) -> PathBuf {
    let folder = vault.folder();
    let stem = folder.file_stem().unwrap_or_default().to_string_lossy();
    folder.with_file_name(format!("{stem} rescued.kept"))
}

/// The name of a folder without `.kept`.
fn folder_name(folder: &Path) -> String {
    folder
        .file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
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
