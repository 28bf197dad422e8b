//! What comes back from a command: JSON, or raw bytes for pages and files.

use serde::de::DeserializeOwned;
use ts_rs::TS;

use crate::error::ApiError;

/// The response to a command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reply {
    /// Plain data, written as JSON. A text and no tree of values: the window takes nothing else.
    Json(String),
    /// A page or a file.
    Bytes {
        /// Its media type.
        media_type: &'static str,
        /// Its content.
        bytes: Vec<u8>,
    },
}

impl Reply {
    /// Reads plain data.
    ///
    /// # Errors
    /// [`ErrorCode::Internal`](crate::error::ErrorCode::Internal) if it is of another shape, or a page or a file.
    pub fn read<T: DeserializeOwned>(self) -> Result<T, ApiError> {
        match self {
            Self::Json(text) => serde_json::from_str(&text).map_err(|_| ApiError::defect()),
            Self::Bytes { .. } => Err(ApiError::defect()),
        }
    }

    /// The content of a page or a file.
    ///
    /// # Errors
    /// [`ErrorCode::Internal`](crate::error::ErrorCode::Internal) if it is plain data.
    pub fn bytes(self) -> Result<Vec<u8>, ApiError> {
        match self {
            Self::Bytes { bytes, .. } => Ok(bytes),
            Self::Json(_) => Err(ApiError::defect()),
        }
    }
}

/// Something that a command may response.
pub trait Response {
    /// The media type if it travels as raw bytes.
    const MEDIA_TYPE: Option<&'static str> = None;

    /// Turns it into what travels.
    ///
    /// # Errors
    /// [`ErrorCode::Internal`](crate::error::ErrorCode::Internal) if it cannot be written as JSON.
    fn reply(self) -> Result<Reply, ApiError>;
}

/// Writes plain data as JSON.
pub(crate) fn json<T: serde::Serialize>(response: T) -> Result<Reply, ApiError> {
    serde_json::to_string(&response)
        .map(Reply::Json)
        .map_err(|_| ApiError::defect())
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
    /// A picture.
    Png "image/png";
    /// A file of any kind.
    Bytes "application/octet-stream";
}
