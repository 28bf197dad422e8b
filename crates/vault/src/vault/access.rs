//! Who may open the vault: its passphrase, its recovery key, the keychain of a computer, and a new key for all of them.

use std::sync::Arc;

use kept_domain::time::Moment;
use secrecy::SecretString;

use super::Vault;
use crate::backup::Watch;
use crate::connection::held;
use crate::error::VaultError;
use crate::header::{Header, ONE_SLOT};
use crate::header_copies;
use crate::keychain::KeychainKey;
use crate::keys::DataKey;
use crate::passphrase::{Kdf, check_strength};
use crate::recovery::RecoveryKey;
use crate::rotation::Rotation;

impl Vault {
    /// Says whether this is the passphrase. Takes as long as unlocking.
    ///
    /// # Errors
    /// [`VaultError::WrongPassphrase`].
    pub fn check_passphrase(&self, passphrase: &SecretString) -> Result<(), VaultError> {
        self.data_key(passphrase).map(drop)
    }

    /// Gives the vault a new key, and wraps it with the same passphrase. The recovery kit has to be printed again: the old
    /// one opens only copies that were made before.
    ///
    /// The database is written anew beside the old one, proven, compared, and put in its place; until then nothing has
    /// changed. The old pair of database and header stays in `previous` until the vault has been opened again.
    ///
    /// # Errors
    /// [`VaultError::WrongPassphrase`], [`VaultError::DamagedDatabase`] or [`VaultError::BrokenJournal`] if the vault is
    /// not whole, [`VaultError::Cancelled`], and those of the file system. The old key is then still the right one.
    pub fn rotate_key(
        &self,
        passphrase: &SecretString,
        kdf: Kdf,
        keychain: Option<&KeychainKey>,
        now: Moment,
        watch: &Arc<dyn Watch>,
    ) -> Result<RecoveryKey, VaultError> {
        kdf.checked()?;
        let mut header = held(&self.0.header);
        let old_inbox = header.unlock(passphrase)?.inbox_key()?;
        let key = DataKey::random()?;
        let mut next = Header::new(self.0.id, header.sequence + 1, &key, passphrase, kdf)?;
        // A keychain that does not answer loses its slot; it can be allowed again at any time.
        if let Some(with) = keychain.filter(|_| header.keychain().is_some()) {
            let slot = next.keychain_slot(&key, with.wrapping())?;
            next = next.with_keychain(&key, Some(slot))?;
        }
        let rotation = Rotation {
            folder: self.0.folder.clone(),
            id: self.0.id,
            old_header: header.encode(),
            new_header: next.clone(),
            key,
            old_inbox,
            passphrase: passphrase.clone(),
            now,
            watch: Arc::clone(watch),
        };
        let (keys, key) = self.0.thread.rotate(rotation)?;
        *held(&self.0.keys) = Some(Arc::new(keys));
        *header = next;
        Ok(RecoveryKey::new(key))
    }

    /// Replaces the passphrase. Only the header is written anew; the old passphrase stops working at once.
    ///
    /// Both new copies are on the disk and proven before the first old one is replaced, so a crash at any moment
    /// leaves a vault that opens with the old passphrase or with the new one. Copies of the vault made earlier
    /// still open with the old one.
    ///
    /// # Errors
    /// [`VaultError::WrongPassphrase`] for `current`, [`VaultError::WeakPassphrase`] for `new`, and those of the
    /// file system; the old passphrase is then still the right one.
    pub fn change_passphrase(
        &self,
        current: &SecretString,
        new: &SecretString,
        kdf: Kdf,
        now: Moment,
    ) -> Result<(), VaultError> {
        check_strength(new)?;
        kdf.checked()?;
        let mut header = held(&self.0.header);
        let key = header.unlock(current)?;
        let next = Header::new(self.0.id, header.sequence, &key, new, kdf)?;
        let next = next.with_keychain(&key, header.keychain().cloned())?;
        self.replace_header(&mut header, next, &key, new, now, "vault.passphrase-changed")
    }

    /// Lets the keychain of a computer open the vault, with a key of its own that replaces an earlier one.
    ///
    /// # Errors
    /// [`VaultError::WrongPassphrase`], and those of the file system; nothing has changed then.
    pub fn allow_keychain(&self, passphrase: &SecretString, now: Moment) -> Result<KeychainKey, VaultError> {
        let mut header = held(&self.0.header);
        let key = header.unlock(passphrase)?;
        let keychain = KeychainKey::random()?;
        let next = Header::new(self.0.id, header.sequence, &key, passphrase, header.kdf)?;
        let slot = next.keychain_slot(&key, keychain.wrapping())?;
        let next = next.with_keychain(&key, Some(slot))?;
        self.replace_header(&mut header, next, &key, passphrase, now, "vault.keychain-allowed")?;
        Ok(keychain)
    }

    /// Takes the slot of the keychain out of the header, so that whatever a keychain keeps opens nothing.
    ///
    /// # Errors
    /// As [`Vault::allow_keychain`].
    pub fn forbid_keychain(&self, passphrase: &SecretString, now: Moment) -> Result<(), VaultError> {
        let mut header = held(&self.0.header);
        let key = header.unlock(passphrase)?;
        let next = Header::new(self.0.id, header.sequence + 1, &key, passphrase, header.kdf)?;
        self.replace_header(
            &mut header,
            next,
            &key,
            passphrase,
            now,
            "vault.keychain-forbidden",
        )
    }

    /// Writes the header of an earlier release in the form of this one, with the key of the inbox.
    pub(super) fn renew_header(&self, passphrase: &SecretString, now: Moment) -> Result<(), VaultError> {
        let mut header = held(&self.0.header);
        if header.version > ONE_SLOT {
            return Ok(());
        }
        let key = header.unlock(passphrase)?;
        let next = Header::new(self.0.id, header.sequence + 1, &key, passphrase, header.kdf)?;
        self.replace_header(&mut header, next, &key, passphrase, now, "vault.header-renewed")
    }

    /// Whether the keychain of a computer may open the vault.
    #[must_use]
    pub fn has_keychain(&self) -> bool {
        held(&self.0.header).keychain().is_some()
    }

    fn replace_header(
        &self,
        header: &mut Header,
        next: Header,
        key: &DataKey,
        passphrase: &SecretString,
        now: Moment,
        kind: &'static str,
    ) -> Result<(), VaultError> {
        header_copies::stage(&self.0.folder, &next, key, passphrase)?;
        // The entry comes first: a disk that fills up now must not leave a change that is reported as failed.
        self.record(now, kind, next.encode())?;
        // As work on the thread, because only as long as it runs the vault is certainly not open elsewhere.
        let folder = self.0.folder.clone();
        self.read(move |_| header_copies::swap(&folder))?;
        *header = next;
        Ok(())
    }

    /// The key of the recovery kit, for printing.
    ///
    /// # Errors
    /// [`VaultError::WrongPassphrase`].
    pub fn recovery_key(&self, passphrase: &SecretString) -> Result<RecoveryKey, VaultError> {
        self.data_key(passphrase).map(RecoveryKey::new)
    }

    fn data_key(&self, passphrase: &SecretString) -> Result<DataKey, VaultError> {
        let header = held(&self.0.header).clone();
        header.unlock(passphrase)
    }
}
