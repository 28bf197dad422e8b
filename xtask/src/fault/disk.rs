//! A disk of a trial's own, in memory, of any size.

use std::fs;
use std::path::{Path, PathBuf};

use crate::process::{Failure, Outcome, output, program, run};

/// A mounted file system; it goes with the value.
pub(super) struct Disk {
    place: PathBuf,
}

impl Disk {
    /// Mounts one with plenty of room.
    pub(super) fn mount(place: &Path) -> Outcome<Self> {
        fs::create_dir_all(place)
            .map_err(|error| Failure::new(format!("{} cannot be made: {error}.", place.display())))?;
        run(program("mount")
            .args(["-t", "tmpfs", "-o", "size=256m,mode=0700", "kept"])
            .arg(place))?;
        Ok(Self {
            place: place.to_owned(),
        })
    }

    /// Leaves so many bytes free, rounded down to pages.
    pub(super) fn leave(&self, bytes: u64) -> Outcome {
        let used = output(
            program("df")
                .args(["--output=used", "--block-size=1"])
                .arg(&self.place),
        )?;
        let used: u64 = used
            .lines()
            .last()
            .and_then(|line| line.trim().parse().ok())
            .ok_or_else(|| Failure::new("`df` does not say how much is used."))?;
        // No size at all means no limit.
        let size = (used + bytes / 4096 * 4096).max(4096);
        self.remount(&format!("size={size}"))
    }

    /// Makes room again.
    pub(super) fn free(&self) -> Outcome {
        self.remount("size=256m")
    }

    /// From now on nothing can be written.
    pub(super) fn write_protect(&self) -> Outcome {
        self.remount("ro")
    }

    fn remount(&self, how: &str) -> Outcome {
        run(program("mount")
            .args(["-o", &format!("remount,{how}")])
            .arg(&self.place))
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        // It ends with the namespace in any case.
        let _ = run(program("umount").arg("--lazy").arg(&self.place));
    }
}
