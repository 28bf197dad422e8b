//! What forms with rules of their own need: feedback, corrections, performance improvement plans.

use chrono::NaiveDate;

use super::ids::{FormId, MemberId};
use super::{request, view, words};

words! {
    /// How feedback was given.
    pub enum Delivery { InPerson, Call, Written }
}

view! {
    /// How feedback stands that was filed before it was given.
    pub struct FeedbackView {
        /// The day that was set for it.
        pub deliver_on: Option<NaiveDate>,
        pub delivered_on: Option<NaiveDate>,
        pub way: Option<Delivery>,
    }
}

request! {
    /// Lists feedback that is still to be given, to one member or to all.
    pub struct FeedbackList { #[serde(default)] #[ts(optional)] pub member_id: Option<MemberId> }
}

view! {
    /// Feedback that is still to be given.
    pub struct FeedbackRow {
        pub form_id: FormId,
        pub member_id: MemberId,
        pub member_name: String,
        pub title: String,
        pub event_on: NaiveDate,
        pub deliver_on: Option<NaiveDate>,
    }
}

request! {
    /// Notes that feedback was given. The filed form stays as it is.
    pub struct FeedbackDeliver {
        pub id: FormId,
        pub way: Delivery,
        /// Today if left out.
        #[serde(default)] #[ts(optional)] pub on: Option<NaiveDate>,
    }
}

view! {
    /// An earlier correction of the same matter or the same step, about somebody else.
    pub struct LikeCase {
        pub form_id: FormId,
        pub member_id: MemberId,
        pub member_name: String,
        pub title: String,
        pub on: NaiveDate,
        /// Its step, in the language of forms.
        pub level: Option<String>,
        pub same_matter: bool,
        pub same_level: bool,
    }
}

words! {
    /// What the check before a correction or a plan looks at.
    pub enum SurpriseQuestion {
        /// Was it stated, and signed?
        Stated,
        /// Was the consequence on it?
        Consequence,
        /// Which reviews were held?
        Reviews,
        /// Was it talked about before?
        Earlier,
    }
}

words! {
    /// What a record is, for opening it.
    pub enum RecordKind { Expectation, Form, Document }
}

view! {
    /// A record to open.
    pub struct RecordLink { pub kind: RecordKind, pub id: String }
}

view! {
    /// One answer of the check.
    pub struct SurpriseAnswer {
        pub question: SurpriseQuestion,
        /// It was known before.
        pub known: bool,
        /// One sentence.
        pub text: String,
        /// The record that it rests on.
        pub record: Option<RecordLink>,
    }
}

view! {
    /// Whether a correction or a plan would come as a surprise.
    pub struct SurpriseChecked {
        /// Nothing in it comes as a surprise.
        pub clear: bool,
        pub answers: Vec<SurpriseAnswer>,
    }
}

request! {
    /// Lists a member's plans, the latest first; those that have ended only if they are asked for.
    pub struct PlanList {
        pub member_id: MemberId,
        #[serde(default)] #[ts(optional)] pub ended: Option<bool>,
    }
}

view! {
    /// The plan itself, or an extension or amendment of it.
    pub struct PlanText { pub form_id: FormId, pub title: String, pub on: NaiveDate, pub kind: Option<String> }
}

view! {
    /// How a goal stood.
    pub struct PlanRating { pub goal: String, pub rating: Option<String> }
}

view! {
    /// A meeting that was held.
    pub struct PlanMeeting {
        pub form_id: FormId,
        pub title: String,
        pub on: NaiveDate,
        pub ratings: Vec<PlanRating>,
    }
}

view! {
    /// How a plan ended, or was extended.
    pub struct PlanOutcome {
        pub form_id: FormId,
        pub on: NaiveDate,
        /// In the language of forms.
        pub outcome: Option<String>,
        /// The plan is over.
        pub ends: bool,
    }
}

view! {
    /// A performance improvement plan with its whole life.
    pub struct PlanView {
        /// Its first form.
        pub id: FormId,
        pub member_id: MemberId,
        pub title: String,
        /// Something may still be added to it.
        pub open: bool,
        pub starts_on: Option<NaiveDate>,
        /// As it stands after extensions.
        pub ends_on: Option<NaiveDate>,
        /// As they stand after amendments.
        pub goals: Vec<String>,
        /// The plan, its extensions and amendments, oldest first.
        pub texts: Vec<PlanText>,
        /// Meetings that were held, oldest first.
        pub meetings: Vec<PlanMeeting>,
        /// Days of meetings that are planned after the last one held.
        pub planned: Vec<NaiveDate>,
        pub outcomes: Vec<PlanOutcome>,
    }
}
