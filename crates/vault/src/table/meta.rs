//! What the vault knows about itself.

use chrono::{DateTime, Utc};

use crate::table::value;
use crate::{Reader, VaultError, Writer, journal};

/// What the vault knows about itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meta {
    /// When the key of the vault, and so that of its recovery kit, was drawn.
    pub key_made_at: DateTime<Utc>,
    /// When the kit was last proven to be on paper.
    pub kit_saved_at: Option<DateTime<Utc>>,
}

/// Reads it.
///
/// # Errors
/// Those of the database.
pub fn get(reader: &Reader<'_>) -> Result<Meta, VaultError> {
    let meta = reader
        .sql()
        .prepare_cached("SELECT key_made_at, kit_saved_at FROM vault_meta")?
        .query_row([], |row| {
            Ok(Meta {
                key_made_at: value::at(row, 0)?,
                kit_saved_at: value::maybe_at(row, 1)?,
            })
        })?;
    Ok(meta)
}

/// Notes that the recovery kit is on paper.
///
/// # Errors
/// Those of the database.
pub fn set_kit_saved(writer: &Writer<'_>) -> Result<(), VaultError> {
    writer
        .sql()
        .prepare_cached("UPDATE vault_meta SET kit_saved_at = ?1")?
        .execute([journal::instant(writer.now().at)])?;
    Ok(())
}

/// Whether the sample team is in the vault.
///
/// # Errors
/// Those of the database.
pub fn has_sample(reader: &Reader<'_>) -> Result<bool, VaultError> {
    let found = reader
        .sql()
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM member WHERE sample = 1)")?
        .query_row([], |row| row.get(0))?;
    Ok(found)
}
