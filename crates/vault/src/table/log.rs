//! What was written about everybody: forms and notes, by the day they are about, newest first.

use kept_domain::ids::MemberId;
use kept_domain::note::{NoteKind, Tone};
use kept_domain::template::Purpose;
use rusqlite::{Row, params};
use uuid::Uuid;

use super::timeline::{self, MonthCount, TimelineRow};
use super::value;
use crate::{Reader, VaultError};

/// What the log can be narrowed to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Coaching sessions, in any of the ways that come with Kept.
    Coaching,
    /// One-to-ones.
    OneToOne,
    /// Feedback.
    Feedback,
    /// Recognition.
    Recognition,
    /// Corrections.
    Correction,
    /// Improvement plans: the plan, its meetings and its end.
    Plan,
    /// Any other talk, also of the manager's own templates.
    OtherTalk,
    /// What is written and no talk: a brief, what peers said.
    Written,
    /// Notes without a kind.
    Note,
    /// What somebody came with of their own accord: the form and the note.
    OpenDoor,
    /// Notes of talks about something other than work.
    SmallTalk,
    /// Notes of wins.
    Win,
    /// Notes of votes of confidence.
    VoteOfConfidence,
    /// Notes of what was said on somebody's behalf.
    BackedUp,
    /// Notes of challenges.
    Challenge,
    /// Notes of mistakes of the manager.
    Mistake,
}

/// The built-in templates of coaching sessions.
const COACHING: [&str; 3] = ["coaching-session", "grow", "clear"];
/// The built-in template of what somebody came with.
const OPEN_DOOR: &str = "open-door";

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 16] = [
        Self::Coaching,
        Self::OneToOne,
        Self::Feedback,
        Self::Recognition,
        Self::Correction,
        Self::Plan,
        Self::OtherTalk,
        Self::Written,
        Self::Note,
        Self::OpenDoor,
        Self::SmallTalk,
        Self::Win,
        Self::VoteOfConfidence,
        Self::BackedUp,
        Self::Challenge,
        Self::Mistake,
    ];

    /// The kind of a form.
    fn of_form(purpose: Purpose, template: &str) -> Self {
        match purpose {
            Purpose::OneToOne => Self::OneToOne,
            Purpose::Feedback => Self::Feedback,
            Purpose::Recognition => Self::Recognition,
            Purpose::Correction => Self::Correction,
            Purpose::Pip | Purpose::PipMeeting | Purpose::PipOutcome => Self::Plan,
            Purpose::Talk if COACHING.contains(&template) => Self::Coaching,
            Purpose::Talk if template == OPEN_DOOR => Self::OpenDoor,
            Purpose::Talk => Self::OtherTalk,
            Purpose::Written => Self::Written,
        }
    }

    /// The kind of a note.
    const fn of_note(kind: NoteKind) -> Self {
        match kind {
            NoteKind::Note => Self::Note,
            NoteKind::OpenDoor => Self::OpenDoor,
            NoteKind::SmallTalk => Self::SmallTalk,
            NoteKind::Win => Self::Win,
            NoteKind::VoteOfConfidence => Self::VoteOfConfidence,
            NoteKind::BackedUp => Self::BackedUp,
            NoteKind::Challenge => Self::Challenge,
            NoteKind::Mistake => Self::Mistake,
        }
    }

    /// What it is in the tables: each part is read from one index, in its order.
    fn parts(self) -> Vec<Part> {
        let coaching = COACHING.map(|key| format!("'{key}'")).join(", ");
        let mut parts = match self {
            Self::Coaching => vec![Part::talks(&format!("IN ({coaching})"))],
            Self::OpenDoor => vec![Part::talks(&format!("= '{OPEN_DOOR}'"))],
            Self::OtherTalk => vec![Part::talks(&format!("NOT IN ({coaching}, '{OPEN_DOOR}')"))],
            Self::Written => Part::forms(&[Purpose::Written]),
            Self::OneToOne => Part::forms(&[Purpose::OneToOne]),
            Self::Feedback => Part::forms(&[Purpose::Feedback]),
            Self::Recognition => Part::forms(&[Purpose::Recognition]),
            Self::Correction => Part::forms(&[Purpose::Correction]),
            Self::Plan => Part::forms(&[Purpose::Pip, Purpose::PipMeeting, Purpose::PipOutcome]),
            _ => Vec::new(),
        };
        let notes = NoteKind::ALL.iter().filter(|kind| Self::of_note(**kind) == self);
        parts.extend(notes.map(|kind| Part {
            kind: "note",
            of: "note INDEXED BY note_by_kind",
            only: format!("kind = '{}'", kind.as_str()),
            counted: format!("source = 'note' AND kind = '{}'", kind.as_str()),
        }));
        parts
    }
}

/// A part of the log that stands in one index.
struct Part {
    kind: &'static str,
    of: &'static str,
    only: String,
    /// Where it is counted by months.
    counted: String,
}

