//! Whether everything in an open vault is whole.

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
    // Each answers with a row for every fault, so one row of complaint is enough; "ok" stands for none.
    for pragma in ["cipher_integrity_check", "integrity_check", "foreign_key_check"] {
        let mut statement = reader.sql().prepare(&format!("PRAGMA {pragma}"))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            if row.get_ref(0)?.as_str().ok() != Some("ok") {
                return Err(VaultError::DamagedDatabase);
            }
        }
    }
    journal::verify(reader)
}
