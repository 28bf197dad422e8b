//! A new key for everything: the database is written anew, proven, and put in the place of the old one.
//!
//! SQLCipher could change the key of a database in place. On a full disk that leaves a file which neither key opens,
//! so it is never asked to. Here the old database is whole until the one rename that puts the new one in its place. The
//! new header waits beside the old one by then, so whatever stops the computer, the passphrase opens what is there.

use std::fs::{self, File};
use std::sync::Arc;

use kept_domain::ids::VaultId;
use kept_domain::time::Moment;
use rusqlite::Connection;
use rusqlite::backup::{Backup, StepResult};
use secrecy::SecretString;

use crate::backup::{Step, Watch, copy_file, prove};
use crate::check::table_hashes;
use crate::error::VaultError;
use crate::folder::{
    DATABASE, Folder, HEADERS, PREVIOUS, create_private_dir, staged, sync_dir, write_private,
};
use crate::header::Header;
use crate::header_copies;
use crate::inbox::{EARLIER_KEYS, InboxKey};
use crate::journal::{self, Entry};
use crate::keys::{DataKey, WorkingKeys};
use crate::open::{self, Database};

/// Pages that are written between two looks at the watch: about a megabyte.
const PIECE: std::ffi::c_int = 256;

/// All that is needed to give a vault another key.
pub(crate) struct Rotation {
    pub(crate) folder: Folder,
    pub(crate) id: VaultId,
    pub(crate) old_header: Vec<u8>,
    pub(crate) new_header: Header,
    pub(crate) key: DataKey,
    /// Opens what somebody seals at this moment to the public key in the old header.
    pub(crate) old_inbox: InboxKey,
    pub(crate) passphrase: SecretString,
    pub(crate) now: Moment,
    pub(crate) watch: Arc<dyn Watch>,
}

impl Rotation {
    /// Does it, and opens the new database. `connection` is that of the old one, and `file` its file.
    ///
    /// # Errors
    /// Those of [`Vault::rotate_key`](crate::Vault::rotate_key).
    pub(crate) fn run(
        self,
        connection: &mut Connection,
        file: &mut File,
    ) -> Result<(Database, DataKey), VaultError> {
        let ready = self.prepare(connection, file);
        if let Err(error) = ready {
            // What cannot be removed now goes at the next unlock.
            drop(self.folder.unstage(DATABASE));
            drop(HEADERS.map(|name| self.folder.unstage(name)));
            return Err(error);
        }
        self.folder.swap(DATABASE)?;
        // From here on the new key is the right one. A header that cannot follow now does so at the next unlock.
        drop(header_copies::swap(&self.folder));
        drop(self.folder.unstage(DATABASE));
        let database = open::existing(&self.folder, &self.key)?.ok_or(VaultError::DamagedDatabase)?;
        Ok((database, self.key))
    }

    /// Everything that can fail: afterwards only names change.
    fn prepare(&self, connection: &mut Connection, file: &mut File) -> Result<(), VaultError> {
        let keys = self.key.working_keys()?;
        self.write(connection, &keys)?;
        prove(&self.folder.file(&staged(DATABASE)), &keys, &self.watch)?;
        header_copies::stage(&self.folder, &self.new_header, &self.key, &self.passphrase)?;
        self.keep_previous(file)
    }

    /// Writes the database with the new keys, compares it, and notes in it that it has them.
    fn write(&self, connection: &Connection, keys: &WorkingKeys) -> Result<(), VaultError> {
        self.folder.unstage(DATABASE)?;
        let mut fresh = open::blank(&self.folder.file(&staged(DATABASE)), keys)?;
        let backup = Backup::new(connection, &mut fresh)?;
        loop {
            let step = backup.step(PIECE)?;
            let progress = backup.progress();
            let whole = u64::try_from(progress.pagecount).unwrap_or_default();
            let left = u64::try_from(progress.remaining).unwrap_or_default();
            self.watch.at(Step::Rewriting, whole.saturating_sub(left), whole);
            if self.watch.cancelled() {
                return Err(VaultError::Cancelled);
            }
            match step {
                StepResult::Done => break,
                StepResult::More => {}
                _ => return Err(VaultError::InUse),
            }
        }
        drop(backup);
        open::configure(&fresh)?;
        if table_hashes(connection)? != table_hashes(&fresh)? {
            return Err(VaultError::DamagedDatabase);
        }
        let transaction = fresh.transaction()?;
        transaction.execute(
            "UPDATE vault_meta SET key_made_at = ?1, kit_saved_at = NULL",
            [journal::instant(self.now.at)],
        )?;
        transaction.execute(
            "INSERT INTO setting (key, value) VALUES (?1, ?2)
             ON CONFLICT (key) DO UPDATE SET value = value || ' ' || excluded.value",
            [EARLIER_KEYS, self.old_inbox.hex().as_str()],
        )?;
        let entry = Entry {
            kind: "vault.key-rotated",
            object: self.id.uuid(),
            payload: &self.new_header.encode(),
        };
        journal::append(&transaction, self.now, entry)?;
        transaction.commit()?;
        fresh.close().map_err(|(_, error)| error.into())
    }

    /// Keeps the old pair of database and header under another name.
    fn keep_previous(&self, file: &mut File) -> Result<(), VaultError> {
        let previous = self.folder.file(PREVIOUS);
        if previous.exists() {
            fs::remove_dir_all(&previous)?;
        }
        create_private_dir(&previous)?;
        let database = previous.join(DATABASE);
        // Not every file system knows two names of one file.
        if fs::hard_link(self.folder.file(DATABASE), &database).is_err() {
            copy_file(file, &database, self.watch.as_ref())?;
        }
        write_private(&previous.join(HEADERS[0]), &self.old_header)?;
        sync_dir(&previous)
    }
}

#[cfg(test)]
mod tests;
