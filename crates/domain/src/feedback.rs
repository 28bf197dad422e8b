//! Feedback: how it reaches the one whom it is about.

use crate::words::words;

/// The option of the field `delivered` of a feedback that is still to be given.
pub const NOT_YET: &str = "not-yet";

words! {
    /// How feedback was given.
    pub enum Delivery {
        /// Face to face.
        InPerson = "in-person",
        /// In a call.
        Call = "call",
        /// In writing.
        Written = "written",
    }
}

impl Delivery {
    /// Whether giving it was a talk.
    #[must_use]
    pub const fn is_talk(self) -> bool {
        match self {
            Self::InPerson | Self::Call => true,
            Self::Written => false,
        }
    }
}
