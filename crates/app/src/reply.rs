//! What comes back from a command: JSON, or raw bytes for pages and files.

use serde_json::Value;
use ts_rs::TS;

use crate::error::{ApiError, ErrorCode};

/// The response to a command.
#[derive(Debug, Clone, PartialEq)]
pub enum Reply {
    /// Plain data.
    Json(Value),
    /// A page or a file.
    Bytes {
        /// Its media type.
        media_type: &'static str,
        /// Its content.
        bytes: Vec<u8>,
    },
}

/// Something that a command may response.
pub trait Response {
    /// The media type if it travels as raw bytes.
    const MEDIA_TYPE: Option<&'static str> = None;

    /// Turns it into what travels.
    ///
    /// # Errors
    /// [`ErrorCode::Internal`] if it cannot be written as JSON.
    fn reply(self) -> Result<Reply, ApiError>;
}

/// Writes plain data as JSON.
pub(crate) fn json<T: serde::Serialize>(response: T) -> Result<Reply, ApiError> {
    serde_json::to_value(response).map(Reply::Json).map_err(|_| {
        ApiError::new(
            ErrorCode::Internal,
            "The response could not be written. Please report this.",
        )
    })
}

impl<T: serde::Serialize> Response for Vec<T> {
    fn reply(self) -> Result<Reply, ApiError> {
        json(self)
    }
}

macro_rules! raw {
    ($($(#[$doc:meta])* $name:ident $media_type:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, TS)]
        #[ts(export, type = "ArrayBuffer")]
        pub struct $name(pub Vec<u8>);

        impl Response for $name {
            const MEDIA_TYPE: Option<&'static str> = Some($media_type);

            fn reply(self) -> Result<Reply, ApiError> {
                Ok(Reply::Bytes { media_type: $media_type, bytes: self.0 })
            }
        }
    )*};
}

raw! {
    /// A PDF file.
    Pdf "application/pdf";
    /// A page as SVG.
    Svg "image/svg+xml";
    /// A certificate.
    Pem "application/x-pem-file";
}
