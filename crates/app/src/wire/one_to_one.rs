//! One-to-ones: how often, what about, what to ask, how it was.

use super::ids::{AgendaPointId, FormId, MemberId, QuestionId};
use chrono::NaiveDate;

use super::{ExpectationRow, FeedbackRow, PromiseView, TaskView, TimelineRow, request, view, words};

words! {
    /// Whose point of an agenda it is.
    pub enum AgendaSide { Theirs, Mine }
}

words! {
    /// Where a point of an agenda stands.
    pub enum AgendaState { Open, Discussed, Dropped }
}

view! {
    /// A point of an agenda.
    pub struct AgendaPointView {
        pub id: AgendaPointId,
        pub member_id: MemberId,
        pub revision: u32,
        pub side: AgendaSide,
        pub state: AgendaState,
        pub text: String,
        /// How many talks were held without it since it was written down.
        pub carried: u32,
        /// The talk in which it was settled.
        pub form_id: Option<FormId>,
    }
}

request! {
    /// The agenda with a member.
    pub struct AgendaList {
        pub member_id: MemberId,
        /// Also what was settled in this talk.
        #[serde(default)] #[ts(optional)] pub form_id: Option<FormId>,
    }
}

request! {
    /// Adds a point at the end of its side.
    pub struct AgendaAdd { pub member_id: MemberId, pub side: AgendaSide, pub text: String }
}

request! {
    /// Changes the words of an open point.
    pub struct AgendaUpdate { pub id: AgendaPointId, pub revision: u32, pub text: String }
}

request! {
    /// Moves an open point to a place, counted from 0, on its side or the other one.
    pub struct AgendaMove {
        pub id: AgendaPointId,
        pub revision: u32,
        pub to: u32,
        #[serde(default)] #[ts(optional)] pub side: Option<AgendaSide>,
    }
}

request! {
    /// Settles an open point.
    pub struct AgendaSettle {
        pub id: AgendaPointId,
        pub revision: u32,
        /// `discussed` or `dropped`.
        pub to: AgendaState,
        /// The draft of the talk in which that happened.
        #[serde(default)] #[ts(optional)] pub form_id: Option<FormId>,
    }
}

request! {
    /// Opens a settled point again.
    pub struct AgendaReopen { pub id: AgendaPointId, pub revision: u32 }
}

view! {
    /// What was agreed on about talks with a member.
    pub struct CadenceTerms {
        pub revision: u32,
        /// Key of the template that a talk is written in.
        pub template: String,
        pub template_title: String,
        /// The first day that can be one.
        pub starts_on: NaiveDate,
        /// `HH:MM`.
        pub time: String,
        /// RFC 5545; none if talks are as needed.
        pub rule: Option<String>,
        /// The rule as a person says it.
        pub in_words: Option<String>,
    }
}

view! {
    /// When the talks with a member are, and how long ago the last one was.
    pub struct CadenceView {
        pub member_id: MemberId,
        /// Nothing was agreed on without it.
        pub agreed: Option<CadenceTerms>,
        /// The day of the next talk.
        pub next_on: Option<NaiveDate>,
        /// The day of the last filed talk.
        pub last_on: Option<NaiveDate>,
        /// Days since then, if that is longer than agreed.
        pub overdue_days: Option<u32>,
        /// The draft of a talk that was begun.
        pub draft_id: Option<FormId>,
    }
}

request! {
    /// Sets how often the manager talks with a member, and the reminders with it.
    pub struct CadenceSet {
        pub member_id: MemberId,
        /// The revision that was on the screen; none if nothing was agreed on.
        #[serde(default)] #[ts(optional)] pub revision: Option<u32>,
        /// Key of the template that a talk is written in; a one-to-one if left out.
        #[serde(default)] #[ts(optional)] pub template: Option<String>,
        /// The first day that can be one; today if left out.
        #[serde(default)] #[ts(optional)] pub starts_on: Option<NaiveDate>,
        /// `HH:MM`; the usual time of reminders if left out.
        #[serde(default)] #[ts(optional)] pub time: Option<String>,
        /// An RFC 5545 rule without an end, such as `FREQ=WEEKLY;INTERVAL=2;BYDAY=TH` or `FREQ=MONTHLY;BYDAY=1TU`;
        /// as needed if left out.
        #[serde(default)] #[ts(optional)] pub rule: Option<String>,
    }
}

