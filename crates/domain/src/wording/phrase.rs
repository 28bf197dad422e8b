//! Phrases: how the lists of words are written, and how they are found in a text.
//!
//! A phrase is words with one space between, in lower case.
//!
//! | written | means |
//! |---|---|
//! | `late\|early` | one of these |
//! | `very?` | may be left out |
//! | `harass*` | begins so |
//! | `*verletzung` | ends so, for compounds |
//! | `faul~` | with every ending of a German adjective |
//! | `^betrug` | with a capital letter: the noun |
//! | `<is>` | one of a named list |
//! | `#` | a number |
//! | `..` | up to three words |
//! | `,` | a comma may stand here |

use std::collections::HashMap;

use super::text::{Gap, Word};

/// Endings of a German adjective.
const ENDINGS: [&str; 6] = ["", "e", "er", "en", "em", "es"];
/// Words that `..` may stand for.
const BETWEEN: usize = 3;
/// No prefix or suffix of a list is longer, in characters.
const LONGEST: usize = 24;
const NUMBER: &str = "#";

#[derive(Debug)]
struct Form {
    word: String,
    kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Whole,
    Capital,
    Begins,
    Ends,
    Number,
}

impl Form {
    fn fits(&self, word: &Word) -> bool {
        match self.kind {
            Kind::Whole => word.folded == self.word,
            Kind::Capital => word.capital && word.folded == self.word,
            Kind::Begins => word.folded.starts_with(&self.word),
            Kind::Ends => word.folded.ends_with(&self.word),
            Kind::Number => word.is_number(),
        }
    }
}

#[derive(Debug)]
enum Piece {
    Word { forms: Vec<Form>, optional: bool },
    Between,
    Comma,
}

/// Many phrases, each with a value, found by the first word.
pub(super) struct Phrases<T> {
    phrases: Vec<(Vec<Piece>, T)>,
    whole: HashMap<String, Vec<usize>>,
    begins: HashMap<String, Vec<usize>>,
    ends: HashMap<String, Vec<usize>>,
}

impl<T> Phrases<T> {
    pub(super) fn new() -> Self {
        Self {
            phrases: Vec::new(),
            whole: HashMap::new(),
            begins: HashMap::new(),
            ends: HashMap::new(),
        }
    }

    /// Adds a phrase. `lists` are the lists that it may name.
    pub(super) fn add(&mut self, phrase: &str, lists: &[(&str, &str)], value: T) {
        let pieces: Vec<Piece> = phrase.split_whitespace().map(|word| piece(word, lists)).collect();
        let at = self.phrases.len();
        // A phrase may begin with words that may be left out.
        for piece in &pieces {
            let Piece::Word { forms, optional } = piece else {
                break;
            };
            for form in forms {
                let index = match form.kind {
                    Kind::Whole | Kind::Capital | Kind::Number => &mut self.whole,
                    Kind::Begins => &mut self.begins,
                    Kind::Ends => &mut self.ends,
                };
                index.entry(form.word.clone()).or_default().push(at);
            }
            if !optional {
                break;
            }
        }
        self.phrases.push((pieces, value));
    }

    /// Calls `found` with the end and the value of each phrase that begins at a word.
    pub(super) fn at(&self, words: &[Word], at: usize, mut found: impl FnMut(usize, &T)) {
        let Some(word) = words.get(at) else {
            return;
        };
        let mut try_all = |candidates: Option<&Vec<usize>>| {
            for phrase in candidates.into_iter().flatten() {
                let Some((pieces, value)) = self.phrases.get(*phrase) else {
                    continue;
                };
                if let Some(end) = end(words, at, at, pieces, false) {
                    found(end, value);
                }
            }
        };
        let folded = word.folded.as_str();
        try_all(self.whole.get(folded));
        try_all(word.is_number().then(|| self.whole.get(NUMBER)).flatten());
        for (cut, _) in folded.char_indices().skip(1).take(LONGEST) {
            try_all(self.begins.get(&folded[..cut]));
        }
        try_all(self.begins.get(folded));
        for (cut, _) in folded.char_indices().rev().take(LONGEST) {
            try_all(self.ends.get(&folded[cut..]));
        }
    }
}

