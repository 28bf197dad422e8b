//! What the manager owes a member.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::day;
use crate::ids::{ExpectationId, FormId, MemberId, PromiseId};
use crate::text::{LINE, line, optional, required_line};
use crate::violation::Violation;
use crate::words::words;

words! {
    /// Where a promise stands.
    pub enum PromiseState {
        /// Written in a draft that is not agreed yet.
        Stated = "stated",
        /// Given, and owed.
        Open = "open",
        /// Kept.
        Kept = "kept",
        /// Not kept.
        Broken = "broken",
        /// Taken back.
        Withdrawn = "withdrawn",
    }
}

impl PromiseState {
    /// Whether a promise may be settled, or opened again, from here to there.
    ///
    /// A stated promise opens by agreement alone, never by hand.
    #[must_use]
    pub const fn may_become(self, to: Self) -> bool {
        match (self, to) {
            (Self::Stated, _) | (_, Self::Stated) => false,
            (Self::Open, to) => !matches!(to, Self::Open),
            (_, to) => matches!(to, Self::Open),
        }
    }

    /// Checks a step that the manager asks for.
    ///
    /// # Errors
    /// A [`Violation`] at `to` that says what to do instead.
    pub fn checked_step(self, to: Self) -> Result<(), Violation> {
        if self.may_become(to) {
            return Ok(());
        }
        let message = match (self, to) {
            (Self::Stated, _) => "This promise counts from the day the expectation is agreed.",
            (_, Self::Stated) => "A given promise can be kept, broken or withdrawn.",
            _ if self as u8 == to as u8 => "It is there already.",
            _ => "Open it again first.",
        };
        Err(Violation::new("to", message))
    }
}

/// What is written about a promise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PromiseText {
    /// Which one; `None` for one that was just written.
    pub id: Option<PromiseId>,
    /// What is provided.
    pub text: String,
    /// By when.
    pub due_on: Option<NaiveDate>,
    /// Words instead of a date, or before it: "throughout", "from".
    pub due_words: Option<String>,
}

impl PromiseText {
    /// Brings all texts into their final form.
    ///
    /// # Errors
    /// The first [`Violation`], with paths from the promise on.
    pub fn checked(self) -> Result<Self, Violation> {
        Ok(Self {
            id: self.id,
            text: required_line(
                "text",
                &self.text,
                LINE,
                "Say what you promise, or remove this line.",
            )?,
            due_on: day::optional("dueOn", self.due_on)?,
            due_words: optional(line, "dueWords", self.due_words.as_deref(), 60)?,
        })
    }
}

/// A promise as the vault keeps one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promise {
    /// Which one.
    pub id: PromiseId,
    /// To whom.
    pub member: MemberId,
    /// The expectation that it stands in, if any.
    pub expectation: Option<ExpectationId>,
    /// The form of the talk in which it was given, if any.
    pub form: Option<FormId>,
    /// Counts the changes, from 1.
    pub revision: u32,
    /// What is provided.
    pub text: String,
    /// By when.
    pub due_on: Option<NaiveDate>,
    /// Words instead of a date, or before it.
    pub due_words: Option<String>,
    /// Where it stands.
    pub state: PromiseState,
}

impl From<Promise> for PromiseText {
    fn from(promise: Promise) -> Self {
        Self {
            id: Some(promise.id),
            text: promise.text,
            due_on: promise.due_on,
            due_words: promise.due_words,
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn state() -> impl Strategy<Value = PromiseState> {
        prop::sample::select(PromiseState::ALL.to_vec())
    }

    proptest! {
        #[test]
        fn what_was_given_is_never_only_stated_again(from in state(), steps in prop::collection::vec(state(), 0..20)) {
            let mut at = from;
            for to in steps {
                if at.checked_step(to).is_ok() {
                    at = to;
                }
            }
            prop_assert_eq!(at == PromiseState::Stated, from == PromiseState::Stated, "only agreement opens a promise");
        }

        #[test]
        fn every_settling_can_be_undone(from in state(), to in state()) {
            if from.may_become(to) {
                prop_assert!(to.may_become(from), "{:?} goes back to {:?}", to, from);
            }
        }
    }
}
