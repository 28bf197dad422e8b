//! The command list for readers of TypeScript and of the documentation.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::{Command, Group, commands};

/// The list as TypeScript: a map from the name of a command to its request and response.
#[must_use]
pub fn typescript() -> String {
    let mut types = BTreeSet::new();
    let mut map = String::new();
    for command in commands() {
        for name in [&command.request, &command.response] {
            let word = |c: char| !c.is_alphanumeric();
            types.extend(
                name.split(word)
                    .filter(|t| !t.is_empty() && *t != "Array" && *t != "ArrayBuffer")
                    .map(str::to_owned),
            );
        }
        let Command {
            name,
            about,
            request,
            response,
            ..
        } = command;
        let _ = write!(
            map,
            "  /** {about} */\n  {name}: {{ request: {request}; response: {response} }};\n"
        );
    }
    let mut text = String::from("// Generated from crates/app/src/contract.rs. Do not edit.\n");
    for name in &types {
        let _ = writeln!(text, "import type {{ {name} }} from './{name}';");
    }
    let _ = write!(
        text,
        "\n/** Every command with its request and its response. */\nexport interface Commands {{\n{map}}}\n"
    );
    text
}

/// The list as a table for the documentation.
#[must_use]
pub fn markdown() -> String {
    let mut text =
        String::from("<!-- Generated from crates/app/src/contract.rs. Do not edit. -->\n\n# Commands\n");
    let groups = [
        (Group::Door, "Answered without an open vault"),
        (Group::Session, "Answered with an open vault"),
        (Group::Window, "Answered by the window alone"),
    ];
    for (group, title) in groups {
        let _ = write!(
            text,
            "\n## {title}\n\n| command | request | response | what it does |\n|---|---|---|---|\n"
        );
        for command in commands().into_iter().filter(|c| c.group == group) {
            let response = command.media_type.map_or(command.response, str::to_owned);
            let _ = writeln!(
                text,
                "| `{}` | `{}` | `{response}` | {} |",
                command.name, command.request, command.about
            );
        }
    }
    text
}
