//! How values of the domain stand in a column.

use std::str::FromStr;

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::types::Type;
use rusqlite::{Result, Row};
use uuid::Uuid;

/// A word of a closed list.
pub(crate) fn word<T: FromStr>(row: &Row<'_>, column: usize) -> Result<T> {
    parsed(row, column)
}

/// An id, from its 16 bytes.
pub(crate) fn id<T>(row: &Row<'_>, column: usize, make: impl FnOnce(Uuid) -> T) -> Result<T> {
    Ok(make(Uuid::from_bytes(row.get(column)?)))
}

/// An id that may be missing.
pub(crate) fn maybe_id<T>(row: &Row<'_>, column: usize, make: impl FnOnce(Uuid) -> T) -> Result<Option<T>> {
    Ok(row
        .get::<_, Option<[u8; 16]>>(column)?
        .map(|bytes| make(Uuid::from_bytes(bytes))))
}

/// A date.
pub(crate) fn date(row: &Row<'_>, column: usize) -> Result<NaiveDate> {
    parsed(row, column)
}

/// An instant.
pub(crate) fn at(row: &Row<'_>, column: usize) -> Result<DateTime<Utc>> {
    parsed(row, column)
}

/// A text that may be missing, read as something else.
pub(crate) fn maybe<T: FromStr>(row: &Row<'_>, column: usize) -> Result<Option<T>> {
    row.get::<_, Option<String>>(column)?
        .map(|text| from_text(column, &text))
        .transpose()
}

/// A text, read as something else.
pub(crate) fn parsed<T: FromStr>(row: &Row<'_>, column: usize) -> Result<T> {
    from_text(column, &row.get::<_, String>(column)?)
}

fn from_text<T: FromStr>(column: usize, text: &str) -> Result<T> {
    text.parse().map_err(|_| unreadable(column))
}

/// A text that is not what the column holds. It is not repeated: it may be private.
pub(crate) fn unreadable(column: usize) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(column, Type::Text, "unreadable".into())
}

/// Where a list that runs downwards goes on: below `after`, or below everything.
pub(crate) fn before(after: Option<(String, Uuid)>) -> (String, [u8; 16]) {
    // '~' sorts behind every date and instant.
    after.map_or(("~".to_owned(), [0xff; 16]), |(key, id)| (key, *id.as_bytes()))
}
