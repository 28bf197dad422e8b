//! Files that are made from others and never edited by hand.

use std::fs;

use crate::licences;
use crate::process::{Failure, Outcome, cargo, root, run};

/// Writes all of them.
pub(crate) fn run_all() -> Outcome {
    licence_list()?;
    // The contract writes its types, its table and the permissions from tests, as ts-rs does;
    // the wording checker writes the page of what it finds, and templates the schema of their files.
    run(&mut cargo([
        "test",
        "--package",
        "kept-app",
        "--package",
        "kept-domain",
        "--",
        "export_bindings",
        "export_page",
        "export_schema",
    ]))
}

fn licence_list() -> Outcome {
    let path = root().join(licences::LIST);
    fs::write(&path, licences::list(&licences::components()?))
        .map_err(|error| Failure::new(format!("{} cannot be written: {error}.", path.display())))
}
