//! Records that speak of others, read in both directions.

use chrono::{DateTime, NaiveDate, Utc};
use kept_domain::ids::MemberId;
use rusqlite::{Row, params};
use uuid::Uuid;

use super::record::record;
use super::value;
use crate::{Reader, VaultError, Writer, journal};

/// What a link may begin or end at. Only notes and forms speak of others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Linked {
    /// A member.
    Member,
    /// A note.
    Note,
    /// A form.
    Form,
    /// An expectation.
    Expectation,
    /// A document.
    Document,
}

impl Linked {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Member => "member",
            Self::Note => "note",
            Self::Form => "form",
            Self::Expectation => "expectation",
            Self::Document => "document",
        }
    }

    fn read(row: &Row<'_>, column: usize) -> rusqlite::Result<Self> {
        Ok(match row.get_ref(column)?.as_str()? {
            "member" => Self::Member,
            "note" => Self::Note,
            "form" => Self::Form,
            "expectation" => Self::Expectation,
            "document" => Self::Document,
            _ => return Err(value::unreadable(column)),
        })
    }
}

/// One end of a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct End {
    /// The record.
    pub id: Uuid,
    /// What it is.
    pub kind: Linked,
}

/// A link between two records.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Link {
    /// What speaks of the other.
    pub from: End,
    /// What is spoken of.
    pub to: End,
    /// Since when.
    pub at: DateTime<Utc>,
}

/// Adds a link. One that is there already stays as it is.
///
/// # Errors
/// Those of the database.
pub fn add(writer: &Writer<'_>, from: End, to: End) -> Result<(), VaultError> {
    let link = Link {
        from,
        to,
        at: writer.now().at,
    };
    if put(writer, link)? {
        record(writer, "link.added", from.id, &to.id)?;
    }
    Ok(())
}

/// Puts a link back as it was. The journal entry is that of the record that it belongs to.
///
/// # Errors
/// Those of the database.
pub fn put(writer: &Writer<'_>, link: Link) -> Result<bool, VaultError> {
    let added = writer
        .sql()
        .prepare_cached(
            "INSERT INTO record_link (from_id, to_id, from_kind, to_kind, at) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT DO NOTHING",
        )?
        .execute(params![
            link.from.id.as_bytes(),
            link.to.id.as_bytes(),
            link.from.kind.as_str(),
            link.to.kind.as_str(),
            journal::instant(link.at),
        ])?;
    Ok(added > 0)
}

/// Removes a link.
///
/// # Errors
/// [`VaultError::NotFound`] if there is none.
pub fn remove(writer: &Writer<'_>, from: Uuid, to: Uuid) -> Result<(), VaultError> {
    let removed = writer
        .sql()
        .prepare_cached("DELETE FROM record_link WHERE from_id = ?1 AND to_id = ?2")?
        .execute(params![from.as_bytes(), to.as_bytes()])?;
    if removed == 0 {
        return Err(VaultError::NotFound);
    }
    record(writer, "link.removed", from, &to)
}

/// Removes all links from and to a record that is deleted. The journal entry is that of the record.
///
/// # Errors
/// Those of the database.
pub fn remove_all(writer: &Writer<'_>, id: Uuid) -> Result<(), VaultError> {
    writer
        .sql()
        .prepare_cached("DELETE FROM record_link WHERE from_id = ?1 OR to_id = ?1")?
        .execute([id.as_bytes()])?;
    Ok(())
}

/// Makes the members that a note or a form names what `members` says.
///
/// # Errors
/// Those of the database.
pub fn set_mentions(writer: &Writer<'_>, from: End, members: &[MemberId]) -> Result<(), VaultError> {
    let mut changed = false;
    for link in from_record(writer, from.id)? {
        let named = members.iter().any(|member| member.uuid() == link.to.id);
        if link.to.kind == Linked::Member && !named {
            writer
                .sql()
                .prepare_cached("DELETE FROM record_link WHERE from_id = ?1 AND to_id = ?2")?
                .execute(params![from.id.as_bytes(), link.to.id.as_bytes()])?;
            changed = true;
        }
    }
    for member in members {
        let to = End {
            id: member.uuid(),
            kind: Linked::Member,
        };
        let at = writer.now().at;
        changed |= put(writer, Link { from, to, at })?;
    }
    if changed {
        let kind = match from.kind {
            Linked::Form => "form.mentions",
            _ => "note.mentions",
        };
        record(writer, kind, from.id, &members)?;
    }
    Ok(())
}

pub(super) const FROM: &str =
    "SELECT from_id, from_kind, to_id, to_kind, at FROM record_link WHERE from_id = ?1 ORDER BY to_id";
pub(super) const BACK: &str = "SELECT from_id, from_kind, to_id, to_kind, at FROM record_link WHERE to_id = ?1 ORDER BY at DESC LIMIT ?2";

fn read(row: &Row<'_>) -> rusqlite::Result<Link> {
    Ok(Link {
        from: End {
            id: value::id(row, 0, |id| id)?,
            kind: Linked::read(row, 1)?,
        },
        to: End {
            id: value::id(row, 2, |id| id)?,
            kind: Linked::read(row, 3)?,
        },
        at: value::at(row, 4)?,
    })
}

/// What a record speaks of.
///
/// # Errors
/// Those of the database.
pub fn from_record(reader: &Reader<'_>, id: Uuid) -> Result<Vec<Link>, VaultError> {
    let mut statement = reader.sql().prepare_cached(FROM)?;
    let rows = statement.query_map([id.as_bytes()], read)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// What speaks of a record, newest first, `limit` at most.
///
/// # Errors
/// Those of the database.
pub fn to_record(reader: &Reader<'_>, id: Uuid, limit: u32) -> Result<Vec<Link>, VaultError> {
    let mut statement = reader.sql().prepare_cached(BACK)?;
    let rows = statement.query_map(params![id.as_bytes(), limit], read)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// What is shown of a record at the end of a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// Its title, or how it begins.
    pub title: String,
    /// Whose it is.
    pub member: MemberId,
    /// Their full name.
    pub member_name: String,
    /// The day that it stands under.
    pub on: Option<NaiveDate>,
}

/// What is shown of a record.
///
/// # Errors
/// [`VaultError::NotFound`] if there is no such record.
pub fn shown(reader: &Reader<'_>, end: End) -> Result<Shown, VaultError> {
    let sql = match end.kind {
        Linked::Member => "SELECT name, id, name, NULL FROM member WHERE id = ?1",
        Linked::Note => {
            "SELECT r.line, r.member_id, m.name, r.event_on FROM note r JOIN member m ON m.id = r.member_id WHERE r.id = ?1"
        }
        Linked::Form => {
            "SELECT r.title, r.member_id, m.name, r.event_on FROM form r JOIN member m ON m.id = r.member_id WHERE r.id = ?1"
        }
        Linked::Expectation => {
            "SELECT r.title, r.member_id, m.name, NULL FROM expectation r JOIN member m ON m.id = r.member_id WHERE r.id = ?1"
        }
        Linked::Document => {
            "SELECT r.title, r.member_id, m.name, NULL FROM document r JOIN member m ON m.id = r.member_id WHERE r.id = ?1"
        }
    };
    let read = |row: &Row<'_>| {
        Ok(Shown {
            title: row.get(0)?,
            member: value::id(row, 1, MemberId::new)?,
            member_name: row.get(2)?,
            on: value::maybe(row, 3)?,
        })
    };
    Ok(reader
        .sql()
        .prepare_cached(sql)?
        .query_row([end.id.as_bytes()], read)?)
}
