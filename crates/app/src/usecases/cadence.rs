//! How often the manager talks with whom, and starting a talk.

use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};
use kept_domain::cadence::{Cadence, overdue};
use kept_domain::day;
use kept_domain::ids::{FormId as Id, MemberId};
use kept_domain::recurrence::Rule;
use kept_domain::time::{Moment, instant};
use kept_vault::table::{cadence, form, member};
use kept_vault::{Reader, VaultError, Writer};

use super::template::newest;
use super::{Settings, form_create, present, reminder};
use crate::error::ApiError;
use crate::ports::ChangeKind;
use crate::session::{Ids, Session};
use crate::wire::*;

/// The template that a talk is written in if nothing else was chosen.
const USUAL: &str = "one-to-one";
/// Drafts that are looked through for one that was begun.
const DRAFTS: u32 = 50;

pub(crate) fn cadence_get(session: &Session, request: MemberRef) -> Result<CadenceView, ApiError> {
    let now = session.now();
    session.read(move |reader| view(reader, request.id.into(), now))
}

pub(crate) fn cadence_set(session: &Session, request: CadenceSet) -> Result<CadenceView, ApiError> {
    let now = session.now();
    let ids = session.ids();
    let member = MemberId::from(request.member_id);
    let template = request.template.unwrap_or_else(|| USUAL.to_owned());
    let time = request.time.map(|time| day::time("time", &time)).transpose()?;
    let rule = request.rule.as_deref().map(Rule::parse).transpose()?;
    let set = session.write_at(now, move |writer| {
        present(writer, member)?;
        if newest(writer, &template)?.is_none() {
            return Err(ApiError::field(
                "template",
                "There is no such template. Choose one of the list.",
            ));
        }
        let before = cadence::get(writer, member)?;
        if before.as_ref().map(|before| before.revision) != request.revision {
            return Err(VaultError::Conflict.into());
        }
        let cadence = Cadence {
            member,
            revision: request.revision.unwrap_or(0) + 1,
            template,
            starts_on: request.starts_on.unwrap_or(now.date()),
            wall_time: match time {
                Some(time) => time,
                None => Settings::read(writer)?.reminder_time,
            },
            rule,
        }
        .checked()?;
        set(writer, &ids, &cadence)?;
        view(writer, member, now)
    })?;
    session.changed(ChangeKind::Reminder, None, Some(member));
    session.changed(ChangeKind::Member, Some(member.uuid()), Some(member));
    Ok(set)
}

/// Stores what was agreed on and makes its reminders.
pub(super) fn set(writer: &Writer<'_>, ids: &Ids, agreed: &Cadence) -> Result<(), ApiError> {
    cadence::put(writer, agreed)?;
    reminder::set_talks(writer, ids, agreed, from(writer, agreed.member)?)
}

/// Stops the reminders of talks with somebody who is being archived, or makes them again.
pub(super) fn pause(
    writer: &Writer<'_>,
    ids: &Ids,
    member: MemberId,
    archived: bool,
) -> Result<(), ApiError> {
    let Some(agreed) = cadence::get(writer, member)? else {
        return Ok(());
    };
    let rule = agreed.rule.clone().filter(|_| !archived);
    let from = from(writer, member)?;
    reminder::set_talks(writer, ids, &Cadence { rule, ..agreed }, from)
}

/// The first day on which a talk can be: today, unless one was held today, which is not to be held again.
fn first_free(last_on: Option<NaiveDate>, today: NaiveDate) -> NaiveDate {
    match last_on {
        Some(last) if last >= today => last.checked_add_days(Days::new(1)).unwrap_or(last),
        _ => today,
    }
}

/// The instant from which on talks are reminded of. One of this morning is due at once.
fn from(writer: &Writer<'_>, member: MemberId) -> Result<DateTime<Utc>, ApiError> {
    let Moment { zone, .. } = writer.now();
    let day = first_free(member::last_talk_on(writer, member)?, writer.now().date());
    Ok(instant(day.and_time(NaiveTime::MIN), zone))
}

