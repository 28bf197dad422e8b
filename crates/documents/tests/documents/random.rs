//! Papers by chance, from a seed that a failure names.

use chrono::Days;
use kept_documents::*;

use crate::sample::{self, day, hash};

pub(crate) struct Dice {
    seed: String,
    count: u64,
}

impl Dice {
    pub(crate) fn new(seed: &str) -> Self {
        Self {
            seed: seed.to_owned(),
            count: 0,
        }
    }

    /// A number below `sides`.
    pub(crate) fn below(&mut self, sides: usize) -> usize {
        self.count += 1;
        let roll = hash(&format!("{} {}", self.seed, self.count));
        usize::from_be_bytes(roll[..8].try_into().unwrap()) % sides
    }

    pub(crate) fn often(&mut self) -> bool {
        self.below(4) > 0
    }

    fn text(&mut self, most: usize) -> String {
        const WORDS: [&str; 24] = [
            "report",
            "visit",
            "Tomás",
            "within",
            "two days",
            "#panic()",
            "*all*",
            "$5",
            "@yuki",
            "\\end",
            "95 %",
            "Škoda",
            "звіт",
            "αναφορά",
            "“quoted”",
            "re-check",
            "https://example.org/a/very/long/address/of/a/page",
            "naïve",
            "→",
            "(see below)",
            "“",
            "שלום",
            "报告",
            "\n",
        ];
        (0..=self.below(most))
            .map(|_| WORDS[self.below(WORDS.len())])
            .collect::<Vec<_>>()
            .join(" ")
    }

    fn maybe(&mut self, most: usize) -> Option<String> {
        self.often().then(|| self.text(most))
    }

    fn due(&mut self) -> Option<chrono::NaiveDate> {
        let days = self.below(400) as u64;
        self.often().then(|| day("2026-11-19") + Days::new(days))
    }

    fn answer(&mut self) -> Answer {
        let statement = [Statement::Agree, Statement::ReceivedNotAgree, Statement::Decline][self.below(3)];
        Answer {
            reason: self.maybe(80),
            comment: self.maybe(120),
            ..sample::answer(statement)
        }
    }

    fn state(&mut self) -> PaperState {
        match self.below(5) {
            0 => sample::draft().state,
            1 => PaperState::Signing {
                on: day("2026-11-19"),
                fingerprint: hash(&self.seed),
                answer: self.often().then(|| self.answer()),
                manager: None,
                witness: self.often().then(|| Witness {
                    signed: self.often().then(|| sample::witness().signed).flatten(),
                    ..sample::witness()
                }),
            },
            2 => sample::sealed(Ending::Refused { said: self.maybe(30) }, Some(sample::witness())).state,
            3 => {
                sample::sealed(
                    Ending::NotPresented {
                        why: self.text(30),
                        how: self.text(30),
                        sent_local: sample::instant("16:05:00"),
                    },
                    None,
                )
                .state
            }
            _ => {
                sample::sealed(
                    Ending::Answered(self.answer()),
                    self.often().then(sample::witness),
                )
                .state
            }
        }
    }

    /// A form that is being signed, or was.
    pub(crate) fn form(&mut self) -> FormPaper {
        let state = loop {
            let state = self.state();
            if !matches!(state, PaperState::Draft { .. }) {
                break state;
            }
        };
        FormPaper {
            language: if self.often() {
                Language::English
            } else {
                Language::German
            },
            title: self.text(14),
            organisation: self.maybe(3),
            known_before: (0..self.below(4)).map(|_| self.text(20)).collect(),
            received: self.often(),
            with_shareable: self.often(),
            state,
            ..sample::form()
        }
    }

    pub(crate) fn agreement(&mut self) -> AgreementPaper {
        let plain = sample::draft();
        AgreementPaper {
            language: if self.often() {
                Language::English
            } else {
                Language::German
            },
            title: self.text(14),
            organisation: self.maybe(3),
            number: format!("EXP-{:04}", self.below(10_000)),
            version: 1 + self.below(9) as u32,
            start: self.due(),
            deadline: self.due(),
            amends: plain.amends.filter(|_| self.often()),
            what: self.text(300),
            why: self.maybe(100),
            measure: plain.measure.filter(|_| self.often()),
            achievable: (0..self.below(12)).map(|_| self.text(20)).collect(),
            relevant: self.maybe(40),
            reviews: (0..self.below(9)).filter_map(|_| self.due()).collect(),
            tasks: (0..self.below(41))
                .map(|_| TaskLine {
                    text: self.text(20),
                    owner: self.text(4),
                    due: self.due(),
                })
                .collect(),
            promises: (0..self.below(12))
                .map(|_| PromiseLine {
                    text: self.text(20),
                    due: self.due(),
                    when: self.maybe(2),
                })
                .collect(),
            reward: self.often().then(|| Reward {
                what: self.text(60),
                when: self.maybe(5),
                who_decides: self.maybe(5),
            }),
            consequence: self.often().then(|| Consequence {
                what: self.text(60),
                from_when: self.maybe(5),
                first_step: self.maybe(20),
            }),
            exceptions: self.maybe(50),
            own_words: self.maybe(60),
            state: self.state(),
            ..plain
        }
    }
}
