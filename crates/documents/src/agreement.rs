//! The expectation agreement: draft, being signed, sealed.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::paper::{Language, Party};
use crate::signing::PaperState;

/// Everything that stands on an expectation agreement.
/// A part that is `None` or empty is left out of the paper.
///
/// The field names are also the names under which [`crate::Rendered::marks`] and
/// [`crate::Rendered::missing`] report a place: `title`, `parties`, `amends`, `what`, `why`,
/// `measure`, `achievable`, `relevant`, `reviews`, `tasks`, `promises`, `reward`, `consequence`,
/// `exceptions`, `changes`, `own_words`, `statement`, `comment`, `signatures`, `ending`, `record`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AgreementPaper {
    /// Language of labels and statements.
    pub language: Language,
    /// Title of the expectation.
    pub title: String,
    /// Name of the organisation, printed at the top.
    pub organisation: Option<String>,
    /// Number in this vault, such as `EXP-0042`.
    pub number: String,
    /// Version of the text, from 1.
    pub version: u32,
    /// Version of the template.
    pub template_version: u32,
    /// The team member.
    pub member: Party,
    /// The manager.
    pub manager: Party,
    /// First day.
    pub start: Option<NaiveDate>,
    /// Day by which it is to be met.
    pub deadline: Option<NaiveDate>,
    /// The version that this one replaces.
    pub amends: Option<Amendment>,
    /// What will be done.
    pub what: String,
    /// Why it matters.
    pub why: Option<String>,
    /// How it is measured.
    pub measure: Option<Measure>,
    /// What puts it within reach, one line each.
    pub achievable: Vec<String>,
    /// Where it fits.
    pub relevant: Option<String>,
    /// Review dates, the last one is the closing review.
    pub reviews: Vec<NaiveDate>,
    /// The first tasks.
    pub tasks: Vec<TaskLine>,
    /// What the manager provides.
    pub promises: Vec<PromiseLine>,
    /// If it is met.
    pub reward: Option<Reward>,
    /// If it is not met.
    pub consequence: Option<Consequence>,
    /// What does not count.
    pub exceptions: Option<String>,
    /// The expectation in the member's own words.
    pub own_words: Option<String>,
    /// How far the paper is.
    pub state: PaperState,
}

/// The version that is replaced, and what differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Amendment {
    /// Its version.
    pub version: u32,
    /// Its title.
    pub title: String,
    /// The day it was sealed.
    pub sealed_on: NaiveDate,
    /// SHA-256 of its canonical content.
    pub fingerprint: [u8; 32],
    /// Wordings that differ. May be empty.
    pub changes: Vec<Change>,
}

/// One wording before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// Label of the field, in the language of the paper.
    pub label: String,
    /// Old wording, empty if there was none.
    pub before: String,
    /// New wording, empty if it was dropped.
    pub after: String,
}

/// The measure with its numbers as they are to be printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measure {
    /// What is counted, by whom and when.
    pub text: String,
    /// Where it stands, without unit.
    pub baseline: Option<String>,
    /// Where it shall stand, without unit.
    pub target: Option<String>,
    /// Unit of both, such as `%`.
    pub unit: Option<String>,
}

/// A task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskLine {
    /// What is done.
    pub text: String,
    /// Who does it, helpers named as such: "Tomás, with Yuki".
    pub owner: String,
    /// Due day.
    pub due: Option<NaiveDate>,
}

/// A promise of the manager.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PromiseLine {
    /// What is provided.
    pub text: String,
    /// Due day.
    pub due: Option<NaiveDate>,
    /// Words instead of, or before, the day: "throughout", "from".
    pub when: Option<String>,
}

/// If it is met.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reward {
    /// What it is.
    pub what: String,
    /// When.
    pub when: Option<String>,
    /// Who decides.
    pub who_decides: Option<String>,
}

/// If it is not met.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consequence {
    /// What it is.
    pub what: String,
    /// From when.
    pub from_when: Option<String>,
    /// The first step.
    pub first_step: Option<String>,
}
