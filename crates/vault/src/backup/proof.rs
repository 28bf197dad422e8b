//! Proving that a copy of a database is whole.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::thread;

use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::watch::{Step, Watch};
use crate::check::{complains, tables};
use crate::connection::Reader;
use crate::error::VaultError;
use crate::keys::WorkingKeys;
use crate::{journal, open};

/// How many steps of SQLite's machine lie between two looks at the watch.
const LOOK: i32 = 100_000;

/// What is in a vault, counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Content {
    /// Rows of every table, by its name.
    pub rows: BTreeMap<String, u64>,
    /// Number of the last entry in the journal.
    pub entries: u64,
    /// Its hash, hexadecimal.
    pub head: String,
}

/// Checks every page, every index and every link of the journal of a copy, and counts what is in it.
///
/// The authentication of the pages is read to its end on a connection of its own, because one damaged page would spoil
/// what the other checks say (sqlcipher/sqlcipher#617). All of it takes long, so the parts run at the same time.
///
/// # Errors
/// [`VaultError::DamagedDatabase`], [`VaultError::BrokenJournal`], [`VaultError::FreePages`],
/// [`VaultError::Cancelled`].
pub(crate) fn prove(
    database: &Path,
    keys: &WorkingKeys,
    watch: &Arc<dyn Watch>,
) -> Result<(u32, Content), VaultError> {
    prove_and(database, keys, watch, || Ok(())).map(|(proven, ())| proven)
}

/// [`prove`], and something that is done with the copy as soon as its pages are known to be whole, while the other
/// checks, which take longer, are still at work. It counts for nothing if one of them fails.
///
/// # Errors
/// Those of [`prove`] and of what is done.
pub(super) fn prove_and<T: Send>(
    database: &Path,
    keys: &WorkingKeys,
    watch: &Arc<dyn Watch>,
    then: impl FnOnce() -> Result<T, VaultError> + Send,
) -> Result<((u32, Content), T), VaultError> {
    watch.at(Step::Checking, 0, 0);
    let (pages, structure, content) = thread::scope(|scope| {
        let pages = scope.spawn(|| pages(database, keys, watch).map(|()| then()));
        let structure = scope.spawn(|| structure(database, keys, watch));
        let content = content(database, keys, watch);
        (pages.join(), structure.join(), content)
    });
    if watch.cancelled() {
        return Err(VaultError::Cancelled);
    }
    let rest = ended(structure).and(content);
    match ended(pages) {
        // The other checks read every page that holds something.
        Err(VaultError::DamagedDatabase) if rest.is_ok() => Err(VaultError::FreePages),
        // A damaged page is the better answer than whatever the other checks made of it.
        Err(pages) => Err(pages),
        Ok(done) => Ok((rest?, done?)),
    }
}

/// What a check says; a panic in it is a defect, and no proof.
fn ended<T>(joined: thread::Result<Result<T, VaultError>>) -> Result<T, VaultError> {
    joined.unwrap_or(Err(VaultError::Internal("a check broke off")))
}

fn pages(database: &Path, keys: &WorkingKeys, watch: &Arc<dyn Watch>) -> Result<(), VaultError> {
    let (connection, _) = watched(database, keys, watch)?;
    whole(&connection, "cipher_integrity_check")
}

fn structure(database: &Path, keys: &WorkingKeys, watch: &Arc<dyn Watch>) -> Result<(), VaultError> {
    let (connection, _) = watched(database, keys, watch)?;
    whole(&connection, "integrity_check")
}

fn content(
    database: &Path,
    keys: &WorkingKeys,
    watch: &Arc<dyn Watch>,
) -> Result<(u32, Content), VaultError> {
    let (connection, schema) = watched(database, keys, watch)?;
    whole(&connection, "foreign_key_check")?;
    let head = journal::verify(&Reader::of(&connection))?;
    let content = Content {
        rows: count(&connection)?,
        entries: head.seq,
        head: hex::encode(head.hash),
    };
    Ok((schema, content))
}

fn whole(connection: &Connection, pragma: &str) -> Result<(), VaultError> {
    if complains(connection, pragma)? {
        return Err(VaultError::DamagedDatabase);
    }
    Ok(())
}

/// A connection whose statements end when the work is no longer wanted.
fn watched(
    database: &Path,
    keys: &WorkingKeys,
    watch: &Arc<dyn Watch>,
) -> Result<(Connection, u32), VaultError> {
    let (mut connection, schema) = open::copy(database, keys)?;
    let watch = Arc::clone(watch);
    connection.progress_handler(LOOK, Some(move || watch.cancelled()))?;
    Ok((connection, schema))
}

fn count(connection: &Connection) -> Result<BTreeMap<String, u64>, VaultError> {
    let mut rows = BTreeMap::new();
    for name in tables(connection)? {
        let count =
            connection.query_row(&format!("SELECT count(*) FROM \"{name}\""), [], |row| row.get(0))?;
        rows.insert(name, count);
    }
    Ok(rows)
}

#[cfg(test)]
mod tests;
