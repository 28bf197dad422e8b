//! The end of a signing: the manager's signature, the final paper, its seal, and what follows from the answer.

use chrono::{DateTime, Utc};
use kept_documents::{Identity, Press, seal};
use kept_domain::document::{Answer, DocumentState, Signer, Statement as Said, Step, Subject};
use kept_domain::expectation::ExpectationState;
use kept_domain::ids::{DocumentId, ExpectationId};
use kept_domain::reminder::ReminderKind;
use kept_vault::Writer;
use kept_vault::table::document::{self, Document, File};
use kept_vault::table::signing::{self, Signature};
use kept_vault::table::{expectation, promise, search};
use sha2::{Digest, Sha256};

use super::signing::{Signing, mark, marked, step};
use super::{Settings, identity, reminder};
use crate::document_paper::DocumentPaper;
use crate::error::ApiError;
use crate::record_page::{self, Closing};
use crate::session::Ids;
use crate::wire::InkDraft;

/// A document that all have signed, on its way to the press.
pub(super) struct Signed {
    pub(super) document: Document,
    paper: DocumentPaper,
    answered: Answer,
    identity: Identity,
    at: DateTime<Utc>,
}

/// The sealed file, and how many pages it has.
pub(super) struct Pressed {
    pages: u32,
    file: File,
}

impl Signed {
    /// Stores the manager's signature and works out everything that the final paper shows.
    pub(super) fn by_manager(
        writer: &Writer<'_>,
        id: DocumentId,
        ink: InkDraft,
        keys: &identity::Maker,
    ) -> Result<Self, ApiError> {
        let now = writer.now();
        let signing = Signing::read(writer, id)?;
        signing.must_be(DocumentState::HandedBack)?;
        let answer = signing.answered()?.clone();
        if signing.witness_asked.is_some() && signing.witness.is_none() {
            return Err(ApiError::precondition(
                "This form asks for a witness, who signs before you do.",
            ));
        }
        let manager = Signature {
            signer: Signer::Manager,
            statement: Said::Agree,
            reason: None,
            comment: None,
            mark: Some(mark(ink, &signing.paper.manager().name)?),
            at: now.at,
        };
        signing::insert(writer, id, &manager)?;
        let ink = manager
            .mark
            .as_ref()
            .map(|(ink, medium)| marked(ink, *medium))
            .transpose()?;
        let head = step(writer, id, Step::ManagerSigned, &ink.unwrap_or_default())?;
        let identity = keys.get_or_make(writer)?;
        let steps = signing::steps(writer, id)?;
        let closing = Closing {
            member: &answer,
            manager: &manager,
            witness: signing.witness.as_ref(),
            steps: &steps,
            fingerprint: signing.document.fingerprint,
            root_fingerprint: identity.root_fingerprint()?,
            head,
            at: now.at,
            zone: now.zone,
        };
        let state = record_page::sealed(&signing.paper, &closing)?;
        let paper = signing.paper.with_state(state);
        let answered = Answer {
            statement: answer.statement,
            reason: answer.reason,
            comment: answer.comment,
            signature: answer.mark,
        };
        Ok(Self {
            document: signing.document,
            paper,
            answered,
            identity,
            at: now.at,
        })
    }

    /// Sets the final paper and seals it.
    pub(super) fn press(&self, press: &Press) -> Result<Pressed, ApiError> {
        let rendered = self.paper.set(press, self.document.paper_size)?;
        let pages = u32::try_from(rendered.pages()).map_err(|_| ApiError::defect())?;
        let pdf = seal(&rendered.pdf()?, &self.identity, self.at, &self.paper.reason())?;
        let paper = self.paper.stored()?;
        Ok(Pressed {
            pages,
            file: File {
                sha256: Sha256::digest(&pdf).into(),
                paper,
                pdf,
            },
        })
    }

    /// Stores the sealed file, with all that follows from the answer.
    pub(super) fn close(&self, writer: &Writer<'_>, ids: &Ids, pressed: &Pressed) -> Result<(), ApiError> {
        let id = self.document.id;
        document::seal(writer, id, self.answered.ending(), pressed.pages, &pressed.file)?;
        step(writer, id, Step::Sealed, &pressed.file.pdf)?;
        if let Subject::Expectation(expectation) = self.document.subject {
            settle(writer, ids, expectation, &self.answered)?;
        }
        findable(writer, &self.document, &self.answered)
    }
}

/// What the sealed answer means for the expectation, its promises and its review dates.
fn settle(writer: &Writer<'_>, ids: &Ids, id: ExpectationId, answer: &Answer) -> Result<(), ApiError> {
    let expectation = expectation::get(writer, id)?;
    let declined = answer.statement == Said::Decline;
    let to = if declined {
        ExpectationState::Declined
    } else {
        ExpectationState::Agreed
    };
    expectation::step(writer, expectation.id, expectation.revision, to)?;
    if declined {
        return Ok(());
    }
    promise::open_all(writer, expectation.id)?;
    let today = writer.now().date();
    let coming: Vec<_> = expectation
        .text
        .reviews
        .iter()
        .copied()
        .filter(|on| *on >= today)
        .collect();
    let wanted = reminder::Wanted {
        kind: ReminderKind::Review,
        member: expectation.member,
        subject: expectation.id.uuid(),
        on: &coming,
        time: Settings::read(writer)?.reminder_time,
    };
    reminder::set_for(writer, ids, &wanted)
}

/// Makes a sealed document findable by its title, its number and what the member wrote.
fn findable(writer: &Writer<'_>, document: &Document, answer: &Answer) -> Result<(), ApiError> {
    let words = [
        Some(document.number.as_str()),
        answer.comment.as_deref(),
        answer.reason.as_deref(),
    ];
    search::put(
        writer,
        &search::Findable {
            kind: search::Kind::Document,
            subject: document.id.uuid(),
            member: document.member,
            on: writer.now().date(),
            title: &document.title,
            body: &words.into_iter().flatten().collect::<Vec<_>>().join("\n"),
        },
    )?;
    Ok(())
}
