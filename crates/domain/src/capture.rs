//! The grammar of a captured line: whose it is, how it sounds, what it belongs to, and when it happened.
//!
//! | written | means |
//! |---|---|
//! | `@name`, `@"two words"` | a member, by preferred, first or full name or initials; the first is whose note it is |
//! | `#tag` | a tag |
//! | `+` or `-` at the beginning or the end | its tone |
//! | `!win`, `!mistake` … | its kind, in English or German |
//! | "yesterday", "letzten Freitag", "12 Nov" … | the day it happened, if that is not in the future |
//!
//! Marks at the beginning and at the end of a line are taken off, because they are kept as what they mean; those inside
//! of a sentence stay where they are. So the text that remains is always one piece of what was written.

mod day;
mod person;
#[cfg(test)]
mod tests;

use std::ops::Range;

use chrono::NaiveDate;

use crate::ids::MemberId;
use crate::note::{NoteKind, TAG, TAGS, Tone, is_tag_character};
use crate::text::folded;

pub use person::{Found, Person};

/// Words for the kinds of notes. What several words say is written with a hyphen.
const KINDS: [(&str, NoteKind); 22] = [
    ("note", NoteKind::Note),
    ("notiz", NoteKind::Note),
    ("open-door", NoteKind::OpenDoor),
    ("door", NoteKind::OpenDoor),
    ("offene-tur", NoteKind::OpenDoor),
    ("small-talk", NoteKind::SmallTalk),
    ("smalltalk", NoteKind::SmallTalk),
    ("plausch", NoteKind::SmallTalk),
    ("win", NoteKind::Win),
    ("erfolg", NoteKind::Win),
    ("vote-of-confidence", NoteKind::VoteOfConfidence),
    ("vote", NoteKind::VoteOfConfidence),
    ("trust", NoteKind::VoteOfConfidence),
    ("vertrauen", NoteKind::VoteOfConfidence),
    ("backed-up", NoteKind::BackedUp),
    ("backed", NoteKind::BackedUp),
    ("ruckhalt", NoteKind::BackedUp),
    ("challenge", NoteKind::Challenge),
    ("herausforderung", NoteKind::Challenge),
    ("mistake", NoteKind::Mistake),
    ("fehler", NoteKind::Mistake),
    ("my-mistake", NoteKind::Mistake),
];

/// Marks that are read. What somebody pastes may hold any number of signs; behind these they are text.
const MARKS: usize = 100;

/// What a mark means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meaning {
    /// Somebody.
    Person(Found),
    /// A tag, without its `#`.
    Tag(String),
    /// A tone.
    Tone(Tone),
    /// A kind of note.
    Kind(NoteKind),
    /// The day it happened.
    Day(NaiveDate),
}

/// A place of the line that means something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Where it stands, in UTF-16 code units, as a browser counts.
    pub place: Range<usize>,
    /// What it means.
    pub meaning: Meaning,
}

/// A line that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Captured {
    /// What remains without the marks at both ends; the whole line if nothing would remain.
    pub text: String,
    /// Whose note it is: the first person named, if that is one.
    pub member: Option<MemberId>,
    /// The others who are named, each once.
    pub mentioned: Vec<MemberId>,
    /// Tags in their order, each once.
    pub tags: Vec<String>,
    /// The tone, if there is one.
    pub tone: Option<Tone>,
    /// The kind; a plain note if there is none.
    pub kind: NoteKind,
    /// The day it happened, if that is said.
    pub day: Option<NaiveDate>,
    /// Everything that means something, in its order.
    pub marks: Vec<Mark>,
}

/// A mark, in bytes.
struct Place {
    at: Range<usize>,
    meaning: Meaning,
}

/// Reads a line. `today` is the day on which it was written; `people` are those who can be named.
#[must_use]
pub fn read(line: &str, today: NaiveDate, people: &[Person]) -> Captured {
    let mut marks = found(line, today, people);
    let begins = leading(line, &mut marks);
    let ends = trailing(line, begins, &mut marks);
    marks.sort_by_key(|mark| mark.at.start);
    let remains = line.get(begins..ends).map(without_space).unwrap_or_default();
    let text = if remains.is_empty() {
        without_space(line)
    } else {
        remains
    };
    let mut captured = Captured {
        text: text.to_owned(),
        member: None,
        mentioned: Vec::new(),
        tags: Vec::new(),
        tone: None,
        kind: NoteKind::Note,
        day: None,
        marks: in_utf16(line, &marks),
    };
    let mut first = true;
    for mark in marks {
        match mark.meaning {
            Meaning::Person(found) => {
                captured.name(&found, first);
                first = false;
            }
            Meaning::Tag(tag) => {
                let known = |other: &String| folded(other) == folded(&tag);
                if captured.tags.len() < TAGS && !captured.tags.iter().any(known) {
                    captured.tags.push(tag);
                }
            }
            Meaning::Tone(tone) => captured.tone = captured.tone.or(Some(tone)),
            Meaning::Kind(kind) => captured.kind = kind,
            Meaning::Day(day) => captured.day = captured.day.or(Some(day)),
        }
    }
    captured
}

