//! One type per kind of id, so that a task cannot be looked up as a member.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The text was not a UUID.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is not an id")]
pub struct NotAnId;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// Takes a UUID (version 7 everywhere in Kept, so that ids sort by the time they were made).
            #[must_use]
            pub const fn new(id: Uuid) -> Self {
                Self(id)
            }

            /// The UUID itself.
            #[must_use]
            pub const fn uuid(self) -> Uuid {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&self.0, f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.0)
            }
        }

        impl FromStr for $name {
            type Err = NotAnId;

            fn from_str(text: &str) -> Result<Self, NotAnId> {
                Uuid::parse_str(text).map(Self).map_err(|_| NotAnId)
            }
        }
    )*};
}

ids! {
    /// A template of the manager's own.
    OwnTemplateId;
    /// A vault.
    VaultId;
    /// A team member.
    MemberId;
    /// An expectation.
    ExpectationId;
    /// A task of an expectation, or of a talk.
    TaskId;
    /// A promise of the manager.
    PromiseId;
    /// A filled-in form.
    FormId;
    /// An addendum to a filed form.
    AddendumId;
    /// A note.
    NoteId;
    /// A file that is attached to a record.
    AttachmentId;
    /// A captured line that belongs to nobody yet.
    CaptureId;
    /// A tag.
    TagId;
    /// A point of an agenda.
    AgendaPointId;
    /// A question of the manager's own.
    QuestionId;
    /// A rendered document.
    DocumentId;
    /// A reminder: the rule.
    ReminderId;
    /// An instant at which a reminder falls due.
    OccurrenceId;
}
