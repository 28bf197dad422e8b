//! Whom a sentence speaks of.
//!
//! Nothing here parses a sentence: it looks a few words to the left and to the right of a phrase.

use super::english::grammar as english;
use super::german::grammar as german;
use super::text::{Gap, Word, is_month};
use super::{About, Category, Hit};
use crate::language::Language;

/// Words that are looked at on either side.
const NEAR: usize = 12;
/// Words that are looked at for a language.
const SENTENCE: usize = 40;

/// A word of a list with one space between.
fn listed(list: &str, word: &str) -> bool {
    list.split(' ').any(|one| one == word)
}

/// The phrase says what its list is about, and no more than the writer can know.
pub(super) fn holds(words: &[Word], hit: &Hit) -> bool {
    let near = Near { words, hit };
    let speaks = match (hit.about, hit.language) {
        (About::Anything, _) => true,
        (About::OwnLanguage, own) => near.language().is_none_or(|language| language == own),
        // People say “er ist so lazy” too.
        (About::Person, _) => near.english_person() || near.german_person(),
        (About::Deed, Language::English) => near.english_deed(),
        (About::Deed, Language::German) => near.german_deed(),
    };
    speaks
        && match hit.rule.category() {
            Category::MindReading => !near.is_of_the_writer() && !near.is_reported(true),
            Category::Legal => !near.is_reported(false),
            _ => true,
        }
}

struct Near<'a> {
    words: &'a [Word],
    hit: &'a Hit,
}

