//! `keptctl vault` and its exit status.

use std::fs;
use std::path::Path;

use crate::program::{PASSPHRASE, Program, status, text};

fn files(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found
}

#[test]
fn a_new_vault_prints_its_kit_and_opens_with_its_passphrase_alone() {
    let (program, created) = Program::with_vault();
    let kit = &created["recoveryKit"];
    assert_eq!(
        kit["vaultName"], "team",
        "the name is that of the folder unless one is given"
    );
    assert_eq!(
        kit["groups"].as_array().unwrap().len(),
        16,
        "the kit holds the whole key and the check of each row"
    );
    let vault = program.vault();
    let test = ["vault", "unlock-test", &vault, "--passphrase-stdin"];
    assert_eq!(
        status(&program.run(&test, &format!("{PASSPHRASE}\n"))),
        0,
        "the passphrase opens it"
    );
    let wrong = program.run(&test, "another pass phrase\n");
    assert_eq!(status(&wrong), 3, "a wrong passphrase has a status of its own");
    assert!(
        !text(&wrong.stderr).contains("another"),
        "what was typed is not repeated"
    );
    assert_eq!(
        status(&program.run(
            &["vault", "check", &vault, "--passphrase-stdin"],
            &format!("{PASSPHRASE}\n")
        )),
        0,
        "a new vault is whole"
    );
}

#[test]
fn a_vault_that_is_not_there_is_not_made() {
    let program = Program::without_vault();
    let vault = program.vault();
    let missing = program.run(
        &["vault", "unlock-test", &vault, "--passphrase-stdin"],
        &format!("{PASSPHRASE}\n"),
    );
    assert_eq!(status(&missing), 7, "nothing is at that place");
    assert!(!Path::new(&vault).exists(), "opening never makes a vault");
    assert_eq!(
        status(&program.run(&["vault", "unlock-test", &vault], "")),
        2,
        "without a source for the passphrase it is wrong use"
    );
    assert_eq!(
        status(&program.run(&["vault", "unlock-test", &vault, "--passphrase-stdin"], "")),
        2,
        "so is an empty standard input"
    );
}

#[test]
fn a_second_vault_never_replaces_the_first() {
    let (program, _) = Program::with_vault();
    let vault = program.vault();
    let again = program.run(
        &[
            "vault",
            "create",
            &vault,
            "--passphrase-stdin",
            "--kdf-memory",
            "64",
        ],
        "quite another pass phrase\n",
    );
    assert_ne!(status(&again), 0, "the place is taken");
    let test = ["vault", "unlock-test", &vault, "--passphrase-stdin"];
    assert_eq!(
        status(&program.run(&test, &format!("{PASSPHRASE}\n"))),
        0,
        "the first vault is as it was"
    );
}

#[test]
fn a_weak_passphrase_or_too_little_memory_makes_no_vault() {
    let program = Program::without_vault();
    let vault = program.vault();
    let weak = program.run(
        &[
            "vault",
            "create",
            &vault,
            "--passphrase-stdin",
            "--kdf-memory",
            "64",
        ],
        "short\n",
    );
    assert_eq!(status(&weak), 5, "a rule refuses it: {}", text(&weak.stderr));
    let little = program.run(
        &[
            "vault",
            "create",
            &vault,
            "--passphrase-stdin",
            "--kdf-memory",
            "8",
        ],
        &format!("{PASSPHRASE}\n"),
    );
    assert_eq!(
        status(&little),
        5,
        "a key that is cheap to guess is refused: {}",
        text(&little.stderr)
    );
    assert!(!Path::new(&vault).exists(), "nothing half-made is left behind");
}

#[test]
fn two_processes_do_not_share_a_vault() {
    let (program, _) = Program::with_vault();
    let vault = program.vault();
    let mut first = program.start(&["call", &vault, "--batch", "-", "--passphrase-stdin"]);
    let input = first.stdin.as_mut().unwrap();
    std::io::Write::write_all(
        input,
        format!("{PASSPHRASE}\n{{\"command\": \"session_get\"}}\n").as_bytes(),
    )
    .unwrap();
    let mut answer = String::new();
    let mut lines = std::io::BufReader::new(first.stdout.take().unwrap());
    std::io::BufRead::read_line(&mut lines, &mut answer).unwrap();
    assert!(
        answer.starts_with("{\"ok\":"),
        "the first has it open, and its answer came while its input is still open"
    );
    let test = ["vault", "unlock-test", &vault, "--passphrase-stdin"];
    assert_eq!(
        status(&program.run(&test, &format!("{PASSPHRASE}\n"))),
        6,
        "the second is told that it is in use"
    );
    drop(first.stdin.take());
    first.wait().unwrap();
    assert_eq!(
        status(&program.run(&test, &format!("{PASSPHRASE}\n"))),
        0,
        "and gets it when the first has ended"
    );
}

#[test]
fn a_passphrase_changes_and_the_kit_opens_what_is_forgotten() {
    let (program, created) = Program::with_vault();
    let vault = program.vault();
    let changed = program.run(
        &["vault", "change-passphrase", &vault, "--passphrase-stdin"],
        &format!("{PASSPHRASE}\na second long phrase\n"),
    );
    assert_eq!(status(&changed), 0, "{}", text(&changed.stderr));
    let test = ["vault", "unlock-test", &vault, "--passphrase-stdin"];
    assert_eq!(
        status(&program.run(&test, &format!("{PASSPHRASE}\n"))),
        3,
        "the old passphrase is gone"
    );
    assert_eq!(
        status(&program.run(&test, "a second long phrase\n")),
        0,
        "the new one opens"
    );

    let kit = &created["recoveryKit"];
    let groups: Vec<&str> = kit["groups"]
        .as_array()
        .unwrap()
        .iter()
        .map(|group| group.as_str().unwrap())
        .collect();
    let key = groups.join(" ").to_lowercase();
    for header in ["header", "header.2"] {
        fs::remove_file(Path::new(&vault).join(header)).unwrap();
    }
    let recovered = program.run(
        &["vault", "recover", &vault, "--passphrase-stdin"],
        &format!("{key}\na third long phrase\n"),
    );
    assert_eq!(
        status(&recovered),
        0,
        "the kit alone opens it, without any header: {}",
        text(&recovered.stderr)
    );
    assert_eq!(
        status(&program.run(&test, "a third long phrase\n")),
        0,
        "and the phrase chosen then opens it from now on"
    );
}

#[test]
fn nothing_that_was_typed_can_be_read_from_the_files() {
    let (program, _) = Program::with_vault();
    let member = program
        .call(
            "member_create",
            &serde_json::json!({ "name": "Tomás Herrera", "role": "Zirkonium" }),
        )
        .unwrap();
    program
        .call(
            "form_create",
            &serde_json::json!({ "memberId": member["id"], "template": "coaching-session" }),
        )
        .unwrap();
    let vault = program.vault();
    let database = fs::read(Path::new(&vault).join("vault.db")).unwrap();
    assert!(
        !database.starts_with(b"SQLite format 3"),
        "not even the kind of file shows"
    );
    for file in files(Path::new(&vault)) {
        let bytes = fs::read(&file).unwrap();
        for word in ["Herrera", "Zirkonium", "coaching", PASSPHRASE, "CREATE TABLE"] {
            let found = bytes.windows(word.len()).any(|window| window == word.as_bytes());
            assert!(!found, "“{word}” stands in {}", file.display());
        }
    }
}
