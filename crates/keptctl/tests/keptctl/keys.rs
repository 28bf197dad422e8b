//! A new key, the journal as others check it, and what is left of a damaged vault.

use std::fs;
use std::process::Command;

use serde_json::{Value, json};

use crate::program::{PASSPHRASE, Program, status, text};

/// What a command that succeeds prints.
fn said(program: &Program, arguments: &[&str], secrets: &str) -> String {
    let output = program.run(arguments, &format!("{secrets}\n"));
    assert_eq!(status(&output), 0, "{arguments:?}: {}", text(&output.stderr));
    text(&output.stdout)
}

fn as_json(program: &Program, arguments: &[&str], secrets: &str) -> Value {
    serde_json::from_str(&said(program, arguments, secrets)).unwrap()
}

fn kit(answer: &Value) -> String {
    let groups = answer["groups"].as_array().unwrap();
    groups.iter().map(|group| group.as_str().unwrap()).collect()
}

fn with_member() -> (Program, Value) {
    let (program, created) = Program::with_vault();
    program
        .call(
            "member_create",
            &json!({ "name": "Zoë Bakker", "role": "Engineer" }),
        )
        .unwrap();
    (program, created)
}

#[test]
fn a_new_key_needs_a_new_kit_and_loses_nothing() {
    let (program, created) = with_member();
    let vault = program.vault();
    let check = |program: &Program| {
        let task = [
            "--json",
            "vault",
            "check",
            &vault,
            "--hashes",
            "--passphrase-stdin",
        ];
        let mut tables = as_json(program, &task, PASSPHRASE)["tables"].take();
        // In these a rotation is noted, and the backups around it.
        for noted in ["event", "setting", "vault_meta"] {
            assert!(tables.as_object_mut().unwrap().remove(noted).is_some());
        }
        tables
    };
    let before = check(&program);
    let stick = program.path("stick").to_string_lossy().into_owned();
    let create = [
        "--json",
        "backup",
        "create",
        &vault,
        "--to",
        &stick,
        "--passphrase-stdin",
    ];
    let made = as_json(&program, &create, PASSPHRASE);
    let oldest = made["backup"]["file"].as_str().unwrap().to_owned();
    let rotate = [
        "--json",
        "vault",
        "rotate-key",
        &vault,
        "--passphrase-stdin",
        "--kdf-memory",
        "64",
    ];
    let new = as_json(&program, &rotate, PASSPHRASE);
    assert_eq!(check(&program), before, "every table says what it said");
    let old_kit = kit(&created["recoveryKit"]);
    assert_ne!(kit(&new), old_kit, "the kit is another one");
    let recover = [
        "vault",
        "recover",
        &vault,
        "--passphrase-stdin",
        "--kdf-memory",
        "64",
    ];
    let refused = program.run(&recover, &format!("{old_kit}\nlong pass phrase two\n"));
    assert_eq!(status(&refused), 3, "the old kit opens it no more");
    said(
        &program,
        &recover,
        &format!("{}\nlong pass phrase two", kit(&new)),
    );
    let verify = [
        "backup",
        "verify",
        &vault,
        "--from",
        &oldest,
        "--passphrase-stdin",
    ];
    let earlier = program.run(&verify, "long pass phrase two\n");
    assert_eq!(status(&earlier), 3, "the one of before has the old key");
    assert!(
        text(&earlier.stderr).contains("before the vault was given a new key"),
        "and that is said: {}",
        text(&earlier.stderr)
    );
    let elsewhere = vault.replace("team", "elsewhere");
    let restore = [
        "backup",
        "restore",
        &oldest,
        "--to",
        &elsewhere,
        "--passphrase-stdin",
    ];
    said(&program, &restore, PASSPHRASE);
}

#[test]
fn anyone_can_check_the_journal_without_kept() {
    let (program, _) = with_member();
    let journal = said(
        &program,
        &["vault", "journal", &program.vault(), "--passphrase-stdin"],
        PASSPHRASE,
    );
    let file = program.path("journal.jsonl");
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/verify-journal.py");
    let verify = |text: &str, more: &[&str]| {
        fs::write(&file, text).unwrap();
        let output = Command::new("python3")
            .arg(script)
            .arg(&file)
            .args(more)
            .output()
            .unwrap();
        (status(&output), self::text(&output.stdout))
    };
    let lines: Vec<&str> = journal.lines().collect();
    assert!(lines.len() > 1, "something has happened: {journal}");
    let last: Value = serde_json::from_str(lines[lines.len() - 1]).unwrap();
    let head = last["hash"].as_str().unwrap();
    let whole = verify(
        &journal,
        &["--head", head, "--point", &format!("{}:{head}", last["seq"])],
    );
    assert_eq!(whole.0, 0, "the chain holds: {}", whole.1);
    assert_eq!(
        verify(&lines[..lines.len() - 1].join("\n"), &["--head", head]).0,
        1,
        "whoever knows the head sees that the end is missing"
    );
    for (altered, what) in [
        (
            journal.replacen("member.created", "member.archived", 1),
            "altered",
        ),
        (lines[1..].join("\n"), "missing"),
    ] {
        let (code, said) = verify(&altered, &[]);
        assert_eq!(code, 1, "an entry that is {what} breaks the chain");
        assert!(said.contains(what), "and that is said: {said}");
    }
    assert_eq!(verify("notes", &[]).0, 2, "something else is no journal");
    let point = format!("2:{}", "0".repeat(64));
    assert_eq!(
        verify(&journal, &["--point", &point]).0,
        1,
        "a point of another chain is noticed"
    );
}

#[test]
fn what_is_left_of_a_damaged_vault_becomes_a_new_one() {
    let (program, _) = with_member();
    let vault = program.vault();
    let mut input = PASSPHRASE.to_owned();
    for number in 0..300 {
        let request =
            json!({ "name": format!("Member {number:03}"), "role": "Engineer of everything".repeat(3) });
        input += &format!("\n{}", json!({ "command": "member_create", "request": request }));
    }
    said(
        &program,
        &["call", &vault, "--batch", "-", "--passphrase-stdin"],
        &input,
    );
    let database = format!("{vault}/vault.db");
    let mut bytes = fs::read(&database).unwrap();
    let pages = bytes.len() / 4096;
    // The newest pages: those of the schema are the &oldest.
    for page in (pages - 14..pages).step_by(2) {
        bytes[page * 4096 + 2000] ^= 1;
    }
    fs::write(&database, bytes).unwrap();
    let check = program.run(
        &["vault", "check", &vault, "--passphrase-stdin"],
        &format!("{PASSPHRASE}\n"),
    );
    assert_eq!(status(&check), 4, "the damage is found");
    let rescued = vault.replace("team", "rescued");
    let rescue = [
        "--json",
        "vault",
        "rescue",
        &vault,
        "--to",
        &rescued,
        "--passphrase-stdin",
    ];
    let answer = as_json(&program, &rescue, PASSPHRASE);
    assert!(
        answer["rows"].as_u64().unwrap() > 600 && answer["lost"].as_u64().unwrap() > 0,
        "most is rescued, and what is lost is counted: {answer}"
    );
    said(
        &program,
        &["vault", "check", &rescued, "--passphrase-stdin"],
        PASSPHRASE,
    );
}
