//! The same vault without the window, for what a journey hands to independent judges.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use kept_app::app::{App, KdfChoice, Ports};
use kept_app::machine::{SystemChance, SystemClock};
use kept_testkit::ports::NoAudience;
use serde_json::{Value, json};

use crate::judges;

/// Writes the newest sealed document of a vault and its root into a folder, has it judged, and returns its path.
pub(crate) fn accepted_document(vault: &Path, passphrase: &str, folder: &Path) -> PathBuf {
    let (pdf, root) = sealed_document(vault, passphrase);
    let (paper, certificate) = (folder.join("agreement.pdf"), folder.join("root.pem"));
    fs::write(&paper, pdf).unwrap();
    fs::write(&certificate, root).unwrap();
    judges::accept(&paper, &certificate);
    paper
}

/// The newest sealed document of a vault, and the root to check it with.
fn sealed_document(vault: &Path, passphrase: &str) -> (Vec<u8>, Vec<u8>) {
    let app = application(vault);
    app.open_place(vault).unwrap();
    app.dispatch("vault_unlock", json!({ "passphrase": passphrase }))
        .unwrap();
    let list: Value = app.dispatch("document_list", json!({})).unwrap().read().unwrap();
    let document = &list["rows"][0];
    assert_eq!(
        document["state"], "sealed",
        "the newest document is sealed: {document}"
    );
    let bytes = |command: &str, request: Value| app.dispatch(command, request).unwrap().bytes().unwrap();
    let files = (
        bytes("document_pdf", json!({ "id": document["id"] })),
        bytes("document_root", json!({})),
    );
    app.dispatch("vault_lock", json!({})).unwrap();
    files
}

/// Makes an empty vault.
pub(crate) fn make_vault(vault: &Path, passphrase: &str) {
    let app = application(vault);
    let name = vault.file_stem().unwrap().to_string_lossy();
    let request = json!({
        "name": name, "passphrase": passphrase, "folder": vault, "kdfMemoryMib": 64,
        "manager": { "name": "Marit Solberg", "role": "Head of Service & Calibration" },
    });
    app.dispatch("vault_create", request).unwrap();
    app.dispatch("vault_lock", json!({})).unwrap();
}

/// Whether somebody else has the vault open.
pub(crate) fn is_open(vault: &Path) -> bool {
    let app = application(vault);
    app.open_place(vault).unwrap();
    let status: Value = app.dispatch("vault_status", json!({})).unwrap().read().unwrap();
    status["condition"] == "in-use"
}

/// Asks a closed vault for something.
pub(crate) fn ask(vault: &Path, passphrase: &str, command: &str, request: Value) -> Value {
    let app = application(vault);
    app.open_place(vault).unwrap();
    app.dispatch("vault_unlock", json!({ "passphrase": passphrase }))
        .unwrap();
    let answer = app.dispatch(command, request).unwrap().read().unwrap();
    app.dispatch("vault_lock", json!({})).unwrap();
    answer
}

fn application(vault: &Path) -> App {
    App::new(Ports {
        clock: Arc::new(SystemClock),
        chance: Arc::new(SystemChance),
        audience: Arc::new(NoAudience),
        keychain: Arc::new(kept_app::ports::WithoutKeychain),
        viewer: Arc::new(kept_testkit::ports::DirectViewer),
        upkeep: false,
        default_folder: vault.parent().unwrap().to_owned(),
        kdf: KdfChoice::Measured,
    })
}
