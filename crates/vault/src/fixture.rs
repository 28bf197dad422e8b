//! A real vault in a temporary folder, for the tests of this crate. Only the cost of its passphrase is low.

use kept_domain::ids::VaultId;
use kept_domain::time::Moment;
use tempfile::TempDir;
use uuid::Uuid;

use crate::{Kdf, NewVault, RecoveryKey, SecretString, Vault};

/// The lowest cost that a header may hold.
pub(crate) const CHEAP: Kdf = Kdf {
    memory_mib: 64,
    passes: 1,
    lanes: 1,
};

/// A vault that goes away with the test.
pub(crate) struct Fixture {
    pub(crate) vault: Vault,
    pub(crate) recovery_key: RecoveryKey,
    _folder: TempDir,
}

impl Fixture {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let passphrase = passphrase();
        let new = NewVault {
            name: "Marit's log",
            passphrase: &passphrase,
            kdf: CHEAP,
        };
        let (vault, recovery_key) = Vault::create(
            &folder.path().join("Marit.kept"),
            new,
            VaultId::new(Uuid::from_u128(7)),
            now(),
        )
        .unwrap();
        Self {
            vault,
            recovery_key,
            _folder: folder,
        }
    }
}

/// The passphrase of every vault of the fixture.
pub(crate) fn passphrase() -> SecretString {
    SecretString::from("seven bridges over cold water")
}

/// Morning of 21 November 2026 in Oslo.
pub(crate) fn now() -> Moment {
    Moment {
        at: "2026-11-21T08:15:00Z".parse().unwrap(),
        zone: chrono_tz::Europe::Oslo,
    }
}
