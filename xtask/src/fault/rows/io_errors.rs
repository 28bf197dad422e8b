//! T5: calls fail.

use fastrand::Rng;

use super::recorded::Recorded;
use crate::fault::inject::points;
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

pub(super) fn plan<'a>(suite: &'a Suite, rng: &mut Rng) -> Outcome<Vec<Trial<'a>>> {
    let mut trials = Vec::new();
    for operation in &suite.operations {
        let recorded = Recorded::new(suite, "T5", *operation)?;
        for (call, errors) in FAULTS {
            let (points, _) = points(&recorded.calls, &[call], &recorded.folder);
            for (point, error) in points
                .iter()
                .flat_map(|point| errors.iter().map(move |error| (point, error)))
            {
                for ever_after in [false, true] {
                    let point = point.clone();
                    let lasting = if ever_after { "from" } else { "at" };
                    let name = format!(
                        "{} with {error} {lasting} {call} of {}",
                        operation.name(),
                        point.file.display()
                    );
                    trials.push(Trial::new(name, move |place, _| {
                        let case = suite.case(*operation, place);
                        case.stage()?;
                        let said =
                            case.run_under(&point.leaders(place, &format!("error={error}"), ever_after))?;
                        let told = case.acknowledged(&said);
                        if said.met_a_defect() || said.code().is_none() {
                            return Ok(Verdict::Wrong(said.in_words()));
                        }
                        // The edits that follow one that failed no longer fit.
                        let first = said.error_codes().next();
                        let named = first.is_none_or(|code| NAMES.contains(&code.as_str()));
                        if !named || (said.code() != Some(0) && said.error_code().is_none()) {
                            return Ok(Verdict::Wrong(format!("it says {}", said.in_words())));
                        }
                        case.judge(told)
                    }));
                }
            }
        }
    }
    rng.shuffle(&mut trials);
    trials.truncate(suite.count(100, 1000));
    Ok(trials)
}
