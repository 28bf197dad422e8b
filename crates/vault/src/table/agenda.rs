//! Agenda points of one-to-ones.

use kept_domain::agenda::{Held, Point, PointState, Side};
use kept_domain::ids::{AgendaPointId, FormId, MemberId};
use kept_domain::template::Purpose;
use rusqlite::{Row, params};

use super::record::{record, untouched};
use super::value;
use crate::{Reader, VaultError, Writer, journal};

const COLUMNS: &str = "id, member_id, revision, side, position, state, text, created_at";

fn read(row: &Row<'_>, form: Option<FormId>) -> rusqlite::Result<Point> {
    Ok(Point {
        id: value::id(row, 0, AgendaPointId::new)?,
        member: value::id(row, 1, MemberId::new)?,
        revision: row.get(2)?,
        side: value::word(row, 3)?,
        position: row.get(4)?,
        state: value::word(row, 5)?,
        text: row.get(6)?,
        form,
        created_at: value::at(row, 7)?,
    })
}

/// Adds an open point at the end of its side. Its position is found here.
///
/// # Errors
/// Those of the database.
pub fn insert(writer: &Writer<'_>, point: &Point) -> Result<(), VaultError> {
    writer
        .sql()
        .prepare_cached(&format!(
            "INSERT INTO agenda_point (id, member_id, revision, side, position, state, text, created_at)
             VALUES (?1, ?2, 1, ?3, {LAST}, 'open', ?4, ?5)"
        ))?
        .execute(params![
            point.id.uuid().as_bytes(),
            point.member.uuid().as_bytes(),
            point.side.as_str(),
            point.text,
            journal::instant(point.created_at),
        ])?;
    let written = (point.member, point.side, &point.text);
    record(writer, "agenda.added", point.id.uuid(), &written)
}

/// The place behind the last open point of the side `?3` of the member `?2`.
const LAST: &str = "(SELECT coalesce(max(position) + 1, 0) FROM agenda_point
                     WHERE member_id = ?2 AND state = 'open' AND side = ?3)";

/// One point.
///
/// # Errors
/// [`VaultError::NotFound`].
pub fn get(reader: &Reader<'_>, id: AgendaPointId) -> Result<Point, VaultError> {
    let point = reader
        .sql()
        .prepare_cached(&format!(
            "SELECT {COLUMNS}, form_id FROM agenda_point WHERE id = ?1"
        ))?
        .query_row([id.uuid().as_bytes()], |row| {
            read(row, value::maybe_id(row, 8, FormId::new)?)
        })?;
    Ok(point)
}

pub(super) fn open_sql() -> String {
    format!(
        "SELECT {COLUMNS} FROM agenda_point WHERE member_id = ?1 AND state = 'open' ORDER BY side DESC, position DESC"
    )
}

/// The open points with a member: theirs first, each side in its order.
///
/// # Errors
/// Those of the database.
pub fn open(reader: &Reader<'_>, member: MemberId) -> Result<Vec<Point>, VaultError> {
    let mut statement = reader.sql().prepare_cached(&open_sql())?;
    let rows = statement.query_map([member.uuid().as_bytes()], |row| read(row, None))?;
    // The index is read backwards, so that theirs come before mine; within a side that is upside down.
    let mut points: Vec<Point> = rows.collect::<Result<_, _>>()?;
    points.sort_by_key(|point| (point.side, point.position));
    Ok(points)
}

