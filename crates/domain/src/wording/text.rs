//! A text as words: what they are apart from case and marks, what stands between them, and which are quoted.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// What stands before a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gap {
    /// Space, a hyphen, or marks that are not seen.
    Joined,
    /// A comma, a bracket, a quotation mark.
    Break,
    /// The end of a sentence or of a line.
    Stop,
}

/// A word or a number.
#[derive(Debug)]
pub(super) struct Word {
    /// Bytes of the text.
    pub(super) range: Range<usize>,
    /// In lower case and normal form C, without marks that are not seen, with `'` for every apostrophe.
    pub(super) folded: String,
    /// Begins with a capital letter and is not all capitals.
    pub(super) capital: bool,
    pub(super) gap: Gap,
    /// The first word of its sentence.
    pub(super) sentence: usize,
    /// Stands in quotation marks or in a quoted line.
    pub(super) quoted: bool,
}

impl Word {
    pub(super) fn is_number(&self) -> bool {
        self.folded.starts_with(|c: char| c.is_ascii_digit())
    }
}

/// A full stop after these ends no sentence.
const SHORT: &[&str] = &[
    "approx", "bzw", "ca", "dr", "e.g", "etc", "evtl", "fr", "ggf", "hr", "i.e", "inkl", "mr", "mrs", "ms",
    "nr", "prof", "st", "usw", "vgl", "vs",
];

/// Marks that are not seen: soft hyphen, joiners, marks of direction.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c)
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '´' | '`' | 'ʼ')
}

/// The words of a text, in one pass.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut quoted = quotations(text).into_iter().peekable();
    let mut from = 0;
    while let Some(range) = next_word(text, from) {
        let shown = &text[range.clone()];
        let folded = folded(shown);
        let before = &text[from..range.start];
        let gap = words
            .last()
            .map_or(Gap::Stop, |last| gap(last, before, &folded, shown));
        let at = words.len();
        while quoted.next_if(|quotation| quotation.end <= range.start).is_some() {}
        words.push(Word {
            folded,
            capital: shown.starts_with(char::is_uppercase) && shown.contains(char::is_lowercase),
            gap,
            sentence: words
                .last()
                .filter(|_| gap != Gap::Stop)
                .map_or(at, |last| last.sentence),
            quoted: quoted
                .peek()
                .is_some_and(|quotation| quotation.start <= range.start),
            range: range.clone(),
        });
        from = range.end;
    }
    words
}

fn folded(shown: &str) -> String {
    let seen = shown.chars().filter(|c| !is_unseen(*c));
    seen.flat_map(char::to_lowercase)
        .map(|c| if is_apostrophe(c) { '\'' } else { c })
        .nfc()
        .collect()
}

/// Letters and digits; inside of it marks that are not seen, an apostrophe, and what joins digits to a date or a time.
fn next_word(text: &str, from: usize) -> Option<Range<usize>> {
    let mut characters = text[from..].char_indices().peekable();
    let (start, mut last) = characters.find(|(_, c)| c.is_alphanumeric())?;
    let mut end = start + last.len_utf8();
    while let Some((at, c)) = characters.next() {
        if is_letter(c) {
            (last, end) = (c, at + c.len_utf8());
        } else if is_unseen(c) {
            // A space of no width parts words that no space parts.
            if c == '\u{200b}' {
                break;
            }
        } else {
            let inside = characters.peek().is_some_and(|(_, next)| {
                (is_apostrophe(c) && last.is_alphabetic() && next.is_alphabetic())
                    || (matches!(c, '.' | ':' | ',' | '/' | '-')
                        && last.is_ascii_digit()
                        && next.is_ascii_digit())
                    || (c == '.' && matches!((last, next), ('e', 'g') | ('i', 'e')))
            });
            if !inside {
                break;
            }
        }
    }
    Some(from + start..from + end)
}

fn gap(last: &Word, before: &str, folded: &str, shown: &str) -> Gap {
    let ends_line = before.contains(['\n', '\r', '\u{2028}', '\u{2029}']);
    let stops = before.contains(['!', '?', '…']) || ends_line;
    if stops {
        return Gap::Stop;
    }
    if before.contains('.') {
        let first = shown.chars().next();
        let goes_on = first.is_some_and(|c| c.is_lowercase() || c.is_ascii_digit()) || is_month(folded);
        let short = SHORT.contains(&last.folded.as_str()) || last.folded.chars().nth(1).is_none();
        let joined = short || (last.is_number() && goes_on);
        return if joined && !before.contains(',') {
            Gap::Joined
        } else if joined {
            Gap::Break
        } else {
            Gap::Stop
        };
    }
    let hyphen = matches!(before, "-" | "\u{2010}" | "\u{2011}");
    let nothing = |c: char| c.is_whitespace() || is_unseen(c) || matches!(c, '*' | '_' | '~' | '#');
    if hyphen || before.chars().all(nothing) {
        Gap::Joined
    } else {
        Gap::Break
    }
}

