//! Installable packages, made by the Tauri command line for the system it runs on.

use std::fs;
use std::process::Command;

use serde_json::json;

use crate::licences;
use crate::process::{self, Failure, Outcome, program, root};
use crate::setup::{self, Scope};

/// The formats that need nothing beyond this repository and the system's own tools.
const FORMATS: &str = if cfg!(target_os = "macos") {
    "app,dmg"
} else if cfg!(windows) {
    "nsis"
} else {
    "deb,rpm"
};

pub(crate) fn run() -> Outcome {
    setup::system_packages(Scope::Build)?;
    setup::node_packages()?;
    let notices = root().join("target/dist/THIRD-PARTY-NOTICES.txt");
    let text = licences::notices(&licences::components()?);
    fs::create_dir_all(root().join("target/dist"))
        .and_then(|()| fs::write(&notices, text))
        .map_err(|error| Failure::new(format!("{} cannot be written: {error}.", notices.display())))?;
    // Merged into tauri.conf.json for this build only: the file does not exist in a fresh clone.
    let files =
        json!({ "/usr/share/doc/kept/THIRD-PARTY-NOTICES.txt": "target/dist/THIRD-PARTY-NOTICES.txt" });
    let with_notices = if cfg!(target_os = "linux") {
        json!({ "bundle": { "linux": { "deb": { "files": files }, "rpm": { "files": files } } } })
    } else {
        json!({ "bundle": { "resources": { "target/dist/THIRD-PARTY-NOTICES.txt": "THIRD-PARTY-NOTICES.txt" } } })
    };
    process::run(tauri(["build", "--bundles", FORMATS, "--config"]).arg(with_notices.to_string()))?;
    println!("The packages are in target/release/bundle/.");
    Ok(())
}

/// The Tauri command line of `ui/`, started where `tauri.conf.json` is.
pub(crate) fn tauri<'a>(arguments: impl IntoIterator<Item = &'a str>) -> Command {
    let mut command = program("node");
    command
        .arg("ui/node_modules/@tauri-apps/cli/tauri.js")
        .args(arguments);
    command
}
