//! Whether a sealed paper is still what it was, in plain words.

use std::fmt;

use chrono::{DateTime, Utc};
use der::{Decode, DecodePem, Encode};
use sha2_010::{Digest, Sha256};
use x509_cert::certificate::Certificate;

use crate::seal::pdf::{Revision, find_last, from_hex};
use crate::seal::update::{Prepared, SUB_FILTER, claimed, from_text, prepare};
use crate::seal::{cms, common_name_of, digest, is_valid_at};

/// Larger files are not read. A paper has a few hundred kilobytes.
const LARGEST: usize = 64 * 1024 * 1024;

/// The answer of [`verify`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Not one byte has changed since the seal was made.
    Intact(Box<Seal>),
    /// The file must not be relied on.
    Refused(Flaw),
}

/// What an intact seal says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seal {
    /// Name in the certificate of the key that sealed it.
    pub holder: String,
    /// Claimed time: the clock of the computer that sealed it.
    pub claimed_at: DateTime<Utc>,
    /// Why it was sealed, in the words of the one who sealed it.
    pub reason: String,
    /// Whether the root is one that the caller trusts.
    pub trust: Trust,
    /// SHA-256 of the root certificate, to be compared by voice or with a record page.
    pub root_fingerprint: [u8; 32],
    /// Title of the document.
    pub title: Option<String>,
    /// Number in the vault, such as `EXP-0042`.
    pub number: Option<String>,
    /// Version of the text.
    pub version: Option<u32>,
    /// SHA-256 of the canonical content, as on the record page.
    pub fingerprint: Option<[u8; 32]>,
}

/// What is known about the root behind a seal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trust {
    /// It is the root that the caller gave.
    Trusted,
    /// The caller gave another root.
    OtherRoot,
    /// The caller gave none, so the name in the seal is only a claim.
    Unknown,
}

/// Why a file is refused. [`fmt::Display`] says it in a sentence for people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Flaw {
    /// Not a PDF, or far too large for a paper.
    NotADocument,
    /// A PDF without a seal, or with a signature that Kept did not make.
    NotSealed,
    /// Something was appended after sealing.
    Extended,
    /// The end is missing.
    Truncated,
    /// Bytes under the seal differ from those that were sealed.
    Changed,
    /// The seal's own bytes, or its certificates, are not right.
    BrokenSeal,
    /// The claimed time lies outside the life of the certificate.
    OutsideValidity,
    /// The root certificate that the caller gave cannot be read.
    UnreadableRoot,
}

impl fmt::Display for Flaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotADocument => "This is not a PDF document of Kept.",
            Self::NotSealed => "This document carries no seal of Kept.",
            Self::Extended => "Something was added to this document after it was sealed.",
            Self::Truncated => "This document is incomplete: its end is missing.",
            Self::Changed => "This document was changed after it was sealed.",
            Self::BrokenSeal => "The seal of this document is damaged or was replaced.",
            Self::OutsideValidity => "The seal claims a time at which its certificate was not valid.",
            Self::UnreadableRoot => "The root certificate cannot be read.",
        })
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seal = match self {
            Self::Intact(seal) => seal,
            Self::Refused(flaw) => return flaw.fmt(f),
        };
        let at = seal.claimed_at.format("%Y-%m-%d %H:%M:%S UTC");
        write!(f, "This document has not changed since it was sealed. ")?;
        match seal.trust {
            Trust::Trusted => {
                write!(
                    f,
                    "It was sealed with the key of {}, whose root you trust",
                    seal.holder
                )?;
            }
            Trust::OtherRoot => {
                write!(
                    f,
                    "It was sealed with a key named {}, but not under the root you gave",
                    seal.holder
                )?;
            }
            Trust::Unknown => {
                write!(
                    f,
                    "It was sealed with a key named {}; no root was given to check that name",
                    seal.holder
                )?;
            }
        }
        write!(f, ". Claimed time: {at}.")
    }
}

/// Checks a sealed file. `trusted_root` is a root certificate in DER or PEM.
///
/// The whole file must be what [`crate::seal()`] makes, to the byte: the update is built again from what the file says
/// and compared, the digest is computed anew, and the signature is built again around it and compared.
/// So a changed byte is found wherever it is, and so are an appended revision, a second signature,
/// a swapped certificate and a moved byte range.
#[must_use]
pub fn verify(bytes: &[u8], trusted_root: Option<&[u8]>) -> Verdict {
    match check(bytes, trusted_root) {
        Ok(seal) => Verdict::Intact(Box::new(seal)),
        Err(flaw) => Verdict::Refused(flaw),
    }
}

