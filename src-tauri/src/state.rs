//! What the shell holds while it runs.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use kept_app::app::App;

use crate::desktop::clipboard::Copies;
use crate::desktop::lock::Watch;
use crate::desktop::preferences::Preferences;
use crate::desktop::shortcut::Listening;
use crate::desktop::window::Renewal;

/// The argument that asks for the line to capture something.
pub(crate) const QUICK_CAPTURE: &str = "--quick-capture";

/// The application and the few things kept outside of a vault.
pub(crate) struct Shell {
    pub(crate) app: Arc<App>,
    preferences: Mutex<Preferences>,
    /// What the window keeps over a lock.
    pub(crate) renewal: Renewal,
    /// Somebody asked from outside for the line to capture something, and it is not shown yet.
    capture_wanted: AtomicBool,
    /// The key that asks for it.
    pub(crate) listening: Listening,
    /// What was copied.
    pub(crate) copies: Copies,
    /// Whether the vault is open, and when somebody was last there.
    pub(crate) watch: Watch,
}

impl Shell {
    pub(crate) fn new(app: Arc<App>, preferences: Preferences) -> Self {
        Self {
            app,
            preferences: Mutex::new(preferences),
            renewal: Renewal::default(),
            capture_wanted: AtomicBool::new(false),
            listening: Listening::default(),
            copies: Copies::default(),
            watch: Watch::default(),
        }
    }

    /// Remembers that the line to capture something is asked for, if the arguments of a start say so.
    ///
    /// Answers whether they do.
    pub(crate) fn capture_in(&self, mut arguments: impl Iterator<Item = String>) -> bool {
        let wanted = arguments.any(|argument| argument == QUICK_CAPTURE);
        if wanted {
            self.want_capture();
        }
        wanted
    }

    /// Remembers that the line to capture something is asked for.
    pub(crate) fn want_capture(&self) {
        self.capture_wanted.store(true, Ordering::Relaxed);
    }

    /// Whether it is asked for; only the first to ask is told.
    pub(crate) fn take_wanted_capture(&self) -> bool {
        self.capture_wanted.swap(false, Ordering::Relaxed)
    }

    /// The preferences; a panic elsewhere leaves them usable, because each change is one assignment.
    pub(crate) fn preferences(&self) -> MutexGuard<'_, Preferences> {
        held(&self.preferences)
    }
}

/// Takes a lock; whoever broke off while holding it left nothing half-done behind.
pub(crate) fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
