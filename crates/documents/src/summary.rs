//! The coaching summary: one page that both can keep.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use crate::agreement::TaskLine;
use crate::paper::{Language, Party};

/// Everything that stands on a coaching summary.
/// Text of the circle *mine* cannot be put here, because [`SectionCircle`] has no such value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SummaryPaper {
    /// Language of labels.
    pub language: Language,
    /// What kind of talk it was, in words: "Coaching summary", "One-to-one".
    pub kind: String,
    /// Topic of the talk.
    pub title: String,
    /// Name of the organisation, printed at the top.
    pub organisation: Option<String>,
    /// Number in this vault.
    pub number: String,
    /// Version of the paper, from 1.
    pub version: u32,
    /// The team member.
    pub member: Party,
    /// The manager.
    pub manager: Party,
    /// The day of the talk.
    pub held_on: NaiveDate,
    /// Begin and end of the talk, if they are known.
    pub held_at: Option<(NaiveTime, NaiveTime)>,
    /// The day on which it was written down. Lateness is printed.
    pub recorded_on: NaiveDate,
    /// The parts in their order.
    pub sections: Vec<Section>,
    /// Whether shareable sections are printed beside the official ones.
    pub with_shareable: bool,
    /// When the next talk is.
    pub follow_up: Option<FollowUp>,
    /// Whether to print lines for signing that it was read.
    pub sign_lines: bool,
    /// SHA-256 of the filed content, once there is one.
    pub fingerprint: Option<[u8; 32]>,
}

/// A part of the summary.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// Name for [`crate::Rendered::marks`], such as the key of the form's field.
    pub field: String,
    /// Label in the margin.
    pub label: String,
    /// Who may see it.
    pub circle: SectionCircle,
    /// What it says. Empty content is left out.
    pub content: SectionContent,
}

/// The circles that may reach paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SectionCircle {
    /// Printed only when [`SummaryPaper::with_shareable`] is set.
    Shareable,
    /// Always printed.
    Official,
}

/// What a section holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "value", rename_all = "snake_case")]
pub enum SectionContent {
    /// Sentences. A line break starts a new paragraph.
    Text(String),
    /// Somebody's words, printed in italics between quotation marks.
    Words(String),
    /// Short points.
    Points(Vec<String>),
    /// Facts with their time.
    Facts(Vec<FactLine>),
    /// Steps with owner and day.
    Steps(Vec<TaskLine>),
}

/// A fact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FactLine {
    /// When, in words: "Sat 31 Oct, 09:20".
    pub when: String,
    /// What was seen.
    pub fact: String,
}

/// The next talk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FollowUp {
    /// Its day.
    pub on: NaiveDate,
    /// What will be looked at.
    pub text: Option<String>,
}