impl Part {
    /// Talks by their template, as SQL compares it.
    fn talks(template: &str) -> Self {
        Self {
            kind: "form",
            of: "form INDEXED BY form_talks_in_log",
            only: format!("purpose = 'talk' AND template_key {template}"),
            counted: format!("source = 'form' AND kind = 'talk' AND template {template}"),
        }
    }

    /// Drafts and filed forms stand apart in the index.
    fn forms(purposes: &[Purpose]) -> Vec<Self> {
        let states = ["draft", "filed"];
        let part = |purpose: &Purpose, state| Self {
            kind: "form",
            of: "form INDEXED BY form_by_purpose",
            only: format!(
                "purpose = '{}' AND purpose <> 'talk' AND state = '{state}'",
                purpose.as_str()
            ),
            counted: format!("source = 'form' AND kind = '{}'", purpose.as_str()),
        };
        let each = purposes
            .iter()
            .flat_map(|purpose| states.map(|state| part(purpose, state)));
        each.collect()
    }

    /// The parts of some kinds; of all, if none is named.
    fn of_all(kinds: &[Kind]) -> Vec<Self> {
        let whole = |kind, of| Self {
            kind,
            of,
            only: "TRUE".to_owned(),
            // Months are counted once, not part by part, so that one whole is all of them.
            counted: "TRUE".to_owned(),
        };
        if kinds.is_empty() {
            return vec![
                whole("form", "form INDEXED BY form_by_date"),
                whole("note", "note INDEXED BY note_by_date"),
            ];
        }
        let named = Kind::ALL.into_iter().filter(|kind| kinds.contains(kind));
        named.flat_map(Kind::parts).collect()
    }
}

fn merged(parts: &[Part], select: impl Fn(&Part) -> String) -> String {
    let each: Vec<_> = parts.iter().map(select).collect();
    each.join("\n    UNION ALL\n    ")
}

/// The parts give ids in their order, and stop at the page; only what stands on it is looked up.
///
/// `?1` and `?2` are the place to go on from, `?3` is the limit.
pub(super) fn page_sql(kinds: &[Kind]) -> String {
    let parts = merged(&Part::of_all(kinds), |Part { kind, of, only, .. }| {
        format!(
            "SELECT '{kind}' AS kind, id, event_on AS day FROM {of} WHERE {only} AND (event_on, id) < (?1, ?2)"
        )
    });
    let columns = timeline::COLUMNS;
    format!(
        "SELECT {columns}, member_id, name, preferred_name, purpose, tone
FROM (
    SELECT page.kind, page.id AS opens, page.day, page.id AS place,
        CASE page.kind WHEN 'note' THEN n.created_at ELSE coalesce(f.filed_at, f.updated_at) END AS at,
        CASE page.kind WHEN 'note' THEN n.zone ELSE f.filed_zone END AS zone,
        CASE page.kind WHEN 'note' THEN n.line ELSE f.title END AS title, f.summary,
        CASE page.kind WHEN 'note' THEN n.kind ELSE f.state END AS state, f.template_key AS template,
        m.id AS member_id, m.name, m.preferred_name, f.purpose, n.tone
    FROM (
    {parts}
    ORDER BY day DESC, id DESC LIMIT ?3
    ) page
    LEFT JOIN form f ON page.kind = 'form' AND f.id = page.id
    LEFT JOIN note n ON page.kind = 'note' AND n.id = page.id
    JOIN member m ON m.id = coalesce(f.member_id, n.member_id)
)
ORDER BY day DESC, place DESC"
    )
}

/// What the triggers have counted; a part that is named twice counts once.
pub(super) fn months_sql(kinds: &[Kind]) -> String {
    let parts: Vec<_> = Part::of_all(kinds)
        .into_iter()
        .map(|part| format!("({})", part.counted))
        .collect();
    format!(
        "SELECT month || '-01', sum(count) FROM log_month WHERE {} GROUP BY month ORDER BY month DESC",
        parts.join(" OR ")
    )
}

/// A form or a note in the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogRow {
    /// What stands on the timeline of its member.
    pub record: TimelineRow,
    /// What it is in the log.
    pub kind: Kind,
    /// Whether it is never copied, and shown to nobody by accident.
    pub guarded: bool,
    /// About whom.
    pub member: MemberId,
    /// Their full name.
    pub member_name: String,
    /// What they like to be called.
    pub preferred_name: Option<String>,
    /// How a note sounds.
    pub tone: Option<Tone>,
}

fn read(row: &Row<'_>) -> rusqlite::Result<LogRow> {
    let record = timeline::read(row)?;
    let purpose: Option<Purpose> = value::maybe(row, 14)?;
    let kind = match purpose {
        Some(purpose) => Kind::of_form(purpose, record.template.as_deref().unwrap_or_default()),
        None => Kind::of_note(value::word(row, 8)?),
    };
    Ok(LogRow {
        record,
        kind,
        guarded: purpose.is_some_and(Purpose::is_guarded),
        member: value::id(row, 11, MemberId::new)?,
        member_name: row.get(12)?,
        preferred_name: row.get(13)?,
        tone: value::maybe(row, 15)?,
    })
}

