//! What happened with a member, from several tables.
//!
//! Rows are ordered by day and then by id, newest first. The day of a talk is the one it was held on; the day of
//! what happened at an instant is the one that the calendar on the wall showed, where it was recorded if that is
//! kept, and else in the zone that the caller names.

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use kept_domain::ids::MemberId;
use rusqlite::{Row, params};
use uuid::Uuid;

use super::value;
use crate::{Reader, VaultError};

/// What a row is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A form.
    Form,
    /// Something added to a form.
    Addendum,
    /// An expectation that was closed.
    Expectation,
    /// A sealed document.
    Document,
    /// A note; its state is its kind.
    Note,
}

/// Which kinds are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Only {
    /// Forms and what was added to them.
    Talks,
    /// Notes.
    Notes,
    /// Expectations that were closed.
    Expectations,
    /// Sealed documents.
    Documents,
}

/// The bits that the statements know the kinds by; every kind if none is singled out.
fn bits(only: Option<Only>) -> u8 {
    match only {
        None => 0b1111,
        Some(Only::Talks) => 0b0001,
        Some(Only::Notes) => 0b0010,
        Some(Only::Expectations) => 0b0100,
        Some(Only::Documents) => 0b1000,
    }
}

/// How many things happened in a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MonthCount {
    /// The first day of the month.
    pub begins: NaiveDate,
    /// Rows of the timeline in it.
    pub count: u32,
}

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimelineRow {
    /// What it is.
    pub kind: Kind,
    /// The record to open: the form for an addendum.
    pub opens: Uuid,
    /// Place in the list.
    pub place: (String, Uuid),
    /// Its day: that of the talk, for a form; the one it is about, for a note; else the day it was recorded.
    pub on: NaiveDate,
    /// When it was recorded.
    pub at: DateTime<Utc>,
    /// Where the clock stood when it was recorded, if that is kept.
    pub zone: Option<Tz>,
    /// Its title.
    pub title: String,
    /// What it says in a line.
    pub summary: Option<String>,
    /// The state of the thing in its own words; of a form that is signed, `signing` or `sealed`.
    pub state: String,
    /// Key of the template, for a form.
    pub template: Option<String>,
    /// Files that are attached to it.
    pub attachments: u32,
}

/// What is read of each row that stands on the page, and of no other.
pub(super) const COLUMNS: &str = "kind, opens, day, place, at, zone,
    CASE kind WHEN 'addendum' THEN (SELECT f.title FROM form f WHERE f.id = opens) ELSE title END,
    CASE kind WHEN 'addendum' THEN (SELECT substr(a.text, 1, 1000) FROM addendum a WHERE a.id = place)
        ELSE summary END,
    CASE WHEN kind <> 'form' THEN state ELSE
        CASE (SELECT d.state FROM document d WHERE d.subject_id = opens AND d.state <> 'withdrawn'
              ORDER BY d.version DESC, d.created_at DESC LIMIT 1)
            WHEN 'sealed' THEN 'sealed' WHEN 'with-member' THEN 'signing' WHEN 'handed-back' THEN 'signing'
            ELSE state END END,
    template,
    CASE kind WHEN 'note' THEN (SELECT count(*) FROM attachment a WHERE a.note_id = opens)
        WHEN 'form' THEN (SELECT count(*) FROM attachment a WHERE a.form_id = opens) ELSE 0 END";

