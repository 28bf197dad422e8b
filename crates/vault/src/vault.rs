//! Creating, opening and recovering a vault.

use std::fs;
use std::io;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard};

use kept_domain::ids::VaultId;
use kept_domain::time::Moment;
use secrecy::SecretString;
use sha2::{Digest, Sha256};

use crate::backup;
use crate::connection::{ConnectionThread, Reader, Writer, held};
use crate::error::{RecoveryFault, VaultError};
use crate::folder::{DATABASE, Folder, LOCK};
use crate::header::Header;
use crate::header_copies;
use crate::journal::{self, Entry};
use crate::keychain::KeychainKey;
use crate::keys::{DataKey, WorkingKeys};
use crate::lock_file::LockFile;
use crate::migration;
use crate::open::{self, Database, SENTINEL};
use crate::passphrase::{Kdf, check_strength};
use crate::recovery::{self, RecoveryKey};

mod access;

/// What a new vault is made of.
#[derive(Debug, Clone, Copy)]
pub struct NewVault<'a> {
    /// Name that the manager gives it; printed on the recovery kit.
    pub name: &'a str,
    /// The passphrase.
    pub passphrase: &'a SecretString,
    /// What one try at the passphrase shall cost.
    pub kdf: Kdf,
}

/// What can be said about a vault without a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outside {
    /// The vault number, as on the recovery kit: "7W3K-9PXA".
    pub number: String,
    /// Version of the header.
    pub header_version: u16,
    /// What one try at the passphrase costs.
    pub kdf: Kdf,
    /// Whether the keychain of a computer may open it.
    pub has_keychain: bool,
    /// Whether the vault is open at this moment, here or in another process.
    pub in_use: bool,
}

/// An open vault. Clones are handles of the same one; it closes with [`Vault::close`] or with the last handle.
#[derive(Clone)]
pub struct Vault(Arc<Opened>);

struct Opened {
    folder: Folder,
    id: VaultId,
    name: String,
    /// The header as it stands in both files. The data key itself is not kept: the passphrase brings it back.
    header: Mutex<Header>,
    /// What backups and the inbox need; gone once the vault is closed.
    keys: Mutex<Option<Arc<WorkingKeys>>>,
    thread: ConnectionThread,
}

impl Vault {
    /// Makes a vault and opens it. `folder` must not exist, or be empty; its parent must exist.
    ///
    /// The vault is built in a hidden folder beside it, which is removed again if anything fails.
    ///
    /// # Errors
    /// [`VaultError::WeakPassphrase`], [`VaultError::CostOutOfRange`], [`VaultError::AlreadyExists`], and those
    /// of the file system.
    pub fn create(
        folder: &Path,
        new: NewVault<'_>,
        id: VaultId,
        now: Moment,
    ) -> Result<(Self, RecoveryKey), VaultError> {
        check_strength(new.passphrase)?;
        new.kdf.checked()?;
        check_free(folder)?;
        let key = DataKey::random()?;
        let partial = Folder::partial(folder)?;
        let built = build(&partial, &key, new, id, now);
        let published = built.and_then(|header| Ok((partial.clone().publish(folder)?, header)));
        let (folder, header) = match published {
            Ok(published) => published,
            Err(error) => {
                // The first error is the one to report; a folder that cannot be removed stays hidden and useless.
                drop(partial.discard());
                return Err(error);
            }
        };
        let lock = LockFile::acquire(&folder.file(LOCK))?;
        let database = open::existing(&folder, &key)?.ok_or(VaultError::DamagedDatabase)?;
        Ok((
            Self::start(folder, header, database, lock, now)?,
            RecoveryKey::new(key),
        ))
    }

    /// Opens a vault with its passphrase. A damaged copy of the header is mended from the other; a header of an earlier
    /// release is written anew.
    ///
    /// # Errors
    /// One for each thing that can be wrong with a vault; see [`VaultError`].
    pub fn unlock(folder: &Path, passphrase: &SecretString, now: Moment) -> Result<Self, VaultError> {
        let vault = Self::open(folder, now, |header| header.unlock(passphrase))?;
        // A full disk must not keep the manager out; the next unlock tries it again.
        drop(vault.renew_header(passphrase, now));
        Ok(vault)
    }

