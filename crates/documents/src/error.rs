//! What can go wrong between a record and its paper.

use thiserror::Error;

/// A paper could not be set, exported or sealed.
///
/// The messages never hold text of a record.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum DocumentError {
    /// The typesetter refused the paper.
    /// `reason` is its first message with the place in the template, never a text of the record.
    #[error("the paper could not be set: {reason}")]
    Typesetting {
        /// First message of the typesetter.
        reason: String,
    },
    /// The pages exist, but the file would not have met PDF/A-2a and PDF/UA-1.
    #[error("the paper could not be exported: {reason}")]
    Export {
        /// First message of the exporter.
        reason: String,
    },
    /// The code for the corner of the paper holds more than such a code can.
    #[error("the code for the paper is too long")]
    CodeTooLong,
    /// There is no page with this index.
    #[error("the paper has {pages} pages, there is no page {page}")]
    NoSuchPage {
        /// Index that was asked for, from 0.
        page: usize,
        /// Number of pages.
        pages: usize,
    },
    /// The file cannot carry a seal: it is not a PDF made by this crate, or it has one already.
    #[error("this file cannot be sealed: {0}")]
    NotSealable(&'static str),
    /// The stored keys of the seal could not be read.
    #[error("the keys of the seal are damaged")]
    DamagedIdentity,
    /// The certificate for the seal has run out or is not valid yet at the time of sealing.
    #[error("the certificate of the seal is not valid at this time")]
    CertificateExpired,
    /// A certificate or signature could not be made.
    #[error("the seal could not be made: {0}")]
    Signing(&'static str),
    /// The file was sealed, but did not verify afterwards. It must not be stored.
    #[error("the sealed file did not verify: {0}")]
    SealNotProven(String),
}

/// A message of the typesetter or exporter without what it quotes, which may be text of a record.
pub(crate) fn unquoted(message: &str) -> String {
    message
        .split(['"', '`', '\u{201c}', '\u{201d}'])
        .step_by(2)
        .collect::<Vec<_>>()
        .join("…")
}
