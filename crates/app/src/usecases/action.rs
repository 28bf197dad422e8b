//! What follows from a form: promises of the manager, tasks of a member, reminders.

use kept_domain::action::{Action, days};
use kept_domain::form::{Form, FormState as State};
use kept_domain::ids::{PromiseId, TaskId};
use kept_domain::template::Template;
use kept_vault::table::{form, member, promise, task};
use kept_vault::{Reader, Writer};

use super::task::owner_name;
use super::{Settings, template};
use crate::error::ApiError;
use crate::session::{Ids, Session};
use crate::wire::*;

pub(crate) fn form_actions(session: &Session, request: FormRef) -> Result<FormActions, ApiError> {
    let today = session.now().date();
    session.read(move |reader| {
        let form = form::get(reader, request.id.into())?;
        let manager = Settings::read(reader)?.manager_name;
        let (key, version) = &form.template;
        if form.state == State::Filed {
            return Err(ApiError::precondition(
                "This is filed. What followed from it stands in it.",
            ));
        }
        template::with(reader, key, *version, |template| {
            let mut view = FormActions {
                promises: Vec::new(),
                tasks: Vec::new(),
                reminders: days(template, &form.answers, today),
            };
            for action in Action::of(template, &form.answers, form.member) {
                let line = ActionView {
                    owner_name: owner_name(reader, action.owner, &manager)?,
                    text: action.text,
                    due_on: action.due,
                };
                if action.owner.is_none() {
                    view.promises.push(line);
                } else {
                    view.tasks.push(line);
                }
            }
            Ok(view)
        })
    })
}

/// Makes the promises and tasks of a form that is being filed.
pub(super) fn make(writer: &Writer<'_>, ids: &Ids, template: &Template, form: &Form) -> Result<(), ApiError> {
    let actions = Action::of(template, &form.answers, form.member);
    let talk = (form.id, form.member);
    for (position, action) in actions.iter().enumerate() {
        if action.owner.is_none() {
            promise::give(writer, PromiseId::new(ids.draw()), talk, position, action)?;
        } else {
            task::agree(writer, TaskId::new(ids.draw()), talk, position, action)?;
        }
    }
    Ok(())
}

/// The promises and tasks that a filed form led to, as they stand now.
pub(super) fn made(
    reader: &Reader<'_>,
    form: &Form,
    manager: &str,
) -> Result<(Vec<PromiseView>, Vec<TaskView>), ApiError> {
    let name = member::get(reader, form.member)?.text.name;
    let promises = promise::of_form(reader, form.id)?;
    let tasks = task::of_form(reader, form.id)?.into_iter().map(|task| {
        let owner = owner_name(reader, task.owner, manager)?;
        Ok(TaskView::of(task, owner))
    });
    Ok((
        promises
            .into_iter()
            .map(|promise| PromiseView::of(promise, name.clone()))
            .collect(),
        tasks.collect::<Result<_, ApiError>>()?,
    ))
}
