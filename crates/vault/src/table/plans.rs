//! Lists are served from covering indexes: no plan reads the long texts, none reads a whole table.
#![allow(clippy::unwrap_used, clippy::panic)]

use kept_domain::expectation::ExpectationState;
use kept_domain::ids::MemberId;
use uuid::Uuid;

use super::expectation::Filter;
use super::plan as pip;
use super::{
    agenda, attachment, capture, document, expectation, feedback, form, link, log, member, mood, note,
    own_template, promise, question, reminder, search, tag, task, timeline,
};
use crate::fixture::Fixture;

thread_local! {
    /// An empty vault for all plans of a test.
    static FIXTURE: Fixture = Fixture::new();
}

/// The steps of SQLite's plan for a statement, one a line.
fn plan(sql: &str) -> String {
    let sql = format!("EXPLAIN QUERY PLAN {sql}");
    FIXTURE
        .with(|fixture| {
            fixture.vault.read(move |reader| {
                let mut statement = reader.sql().prepare(&sql)?;
                let unbound = statement.parameter_count();
                for parameter in 1..=unbound {
                    statement.raw_bind_parameter(parameter, rusqlite::types::Null)?;
                }
                let mut rows = statement.raw_query();
                let mut steps = Vec::new();
                while let Some(row) = rows.next()? {
                    steps.push(row.get::<_, String>(3)?);
                }
                Ok(steps.join("\n"))
            })
        })
        .unwrap()
}

/// Refuses long texts in a list, and a walk over a table that grows.
fn check(name: &str, sql: &str, uses: &[&str]) {
    let plan = plan(sql);
    for index in uses {
        assert!(
            plan.contains(&format!("USING COVERING INDEX {index}")),
            "{name} is served from {index}:\n{plan}"
        );
    }
    for body in [
        "member_profile",
        "expectation_body",
        "form_body",
        "note_body",
        "document_content",
        "document_file",
        "attachment_file",
    ] {
        assert!(!sql.contains(body), "{name} does not touch long texts");
    }
    for step in plan.lines().filter(|step| step.starts_with("SCAN")) {
        let bounded = step.contains("USING COVERING INDEX")
            || step.contains("VIRTUAL TABLE INDEX")
            || step.starts_with("SCAN due")
            || step.starts_with("SCAN page")
            || step.starts_with("SCAN (subquery");
        assert!(bounded, "{name} reads no whole table:\n{plan}");
    }
}

/// Refuses to sort what an index could have given in order.
fn check_ordered(name: &str, sql: &str, uses: &[&str]) {
    check(name, sql, uses);
    let plan = plan(sql);
    assert!(
        !plan.contains("USE TEMP B-TREE FOR ORDER BY"),
        "{name} needs no sorting:\n{plan}"
    );
}

#[test]
fn members_come_from_their_index() {
    let parts = [
        "member_by_name",
        "form_talks",
        "feedback_talks",
        "promise_by_member",
        "expectation_by_member",
        "task_by_expectation",
    ];
    check_ordered("the list of members", &member::page_sql(false), &parts);
    check("the list of archived members", &member::page_sql(true), &parts);
    check(
        "who was not talked to",
        &member::quiet_sql(),
        &["member_by_name", "form_talks", "feedback_talks"],
    );
}

#[test]
fn expectations_come_from_their_indexes() {
    let member = Some(MemberId::new(Uuid::nil()));
    let state = Some(ExpectationState::Agreed);
    let cases = [
        (Filter::default(), "expectation_by_change"),
        (Filter { member, state: None }, "expectation_by_member"),
        (Filter { member, state }, "expectation_by_member"),
        (Filter { member: None, state }, "expectation_by_state"),
    ];
    for (filter, index) in cases {
        let sql = expectation::page_sql(filter);
        check_ordered(
            &format!("the list of expectations {filter:?}"),
            &sql,
            &[index, "task_by_expectation"],
        );
    }
}

#[test]
fn forms_come_from_their_indexes() {
    for filed in [false, true] {
        check_ordered(
            "a member's forms",
            &form::page_sql(true, filed),
            &["form_by_member", "document_by_subject"],
        );
        check_ordered(
            "all forms",
            &form::page_sql(false, filed),
            &["form_by_date", "document_by_subject"],
        );
    }
    let last = plan(&form::last_talk_sql());
    assert!(
        last.contains("INDEX form_talks (") && !last.contains("TEMP B-TREE"),
        "the last talk with a member is the newest of them:\n{last}"
    );
    check_ordered("drafts", &form::drafts_sql(false), &["form_drafts"]);
    check_ordered("a member's drafts", &form::drafts_sql(true), &["form_drafts"]);
}

