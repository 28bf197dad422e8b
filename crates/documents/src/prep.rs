//! The manager's own paper before a talk: what to know, what is owed, what to ask, and room to write.

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

use crate::paper::{Language, Party};

/// Everything that stands on the brief for a talk. It says on itself that it is for the manager alone.
///
/// Whoever makes it leaves out what is of the circle *mine*, and says in [`PrepPaper::stays`] how much that is: paper
/// can be left on a table.
/// Marks are called `title`, `talk`, `stays`, `notes`, and as the parts on the wire: `owed`, `theirs`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrepPaper {
    /// Language of labels.
    pub language: Language,
    /// With whom the talk is.
    pub member: Party,
    /// Whose paper it is.
    pub manager: Party,
    /// When the talk is, if that is known.
    pub talk_at: Option<NaiveDateTime>,
    /// The day of the last one.
    pub last_on: Option<NaiveDate>,
    /// The day on which it is printed.
    pub printed_on: NaiveDate,
    /// The parts in their order. One without lines is left out.
    pub parts: Vec<PrepPart>,
    /// How many entries are the manager's own and stay in the vault.
    pub stays: u32,
}

/// A part of the brief.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrepPart {
    /// What it is about, which is its label.
    pub about: PrepAbout,
    /// Its lines.
    pub lines: Vec<PrepLine>,
}

/// What a part of the brief is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PrepAbout {
    /// The last talk.
    Last,
    /// What else was filed lately.
    Records,
    /// What the member wants to talk about.
    Theirs,
    /// What the manager wants to talk about.
    Mine,
    /// What the manager owes.
    Owed,
    /// What is past its day.
    Overdue,
    /// What was agreed.
    Expectations,
    /// Feedback that was written and not given.
    Feedback,
    /// Mood and energy.
    Mood,
    /// Questions to ask, set as spoken words.
    Questions,
}

/// A line of the brief.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrepLine {
    /// The day that it is of, or by which it is due.
    pub day: Option<NaiveDate>,
    /// What it says.
    pub text: String,
    /// What is said about it, smaller.
    pub more: Option<String>,
}
