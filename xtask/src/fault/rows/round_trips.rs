//! T11: backed up and restored.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use fastrand::Rng;
use serde_json::{Value, json};

use crate::fault::author::Author;
use crate::fault::damage::{remove, write};
use crate::fault::keptctl::{Open, line, text, words};
use crate::fault::operation::{Case, Operation};
use crate::fault::run::{Suite, Trial};
use crate::fault::stock::{self, MEMORY, NEW_PASSPHRASE, PASSPHRASE};
use crate::fault::table::Verdict;
use crate::process::{Failure, Outcome};

/// The table of the journal: a restored vault has an entry more, which says so.
const JOURNAL: &str = "event";

pub(super) fn plan<'a>(suite: &'a Suite, _: &mut Rng) -> Outcome<Vec<Trial<'a>>> {
    let trial = |number: usize| {
        let killed = number.is_multiple_of(3);
        let name = if killed {
            "killed while backing up"
        } else {
            "backed up"
        };
        Trial::new(name, move |place, rng| round_trip(suite, killed, place, rng))
    };
    Ok((0..suite.count(30, 300)).map(trial).collect())
}

fn round_trip(suite: &Suite, killed: bool, place: &Path, rng: &mut Rng) -> Outcome<Verdict> {
    let case = suite.case(Operation::Backup, place);
    case.stage()?;
    fill(suite, &case.vault(), rng)?;
    if killed {
        let calls = rng.usize(1..40);
        let kill = format!("inject=write,fsync,rename,unlink,unlinkat,mkdir:signal=SIGKILL:when={calls}");
        let leaders = [
            "strace",
            "-f",
            "--seccomp-bpf",
            "-qq",
            "-e",
            "signal=none",
            "-e",
            "trace=write,fsync,rename,unlink,unlinkat,mkdir",
        ];
        let mut leaders = words(leaders);
        leaders.extend(words(["-e", &kill, "-o", "/dev/null"]));
        case.run_under(&leaders)?;
        for row in case.listed()? {
            if row["madeAt"].is_null() {
                return Ok(Verdict::Undetected("a part of a backup is listed".to_owned()));
            }
            // It may have been finished just before, and the name of the next one is its time.
            remove(&PathBuf::from(row["file"].as_str().unwrap_or_default()))?;
        }
    }
    let before = tables(suite, &case.vault(), PASSPHRASE)?;
    if let Err(verdict) = case.run_again()? {
        return Ok(verdict);
    }
    let backup = match case.listed()?.as_slice() {
        [row] => PathBuf::from(row["file"].as_str().unwrap_or_default()),
        rows => return Ok(Verdict::Wrong(format!("{} backups are listed", rows.len()))),
    };
    // Where nothing is left but the file, and even in it no header for the kit.
    let alone = place.join("alone.kept-backup");
    std::fs::rename(&backup, &alone)
        .map_err(|error| Failure::new(format!("A backup cannot be moved: {error}.")))?;
    remove(&case.vault())?;
    for (name, input, passphrase, with_kit) in [
        ("by-passphrase.kept", format!("{PASSPHRASE}\n"), PASSPHRASE, false),
        (
            "by-kit.kept",
            format!("{}\n{NEW_PASSPHRASE}\n", suite.stock.kit),
            NEW_PASSPHRASE,
            true,
        ),
    ] {
        let to = place.join(name);
        let mut restore = words([
            "--json",
            "backup",
            "restore",
            &text(&alone),
            "--to",
            &text(&to),
            "--passphrase-stdin",
        ]);
        if with_kit {
            restore.push("--recovery-kit".to_owned());
            restore.extend(MEMORY.map(str::to_owned));
        }
        let said = suite.keptctl.run(&restore, &input)?;
        if said.code() != Some(0) {
            return Ok(Verdict::Lost(format!(
                "{name} cannot be restored: {}",
                said.in_words()
            )));
        }
        let after = tables(suite, &to, passphrase)?;
        if let Some(told) = difference(&before, &after) {
            return Ok(Verdict::Lost(format!("{name}: {told}")));
        }
        if with_kit {
            headers_gone(suite, &case, &to)?;
        }
    }
    Ok(stock::leak(place).map_or(Verdict::Survived, Verdict::Leaked))
}

