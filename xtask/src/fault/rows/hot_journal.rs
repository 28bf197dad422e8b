//! T6: flipped bits of the journal that a crash has left.

use std::sync::Arc;

use fastrand::Rng;

use super::recorded::Recorded;
use crate::fault::damage::{flip, length};
use crate::fault::inject::points;
use crate::fault::operation::Operation;
use crate::fault::run::{Suite, Trial};
use crate::fault::stock::{Look, PASSPHRASE, copy};
use crate::fault::table::Verdict;
use crate::process::Outcome;

/// How many crashes are looked at.
const CRASHES: usize = 6;

/// Leaves hot journals by killing edits while the database is written, then flips bits in them.
pub(super) fn trials<'a>(suite: &'a Suite, rng: &mut Rng) -> Outcome<Vec<Trial<'a>>> {
    let recorded = Recorded::new(suite, "T6", Operation::Edits)?;
    let (mut points, _) = points(&recorded.calls, &["pwrite64"], &recorded.folder);
    points.retain(|point| point.file.ends_with("vault.db"));
    rng.shuffle(&mut points);
    let mut trials = Vec::new();
    for (number, point) in points.into_iter().take(CRASHES).enumerate() {
        let place = suite.folder(&format!("T6-crash-{number}"))?;
        let case = suite.case(Operation::Edits, &place);
        case.stage()?;
        case.run_under(&point.leaders(&place, "signal=SIGKILL", false))?;
        let left = Arc::new(case.vault());
        let bits = length(&left.join("vault.db-journal")).unwrap_or(0) * 8;
        if bits == 0 {
            continue;
        }
        for _ in 0..suite.count(40, 400) / CRASHES {
            // Every second one in the head of the journal, which is a sector long.
            let bit = if rng.bool() {
                rng.u64(..bits.min(4096))
            } else {
                rng.u64(..bits)
            };
            let left = Arc::clone(&left);
            trials.push(Trial::new(
                format!("bit {bit} of the journal of crash {number}"),
                move |place, _| {
                    let whole = place.join("whole.kept");
                    copy(&left, &whole)?;
                    let Look::Whole(edit) = suite.stock.look(&suite.keptctl, &whole, PASSPHRASE)? else {
                        return Ok(Verdict::Lost("a crash alone was not survived".to_owned()));
                    };
                    let flipped = place.join("flipped.kept");
                    copy(&left, &flipped)?;
                    flip(&flipped.join("vault.db-journal"), bit)?;
                    let look = suite.stock.look(&suite.keptctl, &flipped, PASSPHRASE)?;
                    Ok(judged(look, edit))
                },
            ));
        }
    }
    Ok(trials)
}

/// The journal brings back the edit before the crash; without it, the one that was being written may be there whole.
fn judged(look: Look, edit: u64) -> Verdict {
    match look {
        Look::Whole(found) if found == edit || found == edit + 1 => Verdict::Survived,
        Look::Whole(found) => Verdict::Undetected(format!("edit {found} instead of {edit}")),
        other => other.after_damage(&["vault-damaged", "integrity"]),
    }
}
