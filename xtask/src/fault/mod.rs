//! `cargo xtask fault`: a vault is damaged, interrupted and starved in every way that one machine allows, and each
//! time the program is asked what is left of it.
//!
//! Everything is done to the real `keptctl`, in folders and mounts that end with the run. What chance decides comes
//! from a seed that is printed, so a failure can be repeated with `--only ROW --seed N --trial N`.

mod author;
mod damage;
mod disk;
mod earlier;
mod follow;
mod inject;
mod keptctl;
mod operation;
mod page;
mod power;
mod record;
mod rows;
mod run;
mod sittings;
mod stock;
mod table;
mod volume;

use std::fs;
use std::io::ErrorKind::NotFound;
use std::path::{Path, PathBuf};
use std::process::Command;

use self::sittings::Sittings;
use crate::check::WORKSPACE;
use crate::launch::target_folder;
use crate::process::{Failure, Outcome, cargo, program, root, run, succeeds};
use crate::setup::{self, Scope};

/// Set for the run inside of its own mount namespace: the folder that it works in.
const FOLDER: &str = "KEPT_FAULT_FOLDER";
/// Where the table goes.
const PAGE: &str = "docs/robustness.md";

/// How often each thing is tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Extent {
    /// Minutes.
    Short,
    /// An hour or more.
    Long,
}

/// What was asked for.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Request {
    extent: Extent,
    /// Whether the page of the documentation is written, as the long run always does.
    page: bool,
    /// Whether the long run that was broken off goes on.
    go_on: bool,
    seed: Option<u64>,
    /// One row of the table alone.
    only: Option<String>,
    /// One trial of each row alone.
    trial: Option<usize>,
}

impl Request {
    /// The short run with a seed of its own.
    pub(crate) const SHORT: Self = Self {
        extent: Extent::Short,
        page: false,
        go_on: false,
        seed: None,
        only: None,
        trial: None,
    };

    /// Reads what stands after `cargo xtask fault`; nothing if it makes no sense.
    pub(crate) fn parse(arguments: &[&str]) -> Option<Self> {
        let mut request = Self::SHORT;
        let mut rest = arguments.iter();
        while let Some(argument) = rest.next() {
            match *argument {
                "--long" => {
                    request.extent = Extent::Long;
                    request.page = true;
                }
                "--go-on" => {
                    request.extent = Extent::Long;
                    (request.page, request.go_on) = (true, true);
                }
                "--page" => request.page = true,
                "--seed" => request.seed = Some(rest.next()?.parse().ok()?),
                "--only" => request.only = Some(rest.next()?.to_uppercase()),
                "--trial" => request.trial = Some(rest.next()?.parse().ok()?),
                _ => return None,
            }
        }
        let whole = request.only.is_none() && request.trial.is_none() && request.seed.is_none();
        (whole || !request.go_on).then_some(request)
    }

    /// A long run of all rows, which takes more than one sitting.
    fn sittings(&self) -> bool {
        self.extent == Extent::Long && self.only.is_none() && self.trial.is_none()
    }
}

/// Builds the program and runs the suite in a mount namespace of its own.
pub(crate) fn run_all(request: &Request) -> Outcome {
    if let Some(folder) = std::env::var_os(FOLDER) {
        return suite(request, Path::new(&folder));
    }
    setup::system_packages(Scope::Everything)?;
    let keptctl = if request.go_on {
        sittings::program(&sittings::folder())
    } else {
        run(&mut cargo(
            ["build", "--bin", "keptctl"].into_iter().chain(WORKSPACE),
        ))?;
        target_folder().join("debug/keptctl")
    };
    if request.sittings() && !request.go_on {
        begin_sittings(&keptctl)?;
    }
    let folder = tempfile::Builder::new()
        .prefix("kept-fault-")
        .tempdir()
        .map_err(|error| Failure::new(format!("No folder for the suite can be made: {error}.")))?;
    // A copy, so that a build beside the run does not change what is tried.
    fs::copy(keptctl, folder.path().join("keptctl"))
        .map_err(|error| Failure::new(format!("keptctl cannot be copied: {error}.")))?;
    let outcome = run(in_namespace()?.env(FOLDER, folder.path()));
    if outcome.is_err() {
        println!("What the failures left is in {}.", folder.keep().display());
    }
    outcome
}

