//! Papers of the sample world: Brinkhaven Instruments, Thursday 19 November 2026.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use kept_documents::*;
use sha2_010::{Digest, Sha256};

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(crate) fn instant(text: &str) -> NaiveDateTime {
    format!("2026-11-19T{text}").parse().unwrap()
}

pub(crate) fn now() -> DateTime<Utc> {
    "2026-11-19T09:43:13Z".parse().unwrap()
}

pub(crate) fn hash(text: &str) -> [u8; 32] {
    Sha256::digest(text.as_bytes()).into()
}

/// Random bytes that are the same in every run: counted hashes of a seed.
pub(crate) fn entropy(seed: &str) -> impl FnMut(&mut [u8]) {
    let seed = seed.to_owned();
    let mut count = 0u64;
    move |bytes| {
        for chunk in bytes.chunks_mut(32) {
            chunk.copy_from_slice(&hash(&format!("{seed} {count}"))[..chunk.len()]);
            count += 1;
        }
    }
}

pub(crate) fn identity(seed: &str) -> Identity {
    Identity::generate("Marit Solberg", now(), &mut entropy(seed)).unwrap()
}

pub(crate) fn party(name: &str, short_name: &str, role: &str) -> Party {
    Party {
        name: name.into(),
        short_name: short_name.into(),
        role: role.into(),
    }
}

pub(crate) fn marit() -> Party {
    party("Marit Solberg", "Marit", "Head of Service & Calibration")
}

pub(crate) fn tomas() -> Party {
    party("Tomás Herrera", "Tomás", "Field service engineer")
}

fn task(text: &str, owner: &str, due: &str) -> TaskLine {
    TaskLine {
        text: text.into(),
        owner: owner.into(),
        due: Some(day(due)),
    }
}

/// A signature: a few waves and a dot.
pub(crate) fn ink() -> Ink {
    let wave = |from: f32, to: f32, height: f32| -> Stroke {
        (0..40)
            .map(|step| {
                let along = from + (to - from) * step as f32 / 39.0;
                (along, 60.0 + height * (along / 9.0).sin())
            })
            .collect()
    };
    Ink::Drawn {
        strokes: vec![
            wave(20.0, 150.0, 24.0),
            wave(140.0, 230.0, 9.0),
            vec![(240.0, 62.0)],
        ],
        width: 280.0,
        height: 100.0,
    }
}

pub(crate) fn signed(at: &str, with: &str) -> Signed {
    Signed {
        ink: ink(),
        at_local: instant(at),
        with: with.into(),
    }
}

/// The second version of the agreement in the design, as a draft.
pub(crate) fn draft() -> AgreementPaper {
    AgreementPaper {
        language: Language::English,
        title: "Visit reports within two working days".into(),
        organisation: Some("Brinkhaven Instruments".into()),
        number: "EXP-0042".into(),
        version: 2,
        template_version: 3,
        member: tomas(),
        manager: marit(),
        start: Some(day("2026-11-20")),
        deadline: Some(day("2027-01-29")),
        amends: Some(Amendment {
            version: 1,
            title: "Visit reports within five working days".into(),
            sealed_on: day("2026-08-24"),
            fingerprint: hash("version 1"),
            changes: vec![Change {
                label: "What will be done".into(),
                before: "Tomás files the report of every customer visit in the service system within five working days of that visit.".into(),
                after: "Tomás files the report of every customer visit in the service system within two working days of that visit.".into(),
            }],
        }),
        what: "Tomás files the report of every customer visit in the service system within two working days of that visit. A report is complete when it holds the readings before and after adjustment, the parts used and the name of the customer’s contact.".into(),
        why: Some("A calibration certificate cannot go out without the report. From July to September customers waited nine working days for theirs, and Yuki wrote 41 reminders.".into()),
        measure: Some(Measure {
            text: "Visits with a complete report within two working days, counted by Yuki on the first Monday of each month".into(),
            baseline: Some("61".into()),
            target: Some("95".into()),
            unit: Some("%".into()),
        }),
        achievable: vec![
            "Form training was given on 3 September 2026.".into(),
            "Friday 14:00–15:00 is kept free of visits for paperwork.".into(),
            "Tomás may decline a same-day extra visit while two reports are open.".into(),
        ],
        relevant: Some("Team goal 2026–27: certificate at the customer within five working days.".into()),
        reviews: vec![day("2026-12-04"), day("2027-01-08"), day("2027-01-29")],
        tasks: vec![
            task("Clear the seven open reports from October", "Tomás", "2026-11-24"),
            task("Agree a one-page short form for routine visits", "Tomás, with Yuki", "2026-12-02"),
            task("Finish the report before leaving site, on three visits", "Tomás", "2026-12-04"),
            task("Show the short form at the team meeting", "Tomás", "2026-12-17"),
        ],
        promises: vec![
            PromiseLine { text: "A tablet with the report form that works without a signal".into(), due: Some(day("2026-11-27")), when: None },
            PromiseLine { text: "Friday 14:00–15:00 kept free in the service plan".into(), due: Some(day("2026-11-20")), when: Some("from".into()) },
            PromiseLine { text: "An answer within one day when a customer’s data are missing".into(), due: None, when: Some("throughout".into()) },
        ],
        reward: Some(Reward {
            what: "Two days at the spring instrument course in Utrecht in April 2027, travel and hotel paid.".into(),
            when: Some("booked by 12 February 2027".into()),
            who_decides: Some("Marit, after the closing review".into()),
        }),
        consequence: Some(Consequence {
            what: "Reports are finished on site before the next visit starts, and new installations go to the rest of the rota until one full month reaches 95 %.".into(),
            from_when: Some("below 90 % at the review on 8 January".into()),
            first_step: Some("a talk within three working days of the review".into()),
        }),
        exceptions: Some("Visits that end after 18:00, and days on which the service system is down for more than two hours.".into()),
        own_words: Some("I write it where I measured it. If the form is on the tablet, the report is done when I close my bag.".into()),
        state: PaperState::Draft { on: day("2026-11-19") },
    }
}

