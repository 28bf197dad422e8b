//! T28: modes of files.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use fastrand::Rng;

use crate::fault::damage::cannot;
use crate::fault::keptctl::words;
use crate::fault::operation::Operation;
use crate::fault::run::{Suite, Trial};
use crate::fault::table::Verdict;
use crate::process::Outcome;

pub(super) fn plan<'a>(suite: &'a Suite, _: &mut Rng) -> Outcome<Vec<Trial<'a>>> {
    let trials = Operation::ALL.into_iter().map(|operation| {
        Trial::new(operation.name(), move |place, _| {
            let case = suite.case(operation, place);
            case.stage()?;
            let said = case.run_under(&words(["sh", "-c", "umask 000; exec \"$@\"", "sh"]))?;
            if said.code() != Some(0) {
                return Ok(Verdict::Wrong(said.in_words()));
            }
            Ok(match open_to_others(&case.vault())? {
                None => Verdict::Survived,
                Some(told) => Verdict::Leaked(told),
            })
        })
    });
    Ok(trials.collect())
}

/// A file or folder with which others may do something.
fn open_to_others(path: &Path) -> Outcome<Option<String>> {
    let found = fs::symlink_metadata(path).map_err(|error| cannot(path, &error))?;
    let mode = found.permissions().mode() & 0o7777;
    if mode & 0o077 != 0 {
        return Ok(Some(format!("{} has mode {mode:o}", path.display())));
    }
    if found.is_dir() {
        for entry in fs::read_dir(path)
            .map_err(|error| cannot(path, &error))?
            .flatten()
        {
            let told = open_to_others(&entry.path())?;
            if told.is_some() {
                return Ok(told);
            }
        }
    }
    Ok(None)
}
