//! Forms, their answers, and what was added after filing.

use chrono::{DateTime, NaiveDate, Utc};
use kept_domain::document::DocumentState;
use kept_domain::form::{Addendum, Answers, Event, Form, FormState};
use kept_domain::ids::{AddendumId, FormId, MemberId};
use kept_domain::talk;
use kept_domain::time::Moment;
use rusqlite::{OptionalExtension as _, Row, params};

use super::record::{record, untouched};
use super::{document, value};
use crate::{Reader, VaultError, Writer, journal};

/// Starts a draft.
///
/// # Errors
/// Those of the database.
pub fn insert(writer: &Writer<'_>, form: &Form) -> Result<(), VaultError> {
    writer
        .sql()
        .prepare_cached(
            "INSERT INTO form (id, member_id, template_key, template_version, revision, state, title, summary, event_on,
                event_time, minutes, place, follow_up_on, sample, created_at, updated_at, purpose, continues_id)
             VALUES (?1, ?2, ?3, ?4, ?5, 'draft', ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?14, ?15, ?16)",
        )?
        .execute(params![
            form.id.uuid().as_bytes(),
            form.member.uuid().as_bytes(),
            form.template.0,
            form.template.1,
            form.revision,
            form.title,
            form.summary,
            form.event.on.to_string(),
            form.event.time,
            form.event.minutes,
            form.event.place,
            form.follow_up_on.map(|date| date.to_string()),
            form.sample,
            journal::instant(form.updated_at),
            form.purpose.as_str(),
            form.continues.map(|id| *id.uuid().as_bytes()),
        ])?;
    writer
        .sql()
        .prepare_cached("INSERT INTO form_body (form_id, answers) VALUES (?1, ?2)")?
        .execute(params![form.id.uuid().as_bytes(), json(&form.answers)?])?;
    record(writer, "form.created", form.id.uuid(), &written(form))
}

/// Saves a draft; `form` has the next revision.
///
/// # Errors
/// [`VaultError::NotFound`], [`VaultError::Conflict`] if it was changed meanwhile, [`VaultError::Immutable`] if it
/// is filed.
pub fn save(writer: &Writer<'_>, form: &Form) -> Result<(), VaultError> {
    let id = form.id.uuid();
    let changed = writer
        .sql()
        .prepare_cached(
            "UPDATE form SET revision = ?2, event_time = ?3, minutes = ?4, place = ?5, follow_up_on = ?6, updated_at = ?7
             WHERE id = ?1 AND revision = ?2 - 1",
        )?
        .execute(params![
            id.as_bytes(),
            form.revision,
            form.event.time,
            form.event.minutes,
            form.event.place,
            form.follow_up_on.map(|date| date.to_string()),
            journal::instant(form.updated_at),
        ])?;
    if changed == 0 {
        return Err(untouched(writer, "form", id)?);
    }
    // What stands in the indexes of all forms apart, as most saves change none of it.
    writer
        .sql()
        .prepare_cached(
            "UPDATE form SET title = ?2, summary = ?3, event_on = ?4
             WHERE id = ?1 AND (title, summary, event_on) IS NOT (?2, ?3, ?4)",
        )?
        .execute(params![
            id.as_bytes(),
            form.title,
            form.summary,
            form.event.on.to_string(),
        ])?;
    writer
        .sql()
        .prepare_cached("UPDATE form_body SET answers = ?2 WHERE form_id = ?1")?
        .execute(params![id.as_bytes(), json(&form.answers)?])?;
    record(writer, "form.saved", id, &written(form))
}

/// Files a draft as of its `filed_at`: from now on no statement can change it.
///
/// # Errors
/// As [`save`].
pub fn file(writer: &Writer<'_>, form: &Form) -> Result<(), VaultError> {
    let filed = form
        .filed_at
        .ok_or(VaultError::Internal("a form was filed without a moment"))?;
    let changed = writer
        .sql()
        .prepare_cached(
            "UPDATE form SET revision = revision + 1, state = 'filed', filed_at = ?3, filed_zone = ?4, updated_at = ?3,
                continues_id = ?5, talk_held = ?6
             WHERE id = ?1 AND revision = ?2",
        )?
        .execute(params![
            form.id.uuid().as_bytes(),
            form.revision,
            journal::instant(filed.at),
            filed.zone.name(),
            form.continues.map(|id| *id.uuid().as_bytes()),
            talk::was_held(form),
        ])?;
    if changed == 0 {
        return Err(untouched(writer, "form", form.id.uuid())?);
    }
    record(writer, "form.filed", form.id.uuid(), &written(form))
}

