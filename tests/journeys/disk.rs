//! A disk of a journey's own, which can be full or read-only without the machine noticing.

use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// A file system in memory, in a mount namespace that ends with it.
pub(crate) struct SmallDisk {
    place: PathBuf,
    /// Keeps the namespace alive; ends when its standard input is closed.
    holder: Child,
    /// The namespace belongs to a user namespace, because an ordinary user may not mount.
    of_user: bool,
}

impl SmallDisk {
    /// Puts 16 MiB in the place of a folder.
    ///
    /// Needs a user namespace, or root with the right to mount, and says so if it gets neither.
    pub(crate) fn mount(place: &Path) -> Self {
        Self::mount_with(place, true)
            .or_else(|_| Self::mount_with(place, false))
            .unwrap_or_else(|said| {
                panic!(
                    "this journey mounts a small disk. It needs `unshare` of util-linux and either user namespaces \
                     (user.max_user_namespaces above 0, kernel.apparmor_restrict_unprivileged_userns = 0) or root \
                     with CAP_SYS_ADMIN: {said}"
                )
            })
    }

    fn mount_with(place: &Path, of_user: bool) -> Result<Self, String> {
        let mut unshare = Command::new("unshare");
        if of_user {
            unshare.args(["--user", "--map-root-user"]);
        }
        let script = "mount -t tmpfs -o size=16m,mode=0700 kept \"$0\" && echo ready && exec cat";
        let mut holder = unshare
            .args(["--mount", "sh", "-c", script])
            .arg(place)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|error| error.to_string())?;
        let mut line = String::new();
        BufReader::new(holder.stdout.take().unwrap())
            .read_line(&mut line)
            .unwrap();
        if line.trim() == "ready" {
            return Ok(Self {
                place: place.to_owned(),
                holder,
                of_user,
            });
        }
        let said = holder.wait_with_output().unwrap().stderr;
        Err(String::from_utf8_lossy(&said).trim().to_owned())
    }

    /// A command that sees the disk.
    pub(crate) fn command(&self, program: &str) -> Command {
        let mut command = Command::new("nsenter");
        if self.of_user {
            command.args(["--user", "--preserve-credentials"]);
        }
        command.args([
            "--mount",
            "--target",
            &self.holder.id().to_string(),
            "--",
            program,
        ]);
        command
    }

    /// Leaves no room at all.
    pub(crate) fn fill(&self) {
        // It ends when nothing more fits, which is a failure to the program and the purpose here.
        let _ = self.run("dd if=/dev/zero of=\"$0/ballast\" bs=4096");
        assert!(!self.run("echo more > \"$0/more\""), "the disk is full");
    }

    /// Makes room again.
    pub(crate) fn free(&self) {
        assert!(
            self.run("rm -f \"$0/ballast\" \"$0/more\""),
            "there is room again"
        );
    }

    /// From now on nothing can be written. No file may be open for writing.
    pub(crate) fn write_protect(&self) {
        assert!(
            self.run("mount -o remount,bind,ro \"$0\""),
            "the disk is read-only"
        );
    }

    /// Everything can be written again.
    pub(crate) fn allow_writing(&self) {
        assert!(
            self.run("mount -o remount,bind,rw \"$0\""),
            "the disk can be written"
        );
    }

    fn run(&self, script: &str) -> bool {
        self.command("sh")
            .args(["-c", script])
            .arg(&self.place)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .unwrap()
            .success()
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = self.holder.kill();
        let _ = self.holder.wait();
    }
}
