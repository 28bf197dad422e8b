//! The log: what was written about everybody.

use super::{MemberId, TimelineRow, Tone, request, view, words};

words! {
    /// What the log can be narrowed to: forms by what they are for, and notes by their kind. `open-door` is both.
    pub enum LogKind {
        Coaching, OneToOne, Feedback, Recognition, Correction, Plan, OtherTalk, Written,
        Note, OpenDoor, SmallTalk, Win, VoteOfConfidence, BackedUp, Challenge, Mistake,
    }
}

request! {
    /// Forms and notes about everybody, those about the newest day first.
    pub struct LogList {
        /// The kinds that are asked for; all if left out.
        #[serde(default)] #[ts(optional)] pub kinds: Option<Vec<LogKind>>,
        /// Only what is about an earlier day; `after` says more.
        #[serde(default)] #[ts(optional)] pub before: Option<chrono::NaiveDate>,
        #[serde(default)] #[ts(optional)] pub after: Option<String>,
        /// 1 to 200; 50 if left out.
        #[serde(default)] #[ts(optional)] pub limit: Option<u32>,
    }
}

request! {
    /// How much the log has in each month.
    pub struct LogMonths {
        /// As in the list.
        #[serde(default)] #[ts(optional)] pub kinds: Option<Vec<LogKind>>,
    }
}

view! {
    /// A form or a note in the log.
    pub struct LogRow {
        /// What stands on the timeline of its member.
        pub record: TimelineRow,
        pub kind: LogKind,
        pub member_id: MemberId,
        pub member_name: String,
        pub preferred_name: Option<String>,
        /// A correction or an improvement plan: not copied, and shown to nobody by accident.
        pub guarded: bool,
        /// How a note sounds.
        pub tone: Option<Tone>,
        pub tags: Vec<String>,
    }
}