/// The smallest agreement that makes sense.
pub(crate) fn bare() -> AgreementPaper {
    AgreementPaper {
        organisation: None,
        start: None,
        deadline: None,
        amends: None,
        why: None,
        measure: None,
        achievable: vec![],
        relevant: None,
        reviews: vec![],
        tasks: vec![],
        promises: vec![],
        reward: None,
        consequence: None,
        exceptions: None,
        own_words: None,
        ..draft()
    }
}

pub(crate) fn answer(statement: Statement) -> Answer {
    Answer {
        statement,
        reason: (statement != Statement::Agree)
            .then(|| "The Friday hour is on the plan, but the dispatcher fills it.".into()),
        comment: (statement == Statement::Agree).then(|| {
            "The tablet has to be there on the 27th. Without it I need the Friday hour to be two hours."
                .into()
        }),
        signed: (statement != Statement::Decline).then(|| signed("10:41:09", "pen on screen")),
    }
}

pub(crate) fn signing() -> AgreementPaper {
    AgreementPaper {
        state: PaperState::Signing {
            on: day("2026-11-19"),
            fingerprint: hash("version 2"),
            answer: Some(answer(Statement::Agree)),
            manager: None,
            witness: None,
        },
        ..draft()
    }
}

pub(crate) fn witness() -> Witness {
    Witness {
        person: party("Yuki Tanabe", "Yuki", "Scheduling"),
        signed: Some(Signed {
            ink: Ink::Typed,
            ..signed("10:44:00", "typed name")
        }),
    }
}

pub(crate) fn sealed(ending: Ending, witness: Option<Witness>) -> AgreementPaper {
    let fact =
        |name: &str, role: &str, known: &str, statement: &str, with: Option<&str>, at: Option<&str>| {
            SignerFacts {
                name: name.into(),
                role: role.into(),
                known: known.into(),
                statement: statement.into(),
                with: with.map(str::to_owned),
                commented: role == "Team member",
                presented_local: Some(instant("10:31:06")),
                read_local: Some(instant("10:36:48")),
                signed_local: at.map(instant),
            }
        };
    let events = [
        ("10:31:06", "Document closed for changes and handed to Tomás"),
        ("10:31:20", "Opened at page 1"),
        ("10:36:48", "Scrolled to the end of page 2"),
        ("10:38:02", "Statement chosen: I agree"),
        ("10:40:15", "Comment added"),
        ("10:41:09", "Signed by Tomás Herrera"),
        ("10:42:30", "Device handed back, passphrase entered"),
        ("10:43:12", "Signed by Marit Solberg"),
        ("10:43:13", "Sealed"),
    ];
    AgreementPaper {
        state: PaperState::Sealed(Box::new(Sealed {
            at_local: instant("10:43:13"),
            ending,
            manager: signed("10:43:12", "mouse on screen"),
            witness,
            record: Record {
                fingerprint: hash("version 2"),
                root_fingerprint: identity("vault").root_fingerprint().unwrap(),
                signers: vec![
                    fact(
                        "Tomás Herrera",
                        "Team member",
                        "In person, known to the manager",
                        "I agree",
                        Some("Pen on screen"),
                        Some("10:41:09"),
                    ),
                    fact(
                        "Marit Solberg",
                        "Manager",
                        "Holder of this vault",
                        "I agree",
                        Some("Mouse on screen"),
                        Some("10:43:12"),
                    ),
                ],
                events: events
                    .into_iter()
                    .zip(1187..)
                    .map(|((at, text), entry)| RecordEvent {
                        at_local: instant(at),
                        text: text.into(),
                        entry,
                    })
                    .collect(),
                consent: Some("I am signing on this screen. I could have asked for paper instead.".into()),
                zone: "Europe/Amsterdam".into(),
                utc_offset: "UTC+1".into(),
                app: "Kept 1.0 on Linux".into(),
                journal_seq: 1195,
                journal_head: hash("journal"),
            },
        })),
        ..draft()
    }
}

