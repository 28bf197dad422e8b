//! Following long work, and ending it.

use std::io;

/// Follows long work from outside. It is asked often, from the threads that do the work.
pub trait Watch: Send + Sync {
    /// The work has come this far; `whole` is 0 where nobody knows how much there is.
    fn at(&self, step: Step, done: u64, whole: u64);

    /// Whether the work is no longer wanted. It then ends with
    /// [`VaultError::Cancelled`](crate::VaultError::Cancelled) and leaves nothing behind.
    fn cancelled(&self) -> bool;
}

/// What is being done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The vault is copied; in bytes. Nothing else can be done with it meanwhile.
    Copying,
    /// Every page and every link of the journal is checked.
    Checking,
    /// The backup is written; in bytes.
    Writing,
    /// A backup is unpacked; in bytes.
    Unpacking,
    /// The vault is written anew with another key; in pages.
    Rewriting,
}

/// Nobody follows the work, and nobody ends it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Unwatched;

impl Watch for Unwatched {
    fn at(&self, _: Step, _: u64, _: u64) {}

    fn cancelled(&self) -> bool {
        false
    }
}

/// Tells a watch how far one step has come.
pub(super) struct Meter<'a> {
    watch: &'a dyn Watch,
    step: Step,
    done: u64,
    whole: u64,
}

impl<'a> Meter<'a> {
    pub(super) fn new(watch: &'a dyn Watch, step: Step, whole: u64) -> Self {
        Self {
            watch,
            step,
            done: 0,
            whole,
        }
    }

    /// Counts, and fails with [`Cancelled`] if the work is no longer wanted.
    pub(super) fn advance(&mut self, more: u64) -> io::Result<()> {
        self.done += more;
        self.watch.at(self.step, self.done, self.whole);
        if self.watch.cancelled() {
            return Err(io::Error::other(Cancelled));
        }
        Ok(())
    }
}

/// The reason of an error that is none: somebody has ended the work.
#[derive(Debug, thiserror::Error)]
#[error("cancelled")]
pub(crate) struct Cancelled;
