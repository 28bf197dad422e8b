//! Expectations, their tasks and the manager's promises inside them.

use super::ids::{DocumentId, ExpectationId, FormId, MemberId, PromiseId, TaskId};
use chrono::{DateTime, NaiveDate, Utc};

use super::{Circle, request, view, words};

words! {
    /// Where an expectation stands.
    pub enum ExpectationState { Draft, Signing, Agreed, Declined, Met, NotMet, Dropped }
}

words! {
    /// Where a task stands.
    pub enum TaskState { ToDo, Doing, Blocked, HandedIn, Accepted, Returned, Dropped }
}

words! {
    /// Where a promise stands.
    pub enum PromiseState {
        /// Written in a draft that is not agreed yet.
        Stated,
        Open, Kept, Broken, Withdrawn,
    }
}

request! {
    /// How it is measured.
    #[derive(Default)]
    pub struct MeasureText {
        #[serde(default, skip_serializing_if = "Option::is_none")] #[ts(optional)] pub text: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")] #[ts(optional)] pub baseline: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")] #[ts(optional)] pub target: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")] #[ts(optional)] pub unit: Option<String>,
    }
}

request! {
    /// What happens if it is met.
    #[derive(Default)]
    pub struct RewardText {
        #[serde(default, skip_serializing_if = "Option::is_none")] #[ts(optional)] pub what: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")] #[ts(optional)] pub when: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")] #[ts(optional)] pub decided_by: Option<String>,
    }
}

request! {
    /// What happens if it is not met.
    #[derive(Default)]
    pub struct ConsequenceText {
        #[serde(default, skip_serializing_if = "Option::is_none")] #[ts(optional)] pub what: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")] #[ts(optional)] pub from: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")] #[ts(optional)] pub first_step: Option<String>,
    }
}

request! {
    /// A small step with one owner.
    pub struct TaskDraft {
        /// Left out for a new task.
        #[serde(default)] #[ts(optional)] pub id: Option<TaskId>,
        pub text: String,
        /// Left out: the member whose expectation it is. The manager's own steps are promises or have `managerOwns`.
        #[serde(default)] #[ts(optional)] pub owner_id: Option<MemberId>,
        #[serde(default)] #[ts(optional)] pub manager_owns: Option<bool>,
        /// Names of those who help, as written on the paper.
        #[serde(default)] #[ts(optional)] pub helpers: Option<String>,
        #[serde(default)] #[ts(optional)] pub due_on: Option<NaiveDate>,
        #[serde(default)] #[ts(optional)] pub result_required: Option<bool>,
    }
}

request! {
    /// What the manager promises in return.
    pub struct PromiseDraft {
        #[serde(default)] #[ts(optional)] pub id: Option<PromiseId>,
        pub text: String,
        #[serde(default)] #[ts(optional)] pub due_on: Option<NaiveDate>,
        /// Instead of a date: "throughout".
        #[serde(default)] #[ts(optional)] pub due_words: Option<String>,
    }
}

request! {
    /// The text of an expectation. Only the title is needed for a draft; signing needs more.
    pub struct ExpectationText {
        pub title: String,
        #[serde(default, skip_serializing_if = "Option::is_none")] #[ts(optional)] pub what: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")] #[ts(optional)] pub why: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")] #[ts(optional)] pub measure: Option<MeasureText>,
        /// What makes it possible; one line each.
        #[serde(default, skip_serializing_if = "Option::is_none")] #[ts(optional)] pub achievable: Option<Vec<String>>,
        /// The goal that it serves.
        #[serde(default, skip_serializing_if = "Option::is_none")] #[ts(optional)] pub relevant: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")] #[ts(optional)] pub starts_on: Option<NaiveDate>,
        #[serde(default, skip_serializing_if = "Option::is_none")] #[ts(optional)] pub deadline: Option<NaiveDate>,
        #[serde(default, skip_serializing_if = "Option::is_none")] #[ts(optional)] pub reviews: Option<Vec<NaiveDate>>,
        #[serde(default, skip_serializing_if = "Option::is_none")] #[ts(optional)] pub reward: Option<RewardText>,
        #[serde(default, skip_serializing_if = "Option::is_none")] #[ts(optional)] pub consequence: Option<ConsequenceText>,
        /// What does not count.
        #[serde(default, skip_serializing_if = "Option::is_none")] #[ts(optional)] pub exceptions: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")] #[ts(optional)] pub tasks: Option<Vec<TaskDraft>>,
        #[serde(default, skip_serializing_if = "Option::is_none")] #[ts(optional)] pub promises: Option<Vec<PromiseDraft>>,
        /// In the member's own words.
        #[serde(default, skip_serializing_if = "Option::is_none")] #[ts(optional)] pub own_words: Option<String>,
        /// 1 to 5; shareable.
        #[serde(default, skip_serializing_if = "Option::is_none")] #[ts(optional)] pub confidence: Option<u8>,
        /// What worries the manager; never leaves.
        #[serde(default, skip_serializing_if = "Option::is_none")] #[ts(optional)] pub worry: Option<String>,
    }
}

request! {
    /// Starts a draft.
    pub struct ExpectationCreate {
        pub member_id: MemberId,
        pub expectation: ExpectationText,
    }
}

request! {
    /// Replaces the text of a draft.
    pub struct ExpectationUpdate {
        pub id: ExpectationId,
        pub revision: u32,
        pub expectation: ExpectationText,
    }
}

request! {
    /// Names one expectation.
    pub struct ExpectationRef { pub id: ExpectationId }
}

request! {
    /// Deletes a draft. An agreed expectation can only be closed.
    pub struct ExpectationDiscard {
        pub id: ExpectationId,
        pub revision: u32,
    }
}

