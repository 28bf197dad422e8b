//! Signing a document together: freeze, hand over, answer, take back, sign, seal. A witness signs in [`witness`].

use kept_documents::{PaperState, Press};
use kept_domain::document::{
    Answer, DocumentState, Ink, Medium as InkMedium, Signer, Statement as Said, Step, Subject,
};
use kept_domain::expectation::ExpectationState;
use kept_domain::ids::DocumentId;
use kept_domain::witness::Witness;
use kept_vault::table::document::{self, Document};
use kept_vault::table::signing::{self, Signature};
use kept_vault::table::{expectation, form};
use kept_vault::{Entry, JournalPoint, Reader, VaultError, Writer};

use super::freezing::{Asked, Frozen};
use super::identity;
use super::sealing::Signed;
use super::witness;
use crate::document_paper::DocumentPaper;
use crate::error::ApiError;
use crate::papers;
use crate::ports::ChangeKind;
use crate::record_page::{consent, witness_statement};
use crate::session::Session;
use crate::wire::*;

pub(crate) fn signing_start(session: &Session, request: SigningStart) -> Result<SigningView, ApiError> {
    let now = session.now();
    let subject = match (request.expectation_id, request.form_id) {
        (Some(id), None) => Subject::Expectation(id.into()),
        (None, Some(id)) => Subject::Form(id.into()),
        _ => {
            return Err(ApiError::field(
                "expectationId",
                "Name one: an expectation or a form.",
            ));
        }
    };
    let (press, id) = (session.shared_press(), DocumentId::new(session.new_id()));
    let asked = Asked {
        revision: request.revision,
        size: request.paper_size.map(Into::into),
        shareable: request.shareable.unwrap_or_default(),
        no_surprise: request.no_surprise == Some(true),
    };
    let document = session.write_at(now, move |writer| {
        nobody_has_the_screen(writer)?;
        if let Some(open) = handed_back(writer, subject, asked.revision)? {
            return again(writer, open);
        }
        let frozen = match subject {
            Subject::Expectation(expectation) => Frozen::expectation(writer, expectation, id, asked)?,
            Subject::Form(form) => Frozen::form(writer, form, id, asked)?,
        };
        frozen.try_out(press.get_or_init(Press::new))?;
        frozen.hand_over(writer)?;
        Ok(frozen.document)
    })?;
    session.hand_over(document.id);
    tell(session, &document);
    view(session, document.id)
}

/// There is one screen. Dispatch refuses a second hand-over, unless both were asked for at the same instant.
pub(super) fn nobody_has_the_screen(writer: &Writer<'_>) -> Result<(), ApiError> {
    match document::with_member(writer)? {
        None => Ok(()),
        Some(_) => Err(ApiError::precondition(
            "Another document is being signed. Take the screen back first.",
        )),
    }
}

/// The document of a record that came back and is not sealed. Its record has not changed since it was read.
fn handed_back(reader: &Reader<'_>, subject: Subject, revision: u32) -> Result<Option<DocumentId>, ApiError> {
    let now = match subject {
        Subject::Expectation(id) => expectation::get(reader, id)?.revision,
        Subject::Form(id) => form::get(reader, id)?.revision,
    };
    if now != revision {
        return Err(VaultError::Conflict.into());
    }
    let Some(id) = document::of_subject(reader, subject)? else {
        return Ok(None);
    };
    let open = document::get(reader, id)?.state == DocumentState::HandedBack;
    Ok(open.then_some(id))
}

/// Hands over once more what came back without an answer.
fn again(writer: &Writer<'_>, id: DocumentId) -> Result<Document, ApiError> {
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

pub(super) fn tell(session: &Session, document: &Document) {
    session.changed(
        ChangeKind::Document,
        Some(document.id.uuid()),
        Some(document.member),
    );
    let kind = match document.subject {
        Subject::Expectation(_) => ChangeKind::Expectation,
        Subject::Form(_) => ChangeKind::Form,
    };
    session.changed(kind, Some(document.subject.uuid()), Some(document.member));
}

/// A document that is still being signed.
pub(super) struct Signing {
    pub(super) document: Document,
    pub(super) paper: DocumentPaper,
    pub(super) answer: Option<Signature>,
    /// Whom the form asks for as a witness.
    pub(super) witness_asked: Option<Witness>,
    pub(super) witness: Option<signing::Witness>,
    steps: Vec<signing::Happened>,
}

impl Signing {
    pub(super) fn read(reader: &Reader<'_>, id: DocumentId) -> Result<Self, ApiError> {
        let document = document::get(reader, id)?;
        let content = document::content(reader, id)?;
        let on = document.created_at.date_naive();
        Ok(Self {
            paper: DocumentPaper::thaw(document.subject.kind(), &content, &PaperState::Draft { on })?,
            answer: signing::signatures(reader, id)?
                .into_iter()
                .find(|s| s.signer == Signer::Member),
            witness_asked: witness::asked(reader, document.subject)?,
            witness: signing::witness(reader, id)?,
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

    /// The member's answer, without which nobody else signs.
    pub(super) fn answered(&self) -> Result<&Signature, ApiError> {
        self.answer.as_ref().ok_or_else(|| {
            ApiError::precondition("There is no answer yet. Hand the screen over again, or withdraw.")
        })
    }

    fn has(&self, step: Step) -> bool {
        self.steps.iter().any(|happened| happened.step == step)
    }
}

pub(crate) fn signing_get(session: &Session, request: DocumentOpen) -> Result<SigningView, ApiError> {
    view(session, request.id.into())
}

pub(super) fn view(session: &Session, id: DocumentId) -> Result<SigningView, ApiError> {
    let signing = session.read(move |reader| Signing::read(reader, id))?;
    let reached_end = signing.has(Step::ReachedEnd);
    Ok(SigningView {
        id: id.into(),
        kind: signing.document.subject.kind().into(),
        paper: signing.paper.kind().to_owned(),
        title: signing.document.title,
        version: signing.document.version,
        state: signing.document.state.into(),
        member_first_name: signing.paper.member().short_name.clone(),
        member_name: signing.paper.member().name.clone(),
        manager_name: signing.paper.manager().name.clone(),
        consent: consent(signing.paper.language()).to_owned(),
        reached_end,
        answer: signing.answer.map(|answer| AnswerView {
            statement: answer.statement.into(),
            reason: answer.reason,
            comment: answer.comment,
            at: answer.at,
        }),
        witness_asked: signing.witness_asked.map(|asked| WitnessAsked {
            name: asked.name,
            role: asked.role.unwrap_or_default(),
        }),
        witness_statement: witness_statement(signing.paper.language()).to_owned(),
        witness: signing.witness.map(|witness| WitnessView {
            name: witness.name,
            role: witness.role,
            at: witness.at,
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
    let signature = ink
        .map(|ink| mark(ink, &signing.paper.member().name))
        .transpose()?;
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
        if let Subject::Expectation(id) = signing.document.subject {
            let revision = expectation::get(writer, id)?.revision;
            expectation::step(writer, id, revision, ExpectationState::Draft)?;
        }
        Ok(signing.document)
    })?;
    tell(session, &document);
    Ok(Done {})
}
