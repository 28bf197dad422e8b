//! What to know before a talk: the prep brief, and mood and energy over time.

use std::collections::{BTreeSet, HashMap};

use chrono::{Days, NaiveDate, NaiveTime};
use kept_documents::{PrepAbout, Rendered};
use kept_domain::expectation::ExpectationState;
use kept_domain::ids::MemberId;
use kept_domain::promise::PromiseState;
use kept_domain::recurrence::Rule;
use kept_domain::task::TaskState;
use kept_domain::template::Template;
use kept_domain::time::{Moment, instant};
use kept_vault::Reader;
use kept_vault::table::mood::{self, Mood};
use kept_vault::table::{cadence, expectation, feedback, form, member, promise, reminder, task, timeline};

use super::task::owner_name;
use super::timeline::shown;
use super::{Settings, agenda, preview, question, template};
use crate::error::ApiError;
use crate::papers::{self, People};
use crate::prep_paper::Sheet;
use crate::session::Session;
use crate::wire::*;

/// Rows of each part of the brief.
const FEW: u32 = 20;
/// Notes and forms that are shown.
const RECORDS: usize = 3;
/// Rows of the timeline in which they are looked for.
const LOOKED_THROUGH: u32 = 30;
/// Talks whose mood stands in the brief.
const MOODS: usize = 3;
/// Talks whose mood is shown over time: a year of weekly ones.
const YEAR: u32 = 52;
/// Talks of one day.
const TALKS: u32 = 20;

pub(crate) fn prep_get(session: &Session, request: MemberRef) -> Result<PrepView, ApiError> {
    let now = session.now();
    session.read(move |reader| brief(reader, request.id.into(), now))
}

pub(crate) fn prep_leaving(session: &Session, request: MemberRef) -> Result<PrepLeaving, ApiError> {
    let now = session.now();
    session.read(move |reader| {
        let brief = brief(reader, request.id.into(), now)?;
        let sheet = Sheet::of(reader, &brief, Settings::form_language(reader)?, &[])?;
        let words = |parts: BTreeSet<PrepAbout>| parts.into_iter().map(Into::into).collect();
        Ok(PrepLeaving {
            official: words(sheet.official),
            shareable: words(sheet.shareable),
            notes: sheet.notes,
            others: sheet.others,
        })
    })
}

pub(crate) fn preview_prep(session: &Session, request: PrepPaper) -> Result<PreviewView, ApiError> {
    preview::show(session, paper(session, request)?)
}

/// The prep brief as a paper.
pub(super) fn paper(session: &Session, request: PrepPaper) -> Result<Rendered, ApiError> {
    let now = session.now();
    let id = MemberId::from(request.member_id);
    let ticked: Vec<PrepAbout> = request.shareable.into_iter().flatten().map(Into::into).collect();
    let (paper, usual) = session.read(move |reader| {
        let (member, settings) = (member::get(reader, id)?, Settings::read(reader)?);
        let people = People {
            member: &member,
            settings: &settings,
            called: &HashMap::new(),
        };
        let brief = brief(reader, id, now)?;
        let sheet = Sheet::of(reader, &brief, settings.form_language, &ticked)?;
        let cadence = super::cadence::view(reader, id, now)?;
        Ok((sheet.paper(&people, &cadence, now.date()), settings.paper_size))
    })?;
    let size = papers::sheet(request.paper_size.unwrap_or(usual).into());
    Ok(session.press().prep(&paper, size)?)
}

/// The prep brief for a talk with a member.
fn brief(reader: &Reader<'_>, id: MemberId, now: Moment) -> Result<PrepView, ApiError> {
    let name = member::get(reader, id)?.text.name;
    let today = now.date();
    let agreed = expectation::Filter {
        member: Some(id),
        state: Some(ExpectationState::Agreed),
    };
    let expectations = expectation::page(reader, agreed, None, FEW, today)?;
    let last = form::last_talk(reader, id)?;
    let records = timeline::page(reader, id, None, None, LOOKED_THROUGH, now.zone)?.into_iter();
    let others = [
        timeline::Kind::Addendum,
        timeline::Kind::Expectation,
        timeline::Kind::Document,
    ];
    Ok(PrepView {
        member_id: id.into(),
        member_name: name,
        last: last.map(|last| LastTalk {
            form_id: last.id.into(),
            on: last.event_on,
            title: last.title,
            summary: last.summary,
        }),
        records: records
            .filter(|row| !others.contains(&row.kind) && row.state != "draft")
            .take(RECORDS)
            .map(|row| shown(row, now.zone))
            .collect(),
        overdue_tasks: overdue_tasks(reader, id, &expectations, now)?,
        expectations: expectations.into_iter().map(Into::into).collect(),
        promises: promise::page(reader, PromiseState::Open, Some(id), None, FEW)?
            .into_iter()
            .map(Into::into)
            .collect(),
        agenda: agenda::open(reader, id, now)?,
        feedback: feedback::pending(reader, Some(id), FEW)?
            .into_iter()
            .map(super::feedback::row)
            .collect(),
        moods: moods(reader, id)?.into_iter().take(MOODS).collect(),
        questions: question::next(reader, id)?,
    })
}

