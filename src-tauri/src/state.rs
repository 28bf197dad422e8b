//! What the shell holds while it runs.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use kept_app::app::App;

use crate::desktop::preferences::Preferences;

/// The application and the few things kept outside of a vault.
pub(crate) struct Shell {
    pub(crate) app: Arc<App>,
    preferences: Mutex<Preferences>,
}

impl Shell {
    pub(crate) fn new(app: Arc<App>, preferences: Preferences) -> Self {
        Self {
            app,
            preferences: Mutex::new(preferences),
        }
    }

    /// The preferences; a panic elsewhere leaves them usable, because each change is one assignment.
    pub(crate) fn preferences(&self) -> MutexGuard<'_, Preferences> {
        self.preferences.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
