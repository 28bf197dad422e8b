//! Documents after they were signed: showing, verifying, giving copies.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use kept_documents::{FingerprintWords, Trust, Verdict, seal, verify};
use kept_domain::document::{DocumentKind as Kind, DocumentState, Signer, Step, Subject};
use kept_domain::ids::DocumentId;
use kept_vault::table::document::{self, Document};
use kept_vault::table::signing;
use kept_vault::{Entry, JournalPoint, Reader, VaultError, journal};
use sha2::{Digest, Sha256};

use super::{identity, preview};
use crate::cursor;
use crate::error::ApiError;
use crate::ports::ChangeKind;
use crate::session::Session;
use crate::verdict;
use crate::wire::*;

pub(crate) fn document_list(session: &Session, request: DocumentList) -> Result<Page<DocumentRow>, ApiError> {
    let limit = cursor::limit(request.limit)?;
    let after = cursor::read(request.after.as_deref())?.map(|(at, id)| (at, DocumentId::new(id)));
    let member = request.member_id.map(Into::into);
    let mut found = session.read(move |reader| Ok(document::page(reader, member, after, limit + 1)?))?;
    let next = cursor::cut(&mut found, limit, |document| {
        (document.created_at, document.id.uuid())
    });
    Ok(Page {
        rows: found.into_iter().map(row).collect(),
        next,
    })
}

/// Forms that wait for a signature.
pub(super) fn forms_being_signed(reader: &Reader<'_>, limit: u32) -> Result<Vec<DocumentRow>, ApiError> {
    let rows = document::being_signed(reader, Kind::Form, limit)?;
    Ok(rows.into_iter().map(row).collect())
}

fn row(document: document::DocumentRow) -> DocumentRow {
    DocumentRow {
        id: document.id.into(),
        number: document.number,
        kind: document.kind.into(),
        member_id: document.member.into(),
        member_name: document.member_name,
        title: document.title,
        version: document.version,
        state: document.state.into(),
        ending: document.ending.map(Into::into),
        created_at: document.created_at,
        sealed_at: document.sealed_at,
    }
}

