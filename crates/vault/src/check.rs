//! Whether everything in an open vault is whole.

use rusqlite::Connection;

use crate::connection::Reader;
use crate::error::VaultError;
use crate::journal::{self, JournalPoint};

/// Reads every page of the file, every index and every link of the journal, and returns the journal's head.
///
/// The authentication of the pages comes first: `integrity_check` on a damaged page would only repeat what that says
/// (<https://www.zetetic.net/sqlcipher/sqlcipher-api/#cipher_integrity_check>). The chain of the journal is computed
/// last, because it trusts the pages.
///
/// # Errors
/// [`VaultError::DamagedDatabase`] or [`VaultError::BrokenJournal`].
pub fn check(reader: &Reader<'_>) -> Result<JournalPoint, VaultError> {
    for pragma in ["cipher_integrity_check", "integrity_check", "foreign_key_check"] {
        if complains(reader.sql(), pragma)? {
            return Err(VaultError::DamagedDatabase);
        }
    }
    journal::verify(reader)
}

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