/// Writes some dozens of changes into the vault.
fn fill(suite: &Suite, vault: &Path, rng: &mut Rng) -> Outcome {
    let mut open = Open::start(&suite.keptctl, vault, PASSPHRASE)?;
    let mut author = Author::beside(&mut open, rng.fork())?;
    for _ in 0..rng.usize(5..60) {
        let line = author.next();
        let answer = open.ask(&line);
        author.heard(&answer.ok_or_else(|| Failure::new("A vault that is whole did not answer."))?)?;
    }
    open.close().map(drop)
}

/// The hash of the content of each table, and how many entries the journal has.
#[derive(Debug, PartialEq, Eq)]
struct Tables {
    hashes: BTreeMap<String, Value>,
    entries: u64,
}

fn tables(suite: &Suite, vault: &Path, passphrase: &str) -> Outcome<Tables> {
    let line = line("vault_check", json!({ "hashes": true }));
    let answers = suite.keptctl.batch(vault, passphrase, &[line])?;
    let answers =
        answers.map_err(|said| Failure::new(format!("A vault does not open: {}", said.in_words())))?;
    let checked = &answers
        .first()
        .ok_or_else(|| Failure::new("The check has no answer."))?["ok"];
    let hashes = checked["tables"]
        .as_object()
        .filter(|tables| tables.contains_key(JOURNAL));
    Ok(Tables {
        hashes: hashes
            .ok_or_else(|| Failure::new(format!("The check names no tables: {checked}.")))?
            .clone()
            .into_iter()
            .collect(),
        entries: checked["journalEntries"].as_u64().unwrap_or_default(),
    })
}

/// What is not the same in a restored vault, but for what restoring itself writes down.
fn difference(before: &Tables, after: &Tables) -> Option<String> {
    if after.entries <= before.entries || after.entries > before.entries + 2 {
        return Some(format!(
            "{} entries of the journal became {}",
            before.entries, after.entries
        ));
    }
    let names = before.hashes.keys().chain(after.hashes.keys());
    let differs = |name: &&String| **name != JOURNAL && before.hashes.get(*name) != after.hashes.get(*name);
    names
        .into_iter()
        .find(differs)
        .map(|name| format!("{name} is not the same"))
}

/// With both headers gone the kit alone still opens it.
fn headers_gone(suite: &Suite, case: &Case<'_>, vault: &Path) -> Outcome {
    for header in ["header", "header.2"] {
        write(&vault.join(header), b"")?;
    }
    let mut recover = words(["--json", "vault", "recover", &text(vault), "--passphrase-stdin"]);
    recover.extend(MEMORY.map(str::to_owned));
    let said = case
        .keptctl
        .run(&recover, &format!("{}\n{PASSPHRASE}\n", suite.stock.kit))?;
    stock::single(&said).map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tables(entries: u64, member: &str, journal: &str) -> Tables {
        let hashes =
            [("member", member), (JOURNAL, journal)].map(|(name, hash)| (name.to_owned(), json!(hash)));
        Tables {
            hashes: hashes.into(),
            entries,
        }
    }

    #[test]
    fn only_the_journal_may_differ_and_only_by_what_restoring_writes() {
        let before = tables(7, "a", "x");
        assert_eq!(difference(&before, &tables(8, "a", "y")), None);
        assert!(
            difference(&before, &tables(8, "b", "y")).is_some(),
            "another member"
        );
        assert!(
            difference(&before, &tables(7, "a", "x")).is_some(),
            "nobody wrote down that it was restored"
        );
        assert!(
            difference(&before, &tables(12, "a", "y")).is_some(),
            "somebody wrote more"
        );
        let mut more = tables(8, "a", "y");
        more.hashes.insert("reminder".to_owned(), json!("z"));
        assert!(difference(&before, &more).is_some(), "a table more");
    }
}