/// Throws a draft away.
///
/// # Errors
/// As [`save`].
pub fn discard(writer: &Writer<'_>, id: FormId, revision: u32) -> Result<(), VaultError> {
    let deleted = writer
        .sql()
        .prepare_cached("DELETE FROM form WHERE id = ?1 AND revision = ?2")?
        .execute(params![id.uuid().as_bytes(), revision])?;
    if deleted == 0 {
        return Err(untouched(writer, "form", id.uuid())?);
    }
    record(writer, "form.discarded", id.uuid(), &revision)
}

/// One form.
///
/// # Errors
/// [`VaultError::NotFound`].
pub fn get(reader: &Reader<'_>, id: FormId) -> Result<Form, VaultError> {
    let form = reader
        .sql()
        .prepare_cached(
            "SELECT f.id, f.member_id, f.template_key, f.template_version, f.revision, f.state, f.title, f.summary,
                f.event_on, f.event_time, f.minutes, f.place, f.follow_up_on, f.filed_at, f.filed_zone, f.sample,
                f.updated_at, b.answers, f.purpose, f.continues_id
             FROM form f JOIN form_body b ON b.form_id = f.id WHERE f.id = ?1",
        )?
        .query_row([id.uuid().as_bytes()], read)?;
    Ok(form)
}

fn read(row: &Row<'_>) -> rusqlite::Result<Form> {
    let answers: String = row.get(17)?;
    let answers = serde_json::from_str(&answers).map_err(|_| value::unreadable(17))?;
    Ok(Form {
        id: value::id(row, 0, FormId::new)?,
        member: value::id(row, 1, MemberId::new)?,
        template: (row.get(2)?, row.get(3)?),
        revision: row.get(4)?,
        state: value::word(row, 5)?,
        title: row.get(6)?,
        summary: row.get(7)?,
        event: Event {
            on: value::date(row, 8)?,
            time: row.get(9)?,
            minutes: row.get(10)?,
            place: row.get(11)?,
        },
        answers: Answers::stored(answers),
        follow_up_on: value::maybe(row, 12)?,
        filed_at: moment(row, 13, 14)?,
        sample: row.get(15)?,
        updated_at: value::at(row, 16)?,
        purpose: value::word(row, 18)?,
        continues: value::maybe_id(row, 19, FormId::new)?,
    })
}

fn moment(row: &Row<'_>, at: usize, zone: usize) -> rusqlite::Result<Option<Moment>> {
    let (at, zone) = (value::maybe_at(row, at)?, value::maybe(row, zone)?);
    Ok(at.zip(zone).map(|(at, zone)| Moment { at, zone }))
}

fn json(answers: &Answers) -> Result<String, VaultError> {
    serde_json::to_string(answers.as_map())
        .map_err(|_| VaultError::Internal("answers could not be written as JSON"))
}

/// What an entry of the journal vouches for.
fn written(form: &Form) -> impl serde::Serialize + '_ {
    let Event {
        on,
        time,
        minutes,
        place,
    } = &form.event;
    (
        &form.template,
        form.member,
        (on, time, minutes, place),
        form.answers.as_map(),
    )
}

/// Adds to a filed form.
///
/// # Errors
/// Those of the database.
pub fn add(writer: &Writer<'_>, form: &Form, addendum: &Addendum) -> Result<(), VaultError> {
    let id = addendum.id.uuid();
    writer
        .sql()
        .prepare_cached(
            "INSERT INTO addendum (id, form_id, member_id, text, at, zone, circle) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![
            id.as_bytes(),
            form.id.uuid().as_bytes(),
            form.member.uuid().as_bytes(),
            addendum.text,
            journal::instant(addendum.at.at),
            addendum.at.zone.name(),
            addendum.circle.as_str(),
        ])?;
    record(
        writer,
        "form.added-to",
        id,
        &(form.id, &addendum.text, addendum.circle),
    )
}

