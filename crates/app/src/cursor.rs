//! Where the next page of a list begins, in a text that only means something here.

use chrono::{DateTime, SecondsFormat, Utc};
use uuid::Uuid;

use crate::error::ApiError;

/// The place after a row that is ordered by an instant and an id.
pub(crate) fn after(at: DateTime<Utc>, id: Uuid) -> String {
    format!("{}~{id}", at.to_rfc3339_opts(SecondsFormat::Millis, true))
}

/// Reads what [`after`] gave.
pub(crate) fn read(after: Option<&str>) -> Result<Option<(DateTime<Utc>, Uuid)>, ApiError> {
    let Some(text) = after else { return Ok(None) };
    let place = text.split_once('~').and_then(|(at, id)| {
        Some((
            DateTime::parse_from_rfc3339(at).ok()?.to_utc(),
            Uuid::parse_str(id).ok()?,
        ))
    });
    match place {
        Some(place) => Ok(Some(place)),
        None => Err(stale()),
    }
}

/// The place after a row that is ordered by a text and an id.
pub(crate) fn after_key(key: &str, id: Uuid) -> String {
    format!("{key}~{id}")
}

/// Reads what [`after_key`] gave.
pub(crate) fn read_key(after: Option<&str>) -> Result<Option<(String, Uuid)>, ApiError> {
    let Some(text) = after else { return Ok(None) };
    let place = text
        .rsplit_once('~')
        .and_then(|(key, id)| Some((key.to_owned(), Uuid::parse_str(id).ok()?)));
    place.map(Some).ok_or_else(stale)
}

/// The text is not the place of a row.
pub(crate) fn stale() -> ApiError {
    ApiError::field("after", "Give back what the page before said, or leave it out.")
}

/// As [`cut`], for rows that are ordered by a text and an id.
pub(crate) fn cut_key<T>(
    rows: &mut Vec<T>,
    limit: u32,
    place: impl FnOnce(&T) -> (String, Uuid),
) -> Option<String> {
    let limit = limit as usize;
    if rows.len() <= limit {
        return None;
    }
    rows.truncate(limit);
    rows.last().map(place).map(|(key, id)| after_key(&key, id))
}

/// Rows of a page: 1 to 200, 50 if it is not said.
pub(crate) fn limit(limit: Option<u32>) -> Result<u32, ApiError> {
    match limit.unwrap_or(50) {
        limit @ 1..=200 => Ok(limit),
        _ => Err(ApiError::field("limit", "A page has 1 to 200 rows.")),
    }
}

/// Cuts the one row too many that tells whether there is a next page, and says where that begins.
pub(crate) fn cut<T>(
    rows: &mut Vec<T>,
    limit: u32,
    place: impl FnOnce(&T) -> (DateTime<Utc>, Uuid),
) -> Option<String> {
    let limit = limit as usize;
    if rows.len() <= limit {
        return None;
    }
    rows.truncate(limit);
    rows.last().map(place).map(|(at, id)| after(at, id))
}
