//! Documents: the frozen text, the sealed file, the copies that left.

use chrono::{DateTime, TimeDelta, Utc};
use kept_domain::document::{CopyWay, DocumentKind, DocumentState, Ending, PaperSize, Subject};
use kept_domain::ids::{DocumentId, MemberId};
use rusqlite::{OptionalExtension, Row, params};

use super::value;
use crate::{Reader, VaultError, Writer, journal};

/// A document without its text and its file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Which one.
    pub id: DocumentId,
    /// `EXP-0042`, or `LOG-0118` for a form.
    pub number: String,
    /// What it is the paper of.
    pub subject: Subject,
    /// Whose.
    pub member: MemberId,
    /// Their full name, as it is now.
    pub member_name: String,
    /// Version of the text.
    pub version: u32,
    /// Title, as it was frozen.
    pub title: String,
    /// Where it stands.
    pub state: DocumentState,
    /// How it ended, once it is sealed.
    pub ending: Option<Ending>,
    /// The sheet.
    pub paper_size: PaperSize,
    /// SHA-256 of the frozen text.
    pub fingerprint: [u8; 32],
    /// When the text was frozen.
    pub created_at: DateTime<Utc>,
    /// When it was sealed.
    pub sealed_at: Option<DateTime<Utc>>,
    /// Pages of the sealed file.
    pub pages: Option<u32>,
}

const COLUMNS: &str =
    "d.id, d.number, d.kind, d.subject_id, d.member_id, m.name, d.version, d.title, d.state, d.ending,
    d.paper_size, d.content_sha256, d.created_at, d.sealed_at, d.pages";

fn read(row: &Row<'_>) -> rusqlite::Result<Document> {
    Ok(Document {
        id: value::id(row, 0, DocumentId::new)?,
        number: row.get(1)?,
        subject: Subject::of(value::word(row, 2)?, value::id(row, 3, |id| id)?),
        member: value::id(row, 4, MemberId::new)?,
        member_name: row.get(5)?,
        version: row.get(6)?,
        title: row.get(7)?,
        state: value::word(row, 8)?,
        ending: value::maybe(row, 9)?,
        paper_size: value::word(row, 10)?,
        fingerprint: row.get(11)?,
        created_at: value::at(row, 12)?,
        sealed_at: value::maybe_at(row, 13)?,
        pages: row.get(14)?,
    })
}

/// One document.
///
/// # Errors
/// [`VaultError::NotFound`].
pub fn get(reader: &Reader<'_>, id: DocumentId) -> Result<Document, VaultError> {
    let sql = format!("SELECT {COLUMNS} FROM document d JOIN member m ON m.id = d.member_id WHERE d.id = ?1");
    Ok(reader
        .sql()
        .prepare_cached(&sql)?
        .query_row([id.uuid().as_bytes()], read)?)
}

/// The document that is in a member's hands, if there is one.
///
/// # Errors
/// Those of the database.
pub fn with_member(reader: &Reader<'_>) -> Result<Option<DocumentId>, VaultError> {
    let found = reader
        .sql()
        .prepare_cached(
            "SELECT id FROM document WHERE state = 'with-member' ORDER BY created_at DESC LIMIT 1",
        )?
        .query_row([], |row| value::id(row, 0, DocumentId::new))
        .optional()?;
    Ok(found)
}

/// A column of the newest document of a record that was not withdrawn; `subject` is the column, or the parameter, that
/// names the record.
pub(super) fn newest_of(subject: &str, column: &str) -> String {
    format!(
        "SELECT d.{column} FROM document d WHERE d.subject_id = {subject} AND d.state <> 'withdrawn'
         ORDER BY d.version DESC, d.created_at DESC LIMIT 1"
    )
}

