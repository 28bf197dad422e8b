//! Nothing of a locked vault is left in memory, whatever asked for the lock, nor on the disk.
//!
//! The application runs as it is shipped; only keys reach it.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use serde_json::json;

use crate::buses::{Login, ScreenSaver};
use crate::by_keyboard::Keyboard;
use crate::core;
use crate::desktop::Desktop;
use crate::needles::{Needles, Search, files};
use crate::planted::{
    DRAFT, MANAGER, MEMBER, PASSPHRASE, SEARCHED, TITLE, add_member, begin_expectation, binary, vault,
};
use crate::processes::{found_in_memory, found_in_named_memory, is_running, name};
use crate::window::Patience;

/// A title and a text for each lock after the first.
const LATER: [[&str; 2]; 4] = [
    ["Gallium ferry", "Tamarind by the second bell"],
    ["Osmium lantern", "Juniper after the inventory"],
    ["Rhenium bicycle", "Cardamom before the audit"],
    ["Hafnium orchard", "Sorrel beside the gauge"],
];
/// What is typed last before a lock.
const LAST: &str = "Thulium";
/// By then a web view that was locked has to be gone with all that it knew.
const FORGOTTEN: Duration = Duration::from_secs(2);
/// The settings count idle time in minutes, and the clock is looked at four times in one.
const IDLE: Duration = Duration::from_secs(80);

#[tokio::test(flavor = "multi_thread")]
async fn whatever_locks_the_vault_no_process_knows_a_word_or_a_key_afterwards() {
    let mut desktop = Desktop::start("private");
    let vault = vault(&desktop);
    let login = Login::start(&mut desktop).await;
    let saver = ScreenSaver::start(&desktop, "org.freedesktop.ScreenSaver").await;
    let mut words = vec![MANAGER, MEMBER, TITLE, DRAFT, SEARCHED, LAST];
    words.extend(LATER.iter().flatten());
    let needles = Needles::default().words(&words).words(&[PASSPHRASE]);
    let needles = needles.keys(&vault, PASSPHRASE);
    let keyboard = Keyboard::open(&desktop, &mut desktop.command(&binary())).await;
    let memory = Memory::of(&desktop, &keyboard, &vault, &needles);

    keyboard.unlock(&vault, PASSPHRASE).await;
    let open = found_in_memory(keyboard.application(), &memory.search);
    assert!(
        !open.contains_key(&format!("“{PASSPHRASE}”")),
        "the application wipes the passphrase as soon as the vault is open: {open:?}"
    );
    add_member(&keyboard).await;
    begin_expectation(&keyboard, TITLE).await;
    keyboard.write(DRAFT);
    keyboard.write(LAST);
    let open = memory.search_now();
    for known in [MEMBER, TITLE, MANAGER].map(|word| format!("“{word}”")) {
        assert!(
            open.contains_key(&known),
            "what is on the screen is in memory, or this test looks in the wrong place: {known} in {open:?}"
        );
    }
    assert!(
        open.contains_key("the key of the database"),
        "an open vault has its key, or this test looks for the wrong one: {open:?}"
    );
    let before = memory.before();
    keyboard.lock(&vault).await;
    memory.is_empty_after("the key of the lock", &before).await;

    // In the middle of a search, which has not been answered.
    memory.unlock_and_type(LATER[0]).await;
    keyboard.press_and_see(&["ctrl+k"]).await;
    keyboard.write(SEARCHED);
    let before = memory.before();
    keyboard.lock(&vault).await;
    memory
        .is_empty_after("the key of the lock, in a search", &before)
        .await;

    let idle = |minutes: u32| {
        let settings = json!({ "lockIdleMinutes": minutes });
        core::ask(&vault, PASSPHRASE, "settings_update", settings);
    };
    idle(1);
    memory.unlock_and_type(LATER[1]).await;
    let before = memory.before();
    let leaks = needles.search_encoded().in_files(desktop.home());
    assert_eq!(
        leaks,
        BTreeMap::new(),
        "no file of an open vault has a word either"
    );
    memory.closed(Patience::of(IDLE)).await;
    memory.is_empty_after("the idle time", &before).await;
    idle(10);

    memory.unlock_and_type(LATER[2]).await;
    let before = memory.before();
    login.falls_asleep(true).await;
    login.let_go().await;
    memory.closed(Patience::of(Duration::ZERO)).await;
    memory.is_empty_after("sleep", &before).await;
    login.falls_asleep(false).await;

    memory.unlock_and_type(LATER[3]).await;
    let before = memory.before();
    saver.active(true).await;
    memory.closed(Patience::new()).await;
    memory.is_empty_after("the screen saver", &before).await;

    keyboard.end().await;
    let list = core::ask(&vault, PASSPHRASE, "expectation_list", json!({}));
    let rows = list["rows"].as_array().unwrap().iter();
    let drafts: String = rows
        .map(|row| core::ask(&vault, PASSPHRASE, "expectation_get", json!({ "id": row["id"] })).to_string())
        .collect();
    let first = format!("{DRAFT}{LAST}");
    let typed = LATER.iter().map(|[title, _]| *title).chain([first.as_str()]);
    for text in typed {
        assert!(
            drafts.contains(text),
            "all of it was written, up to the last word before each lock: {text}"
        );
    }
    let leaks = needles.search_encoded().in_files(desktop.home());
    assert_eq!(leaks, BTreeMap::new(), "no file has a word in the clear");
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
    let cached = files(&desktop.home().join("cache"));
    assert_eq!(
        cached,
        Vec::<PathBuf>::new(),
        "the web view leaves nothing behind"
    );
}

