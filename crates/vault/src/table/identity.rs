//! The keys and certificates of the vault's seal.

use rusqlite::OptionalExtension;
use zeroize::Zeroizing;

use crate::{Reader, VaultError, Writer, journal};

/// The stored identity, if one has been made.
///
/// # Errors
/// Those of the database.
pub fn get(reader: &Reader<'_>) -> Result<Option<Zeroizing<Vec<u8>>>, VaultError> {
    let found = reader
        .sql()
        .prepare_cached("SELECT identity FROM signing_identity")?
        .query_row([], |row| row.get(0).map(Zeroizing::new))
        .optional()?;
    Ok(found)
}

/// Stores an identity in the place of the one before.
///
/// # Errors
/// Those of the database.
pub fn put(writer: &Writer<'_>, identity: &[u8]) -> Result<(), VaultError> {
    writer
        .sql()
        .prepare_cached(
            "INSERT INTO signing_identity (singleton, identity, created_at) VALUES (1, ?1, ?2)
             ON CONFLICT (singleton) DO UPDATE SET identity = excluded.identity, created_at = excluded.created_at",
        )?
        .execute((identity, journal::instant(writer.now().at)))?;
    Ok(())
}
