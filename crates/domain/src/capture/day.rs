//! Days in words, in English and German. Only days that have come are read: a note is about what happened.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::is_space;
use crate::text::folded;

/// Words that a day takes at most: "the day before yesterday", "on 12th of November 2026".
const WORDS: usize = 6;
/// Characters of a day in numbers, with the full stop behind it.
const LONGEST_NUMBER: usize = 11;
/// Behind these a day is not the one on which it happened.
const OTHERWISE: &[&str] = &[
    "since",
    "until",
    "till",
    "by",
    "before",
    "after",
    "from",
    "for",
    "next",
    "every",
    "each",
    "coming",
    "upcoming",
    "following",
    "of",
    "seit",
    "bis",
    "ab",
    "nach",
    "vom",
    "von",
    "zum",
    "fur",
    "nachsten",
    "kommenden",
    "jeden",
];
const WEEKDAYS: [(&str, Weekday); 24] = [
    ("monday", Weekday::Mon),
    ("mon", Weekday::Mon),
    ("montag", Weekday::Mon),
    ("tuesday", Weekday::Tue),
    ("tue", Weekday::Tue),
    ("tues", Weekday::Tue),
    ("dienstag", Weekday::Tue),
    ("wednesday", Weekday::Wed),
    ("wed", Weekday::Wed),
    ("mittwoch", Weekday::Wed),
    ("thursday", Weekday::Thu),
    ("thu", Weekday::Thu),
    ("thurs", Weekday::Thu),
    ("donnerstag", Weekday::Thu),
    ("friday", Weekday::Fri),
    ("fri", Weekday::Fri),
    ("freitag", Weekday::Fri),
    ("saturday", Weekday::Sat),
    ("sat", Weekday::Sat),
    ("samstag", Weekday::Sat),
    ("sonnabend", Weekday::Sat),
    ("sunday", Weekday::Sun),
    ("sun", Weekday::Sun),
    ("sonntag", Weekday::Sun),
];
/// Full names of months, each in English and in German, without accents.
const MONTHS: [[&str; 2]; 12] = [
    ["january", "januar"],
    ["february", "februar"],
    ["march", "marz"],
    ["april", "april"],
    ["may", "mai"],
    ["june", "juni"],
    ["july", "juli"],
    ["august", "august"],
    ["september", "september"],
    ["october", "oktober"],
    ["november", "november"],
    ["december", "dezember"],
];
const NUMBERS: [[&str; 5]; 10] = [
    ["one", "a", "ein", "einem", "einer"],
    ["two", "zwei", "", "", ""],
    ["three", "drei", "", "", ""],
    ["four", "vier", "", "", ""],
    ["five", "funf", "", "", ""],
    ["six", "sechs", "", "", ""],
    ["seven", "sieben", "", "", ""],
    ["eight", "acht", "", "", ""],
    ["nine", "neun", "", "", ""],
    ["ten", "zehn", "", "", ""],
];

/// A word with where it ends in what was looked at.
struct Word {
    said: String,
    capital: bool,
    end: usize,
}

/// Reads a day at byte `at` of the line. Says how many bytes it takes.
pub(super) fn at(line: &str, at: usize, today: NaiveDate) -> Option<(usize, NaiveDate)> {
    let rest = line.get(at..)?;
    let before = line.get(..at)?.trim_end_matches(is_space);
    let before = folded(before.rsplit(|c: char| !c.is_alphanumeric()).next()?);
    if OTHERWISE.contains(&before.as_str()) {
        return None;
    }
    let words = words(rest);
    let first = words.first()?;
    let on = ["on", "am"].contains(&first.said.as_str());
    let said = if on { words.get(1..)? } else { &words };
    let numbers_at = if on {
        first.end + rest.get(first.end..)?.len() - rest.get(first.end..)?.trim_start().len()
    } else {
        0
    };
    let (length, day) = in_numbers(rest.get(numbers_at..)?, today)
        .map(|(length, day)| (numbers_at + length, day))
        .or_else(|| relative(&words, today))
        .or_else(|| weekday(&words, today))
        .or_else(|| month(said, today))?;
    (day <= today).then_some((length, day))
}

/// The next words, as far as nothing but a space, a full stop or a comma stands between them.
fn words(rest: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut at = 0;
    while words.len() < WORDS {
        let text = &rest[at..];
        let gap = text.len() - text.trim_start_matches([' ', '.', ',', '\u{a0}']).len();
        let text = &text[gap..];
        let length = text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len());
        // No word of a day is longer, and a name of a megabyte is not looked at again and again.
        if length == 0 || length > 20 || gap > 3 || (words.is_empty() && gap > 0) {
            break;
        }
        let word = &text[..length];
        words.push(Word {
            said: folded(word),
            capital: word.starts_with(char::is_uppercase),
            end: at + gap + length,
        });
        at += gap + length;
    }
    words
}

/// "yesterday", "3 days ago", "vor einer Woche".
fn relative(words: &[Word], today: NaiveDate) -> Option<(usize, NaiveDate)> {
    let said: Vec<&str> = words.iter().map(|word| word.said.as_str()).collect();
    let ago = |days: u64| today.checked_sub_days(Days::new(days));
    let (count, day) = match said.as_slice() {
        ["today" | "heute", ..] => (1, ago(0)),
        ["yesterday" | "gestern", ..] => (1, ago(1)),
        ["vorgestern", ..] => (1, ago(2)),
        ["day", "before", "yesterday", ..] => (3, ago(2)),
        ["the", "day", "before", "yesterday", ..] => (4, ago(2)),
        [many, unit, "ago", ..] => (3, ago(number(many)? * unit_days(unit)?)),
        ["vor", many, unit, ..] => (3, ago(number(many)? * unit_days(unit)?)),
        _ => return None,
    };
    Some((words.get(count - 1)?.end, day?))
}

