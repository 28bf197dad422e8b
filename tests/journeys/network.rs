//! Nothing ever reaches for a network, none is needed, and no file is made that is not known.
//!
//! The application runs as it is shipped; only keys reach it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::json;

use crate::by_keyboard::Keyboard;
use crate::core;
use crate::desktop::Desktop;
use crate::planted::{MEMBER, PASSPHRASE, binary, first_run, vault, write};
use crate::window::Patience;

/// The system calls that open sockets, and those that make or rename files.
const CALLS: &str = "trace=socket,connect,bind,sendto,openat,creat,memfd_create,mkdir,mkdirat,link,linkat,symlink,\
    symlinkat,rename,renameat,renameat2,mknod,mknodat";

#[tokio::test(flavor = "multi_thread")]
async fn nothing_opens_a_network_socket_and_nothing_unknown_is_made() {
    let desktop = Desktop::start("network");
    let vault = vault(&desktop);
    let traced = Traced::start(&desktop).await;
    let keyboard = &traced.keyboard;
    keyboard.unlock(&vault, PASSPHRASE).await;
    write(keyboard).await;
    let screen = desktop.screen();
    keyboard.lock(&vault).await;
    keyboard.changed(&screen, "the lock screen is there").await;
    keyboard.focus().await;
    keyboard.unlock(&vault, PASSPHRASE).await;
    traced.end_and_judge().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nor_does_the_first_run() {
    let desktop = Desktop::start("network-first-run");
    let traced = Traced::start(&desktop).await;
    first_run(&traced.keyboard).await;
    let mut patience = Patience::new();
    let vault = desktop.home().join("data/org.kept.Kept/Log.kept");
    while !core::is_open(&vault) {
        patience.wait("the vault is made and open").await;
    }
    traced.end_and_judge().await;
}

/// The application, with everything that its processes ask the kernel for.
struct Traced<'a> {
    desktop: &'a Desktop,
    keyboard: Keyboard<'a>,
    trace: PathBuf,
}

impl<'a> Traced<'a> {
    async fn start(desktop: &'a Desktop) -> Self {
        let trace = desktop.output.join("network.strace");
        let mut command = desktop.command("strace");
        command
            .args(["-f", "--seccomp-bpf", "-qq", "-e", CALLS, "-o"])
            .arg(&trace)
            .arg(binary());
        let keyboard = Keyboard::open(desktop, &mut command).await;
        Self {
            desktop,
            keyboard,
            trace,
        }
    }

    async fn end_and_judge(self) {
        self.keyboard.end().await;
        let calls = fs::read_to_string(&self.trace).unwrap();
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
        let mut made = made(&calls, self.desktop.home());
        assert!(
            made.contains("~/data/org.kept.Kept/Log.kept/vault.db-journal"),
            "the trace has the files that are made: {made:?}"
        );
        made.retain(|path| !is_known(path));
        assert_eq!(made, BTreeSet::new(), "nothing is made that is not known");
    }
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
    write(&keyboard).await;
    keyboard.lock(&vault).await;
    keyboard.end().await;
    let members = core::ask(&vault, PASSPHRASE, "member_list", json!({}));
    assert_eq!(members["rows"][0]["name"], MEMBER, "what was typed is there");
}

/// What may be made below the home folder, and why. A star stands for any characters but a slash, two for any.
const KNOWN: [&str; 12] = [
    // The folders of the application.
    "~/config/org.kept.Kept",
    "~/data/org.kept.Kept",
    // The vault itself, which is encrypted, and its backups, which are too.
    "~/data/org.kept.Kept/Log.kept**",
    // The vault while it is made: it gets its name when it is whole.
    "~/data/org.kept.Kept/.Log.kept.**",
    // Which vault was open last, and how the window looks.
    "~/config/org.kept.Kept/**",
    // The web view's own folders: a random number each, and a table of certificates that stays empty without a network.
    "~/data/org.kept.Kept/WebKitCache**",
    "~/data/org.kept.Kept/mediakeys**",
    "~/data/org.kept.Kept/storage**",
    "~/data/org.kept.Kept/hsts-storage.sqlite*",
    // Memory that the web view's processes share. It has a name for the eyes of developers only.
    "WebKitSharedMemory",
    // Sockets and devices are no files.
    "/dev/null",
    "/dev/dri/*",
];

/// What was made, or got a new name; the home folder is `~`.
fn made(calls: &str, home: &Path) -> BTreeSet<String> {
    let home = home.to_str().unwrap();
    let mut made = BTreeSet::new();
    for line in calls.lines() {
        let call = line.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ');
        let name = call.split('(').next().unwrap_or_default();
        let mut texts = call.split('"').skip(1).step_by(2);
        let path = match name {
            "openat" if !call.contains("O_CREAT") && !call.contains("O_TMPFILE") => None,
            "socket" | "connect" | "bind" | "sendto" => None,
            // The new name comes last.
            _ if name.starts_with("rename") || name.contains("link") => texts.last(),
            _ => texts.next(),
        };
        made.extend(path.map(|path| path.replace(home, "~")));
    }
    made
}

/// Whether a path is one of those that may be made.
fn is_known(path: &str) -> bool {
    KNOWN.iter().any(|known| match known.trim_end_matches('*') {
        start if known.ends_with("**") => path.starts_with(start),
        start if known.ends_with('*') => path.strip_prefix(start).is_some_and(|rest| !rest.contains('/')),
        whole => path == whole,
    })
}