/// What there was before a lock.
struct Before {
    processes: Vec<u32>,
    screen: Vec<u8>,
}

/// The memory of the application, its children and the services of its desktop.
struct Memory<'a> {
    desktop: &'a Desktop,
    keyboard: &'a Keyboard<'a>,
    vault: &'a Path,
    needles: &'a Needles,
    search: Search,
}

impl<'a> Memory<'a> {
    fn of(desktop: &'a Desktop, keyboard: &'a Keyboard<'a>, vault: &'a Path, needles: &'a Needles) -> Self {
        let search = needles.search();
        Self {
            desktop,
            keyboard,
            vault,
            needles,
            search,
        }
    }

    /// Opens the vault and begins an expectation with a title and a text.
    async fn unlock_and_type(&self, [title, text]: [&str; 2]) {
        self.keyboard.focus().await;
        self.keyboard.unlock(self.vault, PASSPHRASE).await;
        begin_expectation(self.keyboard, title).await;
        self.keyboard.write(text);
    }

    /// Waits until the vault is closed.
    async fn closed(&self, mut patience: Patience) {
        while core::is_open(self.vault) {
            patience.wait("the vault is closed").await;
        }
    }

    fn before(&self) -> Before {
        Before {
            processes: self.keyboard.processes(),
            screen: self.desktop.screen(),
        }
    }

    fn processes(&self) -> Vec<u32> {
        [self.keyboard.processes(), self.desktop.services()].concat()
    }

    /// Which needles are where.
    fn search_now(&self) -> BTreeMap<String, Vec<String>> {
        let named = (
            "memory with a name".to_owned(),
            found_in_named_memory(&self.search),
        );
        let processes = self.processes().into_iter();
        let places = processes.map(|id| (name(id), found_in_memory(id, &self.search)));
        let mut found = BTreeMap::<String, Vec<String>>::new();
        for (place, needles) in places.chain([named]) {
            for (needle, count) in needles {
                found
                    .entry(needle)
                    .or_default()
                    .push(format!("{count} times in {place}"));
            }
        }
        found
    }

    /// Asserts that within two seconds the old web process has ended and nothing is found in what is left.
    async fn is_empty_after(&self, lock: &str, before: &Before) {
        let begun = Instant::now();
        let mut patience = Patience::of(FORGOTTEN);
        while before
            .processes
            .iter()
            .any(|id| name(*id).starts_with("WebKitWeb") && is_running(*id))
        {
            patience.wait("the web process has ended").await;
        }
        let mut left = self.search_now();
        // An answer may have been on its way to the window when the lock came.
        while !left.is_empty() && !patience.is_over() {
            patience.wait("the words are gone").await;
            left = self.search_now();
        }
        let scan = format!(
            "{lock}: {} needles, {} processes, {} ms",
            self.needles.count(),
            self.processes().len(),
            begun.elapsed().as_millis()
        );
        self.desktop.note("scans.txt", &scan);
        assert_eq!(left, BTreeMap::new(), "after {lock} no process knows anything");
        self.keyboard
            .changed(&before.screen, "the lock screen is there")
            .await;
    }
}
