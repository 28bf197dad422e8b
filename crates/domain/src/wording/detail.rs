//! What a text about a deed has to tell: when it was, and something that was seen or heard.

use super::context::speaks_of_somebody;
use super::text::Word;
use super::{Finding, Rule, finding};

/// A sentence with fewer words is still being written.
const SENTENCE: usize = 4;

/// What was found of it on the way through a text.
pub(super) struct Told {
    /// First words of the sentences that tell a time, ascending.
    times: Vec<usize>,
    deed: bool,
}

impl Told {
    pub(super) const fn new() -> Self {
        Self {
            times: Vec::new(),
            deed: false,
        }
    }

    pub(super) fn time(&mut self, sentence: usize) {
        if self.times.last() != Some(&sentence) {
            self.times.push(sentence);
        }
    }

    pub(super) const fn deed(&mut self) {
        self.deed = true;
    }

    /// A number counts something, a quotation was heard, and a date or a time of day is a number with parts.
    pub(super) fn number_or_quotation(&mut self, word: &Word) {
        self.deed |= word.quoted || word.is_number();
        if word.is_number() && is_date(&word.folded) {
            self.time(word.sentence);
        }
    }

    pub(super) fn has_time(&self, sentence: usize) -> bool {
        self.times.binary_search(&sentence).is_ok()
    }

    /// What the text lacks, at the first sentence that speaks of somebody.
    pub(super) fn missing(&self, words: &[Word]) -> Vec<Finding> {
        if !self.times.is_empty() && self.deed {
            return Vec::new();
        }
        let sentence = words
            .chunk_by(|a, b| a.sentence == b.sentence)
            .find(|sentence| sentence.len() >= SENTENCE && speaks_of_somebody(sentence));
        let Some(from) = sentence.and_then(|sentence| sentence.first().map(|word| word.sentence)) else {
            return Vec::new();
        };
        let to = from + sentence.map_or(0, <[Word]>::len);
        let lacks = [(Rule::NoTime, self.times.is_empty()), (Rule::NoDeed, !self.deed)];
        lacks
            .into_iter()
            .filter(|(_, lacks)| *lacks)
            .map(|(rule, _)| finding(words, rule, from, to))
            .collect()
    }
}

/// `16:40`, `2026-05-03`, `3.5.2026`, `5/3/2026`, but not `3.5`.
fn is_date(folded: &str) -> bool {
    let parts = |sign: char| folded.split(sign).count();
    parts(':') == 2 || ['.', '-', '/'].into_iter().any(|sign| parts(sign) == 3)
}