/// The log, from the row after `after` on; of all kinds, if none is named.
///
/// # Errors
/// Those of the database.
pub fn page(
    reader: &Reader<'_>,
    kinds: &[Kind],
    after: Option<(String, Uuid)>,
    limit: u32,
) -> Result<Vec<LogRow>, VaultError> {
    let (day, id) = value::before(after);
    let mut statement = reader.sql().prepare_cached(&page_sql(kinds))?;
    let rows = statement.query_map(params![day, id, limit], read)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// How much the log has in each month, newest first; of all kinds, if none is named.
///
/// # Errors
/// Those of the database.
pub fn months(reader: &Reader<'_>, kinds: &[Kind]) -> Result<Vec<MonthCount>, VaultError> {
    let mut statement = reader.sql().prepare_cached(&months_sql(kinds))?;
    let rows = statement.query_map([], timeline::read_month)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

#[cfg(test)]
pub(crate) mod tests {
    #![allow(clippy::unwrap_used)]
    use rusqlite::Connection;

    use super::*;
    use crate::Vault;
    use crate::fixture::{Fixture, now};
    use crate::table::record::record;

    /// The counts as they are kept, or as they are when everything is counted.
    fn counts(connection: &Connection, sql: &str) -> Vec<(String, String, String, String, u32)> {
        let mut statement = connection.prepare(sql).unwrap();
        let rows = statement.query_map([], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?))
        });
        rows.unwrap().collect::<Result<_, _>>().unwrap()
    }

    /// Asserts that what triggers count is what there is; says how many months and kinds there are.
    pub(crate) fn assert_counted(connection: &Connection) -> usize {
        let kept = counts(
            connection,
            "SELECT month, source, kind, template, count FROM log_month ORDER BY 1, 2, 3, 4",
        );
        let there = counts(
            connection,
            "SELECT substr(event_on, 1, 7), 'form', purpose, template_key, count(*) FROM form GROUP BY 1, 3, 4
             UNION ALL SELECT substr(event_on, 1, 7), 'note', kind, '', count(*) FROM note GROUP BY 1, 3
             ORDER BY 1, 2, 3, 4",
        );
        assert_eq!(kept, there, "the triggers count what there is");
        kept.len()
    }

    fn after(vault: &Vault, sql: &'static str) -> usize {
        let counted = vault.write(now(), move |writer| {
            writer.sql().execute_batch(sql)?;
            record(writer, "test.changed", Uuid::nil(), &())?;
            Ok(assert_counted(writer.sql()))
        });
        counted.unwrap()
    }

    #[test]
    fn months_are_counted_as_forms_and_notes_come_move_and_go() {
        let vault = &Fixture::new().vault;
        let made = after(
            vault,
            "INSERT INTO member (id, revision, name, name_key, role, relation, created_at)
                VALUES (zeroblob(16), 1, 'Tomás', 'tomas', 'Engineer', 'report', '2026-08-03');
             INSERT INTO template VALUES ('grow', 1, '{}'), ('t', 1, '{}');
             WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 60)
             INSERT INTO form (id, member_id, template_key, template_version, purpose, revision, state, title, event_on,
                created_at, updated_at)
                SELECT randomblob(16), zeroblob(16), iif(n % 3, 't', 'grow'), 1, iif(n % 2, 'talk', 'feedback'), 1, 'draft',
                    'Talk ' || n, format('2026-%02d-15', n % 5 + 1), '', '' FROM n;
             WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 60)
             INSERT INTO note (id, member_id, revision, kind, event_on, line, created_at, zone, updated_at)
                SELECT randomblob(16), zeroblob(16), 1, iif(n % 2, 'win', 'note'), format('2026-%02d-15', n % 5 + 1), n, '', 'UTC', ''
                FROM n;",
        );
        assert_eq!(
            made,
            5 * 4 + 5 * 2,
            "five months, four kinds of forms, two of notes"
        );
        let moved = after(
            vault,
            "UPDATE form SET title = 'Moved', event_on = '2027-01-01' WHERE event_on < '2026-02' AND purpose = 'talk';
             UPDATE note SET kind = 'mistake' WHERE kind = 'win' AND event_on >= '2026-05';
             UPDATE form SET event_on = event_on, title = 'The same day';",
        );
        assert_eq!(moved, made, "what is empty goes, and what is new comes");
        let fewer = after(
            vault,
            "DELETE FROM form WHERE event_on >= '2027'; DELETE FROM note WHERE kind = 'note'; DELETE FROM note WHERE line < '3'",
        );
        assert_eq!(
            fewer,
            moved - 2 - 5,
            "two kinds of talks are gone, and five months of notes"
        );
        let none = after(vault, "DELETE FROM form; DELETE FROM note");
        assert_eq!(none, 0, "nothing is left of what is gone");
    }
}
