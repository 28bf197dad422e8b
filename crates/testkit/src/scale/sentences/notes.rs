//! What is noted between two talks, by what it is about.

use kept_app::wire::{NoteKind, Tone};

/// Sentences of one kind and tone.
pub(crate) struct Remarks {
    /// How many in a hundred notes are of this kind.
    pub(crate) share: u8,
    pub(crate) kind: NoteKind,
    pub(crate) tone: Option<Tone>,
    pub(crate) sentences: &'static [&'static str],
}

/// Tags that are put behind some notes.
pub(crate) const TAGS: [&str; 8] = [
    "#handover",
    "#reports",
    "#training",
    "#customers",
    "#audit",
    "#plan",
    "#safety",
    "#stretch",
];

pub(crate) const REMARKS: [Remarks; 10] = [
    Remarks {
        share: 24,
        kind: NoteKind::Note,
        tone: Some(Tone::Plus),
        sentences: &[
            "Took the call of {customer} without being asked and closed it the same day.",
            "Wrote down how {instrument} is adjusted, with photographs, before going on leave.",
            "Asked {customer} what they need the certificate for, and saved them a visit.",
            "Finished the list for {day} by noon and helped with {instrument}.",
            "Said no to a visit that the plan could not hold, and said why.",
            "Showed the new colleague {instrument} and let them do the second reading.",
        ],
    },
    Remarks {
        share: 14,
        kind: NoteKind::Note,
        tone: Some(Tone::Minus),
        sentences: &[
            "The report of {customer} was still missing on {day}.",
            "{n} readings of {instrument} were not signed.",
            "Left the handover at {customer} before the weekend colleague was there.",
            "Came {n} minutes late to the morning round on {day}.",
            "The mail to {customer} went out without the attachment.",
        ],
    },
    Remarks {
        share: 22,
        kind: NoteKind::Note,
        tone: None,
        sentences: &[
            "Would like to learn {instrument} before the spring.",
            "Is at {customer} every {day} until the end of the month.",
            "Asked whether the plan for {day} can be made a week earlier.",
            "Talked about {customer}; I look at the contract by {day}.",
            "Prefers to be called before nine.",
        ],
    },
    Remarks {
        share: 6,
        kind: NoteKind::OpenDoor,
        tone: None,
        sentences: &[
            "Came by about the overtime at {customer} and left with a date for the next plan.",
            "Wanted to know who decides about {instrument}.",
        ],
    },
    Remarks {
        share: 10,
        kind: NoteKind::SmallTalk,
        tone: None,
        sentences: &[
            "The garden, the new fence, and a marathon in {n} weeks.",
            "Back from the mountains; {n} days of rain and still happy.",
            "The daughter starts school on {day}.",
        ],
    },
    Remarks {
        share: 10,
        kind: NoteKind::Win,
        tone: Some(Tone::Plus),
        sentences: &[
            "{customer} renewed for two years and named {name}.",
            "All certificates of the week were out in {n} hours.",
            "{instrument} passed the audit without a finding.",
        ],
    },
    Remarks {
        share: 4,
        kind: NoteKind::VoteOfConfidence,
        tone: None,
        sentences: &[
            "Told {name} that {customer} is theirs from now on.",
            "Put {name} in charge of {instrument} during my leave.",
        ],
    },
    Remarks {
        share: 3,
        kind: NoteKind::BackedUp,
        tone: None,
        sentences: &["Told {customer} that the delay was our plan and not {name}."],
    },
    Remarks {
        share: 4,
        kind: NoteKind::Challenge,
        tone: None,
        sentences: &[
            "Gave {name} the first visit at {customer} alone.",
            "Asked {name} to present {instrument} on {day}.",
        ],
    },
    Remarks {
        share: 3,
        kind: NoteKind::Mistake,
        tone: None,
        sentences: &[
            "I forgot to tell {name} about the change at {customer}.",
            "I answered for {name} in the meeting on {day}.",
        ],
    },
];
