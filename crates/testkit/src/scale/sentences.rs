//! What the people of a large sample say and write: invented sentences of a service and calibration team.
//!
//! A word in braces is filled in by [`filled`]: `{customer}`, `{instrument}`, `{place}`, `{day}`, `{n}`, `{name}`.

use fastrand::Rng;

use super::names::Tongue;

const CUSTOMERS: [&str; 16] = [
    "Westport Hospital",
    "Delmar Foods",
    "the Harbour Laboratory",
    "Ostrava Glass",
    "Lindqvist Dairies",
    "Meridian Paints",
    "the Eastfield Waterworks",
    "Corvin Pharma",
    "the Tramway Depot",
    "Quay Street Clinic",
    "Norden Alloys",
    "Belmonte Coffee",
    "the University Store",
    "Halden Seeds",
    "Pont Neuf Chocolates",
    "the City Archive",
];
const INSTRUMENTS: [&str; 14] = [
    "the freezer probe",
    "the analytical balance",
    "the pressure bench",
    "the pipette set",
    "the humidity logger",
    "the torque wrench",
    "the flow meter",
    "the reference weight",
    "the spectrometer",
    "the oven sensor",
    "the conductivity cell",
    "the calliper set",
    "the vacuum gauge",
    "the platform scale",
];
const PLACES: [&str; 8] = [
    "the laboratory",
    "the store",
    "the meeting room by the stairs",
    "the canteen",
    "the customer’s site",
    "the van",
    "a call",
    "the workshop",
];
const DAYS: [&str; 5] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"];

pub(super) const ROLES: [&str; 8] = [
    "Field service engineer",
    "Calibration technician",
    "Service coordinator",
    "Parts and stores",
    "Software technician",
    "Quality assistant",
    "Apprentice",
    "Customer trainer",
];
pub(super) const BEST_REACHED: [&str; 6] = [
    "Phone before nine, then chat",
    "At the bench, any time",
    "E-mail; answers come in the evening",
    "In the office on Mondays and Thursdays",
    "Chat all day, calls only if it burns",
    "A note on the desk works best",
];
pub(super) const RECOGNITION: [&str; 5] = [
    "In front of the team, with what it changed for a customer",
    "In private, and exactly",
    "Written, to keep",
    "A word in passing is enough",
    "With a copy to the people who asked for it",
];
pub(super) const STRENGTHS: [&str; 6] = [
    "Calm with upset customers; finds a way on site",
    "Sees a wrong reading before the software does",
    "Plans a week so that it holds",
    "Explains a method so that it stays",
    "Writes short and complete notes",
    "Asks the question that everybody else left out",
];
pub(super) const WORKING_WITH: [&str; 5] = [
    "Needs the reason before the task",
    "A clear next step on Monday, a look together on Thursday",
    "Give the whole problem, not the half",
    "Carries too much before saying so; ask what could wait",
    "Likes to be asked before a process changes",
];