/// Keeps the program of a long run, and forgets the run before.
fn begin_sittings(keptctl: &Path) -> Outcome {
    let folder = sittings::folder();
    let made = fs::remove_dir_all(&folder)
        .or_else(|error| {
            if error.kind() == NotFound {
                Ok(())
            } else {
                Err(error)
            }
        })
        .and_then(|()| fs::create_dir_all(&folder))
        .and_then(|()| fs::copy(keptctl, sittings::program(&folder)).map(drop));
    made.map_err(|error| Failure::new(format!("{} cannot be made: {error}.", folder.display())))
}

/// This program once more with the same arguments, where it may mount.
fn in_namespace() -> Outcome<Command> {
    let own = PathBuf::from(format!("/proc/{}/exe", std::process::id()));
    let ways: [&[&str]; 2] = [&["--mount"], &["--user", "--map-root-user", "--mount"]];
    let way = ways
        .into_iter()
        .find(|way| succeeds(program("unshare").args(*way).args(["mount", "-t", "tmpfs", "kept", "/tmp"])))
        .ok_or_else(|| {
            Failure::new("The suite mounts small disks, and may not mount here.").or_mend(
                "Run it as root with CAP_SYS_ADMIN, or allow user namespaces (user.max_user_namespaces above 0, \
                 kernel.apparmor_restrict_unprivileged_userns = 0).",
            )
        })?;
    let mut command = program("unshare");
    command.args(way).arg("--").arg(own).args(["fault"]).args(
        std::env::args_os()
            .skip_while(|argument| argument != "fault")
            .skip(1),
    );
    Ok(command)
}

fn suite(request: &Request, folder: &Path) -> Outcome {
    let seed = request.seed.unwrap_or_else(|| fastrand::u64(..1_000_000));
    let mut sittings = match request.go_on {
        true => Some(Sittings::go_on(&sittings::folder())?),
        false if request.sittings() => Some(Sittings::begin(&sittings::folder(), seed)?),
        false => None,
    };
    let seed = sittings.as_ref().map_or(seed, |begun| begun.seed);
    let suite = run::Suite::start(folder, seed, request.extent)?;
    let tallies = suite.run(request.only.as_deref(), request.trial, sittings.as_mut())?;
    println!("\n{}", table::in_words(&tallies));
    if request.page && request.only.is_none() {
        let text = page::page(&tallies, seed, request.extent);
        fs::write(root().join(PAGE), text)
            .map_err(|error| Failure::new(format!("{PAGE} cannot be written: {error}.")))?;
        println!("\nThe table is in {PAGE}.");
    }
    let failures: usize = tallies.iter().map(|tally| tally.failures.len()).sum();
    if failures == 0 {
        return Ok(());
    }
    Err(
        Failure::new(format!("{failures} trials failed.")).or_mend(format!(
            "Each is named above; `cargo xtask fault --only ROW --seed {seed} --trial N` repeats it."
        )),
    )
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_row_can_be_repeated_with_its_seed() {
        assert_eq!(Request::parse(&[]).unwrap(), Request::SHORT);
        assert_eq!(
            Request::parse(&["--only", "t3", "--seed", "41", "--long", "--trial", "7"]).unwrap(),
            Request {
                extent: Extent::Long,
                page: true,
                go_on: false,
                seed: Some(41),
                only: Some("T3".to_owned()),
                trial: Some(7),
            },
            "in any order, and the row in any case"
        );
        for wrong in [
            &["--seed"][..],
            &["--seed", "x"],
            &["--only"],
            &["T3"],
            &["--go-on", "--seed", "1"],
        ] {
            assert_eq!(Request::parse(wrong), None, "{wrong:?} makes no sense");
        }
    }
}
