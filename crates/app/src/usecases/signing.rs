//! Signing a document together: freeze, hand over, answer, take back, sign, seal.

use kept_documents::{AgreementPaper, PaperState, Press};
use kept_domain::document::{
    Answer, DocumentKind, DocumentState, Ink, Medium as InkMedium, Signer, Statement as Said, Step,
};
use kept_domain::expectation::ExpectationState;
use kept_domain::ids::{DocumentId, ExpectationId};
use kept_domain::time::Moment;
use kept_vault::table::document::{self, Document};
use kept_vault::table::expectation;
use kept_vault::table::signing::{self, Signature};
use kept_vault::{Entry, JournalPoint, Reader, VaultError, Writer};
use sha2::{Digest, Sha256};

use super::identity;
use super::sealing::Signed;
use crate::error::ApiError;
use crate::papers;
use crate::ports::ChangeKind;
use crate::session::Session;
use crate::usecases::preview;
use crate::wire::*;

pub(crate) fn signing_start(session: &Session, request: SigningStart) -> Result<SigningView, ApiError> {
    let now = session.now();
    let id = ExpectationId::from(request.expectation_id);
    let size = request.paper_size.map(Into::into);
    let subject = session.read(move |reader| preview::subject(reader, id))?;
    if subject.expectation.revision != request.revision {
        return Err(VaultError::Conflict.into());
    }
    let document = match subject.expectation.state {
        ExpectationState::Draft => freeze(session, now, subject, size)?,
        ExpectationState::Signing => session.write_at(now, move |writer| again(writer, id))?,
        _ => {
            return Err(ApiError::precondition(
                "Only a draft can be signed. This one is closed already.",
            ));
        }
    };
    session.hand_over(document.id);
    tell(session, &document);
    view(session, document.id)
}

/// Freezes the text of a draft. The paper is set once first, so that nobody is handed one that cannot be.
fn freeze(
    session: &Session,
    now: Moment,
    subject: preview::Subject,
    size: Option<kept_domain::document::PaperSize>,
) -> Result<Document, ApiError> {
    let frozen = Frozen::of(subject, DocumentId::new(session.new_id()), now, size)?;
    let fingerprint = frozen.document.fingerprint;
    let state = PaperState::Signing {
        on: now.date(),
        fingerprint,
        answer: None,
        manager: None,
    };
    let size = papers::sheet(frozen.document.paper_size);
    session
        .press()
        .agreement(&papers::thaw(&frozen.content, state)?, size)?
        .pdf()?;
    let document = frozen.document.clone();
    session.write_at(now, move |writer| frozen.hand_over(writer))?;
    Ok(document)
}

/// The frozen text of a draft, on its way to the member.
pub(super) struct Frozen {
    pub(super) document: Document,
    /// Revision of the draft.
    revision: u32,
    content: Vec<u8>,
}

impl Frozen {
    /// Freezes a text that has all that signing needs; on a sheet of the settings unless one is named.
    pub(super) fn of(
        subject: preview::Subject,
        id: DocumentId,
        now: Moment,
        size: Option<kept_domain::document::PaperSize>,
    ) -> Result<Self, ApiError> {
        if subject.settings.manager_name.is_empty() {
            return Err(ApiError::precondition(
                "Write your name in Settings first. It stands on the paper.",
            ));
        }
        if let Some(gap) = subject.expectation.text.gaps(now.date()).first() {
            return Err(ApiError {
                field: Some(gap.field.to_owned()),
                ..ApiError::precondition(gap.text)
            });
        }
        let content = papers::freeze(&subject.paper(PaperState::Draft { on: now.date() }))?;
        let expectation = subject.expectation;
        let document = Document {
            id,
            number: papers::expectation_number(expectation.number),
            kind: DocumentKind::ExpectationAgreement,
            subject: expectation.id,
            member: expectation.member,
            member_name: subject.member.text.name.clone(),
            version: expectation.version,
            title: expectation.text.title.clone(),
            state: DocumentState::WithMember,
            ending: None,
            paper_size: size.unwrap_or_else(|| subject.settings.paper_size.into()),
            fingerprint: Sha256::digest(&content).into(),
            created_at: now.at,
            sealed_at: None,
            pages: None,
        };
        Ok(Self {
            document,
            revision: expectation.revision,
            content,
        })
    }

    /// Stores it, and with it that the member has the screen.
    pub(super) fn hand_over(&self, writer: &Writer<'_>) -> Result<(), ApiError> {
        nobody_has_the_screen(writer)?;
        expectation::step(
            writer,
            self.document.subject,
            self.revision,
            ExpectationState::Signing,
        )?;
        document::insert(writer, &self.document, &self.content)?;
        step(writer, self.document.id, Step::HandedOver, &self.content)?;
        Ok(())
    }
}

/// There is one screen. Dispatch refuses a second hand-over, unless both were asked for at the same instant.
fn nobody_has_the_screen(writer: &Writer<'_>) -> Result<(), ApiError> {
    match document::with_member(writer)? {
        None => Ok(()),
        Some(_) => Err(ApiError::precondition(
            "Another document is being signed. Take the screen back first.",
        )),
    }
}

