//! What was written about everybody.

use kept_vault::table::{log, tag};
use uuid::Uuid;

use super::timeline;
use crate::cursor;
use crate::error::ApiError;
use crate::session::Session;
use crate::wire::*;

/// The kinds that are asked for; none stands for all. A list without any shows nothing and is a mistake.
fn asked(kinds: Option<Vec<LogKind>>) -> Result<Vec<log::Kind>, ApiError> {
    let Some(kinds) = kinds else { return Ok(Vec::new()) };
    if kinds.is_empty() {
        return Err(ApiError::field("kinds", "Name a kind, or leave it out for all."));
    }
    Ok(kinds.into_iter().map(Into::into).collect())
}

pub(crate) fn log_list(session: &Session, request: LogList) -> Result<Page<LogRow>, ApiError> {
    let limit = cursor::limit(request.limit)?;
    let kinds = asked(request.kinds)?;
    // Nothing stands before the empty id, so that the whole day stays behind.
    let before = request.before.map(|day| (day.to_string(), Uuid::nil()));
    let after = cursor::read_key(request.after.as_deref())?.or(before);
    let zone = session.now().zone;
    session.read(move |reader| {
        let mut rows = log::page(reader, &kinds, after, limit + 1)?;
        let next = cursor::cut_key(&mut rows, limit, |row| row.record.place.clone());
        let rows = rows.into_iter().map(|row| {
            Ok(LogRow {
                tags: tag::of_record(reader, row.record.opens)?,
                record: timeline::shown(row.record, zone),
                kind: row.kind.into(),
                member_id: row.member.into(),
                member_name: row.member_name,
                preferred_name: row.preferred_name,
                guarded: row.guarded,
                tone: row.tone.map(Into::into),
            })
        });
        Ok(Page {
            rows: rows.collect::<Result<_, ApiError>>()?,
            next,
        })
    })
}

pub(crate) fn log_months(session: &Session, request: LogMonths) -> Result<Vec<TimelineMonth>, ApiError> {
    let kinds = asked(request.kinds)?;
    let months = session.read(move |reader| Ok(log::months(reader, &kinds)?))?;
    Ok(months.into_iter().map(timeline::month).collect())
}
