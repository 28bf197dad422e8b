//! Reminders, and the instants at which they fall due.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use chrono_tz::Tz;
use kept_domain::ids::{MemberId, OccurrenceId, ReminderId};
use kept_domain::reminder::{OccurrenceState, ReminderKind};
use rusqlite::{Row, params};
use uuid::Uuid;

use super::value;
use crate::{Reader, VaultError, Writer, journal};

/// A rule: when something falls due, and what for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reminder {
    /// Which one.
    pub id: ReminderId,
    /// What for.
    pub kind: ReminderKind,
    /// Whose.
    pub member: Option<MemberId>,
    /// The form, the expectation, or the member whose talks they are.
    pub subject: Option<Uuid>,
    /// Free text only.
    pub text: Option<String>,
    /// The first day that can be one.
    pub starts_on: NaiveDate,
    /// Time of day on the wall.
    pub wall_time: NaiveTime,
    /// Zone of that wall.
    pub zone: Tz,
    /// RFC 5545 rule; once if absent.
    pub rule: Option<String>,
}

/// An instant at which a reminder falls due, with what a list shows of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occurrence {
    /// Which one.
    pub id: OccurrenceId,
    /// Its reminder.
    pub reminder: ReminderId,
    /// When.
    pub due_at: DateTime<Utc>,
    /// Where it stands.
    pub state: OccurrenceState,
    /// Put off until then.
    pub snoozed_until: Option<DateTime<Utc>>,
    /// What for.
    pub kind: ReminderKind,
    /// Whose.
    pub member: Option<MemberId>,
    /// Their name.
    pub member_name: Option<String>,
    /// The form or the expectation.
    pub subject: Option<Uuid>,
    /// Title of that, or the free text.
    pub title: String,
    /// Zone of the reminder.
    pub zone: Tz,
    /// Its rule.
    pub rule: Option<String>,
}

const REMINDER: &str = "id, kind, member_id, subject_id, text, starts_on, wall_time, zone, rule";

fn read_reminder(row: &Row<'_>) -> rusqlite::Result<Reminder> {
    Ok(Reminder {
        id: value::id(row, 0, ReminderId::new)?,
        kind: value::word(row, 1)?,
        member: value::maybe_id(row, 2, MemberId::new)?,
        subject: value::maybe_id(row, 3, |id| id)?,
        text: row.get(4)?,
        starts_on: value::date(row, 5)?,
        wall_time: wall_time(row, 6)?,
        zone: value::parsed(row, 7)?,
        rule: row.get(8)?,
    })
}

fn wall_time(row: &Row<'_>, column: usize) -> rusqlite::Result<NaiveTime> {
    let text: String = row.get(column)?;
    NaiveTime::parse_from_str(&text, "%H:%M").map_err(|_| {
        rusqlite::Error::FromSqlConversionFailure(column, rusqlite::types::Type::Text, "unreadable".into())
    })
}

