//! Reminders: making them, listing what falls due, acting on it.

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use kept_domain::cadence::Cadence;
use kept_domain::ids::{MemberId, OccurrenceId, ReminderId};
use kept_domain::recurrence::Rule;
use kept_domain::reminder::{Action, OccurrenceState as State, ReminderKind as Kind};
use kept_domain::schedule::Schedule;
use kept_domain::text;
use kept_domain::time::Moment;
use kept_vault::table::member;
use kept_vault::table::reminder::{self, Occurrence, Reminder};
use kept_vault::{Entry, Reader, Writer};
use serde_json::json;
use uuid::Uuid;

use crate::cursor;
use crate::error::ApiError;
use crate::ports::ChangeKind;
use crate::session::{Ids, Session};
use crate::wire::*;

/// How far ahead the instants of a repeating reminder are worked out.
const AHEAD: TimeDelta = TimeDelta::days(60);
/// When fewer days than this are left, they are worked out anew.
const SHORT: TimeDelta = TimeDelta::days(30);
/// Most instants that are worked out at once.
const BATCH: u16 = 100;

pub(crate) fn reminder_list(
    session: &Session,
    request: ReminderList,
) -> Result<Page<OccurrenceRow>, ApiError> {
    let limit = cursor::limit(request.limit)?;
    let after = cursor::read(request.after.as_deref())?.map(|(at, id)| (at, ReminderId::new(id)));
    let until = (request.due_only == Some(true)).then(|| session.now().at);
    let settled = request.settled == Some(true);
    let mut found = session.read(move |reader| {
        Ok(if settled {
            reminder::settled(reader, after, limit + 1)?
        } else {
            reminder::open(reader, until, after, limit + 1)?
        })
    })?;
    let next = cursor::cut(&mut found, limit, |row| (row.due_at, row.reminder.uuid()));
    Ok(Page {
        rows: found.into_iter().map(row).collect(),
        next,
    })
}

/// What is due and not settled, oldest first.
pub(super) fn due(
    reader: &Reader<'_>,
    now: DateTime<Utc>,
    limit: u32,
) -> Result<Vec<OccurrenceRow>, ApiError> {
    Ok(reminder::open(reader, Some(now), None, limit)?
        .into_iter()
        .map(row)
        .collect())
}

/// What falls due later, soonest first.
pub(super) fn coming(
    reader: &Reader<'_>,
    now: DateTime<Utc>,
    until: DateTime<Utc>,
    limit: u32,
) -> Result<Vec<OccurrenceRow>, ApiError> {
    Ok(reminder::coming(reader, now, until, limit)?
        .into_iter()
        .map(row)
        .collect())
}

fn row(occurrence: Occurrence) -> OccurrenceRow {
    let wall = occurrence.due_at.with_timezone(&occurrence.zone);
    let rule = occurrence.rule.as_deref().and_then(|rule| Rule::parse(rule).ok());
    OccurrenceRow {
        id: occurrence.id.into(),
        reminder_id: occurrence.reminder.into(),
        kind: occurrence.kind.into(),
        state: occurrence.state.into(),
        due_at: occurrence.due_at,
        due_on: wall.date_naive(),
        due_time: wall.format("%H:%M").to_string(),
        snoozed_until: occurrence.snoozed_until,
        member_id: occurrence.member.map(Into::into),
        member_name: occurrence.member_name,
        title: match occurrence.kind {
            Kind::Talk => "Talk".to_owned(),
            _ => occurrence.title,
        },
        subject_id: occurrence.subject.map(|id| id.to_string()),
        repeats: rule.map(|rule| rule.in_words(occurrence.zone)),
    }
}

pub(crate) fn reminder_create(session: &Session, request: ReminderCreate) -> Result<OccurrenceRow, ApiError> {
    let text = text::required_line(
        "text",
        &request.text,
        text::LINE,
        "Say what you want to be reminded of.",
    )?;
    let wall_time = match &request.time {
        Some(time) => kept_domain::day::time("time", time)?,
        None => session.settings()?.reminder_time,
    };
    let rule = request.rule.as_deref().map(Rule::parse).transpose()?;
    let zone = session.now().zone;
    let schedule = Schedule::new(request.on, wall_time, zone, rule.clone())?;
    let ids = session.ids();
    let reminder = Reminder {
        id: ReminderId::new(ids.draw()),
        kind: Kind::FreeText,
        member: request.member_id.map(Into::into),
        subject: None,
        text: Some(text),
        starts_on: request.on,
        wall_time,
        zone,
        rule: rule.map(|rule| rule.as_str().to_owned()),
    };
    let member = reminder.member;
    let made = session.write(move |writer| {
        if let Some(member) = reminder.member {
            member::get(writer, member)?;
        }
        make(writer, &ids, &reminder, &schedule)?;
        Ok(row(reminder::first_of(writer, reminder.id)?))
    })?;
    session.changed(ChangeKind::Reminder, Some(made.id.0.uuid()), member);
    Ok(made)
}