    /// Opens a vault with the key that the keychain of this computer keeps.
    ///
    /// # Errors
    /// [`VaultError::KeychainKey`] if that key does not open it (any more), and those of [`Vault::unlock`].
    pub fn unlock_with_keychain(folder: &Path, key: &KeychainKey, now: Moment) -> Result<Self, VaultError> {
        Self::open(folder, now, |header| header.unlock_with_keychain(key.wrapping()))
    }

    fn open(
        folder: &Path,
        now: Moment,
        unwrap: impl Fn(&Header) -> Result<DataKey, VaultError>,
    ) -> Result<Self, VaultError> {
        let folder = Folder::find(folder)?;
        let lock = LockFile::acquire(&folder.file(LOCK))?;
        let (header, database) = first_that_opens(&folder, unwrap)?;
        // Nothing of this is a reason to keep the manager out: a stick may know no modes, the disk may be full.
        drop(folder.make_private());
        let mended = header_copies::heal(&folder, &header).unwrap_or(false);
        drop(folder.sweep());
        let bytes = header.encode();
        let vault = Self::start(folder, header, database, lock, now)?;
        if mended {
            vault.record(now, "vault.header-mended", bytes)?;
        }
        Ok(vault)
    }

    /// Opens a vault with its recovery key and gives it a new passphrase. Needs no header at all.
    ///
    /// # Errors
    /// [`VaultError::RecoveryKey`] if the key belongs to another vault, [`VaultError::WeakPassphrase`], and those
    /// of [`Vault::unlock`].
    pub fn recover(
        folder: &Path,
        key: &RecoveryKey,
        new_passphrase: &SecretString,
        kdf: Kdf,
        now: Moment,
    ) -> Result<Self, VaultError> {
        check_strength(new_passphrase)?;
        kdf.checked()?;
        let folder = Folder::find(folder)?;
        let lock = LockFile::acquire(&folder.file(LOCK))?;
        let key = key.data_key();
        let genuine = genuine_header(&folder, key)?;
        let database = match open::existing(&folder, key)? {
            Some(database) => database,
            // The header vouches for the key, so it is the database that is wrong.
            None if genuine.is_some() => return Err(VaultError::DamagedDatabase),
            None => {
                return Err(VaultError::RecoveryKey {
                    row: None,
                    fault: RecoveryFault::OtherVault,
                });
            }
        };
        let sequence = genuine.map_or(0, |header| header.sequence) + 1;
        let header = Header::new(database.vault, sequence, key, new_passphrase, kdf)?;
        header_copies::stage(&folder, &header, key, new_passphrase)?;
        drop(folder.make_private());
        drop(folder.sweep());
        let bytes = header.encode();
        let vault = Self::start(folder, header, database, lock, now)?;
        vault.record(now, "vault.recovered", bytes)?;
        header_copies::swap(&vault.0.folder)?;
        Ok(vault)
    }

    /// Opens what has just been unpacked from a backup, with the key that has opened it before.
    pub(crate) fn open_restored(
        folder: Folder,
        key: &DataKey,
        header: Header,
        now: Moment,
    ) -> Result<Self, VaultError> {
        let lock = LockFile::acquire(&folder.file(LOCK))?;
        let database = open::existing(&folder, key)?.ok_or(VaultError::DamagedDatabase)?;
        Self::start(folder, header, database, lock, now)
    }

    #[cfg(feature = "bench")]
    pub(crate) fn open_with(folder: Folder, key: &RecoveryKey, now: Moment) -> Result<Self, VaultError> {
        let header = genuine_header(&folder, key.data_key())?.ok_or(VaultError::DamagedHeader)?;
        Self::open_restored(folder, key.data_key(), header, now)
    }

