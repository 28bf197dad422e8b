//! What the fuzz targets in `fuzz/` call: one function for each reader of bytes that come from outside.
//!
//! A target takes any bytes and panics if a rule does not hold. cargo-fuzz looks for such bytes with a nightly compiler;
//! the tests of this crate call the same functions on the committed inputs and on thousands of changed ones, with the
//! stable compiler and always in the same order (`mutation`).
//!
//! To add a target, add it to `TARGETS`, write its line in `fuzz/`, and put a few real inputs into
//! `fuzz/corpus/NAME`.
#![cfg(feature = "targets")]
#![warn(missing_docs)]

mod contract;
pub mod mutation;
mod typed;

use chrono::{NaiveDate, NaiveTime};
use chrono_tz::Europe::Amsterdam;
use kept_domain::form::Answers;
use kept_domain::recurrence::Rule;
use kept_domain::schedule::Schedule;
use kept_domain::template::Template;

pub use contract::contract;
pub use kept_vault::fuzzing::{backup_manifest, header, sealed_capture};
pub use typed::{attachment, typed};

/// A function that takes any bytes.
pub type Target = fn(&[u8]);

/// Every target, by the name of its folder in `fuzz/corpus/`.
pub const TARGETS: [(&str, Target); 9] = [
    ("attachment", attachment),
    ("backup_manifest", backup_manifest),
    ("contract", contract),
    ("header", header),
    ("recurrence", recurrence),
    ("sealed_capture", sealed_capture),
    ("template", template),
    ("typed", typed),
    ("verify_pdf", verify_pdf),
];

/// The root that the sealed paper among the inputs of `verify_pdf` goes back to.
const ROOT: &[u8] = include_bytes!("../../../tests/fixtures/schema-1.root.pem");

/// The verifier of sealed PDFs: it says something of any bytes, and a file that it calls intact has nothing added to it.
pub fn verify_pdf(bytes: &[u8]) {
    let verdict = kept_documents::verify(bytes, Some(ROOT));
    assert!(!verdict.to_string().is_empty(), "a verdict is said in words");
    // A root is read before the document is looked at.
    drop(kept_documents::verify(b"", Some(bytes)));
    if let kept_documents::Verdict::Intact(_) = verdict {
        let longer = [bytes, b"\n"].concat();
        let verdict = kept_documents::verify(&longer, None);
        assert!(
            matches!(verdict, kept_documents::Verdict::Refused(_)),
            "nothing may follow a sealed file"
        );
    }
}

/// The rules of RFC 5545: one that is understood can be stored, said, and worked out.
pub fn recurrence(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    let Ok(rule) = Rule::parse(text) else {
        return;
    };
    assert_eq!(
        Rule::parse(rule.as_str()).as_ref(),
        Ok(&rule),
        "what is stored reads back as the same"
    );
    assert!(!rule.in_words(Amsterdam).is_empty(), "a rule is said in words");
    // The Sunday of a clock change, at a time on the wall that does not exist.
    let start = NaiveDate::from_ymd_opt(2026, 3, 29).zip(NaiveTime::from_hms_opt(2, 30, 0));
    let Some((day, time)) = start else { return };
    if let Ok(schedule) = Schedule::new(day, time, Amsterdam, Some(rule)) {
        let due = schedule.after(None, 20);
        assert!(!due.is_empty(), "a schedule falls due at least once");
        assert!(
            due.is_sorted_by(|one, next| one < next),
            "in order, and none twice"
        );
        let later = schedule.after(due.first().copied(), 20);
        assert!(
            later.iter().zip(&due[1..]).all(|(one, other)| one == other),
            "going on gives the same instants"
        );
    }
}

/// Template files: one that is read can be shown and written, and reads back as the same.
pub fn template(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    let template = match Template::read(text) {
        Ok(template) => template,
        Err(violation) => {
            assert!(!violation.message.is_empty(), "a refusal is said in words");
            return;
        }
    };
    let written = serde_json::to_string(&template).unwrap_or_default();
    assert_eq!(
        Template::read(&written).as_ref(),
        Ok(&template),
        "what is written reads back as the same"
    );
    assert_eq!(
        Template::parse(text).is_ok(),
        template.problems().is_empty(),
        "a template is taken in if nothing is wrong with it"
    );
    let empty = Answers::default();
    let parts = template.applicable(&empty);
    assert!(
        parts.fields.iter().all(|key| template.field(key).is_some()),
        "a form has only fields of its template"
    );
}
