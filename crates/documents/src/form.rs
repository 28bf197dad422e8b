//! The paper of a form: what was said and agreed, or room to write it by hand.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use crate::paper::{Language, Party};
use crate::signing::PaperState;

/// Everything that stands on the paper of a form.
/// Text of the circle *mine* cannot be put here, because [`PartCircle`] has no such value.
///
/// Beside the names of its parts, marks are called `title`, `parties`, `known_before`, `addenda`, `signatures`, and
/// while it is signed as on [`crate::AgreementPaper`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FormPaper {
    /// Language of labels.
    pub language: Language,
    /// What kind of form it is, in words: "Coaching session", "One-to-one".
    pub kind: String,
    /// What it is about; the kind if that is not to be told.
    pub title: String,
    /// Name of the organisation, printed at the top.
    pub organisation: Option<String>,
    /// Number in this vault.
    pub number: String,
    /// Version of the paper, from 1; of the template, on a blank form.
    pub version: u32,
    /// Version of the template.
    pub template_version: u32,
    /// The team member.
    pub member: Party,
    /// The manager.
    pub manager: Party,
    /// When and where it was; `None` for a blank form, which has lines to write everything on.
    pub occasion: Option<Occasion>,
    /// The day on which it was written down, or printed. Lateness is printed.
    pub recorded_on: NaiveDate,
    /// The parts of the form in their order.
    pub sections: Vec<Section>,
    /// What was known before a correction or a plan, one sentence each.
    pub known_before: Vec<String>,
    /// What was added after filing.
    pub addenda: Vec<Addition>,
    /// Whether shareable parts are printed beside the official ones.
    pub with_shareable: bool,
    /// Who signs on this paper.
    pub signers: Vec<SignLine>,
    /// Signing shows that it was handed over and talked through, rather than that it was read.
    pub received: bool,
    /// SHA-256 of the filed content, once there is one.
    pub fingerprint: Option<[u8; 32]>,
    /// The sealed document that was made of it; named instead of lines to sign on.
    pub sealed_as: Option<SealedAs>,
    /// How far its signing on the screen is.
    pub state: PaperState,
}

/// The sealed document of a form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SealedAs {
    /// Its number.
    pub number: String,
    /// The day.
    pub on: NaiveDate,
    /// SHA-256 of its frozen text.
    pub fingerprint: [u8; 32],
}

/// When and where a talk was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Occasion {
    /// The day.
    pub held_on: NaiveDate,
    /// Begin and end, if they are known.
    pub held_at: Option<(NaiveTime, NaiveTime)>,
    /// The place.
    pub place: Option<String>,
}

/// Some parts that belong together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// Printed where sections have several parts.
    pub heading: String,
    /// The parts in their order.
    pub parts: Vec<Part>,
}

/// One field of a form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Name for [`crate::Rendered::marks`], such as the key of the form's field.
    pub field: String,
    /// Label in the margin.
    pub label: String,
    /// Who may see it.
    pub circle: PartCircle,
    /// What it says. Empty content is left out.
    pub content: Content,
}

/// The circles that may reach paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PartCircle {
    /// Printed only when [`FormPaper::with_shareable`] is set.
    Shareable,
    /// Always printed.
    Official,
}

/// What a part holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "value", rename_all = "snake_case")]
pub enum Content {
    /// Sentences. A line break starts a new paragraph.
    Text(String),
    /// Somebody's words, printed in italics between quotation marks.
    Words(String),
    /// Short points.
    Points(Vec<String>),
    /// A day, printed with its weekday.
    Day(NaiveDate),
    /// A place on a scale; without a value, rings to mark by hand.
    Scale {
        /// Lowest place.
        min: i32,
        /// Highest place.
        max: i32,
        /// The place.
        value: Option<i32>,
    },
    /// Boxes to tick by hand.
    Ticks(Vec<Tick>),
    /// Rows with columns. On a blank form the cells are empty.
    Table(Table),
    /// Lines to write on.
    Lines(u8),
}

/// A box with what it stands for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tick {
    /// Whether it is ticked.
    pub chosen: bool,
    /// What it stands for.
    pub label: String,
}

/// Rows with columns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// Rows are steps, which are numbered.
    pub numbered: bool,
    /// The columns.
    pub columns: Vec<Column>,
    /// As many cells in each row as there are columns. Days are written `2026-01-31`.
    pub rows: Vec<Vec<Option<String>>>,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// Label at its head.
    pub label: String,
    /// What stands in it.
    pub kind: ColumnKind,
}

/// What stands in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ColumnKind {
    /// Words, of any length.
    Text,
    /// A name, a number, an option.
    Short,
    /// A day.
    Day,
}

/// Something that was added after filing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Addition {
    /// The day.
    pub on: NaiveDate,
    /// What was added.
    pub text: String,
}

/// A line to sign on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignLine {
    /// Full name; empty if it is to be written by hand.
    pub name: String,
    /// Role in the organisation, or in the signing: "Witness".
    pub role: String,
}
