//! Files that the manager chooses in a dialog of the system. Paths never come from the window.

use std::fs::{self, File};
use std::io::{Read as _, Write as _};
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use kept_app::error::{ApiError, ErrorCode};
use kept_app::wire::{
    ChosenFolder, ChosenTemplate, DocumentSaveCopy, LARGEST_TEMPLATE, Nothing, PaperPdf, RecoveryKitShow,
    SavedFile, TemplateFile, TemplateRef, VerdictView, VerifiedFile,
};
use secrecy::ExposeSecret as _;
use serde::Serialize;
use serde_json::json;
use tauri::{AppHandle, Manager, Runtime};
use tauri_plugin_dialog::DialogExt as _;

use crate::desktop::{failed, unreadable, write_new};
use crate::state::Shell;

/// Kind and ending of template files.
const TEMPLATES: (&str, &str) = ("Templates of Kept", "json");
/// The largest file that is read to be checked, in bytes.
const LARGEST_PDF: u64 = 64 * 1024 * 1024;

pub(super) fn vault_choose<R: Runtime>(handle: &AppHandle<R>, _: &Nothing) -> Result<ChosenFolder, ApiError> {
    let chosen = handle
        .dialog()
        .file()
        .blocking_pick_folder()
        .and_then(|path| path.into_path().ok());
    if let Some(folder) = &chosen {
        handle.state::<Shell>().app.open_place(folder)?;
    }
    Ok(ChosenFolder {
        path: chosen.map(|path| path.to_string_lossy().into_owned()),
    })
}

pub(super) fn vault_place<R: Runtime>(handle: &AppHandle<R>, _: &Nothing) -> Result<ChosenFolder, ApiError> {
    let chosen = handle
        .dialog()
        .file()
        .set_file_name("My log.kept")
        .blocking_save_file();
    let path = chosen.and_then(|path| path.into_path().ok());
    Ok(ChosenFolder {
        path: path.map(|path| path.to_string_lossy().into_owned()),
    })
}

pub(super) fn backup_choose<R: Runtime>(
    handle: &AppHandle<R>,
    _: &Nothing,
) -> Result<ChosenFolder, ApiError> {
    let chosen = handle
        .dialog()
        .file()
        .add_filter("Backups of Kept", &["kept-backup"])
        .blocking_pick_file();
    let path = chosen.and_then(|path| path.into_path().ok());
    Ok(ChosenFolder {
        path: path.map(|path| path.to_string_lossy().into_owned()),
    })
}

pub(super) fn backup_place_choose<R: Runtime>(
    handle: &AppHandle<R>,
    _: &Nothing,
) -> Result<ChosenFolder, ApiError> {
    let chosen = handle.dialog().file().blocking_pick_folder();
    let path = chosen.and_then(|path| path.into_path().ok());
    Ok(ChosenFolder {
        path: path.map(|path| path.to_string_lossy().into_owned()),
    })
}

/// Asks the core for the bytes of a file.
pub(super) fn bytes<R: Runtime>(
    handle: &AppHandle<R>,
    command: &str,
    request: &impl Serialize,
) -> Result<Vec<u8>, ApiError> {
    let shell = handle.state::<Shell>();
    shell.app.dispatch(command, json!(request))?.bytes()
}

/// Asks where a PDF goes and writes it there.
fn save<R: Runtime>(handle: &AppHandle<R>, name: &str, pdf: &[u8]) -> Result<SavedFile, ApiError> {
    save_as(handle, name, ("PDF", "pdf"), pdf)
}

/// Asks where a file of a kind goes and writes it there.
fn save_as<R: Runtime>(
    handle: &AppHandle<R>,
    name: &str,
    (kind, ending): (&str, &str),
    bytes: &[u8],
) -> Result<SavedFile, ApiError> {
    let chosen = handle
        .dialog()
        .file()
        .set_file_name(name)
        .add_filter(kind, &[ending])
        .blocking_save_file();
    let Some(path) = chosen.and_then(|path| path.into_path().ok()) else {
        return Ok(SavedFile { name: None });
    };
    write_new(&path, |file| file.write_all(bytes)).map_err(|error| failed(&error))?;
    Ok(SavedFile {
        name: path.file_name().map(|name| name.to_string_lossy().into_owned()),
    })
}

pub(super) fn document_save_copy<R: Runtime>(
    handle: &AppHandle<R>,
    request: &DocumentSaveCopy,
) -> Result<SavedFile, ApiError> {
    let pdf = bytes(handle, "document_pdf", &json!({ "id": request.id }))?;
    let saved = save(handle, "agreement.pdf", &pdf)?;
    if saved.name.is_some() {
        handle
            .state::<Shell>()
            .app
            .dispatch("document_copied", json!({ "id": request.id, "way": "file" }))?;
    }
    Ok(saved)
}

