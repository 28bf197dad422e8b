//! What is expected of one member: the SMART text, its state, and what signing needs.

use std::collections::HashSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::circle::Circle;
use crate::day;
use crate::promise::PromiseText;
use crate::task::TaskText;
use crate::text::{LINE, PASSAGE, line, optional, passage, required_line};
use crate::violation::Violation;
use crate::words::words;

/// Tasks that one expectation may have.
pub const TASKS: usize = 50;
/// Promises that one expectation may have.
pub const PROMISES: usize = 50;
/// Review dates that one expectation may have.
pub const REVIEWS: usize = 50;
/// Lines that say what makes it possible.
pub const ACHIEVABLE: usize = 50;

words! {
    /// Where an expectation stands.
    pub enum ExpectationState {
        /// Being written.
        Draft = "draft",
        /// Frozen, in the hands of the member or on its way back.
        Signing = "signing",
        /// Signed and sealed.
        Agreed = "agreed",
        /// Sealed with the member's refusal.
        Declined = "declined",
        /// Closed: met.
        Met = "met",
        /// Closed: not met.
        NotMet = "not-met",
        /// Closed: not needed any more.
        Dropped = "dropped",
    }
}

impl ExpectationState {
    /// Whether an expectation may go from here to there.
    #[must_use]
    pub const fn may_become(self, to: Self) -> bool {
        use ExpectationState::{Agreed, Declined, Draft, Dropped, Met, NotMet, Signing};
        matches!(
            (self, to),
            (Draft, Signing) | (Signing, Draft | Agreed | Declined) | (Agreed, Met | NotMet | Dropped)
        )
    }

    /// It has ended.
    #[must_use]
    pub const fn is_closed(self) -> bool {
        matches!(self, Self::Met | Self::NotMet | Self::Dropped)
    }
}

/// How it is measured.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measure {
    /// What is counted, by whom and when.
    pub text: Option<String>,
    /// Where it stands.
    pub baseline: Option<String>,
    /// Where it shall stand.
    pub target: Option<String>,
    /// Unit of both.
    pub unit: Option<String>,
}

/// What happens if it is met.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reward {
    /// What it is.
    pub what: Option<String>,
    /// When it is given.
    pub when: Option<String>,
    /// Who decides.
    pub decided_by: Option<String>,
}

/// What happens if it is not met.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consequence {
    /// What it is.
    pub what: Option<String>,
    /// From when.
    pub from: Option<String>,
    /// The first step.
    pub first_step: Option<String>,
}

/// Everything that is written in an expectation. Only the title is needed for a draft.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExpectationText {
    /// Its title.
    pub title: String,
    /// What will be done.
    pub what: Option<String>,
    /// Why it matters.
    pub why: Option<String>,
    /// How it is measured.
    pub measure: Measure,
    /// What makes it possible, one line each.
    pub achievable: Vec<String>,
    /// The goal that it serves.
    pub relevant: Option<String>,
    /// First day.
    pub starts_on: Option<NaiveDate>,
    /// Day by which it is to be met.
    pub deadline: Option<NaiveDate>,
    /// Review dates, earliest first.
    pub reviews: Vec<NaiveDate>,
    /// If it is met.
    pub reward: Reward,
    /// If it is not met.
    pub consequence: Consequence,
    /// What does not count.
    pub exceptions: Option<String>,
    /// The first tasks, in their order.
    pub tasks: Vec<TaskText>,
    /// What the manager promises, in their order.
    pub promises: Vec<PromiseText>,
    /// The expectation in the member's own words.
    pub own_words: Option<String>,
    /// How sure the member is, 1 to 5.
    pub confidence: Option<u8>,
    /// What worries the manager.
    pub worry: Option<String>,
}

/// Something that signing still needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// Path of the field.
    pub field: &'static str,
    /// A sentence that says what to write.
    pub text: &'static str,
}