/// Stores a reminder with its first occurrences.
pub(super) fn make(
    writer: &Writer<'_>,
    ids: &Ids,
    reminder: &Reminder,
    schedule: &Schedule,
) -> Result<(), ApiError> {
    announce(writer, reminder)?;
    extend(writer, ids, reminder.id, schedule, None)?;
    Ok(())
}

/// Stores a reminder without any occurrence.
fn announce(writer: &Writer<'_>, reminder: &Reminder) -> Result<(), ApiError> {
    reminder::insert(writer, reminder)?;
    let payload = json!([
        reminder.kind.as_str(),
        reminder.member.map(|id| id.to_string()),
        reminder.subject.map(|id| id.to_string()),
        reminder.text,
        reminder.starts_on,
        reminder.wall_time,
        reminder.zone.name(),
        reminder.rule,
    ]);
    record(writer, "reminder.made", reminder.id.uuid(), &payload.to_string())
}

/// Makes the reminders of the talks with a member what was agreed on. What is to come by an earlier agreement is taken
/// back, and a talk that fell due by it and was not held is let go. What lies before `from` is not reminded of.
pub(super) fn set_talks(
    writer: &Writer<'_>,
    ids: &Ids,
    agreed: &Cadence,
    from: DateTime<Utc>,
) -> Result<(), ApiError> {
    let Moment { at, zone } = writer.now();
    let subject = agreed.member.uuid();
    for before in reminder::of_subject(writer, subject, Kind::Talk)? {
        stop(writer, &before)?;
    }
    for missed in reminder::unsettled_of(writer, subject, Kind::Talk, at)? {
        act(writer, missed, Action::Skip)?;
    }
    let Some(schedule) = agreed.schedule(zone)? else {
        return Ok(());
    };
    let reminder = Reminder {
        id: ReminderId::new(ids.draw()),
        kind: Kind::Talk,
        member: Some(agreed.member),
        subject: Some(subject),
        text: None,
        starts_on: agreed.starts_on,
        wall_time: agreed.wall_time,
        zone,
        rule: agreed.rule.as_ref().map(|rule| rule.as_str().to_owned()),
    };
    announce(writer, &reminder)?;
    // A rhythm may have begun long ago; what is past is not reminded of.
    let last = from - TimeDelta::milliseconds(1);
    extend(writer, ids, reminder.id, &schedule, Some(last))?;
    Ok(())
}

/// Settles the talks with a member that were to be before `end`: one was held.
pub(super) fn settle_talks(
    writer: &Writer<'_>,
    member: MemberId,
    end: DateTime<Utc>,
) -> Result<(), ApiError> {
    let last = end - TimeDelta::milliseconds(1);
    for held in reminder::unsettled_of(writer, member.uuid(), Kind::Talk, last)? {
        act(writer, held, Action::Done)?;
    }
    Ok(())
}

/// Works out the instants that follow `last`: all that lie less than [`AHEAD`], and one more.
/// Says how many were added.
fn extend(
    writer: &Writer<'_>,
    ids: &Ids,
    id: ReminderId,
    schedule: &Schedule,
    last: Option<DateTime<Utc>>,
) -> Result<usize, ApiError> {
    let horizon = writer.now().at + AHEAD;
    let mut added = 0;
    for at in schedule.after(last, BATCH) {
        added += usize::from(reminder::add_occurrence(
            writer,
            OccurrenceId::new(ids.draw()),
            id,
            at,
        )?);
        if at > horizon {
            break;
        }
    }
    Ok(added)
}

/// Works out more instants of the repeating reminders that are running out of them.
pub(crate) fn extend_reminders(session: &Session) -> Result<(), ApiError> {
    let now = session.now();
    let short = session.read(move |reader| Ok(reminder::running_out(reader, now.at + SHORT)?))?;
    if short.is_empty() {
        return Ok(());
    }
    let ids = session.ids();
    session.write_at(now, move |writer| extend_each(writer, &ids, short))?;
    session.changed(ChangeKind::Reminder, None, None);
    Ok(())
}

/// Works out more instants of those that are running out of them now.
pub(super) fn extend_short(writer: &Writer<'_>, ids: &Ids) -> Result<(), ApiError> {
    extend_each(
        writer,
        ids,
        reminder::running_out(writer, writer.now().at + SHORT)?,
    )
}

/// Works out more instants of these, each with its last one.
fn extend_each(
    writer: &Writer<'_>,
    ids: &Ids,
    reminders: Vec<(Reminder, Option<DateTime<Utc>>)>,
) -> Result<(), ApiError> {
    for (reminder, last) in reminders {
        let rule = reminder.rule.as_deref().map(Rule::parse).transpose()?;
        let schedule = Schedule::new(reminder.starts_on, reminder.wall_time, reminder.zone, rule)?;
        let added = extend(writer, ids, reminder.id, &schedule, last)?;
        if added == 0 {
            reminder::exhaust(writer, reminder.id)?;
        }
        let kind = if added == 0 {
            "reminder.ended"
        } else {
            "reminder.extended"
        };
        record(writer, kind, reminder.id.uuid(), &added.to_string())?;
    }
    Ok(())
}

