//! T6: flipped bits.

use fastrand::Rng;

use super::hot_journal;
use crate::fault::damage::{PAGE, cannot, flip, length, read};
use crate::fault::keptctl::{text, words};
use crate::fault::operation::Operation;
use crate::fault::run::{Suite, Trial};
use crate::fault::stock::{Look, PASSPHRASE, single};
use crate::fault::table::Verdict;
use crate::process::Outcome;

/// What the damage of a database may be called.
const DAMAGE: [&str; 2] = ["vault-damaged", "integrity"];
/// The two copies.
const HEADERS: [&str; 2] = ["header", "header.2"];
/// In the short run every so many bits of one copy are flipped to see it mended.
const STEP: usize = 32;

pub(super) fn plan<'a>(suite: &'a Suite, rng: &mut Rng) -> Outcome<Vec<Trial<'a>>> {
    let mut trials = Vec::new();
    for page in 0..suite.stock.bytes() / PAGE {
        for _ in 0..suite.count(1, 10) {
            let bit = page * PAGE * 8 + rng.u64(..PAGE * 8);
            trials.push(in_database(suite, bit));
        }
    }
    let bits = length(&suite.stock.vault.join("header"))? * 8;
    for bit in 0..bits {
        trials.push(in_both_headers(suite, bit));
    }
    for copy in HEADERS {
        let step = suite.count(STEP, 1);
        for bit in (0..bits).skip(rng.usize(..step)).step_by(step) {
            trials.push(in_one_header(suite, copy, bit));
        }
    }
    let bytes = length(&suite.stock.backup)?;
    for _ in 0..suite.count(60, 600) {
        // Every fourth at the end, where the manifest is.
        let from = if rng.u8(..4) == 0 {
            bytes - 4096.min(bytes)
        } else {
            0
        };
        trials.push(in_backup(suite, rng.u64(from * 8..bytes * 8)));
    }
    trials.extend(hot_journal::trials(suite, rng)?);
    Ok(trials)
}

fn in_database(suite: &Suite, bit: u64) -> Trial<'_> {
    Trial::new(format!("bit {bit} of the database"), move |place, _| {
        let case = suite.case(Operation::Edits, place);
        case.stage()?;
        flip(&case.vault().join("vault.db"), bit)?;
        Ok(suite
            .stock
            .look(&suite.keptctl, &case.vault(), PASSPHRASE)?
            .after_damage(&DAMAGE))
    })
}

/// Looked at from outside: no passphrase is needed to see that both are damaged.
fn in_both_headers(suite: &Suite, bit: u64) -> Trial<'_> {
    Trial::new(format!("bit {bit} of both headers"), move |place, _| {
        std::fs::hard_link(suite.stock.vault.join("vault.db"), place.join("vault.db"))
            .map_err(|error| cannot(place, &error))?;
        for copy in HEADERS {
            std::fs::copy(suite.stock.vault.join(copy), place.join(copy))
                .map_err(|error| cannot(place, &error))?;
            flip(&place.join(copy), bit)?;
        }
        let said = suite
            .keptctl
            .run(&words(["--json", "vault", "info", &text(place)]), "")?;
        if said.met_a_defect() {
            return Ok(Verdict::Wrong(said.in_words()));
        }
        Ok(match single(&said)?["condition"].as_str() {
            Some("damaged-header") => Verdict::Detected,
            other => Verdict::Undetected(format!("it is said to be {other:?}")),
        })
    })
}

fn in_one_header<'a>(suite: &'a Suite, copy: &'a str, bit: u64) -> Trial<'a> {
    Trial::new(format!("bit {bit} of {copy}"), move |place, _| {
        let case = suite.case(Operation::Edits, place);
        case.stage()?;
        let header = case.vault().join(copy);
        let before = read(&header)?;
        flip(&header, bit)?;
        Ok(
            match suite.stock.look(&suite.keptctl, &case.vault(), PASSPHRASE)? {
                Look::Whole(0) if read(&header)? == before => Verdict::Survived,
                Look::Whole(_) => Verdict::Undetected("it was not mended".to_owned()),
                other => Verdict::Lost(format!("one sound copy did not open it: {other:?}")),
            },
        )
    })
}

fn in_backup(suite: &Suite, bit: u64) -> Trial<'_> {
    Trial::new(format!("bit {bit} of a backup"), move |place, _| {
        let case = suite.case(Operation::Restore, place);
        case.stage()?;
        flip(&place.join("from.kept-backup"), bit)?;
        let said = case.run_under(&[])?;
        if said.code() == Some(0) {
            // It lies where nothing is read, or it was not noticed: the content tells.
            return Ok(suite
                .stock
                .look(&suite.keptctl, &case.vault(), PASSPHRASE)?
                .after_damage(&[]));
        }
        if case.vault().exists() {
            return Ok(Verdict::Wrong("half a vault was left".to_owned()));
        }
        Ok(said.names(&["integrity", "vault-too-new"]))
    })
}
