//! Recording an operation once, to find the moments at which it can be disturbed.

use std::path::PathBuf;

use crate::fault::damage;
use crate::fault::operation::Operation;
use crate::fault::record::{self, Call};
use crate::fault::run::Suite;
use crate::fault::volume::Log;
use crate::process::{Failure, Outcome};

/// An operation that succeeded, call by call.
pub(super) struct Recorded {
    /// Where it ran.
    pub(super) folder: PathBuf,
    pub(super) calls: Vec<Call>,
    /// What was in the folder before.
    before: Log,
}

impl Recorded {
    /// Runs an operation under `strace`.
    pub(super) fn new(suite: &Suite, row: &str, operation: Operation) -> Outcome<Self> {
        let outer = suite.folder(&format!("{row}-{}", operation.name()))?;
        let folder = outer.join("place");
        std::fs::create_dir(&folder).map_err(|error| damage::cannot(&folder, &error))?;
        let case = suite.case(operation, &folder);
        case.stage()?;
        let before = Log::of(&folder)?;
        let file = outer.join("calls");
        let said = case.run_under(&record::leaders(&file))?;
        if said.code() != Some(0) {
            return Err(Failure::new(format!(
                "{} does not succeed under strace: {}",
                operation.name(),
                said.in_words()
            )));
        }
        let calls = record::parse(&String::from_utf8_lossy(&damage::read(&file)?))?;
        damage::remove(&outer)?;
        Ok(Self {
            folder,
            calls,
            before,
        })
    }

    /// What it did to its folder.
    pub(super) fn log(self) -> Outcome<Log> {
        self.before.follow(&self.folder, &self.calls)
    }
}