/// The newest document of an expectation or a form that was not withdrawn.
///
/// # Errors
/// Those of the database.
pub fn of_subject(reader: &Reader<'_>, subject: Subject) -> Result<Option<DocumentId>, VaultError> {
    let found = reader
        .sql()
        .prepare_cached(&newest_of("?1", "id"))?
        .query_row([subject.uuid().as_bytes()], |row| {
            value::id(row, 0, DocumentId::new)
        })
        .optional()?;
    Ok(found)
}

/// The number that the documents of a record have, if it ever had one.
///
/// # Errors
/// Those of the database.
pub fn number_of(reader: &Reader<'_>, subject: Subject) -> Result<Option<String>, VaultError> {
    let number = reader
        .sql()
        .prepare_cached("SELECT number FROM document WHERE subject_id = ?1 LIMIT 1")?
        .query_row([subject.uuid().as_bytes()], |row| row.get(0))
        .optional()?;
    Ok(number)
}

/// Counts up the number of the next form that is signed.
///
/// # Errors
/// Those of the database.
pub fn next_form_number(writer: &Writer<'_>) -> Result<u32, VaultError> {
    let number = writer
        .sql()
        .prepare_cached(
            "INSERT INTO setting (key, value) VALUES ('form.last-number', '1')
             ON CONFLICT (key) DO UPDATE SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT)
             RETURNING CAST(value AS INTEGER)",
        )?
        .query_row([], |row| row.get(0))?;
    Ok(number)
}

/// A document in a list: what the index of the list holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentRow {
    /// Which one.
    pub id: DocumentId,
    /// `EXP-0042`, or `LOG-0118` for a form.
    pub number: String,
    /// What it is.
    pub kind: DocumentKind,
    /// Whose.
    pub member: MemberId,
    /// Their full name.
    pub member_name: String,
    /// Title, as it was frozen.
    pub title: String,
    /// Version of the text.
    pub version: u32,
    /// Where it stands.
    pub state: DocumentState,
    /// How it ended, once it is sealed.
    pub ending: Option<Ending>,
    /// When the text was frozen.
    pub created_at: DateTime<Utc>,
    /// When it was sealed.
    pub sealed_at: Option<DateTime<Utc>>,
}

pub(super) fn page_sql(of_member: bool) -> String {
    let member = if of_member {
        "d.member_id = ?4"
    } else {
        "?4 IS NULL"
    };
    format!(
        "SELECT d.id, d.number, d.kind, d.member_id, m.name, d.title, d.version, d.state, d.ending, d.created_at,
            d.sealed_at
         FROM document d JOIN member m ON m.id = d.member_id
         WHERE {member} AND d.state <> 'withdrawn' AND (d.created_at, d.id) < (?1, ?2)
         ORDER BY d.created_at DESC, d.id DESC LIMIT ?3"
    )
}

