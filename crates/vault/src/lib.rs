//! The encrypted vault of Kept.
//!
//! # Layers, from the disk up
//!
//! - `folder`, `lock_file`: the files, their modes, replacing them atomically, keeping others out.
//! - `passphrase`, `keys`, `header`, `header_copies`, [`RecoveryKey`]: how a passphrase or a printed key becomes
//!   the data key, and how that survives damage.
//! - `open`, `migration`: the SQLCipher database with every setting read back, and its schema.
//! - `connection`: the one thread that owns the one connection; [`Reader`] and [`Writer`].
//! - [`journal`]: the hash chain that every change is part of.
//! - [`Vault`]: creating, unlocking, recovering, locking.
//! - [`inbox`]: what is put in while the vault is locked.
//! - `rotation`: a new key for everything.
//! - `rescue`: what can still be read of a damaged vault.
//! - [`backup`]: whole vaults in single files, proven, and had back.
//! - `table`: one module for each table, functions over a [`Reader`] or a [`Writer`].
//!
//! No other crate names rusqlite, and no SQL stands outside of `table`, [`journal`] and the modules above.
//!
//! # Adding a table or a column
//!
//! 1. Write `src/migrations/V<n>__<what>.sql`; its first lines set `user_version` to `<n>`. Tables are `STRICT`,
//!    every `ON DELETE` is explicit, what must not change is guarded by a trigger that raises
//!    `'immutable: …'`. Never edit a step that has been released.
//! 2. Add the step to the list in `src/migration.rs`.
//! 3. Write or extend the module in `src/table/`. A function that changes something takes a [`Writer`] and
//!    calls [`Writer::record`]; a change without a journal entry is refused at commit.
#![warn(missing_docs)]

#[cfg(all(feature = "fuzzing", not(debug_assertions)))]
compile_error!("the feature `fuzzing` opens the inside of the vault; no release has it");

pub mod backup;
#[cfg(feature = "bench")]
pub mod bare;
mod check;
mod connection;
mod error;
#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod fixture;
mod folder;
#[cfg(feature = "fuzzing")]
pub mod fuzzing;
mod header;
mod header_copies;
pub mod inbox;
pub mod journal;
mod keychain;
mod keys;
mod local_day;
mod lock_file;
mod migration;
mod open;
mod passphrase;
pub mod place;
mod recovery;
mod rescue;
mod rotation;
mod stamp;
pub mod table;
mod vault;

pub use check::TableHashes;
pub use connection::{Reader, Writer};
pub use error::{RecoveryFault, VaultError, Weakness};
pub use journal::{Entry, JournalPoint};
pub use keychain::KeychainKey;
pub use passphrase::{Kdf, check_strength};
pub use recovery::{GROUPS_PER_ROW, ROWS, RecoveryKey};
pub use rescue::Salvage;
pub use secrecy::SecretString;
pub use vault::{NewVault, Outside, Vault};
