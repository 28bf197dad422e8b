//! What happened with a member.

use chrono_tz::Tz;
use kept_domain::circle::Circle as DomainCircle;
use kept_domain::day::days_late;
use kept_domain::ids::MemberId as Member;
use kept_domain::template::Template;
use kept_domain::text::first_line;
use kept_domain::time::Moment;
use kept_vault::table::{member, timeline};
use uuid::Uuid;

use crate::cursor;
use crate::error::ApiError;
use crate::session::Session;
use crate::wire::*;

/// Characters of a line that sums an addendum up.
const SUMMARY: usize = 240;

pub(crate) fn timeline_list(session: &Session, request: TimelineList) -> Result<Page<TimelineRow>, ApiError> {
    let limit = cursor::limit(request.limit)?;
    // Nothing stands before the empty id, so that the whole day stays behind.
    let before = request.before.map(|day| (day.to_string(), Uuid::nil()));
    let after = cursor::read_key(request.after.as_deref())?.or(before);
    let id = Member::from(request.member_id);
    let only = request.only.map(Into::into);
    let zone = session.now().zone;
    let mut rows = session.read(move |reader| {
        member::get(reader, id)?;
        Ok(timeline::page(reader, id, only, after, limit + 1, zone)?)
    })?;
    let next = cursor::cut_key(&mut rows, limit, |row| row.place.clone());
    Ok(Page {
        rows: rows.into_iter().map(|row| shown(row, zone)).collect(),
        next,
    })
}

pub(crate) fn timeline_months(
    session: &Session,
    request: TimelineMonths,
) -> Result<Vec<TimelineMonth>, ApiError> {
    let id = Member::from(request.member_id);
    let only = request.only.map(Into::into);
    let zone = session.now().zone;
    let months = session.read(move |reader| {
        member::get(reader, id)?;
        Ok(timeline::months(reader, id, only, zone)?)
    })?;
    Ok(months.into_iter().map(month).collect())
}

/// A month as it is shown.
pub(super) fn month(month: timeline::MonthCount) -> TimelineMonth {
    TimelineMonth {
        begins: month.begins,
        count: month.count,
    }
}

/// A row as it is shown; `zone` is that of this computer.
pub(super) fn shown(row: timeline::TimelineRow, zone: Tz) -> TimelineRow {
    let recorded = Moment {
        at: row.at,
        zone: row.zone.unwrap_or(zone),
    }
    .date();
    let on = row.on;
    let filed = match row.kind {
        timeline::Kind::Form => row.state != "draft",
        timeline::Kind::Note => true,
        _ => false,
    };
    TimelineRow {
        kind: row.kind.into(),
        id: row.opens.to_string(),
        on,
        recorded_at: row.at,
        days_late: if filed { days_late(on, recorded) } else { 0 },
        title: row.title,
        summary: row.summary.and_then(|summary| first_line(&summary, SUMMARY)),
        state: row.state,
        circle: circle(row.kind, row.template.as_deref()).into(),
        template: row.template,
        attachments: row.attachments,
    }
}

/// Who may see what the row shows.
fn circle(kind: timeline::Kind, template: Option<&str>) -> DomainCircle {
    match kind {
        timeline::Kind::Expectation | timeline::Kind::Document => DomainCircle::Official,
        timeline::Kind::Addendum | timeline::Kind::Note => DomainCircle::Mine,
        timeline::Kind::Form => template
            .and_then(Template::built_in)
            .map_or(DomainCircle::Mine, Template::circle),
    }
}
