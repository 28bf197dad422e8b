//! Nothing of a locked vault is left in memory or on the disk, and nothing ever reaches for a network.
//!
//! The application runs as it is shipped; only keys reach it. `KEPT_BINARY` names another binary, such as the release.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;

use crate::by_keyboard::Keyboard;
use crate::core;
use crate::desktop::Desktop;
use crate::processes::{is_running, name, occurrences, words_in_memory};
use crate::window::Patience;

const PASSPHRASE: &str = "eleven brass kestrels over the estuary";
/// Words that stand nowhere else.
const MEMBER: &str = "Quillon Varnhagen";
const TITLE: &str = "Zirconium ledger";
const DRAFT: &str = "Marzipan calibrations by Thursday";
const SEARCHED: &str = "Ombrophile";
const LAST: &str = "Thulium";
const PLANTED: [&str; 5] = [MEMBER, TITLE, DRAFT, SEARCHED, LAST];
/// By then a web view that was locked has to be gone with all that it knew.
const FORGOTTEN: Duration = Duration::from_secs(2);

#[tokio::test(flavor = "multi_thread")]
async fn after_a_lock_no_process_and_no_file_knows_a_word_of_the_vault() {
    let desktop = Desktop::start("private");
    let vault = vault(&desktop);
    let keyboard = Keyboard::open(&desktop, &mut desktop.command(&binary())).await;
    for id in keyboard.processes() {
        let status = fs::read_to_string(format!("/proc/{id}/status")).unwrap();
        let limits = fs::read_to_string(format!("/proc/{id}/limits")).unwrap();
        let process = name(id);
        assert!(
            status.contains("Seccomp:\t2\n"),
            "{process} may open no network socket"
        );
        assert!(
            status.contains("NoNewPrivs:\t1\n"),
            "{process} may gain no rights"
        );
        let core_size = limits
            .lines()
            .find(|line| line.starts_with("Max core file size"))
            .unwrap();
        assert_eq!(
            core_size.split_whitespace().nth(4),
            Some("1"),
            "{process} leaves no copy of its memory: {core_size}"
        );
    }
    keyboard.unlock(&vault, PASSPHRASE).await;
    let before = words_in_memory(keyboard.application(), &[PASSPHRASE]);
    assert!(
        before.is_empty(),
        "the passphrase is wiped as soon as the vault is open: {before:?}"
    );
    write(&keyboard, &vault).await;
    assert!(
        !found(&keyboard, &PLANTED).is_empty(),
        "what is on the screen is in memory, or this test looks in the wrong place"
    );

    let old = keyboard.processes();
    keyboard.write(LAST);
    let screen = desktop.screen();
    keyboard.lock(&vault).await;
    let mut patience = Patience::of(FORGOTTEN);
    while old
        .iter()
        .any(|id| name(*id).starts_with("WebKitWeb") && is_running(*id))
    {
        patience.wait("the web process has ended").await;
    }
    let mut words = PLANTED.to_vec();
    words.push(PASSPHRASE);
    let mut left = found(&keyboard, &words);
    // An answer may have been on its way to the window when the lock came.
    while !left.is_empty() && !patience.is_over() {
        patience.wait("the words are gone").await;
        left = found(&keyboard, &words);
    }
    assert_eq!(
        left,
        Vec::<String>::new(),
        "no process knows a word or the passphrase"
    );
    keyboard.changed(&screen, "the lock screen is there").await;
    keyboard.focus().await;
    keyboard.unlock(&vault, PASSPHRASE).await;
    keyboard.lock(&vault).await;
    keyboard.end().await;

    let hits = core::ask(&vault, PASSPHRASE, "expectation_list", json!({}));
    let id = &hits["rows"][0]["id"];
    let draft = core::ask(&vault, PASSPHRASE, "expectation_get", json!({ "id": id }));
    let what = draft["expectation"]["what"].as_str().unwrap_or_default();
    assert!(
        what.starts_with(DRAFT) && what.ends_with(LAST),
        "all of it was written, up to the last word before the lock: {what}"
    );
    let leaks = files_with(desktop.home(), &words);
    assert_eq!(leaks, Vec::<PathBuf>::new(), "no file has a word in the clear");
    for file in files(desktop.home()) {
        let mode = fs::symlink_metadata(&file).unwrap().permissions().mode();
        let ours =
            file.starts_with(desktop.home().join("data")) || file.starts_with(desktop.home().join("config"));
        assert!(
            !ours || mode & 0o077 == 0,
            "{} is of its owner alone: {mode:o}",
            file.display()
        );
    }
    assert_eq!(
        files(&desktop.home().join("cache")).len(),
        0,
        "the web view leaves nothing behind: {:?}",
        files(&desktop.home().join("cache"))
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_ever_opens_a_network_socket() {
    let desktop = Desktop::start("network");
    let vault = vault(&desktop);
    let trace = desktop.output.join("network.strace");
    let mut traced = desktop.command("strace");
    traced
        .args(["-f", "-qq", "-e", "trace=socket,connect,bind,sendto", "-o"])
        .arg(&trace)
        .arg(binary());
    let keyboard = Keyboard::open(&desktop, &mut traced).await;
    keyboard.unlock(&vault, PASSPHRASE).await;
    write(&keyboard, &vault).await;
    let screen = desktop.screen();
    keyboard.lock(&vault).await;
    keyboard.changed(&screen, "the lock screen is there").await;
    keyboard.focus().await;
    keyboard.unlock(&vault, PASSPHRASE).await;
    keyboard.end().await;
    let calls = fs::read_to_string(&trace).unwrap();
    assert!(
        calls.contains("socket(AF_UNIX"),
        "the trace has the sockets of the desktop"
    );
    let network: Vec<&str> = calls
        .lines()
        .filter(|line| line.contains("socket(AF_INET") || line.contains("sa_family=AF_INET"))
        .collect();
    assert_eq!(
        network,
        Vec::<&str>::new(),
        "no process asks for a socket of a network"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_computer_without_any_network_is_enough() {
    let desktop = Desktop::start("no-network");
    let mut alone = desktop.command("unshare");
    // As an ordinary user, a namespace of users comes first.
    alone.args(["--net", "--map-root-user", "--"]).arg(binary());
    let vault = vault(&desktop);
    let keyboard = Keyboard::open(&desktop, &mut alone).await;
    let own = fs::read_link("/proc/self/ns/net").unwrap();
    let theirs = fs::read_link(format!("/proc/{}/ns/net", keyboard.application())).unwrap();
    assert_ne!(
        own, theirs,
        "the application has a network of its own, without a way out"
    );
    keyboard.unlock(&vault, PASSPHRASE).await;
    write(&keyboard, &vault).await;
    keyboard.lock(&vault).await;
    keyboard.end().await;
    let members = core::ask(&vault, PASSPHRASE, "member_list", json!({}));
    assert_eq!(members["rows"][0]["name"], MEMBER, "what was typed is there");
}

/// The application; the one that was built with this test, unless another is named.
fn binary() -> String {
    std::env::var("KEPT_BINARY").unwrap_or_else(|_| env!("CARGO_BIN_EXE_kept").to_owned())
}

/// A vault that the application will ask for.
fn vault(desktop: &Desktop) -> PathBuf {
    let data = desktop.home().join("data/org.kept.Kept");
    let config = desktop.home().join("config/org.kept.Kept");
    for folder in [&data, &config] {
        fs::create_dir_all(folder).unwrap();
        fs::set_permissions(folder, fs::Permissions::from_mode(0o700)).unwrap();
    }
    let vault = data.join("Log.kept");
    core::make_vault(&vault, PASSPHRASE);
    let preferences = config.join("preferences.json");
    fs::write(&preferences, json!({ "lastVault": vault }).to_string()).unwrap();
    fs::set_permissions(preferences, fs::Permissions::from_mode(0o600)).unwrap();
    vault
}

/// Adds a member, begins an expectation, writes into it and searches.
async fn write(keyboard: &Keyboard<'_>, vault: &Path) {
    // The menu of new things ends with a person, and begins with a talk.
    keyboard.press_and_see(&["c"]).await;
    keyboard.press_and_see(&["Up"]).await;
    keyboard.press_and_see(&["Return"]).await;
    keyboard.write(MEMBER);
    keyboard.press(&["Tab"]);
    keyboard.write("Calibration lead");
    keyboard.press_and_see(&["Return"]).await;
    keyboard.press_and_see(&["c"]).await;
    keyboard.press_and_see(&["Down"]).await;
    keyboard.press_and_see(&["Return"]).await;
    keyboard.press_and_see(&["Down"]).await;
    keyboard.press_and_see(&["Tab"]).await;
    keyboard.write(TITLE);
    keyboard.press_and_see(&["Return"]).await;
    for _ in 0..4 {
        keyboard.press_and_see(&["Tab"]).await;
    }
    keyboard.write(DRAFT);
    keyboard.press_and_see(&["ctrl+k"]).await;
    keyboard.write(SEARCHED);
    keyboard.press_and_see(&["Escape"]).await;
    assert!(core::is_open(vault), "the vault is open all the while");
}

/// Which words stand in the memory of which process.
fn found(keyboard: &Keyboard<'_>, words: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for id in keyboard.processes() {
        for (word, count) in words_in_memory(id, words) {
            found.push(format!("{}: “{word}” {count} times", name(id)));
        }
    }
    found
}

/// Files that have a word in UTF-8, UTF-16 or base64.
fn files_with(folder: &Path, words: &[&str]) -> Vec<PathBuf> {
    let mut with = files(folder);
    with.retain(|file| {
        // Sockets and pipes hold nothing.
        let bytes = fs::read(file).unwrap_or_default();
        words.iter().any(|word| {
            occurrences(&bytes, word) > 0 || in_base64(word).iter().any(|form| occurrences(&bytes, form) > 0)
        })
    });
    with
}

/// What stays the same of a word in base64, wherever it begins among groups of three.
fn in_base64(word: &str) -> Vec<String> {
    (0..3)
        .map(|shift| {
            let encoded = STANDARD.encode([vec![b' '; shift].as_slice(), word.as_bytes()].concat());
            // The first group holds what stands before, the last one what comes after.
            encoded[4..encoded.len() - 4].to_owned()
        })
        .collect()
}

/// All files below a folder, but the screen and the sockets of the desktop.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if entry.file_type().unwrap().is_file() {
            found.push(path);
        }
    }
    found
}
