//! What every text of a record has in common: normal form, limits, no control characters.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::violation::Violation;

/// Characters of a line such as a title or a task.
pub const LINE: usize = 200;
/// Characters of a passage such as what will be done.
pub const PASSAGE: usize = 4_000;
/// Characters of a text that is written over a whole talk.
pub const LONG: usize = 20_000;

/// A text of one line, in Unicode normal form C, without space at its ends. Empty becomes `None`.
///
/// # Errors
/// A [`Violation`] at `field` if it is longer than `limit` characters or holds a line break or control character.
pub fn line(field: &str, text: &str, limit: usize) -> Result<Option<String>, Violation> {
    let text = bounded(field, text, limit)?;
    if text.chars().any(is_break) {
        return Err(Violation::new(field, "Write this on one line."));
    }
    Ok(filled(&text))
}

/// A text of one line that must not be empty; `message` says what to write.
///
/// # Errors
/// As [`line()`], and `message` if nothing is left.
pub fn required_line(
    field: &str,
    text: &str,
    limit: usize,
    message: &'static str,
) -> Result<String, Violation> {
    line(field, text, limit)?.ok_or_else(|| Violation::new(field, message))
}

/// A text that may have several lines, each ended by U+000A. Empty becomes `None`.
///
/// # Errors
/// A [`Violation`] at `field` if it is longer than `limit` characters or holds a control character.
pub fn passage(field: &str, text: &str, limit: usize) -> Result<Option<String>, Violation> {
    Ok(filled(&bounded(field, text, limit)?))
}

/// Applies a rule to a text that may be absent.
///
/// # Errors
/// Those of the rule.
pub fn optional(
    rule: fn(&str, &str, usize) -> Result<Option<String>, Violation>,
    field: &str,
    text: Option<&str>,
    limit: usize,
) -> Result<Option<String>, Violation> {
    text.map_or(Ok(None), |text| rule(field, text, limit))
}

/// Letters and digits of a text without case and accents, to sort and find names by.
#[must_use]
pub fn folded(text: &str) -> String {
    text.nfkd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .collect()
}

/// The first line of a text, cut at a word to at most `limit` characters.
#[must_use]
pub fn first_line(text: &str, limit: usize) -> Option<String> {
    let line = text.lines().map(str::trim).find(|line| !line.is_empty())?;
    let Some((end, _)) = line.char_indices().nth(limit) else {
        return Some(line.to_owned());
    };
    let cut = line.get(..end).unwrap_or_default();
    let cut = cut
        .rsplit_once(char::is_whitespace)
        .map_or(cut, |(words, _)| words);
    Some(format!("{}…", cut.trim_end()))
}

/// Normalises no more than the limit allows, so that ten megabytes cost little more than a sentence.
fn bounded(field: &str, text: &str, limit: usize) -> Result<String, Violation> {
    let mut normal = String::new();
    let mut characters = text.trim().nfc().peekable();
    let mut length = 0;
    while let Some(c) = characters.next() {
        length += 1;
        if length > limit {
            return Err(Violation::new(
                field,
                format!("Shorten this to {limit} characters."),
            ));
        }
        match c {
            '\r' => {
                characters.next_if_eq(&'\n');
                normal.push('\n');
            }
            '\n' | '\t' => normal.push(c),
            _ if c.is_control() => {
                return Err(Violation::new(
                    field,
                    "This text holds a character that cannot be kept. Type it again.",
                ));
            }
            _ => normal.push(c),
        }
    }
    Ok(normal)
}

fn filled(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

/// Line breaks of any kind, and tabs, which would break the columns of a list.
fn is_break(c: char) -> bool {
    matches!(c, '\n' | '\t' | '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_same_name_typed_in_two_ways_is_one_name() {
        let composed = line("name", "Linnea Stro\u{308}m", LINE).unwrap();
        assert_eq!(
            composed.as_deref(),
            Some("Linnea Ström"),
            "texts are kept in normal form C"
        );
    }

    #[test]
    fn control_characters_are_refused_at_their_field() {
        for text in ["a\0b", "a\u{1b}[31m", "a\u{7f}", "\u{9d}"] {
            let refused = passage("what", text, PASSAGE).unwrap_err();
            assert_eq!(
                refused.field, "what",
                "a control character is refused where it stands"
            );
        }
    }

    #[test]
    fn a_line_has_no_break_and_a_passage_has_plain_ones() {
        assert!(
            line("title", "one\ntwo", LINE).is_err(),
            "a title stands on one line"
        );
        assert!(
            line("title", "one\u{2028}two", LINE).is_err(),
            "U+2028 is a line break too"
        );
        assert_eq!(
            passage("what", "one\r\ntwo\rthree\n", PASSAGE)
                .unwrap()
                .as_deref(),
            Some("one\ntwo\nthree"),
            "every line break is kept as U+000A"
        );
    }

    #[test]
    fn ten_megabytes_are_refused_with_the_limit() {
        let refused = passage("worry", &"x".repeat(10 << 20), PASSAGE).unwrap_err();
        assert_eq!(refused.message, "Shorten this to 4000 characters.");
        assert_eq!(
            passage("worry", &" ".repeat(10 << 20), PASSAGE).unwrap(),
            None,
            "nothing but space is an empty text"
        );
    }

    #[test]
    fn limits_count_characters_and_not_bytes() {
        let text = "計".repeat(LINE);
        assert_eq!(
            line("title", &text, LINE).unwrap(),
            Some(text),
            "200 characters of any script fit"
        );
    }

    #[test]
    fn names_are_folded_for_sorting() {
        assert_eq!(folded("Élodie ÅSTRÖM"), "elodie astrom");
    }

    #[test]
    fn a_first_line_is_cut_at_a_word() {
        assert_eq!(
            first_line("\n  The handover is missing time\nnot skill", 16).as_deref(),
            Some("The handover is…")
        );
        assert_eq!(
            first_line("Short", 16).as_deref(),
            Some("Short"),
            "nothing is cut from what fits"
        );
        assert_eq!(first_line(" \n ", 16), None, "an empty text has no first line");
    }

    proptest! {
        #[test]
        fn checking_twice_changes_nothing(text in "\\PC{0,300}") {
            if let Ok(Some(once)) = passage("what", &text, PASSAGE) {
                prop_assert_eq!(passage("what", &once, PASSAGE).unwrap(), Some(once.clone()), "a checked text is in its final form");
                prop_assert!(once.chars().count() <= PASSAGE, "a checked text keeps its limit");
            }
        }

        #[test]
        fn no_text_breaks_the_check(text in any::<String>(), limit in 0usize..50) {
            if let Ok(Some(kept)) = line("title", &text, limit) {
                prop_assert!(kept.chars().count() <= limit, "a line keeps its limit");
                prop_assert!(!kept.chars().any(char::is_control), "a line has no control character");
            }
            let _ = first_line(&text, limit);
        }
    }
}
