//! Running trials, as many at a time as there are processors.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::PoisonError;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Instant;

use fastrand::Rng;

use super::Extent;
use super::damage::cannot;
use super::keptctl::Keptctl;
use super::operation::{Case, Operation};
use super::rows::{ROWS, Row};
use super::sittings::Sittings;
use super::stock::Stock;
use super::table::{Tally, Verdict};
use crate::process::{Failure, Outcome};

/// What all rows share.
pub(super) struct Suite {
    pub(super) keptctl: Keptctl,
    pub(super) stock: Stock,
    extent: Extent,
    seed: u64,
    folder: PathBuf,
}

/// What a trial does in a folder of its own.
type Work<'a> = Box<dyn Fn(&Path, &mut Rng) -> Outcome<Verdict> + Send + Sync + 'a>;

/// One trial.
pub(super) struct Trial<'a> {
    name: String,
    work: Work<'a>,
}

impl<'a> Trial<'a> {
    pub(super) fn new(
        name: impl Into<String>,
        work: impl Fn(&Path, &mut Rng) -> Outcome<Verdict> + Send + Sync + 'a,
    ) -> Self {
        Self {
            name: name.into(),
            work: Box::new(work),
        }
    }
}

impl Suite {
    /// Makes what the trials begin with; the program lies in the folder already.
    pub(super) fn start(folder: &Path, seed: u64, extent: Extent) -> Outcome<Self> {
        let folder = fs::canonicalize(folder).map_err(|error| cannot(folder, &error))?;
        let keptctl = Keptctl {
            binary: folder.join("keptctl"),
        };
        let stock = folder.join("stock");
        fs::create_dir(&stock).map_err(|error| cannot(&stock, &error))?;
        let stock = Stock::make(&keptctl, &stock)?;
        println!(
            "Seed {seed}. The vault that trials begin with has {} pages.",
            stock.bytes() / 4096
        );
        Ok(Self {
            keptctl,
            stock,
            extent,
            seed,
            folder,
        })
    }

    /// Runs all rows, or one; all trials of them, or one. What a row came to in an earlier sitting stands.
    pub(super) fn run(
        &self,
        only: Option<&str>,
        trial: Option<usize>,
        mut sittings: Option<&mut Sittings>,
    ) -> Outcome<Vec<Tally>> {
        let wanted = |row: &&Row| only.is_none_or(|only| row.id == only);
        let mut tallies = Vec::new();
        for row in ROWS.iter().filter(wanted) {
            let done = sittings.as_deref_mut().and_then(|sittings| sittings.take(row));
            tallies.push(match done {
                Some(tally) => tally,
                None => self.row(row, trial)?,
            });
            if let Some(sittings) = sittings.as_deref_mut() {
                sittings.note(&tallies)?;
            }
        }
        if tallies.is_empty() {
            let ids: Vec<&str> = ROWS.iter().map(|row| row.id).collect();
            return Err(Failure::new(format!("The rows are {}.", ids.join(", "))));
        }
        Ok(tallies)
    }

    /// How many trials there are.
    pub(super) fn count(&self, short: usize, long: usize) -> usize {
        match self.extent {
            Extent::Short => short,
            Extent::Long => long,
        }
    }

    /// An operation in a folder.
    pub(super) fn case<'a>(&'a self, operation: Operation, place: &'a Path) -> Case<'a> {
        Case {
            keptctl: &self.keptctl,
            stock: &self.stock,
            operation,
            place,
        }
    }

    /// A folder that is not there yet.
    pub(super) fn folder(&self, name: &str) -> Outcome<PathBuf> {
        let folder = self.folder.join(name);
        fs::create_dir(&folder).map_err(|error| cannot(&folder, &error))?;
        Ok(folder)
    }

    fn chance(&self, row: &Row, trial: usize) -> Rng {
        let mut mixed = Rng::with_seed(self.seed);
        for byte in row.id.bytes() {
            mixed = Rng::with_seed(mixed.u64(..) ^ u64::from(byte));
        }
        Rng::with_seed(mixed.u64(..) ^ trial as u64)
    }

    fn row(&self, row: &Row, only: Option<usize>) -> Outcome<Tally> {
        let begun = Instant::now();
        let trials = (row.plan)(self, &mut self.chance(row, usize::MAX))?;
        let tally = Mutex::new(Tally {
            id: row.id,
            what: row.what,
            ..Tally::default()
        });
        let next = AtomicUsize::new(0);
        let work = || {
            while let Some((number, trial)) = take(&trials, &next) {
                if only.is_some_and(|only| only != number) {
                    continue;
                }
                let name = format!("trial {number}, {}", trial.name);
                let verdict = self.trial(row, number, trial);
                let mut tally = tally.lock().unwrap_or_else(PoisonError::into_inner);
                let before = tally.failures.len();
                tally.count(&name, &verdict);
                if let Some(failure) = tally.failures.get(before) {
                    println!("{failure} (seed {})", self.seed);
                }
            }
        };
        let processors = thread::available_parallelism().map_or(1, std::num::NonZero::get);
        thread::scope(|scope| {
            for _ in 0..processors {
                scope.spawn(work);
            }
        });
        let mut tally = tally.into_inner().unwrap_or_else(PoisonError::into_inner);
        tally.seconds = begun.elapsed().as_secs_f64();
        println!(
            "{:4} {}: {} trials, {} failed, {:.1} s",
            row.id,
            row.what,
            tally.trials,
            tally.failures.len(),
            tally.seconds
        );
        Ok(tally)
    }

    fn trial(&self, row: &Row, number: usize, trial: &Trial<'_>) -> Verdict {
        let outcome = self.folder(&format!("{}-{number}", row.id)).and_then(|folder| {
            let verdict = (trial.work)(&folder, &mut self.chance(row, number))?;
            let fine = matches!(verdict, Verdict::Survived | Verdict::Detected | Verdict::Older);
            if fine {
                // What a failure leaves is kept for whoever looks into it.
                let _ = fs::remove_dir_all(&folder);
            }
            Ok(verdict)
        });
        outcome.unwrap_or_else(|failure| Verdict::Wrong(format!("the trial itself broke off: {failure}")))
    }
}

fn take<'a, T>(list: &'a [T], next: &AtomicUsize) -> Option<(usize, &'a T)> {
    let number = next.fetch_add(1, Ordering::Relaxed);
    Some((number, list.get(number)?))
}
