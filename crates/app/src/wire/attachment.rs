//! Files that are attached to notes and forms.

use chrono::{DateTime, Utc};
use kept_domain::attachment as domain;

use super::{AttachmentId, request, view, words};

pub use kept_domain::attachment::LARGEST as LARGEST_ATTACHMENT;

words! {
    /// What can have files.
    pub enum AttachmentHolder { Note, Form }
}

words! {
    /// What a file is, by its content.
    pub enum AttachmentKind {
        Jpeg, Png, Gif, Webp, Picture, Pdf, Text, Page, Program, Archive, Office, Media, File
    }
}

request! {
    /// Names a record that may have files.
    pub struct AttachmentsOf {
        pub kind: AttachmentHolder,
        #[ts(type = "string")]
        pub id: uuid::Uuid,
    }
}

view! {
    /// A file without its bytes.
    pub struct AttachmentRow {
        pub id: AttachmentId,
        pub name: String,
        pub kind: AttachmentKind,
        /// The name claims another kind. Such a file is never shown.
        pub misnamed: bool,
        /// Bytes.
        pub size: u32,
        /// Pages that can be shown, 1 for a picture; nothing if it cannot be shown.
        pub pages: Option<u32>,
        /// It could not be drawn when it was attached; opening it tries again.
        pub undrawn: bool,
        pub added_at: DateTime<Utc>,
    }
}

impl From<domain::Attachment> for AttachmentRow {
    fn from(attachment: domain::Attachment) -> Self {
        Self {
            id: attachment.id.into(),
            undrawn: attachment.pages.is_none() && attachment.kind.is_shown(attachment.misnamed),
            name: attachment.name,
            kind: attachment.kind.into(),
            misnamed: attachment.misnamed,
            size: attachment.size,
            pages: attachment.pages,
            added_at: attachment.added.at,
        }
    }
}

view! {
    /// The files of a record, oldest first.
    pub struct AttachmentsView {
        pub rows: Vec<AttachmentRow>,
        /// Bytes that one more file may have: 25 MB, or what is left of all that the vault takes.
        pub room: u32,
        /// A file can be removed: the record is no filed form.
        pub removable: bool,
    }
}

request! {
    /// Attaches a file.
    pub struct AttachmentAdd {
        pub kind: AttachmentHolder,
        #[ts(type = "string")]
        pub id: uuid::Uuid,
        /// Folders, marks and whatever a system keeps for itself are taken out of it.
        pub name: String,
        /// Base64.
        pub bytes: String,
    }
}

request! {
    /// Names one file.
    pub struct AttachmentRef { pub id: AttachmentId }
}

request! {
    /// Names a page of a file, from 0.
    pub struct AttachmentPage {
        pub id: AttachmentId,
        pub page: u32,
    }
}

view! {
    /// A chosen file that was not attached.
    pub struct AttachmentRefused {
        pub name: String,
        /// Why, and what to do.
        pub message: String,
    }
}

view! {
    /// What became of the files that were chosen.
    pub struct AttachmentsChosen {
        pub added: Vec<AttachmentRow>,
        pub refused: Vec<AttachmentRefused>,
    }
}
