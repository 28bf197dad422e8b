//! What the manager owes: settling and listing.

use kept_domain::ids::{ExpectationId, FormId, PromiseId as Id};
use kept_domain::member::Member;
use kept_domain::promise::PromiseState as State;
use kept_vault::table::promise;
use kept_vault::{VaultError, Writer};

use super::present;
use crate::cursor;
use crate::error::ApiError;
use crate::ports::ChangeKind;
use crate::session::Session;
use crate::wire::*;

pub(crate) fn promise_settle(session: &Session, request: PromiseSettle) -> Result<PromiseView, ApiError> {
    let id = Id::from(request.id);
    let to = State::from(request.to);
    let view = session.write(move |writer| {
        let member = settle(writer, id, request.revision, to)?;
        let promise = promise::get(writer, id)?;
        Ok(PromiseView::of(promise, member.text.name))
    })?;
    let member = Some(view.member_id.into());
    let expectation = view.expectation_id.map(|id| ExpectationId::from(id).uuid());
    session.changed(ChangeKind::Expectation, expectation, member);
    if let Some(form) = view.form_id {
        session.changed(ChangeKind::Form, Some(FormId::from(form).uuid()), member);
    }
    Ok(view)
}

/// Settles a promise, or opens it again; says whose it is.
pub(super) fn settle(writer: &Writer<'_>, id: Id, revision: u32, to: State) -> Result<Member, ApiError> {
    let before = promise::get(writer, id)?;
    let member = present(writer, before.member)?;
    if before.revision != revision {
        return Err(VaultError::Conflict.into());
    }
    before.state.checked_step(to)?;
    promise::settle(writer, id, revision, to)?;
    Ok(member)
}

pub(crate) fn promise_list(session: &Session, request: PromiseList) -> Result<Page<PromiseView>, ApiError> {
    let limit = cursor::limit(request.limit)?;
    let after = cursor::read_key(request.after.as_deref())?.map(|(key, id)| (key, Id::new(id)));
    // What is owed, unless another state is asked for.
    let state = request.state.map_or(State::Open, Into::into);
    let member = request.member_id.map(Into::into);
    let mut rows = session.read(move |reader| Ok(promise::page(reader, state, member, after, limit + 1)?))?;
    let next = cursor::cut_key(&mut rows, limit, |row| {
        (row.due_order.clone(), row.promise.id.uuid())
    });
    Ok(Page {
        rows: rows.into_iter().map(Into::into).collect(),
        next,
    })
}
