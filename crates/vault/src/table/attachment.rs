//! Files that are attached to notes and forms. Their bytes are in a table of their own, which no list touches.

use kept_domain::attachment::{Attachment, Holder};
use kept_domain::ids::{AttachmentId, FormId, MemberId, NoteId};
use kept_domain::time::Moment;
use rusqlite::{Row, params};

use super::record::record;
use super::value;
use crate::{Reader, VaultError, Writer, journal};

/// The bytes of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// How it looks in a list, as PNG; nothing if it cannot be shown.
    pub thumbnail: Option<Vec<u8>>,
    /// What was attached, byte by byte.
    pub content: Vec<u8>,
}

/// Attaches a file.
///
/// # Errors
/// Those of the database.
pub fn insert(writer: &Writer<'_>, attachment: &Attachment, file: &File) -> Result<(), VaultError> {
    put(writer, attachment, file)?;
    record(
        writer,
        "attachment.added",
        attachment.id.uuid(),
        &written(attachment),
    )
}

/// Puts a removed file back as it was.
///
/// # Errors
/// Those of the database.
pub fn restore(writer: &Writer<'_>, attachment: &Attachment, file: &File) -> Result<(), VaultError> {
    put(writer, attachment, file)?;
    record(
        writer,
        "attachment.restored",
        attachment.id.uuid(),
        &written(attachment),
    )
}

fn put(writer: &Writer<'_>, attachment: &Attachment, file: &File) -> Result<(), VaultError> {
    let (note, form) = match attachment.holder {
        Holder::Note(id) => (Some(*id.uuid().as_bytes()), None),
        Holder::Form(id) => (None, Some(*id.uuid().as_bytes())),
    };
    writer
        .sql()
        .prepare_cached(
            "INSERT INTO attachment (id, member_id, note_id, form_id, name, kind, misnamed, size, sha256, pages, at, zone)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
        )?
        .execute(params![
            attachment.id.uuid().as_bytes(),
            attachment.member.uuid().as_bytes(),
            note,
            form,
            attachment.name,
            attachment.kind.as_str(),
            attachment.misnamed,
            attachment.size,
            attachment.sha256,
            attachment.pages,
            journal::instant(attachment.added.at),
            attachment.added.zone.name(),
        ])?;
    writer
        .sql()
        .prepare_cached(
            "INSERT INTO attachment_file (attachment_id, thumbnail, content) VALUES (?1, ?2, ?3)",
        )?
        .execute(params![
            attachment.id.uuid().as_bytes(),
            file.thumbnail,
            file.content
        ])?;
    Ok(())
}

/// What an entry of the journal vouches for: which bytes, under which name, at which record.
fn written(attachment: &Attachment) -> impl serde::Serialize + '_ {
    let holder = match attachment.holder {
        Holder::Note(id) => id.uuid(),
        Holder::Form(id) => id.uuid(),
    };
    (holder, &attachment.name, attachment.sha256)
}

/// Notes how a file looks that could not be shown when it was attached.
///
/// # Errors
/// [`VaultError::Conflict`] if it can be shown already.
pub fn show(writer: &Writer<'_>, id: AttachmentId, pages: u32, thumbnail: &[u8]) -> Result<(), VaultError> {
    let changed = writer
        .sql()
        .prepare_cached("UPDATE attachment SET pages = ?2 WHERE id = ?1 AND pages IS NULL")?
        .execute(params![id.uuid().as_bytes(), pages])?;
    if changed == 0 {
        return Err(VaultError::Conflict);
    }
    writer
        .sql()
        .prepare_cached("UPDATE attachment_file SET thumbnail = ?2 WHERE attachment_id = ?1")?
        .execute(params![id.uuid().as_bytes(), thumbnail])?;
    record(writer, "attachment.drawn", id.uuid(), &pages)
}

