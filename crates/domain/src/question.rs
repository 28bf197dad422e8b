//! Questions for a one-to-one: those that come with Kept, and which to ask next.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::NaiveDate;
use serde::Deserialize;

use crate::template::Label;
use crate::text::{LINE, required_line};
use crate::violation::Violation;
use crate::words::words;

const BUILT_IN: &str = include_str!("../questions/questions.json");

words! {
    /// What a question is about.
    pub enum Theme {
        /// How the talk begins.
        Start = "start",
        /// The work itself.
        Work = "work",
        /// What stands in the way.
        Obstacles = "obstacles",
        /// What is learnt.
        Growth = "growth",
        /// What the manager could do better.
        FeedbackToMe = "feedback-to-me",
        /// The others.
        Team = "team",
        /// Thanks, given and missed.
        Recognition = "recognition",
        /// Pace and strength, never health.
        Wellbeing = "wellbeing",
        /// What is to come.
        Future = "future",
    }
}

/// A question that comes with Kept.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Names it for good, whatever becomes of its words.
    pub key: String,
    /// What it is about.
    pub theme: Theme,
    /// How it is asked.
    pub text: Label,
}

impl Question {
    /// The questions that come with Kept, by theme.
    #[must_use]
    pub fn all_built_in() -> &'static [Self] {
        // A test reads the file, so nothing is lost here.
        static READ: LazyLock<Vec<Question>> =
            LazyLock::new(|| serde_json::from_str(BUILT_IN).unwrap_or_default());
        &READ
    }
}

/// The words of a question of the manager's own in their final form.
///
/// # Errors
/// A [`Violation`] at `text`.
pub fn checked_text(text: &str) -> Result<String, Violation> {
    required_line("text", text, LINE, "Write the question.")
}

/// A question, and when it was last asked of somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked<'a> {
    /// Its key.
    pub key: &'a str,
    /// What it is about.
    pub theme: Theme,
    /// When this person was last asked.
    pub last_on: Option<NaiveDate>,
}

/// The keys of the questions to ask next, at most `count`.
///
/// Themes take turns: the one that was not spoken about for the longest time comes first, and each gives one question
/// before any gives a second. Within a theme it is the question that was not asked for the longest time. What was
/// never asked comes before everything else, and the order of `bank` decides what is left open, so that the same bank
/// and the same talks always give the same questions.
#[must_use]
pub fn suggested<'a>(bank: &[Asked<'a>], count: usize) -> Vec<&'a str> {
    let mut themes: BTreeMap<Theme, Vec<&Asked<'a>>> = BTreeMap::new();
    for question in bank {
        themes.entry(question.theme).or_default().push(question);
    }
    let mut turns: Vec<_> = themes.into_iter().collect();
    turns.sort_by_key(|(theme, questions)| {
        let last = questions.iter().filter_map(|question| question.last_on).max();
        (last, *theme)
    });
    for (_, questions) in &mut turns {
        questions.sort_by_key(|question| question.last_on);
    }
    let rounds = turns
        .iter()
        .map(|(_, questions)| questions.len())
        .max()
        .unwrap_or(0);
    (0..rounds)
        .flat_map(|round| {
            turns
                .iter()
                .filter_map(move |(_, questions)| questions.get(round))
        })
        .map(|question| question.key)
        .take(count)
        .collect()
}

#[cfg(test)]
#[path = "question_tests.rs"]
mod tests;
