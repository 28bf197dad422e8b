//! A second look at what a manager writes about a person: by rule, offline, never blocking.
//!
//! It marks places that would do harm on paper (a judgement in place of a fact, a guess at a mind, a word of the law)
//! and says why and what to write instead.
//! It gives no score, and it does not know who is meant: it sees words, not people.
//!
//! What was decided about the hard cases:
//! - A quotation is evidence and is never marked.
//! - "She is not lazy" is marked like "she is lazy": the word stands on the paper all the same.
//! - An absolute is marked if it is about what somebody does. "The build always runs at 9" is about a machine,
//!   and "I always forget" about oneself.
//! - What somebody said about their own thoughts, or was asked, is no mind-reading; what somebody reported is no legal
//!   conclusion of the manager's.
//! - Absence is a fact ("the sick leave was certified"); a judgement that is tied to health is not.
//! - The lists of both languages look at every text, because people mix them.
//!   Words that mean something harmless in the other language look only at sentences that are not in it.

mod context;
mod detail;
mod english;
mod german;
mod phrase;
mod rules;
mod text;

use std::ops::Range;
use std::sync::LazyLock;

pub(crate) use self::english::{ABSOLUTES, HOW_OFTEN};
use self::phrase::Phrases;
pub use self::rules::Rule;
use self::text::Word;
use crate::language::Language;
use crate::words::words;

/// More marks than this help nobody; a text of a megabyte stays quick.
pub const MOST: usize = 200;

words! {
    /// What a text is for.
    pub enum Kind {
        /// A remark; it may be as loose as its writer likes.
        Note = "note",
        /// Tells somebody what they did. Time and deed have to be in it.
        Feedback = "feedback",
        /// Like feedback, and it goes on paper.
        Correction = "correction",
        /// Facts of a performance improvement plan.
        Pip = "pip",
    }
}

words! {
    /// What kind of harm a place does.
    pub enum Category {
        /// "Always", "never".
        Absolute = "absolute",
        /// A judgement on a person.
        Label = "label",
        /// A guess at what goes on in a head.
        MindReading = "mind-reading",
        /// A word of the law.
        Legal = "legal",
        /// No time, no deed, or a vague word in place of them.
        MissingDetail = "missing-detail",
        /// Tied to something that is protected.
        Protected = "protected",
        /// Somebody without a name said it.
        Hearsay = "hearsay",
        /// Meant to sting.
        Sarcasm = "sarcasm",
    }
}

/// A marked place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What it breaks, with its explanation.
    pub rule: Rule,
    /// Bytes of the text, at characters.
    pub range: Range<usize>,
    /// The same place in UTF-16 code units, as a browser counts.
    pub utf16: Range<usize>,
}

/// How a list of phrases is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sense {
    /// Marks a place.
    Risk(Rule, About),
    /// Covers a place that would be marked.
    Harmless,
    /// Tells a time.
    Time,
    /// Tells something that can be seen or heard.
    Deed,
}

/// What has to be spoken of for a phrase to count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum About {
    /// Whatever it is.
    Anything,
    /// Whatever it is, in a sentence that is not in the other language.
    OwnLanguage,
    /// A person is said to be so.
    Person,
    /// A person other than the writer does it.
    Deed,
}

/// A list of phrases with one sense.
struct List {
    sense: Sense,
    /// Several in one text are parted by `;`. How they are written stands in [`phrase`].
    phrases: &'static [&'static str],
}

struct Entry {
    language: Language,
    sense: Sense,
}

static PHRASES: LazyLock<Phrases<Entry>> = LazyLock::new(|| {
    let mut phrases = Phrases::new();
    for (language, lists, named) in [
        (
            Language::English,
            [english::LISTS, english::labels::LISTS],
            english::NAMED,
        ),
        (
            Language::German,
            [german::LISTS, german::labels::LISTS],
            german::NAMED,
        ),
    ] {
        for list in lists.into_iter().flatten() {
            for phrase in list.phrases.iter().flat_map(|several| several.split(';')) {
                let sense = list.sense;
                phrases.add(phrase, named, Entry { language, sense });
            }
        }
    }
    phrases
});

