//! T27: too little memory, and too few files.

use fastrand::Rng;

use crate::fault::keptctl::words;
use crate::fault::operation::Operation;
use crate::fault::run::{Suite, Trial};
use crate::fault::table::Verdict;
use crate::process::Outcome;

/// The fewest files with which the program starts at all, and enough for everything.
const FILES: std::ops::RangeInclusive<usize> = 6..=14;
/// The least address space with which it starts at all, and enough for everything, in MiB.
const MEMORY: std::ops::RangeInclusive<usize> = 100..=190;

pub(super) fn plan<'a>(suite: &'a Suite, rng: &mut Rng) -> Outcome<Vec<Trial<'a>>> {
    let limits = (0..suite.count(2, 12)).flat_map(|_| {
        [
            format!("--nofile={}", rng.usize(FILES)),
            format!("--as={}", rng.usize(MEMORY) << 20),
        ]
    });
    let trials = limits
        .collect::<Vec<_>>()
        .into_iter()
        .flat_map(|limit| Operation::ALL.map(|operation| (operation, limit.clone())));
    Ok(trials
        .map(|(operation, limit)| {
            Trial::new(format!("{} with {limit}", operation.name()), move |place, _| {
                let case = suite.case(operation, place);
                case.stage()?;
                let said = case.run_under(&words(["prlimit", &limit]))?;
                let told = case.acknowledged(&said);
                // What libc cannot get for itself it does not ask the program about.
                if said.was_aborted_by_libc() {
                    return Ok(match case.judge(told)? {
                        Verdict::Survived => Verdict::Detected,
                        judged => judged,
                    });
                }
                if said.met_a_defect() || said.code().is_none() {
                    return Ok(Verdict::Wrong(said.in_words()));
                }
                let first = said.error_codes().next();
                let plain = match &first {
                    Some(code) => code == "io",
                    None => said.code() == Some(0),
                };
                if !plain {
                    return Ok(Verdict::Wrong(said.in_words()));
                }
                Ok(match case.judge(told)? {
                    Verdict::Survived if first.is_some() => Verdict::Detected,
                    judged => judged,
                })
            })
        })
        .collect())
}
