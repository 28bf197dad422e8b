//! The vault from outside and the door into it.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use secrecy::SecretString;
use ts_rs::TS;

use super::{request, view, words};

/// A secret typed by the manager; it is wiped when dropped and never printed.
#[derive(Clone, serde::Deserialize, TS)]
#[serde(transparent)]
#[ts(export, type = "string")]
pub struct Secret(#[ts(type = "string")] pub SecretString);

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}

// A request is only ever read; writing one out again must not reveal what was typed.
impl serde::Serialize for Secret {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str("…")
    }
}

words! {
    /// What can be said about the vault without opening it.
    pub enum VaultCondition {
        /// No vault has been made or chosen yet.
        None,
        /// It is there and closed.
        Locked,
        /// It is open.
        Unlocked,
        /// The folder that was used last is gone.
        Missing,
        /// The folder is there but is not a vault of Kept.
        NotAVault,
        /// The database file is empty or cut short.
        Truncated,
        /// Both copies of the header are damaged; the recovery kit opens it.
        DamagedHeader,
        /// Made by a newer release.
        TooNew,
        /// Open in another process.
        InUse,
    }
}

view! {
    /// The vault as the lock screen sees it.
    pub struct VaultStatus {
        pub condition: VaultCondition,
        /// The folder's name without `.kept`; the vault's own name is inside and encrypted.
        pub folder_name: Option<String>,
        /// Vault number, for example `7W3K-9PXA`.
        pub number: Option<String>,
        /// How many reminders wait; known only if this process had the vault open before.
        pub reminders_waiting: Option<u32>,
        /// The keychain of a computer may open it.
        pub keychain: bool,
    }
}

words! {
    /// What is wrong with an open vault. It can only be read then.
    pub enum VaultTrouble {
        /// A page, an index or the journal does not pass its check.
        Damaged,
        /// Another program has put something else in the place of its file.
        Replaced,
    }
}

words! {
    /// What is special about the place of a vault.
    pub enum VaultPlace {
        /// Nothing.
        Ordinary,
        /// A program copies this folder to other computers while Kept is writing.
        Synced,
        /// The folder is on another computer.
        Network,
    }
}

request! {
    /// Makes a new vault and opens it.
    pub struct VaultCreate {
        /// Where: a path ending in `.kept`. Left out, the shell's usual place with the name of the vault.
        #[serde(default)]
        #[ts(optional)]
        pub folder: Option<String>,
        /// What the manager calls it.
        pub name: String,
        pub passphrase: Secret,
        /// Memory for the key derivation in MiB, 64 to 1024; left out, it is measured.
        #[serde(default)]
        #[ts(optional)]
        pub kdf_memory_mib: Option<u32>,
        #[serde(default)]
        #[ts(optional)]
        pub manager: Option<super::ManagerDraft>,
    }
}

view! {
    /// The recovery key as it is printed: groups of four characters, four groups to a row. The last characters of
    /// a row check the row.
    pub struct RecoveryKit {
        pub vault_number: String,
        pub vault_name: String,
        pub groups: Vec<String>,
        pub made_at: DateTime<Utc>,
    }
}

view! {
    /// A vault was made.
    pub struct VaultCreated {
        pub session: SessionView,
        pub recovery_kit: RecoveryKit,
    }
}

request! {
    /// Opens the vault.
    pub struct VaultUnlock {
        pub passphrase: Secret,
        /// Another vault than the one used last.
        #[serde(default)]
        #[ts(optional)]
        pub folder: Option<String>,
    }
}

view! {
    /// What the interface needs to draw its frame.
    pub struct SessionView {
        pub vault_name: String,
        pub vault_number: String,
        pub kit_saved: bool,
        /// It is time to look whether the kit is still where it was put.
        pub kit_rehearsal_due: bool,
        /// Something is wrong with the vault: it can only be read.
        pub trouble: Option<VaultTrouble>,
        /// Where it lies, until the manager has been told.
        pub place: VaultPlace,
        /// The keychain of this computer may open it.
        pub keychain: bool,
        pub has_sample: bool,
        pub settings: super::SettingsView,
        /// A document is in a member's hands: nothing else is reachable until the manager takes it back.
        pub handed_over: Option<super::DocumentRef>,
    }
}