request! {
    /// Closes an agreed expectation.
    pub struct ExpectationClose {
        pub id: ExpectationId,
        pub revision: u32,
        pub outcome: Outcome,
    }
}

words! {
    /// How an expectation ended.
    pub enum Outcome { Met, NotMet, Dropped }
}

request! {
    /// Lists expectations, newest change first.
    pub struct ExpectationList {
        #[serde(default)] #[ts(optional)] pub member_id: Option<MemberId>,
        #[serde(default)] #[ts(optional)] pub state: Option<ExpectationState>,
        #[serde(default)] #[ts(optional)] pub after: Option<String>,
        #[serde(default)] #[ts(optional)] pub limit: Option<u32>,
    }
}

view! {
    /// An expectation in a list.
    pub struct ExpectationRow {
        pub id: ExpectationId,
        /// `EXP-0042`.
        pub number: String,
        pub member_id: MemberId,
        pub member_name: String,
        pub title: String,
        pub state: ExpectationState,
        pub deadline: Option<NaiveDate>,
        pub tasks_open: u32,
        pub tasks_done: u32,
        pub tasks_late: u32,
        pub tasks_blocked: u32,
        pub updated_at: DateTime<Utc>,
    }
}

view! {
    /// A task in full.
    pub struct TaskView {
        pub id: TaskId,
        /// The expectation that it is a step of, or the form of the talk in which it was agreed.
        pub expectation_id: Option<ExpectationId>,
        pub form_id: Option<FormId>,
        pub revision: u32,
        pub text: String,
        /// Absent: the manager owns it.
        pub owner_id: Option<MemberId>,
        pub owner_name: String,
        pub helpers: Option<String>,
        pub due_on: Option<NaiveDate>,
        pub result_required: bool,
        pub state: TaskState,
        pub state_note: Option<String>,
        pub result: Option<String>,
        pub state_since: DateTime<Utc>,
        /// Where it may go next.
        pub next_states: Vec<TaskState>,
    }
}

view! {
    /// A promise in full.
    pub struct PromiseView {
        pub id: PromiseId,
        pub member_id: MemberId,
        pub member_name: String,
        /// The expectation that it stands in, or the form of the talk in which it was given.
        pub expectation_id: Option<ExpectationId>,
        pub form_id: Option<FormId>,
        pub revision: u32,
        pub text: String,
        pub due_on: Option<NaiveDate>,
        pub due_words: Option<String>,
        pub state: PromiseState,
    }
}

view! {
    /// An expectation in full.
    pub struct ExpectationView {
        pub id: ExpectationId,
        pub number: String,
        pub member_id: MemberId,
        pub member_name: String,
        pub revision: u32,
        pub version: u32,
        pub state: ExpectationState,
        /// The text without tasks and promises, which stand beside it with their state.
        pub expectation: ExpectationText,
        pub tasks: Vec<TaskView>,
        pub promises: Vec<PromiseView>,
        /// The latest document of it, if one was frozen for signing.
        pub document_id: Option<DocumentId>,
        pub sample: bool,
        pub updated_at: DateTime<Utc>,
    }
}

words! {
    /// How a hint is meant.
    pub enum HintTone {
        /// It says what a good expectation says.
        Good,
        /// It could be clearer; never blocks.
        Consider,
    }
}

view! {
    /// A gentle check: the word it is about, why, and one way out.
    pub struct Hint {
        /// The field, as in `ExpectationText`: `what`, `measure`, `deadline`, `tasks[0].text` …
        pub field: String,
        pub tone: HintTone,
        /// Words of the text that it is about; `text` goes on after them.
        pub about: Option<String>,
        pub text: String,
    }
}

request! {
    /// Checks a text that is being written. Nothing is kept.
    pub struct ExpectationCheck { pub member_id: MemberId, pub expectation: ExpectationText }
}

view! {
    /// What can be said about a text.
    pub struct ExpectationChecked {
        pub hints: Vec<Hint>,
        /// What signing still needs; empty when it is ready.
        pub missing: Vec<Missing>,
        /// How many filled fields go on paper, and how many stay.
        pub on_paper: u32,
        pub stays: u32,
    }
}

view! {
    /// Something that signing still needs.
    pub struct Missing {
        pub field: String,
        pub text: String,
    }
}

request! {
    /// Moves a task to another state.
    pub struct TaskMove {
        pub id: TaskId,
        pub revision: u32,
        pub to: TaskState,
        /// Why it is blocked, returned or dropped; needed for these.
        #[serde(default)] #[ts(optional)] pub note: Option<String>,
        /// The result, when it is handed in or accepted.
        #[serde(default)] #[ts(optional)] pub result: Option<String>,
    }
}

request! {
    /// Lists what was agreed in talks with a member and is still to be done.
    pub struct TaskList { pub member_id: MemberId }
}

request! {
    /// Settles a promise, or opens it again.
    pub struct PromiseSettle {
        pub id: PromiseId,
        pub revision: u32,
        pub to: PromiseState,
    }
}

request! {
    /// Lists what the manager owes, by due date.
    pub struct PromiseList {
        #[serde(default)] #[ts(optional)] pub member_id: Option<MemberId>,
        #[serde(default)] #[ts(optional)] pub state: Option<PromiseState>,
        #[serde(default)] #[ts(optional)] pub after: Option<String>,
        #[serde(default)] #[ts(optional)] pub limit: Option<u32>,
    }
}

view! {
    /// The circle of a field of the expectation form.
    pub struct FieldCircle {
        pub field: String,
        pub circle: Circle,
    }
}
