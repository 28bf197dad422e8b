//! Words that can mean different things, and sentences that ask for two.

use super::Hint;
use crate::wording::{ABSOLUTES, HOW_OFTEN};

/// Words by what is missing from them. Lower case; a phrase is words with one space between.
const VAGUE: &[(&[&str], &str)] = &[
    (
        &[
            "quickly",
            "soon",
            "asap",
            "promptly",
            "timely",
            "in a timely manner",
            "as soon as possible",
            "immediately",
            "fast",
            "faster",
            "early",
            "in time",
            "shortly",
        ],
        "can mean different things. Say when.",
    ),
    (HOW_OFTEN, "can mean different things. Say how often."),
    (
        &[
            "better",
            "good",
            "well",
            "properly",
            "appropriate",
            "appropriately",
            "adequate",
            "adequately",
            "high quality",
            "high-quality",
            "professional",
            "professionally",
            "proactive",
            "proactively",
            "efficient",
            "efficiently",
            "effective",
            "effectively",
            "excellent",
            "as needed",
            "if needed",
            "where possible",
            "reasonable",
        ],
        "can mean different things. Say how both of you will know.",
    ),
    (
        &[
            "more",
            "less",
            "fewer",
            "many",
            "several",
            "enough",
            "sufficient",
            "significantly",
            "substantially",
        ],
        "can mean different things. Say how much.",
    ),
    (ABSOLUTES, "leaves no room. Say what is enough."),
    (&["everybody", "nobody"], "leaves no room. Say what is enough."),
    (
        &[
            "improve",
            "improves",
            "improving",
            "enhance",
            "enhances",
            "optimise",
            "optimises",
            "optimize",
            "optimizes",
            "try",
            "tries",
            "try to",
            "strive",
            "strives",
            "aim to",
            "aims to",
            "support",
            "supports",
            "contribute",
            "contributes",
            "be involved",
            "is involved",
            "be aware",
            "is aware",
            "focus on",
            "focuses on",
            "work on",
            "works on",
            "take ownership",
            "takes ownership",
            "be responsible",
            "is responsible",
            "deal with",
            "deals with",
            "handle",
            "handles",
            "understand",
            "understands",
        ],
        "does not say what is done. Name what somebody would see.",
    ),
];

/// Verbs that begin a second goal after "and".
const ACTIONS: &[&str] = &[
    "answer",
    "answers",
    "attend",
    "attends",
    "build",
    "builds",
    "call",
    "calls",
    "check",
    "checks",
    "complete",
    "completes",
    "create",
    "creates",
    "deliver",
    "delivers",
    "document",
    "documents",
    "file",
    "files",
    "finish",
    "finishes",
    "give",
    "gives",
    "hold",
    "holds",
    "improve",
    "improves",
    "increase",
    "increases",
    "keep",
    "keeps",
    "lead",
    "leads",
    "learn",
    "learns",
    "make",
    "makes",
    "plan",
    "plans",
    "prepare",
    "prepares",
    "present",
    "presents",
    "reduce",
    "reduces",
    "report",
    "reports",
    "review",
    "reviews",
    "run",
    "runs",
    "send",
    "sends",
    "show",
    "shows",
    "teach",
    "teaches",
    "train",
    "trains",
    "update",
    "updates",
    "visit",
    "visits",
    "write",
    "writes",
];

/// Words that join two goals by themselves.
const JOINS: &[&str] = &["as well as", "and also", "in addition", "and at the same time"];

/// Words that tell a time.
const TIMES: &[&str] = &[
    "by",
    "before",
    "after",
    "until",
    "within",
    "every",
    "each",
    "daily",
    "weekly",
    "monthly",
    "day",
    "days",
    "week",
    "weeks",
    "month",
    "months",
    "hour",
    "hours",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "january",
    "february",
    "march",
    "april",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "mondays",
    "tuesdays",
    "wednesdays",
    "thursdays",
    "fridays",
    "noon",
    "quarter",
    "year",
];

/// Words that stand for a person.
const PERSONS: &[&str] = &["he", "she", "they", "i", "you", "we"];

/// Vague words of a text, each named once.
pub(super) fn all(field: &str, text: &str) -> Vec<Hint> {
    let words = words(text);
    let mut hints: Vec<Hint> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        // The longest phrase wins: "more often" is about how often, not about how much.
        let hit = (1..=4).rev().find_map(|length| {
            let phrase = phrase(&words, at, length)?;
            let (_, why) = VAGUE.iter().find(|(list, _)| list.contains(&phrase.as_str()))?;
            Some((length, *why))
        });
        let Some((length, why)) = hit else {
            at += 1;
            continue;
        };
        let about = slice(text, &words, at, length);
        if !hints.iter().any(|hint| hint.about.as_deref() == Some(about)) {
            hints.push(Hint {
                about: Some(about.to_owned()),
                ..Hint::consider(field, why)
            });
        }
        at += length;
    }
    hints
}

/// A sentence that asks for two things.
pub(super) fn two_goals(field: &str, text: &str) -> Option<Hint> {
    let words = words(text);
    let found = (0..words.len()).find_map(|at| {
        let joined = (2..=5).find(|length| {
            phrase(&words, at, *length).is_some_and(|phrase| JOINS.contains(&phrase.as_str()))
        });
        let second = || {
            (words[at].lower == "and" && ACTIONS.contains(&words.get(at + 1)?.lower.as_str())).then_some(2)
        };
        // At the very beginning there is no first goal that a second could be joined to.
        joined
            .or_else(second)
            .filter(|_| at > 0)
            .map(|length| (at, length))
    });
    found.map(|(at, length)| {
        let about = slice(text, &words, at, length);
        Hint {
            about: Some(about.to_owned()),
            ..Hint::consider(
                field,
                "may begin a second goal. Make it a task, or an expectation of its own.",
            )
        }
    })
}

/// The text names the member, or stands for one.
pub(super) fn says_who(text: &str, called: &str) -> bool {
    let called = called.to_lowercase();
    words(text)
        .iter()
        .any(|word| word.lower == called || PERSONS.contains(&word.lower.as_str()))
}

/// The text tells a time.
pub(super) fn says_when(text: &str) -> bool {
    words(text)
        .iter()
        .any(|word| TIMES.contains(&word.lower.as_str()))
}

struct Word {
    start: usize,
    end: usize,
    lower: String,
}

/// Letters and digits that stand together; a hyphen or apostrophe inside of a word belongs to it.
fn words(text: &str) -> Vec<Word> {
    let inside = |c: char| c.is_alphanumeric() || matches!(c, '-' | '\'' | '’');
    let mut words = Vec::new();
    let mut rest = 0;
    for piece in text.split(|c: char| !inside(c)) {
        let start = rest;
        rest = start
            + piece.len()
            + text[start + piece.len()..]
                .chars()
                .next()
                .map_or(0, char::len_utf8);
        let trimmed = piece.trim_matches(|c: char| !c.is_alphanumeric());
        if !trimmed.is_empty() {
            let start = start + piece.find(trimmed).unwrap_or(0);
            words.push(Word {
                start,
                end: start + trimmed.len(),
                lower: trimmed.to_lowercase(),
            });
        }
    }
    words
}

fn phrase(words: &[Word], at: usize, length: usize) -> Option<String> {
    let several: Vec<&str> = words
        .get(at..at + length)?
        .iter()
        .map(|word| word.lower.as_str())
        .collect();
    Some(several.join(" "))
}

fn slice<'a>(text: &'a str, words: &[Word], at: usize, length: usize) -> &'a str {
    text.get(words[at].start..words[at + length - 1].end)
        .unwrap_or_default()
}
