//! The code on a paper that leads back to its record.

use std::fmt;
use std::str::FromStr;

use qrcode::render::svg;
use qrcode::{EcLevel, QrCode};
use thiserror::Error;
use zeroize::Zeroizing;

use crate::error::DocumentError;

const PREFIX: &str = "KEPT1";

/// What the QR code of a record page says: `KEPT1:<SHA-256 in hex>:<number>:V<version>`.
///
/// Everything is in capitals, because the alphanumeric mode of QR codes knows no other letters
/// and makes the code a third smaller.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperCode {
    /// SHA-256 of the canonical content.
    pub fingerprint: [u8; 32],
    /// Number in the vault, such as `EXP-0042`.
    pub number: String,
    /// Version of the text.
    pub version: u32,
}

impl fmt::Display for PaperCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let fingerprint = hex(&self.fingerprint).to_uppercase();
        write!(
            f,
            "{PREFIX}:{fingerprint}:{}:V{}",
            self.number.to_uppercase(),
            self.version
        )
    }
}

impl FromStr for PaperCode {
    type Err = CodeError;

    fn from_str(text: &str) -> Result<Self, CodeError> {
        let text = text.trim().to_ascii_uppercase();
        let mut parts = text.splitn(3, ':');
        if parts.next() != Some(PREFIX) {
            return Err(CodeError::Foreign);
        }
        let hex = parts.next().ok_or(CodeError::Incomplete)?;
        let (number, version) = parts
            .next()
            .and_then(|rest| rest.rsplit_once(":V"))
            .ok_or(CodeError::Incomplete)?;
        if hex.len() != 64 || !hex.bytes().all(|b| b.is_ascii_hexdigit()) {
            return Err(CodeError::Incomplete);
        }
        let mut fingerprint = [0; 32];
        for (byte, pair) in fingerprint.iter_mut().zip(hex.as_bytes().chunks(2)) {
            *byte = std::str::from_utf8(pair)
                .ok()
                .and_then(|pair| u8::from_str_radix(pair, 16).ok())
                .ok_or(CodeError::Incomplete)?;
        }
        Ok(Self {
            fingerprint,
            number: number.to_owned(),
            version: version.parse().map_err(|_| CodeError::Incomplete)?,
        })
    }
}

/// A scanned code is not one of a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum CodeError {
    /// It comes from somewhere else.
    #[error("this code is not from a paper of Kept")]
    Foreign,
    /// It is cut off or misread.
    #[error("this code is incomplete; scan it again")]
    Incomplete,
}

/// A hash as lower-case hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A QR code as SVG without a margin; the page around it is empty enough.
pub(crate) fn qr(text: &str) -> Result<Zeroizing<String>, DocumentError> {
    let code =
        QrCode::with_error_correction_level(text, EcLevel::M).map_err(|_| DocumentError::CodeTooLong)?;
    Ok(Zeroizing::new(
        code.render::<svg::Color<'_>>()
            .quiet_zone(false)
            .module_dimensions(4, 4)
            .dark_color(svg::Color("#20231F"))
            .build(),
    ))
}