impl Captured {
    /// Takes in somebody who is named. If it is not clear who the first is, it is nobody's note yet.
    fn name(&mut self, found: &Found, first: bool) {
        match found {
            Found::One(id) if first => self.member = Some(*id),
            Found::One(id) if self.member != Some(*id) && !self.mentioned.contains(id) => {
                self.mentioned.push(*id);
            }
            _ => {}
        }
    }
}

/// Finds everything but tones, which depend on where a line begins and ends.
fn found(line: &str, today: NaiveDate, people: &[Person]) -> Vec<Place> {
    let mut marks: Vec<Place> = Vec::new();
    let mut dated = false;
    let mut kind_known = false;
    let mut at = 0;
    let mut before = ' ';
    while marks.len() < MARKS
        && let Some(c) = line.get(at..).and_then(|rest| rest.chars().next())
    {
        let rest = line.get(at..).unwrap_or_default();
        let mark = match c {
            '@' if opens(before) => {
                person::at(rest, people).map(|(length, found)| (length, Meaning::Person(found)))
            }
            '#' if opens(before) => tag(rest),
            '!' if opens(before) && !kind_known => kind(rest),
            _ if !dated && c.is_alphanumeric() && !is_word(before) => {
                day::at(line, at, today).map(|(length, day)| (length, Meaning::Day(day)))
            }
            _ => None,
        };
        let length = match mark {
            Some((length, meaning)) => {
                dated |= matches!(meaning, Meaning::Day(_));
                kind_known |= matches!(meaning, Meaning::Kind(_));
                let at = at..at + length;
                marks.push(Place { at, meaning });
                length
            }
            None => c.len_utf8(),
        };
        before = rest
            .get(..length)
            .and_then(|read| read.chars().next_back())
            .unwrap_or(c);
        at += length;
    }
    marks
}

/// Whether a mark may begin behind this character: an e-mail address and `C#` are none.
fn opens(before: char) -> bool {
    before.is_whitespace() || is_direction(before) || "([{\"'“„«‘‚¿¡".contains(before)
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '@' || c == '#'
}

