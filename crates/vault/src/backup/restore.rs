//! Having a vault back.

use std::path::Path;
use std::sync::Arc;

use kept_domain::time::Moment;
use secrecy::SecretString;

use super::watch::Watch;
use super::{Content, bundle, proven};
use crate::error::{RecoveryFault, VaultError};
use crate::folder::Folder;
use crate::header_copies;
use crate::passphrase::Kdf;
use crate::recovery::RecoveryKey;
use crate::vault::{Vault, check_free};

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

/// A backup, unpacked and proven beside the place where its vault shall be. Without [`Restoration::finish`] it
/// goes away again.
pub struct Restoration {
    folder: Folder,
    content: Content,
}

impl Restoration {
    /// Unpacks a backup and proves everything in it. `place` must not exist, or be an empty folder.
    ///
    /// # Errors
    /// [`VaultError::AlreadyExists`], [`VaultError::DamagedBackup`], [`VaultError::WrongPassphrase`],
    /// [`VaultError::RecoveryKey`] if the kit belongs to another vault, [`VaultError::TooNew`],
    /// [`VaultError::Cancelled`], and those of the file system. Nothing is left behind then.
    pub fn prepare(
        backup: &Path,
        place: &Path,
        key: &RestoreKey<'_>,
        watch: &Arc<dyn Watch>,
    ) -> Result<Self, VaultError> {
        check_free(place)?;
        let folder = Folder::partial(place)?;
        match unpacked(backup, &folder, key, watch) {
            Ok(content) => Ok(Self { folder, content }),
            Err(error) => {
                drop(folder.discard());
                Err(error)
            }
        }
    }

    /// What is in it.
    #[must_use]
    pub fn content(&self) -> &Content {
        &self.content
    }

    /// Gives the vault its place, opens it, and records that it was restored.
    ///
    /// # Errors
    /// Those of [`Vault::unlock`] and [`Vault::recover`].
    pub fn finish(self, place: &Path, key: &RestoreKey<'_>, now: Moment) -> Result<Vault, VaultError> {
        let folder = self.folder.clone().publish(place)?;
        let vault = match key {
            RestoreKey::Passphrase(passphrase) => Vault::unlock(folder.path(), passphrase, now)?,
            RestoreKey::Kit {
                key,
                new_passphrase,
                kdf,
            } => Vault::recover(folder.path(), key, new_passphrase, *kdf, now)?,
        };
        vault.record(now, "vault.restored", self.content.head.clone().into_bytes())?;
        Ok(vault)
    }
}

impl Drop for Restoration {
    fn drop(&mut self) {
        // After it has been published there is nothing left under this name.
        drop(self.folder.discard());
    }
}

fn unpacked(
    backup: &Path,
    folder: &Folder,
    key: &RestoreKey<'_>,
    watch: &Arc<dyn Watch>,
) -> Result<Content, VaultError> {
    let manifest = bundle::unpack(backup, folder, watch.as_ref())?;
    let keys = match key {
        RestoreKey::Passphrase(passphrase) => {
            let header = bundle::header(folder, &manifest)?;
            // A vault has two copies of its header, a backup one.
            header_copies::heal(folder, &header)?;
            header.unlock(passphrase)?.working_keys()?
        }
        RestoreKey::Kit { key, .. } => key.data_key().working_keys()?,
    };
    match (proven(folder, &manifest, &keys, watch), key) {
        // The hashes have just been compared: it is the kit that does not belong to it.
        (Err(VaultError::DamagedBackup), RestoreKey::Kit { .. }) if manifest.content(&keys).is_err() => {
            Err(VaultError::RecoveryKey {
                row: None,
                fault: RecoveryFault::OtherVault,
            })
        }
        (proven, _) => proven,
    }
}
