//! Somebody who writes into a vault without pause, and remembers what was acknowledged.

use std::collections::BTreeMap;
use std::path::Path;

use fastrand::Rng;
use serde_json::{Value, json};

use super::keptctl::{Keptctl, Open, line};
use super::stock::{PASSPHRASE, PRIVATE};
use super::table::Verdict;
use crate::process::{Failure, Outcome};

/// What is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Member,
    Form,
    Expectation,
}

impl Kind {
    const ALL: [Self; 3] = [Self::Member, Self::Form, Self::Expectation];

    fn list(self) -> &'static str {
        match self {
            Self::Member => "member_list",
            Self::Form => "form_list",
            Self::Expectation => "expectation_list",
        }
    }

    fn get(self) -> &'static str {
        match self {
            Self::Member => "member_get",
            Self::Form => "form_get",
            Self::Expectation => "expectation_get",
        }
    }

    /// The text that was written, in the view of a record.
    fn text(self, view: &Value) -> &str {
        let text = match self {
            Self::Member => &view["strengths"],
            Self::Form => &view["answers"]["their_view"],
            Self::Expectation => &view["expectation"]["what"],
        };
        text.as_str().unwrap_or_default()
    }
}

/// The last state of a record that was acknowledged.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Record {
    kind: Kind,
    revision: u64,
    text: String,
}

/// A change that was sent.
#[derive(Debug)]
struct Change {
    kind: Kind,
    /// Nothing for a new record.
    id: Option<String>,
    text: String,
}

pub(super) struct Author {
    rng: Rng,
    member: String,
    /// How many records of each kind there were before.
    before: BTreeMap<Kind, usize>,
    records: BTreeMap<String, Record>,
    under_way: Option<Change>,
    written: usize,
}

impl Author {
    /// An author who knows what there is in an open vault.
    pub(super) fn beside(open: &mut Open, rng: Rng) -> Outcome<Self> {
        let answers: Option<Vec<Value>> = Self::lists().iter().map(|line| open.ask(line)).collect();
        let answers = answers.ok_or_else(|| Failure::new("A vault that is whole did not answer."))?;
        Self::new(rng, &answers)
    }

    fn lists() -> Vec<Value> {
        Kind::ALL
            .map(|kind| line(kind.list(), json!({ "limit": 200 })))
            .to_vec()
    }

    fn new(rng: Rng, answers: &[Value]) -> Outcome<Self> {
        let rows = |answer: &Value| answer["ok"]["rows"].as_array().cloned().unwrap_or_default();
        let first = answers.first().map(rows).unwrap_or_default();
        let member = first.first().and_then(|row| row["id"].as_str());
        Ok(Self {
            rng,
            member: member
                .ok_or_else(|| Failure::new("The vault has no member."))?
                .to_owned(),
            before: Kind::ALL
                .into_iter()
                .zip(answers.iter().map(|answer| rows(answer).len()))
                .collect(),
            records: BTreeMap::new(),
            under_way: None,
            written: 0,
        })
    }

    /// The next line of a batch.
    pub(super) fn next(&mut self) -> Value {
        self.written += 1;
        let kind = Kind::ALL[self.rng.usize(..Kind::ALL.len())];
        // No field takes more than 4000 letters.
        let words = self.rng.usize(1..110);
        let text = format!("{PRIVATE} {}. ", self.written)
            .repeat(words)
            .trim_end()
            .to_owned();
        let known: Vec<_> = self
            .records
            .iter()
            .filter(|(_, record)| record.kind == kind)
            .collect();
        // A record that is there is changed more often than another is made.
        let chosen = self.rng.choice(&known).filter(|_| self.rng.u8(..4) > 0);
        let line = match chosen {
            None => self.create(kind, &text),
            Some((id, record)) => update(kind, id, record.revision, &text),
        };
        let id = chosen.map(|(id, _)| (*id).clone());
        self.under_way = Some(Change { kind, id, text });
        line
    }

    fn create(&self, kind: Kind, text: &str) -> Value {
        match kind {
            Kind::Member => {
                let name = format!("Member {}", self.written);
                line(
                    "member_create",
                    json!({ "name": name, "role": "Technician", "strengths": text }),
                )
            }
            Kind::Form => line(
                "form_create",
                json!({ "memberId": self.member, "template": "coaching-session" }),
            ),
            Kind::Expectation => {
                let expectation = json!({ "title": format!("Expectation {}", self.written), "what": text });
                line(
                    "expectation_create",
                    json!({ "memberId": self.member, "expectation": expectation }),
                )
            }
        }
    }

    /// Remembers that the line sent last was acknowledged.
    pub(super) fn heard(&mut self, answer: &Value) -> Outcome {
        let refused = || Failure::new(format!("A change was refused: {}.", answer["error"]));
        let Change { kind, id, text } = self.under_way.take().ok_or_else(refused)?;
        let view = &answer["ok"];
        let revision = view["revision"].as_u64().ok_or_else(refused)?;
        // A new form is empty.
        let text = if id.is_none() && kind == Kind::Form {
            String::new()
        } else {
            text
        };
        let id = id
            .or_else(|| view["id"].as_str().map(str::to_owned))
            .ok_or_else(refused)?;
        self.records.insert(id, Record { kind, revision, text });
        Ok(())
    }

