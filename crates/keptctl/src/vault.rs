//! `keptctl vault`.

use std::path::Path;

use secrecy::ExposeSecret as _;
use serde_json::{Value, json};

use crate::arguments::{Cost, Door, VaultTask};
use crate::exit::Failure;
use crate::{input, kept, output};

/// Does one task with a vault.
///
/// # Errors
/// What the core answers, or unusable standard input.
pub(crate) fn run(task: &VaultTask, as_json: bool) -> Result<(), Failure> {
    match task {
        VaultTask::Create { door, name, cost } => create(&door.folder, name.as_deref(), *cost, as_json),
        VaultTask::Info { folder } => info(folder, as_json),
        VaultTask::UnlockTest { door } => {
            let app = kept::unlocked(door)?;
            let session = kept::ask(&app, "session_get", json!({}))?;
            if as_json {
                output::value(&session)
            } else {
                output::line("The passphrase opens the vault.")
            }
        }
        VaultTask::Check { door, hashes } => check(door, *hashes, as_json),
        VaultTask::Journal { door } => journal(door),
        VaultTask::RotateKey { door, cost } => rotate_key(door, *cost, as_json),
        VaultTask::Rescue { door, to } => rescue(door, to, as_json),
        VaultTask::Recover { door, cost } => {
            let key = input::secret("the recovery key")?;
            let new = input::secret("the new passphrase")?;
            let request = json!({ "recoveryKey": key.expose_secret(), "newPassphrase": new.expose_secret() });
            let app = kept::application_at(&door.folder, *cost)?;
            kept::ask(&app, "vault_recover", request)?;
            done(
                "The vault opens with the new passphrase. The recovery kit stays valid.",
                as_json,
            )
        }
        VaultTask::ChangePassphrase { door, cost } => {
            let current = input::secret("the present passphrase")?;
            let new = input::secret("the new passphrase")?;
            let app = kept::application_at(&door.folder, *cost)?;
            kept::ask(
                &app,
                "vault_unlock",
                json!({ "passphrase": current.expose_secret() }),
            )?;
            let request = json!({ "current": current.expose_secret(), "new": new.expose_secret() });
            kept::ask(&app, "vault_change_passphrase", request)?;
            done(
                "The vault opens with the new passphrase. Older copies of it still open with the old one.",
                as_json,
            )
        }
    }
}

fn done(text: &str, as_json: bool) -> Result<(), Failure> {
    if as_json {
        output::value(&json!({}))
    } else {
        output::line(text)
    }
}

fn create(folder: &Path, name: Option<&str>, cost: Cost, as_json: bool) -> Result<(), Failure> {
    let passphrase = input::secret("the passphrase")?;
    let stem = || folder.file_stem().map(|stem| stem.to_string_lossy().into_owned());
    let name = name
        .map(str::to_owned)
        .or_else(stem)
        .ok_or_else(|| Failure::Usage("Give the vault a name with --name.".to_owned()))?;
    let request = json!({ "folder": folder, "name": name, "passphrase": passphrase.expose_secret() });
    let created = kept::ask(&kept::application_at(folder, cost)?, "vault_create", request)?;
    if as_json {
        return output::value(&created);
    }
    print_kit(&created["recoveryKit"], "is made")
}

/// Prints a recovery kit as its sheet has it: four groups to a row.
fn print_kit(kit: &Value, done: &str) -> Result<(), Failure> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    output::line(&format!(
        "Vault {} {done}. Its recovery kit, to be kept away from this computer:\n",
        text(&kit["vaultNumber"])
    ))?;
    let groups: Vec<String> = kit["groups"].as_array().into_iter().flatten().map(text).collect();
    for row in groups.chunks(4) {
        output::line(&format!("    {}", row.join("  ")))?;
    }
    Ok(())
}

fn check(door: &Door, hashes: bool, as_json: bool) -> Result<(), Failure> {
    let app = kept::unlocked(door)?;
    let checked = kept::ask(&app, "vault_check", json!({ "hashes": hashes }))?;
    if as_json {
        return output::value(&checked);
    }
    for (table, hash) in checked["tables"].as_object().into_iter().flatten() {
        output::line(&format!("{} {table}", hash.as_str().unwrap_or_default()))?;
    }
    let entries = &checked["journalEntries"];
    output::line(&format!(
        "Every page is whole, and all {entries} entries of the journal hold together."
    ))
}

/// Prints the journal from its first entry on, a line for each.
fn journal(door: &Door) -> Result<(), Failure> {
    let app = kept::unlocked(door)?;
    for row in kept::all(&app, "journal_list", json!({}))?.iter().rev() {
        output::value(row)?;
    }
    Ok(())
}

fn rotate_key(door: &Door, cost: Cost, as_json: bool) -> Result<(), Failure> {
    let passphrase = input::secret("the passphrase")?;
    let app = kept::application_at(&door.folder, cost)?;
    let request = json!({ "passphrase": passphrase.expose_secret() });
    kept::ask(&app, "vault_unlock", request.clone())?;
    let kit = kept::ask(&app, "vault_rotate_key", request)?;
    if as_json {
        output::value(&kit)
    } else {
        print_kit(&kit, "has a new key")
    }
}

fn rescue(door: &Door, to: &Path, as_json: bool) -> Result<(), Failure> {
    let app = kept::unlocked(door)?;
    let rescued = kept::ask(&app, "vault_rescue", json!({ "folder": to }))?;
    if as_json {
        return output::value(&rescued);
    }
    for table in rescued["tables"].as_array().into_iter().flatten() {
        let name = table["name"].as_str().unwrap_or_default();
        output::line(&format!(
            "{name}: {} rows rescued, {} lost",
            table["rows"], table["lost"]
        ))?;
    }
    output::line(&format!(
        "{} rows are rescued, {} are lost. The new vault opens with the same passphrase and recovery kit.",
        rescued["rows"], rescued["lost"]
    ))
}

fn info(folder: &Path, as_json: bool) -> Result<(), Failure> {
    let status = kept::ask(&kept::application(folder)?, "vault_status", json!({}))?;
    if as_json {
        return output::value(&status);
    }
    let word = |key: &str| status[key].as_str().unwrap_or("unknown").to_owned();
    output::line(&format!(
        "vault number  {}\ncondition     {}",
        word("number"),
        word("condition")
    ))
}
