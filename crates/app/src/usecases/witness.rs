//! A witness of a signing: whom a form asks for, and what they sign.

use kept_domain::document::{DocumentState, Step, Subject};
use kept_domain::ids::DocumentId;
use kept_domain::template::{Signer, WITNESS_NAME};
use kept_domain::witness::Witness;
use kept_vault::table::{document, form, signing};
use kept_vault::{Reader, Writer};
use serde_json::{Value, json};

use super::signing::{Signing, mark, step, tell, view};
use super::template;
use crate::error::ApiError;
use crate::papers;
use crate::session::Session;
use crate::wire::*;

/// Whom the record of a document asks for as a witness, as far as the form names them.
pub(super) fn asked(reader: &Reader<'_>, subject: Subject) -> Result<Option<Witness>, ApiError> {
    let Subject::Form(id) = subject else {
        return Ok(None);
    };
    let form = form::get(reader, id)?;
    let (key, version) = &form.template;
    let signers = template::with(reader, key, *version, |template| {
        Ok(template.signers(&form.answers))
    })?;
    let named = form.answers.get(WITNESS_NAME).and_then(Value::as_str);
    Ok(signers
        .contains(&Signer::Witness)
        .then(|| Witness::named(named.unwrap_or_default())))
}

pub(crate) fn signing_witness(session: &Session, request: SigningWitness) -> Result<SigningView, ApiError> {
    let id = request.id.into();
    let document = session.write(move |writer| {
        sign(writer, id, request)?;
        Ok(document::get(writer, id)?)
    })?;
    tell(session, &document);
    view(session, id)
}

/// Stores what a witness signs, between the member's answer and the manager's signature.
fn sign(writer: &Writer<'_>, id: DocumentId, request: SigningWitness) -> Result<(), ApiError> {
    let signing = Signing::read(writer, id)?;
    signing.must_be(DocumentState::HandedBack)?;
    signing.answered()?;
    if signing.witness.is_some() {
        return Err(ApiError::precondition(
            "A witness has signed already. To change that, withdraw the paper and begin again.",
        ));
    }
    let (member, manager) = (&signing.paper.member().name, &signing.paper.manager().name);
    let Witness { name, role } = Witness::checked(&request.name, request.role.as_deref(), member, manager)?;
    let mark = mark(request.ink, &name)?;
    let (ink, medium) = &mark;
    let signed = papers::canonical(json!([name, role, medium.as_str(), ink]))?;
    let witness = signing::Witness {
        name,
        role,
        mark,
        at: writer.now().at,
    };
    signing::insert_witness(writer, id, &witness)?;
    step(writer, id, Step::WitnessSigned, &signed)?;
    Ok(())
}
