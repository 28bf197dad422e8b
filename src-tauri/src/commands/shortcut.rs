//! The key that opens the line to capture something from anywhere.

use kept_app::error::ApiError;
use kept_app::wire::{Nothing, ShortcutUpdate, ShortcutView};
use tauri::{AppHandle, Runtime};

use crate::desktop::shortcut;

pub(super) fn shortcut_get<R: Runtime>(handle: &AppHandle<R>, _: &Nothing) -> Result<ShortcutView, ApiError> {
    Ok(shortcut::view(handle))
}

pub(super) fn shortcut_set<R: Runtime>(
    handle: &AppHandle<R>,
    request: &ShortcutUpdate,
) -> Result<ShortcutView, ApiError> {
    shortcut::choose(handle, request.shortcut.as_ref())?;
    Ok(shortcut::view(handle))
}
