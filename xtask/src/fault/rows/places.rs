//! T9: places where nothing can be written, and wrong kinds of files.

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};

use fastrand::Rng;

use crate::fault::damage::{cannot, contents, remove};
use crate::fault::disk::Disk;
use crate::fault::keptctl::{Said, batch_arguments, batch_input, finish, words};
use crate::fault::operation::{Case, Operation};
use crate::fault::run::{Suite, Trial};
use crate::fault::stock::{Look, PASSPHRASE};
use crate::fault::table::Verdict;
use crate::process::{Failure, Outcome, program, run};

/// The files of a vault.
const FILES: [&str; 4] = ["vault.db", "header", "header.2", "vault.lock"];
/// Takes away what root may do: without it no mode keeps root out.
const AS_ANYBODY: [&str; 5] = ["setpriv", "--bounding-set", "-all", "--inh-caps", "-all"];

pub(super) fn plan<'a>(suite: &'a Suite, _: &mut Rng) -> Outcome<Vec<Trial<'a>>> {
    let mut trials = Vec::new();
    for operation in Operation::ALL {
        let name = format!("{} on a read-only disk", operation.name());
        trials.push(Trial::new(name, move |place, _| {
            on_a_read_only_disk(suite, operation, place)
        }));
    }
    for (name, mode) in [
        ("", 0o500),
        ("", 0o000),
        ("vault.db", 0o400),
        ("vault.db", 0o000),
        ("header", 0o000),
        ("header.2", 0o000),
        ("vault.lock", 0o400),
        ("vault.lock", 0o000),
    ] {
        let what = if name.is_empty() { "the folder" } else { name };
        trials.push(Trial::new(
            format!("{what} with mode {mode:o}"),
            move |place, _| without_permission(suite, name, mode, place),
        ));
    }
    for file in FILES {
        trials.push(Trial::new(
            format!("a link instead of {file}"),
            move |place, _| {
                unusual(suite, place, |vault| {
                    let elsewhere = vault.with_file_name("elsewhere");
                    let file = vault.join(file);
                    fs::rename(&file, &elsewhere).and_then(|()| symlink(&elsewhere, &file))
                })
            },
        ));
        trials.push(Trial::new(
            format!("a folder instead of {file}"),
            move |place, _| {
                unusual(suite, place, |vault| {
                    fs::remove_file(vault.join(file)).and_then(|()| fs::create_dir(vault.join(file)))
                })
            },
        ));
        trials.push(Trial::new(
            format!("a pipe instead of {file}"),
            move |place, _| {
                unusual(suite, place, |vault| {
                    fs::remove_file(vault.join(file))?;
                    run(program("mkfifo").arg(vault.join(file))).map_err(|_| std::io::Error::other("no pipe"))
                })
            },
        ));
    }
    trials.push(Trial::new("a file instead of the folder", move |place, _| {
        unusual(suite, place, |vault| {
            fs::remove_dir_all(vault).and_then(|()| fs::write(vault, "text"))
        })
    }));
    trials.push(Trial::new("a link to the folder", move |place, _| {
        let case = staged(suite, place)?;
        let elsewhere = place.join("elsewhere.kept");
        fs::rename(case.vault(), &elsewhere)
            .and_then(|()| symlink(&elsewhere, case.vault()))
            .map_err(|error| cannot(place, &error))?;
        // The folder may lie anywhere; only its files may not.
        Ok(
            match suite.stock.look(&suite.keptctl, &case.vault(), PASSPHRASE)? {
                Look::Whole(0) => Verdict::Survived,
                other => Verdict::Wrong(format!("{other:?}")),
            },
        )
    }));
    trials.push(Trial::new("a link to nothing", move |place, _| {
        let case = staged(suite, place)?;
        remove(&case.vault())?;
        symlink(place.join("nowhere"), case.vault()).map_err(|error| cannot(place, &error))?;
        Ok(suite
            .stock
            .look(&suite.keptctl, &case.vault(), PASSPHRASE)?
            .after_damage(&["vault-missing"]))
    }));
    Ok(trials)
}

fn staged<'a>(suite: &'a Suite, place: &'a Path) -> Outcome<Case<'a>> {
    let case = suite.case(Operation::Edits, place);
    case.stage()?;
    Ok(case)
}

fn on_a_read_only_disk(suite: &Suite, operation: Operation, place: &Path) -> Outcome<Verdict> {
    let place = place.join("disk");
    let disk = Disk::mount(&place)?;
    let case = suite.case(operation, &place);
    case.stage()?;
    let before = contents(&place)?;
    disk.write_protect()?;
    let said = case.run_under(&[])?;
    Ok(refused(&said, &["read-only"], before == contents(&place)?))
}

fn refused(said: &Said, codes: &[&str], unchanged: bool) -> Verdict {
    if unchanged {
        said.names(codes)
    } else {
        Verdict::Wrong("something was changed".to_owned())
    }
}

fn without_permission(suite: &Suite, name: &str, mode: u32, place: &Path) -> Outcome<Verdict> {
    let case = staged(suite, place)?;
    let path: PathBuf = if name.is_empty() {
        case.vault()
    } else {
        case.vault().join(name)
    };
    let set = |mode| {
        fs::set_permissions(&path, fs::Permissions::from_mode(mode)).map_err(|error| cannot(&path, &error))
    };
    set(mode)?;
    let input = batch_input(PASSPHRASE, &suite.stock.edits());
    let mut command = suite
        .keptctl
        .under(&words(AS_ANYBODY), &batch_arguments(&case.vault()));
    let said = finish(&mut command, &input)?;
    set(0o700)?;
    let told = case.acknowledged(&said);
    if said.met_a_defect() {
        return Ok(Verdict::Wrong(said.in_words()));
    }
    let first = said.error_codes().next();
    if first
        .as_ref()
        .is_some_and(|code| !["read-only", "io"].contains(&code.as_str()))
    {
        return Ok(Verdict::Wrong(format!("it says {first:?}")));
    }
    if said.code() != Some(0) && first.is_none() {
        return Ok(Verdict::Wrong(said.in_words()));
    }
    match case.judge(told)? {
        Verdict::Survived if first.is_some() => Ok(Verdict::Detected),
        judged => Ok(judged),
    }
}

fn unusual(suite: &Suite, place: &Path, harm: impl Fn(&Path) -> std::io::Result<()>) -> Outcome<Verdict> {
    let case = staged(suite, place)?;
    harm(&case.vault()).map_err(|error| cannot(place, &error))?;
    let before = contents(place)?;
    let said = match suite.stock.look(&suite.keptctl, &case.vault(), PASSPHRASE)? {
        Look::Closed(said) => said,
        other => return Ok(Verdict::Undetected(format!("{other:?}"))),
    };
    if said.code().is_none() {
        return Err(Failure::new(said.in_words()));
    }
    Ok(refused(&said, &["not-a-vault"], before == contents(place)?))
}