/// Documents that were not withdrawn, newest first, from the one after `after` on, of one member or of all.
///
/// # Errors
/// Those of the database.
pub fn page(
    reader: &Reader<'_>,
    member: Option<MemberId>,
    after: Option<(DateTime<Utc>, DocumentId)>,
    limit: u32,
) -> Result<Vec<DocumentRow>, VaultError> {
    let (at, id) = value::before(after.map(|(at, id)| (journal::instant(at), id.uuid())));
    let mut statement = reader.sql().prepare_cached(&page_sql(member.is_some()))?;
    let member = member.map(|member| *member.uuid().as_bytes());
    let rows = statement.query_map(params![at, id, limit, member], read_row)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Documents of a kind that are neither sealed nor withdrawn, newest first.
pub(super) const OPEN: &str =
    "SELECT d.id, d.number, d.kind, d.member_id, m.name, d.title, d.version, d.state, d.ending,
        d.created_at, d.sealed_at
     FROM document d JOIN member m ON m.id = d.member_id
     WHERE d.kind = ?1 AND d.state NOT IN ('sealed', 'withdrawn')
     ORDER BY d.created_at DESC, d.id DESC LIMIT ?2";

/// Documents of a kind that are being signed, newest first.
///
/// # Errors
/// Those of the database.
pub fn being_signed(
    reader: &Reader<'_>,
    kind: DocumentKind,
    limit: u32,
) -> Result<Vec<DocumentRow>, VaultError> {
    let mut statement = reader.sql().prepare_cached(OPEN)?;
    let rows = statement.query_map(params![kind.as_str(), limit], read_row)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn read_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<DocumentRow> {
    Ok(DocumentRow {
        id: value::id(row, 0, DocumentId::new)?,
        number: row.get(1)?,
        kind: value::word(row, 2)?,
        member: value::id(row, 3, MemberId::new)?,
        member_name: row.get(4)?,
        title: row.get(5)?,
        version: row.get(6)?,
        state: value::word(row, 7)?,
        ending: value::maybe(row, 8)?,
        created_at: value::at(row, 9)?,
        sealed_at: value::maybe_at(row, 10)?,
    })
}

/// Freezes a text: the document begins its life in the member's hands.
///
/// # Errors
/// Those of the database.
pub fn insert(writer: &Writer<'_>, document: &Document, content: &[u8]) -> Result<(), VaultError> {
    writer
        .sql()
        .prepare_cached(
            "INSERT INTO document (id, number, kind, subject_id, member_id, version, revision, title, state,
                paper_size, content_sha256, created_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, 1, ?7, ?8, ?9, ?10, ?11)",
        )?
        .execute(params![
            document.id.uuid().as_bytes(),
            document.number,
            document.subject.kind().as_str(),
            document.subject.uuid().as_bytes(),
            document.member.uuid().as_bytes(),
            document.version,
            document.title,
            document.state.as_str(),
            document.paper_size.as_str(),
            document.fingerprint,
            journal::instant(document.created_at),
        ])?;
    writer
        .sql()
        .prepare_cached("INSERT INTO document_content (document_id, content) VALUES (?1, ?2)")?
        .execute(params![document.id.uuid().as_bytes(), content])?;
    Ok(())
}

/// The frozen text: canonical JSON.
///
/// # Errors
/// [`VaultError::NotFound`].
pub fn content(reader: &Reader<'_>, id: DocumentId) -> Result<Vec<u8>, VaultError> {
    let content = reader
        .sql()
        .prepare_cached("SELECT content FROM document_content WHERE document_id = ?1")?
        .query_row([id.uuid().as_bytes()], |row| row.get(0))?;
    Ok(content)
}

/// Moves a document that is not sealed to another state.
///
/// # Errors
/// [`VaultError::Conflict`] if it does not stand where `from` says.
pub fn step(
    writer: &Writer<'_>,
    id: DocumentId,
    from: DocumentState,
    to: DocumentState,
) -> Result<(), VaultError> {
    let changed = writer
        .sql()
        .prepare_cached(
            "UPDATE document SET state = ?3, revision = revision + 1 WHERE id = ?1 AND state = ?2",
        )?
        .execute(params![id.uuid().as_bytes(), from.as_str(), to.as_str()])?;
    if changed == 1 {
        Ok(())
    } else {
        Err(VaultError::Conflict)
    }
}

/// The sealed file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its SHA-256 when it was stored.
    pub sha256: [u8; 32],
    /// Canonical JSON of everything on the final paper, to set its pages again.
    pub paper: Vec<u8>,
    /// Its bytes.
    pub pdf: Vec<u8>,
}

