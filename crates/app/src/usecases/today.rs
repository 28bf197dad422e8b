//! Everything on Today, in one reading.

use chrono::{Days, NaiveDate};
use kept_domain::day::days_late;
use kept_domain::member::called;
use kept_domain::promise::PromiseState;
use kept_vault::Reader;
use kept_vault::table::task::Due;
use kept_vault::table::{form, member, meta, promise, task};

use super::{Settings, capture, document, expectation, prep, reminder};
use crate::error::ApiError;
use crate::session::Session;
use crate::wire::*;

/// Rows of a section that is acted on.
const MANY: u32 = 50;
/// Rows of a section that is looked at.
const FEW: u32 = 10;
/// A report with whom nothing was agreed is named when the last talk is more days ago than this.
const QUIET: u32 = 20;
/// How far ahead Today looks.
const AHEAD: Days = Days::new(14);

pub(crate) fn today_view(session: &Session, _request: Nothing) -> Result<TodayView, ApiError> {
    let now = session.now();
    let today = now.date();
    let unreadable_captures = session.unreadable_captures();
    session.read(move |reader| {
        let settings = Settings::read(reader)?;
        let manager = &settings.manager_name;
        let ahead = now.at.checked_add_days(AHEAD).unwrap_or(now.at);
        Ok(TodayView {
            date: today,
            manager_first_name: (!manager.is_empty()).then(|| called(manager, None).to_owned()),
            late_tasks: tasks(reader, Due::Before(today), manager, today)?,
            late_promises: late_promises(reader, today)?,
            due_tasks: tasks(reader, Due::On(today), manager, today)?,
            reminders: reminder::due(reader, now.at, MANY)?,
            promises: promises(reader, Some(promise::from_day(today)), FEW)?,
            promises_open: promise::count_open(reader)?,
            drafts: form::drafts(reader, None, None, FEW)?
                .into_iter()
                .map(Into::into)
                .collect(),
            expectation_drafts: expectation::being_agreed(reader, today, FEW)?,
            forms_being_signed: document::forms_being_signed(reader, FEW)?,
            coming_up: reminder::coming(reader, now.at, ahead, FEW)?,
            not_talked_to: member::not_talked_to(reader, QUIET, today, FEW)?
                .into_iter()
                .map(Into::into)
                .collect(),
            talks: prep::today(reader, now)?,
            captures: capture::waiting(reader)?,
            unreadable_captures,
            kit_saved: meta::get(reader)?.kit_saved_at.is_some(),
            has_members: member::any(reader)?,
        })
    })
}

fn tasks(reader: &Reader<'_>, due: Due, manager: &str, today: NaiveDate) -> Result<Vec<TodayTask>, ApiError> {
    let rows = task::due(reader, due, MANY)?;
    Ok(rows
        .into_iter()
        .map(|row| TodayTask::of(row, manager, today))
        .collect())
}

fn promises(
    reader: &Reader<'_>,
    after: Option<(String, kept_domain::ids::PromiseId)>,
    limit: u32,
) -> Result<Vec<PromiseView>, ApiError> {
    let rows = promise::page(reader, PromiseState::Open, None, after, limit)?;
    Ok(rows.into_iter().map(Into::into).collect())
}

fn late_promises(reader: &Reader<'_>, today: NaiveDate) -> Result<Vec<TodayPromise>, ApiError> {
    let late = promises(reader, None, MANY)?.into_iter().filter_map(|promise| {
        let due = promise.due_on.filter(|due| *due < today)?;
        Some(TodayPromise {
            promise,
            days_late: days_late(due, today),
        })
    });
    Ok(late.collect())
}
