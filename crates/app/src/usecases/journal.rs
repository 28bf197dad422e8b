//! The journal, as anyone may check it without Kept.

use kept_vault::journal::{self, Event};

use crate::error::ApiError;
use crate::session::Session;
use crate::wire::*;

/// Entries in a page.
const PAGE: u32 = 500;

pub(crate) fn journal_list(session: &Session, request: JournalList) -> Result<Page<JournalRow>, ApiError> {
    let before = request
        .after
        .map(|after| {
            after
                .parse()
                .map_err(|_| ApiError::field("after", "This is no place in the journal."))
        })
        .transpose()?;
    let events = session.read(move |reader| Ok(journal::page(reader, before, PAGE)?))?;
    let last = events.last().map(|event| event.seq).filter(|seq| *seq > 1);
    Ok(Page {
        rows: events.into_iter().map(row).collect(),
        next: last.map(|seq| seq.to_string()),
    })
}

fn row(event: Event) -> JournalRow {
    JournalRow {
        seq: event.seq,
        at: journal::instant(event.at),
        zone: event.zone.name().to_owned(),
        kind: event.kind,
        object: event.object.to_string(),
        payload_hash: hex::encode(event.payload_hash),
        prev_hash: hex::encode(event.prev_hash),
        hash: hex::encode(event.hash),
    }
}
