//! What is asked of the search, and what scripts without spaces need so that they can be found.
//!
//! | typed | finds |
//! |---|---|
//! | `hand call` | records in which words begin with both |
//! | `"open calls"` | records with these words side by side |
//! | `person:tomas` | what is about members of whose names a word begins so; `person:"two words"` |
//! | `kind:note` | notes; also `member`, `expectation`, `form`, `addendum`, `document`, `file`, and the key of a template |
//! | `before:2026-03` `after:2025` | what stands under an earlier day, or under a later one; a year, a month or a day |
//! | `#stretch` | what has this tag |
//!
//! The German words `wer:`, `art:`, `vor:` and `nach:` do the same.

use chrono::{Datelike as _, Months, NaiveDate};

use crate::words::words;

/// Stands between the letters of scripts without spaces, where the index splits words. ZERO WIDTH SPACE.
const BETWEEN: char = '\u{200b}';
/// Words, phrases and filters that count. More make no query narrower in practice.
const MANY: usize = 8;

words! {
    /// What can be found.
    pub enum Kind {
        /// A member.
        Member = "member",
        /// An expectation.
        Expectation = "expectation",
        /// A filed form.
        Form = "form",
        /// Something added to a form.
        Addendum = "addendum",
        /// A sealed document.
        Document = "document",
        /// A note.
        Note = "note",
        /// A file that is attached to a record.
        Attachment = "attachment",
    }
}

/// A query in its parts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// Each begins a word of what is found.
    pub words: Vec<String>,
    /// Each stands in what is found, word for word.
    pub phrases: Vec<String>,
    /// Each begins a word of a member's name.
    pub people: Vec<String>,
    /// Kinds of records, as they were typed.
    pub kinds: Vec<String>,
    /// Names of tags, without the `#`.
    pub tags: Vec<String>,
    /// Only what stands under an earlier day.
    pub before: Option<NaiveDate>,
    /// Only what stands under this day or a later one.
    pub from: Option<NaiveDate>,
    /// Filters whose value makes no sense, as they were typed.
    pub misunderstood: Vec<String>,
}

impl Query {
    /// Takes what was typed apart. Whatever is typed is a query; what is no filter is a word.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let mut query = Self::default();
        let mut rest = text.trim_start();
        while !rest.is_empty() {
            let (name, value, after) = part(rest);
            query.add(name, value, rest[..rest.len() - after.len()].trim());
            rest = after.trim_start();
        }
        query
    }

    /// Whether it asks for nothing at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let lists = [&self.words, &self.phrases, &self.people, &self.kinds, &self.tags];
        lists.iter().all(|list| list.is_empty()) && self.before.is_none() && self.from.is_none()
    }

    fn add(&mut self, name: Name, value: &str, typed: &str) {
        let list = match name {
            Name::Word if countable(value) => &mut self.words,
            Name::Phrase if countable(value) => &mut self.phrases,
            Name::Word | Name::Phrase => return,
            Name::Person => &mut self.people,
            Name::Kind => &mut self.kinds,
            Name::Tag => &mut self.tags,
            Name::Before | Name::After => {
                match (span(value), name) {
                    (Some((first, _)), Name::Before) => self.before = Some(first),
                    (Some((_, next)), _) => self.from = Some(next),
                    (None, _) => self.misunderstood.push(typed.to_owned()),
                }
                return;
            }
        };
        if list.len() < MANY {
            list.push(value.to_owned());
        }
    }
}

/// What a part of a query is.
#[derive(Clone, Copy)]
enum Name {
    Word,
    Phrase,
    Person,
    Kind,
    Before,
    After,
    Tag,
}

/// The first part of a text that does not begin with space, and what stands after it.
fn part(text: &str) -> (Name, &str, &str) {
    if let Some(inside) = text.strip_prefix(['"', '“', '„']) {
        let (phrase, after) = until_quote(inside);
        return (Name::Phrase, phrase, after);
    }
    let end = text.find(char::is_whitespace).unwrap_or(text.len());
    let word = &text[..end];
    if let Some(tag) = word.strip_prefix('#').filter(|tag| !tag.is_empty()) {
        return (Name::Tag, tag, &text[end..]);
    }
    let filter = word.split_once(':').and_then(|(name, value)| {
        let name = match name.to_lowercase().as_str() {
            "person" | "wer" => Name::Person,
            "kind" | "art" => Name::Kind,
            "before" | "vor" => Name::Before,
            "after" | "nach" => Name::After,
            _ => return None,
        };
        (!value.is_empty()).then_some((name, value))
    });
    let Some((name, value)) = filter else {
        return (Name::Word, word, &text[end..]);
    };
    match value.strip_prefix(['"', '“', '„']) {
        Some(_) => {
            let from = end - value.len() + value.chars().next().map_or(0, char::len_utf8);
            let (value, after) = until_quote(&text[from..]);
            (name, value, after)
        }
        None => (name, value, &text[end..]),
    }
}

fn until_quote(text: &str) -> (&str, &str) {
    let quote = |c: char| matches!(c, '"' | '”' | '“');
    match text.char_indices().find(|(_, c)| quote(*c)) {
        Some((at, c)) => (text[..at].trim(), &text[at + c.len_utf8()..]),
        None => (text.trim(), ""),
    }
}

/// Whether something can be found by it: two letters or digits, or one of a script in which one is a word.
fn countable(text: &str) -> bool {
    text.chars().filter(|c| c.is_alphanumeric()).take(2).count() == 2 || text.chars().any(is_unspaced)
}

