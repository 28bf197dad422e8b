//! A virtual display with a session bus and an empty home folder, for windows that nobody looks at.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use crate::process::{Failure, Outcome};

/// It ends when this goes.
pub(super) struct Display {
    name: String,
    bus: String,
    home: PathBuf,
    servers: Vec<Child>,
}

impl Display {
    /// Starts it; the home folder is emptied.
    pub(super) fn start(home: &Path) -> Outcome<Self> {
        let _ = fs::remove_dir_all(home);
        for folder in ["config", "data", "cache", "runtime"] {
            fs::create_dir_all(home.join(folder)).map_err(|error| cannot("the home folder", &error))?;
        }
        let screen = [
            "-displayfd",
            "1",
            "-screen",
            "0",
            "1280x900x24",
            "-nolisten",
            "tcp",
            "-noreset",
        ];
        let (screen, number) = started("Xvfb", &screen)?;
        let mut display = Self {
            name: format!(":{number}"),
            bus: String::new(),
            home: home.to_owned(),
            servers: vec![screen],
        };
        let (daemon, bus) = started("dbus-daemon", &["--session", "--nofork", "--print-address=1"])?;
        display.servers.push(daemon);
        display.bus = bus;
        Ok(display)
    }

    /// A program on this display that knows nothing of the real home folder.
    pub(super) fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(program);
        command
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("HOME", &self.home)
            .env("XDG_CONFIG_HOME", self.home.join("config"))
            .env("XDG_DATA_HOME", self.home.join("data"))
            .env("XDG_CACHE_HOME", self.home.join("cache"))
            .env("XDG_RUNTIME_DIR", self.home.join("runtime"))
            .env("DISPLAY", &self.name)
            .env("DBUS_SESSION_BUS_ADDRESS", &self.bus)
            .env("GTK_USE_PORTAL", "0")
            .env("NO_AT_BRIDGE", "1")
            .env("LANG", "C.UTF-8")
            .env("TZ", super::ZONE)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        command
    }

    /// The window with this title, once it can be seen.
    pub(super) fn window(&self, title: &str) -> Option<String> {
        let mut search = self.command("xdotool");
        search
            .args(["search", "--onlyvisible", "--name", &format!("^{title}$")])
            .stdout(Stdio::piped());
        let found = String::from_utf8(search.output().ok()?.stdout).ok()?;
        found.lines().next().map(str::to_owned)
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        for server in self.servers.iter_mut().rev() {
            let _ = server.kill();
            let _ = server.wait();
        }
    }
}

/// A server that says where it can be reached in its first line.
fn started(name: &str, arguments: &[&str]) -> Outcome<(Child, String)> {
    let mut server = Command::new(name)
        .args(arguments)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| cannot(name, &error))?;
    let mut line = String::new();
    if let Some(out) = server.stdout.take() {
        BufReader::new(out)
            .read_line(&mut line)
            .map_err(|error| cannot(name, &error))?;
    }
    Ok((server, line.trim().to_owned()))
}

fn cannot(what: &str, error: &std::io::Error) -> Failure {
    Failure::new(format!("{what} could not start: {error}."))
        .or_mend("`cargo xtask setup` installs what is missing.")
}
