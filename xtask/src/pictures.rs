//! The pictures of README.md and docs/screens.md, taken anew from the guided demo.

use std::fs;

use crate::launch::{self, DEMO};
use crate::process::{Failure, Outcome, root};

/// Where the documentation keeps them.
const FOLDER: &str = "docs/pictures";
/// Screens that are shown in both themes, by the names that the demo gives them.
const SCREENS: &[&str] = &[
    "01-first-run",
    "01-unlock",
    "02-today",
    "03-person",
    "05-expectation",
    "06-coaching",
    "07-signing",
    "08-document",
];

/// Runs the demo and keeps what the documentation shows of it.
pub(crate) fn run() -> Outcome {
    launch::demo()?;
    for screen in SCREENS {
        for theme in ["light", "dark"] {
            let name = format!("{screen}-{theme}.png");
            fs::copy(root().join(DEMO).join(&name), root().join(FOLDER).join(&name))
                .map_err(|error| Failure::new(format!("{name} cannot be kept: {error}.")))?;
        }
    }
    println!("The pictures of the documentation are in {FOLDER}; look at them before you commit them.");
    Ok(())
}
