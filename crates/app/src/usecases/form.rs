//! Forms: writing, filing, adding, listing.

use chrono::NaiveDate;
use kept_domain::action::days;
use kept_domain::attachment::Holder;
use kept_domain::circle;
use kept_domain::document::{DocumentState, Subject};
use kept_domain::form::{Addendum, Answers, Event, Form, FormState as State};
use kept_domain::ids::{AddendumId, FormId as Id, MemberId as Member};
use kept_domain::language::Language;
use kept_domain::reminder::ReminderKind as Kind;
use kept_domain::template::{Purpose, Template};
use kept_domain::text;
use kept_domain::time::Moment;
use kept_vault::table::document::{self, Document};
use kept_vault::table::{form, link, member, tag, template as table};
use kept_vault::{Reader, VaultError, Writer};

use super::{
    Settings, action, agenda, attachment, cadence, feedback, known, plan, present, reminder, search, spoken,
    template,
};
use crate::cursor;
use crate::error::ApiError;
use crate::ports::ChangeKind;
use crate::session::{Ids, Session};
use crate::wire::*;

pub(crate) fn form_create(session: &Session, request: FormCreate) -> Result<FormView, ApiError> {
    let now = session.now();
    let named = request.template;
    let template = session
        .read(move |reader| template::newest(reader, &named))?
        .ok_or_else(|| ApiError::field("template", "There is no such template. Choose one of the list."))?;
    let event = Event {
        on: request.event_on.unwrap_or(now.date()),
        time: None,
        minutes: None,
        place: None,
    };
    let (id, member) = (Id::new(session.new_id()), Member::from(request.member_id));
    let continued = request.continues_id.map(Id::from);
    let view = session.write_at(now, move |writer| {
        let template = template.as_ref();
        let sample = present(writer, member)?.sample;
        let (answers, continues) = if template.purpose.continues() || continued.is_some() {
            let plan = plan::to_continue(writer, member, continued)?;
            (plan.beginning(template)?, Some(plan.id()))
        } else {
            (Answers::default(), None)
        };
        let begun = begun(id, member, template, event, answers, now)?;
        let form = Form {
            sample,
            continues,
            title: begun.answers.title(template, Settings::form_language(writer)?),
            ..begun
        };
        insert(writer, template, &form)?;
        view(writer, id)
    })?;
    session.changed(ChangeKind::Form, Some(id.uuid()), Some(member));
    Ok(view)
}

/// A draft from a template, about somebody who is not of the sample team.
pub(super) fn begun(
    id: Id,
    member: Member,
    template: &Template,
    event: Event,
    answers: Answers,
    at: Moment,
) -> Result<Form, ApiError> {
    Ok(Form {
        id,
        member,
        template: (template.key.clone(), template.version),
        purpose: template.purpose,
        continues: None,
        revision: 1,
        state: State::Draft,
        title: answers.title(template, Language::English),
        summary: answers.summary(template),
        follow_up_on: answers.follow_up(template),
        event: event.checked()?,
        answers,
        filed_at: None,
        sample: false,
        updated_at: at.at,
    })
}

/// Stores a draft from a template.
pub(super) fn insert(writer: &Writer<'_>, template: &Template, form: &Form) -> Result<(), ApiError> {
    table::keep(writer, template)?;
    Ok(form::insert(writer, form)?)
}

pub(crate) fn form_save(session: &Session, request: FormSave) -> Result<FormSaved, ApiError> {
    let now = session.now();
    let ids = session.ids();
    let id = Id::from(request.id);
    let (saved, member) = session.write_at(now, move |writer| {
        let before = draft(writer, id, request.revision)?;
        let event = Event {
            on: request.event_on.unwrap_or(before.event.on),
            time: request.event_time,
            minutes: request.minutes,
            place: request.place,
        };
        let (key, version) = &before.template;
        let language = Settings::form_language(writer)?;
        let (form, applicable, words) = template::with(writer, key, *version, |template| {
            let answers = Answers::draft(template, request.answers)?;
            let applicable = Applicable::of(template, &answers);
            let words = [&before.answers, &answers].map(|answers| spoken::words(answers, template));
            let form = Form {
                revision: before.revision + 1,
                title: answers.title(template, language),
                summary: answers.summary(template),
                follow_up_on: answers.follow_up(template),
                event: event.checked()?,
                answers,
                updated_at: now.at,
                ..before.clone()
            };
            Ok((form, applicable, words))
        })?;
        form::save(writer, &form)?;
        let [said, says] = &words;
        spoken::keep(writer, &ids, &form, said, says)?;
        Ok((
            FormSaved {
                revision: form.revision,
                saved_at: now.at,
                applicable,
            },
            form.member,
        ))
    })?;
    session.changed(ChangeKind::Form, Some(id.uuid()), Some(member));
    Ok(saved)
}

