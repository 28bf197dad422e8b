//! The seal: one certification signature over the whole file, PAdES baseline B-B.
//!
//! `ETSI.CAdES.detached`, ECDSA P-256 with SHA-256, signing-certificate-v2, the claimed time in `/M`,
//! DocMDP level 1: no change is permitted afterwards.

pub(crate) mod cms;
mod identity;
pub(crate) mod pdf;
pub(crate) mod update;

use chrono::{DateTime, SubsecRound, Utc};
use sha2_010::{Digest, Sha256};

pub use self::identity::Identity;
pub(crate) use self::identity::{common_name_of, is_valid_at};
use self::update::{Claim, prepare};
use crate::code::hex;
use crate::error::DocumentError;
use crate::verify::{Verdict, verify};

/// Characters of a reason that go into the file.
const LONGEST_REASON: usize = 200;

/// Seals a PDF of this crate with the keys of a vault.
///
/// `at` is the claimed time, cut to whole seconds.
/// `reason` is shown by readers, such as "Expectation agreement EXP-0042, version 2".
/// The same arguments give the same bytes.
/// The result has been read back and verified.
///
/// # Errors
/// [`DocumentError::NotSealable`] if the file is no first revision of a plain PDF 1.7,
/// [`DocumentError::CertificateExpired`] if the leaf must be renewed,
/// [`DocumentError::SealNotProven`] if the result does not verify.
pub fn seal(
    pdf: &[u8],
    identity: &Identity,
    at: DateTime<Utc>,
    reason: &str,
) -> Result<Vec<u8>, DocumentError> {
    let at = at.trunc_subsecs(0);
    if !is_valid_at(identity.leaf(), at) {
        return Err(DocumentError::CertificateExpired);
    }
    let reason: String = reason
        .chars()
        .filter(|c| !c.is_control())
        .take(LONGEST_REASON)
        .collect();
    let claim = Claim {
        name: identity.holder(),
        reason,
        at,
    };
    let mut prepared = prepare(pdf, &claim).map_err(DocumentError::NotSealable)?;
    let signature = cms::sign(&digest(prepared.covered()), identity)?;
    let digits = hex(&signature);
    let Some(room) = prepared.bytes[prepared.gap.clone()].get_mut(..digits.len()) else {
        return Err(DocumentError::Signing("the signature does not fit its place"));
    };
    room.copy_from_slice(digits.as_bytes());
    match verify(&prepared.bytes, Some(&identity.root_certificate_der()?)) {
        Verdict::Intact(_) => Ok(prepared.bytes),
        Verdict::Refused(flaw) => Err(DocumentError::SealNotProven(flaw.to_string())),
    }
}

/// SHA-256 of the covered parts of a file.
pub(crate) fn digest(parts: [&[u8]; 2]) -> [u8; 32] {
    parts
        .into_iter()
        .fold(Sha256::new(), |hash, part| hash.chain_update(part))
        .finalize()
        .into()
}
