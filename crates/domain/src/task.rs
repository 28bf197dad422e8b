//! Small steps, each with one owner: of an expectation, or agreed in a talk.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::day;
use crate::ids::{ExpectationId, FormId, MemberId, TaskId};
use crate::text::{LINE, PASSAGE, line, optional, passage, required_line};
use crate::violation::Violation;
use crate::words::words;

words! {
    /// Where a task stands.
    pub enum TaskState {
        /// Not begun.
        ToDo = "to-do",
        /// Begun.
        Doing = "doing",
        /// Held up; the note says by what.
        Blocked = "blocked",
        /// Given to the manager to look at.
        HandedIn = "handed-in",
        /// Done.
        Accepted = "accepted",
        /// Given back; the note says why.
        Returned = "returned",
        /// Not needed any more; the note says why.
        Dropped = "dropped",
    }
}

impl TaskState {
    /// Nothing is left to do.
    #[must_use]
    pub const fn is_closed(self) -> bool {
        matches!(self, Self::Accepted | Self::Dropped)
    }

    /// Needs a reason in words.
    #[must_use]
    pub const fn needs_note(self) -> bool {
        matches!(self, Self::Blocked | Self::Returned | Self::Dropped)
    }

    /// May carry a result.
    #[must_use]
    pub const fn takes_result(self) -> bool {
        matches!(self, Self::HandedIn | Self::Accepted)
    }

    /// Whether a task may go from here to there.
    ///
    /// Work moves freely and closed tasks can be reopened, with two limits: only what was handed in or closed can
    /// be returned, and a closed task is reopened before it is closed in the other way.
    #[must_use]
    pub const fn may_become(self, to: Self) -> bool {
        match (self, to) {
            (Self::ToDo | Self::Doing | Self::Blocked, Self::Returned) => false,
            (Self::Accepted, Self::Dropped) | (Self::Dropped, Self::Accepted) => false,
            _ => self as u8 != to as u8,
        }
    }

    /// Every state that a task may go to from here.
    #[must_use]
    pub fn next(self) -> Vec<Self> {
        Self::ALL
            .iter()
            .copied()
            .filter(|to| self.may_become(*to))
            .collect()
    }
}

/// What is written about a task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskText {
    /// Which one; `None` for one that was just written.
    pub id: Option<TaskId>,
    /// What is done.
    pub text: String,
    /// Who does it; `None`: the manager.
    pub owner: Option<MemberId>,
    /// Names of those who help.
    pub helpers: Option<String>,
    /// By when.
    pub due_on: Option<NaiveDate>,
    /// It is closed only with a result in words.
    pub result_required: bool,
}

impl TaskText {
    /// Brings all texts into their final form.
    ///
    /// # Errors
    /// The first [`Violation`], with paths from the task on.
    pub fn checked(self) -> Result<Self, Violation> {
        Ok(Self {
            id: self.id,
            text: required_line("text", &self.text, LINE, "Say what is done, or remove this task.")?,
            owner: self.owner,
            helpers: optional(line, "helpers", self.helpers.as_deref(), LINE)?,
            due_on: day::optional("dueOn", self.due_on)?,
            result_required: self.result_required,
        })
    }
}

/// Where a task comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// It is a step of an expectation.
    Expectation(ExpectationId),
    /// It was agreed in a talk with a member.
    Form(FormId, MemberId),
}

impl Origin {
    /// The expectation that it is a step of.
    #[must_use]
    pub const fn expectation(self) -> Option<ExpectationId> {
        match self {
            Self::Expectation(id) => Some(id),
            Self::Form(..) => None,
        }
    }

    /// The form of the talk in which it was agreed.
    #[must_use]
    pub const fn form(self) -> Option<FormId> {
        match self {
            Self::Expectation(_) => None,
            Self::Form(id, _) => Some(id),
        }
    }
}

/// A task as the vault keeps one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    /// Which one.
    pub id: TaskId,
    /// Where it comes from.
    pub origin: Origin,
    /// Counts the changes, from 1.
    pub revision: u32,
    /// What is done.
    pub text: String,
    /// Who does it; `None`: the manager.
    pub owner: Option<MemberId>,
    /// Names of those who help.
    pub helpers: Option<String>,
    /// By when.
    pub due_on: Option<NaiveDate>,
    /// It is closed only with a result in words.
    pub result_required: bool,
    /// Where it stands.
    pub state: TaskState,
    /// Why it is blocked, returned or dropped.
    pub state_note: Option<String>,
    /// What came out.
    pub result: Option<String>,
    /// Since when it stands there.
    pub state_since: DateTime<Utc>,
}

impl From<Task> for TaskText {
    fn from(task: Task) -> Self {
        Self {
            id: Some(task.id),
            text: task.text,
            owner: task.owner,
            helpers: task.helpers,
            due_on: task.due_on,
            result_required: task.result_required,
        }
    }
}

/// A step of a task to another state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Move {
    /// Where to.
    pub to: TaskState,
    /// Why it is blocked, returned or dropped.
    pub note: Option<String>,
    /// What came out.
    pub result: Option<String>,
}

