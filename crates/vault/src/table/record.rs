//! Journal entries of the tables.

use serde::Serialize;
use uuid::Uuid;

use crate::{Entry, VaultError, Writer};

/// Records what was written, as JSON. Field order is that of the type, so the same record has the same bytes.
pub(crate) fn record(
    writer: &Writer<'_>,
    kind: &str,
    object: Uuid,
    written: &impl Serialize,
) -> Result<(), VaultError> {
    let payload = serde_json::to_vec(written)
        .map_err(|_| VaultError::Internal("a record could not be written as JSON"))?;
    writer
        .record(Entry {
            kind,
            object,
            payload: &payload,
        })
        .map(drop)
}

/// Says why a guarded statement touched nothing: the record is gone, or it is newer than the caller believes.
pub(crate) fn untouched(writer: &Writer<'_>, table: &str, id: Uuid) -> Result<VaultError, VaultError> {
    let there: bool = writer
        .sql()
        .prepare_cached(&format!("SELECT EXISTS (SELECT 1 FROM {table} WHERE id = ?1)"))?
        .query_row([id.as_bytes()], |row| row.get(0))?;
    Ok(if there {
        VaultError::Conflict
    } else {
        VaultError::NotFound
    })
}
