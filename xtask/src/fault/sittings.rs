//! A long run in several sittings: it takes hours, and is broken off by whoever needs the machine.
//!
//! Beside the results of its finished rows lies the program that it began with, so that all rows are of the same one
//! although the sources change in between.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::damage::cannot;
use super::rows::{ROWS, Row};
use super::table::Tally;
use crate::launch::target_folder;
use crate::process::{Failure, Outcome};

/// Where the run of this checkout lies.
pub(super) fn folder() -> PathBuf {
    target_folder().join("fault-long")
}

/// The program that the run was begun with.
pub(super) fn program(folder: &Path) -> PathBuf {
    folder.join("keptctl")
}

/// A run that may be broken off after each row.
pub(super) struct Sittings {
    file: PathBuf,
    pub(super) seed: u64,
    /// Of earlier sittings, and not taken yet.
    done: Vec<Tally>,
}

impl Sittings {
    /// Begins a run.
    pub(super) fn begin(folder: &Path, seed: u64) -> Outcome<Self> {
        let begun = Self {
            file: file(folder),
            seed,
            done: Vec::new(),
        };
        begun.note(&[])?;
        Ok(begun)
    }

    /// Goes on with the run that was begun.
    pub(super) fn go_on(folder: &Path) -> Outcome<Self> {
        let file = file(folder);
        let text = fs::read_to_string(&file).map_err(|_| {
            Failure::new("There is no long run to go on with.")
                .or_mend("Begin one: `cargo xtask fault --long`.")
        })?;
        let noted: Value = serde_json::from_str(&text).unwrap_or_default();
        let seed = noted["seed"].as_u64();
        let rows = noted["rows"].as_array();
        let (Some(seed), Some(rows)) = (seed, rows) else {
            return Err(Failure::new(format!("{} cannot be read.", file.display()))
                .or_mend("Begin a new run: `cargo xtask fault --long`."));
        };
        let done = rows.iter().filter_map(tally).collect();
        Ok(Self { file, seed, done })
    }

    /// What a row came to in an earlier sitting.
    pub(super) fn take(&mut self, row: &Row) -> Option<Tally> {
        let at = self.done.iter().position(|tally| tally.id == row.id)?;
        Some(self.done.remove(at))
    }

    /// Notes what the rows came to that were tried or taken.
    pub(super) fn note(&self, tallies: &[Tally]) -> Outcome {
        let rows: Vec<Value> = tallies.iter().chain(&self.done).map(noted).collect();
        let text = json!({ "seed": self.seed, "rows": rows }).to_string();
        fs::write(&self.file, text).map_err(|error| cannot(&self.file, &error))
    }
}

fn file(folder: &Path) -> PathBuf {
    folder.join("rows.json")
}

fn noted(tally: &Tally) -> Value {
    json!({
        "row": tally.id, "trials": tally.trials, "survived": tally.survived, "detected": tally.detected,
        "older": tally.older, "undetected": tally.undetected, "lost": tally.lost, "leaked": tally.leaked,
        "wrong": tally.wrong, "seconds": tally.seconds, "failures": tally.failures,
    })
}

/// What was noted; nothing if there is no such row any more, which is then tried again.
fn tally(noted: &Value) -> Option<Tally> {
    let row = ROWS.iter().find(|row| noted["row"] == row.id)?;
    let count = |name: &str| usize::try_from(noted[name].as_u64()?).ok();
    let failures = noted["failures"].as_array()?.iter();
    Some(Tally {
        id: row.id,
        what: row.what,
        trials: count("trials")?,
        survived: count("survived")?,
        detected: count("detected")?,
        older: count("older")?,
        undetected: count("undetected")?,
        lost: count("lost")?,
        leaked: count("leaked")?,
        wrong: count("wrong")?,
        seconds: noted["seconds"].as_f64()?,
        failures: failures
            .map(|line| line.as_str().map(str::to_owned))
            .collect::<Option<_>>()?,
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::fault::table::Verdict;

    #[test]
    fn a_run_goes_on_after_the_rows_that_are_done() {
        let folder = tempfile::tempdir().unwrap();
        assert!(Sittings::go_on(folder.path()).is_err(), "nothing was begun");
        let first = Sittings::begin(folder.path(), 7).unwrap();
        let [one, two, ..] = &ROWS;
        let mut tally = Tally {
            id: one.id,
            what: one.what,
            seconds: 1.5,
            ..Tally::default()
        };
        tally.count("trial 0", &Verdict::Survived);
        tally.count("trial 1", &Verdict::Lost("a note".to_owned()));
        first.note(&[tally]).unwrap();

        let mut second = Sittings::go_on(folder.path()).unwrap();
        assert_eq!(second.seed, 7, "chance goes on too");
        assert!(second.take(two).is_none(), "this row is still to be tried");
        let kept = second.take(one).unwrap();
        assert_eq!(
            (kept.trials, kept.survived, kept.lost, kept.seconds),
            (2, 1, 1, 1.5),
            "what it came to is kept"
        );
        assert!(
            kept.failures[0].contains("a note"),
            "and what failed: {:?}",
            kept.failures
        );
    }
}
