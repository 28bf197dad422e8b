//! Opening Kept: in a window for a person, or in a virtual display for the demo and the journeys.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::check::{JOURNEYS, WORKSPACE, for_tests};
use crate::process::{Failure, Outcome, cargo, npm, program, root, run};
use crate::setup::{self, Scope};

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Profile {
    Dev,
    Release,
}

/// The same packages as for the checks, so that no dependency is built twice, but nothing that only a test may do.
const FOR_PEOPLE: [&str; 4] = ["--workspace", "--locked", "--features", "custom-protocol"];

/// Where the demo leaves what a person wants to see of it.
pub(crate) const DEMO: &str = "target/demo";

/// Builds and opens Kept; where there is no display, it shows itself in the guided demo.
pub(crate) fn run_or_demo(profile: Profile) -> Outcome {
    if !has_display() {
        println!("There is no display here, so Kept shows itself in the guided demo.");
        return demo();
    }
    setup::system_packages(Scope::Build)?;
    build_interface()?;
    let mut build = cargo(["build", "--bin", "kept"].into_iter().chain(FOR_PEOPLE));
    if profile == Profile::Release {
        build.arg("--release");
    }
    run(&mut build)?;
    let folder = if profile == Profile::Release {
        "release"
    } else {
        "debug"
    };
    let binary = target_folder()
        .join(folder)
        .join(format!("kept{}", std::env::consts::EXE_SUFFIX));
    run(&mut program(&binary.to_string_lossy()))
}

/// The whole way through Kept in a real window on a virtual display, with the sample team.
pub(crate) fn demo() -> Outcome {
    if !cfg!(target_os = "linux") {
        return Err(
            Failure::new("The guided demo drives WebKitGTK, so it runs on Linux.")
                .or_mend("`cargo xtask run` opens Kept here."),
        );
    }
    setup::everything()?;
    build_interface()?;
    let folder = root().join(DEMO);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder)
        .map_err(|error| Failure::new(format!("{} cannot be made: {error}.", folder.display())))?;
    run(journeys_command(&["demo"]).env("KEPT_DEMO_DIR", &folder))?;
    println!("\nThe demo left in {DEMO}:");
    for path in files(&folder) {
        println!("    {}", path.strip_prefix(&folder).unwrap_or(&path).display());
    }
    Ok(())
}

/// Every journey, each in a desktop of its own: display, bus, notification server, home folder.
pub(crate) fn journeys() -> Outcome {
    run(&mut journeys_command(&[]))
}

fn journeys_command(filter: &[&str]) -> Command {
    let mut test = for_tests(cargo(["test", "--test", JOURNEYS].into_iter().chain(WORKSPACE)));
    test.arg("--").args(filter);
    test
}

fn build_interface() -> Outcome {
    setup::node_packages()?;
    run(&mut npm(["run", "--silent", "build"]))
}

fn has_display() -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    cfg!(not(target_os = "linux")) || set("DISPLAY") || set("WAYLAND_DISPLAY")
}

pub(crate) fn target_folder() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// All files below a folder, by name.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found.sort();
    found
}
