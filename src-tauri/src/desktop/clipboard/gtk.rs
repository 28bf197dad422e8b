//! The clipboard of Linux, as GTK offers it on X11 and on Wayland alike.
//!
//! It holds no text itself: this process keeps what was copied, hands it to whoever asks, and drops it as soon as
//! something else is copied anywhere.

use std::sync::mpsc;
use std::time::Duration;

use gtk::gdk::{SELECTION_CLIPBOARD, SELECTION_PRIMARY};
use gtk::{Clipboard, TargetEntry, TargetFlags};
use secrecy::{ExposeSecret as _, SecretString};
use tauri::{AppHandle, Runtime};

/// What KDE's clipboard asks before it keeps something, and others after it: KeePassXC and Firefox set it as well.
const HINT: &str = "x-kde-passwordManagerHint";
const HINTED: &[u8] = b"secret";
/// The kinds of text that programs ask for.
const TEXTS: [&str; 5] = [
    "UTF8_STRING",
    "text/plain;charset=utf-8",
    "text/plain",
    "STRING",
    "TEXT",
];
/// Numbers by which a request says what is asked for.
const TEXT: u32 = 0;
const SECRET: u32 = 1;
/// The main thread is never busy for that long.
const PATIENCE: Duration = Duration::from_secs(3);

/// Offers a text, with the hint beside it. Nothing where there is no display, or if it refuses.
pub(super) fn set<R: Runtime>(handle: &AppHandle<R>, text: SecretString) -> Option<()> {
    let (tell, told) = mpsc::channel();
    let offer = move || {
        // Whoever asked may have given up.
        let _ = tell.send(gtk::is_initialized() && offer(text));
    };
    handle.run_on_main_thread(offer).ok()?;
    told.recv_timeout(PATIENCE).ok()?.then_some(())
}

fn offer(text: SecretString) -> bool {
    let entry = |target: &&str| TargetEntry::new(target, TargetFlags::empty(), TEXT);
    let mut targets: Vec<TargetEntry> = TEXTS.iter().map(entry).collect();
    targets.push(TargetEntry::new(HINT, TargetFlags::empty(), SECRET));
    Clipboard::get(&SELECTION_CLIPBOARD).set_with_data(&targets, move |_, asked, what| {
        if what == SECRET {
            asked.set(&asked.target(), 8, HINTED);
        } else {
            // A kind that cannot hold the text is answered with nothing.
            asked.set_text(text.expose_secret());
        }
    })
}

/// Takes back what was copied.
pub(super) fn forget_copy<R: Runtime>(handle: &AppHandle<R>) {
    forget(handle, false);
}

/// Takes back what was copied, and what is selected.
pub(super) fn forget_all<R: Runtime>(handle: &AppHandle<R>) {
    forget(handle, true);
}

/// GTK leaves alone what another program has put there.
fn forget<R: Runtime>(handle: &AppHandle<R>, selection: bool) {
    let forget = move || {
        if !gtk::is_initialized() {
            return;
        }
        Clipboard::get(&SELECTION_CLIPBOARD).clear();
        if selection {
            Clipboard::get(&SELECTION_PRIMARY).clear();
        }
    };
    // A loop that has ended holds nothing any more.
    let _ = handle.run_on_main_thread(forget);
}
