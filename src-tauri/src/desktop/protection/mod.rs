//! What Kept denies itself before anything else runs: the network, more rights, and readers of its memory.
//!
//! Each measure is tried and none is needed to run. What holds on this computer is read back from the process
//! (see [`view`]) and shown under Settings → Protections.

#[cfg(target_os = "linux")]
mod linux;
mod view;
#[cfg(all(target_os = "linux", target_env = "gnu"))]
mod wiping;

#[cfg(target_os = "linux")]
pub(crate) use linux::{begin, hide_memory, remember_no_files};
pub(crate) use view::view;

/// Whether a test drives the window. Only builds for the journeys can be driven: the driver needs a socket on this
/// computer, and a web view whose context allows it (wry gives none to one that leaves nothing on the disk).
pub(crate) fn driven() -> bool {
    cfg!(feature = "driven") && std::env::var_os("TAURI_WEBVIEW_AUTOMATION").is_some()
}

/// Whether freed memory is overwritten.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
fn wipes() -> bool {
    wiping::is_active()
}

/// Elsewhere the memory of Rust is, by the allocator of `main.rs`.
#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
fn wipes() -> bool {
    true
}

/// Wipes what the work of this thread has left on its stack below the caller.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
pub(crate) fn wipe_stack() {
    wiping::wipe_stack();
}

#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
pub(crate) fn wipe_stack() {}

#[cfg(not(target_os = "linux"))]
pub(crate) fn begin() {}

#[cfg(not(target_os = "linux"))]
pub(crate) fn hide_memory() {}

#[cfg(not(target_os = "linux"))]
pub(crate) fn remember_no_files() {}