/// The first day of a year, month or day, and the first day after it.
fn span(text: &str) -> Option<(NaiveDate, NaiveDate)> {
    let mut parts = text.split('-');
    let year: i32 = number(parts.next()?, 4)?;
    let month = parts.next().map(|month| number(month, 2));
    let day = parts.next().map(|day| number(day, 2));
    if parts.next().is_some() {
        return None;
    }
    let (first, months) = match (month, day) {
        (None, None) => (NaiveDate::from_ymd_opt(year, 1, 1)?, 12),
        (Some(month), None) => (NaiveDate::from_ymd_opt(year, month?.try_into().ok()?, 1)?, 1),
        (Some(month), Some(day)) => {
            let day = NaiveDate::from_ymd_opt(year, month?.try_into().ok()?, day?.try_into().ok()?)?;
            return Some((day, day.succ_opt()?));
        }
        (None, Some(_)) => return None,
    };
    (first.year() >= 1900).then_some((first, first.checked_add_months(Months::new(months))?))
}

fn number(digits: &str, most: usize) -> Option<i32> {
    (digits.len() <= most && digits.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| digits.parse().ok())
        .flatten()
}

/// Whether a letter belongs to a script that writes words without spaces between them: Han, Kana, Thai, Lao, Khmer and
/// Burmese.
fn is_unspaced(c: char) -> bool {
    matches!(c,
        '\u{0e00}'..='\u{0eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3005}'..='\u{3007}'
        | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3134f}')
}

/// A text as the index takes it: where words have no spaces between them, each letter stands for itself.
#[must_use]
pub fn spaced(text: &str) -> String {
    if !text.chars().any(|c| is_unspaced(c) || c == BETWEEN) {
        return text.to_owned();
    }
    let mut spaced = String::with_capacity(text.len() * 2);
    for c in text.chars().filter(|c| *c != BETWEEN) {
        if is_unspaced(c) {
            spaced.extend([BETWEEN, c, BETWEEN]);
        } else {
            spaced.push(c);
        }
    }
    spaced
}

/// A text as it was before [`spaced`].
#[must_use]
pub fn unspaced(text: &str) -> String {
    text.chars().filter(|c| *c != BETWEEN).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn date(text: &str) -> Option<NaiveDate> {
        Some(text.parse().unwrap())
    }

    #[test]
    fn words_phrases_and_filters_are_told_apart() {
        let query = Query::parse("hand \"open calls\" person:tomas kind:note #stretch before:2026-03 a");
        assert_eq!(
            query,
            Query {
                words: vec!["hand".to_owned()],
                phrases: vec!["open calls".to_owned()],
                people: vec!["tomas".to_owned()],
                kinds: vec!["note".to_owned()],
                tags: vec!["stretch".to_owned()],
                before: date("2026-03-01"),
                from: None,
                misunderstood: Vec::new(),
            },
            "a single letter is passed over"
        );
        assert_eq!(
            Query::parse("wer:\"Tomás Herrera\" übergabe art:form").people,
            ["Tomás Herrera"],
            "the German filter takes a name in quotes"
        );
        assert_eq!(
            Query::parse("wer:\"Tomás Herrera\" übergabe art:form").words,
            ["übergabe"]
        );
        assert_eq!(
            Query::parse("„offene Anrufe“ vor:2026").phrases,
            ["offene Anrufe"]
        );
    }

    #[test]
    fn days_months_and_years_bound_a_query() {
        let from = |text: &str| Query::parse(text).from;
        assert_eq!(
            from("after:2025"),
            date("2026-01-01"),
            "after a year is after its last day"
        );
        assert_eq!(from("after:2025-12"), date("2026-01-01"));
        assert_eq!(from("after:2025-12-30"), date("2025-12-31"));
        assert_eq!(Query::parse("before:2025").before, date("2025-01-01"));
        for wrong in [
            "before:soon",
            "before:2025-13",
            "before:2025-02-30",
            "before:2025-1-1-1",
            "after:-3",
            "after:0",
        ] {
            let query = Query::parse(wrong);
            assert_eq!(
                query.misunderstood,
                [wrong],
                "it is said that {wrong} makes no sense"
            );
            assert_eq!((query.before, query.from), (None, None));
        }
    }

    #[test]
    fn what_is_no_filter_is_a_word() {
        let query = Query::parse("10:30 https://example.org note: # \"");
        assert_eq!(query.words, ["10:30", "https://example.org", "note:"]);
        assert!(query.tags.is_empty() && query.phrases.is_empty());
        assert!(Query::parse(" \t ").is_empty(), "space asks for nothing");
    }

    #[test]
    fn scripts_without_spaces_come_apart_and_together_again() {
        assert_eq!(unspaced(&spaced("引き継ぎ and ส่งมอบ")), "引き継ぎ and ส่งมอบ");
        let tokens: Vec<String> = spaced("週末の引き継ぎ")
            .split(BETWEEN)
            .filter(|token| !token.is_empty())
            .map(str::to_owned)
            .collect();
        assert_eq!(tokens, ["週", "末", "の", "引", "き", "継", "ぎ"]);
        assert_eq!(spaced("Übergabe"), "Übergabe", "other scripts stay as they are");
        assert_eq!(
            Query::parse("週").words,
            ["週"],
            "one letter of such a script is enough"
        );
    }

    proptest! {
        #[test]
        fn whatever_is_typed_is_a_query(text in ".{0,200}") {
            let query = Query::parse(&text);
            prop_assert!(query.words.len() <= MANY && query.phrases.len() <= MANY);
            for word in &query.words {
                prop_assert!(text.contains(word.as_str()), "a word stands in what was typed");
            }
        }
    }
}
