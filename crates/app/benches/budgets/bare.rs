//! The same rows by statements written for nothing but speed, on the same connection settings and the same file.

use std::path::Path;
use std::time::{Duration, Instant};

use kept_vault::bare::{self, Parameter};
use kept_vault::{RecoveryKey, Vault};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::use_cases::{NOW, TODAY, now};

/// A list: the command that a window asks for, and the statements that read the same rows.
pub(crate) struct List {
    pub(crate) id: &'static str,
    pub(crate) command: &'static str,
    request: fn(&str) -> Value,
    statements: &'static [&'static str],
}

impl List {
    pub(crate) fn request(&self, member: &str) -> Value {
        (self.request)(member)
    }
}

/// In every statement `?1` is today, `?2` now, `?3` two weeks later, `?4` three weeks before today, `?5` the member.
pub(crate) fn lists() -> Vec<List> {
    vec![
        List {
            id: "members",
            command: "member_list",
            request: |_| json!({}),
            statements: &["SELECT m.id, m.name, m.preferred_name, m.role, m.relation,
                EXISTS (SELECT 1 FROM promise p WHERE p.member_id = m.id AND p.state = 'open' AND p.due_order < ?1)
                OR EXISTS (SELECT 1 FROM expectation e JOIN task t ON t.expectation_id = e.id WHERE e.member_id = m.id
                    AND +e.state = 'agreed' AND t.state NOT IN ('accepted', 'dropped') AND t.due_on < ?1),
                (SELECT count(*) FROM expectation e WHERE e.member_id = m.id AND +e.state = 'agreed'),
                (SELECT max(on_day) FROM (
                    SELECT max(event_on) AS on_day FROM form
                        WHERE member_id = m.id AND state = 'filed' AND talk_held = 1
                    UNION ALL SELECT max(delivered_on) FROM feedback WHERE member_id = m.id AND talk_held = 1))
                FROM member m WHERE m.archived_at IS NULL ORDER BY m.name_key, m.id LIMIT 50"],
        },
        List {
            id: "timeline",
            command: "timeline_list",
            request: |member| json!({ "memberId": member }),
            statements: &["SELECT l.*, (SELECT d.state FROM document d WHERE d.subject_id = l.id AND d.state <> 'withdrawn'
                    ORDER BY d.version DESC LIMIT 1),
                (SELECT count(*) FROM attachment a WHERE a.note_id = l.id),
                (SELECT count(*) FROM attachment a WHERE a.form_id = l.id) FROM (
                SELECT 'form', id, event_on, coalesce(filed_at, updated_at), filed_zone, title, summary, state, template_key
                FROM form WHERE member_id = ?5
                UNION ALL SELECT 'addendum', form_id, substr(at, 1, 10), at, zone,
                    (SELECT title FROM form f WHERE f.id = form_id), text, 'filed', NULL FROM addendum WHERE member_id = ?5
                UNION ALL SELECT 'expectation', id, substr(closed_at, 1, 10), closed_at, NULL, title, NULL, state, NULL
                    FROM expectation WHERE member_id = ?5 AND closed_at IS NOT NULL
                UNION ALL SELECT 'document', id, substr(sealed_at, 1, 10), sealed_at, NULL, title, NULL, ending, NULL
                    FROM document WHERE member_id = ?5 AND state = 'sealed'
                UNION ALL SELECT 'note', id, event_on, created_at, zone, line, NULL, kind, NULL FROM note WHERE member_id = ?5
                ORDER BY 3 DESC, 2 DESC LIMIT 50) l"],
        },
        List {
            id: "months",
            command: "timeline_months",
            request: |member| json!({ "memberId": member }),
            statements: &["SELECT substr(day, 1, 7), count(*) FROM (
                SELECT event_on AS day FROM form WHERE member_id = ?5
                UNION ALL SELECT at FROM addendum WHERE member_id = ?5
                UNION ALL SELECT closed_at FROM expectation WHERE member_id = ?5 AND closed_at IS NOT NULL
                UNION ALL SELECT sealed_at FROM document WHERE member_id = ?5 AND state = 'sealed'
                UNION ALL SELECT event_on FROM note WHERE member_id = ?5)
                GROUP BY 1 ORDER BY 1 DESC"],
        },
        List {
            id: "log",
            command: "log_list",
            request: |_| json!({}),
            statements: &["SELECT l.*, m.name, m.preferred_name,
                (SELECT group_concat(t.name) FROM record_tag r JOIN tag t ON t.id = r.tag_id WHERE r.record_id = l.id) FROM (
                SELECT * FROM (SELECT 'form', id, event_on, coalesce(filed_at, updated_at), filed_zone, title, summary, state,
                    template_key, purpose, member_id FROM form ORDER BY event_on DESC, id DESC LIMIT 50)
                UNION ALL SELECT * FROM (SELECT 'note', id, event_on, created_at, zone, line, NULL, kind, NULL, tone, member_id
                    FROM note ORDER BY event_on DESC, id DESC LIMIT 50)
                ORDER BY 3 DESC, 2 DESC LIMIT 50) l JOIN member m ON m.id = l.member_id ORDER BY l.event_on DESC, l.id DESC"],
        },
        List {
            id: "log-months",
            command: "log_months",
            request: |_| json!({}),
            statements: &["SELECT month, sum(count) FROM log_month GROUP BY month ORDER BY month DESC"],
        },
        List {
            id: "expectations",
            command: "expectation_list",
            request: |_| json!({ "state": "agreed" }),
            statements: &["SELECT e.id, e.number, e.member_id, m.name, e.title, e.state, e.deadline, e.updated_at,
                (SELECT count(*) FROM task t WHERE t.expectation_id = e.id AND t.state NOT IN ('accepted', 'dropped')),
                (SELECT count(*) FROM task t WHERE t.expectation_id = e.id AND +t.state = 'accepted'),
                (SELECT count(*) FROM task t WHERE t.expectation_id = e.id AND t.state NOT IN ('accepted', 'dropped') AND t.due_on < ?1),
                (SELECT count(*) FROM task t WHERE t.expectation_id = e.id AND +t.state = 'blocked')
                FROM expectation e JOIN member m ON m.id = e.member_id WHERE e.state = 'agreed'
                ORDER BY e.updated_at DESC, e.id DESC LIMIT 50"],
        },
        List {
            id: "forms",
            command: "form_list",
            request: |_| json!({ "state": "filed" }),
            statements: &["SELECT f.id, f.member_id, m.name, f.template_key, f.title, f.summary, f.state, f.event_on, f.updated_at
                FROM form f JOIN member m ON m.id = f.member_id WHERE f.state = 'filed'
                ORDER BY f.event_on DESC, f.id DESC LIMIT 50"],
        },
        List {
            id: "notes",
            command: "note_list",
            request: |_| json!({}),
            statements: &["SELECT n.id, n.revision, n.member_id, m.name, n.kind, n.tone, n.event_on, n.line, n.created_at, n.zone,
                (SELECT group_concat(t.name) FROM record_tag r JOIN tag t ON t.id = r.tag_id WHERE r.record_id = n.id)
                FROM note n JOIN member m ON m.id = n.member_id ORDER BY n.event_on DESC, n.id DESC LIMIT 50"],
        },
        List {
            id: "documents",
            command: "document_list",
            request: |_| json!({}),
            statements: &["SELECT d.id, d.number, d.kind, d.member_id, m.name, d.title, d.version, d.state, d.ending, d.created_at, d.sealed_at
                FROM document d JOIN member m ON m.id = d.member_id WHERE d.state <> 'withdrawn'
                ORDER BY d.created_at DESC, d.id DESC LIMIT 50"],
        },
        List {
            id: "reminders",
            command: "reminder_list",
            request: |_| json!({}),
            statements: &[OPEN],
        },
        List {
            id: "today",
            command: "today_view",
            request: |_| json!({}),
            statements: TODAY_PARTS,
        },
    ]
}

const OPEN: &str = "SELECT o.id, o.reminder_id, o.due_at, o.state, o.snoozed_until, r.kind, r.member_id, m.name, r.subject_id,
    coalesce(r.text, f.title, e.title), r.zone, r.rule FROM occurrence o JOIN reminder r ON r.id = o.reminder_id
    LEFT JOIN member m ON m.id = r.member_id LEFT JOIN form f ON r.kind = 'follow-up' AND f.id = r.subject_id
    LEFT JOIN expectation e ON r.kind = 'review' AND e.id = r.subject_id
    WHERE o.state IN ('scheduled', 'due', 'claimed', 'shown', 'acknowledged', 'snoozed')
    ORDER BY o.due_at, o.reminder_id LIMIT 50";

/// Tasks of an agreed expectation or of a talk in a span of days, with everything that a row shows; those of
/// expectations found by the shorter way.
macro_rules! tasks {
    ($found:literal, $span:literal) => {
        concat!(
            "SELECT t.id, t.expectation_id, t.form_id, t.revision, t.text, t.owner_id, t.helpers, t.due_on, t.result_required,
                t.state, t.state_note, t.result, t.state_since, m.id, m.name, o.name, coalesce(e.title, f.title)
             FROM (SELECT t.id AS id, t.due_on AS due_on FROM ",
            $found,
            " CROSS JOIN member m WHERE e.id = t.expectation_id AND m.id = e.member_id
                    AND t.state IN ('to-do', 'doing', 'blocked', 'handed-in', 'returned') AND ",
            $span,
            " AND e.state = 'agreed' AND m.archived_at IS NULL
                UNION ALL SELECT t.id, t.due_on FROM task t INDEXED BY task_of_talks CROSS JOIN member m
                    WHERE t.form_id IS NOT NULL AND m.id = t.member_id
                    AND t.state IN ('to-do', 'doing', 'blocked', 'handed-in', 'returned') AND ",
            $span,
            " AND m.archived_at IS NULL ORDER BY due_on, id LIMIT 50) AS due
             JOIN task t ON t.id = due.id LEFT JOIN expectation e ON e.id = t.expectation_id LEFT JOIN form f ON f.id = t.form_id
             JOIN member m ON m.id = coalesce(e.member_id, t.member_id) LEFT JOIN member o ON o.id = t.owner_id
             ORDER BY due.due_on, due.id"
        )
    };
}

/// Promises that are open, with everything that a row shows.
macro_rules! promises {
    ($span:literal, $limit:literal) => {
        concat!(
            "SELECT p.id, p.member_id, p.expectation_id, p.revision, p.text, p.due_on, p.due_words, p.state, m.name
             FROM promise p JOIN member m ON m.id = p.member_id WHERE p.state = 'open' AND ",
            $span,
            " ORDER BY p.due_order, p.id LIMIT ",
            $limit
        )
    };
}

/// Expectations in a state, newest change first, with the counts that a row shows.
macro_rules! being_agreed {
    ($state:literal) => {
        concat!(
            "SELECT e.id, e.number, e.member_id, m.name, e.title, e.state, e.deadline, e.updated_at,
                (SELECT count(*) FROM task t WHERE t.expectation_id = e.id AND t.state NOT IN ('accepted', 'dropped'))
             FROM expectation e JOIN member m ON m.id = e.member_id WHERE e.state = ",
            $state,
            " ORDER BY e.updated_at DESC, e.id DESC LIMIT 10"
        )
    };
}

const TODAY_PARTS: &[&str] = &[
    "SELECT value FROM setting WHERE key IN ('manager.name', 'manager.role', 'organisation', 'reminder.time')",
    tasks!("expectation e CROSS JOIN task t", "t.due_on < ?1"),
    tasks!("task t CROSS JOIN expectation e", "t.due_on = ?1"),
    promises!("p.due_order < ?1", "50"),
    promises!("p.due_order >= ?1", "10"),
    "SELECT o.id, o.due_at, o.state, r.kind, r.member_id, m.name, r.subject_id, coalesce(r.text, f.title, e.title), r.zone, r.rule
     FROM occurrence o JOIN reminder r ON r.id = o.reminder_id
     LEFT JOIN member m ON m.id = r.member_id LEFT JOIN form f ON r.kind = 'follow-up' AND f.id = r.subject_id
     LEFT JOIN expectation e ON r.kind = 'review' AND e.id = r.subject_id
     WHERE o.state IN ('scheduled', 'due', 'claimed', 'shown', 'acknowledged', 'snoozed') AND o.due_at <= ?2
        AND (o.snoozed_until IS NULL OR o.snoozed_until <= ?2) ORDER BY o.due_at, o.reminder_id LIMIT 50",
    "SELECT o.id, o.due_at, o.state, r.kind, r.member_id, m.name, r.subject_id, coalesce(r.text, f.title, e.title), r.zone, r.rule
     FROM occurrence o JOIN reminder r ON r.id = o.reminder_id
     LEFT JOIN member m ON m.id = r.member_id LEFT JOIN form f ON r.kind = 'follow-up' AND f.id = r.subject_id
     LEFT JOIN expectation e ON r.kind = 'review' AND e.id = r.subject_id
     WHERE o.state = 'scheduled' AND o.due_at > ?2 AND o.due_at <= ?3 ORDER BY o.due_at, o.reminder_id LIMIT 10",
    "SELECT count(*) FROM promise WHERE state = 'open'",
    "SELECT f.id, f.member_id, m.name, f.template_key, f.title, f.summary, f.event_on, f.updated_at
     FROM form f JOIN member m ON m.id = f.member_id WHERE f.state = 'draft' ORDER BY f.updated_at DESC, f.id DESC LIMIT 10",
    "SELECT d.id, d.number, d.member_id, m.name, d.title, d.version, d.state, d.created_at
     FROM document d JOIN member m ON m.id = d.member_id WHERE d.kind = 'form' AND d.state NOT IN ('sealed', 'withdrawn')
     ORDER BY d.created_at DESC, d.id DESC LIMIT 10",
    "SELECT o.id, o.due_at, r.member_id, m.name, r.zone, r.rule
     FROM occurrence o JOIN reminder r ON r.id = o.reminder_id LEFT JOIN member m ON m.id = r.member_id
     WHERE o.state IN ('scheduled', 'due', 'claimed', 'shown', 'acknowledged', 'snoozed') AND r.kind = 'talk'
        AND o.due_at >= ?1 AND o.due_at < ?1 || 'T23' ORDER BY o.due_at, o.reminder_id LIMIT 20",
    "SELECT id, text, at, zone FROM capture ORDER BY id LIMIT 50",
    being_agreed!("'signing'"),
    being_agreed!("'draft'"),
    "SELECT m.id, m.name, m.preferred_name, m.role, m.relation,
        (SELECT max(on_day) FROM (
            SELECT max(event_on) AS on_day FROM form WHERE member_id = m.id AND state = 'filed' AND talk_held = 1
            UNION ALL SELECT max(delivered_on) FROM feedback WHERE member_id = m.id AND talk_held = 1)) AS last
     FROM member m WHERE m.archived_at IS NULL AND m.relation = 'report' AND coalesce(last, substr(m.created_at, 1, 10)) <= ?4
     ORDER BY last, m.name_key LIMIT 10",
    "SELECT key_made_at, kit_saved_at FROM vault_meta",
];

/// A vault without the application around it. It is closed when this goes.
pub(crate) struct Bare(Vault);

impl Bare {
    pub(crate) fn open(folder: &Path, key: &RecoveryKey) -> Self {
        Self(bare::open(folder, key, now()).unwrap())
    }

    /// The time until the rows of a list have come from the thread of the connection, as JSON.
    pub(crate) fn run(&self, list: &List, member: &str) -> Duration {
        let statements = list.statements;
        let member: Uuid = member.parse().unwrap();
        let start = Instant::now();
        let read = self.0.read(move |reader| {
            let values = [
                Parameter::Text(TODAY),
                Parameter::Text(NOW),
                Parameter::Text("2026-12-03T08:00:00.000Z"),
                Parameter::Text("2026-10-29"),
                Parameter::Bytes(member.as_bytes()),
            ];
            let mut json = String::new();
            for statement in statements {
                bare::rows(reader, statement, &values, &mut json)?;
            }
            Ok(json)
        });
        assert!(!read.unwrap().is_empty(), "{} has rows", list.id);
        start.elapsed()
    }

    /// The time of one query of the index, with its excerpts.
    pub(crate) fn find(&self, typed: &str) -> Duration {
        let words = typed.split_whitespace().filter(|word| word.chars().count() > 1);
        let query = words
            .map(|word| format!("\"{word}\"*"))
            .collect::<Vec<_>>()
            .join(" ");
        let start = Instant::now();
        let read = self.0.read(move |reader| {
            let mut json = String::new();
            bare::rows(
                reader,
                "SELECT rowid, title, snippet(search_index, 1, '', '', '…', 16) FROM search_index
                 WHERE search_index MATCH ?1 ORDER BY rowid DESC LIMIT 20",
                &[Parameter::Text(&query)],
                &mut json,
            )?;
            Ok(json)
        });
        drop(read.unwrap());
        start.elapsed()
    }

    /// Every text of the index, its title first.
    pub(crate) fn texts(&self) -> Vec<Vec<String>> {
        let read = self.0.read(|reader| {
            let mut json = String::new();
            bare::rows(reader, "SELECT title, body FROM search_text", &[], &mut json)?;
            Ok(json)
        });
        serde_json::from_str(&format!("[{}]", read.unwrap().trim_end_matches(','))).unwrap()
    }

    /// The time of one insert, until it is on the disk.
    pub(crate) fn insert(&self, key: String, text: String) -> Duration {
        let start = Instant::now();
        bare::insert(&self.0, key, text).unwrap();
        start.elapsed()
    }
}