impl Near<'_> {
    fn first(&self) -> &Word {
        &self.words[self.hit.from]
    }

    /// Words to the left in the same sentence, nearest first.
    fn left(&self, most: usize) -> impl Iterator<Item = (usize, &Word)> {
        let sentence = self.first().sentence;
        let from = self.hit.from.saturating_sub(most).max(sentence);
        (from..self.hit.from).rev().map(|at| (at, &self.words[at]))
    }

    /// Words to the right in the same sentence.
    fn right(&self, most: usize) -> impl Iterator<Item = (usize, &Word)> {
        let sentence = self.first().sentence;
        let to = (self.hit.to + most).min(self.words.len());
        (self.hit.to..to)
            .map(|at| (at, &self.words[at]))
            .take_while(move |(_, word)| word.sentence == sentence)
    }

    /// The words between two commas around the phrase.
    fn clause(&self) -> std::ops::Range<usize> {
        let breaks = |(_, word): &(usize, &Word)| word.gap == Gap::Joined;
        let from = match self.first().gap {
            Gap::Joined => {
                let joined = self.left(NEAR).take_while(breaks).count();
                // The word after the break is left over by the count.
                self.hit
                    .from
                    .saturating_sub(joined + 1)
                    .max(self.first().sentence)
            }
            Gap::Break | Gap::Stop => self.hit.from,
        };
        let to = self.hit.to + self.right(NEAR).take_while(breaks).count();
        from..to
    }

    fn ends_clause(&self) -> bool {
        self.words
            .get(self.hit.to)
            .is_none_or(|next| next.gap != Gap::Joined)
    }

    fn before(&self, at: usize) -> Option<&Word> {
        (at > self.words[at].sentence).then(|| &self.words[at - 1])
    }

    fn folded_before(&self, at: usize) -> &str {
        self.before(at).map_or("", |word| word.folded.as_str())
    }

    fn folded_at(&self, at: usize) -> &str {
        let here = self.words.get(at).filter(|word| word.gap == Gap::Joined);
        here.map_or("", |word| word.folded.as_str())
    }

    /// The language of the sentence by its small words; none if it has as many of both.
    fn language(&self) -> Option<Language> {
        let sentence = self.left(SENTENCE).chain(self.right(SENTENCE));
        let (mut en, mut de) = (0, 0);
        for (_, word) in sentence {
            en += usize::from(listed(english::SMALL, &word.folded));
            de += usize::from(listed(german::SMALL, &word.folded));
        }
        match en.cmp(&de) {
            std::cmp::Ordering::Greater => Some(Language::English),
            std::cmp::Ordering::Less => Some(Language::German),
            std::cmp::Ordering::Equal => None,
        }
    }

    /// Somebody else said it, or somebody was asked about it.
    fn is_reported(&self, asked: bool) -> bool {
        self.left(SENTENCE).any(|(at, word)| {
            let folded = word.folded.as_str();
            let by_writer = || matches!(self.folded_before(at), "i" | "we" | "ich" | "wir");
            let says = listed(english::SAYS, folded) || listed(german::SAYS, folded);
            let asks = asked && (listed(english::ASKS, folded) || listed(german::ASKS, folded));
            (says && !by_writer()) || asks
        })
    }

    /// The writer speaks of their own mind.
    fn is_of_the_writer(&self) -> bool {
        match self.hit.language {
            Language::English => {
                let subjects = |word: &Word| {
                    listed(english::WRITER, &word.folded) || listed(english::OTHERS, &word.folded)
                };
                let nearest = self.left(5).find(|(_, word)| subjects(word));
                nearest.is_some_and(|(_, word)| listed(english::WRITER, &word.folded))
            }
            Language::German => self
                .clause()
                .any(|at| listed(german::WRITER, &self.words[at].folded)),
        }
    }

    fn english_name(&self, at: usize) -> bool {
        let word = &self.words[at];
        let folded = word.folded.as_str();
        let before = self.folded_before(at);
        let none = !word.capital
            || is_month(folded)
            || listed(english::DAYS, folded)
            || listed(english::NO_NAMES, folded)
            || listed(english::OPENERS, folded);
        let of_a_thing = listed(english::ARTICLES, before) || listed(english::PLACES, before);
        // "Reports always leave": an adverb may stand before the verb.
        let many =
            at == word.sentence && (at + 1..at + 3).any(|next| listed(english::MANY, self.folded_at(next)));
        !(none || of_a_thing || many || (at == word.sentence && folded.ends_with("ing")))
    }

    fn is_english_person(&self, at: usize) -> bool {
        let folded = self.words[at].folded.as_str();
        listed(english::OTHERS, folded) || listed(english::PEOPLE, folded) || self.english_name(at)
    }

    /// "She is …", "find him …", "a … colleague".
    fn english_person(&self) -> bool {
        if self.right(2).any(|(at, word)| {
            listed(english::PEOPLE, &word.folded)
                && self.words[self.hit.to..=at].iter().all(|w| w.gap == Gap::Joined)
        }) {
            return true;
        }
        let mut series = false;
        let mut left = self.left(NEAR).skip_while(|(_, word)| {
            let folded = word.folded.as_str();
            let and = matches!(folded, "and" | "or" | "but");
            let skipped = and
                || series
                || word.gap == Gap::Break
                || listed(english::DEGREES, folded)
                || folded.ends_with("ly");
            series = and || word.gap == Gap::Break;
            skipped
        });
        let Some((at, verb)) = left.next() else {
            return false;
        };
        let folded = verb.folded.as_str();
        // "He's", and "find him".
        if folded.ends_with("'s") || folded.ends_with("'re") || folded.ends_with("'m") {
            return listed(english::OTHERS, folded);
        }
        if matches!(folded, "him" | "her" | "them" | "you") || self.english_name(at) {
            return listed(english::FINDS, self.folded_before(at));
        }
        listed(english::BEING, folded)
            && left
                .find(|(_, word)| {
                    let folded = word.folded.as_str();
                    !(listed(english::BEING, folded)
                        || listed(english::MODALS, folded)
                        || listed(english::DEGREES, folded)
                        || folded.ends_with("ly"))
                })
                .is_some_and(|(at, _)| self.is_english_person(at))
    }

    /// The nearest who or what to the left is a person other than the writer; if there is none, somebody to the right.
    fn english_deed(&self) -> bool {
        for (at, word) in self.left(NEAR) {
            let folded = word.folded.as_str();
            if listed(english::OTHERS, folded) || self.english_name(at) {
                return true;
            }
            if listed(english::WRITER, folded) {
                return false;
            }
            // "Do this every time", "left the door open on purpose".
            let object = at + 1 == self.hit.from || self.ends_clause();
            if !object && (listed(english::ARTICLES, folded) || matches!(folded, "it" | "there")) {
                return listed(english::PEOPLE, self.folded_at(at + 1));
            }
        }
        self.right(NEAR)
            .any(|(_, word)| listed(english::OTHERS, &word.folded))
    }

    /// A capital letter says little in German: a name stands alone where a clause begins, with a verb for one after it.
    fn german_name(&self, at: usize, clause: usize) -> bool {
        let word = &self.words[at];
        let folded = word.folded.as_str();
        let opens = at == clause || (at == clause + 1 && listed(german::JOINS, self.folded_before(at)));
        let verb = self.words.get(at + 1).filter(|word| word.gap == Gap::Joined);
        let one = verb.is_some_and(|verb| {
            let many = verb.folded.ends_with("en") || verb.folded == "sind";
            !verb.capital && !many && !listed(german::ARTICLES, &verb.folded)
        });
        let titled = matches!(self.folded_before(at), "herr" | "frau");
        let none = !word.capital
            || is_month(folded)
            || listed(german::DAYS, folded)
            || listed(german::OPENERS, folded)
            || listed(german::SMALL, folded)
            || folded.ends_with("ung");
        !none && (titled || (opens && one))
    }

    fn german_subject(&self, clause: &std::ops::Range<usize>) -> bool {
        clause.clone().any(|at| {
            let folded = self.words[at].folded.as_str();
            let after_preposition = listed(german::PREPOSITIONS, self.folded_before(at));
            (matches!(folded, "er" | "sie" | "du") && !after_preposition)
                || listed(german::PEOPLE, folded)
                || self.german_name(at, clause.start)
        })
    }

    /// "Er ist …", "weil sie so … ist", "ein … Mitarbeiter".
    fn german_person(&self) -> bool {
        let next = self.words.get(self.hit.to).filter(|word| word.gap == Gap::Joined);
        if let Some(next) = next {
            if listed(german::PEOPLE, &next.folded) {
                return true;
            }
            let noun = next.capital && !self.german_name(self.hit.to, self.hit.to);
            if noun || next.folded == "zu" {
                return false;
            }
        }
        let clause = self.clause();
        let has = |list: &str| clause.clone().any(|at| listed(list, &self.words[at].folded));
        let of_a_thing = clause.clone().any(|at| {
            matches!(self.words[at].folded.as_str(), "es" | "das" | "dies")
                && (at == clause.start
                    || listed(german::JOINS, self.folded_before(at))
                    || listed(german::BEING, self.folded_before(at)))
        });
        has(german::BEING) && !of_a_thing && self.german_subject(&clause)
    }

    /// Somebody other than the writer stands in the clause.
    fn german_deed(&self) -> bool {
        let clause = self.clause();
        let has = |list: &str| clause.clone().any(|at| listed(list, &self.words[at].folded));
        if has(german::WRITER) {
            return has(german::MUST) && has(german::OBJECTS);
        }
        has(german::OTHERS) || self.german_subject(&clause)
    }
}

/// Somebody other than the writer stands in a sentence.
pub(super) fn speaks_of_somebody(words: &[Word]) -> bool {
    words.iter().enumerate().any(|(at, word)| {
        let folded = word.folded.as_str();
        let named = || {
            let next = words.get(at + 1).map_or("", |next| next.folded.as_str());
            at == 0
                && word.capital
                && !listed(english::OPENERS, folded)
                && !listed(german::OPENERS, folded)
                && (listed(english::BEING, next) || listed(german::BEING, next))
        };
        !word.quoted
            && (listed(english::OTHERS, folded)
                || listed(german::OTHERS, folded)
                || listed(german::SUBJECTS, folded)
                || named())
    })
}
