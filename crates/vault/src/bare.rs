//! The database without anything around it, for measuring what Kept adds to it.
//!
//! Compiled only with the feature `bench`, which nothing that is released switches on: statements from outside of
//! this crate would be a way around every rule of the tables.

use std::fmt::Write as _;
use std::path::Path;

use kept_domain::time::Moment;
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{ToSql, params_from_iter};

use crate::folder::Folder;
use crate::{Reader, RecoveryKey, Vault, VaultError};

/// A parameter of a statement.
#[derive(Debug, Clone, Copy)]
pub enum Parameter<'a> {
    /// A text.
    Text(&'a str),
    /// Bytes, such as those of an id.
    Bytes(&'a [u8]),
    /// A whole number.
    Number(i64),
}

impl ToSql for Parameter<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        match self {
            Self::Text(text) => text.to_sql(),
            Self::Bytes(bytes) => bytes.to_sql(),
            Self::Number(number) => number.to_sql(),
        }
    }
}

/// Writes every value of every row as JSON, as a window would need it at the least: rows as arrays, without names,
/// bytes in hexadecimal. Parameters behind the last that the statement names are passed over.
///
/// # Errors
/// Those of the database.
pub fn rows(
    reader: &Reader<'_>,
    sql: &str,
    parameters: &[Parameter<'_>],
    json: &mut String,
) -> Result<(), VaultError> {
    let mut statement = reader.sql().prepare_cached(sql)?;
    let columns = statement.column_count();
    let wanted = statement.parameter_count();
    let mut rows = statement.query(params_from_iter(parameters.iter().take(wanted)))?;
    while let Some(row) = rows.next()? {
        for column in 0..columns {
            json.push(if column == 0 { '[' } else { ',' });
            write(row.get_ref(column)?, json)?;
        }
        json.push_str("],");
    }
    Ok(())
}

fn write(value: ValueRef<'_>, json: &mut String) -> Result<(), VaultError> {
    let unwritable = VaultError::Internal("a value could not be written as JSON");
    let written = match value {
        ValueRef::Null => write!(json, "null"),
        ValueRef::Integer(number) => write!(json, "{number}"),
        ValueRef::Real(number) => write!(json, "{number}"),
        ValueRef::Text(text) => {
            let text = str::from_utf8(text).map_err(|_| std::fmt::Error);
            let text = text.and_then(|text| serde_json::to_string(text).map_err(|_| std::fmt::Error));
            text.map(|text| json.push_str(&text))
        }
        ValueRef::Blob(bytes) => {
            json.push('"');
            let written = bytes.iter().try_for_each(|byte| write!(json, "{byte:02x}"));
            json.push('"');
            written
        }
    };
    written.map_err(|_| unwritable)
}

/// Inserts a text in a transaction of its own, and waits until it is on the disk.
///
/// # Errors
/// Those of the database.
pub fn insert(vault: &Vault, key: String, text: String) -> Result<(), VaultError> {
    vault.thread().run_past_the_journal(move |connection| {
        // Only a write may commit otherwise.
        connection.commit_hook(None::<fn() -> bool>)?;
        connection
            .prepare_cached("INSERT INTO setting (key, value) VALUES (?1, ?2)")?
            .execute([key, text])?;
        Ok(())
    })
}

/// Opens a vault with the key that its passphrase would give, so that nothing is derived.
///
/// # Errors
/// Those of [`Vault::unlock`].
pub fn open(folder: &Path, key: &RecoveryKey, now: Moment) -> Result<Vault, VaultError> {
    Vault::open_with(Folder::find(folder)?, key, now)
}