/// Stores a reminder.
///
/// # Errors
/// Those of the database.
pub fn insert(writer: &Writer<'_>, reminder: &Reminder) -> Result<(), VaultError> {
    writer
        .sql()
        .prepare_cached(
            "INSERT INTO reminder (id, revision, kind, member_id, subject_id, text, starts_on, wall_time, zone, rule)
             VALUES (?1, 1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )?
        .execute(params![
            reminder.id.uuid().as_bytes(),
            reminder.kind.as_str(),
            reminder.member.map(|id| *id.uuid().as_bytes()),
            reminder.subject.map(|id| *id.as_bytes()),
            reminder.text,
            reminder.starts_on.to_string(),
            reminder.wall_time.format("%H:%M").to_string(),
            reminder.zone.name(),
            reminder.rule,
        ])?;
    Ok(())
}

/// The reminders of a form or an expectation that have not been stopped.
///
/// # Errors
/// Those of the database.
pub fn of_subject(
    reader: &Reader<'_>,
    subject: Uuid,
    kind: ReminderKind,
) -> Result<Vec<Reminder>, VaultError> {
    let sql = format!(
        "SELECT {REMINDER} FROM reminder WHERE subject_id = ?1 AND kind = ?2 AND stopped_at IS NULL ORDER BY starts_on"
    );
    let mut statement = reader.sql().prepare_cached(&sql)?;
    let rows = statement.query_map(params![subject.as_bytes(), kind.as_str()], read_reminder)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// What has fallen due by `until` for a form, an expectation or the talks with a member, and is not settled.
///
/// # Errors
/// Those of the database.
pub fn unsettled_of(
    reader: &Reader<'_>,
    subject: Uuid,
    kind: ReminderKind,
    until: DateTime<Utc>,
) -> Result<Vec<OccurrenceId>, VaultError> {
    let mut statement = reader.sql().prepare_cached(
        "SELECT o.id FROM reminder r JOIN occurrence o ON o.reminder_id = r.id
         WHERE r.subject_id = ?1 AND r.kind = ?2 AND o.due_at <= ?3 AND o.state NOT IN ('done', 'skipped')",
    )?;
    let until = journal::instant(until);
    let rows = statement.query_map(params![subject.as_bytes(), kind.as_str(), until], |row| {
        value::id(row, 0, OccurrenceId::new)
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// A repeating reminder and its last occurrence.
pub type RunningOut = (Reminder, Option<DateTime<Utc>>);

/// The repeating reminders whose last occurrence lies before `horizon`.
///
/// # Errors
/// Those of the database.
pub fn running_out(reader: &Reader<'_>, horizon: DateTime<Utc>) -> Result<Vec<RunningOut>, VaultError> {
    let sql = format!(
        "SELECT {REMINDER}, last FROM (
            SELECT *, (SELECT max(due_at) FROM occurrence o WHERE o.reminder_id = reminder.id) AS last
            FROM reminder WHERE rule IS NOT NULL AND stopped_at IS NULL)
         WHERE last IS NULL OR last < ?1"
    );
    let mut statement = reader.sql().prepare_cached(&sql)?;
    let rows = statement.query_map([journal::instant(horizon)], |row| {
        Ok((read_reminder(row)?, value::maybe_at(row, 9)?))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Stops a reminder. What has not fallen due is taken away; what has stays as it is.
///
/// # Errors
/// Those of the database.
pub fn stop(writer: &Writer<'_>, id: ReminderId) -> Result<(), VaultError> {
    let now = journal::instant(writer.now().at);
    writer
        .sql()
        .prepare_cached("UPDATE reminder SET stopped_at = ?2, revision = revision + 1 WHERE id = ?1")?
        .execute(params![id.uuid().as_bytes(), now])?;
    writer
        .sql()
        .prepare_cached(
            "DELETE FROM occurrence WHERE reminder_id = ?1 AND state = 'scheduled' AND due_at > ?2",
        )?
        .execute(params![id.uuid().as_bytes(), now])?;
    Ok(())
}

/// Notes that a rule has no more occurrences.
///
/// # Errors
/// Those of the database.
pub fn exhaust(writer: &Writer<'_>, id: ReminderId) -> Result<(), VaultError> {
    writer
        .sql()
        .prepare_cached("UPDATE reminder SET stopped_at = ?2, revision = revision + 1 WHERE id = ?1")?
        .execute(params![id.uuid().as_bytes(), journal::instant(writer.now().at)])?;
    Ok(())
}

/// Adds an occurrence, unless the reminder has one at this instant.
///
/// # Errors
/// Those of the database.
pub fn add_occurrence(
    writer: &Writer<'_>,
    id: OccurrenceId,
    reminder: ReminderId,
    due_at: DateTime<Utc>,
) -> Result<bool, VaultError> {
    let added = writer
        .sql()
        .prepare_cached(
            "INSERT INTO occurrence (id, reminder_id, due_at, state) VALUES (?1, ?2, ?3, 'scheduled')
             ON CONFLICT (reminder_id, due_at) DO NOTHING",
        )?
        .execute(params![
            id.uuid().as_bytes(),
            reminder.uuid().as_bytes(),
            journal::instant(due_at)
        ])?;
    Ok(added == 1)
}

/// How many occurrences there are, in all states.
///
/// # Errors
/// Those of the database.
pub fn count(reader: &Reader<'_>) -> Result<u32, VaultError> {
    Ok(reader
        .sql()
        .prepare_cached("SELECT count(*) FROM occurrence")?
        .query_row([], |row| row.get(0))?)
}

const OCCURRENCE: &str =
    "o.id, o.reminder_id, o.due_at, o.state, o.snoozed_until, r.kind, r.member_id, m.name,
    r.subject_id, coalesce(r.text, f.title, e.title, ''), r.zone, r.rule";
const JOINS: &str = "JOIN reminder r ON r.id = o.reminder_id
    LEFT JOIN member m ON m.id = r.member_id
    LEFT JOIN form f ON r.kind = 'follow-up' AND f.id = r.subject_id
    LEFT JOIN expectation e ON r.kind = 'review' AND e.id = r.subject_id";

fn read_occurrence(row: &Row<'_>) -> rusqlite::Result<Occurrence> {
    Ok(Occurrence {
        id: value::id(row, 0, OccurrenceId::new)?,
        reminder: value::id(row, 1, ReminderId::new)?,
        due_at: value::at(row, 2)?,
        state: value::word(row, 3)?,
        snoozed_until: value::maybe_at(row, 4)?,
        kind: value::word(row, 5)?,
        member: value::maybe_id(row, 6, MemberId::new)?,
        member_name: row.get(7)?,
        subject: value::maybe_id(row, 8, |id| id)?,
        title: row.get(9)?,
        zone: value::parsed(row, 10)?,
        rule: row.get(11)?,
    })
}

/// One occurrence.
///
/// # Errors
/// [`VaultError::NotFound`].
pub fn occurrence(reader: &Reader<'_>, id: OccurrenceId) -> Result<Occurrence, VaultError> {
    let sql = format!("SELECT {OCCURRENCE} FROM occurrence o {JOINS} WHERE o.id = ?1");
    Ok(reader
        .sql()
        .prepare_cached(&sql)?
        .query_row([id.uuid().as_bytes()], read_occurrence)?)
}

/// The first occurrence of a reminder.
///
/// # Errors
/// [`VaultError::NotFound`].
pub fn first_of(reader: &Reader<'_>, id: ReminderId) -> Result<Occurrence, VaultError> {
    let sql = format!(
        "SELECT {OCCURRENCE} FROM occurrence o {JOINS} WHERE o.reminder_id = ?1 ORDER BY o.due_at LIMIT 1"
    );
    Ok(reader
        .sql()
        .prepare_cached(&sql)?
        .query_row([id.uuid().as_bytes()], read_occurrence)?)
}

/// A place in the list: no two occurrences have the same one.
pub type Place = (DateTime<Utc>, ReminderId);

pub(super) fn open_sql() -> String {
    format!(
        "SELECT {OCCURRENCE} FROM occurrence o {JOINS}
         WHERE o.state IN ('scheduled', 'due', 'claimed', 'shown', 'acknowledged', 'snoozed')
            AND o.due_at <= ?1 AND (o.due_at, o.reminder_id) > (?2, ?3)
            AND (o.snoozed_until IS NULL OR o.snoozed_until <= ?1)
         ORDER BY o.due_at, o.reminder_id LIMIT ?4"
    )
}

/// Occurrences that are not settled, by time, after a place; up to `until` if it is given.
/// With `until`, what is put off until later is left out.
///
/// # Errors
/// Those of the database.
pub fn open(
    reader: &Reader<'_>,
    until: Option<DateTime<Utc>>,
    after: Option<Place>,
    limit: u32,
) -> Result<Vec<Occurrence>, VaultError> {
    // '~' sorts behind every instant, the empty text before.
    let until = until.map_or("~".to_owned(), journal::instant);
    let (at, id) = after.map_or((String::new(), [0; 16]), |(at, id)| {
        (journal::instant(at), *id.uuid().as_bytes())
    });
    let mut statement = reader.sql().prepare_cached(&open_sql())?;
    let rows = statement.query_map(params![until, at, id, limit], read_occurrence)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

pub(super) fn coming_sql() -> String {
    format!(
        "SELECT {OCCURRENCE} FROM occurrence o {JOINS}
         WHERE o.state = 'scheduled' AND o.due_at > ?1 AND o.due_at <= ?2
         ORDER BY o.due_at, o.reminder_id LIMIT ?3"
    )
}

/// Occurrences that fall due after `from` and not after `until`, by time.
///
/// # Errors
/// Those of the database.
pub fn coming(
    reader: &Reader<'_>,
    from: DateTime<Utc>,
    until: DateTime<Utc>,
    limit: u32,
) -> Result<Vec<Occurrence>, VaultError> {
    let mut statement = reader.sql().prepare_cached(&coming_sql())?;
    let (from, until) = (journal::instant(from), journal::instant(until));
    let rows = statement.query_map(params![from, until, limit], read_occurrence)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

pub(super) fn talks_sql() -> String {
    format!(
        "SELECT {OCCURRENCE} FROM occurrence o {JOINS}
         WHERE o.state IN ('scheduled', 'due', 'claimed', 'shown', 'acknowledged', 'snoozed')
            AND o.due_at >= ?1 AND o.due_at < ?2 AND r.kind = 'talk'
         ORDER BY o.due_at, o.reminder_id LIMIT ?3"
    )
}

/// The talks that are to be from `from` on and before `until`, by time, and are not settled.
///
/// # Errors
/// Those of the database.
pub fn talks(
    reader: &Reader<'_>,
    from: DateTime<Utc>,
    until: DateTime<Utc>,
    limit: u32,
) -> Result<Vec<Occurrence>, VaultError> {
    let mut statement = reader.sql().prepare_cached(&talks_sql())?;
    let (from, until) = (journal::instant(from), journal::instant(until));
    let rows = statement.query_map(params![from, until, limit], read_occurrence)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

pub(super) fn settled_sql() -> String {
    // Each state is read from its own stretch of the index, and no more of it than a page.
    let of = |state: &str| {
        format!(
            "SELECT * FROM (SELECT id, reminder_id, due_at, state, snoozed_until FROM occurrence
             WHERE state = '{state}' AND (due_at, reminder_id) < (?1, ?2)
             ORDER BY due_at DESC, reminder_id DESC LIMIT ?3)"
        )
    };
    format!(
        "SELECT {OCCURRENCE} FROM ({} UNION ALL {}) o {JOINS} ORDER BY o.due_at DESC, o.reminder_id DESC LIMIT ?3",
        of("done"),
        of("skipped")
    )
}

/// Settled occurrences, the latest first, before a place.
///
/// # Errors
/// Those of the database.
pub fn settled(reader: &Reader<'_>, after: Option<Place>, limit: u32) -> Result<Vec<Occurrence>, VaultError> {
    let (at, id) = value::before(after.map(|(at, id)| (journal::instant(at), id.uuid())));
    let mut statement = reader.sql().prepare_cached(&settled_sql())?;
    let rows = statement.query_map(params![at, id, limit], read_occurrence)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// What the scheduler knows of an occurrence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pending {
    /// Which one.
    pub id: OccurrenceId,
    /// When it falls due, or is put off to.
    pub at: DateTime<Utc>,
    /// What for.
    pub kind: ReminderKind,
    /// Where it stands.
    pub state: OccurrenceState,
}

pub(super) const PENDING: &str = "SELECT o.id, coalesce(o.snoozed_until, o.due_at) AS at, r.kind, o.state
     FROM occurrence o JOIN reminder r ON r.id = o.reminder_id
     WHERE o.state IN ('scheduled', 'due', 'claimed', 'shown', 'acknowledged', 'snoozed') AND o.due_at <= ?1
        AND coalesce(o.snoozed_until, o.due_at) <= ?1
     ORDER BY at, o.id";

/// Everything up to `until` that is not settled, by time; what is put off counts by its new time.
///
/// # Errors
/// Those of the database.
pub fn pending(reader: &Reader<'_>, until: DateTime<Utc>) -> Result<Vec<Pending>, VaultError> {
    let mut statement = reader.sql().prepare_cached(PENDING)?;
    let rows = statement.query_map([journal::instant(until)], |row| {
        Ok(Pending {
            id: value::id(row, 0, OccurrenceId::new)?,
            at: value::at(row, 1)?,
            kind: value::word(row, 2)?,
            state: value::word(row, 3)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Moves an occurrence to another state and notes when.
///
/// # Errors
/// [`VaultError::Conflict`] if it does not stand where `from` says.
pub fn step(
    writer: &Writer<'_>,
    id: OccurrenceId,
    from: OccurrenceState,
    to: OccurrenceState,
    snoozed_until: Option<DateTime<Utc>>,
) -> Result<(), VaultError> {
    let changed = writer
        .sql()
        .prepare_cached(
            "UPDATE occurrence SET state = ?3, snoozed_until = ?4,
                claimed_at = iif(?3 = 'claimed', ?5, claimed_at),
                shown_at = iif(?3 = 'shown', ?5, shown_at),
                closed_at = iif(?3 IN ('done', 'skipped'), ?5, NULL),
                repeated = iif(?2 = 'claimed' AND ?3 = 'claimed', 1, repeated)
             WHERE id = ?1 AND state = ?2",
        )?
        .execute(params![
            id.uuid().as_bytes(),
            from.as_str(),
            to.as_str(),
            snoozed_until.map(journal::instant),
            journal::instant(writer.now().at),
        ])?;
    if changed == 1 {
        Ok(())
    } else {
        Err(VaultError::Conflict)
    }
}
