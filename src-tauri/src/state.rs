//! What the shell holds while it runs.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use kept_app::app::App;

use crate::desktop::lock::Watch;
use crate::desktop::preferences::Preferences;
use crate::desktop::window::Renewal;

/// The application and the few things kept outside of a vault.
pub(crate) struct Shell {
    pub(crate) app: Arc<App>,
    preferences: Mutex<Preferences>,
    /// What the window keeps over a lock.
    pub(crate) renewal: Renewal,
    /// Whether the vault is open, and when somebody was last there.
    pub(crate) watch: Watch,
}

impl Shell {
    pub(crate) fn new(app: Arc<App>, preferences: Preferences) -> Self {
        Self {
            app,
            preferences: Mutex::new(preferences),
            renewal: Renewal::default(),
            watch: Watch::default(),
        }
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
