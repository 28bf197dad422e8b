//! The fuzz targets with a stable compiler: every committed input, every shorter one, and thousands of changed ones.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::panic::{AssertUnwindSafe, catch_unwind};

use fastrand::Rng;
use kept_fuzzing::mutation::{corpus, mutated};
use kept_fuzzing::{TARGETS, Target};

/// Changed inputs for each target.
const CHANGED: usize = 2000;
/// Of a longer input, this many lengths are tried.
const CUTS: usize = 400;

fn run(name: &str) {
    let (_, target) = TARGETS.iter().find(|(known, _)| *known == name).unwrap();
    let inputs = corpus(name).unwrap();
    assert!(!inputs.is_empty(), "{name} has inputs");
    let mut rng = Rng::with_seed(20);
    for (nth, input) in inputs.iter().enumerate() {
        hold(*target, input, || format!("input {nth} of {name}"));
    }
    for cut in 0..CUTS * 4 {
        let input = rng.choice(&inputs).unwrap();
        let length = rng.usize(0..=input.len());
        hold(*target, &input[..length], || format!("cut {cut} of {name}"));
    }
    for change in 0..CHANGED {
        let input = mutated(&mut rng, &inputs);
        hold(*target, &input, || format!("change {change} of {name}"));
    }
}

/// A failure names the input, which the seed brings back.
fn hold(target: Target, input: &[u8], what: impl Fn() -> String) {
    if catch_unwind(AssertUnwindSafe(|| target(input))).is_err() {
        let shown: String = input
            .iter()
            .take(400)
            .flat_map(|byte| std::ascii::escape_default(*byte))
            .map(char::from)
            .collect();
        panic!("{}: {shown}", what());
    }
}

#[test]
fn attachment() {
    run("attachment");
}

#[test]
fn backup_manifest() {
    run("backup_manifest");
}

#[test]
fn contract() {
    run("contract");
}

#[test]
fn header() {
    run("header");
}

#[test]
fn recurrence() {
    run("recurrence");
}

#[test]
fn sealed_capture() {
    run("sealed_capture");
}

#[test]
fn template() {
    run("template");
}

#[test]
fn typed() {
    run("typed");
}

#[test]
fn verify_pdf() {
    run("verify_pdf");
}

#[test]
fn every_target_has_its_line_for_cargo_fuzz() {
    let manifest = include_str!("../../../../fuzz/Cargo.toml");
    for (name, _) in TARGETS {
        assert!(
            manifest.contains(&format!("path = \"targets/{name}.rs\"")),
            "{name} is a target of fuzz/"
        );
    }
    assert_eq!(
        manifest.matches("[[bin]]").count(),
        TARGETS.len(),
        "and there is no other"
    );
}