/// Closes a document for ever and stores its file.
///
/// # Errors
/// [`VaultError::Conflict`] if it is not in the manager's hands.
pub fn seal(
    writer: &Writer<'_>,
    id: DocumentId,
    ending: Ending,
    pages: u32,
    file: &File,
) -> Result<(), VaultError> {
    let changed = writer
        .sql()
        .prepare_cached(
            "UPDATE document SET state = 'sealed', ending = ?2, sealed_at = ?3, pages = ?4, revision = revision + 1
             WHERE id = ?1 AND state = 'handed-back'",
        )?
        .execute(params![id.uuid().as_bytes(), ending.as_str(), journal::instant(writer.now().at), pages])?;
    if changed != 1 {
        return Err(VaultError::Conflict);
    }
    writer
        .sql()
        .prepare_cached(
            "INSERT INTO document_file (document_id, sha256, paper, pdf) VALUES (?1, ?2, ?3, ?4)",
        )?
        .execute(params![id.uuid().as_bytes(), file.sha256, file.paper, file.pdf])?;
    Ok(())
}

/// The sealed file of a document.
///
/// # Errors
/// [`VaultError::NotFound`] if it is not sealed.
pub fn file(reader: &Reader<'_>, id: DocumentId) -> Result<File, VaultError> {
    let file = reader
        .sql()
        .prepare_cached("SELECT sha256, paper, pdf FROM document_file WHERE document_id = ?1")?
        .query_row([id.uuid().as_bytes()], |row| {
            Ok(File {
                sha256: row.get(0)?,
                paper: row.get(1)?,
                pdf: row.get(2)?,
            })
        })?;
    Ok(file)
}

/// What was on the final paper, without the file.
///
/// # Errors
/// [`VaultError::NotFound`] if it is not sealed.
pub fn paper(reader: &Reader<'_>, id: DocumentId) -> Result<Vec<u8>, VaultError> {
    let paper = reader
        .sql()
        .prepare_cached("SELECT paper FROM document_file WHERE document_id = ?1")?
        .query_row([id.uuid().as_bytes()], |row| row.get(0))?;
    Ok(paper)
}

/// The sealed document whose text has this fingerprint.
///
/// # Errors
/// Those of the database.
pub fn with_fingerprint(
    reader: &Reader<'_>,
    fingerprint: &[u8; 32],
) -> Result<Option<DocumentId>, VaultError> {
    let found = reader
        .sql()
        .prepare_cached("SELECT id FROM document WHERE content_sha256 = ?1 AND state = 'sealed' LIMIT 1")?
        .query_row([fingerprint], |row| value::id(row, 0, DocumentId::new))
        .optional()?;
    Ok(found)
}

/// The sealed document whose file has this SHA-256.
///
/// # Errors
/// Those of the database.
pub fn with_file(reader: &Reader<'_>, sha256: &[u8; 32]) -> Result<Option<DocumentId>, VaultError> {
    let found = reader
        .sql()
        .prepare_cached("SELECT document_id FROM document_file WHERE sha256 = ?1")?
        .query_row([sha256], |row| value::id(row, 0, DocumentId::new))
        .optional()?;
    Ok(found)
}

/// Copies that left this computer, in their order.
///
/// # Errors
/// Those of the database.
pub fn copies(reader: &Reader<'_>, id: DocumentId) -> Result<Vec<(DateTime<Utc>, CopyWay)>, VaultError> {
    let mut statement = reader
        .sql()
        .prepare_cached("SELECT at, way FROM document_copy WHERE document_id = ?1 ORDER BY at")?;
    let rows = statement.query_map([id.uuid().as_bytes()], |row| {
        Ok((value::at(row, 0)?, value::word(row, 1)?))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Notes that a copy left this computer.
///
/// # Errors
/// Those of the database.
pub fn add_copy(writer: &Writer<'_>, id: DocumentId, way: CopyWay) -> Result<(), VaultError> {
    // Two copies within one tick of the clock are two copies.
    let last = copies(writer, id)?
        .last()
        .map(|(at, _)| *at + TimeDelta::milliseconds(1));
    let at = last.map_or(writer.now().at, |next| next.max(writer.now().at));
    writer
        .sql()
        .prepare_cached("INSERT INTO document_copy (document_id, at, way) VALUES (?1, ?2, ?3)")?
        .execute(params![id.uuid().as_bytes(), journal::instant(at), way.as_str()])?;
    Ok(())
}
