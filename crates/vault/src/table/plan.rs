//! Forms that have rules of their own: corrections, and the forms of a performance improvement plan.

use kept_domain::form::Form;
use kept_domain::ids::{FormId, MemberId};
use rusqlite::{ToSql, params};

use super::form;
use crate::{Reader, VaultError};

pub(super) const CORRECTIONS: &str = "SELECT f.id FROM form f INDEXED BY form_by_purpose
     WHERE f.purpose = 'correction' AND f.purpose <> 'talk' AND f.state = 'filed'
     ORDER BY f.event_on DESC, f.id DESC LIMIT ?1";

pub(super) const PLANS: &str = "SELECT f.id FROM form f INDEXED BY form_of_member_by_purpose
     WHERE f.member_id = ?1 AND f.purpose = 'pip' AND f.purpose <> 'talk' AND f.state = 'filed'
       AND f.continues_id IS NULL
     ORDER BY f.event_on DESC, f.id DESC LIMIT ?2";

pub(super) const CONTINUING: &str = "SELECT f.id FROM form f INDEXED BY form_continuing
     WHERE f.continues_id = ?1 AND f.continues_id IS NOT NULL AND f.state = 'filed' ORDER BY f.event_on, f.id";

/// Filed corrections, the latest first.
///
/// # Errors
/// Those of the database.
pub fn corrections(reader: &Reader<'_>, limit: u32) -> Result<Vec<Form>, VaultError> {
    forms(reader, CORRECTIONS, params![limit])
}

/// The first forms of a member's plans, the latest first.
///
/// # Errors
/// Those of the database.
pub fn of_member(reader: &Reader<'_>, member: MemberId, limit: u32) -> Result<Vec<Form>, VaultError> {
    forms(reader, PLANS, params![member.uuid().as_bytes(), limit])
}

/// The filed forms that go on with a plan, in the order of their days.
///
/// # Errors
/// Those of the database.
pub fn continuing(reader: &Reader<'_>, plan: FormId) -> Result<Vec<Form>, VaultError> {
    forms(reader, CONTINUING, params![plan.uuid().as_bytes()])
}

fn forms(reader: &Reader<'_>, sql: &str, values: &[&dyn ToSql]) -> Result<Vec<Form>, VaultError> {
    let mut statement = reader.sql().prepare_cached(sql)?;
    let ids = statement.query_map(values, |row| super::value::id(row, 0, FormId::new))?;
    let ids = ids.collect::<Result<Vec<_>, _>>()?;
    ids.into_iter().map(|id| form::get(reader, id)).collect()
}
