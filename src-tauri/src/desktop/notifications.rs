//! Notifications of the desktop.

use std::thread;

use kept_app::ports::{NotShown, Notice, Notifier};
use notify_rust::{Notification, NotificationHandle, NotificationResponse};
use tauri::{AppHandle, Runtime};

use super::{events, window};

/// Shows notices through the notification server of the desktop, and brings the window back when one is clicked.
pub(crate) struct Notifications<R: Runtime>(AppHandle<R>);

impl<R: Runtime> Notifications<R> {
    pub(crate) fn new(handle: AppHandle<R>) -> Self {
        Self(handle)
    }
}

impl<R: Runtime> Notifier for Notifications<R> {
    fn show(&self, notice: &Notice) -> Result<(), NotShown> {
        let mut notification = Notification::new();
        notification
            .appname("Kept")
            .summary("Kept")
            .body(&body(notice))
            .action("default", "Open");
        #[cfg(target_os = "linux")]
        notification
            .hint(notify_rust::Hint::DesktopEntry("Kept".to_owned()))
            .hint(notify_rust::Hint::Category("x-kept.reminder".to_owned()));
        let shown = notification.show().map_err(|_| NotShown)?;
        let ids = notice.occurrences.iter().map(ToString::to_string).collect();
        wait_for_click(self.0.clone(), shown, ids)
    }
}

/// The text of a notice that may have been shown before.
fn body(notice: &Notice) -> String {
    if notice.repeated {
        format!("{} (you may have seen this before)", notice.text)
    } else {
        notice.text.clone()
    }
}

/// Waits in a thread of its own. It holds the handle for as long as the notification lives, because some desktops
/// close a notification when the connection that sent it goes away.
fn wait_for_click<R: Runtime>(
    handle: AppHandle<R>,
    shown: NotificationHandle,
    ids: Vec<String>,
) -> Result<(), NotShown> {
    let wait = move || {
        let clicked = |response: &NotificationResponse| {
            if matches!(
                response,
                NotificationResponse::Default | NotificationResponse::Action(_)
            ) {
                window::bring_forward(&handle);
                events::opened(&handle, &ids);
            }
        };
        // When the server goes away there is nothing left to click; the list in the window is the record.
        let _ = shown.wait_for_response(clicked);
    };
    thread::Builder::new()
        .name("notification".to_owned())
        .spawn(wait)
        .map(drop)
        .map_err(|_| NotShown)
}
