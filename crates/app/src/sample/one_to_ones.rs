//! The one-to-ones: how often, what is on the agenda, and how it was.

use kept_domain::agenda::Side;

/// How often the manager talks with somebody.
pub(crate) struct SampleCadence {
    pub(crate) member: &'static str,
    /// Weeks between two talks.
    pub(crate) weeks: u32,
    /// Days from today to the next talk.
    pub(crate) next: i64,
    pub(crate) time: &'static str,
}

/// A point of an agenda, and how many days ago it was written down.
pub(crate) struct SamplePoint {
    pub(crate) member: &'static str,
    pub(crate) side: Side,
    pub(crate) text: &'static str,
    pub(crate) days_ago: i64,
}

/// A one-to-one with Tomás.
pub(crate) struct SampleTalk {
    pub(crate) days_ago: i64,
    pub(crate) mood: i32,
    pub(crate) energy: i32,
    pub(crate) reason: &'static str,
    pub(crate) summary: &'static str,
}

pub(crate) const CADENCES: [SampleCadence; 3] = [
    SampleCadence {
        member: "Tomás",
        weeks: 1,
        next: 0,
        time: "16:00",
    },
    SampleCadence {
        member: "Linnea",
        weeks: 2,
        next: 1,
        time: "13:30",
    },
    SampleCadence {
        member: "Joost",
        weeks: 1,
        next: 4,
        time: "09:30",
    },
];

pub(crate) const AGENDA: [SamplePoint; 5] = [
    SamplePoint {
        member: "Tomás",
        side: Side::Theirs,
        text: "The Friday hour",
        days_ago: 2,
    },
    SamplePoint {
        member: "Tomás",
        side: Side::Theirs,
        text: "Driving back twice in October",
        days_ago: 12,
    },
    SamplePoint {
        member: "Tomás",
        side: Side::Mine,
        text: "The tablet with the report form",
        days_ago: 20,
    },
    SamplePoint {
        member: "Linnea",
        side: Side::Theirs,
        text: "Holidays before the winter rota",
        days_ago: 5,
    },
    SamplePoint {
        member: "Linnea",
        side: Side::Mine,
        text: "Who stands in for her in January",
        days_ago: 5,
    },
];

/// Oldest first.
pub(crate) const TALKS: [SampleTalk; 6] = [
    SampleTalk {
        days_ago: 42,
        mood: 8,
        energy: 4,
        reason: "A tablet",
        summary: "The short form is drawn. He wants it on a tablet before the winter.",
    },
    SampleTalk {
        days_ago: 35,
        mood: 7,
        energy: 4,
        reason: "Fewer forms that ask the same",
        summary: "Two visits a day go well, three do not.",
    },
    SampleTalk {
        days_ago: 28,
        mood: 6,
        energy: 3,
        reason: "One evening without reports",
        summary: "Three reports in one evening. He will say so on the day.",
    },
    SampleTalk {
        days_ago: 21,
        mood: 4,
        energy: 2,
        reason: "The right part in the van",
        summary: "Drove back twice because a part was missing. Joost and he talk about the list.",
    },
    SampleTalk {
        days_ago: 14,
        mood: 5,
        energy: 3,
        reason: "Knowing the day before",
        summary: "The list helps. The Friday hour is not kept free yet.",
    },
    SampleTalk {
        days_ago: 7,
        mood: 6,
        energy: 3,
        reason: "Typing on the phone is the slow part",
        summary: "Four of seven reports were filed on the day. The tablet is what is missing.",
    },
];