fn check(bytes: &[u8], trusted_root: Option<&[u8]>) -> Result<Seal, Flaw> {
    let trusted = trusted_root
        .map(|root| read_root(root).ok_or(Flaw::UnreadableRoot))
        .transpose()?;
    if bytes.len() > LARGEST || !bytes.starts_with(b"%PDF-") {
        return Err(Flaw::NotADocument);
    }
    let sealed = find_last(bytes, SUB_FILTER.as_bytes()).ok_or(Flaw::NotSealed)?;
    outer_length(bytes, sealed)?;

    let (length, claim) = claimed(bytes).ok_or(Flaw::Changed)?;
    let base = bytes.get(..length).ok_or(Flaw::Changed)?;
    let Prepared { bytes: rebuilt, gap } = prepare(base, &claim).map_err(|_| Flaw::Changed)?;
    if rebuilt.len() != bytes.len() {
        return Err(Flaw::Changed);
    }
    // The angle brackets around the gap lie between the covered parts.
    let around = gap.start - 1..gap.end + 1;
    let covered = [&bytes[..around.start], &bytes[around.end..]];
    if covered != [&rebuilt[..around.start], &rebuilt[around.end..]]
        || bytes[around.start] != b'<'
        || bytes[gap.end] != b'>'
    {
        return Err(Flaw::Changed);
    }
    let signature = signature(&bytes[gap]).ok_or(Flaw::BrokenSeal)?;
    let parts = cms::read(&signature).ok_or(Flaw::BrokenSeal)?;
    if !parts.certificates_fit() {
        return Err(Flaw::BrokenSeal);
    }
    if !parts.sign_exactly(&signature, &digest(covered)) {
        return Err(Flaw::Changed);
    }
    let holder = common_name_of(&parts.leaf).ok_or(Flaw::BrokenSeal)?;
    if holder != claim.name {
        return Err(Flaw::BrokenSeal);
    }
    if !is_valid_at(&parts.leaf, claim.at) || !is_valid_at(&parts.root, claim.at) {
        return Err(Flaw::OutsideValidity);
    }
    let root = parts.root.to_der().map_err(|_| Flaw::BrokenSeal)?;
    let trust = match trusted {
        None => Trust::Unknown,
        Some(trusted) if trusted == root => Trust::Trusted,
        Some(_) => Trust::OtherRoot,
    };
    let words = keywords(base);
    let keyword = |prefix: &str| words.iter().find_map(|word| word.strip_prefix(prefix));
    Ok(Seal {
        holder,
        claimed_at: claim.at,
        reason: claim.reason,
        trust,
        root_fingerprint: Sha256::digest(&root).into(),
        title: description(base, "Title"),
        number: words.first().cloned(),
        version: keyword("version ").and_then(|version| version.parse().ok()),
        fingerprint: keyword("sha256:")
            .and_then(|digits| from_hex(digits.as_bytes()))
            .and_then(|bytes| bytes.try_into().ok()),
    })
}

/// The commonest two flaws, found early so that they can be named.
fn outer_length(bytes: &[u8], sealed: usize) -> Result<(), Flaw> {
    let range = find_last(&bytes[sealed..], b"/ByteRange[0 ").ok_or(Flaw::Truncated)? + sealed;
    let numbers = bytes.get(range + 13..range + 45).ok_or(Flaw::Truncated)?;
    let number = |digits: &[u8]| std::str::from_utf8(digits).ok()?.parse::<usize>().ok();
    let (Some(second), Some(length)) = (number(&numbers[11..21]), number(&numbers[22..32])) else {
        return Err(Flaw::Changed);
    };
    match bytes.len().cmp(&second.saturating_add(length)) {
        std::cmp::Ordering::Less => Err(Flaw::Truncated),
        std::cmp::Ordering::Equal => Ok(()),
        std::cmp::Ordering::Greater => Err(Flaw::Extended),
    }
}

/// The bytes in the gap: one DER structure in lower-case digits, zeros to the end.
fn signature(digits: &[u8]) -> Option<Vec<u8>> {
    // SEQUENCE with a length of two bytes, as every signature of this size has.
    let [0x30, 0x82, high, low] = *from_hex(digits.get(..8)?)?.as_slice() else {
        return None;
    };
    let length = 4 + usize::from(u16::from_be_bytes([high, low]));
    let (signature, padding) = digits.split_at_checked(2 * length)?;
    let exact = !signature.iter().any(u8::is_ascii_uppercase) && padding.iter().all(|digit| *digit == b'0');
    if exact { from_hex(signature) } else { None }
}

fn read_root(bytes: &[u8]) -> Option<Vec<u8>> {
    let certificate = Certificate::from_der(bytes)
        .or_else(|_| Certificate::from_pem(bytes))
        .ok()?;
    certificate.to_der().ok()
}

/// An entry of the document's own description.
fn description(base: &[u8], key: &str) -> Option<String> {
    let revision = Revision::last(base)?;
    let info = revision.dictionary(revision.trailer.reference("Info")?)?;
    Some(from_text(info.string(key)?))
}

fn keywords(base: &[u8]) -> Vec<String> {
    description(base, "Keywords")
        .map(|words| words.split(", ").map(str::to_owned).collect())
        .unwrap_or_default()
}
