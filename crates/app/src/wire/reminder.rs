//! Reminders and the instants at which they fall due.

use super::ids::{MemberId, OccurrenceId, ReminderId};
use chrono::{DateTime, NaiveDate, Utc};

use super::{request, view, words};

words! {
    /// What a reminder is for.
    pub enum ReminderKind { FollowUp, Review, FreeText, Talk }
}

words! {
    /// Where an occurrence stands.
    pub enum OccurrenceState { Scheduled, Due, Claimed, Shown, Acknowledged, Snoozed, Done, Skipped }
}

request! {
    /// Lists what is not settled, by time.
    pub struct ReminderList {
        /// Only what is due, and not put off until later.
        #[serde(default)] #[ts(optional)] pub due_only: Option<bool>,
        /// Instead what is settled, the latest first.
        #[serde(default)] #[ts(optional)] pub settled: Option<bool>,
        #[serde(default)] #[ts(optional)] pub after: Option<String>,
        #[serde(default)] #[ts(optional)] pub limit: Option<u32>,
    }
}

request! {
    /// A reminder of the manager's own.
    pub struct ReminderCreate {
        pub text: String,
        pub on: NaiveDate,
        /// `HH:MM`; the usual time of the settings if left out.
        #[serde(default)] #[ts(optional)] pub time: Option<String>,
        /// An RFC 5545 rule such as `FREQ=WEEKLY;BYDAY=FR`; once if left out.
        #[serde(default)] #[ts(optional)] pub rule: Option<String>,
        #[serde(default)] #[ts(optional)] pub member_id: Option<MemberId>,
    }
}

view! {
    /// One instant at which something falls due.
    pub struct OccurrenceRow {
        pub id: OccurrenceId,
        pub reminder_id: ReminderId,
        pub kind: ReminderKind,
        pub state: OccurrenceState,
        pub due_at: DateTime<Utc>,
        /// The date in the zone of the reminder.
        pub due_on: NaiveDate,
        /// `HH:MM` in the zone of the reminder.
        pub due_time: String,
        pub snoozed_until: Option<DateTime<Utc>>,
        pub member_id: Option<MemberId>,
        pub member_name: Option<String>,
        /// What it is about: the title of the form or expectation, or the free text; “Talk” for a talk in a rhythm.
        pub title: String,
        /// The record that it belongs to: form or expectation id; the id of the member for a talk.
        pub subject_id: Option<String>,
        /// The recurrence in words, if it repeats.
        pub repeats: Option<String>,
    }
}

words! {
    /// What the manager does with something due.
    pub enum OccurrenceAction {
        Acknowledge, Done, Skip, Snooze,
        /// Takes the last of these back.
        Reopen,
    }
}

request! {
    /// Acts on something due.
    pub struct OccurrenceAct {
        pub id: OccurrenceId,
        pub action: OccurrenceAction,
        /// Snooze: until when.
        #[serde(default)] #[ts(optional)] pub until: Option<DateTime<Utc>>,
    }
}
