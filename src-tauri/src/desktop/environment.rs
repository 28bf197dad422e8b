//! What must be set before the first thread starts.

use super::protection;

/// Gives away rights, chooses a renderer that works on every Linux desktop, and keeps the words of a defect out of every log.
pub(crate) fn prepare() {
    protection::begin();
    kept_app::machine::tell_defects_by_place();
    #[cfg(target_os = "linux")]
    // WebKitGTK's DMABUF renderer shows an empty window with some graphics drivers (tauri-apps/tauri#8462, #9394).
    if std::env::var_os("WEBKIT_DISABLE_DMABUF_RENDERER").is_none() {
        set("WEBKIT_DISABLE_DMABUF_RENDERER", "1");
    }
}

#[cfg(target_os = "linux")]
#[allow(unsafe_code)]
fn set(name: &str, value: &str) {
    // SAFETY: called from the first line of `main`, while the process has one thread, so nobody reads the environment.
    unsafe { std::env::set_var(name, value) }
}
