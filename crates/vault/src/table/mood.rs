//! How somebody was over time: what the one-to-ones say about mood and energy.

use chrono::NaiveDate;
use kept_domain::ids::{FormId, MemberId};
use rusqlite::params;

use super::value;
use crate::{Reader, VaultError};

/// Mood and energy in one filed one-to-one, as numbers on the scales of its template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mood {
    /// The one-to-one.
    pub form: FormId,
    /// Key and version of its template, which has the scales.
    pub template: (String, u32),
    /// The day of the talk.
    pub on: NaiveDate,
    /// How it was.
    pub mood: Option<i32>,
    /// What was said about it.
    pub reason: Option<String>,
    /// The energy that was seen.
    pub energy: Option<i32>,
}

pub(super) const LIST: &str = "
SELECT f.id, f.template_key, f.template_version, f.event_on, b.answers ->> '$.mood', b.answers ->> '$.mood_reason',
    b.answers ->> '$.energy'
FROM form f JOIN form_body b ON b.form_id = f.id
WHERE f.member_id = ?1 AND f.purpose = 'one-to-one' AND f.purpose <> 'talk' AND f.state = 'filed'
ORDER BY f.event_on DESC, f.id DESC LIMIT ?2";

/// What the latest one-to-ones say, newest first. Talks in which neither was written down are among them.
///
/// # Errors
/// Those of the database.
pub fn list(reader: &Reader<'_>, member: MemberId, limit: u32) -> Result<Vec<Mood>, VaultError> {
    let mut statement = reader.sql().prepare_cached(LIST)?;
    let rows = statement.query_map(params![member.uuid().as_bytes(), limit], |row| {
        Ok(Mood {
            form: value::id(row, 0, FormId::new)?,
            template: (row.get(1)?, row.get(2)?),
            on: value::date(row, 3)?,
            mood: row.get(4)?,
            reason: row.get(5)?,
            energy: row.get(6)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