impl Task {
    /// The task after a move.
    ///
    /// # Errors
    /// A [`Violation`] at `to` if it cannot go there, at `note` or `result` if one is missing or out of place.
    pub fn moved(&self, step: &Move, at: DateTime<Utc>) -> Result<Self, Violation> {
        let to = step.to;
        if self.state == to {
            return Err(Violation::new("to", "It is there already."));
        }
        if !self.state.may_become(to) {
            return Err(Violation::new("to", refusal(to)));
        }
        let note = optional(passage, "note", step.note.as_deref(), PASSAGE)?;
        let result = optional(passage, "result", step.result.as_deref(), PASSAGE)?;
        match (&note, to) {
            (None, TaskState::Blocked) => {
                return Err(Violation::new(
                    "note",
                    "Say what blocks it, and who can remove that.",
                ));
            }
            (None, TaskState::Returned) => return Err(Violation::new("note", "Say what is still missing.")),
            (None, TaskState::Dropped) => {
                return Err(Violation::new("note", "Say why it is not needed any more."));
            }
            (Some(_), to) if !to.needs_note() => {
                return Err(Violation::new(
                    "note",
                    "A reason belongs to a task that is blocked, returned or dropped.",
                ));
            }
            _ => {}
        }
        if result.is_some() && !to.takes_result() {
            return Err(Violation::new(
                "result",
                "A result belongs to a task that is handed in or accepted.",
            ));
        }
        let result = result.or_else(|| self.result.clone());
        if to.takes_result() && self.result_required && result.is_none() {
            return Err(Violation::new("result", "Say what came out. It was agreed to."));
        }
        Ok(Self {
            revision: self.revision + 1,
            state: to,
            state_note: note,
            result,
            state_since: at,
            ..self.clone()
        })
    }
}

fn refusal(to: TaskState) -> &'static str {
    if to == TaskState::Returned {
        "Only what was handed in can be returned."
    } else {
        "Reopen it first."
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;

    fn task(state: TaskState, result_required: bool) -> Task {
        Task {
            id: TaskId::new(Uuid::nil()),
            origin: Origin::Expectation(ExpectationId::new(Uuid::nil())),
            revision: 1,
            text: "Clear the seven open reports from October".into(),
            owner: None,
            helpers: None,
            due_on: None,
            result_required,
            state,
            state_note: None,
            result: None,
            state_since: DateTime::UNIX_EPOCH,
        }
    }

    fn to(state: TaskState) -> Move {
        Move {
            to: state,
            note: state
                .needs_note()
                .then(|| "Two requests wait for an answer".to_owned()),
            result: None,
        }
    }

    #[test]
    fn a_reason_is_needed_where_somebody_will_ask_why() {
        for state in [TaskState::Blocked, TaskState::Dropped] {
            let step = Move {
                note: None,
                ..to(state)
            };
            let refused = task(TaskState::Doing, false)
                .moved(&step, DateTime::UNIX_EPOCH)
                .unwrap_err();
            assert_eq!(refused.field, "note", "{state:?} needs a reason");
        }
    }

    #[test]
    fn a_result_that_was_agreed_is_asked_for() {
        for state in [TaskState::HandedIn, TaskState::Accepted] {
            let refused = task(TaskState::Doing, true).moved(&to(state), DateTime::UNIX_EPOCH);
            assert_eq!(refused.unwrap_err().field, "result", "{state:?} needs the result");
        }
        let handed_in = Move {
            result: Some("All seven are in".into()),
            ..to(TaskState::HandedIn)
        };
        let task = task(TaskState::Doing, true)
            .moved(&handed_in, DateTime::UNIX_EPOCH)
            .unwrap();
        let task = task
            .moved(&to(TaskState::Accepted), DateTime::UNIX_EPOCH)
            .unwrap();
        assert_eq!(
            task.result.as_deref(),
            Some("All seven are in"),
            "the result that was handed in is enough"
        );
    }

    #[test]
    fn nothing_is_returned_that_was_never_handed_in() {
        let refused = task(TaskState::Doing, false).moved(&to(TaskState::Returned), DateTime::UNIX_EPOCH);
        assert_eq!(refused.unwrap_err().field, "to");
    }

    fn state() -> impl Strategy<Value = TaskState> {
        prop::sample::select(TaskState::ALL.to_vec())
    }

    proptest! {
        #[test]
        fn every_walk_keeps_the_rules(start in state(), steps in prop::collection::vec((state(), any::<bool>(), any::<bool>()), 0..30), required in any::<bool>()) {
            let mut task = task(start, required);
            for (to, with_note, with_result) in steps {
                let step = Move {
                    to,
                    note: with_note.then(|| "because".to_owned()),
                    result: with_result.then(|| "done".to_owned()),
                };
                let before = task.clone();
                match task.moved(&step, DateTime::UNIX_EPOCH) {
                    Ok(after) => {
                        prop_assert!(before.state.may_become(to), "only a step of the list is taken");
                        prop_assert_eq!(after.revision, before.revision + 1, "each step is a revision");
                        prop_assert_eq!(after.state_note.is_some(), to.needs_note(), "a reason stands exactly where one is needed");
                        prop_assert!(!(required && to.takes_result() && after.result.is_none()), "no agreed result is missing");
                        task = after;
                    }
                    Err(_) => prop_assert_eq!(&task, &before, "a refused step changes nothing"),
                }
            }
        }

        #[test]
        fn no_state_is_a_dead_end(from in state(), to in state()) {
            let direct = from == to || from.may_become(to);
            let through_one = from.next().into_iter().any(|middle| middle.may_become(to));
            prop_assert!(direct || through_one, "{:?} reaches {:?}, so that everything can be undone", from, to);
        }
    }
}
