//! Expectations: writing, checking, closing, listing.

use std::collections::HashSet;

use chrono::NaiveDate;
use kept_domain::document::Subject;
use kept_domain::expectation::{ExpectationState as State, ExpectationText as Text};
use kept_domain::hints;
use kept_domain::ids::{ExpectationId as Id, MemberId as Member, PromiseId as Promise, TaskId as Task};
use kept_vault::table::expectation::{self, Filter};
use kept_vault::table::{document, member, promise, task};
use kept_vault::{Reader, VaultError, Writer};

use super::{Settings, known, present, reminder, search};
use crate::cursor;
use crate::error::ApiError;
use crate::papers::expectation_number;
use crate::ports::ChangeKind;
use crate::session::{Ids, Session};
use crate::wire::*;

pub(crate) fn expectation_create(
    session: &Session,
    request: ExpectationCreate,
) -> Result<ExpectationView, ApiError> {
    let now = session.now();
    let member = Member::from(request.member_id);
    let text = inside(request.expectation.checked(member))?;
    let (id, ids) = (Id::new(session.new_id()), session.ids());
    let view = session.write_at(now, move |writer| {
        let sample = present(writer, member)?.sample;
        create(writer, &ids, id, member, text, sample)?;
        view(writer, id)
    })?;
    session.changed(ChangeKind::Expectation, Some(id.uuid()), Some(member));
    Ok(view)
}

/// Starts a draft and makes it findable.
pub(super) fn create(
    writer: &Writer<'_>,
    ids: &Ids,
    id: Id,
    member: Member,
    mut text: Text,
    sample: bool,
) -> Result<(), ApiError> {
    inside(identify(&mut text, ids, &Known::default()))?;
    inside(owners(writer, &text, member))?;
    expectation::insert(writer, id, member, &text, sample)?;
    search::put_expectation(writer, id, member, &text)
}

pub(crate) fn expectation_update(
    session: &Session,
    request: ExpectationUpdate,
) -> Result<ExpectationView, ApiError> {
    let id = Id::from(request.id);
    let ids = session.ids();
    let view = session.write(move |writer| {
        let before = expectation::get(writer, id)?;
        present(writer, before.member)?;
        must_be_draft(before.state, "Only a draft can be changed.")?;
        if before.revision != request.revision {
            return Err(VaultError::Conflict.into());
        }
        let mut text = inside(request.expectation.checked(before.member))?;
        inside(identify(&mut text, &ids, &Known::of(&before.text)))?;
        inside(owners(writer, &text, before.member))?;
        expectation::update(writer, id, request.revision, &text)?;
        search::put_expectation(writer, id, before.member, &text)?;
        view(writer, id)
    })?;
    session.changed(
        ChangeKind::Expectation,
        Some(id.uuid()),
        Some(view.member_id.into()),
    );
    Ok(view)
}

pub(crate) fn expectation_get(
    session: &Session,
    request: ExpectationRef,
) -> Result<ExpectationView, ApiError> {
    session.read(move |reader| view(reader, request.id.into()))
}

pub(crate) fn expectation_discard(session: &Session, request: ExpectationDiscard) -> Result<Done, ApiError> {
    let id = Id::from(request.id);
    let member = session.write(move |writer| {
        let before = expectation::get(writer, id)?;
        present(writer, before.member)?;
        must_be_draft(before.state, "Only a draft can be deleted.")?;
        expectation::discard(writer, id, request.revision)?;
        search::remove(writer, id.uuid())?;
        Ok(before.member)
    })?;
    session.changed(ChangeKind::Expectation, Some(id.uuid()), Some(member));
    Ok(Done {})
}

pub(crate) fn expectation_close(
    session: &Session,
    request: ExpectationClose,
) -> Result<ExpectationView, ApiError> {
    let id = Id::from(request.id);
    let to = match request.outcome {
        Outcome::Met => State::Met,
        Outcome::NotMet => State::NotMet,
        Outcome::Dropped => State::Dropped,
    };
    let view = session.write(move |writer| {
        close(writer, id, request.revision, to)?;
        view(writer, id)
    })?;
    let member = Some(view.member_id.into());
    session.changed(ChangeKind::Expectation, Some(id.uuid()), member);
    session.changed(ChangeKind::Reminder, None, member);
    Ok(view)
}

/// Closes an agreed expectation and stops its reminders.
pub(super) fn close(writer: &Writer<'_>, id: Id, revision: u32, to: State) -> Result<(), ApiError> {
    let before = expectation::get(writer, id)?;
    present(writer, before.member)?;
    if before.state != State::Agreed {
        return Err(ApiError::precondition(if before.state.is_closed() {
            "This expectation is closed already."
        } else {
            "Only an agreed expectation can be closed. A draft can be deleted."
        }));
    }
    expectation::step(writer, id, revision, to)?;
    reminder::stop_for(writer, id.uuid())
}

pub(crate) fn expectation_list(
    session: &Session,
    request: ExpectationList,
) -> Result<Page<ExpectationRow>, ApiError> {
    let limit = cursor::limit(request.limit)?;
    let after = cursor::read(request.after.as_deref())?.map(|(at, id)| (at, Id::new(id)));
    let filter = Filter {
        member: request.member_id.map(Into::into),
        state: request.state.map(Into::into),
    };
    let today = session.now().date();
    let mut rows =
        session.read(move |reader| Ok(expectation::page(reader, filter, after, limit + 1, today)?))?;
    let next = cursor::cut(&mut rows, limit, |row| (row.updated_at, row.id.uuid()));
    Ok(Page {
        rows: rows.into_iter().map(Into::into).collect(),
        next,
    })
}