/// Hands over once more what came back without an answer.
fn again(writer: &Writer<'_>, expectation: ExpectationId) -> Result<Document, ApiError> {
    nobody_has_the_screen(writer)?;
    let id = document::of_expectation(writer, expectation)?.ok_or(VaultError::NotFound)?;
    if !signing::signatures(writer, id)?.is_empty() {
        return Err(ApiError::precondition(
            "It has been answered already. Sign and seal it, or withdraw it.",
        ));
    }
    document::step(writer, id, DocumentState::HandedBack, DocumentState::WithMember)?;
    step(writer, id, Step::HandedOverAgain, id.uuid().as_bytes())?;
    Ok(document::get(writer, id)?)
}

/// Records a step in the journal and with the document.
pub(super) fn step(
    writer: &Writer<'_>,
    id: DocumentId,
    step: Step,
    payload: &[u8],
) -> Result<JournalPoint, ApiError> {
    let kind = format!("document.{}", step.as_str());
    let point = writer.record(Entry {
        kind: &kind,
        object: id.uuid(),
        payload,
    })?;
    signing::add_step(writer, id, step, point)?;
    Ok(point)
}

fn tell(session: &Session, document: &Document) {
    session.changed(
        ChangeKind::Document,
        Some(document.id.uuid()),
        Some(document.member),
    );
    session.changed(
        ChangeKind::Expectation,
        Some(document.subject.uuid()),
        Some(document.member),
    );
}

/// A document that is still being signed.
pub(super) struct Signing {
    pub(super) document: Document,
    pub(super) paper: AgreementPaper,
    pub(super) answer: Option<Signature>,
    steps: Vec<signing::Happened>,
}

impl Signing {
    pub(super) fn read(reader: &Reader<'_>, id: DocumentId) -> Result<Self, ApiError> {
        let document = document::get(reader, id)?;
        let content = document::content(reader, id)?;
        let on = document.created_at.date_naive();
        Ok(Self {
            paper: papers::thaw(&content, PaperState::Draft { on })?,
            answer: signing::signatures(reader, id)?
                .into_iter()
                .find(|s| s.signer == Signer::Member),
            steps: signing::steps(reader, id)?,
            document,
        })
    }

    pub(super) fn must_be(&self, state: DocumentState) -> Result<(), ApiError> {
        if self.document.state == state {
            return Ok(());
        }
        Err(ApiError::precondition(match self.document.state {
            DocumentState::WithMember => "The document is in the member's hands. Take the screen back first.",
            DocumentState::HandedBack => "The screen has been taken back. Hand it over again first.",
            DocumentState::Sealed => "The document is sealed and cannot change any more.",
            DocumentState::Withdrawn => "This signing was given up. Start a new one.",
        }))
    }

    fn has(&self, step: Step) -> bool {
        self.steps.iter().any(|happened| happened.step == step)
    }
}

pub(crate) fn signing_get(session: &Session, request: DocumentOpen) -> Result<SigningView, ApiError> {
    view(session, request.id.into())
}

fn view(session: &Session, id: DocumentId) -> Result<SigningView, ApiError> {
    let signing = session.read(move |reader| Signing::read(reader, id))?;
    let reached_end = signing.has(Step::ReachedEnd);
    Ok(SigningView {
        id: id.into(),
        title: signing.document.title,
        version: signing.document.version,
        state: signing.document.state.into(),
        member_first_name: signing.paper.member.short_name,
        member_name: signing.paper.member.name,
        manager_name: signing.paper.manager.name,
        reached_end,
        answer: signing.answer.map(|answer| AnswerView {
            statement: answer.statement.into(),
            reason: answer.reason,
            comment: answer.comment,
            at: answer.at,
        }),
    })
}

pub(crate) fn signing_read(session: &Session, request: SigningRead) -> Result<SigningView, ApiError> {
    let id = request.id.into();
    let read = match request.step {
        ReadingStep::Opened => Step::Opened,
        ReadingStep::ReachedEnd => Step::ReachedEnd,
    };
    session.write(move |writer| read_as_far_as(writer, id, read))?;
    view(session, id)
}

/// Notes a step of reading, once.
pub(super) fn read_as_far_as(writer: &Writer<'_>, id: DocumentId, read: Step) -> Result<(), ApiError> {
    let signing = Signing::read(writer, id)?;
    signing.must_be(DocumentState::WithMember)?;
    if !signing.has(read) {
        step(writer, id, read, id.uuid().as_bytes())?;
    }
    Ok(())
}

/// Reads a signature from the wire; `name` is what a typed one must say.
pub(super) fn mark(ink: InkDraft, name: &str) -> Result<(Ink, InkMedium), ApiError> {
    let medium = InkMedium::from(ink.medium);
    let mark = match (medium, ink.typed, ink.strokes) {
        (InkMedium::Typed, typed, _) => Ink::typed(&typed.unwrap_or_default(), name)?,
        (_, _, strokes) => Ink::drawn(
            strokes.unwrap_or_default(),
            ink.width.unwrap_or_default(),
            ink.height.unwrap_or_default(),
        )?,
    };
    Ok((mark, medium))
}

