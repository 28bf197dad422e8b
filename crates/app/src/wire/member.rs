//! Team members.

use super::ids::MemberId;
use chrono::{DateTime, NaiveDate, Utc};

use super::{Circle, request, view, words};

words! {
    /// How a member stands to the manager.
    pub enum Relation { Report, DottedLine, Peer, Mentor }
}

request! {
    /// A member as typed. Only name and role are needed.
    pub struct MemberDraft {
        pub name: String,
        pub role: String,
        #[serde(default)] #[ts(optional)] pub preferred_name: Option<String>,
        #[serde(default)] #[ts(optional)] pub pronouns: Option<String>,
        #[serde(default)] #[ts(optional)] pub relation: Option<Relation>,
        #[serde(default)] #[ts(optional)] pub since: Option<NaiveDate>,
        #[serde(default)] #[ts(optional)] pub email: Option<String>,
        /// How and when they are best reached.
        #[serde(default)] #[ts(optional)] pub best_reached: Option<String>,
        /// How they like recognition.
        #[serde(default)] #[ts(optional)] pub recognition: Option<String>,
        #[serde(default)] #[ts(optional)] pub strengths: Option<String>,
        /// How to work with them.
        #[serde(default)] #[ts(optional)] pub working_with: Option<String>,
    }
}

request! {
    /// Changes a member.
    pub struct MemberUpdate {
        pub id: MemberId,
        /// The revision that was on the screen; a newer one in the vault is a conflict.
        pub revision: u32,
        pub member: MemberDraft,
    }
}

request! {
    /// Names one member.
    pub struct MemberRef { pub id: MemberId }
}

request! {
    /// Archives a member or brings one back.
    pub struct MemberArchive {
        pub id: MemberId,
        pub revision: u32,
        pub archived: bool,
    }
}

request! {
    /// Lists members by name.
    pub struct MemberList {
        #[serde(default)] #[ts(optional)] pub archived: Option<bool>,
        #[serde(default)] #[ts(optional)] pub after: Option<String>,
        /// 1 to 200; 50 if left out.
        #[serde(default)] #[ts(optional)] pub limit: Option<u32>,
    }
}

view! {
    /// A member in a list.
    pub struct MemberRow {
        pub id: MemberId,
        pub name: String,
        pub preferred_name: Option<String>,
        pub role: String,
        pub relation: Relation,
        /// Something of theirs, or owed to them, is late.
        pub late: bool,
        pub open_expectations: u32,
        /// Date of the last talk that was held.
        pub last_talk_on: Option<NaiveDate>,
        /// The rhythm of talks as a person says it; none if they are as needed or nothing was agreed on.
        pub cadence: Option<String>,
        /// The longest time between two talks of that rhythm.
        pub longest_gap_days: Option<u32>,
        pub archived: bool,
    }
}

view! {
    /// A member in full.
    pub struct MemberView {
        pub id: MemberId,
        pub revision: u32,
        pub name: String,
        pub preferred_name: Option<String>,
        pub pronouns: Option<String>,
        pub role: String,
        pub relation: Relation,
        pub since: Option<NaiveDate>,
        pub email: Option<String>,
        pub best_reached: Option<String>,
        pub recognition: Option<String>,
        pub strengths: Option<String>,
        pub working_with: Option<String>,
        pub archived: bool,
        pub sample: bool,
        pub created_at: DateTime<Utc>,
    }
}

request! {
    /// A member's timeline, newest first.
    pub struct TimelineList {
        pub member_id: MemberId,
        /// The one kind that is asked for.
        #[serde(default)] #[ts(optional)] pub only: Option<TimelineOnly>,
        /// Only what happened before this day; `after` says more.
        #[serde(default)] #[ts(optional)] pub before: Option<NaiveDate>,
        #[serde(default)] #[ts(optional)] pub after: Option<String>,
        #[serde(default)] #[ts(optional)] pub limit: Option<u32>,
    }
}

request! {
    /// How much happened with a member in each month.
    pub struct TimelineMonths {
        pub member_id: MemberId,
        #[serde(default)] #[ts(optional)] pub only: Option<TimelineOnly>,
    }
}

words! {
    /// What a timeline can be narrowed to; talks are forms and what was added to them.
    pub enum TimelineOnly { Talks, Notes, Expectations, Documents }
}

view! {
    /// A month in which something happened with a member.
    pub struct TimelineMonth {
        /// The first day of the month. A row belongs to the month of its place in the list: for what happened at an
        /// instant that is the day of UTC.
        pub begins: NaiveDate,
        /// Rows of the timeline in it.
        pub count: u32,
    }
}

words! {
    /// What a row of the timeline is about.
    pub enum TimelineKind { Form, Addendum, Expectation, Document, Note }
}

view! {
    /// One thing that happened with a member.
    pub struct TimelineRow {
        pub kind: TimelineKind,
        /// Of the form, expectation, document or note (of the form, for an addendum).
        pub id: String,
        /// The date it happened.
        pub on: NaiveDate,
        /// When it was recorded.
        pub recorded_at: DateTime<Utc>,
        /// Whole days between the two, if it was recorded later.
        pub days_late: u32,
        pub title: String,
        pub summary: Option<String>,
        /// The state of the thing in its own words: `draft`, `filed`, `agreed`, `sealed` …; the kind of a note.
        pub state: String,
        pub circle: Circle,
        /// Template key of a form.
        pub template: Option<String>,
        /// Files that are attached to a form or a note.
        pub attachments: u32,
    }
}