request! {
    /// Opens the vault with the recovery kit and gives it a new passphrase.
    pub struct VaultRecover {
        /// The groups as typed; case, spaces and dashes do not matter.
        pub recovery_key: Secret,
        pub new_passphrase: Secret,
        #[serde(default)]
        #[ts(optional)]
        pub folder: Option<String>,
    }
}

request! {
    /// Gives the vault a new passphrase.
    pub struct VaultChangePassphrase {
        pub current: Secret,
        pub new: Secret,
    }
}

view! {
    /// Every page of the file is whole and the journal holds together.
    pub struct VaultChecked {
        /// How many entries the journal has.
        pub journal_entries: u64,
        /// SHA-256 of the content of every table, hexadecimal; only if it was asked for.
        pub tables: Option<BTreeMap<String, String>>,
    }
}

request! {
    /// Checks the vault.
    pub struct VaultCheck {
        /// Hash every table as well, to compare two vaults.
        #[serde(default)]
        pub hashes: bool,
    }
}

request! {
    /// Opens the vault with what the keychain of this computer keeps.
    pub struct VaultUnlockWithKeychain {
        /// Another vault than the one used last.
        #[serde(default)]
        #[ts(optional)]
        pub folder: Option<String>,
    }
}

request! {
    /// Lets the keychain of this computer open the vault, or no longer.
    pub struct VaultKeychainSet {
        pub passphrase: Secret,
        pub on: bool,
    }
}

request! {
    /// Gives the vault a new key; the passphrase stays.
    pub struct VaultRotateKey {
        pub passphrase: Secret,
    }
}

request! {
    /// Makes a new vault of everything that can still be read in this one.
    pub struct VaultRescue {
        /// The folder of the new vault; it must not exist. Left out, one beside this vault.
        #[serde(default)]
        #[ts(optional)]
        pub folder: Option<String>,
    }
}

view! {
    /// What was rescued.
    pub struct VaultRescued {
        /// The folder of the new vault; it opens with the same passphrase and the same recovery kit.
        pub folder: String,
        pub rows: u64,
        /// Rows that could not be read, or that belonged to one of those.
        pub lost: u64,
        /// Where something was lost.
        pub tables: Vec<RescuedTable>,
    }
}

view! {
    /// A part of the vault from which something was lost.
    pub struct RescuedTable {
        pub name: String,
        pub rows: u64,
        pub lost: u64,
    }
}

view! {
    /// Words that nobody has chosen, for a passphrase.
    pub struct PassphraseSuggestion {
        pub passphrase: String,
        /// How many bits of chance are in it.
        pub bits: u32,
    }
}

request! {
    /// Two groups typed from the sheet, without looking at the screen.
    pub struct RecoveryKitRehearse {
        pub passphrase: Secret,
        pub first: TypedGroup,
        pub second: TypedGroup,
    }
}

request! {
    /// Entries of the journal, newest first.
    pub struct JournalList {
        #[serde(default)]
        #[ts(optional)]
        pub after: Option<String>,
    }
}

view! {
    /// An entry of the journal.
    pub struct JournalRow {
        pub seq: u64,
        /// When it happened: RFC 3339 in UTC, to the millisecond, as the hash is over it.
        pub at: String,
        pub zone: String,
        pub kind: String,
        /// The record that it happened to.
        pub object: String,
        /// SHA-256 of what was written, hexadecimal.
        pub payload_hash: String,
        pub prev_hash: String,
        pub hash: String,
    }
}

request! {
    /// Rates a passphrase that is being invented. Nothing is kept.
    pub struct PassphraseRate {
        pub passphrase: Secret,
    }
}

view! {
    /// How good a passphrase is.
    pub struct PassphraseRating {
        /// 0 to 4 bars; three are needed.
        pub bars: u8,
        /// One plain sentence that says how to make it better, if it needs to be.
        pub advice: Option<String>,
    }
}

request! {
    /// Shows the recovery kit again.
    pub struct RecoveryKitShow {
        pub passphrase: Secret,
    }
}

request! {
    /// Two groups typed back from paper.
    pub struct RecoveryKitConfirm {
        pub first: TypedGroup,
        pub second: TypedGroup,
    }
}

request! {
    /// One group of the recovery key, typed from paper.
    pub struct TypedGroup {
        /// 0-based place of the group in reading order.
        pub index: u8,
        pub text: Secret,
    }
}
