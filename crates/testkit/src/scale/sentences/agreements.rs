//! What is expected, promised, and said about it.

/// An expectation without names and days.
pub(crate) struct Theme {
    pub(crate) title: &'static str,
    pub(crate) what: &'static str,
    pub(crate) why: &'static str,
    pub(crate) counted: &'static str,
    pub(crate) unit: &'static str,
    pub(crate) relevant: &'static str,
    pub(crate) reward: &'static str,
    pub(crate) consequence: &'static str,
}

pub(crate) const THEMES: [Theme; 8] = [
    Theme {
        title: "Reports of {customer} within {n} working days",
        what: "{name} files the report of every visit to {customer} within {n} working days of that visit, complete with readings, parts and contact.",
        why: "A certificate cannot go out without the report, and {customer} waits for it.",
        counted: "Reports filed in time, counted on the first Monday of the month",
        unit: "%",
        relevant: "Certificate at the customer within five working days",
        reward: "Two days at the spring instrument course",
        consequence: "Reports are finished on site before the next visit is started",
    },
    Theme {
        title: "Second readings of {instrument}",
        what: "{name} takes a second reading of {instrument} at every calibration and writes both down before the certificate is made.",
        why: "Every fifth certificate for {instrument} was corrected by hand.",
        counted: "Certificates with two readings",
        unit: "%",
        relevant: "Certificates without a second correction",
        reward: "The next new method is tried by {name} first",
        consequence: "A colleague signs the certificates until a month without correction",
    },
    Theme {
        title: "Handovers that need no second call",
        what: "{name} hands over every open call in writing by {day} 17:30: state, next step, what was promised.",
        why: "{customer} had to tell the whole story twice.",
        counted: "Weekend calls without a second explanation",
        unit: "calls",
        relevant: "Nobody explains the same fault twice",
        reward: "A written thank-you with what customers said",
        consequence: "Calls after five go straight to the weekend colleague",
    },
    Theme {
        title: "The right parts at the first visit",
        what: "{name} checks the parts for {customer} the day before and says by 16:00 what is missing.",
        why: "{n} visits ended early because a part was on the list and not on the shelf.",
        counted: "First visits with all parts",
        unit: "%",
        relevant: "First visit, right parts",
        reward: "The new shelving goes into the budget of the next year",
        consequence: "The check moves to two fixed mornings",
    },
    Theme {
        title: "{instrument}, without a second pair of eyes",
        what: "{name} calibrates {instrument} alone and has the first ten certificates read by a colleague afterwards.",
        why: "The routine can then be shared, and the guide gets written.",
        counted: "Certificates accepted without a question",
        unit: "of 10",
        relevant: "Every method is known by two people",
        reward: "{name} trains the next apprentice on it",
        consequence: "Five more calibrations together",
    },
    Theme {
        title: "A guide that a new colleague can follow",
        what: "{name} writes the guide for {instrument} and has every chapter tried by somebody who has not done it before.",
        why: "Everything about it is in one head, and certificates wait on holidays.",
        counted: "Chapters followed without a question",
        unit: "chapters",
        relevant: "Every method is known by two people",
        reward: "A talk about the guide at the spring meeting of the laboratories",
        consequence: "The guide is cut to the method that cannot wait",
    },
    Theme {
        title: "Answers to {customer} on the same day",
        what: "{name} answers every question of {customer} on the day it comes, or says by when the answer will be there.",
        why: "Three complaints began with a question that nobody answered.",
        counted: "Questions answered on the same day",
        unit: "%",
        relevant: "No complaint begins with silence",
        reward: "One day of working from home each month",
        consequence: "The mailbox is read together on {day} for a month",
    },
    Theme {
        title: "One template instead of four",
        what: "{name} brings the templates for {instrument} into one, and all new certificates are made from it.",
        why: "A change in one template is forgotten in the others.",
        counted: "Certificates corrected by hand",
        unit: "%",
        relevant: "Certificates without a second correction",
        reward: "A day to try the measuring software of the new balance",
        consequence: "Two templates are kept, and those are improved",
    },
];

pub(crate) const ACHIEVABLE: [&str; 6] = [
    "Two hours on {day} are free of visits",
    "A colleague is there for questions",
    "The training was given in the spring",
    "An extra visit may be declined while two reports are open",
    "The tablet works without a signal",
    "The tools are at hand",
];

pub(crate) const PROMISES: [&str; 8] = [
    "A tablet with the report form",
    "An answer about the course",
    "Two free hours on {day}",
    "A second scanner for the store",
    "A word with {customer} about fixed contacts",
    "A parking space near the store",
    "The new labels for {instrument}",
    "No visit is booked into the free hour",
];

pub(crate) const BLOCKED: [&str; 3] = [
    "Labels are on order; the supplier can be asked",
    "{customer} has not named a contact yet",
    "{instrument} is at the laboratory",
];

pub(crate) const RETURNED: [&str; 3] = [
    "The second reading is missing",
    "The example of {customer} is not in it yet",
    "It does not say who does it",
];

pub(crate) const DROPPED: [&str; 2] = [
    "{customer} does not need it any more",
    "The new template made it superfluous",
];

pub(crate) const RESULTS: [&str; 4] = [
    "Done with {customer}; it took half an hour",
    "{n} of {n} were right",
    "A colleague followed it without a question",
    "In use since {day}",
];

pub(crate) const COMMENTS: [&str; 5] = [
    "I agree. The hour on {day} has to be really free for this.",
    "Fine, as long as {customer} names a contact.",
    "I would like to look at it once more in a month.",
    "The tablet has to be there by then.",
    "I will need help with {instrument} at the start.",
];

pub(crate) const REASONS: [&str; 2] = [
    "I cannot promise this while the night shift is short of people.",
    "The number of visits is not in my hands.",
];
