//! T5: calls fail.

use fastrand::Rng;

use super::recorded::Recorded;
use crate::fault::inject::{Point, points};
use crate::fault::operation::Operation;
use crate::fault::run::{Suite, Trial};
use crate::fault::table::Verdict;
use crate::process::Outcome;

/// What can fail, and how.
const FAULTS: [(&str, &[&str]); 11] = [
    ("openat", &["EACCES", "EMFILE", "EROFS", "EIO"]),
    ("read", &["EIO"]),
    ("pread64", &["EIO"]),
    ("write", &["EIO"]),
    ("pwrite64", &["EIO"]),
    ("ftruncate", &["EIO"]),
    ("fsync", &["EIO"]),
    ("fdatasync", &["EIO"]),
    ("rename", &["EIO", "EROFS"]),
    ("unlink", &["EIO"]),
    ("mkdir", &["EIO", "EACCES"]),
];

/// What a program may say of it.
const NAMES: [&str; 2] = ["io", "read-only"];
/// And of a part of a file that cannot be read, which is as good as damaged.
const UNREADABLE: [&str; 3] = ["io", "vault-damaged", "integrity"];

pub(super) fn plan<'a>(suite: &'a Suite, rng: &mut Rng) -> Outcome<Vec<Trial<'a>>> {
    let mut trials = Vec::new();
    for operation in Operation::ALL {
        let recorded = Recorded::new(suite, "T5", operation)?;
        for (call, errors) in FAULTS {
            let (points, _) = points(&recorded.calls, &[call], &recorded.folder);
            for (point, error) in points
                .iter()
                .flat_map(|point| errors.iter().map(move |error| (point, error)))
            {
                // From then on nothing could be written about it either.
                let lastings: &[bool] = if call == "write" { &[false] } else { &[false, true] };
                for lasting in lastings {
                    trials.push(failing(suite, operation, point.clone(), error, *lasting));
                }
            }
        }
    }
    rng.shuffle(&mut trials);
    trials.truncate(suite.count(100, 1000));
    Ok(trials)
}

/// A trial in which a call fails, once or from then on.
fn failing<'a>(
    suite: &'a Suite,
    operation: Operation,
    point: Point,
    error: &'a str,
    lasting: bool,
) -> Trial<'a> {
    let when = if lasting { "from" } else { "at" };
    let name = format!(
        "{} with {error} {when} {} of {}",
        operation.name(),
        point.call,
        point.file.display()
    );
    Trial::new(name, move |place, _| {
        let case = suite.case(operation, place);
        case.stage()?;
        let said = case.run_under(&point.leaders(place, &format!("error={error}"), lasting))?;
        let told = case.acknowledged(&said);
        if said.met_a_defect() || said.code().is_none() {
            return Ok(Verdict::Wrong(said.in_words()));
        }
        // Each thread counts its calls, so the same number may fail where the message is written as well; the exit
        // status still has to say that it is an error of the system.
        if point.call == "write" && said.is_silent() && said.code() == Some(1) {
            return case.judge(told);
        }
        // The edits that follow one that failed no longer fit.
        let first = said.error_codes().next();
        let names = if point.call.contains("read") {
            &UNREADABLE[..]
        } else {
            &NAMES
        };
        let named = first.as_ref().is_none_or(|code| names.contains(&code.as_str()));
        if !named || (said.code() != Some(0) && first.is_none()) {
            return Ok(Verdict::Wrong(format!("it says {}", said.in_words())));
        }
        Ok(match case.judge(told)? {
            Verdict::Survived if first.is_some() => Verdict::Detected,
            judged => judged,
        })
    })
}
