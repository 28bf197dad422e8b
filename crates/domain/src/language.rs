//! The languages that Kept speaks.

use crate::words::words;

words! {
    /// A language of forms, papers and explanations.
    pub enum Language {
        /// English.
        English = "en",
        /// German.
        German = "de",
    }
}
