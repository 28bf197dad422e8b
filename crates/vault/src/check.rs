//! What a database says of itself, and hashes of what is in it.

use std::collections::BTreeMap;

use rusqlite::Connection;
use rusqlite::types::ValueRef;
use sha2::{Digest, Sha256};

use crate::error::VaultError;

/// Runs a check that answers with a row for every fault, or with "ok".
pub(crate) fn complains(connection: &Connection, pragma: &str) -> Result<bool, VaultError> {
    let mut statement = connection.prepare(&format!("PRAGMA {pragma}"))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        if row.get_ref(0)?.as_str().ok() != Some("ok") {
            return Ok(true);
        }
    }
    Ok(false)
}

/// SHA-256 of the content of every table, by its name.
pub type TableHashes = BTreeMap<String, [u8; 32]>;

/// Hashes every table: two databases with the same hashes say the same, whatever their
/// keys and however their pages lie. Rows are taken in the order of their table, values with their type and length.
///
/// # Errors
/// Those of the database.
pub(crate) fn table_hashes(connection: &Connection) -> Result<TableHashes, VaultError> {
    let mut hashes = BTreeMap::new();
    for name in tables(connection)? {
        let mut statement = connection.prepare(&format!("SELECT * FROM \"{name}\""))?;
        let columns = statement.column_count();
        let mut rows = statement.query([])?;
        let mut hash = Sha256::new();
        while let Some(row) = rows.next()? {
            for column in 0..columns {
                match row.get_ref(column)? {
                    ValueRef::Null => put(&mut hash, 0, &[]),
                    ValueRef::Integer(number) => put(&mut hash, 1, &number.to_be_bytes()),
                    ValueRef::Real(number) => put(&mut hash, 2, &number.to_be_bytes()),
                    ValueRef::Text(text) => put(&mut hash, 3, text),
                    ValueRef::Blob(blob) => put(&mut hash, 4, blob),
                }
            }
        }
        hashes.insert(name, hash.finalize().into());
    }
    Ok(hashes)
}

fn put(hash: &mut Sha256, kind: u8, bytes: &[u8]) {
    hash.update([kind]);
    hash.update((bytes.len() as u64).to_be_bytes());
    hash.update(bytes);
}

/// The names of all tables in order, without those that an index of words keeps for itself.
pub(crate) fn tables(connection: &Connection) -> Result<Vec<String>, VaultError> {
    let mut names = connection.prepare(
        "SELECT name FROM pragma_table_list
         WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
    )?;
    Ok(names.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?)
}
