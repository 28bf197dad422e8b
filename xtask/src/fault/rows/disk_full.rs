//! T4: the disk is full.

use std::path::Path;

use fastrand::Rng;

use crate::fault::damage;
use crate::fault::disk::Disk;
use crate::fault::operation::{Case, Operation};
use crate::fault::run::{Suite, Trial};
use crate::fault::stock::{Look, NEW_PASSPHRASE, PASSPHRASE};
use crate::fault::table::Verdict;
use crate::process::Outcome;

/// What an edit or a new header may need, in bytes.
const LITTLE: u64 = 192 << 10;

pub(super) fn plan<'a>(suite: &'a Suite, _: &mut Rng) -> Outcome<Vec<Trial<'a>>> {
    let each = suite.count(60, 600).div_ceil(Operation::ALL.len());
    let mut trials = Vec::new();
    for operation in Operation::ALL {
        // Copies of the vault need as much as three of it.
        let reach = match operation {
            Operation::Edits | Operation::ChangePassphrase | Operation::Recover => LITTLE,
            _ => 3 * suite.stock.bytes() + LITTLE,
        };
        for step in 0..each as u64 {
            let room = reach * step / (each as u64 - 1) / damage::PAGE * damage::PAGE;
            let name = format!("{} with room for {} KiB", operation.name(), room >> 10);
            trials.push(Trial::new(name, move |place, _| {
                on_a_full_disk(suite, operation, room, place)
            }));
        }
    }
    for copy in ["header", "header.2"] {
        trials.push(Trial::new(format!("{copy} cannot be mended"), move |place, _| {
            unmended(suite, copy, place)
        }));
    }
    Ok(trials)
}

fn on_a_full_disk(suite: &Suite, operation: Operation, room: u64, place: &Path) -> Outcome<Verdict> {
    let place = place.join("disk");
    let disk = Disk::mount(&place)?;
    let case = suite.case(operation, &place);
    case.stage()?;
    disk.leave(room)?;
    let said = case.run_under(&[])?;
    let told = case.acknowledged(&said);
    let verdict = match (said.code(), said.error_codes().next()) {
        (Some(0), None) => Verdict::Survived,
        // The edits that follow one that failed no longer fit.
        (Some(0), Some(first)) if first == "disk-full" && !said.met_a_defect() => Verdict::Detected,
        _ => said.names(&["disk-full"]),
    };
    if !matches!(verdict, Verdict::Survived | Verdict::Detected) {
        return Ok(verdict);
    }
    if let Some(verdict) = while_full(&case, told)? {
        return Ok(verdict);
    }
    disk.free()?;
    let judged = case.judge(told)?;
    if judged != Verdict::Survived {
        return Ok(judged);
    }
    if told == 0 && !operation.begins_with_nothing() {
        let judged = match case.run_again()? {
            Ok(told) => case.judge(told)?,
            Err(verdict) => verdict,
        };
        if judged != Verdict::Survived {
            return Ok(judged);
        }
    }
    Ok(verdict)
}

/// A vault that was there before opens although nothing more fits.
fn while_full(case: &Case<'_>, told: u64) -> Outcome<Option<Verdict>> {
    // A migration needs room for the backup before it, and says so.
    if case.operation.begins_with_nothing() || case.operation == Operation::Migrate {
        return Ok(None);
    }
    let renewed = matches!(case.operation, Operation::ChangePassphrase | Operation::Recover) && told > 0;
    let passphrase = if renewed { NEW_PASSPHRASE } else { PASSPHRASE };
    Ok(
        match case.stock.glance(case.keptctl, &case.vault(), passphrase)? {
            Look::Whole(_) => None,
            Look::Closed(said) => Some(Verdict::Wrong(format!(
                "it does not open meanwhile: {}",
                said.in_words()
            ))),
            other => Some(Verdict::Lost(format!("meanwhile: {other:?}"))),
        },
    )
}

/// A damaged copy of the header keeps nobody out, even when there is no room to mend it.
fn unmended(suite: &Suite, copy: &str, place: &Path) -> Outcome<Verdict> {
    let place = place.join("disk");
    let disk = Disk::mount(&place)?;
    let case = suite.case(Operation::Edits, &place);
    case.stage()?;
    let header = case.vault().join(copy);
    let bytes = damage::read(&header)?;
    damage::flip(&header, 300)?;
    disk.leave(0)?;
    match suite.stock.glance(&suite.keptctl, &case.vault(), PASSPHRASE)? {
        Look::Whole(0) => {}
        other => return Ok(Verdict::Lost(format!("with a full disk: {other:?}"))),
    }
    disk.free()?;
    match suite.stock.look(&suite.keptctl, &case.vault(), PASSPHRASE)? {
        Look::Whole(0) if damage::read(&header)? == bytes => Ok(Verdict::Survived),
        other => Ok(Verdict::Wrong(format!("it was not mended afterwards: {other:?}"))),
    }
}
