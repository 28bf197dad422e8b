//! `keptctl backup`: from a vault to a file and back on a machine that has nothing else.

use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};

use crate::program::{PASSPHRASE, Program, status, text};

/// A vault with two members, the words of its kit, and a backup of it.
struct Case {
    program: Program,
    kit: Vec<String>,
    backup: PathBuf,
}

impl Case {
    fn new() -> Self {
        let (program, created) = Program::with_vault();
        let kit = created["recoveryKit"]["groups"].as_array().unwrap();
        let kit = kit
            .iter()
            .map(|group| group.as_str().unwrap().to_owned())
            .collect();
        let case = Self {
            program,
            kit,
            backup: PathBuf::new(),
        };
        for name in ["Tomás Ruiz", "Zoë Bakker"] {
            let member = json!({ "name": name, "role": "Engineer" }).to_string();
            case.said(
                &[
                    "call",
                    &case.program.vault(),
                    "member_create",
                    &member,
                    "--passphrase-stdin",
                ],
                PASSPHRASE,
            );
        }
        let made = case.said(
            &[
                "--json",
                "backup",
                "create",
                &case.program.vault(),
                "--passphrase-stdin",
            ],
            PASSPHRASE,
        );
        assert_eq!(made["content"]["members"], 2, "what is in it is counted: {made}");
        Self {
            backup: made["backup"]["file"].as_str().unwrap().into(),
            ..case
        }
    }

    fn backup(&self) -> &str {
        self.backup.to_str().unwrap()
    }

    fn elsewhere(&self) -> String {
        let place = self.program.vault().replace("team.kept", "elsewhere.kept");
        assert_ne!(place, self.program.vault());
        place
    }

    /// What a command that succeeds prints as JSON; secrets go in a line each.
    fn said(&self, arguments: &[&str], secrets: &str) -> Value {
        let output = self.program.run(arguments, &format!("{secrets}\n"));
        assert_eq!(status(&output), 0, "{arguments:?}: {}", text(&output.stderr));
        serde_json::from_str(&text(&output.stdout)).unwrap()
    }

    fn members(&self, vault: &str, passphrase: &str) -> Vec<String> {
        let list = self.said(
            &["call", vault, "member_list", "{}", "--passphrase-stdin"],
            passphrase,
        );
        let rows = list["rows"].as_array().unwrap();
        rows.iter()
            .map(|row| row["name"].as_str().unwrap().to_owned())
            .collect()
    }
}

#[test]
fn one_file_and_the_passphrase_give_a_lost_vault_back() {
    let case = Case::new();
    let alone = case.program.vault() + ".moved.kept-backup";
    fs::rename(&case.backup, &alone).unwrap();
    fs::remove_dir_all(case.program.vault()).unwrap();
    let restored = case.said(
        &[
            "--json",
            "backup",
            "restore",
            &alone,
            "--to",
            &case.elsewhere(),
            "--passphrase-stdin",
        ],
        PASSPHRASE,
    );
    assert_eq!(restored["content"]["members"], 2, "it says what came back");
    assert_eq!(
        case.members(&case.elsewhere(), PASSPHRASE),
        ["Tomás Ruiz", "Zoë Bakker"],
        "everybody is there"
    );
    let checked = case.said(
        &[
            "--json",
            "vault",
            "check",
            &case.elsewhere(),
            "--passphrase-stdin",
        ],
        PASSPHRASE,
    );
    let before = restored["content"]["journalEntries"].as_u64().unwrap();
    assert_eq!(
        checked["journalEntries"].as_u64().unwrap(),
        before + 1,
        "the journal goes on with the entry that it was restored"
    );
}

#[test]
fn the_recovery_kit_opens_a_backup_without_the_passphrase() {
    let case = Case::new();
    let secrets = format!("{}\na brand new pass phrase", case.kit.join(" "));
    let restore = [
        "--json",
        "backup",
        "restore",
        case.backup(),
        "--to",
        &case.elsewhere(),
        "--recovery-kit",
        "--passphrase-stdin",
    ];
    case.said(&restore, &secrets);
    assert_eq!(
        case.members(&case.elsewhere(), "a brand new pass phrase"),
        ["Tomás Ruiz", "Zoë Bakker"]
    );
    let again = case.program.run(&restore, &format!("{secrets}\n"));
    assert_eq!(status(&again), 5, "nothing is restored over another vault");
}

#[test]
fn a_damaged_backup_is_named_and_gives_nothing() {
    let case = Case::new();
    let newest = ["backup", "verify", &case.program.vault(), "--passphrase-stdin"];
    let secret = format!("{PASSPHRASE}\n");
    assert_eq!(status(&case.program.run(&newest, &secret)), 0, "it is whole");
    let mut bytes = fs::read(&case.backup).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&case.backup, &bytes).unwrap();
    assert_eq!(
        status(&case.program.run(&newest, &secret)),
        4,
        "one bit is enough"
    );
    let restore = [
        "backup",
        "restore",
        case.backup(),
        "--to",
        &case.elsewhere(),
        "--passphrase-stdin",
    ];
    assert_eq!(status(&case.program.run(&restore, &secret)), 4);
    assert!(!PathBuf::from(case.elsewhere()).exists(), "no half a vault");
}

#[test]
fn backups_are_listed_without_a_passphrase() {
    let case = Case::new();
    let list = case.said(&["--json", "backup", "list", &case.program.vault()], "");
    assert_eq!(list[0]["file"], case.backup(), "by file");
    assert!(list[0]["madeAt"].is_string(), "with their time: {list}");
    let place = case.backup.parent().unwrap();
    fs::write(place.join("cut.kept-backup"), "").unwrap();
    let listed = case.program.run(&["backup", "list", &case.program.vault()], "");
    let listed = text(&listed.stdout);
    let last = listed.lines().last().unwrap().to_owned();
    assert!(
        last.starts_with("damaged") && last.ends_with("cut.kept-backup"),
        "what cannot be read stands at the end: {listed}"
    );
}
