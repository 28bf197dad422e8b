//! What the window hears: that something changed, never the data.

use kept_app::ports::{Audience, Change, ChangeKind, Progress};
use kept_app::wire::AppearanceView;
use serde::Serialize;
use tauri::{AppHandle, Emitter, Runtime};

use super::lock;

/// Passes changes on to the window.
pub(crate) struct WindowAudience<R: Runtime>(AppHandle<R>);

impl<R: Runtime> WindowAudience<R> {
    pub(crate) fn new(handle: AppHandle<R>) -> Self {
        Self(handle)
    }
}

impl<R: Runtime> Audience for WindowAudience<R> {
    fn changed(&self, change: &Change) {
        emit(&self.0, "changed", change);
        match change.kind {
            ChangeKind::Session => lock::session_changed(&self.0),
            ChangeKind::Settings => lock::settings_changed(&self.0),
            _ => {}
        }
    }

    fn progress(&self, progress: Progress) {
        emit(&self.0, "progress", &progress);
    }
}

/// Tells the window how it should look.
pub(crate) fn appearance<R: Runtime>(handle: &AppHandle<R>, view: &AppearanceView) {
    emit(handle, "appearance", view);
}

/// Asks the window to hand over what is typed, and to lock.
pub(crate) fn locking<R: Runtime>(handle: &AppHandle<R>) {
    emit(handle, "locking", &());
}

/// Tells the window that somebody asked for the line to capture something.
pub(crate) fn capture_wanted<R: Runtime>(handle: &AppHandle<R>) {
    emit(handle, "quick-capture", &());
}

/// Tells the window which occurrences a clicked notification was about.
pub(crate) fn opened<R: Runtime>(handle: &AppHandle<R>, occurrences: &[String]) {
    emit(handle, "open-reminder", &occurrences);
}

fn emit<R: Runtime, P: Serialize + Clone>(handle: &AppHandle<R>, event: &str, payload: &P) {
    // A window that is closing hears nothing any more, and needs nothing.
    let _ = handle.emit(event, payload.clone());
}
