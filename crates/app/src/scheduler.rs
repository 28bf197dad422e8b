//! Tells the manager what falls due, once each, on the wall clock.
//!
//! An occurrence is claimed in the vault before its notification goes out and marked as shown after. If the process
//! ends in between, it is shown once more and marked as repeated. Nothing is lost: the list in the window is the
//! record, and a notification only points at it.

use std::collections::HashSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use kept_domain::ids::OccurrenceId;
use kept_domain::reminder::{OccurrenceState, ReminderKind};
use kept_domain::time::Moment;
use kept_vault::table::reminder::{self, Pending};
use kept_vault::{Entry, Writer};
use tokio::sync::Notify;

use crate::app::{App, State, held};
use crate::error::ApiError;
use crate::ports::{ChangeKind, Notice, Notifier};
use crate::session::Session;
use crate::usecases;

/// How far apart the scheduler looks at the clock.
const TICK: Duration = Duration::from_secs(15);
/// How many notifications may come at once before one speaks for all.
const MOST_AT_ONCE: usize = 3;
/// How far ahead instants are known while the vault is locked.
const AHEAD: TimeDelta = TimeDelta::days(60);
/// How long a look into the vault is enough if nothing changes: after it, repeating reminders may need more instants.
const ENOUGH: TimeDelta = TimeDelta::days(1);

/// Tells the scheduler that what it knows may no longer hold.
#[derive(Default)]
pub(crate) struct Bell {
    rung: AtomicU64,
    notify: Notify,
}

impl Bell {
    pub(crate) fn ring(&self) {
        self.rung.fetch_add(1, Ordering::AcqRel);
        self.notify.notify_one();
    }

    /// How often it was rung.
    fn rung(&self) -> u64 {
        self.rung.load(Ordering::Acquire)
    }
}

/// What falls due, by id and instant alone; all that is remembered while the vault is locked.
#[derive(Default)]
pub(crate) struct Waiting {
    /// Known only if this process had the vault open.
    known: Option<Vec<(OccurrenceId, DateTime<Utc>)>>,
    /// When it was last seen unlocked.
    as_of: DateTime<Utc>,
    /// The one notice of this lock has been sent.
    told: bool,
    /// No notification could be shown for these; they are not tried again until the next start.
    unshown: HashSet<OccurrenceId>,
    /// How often the bell had been rung when everything that was due was last dealt with.
    answered: Option<u64>,
}

impl Waiting {
    /// How many are due at `now`.
    pub(crate) fn count(&self, now: DateTime<Utc>) -> Option<u32> {
        let due = self.known.as_ref()?.iter().filter(|(_, at)| *at <= now).count();
        u32::try_from(due).ok()
    }

    /// Remembers what the vault holds, as of the instant up to which everything due was dealt with.
    pub(crate) fn remember(&mut self, session: &Session, now: DateTime<Utc>) -> Result<(), ApiError> {
        let pending = session.read(move |reader| Ok(reminder::pending(reader, now + AHEAD)?))?;
        self.known = Some(
            pending
                .into_iter()
                .map(|pending| (pending.id, pending.at))
                .collect(),
        );
        self.as_of = now;
        self.told = false;
        Ok(())
    }

    /// Whether nothing can have fallen due, as far as the clock goes, since the vault was last looked into.
    fn holds(&self, now: DateTime<Utc>) -> bool {
        let since = self.as_of;
        let known = self.known.as_deref().unwrap_or_default();
        // A clock that was set back makes later instants out of earlier ones.
        (since..since + ENOUGH).contains(&now) && !known.iter().any(|(_, at)| *at > since && *at <= now)
    }

    /// What fell due since the vault was locked, unless it was told already.
    fn tell(&mut self, now: DateTime<Utc>) -> Option<Notice> {
        let since = self.as_of;
        let due = self
            .known
            .iter()
            .flatten()
            .filter(|(_, at)| *at > since && *at <= now);
        let occurrences: Vec<_> = due.map(|(id, _)| *id).collect();
        if self.told || occurrences.is_empty() {
            return None;
        }
        self.told = true;
        Some(Notice {
            text: "A reminder is waiting. Unlock Kept to see it.".to_owned(),
            occurrences,
            repeated: false,
        })
    }
}

/// Looks at the clock until the process ends: every 15 seconds at the latest, and whenever [`App::wake`] is called.
/// The vault is looked into only if something fell due or was changed, so that an idle hour costs next to nothing.
pub async fn run(app: Arc<App>, notifier: Arc<dyn Notifier>) {
    loop {
        let (ticking, showing) = (Arc::clone(&app), Arc::clone(&notifier));
        // What a tick could not do, the next one will; the list in the window does not depend on it.
        drop(tokio::task::spawn_blocking(move || tick(&ticking, showing.as_ref())).await);
        tokio::select! {
            () = tokio::time::sleep(TICK) => {}
            () = app.bell.notify.notified() => {}
        }
    }
}

