//! Declares the commands of the contract to Tauri, so that each needs a permission.

use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=src-tauri/commands.json");
    let names: Vec<String> = serde_json::from_str(&std::fs::read_to_string("src-tauri/commands.json")?)?;
    // tauri-build wants the list for the rest of this short process.
    let names: Vec<&'static str> = names.into_iter().map(|name| &*name.leak()).collect();
    let manifest = tauri_build::AppManifest::new().commands(names.leak());
    tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest))?;
    Ok(())
}