pub(super) const TOPICS: [&str; 20] = [
    "Reports from {customer}",
    "Handing over {instrument} before the weekend",
    "Waiting times at {customer}",
    "Who answers when {customer} calls",
    "Second readings of {instrument}",
    "The plan for {day} mornings",
    "Training on {instrument}",
    "A complaint from {customer}",
    "Stock for {instrument}",
    "Being late on {day}s",
    "Overtime since the audit",
    "A better form for {instrument}",
    "Working with the night shift",
    "Notes that others can read",
    "Saying no to extra visits",
    "First visits without a second pair of eyes",
    "What went well at {customer}",
    "The audit of {instrument}",
    "Certificates for {customer}",
    "Time for the guide",
];
pub(super) const FACTS: [&str; 18] = [
    "{customer} called about {instrument}. There was no note on the call.",
    "The report of the visit to {customer} came {n} working days after the visit.",
    "{n} of the last ten readings of {instrument} were repeated.",
    "The parts for {instrument} were on the list and not on the shelf.",
    "{customer} wrote to say thank you, and named {name}.",
    "The visit to {customer} ended early because the key was missing.",
    "The certificate for {instrument} went out with the old template.",
    "{name} stayed until eight on {day} to finish {instrument}.",
    "The phone rang {n} times between five and six.",
    "The weekend colleague had to ask {customer} for the whole story again.",
    "All {n} certificates of the week were out within two working days.",
    "The new form saved a second visit at {customer}.",
    "{name} noticed the drift of {instrument} before the alarm.",
    "Two colleagues were waiting for {instrument} at the same time.",
    "The checklist of {instrument} was signed without the second reading.",
    "{customer} moved the visit three times.",
    "The van was not refilled on {day}.",
    "Nobody from the night shift was at the handover on {day}.",
];
pub(super) const NOTES: [&str; 6] = [
    "Listen first. The reason may be the plan and not the person.",
    "My own promise is late. Say that first.",
    "Do not solve it. Ask what has been tried.",
    "Start with what went well at {customer}.",
    "Ask what would help most this week.",
    "Leave the silence alone.",
];
pub(super) const VIEWS: [&str; 12] = [
    "On {day} the phone does not stop until six, and the note is the thing that falls off.",
    "I measured it twice because {instrument} drifted, and nobody had told me about the repair.",
    "The form asks for things that I only know at home.",
    "I wanted to ask, but everybody at {customer} was in a hurry.",
    "It works when the plan stands on Monday. It breaks when a visit comes in between.",
    "I did not know that {customer} was waiting for it.",
    "With a second pair of eyes I am faster, not slower.",
    "I could do it if two hours on {day} were free.",
    "The template is the problem. I correct it by hand each time.",
    "I was proud of that visit, and nobody mentioned it.",
    "I said yes because it was easier than explaining why not.",
    "Half of the parts that I took were for the wrong model.",
];
pub(super) const STRENGTHS_SEEN: [&str; 8] = [
    "Customers ask for {name} by name.",
    "The notes from {customer} are the model for new colleagues.",
    "{name} stays calm when a reading does not fit.",
    "Every tool is back in its place after a visit.",
    "{name} explains {instrument} so that an apprentice can use it.",
    "The plan of the week holds on four of five days.",
    "{name} says early when something will be late.",
    "The team trusts the second readings of {name}.",
];
pub(super) const SHARED: [&str; 10] = [
    "It is missing time, not skill.",
    "The handover fails on the last call of the day.",
    "The form is longer than the visit.",
    "We both want {customer} to wait less.",
    "One place for the notes is enough.",
    "The training came too early; it is needed now.",
    "A no in time is better than a late yes.",
    "What works on {day} can work on the other days.",
    "The second reading is not distrust.",
    "It went well, and we know why.",
];
pub(super) const OPTIONS: [&str; 8] = [
    "Hand the phone over earlier",
    "Dictate the note on the way",
    "A template for open calls",
    "Two quiet hours on {day}",
    "Swap visits with a colleague",
    "Ask {customer} for a fixed contact",
    "Label the shelves",
    "Read {instrument} together once a week",
];
pub(super) const STEPS: [&str; 14] = [
    "Write the report on site at the next three visits",
    "Agree a fixed contact at {customer}",
    "Take the second reading of {instrument} with a colleague",
    "Put the parts list in the van on {day}",
    "Show the short form at the team meeting",
    "Ask the night shift what the handover needs",
    "Clear the open reports of {customer}",
    "Label the drawers for {instrument}",
    "Write down what surprised at {customer}",
    "Block two hours on {day}",
    "Call {customer} before the visit",
    "Bring one example of a good note",
    "Count {n} locations before {day}",
    "Try the new template on {n} certificates",
];
pub(super) const SAID_BACK: [&str; 6] = [
    "I write it where I measured it, and then it is done.",
    "I say by noon if {customer} will wait.",
    "I ask first and measure second.",
    "On {day} I keep two hours free, and nobody books them.",
    "I read {instrument} twice, and the second time not alone.",
    "When my bag is empty, my week is over.",
];
pub(super) const ENDED_WELL: [&str; 4] = [
    "We found out that both of us had waited for the other.",
    "The plan was not mine.",
    "There was a laugh about the van.",
    "We knew the next step before the time was over.",
];
pub(super) const ADDENDA: [&str; 5] = [
    "The step with {customer} was done on {day}, earlier than agreed.",
    "I was wrong about the date; it was the week before.",
    "{name} sent the example, and it is a good one.",
    "The reading of {instrument} was confirmed by the laboratory.",
    "I spoke with the night shift too. They see it in the same way.",
];