    /// Looks whether everything that was acknowledged is there, and nothing else but what was under way.
    pub(super) fn judge(&self, keptctl: &Keptctl, vault: &Path) -> Outcome<Verdict> {
        let mut lines = vec![line("vault_check", json!({}))];
        lines.extend(Self::lists());
        lines.extend(
            self.records
                .iter()
                .map(|(id, record)| line(record.kind.get(), json!({ "id": id }))),
        );
        let answers = match keptctl.batch(vault, PASSPHRASE, &lines)? {
            Ok(answers) => answers,
            Err(said) => return Ok(Verdict::Lost(format!("it does not open: {}", said.in_words()))),
        };
        if let Some(error) = answers.iter().find(|answer| !answer["error"].is_null()) {
            return Ok(Verdict::Lost(format!(
                "after {} changes: {}",
                self.written, error["error"]
            )));
        }
        let (lists, views) = answers[1..].split_at(Kind::ALL.len());
        Ok(self
            .compare(lists, views)
            .err()
            .map_or(Verdict::Survived, Verdict::Lost))
    }

    fn compare(&self, lists: &[Value], views: &[Value]) -> Result<(), String> {
        for (kind, list) in Kind::ALL.into_iter().zip(lists) {
            let there = list["ok"]["rows"].as_array().map_or(0, Vec::len);
            let made = self.records.values().filter(|record| record.kind == kind).count();
            let known = self.before.get(&kind).copied().unwrap_or_default() + made;
            let more = self
                .under_way
                .as_ref()
                .is_some_and(|change| change.kind == kind && change.id.is_none());
            if there != known && !(more && there == known + 1) {
                return Err(format!("{there} records of {kind:?} instead of {known}"));
            }
        }
        for ((id, record), view) in self.records.iter().zip(views) {
            let view = &view["ok"];
            let found = Record {
                kind: record.kind,
                revision: view["revision"].as_u64().unwrap_or_default(),
                text: record.kind.text(view).to_owned(),
            };
            let change = self
                .under_way
                .as_ref()
                .filter(|change| change.id.as_ref() == Some(id));
            let next = change.map(|change| Record {
                kind: record.kind,
                revision: record.revision + 1,
                text: change.text.clone(),
            });
            if found != *record && Some(found.clone()) != next {
                return Err(format!(
                    "{:?} is at revision {} instead of {}",
                    record.kind, found.revision, record.revision
                ));
            }
        }
        Ok(())
    }
}

fn update(kind: Kind, id: &str, revision: u64, text: &str) -> Value {
    match kind {
        Kind::Member => {
            let member = json!({ "name": "Amara Nwosu", "role": "Technician", "strengths": text });
            line(
                "member_update",
                json!({ "id": id, "revision": revision, "member": member }),
            )
        }
        Kind::Form => {
            let answers = json!({ "their_view": text });
            line(
                "form_save",
                json!({ "id": id, "revision": revision, "answers": answers }),
            )
        }
        Kind::Expectation => {
            let expectation = json!({ "title": "Expectation", "what": text });
            line(
                "expectation_update",
                json!({ "id": id, "revision": revision, "expectation": expectation }),
            )
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn lists(members: usize) -> Vec<Value> {
        [members, 0, 0]
            .map(|rows| json!({ "ok": { "rows": vec![json!({ "id": "m" }); rows] } }))
            .to_vec()
    }

    /// An author who has seen one member made, and is changing it.
    fn author() -> Author {
        let mut author = Author::new(Rng::with_seed(1), &lists(1)).unwrap();
        author.under_way = Some(Change {
            kind: Kind::Member,
            id: None,
            text: "first".to_owned(),
        });
        author
            .heard(&json!({ "ok": { "id": "new", "revision": 1 } }))
            .unwrap();
        author.under_way = Some(Change {
            kind: Kind::Member,
            id: Some("new".to_owned()),
            text: "second".to_owned(),
        });
        author
    }

    fn view(revision: u64, text: &str) -> Vec<Value> {
        vec![json!({ "ok": { "revision": revision, "strengths": text } })]
    }

    #[test]
    fn the_acknowledged_state_and_the_one_under_way_are_both_fine() {
        let author = author();
        assert_eq!(author.compare(&lists(2), &view(1, "first")), Ok(()));
        assert_eq!(author.compare(&lists(2), &view(2, "second")), Ok(()));
    }

    #[test]
    fn anything_else_is_lost() {
        let author = author();
        for (members, revision, text) in [
            (1, 1, "first"),
            (3, 1, "first"),
            (2, 2, "first"),
            (2, 1, "second"),
            (2, 3, "x"),
        ] {
            assert!(
                author.compare(&lists(members), &view(revision, text)).is_err(),
                "{members} members, revision {revision}, “{text}”"
            );
        }
    }

    #[test]
    fn a_refused_change_is_never_taken_for_an_acknowledged_one() {
        let mut author = author();
        assert!(author.heard(&json!({ "error": { "code": "io" } })).is_err());
    }
}
