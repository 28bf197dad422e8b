//! Other programs: started from one place, retried where the network takes part, explained when they fail.

use std::fmt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::time::Duration;

/// What went wrong and, where it is known, one sentence of what to do.
#[derive(Debug)]
pub(crate) struct Failure {
    what: String,
    mend: Option<String>,
}

pub(crate) type Outcome<T = ()> = Result<T, Failure>;

impl Failure {
    pub(crate) fn new(what: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            mend: None,
        }
    }

    /// Adds what to do, unless the place that failed already said it.
    pub(crate) fn or_mend(mut self, mend: impl Into<String>) -> Self {
        self.mend.get_or_insert_with(|| mend.into());
        self
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.what)?;
        match &self.mend {
            Some(mend) => write!(f, "\n{mend}"),
            None => Ok(()),
        }
    }
}

/// The folder of the repository, whatever folder the command was started in.
pub(crate) fn root() -> &'static Path {
    static ROOT: OnceLock<PathBuf> = OnceLock::new();
    ROOT.get_or_init(|| {
        // Cargo sets the variable for `cargo run` and `cargo test`; the value from compile time would go stale
        // when somebody moves the folder.
        let manifest = std::env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        manifest
            .parent()
            .map_or_else(|| manifest.clone(), Path::to_path_buf)
    })
}

/// A program, started in the root folder.
pub(crate) fn program(name: &str) -> Command {
    let mut command = Command::new(name);
    command.current_dir(root());
    command
}

pub(crate) fn cargo<'a>(arguments: impl IntoIterator<Item = &'a str>) -> Command {
    let mut command = program(&std::env::var("CARGO").unwrap_or_else(|_| "cargo".into()));
    command.args(arguments);
    command
}

pub(crate) fn git<'a>(arguments: impl IntoIterator<Item = &'a str>) -> Command {
    let mut command = program("git");
    command.args(arguments);
    command
}

/// npm, started in `ui/`.
pub(crate) fn npm<'a>(arguments: impl IntoIterator<Item = &'a str>) -> Command {
    // On Windows npm is a batch file, which is not found under its bare name.
    let mut command = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
    command.current_dir(root().join("ui")).args(arguments);
    command
}

/// The command as a person would type it.
pub(crate) fn shown(command: &Command) -> String {
    // The folder of the toolchain tells a reader nothing.
    let program = Path::new(command.get_program())
        .file_name()
        .unwrap_or(command.get_program());
    let words = std::iter::once(program).chain(command.get_args());
    let words: Vec<String> = words
        .map(|word| {
            let word = word.to_string_lossy().into_owned();
            if word.is_empty() || word.contains([' ', '"', '(', '*']) {
                format!("'{word}'")
            } else {
                word
            }
        })
        .collect();
    words.join(" ")
}

/// Runs to the end, output passing through.
pub(crate) fn run(command: &mut Command) -> Outcome {
    let status = command
        .status()
        .map_err(|error| Failure::new(format!("`{}` could not start: {error}.", shown(command))))?;
    if status.success() {
        Ok(())
    } else {
        Err(Failure::new(format!("`{}` failed ({status}).", shown(command))))
    }
}

/// Runs to the end and returns what it printed.
pub(crate) fn output(command: &mut Command) -> Outcome<String> {
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| Failure::new(format!("`{}` could not start: {error}.", shown(command))))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        Err(Failure::new(format!(
            "`{}` failed ({}).",
            shown(command),
            output.status
        )))
    }
}

/// Whether it runs and ends well; its output is dropped.
pub(crate) fn succeeds(command: &mut Command) -> bool {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// Repeats work that depends on the network, with growing pauses.
pub(crate) fn retry(what: &str, work: impl FnMut() -> Outcome) -> Outcome {
    retry_after(what, &[2, 10, 30].map(Duration::from_secs), work)
}

fn retry_after(what: &str, pauses: &[Duration], mut work: impl FnMut() -> Outcome) -> Outcome {
    for pause in pauses {
        match work() {
            Ok(()) => return Ok(()),
            Err(failure) => {
                println!("{failure}\n{what}: trying again in {} s.", pause.as_secs());
                std::thread::sleep(*pause);
            }
        }
    }
    work().map_err(|failure| {
        failure.or_mend(format!(
            "{what} failed {} times; the reason stands above. If it is the network or the free space, mend that \
             and start the same command again: what is done already is not repeated.",
            pauses.len() + 1
        ))
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn a_failure_of_the_network_is_tried_again_and_then_explained() {
        let mut tries = 0;
        let outcome = retry_after("Fetching", &[Duration::ZERO; 3], || {
            tries += 1;
            if tries < 3 {
                Err(Failure::new("no answer"))
            } else {
                Ok(())
            }
        });
        assert!(outcome.is_ok(), "a success after failures counts");
        assert_eq!(tries, 3, "nothing is repeated after a success");

        let failure = retry_after("Fetching", &[Duration::ZERO; 3], || {
            Err(Failure::new("no answer"))
        })
        .unwrap_err();
        let text = failure.to_string();
        assert!(text.contains("no answer"), "the last message is kept: {text}");
        assert!(
            text.contains("failed 4 times"),
            "the person learns that it was tried: {text}"
        );
    }

    #[test]
    fn a_shown_command_can_be_typed_again() {
        let mut command = Command::new("zypper");
        command.args(["install", "perl(IPC::Cmd)", "make"]);
        assert_eq!(
            shown(&command),
            "zypper install 'perl(IPC::Cmd)' make",
            "words that a shell would read otherwise are quoted"
        );
    }

    #[test]
    fn what_to_do_comes_from_the_place_nearest_to_the_failure() {
        let failure = Failure::new("Broken.").or_mend("First.").or_mend("Second.");
        assert_eq!(failure.to_string(), "Broken.\nFirst.", "the first advice stands");
    }
}
