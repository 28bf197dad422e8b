//! Papers on the screen: laid out once, fetched page by page.

use std::collections::HashMap;
use std::sync::Arc;

use kept_documents::{AgreementPaper, PaperState, Rendered};
use kept_domain::document::{DocumentState, PaperSize as Sheet, Signer};
use kept_domain::expectation::ExpectationText as Text;
use kept_domain::ids::{DocumentId, ExpectationId, MemberId};
use kept_domain::member::Member;
use kept_domain::template::Template;
use kept_domain::text;
use kept_vault::Reader;
use kept_vault::table::expectation::{self, Expectation};
use kept_vault::table::signing::{self, Signature};
use kept_vault::table::{document, member};

use super::expectation::being_written;
use super::{Settings, paper, witness};
use crate::app::held;
use crate::document_paper::DocumentPaper;
use crate::error::{ApiError, ErrorCode};
use crate::form_paper;
use crate::papers::{self, People};
use crate::record_page;
use crate::session::Session;
use crate::wire::*;

/// An expectation with everybody and everything that its paper names.
pub(super) struct Subject {
    pub(super) expectation: Expectation,
    pub(super) member: Member,
    pub(super) settings: Settings,
    called: HashMap<MemberId, String>,
}

impl Subject {
    /// The paper of the expectation in a state.
    pub(super) fn paper(&self, state: PaperState) -> AgreementPaper {
        let people = People {
            member: &self.member,
            settings: &self.settings,
            called: &self.called,
        };
        let Expectation {
            text,
            number,
            version,
            ..
        } = &self.expectation;
        papers::agreement(text, *number, *version, &people, state)
    }

    /// Puts another text in the place of the saved one.
    fn with_text(mut self, reader: &Reader<'_>, text: Text) -> Result<Self, ApiError> {
        self.called = called(reader, &text)?;
        self.expectation.text = text;
        Ok(self)
    }
}

/// Reads what the paper of an expectation needs.
pub(super) fn subject(reader: &Reader<'_>, id: ExpectationId) -> Result<Subject, ApiError> {
    let expectation = expectation::get(reader, id)?;
    Ok(Subject {
        member: member::get(reader, expectation.member)?,
        settings: Settings::read(reader)?,
        called: called(reader, &expectation.text)?,
        expectation,
    })
}

/// What the owners of the tasks are called.
fn called(reader: &Reader<'_>, text: &Text) -> Result<HashMap<MemberId, String>, ApiError> {
    let owners = text.tasks.iter().filter_map(|task| task.owner);
    owners
        .map(|id| Ok((id, member::get(reader, id)?.text.called().to_owned())))
        .collect()
}

pub(crate) fn preview_expectation(
    session: &Session,
    request: PreviewExpectation,
) -> Result<PreviewView, ApiError> {
    let id = ExpectationId::from(request.id);
    let subject = session.read(move |reader| {
        let subject = subject(reader, id)?;
        match request.expectation {
            Some(draft) => {
                let text = being_written(draft, subject.expectation.member)?;
                subject.with_text(reader, text)
            }
            None => Ok(subject),
        }
    })?;
    let size = request.paper_size.unwrap_or(subject.settings.paper_size);
    let paper = subject.paper(PaperState::Draft {
        on: session.now().date(),
    });
    show(
        session,
        session.press().agreement(&paper, papers::sheet(size.into()))?,
    )
}

pub(crate) fn preview_form(session: &Session, request: PreviewForm) -> Result<PreviewView, ApiError> {
    show(
        session,
        paper::of_form(
            session,
            request.id.into(),
            paper::Shown {
                shareable: request.shareable.unwrap_or_default(),
                no_surprise: request.no_surprise == Some(true),
                size: request.paper_size,
            },
        )?,
    )
}

pub(crate) fn preview_template(session: &Session, request: PreviewTemplate) -> Result<PreviewView, ApiError> {
    let template = Template::read(&request.definition.to_string())?;
    let written = session.settings()?;
    let settings = Settings {
        form_language: request.language.map_or(written.form_language, Into::into),
        ..written
    };
    let blank = form_paper::blank(&template, &settings, session.now().date());
    let sheet = papers::sheet(settings.paper_size.into());
    show(session, session.press().form(&blank, sheet)?)
}

