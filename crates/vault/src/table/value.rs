//! How values of the domain stand in a column.

use std::str::FromStr;

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::types::{Type, ValueRef};
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
    let text = row.get_ref(column)?.as_str()?;
    // Several times as fast as `FromStr`, which takes more ways of writing it.
    let at = DateTime::parse_from_rfc3339(text).map_err(|_| unreadable(column))?;
    Ok(at.to_utc())
}

/// An instant that may be missing.
pub(crate) fn maybe_at(row: &Row<'_>, column: usize) -> Result<Option<DateTime<Utc>>> {
    match row.get_ref(column)? {
        ValueRef::Null => Ok(None),
        _ => at(row, column).map(Some),
    }
}

/// A text that may be missing, read as something else.
pub(crate) fn maybe<T: FromStr>(row: &Row<'_>, column: usize) -> Result<Option<T>> {
    match row.get_ref(column)? {
        ValueRef::Null => Ok(None),
        text => from_text(column, text.as_str()?).map(Some),
    }
}

/// A text, read as something else.
pub(crate) fn parsed<T: FromStr>(row: &Row<'_>, column: usize) -> Result<T> {
    from_text(column, row.get_ref(column)?.as_str()?)
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