fn piece(word: &str, lists: &[(&str, &str)]) -> Piece {
    match word {
        ".." => return Piece::Between,
        "," => return Piece::Comma,
        _ => {}
    }
    let (word, optional) = word.strip_suffix('?').map_or((word, false), |word| (word, true));
    let mut forms = Vec::new();
    for choice in word.split('|') {
        let list = lists.iter().find(|(name, _)| *name == choice);
        match list {
            Some((_, words)) => forms.extend(words.split_whitespace().flat_map(self::forms)),
            None => forms.extend(self::forms(choice)),
        }
    }
    Piece::Word { forms, optional }
}

fn forms(choice: &str) -> Vec<Form> {
    let one = |word: &str, kind| {
        vec![Form {
            word: word.to_owned(),
            kind,
        }]
    };
    if choice == NUMBER {
        one(choice, Kind::Number)
    } else if let Some(stem) = choice.strip_suffix('~') {
        let endings = ENDINGS.iter().map(|ending| Form {
            word: format!("{stem}{ending}"),
            kind: Kind::Whole,
        });
        endings.collect()
    } else if let Some(beginning) = choice.strip_suffix('*') {
        one(beginning, Kind::Begins)
    } else if let Some(ending) = choice.strip_prefix('*') {
        one(ending, Kind::Ends)
    } else if let Some(noun) = choice.strip_prefix('^') {
        one(noun, Kind::Capital)
    } else {
        one(choice, Kind::Whole)
    }
}

/// Where a phrase that begins at `first` ends, if the rest of it stands at `at`. The longest way wins.
fn end(words: &[Word], first: usize, at: usize, pieces: &[Piece], comma: bool) -> Option<usize> {
    let Some((piece, rest)) = pieces.split_first() else {
        return Some(at);
    };
    let joined = |at: usize| {
        words.get(at).is_some_and(|word| {
            !word.quoted && (at == first || word.gap == Gap::Joined || (comma && word.gap == Gap::Break))
        })
    };
    match piece {
        Piece::Comma => end(words, first, at, rest, true),
        Piece::Between => (0..=BETWEEN)
            .take_while(|skipped| (0..*skipped).all(|word| joined(at + word)))
            .collect::<Vec<_>>()
            .into_iter()
            .rev()
            .find_map(|skipped| end(words, first, at + skipped, rest, false)),
        Piece::Word { forms, optional } => {
            let here = joined(at)
                && words
                    .get(at)
                    .is_some_and(|word| forms.iter().any(|form| form.fits(word)));
            let with = here.then(|| end(words, first, at + 1, rest, false)).flatten();
            with.or_else(|| optional.then(|| end(words, first, at, rest, comma)).flatten())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::text::words;

    fn found(phrase: &str, text: &str) -> Option<usize> {
        let mut phrases = Phrases::new();
        phrases.add(phrase, &[("<is>", "is was")], ());
        let words = words(text);
        let mut longest = None;
        for at in 0..words.len() {
            phrases.at(&words, at, |end, ()| longest = longest.max(Some(end - at)));
        }
        longest
    }

    #[test]
    fn each_sign_means_what_the_table_says() {
        for (phrase, text, length) in [
            ("never", "He NEVER did", Some(1)),
            ("never", "nevertheless", None),
            ("late|early", "so early", Some(1)),
            ("so very? late", "so late", Some(2)),
            ("so very? late", "so very late", Some(3)),
            ("harass*", "his harassment", Some(1)),
            ("*verletzung", "die Vertragsverletzung", Some(1)),
            ("faul~", "ein fauler Mensch", Some(1)),
            ("faul~", "faulig", None),
            ("^betrug", "Der Umsatz betrug nichts", None),
            ("^betrug", "Das war Betrug", Some(1)),
            ("<is> late", "she was late", Some(2)),
            ("will .. ärgern", "sie will mich damit nur ärgern", Some(5)),
            ("will .. ärgern", "sie will mich damit immer nur ärgern", None),
            ("tut so , als", "er tut so, als", Some(3)),
            ("so late", "so, late", None),
            ("team player", "team-player", Some(2)),
            ("team player", "team\u{a0}player", Some(2)),
            ("so late", "so. Late", None),
            ("# may", "on 3 May", Some(2)),
        ] {
            assert_eq!(found(phrase, text), length, "{phrase} in {text}");
        }
    }
}
