//! The journal: a hash chain over everything that happened in the vault.
//!
//! An entry stores the SHA-256 of what was written, never the text. Its own hash is
//!
//! ```text
//! SHA-256( f("kept/1/event") f(seq) f(at) f(zone) f(kind) f(object) f(payload_hash) f(prev_hash) )
//! ```
//!
//! where `f(x)` is the length of `x` as eight bytes big-endian and then `x`; `seq` is eight bytes big-endian,
//! `object` the sixteen bytes of a UUID, and the texts are UTF-8 as stored. The first entry has number 1 and
//! follows 32 zero bytes. Whoever knows the head of a chain (it is printed in every sealed document) can tell
//! whether anything up to it has been altered, removed or put in another order.

use chrono::{DateTime, SecondsFormat, Utc};
use chrono_tz::Tz;
use kept_domain::time::Moment;
use rusqlite::{Connection, OptionalExtension, Row, params};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::connection::Reader;
use crate::error::VaultError;

/// What happened, as the code that made it happen says it.
#[derive(Debug, Clone, Copy)]
pub struct Entry<'a> {
    /// Kind of event, `subject.what-happened`: "member.created".
    pub kind: &'a str,
    /// The record that it happened to.
    pub object: Uuid,
    /// Canonical bytes of what was written. Only their SHA-256 is stored.
    pub payload: &'a [u8],
}

/// A place in the journal. Two chains with the same point are the same up to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct JournalPoint {
    /// Number of the entry, from 1; 0 before the first.
    pub seq: u64,
    /// Hash of the entry.
    pub hash: [u8; 32],
}

impl JournalPoint {
    /// Before the first entry.
    pub const START: Self = Self {
        seq: 0,
        hash: [0; 32],
    };
}

/// An entry as it stands in the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Its number, from 1 without gaps.
    pub seq: u64,
    /// When it happened, to the millisecond.
    pub at: DateTime<Utc>,
    /// Where the clock stood that the manager saw.
    pub zone: Tz,
    /// Kind of event.
    pub kind: String,
    /// The record that it happened to.
    pub object: Uuid,
    /// SHA-256 of what was written.
    pub payload_hash: [u8; 32],
    /// Hash of the entry before.
    pub prev_hash: [u8; 32],
    /// Hash of this entry.
    pub hash: [u8; 32],
}

/// The last entry.
///
/// # Errors
/// Those of the database.
pub fn head(reader: &Reader<'_>) -> Result<JournalPoint, VaultError> {
    last(reader.sql())
}

/// Computes the whole chain anew and returns its head.
///
/// A chain that has been cut off at the end is whole as far as it goes: compare the head, or any point known from
/// outside, by [`stands`].
///
/// # Errors
/// [`VaultError::BrokenJournal`] with the first entry that does not follow from the one before it.
pub fn verify(reader: &Reader<'_>) -> Result<JournalPoint, VaultError> {
    verify_after(reader, JournalPoint::START)
}

/// Computes the chain anew behind a point that was verified before, and returns its head.
///
/// # Errors
/// As [`verify`]; the point itself is named if it is not part of the journal any more.
pub fn verify_after(reader: &Reader<'_>, known: JournalPoint) -> Result<JournalPoint, VaultError> {
    if known != JournalPoint::START && !stands(reader, known)? {
        return Err(VaultError::BrokenJournal { seq: known.seq });
    }
    let mut statement = reader.sql().prepare_cached(
        "SELECT seq, at, zone, kind, object, payload_hash, prev_hash, hash FROM event WHERE seq > ?1 ORDER BY seq",
    )?;
    let mut rows = statement.query([known.seq])?;
    let mut before = known;
    while let Some(row) = rows.next()? {
        let link = Link::read(row)?;
        let point = JournalPoint {
            seq: before.seq + 1,
            hash: link.hash(before),
        };
        if link.seq != point.seq || link.prev_hash != before.hash || link.stored_hash != point.hash {
            return Err(VaultError::BrokenJournal { seq: point.seq });
        }
        before = point;
    }
    Ok(before)
}

/// Says whether a point known from outside, such as a sealed document, is part of this journal.
///
/// # Errors
/// Those of the database.
pub fn stands(reader: &Reader<'_>, point: JournalPoint) -> Result<bool, VaultError> {
    let hash: Option<[u8; 32]> = reader
        .sql()
        .query_row("SELECT hash FROM event WHERE seq = ?1", [point.seq], |row| {
            row.get(0)
        })
        .optional()?;
    Ok(hash == Some(point.hash))
}

