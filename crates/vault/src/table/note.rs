//! Notes about members.

use chrono::{DateTime, NaiveDate, Utc};
use kept_domain::ids::{MemberId, NoteId};
use kept_domain::note::{Note, NoteKind, NoteText, Tone};
use kept_domain::time::Moment;
use rusqlite::{Row, params};
use uuid::Uuid;

use super::record::{record, untouched};
use super::{tag, value};
use crate::{Reader, VaultError, Writer, journal};

/// Adds a note.
///
/// # Errors
/// Those of the database.
pub fn insert(writer: &Writer<'_>, note: &Note) -> Result<(), VaultError> {
    put(writer, note)?;
    record(writer, "note.created", note.id.uuid(), &note.text)
}

/// Puts a deleted note back as it was.
///
/// # Errors
/// Those of the database.
pub fn restore(writer: &Writer<'_>, note: &Note) -> Result<(), VaultError> {
    put(writer, note)?;
    record(writer, "note.restored", note.id.uuid(), &note.text)
}

fn put(writer: &Writer<'_>, note: &Note) -> Result<(), VaultError> {
    let NoteText {
        kind,
        tone,
        event_on,
        text,
    } = &note.text;
    writer
        .sql()
        .prepare_cached(
            "INSERT INTO note (id, member_id, revision, kind, tone, event_on, line, sample, created_at, zone, updated_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        )?
        .execute(params![
            note.id.uuid().as_bytes(),
            note.member.uuid().as_bytes(),
            note.revision,
            kind.as_str(),
            tone.map(Tone::as_str),
            event_on.to_string(),
            note.text.line(),
            note.sample,
            journal::instant(note.recorded.at),
            note.recorded.zone.name(),
            journal::instant(note.updated_at),
        ])?;
    writer
        .sql()
        .prepare_cached("INSERT INTO note_body (note_id, text) VALUES (?1, ?2)")?
        .execute(params![note.id.uuid().as_bytes(), text])?;
    Ok(())
}

/// Replaces what is written in a note.
///
/// # Errors
/// [`VaultError::NotFound`], or [`VaultError::Conflict`] if `revision` is not the one in the vault.
pub fn update(writer: &Writer<'_>, id: NoteId, revision: u32, text: &NoteText) -> Result<(), VaultError> {
    let changed = writer
        .sql()
        .prepare_cached(
            "UPDATE note SET revision = revision + 1, kind = ?3, tone = ?4, event_on = ?5, line = ?6, updated_at = ?7
             WHERE id = ?1 AND revision = ?2",
        )?
        .execute(params![
            id.uuid().as_bytes(),
            revision,
            text.kind.as_str(),
            text.tone.map(Tone::as_str),
            text.event_on.to_string(),
            text.line(),
            journal::instant(writer.now().at),
        ])?;
    if changed == 0 {
        return Err(untouched(writer, "note", id.uuid())?);
    }
    writer
        .sql()
        .prepare_cached("UPDATE note_body SET text = ?2 WHERE note_id = ?1")?
        .execute(params![id.uuid().as_bytes(), text.text])?;
    record(writer, "note.updated", id.uuid(), text)
}

/// Deletes a note. Its tags and links are those of [`super::tag`] and [`super::link`].
///
/// # Errors
/// As [`update`].
pub fn delete(writer: &Writer<'_>, id: NoteId, revision: u32) -> Result<(), VaultError> {
    let changed = writer
        .sql()
        .prepare_cached("DELETE FROM note WHERE id = ?1 AND revision = ?2")?
        .execute(params![id.uuid().as_bytes(), revision])?;
    if changed == 0 {
        return Err(untouched(writer, "note", id.uuid())?);
    }
    record(writer, "note.deleted", id.uuid(), &revision)
}

/// One note.
///
/// # Errors
/// [`VaultError::NotFound`].
pub fn get(reader: &Reader<'_>, id: NoteId) -> Result<Note, VaultError> {
    let note = reader
        .sql()
        .prepare_cached(
            "SELECT n.id, n.member_id, n.revision, n.kind, n.tone, n.event_on, b.text, n.sample, n.created_at, n.zone,
                n.updated_at
             FROM note n JOIN note_body b ON b.note_id = n.id WHERE n.id = ?1",
        )?
        .query_row([id.uuid().as_bytes()], |row| {
            Ok(Note {
                id: value::id(row, 0, NoteId::new)?,
                member: value::id(row, 1, MemberId::new)?,
                revision: row.get(2)?,
                text: NoteText {
                    kind: value::word(row, 3)?,
                    tone: value::maybe(row, 4)?,
                    event_on: value::date(row, 5)?,
                    text: row.get(6)?,
                },
                sample: row.get(7)?,
                recorded: Moment {
                    at: value::at(row, 8)?,
                    zone: value::parsed(row, 9)?,
                },
                updated_at: value::at(row, 10)?,
            })
        })?;
    Ok(note)
}

/// Whether there is a note with this id.
///
/// # Errors
/// Those of the database.
pub fn exists(reader: &Reader<'_>, id: NoteId) -> Result<bool, VaultError> {
    let found = reader
        .sql()
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM note WHERE id = ?1)")?
        .query_row([id.uuid().as_bytes()], |row| row.get(0))?;
    Ok(found)
}

