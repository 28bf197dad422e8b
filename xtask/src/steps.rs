//! A list of steps, run one after another until one fails, with a table of times at the end.

use std::process::ExitCode;
use std::time::{Duration, Instant};

use crate::process::Outcome;

/// One thing that must pass.
pub(crate) struct Step<'a> {
    pub(crate) name: &'static str,
    /// What to do when it fails, in one sentence.
    pub(crate) mend: &'static str,
    pub(crate) work: Work<'a>,
}

pub(crate) enum Work<'a> {
    Do(Box<dyn FnOnce() -> Outcome + 'a>),
    /// Left out, and why.
    Skip(&'static str),
}

impl<'a> Step<'a> {
    pub(crate) fn new(name: &'static str, mend: &'static str, work: impl FnOnce() -> Outcome + 'a) -> Self {
        Self {
            name,
            mend,
            work: Work::Do(Box::new(work)),
        }
    }

    pub(crate) fn skipped(name: &'static str, reason: &'static str) -> Self {
        Self {
            name,
            mend: "",
            work: Work::Skip(reason),
        }
    }
}

enum Result {
    Passed(Duration),
    Failed(Duration),
    Skipped(&'static str),
}

/// Runs the steps in order and prints the summary; its last line is `N passed, N failed`.
pub(crate) fn run(steps: Vec<Step<'_>>) -> ExitCode {
    let count = steps.len();
    let mut results: Vec<(&'static str, Result)> = Vec::with_capacity(count);
    let mut failed = false;
    for (index, step) in steps.into_iter().enumerate() {
        let work = match step.work {
            Work::Skip(reason) => {
                results.push((step.name, Result::Skipped(reason)));
                continue;
            }
            Work::Do(_) if failed => {
                results.push((step.name, Result::Skipped("not reached")));
                continue;
            }
            Work::Do(work) => work,
        };
        println!("\n── {}/{count} {} ──", index + 1, step.name);
        let start = Instant::now();
        match work() {
            Ok(()) => {
                println!("── {} passed, {} ──", step.name, seconds(start.elapsed()));
                results.push((step.name, Result::Passed(start.elapsed())));
            }
            Err(failure) => {
                failed = true;
                println!("── {} FAILED, {} ──", step.name, seconds(start.elapsed()));
                println!("{}", failure.or_mend(step.mend));
                results.push((step.name, Result::Failed(start.elapsed())));
            }
        }
    }
    println!("\n{}", summary(&results));
    if failed {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    }
}

fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
}

fn summary(results: &[(&'static str, Result)]) -> String {
    let (mut passed, mut failed, mut skipped) = (0, 0, 0);
    let mut lines = Vec::with_capacity(results.len() + 2);
    for (name, result) in results {
        lines.push(match result {
            Result::Passed(time) => {
                passed += 1;
                format!("passed   {:>9}  {name}", seconds(*time))
            }
            Result::Failed(time) => {
                failed += 1;
                format!("FAILED   {:>9}  {name}", seconds(*time))
            }
            Result::Skipped(reason) => {
                skipped += 1;
                format!("skipped  {:>9}  {name} ({reason})", "")
            }
        });
    }
    lines.push(String::new());
    lines.push(match skipped {
        0 => format!("{passed} passed, {failed} failed"),
        _ => format!("{passed} passed, {failed} failed, {skipped} skipped"),
    });
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use std::cell::RefCell;

    use super::*;
    use crate::process::Failure;

    #[test]
    fn the_last_line_of_the_summary_is_the_count_alone() {
        let text = summary(&[
            ("Format", Result::Passed(Duration::from_millis(1500))),
            ("Lints", Result::Failed(Duration::from_secs(61))),
            ("Journeys", Result::Skipped("not reached")),
        ]);
        assert_eq!(
            text.lines().last(),
            Some("1 passed, 1 failed, 1 skipped"),
            "the count stands alone:\n{text}"
        );
        let text = summary(&[("Format", Result::Passed(Duration::ZERO))]);
        assert_eq!(
            text.lines().last(),
            Some("1 passed, 0 failed"),
            "no word of skipping without any:\n{text}"
        );
    }

    #[test]
    fn nothing_runs_after_the_first_failure() {
        let ran = RefCell::new(Vec::new());
        let note = |name: &'static str| ran.borrow_mut().push(name);
        let code = run(vec![
            Step::new("one", "", || {
                note("one");
                Ok(())
            }),
            Step::new("two", "Mend it.", || {
                note("two");
                Err(Failure::new("Broken."))
            }),
            Step::new("three", "", || {
                note("three");
                Ok(())
            }),
        ]);
        assert_eq!(
            *ran.borrow(),
            ["one", "two"],
            "the first failing step is the last that runs"
        );
        assert_eq!(
            format!("{code:?}"),
            format!("{:?}", ExitCode::FAILURE),
            "a failed step fails the whole"
        );
    }
}