pub(crate) fn preview_document(session: &Session, request: PreviewDocument) -> Result<PreviewView, ApiError> {
    let (paper, size) = as_it_stands(session, request.id.into(), None)?;
    show(session, paper.set(session.press(), size)?)
}

pub(crate) fn preview_answer(session: &Session, request: PreviewAnswer) -> Result<PreviewView, ApiError> {
    let (paper, size) = as_it_stands(session, request.answer.id.into(), Some(request.answer))?;
    show(session, paper.set(session.press(), size)?)
}

/// What stands on the paper of a document now, or would with an answer that is still being given.
pub(super) fn as_it_stands(
    session: &Session,
    id: DocumentId,
    answer: Option<SigningAnswer>,
) -> Result<(DocumentPaper, Sheet), ApiError> {
    let zone = session.now().zone;
    let now = session.now().at;
    session.read(move |reader| {
        let document = document::get(reader, id)?;
        let kind = document.subject.kind();
        if document.state == DocumentState::Sealed {
            let paper = DocumentPaper::read(kind, &document::paper(reader, id)?)?;
            return Ok((paper, document.paper_size));
        }
        let content = document::content(reader, id)?;
        let given = signing::signatures(reader, id)?
            .into_iter()
            .find(|s| s.signer == Signer::Member);
        let state = |answer, witness| PaperState::Signing {
            on: papers::day(document.created_at, zone),
            fingerprint: document.fingerprint,
            answer,
            manager: None,
            witness,
        };
        let paper = DocumentPaper::thaw(kind, &content, &state(None, None))?;
        let given = match (given, answer) {
            (Some(given), _) => Some(given),
            (None, None) => None,
            (None, Some(answer)) => {
                // Half an answer is shown as far as it goes; what it lacks is said when it is given.
                let words = |field: &str, words: Option<String>| {
                    text::optional(text::passage, field, words.as_deref(), text::PASSAGE)
                };
                let mark = answer
                    .ink
                    .and_then(|ink| super::signing::mark(ink, &paper.member().name).ok());
                Some(Signature {
                    signer: Signer::Member,
                    statement: answer.statement.into(),
                    reason: words("answer.reason", answer.reason)?,
                    comment: words("answer.comment", answer.comment)?,
                    mark,
                    at: now,
                })
            }
        };
        let language = paper.language();
        let witness = match signing::witness(reader, id)? {
            Some(witness) => Some(record_page::witness(&witness, zone, language)),
            None => witness::asked(reader, document.subject)?.map(record_page::witness_to_come),
        };
        let answer = given.map(|given| record_page::answer(&given, zone, language));
        Ok((paper.with_state(state(answer, witness)), document.paper_size))
    })
}

pub(crate) fn preview_page(session: &Session, request: PreviewPage) -> Result<Svg, ApiError> {
    let layout = held(&session.layouts).get(&request.token).ok_or_else(|| {
        ApiError::new(
            ErrorCode::NotFound,
            "This layout is not kept any more. Lay the paper out again.",
        )
    })?;
    Ok(Svg(layout.svg(request.page as usize)?.into_bytes()))
}

/// Keeps a layout and says what can be said about it.
pub(super) fn show(session: &Session, layout: Rendered) -> Result<PreviewView, ApiError> {
    let token = session.new_id().to_string();
    let (page_width, page_height) = layout.page_size();
    let number = |number: usize| u32::try_from(number).map_err(|_| ApiError::defect());
    let marks = layout.marks().into_iter().map(|mark| {
        Ok(PreviewMark {
            field: camel(&mark.field),
            page: number(mark.page)?,
            top: mark.top,
            bottom: mark.bottom,
        })
    });
    let view = PreviewView {
        token: token.clone(),
        pages: number(layout.pages())?,
        page_width,
        page_height,
        marks: marks.collect::<Result<_, ApiError>>()?,
        notices: layout
            .missing()
            .iter()
            .map(|missing| unprintable(missing.character))
            .collect(),
    };
    held(&session.layouts).keep(token, Arc::new(layout));
    Ok(view)
}

fn unprintable(character: char) -> String {
    let code = u32::from(character);
    format!(
        "No font on this computer can print “{character}”. On paper its code stands instead: U+{code:04X}."
    )
}

/// The name of a field on the wire: `own_words` is `ownWords`.
fn camel(name: &str) -> String {
    let mut words = name.split('_');
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |name, word| name + &crate::error::capitalised(word))
}
