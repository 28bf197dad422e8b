//! Templates of forms: sections, fields, and who may see each field.
//!
//! A template is one JSON file. Those that come with Kept lie in `templates/`; a filed form keeps the version that
//! it was filled in with.

use std::collections::HashSet;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::circle::Circle;
use crate::violation::Violation;
use crate::words::words;

/// The templates that come with Kept, as their files.
pub const BUILT_IN: [&str; 1] = [include_str!("../templates/coaching-session.json")];

/// The one format of template files that this release knows.
const FORMAT: &str = "kept-template-1";
/// Fields, sections, options or columns that may stand side by side.
const MANY: usize = 100;

words! {
    /// What a field holds. The shape of an answer stands in [`crate::form`].
    pub enum FieldType {
        /// One line.
        Text = "text",
        /// Several lines.
        Long = "long",
        /// A day.
        Date = "date",
        /// A day and a time on the wall.
        Datetime = "datetime",
        /// Minutes.
        Duration = "duration",
        /// One of the options.
        Pick = "pick",
        /// Any of the options.
        Multi = "multi",
        /// A whole number from `min` to `max`.
        Scale = "scale",
        /// Yes or no.
        Check = "check",
        /// A member or the manager.
        Person = "person",
        /// Several of them.
        People = "people",
        /// Another record.
        Link = "link",
        /// Rows with columns.
        List = "list",
        /// A place to sign on paper.
        Sign = "sign",
    }
}

/// A form definition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Template {
    /// Which format the file has.
    format: String,
    /// Names it, in all versions.
    pub key: String,
    /// Counts its versions, from 1.
    pub version: u32,
    /// Its title.
    pub title: String,
    /// What it is for, in a sentence.
    pub about: String,
    /// How long such a talk usually takes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u32>,
    /// The `text` or `long` field whose first line is the title of a form.
    pub title_field: String,
    /// The `text` or `long` field whose first line sums a form up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub summary_field: Option<String>,
    /// The `date` field that is the follow-up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub follow_up_field: Option<String>,
    /// The steps, in order.
    pub sections: Vec<Section>,
}

/// One step of a form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Section {
    /// Names it.
    pub key: String,
    /// Short name for the list of steps.
    pub step: String,
    /// The question as a heading. `{name}` stands for what the member is called.
    pub title: String,
    /// A sentence under the heading.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
    /// Questions to ask aloud.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub prompts: Vec<String>,
    /// The fields, in order.
    pub fields: Vec<Field>,
}

/// One field of a section, or one column of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Field {
    /// Names it; unique in the template, or in the list for a column.
    pub key: String,
    /// Label on the screen.
    pub label: String,
    /// Label on paper, if it differs. `{name}` stands for what the member is called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paper_label: Option<String>,
    /// A sentence of explanation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
    /// What it holds.
    #[serde(rename = "type")]
    pub field_type: FieldType,
    /// A form is filed only with it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub required: bool,
    /// Who may see it.
    pub circle: Circle,
    /// Holds the member's own words, set as a quotation.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub their_words: bool,
    /// `pick` and `multi`: what can be chosen.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<Choice>,
    /// `scale`: lowest value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<i32>,
    /// `scale`: highest value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<i32>,
    /// `list`: the columns of one row.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<Field>,
}

/// Something that can be picked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// Names it in answers.
    pub key: String,
    /// What is shown.
    pub label: String,
}

impl Template {
    /// Reads a template file.
    ///
    /// # Errors
    /// A [`Violation`] with the path of the part that is wrong; without a path if it is not a template file at all.
    pub fn parse(json: &str) -> Result<Self, Violation> {
        let template: Self = serde_json::from_str(json)
            .map_err(|_| Violation::new("", "This is not a template file that Kept can read."))?;
        template.check()?;
        Ok(template)
    }

    /// A template that comes with Kept, in its newest version.
    #[must_use]
    pub fn built_in(key: &str) -> Option<&'static Self> {
        Self::all_built_in().iter().find(|template| template.key == key)
    }

    /// Every template that comes with Kept.
    #[must_use]
    pub fn all_built_in() -> &'static [Self] {
        // A test parses each of them, so none is left out here.
        static PARSED: LazyLock<Vec<Template>> = LazyLock::new(|| {
            BUILT_IN
                .iter()
                .filter_map(|json| Template::parse(json).ok())
                .collect()
        });
        &PARSED
    }

    /// Every field, in order.
    pub fn fields(&self) -> impl Iterator<Item = &Field> {
        self.sections.iter().flat_map(|section| &section.fields)
    }

    /// A field by its key.
    #[must_use]
    pub fn field(&self, key: &str) -> Option<&Field> {
        self.fields().find(|field| field.key == key)
    }

    /// Who may see the title and summary of a form: the narrowest circle of the two.
    #[must_use]
    pub fn circle(&self) -> Circle {
        let shown = [Some(self.title_field.as_str()), self.summary_field.as_deref()];
        let circles = shown
            .into_iter()
            .flatten()
            .filter_map(|key| self.field(key))
            .map(|field| field.circle);
        circles.min().unwrap_or(Circle::Mine)
    }

    fn check(&self) -> Result<(), Violation> {
        if self.format != FORMAT {
            return Err(Violation::new(
                "format",
                "This template has a format that this release does not know.",
            ));
        }
        if self.version == 0 {
            return Err(Violation::new("version", "Versions count from 1."));
        }
        key("key", &self.key)?;
        label("title", &self.title)?;
        label("about", &self.about)?;
        some("sections", self.sections.len())?;
        let mut keys = HashSet::new();
        let mut steps = HashSet::new();
        for (index, section) in self.sections.iter().enumerate() {
            let at = |violation: Violation| violation.inside(&format!("sections[{index}]"));
            section.check().map_err(at)?;
            if !steps.insert(section.key.as_str()) {
                return Err(at(twice("key")));
            }
            for (position, field) in section.fields.iter().enumerate() {
                if !keys.insert(field.key.as_str()) {
                    return Err(at(twice("key").inside(&format!("fields[{position}]"))));
                }
            }
        }
        use FieldType::{Date, Long, Text};
        self.names("titleField", Some(&self.title_field), &[Text, Long])?;
        self.names("summaryField", self.summary_field.as_deref(), &[Text, Long])?;
        self.names("followUpField", self.follow_up_field.as_deref(), &[Date])
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
    fn check(&self) -> Result<(), Violation> {
        key("key", &self.key)?;
        label("step", &self.step)?;
        label("title", &self.title)?;
        some("fields", self.fields.len())?;
        checked_fields("fields", &self.fields, true)
    }
}

