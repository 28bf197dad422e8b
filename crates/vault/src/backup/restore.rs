//! Having a vault back.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{DateTime, Utc};
use kept_domain::ids::VaultId;
use kept_domain::time::Moment;
use secrecy::SecretString;

use super::watch::Watch;
use super::{Content, bundle, made_with_other, proven};
use crate::error::{RecoveryFault, VaultError};
use crate::folder::{DATABASE, Folder, LOCK};
use crate::header::Header;
use crate::header_copies;
use crate::inbox;
use crate::keys::DataKey;
use crate::lock_file::LockFile;
use crate::open;
use crate::passphrase::{Kdf, check_strength};
use crate::recovery::RecoveryKey;
use crate::vault::{Vault, check_free, number};

/// What opens a backup.
pub enum RestoreKey<'a> {
    /// The passphrase that the vault had when the backup was made.
    Passphrase(&'a SecretString),
    /// The recovery kit, and the passphrase that the restored vault gets.
    Kit {
        /// The key on the kit.
        key: &'a RecoveryKey,
        /// The new passphrase.
        new_passphrase: &'a SecretString,
        /// What one try at it shall cost.
        kdf: Kdf,
    },
}

/// A backup, unpacked and proven beside the place where its vault shall be, so that one can look inside first. Without
/// [`Restoration::finish`] it goes away again.
pub struct Restoration {
    folder: Folder,
    key: DataKey,
    header: Header,
    about: About,
    content: Content,
}

/// What a backup is, as only its key can tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// Number of its vault, as on the recovery kit.
    pub number: String,
    /// What the manager calls the vault.
    pub name: String,
}

/// A restored vault, open.
pub struct Restored {
    /// The vault.
    pub vault: Vault,
    /// Where the vault is now that was in its place, if there was one.
    pub replaced: Option<PathBuf>,
}

impl Restoration {
    /// Unpacks a backup and proves everything in it. `place` is where the vault shall be, or another place in the same
    /// folder; nothing is done to what is there.
    ///
    /// # Errors
    /// [`VaultError::DamagedBackup`], [`VaultError::WrongPassphrase`], [`VaultError::RecoveryKey`] if the kit belongs to
    /// another vault, [`VaultError::WeakPassphrase`], [`VaultError::TooNew`], [`VaultError::Cancelled`], and those of the
    /// file system. Nothing is left behind then.
    pub fn prepare(
        backup: &Path,
        place: &Path,
        key: &RestoreKey<'_>,
        watch: &Arc<dyn Watch>,
    ) -> Result<Self, VaultError> {
        if let RestoreKey::Kit { new_passphrase, .. } = key {
            check_strength(new_passphrase)?;
        }
        let folder = Folder::partial(place)?;
        unpacked(backup, &folder, key, watch).inspect_err(|_| drop(folder.discard()))
    }

    /// What it is.
    #[must_use]
    pub fn about(&self) -> &About {
        &self.about
    }

    /// What is in it.
    #[must_use]
    pub fn content(&self) -> &Content {
        &self.content
    }

    /// Gives the vault its place, opens it, and records that it was restored. `place` must not exist, or be empty.
    ///
    /// # Errors
    /// [`VaultError::AlreadyExists`], and those of the file system.
    pub fn finish(self, place: &Path, now: Moment) -> Result<Vault, VaultError> {
        check_free(place)?;
        let folder = self.folder.clone().publish(place)?;
        let vault = Vault::open_restored(folder, &self.key, self.header.clone(), now)?;
        vault.record(now, "vault.restored", self.content.head.clone().into_bytes())?;
        Ok(vault)
    }

    /// The same, and what is in that place is kept beside it under another name.
    ///
    /// # Errors
    /// [`VaultError::InUse`] if it is open elsewhere, and those of the file system.
    pub fn replace(self, place: &Path, now: Moment) -> Result<Restored, VaultError> {
        if check_free(place).is_ok() {
            let vault = self.finish(place, now)?;
            return Ok(Restored {
                vault,
                replaced: None,
            });
        }
        if LockFile::is_held(&place.join(LOCK))? {
            return Err(VaultError::InUse);
        }
        let aside = aside(place, now)?;
        fs::rename(place, &aside)?;
        match self.finish(place, now) {
            Ok(vault) => {
                // What cannot be taken along is still in the vault that was replaced.
                drop(inbox::take_along(&aside, &Folder::at(vault.folder()), vault.id()));
                Ok(Restored {
                    vault,
                    replaced: Some(aside),
                })
            }
            Err(error) => {
                // If it cannot go back either, it is still there under its other name.
                drop(fs::rename(&aside, place));
                Err(error)
            }
        }
    }
}

impl Drop for Restoration {
    fn drop(&mut self) {
        // After it has been published there is nothing left under this name.
        drop(self.folder.discard());
    }
}

/// A free name beside a vault: "NAME replaced 2026-11-22 09.14.05.kept".
fn aside(place: &Path, now: Moment) -> Result<PathBuf, VaultError> {
    let name = place.file_stem().unwrap_or_default().to_string_lossy();
    let ending = place
        .extension()
        .map_or_else(String::new, |ending| format!(".{}", ending.to_string_lossy()));
    let local = now.at.with_timezone(&now.zone).format("%Y-%m-%d %H.%M.%S");
    let aside = place.with_file_name(format!("{name} replaced {local}{ending}"));
    if aside.exists() {
        return Err(VaultError::AlreadyExists);
    }
    Ok(aside)
}

fn unpacked(
    backup: &Path,
    folder: &Folder,
    key: &RestoreKey<'_>,
    watch: &Arc<dyn Watch>,
) -> Result<Restoration, VaultError> {
    let manifest = bundle::unpack(backup, folder, watch.as_ref())?;
    let found = bundle::header(folder, &manifest)?;
    let data_key = match key {
        RestoreKey::Passphrase(passphrase) => found
            .as_ref()
            .ok_or(VaultError::DamagedHeader)?
            .unlock(passphrase)?,
        RestoreKey::Kit { key, .. } => key.data_key().clone(),
    };
    let keys = data_key.working_keys()?;
    let content = match (proven(folder, &manifest, &keys, watch), key) {
        (Err(VaultError::DamagedBackup), RestoreKey::Kit { .. }) if made_with_other(folder, &keys) => {
            return Err(VaultError::RecoveryKey {
                row: None,
                fault: RecoveryFault::OtherVault,
            });
        }
        (proven, _) => proven?,
    };
    let vault = VaultId::new(manifest.open.vault);
    // A vault has two copies of its header, a backup one.
    let header = match key {
        RestoreKey::Passphrase(_) => found.ok_or(VaultError::DamagedHeader)?,
        RestoreKey::Kit {
            new_passphrase, kdf, ..
        } => {
            let sequence = found.map_or(0, |header| header.sequence) + 1;
            Header::new(vault, sequence, &data_key, new_passphrase, *kdf)?
        }
    };
    // The keychain that may open the vault is that of another time, perhaps of another computer.
    let header = match header.keychain() {
        Some(_) => header.with_keychain(&data_key, None)?,
        None => header,
    };
    header_copies::heal(folder, &header)?;
    Ok(Restoration {
        folder: folder.clone(),
        about: About {
            made_at: manifest.open.made_at,
            number: number(vault),
            name: open::name(&folder.file(DATABASE), &keys)?,
        },
        key: data_key,
        header,
        content,
    })
}