/// Entries before number `before` (all if `None`), newest first, at most `limit`.
///
/// # Errors
/// Those of the database.
pub fn page(reader: &Reader<'_>, before: Option<u64>, limit: u32) -> Result<Vec<Event>, VaultError> {
    let mut statement = reader.sql().prepare_cached(
        "SELECT seq, at, zone, kind, object, payload_hash, prev_hash, hash FROM event
         WHERE seq < ?1 ORDER BY seq DESC LIMIT ?2",
    )?;
    let before = before.and_then(|seq| i64::try_from(seq).ok()).unwrap_or(i64::MAX);
    let mut rows = statement.query(params![before, limit])?;
    let mut events = Vec::new();
    while let Some(row) = rows.next()? {
        let link = Link::read(row)?;
        let damaged = VaultError::BrokenJournal { seq: link.seq };
        let at = DateTime::parse_from_rfc3339(&link.at)
            .map_err(|_| damaged.clone())?
            .to_utc();
        let zone = link.zone.parse().map_err(|_| damaged)?;
        events.push(Event {
            seq: link.seq,
            at,
            zone,
            kind: link.kind,
            object: Uuid::from_bytes(link.object),
            payload_hash: link.payload_hash,
            prev_hash: link.prev_hash,
            hash: link.stored_hash,
        });
    }
    Ok(events)
}

/// Appends an entry after the last one.
pub(crate) fn append(sql: &Connection, now: Moment, entry: Entry<'_>) -> Result<JournalPoint, VaultError> {
    let before = last(sql)?;
    let mut link = Link {
        seq: before.seq + 1,
        at: instant(now.at),
        zone: now.zone.name().to_owned(),
        kind: entry.kind.to_owned(),
        object: *entry.object.as_bytes(),
        payload_hash: Sha256::digest(entry.payload).into(),
        prev_hash: before.hash,
        stored_hash: [0; 32],
    };
    link.stored_hash = link.hash(before);
    sql.prepare_cached(
        "INSERT INTO event (seq, at, zone, kind, object, payload_hash, prev_hash, hash)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?
    .execute(params![
        link.seq,
        link.at,
        link.zone,
        link.kind,
        link.object,
        link.payload_hash,
        link.prev_hash,
        link.stored_hash
    ])?;
    Ok(JournalPoint {
        seq: link.seq,
        hash: link.stored_hash,
    })
}

/// When the first entry after this one was made that is about more than backups.
///
/// # Errors
/// Those of the database.
pub fn changed_after(reader: &Reader<'_>, seq: u64) -> Result<Option<DateTime<Utc>>, VaultError> {
    let at: Option<String> = reader
        .sql()
        .prepare_cached(
            "SELECT at FROM event WHERE seq > ?1 AND kind NOT LIKE 'backup.%' ORDER BY seq LIMIT 1",
        )?
        .query_row([seq], |row| row.get(0))
        .optional()?;
    let broken = |_| VaultError::BrokenJournal { seq: seq + 1 };
    at.map(|at| at.parse().map_err(broken)).transpose()
}

/// An instant as the database stores it: RFC 3339 in UTC with milliseconds, so that text order is time order.
#[must_use]
pub fn instant(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Millis, true)
}

fn last(sql: &Connection) -> Result<JournalPoint, VaultError> {
    let point = sql
        .prepare_cached("SELECT seq, hash FROM event ORDER BY seq DESC LIMIT 1")?
        .query_row([], |row| {
            Ok(JournalPoint {
                seq: row.get(0)?,
                hash: row.get(1)?,
            })
        })
        .optional()?;
    Ok(point.unwrap_or(JournalPoint::START))
}

/// A row as it is stored, texts unread, so that the hash is over exactly what is there.
struct Link {
    seq: u64,
    at: String,
    zone: String,
    kind: String,
    object: [u8; 16],
    payload_hash: [u8; 32],
    prev_hash: [u8; 32],
    stored_hash: [u8; 32],
}

impl Link {
    fn read(row: &Row<'_>) -> Result<Self, VaultError> {
        Ok(Self {
            seq: row.get(0)?,
            at: row.get(1)?,
            zone: row.get(2)?,
            kind: row.get(3)?,
            object: row.get(4)?,
            payload_hash: row.get(5)?,
            prev_hash: row.get(6)?,
            stored_hash: row.get(7)?,
        })
    }

    fn hash(&self, before: JournalPoint) -> [u8; 32] {
        let mut hash = Sha256::new();
        for field in [
            b"kept/1/event".as_slice(),
            &(before.seq + 1).to_be_bytes(),
            self.at.as_bytes(),
            self.zone.as_bytes(),
            self.kind.as_bytes(),
            &self.object,
            &self.payload_hash,
            &before.hash,
        ] {
            hash.update((field.len() as u64).to_be_bytes());
            hash.update(field);
        }
        hash.finalize().into()
    }
}

#[cfg(test)]
mod tests;
