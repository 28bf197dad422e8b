//! Papers to print or save that nobody signs on the screen.

use std::collections::HashMap;

use chrono_tz::Tz;
use kept_documents::{FormPaper, PaperState, Rendered, SealedAs};
use kept_domain::circle::Circle;
use kept_domain::form::Form;
use kept_domain::ids::{DocumentId, ExpectationId, FormId};
use kept_domain::language::Language;
use kept_domain::leaving::Leaving;
use kept_domain::template::Template;
use kept_domain::time::Moment;
use kept_vault::table::{document, expectation, form, member};
use kept_vault::{Reader, VaultError};
use uuid::Uuid;

use super::{Settings, prep, preview, surprise, template};
use crate::dates;
use crate::error::ApiError;
use crate::form_paper::{self, Record};
use crate::papers::{self, People};
use crate::session::Session;
use crate::wire::{PaperPdf, PaperSize, Pdf};

pub(crate) fn paper_pdf(session: &Session, request: PaperPdf) -> Result<Pdf, ApiError> {
    let size = request.paper_size;
    let rendered = match (
        request.expectation_id,
        request.form_id,
        request.template,
        request.prep,
    ) {
        (Some(id), None, None, None) => of_expectation(session, id.into(), size)?,
        (None, Some(id), None, None) => of_form(
            session,
            id.into(),
            Shown {
                shareable: request.shareable.unwrap_or_default(),
                no_surprise: request.no_surprise == Some(true),
                size,
            },
        )?,
        (None, None, Some(key), None) => blank(session, key, size)?,
        (None, None, None, Some(brief)) => prep::paper(session, brief)?,
        _ => {
            return Err(ApiError::field(
                "expectationId",
                "Name one: an expectation, a form, a template, or a prep brief.",
            ));
        }
    };
    Ok(Pdf(rendered.pdf()?))
}

fn of_expectation(
    session: &Session,
    id: ExpectationId,
    size: Option<PaperSize>,
) -> Result<Rendered, ApiError> {
    let subject = session.read(move |reader| preview::subject(reader, id))?;
    let size = size.unwrap_or(subject.settings.paper_size);
    let paper = subject.paper(PaperState::Draft {
        on: session.now().date(),
    });
    Ok(session.press().agreement(&paper, papers::sheet(size.into()))?)
}

/// A template to fill in by hand.
fn blank(session: &Session, key: String, size: Option<PaperSize>) -> Result<Rendered, ApiError> {
    let today = session.now().date();
    let (paper, usual) = session.read(move |reader| {
        let settings = Settings::read(reader)?;
        let template = template::newest(reader, &key)?.ok_or(VaultError::NotFound)?;
        Ok((
            form_paper::blank(&template, &settings, today),
            settings.paper_size,
        ))
    })?;
    Ok(session
        .press()
        .form(&paper, papers::sheet(size.unwrap_or(usual).into()))?)
}

/// What the paper of a form is to show beside what is official.
pub(super) struct Shown {
    /// Keys of shareable fields that were ticked.
    pub(super) shareable: Vec<String>,
    /// Whether it says what was known before.
    pub(super) no_surprise: bool,
    pub(super) size: Option<PaperSize>,
}

/// The paper of a form.
pub(super) fn of_form(session: &Session, id: FormId, shown: Shown) -> Result<Rendered, ApiError> {
    let (now, size) = (session.now(), shown.size);
    let (paper, usual) = session.read(move |reader| {
        let mut paper = form_paper(reader, id, shown, now)?;
        paper.sealed_as = sealed_as(reader, id, now.zone)?;
        Ok((paper, Settings::read(reader)?.paper_size))
    })?;
    Ok(session
        .press()
        .form(&paper, papers::sheet(size.unwrap_or(usual).into()))?)
}

/// What stands on the paper of a form.
pub(super) fn form_paper(
    reader: &Reader<'_>,
    id: FormId,
    shown: Shown,
    now: Moment,
) -> Result<FormPaper, ApiError> {
    let language = Settings::form_language(reader)?;
    let leaving = Leaving::with(shown.shareable);
    with_record(reader, id, &leaving, |record| {
        let mut known = Vec::new();
        if shown.no_surprise {
            let findings = surprise::findings(reader, record.form, record.template, now.zone)?;
            known.extend(
                findings
                    .iter()
                    .map(|finding| finding.sentence(language).to_owned()),
            );
        }
        record.paper(known, now.date())
    })
}

/// The sealed document of a form, if it is sealed.
fn sealed_as(reader: &Reader<'_>, id: FormId, zone: Tz) -> Result<Option<SealedAs>, ApiError> {
    let document = super::form::document_of(reader, id)?;
    Ok(document.and_then(|document| {
        Some(SealedAs {
            on: papers::day(document.sealed_at?, zone),
            number: document.number,
            fingerprint: document.fingerprint,
        })
    }))
}

/// Hands a form with everything that it names to `work`.
pub(super) fn with_record<T>(
    reader: &Reader<'_>,
    id: FormId,
    leaving: &Leaving,
    work: impl FnOnce(&Record<'_>) -> Result<T, ApiError>,
) -> Result<T, ApiError> {
    let form = form::get(reader, id)?;
    let member = member::get(reader, form.member)?;
    let settings = Settings::read(reader)?;
    let addenda = form::addenda(reader, id)?;
    let (key, version) = &form.template;
    template::with(reader, key, *version, |template| {
        let mut called = HashMap::new();
        for (_, id) in form.answers.people(template) {
            called.insert(id, member::get(reader, id)?.text.called().to_owned());
        }
        let people = People {
            member: &member,
            settings: &settings,
            called: &called,
        };
        work(&Record {
            form: &form,
            template,
            addenda: &addenda,
            people: &people,
            links: &titles(reader, &form, template, settings.form_language)?,
            leaving,
        })
    })
}

/// What the records are called that a form leads to. What is not official of them is not told.
fn titles(
    reader: &Reader<'_>,
    form: &Form,
    template: &Template,
    language: Language,
) -> Result<HashMap<Uuid, String>, ApiError> {
    let mut titles = HashMap::new();
    for (kind, id) in surprise::links(template, form) {
        let title = match kind {
            "expectation" => {
                surprise::there(expectation::get(reader, ExpectationId::new(id)))?.map(|found| {
                    let number = papers::expectation_number(found.number);
                    format!("{} ({number})", found.text.title)
                })
            }
            "document" => surprise::there(document::get(reader, DocumentId::new(id)))?
                .map(|found| format!("{} ({})", found.title, found.number)),
            _ => match surprise::there(form::get(reader, FormId::new(id)))? {
                Some(found) => Some(title_of(reader, &found, language)?),
                None => None,
            },
        };
        titles.extend(title.map(|title| (id, title)));
    }
    Ok(titles)
}

/// What another form is called, with its day; what kind of form it is if the title is not official.
fn title_of(reader: &Reader<'_>, form: &Form, language: Language) -> Result<String, ApiError> {
    let (key, version) = &form.template;
    template::with(reader, key, *version, |template| {
        let told = template
            .field(&template.title_field)
            .is_some_and(|field| field.circle == Circle::Official);
        let title = if told {
            form.title.as_str()
        } else {
            template.title.within(language)
        };
        Ok(format!("{title}, {}", dates::long(form.event.on, language)))
    })
}
