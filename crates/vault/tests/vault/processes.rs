//! Other processes: one that has the vault open, one that is killed, one that may not write.

use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use kept_vault::{RecoveryKey, Vault, VaultError, inbox, journal};

use crate::support::{CHEAP, Closed, OTHER, PASSPHRASE, note, now, secret};

const ROLE: &str = "KEPT_TEST_ROLE";
const FOLDER: &str = "KEPT_TEST_FOLDER";
const KEY: &str = "KEPT_TEST_KEY";

/// Not a test of its own: what the other process does. Without a role it does nothing.
#[test]
fn other_process() {
    let (Ok(role), Ok(folder)) = (std::env::var(ROLE), std::env::var(FOLDER)) else {
        return;
    };
    let folder = Path::new(&folder);
    let unlock = || Vault::unlock(folder, &secret(PASSPHRASE), now());
    match role.as_str() {
        "hold" => {
            let vault = unlock().unwrap();
            say("open");
            std::io::stdin().read_to_end(&mut Vec::new()).unwrap();
            vault.close().unwrap();
        }
        "write" => {
            let vault = unlock().unwrap();
            loop {
                say(&note(&vault).unwrap().to_string());
            }
        }
        "wrong-key" => {
            let key = RecoveryKey::parse(&std::env::var(KEY).unwrap()).unwrap();
            let refused = Vault::recover(folder, &key, &secret(OTHER), CHEAP, now()).err();
            say(&format!("{refused:?}"));
        }
        "put" => {
            for nth in 0..20 {
                inbox::put(folder, crate::inbox::id(nth), b"from outside").unwrap();
                say("put");
            }
        }
        "put-for-ever" => {
            for nth in 0.. {
                inbox::put(folder, crate::inbox::id(nth), &[7; inbox::LONGEST]).unwrap();
                say("put");
            }
        }
        "unlock" => say(&format!("{:?}", unlock().err())),
        role => panic!("no such role: {role}"),
    }
}

/// Lines for the parent are marked, since the test harness prints its own.
fn say(line: &str) {
    use std::io::Write;
    let mut out = std::io::stdout().lock();
    writeln!(out, "\n> {line}").unwrap();
    out.flush().unwrap();
}

fn other(role: &str, closed: &Closed) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command
        .args([
            "--exact",
            "processes::other_process",
            "--nocapture",
            "--test-threads=1",
        ])
        .env(ROLE, role)
        .env(FOLDER, closed.folder())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

fn said(child: &mut Child) -> impl Iterator<Item = String> + use<> {
    let lines = BufReader::new(child.stdout.take().unwrap())
        .lines()
        .map_while(Result::ok);
    lines.filter_map(|line| line.strip_prefix("> ").map(str::to_owned))
}

#[test]
fn one_process_at_a_time() {
    let closed = Closed::new();
    let mut child = other("hold", &closed).spawn().unwrap();
    let mut lines = said(&mut child);
    assert_eq!(lines.next().as_deref(), Some("open"), "the other process has it");
    assert_eq!(
        closed.refusal(PASSPHRASE),
        Some(VaultError::InUse),
        "so this one cannot"
    );
    let recovered = Vault::recover(
        &closed.folder(),
        &closed.recovery_key,
        &secret(OTHER),
        CHEAP,
        now(),
    );
    assert_eq!(
        recovered.err(),
        Some(VaultError::InUse),
        "not even with the recovery key"
    );
    assert!(
        Vault::look(&closed.folder()).unwrap().in_use,
        "it shows from outside"
    );
    drop(child.stdin.take());
    assert_eq!(lines.next(), None, "it says no more");
    assert!(child.wait().unwrap().success(), "the other process closes it");
    assert_eq!(closed.refusal(PASSPHRASE), None, "and now this one can");
}

#[test]
fn a_killed_process_loses_no_committed_change() {
    let closed = Closed::new();
    for after in [1, 3, 10, 30] {
        let mut child = other("write", &closed).spawn().unwrap();
        let mut lines = said(&mut child);
        let last: u64 = lines.nth(after).unwrap().parse().unwrap();
        child.kill().unwrap();
        child.wait().unwrap();
        let vault = closed.unlock(PASSPHRASE).unwrap();
        let head = vault.read(journal::verify).unwrap();
        assert!(
            head.seq >= last,
            "entry {last} was committed, the journal ends at {}",
            head.seq
        );
        vault.close().unwrap();
    }
}