pub(crate) fn signing_answer(session: &Session, request: SigningAnswer) -> Result<SigningView, ApiError> {
    let id = request.id.into();
    session.write(move |writer| answer(writer, id, request))?;
    session.changed(ChangeKind::Document, Some(DocumentId::uuid(id)), None);
    view(session, id)
}

/// Stores the member's answer.
pub(super) fn answer(writer: &Writer<'_>, id: DocumentId, request: SigningAnswer) -> Result<(), ApiError> {
    let signing = Signing::read(writer, id)?;
    signing.must_be(DocumentState::WithMember)?;
    if signing.answer.is_some() {
        return Err(ApiError::precondition(
            "The answer is saved and can no longer be changed.",
        ));
    }
    let statement = Said::from(request.statement);
    if statement != Said::Decline && !signing.has(Step::ReachedEnd) {
        return Err(ApiError::precondition("Read to the end of the last page first."));
    }
    let ink = request.ink.filter(|_| statement != Said::Decline);
    let signature = ink.map(|ink| mark(ink, &signing.paper.member.name)).transpose()?;
    let answer = Answer::checked(
        statement,
        request.reason.as_deref(),
        request.comment.as_deref(),
        signature,
    )?;
    let signature = Signature {
        signer: Signer::Member,
        statement,
        reason: answer.reason,
        comment: answer.comment,
        mark: answer.signature,
        at: writer.now().at,
    };
    signing::insert(writer, id, &signature)?;
    let said = [Some(statement.as_str()), signature.reason.as_deref()];
    step(
        writer,
        id,
        Step::Stated,
        &serde_json::to_vec(&said).map_err(|_| ApiError::defect())?,
    )?;
    if let Some(comment) = &signature.comment {
        step(writer, id, Step::Commented, comment.as_bytes())?;
    }
    if let Some((ink, medium)) = &signature.mark {
        step(writer, id, Step::MemberSigned, &marked(ink, *medium)?)?;
    }
    Ok(())
}

/// Canonical bytes of a mark, for the journal.
pub(super) fn marked(ink: &Ink, medium: InkMedium) -> Result<Vec<u8>, ApiError> {
    papers::canonical(serde_json::json!([medium.as_str(), ink]))
}

pub(crate) fn signing_take_back(
    session: &Session,
    request: SigningTakeBack,
) -> Result<SigningView, ApiError> {
    let id = request.id.into();
    session.vault().check_passphrase(&request.passphrase.0)?;
    let document = session.write(move |writer| {
        take_back(writer, id)?;
        Ok(document::get(writer, id)?)
    })?;
    session.take_back();
    tell(session, &document);
    view(session, id)
}

/// The manager has the screen again.
pub(super) fn take_back(writer: &Writer<'_>, id: DocumentId) -> Result<(), ApiError> {
    Signing::read(writer, id)?.must_be(DocumentState::WithMember)?;
    document::step(writer, id, DocumentState::WithMember, DocumentState::HandedBack)?;
    step(writer, id, Step::TakenBack, id.uuid().as_bytes())?;
    Ok(())
}

pub(crate) fn signing_seal(session: &Session, request: SigningSeal) -> Result<DocumentView, ApiError> {
    let id = request.id.into();
    let (press, keys, ids) = (
        session.shared_press(),
        identity::Maker::of(session),
        session.ids(),
    );
    // One transaction: the page shows the journal's head after the manager's signature, and the file that shows it
    // is stored with the entry that follows.
    let document = session.write(move |writer| {
        let signed = Signed::by_manager(writer, id, request.ink, &keys)?;
        let sealed = signed.press(press.get_or_init(Press::new))?;
        signed.close(writer, &ids, &sealed)?;
        Ok(signed.document)
    })?;
    tell(session, &document);
    session.changed(ChangeKind::Reminder, None, Some(document.member));
    super::document_get(
        session,
        DocumentOpen {
            id: document.id.into(),
        },
    )
}

pub(crate) fn signing_withdraw(session: &Session, request: SigningWithdraw) -> Result<Done, ApiError> {
    let id = request.id.into();
    let document = session.write(move |writer| {
        let signing = Signing::read(writer, id)?;
        signing.must_be(DocumentState::HandedBack)?;
        document::step(writer, id, DocumentState::HandedBack, DocumentState::Withdrawn)?;
        writer.record(Entry {
            kind: "document.withdrawn",
            object: DocumentId::uuid(id),
            payload: &[],
        })?;
        let expectation = expectation::get(writer, signing.document.subject)?;
        expectation::step(
            writer,
            expectation.id,
            expectation.revision,
            ExpectationState::Draft,
        )?;
        Ok(signing.document)
    })?;
    tell(session, &document);
    Ok(Done {})
}
