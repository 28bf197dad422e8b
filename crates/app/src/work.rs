//! Long work: one piece at a time, followed and ended from outside.
//!
//! Work that somebody asked for tells how far it is, and ends the work that Kept does by itself, which is done another
//! time. Locking ends both.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, PoisonError};

use kept_vault::backup::{Step, Watch};

use crate::app::held;
use crate::error::ApiError;
use crate::ports::{Audience, Progress, WorkStep};

/// The one place where long work is registered.
#[derive(Default)]
pub(crate) struct Work {
    current: Mutex<Current>,
    ended: Condvar,
}

#[derive(Default)]
enum Current {
    #[default]
    Nothing,
    /// Kept does something by itself.
    Quiet(Arc<AtomicBool>),
    /// Somebody waits for it.
    Asked(Arc<AtomicBool>),
    /// The vault is being closed.
    Closing,
}

impl Current {
    fn cancel(&self) {
        if let Self::Quiet(cancelled) | Self::Asked(cancelled) = self {
            cancelled.store(true, Ordering::Relaxed);
        }
    }
}

impl Work {
    /// Begins work that somebody asked for.
    ///
    /// # Errors
    /// A precondition if other such work is under way.
    pub(crate) fn begin(self: &Arc<Self>, audience: &Arc<dyn Audience>) -> Result<Running, ApiError> {
        let mut current = held(&self.current);
        loop {
            match &*current {
                Current::Nothing => break,
                Current::Quiet(_) => current.cancel(),
                Current::Asked(_) => {
                    return Err(ApiError::precondition(
                        "Kept is still busy with a backup or a check. Wait for it, or cancel it.",
                    ));
                }
                Current::Closing => return Err(ApiError::locked()),
            }
            current = self.ended.wait(current).unwrap_or_else(PoisonError::into_inner);
        }
        let cancelled = Arc::default();
        *current = Current::Asked(Arc::clone(&cancelled));
        Ok(self.running(cancelled, Some(Arc::clone(audience))))
    }

    /// Begins work that Kept does by itself; nothing if there is other work.
    pub(crate) fn begin_quietly(self: &Arc<Self>) -> Option<Running> {
        let mut current = held(&self.current);
        let Current::Nothing = *current else {
            return None;
        };
        let cancelled = Arc::default();
        *current = Current::Quiet(Arc::clone(&cancelled));
        Some(self.running(cancelled, None))
    }

    fn running(self: &Arc<Self>, cancelled: Arc<AtomicBool>, audience: Option<Arc<dyn Audience>>) -> Running {
        Running {
            work: Arc::clone(self),
            watch: Arc::new(Followed {
                cancelled,
                audience,
                told: Mutex::default(),
            }),
        }
    }

    /// Whether work is under way that somebody asked for.
    pub(crate) fn is_asked(&self) -> bool {
        matches!(*held(&self.current), Current::Asked(_))
    }

    /// Whether the vault is being closed.
    pub(crate) fn is_closing(&self) -> bool {
        matches!(*held(&self.current), Current::Closing)
    }

    /// Ends whatever is under way; it takes a moment to notice.
    pub(crate) fn cancel(&self) {
        held(&self.current).cancel();
    }

    /// Ends whatever is under way, waits for it, and lets nothing else begin until the answer is dropped.
    pub(crate) fn close(self: &Arc<Self>) -> Closed {
        let mut current = held(&self.current);
        while !matches!(*current, Current::Nothing) {
            current.cancel();
            current = self.ended.wait(current).unwrap_or_else(PoisonError::into_inner);
        }
        *current = Current::Closing;
        Closed(Arc::clone(self))
    }

    fn end(&self) {
        *held(&self.current) = Current::Nothing;
        self.ended.notify_all();
    }
}

/// Work that is under way until this is dropped.
pub(crate) struct Running {
    work: Arc<Work>,
    watch: Arc<Followed>,
}

impl Running {
    /// What the vault tells how far it is.
    pub(crate) fn watch(&self) -> Arc<dyn Watch> {
        Arc::clone(&self.watch) as Arc<dyn Watch>
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.work.end();
    }
}

/// No work can begin until this is dropped.
pub(crate) struct Closed(Arc<Work>);

impl Drop for Closed {
    fn drop(&mut self) {
        self.0.end();
    }
}

struct Followed {
    cancelled: Arc<AtomicBool>,
    /// Who hears of it; nobody hears of quiet work.
    audience: Option<Arc<dyn Audience>>,
    told: Mutex<Option<Progress>>,
}

impl Watch for Followed {
    fn at(&self, step: Step, done: u64, whole: u64) {
        let Some(audience) = &self.audience else {
            return;
        };
        let percent = (whole > 0).then(|| u8::try_from(done.min(whole) * 100 / whole).unwrap_or(100));
        let progress = Progress {
            step: step.into(),
            percent,
        };
        let mut told = held(&self.told);
        if *told != Some(progress) {
            *told = Some(progress);
            audience.progress(progress);
        }
    }

    fn cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }
}

impl From<Step> for WorkStep {
    fn from(step: Step) -> Self {
        match step {
            Step::Copying => Self::Copying,
            Step::Checking => Self::Checking,
            Step::Writing => Self::Writing,
            Step::Unpacking => Self::Unpacking,
            Step::Rewriting => Self::Rewriting,
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::thread;

    use super::*;
    use crate::error::ErrorCode;
    use crate::ports::Change;

    struct Nobody;

    impl Audience for Nobody {
        fn changed(&self, _: &Change) {}
        fn progress(&self, _: Progress) {}
    }

    fn work() -> (Arc<Work>, Arc<dyn Audience>) {
        (Arc::default(), Arc::new(Nobody))
    }

    #[test]
    fn one_piece_of_work_at_a_time() {
        let (work, audience) = work();
        let first = work.begin(&audience).unwrap();
        assert_eq!(
            work.begin(&audience).err().map(|error| error.code),
            Some(ErrorCode::Precondition),
            "a second one is refused"
        );
        assert!(work.begin_quietly().is_none(), "quiet work does not even try");
        drop(first);
        assert!(work.begin(&audience).is_ok(), "then it is the next one's turn");
    }

    #[test]
    fn quiet_work_gives_way() {
        let (work, audience) = work();
        let quiet = work.begin_quietly().unwrap();
        let watch = quiet.watch();
        let worker = thread::spawn(move || {
            while !watch.cancelled() {
                thread::yield_now();
            }
            drop(quiet);
        });
        let asked = work.begin(&audience).unwrap();
        worker.join().unwrap();
        assert!(!asked.watch().cancelled(), "the work that was asked for goes on");
    }

    #[test]
    fn closing_ends_what_is_under_way_and_lets_nothing_begin() {
        let (work, audience) = work();
        let asked = work.begin(&audience).unwrap();
        let watch = asked.watch();
        let worker = thread::spawn(move || {
            while !watch.cancelled() {
                thread::yield_now();
            }
            drop(asked);
        });
        let closed = work.close();
        worker.join().unwrap();
        assert_eq!(
            work.begin(&audience).err().map(|error| error.code),
            Some(ErrorCode::Locked),
            "nothing begins while the vault is being closed"
        );
        drop(closed);
        assert!(work.begin(&audience).is_ok(), "and then it may");
    }
}
