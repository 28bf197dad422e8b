//! The ports of [`kept_app`] without a machine behind them.

use std::sync::{Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};
use fastrand::Rng;
use kept_app::machine::SystemChance;
use kept_app::ports::{
    Audience, CannotShow, Chance, Change, Clock, Drawn, NotShown, Notice, Notifier, Progress, Viewer, draw,
};
use kept_domain::attachment::Kind;
use kept_domain::time::Moment;
use uuid::{Builder, Uuid};

/// A clock that stands still until it is set.
#[derive(Debug)]
pub struct ManualClock(Mutex<Moment>);

impl ManualClock {
    /// A clock that shows this moment.
    #[must_use]
    pub const fn new(now: Moment) -> Self {
        Self(Mutex::new(now))
    }

    /// Sets it to an instant; the zone stays.
    pub fn set(&self, at: DateTime<Utc>) {
        held(&self.0).at = at;
    }

    /// Sets it forward, or back.
    pub fn forward(&self, by: TimeDelta) {
        held(&self.0).at += by;
    }
}

impl Clock for ManualClock {
    fn now(&self) -> Moment {
        *held(&self.0)
    }
}

/// Draws the same ids for the same seed. Everything else comes from the system, so that no key can be foretold.
#[derive(Debug)]
pub struct SeededChance(Mutex<Rng>);

impl SeededChance {
    /// The ids of a seed.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self(Mutex::new(Rng::with_seed(seed)))
    }
}

impl Chance for SeededChance {
    fn fill(&self, bytes: &mut [u8]) {
        SystemChance.fill(bytes);
    }

    fn id(&self, at: DateTime<Utc>) -> Uuid {
        let mut drawn = [0; 10];
        held(&self.0).fill(&mut drawn);
        let millis = u64::try_from(at.timestamp_millis()).unwrap_or_default();
        Builder::from_unix_timestamp_millis(millis, &drawn).into_uuid()
    }
}

/// Nobody watches.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoAudience;

impl Audience for NoAudience {
    fn changed(&self, _: &Change) {}

    fn progress(&self, _: Progress) {}
}

/// Draws in this process. A program that tests does not start itself once more.
#[derive(Debug, Clone, Copy, Default)]
pub struct DirectViewer;

impl Viewer for DirectViewer {
    fn draw(
        &self,
        kind: Kind,
        content: &[u8],
        page: u32,
        edge: u16,
        _: &dyn Fn() -> bool,
    ) -> Result<Drawn, CannotShow> {
        draw(kind, content, page, edge)
    }
}

/// Notes every notification, and shows it or refuses it.
#[derive(Debug, Default)]
pub struct RecordingNotifier {
    shown: Mutex<Vec<Notice>>,
    refuses: bool,
}

impl RecordingNotifier {
    /// One that can show nothing, as without a notification server.
    #[must_use]
    pub fn refusing() -> Self {
        Self {
            refuses: true,
            ..Self::default()
        }
    }

    /// Everything that it was asked to show.
    #[must_use]
    pub fn asked(&self) -> Vec<Notice> {
        held(&self.shown).clone()
    }

    /// The same, as texts.
    #[must_use]
    pub fn texts(&self) -> Vec<String> {
        self.asked().into_iter().map(|notice| notice.text).collect()
    }
}

impl Notifier for RecordingNotifier {
    fn show(&self, notice: &Notice) -> Result<(), NotShown> {
        held(&self.shown).push(notice.clone());
        if self.refuses { Err(NotShown) } else { Ok(()) }
    }
}

fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
