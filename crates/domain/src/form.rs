//! Filled-in templates: which answers a field takes, and what a form says in a line.
//!
//! | field type | answer |
//! |---|---|
//! | `text`, `long` | a string |
//! | `date` | `"2026-01-31"` |
//! | `datetime` | `"2026-01-31T14:00"`, wall time |
//! | `duration` | minutes, 0 to 10,000 |
//! | `pick` | the key of an option |
//! | `multi` | a list of keys of options |
//! | `scale` | a whole number from `min` to `max` |
//! | `check` | `true` or `false` |
//! | `person` | the id of a member, or `"manager"` |
//! | `people` | a list of these |
//! | `link` | `{"kind": "expectation" \| "form" \| "document", "id": …}` |
//! | `list` | a list of rows, each an object from column key to answer |
//! | `sign` | never an answer: signing is recorded with the document |
//!
//! Empty answers (`null`, `""`, `[]`, `false`, rows with nothing in them) are left out.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use serde_json::{Map, Value};
use uuid::Uuid;

use crate::circle::Circle;
use crate::day;
use crate::ids::{AddendumId, FormId, MemberId};
use crate::language::Language;
use crate::template::{Field, FieldType, Purpose, Template};
use crate::text::{LONG, first_line, line, passage};
use crate::violation::Violation;
use crate::words::words;

/// The answer of a person field that means the manager.
pub const MANAGER: &str = "manager";
/// Rows that a list may have, and people or options that may be chosen.
const ROWS: usize = 100;
/// Characters of an answer of one line.
const ANSWER_LINE: usize = 500;
/// Characters of the title of a form.
const TITLE: usize = 120;
/// Characters of the summary of a form.
const SUMMARY: usize = 240;

words! {
    /// Where a form stands.
    pub enum FormState {
        /// Being written.
        Draft = "draft",
        /// Read-only.
        Filed = "filed",
    }
}

/// What is written about a talk beside its answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// The day it was or will be.
    pub on: NaiveDate,
    /// When it begins, `HH:MM`.
    pub time: Option<String>,
    /// How long it took.
    pub minutes: Option<u32>,
    /// Where.
    pub place: Option<String>,
}

impl Event {
    /// Brings all texts into their final form.
    ///
    /// # Errors
    /// The first [`Violation`], with its path as on the wire.
    pub fn checked(self) -> Result<Self, Violation> {
        if let Some(time) = &self.time {
            day::time("eventTime", time)?;
        }
        if self.minutes.is_some_and(|minutes| minutes > 24 * 60) {
            return Err(Violation::new(
                "minutes",
                "A talk takes at most a day. Check the minutes.",
            ));
        }
        Ok(Self {
            on: day::plausible("eventOn", self.on)?,
            place: crate::text::optional(line, "place", self.place.as_deref(), crate::text::LINE)?,
            ..self
        })
    }
}

/// Answers in their final form, by field key.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Answers(BTreeMap<String, Value>);

impl Answers {
    /// Checks what was answered so far.
    ///
    /// # Errors
    /// The first [`Violation`], with its path from `answers` on: `answers.plan[0].due`.
    pub fn draft(template: &Template, answers: BTreeMap<String, Value>) -> Result<Self, Violation> {
        let mut kept = BTreeMap::new();
        for (key, value) in answers {
            let Some(field) = template.field(&key) else {
                return Err(Violation::new(
                    "answers",
                    "There is an answer to a field that this form does not have.",
                ));
            };
            let place = format!("answers.{key}");
            if let Some(value) = answer(&place, field, value)? {
                kept.insert(key, value);
            }
        }
        Ok(Self(kept))
    }

    /// Takes answers that were checked before.
    #[must_use]
    pub const fn stored(answers: BTreeMap<String, Value>) -> Self {
        Self(answers)
    }

