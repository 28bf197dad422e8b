//! T8: earlier states put back.

use std::fs;
use std::path::Path;

use fastrand::Rng;

use crate::fault::damage::{PAGE, cannot, read, replace_page};
use crate::fault::keptctl::{text, words};
use crate::fault::operation::{Case, Operation};
use crate::fault::run::{Suite, Trial};
use crate::fault::stock::{self, EDITS, Look, NEW_PASSPHRASE, PASSPHRASE};
use crate::fault::table::Verdict;
use crate::process::{Failure, Outcome};

pub(super) fn plan<'a>(suite: &'a Suite, rng: &mut Rng) -> Outcome<Vec<Trial<'a>>> {
    let folder = suite.folder("T8-later")?;
    let later = suite.case(Operation::Edits, &folder);
    later.stage()?;
    later
        .run_again()?
        .map_err(|verdict| Failure::new(format!("{verdict:?}")))?;
    let later = later.vault();
    // The backup is the point of the journal that is known from outside.
    let backup = words(["--json", "backup", "create", &text(&later), "--passphrase-stdin"]);
    stock::single(&suite.keptctl.run(&backup, &format!("{PASSPHRASE}\n"))?)?;
    let (old, new) = (
        read(&suite.stock.vault.join("vault.db"))?,
        read(&later.join("vault.db"))?,
    );
    let size = usize::try_from(PAGE).unwrap_or(4096);
    let mut pages: Vec<usize> = old
        .chunks_exact(size)
        .zip(new.chunks_exact(size))
        .enumerate()
        .filter_map(|(page, (old, new))| (old != new).then_some(page))
        .collect();
    rng.shuffle(&mut pages);
    let mut trials = Vec::new();
    for number in 0..suite.count(60, 500) {
        // First each page alone, then random groups of them.
        let chosen = match pages.get(number) {
            Some(page) => vec![*page],
            None => {
                let several = rng.usize(2..=pages.len().max(2));
                rng.choose_multiple(pages.iter().copied(), several)
            }
        };
        let later = later.clone();
        trials.push(Trial::new(
            format!("earlier pages {chosen:?}"),
            move |place, _| {
                let vault = staged(&later, place)?;
                for page in &chosen {
                    replace_page(
                        &vault.join("vault.db"),
                        &suite.stock.vault.join("vault.db"),
                        *page as u64,
                    )?;
                }
                judged(suite, &vault)
            },
        ));
    }
    trials.push(Trial::new("the whole database", move |place, _| {
        let vault = staged(&later, place)?;
        fs::copy(suite.stock.vault.join("vault.db"), vault.join("vault.db"))
            .map_err(|error| cannot(&vault, &error))?;
        judged(suite, &vault)
    }));
    for copies in [&["header"][..], &["header.2"], &["header", "header.2"]] {
        trials.push(Trial::new(format!("earlier {copies:?}"), move |place, _| {
            headers(suite, copies, place)
        }));
    }
    Ok(trials)
}

fn staged(later: &Path, place: &Path) -> Outcome<std::path::PathBuf> {
    let vault = place.join("team.kept");
    stock::copy(later, &vault)?;
    Ok(vault)
}

fn judged(suite: &Suite, vault: &Path) -> Outcome<Verdict> {
    Ok(match suite.stock.look(&suite.keptctl, vault, PASSPHRASE)? {
        Look::Whole(EDITS) if !behind_its_backup(suite, vault)? => Verdict::Survived,
        Look::Whole(_) | Look::Other(_) if behind_its_backup(suite, vault)? => Verdict::Detected,
        Look::Whole(_) | Look::Other(_) => Verdict::Older,
        damaged => damaged.after_damage(&["vault-damaged", "integrity"]),
    })
}

/// Whether the newest backup has entries of the journal that the vault has not: two commands that anybody can type.
fn behind_its_backup(suite: &Suite, vault: &Path) -> Outcome<bool> {
    let entries = |task: [&str; 2]| -> Outcome<u64> {
        let command = words(["--json", task[0], task[1], &text(vault), "--passphrase-stdin"]);
        let said = stock::single(&suite.keptctl.run(&command, &format!("{PASSPHRASE}\n"))?)?;
        said["journalEntries"]
            .as_u64()
            .ok_or_else(|| Failure::new("The journal has no length."))
    };
    Ok(entries(["vault", "check"])? < entries(["backup", "verify"])?)
}

/// Headers from before the passphrase was changed.
fn headers(suite: &Suite, copies: &[&str], place: &Path) -> Outcome<Verdict> {
    let case: Case<'_> = suite.case(Operation::ChangePassphrase, place);
    case.stage()?;
    if let Err(verdict) = case.run_again()? {
        return Ok(verdict);
    }
    for copy in copies {
        fs::copy(suite.stock.vault.join(copy), case.vault().join(copy))
            .map_err(|error| cannot(place, &error))?;
    }
    let old = suite.stock.look(&suite.keptctl, &case.vault(), PASSPHRASE)?;
    let new = suite.stock.look(&suite.keptctl, &case.vault(), NEW_PASSPHRASE)?;
    Ok(match (old, new) {
        // The newer copy counts and mends the older one.
        (Look::Closed(_), Look::Whole(0)) => Verdict::Survived,
        (Look::Whole(0), Look::Closed(_)) if copies.len() == 2 => Verdict::Older,
        (old, new) => Verdict::Undetected(format!("old {old:?}, new {new:?}")),
    })
}