request! {
    /// Opens the draft of a talk with a member, or starts one.
    pub struct TalkStart { pub member_id: MemberId }
}

view! {
    /// The draft of a talk.
    pub struct TalkStarted { pub form_id: FormId }
}

words! {
    /// What a question is about.
    pub enum QuestionTheme { Start, Work, Obstacles, Growth, FeedbackToMe, Team, Recognition, Wellbeing, Future }
}

view! {
    /// A question of the bank.
    pub struct QuestionView {
        /// Names it: a key, or the id of one of the manager's own.
        pub key: String,
        pub theme: QuestionTheme,
        /// In the language of forms.
        pub text: String,
        /// Was written by the manager, and can be archived.
        pub own: bool,
        /// The day on which it was last asked of this member.
        pub asked_on: Option<NaiveDate>,
        /// Is among the next three to ask.
        pub suggested: bool,
    }
}

request! {
    /// Lists the question bank for a member.
    pub struct QuestionList {
        pub member_id: MemberId,
        #[serde(default)] #[ts(optional)] pub theme: Option<QuestionTheme>,
    }
}

request! {
    /// Adds a question of the manager's own.
    pub struct QuestionAdd { pub theme: QuestionTheme, pub text: String }
}

view! {
    /// A question that was added.
    pub struct QuestionAdded { pub id: QuestionId }
}

request! {
    /// Takes a question of the manager's own out of the bank, or puts it back.
    pub struct QuestionArchive { pub id: QuestionId, pub archived: bool }
}

request! {
    /// Notes that a question was asked of a member today, or takes that back.
    pub struct QuestionAsk {
        pub question: String,
        pub member_id: MemberId,
        /// The talk in which it was asked.
        #[serde(default)] #[ts(optional)] pub form_id: Option<FormId>,
        /// It was not asked after all.
        #[serde(default)] #[ts(optional)] pub take_back: Option<bool>,
    }
}

view! {
    /// Mood and energy in one filed one-to-one.
    pub struct MoodView {
        pub form_id: FormId,
        pub on: NaiveDate,
        pub mood: Option<i32>,
        /// The ends of its scale.
        pub mood_min: i32,
        pub mood_max: i32,
        /// What was said about it.
        pub reason: Option<String>,
        pub energy: Option<i32>,
        pub energy_min: i32,
        pub energy_max: i32,
    }
}

view! {
    /// The last talk, in short.
    pub struct LastTalk {
        pub form_id: FormId,
        pub on: NaiveDate,
        pub title: String,
        pub summary: Option<String>,
    }
}

view! {
    /// What to know before a talk.
    pub struct PrepView {
        pub member_id: MemberId,
        pub member_name: String,
        pub last: Option<LastTalk>,
        /// The last three notes and forms, newest first.
        pub records: Vec<TimelineRow>,
        /// Agreed and not closed.
        pub expectations: Vec<ExpectationRow>,
        /// Tasks past their day, of expectations and of talks.
        pub overdue_tasks: Vec<TaskView>,
        /// What the manager owes, by due date.
        pub promises: Vec<PromiseView>,
        /// Open points: theirs first.
        pub agenda: Vec<AgendaPointView>,
        /// What was written down and not said yet.
        pub feedback: Vec<FeedbackRow>,
        /// The last three talks in which one of both was written down, newest first.
        pub moods: Vec<MoodView>,
        /// Three questions to ask.
        pub questions: Vec<QuestionView>,
    }
}

view! {
    /// A talk that is to be today.
    pub struct TodayTalk {
        /// `HH:MM`.
        pub time: String,
        /// How long such a talk usually takes.
        pub minutes: Option<u32>,
        /// The rhythm as a person says it.
        pub cadence: Option<String>,
        pub prep: PrepView,
    }
}