pub(crate) fn form_file(session: &Session, request: FormFile) -> Result<FormView, ApiError> {
    let now = session.now();
    let id = Id::from(request.id);
    let ids = session.ids();
    let view = session.write_at(now, move |writer| {
        file_now(writer, &ids, draft(writer, id, request.revision)?)?;
        view(writer, id)
    })?;
    let member = Some(view.member_id.into());
    session.changed(ChangeKind::Form, Some(id.uuid()), member);
    session.changed(ChangeKind::Reminder, None, member);
    session.changed(ChangeKind::Agenda, None, member);
    if !(view.promises.is_empty() && view.tasks.is_empty()) {
        session.changed(ChangeKind::Expectation, None, member);
    }
    Ok(view)
}

/// Files a draft about a talk that was held, and makes the reminder of its follow-up.
pub(super) fn file_now(writer: &Writer<'_>, ids: &Ids, draft: Form) -> Result<Form, ApiError> {
    let now = writer.now();
    if draft.event.on > now.date() {
        return Err(ApiError::field(
            "eventOn",
            "This talk is still to come. File it when it was held, or correct the day.",
        ));
    }
    let draft = agenda::gather(writer, ids, draft)?;
    let form = file(writer, ids, draft, now)?;
    if form.purpose == Purpose::OneToOne {
        cadence::held(writer, form.member, form.event.on)?;
    }
    remind(writer, ids, &form)?;
    Ok(form)
}

/// Files a draft as of `at`, makes it findable, and makes the promises and tasks that follow from it.
pub(super) fn file(writer: &Writer<'_>, ids: &Ids, draft: Form, at: Moment) -> Result<Form, ApiError> {
    let (key, version) = draft.template.clone();
    let continues = plan::filed_with(writer, &draft)?;
    let (form, words) = template::with(writer, &key, version, |template| {
        draft.answers.complete(template, draft.event.on)?;
        let answers = draft.answers.applicable(template);
        for (field, person) in answers.people(template) {
            known(writer, person, &field)?;
        }
        let words = answers.words(template);
        let form = Form {
            summary: answers.summary(template),
            follow_up_on: answers.follow_up(template),
            answers,
            continues,
            filed_at: Some(at),
            updated_at: at.at,
            ..draft
        };
        Ok((form, words))
    })?;
    form::file(writer, &form)?;
    search::put_form(writer, &form, &words)?;
    spoken::keep(writer, ids, &form, "", &words)?;
    template::with(writer, &key, version, |template| {
        action::make(writer, ids, template, &form)
    })?;
    feedback::owe(writer, &form)?;
    Ok(form)
}

/// Makes the reminders of a filed form: of its follow-up, and of what it plans.
pub(super) fn remind(writer: &Writer<'_>, ids: &Ids, form: &Form) -> Result<(), ApiError> {
    let (key, version) = &form.template;
    let mut on = template::with(writer, key, *version, |template| {
        Ok(days(template, &form.answers, writer.now().date()))
    })?;
    if form.purpose == Purpose::OneToOne {
        // The rhythm of talks reminds of its own days.
        let talks = cadence::among(writer, form.member, &on)?;
        on.retain(|day| !talks.contains(day));
    }
    set_reminders(writer, ids, form, &on)
}

/// Makes these days the ones on which a form is looked at again.
pub(super) fn set_reminders(
    writer: &Writer<'_>,
    ids: &Ids,
    form: &Form,
    on: &[NaiveDate],
) -> Result<(), ApiError> {
    let wanted = reminder::Wanted {
        kind: Kind::FollowUp,
        member: form.member,
        subject: form.id.uuid(),
        on,
        time: Settings::read(writer)?.reminder_time,
    };
    reminder::set_for(writer, ids, &wanted)
}

pub(crate) fn form_discard(session: &Session, request: FormDiscard) -> Result<Done, ApiError> {
    let id = Id::from(request.id);
    let member = session.write(move |writer| {
        let form = draft(writer, id, request.revision)?;
        attachment::take_out_all(writer, Holder::Form(id))?;
        form::discard(writer, id, request.revision)?;
        link::remove_all(writer, id.uuid())?;
        tag::remove(writer, id.uuid())?;
        Ok(form.member)
    })?;
    session.changed(ChangeKind::Form, Some(id.uuid()), Some(member));
    Ok(Done {})
}

