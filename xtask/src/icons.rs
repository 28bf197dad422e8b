//! The icons of every size, drawn from the one source `icons/kept.svg` with the Tauri command line.

use std::fs;

use crate::dist::tauri;
use crate::process::{self, Failure, Outcome, root};
use crate::setup;

/// What a desktop needs of the many files that the command line makes.
const KEPT: [&str; 7] = [
    "32x32.png",
    "64x64.png",
    "128x128.png",
    "128x128@2x.png",
    "icon.png",
    "icon.ico",
    "icon.icns",
];

pub(crate) fn run() -> Outcome {
    setup::node_packages()?;
    let drawn = root().join("target/icons");
    process::run(tauri(["icon", "icons/kept.svg", "--output"]).arg(&drawn))?;
    for name in KEPT {
        fs::copy(drawn.join(name), root().join("icons").join(name))
            .map_err(|error| Failure::new(format!("icons/{name} cannot be written: {error}.")))?;
    }
    Ok(())
}
