//! What the manager owes.

use chrono::NaiveDate;
use kept_domain::action::Action;
use kept_domain::ids::{ExpectationId, FormId, MemberId, PromiseId};
use kept_domain::promise::{Promise, PromiseState, PromiseText};
use rusqlite::{Row, params};

use super::record::{record, untouched};
use super::value;
use crate::{Reader, VaultError, Writer, journal};

const COLUMNS: &str =
    "p.id, p.member_id, p.expectation_id, p.revision, p.text, p.due_on, p.due_words, p.state, p.form_id";

fn read(row: &Row<'_>) -> rusqlite::Result<Promise> {
    Ok(Promise {
        id: value::id(row, 0, PromiseId::new)?,
        member: value::id(row, 1, MemberId::new)?,
        expectation: value::maybe_id(row, 2, ExpectationId::new)?,
        revision: row.get(3)?,
        text: row.get(4)?,
        due_on: value::maybe(row, 5)?,
        due_words: row.get(6)?,
        state: value::word(row, 7)?,
        form: value::maybe_id(row, 8, FormId::new)?,
    })
}

/// One promise.
///
/// # Errors
/// [`VaultError::NotFound`].
pub fn get(reader: &Reader<'_>, id: PromiseId) -> Result<Promise, VaultError> {
    let sql = format!("SELECT {COLUMNS} FROM promise p WHERE p.id = ?1");
    Ok(reader
        .sql()
        .prepare_cached(&sql)?
        .query_row([id.uuid().as_bytes()], read)?)
}

/// The promises of an expectation, in their order.
///
/// # Errors
/// Those of the database.
pub fn of_expectation(reader: &Reader<'_>, id: ExpectationId) -> Result<Vec<Promise>, VaultError> {
    let sql = format!("SELECT {COLUMNS} FROM promise p WHERE p.expectation_id = ?1 ORDER BY p.position");
    let mut statement = reader.sql().prepare_cached(&sql)?;
    let rows = statement.query_map([id.uuid().as_bytes()], read)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The promises that were given in a talk, in their order.
///
/// # Errors
/// Those of the database.
pub fn of_form(reader: &Reader<'_>, id: FormId) -> Result<Vec<Promise>, VaultError> {
    let sql = format!("SELECT {COLUMNS} FROM promise p WHERE p.form_id = ?1 ORDER BY p.position");
    let mut statement = reader.sql().prepare_cached(&sql)?;
    let rows = statement.query_map([id.uuid().as_bytes()], read)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Keeps what the manager promised in a talk with `member`, as the `position`th thing that was agreed in it.
/// It is owed at once.
///
/// # Errors
/// Those of the database.
pub fn give(
    writer: &Writer<'_>,
    id: PromiseId,
    (form, member): (FormId, MemberId),
    position: usize,
    action: &Action,
) -> Result<(), VaultError> {
    writer
        .sql()
        .prepare_cached(
            "INSERT INTO promise (id, member_id, form_id, position, revision, text, due_on, due_order, state)
             VALUES (?1, ?2, ?3, ?4, 1, ?5, ?6, ifnull(?6, '9999-12-31'), 'open')",
        )?
        .execute(params![
            id.uuid().as_bytes(),
            member.uuid().as_bytes(),
            form.uuid().as_bytes(),
            position,
            action.text,
            action.due.map(|date| date.to_string()),
        ])?;
    record(
        writer,
        "promise.given-in-talk",
        id.uuid(),
        &(form, &action.text, action.due),
    )
}

/// Makes the promises of a draft what `promises` says, by id. The journal entry is that of the expectation.
pub(super) fn replace(
    writer: &Writer<'_>,
    id: ExpectationId,
    member: MemberId,
    promises: &[PromiseText],
) -> Result<(), VaultError> {
    for gone in of_expectation(writer, id)? {
        if promises.iter().all(|promise| promise.id != Some(gone.id)) {
            writer
                .sql()
                .prepare_cached("DELETE FROM promise WHERE id = ?1")?
                .execute([gone.id.uuid().as_bytes()])?;
        }
    }
    let mut statement = writer.sql().prepare_cached(
        "INSERT INTO promise (id, member_id, expectation_id, position, revision, text, due_on, due_order, due_words,
            state)
         VALUES (?1, ?2, ?3, ?4, 1, ?5, ?6, ifnull(?6, '9999-12-31'), ?7, 'stated')
         ON CONFLICT (id) DO UPDATE SET position = excluded.position, text = excluded.text,
            due_on = excluded.due_on, due_order = excluded.due_order, due_words = excluded.due_words
         WHERE expectation_id = excluded.expectation_id",
    )?;
    for (position, promise) in promises.iter().enumerate() {
        let promise_id = promise.id.ok_or(VaultError::Internal("a promise has no id"))?;
        statement.execute(params![
            promise_id.uuid().as_bytes(),
            member.uuid().as_bytes(),
            id.uuid().as_bytes(),
            position,
            promise.text,
            promise.due_on.map(|date| date.to_string()),
            promise.due_words,
        ])?;
    }
    Ok(())
}

/// The promises of an expectation count from now on: it was agreed.
///
/// # Errors
/// Those of the database.
pub fn open_all(writer: &Writer<'_>, id: ExpectationId) -> Result<(), VaultError> {
    let opened = writer
        .sql()
        .prepare_cached(
            "UPDATE promise SET state = 'open', revision = revision + 1 WHERE expectation_id = ?1 AND state = 'stated'",
        )?
        .execute([id.uuid().as_bytes()])?;
    if opened > 0 {
        record(writer, "promise.given", id.uuid(), &opened)?;
    }
    Ok(())
}

/// Settles a promise, or opens it again.
///
/// # Errors
/// [`VaultError::NotFound`], or [`VaultError::Conflict`] if `revision` is not the one in the vault.
pub fn settle(writer: &Writer<'_>, id: PromiseId, revision: u32, to: PromiseState) -> Result<(), VaultError> {
    let closed_at = (to != PromiseState::Open).then(|| journal::instant(writer.now().at));
    let changed = writer
        .sql()
        .prepare_cached(
            "UPDATE promise SET revision = revision + 1, state = ?3, closed_at = ?4 WHERE id = ?1 AND revision = ?2",
        )?
        .execute(params![id.uuid().as_bytes(), revision, to.as_str(), closed_at])?;
    if changed == 0 {
        return Err(untouched(writer, "promise", id.uuid())?);
    }
    record(writer, &format!("promise.{}", to.as_str()), id.uuid(), &to)
}

/// A promise with whose it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PromiseRow {
    /// The promise.
    pub promise: Promise,
    /// Full name of the member.
    pub member_name: String,
    /// Orders the list: the day, or one after all days.
    pub due_order: String,
}

