//! The agenda of one-to-ones.

use kept_domain::agenda::{self as rules, Held, MOST, Point, PointState as State, Side, settle, talks_since};
use kept_domain::form::{Form, FormState};
use kept_domain::ids::{AgendaPointId as Id, FormId, MemberId};
use kept_domain::template::Purpose;
use kept_domain::time::Moment;
use kept_vault::table::{agenda, form};
use kept_vault::{Reader, VaultError, Writer};

use super::present;
use crate::error::ApiError;
use crate::ports::ChangeKind;
use crate::session::{Ids, Session};
use crate::wire::*;

/// Talks that are looked at to say how often a point was carried over: two years of weekly ones.
const TALKS: u32 = 104;

pub(crate) fn agenda_list(session: &Session, request: AgendaList) -> Result<Vec<AgendaPointView>, ApiError> {
    let now = session.now();
    session.read(move |reader| {
        let member = MemberId::from(request.member_id);
        let mut points = agenda::open(reader, member)?;
        if let Some(id) = request.form_id {
            let settled = agenda::of_form(reader, id.into())?;
            points.extend(settled.into_iter().filter(|point| point.member == member));
        }
        views(reader, member, points, now)
    })
}

/// The open points with a member.
pub(super) fn open(
    reader: &Reader<'_>,
    member: MemberId,
    now: Moment,
) -> Result<Vec<AgendaPointView>, ApiError> {
    views(reader, member, agenda::open(reader, member)?, now)
}

fn views(
    reader: &Reader<'_>,
    member: MemberId,
    points: Vec<Point>,
    now: Moment,
) -> Result<Vec<AgendaPointView>, ApiError> {
    let held = agenda::held(reader, member, TALKS)?;
    Ok(points.into_iter().map(|point| view(point, &held, now)).collect())
}

fn view(point: Point, held: &[Held], now: Moment) -> AgendaPointView {
    let created_on = Moment {
        at: point.created_at,
        zone: now.zone,
    }
    .date();
    let carried = match point.state {
        State::Open => talks_since(point.created_at, created_on, held),
        State::Discussed | State::Dropped => 0,
    };
    AgendaPointView {
        id: point.id.into(),
        member_id: point.member.into(),
        revision: point.revision,
        side: point.side.into(),
        state: point.state.into(),
        text: point.text,
        carried: u32::try_from(carried).unwrap_or(TALKS),
        form_id: point.form.map(Into::into),
    }
}

/// A point after a change.
fn changed(reader: &Reader<'_>, id: Id, now: Moment) -> Result<AgendaPointView, ApiError> {
    let point = agenda::get(reader, id)?;
    let held = agenda::held(reader, point.member, TALKS)?;
    Ok(view(point, &held, now))
}