    /// Refuses to be filed while something required is empty.
    ///
    /// # Errors
    /// A [`Violation`] at the first field that is missing, or at a follow-up before the talk.
    pub fn complete(&self, template: &Template, event_on: NaiveDate) -> Result<(), Violation> {
        let applicable = template.applicable(self).fields;
        for field in template
            .fields()
            .filter(|field| applicable.contains(field.key.as_str()))
        {
            let place = format!("answers.{}", field.key);
            match self.0.get(&field.key) {
                None if field.required => return Err(Violation::new(place, "Fill this in before filing.")),
                Some(Value::Array(rows)) if field.field_type == FieldType::List => {
                    rows.iter().enumerate().try_for_each(|(index, row)| {
                        complete_row(row, field).map_err(|v| v.inside(&format!("{place}[{index}]")))
                    })?;
                }
                _ => {}
            }
        }
        if self.follow_up(template).is_some_and(|date| date < event_on) {
            let field = template.follow_up_field.as_deref().unwrap_or_default();
            return Err(Violation::new(
                format!("answers.{field}"),
                "The follow-up lies before the talk. Choose a later day.",
            ));
        }
        Ok(())
    }

    /// The answers that are part of the form; what was answered before a condition ceased to hold is left out.
    #[must_use]
    pub fn applicable(mut self, template: &Template) -> Self {
        let fields = template.applicable(&self).fields;
        let left_out: Vec<String> = self
            .0
            .keys()
            .filter(|key| !fields.contains(key.as_str()))
            .cloned()
            .collect();
        for key in left_out {
            self.0.remove(&key);
        }
        self
    }

    /// The answer to a field.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.0.get(key)
    }

    /// All answers.
    #[must_use]
    pub const fn as_map(&self) -> &BTreeMap<String, Value> {
        &self.0
    }

    /// All answers, taken out.
    #[must_use]
    pub fn into_map(self) -> BTreeMap<String, Value> {
        self.0
    }

    /// What the form is called: the first line of its title field, else the title of the template in this language.
    #[must_use]
    pub fn title(&self, template: &Template, language: Language) -> String {
        let title = self
            .text(&template.title_field)
            .and_then(|text| first_line(text, TITLE));
        title.unwrap_or_else(|| template.title.within(language).to_owned())
    }

    /// What it says in a line.
    #[must_use]
    pub fn summary(&self, template: &Template) -> Option<String> {
        let key = template.summary_field.as_deref()?;
        self.text(key).and_then(|text| first_line(text, SUMMARY))
    }

    /// The day of the follow-up.
    #[must_use]
    pub fn follow_up(&self, template: &Template) -> Option<NaiveDate> {
        self.text(template.follow_up_field.as_deref()?)?.parse().ok()
    }

    /// Everything that is written in words, for the search.
    #[must_use]
    pub fn words(&self, template: &Template) -> String {
        let mut words = Vec::new();
        for field in template.fields() {
            match (field.field_type, self.0.get(&field.key)) {
                (FieldType::Text | FieldType::Long, Some(Value::String(text))) => words.push(text.as_str()),
                (FieldType::List, Some(Value::Array(rows))) => {
                    for row in rows {
                        let texts = field
                            .columns
                            .iter()
                            .filter(|c| matches!(c.field_type, FieldType::Text | FieldType::Long));
                        words.extend(texts.filter_map(|column| row.get(&column.key)?.as_str()));
                    }
                }
                _ => {}
            }
        }
        words.join("\n")
    }

    /// Every member that an answer names, with the path of the answer.
    #[must_use]
    pub fn people(&self, template: &Template) -> Vec<(String, MemberId)> {
        let mut people = Vec::new();
        for field in template.fields() {
            let Some(value) = self.0.get(&field.key) else {
                continue;
            };
            let place = format!("answers.{}", field.key);
            named(&place, field, value, &mut people);
        }
        people
    }

    fn text(&self, key: &str) -> Option<&str> {
        self.0.get(key)?.as_str()
    }
}

