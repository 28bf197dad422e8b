//! The notes.

use kept_domain::note::{NoteKind, Tone};

/// A note about a member.
pub(crate) struct SampleNote {
    pub(crate) member: &'static str,
    /// Days since it happened.
    pub(crate) days_ago: i64,
    pub(crate) kind: NoteKind,
    pub(crate) tone: Option<Tone>,
    /// As the manager wrote it: `@` names others, `#` is a tag.
    pub(crate) text: &'static str,
    pub(crate) tags: &'static [&'static str],
    /// Name and content of an attached file.
    pub(crate) file: Option<(&'static str, &'static [u8])>,
}

/// All notes, oldest first.
pub(crate) const NOTES: [SampleNote; 8] = [
    SampleNote {
        member: "Linnea",
        days_ago: 31,
        kind: NoteKind::BackedUp,
        tone: None,
        text: "Told the head of sales that the winter rota stays with Linnea, and that swaps go through her.",
        tags: &["rota"],
        file: None,
    },
    SampleNote {
        member: "Tomás",
        days_ago: 26,
        kind: NoteKind::SmallTalk,
        tone: None,
        text: "His daughter starts school in January. Wants no early visits in that week.",
        tags: &[],
        file: None,
    },
    SampleNote {
        member: "Tomás",
        days_ago: 17,
        kind: NoteKind::Win,
        tone: Some(Tone::Plus),
        text: "Stayed an hour longer at the dairy until both scales agreed. @Linnea says the customer asked for him again.",
        tags: &["field-work", "customer"],
        file: None,
    },
    SampleNote {
        member: "Linnea",
        days_ago: 12,
        kind: NoteKind::VoteOfConfidence,
        tone: Some(Tone::Plus),
        text: "Let her decide alone about the third van. Did not ask for the reasons.",
        tags: &["rota"],
        file: None,
    },
    SampleNote {
        member: "Tomás",
        days_ago: 9,
        kind: NoteKind::Mistake,
        tone: Some(Tone::Minus),
        text: "I moved his Friday visit without asking him first. Said sorry on the same day.",
        tags: &[],
        file: None,
    },
    SampleNote {
        member: "Linnea",
        days_ago: 6,
        kind: NoteKind::OpenDoor,
        tone: None,
        text: "Came by to say that @Tomás and she agreed on one form for both vans.",
        tags: &["reports"],
        file: Some(("Visit report, short form.pdf", include_bytes!("visit-report.pdf"))),
    },
    SampleNote {
        member: "Tomás",
        days_ago: 4,
        kind: NoteKind::Challenge,
        tone: None,
        text: "Asked him to show the short form to the whole team. He will think about it.",
        tags: &["reports"],
        file: None,
    },
    SampleNote {
        member: "Tomás",
        days_ago: 1,
        kind: NoteKind::Note,
        tone: Some(Tone::Plus),
        text: "Kept calm on the phone with an upset customer and wrote the report at once.",
        tags: &["customer", "reports"],
        file: None,
    },
];
