//! Notes: quick, dated remarks about a member. They are the manager's own and never leave the vault.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::day;
use crate::ids::{MemberId, NoteId};
use crate::text::{LONG, first_line, folded, passage};
use crate::time::Moment;
use crate::violation::Violation;
use crate::words::words;

/// Characters of the line that stands for a note in a list.
const LISTED: usize = 240;
/// Characters of a tag.
pub const TAG: usize = 40;
/// Tags of one record. More make nothing easier to find.
pub const TAGS: usize = 20;

words! {
    /// What a note is about. Each kind can be counted.
    pub enum NoteKind {
        /// Anything else.
        Note = "note",
        /// They came with something of their own accord.
        OpenDoor = "open-door",
        /// A talk about something other than work.
        SmallTalk = "small-talk",
        /// Something went well.
        Win = "win",
        /// The manager showed that they trust them.
        VoteOfConfidence = "vote-of-confidence",
        /// What was said to whom on their behalf.
        BackedUp = "backed-up",
        /// They were given something to grow with.
        Challenge = "challenge",
        /// A mistake of the manager.
        Mistake = "mistake",
    }
}

words! {
    /// How a note sounds.
    pub enum Tone {
        /// Something good.
        Plus = "plus",
        /// Something to work on.
        Minus = "minus",
    }
}

/// What is written in a note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoteText {
    /// What it is about.
    pub kind: NoteKind,
    /// How it sounds, if that was said.
    pub tone: Option<Tone>,
    /// The day it happened.
    pub event_on: NaiveDate,
    /// What happened.
    pub text: String,
}

impl NoteText {
    /// Brings the text into its final form. `today` is the day on which it is written.
    ///
    /// # Errors
    /// The first [`Violation`]: an empty or overlong text, or a day that has not come yet.
    pub fn checked(self, today: NaiveDate) -> Result<Self, Violation> {
        let text =
            passage("text", &self.text, LONG)?.ok_or_else(|| Violation::new("text", "Say what happened."))?;
        let event_on = day::plausible("eventOn", self.event_on)?;
        if event_on > today {
            return Err(Violation::new(
                "eventOn",
                "This day has not come yet. A note is about what happened.",
            ));
        }
        Ok(Self {
            text,
            event_on,
            ..self
        })
    }

    /// How it begins, for lists.
    #[must_use]
    pub fn line(&self) -> String {
        first_line(&self.text, LISTED).unwrap_or_default()
    }
}

/// A note as the vault keeps one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Which one.
    pub id: NoteId,
    /// About whom.
    pub member: MemberId,
    /// Counts the changes, from 1.
    pub revision: u32,
    /// What is written.
    pub text: NoteText,
    /// Belongs to the sample team.
    pub sample: bool,
    /// When it was written down.
    pub recorded: Moment,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
}

/// A tag as it is kept: letters, digits, `-` and `_`, at least one letter, without the `#`.
///
/// # Errors
/// A [`Violation`] at `field`.
pub fn tag(field: &str, name: &str) -> Result<String, Violation> {
    let name = passage(field, name.trim().trim_start_matches('#'), TAG)?.unwrap_or_default();
    if name.chars().all(is_tag_character) && name.chars().any(char::is_alphabetic) {
        Ok(name)
    } else {
        Err(Violation::new(
            field,
            "A tag is one word of letters and digits, with at least one letter.",
        ))
    }
}

/// Checks the tags of one record. Of tags that differ only in case or accents the first stays.
///
/// # Errors
/// A [`Violation`] at the first tag that breaks a rule, or at `field` if they are more than [`TAGS`].
pub fn tags(field: &str, names: &[String]) -> Result<Vec<String>, Violation> {
    let mut kept: Vec<String> = Vec::new();
    for (index, name) in names.iter().enumerate() {
        let name = tag(&format!("{field}[{index}]"), name)?;
        if kept.iter().all(|other| folded(other) != folded(&name)) {
            kept.push(name);
        }
        if kept.len() > TAGS {
            return Err(Violation::new(
                field,
                format!("A record has at most {TAGS} tags."),
            ));
        }
    }
    Ok(kept)
}

/// Whether a character may stand in a tag.
pub(crate) fn is_tag_character(c: char) -> bool {
    c.is_alphanumeric() || c == '-' || c == '_' || unicode_normalization::char::is_combining_mark(c)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::*;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
    }

    fn note(text: &str, event_on: NaiveDate) -> Result<NoteText, Violation> {
        let text = NoteText {
            kind: NoteKind::Win,
            tone: None,
            event_on,
            text: text.to_owned(),
        };
        text.checked(day(19))
    }

    #[test]
    fn a_note_is_about_what_happened() {
        assert_eq!(note(" Calm. ", day(19)).unwrap().text, "Calm.");
        assert_eq!(
            note("Calm.", day(20)).unwrap_err().field,
            "eventOn",
            "not about tomorrow"
        );
        assert_eq!(note(" \n ", day(19)).unwrap_err().field, "text");
        assert_eq!(note(&"x".repeat(LONG + 1), day(19)).unwrap_err().field, "text");
    }

    #[test]
    fn the_line_of_a_note_is_its_first() {
        assert_eq!(note("First line\nand more", day(1)).unwrap().line(), "First line");
    }

    #[test]
    fn a_tag_is_one_word_with_a_letter() {
        assert_eq!(tag("tag", "#q4-2026").unwrap(), "q4-2026");
        assert_eq!(tag("tag", "übergabe").unwrap(), "übergabe");
        for wrong in ["", "#", "12", "two words", "a/b", &"x".repeat(TAG + 1)] {
            assert!(tag("tag", wrong).is_err(), "{wrong} is no tag");
        }
    }

    #[test]
    fn tags_that_differ_only_in_case_or_accents_are_one() {
        let given = ["Übergabe", "ubergabe", "call"].map(str::to_owned);
        assert_eq!(tags("tags", &given).unwrap(), ["Übergabe", "call"]);
        let many: Vec<String> = (0..=TAGS).map(|n| format!("tag{n}")).collect();
        assert_eq!(tags("tags", &many).unwrap_err().field, "tags");
    }
}