/// Runs a change of one point and tells the front end.
fn change(
    session: &Session,
    id: Id,
    work: impl FnOnce(&Writer<'_>, Point) -> Result<(), ApiError> + Send + 'static,
) -> Result<AgendaPointView, ApiError> {
    let now = session.now();
    let view = session.write_at(now, move |writer| {
        let point = agenda::get(writer, id)?;
        present(writer, point.member)?;
        work(writer, point)?;
        changed(writer, id, now)
    })?;
    session.changed(ChangeKind::Agenda, Some(id.uuid()), Some(view.member_id.into()));
    Ok(view)
}

pub(crate) fn agenda_add(session: &Session, request: AgendaAdd) -> Result<AgendaPointView, ApiError> {
    let now = session.now();
    let (id, member) = (Id::new(session.new_id()), MemberId::from(request.member_id));
    let text = rules::checked_text(&request.text)?;
    let side = Side::from(request.side);
    let view = session.write_at(now, move |writer| {
        present(writer, member)?;
        add(writer, id, member, side, text)?;
        changed(writer, id, now)
    })?;
    session.changed(ChangeKind::Agenda, Some(id.uuid()), Some(member));
    Ok(view)
}

/// Adds an open point at the end of its side.
pub(super) fn add(
    writer: &Writer<'_>,
    id: Id,
    member: MemberId,
    side: Side,
    text: String,
) -> Result<(), ApiError> {
    room(writer, member, side)?;
    let point = Point {
        id,
        member,
        revision: 1,
        side,
        position: 0,
        state: State::Open,
        text,
        form: None,
        created_at: writer.now().at,
    };
    Ok(agenda::insert(writer, &point)?)
}

/// Refuses one more open point where there are too many to talk about.
fn room(reader: &Reader<'_>, member: MemberId, side: Side) -> Result<(), ApiError> {
    let open = agenda::open(reader, member)?;
    if open.iter().filter(|point| point.side == side).count() < MOST {
        return Ok(());
    }
    Err(ApiError::precondition(
        "There are fifty points on this side already. Discuss or drop some first.",
    ))
}

pub(crate) fn agenda_update(session: &Session, request: AgendaUpdate) -> Result<AgendaPointView, ApiError> {
    let text = rules::checked_text(&request.text)?;
    change(session, request.id.into(), move |writer, point| {
        still_open(&point)?;
        Ok(agenda::write(writer, point.id, request.revision, &text)?)
    })
}

pub(crate) fn agenda_move(session: &Session, request: AgendaMove) -> Result<AgendaPointView, ApiError> {
    change(session, request.id.into(), move |writer, point| {
        still_open(&point)?;
        if point.revision != request.revision {
            return Err(VaultError::Conflict.into());
        }
        let side = request.side.map_or(point.side, Side::from);
        if side != point.side {
            room(writer, point.member, side)?;
        }
        let open = agenda::open(writer, point.member)?;
        let mut order: Vec<Id> = open
            .iter()
            .filter(|other| other.side == side && other.id != point.id)
            .map(|other| other.id)
            .collect();
        order.push(point.id);
        let to = usize::try_from(request.to).unwrap_or(usize::MAX);
        rules::reorder(&mut order, point.id, to);
        Ok(agenda::arrange(writer, point.id, side, &order)?)
    })
}

pub(crate) fn agenda_settle(session: &Session, request: AgendaSettle) -> Result<AgendaPointView, ApiError> {
    let (to, form) = (State::from(request.to), request.form_id.map(FormId::from));
    change(session, request.id.into(), move |writer, point| {
        if to == State::Open {
            return Err(ApiError::field(
                "to",
                "A point is settled when it was discussed or dropped.",
            ));
        }
        point.state.checked_step(to)?;
        if let Some(id) = form {
            let talk = form::get(writer, id)?;
            if talk.member != point.member || talk.state != FormState::Draft {
                return Err(ApiError::field(
                    "formId",
                    "Choose a talk with this person that is not filed yet.",
                ));
            }
        }
        Ok(agenda::settle(writer, point.id, request.revision, to, form)?)
    })
}

pub(crate) fn agenda_reopen(session: &Session, request: AgendaReopen) -> Result<AgendaPointView, ApiError> {
    change(session, request.id.into(), move |writer, point| {
        point.state.checked_step(State::Open)?;
        if let Some(id) = point.form
            && form::get(writer, id)?.state == FormState::Filed
        {
            return Err(ApiError::precondition(
                "This stands in a talk that is filed. Write it on the agenda anew.",
            ));
        }
        room(writer, point.member, point.side)?;
        Ok(agenda::reopen(writer, &point, request.revision)?)
    })
}

fn still_open(point: &Point) -> Result<(), ApiError> {
    if point.state == State::Open {
        return Ok(());
    }
    Err(ApiError::precondition(
        "This point is settled. Open it again first.",
    ))
}

/// Brings a one-to-one that is being filed and the agenda together; any other form stays as it is.
///
/// The draft that comes back has what was settled in the talk. What it leaves for another time is on the agenda.
pub(super) fn gather(writer: &Writer<'_>, ids: &Ids, draft: Form) -> Result<Form, ApiError> {
    if draft.purpose != Purpose::OneToOne {
        return Ok(draft);
    }
    let open = agenda::open(writer, draft.member)?;
    let settled = agenda::of_form(writer, draft.id)?;
    let settlement = settle(draft.answers.clone(), &open, &settled);
    for (id, state) in settlement.closed {
        let point = agenda::get(writer, id)?;
        agenda::settle(writer, id, point.revision, state, Some(draft.id))?;
    }
    for (side, text) in settlement.carried {
        // A full agenda does not keep a talk from being filed; the topic stands in the form.
        if room(writer, draft.member, side).is_ok() {
            add(writer, Id::new(ids.draw()), draft.member, side, text)?;
        }
    }
    if settlement.answers == draft.answers {
        return Ok(draft);
    }
    let gathered = Form {
        answers: settlement.answers,
        revision: draft.revision + 1,
        ..draft
    };
    form::save(writer, &gathered)?;
    Ok(gathered)
}
