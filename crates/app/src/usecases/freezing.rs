//! The beginning of a signing: the text is frozen, and the screen handed over.

use kept_documents::{PaperState, Press};
use kept_domain::document::{DocumentState, PaperSize, Step, Subject};
use kept_domain::expectation::ExpectationState;
use kept_domain::form::FormState;
use kept_domain::ids::{DocumentId, ExpectationId, FormId, MemberId};
use kept_domain::template::Signer;
use kept_domain::time::Moment;
use kept_vault::Writer;
use kept_vault::table::document::{self, Document};
use kept_vault::table::{expectation, form, member};
use sha2::{Digest, Sha256};

use super::paper::{self, Shown};
use super::signing::{nobody_has_the_screen, step};
use super::{Settings, present, preview, template};
use crate::document_paper::DocumentPaper;
use crate::error::ApiError;
use crate::papers;

/// What is wanted of a signing.
pub(super) struct Asked {
    /// Revision of the record that was on the manager's screen.
    pub(super) revision: u32,
    /// The sheet, unless it is that of the settings.
    pub(super) size: Option<PaperSize>,
    /// Of a form: keys of shareable fields that go on the paper.
    pub(super) shareable: Vec<String>,
    /// Of a form: it says what was known before.
    pub(super) no_surprise: bool,
}

/// A frozen text, on its way to the member.
pub(super) struct Frozen {
    pub(super) document: Document,
    /// Revision of the record.
    revision: u32,
    content: Vec<u8>,
}

/// What a document has beside its paper.
struct About {
    id: DocumentId,
    subject: Subject,
    member: MemberId,
    member_name: String,
    number: String,
    version: u32,
    title: String,
    revision: u32,
    size: PaperSize,
}

impl Frozen {
    /// Freezes a draft that has all that signing needs.
    pub(super) fn expectation(
        writer: &Writer<'_>,
        id: ExpectationId,
        document: DocumentId,
        asked: Asked,
    ) -> Result<Self, ApiError> {
        let subject = preview::subject(writer, id)?;
        must_name_the_manager(&subject.settings)?;
        if subject.expectation.state != ExpectationState::Draft {
            return Err(ApiError::precondition(
                "Only a draft can be signed. This one is closed already.",
            ));
        }
        let now = writer.now();
        if let Some(gap) = subject.expectation.text.gaps(now.date()).first() {
            return Err(ApiError {
                field: Some(gap.field.to_owned()),
                ..ApiError::precondition(gap.text)
            });
        }
        let paper = DocumentPaper::Agreement(subject.paper(PaperState::Draft { on: now.date() }));
        let expectation = subject.expectation;
        let about = About {
            id: document,
            subject: Subject::Expectation(expectation.id),
            member: expectation.member,
            member_name: subject.member.text.name,
            number: papers::expectation_number(expectation.number),
            version: expectation.version,
            title: expectation.text.title,
            revision: asked.revision,
            size: asked.size.unwrap_or_else(|| subject.settings.paper_size.into()),
        };
        Self::of(&paper, about, now)
    }

    /// Freezes a filed form that its member is to sign: the same paper that is printed.
    pub(super) fn form(
        writer: &Writer<'_>,
        id: FormId,
        document: DocumentId,
        asked: Asked,
    ) -> Result<Self, ApiError> {
        let form = form::get(writer, id)?;
        present(writer, form.member)?;
        let settings = Settings::read(writer)?;
        must_name_the_manager(&settings)?;
        if form.state == FormState::Draft {
            return Err(ApiError::precondition(
                "File it first. What is filed can be signed.",
            ));
        }
        let subject = Subject::Form(id);
        if document::of_subject(writer, subject)?.is_some() {
            return Err(ApiError::precondition(
                "This is signed and sealed already. Add an addendum instead.",
            ));
        }
        let (key, version) = &form.template;
        let signers = template::with(writer, key, *version, |template| {
            Ok(template.signers(&form.answers))
        })?;
        if !signers.contains(&Signer::Member) {
            return Err(ApiError::precondition(
                "Its template asks the member for no signature.",
            ));
        }
        let now = writer.now();
        let shown = Shown {
            shareable: asked.shareable,
            no_surprise: asked.no_surprise,
            size: None,
        };
        let mut paper = paper::form_paper(writer, id, shown, now)?;
        paper.number = match document::number_of(writer, subject)? {
            Some(number) => number,
            None => papers::form_number(document::next_form_number(writer)?),
        };
        let about = About {
            id: document,
            subject,
            member: form.member,
            member_name: member::get(writer, form.member)?.text.name,
            number: paper.number.clone(),
            version: paper.version,
            title: paper.title.clone(),
            revision: asked.revision,
            size: asked.size.unwrap_or_else(|| settings.paper_size.into()),
        };
        Self::of(&DocumentPaper::Form(paper), about, now)
    }

    fn of(paper: &DocumentPaper, about: About, now: Moment) -> Result<Self, ApiError> {
        let content = paper.freeze()?;
        let document = Document {
            id: about.id,
            number: about.number,
            subject: about.subject,
            member: about.member,
            member_name: about.member_name,
            version: about.version,
            title: about.title,
            state: DocumentState::WithMember,
            ending: None,
            paper_size: about.size,
            fingerprint: Sha256::digest(&content).into(),
            created_at: now.at,
            sealed_at: None,
            pages: None,
        };
        Ok(Self {
            document,
            revision: about.revision,
            content,
        })
    }

    /// Sets the paper once, so that nobody is handed one that cannot be.
    pub(super) fn try_out(&self, press: &Press) -> Result<(), ApiError> {
        let document = &self.document;
        let state = PaperState::Signing {
            on: document.created_at.date_naive(),
            fingerprint: document.fingerprint,
            answer: None,
            manager: None,
            witness: None,
        };
        let paper = DocumentPaper::thaw(document.subject.kind(), &self.content, &state)?;
        paper.set(press, document.paper_size)?.pdf()?;
        Ok(())
    }

    /// Stores it, and with it that the member has the screen.
    pub(super) fn hand_over(&self, writer: &Writer<'_>) -> Result<(), ApiError> {
        nobody_has_the_screen(writer)?;
        if let Subject::Expectation(id) = self.document.subject {
            expectation::step(writer, id, self.revision, ExpectationState::Signing)?;
        }
        document::insert(writer, &self.document, &self.content)?;
        step(writer, self.document.id, Step::HandedOver, &self.content)?;
        Ok(())
    }
}

fn must_name_the_manager(settings: &Settings) -> Result<(), ApiError> {
    if settings.manager_name.is_empty() {
        return Err(ApiError::precondition(
            "Write your name in Settings first. It stands on the paper.",
        ));
    }
    Ok(())
}
