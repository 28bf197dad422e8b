//! Which words of a wording differ from the one before.

use serde::Serialize;

use crate::agreement::Change;

/// Equal words that are shown before and after a difference.
const CONTEXT: usize = 14;

/// A change with both wordings cut into parts.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Difference {
    label: String,
    before: Vec<Part>,
    after: Vec<Part>,
}

/// A run of words, and whether it differs.
#[derive(Debug, PartialEq, Eq, Serialize)]
struct Part {
    text: String,
    differs: bool,
}

impl Difference {
    /// Compares word by word: what is equal at the beginning and at the end is equal,
    /// everything between counts as changed.
    pub(crate) fn of(change: &Change) -> Self {
        let before: Vec<&str> = change.before.split_whitespace().collect();
        let after: Vec<&str> = change.after.split_whitespace().collect();
        let head = before.iter().zip(&after).take_while(|(a, b)| a == b).count();
        let tail = before[head..]
            .iter()
            .rev()
            .zip(after[head..].iter().rev())
            .take_while(|(a, b)| a == b)
            .count();
        Self {
            label: change.label.clone(),
            before: parts(&before, head, tail),
            after: parts(&after, head, tail),
        }
    }
}

fn parts(words: &[&str], head: usize, tail: usize) -> Vec<Part> {
    let end = words.len() - tail;
    let first = head.saturating_sub(CONTEXT);
    let last = words.len().min(end + CONTEXT);
    let lead = if first > 0 { "… " } else { "" };
    let trail = if last < words.len() { " …" } else { "" };
    let part = |text: String, differs| Part { text, differs };
    [
        part(format!("{lead}{}", words[first..head].join(" ")), false),
        part(words[head..end].join(" "), true),
        part(format!("{}{trail}", words[end..last].join(" ")), false),
    ]
    .into_iter()
    .filter(|part| !part.text.is_empty())
    .collect()
}