/// An expectation without names and days.
pub(super) struct Theme {
    pub(super) title: &'static str,
    pub(super) what: &'static str,
    pub(super) why: &'static str,
    pub(super) counted: &'static str,
    pub(super) unit: &'static str,
    pub(super) relevant: &'static str,
    pub(super) reward: &'static str,
    pub(super) consequence: &'static str,
}

pub(super) const THEMES: [Theme; 8] = [
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
pub(super) const ACHIEVABLE: [&str; 6] = [
    "Two hours on {day} are free of visits",
    "A colleague is there for questions",
    "The training was given in the spring",
    "An extra visit may be declined while two reports are open",
    "The tablet works without a signal",
    "The tools are at hand",
];
pub(super) const PROMISES: [&str; 8] = [
    "A tablet with the report form",
    "An answer about the course",
    "Two free hours on {day}",
    "A second scanner for the store",
    "A word with {customer} about fixed contacts",
    "A parking space near the store",
    "The new labels for {instrument}",
    "No visit is booked into the free hour",
];
pub(super) const BLOCKED: [&str; 3] = [
    "Labels are on order; the supplier can be asked",
    "{customer} has not named a contact yet",
    "{instrument} is at the laboratory",
];
pub(super) const RETURNED: [&str; 3] = [
    "The second reading is missing",
    "The example of {customer} is not in it yet",
    "It does not say who does it",
];
pub(super) const DROPPED: [&str; 2] = [
    "{customer} does not need it any more",
    "The new template made it superfluous",
];
pub(super) const RESULTS: [&str; 4] = [
    "Done with {customer}; it took half an hour",
    "{n} of {n} were right",
    "A colleague followed it without a question",
    "In use since {day}",
];
pub(super) const COMMENTS: [&str; 5] = [
    "I agree. The hour on {day} has to be really free for this.",
    "Fine, as long as {customer} names a contact.",
    "I would like to look at it once more in a month.",
    "The tablet has to be there by then.",
    "I will need help with {instrument} at the start.",
];
pub(super) const REASONS: [&str; 2] = [
    "I cannot promise this while the night shift is short of people.",
    "The number of visits is not in my hands.",
];
pub(super) const DAILY: [&str; 6] = [
    "A word with {name} before the first visit",
    "Look at the open calls of {name}",
    "Ask {name} how the day went",
    "Read the notes of {name}",
    "See whether the visits of {name} still fit",
    "Five minutes for {name}",
];
pub(super) const WEEKLY: [&str; 4] = [
    "Prepare the one-to-one with {name}",
    "Walk through the tasks of {name}",
    "Say what went well to {name}",
    "Look at the promises to {name}",
];

/// What somebody answers in their own language.
const OWN: [(Tongue, [&str; 4]); 6] = [
    (
        Tongue::German,
        [
            "Am Freitag klingelt das Telefon bis sechs, und die Übergabe bleibt liegen.",
            "Ich schreibe den Bericht gleich vor Ort, dann ist er fertig.",
            "Mit zwei freien Stunden am Dienstag schaffe ich das.",
            "Ich habe zu schnell Ja gesagt; nächstes Mal frage ich zuerst nach den Teilen.",
        ],
    ),
    (
        Tongue::French,
        [
            "Le vendredi, le téléphone sonne jusqu’à six heures et la note passe à la trappe.",
            "J’écris le rapport sur place, et c’est terminé.",
            "Avec deux heures libres le mardi, j’y arrive.",
            "Je préfère dire non à temps que oui trop tard.",
        ],
    ),
    (
        Tongue::Ukrainian,
        [
            "У п’ятницю телефон не змовкає до шостої, і нотатка залишається ненаписаною.",
            "Я пишу звіт одразу на місці, і тоді він готовий.",
            "Якщо у вівторок буде дві вільні години, я встигну.",
            "Краще вчасно сказати «ні», ніж запізно «так».",
        ],
    ),
    (
        Tongue::Greek,
        [
            "Την Παρασκευή το τηλέφωνο χτυπά ως τις έξι και η σημείωση μένει πίσω.",
            "Γράφω την αναφορά επιτόπου και τελειώνει.",
            "Με δύο ελεύθερες ώρες την Τρίτη θα τα καταφέρω.",
            "Καλύτερα ένα έγκαιρο όχι παρά ένα καθυστερημένο ναι.",
        ],
    ),
    (
        Tongue::Arabic,
        [
            "يوم الجمعة لا يتوقف الهاتف حتى السادسة، فتبقى الملاحظة بلا كتابة.",
            "أكتب التقرير في مكان القياس، وبذلك ينتهي.",
            "إذا كانت ساعتان يوم الثلاثاء خاليتين فسأنجز ذلك.",
            "لا في وقتها خير من نعم متأخرة.",
        ],
    ),
    (
        Tongue::Japanese,
        [
            "金曜日は六時まで電話が鳴りやまず、引き継ぎのメモが後回しになります。",
            "測ったその場で報告書を書けば、それで終わりです。",
            "火曜日に二時間あれば、できると思います。",
            "遅い「はい」より、早い「いいえ」のほうがいいです。",
        ],
    ),
];

/// What somebody says: mostly in English, sometimes in their own language.
pub(super) fn said(rng: &mut Rng, tongue: Tongue, english: &[&str], name: &str) -> String {
    let own = OWN.iter().find(|(spoken, _)| *spoken == tongue);
    match own {
        Some((_, sentences)) if rng.u8(..100) < 30 => pick(rng, sentences).to_owned(),
        _ => written(rng, english, name),
    }
}

/// One of these sentences, filled in.
pub(super) fn written(rng: &mut Rng, sentences: &[&str], name: &str) -> String {
    let sentence = pick(rng, sentences);
    filled(rng, sentence, name)
}

/// One of these.
pub(super) fn pick<'a>(rng: &mut Rng, texts: &[&'a str]) -> &'a str {
    texts[rng.usize(..texts.len())]
}