#[test]
fn promises_and_tasks_come_from_their_indexes() {
    check_ordered("promises", &promise::page_sql(false), &["promise_by_due"]);
    check_ordered(
        "a member's promises",
        &promise::page_sql(true),
        &["promise_by_member"],
    );
    let day = chrono::NaiveDate::default();
    check(
        "tasks of a day",
        &task::due_sql(task::Due::On(day)),
        &["task_by_due", "task_of_talks"],
    );
    check(
        "late tasks",
        &task::due_sql(task::Due::Before(day)),
        &["expectation_by_state", "task_by_expectation", "task_of_talks"],
    );
    let open = plan(&task::open_sql());
    assert!(
        open.contains("USING INDEX task_of_member"),
        "open tasks of talks are found by their member:\n{open}"
    );
}

#[test]
fn forms_with_rules_are_found_by_their_purpose() {
    let cases = [
        ("corrections", pip::CORRECTIONS, "form_by_purpose"),
        ("plans", pip::PLANS, "form_of_member_by_purpose"),
        ("what goes on with a plan", pip::CONTINUING, "form_continuing"),
    ];
    for (name, sql, index) in cases {
        let plan = plan(sql);
        assert!(
            plan.contains(&format!("INDEX {index} (")),
            "{name} come from {index}:\n{plan}"
        );
        assert!(
            !plan.contains("USE TEMP B-TREE"),
            "{name} need no sorting:\n{plan}"
        );
    }
    check(
        "feedback to give",
        &feedback::pending_sql(false),
        &["feedback_pending"],
    );
    check(
        "feedback to give to a member",
        &feedback::pending_sql(true),
        &["feedback_pending"],
    );
}

#[test]
fn the_timeline_comes_from_the_indexes_of_its_parts() {
    let parts = [
        "form_by_member",
        "addendum_by_member",
        "expectation_closed",
        "document_by_member",
        "note_by_member",
    ];
    check("the timeline", &timeline::page_sql(), &parts);
    assert!(
        plan(&timeline::page_sql()).contains("MERGE (UNION ALL)"),
        "its parts are merged, and each stops at the page"
    );
    check("the months of the timeline", timeline::MONTHS, &parts);
}

#[test]
fn the_log_comes_from_the_indexes_of_its_parts() {
    let everything = log::page_sql(&[]);
    check_ordered("the log", &everything, &["form_by_date", "note_by_date"]);
    for kind in log::Kind::ALL {
        let index = match kind {
            log::Kind::Coaching | log::Kind::OtherTalk => "form_talks_in_log",
            log::Kind::OneToOne
            | log::Kind::Written
            | log::Kind::Feedback
            | log::Kind::Recognition
            | log::Kind::Correction
            | log::Kind::Plan => "form_by_purpose",
            _ => "note_by_kind",
        };
        check_ordered(
            &format!("the log of {kind:?} alone"),
            &log::page_sql(&[kind]),
            &[index],
        );
    }
    for kinds in [&[][..], &log::Kind::ALL] {
        let sql = log::months_sql(kinds);
        assert_eq!(
            plan(&sql).trim(),
            "SCAN log_month",
            "months are read from their counts, in their order"
        );
    }
    for sql in [everything, log::page_sql(&log::Kind::ALL)] {
        assert!(
            plan(&sql).contains("MERGE (UNION ALL)"),
            "its parts are merged, and each stops at the page"
        );
    }
}

#[test]
fn search_reads_the_index_backwards() {
    let by_word = search::Wanted {
        words: vec!["call".to_owned()],
        ..search::Wanted::default()
    };
    let query = search::query(&by_word, |_| Ok(Vec::new())).unwrap();
    check_ordered("search", &search::statement(query, &by_word, 20).0, &[]);
    let by_filter = search::Wanted {
        kinds: vec![search::Kind::Form],
        ..search::Wanted::default()
    };
    let sql = search::statement(None, &by_filter, 20).0;
    let steps = plan(&sql);
    assert!(
        steps.contains("search_text_by_day") && !steps.contains("TEMP B-TREE"),
        "search by filters alone walks the days:\n{steps}"
    );
}

