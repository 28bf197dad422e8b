//! A vault that an earlier release has made, which is migrated when it is opened.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::damage::cannot;
use super::keptctl::{Keptctl, batch_input, line, text, words};
use super::operation::Case;
use super::stock::{copy, single};
use super::table::Verdict;
use crate::process::{Failure, Outcome, root};

/// Its passphrase; see `tests/fixtures/README.md`.
const PASSPHRASE: &str = "seven quiet herons cross the harbour";
/// These tell when it was migrated, and so are others each time.
const OTHER_EACH_TIME: [&str; 2] = ["event", "refinery_schema_history"];

/// The vault, and what has to be in it after the migration.
#[derive(Debug)]
pub(super) struct Earlier {
    folder: PathBuf,
    /// The hash of each table.
    tables: Value,
}

impl Earlier {
    /// Migrates a copy undisturbed, and keeps the hashes of its tables.
    pub(super) fn make(keptctl: &Keptctl, copy: &Path) -> Outcome<Self> {
        let mut earlier = Self {
            folder: root().join("tests/fixtures/schema-1.kept"),
            tables: Value::Null,
        };
        earlier.stage(copy)?;
        earlier.tables = earlier.tables(keptctl, copy)?;
        Ok(earlier)
    }

    /// Puts it where it will be opened, closed to others as every vault is.
    pub(super) fn stage(&self, vault: &Path) -> Outcome {
        fs::create_dir(vault).map_err(|error| cannot(vault, &error))?;
        let set = |path: &Path, mode| {
            fs::set_permissions(path, fs::Permissions::from_mode(mode)).map_err(|error| cannot(path, &error))
        };
        set(vault, 0o700)?;
        let files = fs::read_dir(&self.folder).map_err(|error| cannot(&self.folder, &error))?;
        for file in files.flatten() {
            let copy = vault.join(file.file_name());
            fs::copy(file.path(), &copy).map_err(|error| cannot(&copy, &error))?;
            set(&copy, 0o600)?;
        }
        Ok(())
    }

    /// What is typed to open it and to read from it.
    pub(super) fn opening() -> String {
        batch_input(PASSPHRASE, &[line("member_list", serde_json::json!({}))])
    }

    /// It opens and holds what it held, and the backup that was made before the migration is whole.
    pub(super) fn judge(&self, case: &Case<'_>) -> Outcome<Verdict> {
        let vault = case.vault();
        match self.tables(case.keptctl, &vault) {
            Ok(tables) if tables == self.tables => {
                // On a copy: the vault notes when a backup was last looked at, and may be judged once more.
                let apart = tempfile::tempdir().map_err(|error| {
                    Failure::new(format!("No folder for a copy of the vault can be made: {error}."))
                })?;
                let place = apart.path();
                let case = Case { place, ..*case };
                copy(&vault, &case.vault())?;
                case.judge_listed(1, PASSPHRASE)
            }
            Ok(tables) => {
                let other = self.tables.as_object().into_iter().flatten();
                let other: Vec<&String> = other
                    .filter(|(name, hash)| tables[name.as_str()] != **hash)
                    .map(|(name, _)| name)
                    .collect();
                Ok(Verdict::Lost(format!("the migration changed {other:?}")))
            }
            Err(failure) => Ok(Verdict::Lost(failure.to_string())),
        }
    }

    fn tables(&self, keptctl: &Keptctl, vault: &Path) -> Outcome<Value> {
        let check = words([
            "--json",
            "vault",
            "check",
            &text(vault),
            "--hashes",
            "--passphrase-stdin",
        ]);
        let mut tables = single(&keptctl.run(&check, &format!("{PASSPHRASE}\n"))?)?["tables"].take();
        if let Some(tables) = tables.as_object_mut() {
            for table in OTHER_EACH_TIME {
                tables.remove(table);
            }
        }
        Ok(tables)
    }
}
