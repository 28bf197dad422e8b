//! What makes a template sound.

use std::collections::HashSet;

use super::read::unknown_format;
use super::{Actions, FORMAT, Field, FieldType, Label, Section, Template};
use crate::circle::Circle;
use crate::text;
use crate::violation::Violation;

/// Fields, sections, options or columns that may stand side by side.
const MANY: usize = 100;

impl Template {
    /// Everything that is wrong, each with its path, in the order in which one would mend it.
    #[must_use]
    pub fn problems(&self) -> Vec<Violation> {
        use FieldType::{Date, Long, Text};
        let format = if self.format == FORMAT {
            Ok(())
        } else {
            Err(unknown_format())
        };
        let version = if self.version == 0 {
            Err(Violation::new("version", "Versions count from 1."))
        } else {
            Ok(())
        };
        let mut problems = errors([
            format,
            version,
            key("key", &self.key),
            label("title", &self.title),
            label("about", &self.about),
        ]);
        problems.extend(self.section_problems());
        problems.extend(errors([
            self.names("titleField", Some(&self.title_field), &[Text, Long]),
            self.names("summaryField", self.summary_field.as_deref(), &[Text, Long]),
            self.names("followUpField", self.follow_up_field.as_deref(), &[Date]),
        ]));
        let actions = self.actions.iter().enumerate().filter_map(|(index, actions)| {
            let checked = self.check_actions(actions);
            checked.err().map(|v| v.inside(&format!("actions[{index}]")))
        });
        problems.extend(actions);
        problems.extend(self.purpose.check(self).err());
        problems
    }

    fn section_problems(&self) -> Vec<Violation> {
        let mut problems = errors([some("sections", self.sections.len())]);
        let mut before: Vec<&Field> = Vec::new();
        let mut steps = HashSet::new();
        let mut signers = HashSet::new();
        for (index, section) in self.sections.iter().enumerate() {
            let mut here = section.problems();
            if !steps.insert(section.key.as_str()) {
                here.push(twice("key"));
            }
            here.extend(section.when.as_ref().and_then(|when| when.check(&before).err()));
            for (position, field) in section.fields.iter().enumerate() {
                let mut wrong = Vec::new();
                if before.iter().any(|other| other.key == field.key) {
                    wrong.push(twice("key"));
                }
                wrong.extend(field.when.as_ref().and_then(|when| when.check(&before).err()));
                if field.signer.is_some_and(|signer| !signers.insert(signer)) {
                    wrong.push(Violation::new("signer", "Each signs once."));
                }
                here.extend(inside(&format!("fields[{position}]"), wrong));
                before.push(field);
            }
            problems.extend(inside(&format!("sections[{index}]"), here));
        }
        problems
    }

    fn check_actions(&self, actions: &Actions) -> Result<(), Violation> {
        use FieldType::{Date, List, Long, Person, Text};
        self.names("field", Some(&actions.field), &[List])?;
        let list = self.field(&actions.field);
        if list.is_some_and(|field| field.circle == Circle::Mine) {
            return Err(Violation::new(
                "field",
                "What becomes a task or a promise cannot be for the manager alone.",
            ));
        }
        let columns = list.map_or(&[][..], |field| &field.columns);
        let column = |place: &str, key: Option<&str>, types: &[FieldType]| {
            let fits = key.is_none_or(|key| {
                columns
                    .iter()
                    .any(|column| column.key == key && types.contains(&column.field_type))
            });
            if fits {
                Ok(())
            } else {
                Err(Violation::new(place, "Name a column of the right type."))
            }
        };
        column("text", Some(&actions.text), &[Text, Long])?;
        column("owner", actions.owner.as_deref(), &[Person])?;
        column("due", actions.due.as_deref(), &[Date])
    }

    fn names(&self, place: &str, key: Option<&str>, types: &[FieldType]) -> Result<(), Violation> {
        let Some(key) = key else { return Ok(()) };
        match self.field(key) {
            Some(field) if types.contains(&field.field_type) => Ok(()),
            _ => Err(Violation::new(place, "Name a field of the right type.")),
        }
    }
}

impl Section {
    fn problems(&self) -> Vec<Violation> {
        let mut problems = errors([
            key("key", &self.key),
            label("step", &self.step),
            label("title", &self.title),
            explanation("help", self.help.as_ref()),
        ]);
        for (index, prompt) in self.prompts.iter().enumerate() {
            problems.extend(explanation(&format!("prompts[{index}]"), Some(prompt)).err());
        }
        if self.minutes.is_some_and(|minutes| !(1..=480).contains(&minutes)) {
            problems.push(Violation::new(
                "minutes",
                "A part takes from 1 to 480 minutes, or leave this empty.",
            ));
        }
        problems.extend(some("fields", self.fields.len()).err());
        problems.extend(field_problems("fields", &self.fields, true));
        problems
    }
}