    pub(crate) fn thread(&self) -> &ConnectionThread {
        &self.0.thread
    }

    /// The header as it stands in both files.
    pub(crate) fn header_bytes(&self) -> Vec<u8> {
        held(&self.0.header).encode()
    }

    /// The header, held still until this is dropped.
    pub(crate) fn header(&self) -> MutexGuard<'_, Header> {
        held(&self.0.header)
    }

    /// What backups and the inbox need.
    pub(crate) fn keys(&self) -> Result<Arc<WorkingKeys>, VaultError> {
        held(&self.0.keys).clone().ok_or(VaultError::Closed)
    }

    /// Says what a vault shows from outside.
    ///
    /// # Errors
    /// Those of [`Vault::unlock`] that need no key.
    pub fn look(folder: &Path) -> Result<Outside, VaultError> {
        let folder = Folder::find(folder)?;
        let candidates = header_copies::candidates(&folder)?;
        let header = candidates.first().ok_or(VaultError::DamagedHeader)?;
        Ok(Outside {
            number: number(header.vault),
            header_version: header.version,
            kdf: header.kdf,
            has_keychain: header.keychain().is_some(),
            in_use: LockFile::is_held(&folder.file(LOCK))?,
        })
    }

    fn start(
        folder: Folder,
        header: Header,
        mut database: Database,
        lock: LockFile,
        now: Moment,
    ) -> Result<Self, VaultError> {
        if database.schema < migration::NEWEST {
            // Whatever the migration may turn out to do, there is a way back.
            backup::of_closed(&folder, &header.encode(), &mut database, now)?;
        }
        migration::run(&mut database.connection)?;
        let Database {
            connection,
            file,
            keys,
            vault: id,
            name,
            schema: _,
        } = database;
        let thread = ConnectionThread::start(connection, file, folder.file(DATABASE), lock)?;
        Ok(Self(Arc::new(Opened {
            folder,
            id,
            name,
            header: Mutex::new(header),
            keys: Mutex::new(Some(Arc::new(keys))),
            thread,
        })))
    }

    /// The vault number, as printed on the recovery kit: "7W3K-9PXA".
    #[must_use]
    pub fn number(&self) -> String {
        number(self.0.id)
    }

    /// The vault's id.
    #[must_use]
    pub fn id(&self) -> VaultId {
        self.0.id
    }

    /// The name that it had when it was opened.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.0.name
    }

    /// Its folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.0.folder.path()
    }

    /// Fails with [`VaultError::Replaced`] if another program has put its hands on the database since the last change.
    ///
    /// # Errors
    /// That, and [`VaultError::Closed`].
    pub fn in_place(&self) -> Result<(), VaultError> {
        self.0.thread.in_place()
    }

    /// Runs reading work on the thread of the vault and waits for its result.
    ///
    /// # Errors
    /// Those of the work, [`VaultError::Closed`], and [`VaultError::Internal`] if the work panicked.
    pub fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Reader<'_>) -> Result<T, VaultError> + Send + 'static,
    ) -> Result<T, VaultError> {
        self.0.thread.read(work)
    }

    /// Runs changing work in one transaction and waits until it is on the disk.
    ///
    /// If the work fails or panics, nothing of it remains.
    ///
    /// # Errors
    /// Those of [`Vault::read`], and [`VaultError::Unjournalled`] if the work changed something and recorded
    /// nothing.
    pub fn write<T: Send + 'static>(
        &self,
        now: Moment,
        work: impl FnOnce(&Writer<'_>) -> Result<T, VaultError> + Send + 'static,
    ) -> Result<T, VaultError> {
        self.0.thread.write(now, work)
    }

    pub(crate) fn record(&self, now: Moment, kind: &'static str, payload: Vec<u8>) -> Result<(), VaultError> {
        let object = self.0.id.uuid();
        self.write(now, move |vault| {
            vault
                .record(Entry {
                    kind,
                    object,
                    payload: &payload,
                })
                .map(drop)
        })
    }

    /// Locks the vault: waits for work that has begun, closes the database, and lets others open it.
    /// Every other handle answers [`VaultError::Closed`] from now on.
    ///
    /// # Errors
    /// Those of the database when it is closed.
    pub fn close(self) -> Result<(), VaultError> {
        drop(held(&self.0.keys).take());
        self.0.thread.close()
    }
}

