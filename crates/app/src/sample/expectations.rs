//! What is expected of them, and what Marit promised for it.

use kept_domain::task::TaskState;

/// How far an expectation is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stage {
    /// Being written.
    Draft,
    /// Agreed.
    Agreed,
    /// Closed as met.
    Met,
}

/// An expectation. Days are counted from today.
pub(crate) struct SampleExpectation {
    pub(crate) member: &'static str,
    pub(crate) stage: Stage,
    pub(crate) title: &'static str,
    pub(crate) what: &'static str,
    pub(crate) why: &'static str,
    /// What is counted, was, target, unit.
    pub(crate) measure: [&'static str; 4],
    pub(crate) achievable: &'static [&'static str],
    pub(crate) relevant: &'static str,
    pub(crate) start: i64,
    pub(crate) deadline: i64,
    pub(crate) reviews: &'static [i64],
    /// What, when, who decides.
    pub(crate) reward: [&'static str; 3],
    /// What, from when, first step.
    pub(crate) consequence: [&'static str; 3],
    pub(crate) tasks: &'static [SampleTask],
    pub(crate) promises: &'static [SamplePromise],
    pub(crate) own_words: &'static str,
    pub(crate) confidence: Option<u8>,
    pub(crate) worry: &'static str,
}

/// A step.
pub(crate) struct SampleTask {
    pub(crate) text: &'static str,
    pub(crate) owner: &'static str,
    pub(crate) due: i64,
    pub(crate) state: TaskState,
    /// Why it is blocked, or what came out.
    pub(crate) note: &'static str,
}

/// A promise of the manager.
pub(crate) struct SamplePromise {
    pub(crate) text: &'static str,
    pub(crate) due: Option<i64>,
    pub(crate) words: Option<&'static str>,
    pub(crate) kept: bool,
}

const fn task(owner: &'static str, due: i64, state: TaskState, text: &'static str) -> SampleTask {
    SampleTask {
        text,
        owner,
        due,
        state,
        note: "",
    }
}

const fn owed(due: i64, text: &'static str) -> SamplePromise {
    SamplePromise {
        text,
        due: Some(due),
        words: None,
        kept: false,
    }
}

const fn kept(due: i64, text: &'static str) -> SamplePromise {
    SamplePromise {
        text,
        due: Some(due),
        words: None,
        kept: true,
    }
}

pub(crate) const EXPECTATIONS: [SampleExpectation; 8] = [
    SampleExpectation {
        member: "Linnea",
        stage: Stage::Met,
        title: "A Friday hour for paperwork",
        what: "Linnea keeps one hour free of visits every Friday and clears the open paperwork of her week in it.",
        why: "Open reports of one week were finished in the next, and by then nobody remembered the readings.",
        measure: ["Fridays with no open report at four", "4 of 10", "9 of 10", ""],
        achievable: &[
            "The planning tool blocks the hour for everybody",
            "Yuki is there for questions",
        ],
        relevant: "Team goal: certificate at the customer within five working days",
        start: -90,
        deadline: -20,
        reviews: &[-55, -20],
        reward: [
            "The hour stays, and Linnea shows the planning to the other sites",
            "within a month",
            "Marit",
        ],
        consequence: [
            "The hour goes back to visits",
            "from the week after the last review",
            "A talk at the first review",
        ],
        tasks: &[
            task(
                "Linnea",
                -80,
                TaskState::Accepted,
                "Block the hour in the plan for ten weeks",
            ),
            task(
                "Linnea",
                -60,
                TaskState::Accepted,
                "Write down what does not fit into the hour",
            ),
            task(
                "Linnea",
                -25,
                TaskState::Accepted,
                "Show the result at the team meeting",
            ),
        ],
        promises: &[kept(
            -84,
            "No visit is booked into the hour, not even an urgent one",
        )],
        own_words: "On Friday at four my bag is empty.",
        confidence: Some(4),
        worry: "",
    },
    SampleExpectation {
        member: "Tomás",
        stage: Stage::Agreed,
        title: "Visit reports within five working days",
        what: "Tomás files the report of every customer visit in the service system within five working days of that visit. A report is complete when it holds the readings, the parts used and the name of the contact.",
        why: "A calibration certificate cannot go out without the report. From July to September customers waited nine working days for theirs, and Yuki wrote 41 reminders.",
        measure: [
            "Visits reported within five working days, counted by Yuki on the first Monday of the month",
            "61",
            "90",
            "%",
        ],
        achievable: &[
            "Form training given in September",
            "Friday from two to three is kept free of visits",
            "He may decline an extra visit while two reports are open",
        ],
        relevant: "Team goal: certificate at the customer within five working days",
        start: -87,
        deadline: 29,
        reviews: &[-45, 15, 29],
        reward: [
            "Two days at the spring instrument course in Utrecht",
            "booked by the middle of February",
            "Marit, after the closing review",
        ],
        consequence: [
            "Reports are finished on site before the next visit is started",
            "from the closing review",
            "A talk within three working days of the review",
        ],
        tasks: &[
            task(
                "Tomás",
                -30,
                TaskState::Accepted,
                "Friday hour agreed with Linnea",
            ),
            task(
                "Tomás",
                5,
                TaskState::Doing,
                "Clear the seven open reports from October",
            ),
            task(
                "Tomás",
                13,
                TaskState::ToDo,
                "Agree a one-page short form for routine visits",
            ),
        ],
        promises: &[
            owed(0, "An answer about the course in Utrecht"),
            owed(8, "A tablet with the report form that works without a signal"),
        ],
        own_words: "I write it where I measured it. If the form is on the tablet, the report is done when I close my bag.",
        confidence: Some(4),
        worry: "If the tablet comes late, the next review tests me and not him.",
    },
    SampleExpectation {
        member: "Kateryna",
        stage: Stage::Agreed,
        title: "Open calls handed over before the weekend",
        what: "Kateryna hands every open call to the weekend colleague in writing by Friday 17:30: state, next step, what was promised.",
        why: "Two customers had to tell the whole story twice. One of them was a hospital.",
        measure: [
            "Weekend calls that need no second explanation, asked by the weekend colleague",
            "11 of 13",
            "13 of 13",
            "",
        ],
        achievable: &[
            "The phone goes to the weekend colleague at 17:30, not at 18:00",
            "Joost is a second pair of eyes on two Fridays",
        ],
        relevant: "Nobody explains the same fault twice",
        start: -14,
        deadline: 15,
        reviews: &[1, 15],
        reward: [
            "A written thank-you to her and to the head of service, with what customers said",
            "in the week after the last review",
            "Marit",
        ],
        consequence: [
            "Calls after 17:00 go straight to the weekend colleague",
            "from the last review",
            "We look at the two Fridays together",
        ],
        tasks: &[
            task("Kateryna", -3, TaskState::Doing, "One template for open calls"),
            task(
                "Kateryna",
                1,
                TaskState::ToDo,
                "First Friday with Joost beside her",
            ),
            task(
                "Kateryna",
                8,
                TaskState::ToDo,
                "Second Friday with Joost beside her",
            ),
        ],
        promises: &[owed(
            1,
            "The phone is switched over at 17:30 by the exchange, not by hand",
        )],
        own_words: "I stop taking calls at half past five, and nobody on Saturday has to ask the customer twice.",
        confidence: Some(5),
        worry: "Do not solve it for her. She is already close.",
    },
    SampleExpectation {
        member: "Joost",
        stage: Stage::Agreed,
        title: "Stock counts without surprises",
        what: "Joost counts forty locations every week and hands the parts list to the engineers every day by 16:00.",
        why: "Six visits since August ended early because a part was on the list and not on the shelf.",
        measure: ["Weeks with forty counted locations", "6 of 12", "12 of 12", ""],
        achievable: &["The count has its own two hours on Tuesday", "A second scanner"],
        relevant: "First visit, right parts",
        start: -60,
        deadline: 99,
        reviews: &[-18, 22, 99],
        reward: [
            "The new shelving that he asked for goes into the budget of the next year",
            "at the closing review",
            "Marit and the head of operations",
        ],
        consequence: [
            "The count moves to two fixed mornings",
            "from the second review",
            "We plan the week of the count together",
        ],
        tasks: &[
            task(
                "Joost",
                -3,
                TaskState::Doing,
                "Count forty locations of this week",
            ),
            SampleTask {
                text: "Number the shelves of the back room",
                owner: "Joost",
                due: 6,
                state: TaskState::Blocked,
                note: "Labels are on order. Marit can ask the supplier",
            },
            task(
                "Joost",
                20,
                TaskState::ToDo,
                "Show Linnea the parts list of the day",
            ),
            task(
                "Joost",
                -40,
                TaskState::Accepted,
                "Write down which locations count first",
            ),
        ],
        promises: &[
            owed(-1, "A second scanner for the stock count"),
            kept(-30, "Two hours on Tuesday without the counter"),
        ],
        own_words: "",
        confidence: None,
        worry: "My own promise is late. He has noticed.",
    },
    SampleExpectation {
        member: "Amara",
        stage: Stage::Agreed,
        title: "A guide to mass calibration that a new colleague can follow",
        what: "Amara writes the first edition of the guide: five chapters, each tried by somebody who has not done it before.",
        why: "Everything about mass calibration is in one head. When Amara is away, certificates wait.",
        measure: [
            "Chapters that Imran could follow without a question",
            "0",
            "5",
            "chapters",
        ],
        achievable: &[
            "Two free days for writing",
            "Imran tries every chapter at the bench",
        ],
        relevant: "Every method is known by two people",
        start: -50,
        deadline: 71,
        reviews: &[-8, 29, 71],
        reward: [
            "Amara presents the guide at the spring meeting of the laboratories",
            "travel is booked when chapter four is tried",
            "Marit",
        ],
        consequence: [
            "We cut the guide to the two methods that cannot wait",
            "from the second review",
            "A talk about what to leave out",
        ],
        tasks: &[
            task(
                "Amara",
                -20,
                TaskState::Accepted,
                "Chapter one: the room and the balance",
            ),
            SampleTask {
                text: "Chapter two: the series",
                owner: "Amara",
                due: 8,
                state: TaskState::HandedIn,
                note: "Imran followed it on Tuesday and asked two questions. Both are answered in the text now",
            },
            task("Imran", 22, TaskState::ToDo, "Try chapter three at the bench"),
        ],
        promises: &[owed(12, "Two free days to write the guide")],
        own_words: "When I am on holiday, a certificate takes as long as always.",
        confidence: Some(3),
        worry: "",
    },
    SampleExpectation {
        member: "Yuki",
        stage: Stage::Draft,
        title: "Certificates from one template",
        what: "Yuki brings the four certificate templates into one, and all new certificates are made from it.",
        why: "A change in one template is forgotten in the others, and every third certificate is corrected by hand.",
        measure: ["Certificates corrected by hand", "33", "5", "%"],
        achievable: &["Amara checks the wording", "Tuesday mornings are free of tickets"],
        relevant: "Certificates without a second correction",
        start: 4,
        deadline: 71,
        reviews: &[32, 71],
        reward: [
            "A day to try the measuring software of the new balance",
            "in the month after",
            "Marit",
        ],
        consequence: [
            "We keep two templates and improve those",
            "from the closing review",
            "A talk with Amara about which two",
        ],
        tasks: &[
            task("Yuki", 11, TaskState::ToDo, "List what differs between the four"),
            task(
                "Yuki",
                25,
                TaskState::ToDo,
                "One template for balances, tried on ten certificates",
            ),
        ],
        promises: &[SamplePromise {
            text: "Tuesday mornings without tickets",
            due: None,
            words: Some("throughout"),
            kept: false,
        }],
        own_words: "",
        confidence: None,
        worry: "",
    },
    SampleExpectation {
        member: "Imran",
        stage: Stage::Draft,
        title: "First calibration without a second pair of eyes",
        what: "Imran calibrates balances up to one kilogram by himself and signs the certificate quickly.",
        why: "Amara can then leave the routine to him and write the guide.",
        measure: ["", "", "", ""],
        achievable: &["Ten balances with Amara beside him"],
        relevant: "Every method is known by two people",
        start: 10,
        deadline: 99,
        reviews: &[45],
        reward: ["", "", ""],
        consequence: ["", "", ""],
        tasks: &[task(
            "Imran",
            15,
            TaskState::ToDo,
            "Ten balances with Amara beside him",
        )],
        promises: &[owed(15, "One morning at the pressure bench")],
        own_words: "",
        confidence: None,
        worry: "He says yes too quickly. Ask what he would need to say no.",
    },
    SampleExpectation {
        member: "Tomás",
        stage: Stage::Draft,
        title: "Visit reports within two working days",
        what: "Tomás files the report of every customer visit in the service system within two working days of that visit. A report is complete when it holds the readings, the parts used and the name of the contact.",
        why: "With the tablet the report is written on site. Customers would have their certificate in the same week.",
        measure: [
            "Visits with a complete report within two working days, counted by Yuki on the first Monday of each month",
            "61",
            "95",
            "%",
        ],
        achievable: &[
            "Form training given in September",
            "Friday from two to three is kept free of visits for paperwork",
            "He may decline a same-day extra visit while two reports are open",
        ],
        relevant: "Team goal: certificate at the customer within five working days",
        start: 9,
        deadline: 71,
        reviews: &[15, 50, 71],
        reward: [
            "Two days at the spring instrument course in Utrecht, travel and hotel paid",
            "booked by the middle of February",
            "Marit, after the closing review",
        ],
        consequence: [
            "Below 90 % at the second review, reports are finished on site before the next visit starts, and new installations go to the rest of the rota",
            "until one full month reaches 95 %",
            "A talk within three working days of the review",
        ],
        tasks: &[
            task(
                "Tomás",
                5,
                TaskState::ToDo,
                "Clear the seven open reports from October",
            ),
            task(
                "Tomás",
                13,
                TaskState::ToDo,
                "Agree a one-page short form for routine visits",
            ),
            task(
                "Tomás",
                15,
                TaskState::ToDo,
                "Finish the report before leaving site, three visits",
            ),
            task(
                "Tomás",
                28,
                TaskState::ToDo,
                "Show the short form at the team meeting",
            ),
        ],
        promises: &[
            owed(8, "A tablet with the report form that works without a signal"),
            SamplePromise {
                text: "An answer within one day when a customer's data are missing",
                due: None,
                words: Some("throughout"),
                kept: false,
            },
        ],
        own_words: "I write it where I measured it. If the form is on the tablet, the report is done when I close my bag.",
        confidence: Some(4),
        worry: "If the tablet comes late, the first review tests me and not him.",
    },
];
