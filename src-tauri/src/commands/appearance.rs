//! Light, dark and contrast: kept outside of the vault, because the lock screen needs them.

use kept_app::error::ApiError;
use kept_app::wire::{AppearanceUpdate, AppearanceView, Nothing};
use tauri::{AppHandle, Manager, Runtime};

use crate::desktop::{events, failed, portal};
use crate::state::Shell;

pub(super) fn appearance_get<R: Runtime>(
    handle: &AppHandle<R>,
    _: &Nothing,
) -> Result<AppearanceView, ApiError> {
    Ok(portal::appearance(handle))
}

pub(super) fn appearance_set<R: Runtime>(
    handle: &AppHandle<R>,
    request: &AppearanceUpdate,
) -> Result<AppearanceView, ApiError> {
    let shell = handle.state::<Shell>();
    shell
        .preferences()
        .set_appearance(request.appearance, request.contrast)
        .map_err(|error| failed(&error))?;
    let view = portal::appearance(handle);
    events::appearance(handle, &view);
    Ok(view)
}
