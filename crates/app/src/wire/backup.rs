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
    /// Makes a vault from a backup and opens it: with the passphrase of its time, or with the recovery kit and a new
    /// passphrase.
    pub struct BackupRestore {
        /// The file of the backup.
        pub file: String,
        /// The folder of the vault to be; it must not exist.
        pub folder: String,
        pub passphrase: Option<Secret>,
        pub recovery_key: Option<Secret>,
        pub new_passphrase: Option<Secret>,
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
    }
}

view! {
    /// The restored vault, open.
    pub struct BackupRestored {
        pub session: SessionView,
        pub content: BackupContent,
    }
}