fn named(place: &str, field: &Field, value: &Value, people: &mut Vec<(String, MemberId)>) {
    let mut person = |place: String, value: &Value| {
        if let Some(id) = value.as_str().and_then(|id| id.parse().ok()) {
            people.push((place, id));
        }
    };
    match (field.field_type, value) {
        (FieldType::Person, value) => person(place.to_owned(), value),
        (FieldType::People, Value::Array(several)) => several
            .iter()
            .enumerate()
            .for_each(|(index, value)| person(format!("{place}[{index}]"), value)),
        (FieldType::List, Value::Array(rows)) => {
            for (index, row) in rows.iter().enumerate() {
                for column in &field.columns {
                    if let Some(value) = row.get(&column.key) {
                        named(&format!("{place}[{index}].{}", column.key), column, value, people);
                    }
                }
            }
        }
        _ => {}
    }
}

fn complete_row(row: &Value, field: &Field) -> Result<(), Violation> {
    let missing = field
        .columns
        .iter()
        .find(|column| column.required && row.get(&column.key).is_none());
    missing.map_or(Ok(()), |column| {
        Err(Violation::new(
            column.key.clone(),
            "Fill this in before filing, or remove the row.",
        ))
    })
}

/// One answer in its final form; `None` if it is empty.
fn answer(place: &str, field: &Field, value: Value) -> Result<Option<Value>, Violation> {
    use FieldType as Type;
    let text = |rule: fn(&str, &str, usize) -> Result<Option<String>, Violation>, limit, text: &str| {
        rule(place, text, limit).map(|text| text.map(Value::String))
    };
    match (field.field_type, value) {
        (_, Value::Null) => Ok(None),
        (Type::Text, Value::String(written)) => text(line, ANSWER_LINE, &written),
        (Type::Long, Value::String(written)) => text(passage, LONG, &written),
        (_, Value::String(written)) if written.is_empty() => Ok(None),
        (Type::Date, Value::String(written)) => {
            let date = written
                .parse::<NaiveDate>()
                .ok()
                .filter(|date| date.to_string() == written);
            let date = date.ok_or_else(|| Violation::new(place, "Write the day like 2026-01-31."))?;
            Ok(Some(Value::String(day::plausible(place, date)?.to_string())))
        }
        (Type::Datetime, Value::String(written)) => {
            let at = NaiveDateTime::parse_from_str(&written, "%Y-%m-%dT%H:%M")
                .map_err(|_| Violation::new(place, "Write day and time like 2026-01-31T14:00."))?;
            day::plausible(place, at.date())?;
            Ok(Some(Value::String(at.format("%Y-%m-%dT%H:%M").to_string())))
        }
        (Type::Duration, value) => number(place, &value, 0, 10_000),
        (Type::Scale, value) => number(
            place,
            &value,
            field.min.unwrap_or_default().into(),
            field.max.unwrap_or_default().into(),
        ),
        (Type::Pick, value) => option(place, field, value).map(Some),
        (Type::Multi, value) => several(place, value, |place, value| option(place, field, value)),
        (Type::Check, Value::Bool(checked)) => Ok(checked.then_some(Value::Bool(true))),
        (Type::Person, value) => person(place, &value).map(Some),
        (Type::People, value) => several(place, value, |place, value| person(place, &value)),
        (Type::Link, value) => link(place, value).map(Some),
        (Type::List, Value::Array(rows)) => list(place, field, rows),
        (Type::Sign, _) => Err(Violation::new(
            place,
            "This is signed on paper, it takes no answer.",
        )),
        _ => Err(unfit(place)),
    }
}

fn list(place: &str, field: &Field, rows: Vec<Value>) -> Result<Option<Value>, Violation> {
    if rows.len() > ROWS {
        return Err(Violation::new(place, "Keep this to 100 rows."));
    }
    let mut kept = Vec::new();
    for (index, row) in rows.into_iter().enumerate() {
        let place = format!("{place}[{index}]");
        let Value::Object(cells) = row else {
            return Err(unfit(&place));
        };
        let mut filled = Map::new();
        for (key, value) in cells {
            let Some(column) = field.columns.iter().find(|column| column.key == key) else {
                return Err(Violation::new(
                    place,
                    "There is an answer to a column that this list does not have.",
                ));
            };
            if let Some(value) = answer(&format!("{place}.{key}"), column, value)? {
                filled.insert(key, value);
            }
        }
        if !filled.is_empty() {
            kept.push(Value::Object(filled));
        }
    }
    Ok((!kept.is_empty()).then_some(Value::Array(kept)))
}