impl std::fmt::Debug for Vault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Vault").field(&self.0.id).finish()
    }
}

/// Writes every file of a new vault.
fn build(
    folder: &Folder,
    key: &DataKey,
    new: NewVault<'_>,
    id: VaultId,
    now: Moment,
) -> Result<Header, VaultError> {
    let mut connection = open::new(folder, key)?;
    let transaction = connection.transaction()?;
    transaction.execute(
        "INSERT INTO vault_meta (singleton, sentinel, vault_id, name, key_made_at) VALUES (1, ?1, ?2, ?3, ?4)",
        (SENTINEL, id.uuid().as_bytes(), new.name, journal::instant(now.at)),
    )?;
    let object = id.uuid();
    let created = Entry {
        kind: "vault.created",
        object,
        payload: object.as_bytes(),
    };
    journal::append(&transaction, now, created)?;
    transaction.commit()?;
    connection.close().map_err(|(_, error)| error)?;
    let header = Header::new(id, 1, key, new.passphrase, new.kdf)?;
    header_copies::stage(folder, &header, key, new.passphrase)?;
    header_copies::swap(folder)?;
    LockFile::acquire(&folder.file(LOCK))?;
    Ok(header)
}

/// Refuses a place where there is already something.
///
/// # Errors
/// [`VaultError::AlreadyExists`], and those of the file system.
pub fn check_free(place: &Path) -> Result<(), VaultError> {
    match fs::read_dir(place) {
        Ok(mut entries) => entries.next().map_or(Ok(()), |_| Err(VaultError::AlreadyExists)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => Err(VaultError::AlreadyExists),
        Err(error) => Err(error.into()),
    }
}

/// Tries the headers until one opens the database; the error is that of the best.
///
/// If the key of the vault was being changed when the computer stopped, the database may have its new key already:
/// then the header that fits still waits for its place.
fn first_that_opens(
    folder: &Folder,
    unwrap: impl Fn(&Header) -> Result<DataKey, VaultError>,
) -> Result<(Header, Database), VaultError> {
    let opened = |header: &Header| {
        let database = open::existing(folder, &unwrap(header)?)?.ok_or(VaultError::DamagedDatabase)?;
        if database.vault == header.vault {
            Ok(database)
        } else {
            Err(VaultError::DamagedHeader)
        }
    };
    let mut first = None;
    for header in header_copies::candidates(folder)? {
        match opened(&header) {
            Ok(database) => return Ok((header, database)),
            Err(error) => first = first.or(Some(error)),
        }
    }
    let first = first.unwrap_or(VaultError::DamagedHeader);
    if first == VaultError::DamagedDatabase
        && let Some(header) = header_copies::staged(folder)?
        && let Ok(database) = opened(&header)
    {
        return Ok((header, database));
    }
    Err(first)
}

/// The newest header that was written with this key, if there is one.
fn genuine_header(folder: &Folder, key: &DataKey) -> Result<Option<Header>, VaultError> {
    let candidates = match header_copies::candidates(folder) {
        Err(VaultError::DamagedHeader) => return Ok(None),
        other => other?,
    };
    for header in candidates {
        if header.is_made_with(key)? {
            return Ok(Some(header));
        }
    }
    Ok(None)
}

/// Eight characters that tell one vault from another on paper: 40 bits of a hash of its id.
pub(crate) fn number(vault: VaultId) -> String {
    let hash = Sha256::new()
        .chain_update("kept/1/vault-number")
        .chain_update(vault.uuid().as_bytes())
        .finalize();
    let mut text = recovery::crockford(&hash[..5]);
    text.insert(4, '-');
    text
}
