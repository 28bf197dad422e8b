//! Reminders, and what becomes of each instant at which one falls due.

use chrono::{DateTime, Utc};

use crate::words::words;

words! {
    /// What a reminder is for.
    pub enum ReminderKind {
        /// The next talk that a form names.
        FollowUp = "follow-up",
        /// A review date of an expectation.
        Review = "review",
        /// Whatever the manager wrote.
        FreeText = "free-text",
        /// The next talk with a member, in the rhythm that was agreed on.
        Talk = "talk",
    }
}

words! {
    /// Where an occurrence stands.
    pub enum OccurrenceState {
        /// Its time has not come.
        Scheduled = "scheduled",
        /// Its time has come.
        Due = "due",
        /// A notification is about to be sent.
        Claimed = "claimed",
        /// A notification was sent.
        Shown = "shown",
        /// The manager has seen it and not acted yet.
        Acknowledged = "acknowledged",
        /// Put off to an instant.
        Snoozed = "snoozed",
        /// Dealt with.
        Done = "done",
        /// Let go.
        Skipped = "skipped",
    }
}

/// What the manager does with an occurrence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Has seen it.
    Acknowledge,
    /// Has dealt with it.
    Done,
    /// Lets it go.
    Skip,
    /// Wants to hear of it again at an instant.
    Snooze(DateTime<Utc>),
    /// Takes the last of these back.
    Reopen,
}

impl OccurrenceState {
    /// Nothing is left to be done about it.
    #[must_use]
    pub const fn is_settled(self) -> bool {
        matches!(self, Self::Done | Self::Skipped)
    }

    /// Where an action leads; `None` if it is not possible from here.
    ///
    /// `due_at` decides where a reopened one goes back to.
    #[must_use]
    pub fn after(self, action: Action, due_at: DateTime<Utc>, now: DateTime<Utc>) -> Option<Self> {
        let reopened = if due_at <= now {
            Self::Acknowledged
        } else {
            Self::Scheduled
        };
        match action {
            Action::Reopen => matches!(
                self,
                Self::Acknowledged | Self::Snoozed | Self::Done | Self::Skipped
            )
            .then_some(reopened),
            _ if self.is_settled() => None,
            Action::Acknowledge => (due_at <= now).then_some(Self::Acknowledged),
            Action::Done => Some(Self::Done),
            Action::Skip => Some(Self::Skipped),
            Action::Snooze(until) => (until > now).then_some(Self::Snoozed),
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;

    #[test]
    fn what_is_settled_can_only_be_reopened() {
        let now = DateTime::<Utc>::UNIX_EPOCH;
        let later = now + TimeDelta::hours(1);
        for settled in [OccurrenceState::Done, OccurrenceState::Skipped] {
            for action in [
                Action::Acknowledge,
                Action::Done,
                Action::Skip,
                Action::Snooze(later),
            ] {
                assert_eq!(
                    settled.after(action, now, now),
                    None,
                    "{action:?} needs it to be open"
                );
            }
            assert_eq!(
                settled.after(Action::Reopen, now, now),
                Some(OccurrenceState::Acknowledged)
            );
            assert_eq!(
                settled.after(Action::Reopen, later, now),
                Some(OccurrenceState::Scheduled),
                "what was settled before its time waits for it again"
            );
        }
    }

    #[test]
    fn a_snooze_ends_in_the_future() {
        let now = DateTime::<Utc>::UNIX_EPOCH;
        let due = OccurrenceState::Due;
        assert_eq!(due.after(Action::Snooze(now), now, now), None, "now is too early");
        assert_eq!(
            due.after(Action::Snooze(now + TimeDelta::seconds(1)), now, now),
            Some(OccurrenceState::Snoozed)
        );
    }
}
