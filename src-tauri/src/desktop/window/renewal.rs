//! The page after a lock: a new one in the same window, drawn by a new process. The old process ends with everything that
//! it has read, and its place on the screen, its size and its focus stay.

use std::path::PathBuf;
use std::sync::{Condvar, Mutex};
use std::time::Duration;

use kept_app::error::ApiError;
use kept_app::wire::WindowPlace;
use tauri::{AppHandle, Manager, Runtime, WebviewWindow};

use super::LABEL;
use crate::desktop::protection;
use crate::state::{Shell, held};

/// The longest address of a place, in bytes.
const LONGEST_ROUTE: usize = 160;

/// What the window keeps over a lock.
#[derive(Default)]
pub(crate) struct Renewal {
    place: Mutex<Option<Place>>,
    /// Whether an old page is still there.
    under_way: Mutex<bool>,
    done: Condvar,
}

/// Where the manager was: ids and words of the address, never a text.
struct Place {
    vault: Option<PathBuf>,
    shown: WindowPlace,
}

/// Ends the process that drew the window, and loads the page anew in another one.
pub(crate) fn renew<R: Runtime>(handle: &AppHandle<R>) {
    let Some(window) = handle.get_webview_window(LABEL) else {
        return;
    };
    *held(&handle.state::<Shell>().renewal.under_way) = true;
    let ended = handle.clone();
    // A window that is closing takes its processes with it.
    let _ = end_page(&window, move || {
        let shell = ended.state::<Shell>();
        *held(&shell.renewal.under_way) = false;
        shell.renewal.done.notify_all();
    });
}

#[cfg(target_os = "linux")]
fn end_page<R: Runtime>(
    window: &WebviewWindow<R>,
    ended: impl FnOnce() + Send + 'static,
) -> tauri::Result<()> {
    use webkit2gtk::WebViewExt as _;
    window.with_webview(move |webview| {
        let webview = webview.inner();
        let address = webview.uri().unwrap_or_default();
        // A driver ends with the process that it drives, so it gets a new page in the old one.
        if !protection::driven() {
            webview.terminate_web_process();
        }
        webview.load_uri(address.split('#').next().unwrap_or_default());
        ended();
    })
}

/// Elsewhere the process stays, and the page drops what it held.
#[cfg(not(target_os = "linux"))]
fn end_page<R: Runtime>(
    window: &WebviewWindow<R>,
    ended: impl FnOnce() + Send + 'static,
) -> tauri::Result<()> {
    window.eval("location.replace(location.pathname)")?;
    ended();
    Ok(())
}

/// Waits until the old page has been ended, but not longer than `patience`.
pub(crate) fn settle(shell: &Shell, patience: Duration) {
    let under_way = held(&shell.renewal.under_way);
    // Whatever comes first ends the wait.
    drop(
        shell
            .renewal
            .done
            .wait_timeout_while(under_way, patience, |under_way| *under_way),
    );
}

/// Notes where the manager was, for the page after the next unlock.
///
/// # Errors
/// If this is no address of a place.
pub(crate) fn leave(shell: &Shell, place: &WindowPlace) -> Result<(), ApiError> {
    if !is_place(&place.route) {
        return Err(ApiError::field("route", "This is no place of the window."));
    }
    *held(&shell.renewal.place) = Some(Place {
        vault: shell.app.place(),
        shown: place.clone(),
    });
    Ok(())
}

/// Where the manager was, if this is still the same vault.
pub(crate) fn left(shell: &Shell) -> Option<WindowPlace> {
    let place = held(&shell.renewal.place);
    let place = place.as_ref().filter(|place| place.vault == shell.app.place())?;
    Some(place.shown.clone())
}

/// The vault is open again: the place is shown.
pub(crate) fn forget_place(shell: &Shell) {
    *held(&shell.renewal.place) = None;
}

/// Words, ids and slashes: too little for a text of somebody.
fn is_place(route: &str) -> bool {
    route.len() <= LONGEST_ROUTE
        && route.strip_prefix("#/").is_some_and(|path| {
            path.chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '/' | '-'))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_an_address_and_never_a_text() {
        for place in [
            "#/",
            "#/today",
            "#/person/019a9d2e-6c1f-7e60-a1f4-1e9a6c0b7d11/promises",
        ] {
            assert!(is_place(place), "{place} is a place");
        }
        for text in ["", "today", "#/Tomás", "#/he said", "#/x'+alert(1)+'", "#/%20"] {
            assert!(!is_place(text), "“{text}” is none");
        }
        assert!(
            !is_place(&format!("#/{}", "a".repeat(LONGEST_ROUTE))),
            "nor is a long one"
        );
    }
}