pub(crate) fn form_addendum(session: &Session, request: FormAddendum) -> Result<FormView, ApiError> {
    let now = session.now();
    let id = Id::from(request.id);
    let text = text::passage("text", &request.text, text::LONG)?
        .ok_or_else(|| ApiError::field("text", "Write what you want to add."))?;
    let addendum = Addendum {
        id: AddendumId::new(session.new_id()),
        text,
        circle: request.circle.map_or(circle::Circle::Mine, Into::into),
        at: now,
    };
    let ids = session.ids();
    let view = session.write_at(now, move |writer| {
        add(writer, &ids, id, &addendum)?;
        view(writer, id)
    })?;
    session.changed(ChangeKind::Form, Some(id.uuid()), Some(view.member_id.into()));
    Ok(view)
}

/// Adds to a filed form and makes that findable.
pub(super) fn add(writer: &Writer<'_>, ids: &Ids, id: Id, addendum: &Addendum) -> Result<(), ApiError> {
    let form = form::get(writer, id)?;
    present(writer, form.member)?;
    if form.state == State::Draft {
        return Err(ApiError::precondition(
            "This is a draft. Write in it, or file it first.",
        ));
    }
    form::add(writer, &form, addendum)?;
    search::put_addendum(writer, &form, addendum)?;
    spoken::keep(writer, ids, &form, "", &addendum.text)
}

pub(crate) fn form_get(session: &Session, request: FormRef) -> Result<FormView, ApiError> {
    session.read(move |reader| view(reader, request.id.into()))
}

pub(crate) fn form_list(session: &Session, request: FormList) -> Result<Page<FormRow>, ApiError> {
    let limit = cursor::limit(request.limit)?;
    let member = request.member_id.map(Member::from);
    let (mut rows, next);
    if request.state == Some(FormState::Draft) {
        let after = cursor::read(request.after.as_deref())?.map(|(at, id)| (at, Id::new(id)));
        rows = session.read(move |reader| Ok(form::drafts(reader, member, after, limit + 1)?))?;
        next = cursor::cut(&mut rows, limit, |row| (row.updated_at, row.id.uuid()));
    } else {
        let after = match cursor::read_key(request.after.as_deref())? {
            Some((day, id)) => Some((day.parse().map_err(|_| cursor::stale())?, Id::new(id))),
            None => None,
        };
        let filed = request.state.is_some();
        rows = session.read(move |reader| Ok(form::page(reader, member, filed, after, limit + 1)?))?;
        next = cursor::cut_key(&mut rows, limit, |row| (row.event_on.to_string(), row.id.uuid()));
    }
    Ok(Page {
        rows: rows.into_iter().map(Into::into).collect(),
        next,
    })
}

/// A draft in this revision, about somebody who is present.
fn draft(reader: &Reader<'_>, id: Id, revision: u32) -> Result<Form, ApiError> {
    let form = form::get(reader, id)?;
    present(reader, form.member)?;
    if form.state == State::Filed {
        let state = document_of(reader, id)?.map(|document| document.state);
        return Err(ApiError::precondition(match state {
            Some(DocumentState::Sealed) => {
                "This is signed and sealed and can only be read. Add an addendum instead."
            }
            Some(_) => "This is being signed and can only be read. Add an addendum instead.",
            None => "This is filed and can only be read. Add an addendum instead.",
        }));
    }
    if form.revision != revision {
        return Err(VaultError::Conflict.into());
    }
    Ok(form)
}

/// The document that is made of a form, unless it was withdrawn.
pub(super) fn document_of(reader: &Reader<'_>, id: Id) -> Result<Option<Document>, ApiError> {
    let found = document::of_subject(reader, Subject::Form(id))?;
    Ok(found.map(|id| document::get(reader, id)).transpose()?)
}

/// A form with everything that its page shows.
pub(super) fn view(reader: &Reader<'_>, id: Id) -> Result<FormView, ApiError> {
    let form = form::get(reader, id)?;
    let member = member::get(reader, form.member)?;
    let addenda = form::addenda(reader, id)?;
    let (key, version) = form.template.clone();
    let settings = Settings::read(reader)?;
    let (promises, tasks) = action::made(reader, &form, &settings.manager_name)?;
    let feedback = feedback::standing(reader, &form)?;
    let document = document_of(reader, id)?.map(|document| FormDocument {
        id: document.id.into(),
        number: document.number,
        state: document.state.into(),
        ending: document.ending.map(Into::into),
        sealed_at: document.sealed_at,
    });
    template::with(reader, &key, version, |template| {
        let view = FormView::of(form, template, settings.form_language, member.text.name, addenda);
        Ok(FormView {
            promises,
            tasks,
            feedback,
            document,
            ..view
        })
    })
}
