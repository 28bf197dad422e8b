//! What a check of a sealed file found, in plain words.

use kept_documents::{Flaw, Seal, Trust, Verdict, verify};

use crate::error::ApiError;
use crate::wire::VerdictView;

/// Checks a sealed file without any vault. `root` is a root certificate in DER or PEM.
///
/// # Errors
/// A [`Validation`](crate::error::ErrorCode::Validation) at `root` if that is no certificate.
pub fn verify_file(pdf: &[u8], root: Option<&[u8]>) -> Result<VerdictView, ApiError> {
    let verdict = verify(pdf, root);
    if verdict == Verdict::Refused(Flaw::UnreadableRoot) {
        return Err(ApiError::field(
            "root",
            "This is not a root certificate. Export it again from the vault.",
        ));
    }
    Ok(view(&verdict, |trust| match trust {
        Trust::Trusted => "It was sealed under the root that you gave.",
        Trust::OtherRoot => {
            "It was not sealed under the root that you gave, so the name in the seal is only a claim."
        }
        Trust::Unknown => "No root was given to check the name in the seal, so it is only a claim.",
    }))
}

/// The same when the root is that of the open vault.
pub(crate) fn of_vault(verdict: &Verdict) -> VerdictView {
    view(verdict, |trust| match trust {
        Trust::Trusted => "It was sealed with the key of this vault.",
        Trust::OtherRoot | Trust::Unknown => {
            "It was not sealed by this vault, so the name in the seal is only a claim."
        }
    })
}

fn view(verdict: &Verdict, by_whom: impl FnOnce(Trust) -> &'static str) -> VerdictView {
    let nothing = VerdictView {
        intact: false,
        trusted: false,
        sealed_by: None,
        claimed_at: None,
        findings: Vec::new(),
        document_id: None,
        title: None,
        version: None,
    };
    let seal: &Seal = match verdict {
        Verdict::Intact(seal) => seal,
        Verdict::Refused(flaw) => {
            return VerdictView {
                findings: vec![flaw.to_string()],
                ..nothing
            };
        }
    };
    let holds = [
        "Nothing in the file has changed since it was sealed.",
        by_whom(seal.trust),
    ];
    VerdictView {
        intact: true,
        trusted: seal.trust == Trust::Trusted,
        sealed_by: Some(seal.holder.clone()),
        claimed_at: Some(seal.claimed_at),
        findings: holds.map(str::to_owned).into(),
        title: seal.title.clone(),
        version: seal.version,
        ..nothing
    }
}
