//! What all papers share: size, language, people and signatures.

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

/// The sheet. Margins are the same on both, the text column of Letter is a little wider and shorter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PaperSize {
    /// ISO 216, 210 mm by 297 mm.
    #[default]
    A4,
    /// US Letter, 8.5 in by 11 in.
    Letter,
}

/// The language of the paper's own words: labels, dates and statements.
/// Text of the record is printed as it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Language {
    /// English with British dates.
    #[default]
    #[serde(rename = "en")]
    English,
    /// German.
    #[serde(rename = "de")]
    German,
}

/// A person on a paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Party {
    /// Full name, as it stands under the signature.
    pub name: String,
    /// Name used in sentences ("Tomás"). The full name is used when it is empty.
    pub short_name: String,
    /// Role in the organisation, may be empty.
    pub role: String,
}

/// A signature given on screen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Signed {
    /// The mark that was made.
    pub ink: Ink,
    /// When, in the zone of the computer.
    pub at_local: NaiveDateTime,
    /// With what, in words of the paper's language: "pen on screen", "typed name".
    pub with: String,
}

/// One stroke: points as (x, y), in the unit of the pad, y downwards.
pub type Stroke = Vec<(f32, f32)>;

/// The mark of a signature.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Ink {
    /// Drawn strokes on a pad of the given size.
    /// Points outside the pad are drawn at its edge, points that are no number are left out.
    Drawn {
        /// The strokes in the order in which they were drawn, without timing or pressure.
        strokes: Vec<Stroke>,
        /// Width of the pad.
        width: f32,
        /// Height of the pad.
        height: f32,
    },
    /// The name was typed; it is printed in italics.
    Typed,
}
