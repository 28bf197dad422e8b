//! `cargo xtask test`: everything that must pass, in the order in which a failure is cheapest to learn.

use std::process::{Command, ExitCode};

use serde_json::Value;

use crate::process::{Failure, Outcome, cargo, git, npm, output, run};
use crate::setup;
use crate::steps::{self, Step};
use crate::{fault, launch, tidy};

/// How much is checked.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Extent {
    Everything,
    WithoutJourneys,
}

/// The one selection of packages and features with which all checks compile, so that no dependency is built twice.
/// With `driven`, a test may drive the window if it asks for that; nothing else changes.
pub(crate) const WORKSPACE: [&str; 4] = ["--workspace", "--locked", "--features", "custom-protocol,driven"];

/// The test binary that opens real windows; it needs a display, a session bus and the driver of the web view.
pub(crate) const JOURNEYS: &str = "journeys";

pub(crate) fn test(extent: Extent) -> ExitCode {
    // Continuous integration starts with a clean work tree, which an outdated Cargo.lock spoils before this line runs.
    let before = if setup::in_continuous_integration() {
        Ok(String::new())
    } else {
        tree()
    };
    let npm_run = |script: &'static str| move || run(&mut npm(["run", "--silent", script]));
    let steps = vec![
        Step::new(
            "Set-up",
            "Set-up can be started alone with `cargo xtask setup`.",
            setup::everything,
        ),
        Step::new("Rust format", "Run `cargo fmt --all`.", || {
            run(&mut cargo(["fmt", "--all", "--check"]))
        }),
        Step::new(
            "Repository rules",
            "Each line above says what to change; the rules stand in ARCHITECTURE.md.",
            tidy::run,
        ),
        Step::new(
            "Interface lints",
            "Run `npm run format` in ui/, then mend what is left.",
            npm_run("lint"),
        ),
        Step::new(
            "Interface types",
            "Mend the types; `npm run check` in ui/ repeats this.",
            npm_run("check"),
        ),
        Step::new(
            "Interface tests",
            "`npm test` in ui/ repeats them.",
            npm_run("test"),
        ),
        Step::new(
            "Interface build",
            "`npm run build` in ui/ repeats it.",
            npm_run("build"),
        ),
        Step::new(
            "Rust lints",
            "Mend what Clippy names; do not silence it without a reason.",
            lints,
        ),
        Step::new(
            "Rust tests",
            "`cargo test -p PACKAGE NAME` repeats one of them.",
            rust_tests,
        ),
        Step::new("Rust examples in documentation", "Mend the example.", || {
            run(&mut for_tests(cargo(
                ["test", "--doc"].into_iter().chain(WORKSPACE),
            )))
        }),
        Step::new(
            "Rust documentation",
            "Mend the doc comment that is named above.",
            documentation,
        ),
        match (extent, cfg!(target_os = "linux")) {
            (Extent::WithoutJourneys, _) => Step::skipped("Faults", "left out by --fast"),
            (_, false) => Step::skipped(
                "Faults",
                "they are made by strace and small disks, so they run on Linux",
            ),
            _ => Step::new(
                "Faults",
                "Each failure above names its row and its seed; docs/robustness.md says what the rows mean.",
                || fault::run_all(&fault::Request::SHORT),
            ),
        },
        match (extent, cfg!(target_os = "linux")) {
            (Extent::WithoutJourneys, _) => Step::skipped("Journeys", "left out by --fast"),
            (_, false) => Step::skipped("Journeys", "they drive WebKitGTK, so they run on Linux"),
            _ => Step::new(
                "Journeys",
                "`cargo xtask demo` shows the main one, with pictures in target/demo/.",
                launch::journeys,
            ),
        },
        Step::new(
            "Tree left as found",
            "Generated files: commit what `cargo xtask generate` wrote. Others: a test wrote outside its folder.",
            move || unchanged(&before?),
        ),
    ];
    steps::run(steps)
}

fn lints() -> Outcome {
    let arguments = ["clippy", "--all-targets"].into_iter().chain(WORKSPACE);
    run(&mut cargo(arguments.chain(["--", "-D", "warnings"])))
}

/// The crates only: their pages need no web view, and cargo would check all of its bindings anew, because documenting
/// leaves out the dependencies of tests and so chooses other features than the steps before.
fn documentation() -> Outcome {
    run(cargo([
        "doc",
        "--no-deps",
        "--document-private-items",
        "--locked",
        "--workspace",
        "--exclude",
        "kept",
        "--exclude",
        "xtask",
    ])
    .env("RUSTDOCFLAGS", "-D warnings"))
}

/// Unit tests and every integration test but the journeys.
fn rust_tests() -> Outcome {
    let metadata = output(&mut cargo([
        "metadata",
        "--format-version",
        "1",
        "--no-deps",
        "--locked",
    ]))?;
    let names = integration_tests(&metadata)?;
    let tests = names
        .iter()
        .filter(|name| *name != JOURNEYS)
        .flat_map(|name| ["--test", name]);
    run(&mut for_tests(cargo(
        ["test", "--lib", "--bins"]
            .into_iter()
            .chain(WORKSPACE)
            .chain(tests),
    )))
}

/// Gives a command that runs tests what the tests may ask for.
pub(crate) fn for_tests(mut command: Command) -> Command {
    let (variable, pyhanko) = setup::pyhanko_environment();
    command.env(variable, pyhanko);
    command
}

/// The names of all integration-test binaries of the workspace.
fn integration_tests(metadata: &str) -> Outcome<Vec<String>> {
    let metadata: Value = serde_json::from_str(metadata)
        .map_err(|error| Failure::new(format!("`cargo metadata` is not JSON: {error}.")))?;
    let targets = metadata["packages"]
        .as_array()
        .into_iter()
        .flatten()
        .flat_map(|package| package["targets"].as_array().into_iter().flatten());
    let names = targets
        .filter(|target| {
            target["kind"]
                .as_array()
                .is_some_and(|kinds| kinds.iter().any(|kind| kind == "test"))
        })
        .filter_map(|target| target["name"].as_str().map(str::to_owned));
    Ok(names.collect())
}

/// What differs from the last commit: unknown files by name, known ones by content.
fn tree() -> Outcome<String> {
    let status = output(&mut git(["status", "--porcelain", "--untracked-files=all"]))?;
    Ok(status + &output(&mut git(["diff", "HEAD", "--no-ext-diff"]))?)
}

fn unchanged(before: &str) -> Outcome {
    if tree()? == before {
        return Ok(());
    }
    Err(Failure::new(format!(
        "Files changed while the checks ran:\n{}",
        output(&mut git(["status", "--short"]))?.trim_end()
    )))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn integration_tests_are_found_by_their_kind() {
        let metadata = r#"{"packages": [{"targets": [
            {"name": "kept", "kind": ["bin"]}, {"name": "contract", "kind": ["test"]},
            {"name": "build-script-build", "kind": ["custom-build"]}, {"name": "journeys", "kind": ["test"]}
        ]}]}"#;
        assert_eq!(
            integration_tests(metadata).unwrap(),
            ["contract", "journeys"],
            "only targets of the kind `test` can be named with --test"
        );
    }
}
