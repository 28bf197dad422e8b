//! pyHanko in its own Python environment: the independent validator that the tests of sealed papers ask.

use std::fs;
use std::path::PathBuf;

use crate::process::{Failure, Outcome, program, retry, root, run, succeeds};

/// The environment variable that tells the tests where pyHanko is.
const VARIABLE: &str = "KEPT_PYHANKO";

const REQUIREMENTS: &str = include_str!("pyhanko-requirements.txt");

fn folder() -> PathBuf {
    root().join("target/tools/pyhanko")
}

fn tool(name: &str) -> PathBuf {
    let folder = folder();
    if cfg!(windows) {
        folder.join(format!("Scripts/{name}.exe"))
    } else {
        folder.join("bin").join(name)
    }
}

/// What a command that runs the Rust tests has to be given.
pub(crate) fn environment() -> (&'static str, PathBuf) {
    (VARIABLE, tool("pyhanko"))
}

/// Makes the environment, only when the list of requirements changed since the last time.
pub(crate) fn install() -> Outcome {
    let stamp = folder().join("installed-requirements.txt");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == REQUIREMENTS) {
        return Ok(());
    }
    let requirements = root().join("xtask/src/setup/pyhanko-requirements.txt");
    make_environment()?;
    retry("Fetching pyHanko", || {
        run(program(&tool("python").to_string_lossy())
            .args([
                "-m",
                "pip",
                "install",
                "--quiet",
                "--disable-pip-version-check",
                "--requirement",
            ])
            .arg(&requirements))
    })?;
    fs::write(&stamp, REQUIREMENTS)
        .map_err(|error| Failure::new(format!("{} cannot be written: {error}.", stamp.display())))
}

/// The first Python that can make an environment: the one in the path, else the system's own, for which the system
/// packages bring the `venv` module.
fn make_environment() -> Outcome {
    let candidates = if cfg!(windows) {
        ["python", "py"]
    } else {
        ["python3", "/usr/bin/python3"]
    };
    let made = candidates
        .iter()
        .any(|python| succeeds(program(python).args(["-m", "venv", "--clear"]).arg(folder())));
    if made {
        Ok(())
    } else {
        Err(Failure::new("No Python 3 here can make a virtual environment.")
            .or_mend("Install Python 3.9 or newer with its `venv` module and start again."))
    }
}