/// Every part reads a covering index.
const PARTS: &str = "
    SELECT 'form' AS kind, id AS opens, event_on AS day, id AS place,
        coalesce(filed_at, (SELECT d.updated_at FROM form d WHERE d.id = form.id)) AS at,
        filed_zone AS zone, title, summary, state, template_key AS template
    FROM form WHERE ?5 & 1 AND member_id = ?1 AND (event_on, id) < (?2, ?3)
    UNION ALL
    SELECT 'addendum', form_id, local_day(at, zone), id, at, zone, '', NULL, 'filed', NULL
    FROM addendum WHERE ?5 & 1 AND member_id = ?1 AND (local_day(at, zone), id) < (?2, ?3)
    UNION ALL
    SELECT 'expectation', id, local_day(closed_at, ?6), id, closed_at, NULL, title, NULL, state, NULL
    FROM expectation
    WHERE ?5 & 4 AND member_id = ?1 AND closed_at IS NOT NULL AND (local_day(closed_at, ?6), id) < (?2, ?3)
    UNION ALL
    SELECT 'document', id, local_day(sealed_at, ?6), id, sealed_at, NULL, title, NULL, ending, NULL
    FROM document
    WHERE ?5 & 8 AND member_id = ?1 AND state = 'sealed' AND (local_day(sealed_at, ?6), id) < (?2, ?3)
    UNION ALL
    SELECT 'note', id, event_on, id, created_at, zone, line, NULL, kind, NULL
    FROM note WHERE ?5 & 2 AND member_id = ?1 AND (event_on, id) < (?2, ?3)
    ORDER BY day DESC, place DESC LIMIT ?4";

pub(super) fn page_sql() -> String {
    format!("SELECT {COLUMNS} FROM ({PARTS}) ORDER BY day DESC, place DESC")
}

/// Every part is counted in its index; no text is read.
pub(super) const MONTHS: &str = "
SELECT month || '-01', count(*) FROM (
    SELECT substr(event_on, 1, 7) AS month FROM form WHERE ?2 & 1 AND member_id = ?1
    UNION ALL
    SELECT substr(local_day(at, zone), 1, 7) FROM addendum WHERE ?2 & 1 AND member_id = ?1
    UNION ALL
    SELECT substr(local_day(closed_at, ?3), 1, 7) FROM expectation
    WHERE ?2 & 4 AND member_id = ?1 AND closed_at IS NOT NULL
    UNION ALL
    SELECT substr(local_day(sealed_at, ?3), 1, 7) FROM document WHERE ?2 & 8 AND member_id = ?1 AND state = 'sealed'
    UNION ALL
    SELECT substr(event_on, 1, 7) FROM note WHERE ?2 & 2 AND member_id = ?1
)
GROUP BY month ORDER BY month DESC";

/// The months in which something happened with a member, newest first; `zone` is that of this computer.
///
/// # Errors
/// Those of the database.
pub fn months(
    reader: &Reader<'_>,
    member: MemberId,
    only: Option<Only>,
    zone: Tz,
) -> Result<Vec<MonthCount>, VaultError> {
    let mut statement = reader.sql().prepare_cached(MONTHS)?;
    let rows = statement.query_map(
        params![member.uuid().as_bytes(), bits(only), zone.name()],
        read_month,
    )?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// A member's timeline, newest first, from the row after `after` on; `zone` is that of this computer.
///
/// # Errors
/// Those of the database.
pub fn page(
    reader: &Reader<'_>,
    member: MemberId,
    only: Option<Only>,
    after: Option<(String, Uuid)>,
    limit: u32,
    zone: Tz,
) -> Result<Vec<TimelineRow>, VaultError> {
    let (day, id) = value::before(after);
    let mut statement = reader.sql().prepare_cached(&page_sql())?;
    let rows = statement.query_map(
        params![member.uuid().as_bytes(), day, id, limit, bits(only), zone.name()],
        read,
    )?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// A row of [`COLUMNS`].
pub(super) fn read(row: &Row<'_>) -> rusqlite::Result<TimelineRow> {
    Ok(TimelineRow {
        kind: match row.get_ref(0)?.as_str()? {
            "form" => Kind::Form,
            "addendum" => Kind::Addendum,
            "expectation" => Kind::Expectation,
            "note" => Kind::Note,
            _ => Kind::Document,
        },
        opens: value::id(row, 1, |id| id)?,
        place: (row.get(2)?, value::id(row, 3, |id| id)?),
        on: value::date(row, 2)?,
        at: value::at(row, 4)?,
        zone: value::maybe(row, 5)?,
        title: row.get(6)?,
        summary: row.get(7)?,
        state: row.get(8)?,
        template: row.get(9)?,
        attachments: row.get(10)?,
    })
}

/// A month of a count by month.
pub(super) fn read_month(row: &Row<'_>) -> rusqlite::Result<MonthCount> {
    Ok(MonthCount {
        begins: value::date(row, 0)?,
        count: row.get(1)?,
    })
}
