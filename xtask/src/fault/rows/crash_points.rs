//! T2: killed just before each call that changes a file.

use fastrand::Rng;

use super::recorded::Recorded;
use crate::fault::inject::{CHANGING, points};
use crate::fault::operation::Operation;
use crate::fault::run::{Suite, Trial};
use crate::process::Outcome;

/// The short run takes every fifth point.
const STEP: usize = 5;

pub(super) fn plan<'a>(suite: &'a Suite, rng: &mut Rng) -> Outcome<Vec<Trial<'a>>> {
    let mut trials = Vec::new();
    let (mut all, mut hidden) = (0, 0);
    for operation in Operation::ALL {
        let recorded = Recorded::new(suite, "T2", operation)?;
        let (points, unreachable) = points(&recorded.calls, &CHANGING, &recorded.folder);
        all += points.len();
        hidden += unreachable;
        let step = suite.count(STEP, 1);
        for (number, point) in points
            .into_iter()
            .enumerate()
            .skip(rng.usize(..step))
            .step_by(step)
        {
            let name = format!(
                "{} killed at point {number}, {} of {}",
                operation.name(),
                point.call,
                point.file.display()
            );
            trials.push(Trial::new(name, move |place, _| {
                let case = suite.case(operation, place);
                case.stage()?;
                let said = case.run_under(&point.leaders(place, "signal=SIGKILL", false))?;
                case.judge(case.acknowledged(&said))
            }));
        }
    }
    println!(
        "T2: {all} points at which an operation can be killed; {hidden} more cannot be told from others."
    );
    Ok(trials)
}
