//! Tasks: listing and moving them.

use kept_domain::expectation::ExpectationState as State;
use kept_domain::ids::{MemberId as Member, TaskId as Id};
use kept_domain::task::{Move, Origin, Task};
use kept_vault::table::expectation::Expectation;
use kept_vault::table::{expectation, member, task};
use kept_vault::{Reader, VaultError, Writer};

use super::{Settings, present};
use crate::error::ApiError;
use crate::ports::ChangeKind;
use crate::session::Session;
use crate::wire::*;

/// Tasks in one answer: more than anybody can have agreed to at a time.
const MOST: u32 = 200;

pub(crate) fn task_list(session: &Session, request: TaskList) -> Result<Vec<TaskView>, ApiError> {
    session.read(move |reader| {
        let manager = Settings::read(reader)?.manager_name;
        let tasks = task::open_of_talks(reader, request.member_id.into(), MOST)?;
        let views = tasks.into_iter().map(|task| {
            let owner = owner_name(reader, task.owner, &manager)?;
            Ok(TaskView::of(task, owner))
        });
        views.collect()
    })
}

pub(crate) fn task_move(session: &Session, request: TaskMove) -> Result<TaskView, ApiError> {
    let id = Id::from(request.id);
    let revision = request.revision;
    let step = Move::from(request);
    let (view, origin, member) = session.write(move |writer| {
        let (after, member) = advance(writer, id, revision, &step)?;
        let owner = owner_name(writer, after.owner, &Settings::read(writer)?.manager_name)?;
        let origin = after.origin;
        Ok((TaskView::of(after, owner), origin, member))
    })?;
    let expectation = origin.expectation().map(|id| id.uuid());
    session.changed(ChangeKind::Expectation, expectation, Some(member));
    if let Some(form) = origin.form() {
        session.changed(ChangeKind::Form, Some(form.uuid()), Some(member));
    }
    Ok(view)
}

/// Moves a task of an agreed expectation or of a talk; says how it stands now, and whose it is.
pub(super) fn advance(
    writer: &Writer<'_>,
    id: Id,
    revision: u32,
    step: &Move,
) -> Result<(Task, Member), ApiError> {
    let before = task::get(writer, id)?;
    let member = match before.origin {
        Origin::Expectation(id) => begun(&expectation::get(writer, id)?)?,
        Origin::Form(_, member) => member,
    };
    present(writer, member)?;
    if before.revision != revision {
        return Err(VaultError::Conflict.into());
    }
    let after = before.moved(step, writer.now().at)?;
    task::put_moved(writer, &after)?;
    Ok((after, member))
}

/// Whose expectation it is, if its tasks have begun.
fn begun(expectation: &Expectation) -> Result<Member, ApiError> {
    match expectation.state {
        State::Agreed => Ok(expectation.member),
        state if state.is_closed() => Err(ApiError::precondition(
            "The expectation is closed, and its tasks with it.",
        )),
        _ => Err(ApiError::precondition(
            "Tasks begin when the expectation is agreed. Sign it first.",
        )),
    }
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
