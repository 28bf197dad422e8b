//! Locking: whoever asks for it, what is typed is saved, the vault is closed, and the web view is replaced.
//!
//! Each system tells in its own way that nobody may look any more: on Linux the desktop and the login session do, on
//! Windows messages of the session, on macOS notices of the workspace.
//! The idle timer, the shortcut and closing the window work everywhere.

mod idle;
#[cfg(target_os = "linux")]
mod linux;
#[cfg(target_os = "macos")]
mod macos;
#[cfg(windows)]
mod windows;

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Condvar, Mutex};
use std::time::Duration;

use kept_app::wire::LockTriggersView;
use serde_json::json;
use tauri::{AppHandle, CloseRequestApi, Manager, Runtime};

use super::{clipboard, events, window};
use crate::state::{Shell, held};

/// How long the page may take to hand over what is typed; a draft is saved in a few milliseconds.
const HANDING_OVER: Duration = Duration::from_millis(300);

/// Whether the vault is open, and whether somebody is there.
#[derive(Default)]
pub(crate) struct Watch {
    open: Mutex<bool>,
    closed: Condvar,
    /// Held by whoever is locking.
    turn: Mutex<()>,
    pub(crate) idle: idle::Idle,
    heard: Mutex<Heard>,
    /// The application ends with this lock.
    ending: AtomicBool,
}

/// What this system tells of itself.
#[derive(Debug, Default, Clone, Copy)]
struct Heard {
    /// It announces sleep, and waits for us.
    sleep: bool,
    /// It says that the screen of the login session was locked, or that another session took it.
    session: bool,
}

impl Watch {
    fn wait_until_closed(&self, patience: Duration) {
        let open = held(&self.open);
        // Whatever comes first ends the wait.
        drop(self.closed.wait_timeout_while(open, patience, |open| *open));
    }
}

/// Begins to listen to everything that can ask for a lock.
pub(crate) fn watch<R: Runtime>(handle: &AppHandle<R>) {
    tauri::async_runtime::spawn(idle::watch(handle.clone()));
    #[cfg(target_os = "linux")]
    linux::watch(handle);
    #[cfg(target_os = "macos")]
    macos::watch(handle);
    #[cfg(windows)]
    windows::watch(handle);
}

/// The computer was asleep: what is due may be overdue.
fn wake<R: Runtime>(handle: &AppHandle<R>) {
    handle.state::<Shell>().app.wake();
}

/// The system tells of its screen, its sessions and its sleep.
#[cfg(not(target_os = "linux"))]
fn heard<R: Runtime>(handle: &AppHandle<R>) {
    *held(&handle.state::<Shell>().watch.heard) = Heard {
        sleep: true,
        session: true,
    };
}

/// Locks the vault, also one that is being opened in this moment. Returns when it is closed.
///
/// The page is asked first, so that it saves its drafts and says where the manager was; it then locks by itself.
/// It is not waited for much longer than a person would notice.
pub(crate) fn lock<R: Runtime>(handle: &AppHandle<R>) {
    let shell = handle.state::<Shell>();
    let _turn = held(&shell.watch.turn);
    if shell.app.is_open() {
        events::locking(handle);
        shell.watch.wait_until_closed(HANDING_OVER);
    }
    // Also where the page has done it: only the core knows whether the vault is closed, or about to be opened.
    close(&shell);
}

/// Locks for good, because the application ends: no page comes after this one.
pub(crate) fn end(shell: &Shell) {
    shell.watch.ending.store(true, Ordering::Relaxed);
    // A backup that is being restored would hold up the end.
    let _ = shell.app.dispatch("work_cancel", json!({}));
    close(shell);
}

/// Closes the vault without asking the page.
fn close(shell: &Shell) {
    // Even a vault that cannot be closed in order has let its key go.
    let _ = shell.app.dispatch("vault_lock", json!({}));
}

/// Locks before the application ends with its window.
pub(crate) fn before_closing<R: Runtime>(handle: &AppHandle<R>, closing: &CloseRequestApi) {
    let shell = handle.state::<Shell>();
    if !shell.app.is_open() {
        return;
    }
    shell.watch.ending.store(true, Ordering::Relaxed);
    closing.prevent_close();
    let handle = handle.clone();
    // Not here: this thread is the one that lets the page answer.
    tauri::async_runtime::spawn_blocking(move || {
        lock(&handle);
        handle.exit(0);
    });
}

/// A vault was opened or closed.
pub(crate) fn session_changed<R: Runtime>(handle: &AppHandle<R>) {
    // While the application starts there is neither a window nor anything to lock.
    let Some(shell) = handle.try_state::<Shell>() else {
        return;
    };
    let open = shell.app.is_open();
    let before = std::mem::replace(&mut *held(&shell.watch.open), open);
    shell.watch.closed.notify_all();
    shell.watch.idle.used();
    shell.watch.idle.look_again();
    if open {
        window::forget_place(&shell);
    } else if before && !shell.watch.ending.load(Ordering::Relaxed) {
        clipboard::forget_all(handle);
        window::renew(handle);
    }
}

/// The settings may say now that the window is left alone for longer, or not at all.
pub(crate) fn settings_changed<R: Runtime>(handle: &AppHandle<R>) {
    handle.state::<Shell>().watch.idle.look_again();
}

/// What locks the vault by itself on this computer.
pub(crate) fn triggers<R: Runtime>(handle: &AppHandle<R>) -> LockTriggersView {
    let heard = *held(&handle.state::<Shell>().watch.heard);
    #[cfg(target_os = "linux")]
    let screen_lock = linux::screen_lock(heard.session);
    #[cfg(not(target_os = "linux"))]
    let screen_lock = heard
        .session
        .then(|| std::env::consts::OS.to_owned())
        .into_iter()
        .collect();
    LockTriggersView {
        screen_lock,
        sleep: heard.sleep,
        session_switch: heard.session,
    }
}
