//! Days in words, in the language of forms and papers.

use chrono::{Datelike, NaiveDate};
use kept_domain::language::Language;

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

/// `19 November 2026`, `19. November 2026`.
pub(crate) fn long(day: NaiveDate, language: Language) -> String {
    let (number, month, year) = (day.day(), day.month0() as usize, day.year());
    match language {
        Language::English => format!("{number} {} {year}", ENGLISH.get(month).unwrap_or(&"")),
        Language::German => format!("{number}. {} {year}", GERMAN.get(month).unwrap_or(&"")),
    }
}