/// The points that were settled in a talk: theirs first.
///
/// # Errors
/// Those of the database.
pub fn of_form(reader: &Reader<'_>, form: FormId) -> Result<Vec<Point>, VaultError> {
    let mut statement = reader.sql().prepare_cached(&format!(
        "SELECT {COLUMNS} FROM agenda_point WHERE form_id = ?1 ORDER BY side DESC, closed_at, id"
    ))?;
    let rows = statement.query_map([form.uuid().as_bytes()], |row| read(row, Some(form)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Changes the words of a point.
///
/// # Errors
/// [`VaultError::NotFound`], or [`VaultError::Conflict`] if `revision` is not the one in the vault.
pub fn write(writer: &Writer<'_>, id: AgendaPointId, revision: u32, text: &str) -> Result<(), VaultError> {
    let changed = writer
        .sql()
        .prepare_cached(
            "UPDATE agenda_point SET revision = revision + 1, text = ?3 WHERE id = ?1 AND revision = ?2",
        )?
        .execute(params![id.uuid().as_bytes(), revision, text])?;
    if changed == 0 {
        return Err(untouched(writer, "agenda_point", id.uuid())?);
    }
    record(writer, "agenda.changed", id.uuid(), &text)
}

/// Puts the open points of a side in this order; `moved` is the one that changed its place, or its side.
///
/// # Errors
/// Those of the database.
pub fn arrange(
    writer: &Writer<'_>,
    moved: AgendaPointId,
    side: Side,
    order: &[AgendaPointId],
) -> Result<(), VaultError> {
    let mut statement = writer.sql().prepare_cached(
        "UPDATE agenda_point SET side = ?2, position = ?3, revision = revision + (id = ?4) WHERE id = ?1",
    )?;
    for (position, id) in order.iter().enumerate() {
        statement.execute(params![
            id.uuid().as_bytes(),
            side.as_str(),
            position,
            moved.uuid().as_bytes(),
        ])?;
    }
    record(writer, "agenda.moved", moved.uuid(), &(side, order))
}

/// Settles an open point, in a talk or outside of one.
///
/// # Errors
/// [`VaultError::NotFound`], or [`VaultError::Conflict`] if `revision` is not the one in the vault.
pub fn settle(
    writer: &Writer<'_>,
    id: AgendaPointId,
    revision: u32,
    to: PointState,
    form: Option<FormId>,
) -> Result<(), VaultError> {
    let changed = writer
        .sql()
        .prepare_cached(
            "UPDATE agenda_point SET revision = revision + 1, state = ?3, form_id = ?4, closed_at = ?5
             WHERE id = ?1 AND revision = ?2",
        )?
        .execute(params![
            id.uuid().as_bytes(),
            revision,
            to.as_str(),
            form.map(|id| *id.uuid().as_bytes()),
            journal::instant(writer.now().at),
        ])?;
    if changed == 0 {
        return Err(untouched(writer, "agenda_point", id.uuid())?);
    }
    let kind = format!("agenda.{}", to.as_str());
    record(writer, &kind, id.uuid(), &form)
}

/// Opens a settled point again, at the end of its side.
///
/// # Errors
/// [`VaultError::NotFound`], or [`VaultError::Conflict`] if `revision` is not the one in the vault.
pub fn reopen(writer: &Writer<'_>, point: &Point, revision: u32) -> Result<(), VaultError> {
    let changed = writer
        .sql()
        .prepare_cached(&format!(
            "UPDATE agenda_point SET revision = revision + 1, state = 'open', form_id = NULL, closed_at = NULL,
                position = {LAST}
             WHERE id = ?1 AND revision = ?4"
        ))?
        .execute(params![
            point.id.uuid().as_bytes(),
            point.member.uuid().as_bytes(),
            point.side.as_str(),
            revision,
        ])?;
    if changed == 0 {
        return Err(untouched(writer, "agenda_point", point.id.uuid())?);
    }
    record(writer, "agenda.reopened", point.id.uuid(), &())
}

pub(super) const HELD: &str = "SELECT event_on, filed_at FROM form
     WHERE member_id = ?1 AND purpose = ?2 AND state = 'filed' AND purpose <> 'talk'
     ORDER BY event_on DESC, id DESC LIMIT ?3";

/// The latest one-to-ones with a member, newest first.
///
/// # Errors
/// Those of the database.
pub fn held(reader: &Reader<'_>, member: MemberId, limit: u32) -> Result<Vec<Held>, VaultError> {
    let mut statement = reader.sql().prepare_cached(HELD)?;
    let purpose = Purpose::OneToOne.as_str();
    let rows = statement.query_map(params![member.uuid().as_bytes(), purpose, limit], |row| {
        Ok(Held {
            on: value::date(row, 0)?,
            filed_at: value::at(row, 1)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