/// Removes a file with its bytes.
///
/// # Errors
/// [`VaultError::NotFound`], or [`VaultError::Immutable`] if it belongs to a filed form.
pub fn remove(writer: &Writer<'_>, id: AttachmentId) -> Result<(), VaultError> {
    let removed = writer
        .sql()
        .prepare_cached("DELETE FROM attachment WHERE id = ?1")?
        .execute([id.uuid().as_bytes()])?;
    if removed == 0 {
        return Err(VaultError::NotFound);
    }
    record(writer, "attachment.removed", id.uuid(), &())
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, member_id, note_id, form_id, name, kind, misnamed, size, sha256, pages, at, zone FROM attachment ",
            $rest
        )
    };
}
pub(super) const OF_NOTE: &str = select!("WHERE note_id = ?1 ORDER BY at, id");
pub(super) const OF_FORM: &str = select!("WHERE form_id = ?1 ORDER BY at, id");

fn read(row: &Row<'_>) -> rusqlite::Result<Attachment> {
    let (note, form) = (
        value::maybe_id(row, 2, NoteId::new)?,
        value::maybe_id(row, 3, FormId::new)?,
    );
    Ok(Attachment {
        id: value::id(row, 0, AttachmentId::new)?,
        member: value::id(row, 1, MemberId::new)?,
        holder: note
            .map(Holder::Note)
            .or(form.map(Holder::Form))
            .ok_or_else(|| value::unreadable(2))?,
        name: row.get(4)?,
        kind: value::word(row, 5)?,
        misnamed: row.get(6)?,
        size: row.get(7)?,
        sha256: row.get(8)?,
        pages: row.get(9)?,
        added: Moment {
            at: value::at(row, 10)?,
            zone: value::parsed(row, 11)?,
        },
    })
}

/// A file without its bytes.
///
/// # Errors
/// [`VaultError::NotFound`].
pub fn get(reader: &Reader<'_>, id: AttachmentId) -> Result<Attachment, VaultError> {
    let found = reader
        .sql()
        .prepare_cached(select!("WHERE id = ?1"))?
        .query_row([id.uuid().as_bytes()], read)?;
    Ok(found)
}

/// The files of a record, oldest first.
///
/// # Errors
/// Those of the database.
pub fn of(reader: &Reader<'_>, holder: Holder) -> Result<Vec<Attachment>, VaultError> {
    let (sql, id) = match holder {
        Holder::Note(id) => (OF_NOTE, id.uuid()),
        Holder::Form(id) => (OF_FORM, id.uuid()),
    };
    let mut statement = reader.sql().prepare_cached(sql)?;
    let rows = statement.query_map([id.as_bytes()], read)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

pub(super) const SIZE: &str = "SELECT coalesce(sum(size), 0) FROM attachment";

/// Bytes of all files of the vault.
///
/// # Errors
/// Those of the database.
pub fn size(reader: &Reader<'_>) -> Result<u64, VaultError> {
    Ok(reader
        .sql()
        .prepare_cached(SIZE)?
        .query_row([], |row| row.get(0))?)
}

/// The bytes of a file and how it looks in a list.
///
/// # Errors
/// [`VaultError::NotFound`].
pub fn file(reader: &Reader<'_>, id: AttachmentId) -> Result<File, VaultError> {
    let file = reader
        .sql()
        .prepare_cached("SELECT thumbnail, content FROM attachment_file WHERE attachment_id = ?1")?
        .query_row([id.uuid().as_bytes()], |row| {
            Ok(File {
                thumbnail: row.get(0)?,
                content: row.get(1)?,
            })
        })?;
    Ok(file)
}

/// How a file looks in a list, as PNG.
///
/// # Errors
/// [`VaultError::NotFound`] also if it cannot be shown.
pub fn thumbnail(reader: &Reader<'_>, id: AttachmentId) -> Result<Vec<u8>, VaultError> {
    let thumbnail = reader
        .sql()
        .prepare_cached(
            "SELECT thumbnail FROM attachment_file WHERE attachment_id = ?1 AND thumbnail IS NOT NULL",
        )?
        .query_row([id.uuid().as_bytes()], |row| row.get(0))?;
    Ok(thumbnail)
}
