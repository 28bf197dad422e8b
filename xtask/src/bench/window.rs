//! The real window beside an empty one: how soon it is there, what it takes, what it does while nobody does anything.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Child;
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::display::Display;
use super::{FOLDER, Measured, PASSPHRASE, binary, median};
use crate::process::{Failure, Outcome, cargo, output, program, root, run};

const STARTS: usize = 12;
/// How often it is looked whether a window is there; the error of a start is no larger.
const LOOK: Duration = Duration::from_millis(4);
/// Longest wait for a window or for an unlocked vault.
const PATIENCE: Duration = Duration::from_secs(30);
/// Before memory is looked at, whatever was begun has ended: by then the check or the backup of an opened vault has begun.
const SETTLED: Duration = Duration::from_secs(10);
/// It has ended when so little processor time is used in such a while.
const QUIET: (f64, Duration) = (0.05, Duration::from_secs(3));
/// How long nothing is done, for the processor time of an idle hour.
const IDLE: Duration = Duration::from_secs(120);
/// Ticks of `/proc/PID/stat` in a second, on every Linux that Rust knows.
const TICKS: f64 = 100.0;
const EMPTY: &str = "empty-window";

/// Measures both windows; nothing where there is no virtual display.
pub(super) fn all(decade: &Path) -> Outcome<BTreeMap<String, Measured>> {
    if !cfg!(target_os = "linux") {
        return Ok(BTreeMap::new());
    }
    // Outside of the workspace, so that the checks of every day do not compile it.
    let manifest = "xtask/fixtures/empty-window/Cargo.toml";
    let target = crate::launch::target_folder();
    run(cargo(["build", "--release", "--manifest-path", manifest]).env("CARGO_TARGET_DIR", &target))?;
    let display = Display::start(&root().join(FOLDER).join("home"))?;
    meant(decade)?;
    let (mut kept, mut empty) = (Vec::new(), Vec::new());
    // The first start of each fills the caches of the system, and does not count.
    for turn in 0..=STARTS {
        for (name, title, times) in [("kept", "Kept", &mut kept), (EMPTY, "Empty", &mut empty)] {
            let begun = Instant::now();
            let window = Window::open(&display, name, title)?;
            let seconds = begun.elapsed().as_secs_f64();
            window.close();
            times.extend((turn > 0).then_some(seconds));
        }
    }
    let mut measured = BTreeMap::new();
    if let Some(start) = median(&mut kept) {
        measured.insert(
            "start".to_owned(),
            Measured {
                kept: start,
                other: median(&mut empty),
            },
        );
    }
    let empty = Window::open(&display, EMPTY, "Empty")?;
    let without = at_rest(&empty);
    empty.close();
    let window = Window::open(&display, "kept", "Kept")?;
    unlock(&display, &window, decade)?;
    let with = at_rest(&window);
    window.close();
    for (id, kept, other) in [("memory", with.0, without.0), ("idle", with.1, without.1)] {
        let other = Some(other);
        measured.insert(id.to_owned(), Measured { kept, other });
    }
    Ok(measured)
}

/// Bytes of memory, and seconds of processor time in an hour, of a window that is left alone.
fn at_rest(window: &Window) -> (f64, f64) {
    let process = window.process.id();
    sleep(SETTLED);
    let begun = Instant::now();
    loop {
        let before = processor_seconds(process);
        sleep(QUIET.1);
        if processor_seconds(process) - before <= QUIET.0 || begun.elapsed() > PATIENCE {
            break;
        }
    }
    let bytes = memory(process);
    let before = processor_seconds(process);
    sleep(IDLE);
    let used = processor_seconds(process) - before;
    (bytes, used * 3600.0 / IDLE.as_secs_f64())
}

/// Tells Kept which vault is meant, as if it had been open before.
fn meant(vault: &Path) -> Outcome {
    let folder = root().join(FOLDER).join("home/config/org.kept.Kept");
    let preferences = serde_json::json!({ "lastVault": vault }).to_string();
    fs::create_dir_all(&folder)
        .and_then(|()| fs::write(folder.join("preferences.json"), preferences))
        .map_err(|error| Failure::new(format!("The preferences cannot be written: {error}.")))
}

