//! Templates of the manager's own while they are written. Their published versions stand in [`super::template`].

use chrono::{DateTime, Utc};
use kept_domain::ids::OwnTemplateId;
use kept_domain::template::Template;
use rusqlite::{OptionalExtension, Row, params};

use super::record::{record, untouched};
use super::{template, value};
use crate::{Reader, VaultError, Writer, journal};

/// A template of the manager's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnTemplate {
    /// How it stands.
    pub row: OwnTemplateRow,
    /// What is being written, as JSON; it need not be sound.
    pub definition: String,
}

/// A template of the manager's own in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnTemplateRow {
    /// Which one.
    pub id: OwnTemplateId,
    /// What forms name it by.
    pub key: String,
    /// Counts the changes, from 1.
    pub revision: u32,
    /// Its title in what is being written; empty if that has none yet.
    pub title: String,
    /// The newest published version; 0 if there is none.
    pub published: u32,
    /// The revision that was published as that version; 0 if there is none.
    pub published_revision: u32,
    /// It is not offered any more.
    pub archived: bool,
    /// When it was last saved.
    pub updated_at: DateTime<Utc>,
}

impl OwnTemplateRow {
    /// Whether something was written since it was published.
    #[must_use]
    pub const fn changed(&self) -> bool {
        self.revision != self.published_revision
    }
}

const ROW: &str = "t.id, t.key, t.revision, t.title, t.published, t.published_revision, t.archived_at IS NOT NULL, t.updated_at";

fn read_row(row: &Row<'_>) -> rusqlite::Result<OwnTemplateRow> {
    Ok(OwnTemplateRow {
        id: value::id(row, 0, OwnTemplateId::new)?,
        key: row.get(1)?,
        revision: row.get(2)?,
        title: row.get(3)?,
        published: row.get(4)?,
        published_revision: row.get(5)?,
        archived: row.get(6)?,
        updated_at: value::at(row, 7)?,
    })
}

/// Begins one.
///
/// # Errors
/// Those of the database.
pub fn insert(writer: &Writer<'_>, own: &OwnTemplate) -> Result<(), VaultError> {
    let row = &own.row;
    writer
        .sql()
        .prepare_cached(
            "INSERT INTO own_template (id, key, revision, title, definition, published, published_revision, created_at,
                updated_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?8)",
        )?
        .execute(params![
            row.id.uuid().as_bytes(),
            row.key,
            row.revision,
            row.title,
            own.definition,
            row.published,
            row.published_revision,
            journal::instant(row.updated_at),
        ])?;
    record(
        writer,
        "template.created",
        row.id.uuid(),
        &(&row.key, &own.definition),
    )
}

/// Saves what is written; `own` has the next revision.
///
/// # Errors
/// [`VaultError::NotFound`], [`VaultError::Conflict`] if it was changed meanwhile.
pub fn save(writer: &Writer<'_>, own: &OwnTemplate) -> Result<(), VaultError> {
    let row = &own.row;
    let changed = writer
        .sql()
        .prepare_cached(
            "UPDATE own_template SET revision = ?2, title = ?3, definition = ?4, updated_at = ?5
             WHERE id = ?1 AND revision = ?2 - 1",
        )?
        .execute(params![
            row.id.uuid().as_bytes(),
            row.revision,
            row.title,
            own.definition,
            journal::instant(row.updated_at),
        ])?;
    if changed == 0 {
        return Err(untouched(writer, "own_template", row.id.uuid())?);
    }
    record(writer, "template.saved", row.id.uuid(), &own.definition)
}

/// Publishes a version of it, which nothing changes any more; `row` says what was published and when.
///
/// # Errors
/// [`VaultError::NotFound`], [`VaultError::Conflict`] if it was changed meanwhile.
pub fn publish(writer: &Writer<'_>, row: &OwnTemplateRow, version: &Template) -> Result<(), VaultError> {
    template::keep(writer, version)?;
    let changed = writer
        .sql()
        .prepare_cached(
            "UPDATE own_template SET published = ?3, published_revision = ?2, updated_at = ?4
             WHERE id = ?1 AND revision = ?2",
        )?
        .execute(params![
            row.id.uuid().as_bytes(),
            row.revision,
            version.version,
            journal::instant(row.updated_at),
        ])?;
    if changed == 0 {
        return Err(untouched(writer, "own_template", row.id.uuid())?);
    }
    record(writer, "template.published", row.id.uuid(), version)
}

/// Takes it out of what is offered, or puts it back.
///
/// # Errors
/// [`VaultError::NotFound`], [`VaultError::Conflict`] if it was changed meanwhile.
pub fn archive(
    writer: &Writer<'_>,
    row: &OwnTemplateRow,
    at: Option<DateTime<Utc>>,
) -> Result<(), VaultError> {
    let changed = writer
        .sql()
        .prepare_cached("UPDATE own_template SET archived_at = ?3 WHERE id = ?1 AND revision = ?2")?
        .execute(params![
            row.id.uuid().as_bytes(),
            row.revision,
            at.map(journal::instant)
        ])?;
    if changed == 0 {
        return Err(untouched(writer, "own_template", row.id.uuid())?);
    }
    let kind = if at.is_some() {
        "template.archived"
    } else {
        "template.brought-back"
    };
    record(writer, kind, row.id.uuid(), &row.key)
}

/// One by its key.
///
/// # Errors
/// Those of the database.
pub fn get(reader: &Reader<'_>, key: &str) -> Result<Option<OwnTemplate>, VaultError> {
    let sql = format!("SELECT {ROW}, t.definition FROM own_template t WHERE t.key = ?1");
    let own = reader
        .sql()
        .prepare_cached(&sql)?
        .query_row([key], |row| {
            Ok(OwnTemplate {
                row: read_row(row)?,
                definition: row.get(8)?,
            })
        })
        .optional()?;
    Ok(own)
}

pub(super) fn list_sql() -> String {
    format!("SELECT {ROW} FROM own_template t ORDER BY t.title, t.key")
}

/// All, by title.
///
/// # Errors
/// Those of the database.
pub fn list(reader: &Reader<'_>) -> Result<Vec<OwnTemplateRow>, VaultError> {
    let mut statement = reader.sql().prepare_cached(&list_sql())?;
    let rows = statement.query_map([], read_row)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// How many forms were begun with any version of a template.
///
/// # Errors
/// Those of the database.
pub fn used(reader: &Reader<'_>, key: &str) -> Result<u32, VaultError> {
    Ok(reader
        .sql()
        .prepare_cached("SELECT count(*) FROM form WHERE template_key = ?1")?
        .query_row([key], |row| row.get(0))?)
}
