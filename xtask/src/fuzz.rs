//! `cargo xtask fuzz`: looks for bytes that break a reader, with cargo-fuzz and a nightly compiler.
//!
//! It is no part of `cargo xtask test`, which runs the same functions on the committed inputs.

use std::fs;
use std::process::Command;

use crate::launch::target_folder;
use crate::process::{Failure, Outcome, program, root, run, succeeds};

/// Where the targets stand, a file each.
const TARGETS: &str = "fuzz/targets";
/// How long one input may take, in seconds, how much memory there may be, and how much of it at once, in MB.
const LIMITS: [&str; 3] = ["-timeout=10", "-rss_limit_mb=1024", "-malloc_limit_mb=256"];

/// What is looked for.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Request<'a> {
    /// One target, or all.
    target: Option<&'a str>,
    /// How long each is tried.
    seconds: u32,
}

impl<'a> Request<'a> {
    /// `[TARGET] [--seconds N]`; `None` if it is something else.
    pub(crate) fn parse(arguments: &[&'a str]) -> Option<Self> {
        let (target, rest) = match arguments {
            [target, rest @ ..] if !target.starts_with('-') => (Some(*target), rest),
            rest => (None, rest),
        };
        let seconds = match rest {
            [] => 60,
            ["--seconds", seconds] => seconds.parse().ok().filter(|seconds| *seconds > 0)?,
            _ => return None,
        };
        Some(Self { target, seconds })
    }
}

pub(crate) fn run_all(request: &Request<'_>) -> Outcome {
    let known = targets()?;
    let chosen: Vec<&String> = known
        .iter()
        .filter(|name| request.target.is_none_or(|target| target == *name))
        .collect();
    if chosen.is_empty() {
        return Err(Failure::new(format!("The targets are {}.", known.join(", "))));
    }
    if !succeeds(cargo_fuzz().arg("--version")) {
        return Err(Failure::new("Fuzzing needs a nightly compiler and cargo-fuzz.").or_mend(
            "`rustup toolchain install nightly --profile minimal && cargo install cargo-fuzz --locked` installs both.",
        ));
    }
    let target_folder = target_folder().join("fuzz");
    for name in chosen {
        println!("\n{name}, {} s", request.seconds);
        // What is found stays out of the committed inputs, until somebody chooses from it.
        let found = target_folder.join("found").join(name);
        fs::create_dir_all(&found)
            .map_err(|error| Failure::new(format!("{} cannot be made: {error}.", found.display())))?;
        let mut command = cargo_fuzz();
        command.args(["run", "--target-dir"]).arg(&target_folder);
        command.arg(name).arg(found).arg(format!("fuzz/corpus/{name}"));
        command
            .args(["--", &format!("-max_total_time={}", request.seconds)])
            .args(LIMITS);
        run(&mut command).map_err(|failure| {
            failure.or_mend(format!(
                "An input broke {name}; it is in fuzz/artifacts/{name}. Put it into fuzz/corpus/{name}, and \
                 `cargo test -p kept-fuzzing {name}` repeats it."
            ))
        })?;
    }
    Ok(())
}

/// cargo-fuzz with the nightly compiler, whatever compiler runs this.
fn cargo_fuzz() -> Command {
    let mut command = program("rustup");
    command.args(["run", "nightly", "cargo", "fuzz"]);
    command
}

/// The names of all targets, in order.
fn targets() -> Outcome<Vec<String>> {
    let unreadable = |error| Failure::new(format!("{TARGETS} cannot be read: {error}."));
    let mut names = Vec::new();
    for entry in fs::read_dir(root().join(TARGETS)).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        names.extend(path.file_stem().map(|name| name.to_string_lossy().into_owned()));
    }
    names.sort();
    Ok(names)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_request_names_a_target_a_time_both_or_neither() {
        let parsed = |arguments: &[&'static str]| {
            Request::parse(arguments).map(|request| (request.target, request.seconds))
        };
        assert_eq!(parsed(&[]), Some((None, 60)), "everything for a minute");
        assert_eq!(parsed(&["header"]), Some((Some("header"), 60)));
        assert_eq!(parsed(&["header", "--seconds", "9"]), Some((Some("header"), 9)));
        assert_eq!(parsed(&["--seconds", "9"]), Some((None, 9)));
        for wrong in [
            &["--seconds"][..],
            &["--seconds", "0"],
            &["--seconds", "x"],
            &["a", "b"],
        ] {
            assert_eq!(parsed(wrong), None, "{wrong:?} is something else");
        }
    }

    #[test]
    fn every_target_has_inputs() {
        for name in targets().unwrap() {
            let inputs = fs::read_dir(root().join("fuzz/corpus").join(&name));
            assert!(
                inputs.is_ok_and(|mut inputs| inputs.next().is_some()),
                "{name} has inputs in fuzz/corpus"
            );
        }
    }
}
