//! What is special about the place of a vault: whether another program or another computer has its hands on it.

use std::path::Path;

/// Where a vault lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// On a disk of this computer, and nobody else's business.
    Ordinary,
    /// In a folder that a program copies to other computers, in the middle of a change if it happens so.
    Synced,
    /// On another computer, whose locks and whose order of writes cannot be trusted.
    Network,
}

/// Folders that belong to such programs, as they name them themselves.
const SYNCED: [&str; 14] = [
    "Dropbox",
    "OneDrive",
    "Google Drive",
    "GoogleDrive",
    "My Drive",
    "iCloudDrive",
    "Mobile Documents",
    "CloudStorage",
    "Nextcloud",
    "ownCloud",
    "pCloudDrive",
    "MEGA",
    "Tresorit",
    "SynologyDrive",
];

/// Files and folders that such programs leave in the folders that they copy.
const MARKS: [&str; 6] = [
    ".stfolder",
    ".dropbox.cache",
    ".nextcloudsync.log",
    ".owncloudsync.log",
    ".sync",
    ".tresorit",
];

/// Says where a vault lies, as well as one can tell.
#[must_use]
pub fn of(folder: &Path) -> Place {
    let synced = folder.ancestors().any(|ancestor| {
        let name = ancestor.file_name().unwrap_or_default().to_string_lossy();
        // "OneDrive - Brinkhaven", "Dropbox (Personal)"
        let named = SYNCED.iter().any(|known| {
            name.strip_prefix(known)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '-']))
        });
        named || MARKS.iter().any(|mark| ancestor.join(mark).exists())
    });
    if synced {
        Place::Synced
    } else if is_remote(folder) {
        Place::Network
    } else {
        Place::Ordinary
    }
}

/// File systems on other computers, by the numbers in `linux/magic.h`.
#[cfg(target_os = "linux")]
fn is_remote(folder: &Path) -> bool {
    const NFS: u64 = 0x6969;
    const SMB: u64 = 0x517B;
    const SMB2: u64 = 0xFE53_4D42;
    const CIFS: u64 = 0xFF53_4D42;
    const CEPH: u64 = 0x00C3_6400;
    const AFS: u64 = 0x5346_414F;
    rustix::fs::statfs(folder).is_ok_and(|found| {
        [NFS, SMB, SMB2, CIFS, CEPH, AFS].contains(&u64::try_from(found.f_type).unwrap_or(0))
    })
}

/// Shares of other computers: `\\\\server\\share`.
#[cfg(not(target_os = "linux"))]
fn is_remote(folder: &Path) -> bool {
    let path = folder.to_string_lossy();
    path.starts_with(r"\\?\UNC\") || (path.starts_with(r"\\") && !path.starts_with(r"\\?\"))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::fs;

    use super::*;

    #[test]
    fn folders_of_sync_programs_are_known_by_name_and_by_their_marks() {
        for (path, place) in [
            ("/home/marit/Dropbox/Log.kept", Place::Synced),
            ("/home/marit/Dropbox (Personal)/deeper/Log.kept", Place::Synced),
            ("/home/marit/OneDrive - Brinkhaven/Log.kept", Place::Synced),
            ("/Users/marit/Library/Mobile Documents/Log.kept", Place::Synced),
            ("/home/marit/Dropboxes/Log.kept", Place::Ordinary),
            ("/home/marit/MEGAphone/Log.kept", Place::Ordinary),
            ("/home/marit/Documents/Log.kept", Place::Ordinary),
        ] {
            assert_eq!(of(Path::new(path)), place, "{path}");
        }
        let folder = tempfile::tempdir().unwrap();
        let vault = folder.path().join("deep/Log.kept");
        fs::create_dir_all(&vault).unwrap();
        assert_eq!(of(&vault), Place::Ordinary, "nothing marks it yet");
        fs::create_dir(folder.path().join(".stfolder")).unwrap();
        assert_eq!(
            of(&vault),
            Place::Synced,
            "Syncthing marks the folders that it copies"
        );
    }
}