impl Field {
    fn check(&self, lists: bool) -> Result<(), Violation> {
        key("key", &self.key)?;
        label("label", &self.label)?;
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
        checked_fields("columns", &self.columns, false)
    }
}

fn checked_fields(place: &str, fields: &[Field], lists: bool) -> Result<(), Violation> {
    fields.iter().enumerate().try_for_each(|(index, field)| {
        field
            .check(lists)
            .map_err(|violation| violation.inside(&format!("{place}[{index}]")))
    })
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

fn label(place: &str, text: &str) -> Result<(), Violation> {
    crate::text::required_line(place, text, crate::text::LINE, "Write a label.").map(drop)
}

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

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    #[test]
    fn every_built_in_template_is_sound() {
        let mut keys = HashSet::new();
        for json in BUILT_IN {
            let template = Template::parse(json).unwrap();
            assert!(
                keys.insert(template.key.clone()),
                "{} stands in the list once",
                template.key
            );
            let again = Template::parse(&serde_json::to_string(&template).unwrap()).unwrap();
            assert_eq!(
                again, template,
                "{} is the same after writing and reading",
                template.key
            );
        }
        assert_eq!(Template::all_built_in().len(), BUILT_IN.len());
    }

    #[test]
    fn the_coaching_session_has_its_eight_steps_and_circles() {
        let template = Template::built_in("coaching-session").unwrap();
        let steps: Vec<_> = template
            .sections
            .iter()
            .map(|section| section.step.as_str())
            .collect();
        assert_eq!(
            steps,
            [
                "Before we start",
                "Topic",
                "Facts",
                "Their view",
                "Balance",
                "Plan",
                "Said back",
                "Follow-up"
            ]
        );
        let circle = |key| template.field(key).unwrap().circle;
        for key in ["in_private", "note_to_self", "reflection"] {
            assert_eq!(circle(key), Circle::Mine, "{key} never leaves");
        }
        for key in [
            "facts",
            "their_view",
            "shared_understanding",
            "plan",
            "said_back",
            "follow_up_on",
        ] {
            assert_eq!(circle(key), Circle::Official, "{key} goes on the summary");
        }
        assert!(
            template.sections[1..]
                .iter()
                .all(|section| section.prompts.len() == 3),
            "each step of the talk has three questions to ask aloud"
        );
    }

    #[test]
    fn a_part_that_is_wrong_is_named() {
        let broken = |pointer: &str, value: Value| {
            let mut template: Value = serde_json::from_str(BUILT_IN[0]).unwrap();
            *template.pointer_mut(pointer).unwrap() = value;
            Template::parse(&template.to_string()).unwrap_err().field
        };
        assert_eq!(broken("/format", json!("kept-template-9")), "format");
        assert_eq!(broken("/version", json!(0)), "version");
        assert_eq!(
            broken("/sections/0/fields/0/key", json!("Right Moment")),
            "sections[0].fields[0].key"
        );
        assert_eq!(
            broken("/sections/1/fields/0/key", json!("in_private")),
            "sections[1].fields[0].key"
        );
        assert_eq!(
            broken("/sections/2/fields/0/columns", json!([])),
            "sections[2].fields[0].columns"
        );
        assert_eq!(
            broken("/sections/2/fields/0/circle", json!("shareable")),
            "sections[2].fields[0].columns[0].circle"
        );
        assert_eq!(
            broken("/sections/1/fields/0/type", json!("pick")),
            "sections[1].fields[0].options"
        );
        assert_eq!(
            broken("/sections/1/fields/0/type", json!("scale")),
            "sections[1].fields[0].min"
        );
        assert_eq!(broken("/followUpField", json!("topic")), "followUpField");
        assert_eq!(
            broken("/sections/0/fields/0/circle", json!("public")),
            "",
            "an unknown word makes it no template"
        );
    }
}