fn number(word: &str) -> Option<u64> {
    if let Ok(number @ 1..=366) = word.parse() {
        return Some(number);
    }
    let place = NUMBERS
        .iter()
        .position(|names| !word.is_empty() && names.contains(&word))?;
    u64::try_from(place + 1).ok()
}

fn unit_days(word: &str) -> Option<u64> {
    match word {
        "day" | "days" | "tag" | "tage" | "tagen" => Some(1),
        "week" | "weeks" | "woche" | "wochen" => Some(7),
        _ => None,
    }
}

/// "on Tuesday", "letzten Freitag": the last one before today. A weekday alone may be a name, as of a meeting.
fn weekday(words: &[Word], today: NaiveDate) -> Option<(usize, NaiveDate)> {
    let [before, day, ..] = words else { return None };
    let past = ["on", "last", "am", "letzten", "letzter", "vergangenen"];
    if !past.contains(&before.said.as_str()) {
        return None;
    }
    let (_, weekday) = WEEKDAYS.iter().find(|(name, _)| *name == day.said)?;
    let since = (7 + today.weekday().num_days_from_monday() - weekday.num_days_from_monday()) % 7;
    let days = if since == 0 { 7 } else { since };
    Some((day.end, today.checked_sub_days(Days::new(days.into()))?))
}

/// "12 Nov", "12th of November 2026", "Nov 12", "12. März".
fn month(words: &[Word], today: NaiveDate) -> Option<(usize, NaiveDate)> {
    let prefixed = match words {
        [on, ..] if ["on", "am"].contains(&on.said.as_str()) => words.get(1..)?,
        _ => words,
    };
    let (day, month, used) = match prefixed {
        [day, of, month, ..] if of.said == "of" => (day_number(&day.said)?, month_number(month)?, 3),
        [first, second, ..] => match (day_number(&first.said), month_number(second)) {
            (Some(day), Some(month)) => (day, month, 2),
            _ => (day_number(&second.said)?, month_number(first)?, 2),
        },
        _ => return None,
    };
    let year = prefixed
        .get(used)
        .and_then(|word| year(&word.said).map(|year| (word.end, year)));
    match year {
        Some((end, year)) => Some((end, NaiveDate::from_ymd_opt(year, month, day)?)),
        None => Some((prefixed.get(used - 1)?.end, nearest(day, month, today)?)),
    }
}

fn day_number(word: &str) -> Option<u32> {
    let digits = ["st", "nd", "rd", "th"]
        .iter()
        .find_map(|ending| word.strip_suffix(ending))
        .unwrap_or(word);
    digits.parse().ok().filter(|day| (1..=31).contains(day))
}

/// A month, or how it begins. "May" and "March" are words, too, so they need their capital.
fn month_number(word: &Word) -> Option<u32> {
    let said = word.said.as_str();
    if said.len() < 3 || (["may", "march", "mar"].contains(&said) && !word.capital) {
        return None;
    }
    let short = |name: &str| said.len() <= 4 && name.starts_with(said);
    let place = MONTHS
        .iter()
        .position(|names| names.iter().any(|name| *name == said || short(name)))?;
    u32::try_from(place + 1).ok()
}

fn year(word: &str) -> Option<i32> {
    let year = word.parse().ok().filter(|year| (1900..=2199).contains(year));
    year.filter(|_| word.len() == 4)
}

/// The day of a month that is nearest to today. If it is still to come, it is not the one that is meant.
fn nearest(day: u32, month: u32, today: NaiveDate) -> Option<NaiveDate> {
    let years = [today.year() - 1, today.year(), today.year() + 1];
    let days = years
        .into_iter()
        .filter_map(|year| NaiveDate::from_ymd_opt(year, month, day));
    days.min_by_key(|day| (*day - today).num_days().abs())
}

/// `2026-11-12`, `12.11.2026`, `12.11.26`, `12.11.`.
fn in_numbers(rest: &str, today: NaiveDate) -> Option<(usize, NaiveDate)> {
    let end = rest
        .char_indices()
        .take(LONGEST_NUMBER + 1)
        .find(|(_, c)| !c.is_ascii_digit() && *c != '.' && *c != '-')
        .map_or(rest.len(), |(end, _)| end);
    // Letters at its end make it something else: a version, a part number.
    let token = rest.get(..end).filter(|token| token.len() <= LONGEST_NUMBER)?;
    if rest
        .get(end..)?
        .starts_with(|c: char| c.is_alphanumeric() || c == '/')
    {
        return None;
    }
    let iso = token.trim_end_matches('.');
    if iso.len() == 10
        && let Ok(day) = NaiveDate::parse_from_str(iso, "%Y-%m-%d")
    {
        return Some((10, day));
    }
    let mut parts = token.split('.');
    let digits = |part: Option<&str>| part.filter(|part| (1..=2).contains(&part.len()))?.parse().ok();
    let (day, month): (u32, u32) = (digits(parts.next())?, digits(parts.next())?);
    let last = parts.next()?;
    let date = match last.len() {
        0 => nearest(day, month, today)?,
        2 => NaiveDate::from_ymd_opt(2000 + last.parse::<i32>().ok()?, month, day)?,
        4 => NaiveDate::from_ymd_opt(year(last)?, month, day)?,
        _ => return None,
    };
    // A full stop behind the year ends the sentence.
    let length = match parts.next() {
        None => token.len(),
        Some("") if !last.is_empty() => token.len() - 1,
        Some(_) => return None,
    };
    Some((length, date))
}
