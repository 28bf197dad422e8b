//! What is said in talks and written about them.

pub(crate) const TOPICS: [&str; 20] = [
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

pub(crate) const FACTS: [&str; 18] = [
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

pub(crate) const NOTES: [&str; 6] = [
    "Listen first. The reason may be the plan and not the person.",
    "My own promise is late. Say that first.",
    "Do not solve it. Ask what has been tried.",
    "Start with what went well at {customer}.",
    "Ask what would help most this week.",
    "Leave the silence alone.",
];

pub(crate) const VIEWS: [&str; 12] = [
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

pub(crate) const STRENGTHS_SEEN: [&str; 8] = [
    "Customers ask for {name} by name.",
    "The notes from {customer} are the model for new colleagues.",
    "{name} stays calm when a reading does not fit.",
    "Every tool is back in its place after a visit.",
    "{name} explains {instrument} so that an apprentice can use it.",
    "The plan of the week holds on four of five days.",
    "{name} says early when something will be late.",
    "The team trusts the second readings of {name}.",
];

pub(crate) const SHARED: [&str; 10] = [
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

pub(crate) const OPTIONS: [&str; 8] = [
    "Hand the phone over earlier",
    "Dictate the note on the way",
    "A template for open calls",
    "Two quiet hours on {day}",
    "Swap visits with a colleague",
    "Ask {customer} for a fixed contact",
    "Label the shelves",
    "Read {instrument} together once a week",
];

pub(crate) const STEPS: [&str; 14] = [
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

pub(crate) const SAID_BACK: [&str; 6] = [
    "I write it where I measured it, and then it is done.",
    "I say by noon if {customer} will wait.",
    "I ask first and measure second.",
    "On {day} I keep two hours free, and nobody books them.",
    "I read {instrument} twice, and the second time not alone.",
    "When my bag is empty, my week is over.",
];

pub(crate) const ENDED_WELL: [&str; 4] = [
    "We found out that both of us had waited for the other.",
    "The plan was not mine.",
    "There was a laugh about the van.",
    "We knew the next step before the time was over.",
];

pub(crate) const ADDENDA: [&str; 5] = [
    "The step with {customer} was done on {day}, earlier than agreed.",
    "I was wrong about the date; it was the week before.",
    "{name} sent the example, and it is a good one.",
    "The reading of {instrument} was confirmed by the laboratory.",
    "I spoke with the night shift too. They see it in the same way.",
];