pub(crate) fn agreed() -> AgreementPaper {
    sealed(Ending::Answered(answer(Statement::Agree)), None)
}

pub(crate) fn kit() -> KitPaper {
    let groups = [
        "4GTR", "N8E2", "0VYH", "KJ6D", "W5QB", "3MZC", "P19F", "XA7S", "2HDN", "R8KT", "60EV", "YC4M",
        "7BQ0", "J3QW", "M5TX", "E9ZK",
    ];
    KitPaper {
        language: Language::English,
        groups: groups.iter().map(|group| (*group).to_owned().into()).collect(),
        vault_number: "7W3K-9PXA".into(),
        vault_name: "Marit’s log".into(),
        holder: Some("Marit Solberg".into()),
        made_on: day("2026-08-03"),
    }
}

pub(crate) fn form() -> FormPaper {
    let section = |field: &str, label: &str, circle: PartCircle, content: Content| Section {
        heading: label.into(),
        parts: vec![Part {
            field: field.into(),
            label: label.into(),
            circle,
            content,
        }],
    };
    let cells = |row: &[&str]| {
        row.iter()
            .map(|cell| (!cell.is_empty()).then(|| (*cell).into()))
            .collect()
    };
    let table = |numbered, columns: &[(&str, ColumnKind)], rows: &[&[&str]]| {
        let columns = columns.iter().map(|(label, kind)| Column {
            label: (*label).into(),
            kind: *kind,
        });
        Content::Table(Table {
            numbered,
            columns: columns.collect(),
            rows: rows.iter().map(|row| cells(row)).collect(),
        })
    };
    use ColumnKind::{Day, Short, Text as Long};
    use Content::{Text, Words};
    use PartCircle::{Official, Shareable};
    FormPaper {
        language: Language::English,
        kind: "Coaching session".into(),
        title: "Handing over open calls before the weekend".into(),
        organisation: Some("Brinkhaven Instruments".into()),
        number: "LOG-0118".into(),
        version: 1,
        template_version: 2,
        member: party("Kateryna Bondar", "Kateryna", "Customer support engineer"),
        manager: marit(),
        occasion: Some(Occasion {
            held_on: day("2026-11-12"),
            held_at: NaiveTime::from_hms_opt(14, 0, 0).zip(NaiveTime::from_hms_opt(14, 40, 0)),
            place: Some("Meeting room".into()),
        }),
        recorded_on: day("2026-11-15"),
        sections: vec![
            section("facts", "What was seen", Official, table(false, &[("When", Long), ("Fact", Long)], &[
                &["Sat 31 Oct, 09:20", "Westport Hospital called about an open balance alarm. The weekend colleague found no note on the call."],
                &["Sun 8 Nov, 18:05", "The same happened with the Delmar Foods freezer probe. The customer repeated the whole story."],
                &["Oct–Nov", "Eleven of thirteen weekday handovers were complete, three of them praised by Linnea."],
            ])),
            section("view", "Kateryna’s view", Shareable, Words("On Friday the phone does not stop until six. I finish the last call, and the note is the thing that falls off. On other days I write while the customer is still talking.".into())),
            section("strengths", "What works well", Official, Text("Customers ask for Kateryna by name. Her weekday notes are short and complete, and the team uses them as the model for new colleagues.".into())),
            section("essence", "In one sentence", Official, Text("The Friday handover is missing time, not skill.".into())),
            section("steps", "What we agreed", Official, table(true, &[("Step", Long), ("Who", Short), ("By", Day)], &[
                &["Phone goes to the weekend colleague on Friday at 17:30, not 18:00", "Marit", "2026-11-20"],
                &["One template for open calls: state, next step, promise made", "Kateryna", "2026-11-16"],
                &["Two Fridays with Joost as a second pair of eyes", "Kateryna, with Joost", "2026-12-04"],
            ])),
            section("said_back", "Said back", Official, Words("I stop taking calls at half past five, and nobody on Saturday has to ask the customer twice.".into())),
            section("follow_up", "Follow-up", Official, Content::Day(day("2026-12-04"))),
        ],
        known_before: Vec::new(),
        addenda: Vec::new(),
        with_shareable: true,
        signers: [party("Kateryna Bondar", "Kateryna", "Customer support engineer"), marit()]
            .map(|party| SignLine { name: party.name, role: party.role })
            .into(),
        received: false,
        fingerprint: Some(hash("form")),
        sealed_as: None,
        state: PaperState::Draft { on: day("2026-11-15") },
    }
}