/// Drafts and what is being signed, newest change first.
pub(super) fn being_agreed(
    reader: &Reader<'_>,
    today: NaiveDate,
    limit: u32,
) -> Result<Vec<ExpectationRow>, ApiError> {
    let mut rows = Vec::new();
    for state in [State::Signing, State::Draft] {
        let filter = Filter {
            member: None,
            state: Some(state),
        };
        rows.extend(expectation::page(reader, filter, None, limit, today)?);
    }
    rows.truncate(limit as usize);
    Ok(rows.into_iter().map(Into::into).collect())
}

pub(crate) fn expectation_check(
    session: &Session,
    request: ExpectationCheck,
) -> Result<ExpectationChecked, ApiError> {
    let today = session.now().date();
    let member = Member::from(request.member_id);
    let called = session.read(move |reader| Ok(member::get(reader, member)?.text.called().to_owned()))?;
    let untitled = request.expectation.title.trim().is_empty();
    let text = being_written(request.expectation, member)?;
    let (on_paper, stays) = text.reach();
    let missing = |field: &str, text: &str| Missing {
        field: field.to_owned(),
        text: text.to_owned(),
    };
    let gaps = text
        .gaps(today)
        .into_iter()
        .map(|gap| missing(gap.field, gap.text));
    Ok(ExpectationChecked {
        hints: hints::hints(&text, &called, today)
            .into_iter()
            .map(|hint| Hint {
                field: hint.field,
                tone: hint.tone.into(),
                about: hint.about,
                text: hint.text,
            })
            .collect(),
        missing: untitled
            .then(|| missing("title", "Give it a title."))
            .into_iter()
            .chain(gaps)
            .collect(),
        on_paper: on_paper - u32::from(untitled),
        stays,
    })
}

/// Holds a text to every limit while it is being written: a title or a line that is still empty is no mistake,
/// and an ellipsis stands in its place.
pub(super) fn being_written(mut draft: ExpectationText, member: Member) -> Result<Text, ApiError> {
    let tasks = draft.tasks.iter_mut().flatten().map(|task| &mut task.text);
    let promises = draft
        .promises
        .iter_mut()
        .flatten()
        .map(|promise| &mut promise.text);
    for line in tasks.chain(promises).chain([&mut draft.title]) {
        if line.trim().is_empty() {
            "…".clone_into(line);
        }
    }
    inside(draft.checked(member))
}

/// An expectation with everything that its page shows.
pub(super) fn view(reader: &Reader<'_>, id: Id) -> Result<ExpectationView, ApiError> {
    let found = expectation::get(reader, id)?;
    let member_name = member::get(reader, found.member)?.text.name;
    let manager = Settings::read(reader)?.manager_name;
    let mut tasks = Vec::new();
    for task in task::of_expectation(reader, id)? {
        let owner = super::task::owner_name(reader, task.owner, &manager)?;
        tasks.push(TaskView::of(task, owner));
    }
    let promises = promise::of_expectation(reader, id)?;
    Ok(ExpectationView {
        id: id.into(),
        number: expectation_number(found.number),
        member_id: found.member.into(),
        revision: found.revision,
        version: found.version,
        state: found.state.into(),
        expectation: found.text.into(),
        tasks,
        promises: promises
            .into_iter()
            .map(|promise| PromiseView::of(promise, member_name.clone()))
            .collect(),
        document_id: document::of_subject(reader, Subject::Expectation(id))?.map(Into::into),
        sample: found.sample,
        updated_at: found.updated_at,
        member_name,
    })
}

fn must_be_draft(state: State, rule: &str) -> Result<(), ApiError> {
    let why = match state {
        State::Draft => return Ok(()),
        State::Signing => "It is being signed; withdraw the signing first.",
        _ => "It has been signed; close it, or write a new one.",
    };
    Err(ApiError::precondition(format!("{rule} {why}")))
}

/// Puts the path of the request before that of the text.
fn inside<T>(result: Result<T, ApiError>) -> Result<T, ApiError> {
    result.map_err(|error| match error.field {
        Some(field) => ApiError {
            field: Some(format!("expectation.{field}")),
            ..error
        },
        None => error,
    })
}

/// Tasks and promises that an expectation has already.
#[derive(Default)]
struct Known {
    tasks: HashSet<Task>,
    promises: HashSet<Promise>,
}

impl Known {
    fn of(text: &Text) -> Self {
        Self {
            tasks: text.tasks.iter().filter_map(|task| task.id).collect(),
            promises: text.promises.iter().filter_map(|promise| promise.id).collect(),
        }
    }
}

/// Gives an id to every new task and promise, and refuses ids that this expectation does not have.
fn identify(text: &mut Text, ids: &Ids, known: &Known) -> Result<(), ApiError> {
    let foreign = |field: &str, index: usize| {
        ApiError::field(
            format!("{field}[{index}].id"),
            "This line does not belong to this expectation. Leave the id out for a new one.",
        )
    };
    for (index, task) in text.tasks.iter_mut().enumerate() {
        match task.id {
            Some(id) if !known.tasks.contains(&id) => return Err(foreign("tasks", index)),
            Some(_) => {}
            None => task.id = Some(Task::new(ids.draw())),
        }
    }
    for (index, promise) in text.promises.iter_mut().enumerate() {
        match promise.id {
            Some(id) if !known.promises.contains(&id) => return Err(foreign("promises", index)),
            Some(_) => {}
            None => promise.id = Some(Promise::new(ids.draw())),
        }
    }
    Ok(())
}

/// Makes sure that every owner of a task is a member.
fn owners(reader: &Reader<'_>, text: &Text, member: Member) -> Result<(), ApiError> {
    for (index, task) in text.tasks.iter().enumerate() {
        if let Some(owner) = task.owner.filter(|owner| *owner != member) {
            known(reader, owner, &format!("tasks[{index}].ownerId"))?;
        }
    }
    Ok(())
}