pub(crate) fn document_get(session: &Session, request: DocumentOpen) -> Result<DocumentView, ApiError> {
    let id = DocumentId::from(request.id);
    let (document, signatures, witness, copies) = session.read(move |reader| {
        Ok((
            document::get(reader, id)?,
            signing::signatures(reader, id)?,
            signing::witness(reader, id)?,
            document::copies(reader, id)?,
        ))
    })?;
    let (paper, size) = preview::as_it_stands(session, id, None)?;
    let pages = match document.pages {
        Some(pages) => pages,
        None => {
            let layout = paper.set(session.press(), size)?;
            u32::try_from(layout.pages()).map_err(|_| ApiError::defect())?
        }
    };
    let signers = signatures.into_iter().map(|signature| {
        let (party, role) = match signature.signer {
            Signer::Member => (paper.member(), "Team member"),
            Signer::Manager => (paper.manager(), "Manager"),
        };
        SignerView {
            name: party.name.clone(),
            role: role.to_owned(),
            statement: Some(signature.statement.into()),
            reason: signature.reason,
            comment: signature.comment,
            medium: signature.mark.map(|(_, medium)| medium.into()),
            at: signature.at,
        }
    });
    let witness = witness.map(|witness| SignerView {
        name: witness.name,
        role: "Witness".to_owned(),
        statement: None,
        reason: None,
        comment: None,
        medium: Some(witness.mark.1.into()),
        at: witness.at,
    });
    let words = FingerprintWords::of(&document.fingerprint);
    let (expectation_id, form_id) = match document.subject {
        Subject::Expectation(id) => (Some(id.into()), None),
        Subject::Form(id) => (None, Some(id.into())),
    };
    Ok(DocumentView {
        id: document.id.into(),
        number: document.number,
        kind: document.subject.kind().into(),
        expectation_id,
        form_id,
        member_id: document.member.into(),
        member_name: document.member_name,
        title: document.title,
        version: document.version,
        state: document.state.into(),
        ending: document.ending.map(Into::into),
        pages,
        words: words.words().iter().map(|word| (*word).to_owned()).collect(),
        fingerprint: hex(&document.fingerprint),
        signers: signers.chain(witness).collect(),
        copies: copies
            .into_iter()
            .map(|(at, way)| CopyView { at, way: way.into() })
            .collect(),
        created_at: document.created_at,
        sealed_at: document.sealed_at,
    })
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The stored file of a sealed document.
fn stored(reader: &Reader<'_>, id: DocumentId) -> Result<(Document, document::File), ApiError> {
    let document = document::get(reader, id)?;
    if document.state != DocumentState::Sealed {
        return Err(ApiError::precondition("This document is not sealed yet."));
    }
    let file = document::file(reader, id)?;
    Ok((document, file))
}

pub(crate) fn document_pdf(session: &Session, request: DocumentOpen) -> Result<Pdf, ApiError> {
    let id = request.id.into();
    let (_, file) = session.read(move |reader| stored(reader, id))?;
    Ok(Pdf(file.pdf))
}

pub(crate) fn document_verify(session: &Session, request: DocumentOpen) -> Result<VerdictView, ApiError> {
    let id = request.id.into();
    session.read(move |reader| {
        let (document, file) = stored(reader, id)?;
        let root = identity::get(reader)?
            .map(|identity| identity.root_certificate_der())
            .transpose()?;
        let mut verdict = verdict::of_vault(&verify(&file.pdf, root.as_deref()));
        let content: [u8; 32] = Sha256::digest(document::content(reader, id)?).into();
        let checks = [
            (
                Sha256::digest(&file.pdf)[..] == file.sha256,
                "It is the file that was stored when it was sealed.",
            ),
            (
                content == document.fingerprint
                    && sealed_fingerprint(&file.pdf, root.as_deref()) == Some(content),
                "The frozen text has the fingerprint that stands on the paper.",
            ),
            (
                entered(reader, id, &file.sha256)?,
                "The journal of this vault holds its sealing.",
            ),
        ];
        for (holds, what) in checks {
            if !holds {
                verdict.intact = false;
                verdict.findings.push(format!("This does not hold: {what}"));
            } else if verdict.intact {
                verdict.findings.push(what.to_owned());
            }
        }
        Ok(VerdictView {
            document_id: Some(document.id.into()),
            title: Some(document.title),
            version: Some(document.version),
            ..verdict
        })
    })
}

/// The fingerprint that an intact seal carries.
fn sealed_fingerprint(pdf: &[u8], root: Option<&[u8]>) -> Option<[u8; 32]> {
    match verify(pdf, root) {
        Verdict::Intact(seal) => seal.fingerprint,
        Verdict::Refused(_) => None,
    }
}

/// Whether the entry of the sealing is about this file.
fn entered(reader: &Reader<'_>, id: DocumentId, sha256: &[u8; 32]) -> Result<bool, VaultError> {
    let steps = signing::steps(reader, id)?;
    let Some(sealed) = steps.iter().find(|happened| happened.step == Step::Sealed) else {
        return Ok(false);
    };
    let entry = journal::page(reader, Some(sealed.entry + 1), 1)?
        .into_iter()
        .next();
    let Some(entry) = entry.filter(|entry| entry.payload_hash == *sha256 && entry.object == id.uuid()) else {
        return Ok(false);
    };
    journal::stands(
        reader,
        JournalPoint {
            seq: entry.seq,
            hash: entry.hash,
        },
    )
}

/// Bytes that a request carries as base64.
fn decoded(pdf: &str) -> Result<Vec<u8>, ApiError> {
    STANDARD
        .decode(pdf)
        .map_err(|_| ApiError::field("pdf", "The file did not arrive whole. Choose it again."))
}

pub(crate) fn document_verify_file(
    session: &Session,
    request: DocumentVerifyFile,
) -> Result<VerdictView, ApiError> {
    let pdf = decoded(&request.pdf)?;
    let root = session.read(|reader| {
        Ok(identity::get(reader)?
            .map(|identity| identity.root_certificate_der())
            .transpose()?)
    })?;
    let verdict = verify(&pdf, root.as_deref());
    let sha256: [u8; 32] = Sha256::digest(&pdf).into();
    let fingerprint = match &verdict {
        Verdict::Intact(seal) if seal.trust == Trust::Trusted => seal.fingerprint,
        _ => None,
    };
    let known = session.read(move |reader| {
        let mut id = document::with_file(reader, &sha256)?;
        if let (None, Some(fingerprint)) = (id, fingerprint) {
            id = document::with_fingerprint(reader, &fingerprint)?;
        }
        Ok(id.map(|id| document::get(reader, id)).transpose()?)
    })?;
    let mut view = verdict::of_vault(&verdict);
    if let Some(document) = known {
        view.findings
            .push(format!("It is document {} of this vault.", document.number));
        view.document_id = Some(document.id.into());
        view.title = Some(document.title);
        view.version = Some(document.version);
    }
    Ok(view)
}

pub(crate) fn document_copied(session: &Session, request: DocumentCopied) -> Result<DocumentView, ApiError> {
    let id = DocumentId::from(request.id);
    let way = kept_domain::document::CopyWay::from(request.way);
    let member = session.write(move |writer| {
        let (document, _) = stored(writer, id)?;
        document::add_copy(writer, id, way)?;
        writer.record(Entry {
            kind: "document.copied",
            object: id.uuid(),
            payload: way.as_str().as_bytes(),
        })?;
        Ok(document.member)
    })?;
    session.changed(ChangeKind::Document, Some(id.uuid()), Some(member));
    document_get(session, DocumentOpen { id: request.id })
}

pub(crate) fn document_root(session: &Session, _: Nothing) -> Result<Pem, ApiError> {
    let keys = identity::Maker::of(session);
    let identity = session.write(move |writer| keys.get_or_make(writer))?;
    Ok(Pem(identity.root_certificate_pem()?.into_bytes()))
}

pub(crate) fn paper_seal(session: &Session, request: PaperSeal) -> Result<Pdf, ApiError> {
    let pdf = decoded(&request.pdf)?;
    let keys = identity::Maker::of(session);
    let (now, object) = (session.now(), session.new_id());
    let sealed = session.write_at(now, move |writer| {
        let identity = keys.get_or_make(writer)?;
        let sealed = seal(&pdf, &identity, now.at, "Sealed with Kept").map_err(|error| match error {
            kept_documents::DocumentError::NotSealable(_) => ApiError::field(
                "pdf",
                "Only a PDF that Kept has laid out, and nobody has sealed, can be sealed.",
            ),
            other => other.into(),
        })?;
        writer.record(Entry {
            kind: "paper.sealed",
            object,
            payload: &sealed,
        })?;
        Ok(sealed)
    })?;
    Ok(Pdf(sealed))
}
