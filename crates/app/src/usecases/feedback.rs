//! Feedback: what is still to be given, and giving it.

use kept_domain::feedback::{Delivery as Way, NOT_YET};
use kept_domain::form::Form;
use kept_domain::ids::FormId as Id;
use kept_domain::template::Purpose;
use kept_vault::table::{feedback, form};
use kept_vault::{Reader, Writer};
use serde_json::Value;

use super::form::{set_reminders, view};
use super::present;
use crate::error::ApiError;
use crate::ports::ChangeKind;
use crate::session::Session;
use crate::wire::*;

/// Rows in one answer.
const MOST: u32 = 200;

/// Notes with a form that is being filed whether its feedback is still to be given.
pub(super) fn owe(writer: &Writer<'_>, form: &Form) -> Result<(), ApiError> {
    let answer = |key: &str| form.answers.get(key).and_then(Value::as_str);
    if form.purpose == Purpose::Feedback && answer("delivered") == Some(NOT_YET) {
        let on = answer("deliver_on").and_then(|day| day.parse().ok());
        feedback::owe(writer, form.id, form.member, on)?;
    }
    Ok(())
}

pub(crate) fn feedback_list(session: &Session, request: FeedbackList) -> Result<Vec<FeedbackRow>, ApiError> {
    let member = request.member_id.map(Into::into);
    let rows = session.read(move |reader| Ok(feedback::pending(reader, member, MOST)?))?;
    Ok(rows.into_iter().map(row).collect())
}

/// Feedback that is to be given, as a list shows it.
pub(super) fn row(pending: feedback::Pending) -> FeedbackRow {
    FeedbackRow {
        form_id: pending.form.into(),
        member_id: pending.member.into(),
        member_name: pending.member_name,
        title: pending.title,
        event_on: pending.event_on,
        deliver_on: pending.deliver_on,
    }
}

pub(crate) fn feedback_deliver(session: &Session, request: FeedbackDeliver) -> Result<FormView, ApiError> {
    let now = session.now();
    let id = Id::from(request.id);
    let on = request.on.unwrap_or(now.date());
    let ids = session.ids();
    let view = session.write_at(now, move |writer| {
        let form = form::get(writer, id)?;
        present(writer, form.member)?;
        match feedback::of_form(writer, id)? {
            None => {
                return Err(ApiError::precondition(
                    "Only feedback that was filed before it was given is given later.",
                ));
            }
            Some(feedback) if feedback.delivered.is_some() => {
                return Err(ApiError::precondition("This feedback was given already."));
            }
            Some(_) => {}
        }
        if on < form.event.on || on > now.date() {
            return Err(ApiError::field(
                "on",
                "Feedback is given after what it is about, and not in the future.",
            ));
        }
        feedback::deliver(writer, id, on, Way::from(request.way))?;
        set_reminders(
            writer,
            &ids,
            &form,
            &form.follow_up_on.into_iter().collect::<Vec<_>>(),
        )?;
        view(writer, id)
    })?;
    let member = Some(view.member_id.into());
    session.changed(ChangeKind::Form, Some(id.uuid()), member);
    session.changed(ChangeKind::Reminder, None, member);
    Ok(view)
}

/// How the feedback of a form stands, for its page.
pub(super) fn standing(reader: &Reader<'_>, form: &Form) -> Result<Option<FeedbackView>, ApiError> {
    if form.purpose != Purpose::Feedback {
        return Ok(None);
    }
    Ok(feedback::of_form(reader, form.id)?.map(|feedback| FeedbackView {
        deliver_on: feedback.deliver_on,
        delivered_on: feedback.delivered.map(|(on, _)| on),
        way: feedback.delivered.map(|(_, way)| way.into()),
    }))
}
