//! Files that are attached to records: chosen in a dialog of the system, and saved through one. Paths never come from the
//! window, and nothing is opened with another program.

use std::fs::{self, File};
use std::io::{Read as _, Write as _};
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use kept_app::attachment_too_large;
use kept_app::error::{ApiError, ErrorCode};
use kept_app::wire::{
    AttachmentRef, AttachmentRefused, AttachmentRow, AttachmentsChosen, AttachmentsOf, LARGEST_ATTACHMENT,
    SavedFile,
};
use serde_json::json;
use tauri::{AppHandle, Manager, Runtime};
use tauri_plugin_dialog::DialogExt as _;

use super::files;
use crate::desktop::{failed, unreadable, write_new};
use crate::state::Shell;

pub(super) fn attachment_choose<R: Runtime>(
    handle: &AppHandle<R>,
    request: &AttachmentsOf,
) -> Result<AttachmentsChosen, ApiError> {
    let chosen = handle.dialog().file().blocking_pick_files().unwrap_or_default();
    let mut done = AttachmentsChosen {
        added: Vec::new(),
        refused: Vec::new(),
    };
    for path in chosen.into_iter().filter_map(|path| path.into_path().ok()) {
        let name = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default();
        match attach(handle, request, &path, &name) {
            Ok(row) => done.added.push(row),
            // There is nothing to attach the others to either.
            Err(error) if matches!(error.code, ErrorCode::Locked | ErrorCode::NotFound) => return Err(error),
            Err(error) => done.refused.push(AttachmentRefused {
                name,
                message: error.message,
            }),
        }
    }
    Ok(done)
}

fn attach<R: Runtime>(
    handle: &AppHandle<R>,
    request: &AttachmentsOf,
    path: &Path,
    name: &str,
) -> Result<AttachmentRow, ApiError> {
    let bytes = STANDARD.encode(read(path)?);
    let shell = handle.state::<Shell>();
    let row = shell.app.dispatch(
        "attachment_add",
        json!({ "kind": request.kind, "id": request.id, "name": name, "bytes": bytes }),
    )?;
    row.read()
}

/// The content of a file. One that is too large is refused before it is read, and one that grows meanwhile after that.
fn read(path: &Path) -> Result<Vec<u8>, ApiError> {
    // Opening something else, such as a pipe, could wait for ever.
    let known = fs::metadata(path).map_err(|error| unreadable(&error))?;
    if !known.is_file() {
        return Err(ApiError::new(
            ErrorCode::Validation,
            "This is not a file. Choose a file.",
        ));
    }
    if known.len() > LARGEST_ATTACHMENT as u64 {
        return Err(attachment_too_large());
    }
    let mut content = Vec::new();
    File::open(path)
        .and_then(|file| file.take(LARGEST_ATTACHMENT as u64 + 1).read_to_end(&mut content))
        .map_err(|error| unreadable(&error))?;
    Ok(content)
}

pub(super) fn attachment_save<R: Runtime>(
    handle: &AppHandle<R>,
    request: &AttachmentRef,
) -> Result<SavedFile, ApiError> {
    let shell = handle.state::<Shell>();
    let row: AttachmentRow = shell.app.dispatch("attachment_get", json!(request))?.read()?;
    let chosen = handle
        .dialog()
        .file()
        .set_file_name(&row.name)
        .blocking_save_file();
    let Some(path) = chosen.and_then(|path| path.into_path().ok()) else {
        return Ok(SavedFile { name: None });
    };
    let content = files::bytes(handle, "attachment_bytes", request)?;
    // A new file belongs to its owner alone and cannot be run.
    write_new(&path, |file| file.write_all(&content)).map_err(|error| failed(&error))?;
    Ok(SavedFile {
        name: path.file_name().map(|name| name.to_string_lossy().into_owned()),
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::io;

    use super::*;

    /// Why something that was chosen is not attached.
    fn refusal(path: &Path) -> ApiError {
        read(path).err().unwrap()
    }

    #[test]
    fn a_file_is_read_as_it_is_up_to_the_limit() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("pump.txt");
        fs::write(&path, b"Serial 4711").unwrap();
        assert_eq!(read(&path).unwrap(), b"Serial 4711");

        let file = File::create(&path).unwrap();
        file.set_len(LARGEST_ATTACHMENT as u64).unwrap();
        assert_eq!(
            read(&path).unwrap().len(),
            LARGEST_ATTACHMENT,
            "the limit itself is allowed"
        );
        // Larger than the memory of most computers: reading it before it is refused would show.
        for size in [LARGEST_ATTACHMENT as u64 + 1, 1 << 40] {
            file.set_len(size).unwrap();
            let refused = refusal(&path);
            assert_eq!(
                (refused.code, refused.field.as_deref()),
                (ErrorCode::Validation, Some("bytes"))
            );
            assert!(refused.message.contains("25 MB"), "it names the limit: {refused}");
        }
    }

    #[test]
    fn a_folder_and_whatever_else_is_no_file_is_refused_without_opening_it() {
        let folder = tempfile::tempdir().unwrap();
        let mut others = vec![folder.path().to_owned()];
        #[cfg(unix)]
        {
            let socket = folder.path().join("socket");
            drop(std::os::unix::net::UnixListener::bind(&socket).unwrap());
            others.push(socket);
        }
        for path in others {
            let refused = refusal(&path);
            assert_eq!(refused.code, ErrorCode::Validation);
            assert_eq!(refused.message, "This is not a file. Choose a file.");
        }
    }

    #[test]
    fn a_file_that_has_gone_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let gone = folder.path().join("Kateryna.pdf");
        let refused = refusal(&gone);
        assert_eq!(refused.code, failed(&io::ErrorKind::NotFound.into()).code);
        assert!(
            !refused.message.contains("Kateryna"),
            "a name is private and stays out of it: {refused}"
        );
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(&gone, folder.path().join("link.pdf")).unwrap();
            assert_eq!(
                refusal(&folder.path().join("link.pdf")).code,
                refused.code,
                "so is a link to it"
            );
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_file_that_may_not_be_read_is_refused() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("payroll.csv");
        fs::write(&path, b"secret").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
        // Whoever may read everything, such as root, reads this too.
        match File::open(&path) {
            Ok(_) => assert_eq!(read(&path).unwrap(), b"secret"),
            Err(_) => assert_eq!(refusal(&path).code, ErrorCode::Io),
        }
        let refused = unreadable(&io::ErrorKind::PermissionDenied.into());
        assert!(
            refused.message.starts_with("You may not read this file."),
            "it does not speak of writing: {refused}"
        );
    }
}
