//! The window itself, what protects it, and what Kept is made with.

use kept_app::error::{ApiError, ErrorCode};
use kept_app::wire::{
    AboutView, CaptureWanted, Done, LicenceView, Nothing, ProtectionsView, WindowPlace, WindowReturn,
};
use tauri::{AppHandle, Manager, Runtime};

use crate::desktop::{protection, window};
use crate::state::Shell;

/// Written by `cargo xtask generate` from the lock files.
const LICENCES: &str = include_str!("../../licences.json");

pub(super) fn about<R: Runtime>(_: &AppHandle<R>, _: &Nothing) -> Result<AboutView, ApiError> {
    let licences: Vec<LicenceView> = serde_json::from_str(LICENCES).map_err(|_| {
        ApiError::new(
            ErrorCode::Internal,
            "The list of licences cannot be read. Please report this.",
        )
    })?;
    Ok(AboutView {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        licences,
    })
}

pub(super) fn window_used<R: Runtime>(handle: &AppHandle<R>, _: &Nothing) -> Result<Done, ApiError> {
    handle.state::<Shell>().watch.idle.used();
    Ok(Done {})
}

pub(super) fn window_leave<R: Runtime>(
    handle: &AppHandle<R>,
    request: &WindowPlace,
) -> Result<Done, ApiError> {
    window::leave(&handle.state::<Shell>(), request)?;
    Ok(Done {})
}

pub(super) fn window_return<R: Runtime>(
    handle: &AppHandle<R>,
    _: &Nothing,
) -> Result<WindowReturn, ApiError> {
    Ok(WindowReturn {
        place: window::left(&handle.state::<Shell>()),
    })
}

pub(super) fn capture_wanted<R: Runtime>(
    handle: &AppHandle<R>,
    _: &Nothing,
) -> Result<CaptureWanted, ApiError> {
    Ok(CaptureWanted {
        wanted: handle.state::<Shell>().take_wanted_capture(),
    })
}

pub(super) fn protections_get<R: Runtime>(
    handle: &AppHandle<R>,
    _: &Nothing,
) -> Result<ProtectionsView, ApiError> {
    Ok(protection::view(handle))
}

pub(super) fn window_ready<R: Runtime>(handle: &AppHandle<R>, _: &Nothing) -> Result<Done, ApiError> {
    window::show(handle);
    Ok(Done {})
}
