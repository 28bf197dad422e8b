//! Settings of a vault, by key.

use rusqlite::OptionalExtension;

use crate::{Reader, VaultError, Writer};

/// The value of a setting, if it was ever set.
///
/// # Errors
/// Those of the database.
pub fn get(reader: &Reader<'_>, key: &str) -> Result<Option<String>, VaultError> {
    let found = reader
        .sql()
        .prepare_cached("SELECT value FROM setting WHERE key = ?1")?
        .query_row([key], |row| row.get(0))
        .optional()?;
    Ok(found)
}

/// Sets a setting, or takes it back to its usual value. Setting what is already set changes nothing.
///
/// # Errors
/// Those of the database.
pub fn put(writer: &Writer<'_>, key: &str, value: Option<&str>) -> Result<(), VaultError> {
    match value {
        Some(value) => writer
            .sql()
            .prepare_cached(
                "INSERT INTO setting (key, value) VALUES (?1, ?2)
                 ON CONFLICT (key) DO UPDATE SET value = excluded.value WHERE value <> excluded.value",
            )?
            .execute([key, value])?,
        None => writer
            .sql()
            .prepare_cached("DELETE FROM setting WHERE key = ?1")?
            .execute([key])?,
    };
    Ok(())
}