fn number(place: &str, value: &Value, min: i64, max: i64) -> Result<Option<Value>, Violation> {
    match value.as_i64() {
        Some(number) if (min..=max).contains(&number) => Ok(Some(number.into())),
        Some(_) => Err(Violation::new(
            place,
            format!("Choose a whole number from {min} to {max}."),
        )),
        None => Err(unfit(place)),
    }
}

fn option(place: &str, field: &Field, value: Value) -> Result<Value, Violation> {
    let known = value
        .as_str()
        .is_some_and(|key| field.options.iter().any(|option| option.key == key));
    if known {
        Ok(value)
    } else {
        Err(Violation::new(place, "Choose one of the options."))
    }
}

fn several(
    place: &str,
    value: Value,
    rule: impl Fn(&str, Value) -> Result<Value, Violation>,
) -> Result<Option<Value>, Violation> {
    let Value::Array(values) = value else {
        return Err(unfit(place));
    };
    if values.len() > ROWS {
        return Err(Violation::new(place, "Choose at most 100."));
    }
    let mut kept = Vec::new();
    for (index, value) in values.into_iter().enumerate() {
        let value = rule(&format!("{place}[{index}]"), value)?;
        if !kept.contains(&value) {
            kept.push(value);
        }
    }
    Ok((!kept.is_empty()).then_some(Value::Array(kept)))
}

fn person(place: &str, value: &Value) -> Result<Value, Violation> {
    let id = match value.as_str() {
        Some(MANAGER) => Some(MANAGER.to_owned()),
        Some(id) => Uuid::parse_str(id).ok().map(|id| id.to_string()),
        None => None,
    };
    id.map(Value::String)
        .ok_or_else(|| Violation::new(place, "Choose a member, or yourself."))
}

fn link(place: &str, value: Value) -> Result<Value, Violation> {
    let sound = value.as_object().is_some_and(|link| {
        let kind = link.get("kind").and_then(Value::as_str);
        let id = link.get("id").and_then(Value::as_str);
        link.len() == 2
            && matches!(kind, Some("expectation" | "form" | "document"))
            && id.is_some_and(|id| Uuid::parse_str(id).is_ok())
    });
    if sound { Ok(value) } else { Err(unfit(place)) }
}

fn unfit(place: &str) -> Violation {
    Violation::new(place, "This answer is not of the kind that the field takes.")
}

/// A form as the vault keeps one.
#[derive(Debug, Clone, PartialEq)]
pub struct Form {
    /// Which one.
    pub id: FormId,
    /// About whom.
    pub member: MemberId,
    /// Key and version of its template.
    pub template: (String, u32),
    /// What that template is for.
    pub purpose: Purpose,
    /// The plan that it belongs to: the first form of a performance improvement plan.
    pub continues: Option<FormId>,
    /// Counts the changes, from 1.
    pub revision: u32,
    /// Where it stands.
    pub state: FormState,
    /// What it is called.
    pub title: String,
    /// What it says in a line.
    pub summary: Option<String>,
    /// The talk.
    pub event: Event,
    /// The answers.
    pub answers: Answers,
    /// The day of the follow-up.
    pub follow_up_on: Option<NaiveDate>,
    /// When it was filed, if it is.
    pub filed_at: Option<crate::time::Moment>,
    /// Belongs to the sample team.
    pub sample: bool,
    /// When it was last saved.
    pub updated_at: DateTime<Utc>,
}

impl Form {
    /// Whole days between the talk and its filing.
    #[must_use]
    pub fn days_late(&self) -> u32 {
        self.filed_at
            .map_or(0, |filed| day::days_late(self.event.on, filed.date()))
    }
}

/// Something added to a filed form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Addendum {
    /// Which one.
    pub id: AddendumId,
    /// What is added.
    pub text: String,
    /// Who may see it.
    pub circle: Circle,
    /// When.
    pub at: crate::time::Moment,
}

#[cfg(test)]
#[path = "form_tests.rs"]
mod tests;