#[test]
fn others_put_captures_in_while_the_vault_is_open_and_being_opened() {
    let closed = Closed::new();
    let mut child = other("put", &closed).spawn().unwrap();
    let mut lines = said(&mut child);
    lines.next().unwrap();
    // Each unlock sweeps the inbox, in the middle of what the other process writes.
    for _ in 0..3 {
        closed.unlock(PASSPHRASE).unwrap().close().unwrap();
    }
    let vault = closed.unlock(PASSPHRASE).unwrap();
    assert_eq!(lines.count(), 19, "every one was put in");
    assert!(child.wait().unwrap().success(), "without an error");
    assert_eq!(crate::inbox::texts(&vault).len(), 20, "and every one is there");
}

#[test]
fn a_killed_process_leaves_whole_captures_and_nothing_else() {
    let closed = Closed::new();
    for after in [0, 2, 5] {
        let mut child = other("put-for-ever", &closed).spawn().unwrap();
        let put = said(&mut child).take(after + 1).count();
        child.kill().unwrap();
        child.wait().unwrap();
        let vault = closed.unlock(PASSPHRASE).unwrap();
        let found = vault.inbox().unwrap();
        assert_eq!(found.unreadable, 0, "no capture is half there");
        assert!(
            found.captures.len() >= put,
            "{put} captures were put in, {} are there",
            found.captures.len()
        );
        for capture in &found.captures {
            vault.remove_capture(capture.id).unwrap();
        }
        vault.close().unwrap();
        let left = std::fs::read_dir(closed.folder().join("inbox")).unwrap().count();
        assert_eq!(left, 0, "nothing lies about");
    }
}

#[test]
fn a_wrong_key_is_not_reported_to_the_terminal() {
    let (ours, theirs) = (Closed::new(), Closed::new());
    let key: Vec<String> = theirs
        .recovery_key
        .groups()
        .iter()
        .map(|group| group.to_string())
        .collect();
    ours.remove("header");
    ours.remove("header.2");
    let output = other("wrong-key", &ours)
        .env(KEY, key.join("-"))
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(
        said.contains("OtherVault"),
        "the key was tried on the database: {said}"
    );
    assert_eq!(
        String::from_utf8_lossy(&output.stderr),
        "",
        "nothing is written beside the answer"
    );
}

/// Root writes everywhere, so it gets the folder through a read-only mount of its own.
#[cfg(target_os = "linux")]
#[test]
fn a_read_only_place_is_told_from_damage() {
    use std::fs;
    use std::os::unix::fs::PermissionsExt;
    let closed = Closed::new();
    let mode = |mode| fs::set_permissions(closed.folder(), fs::Permissions::from_mode(mode)).unwrap();
    fs::set_permissions(closed.file("vault.lock"), fs::Permissions::from_mode(0o400)).unwrap();
    mode(0o500);
    let root = fs::write(closed.file("probe"), "").is_ok();
    if root {
        mode(0o700);
        closed.remove("probe");
        let script = "mount --bind \"$0\" \"$0\" && mount -o remount,bind,ro \"$0\" && exec \"$@\"";
        let inner = other("unlock", &closed);
        let output = Command::new("unshare")
            .args(["--mount", "sh", "-c", script])
            .arg(closed.folder())
            .arg(inner.get_program())
            .args(inner.get_args())
            .env(ROLE, "unlock")
            .env(FOLDER, closed.folder())
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stdout);
        assert!(
            said.contains("> Some(ReadOnly)"),
            "a read-only mount: {said}{}",
            String::from_utf8_lossy(&output.stderr)
        );
    } else {
        assert_eq!(
            closed.refusal(PASSPHRASE),
            Some(VaultError::ReadOnly),
            "a folder without the right to write"
        );
        mode(0o700);
    }
}
