//! Backups of the vault.

use chrono::{DateTime, Utc};

use super::{Secret, SessionView, request, view};

request! {
    /// Makes a backup.
    pub struct BackupCreate {
        /// The folder that it goes into; `backups` in the folder of the vault if left out.
        pub folder: Option<String>,
    }
}

request! {
    /// The backups in a folder.
    pub struct BackupList {
        /// The folder; that of the vault that is open or was last if left out.
        pub folder: Option<String>,
    }
}

request! {
    /// One backup.
    pub struct BackupRef {
        /// Its file.
        pub file: String,
    }
}

request! {
    /// Unpacks a backup and checks everything in it, so that one can look inside before it becomes a vault: with the
    /// passphrase of its time, or with the recovery kit and a new passphrase.
    pub struct BackupOpen {
        /// The file of the backup.
        pub file: String,
        /// The folder of the vault to be; it must not exist. Left out, it takes the place of the vault that was last,
        /// which is kept under another name, or the usual place.
        pub folder: Option<String>,
        pub passphrase: Option<Secret>,
        pub recovery_key: Option<Secret>,
        pub new_passphrase: Option<Secret>,
    }
}

view! {
    /// What is in a backup that has been unpacked and found whole.
    pub struct BackupInside {
        pub made_at: DateTime<Utc>,
        pub vault_number: String,
        /// What the manager calls the vault.
        pub vault_name: String,
        pub content: BackupContent,
        /// Name of the folder that it will be in.
        pub folder_name: String,
        /// There is a vault in that place; it will be kept under another name.
        pub replaces: bool,
    }
}

request! {
    /// Chooses a second place for backups, such as a stick, or none.
    pub struct BackupPlaceSet {
        /// A folder that is there; nothing for no second place.
        pub folder: Option<String>,
    }
}

view! {
    /// How the vault stands with its backups.
    pub struct BackupStatus {
        /// When the newest one was made.
        pub last_at: Option<DateTime<Utc>>,
        /// Since when a change is in no backup; nothing if all are.
        pub behind_since: Option<DateTime<Utc>>,
        /// When a backup was last unpacked and checked as on the day it is needed.
        pub rehearsed_at: Option<DateTime<Utc>>,
        /// Name of a backup that did not pass that; another one was made.
        pub damaged: Option<String>,
        pub second_place: Option<SecondPlace>,
    }
}

view! {
    /// A folder that each backup is copied to.
    pub struct SecondPlace {
        pub folder: String,
        /// It is there now.
        pub present: bool,
        /// When a backup last arrived there.
        pub last_at: Option<DateTime<Utc>>,
    }
}

view! {
    /// A backup in a list.
    pub struct BackupRow {
        /// Its file.
        pub file: String,
        /// Its length in bytes.
        pub bytes: u64,
        /// When it was made; nothing if it is damaged.
        pub made_at: Option<DateTime<Utc>>,
        /// Number of its vault, for example `7W3K-9PXA`; nothing if it is damaged.
        pub vault_number: Option<String>,
    }
}

view! {
    /// What is in a backup, counted when it was found whole.
    pub struct BackupContent {
        pub members: u64,
        pub expectations: u64,
        pub forms: u64,
        /// Documents in every state.
        pub documents: u64,
        pub journal_entries: u64,
    }
}

view! {
    /// A backup that has been made from a copy of the vault that was found whole.
    pub struct BackupCreated {
        pub backup: BackupRow,
        pub content: BackupContent,
        /// Whether a copy of it arrived in the second place; nothing if there is none.
        pub copied: Option<bool>,
    }
}

view! {
    /// The restored vault, open.
    pub struct BackupRestored {
        pub session: SessionView,
        pub content: BackupContent,
        /// Name of the folder in which the vault is kept that was in its place.
        pub replaced: Option<String>,
    }
}
