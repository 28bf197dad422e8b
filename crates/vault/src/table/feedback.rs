//! Feedback that was written down before it was given.

use chrono::NaiveDate;
use kept_domain::feedback::Delivery;
use kept_domain::ids::{FormId, MemberId};
use rusqlite::{OptionalExtension, params};

use super::record::record;
use super::value;
use crate::{Reader, VaultError, Writer};

/// Feedback that is still to be given, or was given after its form was filed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feedback {
    /// The day that the manager set for it.
    pub deliver_on: Option<NaiveDate>,
    /// When and how it was given.
    pub delivered: Option<(NaiveDate, Delivery)>,
}

/// Notes that the feedback of a form is still to be given.
///
/// # Errors
/// Those of the database.
pub fn owe(
    writer: &Writer<'_>,
    form: FormId,
    member: MemberId,
    deliver_on: Option<NaiveDate>,
) -> Result<(), VaultError> {
    writer
        .sql()
        .prepare_cached("INSERT INTO feedback (form_id, member_id, deliver_on) VALUES (?1, ?2, ?3)")?
        .execute(params![
            form.uuid().as_bytes(),
            member.uuid().as_bytes(),
            deliver_on.map(|day| day.to_string()),
        ])?;
    record(writer, "feedback.to-deliver", form.uuid(), &deliver_on)
}

/// Notes that the feedback of a form was given.
///
/// # Errors
/// [`VaultError::Conflict`] if nothing is to be given, or it was given already.
pub fn deliver(writer: &Writer<'_>, form: FormId, on: NaiveDate, way: Delivery) -> Result<(), VaultError> {
    let changed = writer
        .sql()
        .prepare_cached(
            "UPDATE feedback SET delivered_on = ?2, way = ?3, talk_held = ?4
             WHERE form_id = ?1 AND delivered_on IS NULL",
        )?
        .execute(params![
            form.uuid().as_bytes(),
            on.to_string(),
            way.as_str(),
            way.is_talk()
        ])?;
    if changed == 0 {
        return Err(VaultError::Conflict);
    }
    record(writer, "feedback.delivered", form.uuid(), &(on, way))
}

/// How the feedback of a form stands, if it was filed before it was given.
///
/// # Errors
/// Those of the database.
pub fn of_form(reader: &Reader<'_>, form: FormId) -> Result<Option<Feedback>, VaultError> {
    let found = reader
        .sql()
        .prepare_cached("SELECT deliver_on, delivered_on, way FROM feedback WHERE form_id = ?1")?
        .query_row([form.uuid().as_bytes()], |row| {
            Ok(Feedback {
                deliver_on: value::maybe(row, 0)?,
                delivered: value::maybe(row, 1)?.zip(value::maybe(row, 2)?),
            })
        })
        .optional()?;
    Ok(found)
}

/// Feedback in the list of what is to be given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pending {
    /// Its form.
    pub form: FormId,
    /// For whom.
    pub member: MemberId,
    /// Their full name.
    pub member_name: String,
    /// What the form is called.
    pub title: String,
    /// When it was seen.
    pub event_on: NaiveDate,
    /// The day that the manager set for it.
    pub deliver_on: Option<NaiveDate>,
}

pub(super) fn pending_sql(of_member: bool) -> String {
    let member = if of_member {
        "b.member_id = ?2"
    } else {
        "?2 IS NULL"
    };
    format!(
        "SELECT b.form_id, b.member_id, m.name, f.title, f.event_on, b.deliver_on
         FROM feedback b INDEXED BY feedback_pending
         CROSS JOIN form f ON f.id = b.form_id
         CROSS JOIN member m ON m.id = b.member_id
         WHERE b.delivered_on IS NULL AND {member} AND m.archived_at IS NULL
         ORDER BY b.deliver_on IS NULL, b.deliver_on, b.form_id LIMIT ?1"
    )
}

/// What is still to be given, by the day that was set for it; to one member or to all.
///
/// # Errors
/// Those of the database.
pub fn pending(
    reader: &Reader<'_>,
    member: Option<MemberId>,
    limit: u32,
) -> Result<Vec<Pending>, VaultError> {
    let mut statement = reader.sql().prepare_cached(&pending_sql(member.is_some()))?;
    let member = member.map(|id| *id.uuid().as_bytes());
    let rows = statement.query_map(params![limit, member], |row| {
        Ok(Pending {
            form: value::id(row, 0, FormId::new)?,
            member: value::id(row, 1, MemberId::new)?,
            member_name: row.get(2)?,
            title: row.get(3)?,
            event_on: value::date(row, 4)?,
            deliver_on: value::maybe(row, 5)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
