//! A key that opens the line to capture something while another window is in front, where the desktop lets a program
//! listen for one.

mod keys;
#[cfg(not(target_os = "linux"))]
mod system;
#[cfg(target_os = "linux")]
#[path = "x11.rs"]
mod system;

use std::sync::Mutex;

use kept_app::error::ApiError;
use kept_app::wire::{Shortcut, ShortcutView};
use tauri::{AppHandle, Manager, Runtime};

use self::keys::Refusal;
use super::{events, failed, window};
use crate::state::{QUICK_CAPTURE, Shell, held};

/// Who listens, once a key was chosen, and why the one that was chosen does not work.
#[derive(Default)]
pub(crate) struct Listening(Mutex<State>);

#[derive(Default)]
struct State {
    listener: Option<system::Listener>,
    problem: Option<Refusal>,
}

impl State {
    fn listen<R: Runtime>(&mut self, handle: &AppHandle<R>, shortcut: &Shortcut) -> Result<(), Refusal> {
        keys::check(shortcut)?;
        if self.listener.is_none() {
            self.listener = system::Listener::start(handle);
        }
        self.listener
            .as_mut()
            .ok_or(Refusal::NotAllowed)?
            .listen(shortcut)
    }

    fn stop(&mut self) {
        if let Some(listener) = &mut self.listener {
            listener.stop();
        }
    }
}

/// Listens for the key that was chosen some time, if any was.
pub(crate) fn begin<R: Runtime>(handle: &AppHandle<R>) {
    let shell = handle.state::<Shell>();
    let chosen = shell.preferences().shortcut();
    if let Some(shortcut) = chosen {
        let mut state = held(&shell.listening.0);
        state.problem = state.listen(handle, &shortcut).err();
    }
}

/// The key that was chosen, and whether it works.
pub(crate) fn view<R: Runtime>(handle: &AppHandle<R>) -> ShortcutView {
    let shell = handle.state::<Shell>();
    let problem = held(&shell.listening.0).problem;
    ShortcutView {
        allowed: system::is_allowed(),
        shortcut: shell.preferences().shortcut(),
        problem: problem.map(|refusal| refusal.message().to_owned()),
        command: command(),
    }
}

/// Listens for another key, or for none, from now on and after every start.
///
/// # Errors
/// If the key cannot be had, or the choice cannot be written. The one before stays then.
pub(crate) fn choose<R: Runtime>(handle: &AppHandle<R>, shortcut: Option<&Shortcut>) -> Result<(), ApiError> {
    let shell = handle.state::<Shell>();
    let before = shell.preferences().shortcut();
    let mut state = held(&shell.listening.0);
    match shortcut {
        Some(shortcut) => state.listen(handle, shortcut)?,
        None => state.stop(),
    }
    let written = shell.preferences().set_shortcut(shortcut.cloned());
    if written.is_err() {
        match &before {
            Some(before) => state.problem = state.listen(handle, before).err(),
            None => state.stop(),
        }
    } else {
        state.problem = None;
    }
    written.map_err(|error| failed(&error))
}

/// Somebody pressed the key, at this time of the display.
fn pressed<R: Runtime>(handle: &AppHandle<R>, time: u32) {
    handle.state::<Shell>().want_capture();
    events::capture_wanted(handle);
    window::bring_forward_at(handle, time);
}

/// What opens the line from outside, to be typed into the settings of a desktop.
fn command() -> String {
    let own = std::env::current_exe().unwrap_or_default();
    let own = own.to_string_lossy();
    match own.as_ref() {
        "/usr/bin/kept" | "" => format!("kept {QUICK_CAPTURE}"),
        own if own.contains(' ') => format!("\"{own}\" {QUICK_CAPTURE}"),
        own => format!("{own} {QUICK_CAPTURE}"),
    }
}
