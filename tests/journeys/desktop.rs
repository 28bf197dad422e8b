//! A desktop for one journey: display, session bus, notification server, home folder.

use std::fs::{self, File};
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;

use tempfile::TempDir;

use crate::disk::SmallDisk;

/// Where vaults are made unless somebody says otherwise, in the home folder.
const VAULTS: &str = "data/org.kept.Kept";

/// Everything ends with it.
pub(crate) struct Desktop {
    display: String,
    pub(crate) bus: String,
    /// Where the programs look for the services of the system; nothing is there unless a journey puts it there.
    pub(crate) system_bus: String,
    home: TempDir,
    /// What the journey leaves behind: pictures, papers, notifications.
    pub(crate) output: PathBuf,
    processes: Vec<Child>,
    disk: Option<Arc<SmallDisk>>,
}

impl Desktop {
    /// Starts a desktop. `journey` names the folder for what it leaves behind.
    pub(crate) fn start(journey: &str) -> Self {
        Self::start_in(journey, home(), None)
    }

    /// Starts a desktop whose vaults lie on a disk of their own; all of its programs see it.
    pub(crate) fn on_small_disk(journey: &str) -> (Self, Arc<SmallDisk>) {
        let home = home();
        let folder = home.path().join(VAULTS);
        fs::create_dir(&folder).unwrap();
        let disk = Arc::new(SmallDisk::mount(&folder));
        (Self::start_in(journey, home, Some(Arc::clone(&disk))), disk)
    }

    fn start_in(journey: &str, home: TempDir, disk: Option<Arc<SmallDisk>>) -> Self {
        let output = output_folder(journey);
        let _ = fs::remove_dir_all(&output);
        fs::create_dir_all(&output).unwrap();
        let (screen, display) = started(
            program(disk.as_deref(), "Xvfb").args([
                "-displayfd",
                "1",
                "-screen",
                "0",
                "1280x832x24",
                "-nolisten",
                "tcp",
                "-noreset",
                "-fbdir",
                home.path().join("runtime").to_str().unwrap(),
            ]),
            "Xvfb",
        );
        let (daemon, bus) = started(
            program(disk.as_deref(), "dbus-daemon").args(["--session", "--nofork", "--print-address=1"]),
            "dbus-daemon",
        );
        let mut desktop = Self {
            display: format!(":{display}"),
            bus,
            system_bus: "unix:path=/nonexistent".to_owned(),
            home,
            output,
            processes: vec![screen, daemon],
            disk,
        };
        let received = File::create(desktop.output.join("notifications.txt")).unwrap();
        let server = desktop
            .command("dunst")
            .args(["-print", "-conf", "/dev/null"])
            .stdout(received)
            .stderr(Stdio::null())
            .spawn()
            .expect("dunst is installed by `cargo xtask setup`");
        desktop.processes.push(server);
        desktop
    }

    /// A command that runs on this desktop, and knows nothing of the real home folder.
    pub(crate) fn command(&self, name: &str) -> Command {
        let mut command = program(self.disk.as_deref(), name);
        let home = self.home.path();
        command
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("HOME", home)
            .env("XDG_CONFIG_HOME", home.join("config"))
            .env("XDG_DATA_HOME", home.join("data"))
            .env("XDG_CACHE_HOME", home.join("cache"))
            .env("XDG_RUNTIME_DIR", home.join("runtime"))
            .env("TMPDIR", home.join("temporary"))
            .env("DISPLAY", &self.display)
            .env("DBUS_SESSION_BUS_ADDRESS", &self.bus)
            .env("DBUS_SYSTEM_BUS_ADDRESS", &self.system_bus)
            .env("WEBKIT_DISABLE_DMABUF_RENDERER", "1")
            .env("NO_AT_BRIDGE", "1")
            .env("GTK_USE_PORTAL", "0")
            .env("GTK_THEME", "Adwaita")
            .env("LANG", "C.UTF-8")
            .env("TZ", "Europe/Amsterdam")
            .stdin(Stdio::null());
        command
    }

    /// The name of the display.
    pub(crate) fn display(&self) -> &str {
        &self.display
    }

    /// What the screen shows, as bytes to compare.
    pub(crate) fn screen(&self) -> Vec<u8> {
        fs::read(self.home.path().join("runtime/Xvfb_screen0")).unwrap()
    }

    /// The home folder that the application sees.
    pub(crate) fn home(&self) -> &Path {
        self.home.path()
    }

    /// The one vault that was made in its usual place.
    pub(crate) fn vault(&self) -> PathBuf {
        let folder = self.home.path().join(VAULTS);
        let vaults = fs::read_dir(folder).expect("the application has made its data folder");
        let mut vaults = vaults
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.extension().is_some_and(|e| e == "kept"));
        vaults.next().expect("there is a vault")
    }

    /// The display, the bus and the notification server.
    pub(crate) fn services(&self) -> Vec<u32> {
        self.processes.iter().map(Child::id).collect()
    }

    /// Writes a line into a file that the journey leaves behind.
    pub(crate) fn note(&self, file: &str, line: &str) {
        let file = File::options()
            .append(true)
            .create(true)
            .open(self.output.join(file));
        writeln!(file.unwrap(), "{line}").unwrap();
    }

    /// What the notification server has printed so far.
    pub(crate) fn notifications(&self) -> String {
        let mut text = String::new();
        File::open(self.output.join("notifications.txt"))
            .unwrap()
            .read_to_string(&mut text)
            .unwrap();
        text
    }

    /// Clicks the newest notification.
    pub(crate) fn click_notification(&self) {
        let status = self.command("dunstctl").args(["action", "0"]).status().unwrap();
        assert!(status.success(), "the notification server takes the click");
    }
}

impl Drop for Desktop {
    fn drop(&mut self) {
        for process in self.processes.iter_mut().rev() {
            let _ = process.kill();
            let _ = process.wait();
        }
    }
}

/// A new home folder.
fn home() -> TempDir {
    let home = tempfile::tempdir().unwrap();
    for folder in ["config", "data", "cache", "runtime", "temporary"] {
        fs::create_dir(home.path().join(folder)).unwrap();
    }
    home
}

/// A program that sees the disk, if there is one of its own.
fn program(disk: Option<&SmallDisk>, name: &str) -> Command {
    disk.map_or_else(|| Command::new(name), |disk| disk.command(name))
}

/// `target/journeys/NAME`, or what `KEPT_DEMO_DIR` says for the guided demo.
fn output_folder(journey: &str) -> PathBuf {
    match std::env::var_os("KEPT_DEMO_DIR") {
        Some(folder) if journey == "demo" => PathBuf::from(folder),
        _ => Path::new(env!("CARGO_TARGET_TMPDIR"))
            .join("../journeys")
            .join(journey),
    }
}

/// Starts a program that says in its first line how to reach it.
pub(crate) fn started(command: &mut Command, name: &str) -> (Child, String) {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap_or_else(|error| panic!("{name} does not start ({error}); `cargo xtask setup` installs it"));
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap())
        .read_line(&mut line)
        .unwrap();
    assert!(!line.trim().is_empty(), "{name} ended before it was ready");
    (child, line.trim().to_owned())
}
