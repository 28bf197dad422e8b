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

/// Where the demo leaves what a person wants to see of it.
const DEMO: &str = "target/demo";

/// Builds and opens Kept; where there is no display, it shows itself in the guided demo.
pub(crate) fn run_or_demo(profile: Profile) -> Outcome {
    if !has_display() {
        println!("There is no display here, so Kept shows itself in the guided demo.");
        return demo();
    }
    setup::system_packages(Scope::Build)?;
    build_interface()?;
    let mut build = cargo(["build", "--bin", "kept"].into_iter().chain(WORKSPACE));
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
    let mut test = journeys_command(&["demo"]);
    test.env("KEPT_DEMO_DIR", &folder);
    in_virtual_session(&test)?;
    println!("\nThe demo left in {DEMO}:");
    for path in files(&folder) {
        println!("    {}", path.strip_prefix(&folder).unwrap_or(&path).display());
    }
    Ok(())
}

/// Every journey.
pub(crate) fn journeys() -> Outcome {
    in_virtual_session(&journeys_command(&[]))
}

fn journeys_command(filter: &[&str]) -> Command {
    let mut test = for_tests(cargo(["test", "--test", JOURNEYS].into_iter().chain(WORKSPACE)));
    // One after another: they share the display and the bus, and Kept runs once per bus.
    test.arg("--").args(filter).arg("--test-threads=1");
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

fn target_folder() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// Runs a command with a display and a session bus of its own, and with folders that are thrown away, so that the
/// person's own settings, vaults and notifications stay out of it.
fn in_virtual_session(inner: &Command) -> Outcome {
    let home = Scratch::new()?;
    let mut session = program("dbus-run-session");
    session
        .args([
            "--",
            "xvfb-run",
            "--auto-servernum",
            "--server-args=-screen 0 1400x1000x24",
        ])
        .arg(inner.get_program())
        .args(inner.get_args())
        .envs(inner.get_envs().filter_map(|(name, value)| Some((name, value?))))
        .env_remove("WAYLAND_DISPLAY")
        .envs([
            // Without a graphics card the direct path to it costs time and memory and can stay blank.
            ("WEBKIT_DISABLE_DMABUF_RENDERER", "1"),
            // No accessibility bus and no portal is started for the session; looking for them would stall the start.
            ("NO_AT_BRIDGE", "1"),
            ("GTK_USE_PORTAL", "0"),
            ("GDK_BACKEND", "x11"),
            ("GTK_THEME", "Adwaita"),
            ("LANG", "C.UTF-8"),
            ("TZ", "Europe/Berlin"),
        ]);
    for (variable, name) in [
        ("XDG_CONFIG_HOME", "config"),
        ("XDG_DATA_HOME", "data"),
        ("XDG_STATE_HOME", "state"),
        ("XDG_CACHE_HOME", "cache"),
        ("XDG_RUNTIME_DIR", "runtime"),
    ] {
        session.env(variable, home.folder(name)?);
    }
    run(&mut session)
}

/// A folder for this process alone, removed at the end.
struct Scratch(PathBuf);

impl Scratch {
    fn new() -> Outcome<Self> {
        // Sockets are made below it, whose paths may have about a hundred bytes: so not inside the repository.
        let path = std::env::temp_dir().join(format!("kept-{}", std::process::id()));
        make_private(&path)?;
        Ok(Self(path))
    }

    fn folder(&self, name: &str) -> Outcome<PathBuf> {
        let path = self.0.join(name);
        make_private(&path)?;
        Ok(path)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Makes a folder that only its owner can enter, as the runtime folder has to be.
fn make_private(path: &Path) -> Outcome {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder
        .create(path)
        .map_err(|error| Failure::new(format!("{} cannot be made: {error}.", path.display())))
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
