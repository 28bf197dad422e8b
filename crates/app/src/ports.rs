//! What the application needs from the machine, so that tests can stand in for it.

use chrono::{DateTime, Utc};
use kept_domain::attachment::Kind;
use kept_domain::ids::OccurrenceId;
use kept_domain::time::Moment;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::wire::MemberId;

pub use kept_documents::attached::{CannotShow, Drawn, draw};

/// Tells the time.
pub trait Clock: Send + Sync {
    /// The present instant and the device's zone.
    fn now(&self) -> Moment;
}

/// Draws ids and other random bytes.
pub trait Chance: Send + Sync {
    /// Fills `bytes` from a cryptographically secure source.
    fn fill(&self, bytes: &mut [u8]);

    /// A UUID of version 7 for the given instant (RFC 9562, section 5.7).
    fn id(&self, at: DateTime<Utc>) -> Uuid;
}

/// Shows a notification outside of the window.
pub trait Notifier: Send + Sync {
    /// Shows it; the answer of the person comes back through the shell.
    ///
    /// # Errors
    /// [`NotShown`] when there is no notification server or it refused; the list in the window is the record.
    fn show(&self, notice: &Notice) -> Result<(), NotShown>;
}

/// Nobody will see this notification.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the notification could not be shown")]
pub struct NotShown;

/// A neutral text and what it points at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Says that something is due, never what or with whom.
    pub text: String,
    /// The occurrences behind it: one, or several in a summary.
    pub occurrences: Vec<OccurrenceId>,
    /// Shown before, perhaps: the process ended between sending and noting it.
    pub repeated: bool,
}

/// Keeps one small secret for each vault where the operating system keeps those of other programs.
pub trait Keychain: Send + Sync {
    /// What is kept for the vault with this id; nothing if there is nothing, or nobody may have it now.
    fn get(&self, vault: &str) -> Option<Vec<u8>>;

    /// Keeps something for it, in the place of what was kept before.
    ///
    /// # Errors
    /// [`NoKeychain`].
    fn set(&self, vault: &str, secret: &[u8]) -> Result<(), NoKeychain>;

    /// Forgets it. Whether there was anything makes no difference.
    fn forget(&self, vault: &str);
}

/// This computer has no keychain, or it is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the keychain of this computer does not answer")]
pub struct NoKeychain;

/// Where there is no keychain.
#[derive(Debug, Clone, Copy, Default)]
pub struct WithoutKeychain;

impl Keychain for WithoutKeychain {
    fn get(&self, _: &str) -> Option<Vec<u8>> {
        None
    }

    fn set(&self, _: &str, _: &[u8]) -> Result<(), NoKeychain> {
        Err(NoKeychain)
    }

    fn forget(&self, _: &str) {}
}

/// Draws files that come from anywhere and may have been made to do harm.
pub trait Viewer: Send + Sync {
    /// Draws a page, counted from 0, so that neither side is longer than `edge` pixels. `cancelled` is asked now and then.
    ///
    /// # Errors
    /// [`CannotShow`], whatever the reason is.
    fn draw(
        &self,
        kind: Kind,
        content: &[u8],
        page: u32,
        edge: u16,
        cancelled: &dyn Fn() -> bool,
    ) -> Result<Drawn, CannotShow>;
}

/// Hears what changed, never the data.
pub trait Audience: Send + Sync {
    /// Tells the front end.
    fn changed(&self, change: &Change);

    /// Tells it how far long work has come.
    fn progress(&self, progress: Progress);
}

/// How far long work has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Progress {
    /// What is being done.
    pub step: WorkStep,
    /// How much of this step is done, 0 to 100; nothing where nobody knows.
    pub percent: Option<u8>,
}

/// The steps of long work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum WorkStep {
    /// The vault is copied.
    Copying,
    /// Every page and the journal are checked.
    Checking,
    /// The backup is written.
    Writing,
    /// A backup is unpacked.
    Unpacking,
    /// The vault is written anew with another key.
    Rewriting,
}

/// What changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Change {
    /// What kind of thing.
    pub kind: ChangeKind,
    /// Which one, if it is one.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[ts(optional)]
    pub id: Option<String>,
    /// Whose, if it belongs to a member.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[ts(optional)]
    pub member_id: Option<MemberId>,
}

/// Kinds of things that change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum ChangeKind {
    /// The vault was opened or closed.
    Session,
    /// Settings.
    Settings,
    /// A member.
    Member,
    /// An expectation, its tasks or promises.
    Expectation,
    /// A form.
    Form,
    /// A note, a captured line, tags or links.
    Note,
    /// A template of the manager's own.
    Template,
    /// A document.
    Document,
    /// A reminder or an occurrence.
    Reminder,
    /// An agenda, or what is to be asked.
    Agenda,
}
