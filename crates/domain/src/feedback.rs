//! Feedback: how it reaches the one whom it is about.

use crate::words::words;

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
