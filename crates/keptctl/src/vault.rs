//! `keptctl vault`.

use std::path::Path;

use secrecy::ExposeSecret as _;
use serde_json::{Value, json};

use crate::arguments::VaultTask;
use crate::exit::Failure;
use crate::{input, kept, output};

/// Does one task with a vault.
///
/// # Errors
/// What the core answers, or unusable standard input.
pub(crate) fn run(task: &VaultTask, as_json: bool) -> Result<(), Failure> {
    match task {
        VaultTask::Create {
            door,
            name,
            kdf_memory,
        } => create(&door.folder, name.as_deref(), *kdf_memory, as_json),
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
        VaultTask::Check { door } => {
            let app = kept::unlocked(door)?;
            let checked = kept::ask(&app, "vault_check", json!({}))?;
            if as_json {
                output::value(&checked)
            } else {
                let entries = &checked["journalEntries"];
                output::line(&format!(
                    "Every page is whole, and all {entries} entries of the journal hold together."
                ))
            }
        }
        VaultTask::Recover { door } => {
            let key = input::secret("the recovery key")?;
            let new = input::secret("the new passphrase")?;
            let request = json!({ "recoveryKey": key.expose_secret(), "newPassphrase": new.expose_secret() });
            kept::ask(&kept::application(&door.folder)?, "vault_recover", request)?;
            done(
                "The vault opens with the new passphrase. The recovery kit stays valid.",
                as_json,
            )
        }
        VaultTask::ChangePassphrase { door } => {
            let current = input::secret("the present passphrase")?;
            let new = input::secret("the new passphrase")?;
            let app = kept::application(&door.folder)?;
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

fn create(
    folder: &Path,
    name: Option<&str>,
    kdf_memory_mib: Option<u32>,
    as_json: bool,
) -> Result<(), Failure> {
    let passphrase = input::secret("the passphrase")?;
    let stem = || folder.file_stem().map(|stem| stem.to_string_lossy().into_owned());
    let name = name
        .map(str::to_owned)
        .or_else(stem)
        .ok_or_else(|| Failure::Usage("Give the vault a name with --name.".to_owned()))?;
    let mut request = json!({ "folder": folder, "name": name, "passphrase": passphrase.expose_secret() });
    if let (Some(mib), Some(fields)) = (kdf_memory_mib, request.as_object_mut()) {
        fields.insert("kdfMemoryMib".to_owned(), Value::from(mib));
    }
    let created = kept::ask(&kept::application(folder)?, "vault_create", request)?;
    if as_json {
        return output::value(&created);
    }
    let kit = &created["recoveryKit"];
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    output::line(&format!(
        "Vault {} is made. Its recovery kit, to be kept away from this computer:\n",
        text(&kit["vaultNumber"])
    ))?;
    let groups: Vec<String> = kit["groups"].as_array().into_iter().flatten().map(text).collect();
    for row in groups.chunks(4) {
        output::line(&format!("    {}", row.join("  ")))?;
    }
    Ok(())
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
