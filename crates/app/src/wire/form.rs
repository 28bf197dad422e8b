//! Forms and the templates they are filled in from.

use std::collections::BTreeMap;

use super::ids::{AddendumId, DocumentId, FormId, MemberId};
use chrono::{DateTime, NaiveDate, Utc};
use serde_json::Value;

use super::{Circle, DocumentState, Ending, FeedbackView, PromiseView, TaskView, request, view, words};

words! {
    /// What a field holds.
    pub enum FieldType { Text, Long, Date, Datetime, Duration, Pick, Multi, Scale, Check, Person, People, Link, List, Sign }
}

words! {
    /// What forms and papers are written in.
    pub enum Language { #[serde(rename = "en")] English, #[serde(rename = "de")] German }
}

words! {
    /// What a template is for.
    pub enum FormPurpose { Talk, Written, OneToOne, Feedback, Recognition, Correction, Pip, PipMeeting, PipOutcome }
}

words! {
    /// Who signs.
    pub enum Signer { Member, Manager, Witness }
}

view! {
    /// One field of a template.
    pub struct FieldView {
        pub key: String,
        pub label: String,
        pub help: Option<String>,
        pub field_type: FieldType,
        pub required: bool,
        pub circle: Circle,
        /// `pick` and `multi`: what can be chosen.
        pub options: Vec<OptionView>,
        /// `scale`: lowest and highest value.
        pub min: Option<i32>,
        pub max: Option<i32>,
        /// `list`: the columns of one row.
        pub columns: Vec<FieldView>,
        /// Holds the member's own words.
        pub their_words: bool,
        /// `sign`: who signs.
        pub signer: Option<Signer>,
    }
}

view! {
    /// Something that can be picked.
    pub struct OptionView { pub key: String, pub label: String }
}

view! {
    /// One step of a form.
    pub struct SectionView {
        pub key: String,
        /// Short name for the list of steps.
        pub step: String,
        /// The question as a heading. `{name}` stands for the member's preferred name.
        pub title: String,
        pub help: Option<String>,
        /// Questions to ask aloud.
        pub prompts: Vec<String>,
        /// How many minutes of the talk it usually takes.
        pub minutes: Option<u32>,
        pub fields: Vec<FieldView>,
    }
}

view! {
    /// The parts of a template that a form has with its present answers, by their keys.
    pub struct Applicable { pub sections: Vec<String>, pub fields: Vec<String> }
}

view! {
    /// A template in full.
    pub struct TemplateView {
        pub key: String,
        pub version: u32,
        pub purpose: FormPurpose,
        pub title: String,
        pub about: String,
        pub minutes: Option<u32>,
        pub sections: Vec<SectionView>,
    }
}

view! {
    /// A template in a list.
    pub struct TemplateRow {
        pub key: String,
        pub version: u32,
        pub purpose: FormPurpose,
        pub minutes: Option<u32>,
        pub title: String,
        pub about: String,
        pub group: TemplateGroup,
    }
}

words! {
    /// Where a template stands in the choice of templates.
    pub enum TemplateGroup { Talks, Feedback, Corrections, Team, Records, Own }
}

request! {
    /// Names one template, in its newest version unless one is given.
    pub struct TemplateRef {
        pub key: String,
        #[serde(default)] #[ts(optional)] pub version: Option<u32>,
    }
}

words! {
    /// Where a form stands.
    pub enum FormState { Draft, Filed }
}

request! {
    /// Starts a form about a member.
    pub struct FormCreate {
        pub member_id: MemberId,
        pub template: String,
        /// When the talk was or will be; today if left out.
        #[serde(default)] #[ts(optional)] pub event_on: Option<NaiveDate>,
        /// A form of the improvement plan that it goes on with; the member's only open plan if left out.
        #[serde(default)] #[ts(optional)] pub continues_id: Option<FormId>,
    }
}

request! {
    /// Saves a draft. Answers are keyed by field; what is left out is empty, only the date stays as it was.
    pub struct FormSave {
        pub id: FormId,
        pub revision: u32,
        #[serde(default)] #[ts(optional)] pub event_on: Option<NaiveDate>,
        /// `HH:MM`.
        #[serde(default)] #[ts(optional)] pub event_time: Option<String>,
        #[serde(default)] #[ts(optional)] pub minutes: Option<u32>,
        #[serde(default)] #[ts(optional)] pub place: Option<String>,
        /// `text`, `long`: a string. `date`: `2026-01-31`. `datetime`: `2026-01-31T14:00`. `duration`: minutes.
        /// `pick`: the key of an option, `multi`: a list of them. `scale`: a number. `check`: a boolean.
        /// `person`: the id of a member or `manager`, `people`: a list of them.
        /// `link`: `{kind, id}` with kind `expectation`, `form` or `document`.
        /// `list`: rows, each from column key to answer. `sign`: none, it is signed on paper or in a signing.
        #[ts(type = "Record<string, unknown>")]
        pub answers: BTreeMap<String, Value>,
    }
}

view! {
    /// A draft was saved.
    pub struct FormSaved { pub revision: u32, pub saved_at: DateTime<Utc>, pub applicable: Applicable }
}

request! {
    /// Files a form: read-only from then on. Makes the reminder for its follow-up date.
    pub struct FormFile { pub id: FormId, pub revision: u32 }
}

request! {
    /// Throws a draft away.
    pub struct FormDiscard { pub id: FormId, pub revision: u32 }
}

request! {
    /// Adds to a filed form.
    pub struct FormAddendum {
        pub id: FormId,
        pub text: String,
        /// The manager's own if left out; what is official goes on the paper.
        #[serde(default)] #[ts(optional)] pub circle: Option<Circle>,
    }
}

request! {
    /// Names one form.
    pub struct FormRef { pub id: FormId }
}

request! {
    /// Lists forms, newest first.
    pub struct FormList {
        #[serde(default)] #[ts(optional)] pub member_id: Option<MemberId>,
        #[serde(default)] #[ts(optional)] pub state: Option<FormState>,
        #[serde(default)] #[ts(optional)] pub after: Option<String>,
        #[serde(default)] #[ts(optional)] pub limit: Option<u32>,
    }
}

view! {
    /// A form in a list.
    pub struct FormRow {
        pub id: FormId,
        pub member_id: MemberId,
        pub member_name: String,
        pub template: String,
        pub title: String,
        pub summary: Option<String>,
        pub state: FormState,
        pub event_on: NaiveDate,
        pub updated_at: DateTime<Utc>,
        /// Where the document stands that is made of it to be signed, unless it was withdrawn.
        pub document: Option<DocumentState>,
    }
}

view! {
    /// Something added after filing.
    pub struct AddendumView { pub id: AddendumId, pub text: String, pub circle: Circle, pub at: DateTime<Utc> }
}

view! {
    /// Something that will be owed or to be done once a form is filed.
    pub struct ActionView { pub text: String, pub owner_name: String, pub due_on: Option<NaiveDate> }
}

view! {
    /// What filing a draft will make.
    pub struct FormActions {
        /// Promises of the manager.
        pub promises: Vec<ActionView>,
        /// Tasks of a member.
        pub tasks: Vec<ActionView>,
        /// The days of reminders.
        pub reminders: Vec<NaiveDate>,
    }
}

view! {
    /// The document of a form.
    pub struct FormDocument {
        pub id: DocumentId,
        pub number: String,
        pub state: DocumentState,
        pub ending: Option<Ending>,
        pub sealed_at: Option<DateTime<Utc>>,
    }
}

view! {
    /// A form in full.
    pub struct FormView {
        pub id: FormId,
        pub member_id: MemberId,
        pub member_name: String,
        pub revision: u32,
        pub template: TemplateView,
        pub applicable: Applicable,
        pub state: FormState,
        pub title: String,
        pub event_on: NaiveDate,
        pub event_time: Option<String>,
        pub minutes: Option<u32>,
        pub place: Option<String>,
        #[ts(type = "Record<string, unknown>")]
        pub answers: BTreeMap<String, Value>,
        pub follow_up_on: Option<NaiveDate>,
        pub filed_at: Option<DateTime<Utc>>,
        /// Whole days between the talk and its filing.
        pub days_late: u32,
        pub addenda: Vec<AddendumView>,
        /// What the manager promised in it, once it is filed.
        pub promises: Vec<PromiseView>,
        /// What others are to do, once it is filed.
        pub tasks: Vec<TaskView>,
        /// The first form of the improvement plan that it belongs to.
        pub continues_id: Option<FormId>,
        /// How feedback stands that was filed before it was given.
        pub feedback: Option<FeedbackView>,
        /// Who signs it, by its template.
        pub signers: Vec<Signer>,
        /// The document that is made of it to be signed, unless it was withdrawn.
        pub document: Option<FormDocument>,
        pub updated_at: DateTime<Utc>,
    }
}
