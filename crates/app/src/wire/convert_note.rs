//! Notes between domain and wire.

use kept_domain::day::days_late;
use kept_domain::note::Note;
use kept_vault::table::note;

use super::{NoteRow, NoteView};

impl NoteView {
    /// A note with the name of its member and its tags.
    pub(crate) fn of(note: Note, member_name: String, tags: Vec<String>) -> Self {
        Self {
            id: note.id.into(),
            revision: note.revision,
            member_id: note.member.into(),
            member_name,
            kind: note.text.kind.into(),
            tone: note.text.tone.map(Into::into),
            event_on: note.text.event_on,
            tags,
            recorded_at: note.recorded.at,
            days_late: days_late(note.text.event_on, note.recorded.date()),
            edited_at: (note.revision > 1).then_some(note.updated_at),
            text: note.text.text,
        }
    }
}

impl From<note::NoteRow> for NoteRow {
    fn from(row: note::NoteRow) -> Self {
        Self {
            id: row.id.into(),
            revision: row.revision,
            member_id: row.member.into(),
            member_name: row.member_name,
            kind: row.kind.into(),
            tone: row.tone.map(Into::into),
            event_on: row.event_on,
            line: row.line,
            tags: row.tags,
            recorded_at: row.recorded.at,
            days_late: days_late(row.event_on, row.recorded.date()),
            edited_at: (row.revision > 1).then_some(row.updated_at),
        }
    }
}
