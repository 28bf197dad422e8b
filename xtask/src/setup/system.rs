//! Packages of the operating system, by each package manager that Kept knows.
//!
//! Only the Debian list is exercised by the tests' own machines; the others name the same things.
//! The lists for dnf and zypper name capabilities (`pkgconfig(…)`, `perl(…)`, paths) instead of packages, because
//! those are the same in both and do not change with a distribution's way of splitting packages.

use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::process::Command;

use crate::process::{Failure, Outcome, program, retry, run, shown, succeeds};

/// How much of it is needed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scope {
    /// To build and open Kept on a machine with a display.
    Build,
    /// Also to run it without a display, to drive it, and to check what it prints.
    Everything,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Packager {
    Apt,
    Dnf,
    Zypper,
    Pacman,
    Brew,
    Winget,
}

impl Packager {
    fn of_this_system() -> Option<Self> {
        if cfg!(target_os = "macos") {
            return Some(Self::Brew);
        }
        if cfg!(windows) {
            return Some(Self::Winget);
        }
        let known = [
            ("apt-get", Self::Apt),
            ("dnf", Self::Dnf),
            ("zypper", Self::Zypper),
            ("pacman", Self::Pacman),
        ];
        let here = |name: &str| {
            ["/usr/bin", "/bin"]
                .iter()
                .any(|folder| Path::new(folder).join(name).exists())
        };
        known
            .into_iter()
            .find(|(name, _)| here(name))
            .map(|(_, packager)| packager)
    }

    /// A C compiler and Perl (SQLCipher and its OpenSSL are built from source), and the web view.
    fn for_building(self) -> &'static [&'static str] {
        match self {
            Self::Apt => &[
                "build-essential",
                "pkg-config",
                "perl",
                "libwebkit2gtk-4.1-dev",
                "libgtk-3-dev",
                "librsvg2-dev",
            ],
            Self::Dnf | Self::Zypper => &[
                "gcc",
                "gcc-c++",
                "make",
                "/usr/bin/pkg-config",
                "perl",
                "perl(FindBin)",
                "perl(IPC::Cmd)",
                "perl(File::Compare)",
                "perl(Time::Piece)",
                "pkgconfig(webkit2gtk-4.1)",
                "pkgconfig(gtk+-3.0)",
                "pkgconfig(librsvg-2.0)",
            ],
            Self::Pacman => &["base-devel", "perl", "webkit2gtk-4.1", "gtk3", "librsvg"],
            Self::Brew => &[],
            Self::Winget => &["StrawberryPerl.StrawberryPerl", "Microsoft.EdgeWebView2Runtime"],
        }
    }

    /// A virtual display, a session bus, a notification server and the driver of the web view for the journeys;
    /// poppler, qpdf, OpenSSL, NSS and Python as second opinions on the papers; strace and small disks for the fault
    /// suite; fonts for scripts that Kept does not bring.
    fn for_running_unseen(self) -> &'static [&'static str] {
        match self {
            Self::Apt => &[
                "xvfb",
                "dbus",
                "dunst",
                "gnome-keyring",
                "webkit2gtk-driver",
                "adwaita-icon-theme",
                "fonts-noto-core",
                "fonts-droid-fallback",
                "xclip",
                "xdotool",
                "poppler-utils",
                "qpdf",
                "openssl",
                "libnss3-tools",
                "procps",
                "strace",
                "util-linux",
                "python3",
                "python3-venv",
            ],
            Self::Dnf | Self::Zypper => &[
                "/usr/bin/Xvfb",
                "/usr/bin/dbus-daemon",
                "/usr/bin/dbus-send",
                "/usr/bin/dunst",
                "/usr/bin/gnome-keyring-daemon",
                "/usr/bin/WebKitWebDriver",
                "/usr/bin/xclip",
                "/usr/bin/xdotool",
                "adwaita-icon-theme",
                "/usr/bin/pdfsig",
                "/usr/bin/qpdf",
                "/usr/bin/openssl",
                "/usr/bin/certutil",
                "/usr/bin/kill",
                "/usr/bin/strace",
                "/usr/bin/unshare",
                "/usr/bin/setpriv",
                "/usr/bin/python3",
            ],
            Self::Pacman => &[
                "xorg-server-xvfb",
                "xclip",
                "xdotool",
                "dbus",
                "dunst",
                "gnome-keyring",
                "adwaita-icon-theme",
                "noto-fonts",
                "poppler",
                "qpdf",
                "openssl",
                "nss",
                "procps-ng",
                "strace",
                "util-linux",
                "python",
            ],
            Self::Brew => &["poppler", "qpdf", "openssl@3", "nss", "python3"],
            Self::Winget => &["Python.Python.3.12"],
        }
    }

    fn is_installed(self, package: &str) -> bool {
        match self {
            Self::Apt => {
                let status = program("dpkg-query")
                    .args(["-W", "-f=${db:Status-Status}", package])
                    .output();
                status.is_ok_and(|output| output.stdout == b"installed")
            }
            Self::Dnf | Self::Zypper => {
                succeeds(program("rpm").args(["--query", "--quiet", "--whatprovides", package]))
            }
            Self::Pacman => succeeds(program("pacman").args(["--deptest", package])),
            Self::Brew => succeeds(program("brew").args(["list", "--versions", package])),
            Self::Winget => succeeds(program("winget").args(["list", "--exact", "--id", package])),
        }
    }

    /// The commands that install `packages`, as the administrator would type them.
    fn commands(self, packages: &[&str]) -> Vec<Command> {
        let with = |name: &str, arguments: &[&str]| {
            let mut command = program(name);
            command.args(arguments);
            command
        };
        let mut install = match self {
            Self::Apt => with("apt-get", &["install", "--yes", "--no-install-recommends"]),
            Self::Dnf => with(
                "dnf",
                &["install", "--assumeyes", "--setopt=install_weak_deps=False"],
            ),
            Self::Zypper => with("zypper", &["--non-interactive", "install", "--no-recommends"]),
            Self::Pacman => with("pacman", &["--sync", "--needed", "--noconfirm"]),
            Self::Brew => with("brew", &["install"]),
            Self::Winget => {
                return packages
                    .iter()
                    .map(|package| with("winget", &["install", "--exact", "--id", package]))
                    .collect();
            }
        };
        install.args(packages);
        match self {
            Self::Apt => vec![with("apt-get", &["update"]), install],
            _ => vec![install],
        }
    }

    /// brew refuses to run as root and winget asks by itself.
    const fn needs_root(self) -> bool {
        !matches!(self, Self::Brew | Self::Winget)
    }
}

