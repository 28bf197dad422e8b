//! The one window.

mod renewal;

use std::sync::mpsc;
use std::time::Duration;

use kept_app::wire::{Appearance, AppearanceView, Contrast};
use tauri::utils::config::Color;
use tauri::webview::NewWindowResponse;
use tauri::{AppHandle, Manager, Runtime, Url, WebviewUrl, WebviewWindow, WebviewWindowBuilder, WindowEvent};

use super::{lock, portal, protection};

pub(crate) use renewal::{Renewal, forget_place, leave, left, renew, settle};

const LABEL: &str = "main";
/// The colour of the sheet in both themes, so that nothing flashes before the first paint.
const LIGHT: Color = Color(0xFA, 0xF8, 0xF3, 0xFF);
const DARK: Color = Color(0x1B, 0x1C, 0x19, 0xFF);
/// What every window asks first, on its way before the interface has been read: its answer decides what is painted.
const FIRST_QUESTION: &str =
    "window.KEPT_FIRST={vault_status:window.__TAURI_INTERNALS__.invoke('vault_status',{request:{}})};";
/// The longest that a window stays hidden if its interface does not report its first paint.
const PATIENCE: Duration = Duration::from_secs(3);

/// Opens the window, hidden until its interface has painted.
///
/// # Errors
/// If the system's web view cannot be started.
pub(crate) fn open<R: Runtime>(handle: &AppHandle<R>) -> tauri::Result<()> {
    let look = portal::appearance(handle);
    // The portal has seen who asks, and nobody can type anything yet.
    protection::hide_memory();
    let window = WebviewWindowBuilder::new(handle, LABEL, WebviewUrl::App("index.html".into()))
        .title("Kept")
        .inner_size(1280.0, 832.0)
        .min_inner_size(640.0, 480.0)
        .visible(false)
        .background_color(if dark(&look) { DARK } else { LIGHT })
        .initialization_script(first_look(&look))
        .initialization_script(FIRST_QUESTION)
        .incognito(!protection::driven())
        .content_protected(true)
        .zoom_hotkeys_enabled(true)
        .disable_drag_drop_handler()
        .on_navigation(is_own)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, _| false)
        .build()?;
    input_methods(&window)?;
    let closing = handle.clone();
    window.on_window_event(move |event| {
        if let WindowEvent::CloseRequested { api, .. } = event {
            lock::before_closing(&closing, api);
        }
    });
    let patient = handle.clone();
    tauri::async_runtime::spawn(async move {
        tokio::time::sleep(PATIENCE).await;
        show(&patient);
    });
    Ok(())
}

/// Shows the window once its interface is ready.
pub(crate) fn show<R: Runtime>(handle: &AppHandle<R>) {
    if let Some(window) = handle.get_webview_window(LABEL) {
        // A window that is being closed cannot be shown, and need not be.
        let _ = window.show();
    }
}

/// Brings the window to the front, for a second start and for a clicked notification.
pub(crate) fn bring_forward<R: Runtime>(handle: &AppHandle<R>) {
    if let Some(window) = handle.get_webview_window(LABEL) {
        let _ = window.unminimize();
        let _ = window.show();
        let _ = window.set_focus();
    }
}

/// The same for a key that was pressed at a time of the display. A window manager lets a window take the focus if it says
/// when somebody asked for that.
#[cfg(target_os = "linux")]
pub(crate) fn bring_forward_at<R: Runtime>(handle: &AppHandle<R>, time: u32) {
    use gtk::prelude::GtkWindowExt as _;
    bring_forward(handle);
    if let Some(window) = handle.get_webview_window(LABEL) {
        let present = move || {
            if let Ok(window) = window.gtk_window() {
                window.present_with_time(time);
            }
        };
        // A loop that has ended has no window to show.
        let _ = handle.run_on_main_thread(present);
    }
}

#[cfg(not(target_os = "linux"))]
pub(crate) fn bring_forward_at<R: Runtime>(handle: &AppHandle<R>, _: u32) {
    bring_forward(handle);
}

/// Whether the appearance comes out dark.
fn dark(look: &AppearanceView) -> bool {
    match look.appearance {
        Appearance::System => look.system_dark,
        Appearance::Light => false,
        Appearance::Dark => true,
    }
}

/// Sets the theme before the first style is applied.
fn first_look(look: &AppearanceView) -> String {
    let theme = if dark(look) { "dark" } else { "light" };
    let more = look.contrast == Contrast::More || look.system_more_contrast;
    let contrast = if more { "more" } else { "normal" };
    format!(
        "document.documentElement.dataset.theme='{theme}';document.documentElement.dataset.contrast='{contrast}';"
    )
}

/// Only pages of the application itself may be shown.
fn is_own(url: &Url) -> bool {
    match url.scheme() {
        "tauri" => true,
        "http" | "https" => url.host_str() == Some("tauri.localhost"),
        _ => false,
    }
}

/// Lets input methods show what is being composed at the cursor; wry switches that off (tauri-apps/wry#1724).
#[cfg(target_os = "linux")]
fn input_methods<R: Runtime>(window: &WebviewWindow<R>) -> tauri::Result<()> {
    use webkit2gtk::{InputMethodContextExt as _, WebViewExt as _};
    window.with_webview(|webview| {
        if let Some(context) = webview.inner().input_method_context() {
            context.set_enable_preedit(true);
        }
    })
}

#[cfg(not(target_os = "linux"))]
fn input_methods<R: Runtime>(_: &WebviewWindow<R>) -> tauri::Result<()> {
    Ok(())
}

/// Whether the web view keeps nothing on the disk, as it says itself.
#[cfg(target_os = "linux")]
pub(crate) fn forgets<R: Runtime>(handle: &AppHandle<R>) -> bool {
    use webkit2gtk::WebViewExt as _;
    let (tell, told) = mpsc::channel();
    let asked = handle.get_webview_window(LABEL).map(|window| {
        window.with_webview(move |webview| {
            // Whoever asked may have given up.
            let _ = tell.send(webview.inner().is_ephemeral());
        })
    });
    asked.is_some_and(|asked| asked.is_ok()) && told.recv_timeout(PATIENCE).unwrap_or(false)
}

#[cfg(not(target_os = "linux"))]
pub(crate) fn forgets<R: Runtime>(_: &AppHandle<R>) -> bool {
    !protection::driven()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn only_pages_of_the_application_may_be_shown() {
        for own in ["tauri://localhost/index.html", "http://tauri.localhost/"] {
            assert!(is_own(&own.parse().unwrap()), "{own} is the application");
        }
        for foreign in [
            "https://example.org/",
            "file:///etc/passwd",
            "data:text/html,x",
            "http://tauri.localhost.example.org/",
        ] {
            assert!(
                !is_own(&foreign.parse().unwrap()),
                "{foreign} is not the application"
            );
        }
    }
}
