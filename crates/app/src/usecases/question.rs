//! The question bank.

use std::collections::HashSet;

use chrono::NaiveDate;
use kept_domain::form::FormState;
use kept_domain::ids::{FormId, MemberId, QuestionId as Id};
use kept_domain::question::{self as rules, Asked, Question, Theme, suggested};
use kept_vault::table::question::{self, OwnQuestion};
use kept_vault::table::{form, member};
use kept_vault::{Reader, VaultError};

use super::{Settings, present};
use crate::error::ApiError;
use crate::ports::ChangeKind;
use crate::session::Session;
use crate::wire::*;

/// Questions that are suggested for a talk.
const SUGGESTED: usize = 3;

pub(crate) fn question_list(session: &Session, request: QuestionList) -> Result<Vec<QuestionView>, ApiError> {
    let theme = request.theme.map(Theme::from);
    session.read(move |reader| {
        member::get(reader, request.member_id.into())?;
        let bank = bank(reader, request.member_id.into())?;
        Ok(bank
            .into_iter()
            .filter(|question| theme.is_none_or(|theme| Theme::from(question.theme) == theme))
            .collect())
    })
}

/// The three questions to ask a member next.
pub(super) fn next(reader: &Reader<'_>, member: MemberId) -> Result<Vec<QuestionView>, ApiError> {
    let bank = bank(reader, member)?;
    Ok(bank.into_iter().filter(|question| question.suggested).collect())
}

/// Every question, by theme, the manager's own last.
fn bank(reader: &Reader<'_>, member: MemberId) -> Result<Vec<QuestionView>, ApiError> {
    let language = Settings::form_language(reader)?;
    let asked = question::asked(reader, member)?;
    let built_in = Question::all_built_in().iter().map(|question| QuestionView {
        key: question.key.clone(),
        theme: question.theme.into(),
        text: question.text.within(language).to_owned(),
        own: false,
        asked_on: asked.get(&question.key).copied(),
        suggested: false,
    });
    let own = question::own(reader)?.into_iter().map(|question| {
        let key = question.id.to_string();
        QuestionView {
            asked_on: asked.get(&key).copied(),
            key,
            theme: question.theme.into(),
            text: question.text,
            own: true,
            suggested: false,
        }
    });
    let mut bank: Vec<QuestionView> = built_in.chain(own).collect();
    bank.sort_by_key(|question| Theme::from(question.theme));
    let choice: Vec<Asked<'_>> = bank
        .iter()
        .map(|question| Asked {
            key: &question.key,
            theme: question.theme.into(),
            last_on: question.asked_on,
        })
        .collect();
    let next: HashSet<String> = suggested(&choice, SUGGESTED)
        .into_iter()
        .map(str::to_owned)
        .collect();
    for question in &mut bank {
        question.suggested = next.contains(&question.key);
    }
    Ok(bank)
}

pub(crate) fn question_add(session: &Session, request: QuestionAdd) -> Result<QuestionAdded, ApiError> {
    let question = OwnQuestion {
        id: Id::new(session.new_id()),
        theme: request.theme.into(),
        text: rules::checked_text(&request.text)?,
    };
    let id = question.id;
    session.write(move |writer| Ok(question::insert(writer, &question)?))?;
    session.changed(ChangeKind::Agenda, None, None);
    Ok(QuestionAdded { id: id.into() })
}

pub(crate) fn question_archive(session: &Session, request: QuestionArchive) -> Result<Done, ApiError> {
    session.write(move |writer| Ok(question::archive(writer, request.id.into(), request.archived)?))?;
    session.changed(ChangeKind::Agenda, None, None);
    Ok(Done {})
}

pub(crate) fn question_ask(session: &Session, request: QuestionAsk) -> Result<Done, ApiError> {
    let today = session.now().date();
    let member = MemberId::from(request.member_id);
    session.write(move |writer| {
        present(writer, member)?;
        known(writer, &request.question)?;
        let on = day_of(writer, request.form_id.map(FormId::from), member, today)?;
        if request.take_back == Some(true) {
            return Ok(question::unask(writer, member, &request.question, on)?);
        }
        let form = request.form_id.map(FormId::from);
        Ok(question::ask(writer, member, &request.question, on, form)?)
    })?;
    session.changed(ChangeKind::Agenda, None, Some(member));
    Ok(Done {})
}

/// Refuses a question that is not in the bank.
fn known(reader: &Reader<'_>, key: &str) -> Result<(), ApiError> {
    let built_in = Question::all_built_in()
        .iter()
        .any(|question| question.key == key);
    let own = || -> Result<bool, VaultError> {
        Ok(question::own(reader)?
            .iter()
            .any(|question| question.id.to_string() == key))
    };
    if built_in || own()? {
        return Ok(());
    }
    Err(ApiError::field(
        "question",
        "There is no such question. Choose one of the list.",
    ))
}

/// The day of the talk in which a question is asked; today if there is none.
fn day_of(
    reader: &Reader<'_>,
    form: Option<FormId>,
    member: MemberId,
    today: NaiveDate,
) -> Result<NaiveDate, ApiError> {
    let Some(id) = form else { return Ok(today) };
    let talk = form::get(reader, id)?;
    if talk.member != member || talk.state != FormState::Draft {
        return Err(ApiError::field(
            "formId",
            "Choose a talk with this person that is not filed yet.",
        ));
    }
    Ok(talk.event.on)
}
