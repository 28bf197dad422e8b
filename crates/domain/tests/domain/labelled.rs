//! Sentences with the marks that a careful reader would make.
//!
//! A line is `kind: text`, with `{category:words}` around what should be marked and `=> rule rule` behind it for what
//! the text lacks as a whole. `#` begins a heading; what stands under [`FREE`] was written freely, as managers write,
//! and not around a word.

use std::ops::Range;

use kept_domain::language::Language;
use kept_domain::wording::{Category, Kind, Rule};

/// Headings of the notes that were written freely.
const FREE: [&str; 2] = ["# Notes as they are written", "# Notizen, wie man sie schreibt"];

/// Where a sentence is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Set {
    /// The rules were made with it.
    Development,
    /// The rules were only measured on it.
    HeldOut,
}

impl Set {
    pub(crate) const ALL: [Self; 2] = [Self::Development, Self::HeldOut];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Development => "Development set",
            Self::HeldOut => "Held-out set",
        }
    }
}

/// One mark that should be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Wanted {
    Place(Category, Range<usize>),
    Whole(Rule),
}

impl Wanted {
    pub(crate) fn category(&self) -> Category {
        match self {
            Self::Place(category, _) => *category,
            Self::Whole(rule) => rule.category(),
        }
    }
}

/// A sentence, and every mark that it should get.
#[derive(Debug)]
pub(crate) struct Labelled {
    pub(crate) set: Set,
    pub(crate) language: Language,
    pub(crate) kind: Kind,
    pub(crate) free: bool,
    pub(crate) text: String,
    pub(crate) wanted: Vec<Wanted>,
}

/// All of them.
pub(crate) fn all() -> Vec<Labelled> {
    let files = [
        (
            Set::Development,
            Language::English,
            include_str!("labelled/development.en.txt"),
        ),
        (
            Set::Development,
            Language::German,
            include_str!("labelled/development.de.txt"),
        ),
        (
            Set::HeldOut,
            Language::English,
            include_str!("labelled/held-out.en.txt"),
        ),
        (
            Set::HeldOut,
            Language::German,
            include_str!("labelled/held-out.de.txt"),
        ),
    ];
    let mut sentences = Vec::new();
    for (set, language, file) in files {
        let mut free = false;
        for line in file.lines() {
            if line.starts_with('#') {
                free = FREE.contains(&line);
            } else {
                sentences.push(read(set, language, free, line));
            }
        }
    }
    sentences
}

fn read(set: Set, language: Language, free: bool, line: &str) -> Labelled {
    let (kind, rest) = line.split_once(": ").expect("a line is `kind: text`");
    let (marked, whole) = rest.split_once(" => ").unwrap_or((rest, ""));
    let mut text = String::new();
    let mut wanted = Vec::new();
    let mut pieces = marked.split('{');
    text.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let (mark, after) = piece.split_once('}').expect("a mark is closed");
        let (category, words) = mark.split_once(':').expect("a mark is `{category:words}`");
        let start = text.len();
        text.push_str(words);
        let category = category.parse().expect("a category of the checker");
        wanted.push(Wanted::Place(category, start..text.len()));
        text.push_str(after);
    }
    let rules = whole
        .split_whitespace()
        .map(|rule| Wanted::Whole(rule.parse().expect("a rule of the checker")));
    wanted.extend(rules);
    Labelled {
        set,
        language,
        kind: kind.parse().expect("a kind of text"),
        free,
        text,
        wanted,
    }
}
