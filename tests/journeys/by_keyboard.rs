//! The application as people have it: nothing drives it, so every protection is on. What is done is done by keys, and
//! what came of it is seen on the screen and in the vault.

use std::io::Write as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use crate::core;
use crate::desktop::Desktop;
use crate::processes::{below, is_running, name};
use crate::window::Patience;

/// A running application.
pub(crate) struct Keyboard<'a> {
    desktop: &'a Desktop,
    process: Child,
}

impl<'a> Keyboard<'a> {
    /// Starts the application by a command of this desktop, and waits for its first screen.
    pub(crate) async fn open(desktop: &'a Desktop, command: &mut Command) -> Self {
        let before = desktop.screen();
        let process = command.stdout(Stdio::null()).spawn().unwrap();
        let keyboard = Self { desktop, process };
        keyboard.changed(&before, "the window is there").await;
        keyboard.focus().await;
        keyboard
    }

    /// The process of the application, which may have been started by another one.
    pub(crate) fn application(&self) -> u32 {
        let started = self.process.id();
        let mut all = below(started);
        all.push(started);
        all.into_iter().find(|id| name(*id) == "kept").expect("it runs")
    }

    /// The processes of the application and its web view.
    pub(crate) fn processes(&self) -> Vec<u32> {
        let application = self.application();
        let mut all = below(application);
        all.push(application);
        all
    }

    /// Lets the keys go to the window; there is no window manager that would.
    pub(crate) async fn focus(&self) {
        let mut patience = Patience::new();
        loop {
            let found = self
                .desktop
                .command("xdotool")
                .args(["search", "--onlyvisible", "--name", "^Kept$"])
                .output()
                .unwrap();
            let ids = String::from_utf8(found.stdout).unwrap();
            // In the moment of a lock there are two.
            if let [id] = ids.lines().collect::<Vec<_>>()[..] {
                let focused = self
                    .desktop
                    .command("xdotool")
                    .args(["windowfocus", "--sync", id])
                    .status();
                if focused.unwrap().success() {
                    return;
                }
            }
            patience.wait("there is one window").await;
        }
    }

    /// Types a text. It comes from standard input, so that no command line has it.
    pub(crate) fn write(&self, text: &str) {
        let mut typing = self
            .desktop
            .command("xdotool")
            .args(["type", "--delay", "8", "--file", "-"])
            .stdin(Stdio::piped())
            .spawn()
            .unwrap();
        typing.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
        assert!(typing.wait().unwrap().success(), "it is typed");
    }

    /// Presses keys one after the other.
    pub(crate) fn press(&self, keys: &[&str]) {
        let mut command = self.desktop.command("xdotool");
        assert!(
            command.arg("key").args(keys).status().unwrap().success(),
            "they are pressed"
        );
    }

    /// Presses keys and waits until the screen has changed and stands still again.
    pub(crate) async fn press_and_see(&self, keys: &[&str]) {
        let before = self.desktop.screen();
        self.press(keys);
        self.changed(&before, &format!("{keys:?} show something")).await;
    }

    /// What is shown.
    pub(crate) fn screen(&self) -> Vec<u8> {
        self.desktop.screen()
    }

    /// Waits until the screen is another than before and stands still.
    pub(crate) async fn changed(&self, before: &[u8], what: &str) {
        self.still(before, 6, what).await;
    }

    /// The same, for so many looks in a row that show the same.
    async fn still(&self, before: &[u8], looks: u32, what: &str) {
        let mut patience = Patience::new();
        let mut last = self.desktop.screen();
        let mut still = 0;
        while still < looks || last == before {
            patience.wait(what).await;
            let now = self.desktop.screen();
            still = if now == last { still + 1 } else { 0 };
            last = now;
        }
    }

    /// Types the passphrase on the lock screen and waits until the vault is open and something is shown.
    pub(crate) async fn unlock(&self, vault: &Path, passphrase: &str) {
        let before = self.desktop.screen();
        self.write(passphrase);
        self.press(&["Return"]);
        let mut patience = Patience::new();
        while !core::is_open(vault) {
            patience.wait("the vault is open").await;
        }
        // The page comes in steps, and keys that come between them go nowhere.
        self.still(&before, 20, "the first page is shown").await;
    }

    /// Presses the keys of the lock and waits until the vault is closed.
    pub(crate) async fn lock(&self, vault: &Path) {
        self.press(&["ctrl+l"]);
        let mut patience = Patience::new();
        while core::is_open(vault) {
            patience.wait("the vault is closed").await;
        }
    }

    /// Ends the application.
    pub(crate) async fn end(mut self) {
        let processes = self.processes();
        let _ = Command::new("kill").arg(self.application().to_string()).status();
        let mut patience = Patience::new();
        while processes.iter().any(|id| is_running(*id)) {
            patience.wait("all has ended").await;
        }
        let _ = self.process.wait();
    }
}

impl Drop for Keyboard<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            // An X window dump, which picture viewers and ImageMagick read.
            let _ = std::fs::write(
                self.desktop.output.join("where-it-stopped.xwd"),
                self.desktop.screen(),
            );
        }
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
