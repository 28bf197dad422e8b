//! Keys on X11, where the server hands a key to whoever asked for it first.

use std::sync::Arc;
use std::thread;

use kept_app::wire::Shortcut;
use tauri::{AppHandle, Runtime};
use x11rb::connection::Connection as _;
use x11rb::errors::ReplyError;
use x11rb::protocol::xproto::{ConnectionExt as _, GrabMode, ModMask, Window};
use x11rb::protocol::{ErrorKind, Event};
use x11rb::rust_connection::RustConnection;

use super::keys::{Refusal, number};
use super::pressed;

/// Caps Lock and Num Lock may be on or off; a key is asked for in each of their states.
const LOCKS: [u16; 4] = [0, LOCK, NUM, LOCK | NUM];
const LOCK: u16 = 1 << 1;
/// `Mod2`, as every keyboard in use maps it.
const NUM: u16 = 1 << 4;

/// A connection to the server, with a thread that waits for what it says.
pub(super) struct Listener {
    server: Arc<RustConnection>,
    root: Window,
    listens_for: Option<(u8, u16)>,
}

impl Listener {
    /// Connects to the display of an X11 desktop, and to nothing elsewhere: under Wayland a server for old programs
    /// tells of keys only while one of those has the focus.
    pub(super) fn start<R: Runtime>(handle: &AppHandle<R>) -> Option<Self> {
        if !is_allowed() {
            return None;
        }
        let (server, screen) = x11rb::connect(None).ok()?;
        let root = server.setup().roots.get(screen)?.root;
        let server = Arc::new(server);
        let (heard, handle) = (Arc::clone(&server), handle.clone());
        let listen = move || {
            // Ends with the server, and with it the desktop.
            while let Ok(event) = heard.wait_for_event() {
                if let Event::KeyPress(key) = event {
                    pressed(&handle, key.time);
                }
            }
        };
        thread::Builder::new()
            .name("shortcut".to_owned())
            .spawn(listen)
            .ok()?;
        Some(Self {
            server,
            root,
            listens_for: None,
        })
    }

    /// Listens for a key, and no longer for the one before.
    ///
    /// # Errors
    /// If another program has it; the one before stays then.
    pub(super) fn listen(&mut self, shortcut: &Shortcut) -> Result<(), Refusal> {
        let key = (number(&shortcut.code).ok_or(Refusal::Unusable)?, held(shortcut));
        if self.listens_for == Some(key) {
            return Ok(());
        }
        if let Err(refusal) = LOCKS.iter().try_for_each(|locks| self.grab(key.0, key.1 | locks)) {
            self.release(key);
            return Err(refusal);
        }
        self.stop();
        self.listens_for = Some(key);
        Ok(())
    }

    /// Listens for no key any more.
    pub(super) fn stop(&mut self) {
        if let Some(key) = self.listens_for.take() {
            self.release(key);
        }
    }

    fn grab(&self, key: u8, modifiers: u16) -> Result<(), Refusal> {
        let modifiers = ModMask::from(modifiers);
        let asked = self
            .server
            .grab_key(false, self.root, modifiers, key, GrabMode::ASYNC, GrabMode::ASYNC)
            .map_err(|_| Refusal::NotAllowed)?;
        asked.check().map_err(|error| match error {
            ReplyError::X11Error(error) if error.error_kind == ErrorKind::Access => Refusal::Taken,
            _ => Refusal::NotAllowed,
        })
    }

    fn release(&self, (key, modifiers): (u8, u16)) {
        for locks in LOCKS {
            let modifiers = ModMask::from(modifiers | locks);
            if let Ok(asked) = self.server.ungrab_key(key, self.root, modifiers) {
                // What was never taken, or belongs to another program, stays as it is.
                asked.ignore_error();
            }
        }
        // A server that is gone has let go of everything.
        let _ = self.server.flush();
    }
}

/// Whether the desktop is one of X11.
pub(super) fn is_allowed() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    set("DISPLAY") && !set("WAYLAND_DISPLAY")
}

fn held(shortcut: &Shortcut) -> u16 {
    let Shortcut {
        ctrl,
        alt,
        shift,
        meta,
        ..
    } = *shortcut;
    [(shift, 0), (ctrl, 2), (alt, 3), (meta, 6)]
        .into_iter()
        .filter(|(held, _)| *held)
        .fold(0, |mask, (_, bit)| mask | 1 << bit)
}
