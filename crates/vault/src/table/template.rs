//! Templates as they were when forms were filled in.

use kept_domain::template::Template;
use rusqlite::{OptionalExtension, params};

use crate::{Reader, VaultError, Writer};

/// Keeps a template version, so that forms can name it. One that is kept already stays as it is.
///
/// # Errors
/// Those of the database.
pub fn keep(writer: &Writer<'_>, template: &Template) -> Result<(), VaultError> {
    let definition = serde_json::to_string(template)
        .map_err(|_| VaultError::Internal("a template could not be written as JSON"))?;
    writer
        .sql()
        .prepare_cached(
            "INSERT INTO template (key, version, definition) VALUES (?1, ?2, ?3) ON CONFLICT (key, version) DO NOTHING",
        )?
        .execute(params![template.key, template.version, definition])?;
    Ok(())
}

/// A template version that forms of this vault name.
///
/// # Errors
/// [`VaultError::DamagedDatabase`] if it cannot be read any more.
pub fn get(reader: &Reader<'_>, key: &str, version: u32) -> Result<Option<Template>, VaultError> {
    let definition: Option<String> = reader
        .sql()
        .prepare_cached("SELECT definition FROM template WHERE key = ?1 AND version = ?2")?
        .query_row(params![key, version], |row| row.get(0))
        .optional()?;
    definition
        .map(|definition| Template::parse(&definition).map_err(|_| VaultError::DamagedDatabase))
        .transpose()
}