/// Tasks past their day, the oldest first.
fn overdue_tasks(
    reader: &Reader<'_>,
    member: MemberId,
    expectations: &[expectation::ExpectationRow],
    now: Moment,
) -> Result<Vec<TaskView>, ApiError> {
    let manager = Settings::read(reader)?.manager_name;
    let mut tasks = task::open_of_talks(reader, member, FEW)?;
    for row in expectations.iter().filter(|row| row.tasks_late > 0) {
        tasks.extend(task::of_expectation(reader, row.id)?);
    }
    let settled = [TaskState::Accepted, TaskState::Dropped];
    tasks.retain(|task| !settled.contains(&task.state) && task.due_on.is_some_and(|due| due < now.date()));
    tasks.sort_by_key(|task| task.due_on);
    let views = tasks.into_iter().map(|task| {
        let owner = owner_name(reader, task.owner, &manager)?;
        Ok(TaskView::of(task, owner))
    });
    views.collect()
}

pub(crate) fn mood_list(session: &Session, request: MemberRef) -> Result<Vec<MoodView>, ApiError> {
    session.read(move |reader| {
        member::get(reader, request.id.into())?;
        let mut moods = moods(reader, request.id.into())?;
        moods.reverse();
        Ok(moods)
    })
}

/// Mood and energy of the talks in which one of both was written down, newest first.
fn moods(reader: &Reader<'_>, member: MemberId) -> Result<Vec<MoodView>, ApiError> {
    let told = |mood: &Mood| mood.mood.is_some() || mood.energy.is_some();
    let moods = mood::list(reader, member, YEAR)?.into_iter().filter(told);
    let views = moods.map(|told| {
        let (key, version) = &told.template;
        template::with(reader, key, *version, |template| Ok(view(&told, template)))
    });
    views.collect()
}

fn view(mood: &Mood, template: &Template) -> MoodView {
    let ends = |key: &str| {
        let scale = template.field(key).map(|field| (field.min, field.max));
        let (min, max) = scale.unwrap_or_default();
        (min.unwrap_or_default(), max.unwrap_or_default())
    };
    let ((mood_min, mood_max), (energy_min, energy_max)) = (ends("mood"), ends("energy"));
    MoodView {
        form_id: mood.form.into(),
        on: mood.on,
        mood: mood.mood,
        mood_min,
        mood_max,
        reason: mood.reason.clone(),
        energy: mood.energy,
        energy_min,
        energy_max,
    }
}

/// The talks that are to be today, by time, each with its brief.
pub(super) fn today(reader: &Reader<'_>, now: Moment) -> Result<Vec<TodayTalk>, ApiError> {
    let morning = |day: NaiveDate| instant(day.and_time(NaiveTime::MIN), now.zone);
    let today = now.date();
    let tomorrow = today.checked_add_days(Days::new(1)).unwrap_or(today);
    let talks = reminder::talks(reader, morning(today), morning(tomorrow), TALKS)?;
    let mut views = Vec::new();
    for talk in talks {
        let Some(id) = talk.member else { continue };
        let agreed = cadence::get(reader, id)?;
        let template = match &agreed {
            Some(agreed) => template::newest(reader, &agreed.template)?,
            None => None,
        };
        let rule = talk.rule.as_deref().and_then(|rule| Rule::parse(rule).ok());
        views.push(TodayTalk {
            time: talk.due_at.with_timezone(&talk.zone).format("%H:%M").to_string(),
            minutes: template.and_then(|template| template.minutes),
            cadence: rule.map(|rule| rule.in_words(talk.zone)),
            prep: brief(reader, id, now)?,
        });
    }
    Ok(views)
}