/// When the talks with a member are.
pub(super) fn view(reader: &Reader<'_>, member: MemberId, now: Moment) -> Result<CadenceView, ApiError> {
    member::get(reader, member)?;
    let today = now.date();
    let agreed = cadence::get(reader, member)?;
    let last_on = member::last_talk_on(reader, member)?;
    let from = first_free(last_on, today);
    let next_on = agreed.as_ref().and_then(|agreed| agreed.next_on(from));
    let gap = agreed.as_ref().and_then(Cadence::longest_gap);
    Ok(CadenceView {
        member_id: member.into(),
        draft_id: draft(reader, member, agreed.as_ref())?.map(Into::into),
        agreed: agreed.map(|agreed| terms(reader, agreed, now)).transpose()?,
        next_on,
        last_on,
        overdue_days: last_on.zip(gap).and_then(|(last, gap)| overdue(last, gap, today)),
    })
}

fn terms(reader: &Reader<'_>, agreed: Cadence, now: Moment) -> Result<CadenceTerms, ApiError> {
    let language = Settings::form_language(reader)?;
    let title = newest(reader, &agreed.template)?
        .map_or_else(String::new, |template| template.title.within(language).to_owned());
    Ok(CadenceTerms {
        revision: agreed.revision,
        template: agreed.template,
        template_title: title,
        starts_on: agreed.starts_on,
        time: agreed.wall_time.format("%H:%M").to_string(),
        in_words: agreed.rule.as_ref().map(|rule| rule.in_words(now.zone)),
        rule: agreed.rule.map(|rule| rule.as_str().to_owned()),
    })
}

fn template_of(agreed: Option<&Cadence>) -> &str {
    agreed.map_or(USUAL, |agreed| agreed.template.as_str())
}

/// The newest draft of a talk with a member that was begun.
fn draft(reader: &Reader<'_>, member: MemberId, agreed: Option<&Cadence>) -> Result<Option<Id>, ApiError> {
    let drafts = form::drafts(reader, Some(member), None, DRAFTS)?;
    let begun = drafts
        .into_iter()
        .find(|draft| draft.template == template_of(agreed));
    Ok(begun.map(|draft| draft.id))
}

pub(crate) fn talk_start(session: &Session, request: TalkStart) -> Result<TalkStarted, ApiError> {
    let member = MemberId::from(request.member_id);
    let (begun, template) = session.read(move |reader| {
        present(reader, member)?;
        let agreed = cadence::get(reader, member)?;
        let begun = draft(reader, member, agreed.as_ref())?;
        Ok((begun, template_of(agreed.as_ref()).to_owned()))
    })?;
    let form_id = match begun {
        Some(id) => id.into(),
        None => {
            form_create(
                session,
                FormCreate {
                    member_id: request.member_id,
                    template,
                    event_on: None,
                    continues_id: None,
                },
            )?
            .id
        }
    };
    Ok(TalkStarted { form_id })
}

/// Those of these days on which a talk with a member is to be anyway.
pub(super) fn among(
    reader: &Reader<'_>,
    member: MemberId,
    days: &[NaiveDate],
) -> Result<Vec<NaiveDate>, ApiError> {
    let Some(agreed) = cadence::get(reader, member)? else {
        return Ok(Vec::new());
    };
    let talks = days.iter().copied();
    Ok(talks.filter(|day| agreed.next_on(*day) == Some(*day)).collect())
}

/// Settles the reminders of talks up to the day on which one was held.
pub(super) fn held(writer: &Writer<'_>, member: MemberId, on: NaiveDate) -> Result<(), ApiError> {
    let next = on.checked_add_days(Days::new(1)).unwrap_or(on);
    let end = instant(next.and_time(NaiveTime::MIN), writer.now().zone);
    reminder::settle_talks(writer, member, end)
}