#[test]
fn notes_come_from_their_indexes() {
    let member = Some(MemberId::new(Uuid::nil()));
    let kind = Some(kept_domain::note::NoteKind::Win);
    let tag = Some(String::new());
    for (member, kind, tag, index) in [
        (None, None, None, "note_by_date"),
        (None, kind, None, "note_by_kind"),
        (None, kind, tag.clone(), "note_by_kind"),
        (member, None, None, "COVERING INDEX note_by_member"),
        (member, kind, None, "note_by_"),
        (member, None, tag, "COVERING INDEX note_by_member"),
    ] {
        let sql = note::page_sql(&note::Filter { member, kind, tag });
        let steps = plan(&sql);
        assert!(
            steps.contains(&format!("USING {index}")) || steps.contains(&format!("INDEX {index}")),
            "notes come from {index}:\n{steps}"
        );
        check_ordered("the list of notes", &sql, &[]);
    }
    check("notes by kind", note::COUNTS, &["note_by_kind"]);
    check(
        "a member's notes by kind",
        note::COUNTS_OF_MEMBER,
        &["note_by_member"],
    );
}

#[test]
fn tags_links_and_captures_come_from_their_keys() {
    check("the tags of a record", tag::OF_RECORD, &[]);
    let tags = plan(tag::ALL);
    assert!(
        tags.contains("COVERING INDEX record_tag_by_tag") && !tags.contains("TEMP B-TREE"),
        "tags come in their order and are counted from an index:\n{tags}"
    );
    check_ordered("links", link::FROM, &[]);
    check_ordered("back-links", link::BACK, &["record_link_back"]);
    check_ordered("captures that wait", capture::WAITING, &[]);
}

#[test]
fn attachments_are_found_by_their_record_and_counted_by_their_size() {
    for (index, sql) in [
        ("attachment_by_note", attachment::OF_NOTE),
        ("attachment_by_form", attachment::OF_FORM),
    ] {
        let steps = plan(sql);
        assert!(
            steps.contains(&format!("USING INDEX {index}")) && !steps.contains("TEMP B-TREE"),
            "files of a record come from {index}, in their order:\n{steps}"
        );
        assert!(
            !sql.contains("attachment_file"),
            "and their bytes are not touched"
        );
    }
    check("how much they are", attachment::SIZE, &["attachment_by_size"]);
    let steps = plan(&timeline::page_sql());
    for index in ["attachment_by_note", "attachment_by_form"] {
        assert!(
            steps.contains(&format!("COVERING INDEX {index}")),
            "the timeline counts files in {index}:\n{steps}"
        );
    }
}

#[test]
fn documents_come_from_their_indexes() {
    check_ordered(
        "the list of documents",
        &document::page_sql(false),
        &["document_by_created"],
    );
    check_ordered(
        "the documents of a member",
        &document::page_sql(true),
        &["document_by_member"],
    );
    check_ordered(
        "the documents that are being signed",
        document::OPEN,
        &["document_open"],
    );
}

#[test]
fn agendas_come_from_their_index() {
    check_ordered("the agenda", &agenda::open_sql(), &["agenda_point_open"]);
    for (name, sql) in [
        ("talks that were held", agenda::HELD),
        ("mood over time", mood::LIST),
    ] {
        let steps = plan(sql);
        assert!(
            steps.contains("form_of_member_by_purpose") && !steps.contains("TEMP B-TREE"),
            "{name} are the newest of the one-to-ones:\n{steps}"
        );
    }
    let asked = plan(question::ASKED);
    assert!(
        asked.contains("USING PRIMARY KEY") && !asked.contains("TEMP B-TREE"),
        "what was asked is found by its member:\n{asked}"
    );
}

#[test]
fn own_templates_come_from_their_index() {
    check_ordered(
        "the list of own templates",
        &own_template::list_sql(),
        &["own_template_by_title"],
    );
}

#[test]
fn occurrences_come_from_their_index() {
    check(
        "the talks of a day",
        &reminder::talks_sql(),
        &["occurrence_by_due"],
    );
    check("what is open", &reminder::open_sql(), &["occurrence_by_due"]);
    check_ordered("what comes up", &reminder::coming_sql(), &["occurrence_by_due"]);
    check(
        "what is settled",
        &reminder::settled_sql(),
        &["occurrence_by_due"],
    );
    check(
        "what waits for a notification",
        reminder::PENDING,
        &["occurrence_by_due"],
    );
}
