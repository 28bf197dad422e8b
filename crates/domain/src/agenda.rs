//! The agenda of one-to-ones: what one of both wants to talk about, until it was discussed or dropped.
//!
//! A point belongs to the member and never to a day, so what was not reached stays where it is: there is nothing to
//! carry over, and nothing can be lost between two talks.
//!
//! The words of a point that was settled stand twice: in the point, and in the form of the talk. That is meant so. The
//! form is the record of that day, whose fingerprint covers every word of it, and says the same however the agenda goes
//! on. Until it is filed its words are those of the points, and afterwards neither can be changed: a settled point is
//! opened again only while its talk is a draft. So the two cannot come apart.

use chrono::{DateTime, NaiveDate, Utc};
use serde_json::{Map, Value};

use crate::form::Answers;
use crate::ids::{AgendaPointId, FormId, MemberId};
use crate::text::{folded, required_line};
use crate::violation::Violation;
use crate::words::words;

/// Characters of a point; as many as a line of a form takes.
const LONGEST: usize = 500;
/// Open points that one side may have.
pub const MOST: usize = 50;

words! {
    /// Whose point it is.
    pub enum Side {
        /// The member's.
        Theirs = "theirs",
        /// The manager's.
        Mine = "mine",
    }
}

impl Side {
    /// The `list` field of a one-to-one that has the topics of this side.
    #[must_use]
    pub const fn field(self) -> &'static str {
        match self {
            Self::Theirs => "their_topics",
            Self::Mine => "my_topics",
        }
    }
}

words! {
    /// Where a point stands.
    pub enum PointState {
        /// Still to be talked about.
        Open = "open",
        /// Was talked about.
        Discussed = "discussed",
        /// Does not matter any more.
        Dropped = "dropped",
    }
}

impl PointState {
    /// Checks a step that the manager asks for: an open point is discussed or dropped, any other is opened again.
    ///
    /// # Errors
    /// A [`Violation`] at `to` that says what to do instead.
    pub fn checked_step(self, to: Self) -> Result<(), Violation> {
        match (self, to) {
            (Self::Open, Self::Open) => Err(Violation::new("to", "It is open already.")),
            (Self::Open, _) | (_, Self::Open) => Ok(()),
            _ => Err(Violation::new("to", "Open it again first.")),
        }
    }
}

/// A point as the vault keeps one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// Which one.
    pub id: AgendaPointId,
    /// With whom.
    pub member: MemberId,
    /// Counts the changes, from 1.
    pub revision: u32,
    /// Whose it is.
    pub side: Side,
    /// Orders the open points of a side, from 0.
    pub position: u32,
    /// Where it stands.
    pub state: PointState,
    /// What it is about.
    pub text: String,
    /// The talk in which it was settled.
    pub form: Option<FormId>,
    /// When it was written down.
    pub created_at: DateTime<Utc>,
}

/// The text of a point in its final form.
///
/// # Errors
/// A [`Violation`] at `text`.
pub fn checked_text(text: &str) -> Result<String, Violation> {
    required_line("text", text, LONGEST, "Write what you want to talk about.")
}

/// Moves one of `order` to another place; a place behind the last one is the last one.
///
/// Returns `false` and leaves everything as it is if it is not among them.
pub fn reorder(order: &mut Vec<AgendaPointId>, id: AgendaPointId, to: usize) -> bool {
    let Some(from) = order.iter().position(|other| *other == id) else {
        return false;
    };
    let moved = order.remove(from);
    order.insert(to.min(order.len()), moved);
    true
}

/// A one-to-one that was held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Held {
    /// The day of the talk.
    pub on: NaiveDate,
    /// When it was filed.
    pub filed_at: DateTime<Utc>,
}

/// In how many talks a point was not reached: those that were held on the day it was written down or later. One that
/// was filed before it existed is not among them, nor is one of an earlier day that was filed late.
#[must_use]
pub fn talks_since(created_at: DateTime<Utc>, created_on: NaiveDate, held: &[Held]) -> usize {
    held.iter()
        .filter(|talk| talk.on >= created_on && talk.filed_at > created_at)
        .count()
}

/// What filing a one-to-one does to its form and to the agenda.
#[derive(Debug, Clone, PartialEq)]
pub struct Settlement {
    /// The answers of the form, with every point that was settled in the talk.
    pub answers: Answers,
    /// Open points that the form says are settled.
    pub closed: Vec<(AgendaPointId, PointState)>,
    /// Topics of the form that are not settled and were on no agenda yet.
    pub carried: Vec<(Side, String)>,
}

/// Brings a form and the agenda together: the form gets what was settled in the talk, the agenda what was not.
///
/// A row of the form and a point of the same side are the same topic if they have the same words, whatever their case.
/// `settled` are the points that were settled in this talk, `open` those of the member that are still open.
#[must_use]
pub fn settle(answers: Answers, open: &[Point], settled: &[Point]) -> Settlement {
    let mut map = answers.into_map();
    let mut closed: Vec<(AgendaPointId, PointState)> = Vec::new();
    let mut carried: Vec<(Side, String)> = Vec::new();
    for side in Side::ALL {
        let mut rows = match map.remove(side.field()) {
            Some(Value::Array(rows)) => rows,
            _ => Vec::new(),
        };
        let of_side = |point: &&Point| point.side == *side;
        for row in &rows {
            let topic = text_of(row);
            if settled
                .iter()
                .filter(of_side)
                .any(|point| same(&point.text, topic))
            {
                continue;
            }
            let point = open.iter().filter(of_side).find(|point| same(&point.text, topic));
            match (point, state_of(row)) {
                (Some(point), Some(state)) if closed.iter().all(|(id, _)| *id != point.id) => {
                    closed.push((point.id, state));
                }
                (None, None) if !topic.is_empty() => {
                    let known = |(of, text): &(Side, String)| of == side && same(text, topic);
                    if !carried.iter().any(known) {
                        carried.push((*side, topic.to_owned()));
                    }
                }
                _ => {}
            }
        }
        for point in settled.iter().filter(of_side) {
            let state = Value::from(point.state.as_str());
            match rows.iter_mut().find(|row| same(&point.text, text_of(row))) {
                Some(Value::Object(row)) => drop(row.insert("state".to_owned(), state)),
                _ => rows.push(Value::Object(Map::from_iter([
                    ("text".to_owned(), point.text.clone().into()),
                    ("state".to_owned(), state),
                ]))),
            }
        }
        if !rows.is_empty() {
            map.insert(side.field().to_owned(), Value::Array(rows));
        }
    }
    Settlement {
        answers: Answers::stored(map),
        closed,
        carried,
    }
}

fn text_of(row: &Value) -> &str {
    row.get("text").and_then(Value::as_str).unwrap_or_default()
}

/// How a row settles its topic; `None` if it is left for another time.
fn state_of(row: &Value) -> Option<PointState> {
    let state = row.get("state")?.as_str()?.parse().ok()?;
    (state != PointState::Open).then_some(state)
}

fn same(one: &str, other: &str) -> bool {
    folded(one.trim()) == folded(other.trim())
}

#[cfg(test)]
#[path = "agenda_tests.rs"]
mod tests;