impl ExpectationText {
    /// Brings all texts into their final form and refuses what cannot be.
    ///
    /// # Errors
    /// The first [`Violation`], with its path as on the wire.
    pub fn checked(self) -> Result<Self, Violation> {
        let short = |field: &str, text: &Option<String>| optional(line, field, text.as_deref(), LINE);
        let long = |field: &str, text: &Option<String>| optional(passage, field, text.as_deref(), PASSAGE);
        let text = Self {
            title: required_line("title", &self.title, LINE, "Give it a title.")?,
            what: long("what", &self.what)?,
            why: long("why", &self.why)?,
            measure: Measure {
                text: long("measure.text", &self.measure.text)?,
                baseline: short("measure.baseline", &self.measure.baseline)?,
                target: short("measure.target", &self.measure.target)?,
                unit: short("measure.unit", &self.measure.unit)?,
            },
            achievable: lines(&self.achievable)?,
            relevant: long("relevant", &self.relevant)?,
            starts_on: day::optional("startsOn", self.starts_on)?,
            deadline: day::optional("deadline", self.deadline)?,
            reviews: reviews(self.reviews)?,
            reward: Reward {
                what: long("reward.what", &self.reward.what)?,
                when: short("reward.when", &self.reward.when)?,
                decided_by: short("reward.decidedBy", &self.reward.decided_by)?,
            },
            consequence: Consequence {
                what: long("consequence.what", &self.consequence.what)?,
                from: short("consequence.from", &self.consequence.from)?,
                first_step: long("consequence.firstStep", &self.consequence.first_step)?,
            },
            exceptions: long("exceptions", &self.exceptions)?,
            tasks: each("tasks", self.tasks, TASKS, TaskText::checked)?,
            promises: each("promises", self.promises, PROMISES, PromiseText::checked)?,
            own_words: long("ownWords", &self.own_words)?,
            confidence: self.confidence,
            worry: long("worry", &self.worry)?,
        };
        text.possible()?;
        Ok(text)
    }

    /// Rules between fields.
    fn possible(&self) -> Result<(), Violation> {
        if let (Some(start), Some(deadline)) = (self.starts_on, self.deadline)
            && deadline < start
        {
            return Err(Violation::new(
                "deadline",
                "The deadline lies before the start. Choose a later day.",
            ));
        }
        if let Some(start) = self.starts_on
            && let Some(index) = self.reviews.iter().position(|review| *review < start)
        {
            return Err(Violation::new(
                format!("reviews[{index}]"),
                "This review lies before the start. Choose a later day.",
            ));
        }
        if self.confidence.is_some_and(|sure| !(1..=5).contains(&sure)) {
            return Err(Violation::new("confidence", "Choose a number from 1 to 5."));
        }
        unique("tasks", self.tasks.iter().map(|task| task.id))?;
        unique("promises", self.promises.iter().map(|promise| promise.id))
    }

    /// What signing still needs; empty when it is ready.
    #[must_use]
    pub fn gaps(&self, today: NaiveDate) -> Vec<Gap> {
        let needed = [
            (self.what.is_none(), "what", "Say what will be done."),
            (
                self.measure.text.is_none(),
                "measure.text",
                "Say how it is measured.",
            ),
            (self.deadline.is_none(), "deadline", "Say by when."),
            (
                self.deadline.is_some_and(|deadline| deadline < today),
                "deadline",
                "The deadline has passed. Choose a new one.",
            ),
            (
                self.reward.what.is_none(),
                "reward.what",
                "Say what happens if it is met.",
            ),
            (
                self.consequence.what.is_none(),
                "consequence.what",
                "Say what happens if it is not met.",
            ),
        ];
        needed
            .into_iter()
            .filter(|(missing, ..)| *missing)
            .map(|(_, field, text)| Gap { field, text })
            .collect()
    }

    /// How many filled fields go on paper, and how many stay with the manager.
    #[must_use]
    pub fn reach(&self) -> (u32, u32) {
        let count = |official: bool| {
            FIELDS
                .iter()
                .filter(|field| (field.circle == Circle::Official) == official && (field.filled)(self))
                .count()
        };
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        (number(count(true)), number(count(false)))
    }
}

