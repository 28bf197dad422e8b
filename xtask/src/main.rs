//! The commands of the repository: `cargo xtask run` and `cargo xtask test` do everything on a machine that has
//! only Rust, Node 20 and git; the others are their parts.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command-line program talks on its standard streams"
)]

mod bench;
mod check;
mod dist;
#[cfg(target_os = "linux")]
mod fault;
#[cfg(not(target_os = "linux"))]
#[path = "fault/elsewhere.rs"]
mod fault;
mod fuzz;
mod generate;
mod icons;
mod launch;
mod licences;
mod packages;
mod pictures;
mod process;
mod setup;
mod steps;
mod tidy;

use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask COMMAND

  run [--release]   install what is missing, build, open Kept; without a display: the guided demo
  demo              the guided demo in a virtual display; leaves pictures and papers in target/demo/
  test [--fast]     everything that must pass; --fast leaves out the journeys in a real window
  tidy              the invariants of ARCHITECTURE.md that a program can check
  generate          write the files that are made from the command contract
  setup             install what building and testing need, nothing else
  bench [--century] the budgets as a table, in docs/performance.md
  fault [--long | --go-on] [--page] [--seed N] [--only ROW] [--trial N]
                    harm of every kind done to a vault; --page and --long write docs/robustness.md
  fuzz [TARGET] [--seconds N]
                    look for bytes that break a reader; needs a nightly compiler and cargo-fuzz
  dist              installable packages for this system, in target/release/bundle/
  pictures          take the pictures of the documentation anew, from the guided demo
  icons             draw icons/ anew from icons/kept.svg";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match arguments.as_slice() {
        ["run"] => launch::run_or_demo(launch::Profile::Dev),
        ["run", "--release"] => launch::run_or_demo(launch::Profile::Release),
        ["demo"] => launch::demo(),
        ["test"] => return check::test(check::Extent::Everything),
        ["test", "--fast"] => return check::test(check::Extent::WithoutJourneys),
        ["tidy"] => tidy::run(),
        ["generate"] => generate::run_all(),
        ["setup"] => setup::everything(),
        ["bench"] => bench::run_all(bench::Extent::Decade),
        ["bench", "--century"] => bench::run_all(bench::Extent::Century),
        ["fault", rest @ ..] => match fault::Request::parse(rest) {
            Some(request) => fault::run_all(&request),
            None => return misused(),
        },
        ["fuzz", rest @ ..] => match fuzz::Request::parse(rest) {
            Some(request) => fuzz::run_all(&request),
            None => return misused(),
        },
        ["dist"] => dist::run(),
        ["pictures"] => pictures::run(),
        ["icons"] => icons::run(),
        ["help" | "--help" | "-h"] => {
            println!("{USAGE}");
            Ok(())
        }
        _ => return misused(),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\n{failure}");
            ExitCode::FAILURE
        }
    }
}

fn misused() -> ExitCode {
    eprintln!("{USAGE}");
    ExitCode::from(2)
}
