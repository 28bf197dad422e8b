//! The clipboard of Windows and macOS, which holds the text itself and asks nobody.

use std::sync::Mutex;

use arboard::Clipboard;
#[cfg(target_os = "macos")]
use arboard::SetExtApple as _;
#[cfg(windows)]
use arboard::SetExtWindows as _;
use secrecy::zeroize::Zeroizing;
use secrecy::{ExposeSecret as _, SecretString};
use tauri::{AppHandle, Runtime};

use crate::state::held;

/// What was copied last, to know it again.
static COPIED: Mutex<Option<SecretString>> = Mutex::new(None);

/// Copies a text so that no history and no cloud keeps it. Nothing if the system refuses.
pub(super) fn set<R: Runtime>(_: &AppHandle<R>, text: SecretString) -> Option<()> {
    let mut clipboard = Clipboard::new().ok()?;
    let set = clipboard.set();
    #[cfg(windows)]
    let set = set
        .exclude_from_monitoring()
        .exclude_from_cloud()
        .exclude_from_history();
    #[cfg(target_os = "macos")]
    let set = set.exclude_from_history();
    set.text(text.expose_secret()).ok()?;
    *held(&COPIED) = Some(text);
    Some(())
}

/// Takes back what was copied, unless another program has something on the clipboard by now.
pub(super) fn forget_copy<R: Runtime>(_: &AppHandle<R>) {
    let Some(copied) = held(&COPIED).take() else {
        return;
    };
    let Ok(mut clipboard) = Clipboard::new() else {
        return;
    };
    let found = clipboard.get_text().map(Zeroizing::new);
    if found.is_ok_and(|found| found.as_str() == copied.expose_secret()) {
        // One that cannot be emptied now is emptied by whoever copies next.
        let _ = clipboard.clear();
    }
}

/// A selection is nothing that other programs could ask for here.
pub(super) fn forget_all<R: Runtime>(handle: &AppHandle<R>) {
    forget_copy(handle);
}
