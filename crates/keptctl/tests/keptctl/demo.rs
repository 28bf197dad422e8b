//! `keptctl demo`.

use serde_json::Value;

use crate::program::{Program, status, text};

#[test]
fn a_sample_is_made_once_and_opens_with_the_printed_passphrase() {
    let program = Program::without_vault();
    let vault = program.vault();
    let arguments = [
        "--json",
        "demo",
        &vault,
        "--scale",
        "sample",
        "--seed",
        "7",
        "--today",
        "2026-11-19",
    ];
    let made = program.run(&arguments, "");
    assert_eq!(status(&made), 0, "{}", text(&made.stderr));
    let summary: Value = serde_json::from_slice(&made.stdout).unwrap();
    assert_eq!(summary["counts"]["members"], 7, "the sample team: {summary}");
    assert_eq!(
        summary["counts"]["sealedDocuments"], 3,
        "with two sealed agreements and a sealed talk: {summary}"
    );
    let passphrase = summary["passphrase"]
        .as_str()
        .expect("a passphrase that nobody gave is printed");
    let test = program.run(
        &["vault", "unlock-test", &vault, "--passphrase-stdin"],
        &format!("{passphrase}\n"),
    );
    assert_eq!(status(&test), 0, "it opens: {}", text(&test.stderr));

    let again = program.run(&arguments, "");
    assert_eq!(
        status(&again),
        5,
        "a second run into the same folder is refused: {}",
        text(&again.stderr)
    );
    let check = program.run(
        &["vault", "check", &vault, "--passphrase-stdin"],
        &format!("{passphrase}\n"),
    );
    assert_eq!(status(&check), 0, "and the first is as it was");
}

#[test]
fn a_given_passphrase_is_the_one_and_is_not_printed() {
    let program = Program::without_vault();
    let vault = program.vault();
    let made = program.run(&["demo", &vault, "--passphrase-stdin"], "nine quiet lanterns\n");
    assert_eq!(status(&made), 0, "{}", text(&made.stderr));
    assert!(
        !text(&made.stdout).contains("lanterns"),
        "a secret is not repeated"
    );
    let test = ["vault", "unlock-test", &vault, "--passphrase-stdin"];
    assert_eq!(
        status(&program.run(&test, "nine quiet lanterns\n")),
        0,
        "it opens"
    );
    assert_eq!(
        status(&program.run(&test, "sample team sample team\n")),
        3,
        "and nothing else does"
    );
}