/// What a form or an expectation wants to be reminded of.
pub(crate) struct Wanted<'a> {
    /// What for.
    pub(crate) kind: Kind,
    /// Whose it is.
    pub(crate) member: MemberId,
    /// The form or the expectation.
    pub(crate) subject: Uuid,
    /// The days. Those that were wanted before and are not among them are taken back, unless they fell due.
    pub(crate) on: &'a [NaiveDate],
    /// Time of day on the wall of this computer.
    pub(crate) time: NaiveTime,
}

/// Makes the reminders of a form or an expectation what it wants them to be.
pub(crate) fn set_for(writer: &Writer<'_>, ids: &Ids, wanted: &Wanted<'_>) -> Result<(), ApiError> {
    let before = reminder::of_subject(writer, wanted.subject, wanted.kind)?;
    for reminder in before
        .iter()
        .filter(|reminder| !wanted.on.contains(&reminder.starts_on))
    {
        stop(writer, reminder)?;
    }
    for on in wanted
        .on
        .iter()
        .filter(|on| before.iter().all(|reminder| reminder.starts_on != **on))
    {
        let Moment { zone, .. } = writer.now();
        let schedule = Schedule::new(*on, wanted.time, zone, None)?;
        let reminder = Reminder {
            id: ReminderId::new(ids.draw()),
            kind: wanted.kind,
            member: Some(wanted.member),
            subject: Some(wanted.subject),
            text: None,
            starts_on: *on,
            wall_time: wanted.time,
            zone,
            rule: None,
        };
        make(writer, ids, &reminder, &schedule)?;
    }
    Ok(())
}

/// Stops the reminders of a form or an expectation. What has fallen due stays in the list.
pub(crate) fn stop_for(writer: &Writer<'_>, subject: Uuid) -> Result<(), ApiError> {
    for kind in [Kind::FollowUp, Kind::Review] {
        for reminder in reminder::of_subject(writer, subject, kind)? {
            stop(writer, &reminder)?;
        }
    }
    Ok(())
}

fn stop(writer: &Writer<'_>, reminder: &Reminder) -> Result<(), ApiError> {
    reminder::stop(writer, reminder.id)?;
    record(writer, "reminder.stopped", reminder.id.uuid(), "")
}

fn record(writer: &Writer<'_>, kind: &str, object: Uuid, payload: &str) -> Result<(), ApiError> {
    writer.record(Entry {
        kind,
        object,
        payload: payload.as_bytes(),
    })?;
    Ok(())
}

pub(crate) fn occurrence_act(session: &Session, request: OccurrenceAct) -> Result<OccurrenceRow, ApiError> {
    let now = session.now();
    let action = match (request.action, request.until) {
        (OccurrenceAction::Acknowledge, _) => Action::Acknowledge,
        (OccurrenceAction::Done, _) => Action::Done,
        (OccurrenceAction::Skip, _) => Action::Skip,
        (OccurrenceAction::Reopen, _) => Action::Reopen,
        (OccurrenceAction::Snooze, Some(until))
            if until > now.at && until < now.at + TimeDelta::days(3660) =>
        {
            Action::Snooze(until)
        }
        (OccurrenceAction::Snooze, Some(_)) => {
            return Err(ApiError::field("until", "Choose a time that is still to come."));
        }
        (OccurrenceAction::Snooze, None) => return Err(ApiError::field("until", "Say until when.")),
    };
    let id = OccurrenceId::from(request.id);
    let acted = session.write_at(now, move |writer| {
        act(writer, id, action)?;
        Ok(reminder::occurrence(writer, id)?)
    })?;
    session.changed(ChangeKind::Reminder, Some(id.uuid()), acted.member);
    Ok(row(acted))
}

/// Does with an occurrence what the manager wants.
pub(super) fn act(writer: &Writer<'_>, id: OccurrenceId, action: Action) -> Result<(), ApiError> {
    let before = reminder::occurrence(writer, id)?;
    let to = before
        .state
        .after(action, before.due_at, writer.now().at)
        .ok_or_else(|| refusal(before.state))?;
    let until = match action {
        Action::Snooze(until) => Some(until),
        _ => None,
    };
    reminder::step(writer, id, before.state, to, until)?;
    record(
        writer,
        "occurrence.acted-on",
        id.uuid(),
        &json!([to.as_str(), until]).to_string(),
    )
}

fn refusal(state: State) -> ApiError {
    ApiError::precondition(match state {
        State::Done | State::Skipped => "This is settled. Open it again first.",
        State::Scheduled => "This is not due yet.",
        _ => "This is open already.",
    })
}
