//! Captured lines that belong to nobody yet.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use kept_domain::ids::CaptureId;
use kept_domain::time::Moment;
use rusqlite::{Row, params};

use super::record::record;
use super::value;
use crate::{Reader, VaultError, Writer, journal};

/// A line that waits for somebody to say whose it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaptureRow {
    /// Which one.
    pub id: CaptureId,
    /// What was written.
    pub text: String,
    /// When it was written.
    pub made: Moment,
}

/// Keeps a line.
///
/// # Errors
/// Those of the database.
pub fn insert(writer: &Writer<'_>, capture: &CaptureRow) -> Result<(), VaultError> {
    writer
        .sql()
        .prepare_cached("INSERT INTO capture (id, text, at, zone) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![
            capture.id.uuid().as_bytes(),
            capture.text,
            journal::instant(capture.made.at),
            capture.made.zone.name(),
        ])?;
    record(writer, "capture.kept", capture.id.uuid(), &capture.text)
}

/// Deletes a line, because it is a note now or was thrown away.
///
/// # Errors
/// [`VaultError::NotFound`].
pub fn delete(writer: &Writer<'_>, id: CaptureId) -> Result<(), VaultError> {
    let deleted = writer
        .sql()
        .prepare_cached("DELETE FROM capture WHERE id = ?1")?
        .execute([id.uuid().as_bytes()])?;
    if deleted == 0 {
        return Err(VaultError::NotFound);
    }
    record(writer, "capture.removed", id.uuid(), &())
}

fn read(row: &Row<'_>) -> rusqlite::Result<CaptureRow> {
    let at: DateTime<Utc> = value::at(row, 2)?;
    let zone: Tz = value::parsed(row, 3)?;
    Ok(CaptureRow {
        id: value::id(row, 0, CaptureId::new)?,
        text: row.get(1)?,
        made: Moment { at, zone },
    })
}

/// One line.
///
/// # Errors
/// [`VaultError::NotFound`].
pub fn get(reader: &Reader<'_>, id: CaptureId) -> Result<CaptureRow, VaultError> {
    Ok(reader
        .sql()
        .prepare_cached("SELECT id, text, at, zone FROM capture WHERE id = ?1")?
        .query_row([id.uuid().as_bytes()], read)?)
}

/// Whether a line with this id waits.
///
/// # Errors
/// Those of the database.
pub fn exists(reader: &Reader<'_>, id: CaptureId) -> Result<bool, VaultError> {
    let found = reader
        .sql()
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM capture WHERE id = ?1)")?
        .query_row([id.uuid().as_bytes()], |row| row.get(0))?;
    Ok(found)
}

/// In the order of ids, which is that of time.
pub(super) const WAITING: &str = "SELECT id, text, at, zone FROM capture WHERE id > ?1 ORDER BY id LIMIT ?2";

/// Lines that wait, oldest first, `limit` at most.
///
/// # Errors
/// Those of the database.
pub fn waiting(reader: &Reader<'_>, limit: u32) -> Result<Vec<CaptureRow>, VaultError> {
    let mut statement = reader.sql().prepare_cached(WAITING)?;
    let rows = statement.query_map(params![[0u8; 16], limit], read)?;
    Ok(rows.collect::<Result<_, _>>()?)
}
