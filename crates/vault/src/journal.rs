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
    const START: Self = Self {
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
    let mut statement = reader.sql().prepare_cached(
        "SELECT seq, at, zone, kind, object, payload_hash, prev_hash, hash FROM event ORDER BY seq",
    )?;
    let mut rows = statement.query([])?;
    let mut before = JournalPoint::START;
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

/// An instant as the database stores it: RFC 3339 in UTC with milliseconds, so that text order is time order.
pub(crate) fn instant(at: DateTime<Utc>) -> String {
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
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::Vault;
    use crate::fixture::{Fixture, now};

    fn journal_of(entries: u8) -> Fixture {
        let fixture = Fixture::new();
        for entry in 0..entries {
            fixture
                .vault
                .write(now(), move |vault| {
                    let object = Uuid::from_u128(entry.into());
                    vault.record(Entry {
                        kind: "note.written",
                        object,
                        payload: &[entry],
                    })
                })
                .unwrap();
        }
        fixture
    }

    /// Runs a statement behind the back of the triggers, as someone with the key and another program could.
    fn tamper(vault: &Vault, statement: &'static str) {
        vault
            .thread()
            .run(move |connection| {
                connection.commit_hook(None::<fn() -> bool>)?;
                connection.execute_batch(
                    "DROP TRIGGER event_is_append_only_update; DROP TRIGGER event_is_append_only_delete",
                )?;
                Ok(connection.execute_batch(statement)?)
            })
            .unwrap();
    }

    #[test]
    fn the_chain_is_what_the_documentation_says() {
        // Computed with Python's hashlib from the description at the top of this file.
        let before = JournalPoint {
            seq: 4,
            hash: [9; 32],
        };
        let link = Link {
            seq: 5,
            at: "2026-11-21T08:15:00.000Z".to_owned(),
            zone: "Europe/Oslo".to_owned(),
            kind: "note.written".to_owned(),
            object: [3; 16],
            payload_hash: [4; 32],
            prev_hash: before.hash,
            stored_hash: [0; 32],
        };
        let hex: String = link
            .hash(before)
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        assert_eq!(
            hex, "a3f489dc4d270c7203a01e16995427322d834a8890c31dddd00e638a8628a96b",
            "a verifier written elsewhere must agree"
        );
    }

    #[test]
    fn a_new_vault_begins_with_its_creation() {
        let fixture = journal_of(0);
        let id = fixture.vault.id();
        let events = fixture.vault.read(|vault| page(vault, None, 10)).unwrap();
        assert_eq!(events.len(), 1, "one thing has happened");
        assert_eq!(
            (events[0].seq, events[0].kind.as_str()),
            (1, "vault.created"),
            "it was made"
        );
        assert_eq!(
            (events[0].at, events[0].zone, events[0].object),
            (now().at, now().zone, id.uuid()),
            "then and there"
        );
        assert_eq!(events[0].prev_hash, [0; 32], "nothing was before it");
    }

    #[test]
    fn pages_run_backwards_without_gaps() {
        let fixture = journal_of(7);
        let seqs = |before, limit| -> Vec<u64> {
            fixture
                .vault
                .read(move |vault| page(vault, before, limit))
                .unwrap()
                .iter()
                .map(|event| event.seq)
                .collect()
        };
        assert_eq!(seqs(None, 3), [8, 7, 6], "the newest come first");
        assert_eq!(
            seqs(Some(6), 3),
            [5, 4, 3],
            "the next page begins where the last one ended"
        );
        assert_eq!(seqs(Some(3), 3), [2, 1], "the last one may be shorter");
        assert_eq!(seqs(Some(1), 3), Vec::<u64>::new(), "and then there is nothing");
    }

    #[test]
    fn no_statement_changes_or_removes_an_entry() {
        let fixture = journal_of(2);
        for statement in [
            "UPDATE event SET kind = 'note.read' WHERE seq = 2",
            "UPDATE event SET seq = 9 WHERE seq = 2",
            "DELETE FROM event WHERE seq = 2",
            "DELETE FROM event",
            "INSERT OR REPLACE INTO event SELECT seq, at, zone, 'note.read', object, payload_hash, prev_hash, hash
             FROM event WHERE seq = 2",
        ] {
            let result = fixture.vault.write(now(), move |vault| Ok(vault.sql().execute_batch(statement)?));
            assert_eq!(result, Err(VaultError::Immutable), "refused: {statement}");
        }
        assert_eq!(
            fixture.vault.read(verify).unwrap().seq,
            3,
            "the chain is untouched"
        );
    }

    #[test]
    fn every_altered_removed_or_moved_entry_is_found() {
        for (statement, seq) in [
            (
                "UPDATE event SET at = '2026-11-21T08:15:00.001Z' WHERE seq = 3",
                3,
            ),
            ("UPDATE event SET zone = 'Europe/Paris' WHERE seq = 3", 3),
            ("UPDATE event SET kind = 'note.read' WHERE seq = 3", 3),
            ("UPDATE event SET object = zeroblob(16) WHERE seq = 3", 3),
            ("UPDATE event SET payload_hash = zeroblob(32) WHERE seq = 3", 3),
            ("UPDATE event SET prev_hash = zeroblob(32) WHERE seq = 3", 3),
            ("UPDATE event SET hash = zeroblob(32) WHERE seq = 3", 3),
            ("DELETE FROM event WHERE seq = 1", 1),
            ("DELETE FROM event WHERE seq = 3", 3),
            (
                "DELETE FROM event WHERE seq = 3; UPDATE event SET seq = seq - 1 WHERE seq > 3",
                3,
            ),
            (
                "UPDATE event SET seq = 99 WHERE seq = 3; UPDATE event SET seq = 3 WHERE seq = 4;
              UPDATE event SET seq = 4 WHERE seq = 99",
                3,
            ),
            ("UPDATE event SET seq = seq + 10 WHERE seq = 5", 5),
        ] {
            let fixture = journal_of(4);
            tamper(&fixture.vault, statement);
            assert_eq!(
                fixture.vault.read(verify),
                Err(VaultError::BrokenJournal { seq }),
                "the chain breaks there: {statement}"
            );
        }
    }

    #[test]
    fn a_known_point_shows_that_the_end_is_missing() {
        let fixture = journal_of(4);
        let head = fixture.vault.read(head).unwrap();
        assert_eq!(
            fixture.vault.read(move |vault| stands(vault, head)),
            Ok(true),
            "the head is part of the chain"
        );
        tamper(&fixture.vault, "DELETE FROM event WHERE seq = 5");
        assert_eq!(
            fixture.vault.read(verify).unwrap().seq,
            4,
            "what is left is whole"
        );
        assert_eq!(
            fixture.vault.read(move |vault| stands(vault, head)),
            Ok(false),
            "but a sealed document knows better"
        );
        let other = JournalPoint {
            seq: 4,
            hash: [7; 32],
        };
        assert_eq!(
            fixture.vault.read(move |vault| stands(vault, other)),
            Ok(false),
            "the number alone proves nothing"
        );
    }
}
