//! The one-to-ones of the sample team.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate, NaiveTime, TimeDelta, Weekday};
use kept_domain::agenda::{Point, PointState};
use kept_domain::cadence::Cadence;
use kept_domain::day;
use kept_domain::form::{Answers, Event, Form};
use kept_domain::ids::{AgendaPointId, FormId, MemberId};
use kept_domain::recurrence::Rule;
use kept_domain::template::Template;
use kept_domain::time::{Moment, instant};
use kept_vault::Writer;
use kept_vault::table::agenda;
use serde_json::json;

use super::{cadence, form};
use crate::error::ApiError;
use crate::sample::{AGENDA, CADENCES, SampleCadence, SamplePoint, SampleTalk, TALKS};
use crate::session::Ids;

/// Whose talks they are.
const WITH: &str = "Tomás";

/// Adds talks, agendas and cadences of these members, as of `now`.
pub(super) fn add(
    writer: &Writer<'_>,
    ids: &Ids,
    now: Moment,
    members: &BTreeMap<String, MemberId>,
) -> Result<(), ApiError> {
    let id = |name: &str| members.get(name).copied().ok_or_else(ApiError::defect);
    for talk in &TALKS {
        held(writer, ids, now, id(WITH)?, talk)?;
    }
    for sample in &AGENDA {
        point(writer, ids, now, id(sample.member)?, sample)?;
    }
    for sample in &CADENCES {
        cadence::set(writer, ids, &agreed(now, id(sample.member)?, sample)?)?;
    }
    Ok(())
}

fn day(now: Moment, days: i64) -> NaiveDate {
    now.date() + TimeDelta::days(days)
}

/// Five in the afternoon of a day, when talks are written up.
fn afternoon(now: Moment, on: NaiveDate) -> Moment {
    let five = NaiveTime::from_hms_opt(17, 0, 0).unwrap_or_default();
    Moment {
        at: instant(on.and_time(five), now.zone),
        zone: now.zone,
    }
}

fn held(
    writer: &Writer<'_>,
    ids: &Ids,
    now: Moment,
    member: MemberId,
    talk: &SampleTalk,
) -> Result<(), ApiError> {
    let template = Template::built_in("one-to-one").ok_or_else(ApiError::defect)?;
    let answers = json!({
        "mood": talk.mood, "mood_reason": talk.reason, "energy": talk.energy, "summary": talk.summary,
    });
    let answers = serde_json::from_value(answers).map_err(|_| ApiError::defect())?;
    let event = Event {
        on: day(now, -talk.days_ago),
        time: Some("16:00".to_owned()),
        minutes: Some(30),
        place: None,
    };
    let id = FormId::new(ids.draw());
    let draft = Form {
        sample: true,
        ..form::begun(
            id,
            member,
            template,
            event,
            Answers::draft(template, answers)?,
            now,
        )?
    };
    form::insert(writer, template, &draft)?;
    let filed = afternoon(now, draft.event.on);
    form::file(writer, ids, draft, filed)?;
    Ok(())
}

fn point(
    writer: &Writer<'_>,
    ids: &Ids,
    now: Moment,
    member: MemberId,
    sample: &SamplePoint,
) -> Result<(), ApiError> {
    let point = Point {
        id: AgendaPointId::new(ids.draw()),
        member,
        revision: 1,
        side: sample.side,
        position: 0,
        state: PointState::Open,
        text: sample.text.to_owned(),
        form: None,
        created_at: afternoon(now, day(now, -sample.days_ago)).at,
    };
    Ok(agenda::insert(writer, &point)?)
}

/// What was agreed on; the rhythm began eight talks ago.
fn agreed(now: Moment, member: MemberId, sample: &SampleCadence) -> Result<Cadence, ApiError> {
    let next = day(now, sample.next);
    let weekday = match next.weekday() {
        Weekday::Mon => "MO",
        Weekday::Tue => "TU",
        Weekday::Wed => "WE",
        Weekday::Thu => "TH",
        Weekday::Fri => "FR",
        Weekday::Sat => "SA",
        Weekday::Sun => "SU",
    };
    let rule = format!("FREQ=WEEKLY;INTERVAL={};BYDAY={weekday}", sample.weeks);
    Ok(Cadence {
        member,
        revision: 1,
        template: "one-to-one".to_owned(),
        starts_on: next - TimeDelta::weeks(8 * i64::from(sample.weeks)),
        wall_time: day::time("time", sample.time)?,
        rule: Some(Rule::parse(&rule)?),
    }
    .checked()?)
}
