//! T7: files of another length, and of another vault.

use std::fs;

use fastrand::Rng;

use crate::fault::damage::{PAGE, cannot, cut, remove};
use crate::fault::operation::Operation;
use crate::fault::run::{Suite, Trial};
use crate::fault::stock::{self, PASSPHRASE};
use crate::fault::table::Verdict;
use crate::process::Outcome;

/// What a database that is not as long as it was may be called.
const NAMES: [&str; 2] = ["vault-damaged", "integrity"];

pub(super) fn plan<'a>(suite: &'a Suite, _: &mut Rng) -> Outcome<Vec<Trial<'a>>> {
    let whole = suite.stock.bytes();
    let borders = (0..=whole / PAGE).map(|page| page * PAGE);
    let mut lengths: Vec<u64> = borders
        .flat_map(|border| [border.saturating_sub(1), border, border + 1])
        .chain([100, whole + PAGE, whole + 10 * PAGE])
        .filter(|length| *length != whole)
        .collect();
    lengths.sort_unstable();
    lengths.dedup();
    let mut trials: Vec<Trial<'a>> = lengths
        .into_iter()
        .map(|length| {
            Trial::new(format!("{length} bytes of {whole}"), move |place, _| {
                let case = suite.case(Operation::Edits, place);
                case.stage()?;
                cut(&case.vault().join("vault.db"), length)?;
                Ok(suite
                    .stock
                    .look(&suite.keptctl, &case.vault(), PASSPHRASE)?
                    .after_damage(&NAMES))
            })
        })
        .collect();
    trials.push(Trial::new("no database", move |place, _| {
        let case = suite.case(Operation::Edits, place);
        case.stage()?;
        remove(&case.vault().join("vault.db"))?;
        let look = suite.stock.look(&suite.keptctl, &case.vault(), PASSPHRASE)?;
        if case.vault().join("vault.db").exists() {
            return Ok(Verdict::Undetected("an empty one was made".to_owned()));
        }
        Ok(look.after_damage(&["vault-missing"]))
    }));
    trials.push(Trial::new("the database of another vault", move |place, _| {
        let case = suite.case(Operation::Edits, place);
        case.stage()?;
        let other = place.join("other.kept");
        stock::single(
            &suite
                .keptctl
                .run(&stock::create(&other), &format!("{PASSPHRASE}\n"))?,
        )?;
        fs::copy(other.join("vault.db"), case.vault().join("vault.db"))
            .map_err(|error| cannot(&other, &error))?;
        Ok(suite
            .stock
            .look(&suite.keptctl, &case.vault(), PASSPHRASE)?
            .after_damage(&NAMES))
    }));
    trials.push(Trial::new("the headers of another vault", move |place, _| {
        let case = suite.case(Operation::Edits, place);
        case.stage()?;
        let other = place.join("other.kept");
        stock::single(
            &suite
                .keptctl
                .run(&stock::create(&other), &format!("{PASSPHRASE}\n"))?,
        )?;
        for copy in ["header", "header.2"] {
            fs::copy(other.join(copy), case.vault().join(copy)).map_err(|error| cannot(&other, &error))?;
        }
        let names = ["vault-damaged", "header-damaged"];
        Ok(suite
            .stock
            .look(&suite.keptctl, &case.vault(), PASSPHRASE)?
            .after_damage(&names))
    }));
    Ok(trials)
}
