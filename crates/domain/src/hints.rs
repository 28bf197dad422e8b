//! Gentle checks of an expectation while it is written: by rule, offline, never blocking.
//!
//! A hint names the word that it is about, says why, and shows one way out.

mod measure;
mod wording;

use chrono::NaiveDate;

use crate::expectation::ExpectationText;

/// More than a page of hints helps nobody.
const MOST: usize = 40;

/// How a hint is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// It says what a good expectation says.
    Good,
    /// It could be clearer.
    Consider,
}

/// A gentle check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hint {
    /// Path of the field: `what`, `measure.text`, `tasks[0].text` …
    pub field: String,
    /// How it is meant.
    pub tone: Tone,
    /// Words of the text that it is about. What is said goes on after them.
    pub about: Option<String>,
    /// A sentence or two.
    pub text: String,
}

impl Hint {
    fn good(field: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            field: field.into(),
            tone: Tone::Good,
            about: None,
            text: text.into(),
        }
    }

    fn consider(field: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            tone: Tone::Consider,
            ..Self::good(field, text)
        }
    }
}

/// Everything that can be said about a text. `called` is what the member is called, `today` the day it is written.
///
/// What is still empty is passed over until what will be done is written: nobody is asked for everything at once.
#[must_use]
pub fn hints(text: &ExpectationText, called: &str, today: NaiveDate) -> Vec<Hint> {
    let mut hints = Vec::new();
    if let Some(what) = text.what.as_deref() {
        let found = wording::all("what", what);
        if found.is_empty() && wording::says_who(what, called) && wording::says_when(what) {
            hints.push(Hint::good("what", "Says who, what and when."));
        }
        hints.extend(found);
        hints.extend(wording::two_goals("what", what));
    }
    let begun = text.what.is_some();
    hints.extend(measure::measure(text, begun));
    time(text, begun, today, &mut hints);
    reward(text, &mut hints);
    consequence(text, &mut hints);
    steps(text, begun, today, &mut hints);
    hints.truncate(MOST);
    hints
}

fn time(text: &ExpectationText, begun: bool, today: NaiveDate, hints: &mut Vec<Hint>) {
    let Some(deadline) = text.deadline else {
        if begun {
            hints.push(Hint::consider("deadline", "No date yet. Say by when."));
        }
        return;
    };
    let start = text.starts_on.unwrap_or(today);
    if deadline < today {
        hints.push(Hint::consider(
            "deadline",
            "This day has passed. Choose a new one before signing.",
        ));
    } else if (deadline - start).num_days() > 366 {
        hints.push(Hint::consider(
            "deadline",
            "More than a year away. A nearer day keeps it in sight.",
        ));
    }
    match text.reviews.last() {
        None => hints.push(Hint::consider(
            "reviews",
            "Nobody looks at it before the deadline. Agree on a first look.",
        )),
        Some(last) if *last > deadline => hints.push(Hint::consider(
            "reviews",
            "A review lies after the deadline. Move it, or say that it closes the expectation.",
        )),
        Some(_) => {}
    }
}

fn reward(text: &ExpectationText, hints: &mut Vec<Hint>) {
    let Some(what) = text.reward.what.as_deref() else {
        return;
    };
    let found = wording::all("reward.what", what);
    let when = text.reward.when.is_some() || wording::says_when(what);
    let who = text.reward.decided_by.is_some();
    if found.is_empty() && when && who {
        hints.push(Hint::good("reward.what", "Says what, when and who decides."));
    }
    hints.extend(found);
    if !when {
        hints.push(Hint::consider("reward.when", "Says what, not when. Add the day."));
    }
    if !who {
        hints.push(Hint::consider(
            "reward.decidedBy",
            "Say who decides that it is earned.",
        ));
    }
}

fn consequence(text: &ExpectationText, hints: &mut Vec<Hint>) {
    let Some(what) = text.consequence.what.as_deref() else {
        return;
    };
    let found = wording::all("consequence.what", what);
    let from = text.consequence.from.is_some() || wording::says_when(what);
    let first = text.consequence.first_step.is_some();
    if found.is_empty() && from && first {
        hints.push(Hint::good(
            "consequence.what",
            "Says what, from when, and what comes first.",
        ));
    }
    hints.extend(found);
    if !from {
        hints.push(Hint::consider("consequence.from", "Say from when it applies."));
    }
    if !first {
        hints.push(Hint::consider(
            "consequence.firstStep",
            "Say the first step, so that nobody is surprised.",
        ));
    }
}

fn steps(text: &ExpectationText, begun: bool, today: NaiveDate, hints: &mut Vec<Hint>) {
    if begun && text.tasks.is_empty() {
        hints.push(Hint::consider(
            "tasks",
            "No first step yet. Break off one that fits into a week.",
        ));
    }
    for (index, task) in text.tasks.iter().enumerate() {
        hints.extend(wording::all(&format!("tasks[{index}].text"), &task.text));
        let field = format!("tasks[{index}].dueOn");
        match (task.due_on, text.deadline) {
            (None, _) => hints.push(Hint::consider(field, "No day yet. Say by when.")),
            (Some(due), _) if due < today => {
                hints.push(Hint::consider(field, "This day has passed. Choose a new one."));
            }
            (Some(due), Some(deadline)) if due > deadline => {
                hints.push(Hint::consider(
                    field,
                    "This is due after the deadline. Move one of the two.",
                ));
            }
            _ => {}
        }
    }
    for (index, promise) in text.promises.iter().enumerate() {
        if promise.due_on.is_none() && promise.due_words.is_none() {
            let field = format!("promises[{index}].dueOn");
            hints.push(Hint::consider(field, "Say by when. It goes to your promises."));
        }
    }
}

#[cfg(test)]
#[path = "hints_tests.rs"]
mod tests;
