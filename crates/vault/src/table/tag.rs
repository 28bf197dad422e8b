//! Tags, and what they are on. A tag exists as long as something has it.

use kept_domain::ids::TagId;
use kept_domain::text::folded;
use kept_domain::words::UnknownWord;
use rusqlite::{Row, params};
use uuid::Uuid;

use super::record::record;
use super::value;
use crate::{Reader, VaultError, Writer};

/// What can have tags.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tagged {
    /// A note.
    Note,
    /// A form.
    Form,
    /// An expectation.
    Expectation,
}

impl Tagged {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Form => "form",
            Self::Expectation => "expectation",
        }
    }
}

impl std::str::FromStr for Tagged {
    type Err = UnknownWord;

    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        match word {
            "note" => Ok(Self::Note),
            "form" => Ok(Self::Form),
            "expectation" => Ok(Self::Expectation),
            _ => Err(UnknownWord),
        }
    }
}

/// What a tag is found by: its name without case and accents.
#[must_use]
pub fn key(name: &str) -> String {
    folded(name)
}

pub(super) const OF_RECORD: &str = "SELECT t.name FROM record_tag r JOIN tag t ON t.id = r.tag_id WHERE r.record_id = ?1 ORDER BY t.name_key";

/// The tags of a record, by name.
///
/// # Errors
/// Those of the database.
pub fn of_record(reader: &Reader<'_>, record: Uuid) -> Result<Vec<String>, VaultError> {
    let mut statement = reader.sql().prepare_cached(OF_RECORD)?;
    let rows = statement.query_map([record.as_bytes()], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// A statement for the tags of a record as a column of a list, which [`listed`] reads: asking for those of each row
/// takes as long as the list itself.
pub(super) fn list_of(record: &str) -> String {
    format!(
        "SELECT json_group_array(t.name) FROM record_tag r JOIN tag t ON t.id = r.tag_id WHERE r.record_id = {record}"
    )
}

/// Tags as [`list_of`] gives them, by name.
pub(super) fn listed(row: &Row<'_>, column: usize) -> rusqlite::Result<Vec<String>> {
    let names = row.get_ref(column)?.as_str()?;
    let mut names: Vec<String> = serde_json::from_str(names).map_err(|_| value::unreadable(column))?;
    names.sort_by_cached_key(|name| key(name));
    Ok(names)
}

/// Makes the tags of a record what `names` says. `new_id` gives the id of a tag that is used for the first time.
///
/// Nothing is written, and nothing recorded, if they are that already.
///
/// # Errors
/// Those of the database.
pub fn set(
    writer: &Writer<'_>,
    subject: Uuid,
    kind: Tagged,
    names: &[String],
    new_id: impl Fn() -> TagId,
) -> Result<(), VaultError> {
    let keys = |names: &[String]| {
        let mut keys: Vec<String> = names.iter().map(|name| key(name)).collect();
        keys.sort();
        keys
    };
    if keys(&of_record(writer, subject)?) == keys(names) {
        return Ok(());
    }
    forget(writer, subject)?;
    for name in names {
        writer
            .sql()
            .prepare_cached(
                "INSERT INTO tag (id, name, name_key) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
            )?
            .execute(params![new_id().uuid().as_bytes(), name, key(name)])?;
        writer
            .sql()
            .prepare_cached(
                "INSERT INTO record_tag (record_id, tag_id, kind)
                 SELECT ?1, id, ?2 FROM tag WHERE name_key = ?3 ON CONFLICT DO NOTHING",
            )?
            .execute(params![subject.as_bytes(), kind.as_str(), key(name)])?;
    }
    prune(writer)?;
    record(writer, "tags.set", subject, &names)
}

/// Takes all tags off a record that is deleted. The journal entry is that of the record.
///
/// # Errors
/// Those of the database.
pub fn remove(writer: &Writer<'_>, subject: Uuid) -> Result<(), VaultError> {
    forget(writer, subject)?;
    prune(writer)
}

fn forget(writer: &Writer<'_>, subject: Uuid) -> Result<(), VaultError> {
    writer
        .sql()
        .prepare_cached("DELETE FROM record_tag WHERE record_id = ?1")?
        .execute([subject.as_bytes()])?;
    Ok(())
}

/// Deletes tags that nothing has any more: their names may be private.
pub(super) fn prune(writer: &Writer<'_>) -> Result<(), VaultError> {
    writer
        .sql()
        .prepare_cached(
            "DELETE FROM tag WHERE NOT EXISTS (SELECT 1 FROM record_tag r WHERE r.tag_id = tag.id)",
        )?
        .execute([])?;
    Ok(())
}

/// A tag in the list of all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TagRow {
    /// Its name, without `#`.
    pub name: String,
    /// How many records have it.
    pub count: u32,
}

pub(super) const ALL: &str =
    "SELECT t.name, (SELECT count(*) FROM record_tag r WHERE r.tag_id = t.id) FROM tag t
ORDER BY t.name_key LIMIT ?1";

/// Tags by name, `limit` at most.
///
/// # Errors
/// Those of the database.
pub fn all(reader: &Reader<'_>, limit: u32) -> Result<Vec<TagRow>, VaultError> {
    let mut statement = reader.sql().prepare_cached(ALL)?;
    let rows = statement.query_map([limit], |row| {
        Ok(TagRow {
            name: row.get(0)?,
            count: row.get(1)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
