//! The command list and the files that are generated from it.

use std::path::{Path, PathBuf};

use kept_app::contract::{commands, markdown, typescript};
use serde_json::json;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn write(path: &str, text: &str) {
    let path = root().join(path);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, text).unwrap();
}

/// Writes the generated files, as the tests of ts-rs do for the types; a check of the work tree shows a stale one.
#[test]
fn export_bindings_of_the_command_list() {
    let names: Vec<_> = commands().iter().map(|c| c.name).collect();
    let permissions: Vec<_> = names
        .iter()
        .map(|n| format!("allow-{}", n.replace('_', "-")))
        .collect();
    let granted = [
        &[
            "core:event:allow-listen".to_owned(),
            "core:event:allow-unlisten".to_owned(),
        ][..],
        &permissions,
    ]
    .concat();
    let capability = json!({
        "$schema": "../gen/schemas/desktop-schema.json",
        "identifier": "main",
        "description": "The one window may call the commands of the contract and hear events. Generated from crates/app/src/contract.rs.",
        "local": true,
        "windows": ["main"],
        "permissions": granted,
    });
    write("ui/src/lib/ipc/bindings/Commands.ts", &typescript());
    write("docs/commands.md", &markdown());
    write(
        "src-tauri/commands.json",
        &format!("{}\n", serde_json::to_string_pretty(&names).unwrap()),
    );
    write(
        "capabilities/main.json",
        &format!("{}\n", serde_json::to_string_pretty(&capability).unwrap()),
    );
    let mut unique = names.clone();
    unique.sort_unstable();
    unique.dedup();
    assert_eq!(unique.len(), names.len(), "a command stands in the list once");
}

#[test]
fn names_are_feature_and_verb() {
    for command in commands() {
        assert!(
            command.name.chars().all(|c| c.is_ascii_lowercase() || c == '_'),
            "{} is written in lower case with underscores",
            command.name
        );
        assert!(
            command.about.ends_with('.'),
            "{} says what it does in a sentence",
            command.name
        );
    }
}
