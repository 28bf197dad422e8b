//! The window itself, and what Kept is made with.

use kept_app::error::{ApiError, ErrorCode};
use kept_app::wire::{AboutView, Done, LicenceView, Nothing};
use tauri::{AppHandle, Runtime};

use crate::desktop::window;

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

pub(super) fn window_ready<R: Runtime>(handle: &AppHandle<R>, _: &Nothing) -> Result<Done, ApiError> {
    window::show(handle);
    Ok(Done {})
}
