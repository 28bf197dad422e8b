//! `keptctl backup`.

use std::path::{Path, PathBuf};

use secrecy::ExposeSecret as _;
use serde_json::{Value, json};

use crate::arguments::{BackupTask, Cost};
use crate::exit::Failure;
use crate::{input, kept, output};

/// Does one task with backups.
///
/// # Errors
/// What the core answers, or unusable standard input.
pub(crate) fn run(task: &BackupTask, as_json: bool) -> Result<(), Failure> {
    match task {
        BackupTask::Create { door, to } => {
            let made = kept::ask(&kept::unlocked(door)?, "backup_create", json!({ "folder": to }))?;
            told(&made, as_json, |made| {
                let file = made["backup"]["file"].as_str().unwrap_or_default();
                format!("{file}\n{}", inside(&made["content"]))
            })
        }
        BackupTask::List { folder } => {
            let list = list(folder)?;
            told(&list, as_json, |list| {
                let rows: Vec<String> = list.as_array().into_iter().flatten().map(row).collect();
                if rows.is_empty() {
                    "There are no backups.".to_owned()
                } else {
                    rows.join("\n")
                }
            })
        }
        BackupTask::Verify { door, from } => {
            let file = from.clone().map_or_else(|| newest(&door.folder), Ok)?;
            let request = json!({ "file": file });
            let proven = kept::ask(&kept::unlocked(door)?, "backup_verify", request)?;
            told(&proven, as_json, |content| {
                format!("The backup is whole. {}", inside(content))
            })
        }
        BackupTask::Restore {
            from,
            to,
            recovery_kit,
            cost,
            ..
        } => restore(from, to, *recovery_kit, *cost, as_json),
    }
}

fn restore(from: &Path, to: &Path, recovery_kit: bool, cost: Cost, as_json: bool) -> Result<(), Failure> {
    let file = if from.is_dir() {
        newest(from)?
    } else {
        from.to_owned()
    };
    let request = if recovery_kit {
        let key = input::secret("the recovery key")?;
        let new = input::secret("the new passphrase")?;
        json!({
            "file": file, "folder": to, "recoveryKey": key.expose_secret(), "newPassphrase": new.expose_secret(),
        })
    } else {
        let passphrase = input::secret("the passphrase")?;
        json!({ "file": file, "folder": to, "passphrase": passphrase.expose_secret() })
    };
    let app = kept::application_at(to, cost)?;
    kept::ask(&app, "backup_open", request)?;
    let restored = kept::ask(&app, "backup_restore", json!({}))?;
    told(&restored, as_json, |restored| {
        format!("The vault is restored. {}", inside(&restored["content"]))
    })
}

/// The backups in a folder of backups, or of a vault.
fn list(folder: &Path) -> Result<Value, Failure> {
    let backups = folder.join("backups");
    let place = if backups.is_dir() { &backups } else { folder };
    kept::ask(
        &kept::application(folder)?,
        "backup_list",
        json!({ "folder": place }),
    )
}

/// The newest backup that is not damaged.
fn newest(folder: &Path) -> Result<PathBuf, Failure> {
    let list = list(folder)?;
    let sound = |row: &&Value| !row["madeAt"].is_null();
    let newest = list.as_array().into_iter().flatten().find(sound);
    newest
        .and_then(|row| row["file"].as_str())
        .map(PathBuf::from)
        .ok_or_else(|| Failure::Usage("There is no backup there. Name one.".to_owned()))
}

fn row(row: &Value) -> String {
    let made = row["madeAt"].as_str().unwrap_or("damaged");
    let number = row["vaultNumber"].as_str().unwrap_or_default();
    format!(
        "{made:<24} {number:<9} {}",
        row["file"].as_str().unwrap_or_default()
    )
}

fn inside(content: &Value) -> String {
    format!(
        "{} members, {} expectations, {} talks, {} documents, {} entries of the journal.",
        content["members"],
        content["expectations"],
        content["forms"],
        content["documents"],
        content["journalEntries"]
    )
}

fn told(answer: &Value, as_json: bool, words: impl FnOnce(&Value) -> String) -> Result<(), Failure> {
    if as_json {
        output::value(answer)
    } else {
        output::line(&words(answer))
    }
}
