//! Ids on the wire: UUIDs, one branded string type per kind in TypeScript.

use kept_domain::ids as domain;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident $brand:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
        #[serde(transparent)]
        #[ts(export, type = $brand)]
        pub struct $name(#[ts(type = "string")] pub domain::$name);

        impl From<domain::$name> for $name {
            fn from(id: domain::$name) -> Self {
                Self(id)
            }
        }

        impl From<$name> for domain::$name {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    )*};
}

ids! {
    /// A team member.
    MemberId "string & { readonly __brand: 'MemberId' }";
    /// An expectation.
    ExpectationId "string & { readonly __brand: 'ExpectationId' }";
    /// A task of an expectation.
    TaskId "string & { readonly __brand: 'TaskId' }";
    /// A promise of the manager.
    PromiseId "string & { readonly __brand: 'PromiseId' }";
    /// A filled-in form.
    FormId "string & { readonly __brand: 'FormId' }";
    /// An addendum to a filed form.
    AddendumId "string & { readonly __brand: 'AddendumId' }";
    /// A point of an agenda.
    AgendaPointId "string & { readonly __brand: 'AgendaPointId' }";
    /// A question of the manager's own.
    QuestionId "string & { readonly __brand: 'QuestionId' }";
    /// A note.
    NoteId "string & { readonly __brand: 'NoteId' }";
    /// A file that is attached to a record.
    AttachmentId "string & { readonly __brand: 'AttachmentId' }";
    /// A captured line that belongs to nobody yet.
    CaptureId "string & { readonly __brand: 'CaptureId' }";
    /// A rendered document.
    DocumentId "string & { readonly __brand: 'DocumentId' }";
    /// A reminder: the rule.
    ReminderId "string & { readonly __brand: 'ReminderId' }";
    /// An instant at which a reminder falls due.
    OccurrenceId "string & { readonly __brand: 'OccurrenceId' }";
}
