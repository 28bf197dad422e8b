//! Papers to print or save that nobody signs on the screen.

use std::collections::HashMap;

use kept_documents::{AgreementState, Rendered};
use kept_domain::ids::{ExpectationId, FormId};
use kept_vault::VaultError;
use kept_vault::table::{form, member, template};

use super::{Settings, preview};
use crate::error::ApiError;
use crate::papers::{self, People};
use crate::session::Session;
use crate::summary::summary;
use crate::wire::*;

pub(crate) fn paper_pdf(session: &Session, request: PaperPdf) -> Result<Pdf, ApiError> {
    let rendered = match (request.expectation_id, request.form_id) {
        (Some(id), None) => of_expectation(session, id.into(), request.paper_size)?,
        (None, Some(id)) => of_form(session, id.into(), request.paper_size)?,
        _ => {
            return Err(ApiError::field(
                "expectationId",
                "Name either an expectation or a form.",
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
    let paper = subject.paper(AgreementState::Draft {
        on: session.now().date(),
    });
    Ok(session.press().agreement(&paper, papers::sheet(size.into()))?)
}

/// The summary of a form.
pub(super) fn of_form(session: &Session, id: FormId, size: Option<PaperSize>) -> Result<Rendered, ApiError> {
    let today = session.now().date();
    let (paper, usual) = session.read(move |reader| {
        let form = form::get(reader, id)?;
        let (key, version) = &form.template;
        let template = template::get(reader, key, *version)?.ok_or(VaultError::DamagedDatabase)?;
        let member = member::get(reader, form.member)?;
        let settings = Settings::read(reader)?;
        let mut called = HashMap::new();
        for (_, id) in form.answers.people(&template) {
            called.insert(id, member::get(reader, id)?.text.called().to_owned());
        }
        let people = People {
            member: &member,
            settings: &settings,
            called: &called,
        };
        Ok((summary(&form, &template, &people, today)?, settings.paper_size))
    })?;
    Ok(session
        .press()
        .coaching_summary(&paper, papers::sheet(size.unwrap_or(usual).into()))?)
}