/// A note in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteRow {
    /// Which one.
    pub id: NoteId,
    /// About whom.
    pub member: MemberId,
    /// Their full name.
    pub member_name: String,
    /// Counts the changes, from 1.
    pub revision: u32,
    /// What it is about.
    pub kind: NoteKind,
    /// How it sounds.
    pub tone: Option<Tone>,
    /// The day it happened.
    pub event_on: NaiveDate,
    /// How it begins.
    pub line: String,
    /// When it was written down, and where the clock stood.
    pub recorded: Moment,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// Its tags, by name.
    pub tags: Vec<String>,
}

/// Which notes a list shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Those about a member.
    pub member: Option<MemberId>,
    /// Those of a kind.
    pub kind: Option<NoteKind>,
    /// Those with a tag, by its [key](super::tag::key).
    pub tag: Option<String>,
}

fn read(row: &Row<'_>) -> rusqlite::Result<NoteRow> {
    Ok(NoteRow {
        id: value::id(row, 0, NoteId::new)?,
        member: value::id(row, 1, MemberId::new)?,
        member_name: row.get(2)?,
        revision: row.get(3)?,
        kind: value::word(row, 4)?,
        tone: value::maybe(row, 5)?,
        event_on: value::date(row, 6)?,
        line: row.get(7)?,
        recorded: Moment {
            at: value::at(row, 8)?,
            zone: value::parsed(row, 9)?,
        },
        updated_at: value::at(row, 10)?,
        tags: tag::listed(row, 11)?,
    })
}

/// `?1` and `?2` are the place to go on from, `?3` the limit, `?4` the member, `?5` the kind, `?6` the tag.
pub(super) fn page_sql(filter: &Filter) -> String {
    let part = |wanted: bool, yes: &'static str, no: &'static str| if wanted { yes } else { no };
    let member = part(filter.member.is_some(), "n.member_id = ?4", "?4 IS NULL");
    let kind = part(filter.kind.is_some(), "n.kind = ?5", "?5 IS NULL");
    let tag = part(
        filter.tag.is_some(),
        "EXISTS (SELECT 1 FROM tag t JOIN record_tag r ON r.tag_id = t.id WHERE t.name_key = ?6 AND r.record_id = n.id)",
        "?6 IS NULL",
    );
    format!(
        "SELECT n.id, n.member_id, m.name, n.revision, n.kind, n.tone, n.event_on, n.line, n.created_at, n.zone,
            n.updated_at, ({})
         FROM note n JOIN member m ON m.id = n.member_id
         WHERE {member} AND {kind} AND {tag} AND (n.event_on, n.id) < (?1, ?2)
         ORDER BY n.event_on DESC, n.id DESC LIMIT ?3",
        tag::list_of("n.id")
    )
}

/// Notes by the day they are about, newest first, from the one after `after` on.
///
/// # Errors
/// Those of the database.
pub fn page(
    reader: &Reader<'_>,
    filter: &Filter,
    after: Option<(String, Uuid)>,
    limit: u32,
) -> Result<Vec<NoteRow>, VaultError> {
    let (day, id) = value::before(after);
    let mut statement = reader.sql().prepare_cached(&page_sql(filter))?;
    let member = filter.member.map(|id| *id.uuid().as_bytes());
    let kind = filter.kind.map(NoteKind::as_str);
    let rows = statement.query_map(params![day, id, limit, member, kind, filter.tag], read)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// A plus sign keeps the planner from the index by date, which does not have the kinds.
pub(super) const COUNTS: &str =
    "SELECT kind, count(*) FROM note WHERE +event_on BETWEEN ?1 AND ?2 GROUP BY kind";
pub(super) const COUNTS_OF_MEMBER: &str =
    "SELECT kind, count(*) FROM note WHERE event_on BETWEEN ?1 AND ?2 AND member_id = ?3 GROUP BY kind";

/// How many notes of each kind there are about the days from `from` to `to`; kinds without any are left out.
///
/// # Errors
/// Those of the database.
pub fn counts(
    reader: &Reader<'_>,
    member: Option<MemberId>,
    from: NaiveDate,
    to: NaiveDate,
) -> Result<Vec<(NoteKind, u32)>, VaultError> {
    let (from, to) = (from.to_string(), to.to_string());
    let read = |row: &Row<'_>| Ok((value::word(row, 0)?, row.get(1)?));
    let counts: Result<_, rusqlite::Error> = match member {
        None => reader
            .sql()
            .prepare_cached(COUNTS)?
            .query_map(params![from, to], read)?
            .collect(),
        Some(id) => reader
            .sql()
            .prepare_cached(COUNTS_OF_MEMBER)?
            .query_map(params![from, to, id.uuid().as_bytes()], read)?
            .collect(),
    };
    Ok(counts?)
}
