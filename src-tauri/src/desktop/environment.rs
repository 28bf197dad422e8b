//! What must be set before the first thread starts.

use std::io::Write as _;
use std::panic::{self, PanicHookInfo};

/// Chooses a renderer that works on every Linux desktop, and keeps the words of a defect out of every log.
pub(crate) fn prepare() {
    panic::set_hook(Box::new(say_where));
    #[cfg(target_os = "linux")]
    // WebKitGTK's DMABUF renderer shows an empty window with some graphics drivers (tauri-apps/tauri#8462, #9394).
    if std::env::var_os("WEBKIT_DISABLE_DMABUF_RENDERER").is_none() {
        set("WEBKIT_DISABLE_DMABUF_RENDERER", "1");
    }
}

/// Says where a defect is. What it says of itself may hold what somebody wrote.
fn say_where(defect: &PanicHookInfo<'_>) {
    if let Some(place) = defect.location() {
        // There is nobody to tell when standard error is closed.
        let _ = writeln!(std::io::stderr(), "Kept met a defect at {place}.");
    }
}

#[cfg(target_os = "linux")]
#[allow(unsafe_code)]
fn set(name: &str, value: &str) {
    // SAFETY: called from the first line of `main`, while the process has one thread, so nobody reads the environment.
    unsafe { std::env::set_var(name, value) }
}