pub(super) fn page_sql(of_member: bool) -> String {
    let member = if of_member {
        "p.member_id = ?5"
    } else {
        "?5 IS NULL"
    };
    format!(
        "SELECT {COLUMNS}, m.name, p.due_order FROM promise p JOIN member m ON m.id = p.member_id
         WHERE {member} AND p.state = ?1 AND (p.due_order, p.id) > (?2, ?3) ORDER BY p.due_order, p.id LIMIT ?4"
    )
}

/// Promises in one state by their day, those without one last, from the one after `after` on.
///
/// # Errors
/// Those of the database.
pub fn page(
    reader: &Reader<'_>,
    state: PromiseState,
    member: Option<MemberId>,
    after: Option<(String, PromiseId)>,
    limit: u32,
) -> Result<Vec<PromiseRow>, VaultError> {
    let (order, id) = after.map_or((String::new(), [0; 16]), |(order, id)| {
        (order, *id.uuid().as_bytes())
    });
    let mut statement = reader.sql().prepare_cached(&page_sql(member.is_some()))?;
    let member = member.map(|id| *id.uuid().as_bytes());
    let rows = statement.query_map(params![state.as_str(), order, id, limit, member], |row| {
        Ok(PromiseRow {
            promise: read(row)?,
            member_name: row.get(9)?,
            due_order: row.get(10)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// How many promises are open.
///
/// # Errors
/// Those of the database.
pub fn count_open(reader: &Reader<'_>) -> Result<u32, VaultError> {
    let count = reader
        .sql()
        .prepare_cached("SELECT count(*) FROM promise WHERE state = 'open'")?
        .query_row([], |row| row.get(0))?;
    Ok(count)
}

/// The first place of a page of promises that are due on `day` or later.
#[must_use]
pub fn from_day(day: NaiveDate) -> (String, PromiseId) {
    (day.to_string(), PromiseId::new(uuid::Uuid::nil()))
}