impl Field {
    fn problems(&self, lists: bool) -> Vec<Violation> {
        let on_paper = self.paper_label.as_ref();
        let mut problems = errors([
            key("key", &self.key),
            label("label", &self.label),
            on_paper.map_or(Ok(()), |on_paper| label("paperLabel", on_paper)),
            explanation("help", self.help.as_ref()),
            self.check_options(),
            self.check_scale(),
            self.check_signature(),
            self.check_columns(lists),
        ]);
        problems.extend(field_problems("columns", &self.columns, false));
        problems
    }

    fn check_options(&self) -> Result<(), Violation> {
        let chooses = matches!(self.field_type, FieldType::Pick | FieldType::Multi);
        if chooses == self.options.is_empty() {
            return Err(Violation::new(
                "options",
                "A pick or multi field has options, and no other has.",
            ));
        }
        let mut seen = HashSet::new();
        for (index, option) in self.options.iter().enumerate() {
            let at = |violation: Violation| violation.inside(&format!("options[{index}]"));
            key("key", &option.key).map_err(at)?;
            label("label", &option.label).map_err(at)?;
            if !seen.insert(option.key.as_str()) {
                return Err(at(twice("key")));
            }
        }
        Ok(())
    }

    fn check_scale(&self) -> Result<(), Violation> {
        let scaled = match (self.min, self.max) {
            (Some(min), Some(max)) => min < max && i64::from(max) - i64::from(min) <= 100,
            (None, None) => self.field_type != FieldType::Scale,
            _ => false,
        };
        if !scaled || (self.field_type != FieldType::Scale && self.min.is_some()) {
            return Err(Violation::new(
                "min",
                "A scale field has a min below its max, and no other has.",
            ));
        }
        Ok(())
    }

    fn check_signature(&self) -> Result<(), Violation> {
        if (self.field_type == FieldType::Sign) != self.signer.is_some() {
            return Err(Violation::new(
                "signer",
                "A sign field says who signs, and no other does.",
            ));
        }
        if self.signer.is_some() && self.circle != Circle::Official {
            return Err(Violation::new("circle", "What is signed is official."));
        }
        Ok(())
    }

    fn check_columns(&self, lists: bool) -> Result<(), Violation> {
        if !lists && self.when.is_some() {
            return Err(Violation::new("when", "A column is part of every row."));
        }
        if (self.field_type == FieldType::List) == self.columns.is_empty() {
            return Err(Violation::new(
                "columns",
                "A list field has columns, and no other has.",
            ));
        }
        if !lists && matches!(self.field_type, FieldType::List | FieldType::Sign) {
            return Err(Violation::new(
                "type",
                "A column cannot be a list or a signature.",
            ));
        }
        if let Some(index) = self.columns.iter().position(|column| column.circle > self.circle) {
            return Err(Violation::new(
                format!("columns[{index}].circle"),
                "A column cannot be seen by more people than its list.",
            ));
        }
        let mut seen = HashSet::new();
        if let Some(index) = self.columns.iter().position(|column| !seen.insert(&column.key)) {
            return Err(twice("key").inside(&format!("columns[{index}]")));
        }
        Ok(())
    }
}

fn field_problems(place: &str, fields: &[Field], lists: bool) -> Vec<Violation> {
    let fields = fields.iter().enumerate();
    fields
        .flat_map(|(index, field)| inside(&format!("{place}[{index}]"), field.problems(lists)))
        .collect()
}

fn errors<const N: usize>(checked: [Result<(), Violation>; N]) -> Vec<Violation> {
    checked.into_iter().filter_map(Result::err).collect()
}

fn inside(place: &str, problems: Vec<Violation>) -> impl Iterator<Item = Violation> + use<> {
    let place = place.to_owned();
    problems.into_iter().map(move |problem| problem.inside(&place))
}

fn key(place: &str, key: &str) -> Result<(), Violation> {
    let sound = key.len() <= 40
        && key.starts_with(|c: char| c.is_ascii_lowercase())
        && key
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_' || c == '-');
    if sound {
        Ok(())
    } else {
        Err(Violation::new(
            place,
            "A key has small letters, digits, - and _, and begins with a letter.",
        ))
    }
}

fn label(place: &str, label: &Label) -> Result<(), Violation> {
    let write = || Violation::new(place, "Write a label.");
    let texts = label.texts();
    if texts.is_empty() {
        return Err(write());
    }
    texts.into_iter().try_for_each(|written| {
        text::line(place, written, text::LINE)?
            .map(drop)
            .ok_or_else(write)
    })
}

fn explanation(place: &str, label: Option<&Label>) -> Result<(), Violation> {
    let texts = label.map(Label::texts).unwrap_or_default();
    texts
        .into_iter()
        .try_for_each(|written| text::passage(place, written, text::PASSAGE).map(drop))
}

/// Refuses too few and too many.
fn some(place: &str, count: usize) -> Result<(), Violation> {
    if (1..=MANY).contains(&count) {
        Ok(())
    } else {
        Err(Violation::new(place, "There is at least one, and at most 100."))
    }
}

fn twice(place: &str) -> Violation {
    Violation::new(place, "This key stands here twice.")
}