/// Installs what is missing. As root, and in continuous integration, without asking; otherwise the command is shown
/// first.
pub(crate) fn packages(scope: Scope) -> Outcome {
    let Some(packager) = Packager::of_this_system() else {
        println!(
            "No package manager that Kept knows (apt, dnf, zypper, pacman, brew, winget): going on with what is \
             installed. README.md lists what is needed."
        );
        return Ok(());
    };
    let unseen = if scope == Scope::Everything {
        packager.for_running_unseen()
    } else {
        &[]
    };
    let wanted = packager.for_building().iter().chain(unseen).copied();
    let missing: Vec<&str> = wanted.filter(|package| !packager.is_installed(package)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let is_root = is_root();
    let mut commands = packager.commands(&missing);
    if packager.needs_root() && !is_root {
        commands = commands.iter().map(with_sudo).collect();
    }
    println!("Kept needs packages of this system:");
    for command in &commands {
        println!("    {}", shown(command));
    }
    if !is_root && !in_continuous_integration() {
        ask()?;
    }
    retry("Installing the system packages", || {
        commands
            .iter_mut()
            .try_for_each(|command| run(command.env("DEBIAN_FRONTEND", "noninteractive")))
    })
}

fn with_sudo(command: &Command) -> Command {
    let mut with_sudo = program("sudo");
    with_sudo
        .arg("--preserve-env=DEBIAN_FRONTEND")
        .arg(command.get_program())
        .args(command.get_args());
    with_sudo
}

fn ask() -> Outcome {
    let refused = || {
        Failure::new("The system packages are missing.")
            .or_mend("Run the commands above yourself, or start again and answer with `y`.")
    };
    if !io::stdin().is_terminal() {
        return Err(refused());
    }
    print!("Install them now? [Y/n] ");
    let mut answer = String::new();
    io::stdout()
        .flush()
        .and_then(|()| io::stdin().read_line(&mut answer))
        .map_err(|error| Failure::new(format!("The answer could not be read: {error}.")))?;
    if matches!(answer.trim(), "" | "y" | "Y" | "yes") {
        Ok(())
    } else {
        Err(refused())
    }
}

fn is_root() -> bool {
    cfg!(unix)
        && program("id")
            .arg("-u")
            .output()
            .is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}

pub(crate) fn in_continuous_integration() -> bool {
    std::env::var("CI").is_ok_and(|value| matches!(value.as_str(), "true" | "1"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Packager; 6] = [
        Packager::Apt,
        Packager::Dnf,
        Packager::Zypper,
        Packager::Pacman,
        Packager::Brew,
        Packager::Winget,
    ];

    #[test]
    fn every_missing_package_stands_in_a_command_that_asks_nothing_itself() {
        for packager in ALL {
            let wanted: Vec<&str> = packager
                .for_building()
                .iter()
                .chain(packager.for_running_unseen())
                .copied()
                .collect();
            let shown: Vec<String> = packager.commands(&wanted).iter().map(shown).collect();
            let text = shown.join("\n");
            for package in wanted {
                assert!(text.contains(package), "{packager:?} installs {package}:\n{text}");
            }
        }
        let apt: Vec<String> = Packager::Apt.commands(&["qpdf"]).iter().map(shown).collect();
        assert_eq!(
            apt,
            [
                "apt-get update",
                "apt-get install --yes --no-install-recommends qpdf"
            ],
            "an old list of packages is the usual reason of a failure on a fresh machine, so it is renewed first"
        );
    }

    #[test]
    fn sudo_stands_before_the_whole_command() {
        let command = &Packager::Pacman.commands(&["qpdf"])[0];
        assert_eq!(
            shown(&with_sudo(command)),
            "sudo --preserve-env=DEBIAN_FRONTEND pacman --sync --needed --noconfirm qpdf"
        );
    }
}