/// Puts words in the place of the names in braces, and begins with a capital letter.
pub(super) fn filled(rng: &mut Rng, sentence: &str, name: &str) -> String {
    let number = rng.u8(3..12).to_string();
    let text = sentence
        .replace("{customer}", pick(rng, &CUSTOMERS))
        .replace("{instrument}", pick(rng, &INSTRUMENTS))
        .replace("{place}", pick(rng, &PLACES))
        .replace("{day}", pick(rng, &DAYS))
        .replace("{n}", &number)
        .replace("{name}", name);
    let mut letters = text.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Where a talk is held.
pub(super) fn place(rng: &mut Rng) -> String {
    let place = pick(rng, &PLACES);
    filled(rng, place.trim_start_matches("the "), "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_brace_is_left_and_every_sentence_begins_with_a_capital() {
        let mut rng = Rng::with_seed(1);
        let groups: [&[&str]; 12] = [
            &TOPICS,
            &FACTS,
            &NOTES,
            &VIEWS,
            &STRENGTHS_SEEN,
            &SHARED,
            &OPTIONS,
            &STEPS,
            &SAID_BACK,
            &ADDENDA,
            &DAILY,
            &WEEKLY,
        ];
        for sentence in groups.into_iter().flatten() {
            let text = filled(&mut rng, sentence, "Linnea");
            assert!(
                !text.contains(['{', '}']),
                "every name in braces is known: {text}"
            );
            assert!(
                !text.starts_with(char::is_lowercase),
                "it begins as a sentence does: {text}"
            );
        }
    }
}
