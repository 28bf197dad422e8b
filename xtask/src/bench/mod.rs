//! `cargo xtask bench`: the budgets, each a ratio of two things that were measured in the same run.
//!
//! Times of the use cases come from `crates/app/benches/budgets`, those of the window from a virtual display.

mod budgets;
mod display;
mod files;
mod paper;
mod table;
mod window;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::process::{Failure, Outcome, cargo, npm, output, program, root, run};
use crate::setup::{self, Scope};
use table::Measured;

/// Where the vaults lie between two runs.
const FOLDER: &str = "target/bench";
/// The day that the vaults and the clock of the measurement stand on.
const TODAY: &str = "2026-11-19";
/// The zone that both live in.
const ZONE: &str = "Europe/Amsterdam";
/// The passphrase of the vaults.
const PASSPHRASE: &str = "sample team sample team";
/// Where the table goes.
const PAGE: &str = "docs/performance.md";

/// How much is measured.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Extent {
    /// Against the decade.
    Decade,
    /// Also against the century, which takes an hour or two to make.
    Century,
}

pub(crate) fn run_all(extent: Extent) -> Outcome {
    setup::system_packages(Scope::Everything)?;
    setup::node_packages()?;
    run(&mut npm(["run", "--silent", "build"]))?;
    run(&mut cargo([
        "build",
        "--release",
        "--locked",
        "-p",
        "kept",
        "-p",
        "keptctl",
        "--features",
        "kept/custom-protocol",
    ]))?;
    let scales: &[&str] = match extent {
        Extent::Decade => &["sample", "decade"],
        Extent::Century => &["sample", "decade", "century"],
    };
    let vaults = scales
        .iter()
        .map(|scale| vault(scale))
        .collect::<Outcome<Vec<_>>>()?;
    let mut measured = use_cases(&vaults)?;
    if let Some(Measured { kept, .. }) = measured.remove("paper") {
        measured.extend(paper::all(&vaults[0], kept)?);
    }
    measured.extend(files::all()?);
    measured.extend(window::all(&vaults[1])?);
    let rows = table::rows(budgets::BUDGETS, &measured);
    println!("\n{}", table::in_words(&rows));
    let page = root().join(PAGE);
    fs::write(&page, table::page(&rows, &machine()))
        .map_err(|error| Failure::new(format!("{PAGE} cannot be written: {error}.")))?;
    println!("\nThe table is in {PAGE}.");
    Ok(())
}

/// A release binary.
fn binary(name: &str) -> PathBuf {
    crate::launch::target_folder()
        .join("release")
        .join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}

/// The vault of a scale; made unless it lies there from an earlier run.
fn vault(scale: &str) -> Outcome<PathBuf> {
    let folder = root().join(FOLDER);
    fs::create_dir_all(&folder)
        .map_err(|error| Failure::new(format!("{FOLDER} cannot be made: {error}.")))?;
    let finished = folder.join(format!("{scale}.json"));
    let place = folder.join(format!("{scale}.kept"));
    if finished.is_file() {
        println!("The {scale} of an earlier run is used; delete {FOLDER} for a new one.");
        return Ok(place);
    }
    println!("Making the {scale}.");
    // What an interrupted run has left.
    let _ = fs::remove_dir_all(&place);
    let summary = output(
        program(&binary("keptctl").to_string_lossy())
            .args(["--json", "demo", "--scale", scale, "--today", TODAY])
            .arg(&place)
            .env("TZ", ZONE),
    )?;
    fs::write(&finished, &summary)
        .map_err(|error| Failure::new(format!("{FOLDER} cannot be written: {error}.")))?;
    println!("{}", summary.trim());
    Ok(place)
}

/// What `crates/app/benches/budgets` says, by its ids.
fn use_cases(vaults: &[PathBuf]) -> Outcome<BTreeMap<String, Measured>> {
    let arguments = [
        "bench",
        "--locked",
        "-p",
        "kept-app",
        "--features",
        "bench",
        "--bench",
        "budgets",
        "--",
    ];
    let text = output(cargo(arguments).args(vaults))?;
    text.lines()
        .filter(|line| line.starts_with('{'))
        .map(parsed)
        .collect()
}

fn parsed(line: &str) -> Outcome<(String, Measured)> {
    let value: Value = serde_json::from_str(line)
        .map_err(|error| Failure::new(format!("A measurement is not JSON: {error}.")))?;
    let number = |key: &str| value[key].as_f64();
    match (value["id"].as_str(), number("kept")) {
        (Some(id), Some(kept)) => Ok((
            id.to_owned(),
            Measured {
                kept,
                other: number("other"),
            },
        )),
        _ => Err(Failure::new("A measurement has no id or no value.")),
    }
}

/// What the numbers were measured on.
fn machine() -> String {
    let processors = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let model = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = model
        .lines()
        .find_map(|line| line.strip_prefix("model name")?.split_once(": "));
    let model = model.map_or("unknown", |(_, name)| name.trim());
    format!("{processors} processors ({model}), {}", std::env::consts::OS)
}

/// The middle one; the mean of the two in the middle of an even number. None of none.
fn median(values: &mut [f64]) -> Option<f64> {
    values.sort_unstable_by(f64::total_cmp);
    let middle = values.len() / 2;
    let upper = values.get(middle)?;
    if values.len().is_multiple_of(2) {
        Some(f64::midpoint(*values.get(middle - 1)?, *upper))
    } else {
        Some(*upper)
    }
}

/// The size of a file in bytes.
fn size(path: &Path) -> Option<u64> {
    fs::metadata(path).ok().map(|metadata| metadata.len())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_median_is_the_middle() {
        assert_eq!(median(&mut []), None, "nothing has no middle");
        assert_eq!(median(&mut [4.0]), Some(4.0));
        assert_eq!(
            median(&mut [9.0, 1.0, 2.0]),
            Some(2.0),
            "order does not matter, nor does one that is far off"
        );
        assert_eq!(
            median(&mut [1.0, 2.0, 4.0, 90.0]),
            Some(3.0),
            "of an even number the mean of the middle two"
        );
    }

    #[test]
    fn a_measurement_is_read_from_its_line() {
        let (id, measured) = parsed(r#"{"id":"today","kept":0.002,"other":null,"runs":40}"#).unwrap();
        assert_eq!(
            (id.as_str(), measured),
            (
                "today",
                Measured {
                    kept: 0.002,
                    other: None
                }
            )
        );
        assert!(
            parsed(r#"{"id":"today"}"#).is_err(),
            "a line without a value is an error, not a zero"
        );
    }
}