/// What was added to a form, oldest first.
///
/// # Errors
/// Those of the database.
pub fn addenda(reader: &Reader<'_>, id: FormId) -> Result<Vec<Addendum>, VaultError> {
    let mut statement = reader.sql().prepare_cached(
        "SELECT id, text, at, zone, circle FROM addendum WHERE form_id = ?1 ORDER BY at, id",
    )?;
    let rows = statement.query_map([id.uuid().as_bytes()], |row| {
        Ok(Addendum {
            id: value::id(row, 0, AddendumId::new)?,
            text: row.get(1)?,
            at: Moment {
                at: value::at(row, 2)?,
                zone: value::parsed(row, 3)?,
            },
            circle: value::word(row, 4)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// A form in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormRow {
    /// Which one.
    pub id: FormId,
    /// About whom.
    pub member: MemberId,
    /// Their full name.
    pub member_name: String,
    /// Key of its template.
    pub template: String,
    /// What it is called.
    pub title: String,
    /// What it says in a line.
    pub summary: Option<String>,
    /// Where it stands.
    pub state: FormState,
    /// The day of the talk.
    pub event_on: NaiveDate,
    /// When it was last saved.
    pub updated_at: DateTime<Utc>,
    /// Where the document stands that is made of it, if it is signed.
    pub document: Option<DocumentState>,
}

/// When a form of a list of all forms was last saved: the index of the list has it of a filed one.
const SAVED: &str = "coalesce(f.filed_at, (SELECT d.updated_at FROM form d WHERE d.id = f.id))";

fn row(saved: &str) -> String {
    format!(
        "f.id, f.member_id, m.name, f.template_key, f.title, f.summary, f.state, f.event_on, {saved}, ({})",
        document::newest_of("f.id", "state")
    )
}

fn read_row(row: &Row<'_>) -> rusqlite::Result<FormRow> {
    Ok(FormRow {
        id: value::id(row, 0, FormId::new)?,
        member: value::id(row, 1, MemberId::new)?,
        member_name: row.get(2)?,
        template: row.get(3)?,
        title: row.get(4)?,
        summary: row.get(5)?,
        state: value::word(row, 6)?,
        event_on: value::date(row, 7)?,
        updated_at: value::at(row, 8)?,
        document: value::maybe(row, 9)?,
    })
}

pub(super) fn page_sql(of_member: bool, filed: bool) -> String {
    let member = if of_member {
        "f.member_id = ?4"
    } else {
        "?4 IS NULL"
    };
    let state = if filed { "AND f.state = 'filed'" } else { "" };
    let row = row(SAVED);
    format!(
        "SELECT {row} FROM form f JOIN member m ON m.id = f.member_id
         WHERE {member} {state} AND (f.event_on, f.id) < (?1, ?2) ORDER BY f.event_on DESC, f.id DESC LIMIT ?3"
    )
}

/// Forms by the day of the talk, newest first, from the one after `after` on; of one member or of all, filed ones
/// or all.
///
/// # Errors
/// Those of the database.
pub fn page(
    reader: &Reader<'_>,
    member: Option<MemberId>,
    filed: bool,
    after: Option<(NaiveDate, FormId)>,
    limit: u32,
) -> Result<Vec<FormRow>, VaultError> {
    let (day, id) = value::before(after.map(|(day, id)| (day.to_string(), id.uuid())));
    let mut statement = reader.sql().prepare_cached(&page_sql(member.is_some(), filed))?;
    let member = member.map(|id| *id.uuid().as_bytes());
    let rows = statement.query_map(params![day, id, limit, member], read_row)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

pub(super) fn last_talk_sql() -> String {
    let row = row(SAVED);
    format!(
        "SELECT {row} FROM form f JOIN member m ON m.id = f.member_id
         WHERE f.member_id = ?1 AND f.state = 'filed' AND f.talk_held = 1
         ORDER BY f.event_on DESC, f.id DESC LIMIT 1"
    )
}

/// The form that tells of the last talk with a member.
///
/// # Errors
/// Those of the database.
pub fn last_talk(reader: &Reader<'_>, member: MemberId) -> Result<Option<FormRow>, VaultError> {
    let mut statement = reader.sql().prepare_cached(&last_talk_sql())?;
    Ok(statement
        .query_row([member.uuid().as_bytes()], read_row)
        .optional()?)
}

pub(super) fn drafts_sql(of_member: bool) -> String {
    // Drafts are few in all, so their own index is the shorter way to those of one member.
    let member = if of_member {
        "+f.member_id = ?4"
    } else {
        "?4 IS NULL"
    };
    let row = row("f.updated_at");
    format!(
        "SELECT {row} FROM form f JOIN member m ON m.id = f.member_id
         WHERE f.state = 'draft' AND {member} AND (f.updated_at, f.id) < (?1, ?2)
         ORDER BY f.updated_at DESC, f.id DESC LIMIT ?3"
    )
}

/// Drafts by their last change, newest first, from the one after `after` on; of one member or of all.
///
/// # Errors
/// Those of the database.
pub fn drafts(
    reader: &Reader<'_>,
    member: Option<MemberId>,
    after: Option<(DateTime<Utc>, FormId)>,
    limit: u32,
) -> Result<Vec<FormRow>, VaultError> {
    let (at, id) = value::before(after.map(|(at, id)| (journal::instant(at), id.uuid())));
    let mut statement = reader.sql().prepare_cached(&drafts_sql(member.is_some()))?;
    let member = member.map(|id| *id.uuid().as_bytes());
    let rows = statement.query_map(params![at, id, limit, member], read_row)?;
    Ok(rows.collect::<Result<_, _>>()?)
}