/// A program with its window.
struct Window {
    process: Child,
    id: String,
}

impl Window {
    /// Starts a program and waits until its window can be seen.
    fn open(display: &Display, name: &str, title: &str) -> Outcome<Self> {
        let process = display.command(binary(name)).spawn();
        let process = process.map_err(|error| Failure::new(format!("{name} could not start: {error}.")))?;
        let mut window = Self {
            process,
            id: String::new(),
        };
        let begun = Instant::now();
        while begun.elapsed() < PATIENCE {
            if let Some(id) = display.window(title) {
                window.id = id;
                return Ok(window);
            }
            sleep(LOOK);
        }
        window.close();
        Err(Failure::new(format!("{name} showed no window.")))
    }

    fn close(mut self) {
        // The processes of the web view end with the one that started them.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Types the passphrase and waits until the vault is open.
fn unlock(display: &Display, window: &Window, vault: &Path) -> Outcome {
    let keys = |arguments: &[&str]| run(display.command("xdotool").args(arguments));
    keys(&["windowfocus", "--sync", &window.id])?;
    keys(&["type", "--delay", "20", PASSPHRASE])?;
    keys(&["key", "Return"])?;
    let begun = Instant::now();
    while begun.elapsed() < PATIENCE {
        let keptctl = binary("keptctl");
        let status = output(
            program(&keptctl.to_string_lossy())
                .args(["--json", "vault", "info"])
                .arg(vault),
        )?;
        if status.contains("\"in-use\"") {
            return Ok(());
        }
        sleep(Duration::from_millis(200));
    }
    Err(Failure::new("The vault did not open in the window."))
}

/// Bytes of memory of a process and all below it, what they share counted once.
fn memory(process: u32) -> f64 {
    let kilobytes = family(process).into_iter().filter_map(|process| {
        let rollup = fs::read_to_string(format!("/proc/{process}/smaps_rollup")).ok()?;
        let line = rollup.lines().find_map(|line| line.strip_prefix("Pss:"))?;
        line.split_whitespace().next()?.parse::<f64>().ok()
    });
    kilobytes.sum::<f64>() * 1024.0
}

/// Processor time of a process and all below it so far.
fn processor_seconds(process: u32) -> f64 {
    let ticks = family(process).into_iter().filter_map(|process| {
        let fields = stat(process)?;
        // The 14th and 15th field of the line, which are the 12th and 13th behind the name.
        Some(fields.get(11)?.parse::<f64>().ok()? + fields.get(12)?.parse::<f64>().ok()?)
    });
    ticks.sum::<f64>() / TICKS
}

/// A process and all below it.
fn family(first: u32) -> Vec<u32> {
    let processes = fs::read_dir("/proc").into_iter().flatten().flatten();
    let processes = processes.filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok());
    let parents: Vec<(u32, u32)> = processes
        .filter_map(|process| Some((process, stat(process)?.get(1)?.parse().ok()?)))
        .collect();
    let mut found = vec![first];
    let mut next = 0;
    while let Some(&parent) = found.get(next) {
        found.extend(
            parents
                .iter()
                .filter(|(_, of)| *of == parent)
                .map(|(process, _)| *process),
        );
        next += 1;
    }
    found
}

/// The fields of `/proc/PID/stat` behind the name, which may hold anything.
fn stat(process: u32) -> Option<Vec<String>> {
    let line = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    Some(
        line.rsplit_once(')')?
            .1
            .split_whitespace()
            .map(str::to_owned)
            .collect(),
    )
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn a_process_has_memory_and_belongs_to_its_own_family() {
        let own = std::process::id();
        assert!(
            family(own).contains(&own),
            "the first of a family is the process itself"
        );
        assert!(
            memory(own) > 100_000.0,
            "a running process holds more than a page"
        );
        assert!(
            family(std::os::unix::process::parent_id()).contains(&own),
            "and it is among those of its parent"
        );
    }
}