/// A phrase that was found, as words.
struct Hit {
    from: usize,
    to: usize,
    language: Language,
    rule: Rule,
    about: About,
}

/// Everything worth a second look, in the order of the text; at most [`MOST`].
#[must_use]
pub fn check(text: &str, kind: Kind) -> Vec<Finding> {
    let words = text::words(text);
    let mut hits = Vec::new();
    let mut harmless: Vec<Range<usize>> = Vec::new();
    let mut told = detail::Told::new();
    for (at, word) in words.iter().enumerate() {
        told.number_or_quotation(word);
        if word.quoted {
            continue;
        }
        PHRASES.at(&words, at, |end, entry| match entry.sense {
            Sense::Risk(rule, about) => hits.push(Hit {
                from: at,
                to: end,
                language: entry.language,
                rule,
                about,
            }),
            Sense::Harmless => harmless.push(at..end),
            Sense::Time => told.time(word.sentence),
            Sense::Deed => told.deed(),
        });
    }
    let mut findings = marked(&words, hits, &harmless, kind, &told);
    if kind != Kind::Note {
        findings.extend(told.missing(&words));
    }
    findings.sort_by_key(|finding| (finding.range.start, finding.range.end));
    count_utf16(text, &mut findings);
    findings
}

/// Of phrases that overlap the first and then the longest counts.
fn marked(
    words: &[Word],
    mut hits: Vec<Hit>,
    harmless: &[Range<usize>],
    kind: Kind,
    told: &detail::Told,
) -> Vec<Finding> {
    hits.sort_by_key(|hit| (hit.from, std::cmp::Reverse(hit.to)));
    let mut findings = Vec::new();
    let mut end = 0;
    let mut covered = Cover::new(harmless);
    for hit in hits {
        if findings.len() == MOST {
            break;
        }
        let vague = hit.rule == Rule::VagueTime;
        if hit.from < end
            || covered.covers(hit.from, hit.to)
            || (vague && (kind == Kind::Note || told.has_time(words[hit.from].sentence)))
            || !context::holds(words, &hit)
        {
            continue;
        }
        end = hit.to;
        findings.push(finding(words, hit.rule, hit.from, hit.to));
    }
    findings
}

fn finding(words: &[Word], rule: Rule, from: usize, to: usize) -> Finding {
    Finding {
        rule,
        range: words[from].range.start..words[to - 1].range.end,
        utf16: 0..0,
    }
}

/// Harmless places, walked along with the hits.
struct Cover<'a> {
    places: &'a [Range<usize>],
    passed: usize,
}

impl<'a> Cover<'a> {
    /// `places` begin in ascending order.
    fn new(places: &'a [Range<usize>]) -> Self {
        Self { places, passed: 0 }
    }

    /// No phrase of a list is longer than this, in words.
    const LONGEST: usize = 12;

    fn covers(&mut self, from: usize, to: usize) -> bool {
        let behind = |place: &&Range<usize>| place.start + Self::LONGEST < from;
        self.passed += self.places[self.passed..].iter().take_while(behind).count();
        self.places[self.passed..]
            .iter()
            .take_while(|place| place.start < to)
            .any(|place| place.end > from)
    }
}

/// One pass over the text for all places. They begin in ascending order, but one may lie inside of another.
fn count_utf16(text: &str, findings: &mut [Finding]) {
    let mut places: Vec<usize> = findings
        .iter()
        .flat_map(|finding| [finding.range.start, finding.range.end])
        .collect();
    places.sort_unstable();
    places.dedup();
    let mut counted = Vec::with_capacity(places.len());
    let (mut byte, mut units) = (0, 0);
    for place in &places {
        units += text[byte..*place].encode_utf16().count();
        byte = *place;
        counted.push(units);
    }
    let unit = |byte: usize| {
        places
            .binary_search(&byte)
            .ok()
            .and_then(|at| counted.get(at).copied())
            .unwrap_or_default()
    };
    for finding in findings {
        finding.utf16 = unit(finding.range.start)..unit(finding.range.end);
    }
}

#[cfg(test)]
#[path = "wording_tests.rs"]
mod tests;
