//! What is written about people, and what the manager wants to be reminded of.

pub(crate) const ROLES: [&str; 8] = [
    "Field service engineer",
    "Calibration technician",
    "Service coordinator",
    "Parts and stores",
    "Software technician",
    "Quality assistant",
    "Apprentice",
    "Customer trainer",
];

pub(crate) const BEST_REACHED: [&str; 6] = [
    "Phone before nine, then chat",
    "At the bench, any time",
    "E-mail; answers come in the evening",
    "In the office on Mondays and Thursdays",
    "Chat all day, calls only if it burns",
    "A note on the desk works best",
];

pub(crate) const RECOGNITION: [&str; 5] = [
    "In front of the team, with what it changed for a customer",
    "In private, and exactly",
    "Written, to keep",
    "A word in passing is enough",
    "With a copy to the people who asked for it",
];

pub(crate) const STRENGTHS: [&str; 6] = [
    "Calm with upset customers; finds a way on site",
    "Sees a wrong reading before the software does",
    "Plans a week so that it holds",
    "Explains a method so that it stays",
    "Writes short and complete notes",
    "Asks the question that everybody else left out",
];

pub(crate) const WORKING_WITH: [&str; 5] = [
    "Needs the reason before the task",
    "A clear next step on Monday, a look together on Thursday",
    "Give the whole problem, not the half",
    "Carries too much before saying so; ask what could wait",
    "Likes to be asked before a process changes",
];

pub(crate) const DAILY: [&str; 6] = [
    "A word with {name} before the first visit",
    "Look at the open calls of {name}",
    "Ask {name} how the day went",
    "Read the notes of {name}",
    "See whether the visits of {name} still fit",
    "Five minutes for {name}",
];

pub(crate) const WEEKLY: [&str; 4] = [
    "Prepare the one-to-one with {name}",
    "Walk through the tasks of {name}",
    "Say what went well to {name}",
    "Look at the promises to {name}",
];