/// A month in English or German.
pub(super) fn is_month(folded: &str) -> bool {
    const MONTHS: &[&str] = &[
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "januar",
        "februar",
        "märz",
        "mai",
        "juni",
        "juli",
        "oktober",
        "dezember",
        "jänner",
    ];
    MONTHS.contains(&folded)
}

/// What somebody else said: in quotation marks of any kind, or in a line that begins with `>`.
///
/// A quotation that is not closed is none.
/// Straight marks have to be closed on their line, others before an empty line.
fn quotations(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open: Option<(usize, char)> = None;
    let mut last = '\n';
    let mut line_begins = true;
    let mut quoted_line = None;
    let mut characters = text.char_indices().peekable();
    while let Some((at, c)) = characters.next() {
        let next = characters.peek().map_or('\n', |(_, next)| *next);
        if c == '\n' {
            if let Some(start) = quoted_line.take() {
                found.push(start..at);
            }
            if last == '\n' || open.is_some_and(|(_, mark)| matches!(mark, '"' | '\'')) {
                open = None;
            }
            line_begins = true;
        } else if line_begins && c == '>' {
            quoted_line = Some(at);
            open = None;
        }
        line_begins &= c.is_whitespace();
        if quoted_line.is_none() {
            match open {
                Some((start, mark)) if closes(mark, c, next) => {
                    found.push(start..at);
                    open = None;
                }
                None if opens(c, last, next) => open = Some((at, c)),
                _ => {}
            }
        }
        last = c;
    }
    found.extend(quoted_line.map(|start| start..text.len()));
    found
}

fn opens(c: char, last: char, next: char) -> bool {
    match c {
        '“' | '„' => true,
        '«' | '»' => !next.is_whitespace() || c == '«',
        '"' | '\'' | '‘' | '‚' => !is_letter(last) && !next.is_whitespace(),
        _ => false,
    }
}

fn closes(mark: char, c: char, next: char) -> bool {
    match mark {
        '“' => c == '”',
        '„' => matches!(c, '“' | '”' | '"'),
        '«' => c == '»',
        '»' => c == '«',
        '‚' => c == '‘',
        '‘' => c == '’' && !is_letter(next),
        '\'' => c == '\'' && !is_letter(next),
        _ => c == mark,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> Vec<String> {
        words(text).into_iter().map(|word| word.folded).collect()
    }

    fn quoted(text: &str) -> Vec<String> {
        let words = words(text).into_iter().filter(|word| word.quoted);
        words.map(|word| word.folded).collect()
    }

    #[test]
    fn a_word_is_the_same_however_it_is_typed() {
        for text in [
            "doesn't",
            "doesn’t",
            "DOESN´T",
            "do\u{ad}esn’t",
            "\u{2067}doesn’t\u{2069}",
        ] {
            assert_eq!(folded(text), ["doesn't"], "{text:?}");
        }
        assert_eq!(
            folded("u\u{308}ber Überall"),
            ["über", "überall"],
            "marks are composed"
        );
        assert_eq!(folded("the members’ ‘room’"), ["the", "members", "room"]);
    }

    #[test]
    fn a_mark_that_is_not_seen_belongs_to_no_word() {
        let text = "\u{2067}lazy\u{2069}, so";
        assert_eq!(&text[words(text)[0].range.clone()], "lazy");
    }

    #[test]
    fn dates_and_times_are_one_word() {
        assert_eq!(
            folded("at 16:40 on 2026-05-03, 12.11.2026"),
            ["at", "16:40", "on", "2026-05-03", "12.11.2026"]
        );
    }

    #[test]
    fn a_full_stop_after_a_day_or_a_short_form_ends_no_sentence() {
        let sentences = |text: &str| {
            let mut starts: Vec<_> = words(text).iter().map(|word| word.sentence).collect();
            starts.dedup();
            starts.len()
        };
        assert_eq!(
            sentences("Am 3. März und am 9. und 17. April kam er."),
            1,
            "days of months"
        );
        assert_eq!(sentences("He met Dr. Dekker, e.g. at noon, z. B. hier."), 1);
        assert_eq!(sentences("It was nine. He came.\nThen he left"), 3);
        assert_eq!(sentences("It was open until 16:40. He left."), 2);
    }

    #[test]
    fn what_somebody_said_is_quoted() {
        for text in [
            "She said “never again” then",
            "Sie sagte „never again“ dann",
            "She said \"never again\" then",
            "She said «never again» then",
            "She said »never again« then",
            "She said ‘never again’ then",
            "She said 'never again' then",
            "She wrote:\n> never again\nthen",
        ] {
            assert_eq!(quoted(text), ["never", "again"], "{text}");
        }
        for text in [
            "a 5\" pipe and a 7\" pipe",
            "She said “never again",
            "\"never\nagain\"",
            "the members' and the trainees' room",
        ] {
            assert_eq!(quoted(text), Vec::<String>::new(), "{text}");
        }
    }
}
