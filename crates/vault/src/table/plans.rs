//! Lists are served from covering indexes: no plan reads the long texts, none reads a whole table.
#![allow(clippy::unwrap_used, clippy::panic)]

use kept_domain::expectation::ExpectationState;
use kept_domain::ids::MemberId;
use uuid::Uuid;

use super::expectation::Filter;
use super::{document, expectation, form, member, promise, reminder, search, task, timeline};
use crate::fixture::Fixture;

/// The steps of SQLite's plan for a statement, one a line.
fn plan(sql: &str) -> String {
    let sql = format!("EXPLAIN QUERY PLAN {sql}");
    Fixture::new()
        .vault
        .read(move |reader| {
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
        "document_content",
        "document_file",
    ] {
        assert!(!sql.contains(body), "{name} does not touch long texts");
    }
    for step in plan.lines().filter(|step| step.starts_with("SCAN")) {
        let bounded = step.contains("USING COVERING INDEX")
            || step.contains("VIRTUAL TABLE INDEX")
            || step.starts_with("SCAN due")
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
        "form_by_member",
        "promise_by_member",
        "expectation_by_member",
        "task_by_expectation",
    ];
    check_ordered("the list of members", &member::page_sql(false), &parts);
    check("the list of archived members", &member::page_sql(true), &parts);
    check(
        "who was not talked to",
        &member::quiet_sql(),
        &["member_by_name", "form_by_member"],
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
            &["form_by_member"],
        );
        check_ordered("all forms", &form::page_sql(false, filed), &["form_by_date"]);
    }
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
        &["task_by_due"],
    );
    check(
        "late tasks",
        &task::due_sql(task::Due::Before(day)),
        &["expectation_by_state", "task_by_expectation"],
    );
}

#[test]
fn the_timeline_comes_from_the_indexes_of_its_parts() {
    let parts = [
        "form_by_member",
        "addendum_by_member",
        "expectation_closed",
        "document_by_member",
    ];
    check("the timeline", timeline::PAGE, &parts);
    assert!(
        plan(timeline::PAGE).contains("MERGE (UNION ALL)"),
        "its parts are merged, and each stops at the page"
    );
}

#[test]
fn search_reads_the_index_backwards() {
    check_ordered("search", search::FIND, &[]);
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
}

#[test]
fn occurrences_come_from_their_index() {
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
