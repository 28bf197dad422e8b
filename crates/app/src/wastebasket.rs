//! What was deleted since the vault was opened. It is gone from the disk and can be put back as it was until the vault is
//! locked, or until the front end offers that no more: the bytes of a file are not kept for nothing.

use std::collections::VecDeque;

use kept_domain::note::Note;
use kept_vault::table::capture::CaptureRow;
use kept_vault::table::link::Link;
use uuid::Uuid;

use crate::usecases::Taken;

/// How much is remembered.
const ROOM: usize = 50;
/// Bytes of files that are remembered, beside the newest of all, which always is.
const BYTES: u64 = 100_000_000;

/// Something that was deleted, with everything that went with it.
#[derive(Clone)]
pub(crate) enum Thrown {
    /// A note.
    Note {
        /// The note itself.
        note: Note,
        /// Its tags.
        tags: Vec<String>,
        /// Links from it and to it.
        links: Vec<Link>,
        /// Its files.
        attachments: Vec<Taken>,
    },
    /// A file.
    Attachment(Taken),
    /// A captured line.
    Capture(CaptureRow),
}

impl Thrown {
    fn id(&self) -> Uuid {
        match self {
            Self::Note { note, .. } => note.id.uuid(),
            Self::Attachment((attachment, _)) => attachment.id.uuid(),
            Self::Capture(capture) => capture.id.uuid(),
        }
    }

    /// Bytes of its files.
    fn bytes(&self) -> u64 {
        let size = |(attachment, _): &Taken| u64::from(attachment.size);
        match self {
            Self::Note { attachments, .. } => attachments.iter().map(size).sum(),
            Self::Attachment(taken) => size(taken),
            Self::Capture(_) => 0,
        }
    }
}

/// What can be put back.
#[derive(Default)]
pub(crate) struct Wastebasket(VecDeque<Thrown>);

impl Wastebasket {
    /// Remembers something that was deleted.
    pub(crate) fn throw(&mut self, thrown: Thrown) {
        self.0.push_back(thrown);
        while self.0.len() > 1 && (self.0.len() > ROOM || self.bytes() > BYTES) {
            self.0.pop_front();
        }
    }

    /// What was deleted under this id.
    pub(crate) fn find(&self, id: Uuid) -> Option<Thrown> {
        self.0.iter().rev().find(|thrown| thrown.id() == id).cloned()
    }

    fn bytes(&self) -> u64 {
        self.0.iter().map(Thrown::bytes).sum()
    }

    /// Forgets what was put back, or will not be.
    pub(crate) fn forget(&mut self, id: Uuid) {
        self.0.retain(|thrown| thrown.id() != id);
    }
}
