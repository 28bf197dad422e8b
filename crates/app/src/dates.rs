//! Days in words, in the language of forms and papers.

use chrono::{Datelike, NaiveDate};
use kept_domain::language::Language;

/// `19 November 2026`, `19. November 2026`.
pub(crate) fn long(day: NaiveDate, language: Language) -> String {
    let (number, year) = (day.day(), day.year());
    let month = language.months().get(day.month0() as usize).unwrap_or(&"");
    match language {
        Language::English => format!("{number} {month} {year}"),
        Language::German => format!("{number}. {month} {year}"),
    }
}