/// A field of the form, its circle, and whether something stands in it.
struct Field {
    name: &'static str,
    circle: Circle,
    filled: fn(&ExpectationText) -> bool,
}

const fn official(name: &'static str, filled: fn(&ExpectationText) -> bool) -> Field {
    Field {
        name,
        circle: Circle::Official,
        filled,
    }
}

const FIELDS: &[Field] = &[
    official("title", |_| true),
    official("what", |text| text.what.is_some()),
    official("why", |text| text.why.is_some()),
    official("measure.text", |text| text.measure.text.is_some()),
    official("measure.baseline", |text| text.measure.baseline.is_some()),
    official("measure.target", |text| text.measure.target.is_some()),
    official("achievable", |text| !text.achievable.is_empty()),
    official("relevant", |text| text.relevant.is_some()),
    official("startsOn", |text| text.starts_on.is_some()),
    official("deadline", |text| text.deadline.is_some()),
    official("reviews", |text| !text.reviews.is_empty()),
    official("reward", |text| text.reward != Reward::default()),
    official("consequence", |text| text.consequence != Consequence::default()),
    official("exceptions", |text| text.exceptions.is_some()),
    official("tasks", |text| !text.tasks.is_empty()),
    official("promises", |text| !text.promises.is_empty()),
    official("ownWords", |text| text.own_words.is_some()),
    Field {
        name: "confidence",
        circle: Circle::Shareable,
        filled: |text| text.confidence.is_some(),
    },
    Field {
        name: "worry",
        circle: Circle::Mine,
        filled: |text| text.worry.is_some(),
    },
];

/// The circle of a field, by its path as on the wire.
#[must_use]
pub fn circle(field: &str) -> Option<Circle> {
    FIELDS
        .iter()
        .find(|known| known.name == field)
        .map(|known| known.circle)
}

fn lines(texts: &[String]) -> Result<Vec<String>, Violation> {
    limited("achievable", texts.len(), ACHIEVABLE)?;
    let lines = texts
        .iter()
        .enumerate()
        .map(|(index, text)| line(&format!("achievable[{index}]"), text, 500));
    Ok(lines
        .collect::<Result<Vec<_>, _>>()?
        .into_iter()
        .flatten()
        .collect())
}

fn reviews(dates: Vec<NaiveDate>) -> Result<Vec<NaiveDate>, Violation> {
    limited("reviews", dates.len(), REVIEWS)?;
    let mut reviews = dates
        .into_iter()
        .enumerate()
        .map(|(index, date)| day::plausible(&format!("reviews[{index}]"), date))
        .collect::<Result<Vec<_>, _>>()?;
    reviews.sort_unstable();
    reviews.dedup();
    Ok(reviews)
}

fn each<T>(
    field: &str,
    items: Vec<T>,
    limit: usize,
    rule: fn(T) -> Result<T, Violation>,
) -> Result<Vec<T>, Violation> {
    limited(field, items.len(), limit)?;
    items
        .into_iter()
        .enumerate()
        .map(|(index, item)| rule(item).map_err(|violation| violation.inside(&format!("{field}[{index}]"))))
        .collect()
}

fn limited(field: &str, length: usize, limit: usize) -> Result<(), Violation> {
    if length > limit {
        return Err(Violation::new(field, format!("Keep this to {limit} lines.")));
    }
    Ok(())
}

fn unique<T: Eq + std::hash::Hash>(
    field: &str,
    ids: impl Iterator<Item = Option<T>>,
) -> Result<(), Violation> {
    let mut seen = HashSet::new();
    for (index, id) in ids.enumerate() {
        if id.is_some_and(|id| !seen.insert(id)) {
            return Err(Violation::new(
                format!("{field}[{index}].id"),
                "This line stands here twice. Leave the id out for a new one.",
            ));
        }
    }
    Ok(())
}

#[cfg(test)]
#[path = "expectation_tests.rs"]
mod tests;