pub(super) fn recovery_kit_save<R: Runtime>(
    handle: &AppHandle<R>,
    request: &RecoveryKitShow,
) -> Result<SavedFile, ApiError> {
    save(handle, "recovery-kit.pdf", &kit(handle, request)?)
}

/// The recovery kit as a sheet.
pub(super) fn kit<R: Runtime>(handle: &AppHandle<R>, request: &RecoveryKitShow) -> Result<Vec<u8>, ApiError> {
    // A secret that was read is never written out again by itself.
    bytes(
        handle,
        "recovery_kit_pdf",
        &json!({ "passphrase": request.passphrase.0.expose_secret() }),
    )
}

pub(super) fn paper_save<R: Runtime>(
    handle: &AppHandle<R>,
    request: &PaperPdf,
) -> Result<SavedFile, ApiError> {
    let pdf = bytes(handle, "paper_pdf", request)?;
    save(handle, "paper.pdf", &pdf)
}

pub(super) fn template_save<R: Runtime>(
    handle: &AppHandle<R>,
    request: &TemplateRef,
) -> Result<SavedFile, ApiError> {
    let shell = handle.state::<Shell>();
    let file: TemplateFile = shell.app.dispatch("template_export", json!(request))?.read()?;
    save_as(handle, &file.name, TEMPLATES, file.json.as_bytes())
}

pub(super) fn template_choose<R: Runtime>(
    handle: &AppHandle<R>,
    _: &Nothing,
) -> Result<ChosenTemplate, ApiError> {
    let (kind, ending) = TEMPLATES;
    let chosen = handle
        .dialog()
        .file()
        .add_filter(kind, &[ending])
        .blocking_pick_file();
    let Some(path) = chosen.and_then(|path| path.into_path().ok()) else {
        return Ok(ChosenTemplate {
            name: None,
            json: None,
        });
    };
    Ok(ChosenTemplate {
        name: path.file_name().map(|name| name.to_string_lossy().into_owned()),
        json: Some(template(&path)?),
    })
}

/// The text of a template file. No more of it is read than the largest template has.
fn template(path: &Path) -> Result<String, ApiError> {
    let file = File::open(path).map_err(|error| unreadable(&error))?;
    let mut bytes = Vec::new();
    file.take(LARGEST_TEMPLATE as u64 + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| unreadable(&error))?;
    if bytes.len() > LARGEST_TEMPLATE {
        return Err(ApiError::new(
            ErrorCode::Validation,
            "This file is larger than 512 KiB. A template file has at most that.",
        ));
    }
    String::from_utf8(bytes).map_err(|_| {
        ApiError::new(
            ErrorCode::Validation,
            "This is not a template file that Kept can read.",
        )
    })
}

pub(super) fn document_verify_chosen<R: Runtime>(
    handle: &AppHandle<R>,
    _: &Nothing,
) -> Result<VerifiedFile, ApiError> {
    let chosen = handle
        .dialog()
        .file()
        .add_filter("PDF", &["pdf"])
        .blocking_pick_file();
    let Some(path) = chosen.and_then(|path| path.into_path().ok()) else {
        return Ok(VerifiedFile {
            name: None,
            verdict: None,
        });
    };
    let verdict = verify(handle, &path)?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
    Ok(VerifiedFile {
        name,
        verdict: Some(verdict),
    })
}

fn verify<R: Runtime>(handle: &AppHandle<R>, path: &Path) -> Result<VerdictView, ApiError> {
    if fs::metadata(path).map_err(|error| unreadable(&error))?.len() > LARGEST_PDF {
        return Err(ApiError::new(
            ErrorCode::Validation,
            "This file is larger than 64 MiB. Kept makes no papers of that size.",
        ));
    }
    let pdf = STANDARD.encode(fs::read(path).map_err(|error| unreadable(&error))?);
    let shell = handle.state::<Shell>();
    let verdict = shell
        .app
        .dispatch("document_verify_file", json!({ "pdf": pdf }))?;
    verdict.read()
}

#[cfg(all(test, unix))]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    #[test]
    fn a_template_that_may_not_be_read_is_refused_as_one_to_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("walk.json");
        fs::write(&path, "{}").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
        // Whoever may read everything, such as root, reads this too.
        match File::open(&path) {
            Ok(_) => assert_eq!(template(&path).unwrap(), "{}"),
            Err(error) => assert_eq!(template(&path).unwrap_err(), unreadable(&error)),
        }
        let refused = template(folder.path()).unwrap_err();
        assert_eq!(refused.code, ErrorCode::Io, "a folder has no text: {refused}");
        assert!(!refused.message.contains("cannot be written"), "{refused}");
    }
}
