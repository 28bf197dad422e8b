//! Printing through the dialog of the system.

use kept_app::error::ApiError;
use kept_app::wire::{DocumentOpen, Done, PaperPdf, RecoveryKitShow};
use serde_json::json;
use tauri::{AppHandle, Manager, Runtime};

use super::files;
use crate::desktop::printing::print;
use crate::state::Shell;

pub(super) fn document_print<R: Runtime>(
    handle: &AppHandle<R>,
    request: &DocumentOpen,
) -> Result<Done, ApiError> {
    print(&files::bytes(handle, "document_pdf", request)?)?;
    handle
        .state::<Shell>()
        .app
        .dispatch("document_copied", json!({ "id": request.id, "way": "print" }))?;
    Ok(Done {})
}

pub(super) fn recovery_kit_print<R: Runtime>(
    handle: &AppHandle<R>,
    request: &RecoveryKitShow,
) -> Result<Done, ApiError> {
    print(&files::kit(handle, request)?)?;
    Ok(Done {})
}

pub(super) fn paper_print<R: Runtime>(handle: &AppHandle<R>, request: &PaperPdf) -> Result<Done, ApiError> {
    print(&files::bytes(handle, "paper_pdf", request)?)?;
    Ok(Done {})
}
