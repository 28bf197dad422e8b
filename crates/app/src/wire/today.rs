//! Today, search, settings.

use super::ids::MemberId;
use chrono::NaiveDate;

use super::form::Language;
use super::{
    AttachmentHolder, CaptureView, DocumentRow, ExpectationRow, FormRow, MemberRow, OccurrenceRow, PaperSize,
    PromiseView, TaskView, TodayTalk, request, view, words,
};

view! {
    /// A task on Today, with whose it is.
    pub struct TodayTask {
        pub task: TaskView,
        pub member_id: MemberId,
        pub member_name: String,
        /// Title of the expectation or of the talk.
        pub origin_title: String,
        /// Days past the due date; 0 on the day.
        pub days_late: u32,
    }
}

view! {
    /// A promise on Today.
    pub struct TodayPromise {
        pub promise: PromiseView,
        pub days_late: u32,
    }
}

view! {
    /// Everything on Today.
    pub struct TodayView {
        pub date: NaiveDate,
        pub manager_first_name: Option<String>,
        pub late_tasks: Vec<TodayTask>,
        pub late_promises: Vec<TodayPromise>,
        pub due_tasks: Vec<TodayTask>,
        /// Due and not settled, oldest first.
        pub reminders: Vec<OccurrenceRow>,
        /// The next promises, not late.
        pub promises: Vec<PromiseView>,
        pub promises_open: u32,
        pub drafts: Vec<FormRow>,
        /// Expectations that are drafts or being signed.
        pub expectation_drafts: Vec<ExpectationRow>,
        /// Filed forms that wait for a signature.
        pub forms_being_signed: Vec<DocumentRow>,
        /// The next two weeks.
        pub coming_up: Vec<OccurrenceRow>,
        /// The talks that are to be today, by time.
        pub talks: Vec<TodayTalk>,
        /// Members without a talk for longer than was agreed, longest first; without an agreement, reports without
        /// one for three weeks or more.
        pub not_talked_to: Vec<MemberRow>,
        /// Captured lines that belong to nobody yet, oldest first.
        pub captures: Vec<CaptureView>,
        /// Captures that were sealed for this vault and cannot be read.
        pub unreadable_captures: u32,
        pub kit_saved: bool,
        pub has_members: bool,
    }
}

request! {
    /// Search as you type: words, `"phrases"`, and filters such as `person:`, `kind:`, `before:`, `after:`, `#tag`.
    pub struct Search {
        pub text: String,
        /// Only what is about this member.
        #[serde(default)] #[ts(optional)] pub member_id: Option<MemberId>,
        #[serde(default)] #[ts(optional)] pub limit: Option<u32>,
    }
}

words! {
    /// What was found.
    pub enum SearchKind { Member, Expectation, Form, Addendum, Document, Note, Attachment }
}

view! {
    /// What a search found.
    pub struct SearchFound {
        pub hits: Vec<SearchHit>,
        /// Filters whose value makes no sense, as they were typed.
        pub misunderstood: Vec<String>,
        /// The words that were looked for, to mark them where a hit is opened.
        pub words: Vec<String>,
    }
}

view! {
    /// Something found.
    pub struct SearchHit {
        pub kind: SearchKind,
        /// Of the record to open (the form, for an addendum; what it is attached to, for a file).
        pub id: String,
        /// What a file is attached to.
        pub holder: Option<AttachmentHolder>,
        pub member_id: MemberId,
        pub member_name: String,
        pub title: String,
        /// Words around the hit; the hit itself stands between U+2068 and U+2069.
        pub excerpt: Option<String>,
        pub on: NaiveDate,
    }
}

request! {
    /// Who the manager is; printed on papers.
    pub struct ManagerDraft {
        pub name: String,
        #[serde(default)] #[ts(optional)] pub role: Option<String>,
        #[serde(default)] #[ts(optional)] pub organisation: Option<String>,
    }
}

view! {
    /// Settings of this vault.
    pub struct SettingsView {
        pub manager_name: String,
        pub manager_role: Option<String>,
        pub organisation: Option<String>,
        pub paper_size: PaperSize,
        /// What forms and their papers are written in.
        pub form_language: Language,
        /// `HH:MM`: when reminders without a time come.
        pub reminder_time: String,
        pub hide_private: bool,
        /// Minutes without a key or a pointer after which the signing screen shows how to hand back, 1 to 60.
        pub signing_idle_minutes: u32,
        /// Minutes without a key or a pointer after which the vault is locked; 0 for never.
        pub lock_idle_minutes: u32,
    }
}

request! {
    /// Changes settings; what is left out stays.
    pub struct SettingsUpdate {
        #[serde(default)] #[ts(optional)] pub manager: Option<ManagerDraft>,
        #[serde(default)] #[ts(optional)] pub paper_size: Option<PaperSize>,
        #[serde(default)] #[ts(optional)] pub form_language: Option<Language>,
        #[serde(default)] #[ts(optional)] pub reminder_time: Option<String>,
        #[serde(default)] #[ts(optional)] pub hide_private: Option<bool>,
        #[serde(default)] #[ts(optional)] pub signing_idle_minutes: Option<u32>,
        #[serde(default)] #[ts(optional)] pub lock_idle_minutes: Option<u32>,
    }
}