/// Marks that only say in which direction something is written. They take no room and mean nothing here.
fn is_direction(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn is_space(c: char) -> bool {
    c.is_whitespace() || is_direction(c)
}

/// Takes space off both ends. Of direction marks only those that isolate or embed nothing are taken.
fn without_space(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{200e}' | '\u{200f}' | '\u{61c}'))
}

fn tag(rest: &str) -> Option<(usize, Meaning)> {
    let name = rest.get(1..)?;
    let end = name.find(|c| !is_tag_character(c)).unwrap_or(name.len());
    // A hyphen at the end belongs to the sentence.
    let name = name.get(..end)?.trim_end_matches(['-', '_']);
    let sound = name.chars().any(char::is_alphabetic) && name.chars().count() <= TAG;
    sound.then(|| (1 + name.len(), Meaning::Tag(name.to_owned())))
}

fn kind(rest: &str) -> Option<(usize, Meaning)> {
    let word = rest.get(1..)?;
    let end = word.find(|c| !is_tag_character(c)).unwrap_or(word.len());
    let word = word.get(..end)?;
    let said = folded(word);
    let (_, kind) = KINDS.iter().find(|(name, _)| *name == said)?;
    Some((1 + end, Meaning::Kind(*kind)))
}

/// Takes the marks at the beginning off, and says where the text begins.
fn leading(line: &str, marks: &mut Vec<Place>) -> usize {
    let is_list = is_list(line);
    let mut at = 0;
    let mut named = false;
    loop {
        let rest = line.get(at..).unwrap_or_default();
        at += rest.len() - rest.trim_start_matches(is_space).len();
        let rest = line.get(at..).unwrap_or_default();
        if let Some(mark) = marks.iter().find(|mark| mark.at.start == at) {
            let after = line.get(mark.at.end..).unwrap_or_default();
            let stands_alone = match mark.meaning {
                Meaning::Person(Found::One(_)) if !named => is_free(after) && !goes_on(after),
                Meaning::Person(_) => false,
                _ => after.is_empty() || after.starts_with(is_space),
            };
            if !stands_alone {
                return at;
            }
            named |= matches!(mark.meaning, Meaning::Person(_));
            at = mark.at.end;
            if named && after.starts_with([':', ',']) {
                at += 1;
            }
        } else if !is_list && let Some((length, tone)) = leading_tone(rest, marks) {
            let place = at..at + length;
            marks.push(Place {
                at: place,
                meaning: Meaning::Tone(tone),
            });
            at += length;
        } else {
            return at;
        }
    }
}

/// A `+` or `-` in front of a word. `-5` is a number, `--all` an option, and a second tone is text.
fn leading_tone(rest: &str, marks: &[Place]) -> Option<(usize, Tone)> {
    let (length, tone) = tone(rest.chars().next()?)?;
    let known = marks.iter().any(|mark| matches!(mark.meaning, Meaning::Tone(_)));
    let next = rest.get(length..)?.chars().next();
    let before_word = next.is_none_or(|c| is_space(c) || c.is_alphabetic() || "@#!\"'“„«".contains(c));
    let before_number = rest
        .get(length..)?
        .trim_start()
        .starts_with(|c: char| c.is_numeric());
    (!known && before_word && !before_number).then_some((length, tone))
}

/// Takes the marks at the end off, and says where the text ends.
fn trailing(line: &str, begins: usize, marks: &mut Vec<Place>) -> usize {
    let mut end = line.len();
    loop {
        let rest = line.get(begins..end).unwrap_or_default();
        end = begins + rest.trim_end_matches(is_space).len();
        let rest = line.get(begins..end).unwrap_or_default();
        if let Some(mark) = marks
            .iter()
            .find(|mark| mark.at.end == end && mark.at.start >= begins)
        {
            let before = line.get(..mark.at.start).unwrap_or_default();
            // Who stands at the end of a sentence is a part of it.
            if matches!(mark.meaning, Meaning::Person(_)) || !before.ends_with(is_space) {
                return end;
            }
            end = mark.at.start;
        } else if let Some((length, tone)) = trailing_tone(rest, marks) {
            let place = end - length..end;
            marks.push(Place {
                at: place,
                meaning: Meaning::Tone(tone),
            });
            end -= length;
        } else {
            return end;
        }
    }
}

/// A `+` or `-` that stands alone at the end.
fn trailing_tone(rest: &str, marks: &[Place]) -> Option<(usize, Tone)> {
    let (length, tone) = tone(rest.chars().next_back()?)?;
    let known = marks.iter().any(|mark| matches!(mark.meaning, Meaning::Tone(_)));
    let alone = rest.get(..rest.len() - length)?.ends_with(is_space);
    (!known && alone).then_some((length, tone))
}

fn tone(c: char) -> Option<(usize, Tone)> {
    match c {
        '+' => Some((1, Tone::Plus)),
        '-' => Some((1, Tone::Minus)),
        // MINUS SIGN, which some keyboards give.
        '\u{2212}' => Some((c.len_utf8(), Tone::Minus)),
        _ => None,
    }
}

/// Whether a name ends here: not in front of a possessive.
fn is_free(after: &str) -> bool {
    after.is_empty() || after.starts_with(is_space) || after.starts_with([':', ','])
}

/// Whether somebody else is named in the same breath, so that the name cannot be left out.
fn goes_on(after: &str) -> bool {
    let word = after.trim_start_matches([',', ' ']).split(is_space).next();
    let word = folded(word.unwrap_or_default());
    ["and", "und", "&", "or", "oder"].contains(&word.as_str()) || after.starts_with(", @")
}

/// Whether the line is a list of several, whose hyphens mean nothing.
fn is_list(line: &str) -> bool {
    let item = |line: &str| line.trim_start().starts_with(['-', '+', '*', '•']);
    line.lines().filter(|line| item(line)).take(2).count() == 2
}

/// Counts the places of marks as a browser does.
fn in_utf16(line: &str, marks: &[Place]) -> Vec<Mark> {
    let (mut bytes, mut units) = (0, 0);
    let mut count = |to: usize| {
        units += line
            .get(bytes..to)
            .unwrap_or_default()
            .chars()
            .map(char::len_utf16)
            .sum::<usize>();
        bytes = to;
        units
    };
    marks
        .iter()
        .map(|mark| Mark {
            place: count(mark.at.start)..count(mark.at.end),
            meaning: mark.meaning.clone(),
        })
        .collect()
}
