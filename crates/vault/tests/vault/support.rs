//! A closed vault in a temporary folder.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use kept_domain::ids::VaultId;
use kept_domain::time::Moment;
use kept_vault::{Entry, Kdf, NewVault, RecoveryKey, SecretString, Vault, VaultError};
use tempfile::TempDir;
use uuid::Uuid;

/// The lowest cost that a header may hold.
pub(crate) const CHEAP: Kdf = Kdf {
    memory_mib: 64,
    passes: 1,
    lanes: 1,
};
pub(crate) const NAME: &str = "Brinkhaven coaching log";
pub(crate) const PASSPHRASE: &str = "seven bridges over cold water";
pub(crate) const OTHER: &str = "a lighthouse keeper's lantern";

pub(crate) struct Closed {
    home: TempDir,
    pub(crate) recovery_key: RecoveryKey,
}

impl Closed {
    pub(crate) fn new() -> Self {
        let home = tempfile::tempdir().unwrap();
        let (vault, recovery_key) = create(&home.path().join("Marit.kept"), PASSPHRASE).unwrap();
        vault.close().unwrap();
        Self { home, recovery_key }
    }

    pub(crate) fn folder(&self) -> PathBuf {
        self.home.path().join("Marit.kept")
    }

    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.folder().join(name)
    }

    pub(crate) fn bytes(&self, name: &str) -> Vec<u8> {
        fs::read(self.file(name)).unwrap()
    }

    pub(crate) fn put(&self, name: &str, bytes: &[u8]) {
        fs::write(self.file(name), bytes).unwrap();
    }

    pub(crate) fn remove(&self, name: &str) {
        fs::remove_file(self.file(name)).unwrap();
    }

    pub(crate) fn unlock(&self, passphrase: &str) -> Result<Vault, VaultError> {
        Vault::unlock(&self.folder(), &secret(passphrase), now())
    }

    /// Unlocks, closes again, and gives the error if there was one.
    pub(crate) fn refusal(&self, passphrase: &str) -> Option<VaultError> {
        self.unlock(passphrase).and_then(Vault::close).err()
    }

    /// Every file of the folder with its content.
    pub(crate) fn snapshot(&self) -> Vec<(PathBuf, Vec<u8>)> {
        let mut files: Vec<_> = fs::read_dir(self.folder())
            .unwrap()
            .map(|file| file.unwrap().path())
            .map(|path| (path.clone(), fs::read(path).unwrap()))
            .collect();
        files.sort();
        files
    }
}

pub(crate) fn create(folder: &Path, passphrase: &str) -> Result<(Vault, RecoveryKey), VaultError> {
    let passphrase = secret(passphrase);
    let new = NewVault {
        name: NAME,
        passphrase: &passphrase,
        kdf: CHEAP,
    };
    // Every vault has its own id.
    static NEXT: AtomicU64 = AtomicU64::new(1);
    let id = VaultId::new(Uuid::from_u64_pair(0, NEXT.fetch_add(1, Ordering::Relaxed)));
    Vault::create(folder, new, id, now())
}

pub(crate) fn secret(text: &str) -> SecretString {
    SecretString::from(text)
}

/// Morning of 21 November 2026 in Oslo.
pub(crate) fn now() -> Moment {
    Moment {
        at: "2026-11-21T08:15:00Z".parse().unwrap(),
        zone: chrono_tz::Europe::Oslo,
    }
}

/// Writes something that can be counted.
pub(crate) fn note(vault: &Vault) -> Result<u64, VaultError> {
    vault.write(now(), |vault| {
        let entry = Entry {
            kind: "note.written",
            object: Uuid::nil(),
            payload: b"a note",
        };
        Ok(vault.record(entry)?.seq)
    })
}

/// The kinds of everything in the journal, oldest first.
pub(crate) fn kinds(vault: &Vault) -> Vec<String> {
    let mut events = vault
        .read(|vault| kept_vault::journal::page(vault, None, 1000))
        .unwrap();
    events.reverse();
    events.into_iter().map(|event| event.kind).collect()
}
