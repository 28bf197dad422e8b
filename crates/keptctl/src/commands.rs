//! `keptctl commands`: the contract.

use kept_app::contract::{Group, commands, typescript};
use serde_json::{Value, json};

use crate::arguments::Commands;
use crate::exit::Failure;
use crate::output;

/// Prints the contract.
///
/// # Errors
/// If the reader went away.
pub(crate) fn run(task: &Commands, as_json: bool) -> Result<(), Failure> {
    if task.typescript {
        return output::line(&typescript());
    }
    let list = commands();
    if as_json {
        let list = list.iter().map(|command| {
            json!({
                "name": command.name, "group": group(command.group), "about": command.about,
                "request": command.request, "response": command.response, "mediaType": command.media_type,
            })
        });
        return output::value(&Value::Array(list.collect()));
    }
    let width = list
        .iter()
        .map(|command| command.name.len())
        .max()
        .unwrap_or_default();
    for command in list {
        output::line(&format!("{:width$}  {}", command.name, command.about))?;
    }
    Ok(())
}

fn group(group: Group) -> &'static str {
    match group {
        Group::Door => "door",
        Group::Session => "session",
        Group::Window => "window",
    }
}
