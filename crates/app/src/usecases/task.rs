//! Tasks: moving them.

use kept_domain::expectation::ExpectationState as State;
use kept_domain::ids::{MemberId as Member, TaskId as Id};
use kept_domain::task::{Move, Task};
use kept_vault::table::{expectation, member, task};
use kept_vault::{Reader, VaultError, Writer};

use super::{Settings, present};
use crate::error::ApiError;
use crate::ports::ChangeKind;
use crate::session::Session;
use crate::wire::*;

pub(crate) fn task_move(session: &Session, request: TaskMove) -> Result<TaskView, ApiError> {
    let id = Id::from(request.id);
    let revision = request.revision;
    let step = Move::from(request);
    let (view, expectation, member) = session.write(move |writer| {
        let (after, member) = advance(writer, id, revision, &step)?;
        let owner = owner_name(writer, after.owner, &Settings::read(writer)?.manager_name)?;
        let expectation = after.expectation;
        Ok((TaskView::of(after, owner), expectation, member))
    })?;
    session.changed(ChangeKind::Expectation, Some(expectation.uuid()), Some(member));
    Ok(view)
}

/// Moves a task of an agreed expectation; says how it stands now, and whose expectation it belongs to.
pub(super) fn advance(
    writer: &Writer<'_>,
    id: Id,
    revision: u32,
    step: &Move,
) -> Result<(Task, Member), ApiError> {
    let before = task::get(writer, id)?;
    let expectation = expectation::get(writer, before.expectation)?;
    present(writer, expectation.member)?;
    match expectation.state {
        State::Agreed => {}
        state if state.is_closed() => {
            return Err(ApiError::precondition(
                "The expectation is closed, and its tasks with it.",
            ));
        }
        _ => {
            return Err(ApiError::precondition(
                "Tasks begin when the expectation is agreed. Sign it first.",
            ));
        }
    }
    if before.revision != revision {
        return Err(VaultError::Conflict.into());
    }
    let after = before.moved(step, writer.now().at)?;
    task::put_moved(writer, &after)?;
    Ok((after, expectation.member))
}

/// Full name of the owner of a task; `manager` if it is the manager's own.
pub(super) fn owner_name(
    reader: &Reader<'_>,
    owner: Option<Member>,
    manager: &str,
) -> Result<String, ApiError> {
    match owner {
        Some(id) => Ok(member::get(reader, id)?.text.name),
        None => Ok(manager.to_owned()),
    }
}
