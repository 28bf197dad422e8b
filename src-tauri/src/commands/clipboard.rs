//! Copying: the window never writes to the clipboard by itself.

use kept_app::error::ApiError;
use kept_app::wire::{Done, TextCopy};
use tauri::{AppHandle, Runtime};

use crate::desktop::clipboard;

pub(super) fn text_copy<R: Runtime>(handle: &AppHandle<R>, request: &TextCopy) -> Result<Done, ApiError> {
    clipboard::copy(handle, &request.text.0)?;
    Ok(Done {})
}