/// Looks at the clock once.
///
/// # Errors
/// Those of the vault. What was not done stays to be done at the next look.
pub fn tick(app: &App, notifier: &dyn Notifier) -> Result<(), ApiError> {
    let rung = app.bell.rung();
    let notices = {
        let state = app.state();
        let State::Unlocked(session) = &*state else {
            let notice = held(&app.waiting).tell(app.ports.clock.now().at);
            drop(state);
            // Without a notification server the lock screen still says how many wait.
            if let Some(notice) = notice {
                let _ = notifier.show(&notice);
            }
            return Ok(());
        };
        // One instant for the whole look: what falls due during it is left to the next one.
        let now = session.now();
        let waiting = held(&app.waiting);
        if waiting.answered == Some(rung) && waiting.holds(now.at) {
            return Ok(());
        }
        drop(waiting);
        usecases::extend_reminders(session)?;
        let notices = claim(app, session, now)?;
        held(&app.waiting).remember(session, now.at)?;
        notices
    };
    // The session is not held while a server of the desktop is waited for.
    for notice in notices {
        let shown = notifier.show(&notice).is_ok();
        if !shown {
            held(&app.waiting).unshown.extend(&notice.occurrences);
        }
        if let State::Unlocked(session) = &*app.state() {
            settle(session, notice.occurrences, shown)?;
        }
    }
    held(&app.waiting).answered = Some(rung);
    Ok(())
}

/// Claims what is due and says what to show for it. While a document is with a member nothing is shown.
fn claim(app: &App, session: &Session, now: Moment) -> Result<Vec<Notice>, ApiError> {
    let quiet = session.handed_over().is_some();
    let unshown = held(&app.waiting).unshown.clone();
    let wanted = move |pending: &Pending| match pending.state {
        OccurrenceState::Scheduled | OccurrenceState::Snoozed => true,
        OccurrenceState::Due | OccurrenceState::Claimed => !quiet && !unshown.contains(&pending.id),
        _ => false,
    };
    let due = session.read(move |reader| Ok(reminder::pending(reader, now.at)?))?;
    let due: Vec<Pending> = due.into_iter().filter(wanted).collect();
    if due.is_empty() {
        return Ok(Vec::new());
    }
    let to = if quiet {
        OccurrenceState::Due
    } else {
        OccurrenceState::Claimed
    };
    let claimed = due.clone();
    session.write_at(now, move |writer| {
        claimed
            .iter()
            .try_for_each(|pending| step(writer, pending.id, pending.state, to))
    })?;
    session.changed(ChangeKind::Reminder, None, None);
    Ok(if quiet { Vec::new() } else { notices(&due) })
}

/// One notice each, or one for all if there are many.
fn notices(due: &[Pending]) -> Vec<Notice> {
    let notice = |text: String, of: &[Pending]| Notice {
        text,
        occurrences: of.iter().map(|pending| pending.id).collect(),
        repeated: of.iter().any(|pending| pending.state == OccurrenceState::Claimed),
    };
    if due.len() > MOST_AT_ONCE {
        return vec![notice(format!("{} things are due", due.len()), due)];
    }
    due.chunks(1)
        .map(|one| {
            let text = match one.first().map(|pending| pending.kind) {
                Some(ReminderKind::FollowUp) => "A follow-up is due",
                Some(ReminderKind::Review) => "A review date is due",
                Some(ReminderKind::Talk) => "A talk is due",
                Some(ReminderKind::FreeText) | None => "A reminder is due",
            };
            notice(text.to_owned(), one)
        })
        .collect()
}

/// Notes that a notification was shown, or that it is left to the list.
fn settle(session: &Session, occurrences: Vec<OccurrenceId>, shown: bool) -> Result<(), ApiError> {
    let to = if shown {
        OccurrenceState::Shown
    } else {
        OccurrenceState::Due
    };
    session.write(move |writer| {
        for id in occurrences {
            // The manager may have been faster.
            if reminder::occurrence(writer, id)?.state == OccurrenceState::Claimed {
                step(writer, id, OccurrenceState::Claimed, to)?;
            }
        }
        Ok(())
    })?;
    session.changed(ChangeKind::Reminder, None, None);
    Ok(())
}

/// Moves an occurrence on the way to its notification.
pub(crate) fn step(
    writer: &Writer<'_>,
    id: OccurrenceId,
    from: OccurrenceState,
    to: OccurrenceState,
) -> Result<(), ApiError> {
    reminder::step(writer, id, from, to, None)?;
    let kind = match to {
        OccurrenceState::Claimed => "occurrence.claimed",
        OccurrenceState::Shown => "occurrence.shown",
        _ => "occurrence.due",
    };
    writer.record(Entry {
        kind,
        object: id.uuid(),
        payload: to.as_str().as_bytes(),
    })?;
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use uuid::Uuid;

    use super::*;

    #[test]
    fn what_was_seen_holds_until_something_falls_due_or_a_day_is_over_or_the_clock_goes_back() {
        let seen: DateTime<Utc> = "2026-11-19T08:00:00Z".parse().unwrap();
        let after = |minutes| seen + TimeDelta::minutes(minutes);
        let falls_due = |minutes| (OccurrenceId::new(Uuid::from_u128(1)), after(minutes));
        let waiting = Waiting {
            known: Some(vec![falls_due(-60), falls_due(30)]),
            as_of: seen,
            ..Waiting::default()
        };
        assert!(waiting.holds(seen), "what was due before has been dealt with");
        assert!(waiting.holds(after(29)), "nothing falls due before its time");
        assert!(!waiting.holds(after(30)), "it falls due at its instant");
        assert!(!waiting.holds(after(-1)), "a clock that went back proves nothing");
        let nothing = Waiting {
            known: Some(Vec::new()),
            as_of: seen,
            ..Waiting::default()
        };
        assert!(
            nothing.holds(after(24 * 60 - 1)),
            "an empty list is enough for a day"
        );
        assert!(
            !nothing.holds(after(24 * 60)),
            "after which repeating reminders need their next instants"
        );
    }
}
