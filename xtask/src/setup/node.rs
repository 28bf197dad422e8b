//! The npm packages of `ui/`.

use std::fs;

use crate::process::{Failure, Outcome, npm, output, program, retry, root, run};

const OLDEST_NODE: u32 = 20;

/// `npm ci`, only when `package-lock.json` changed since the last time.
pub(crate) fn packages() -> Outcome {
    node_is_new_enough()?;
    let ui = root().join("ui");
    let lock = fs::read(ui.join("package-lock.json"))
        .map_err(|error| Failure::new(format!("ui/package-lock.json cannot be read: {error}.")))?;
    // A copy of the lock file inside node_modules says what is installed there; npm ci removes it with the folder.
    let stamp = ui.join("node_modules/.installed-package-lock.json");
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    retry("Fetching the npm packages", || {
        run(&mut npm(["ci", "--no-audit", "--no-fund"]))
    })?;
    fs::write(&stamp, lock)
        .map_err(|error| Failure::new(format!("{} cannot be written: {error}.", stamp.display())))
}

fn node_is_new_enough() -> Outcome {
    let mend = format!("Install Node {OLDEST_NODE} or newer, with npm, and start again.");
    let version = output(program("node").arg("--version")).map_err(|failure| failure.or_mend(&mend))?;
    match major(&version) {
        Some(major) if major >= OLDEST_NODE => Ok(()),
        _ => Err(Failure::new(format!("Node {} is too old.", version.trim())).or_mend(mend)),
    }
}

fn major(version: &str) -> Option<u32> {
    version
        .trim()
        .trim_start_matches('v')
        .split('.')
        .next()?
        .parse()
        .ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_major_version_is_read_from_what_node_prints() {
        assert_eq!(major("v20.20.2\n"), Some(20), "the form that node prints");
        assert_eq!(major("not found"), None, "anything else is no version");
    }
}
