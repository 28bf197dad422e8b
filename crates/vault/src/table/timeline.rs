//! What happened with a member, from several tables.
//!
//! Rows are ordered by day and then by id, newest first. The day of a talk is the one it was held on; the day of
//! what happened at an instant is that of UTC, which can differ from the shown one by one, and only in the order.

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use kept_domain::ids::MemberId;
use rusqlite::params;
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

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimelineRow {
    /// What it is.
    pub kind: Kind,
    /// The record to open: the form for an addendum.
    pub opens: Uuid,
    /// Place in the list.
    pub place: (String, Uuid),
    /// The day of the talk, for a form; the day it is about, for a note.
    pub on: Option<NaiveDate>,
    /// When it was recorded.
    pub at: DateTime<Utc>,
    /// Where the clock stood when it was recorded, if that is kept.
    pub zone: Option<Tz>,
    /// Its title.
    pub title: String,
    /// What it says in a line.
    pub summary: Option<String>,
    /// The state of the thing in its own words.
    pub state: String,
    /// Key of the template, for a form.
    pub template: Option<String>,
}

/// Every part reads a covering index; only what stands on the page is looked up.
pub(super) const PAGE: &str = "
SELECT kind, opens, day, place, event_on, at, zone,
    CASE kind WHEN 'addendum' THEN (SELECT f.title FROM form f WHERE f.id = opens) ELSE title END,
    CASE kind WHEN 'addendum' THEN (SELECT substr(a.text, 1, 1000) FROM addendum a WHERE a.id = place)
        ELSE summary END,
    state, template
FROM (
    SELECT 'form' AS kind, id AS opens, event_on AS day, id AS place, event_on, coalesce(filed_at, updated_at) AS at,
        filed_zone AS zone, title, summary, state, template_key AS template
    FROM form WHERE member_id = ?1 AND (event_on, id) < (?2, ?3)
    UNION ALL
    SELECT 'addendum', form_id, substr(at, 1, 10), id, NULL, at, zone, '', NULL, 'filed', NULL
    FROM addendum WHERE member_id = ?1 AND (substr(at, 1, 10), id) < (?2, ?3)
    UNION ALL
    SELECT 'expectation', id, substr(closed_at, 1, 10), id, NULL, closed_at, NULL, title, NULL, state, NULL
    FROM expectation WHERE member_id = ?1 AND closed_at IS NOT NULL AND (substr(closed_at, 1, 10), id) < (?2, ?3)
    UNION ALL
    SELECT 'document', id, substr(sealed_at, 1, 10), id, NULL, sealed_at, NULL, title, NULL, ending, NULL
    FROM document WHERE member_id = ?1 AND state = 'sealed' AND (substr(sealed_at, 1, 10), id) < (?2, ?3)
    UNION ALL
    SELECT 'note', id, event_on, id, event_on, created_at, zone, line, NULL, kind, NULL
    FROM note WHERE member_id = ?1 AND (event_on, id) < (?2, ?3)
    ORDER BY day DESC, place DESC LIMIT ?4
)
ORDER BY day DESC, place DESC";

/// A member's timeline, newest first, from the row after `after` on.
///
/// # Errors
/// Those of the database.
pub fn page(
    reader: &Reader<'_>,
    member: MemberId,
    after: Option<(String, Uuid)>,
    limit: u32,
) -> Result<Vec<TimelineRow>, VaultError> {
    let (day, id) = value::before(after);
    let mut statement = reader.sql().prepare_cached(PAGE)?;
    let rows = statement.query_map(params![member.uuid().as_bytes(), day, id, limit], |row| {
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
            on: value::maybe(row, 4)?,
            at: value::at(row, 5)?,
            zone: value::maybe(row, 6)?,
            title: row.get(7)?,
            summary: row.get(8)?,
            state: row.get(9)?,
            template: row.get(10)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
