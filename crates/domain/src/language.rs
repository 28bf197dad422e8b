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

impl Language {
    /// The names of the months, January first.
    #[must_use]
    pub const fn months(self) -> &'static [&'static str; 12] {
        match self {
            Self::English => &ENGLISH,
            Self::German => &GERMAN,
        }
    }
}

const ENGLISH: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const GERMAN: [&str; 12] = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
];
