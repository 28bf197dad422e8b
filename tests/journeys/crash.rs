//! Neither a crash nor another program of the same user gets at the memory of the application.

use std::fs;
use std::os::unix::fs::chown;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::by_keyboard::Keyboard;
use crate::desktop::Desktop;
use crate::needles::{Needles, files};
use crate::planted::{MEMBER, PASSPHRASE, add_member, binary, vault};
use crate::processes::{is_running, name};
use crate::window::Patience;

/// A user without any rights, where the journeys run as root.
const NOBODY: u32 = 65534;

#[tokio::test(flavor = "multi_thread")]
async fn a_crash_leaves_no_memory_behind_and_other_programs_cannot_read_it() {
    let desktop = Desktop::start("crash");
    let vault = vault(&desktop);
    // Folders above the built program may be closed to others.
    let program = desktop.home().join("kept");
    fs::copy(binary(), &program).unwrap();
    let user = User::new(desktop.home());
    let keyboard = Keyboard::open(&desktop, &mut user.command(&desktop, &program)).await;
    keyboard.unlock(&vault, PASSPHRASE).await;
    add_member(&keyboard).await;

    let application = keyboard.application();
    let status = fs::read_to_string(format!("/proc/{application}/status")).unwrap();
    assert!(
        !user.is_nobody || status.contains(&format!("Uid:\t{NOBODY}\t{NOBODY}")),
        "the application has no rights of its own: {status}"
    );
    let mut other = user
        .command(&desktop, Path::new("sleep"))
        .arg("60")
        .spawn()
        .unwrap();
    let mut patience = Patience::new();
    while name(other.id()) != "sleep" {
        patience.wait("another program of the user runs").await;
    }
    for file in ["mem", "maps", "environ"] {
        assert!(
            user.may_read(&desktop, other.id(), file),
            "an ordinary program of the user is open to its others, or this test cannot see the difference: {file}"
        );
        assert!(
            !user.may_read(&desktop, application, file),
            "no other program of the user may open {file} of the application"
        );
    }
    other.kill().unwrap();
    other.wait().unwrap();

    let web = keyboard
        .processes()
        .into_iter()
        .find(|id| name(*id).starts_with("WebKitWeb"));
    let web = web.expect("a process draws the window");
    for (process, signal) in [(web, "-ABRT"), (application, "-SEGV")] {
        let mut patience = Patience::new();
        // The first signal only ends the watch for overflows of the stack, which takes a fault for one that comes again.
        while is_running(process) {
            let _ = Command::new("kill").args([signal, &process.to_string()]).status();
            patience.wait("it has crashed").await;
        }
    }
    let left: Vec<_> = files(desktop.home())
        .into_iter()
        .filter(|file| {
            file.file_name()
                .is_some_and(|name| name.to_string_lossy().starts_with("core"))
        })
        .collect();
    assert!(left.is_empty(), "no crash leaves a file: {left:?}");
    let words = Needles::default().words(&[MEMBER, PASSPHRASE]);
    let leaks = words.search_encoded().in_files(desktop.home());
    assert!(leaks.is_empty(), "no crash leaves a word: {leaks:?}");
}

/// Whoever runs the application and what would like to read it.
struct User {
    is_nobody: bool,
}

impl User {
    /// The user of the journeys, or one without rights if that is root. The home folder is theirs.
    fn new(home: &Path) -> Self {
        let own = fs::read_to_string("/proc/self/status").unwrap();
        let is_nobody = own.contains("\nUid:\t0\t");
        if is_nobody {
            give(home);
        }
        Self { is_nobody }
    }

    fn command(&self, desktop: &Desktop, program: &Path) -> Command {
        let mut command = if self.is_nobody {
            let mut command = desktop.command("setpriv");
            let id = NOBODY.to_string();
            command.args(["--reuid", &id, "--regid", &id, "--clear-groups", "--"]);
            command.arg(program);
            command
        } else {
            desktop.command(&program.to_string_lossy())
        };
        command.current_dir(desktop.home());
        command
    }

    /// Whether a file of a process can be opened and read.
    fn may_read(&self, desktop: &Desktop, process: u32, file: &str) -> bool {
        let path = format!("/proc/{process}/{file}");
        // Address 0 is in no process, so memory is opened only.
        let script = if file == "mem" {
            "exec 3<\"$0\""
        } else {
            "exec 3<\"$0\" && head -c 1 <&3 >/dev/null"
        };
        let mut command = self.command(desktop, Path::new("sh"));
        command.args(["-c", script, &path]).stderr(Stdio::null());
        command.status().unwrap().success()
    }
}

fn give(place: &Path) {
    chown(place, Some(NOBODY), Some(NOBODY)).unwrap();
    for entry in fs::read_dir(place).unwrap().flatten() {
        if entry.file_type().unwrap().is_dir() {
            give(&entry.path());
        } else {
            chown(entry.path(), Some(NOBODY), Some(NOBODY)).unwrap();
        }
    }
}
