//! Templates of forms: sections, fields, and who may see each field.
//!
//! A template is one JSON file. Those that come with Kept lie in `templates/`; a filed form keeps the version that
//! it was filled in with. `docs/template-format.md` describes the file for those who write their own.

mod built_in;
mod check;
mod condition;
mod label;
mod purpose;
mod read;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

pub use self::built_in::BUILT_IN;
pub use self::condition::Condition;
pub use self::label::Label;
pub use self::purpose::Purpose;
use crate::circle::Circle;
use crate::form::Answers;
use crate::words::words;

/// The one format of template files that this release knows.
const FORMAT: &str = "kept-template-1";
/// Bytes of a template file; a form with a hundred fields in two languages has a tenth of it.
pub const LARGEST: usize = 512 * 1024;

words! {
    /// What a field holds. `docs/template-format.md` says what an answer looks like.
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

words! {
    /// Who signs in a `sign` field.
    pub enum Signer {
        /// The member that the form is about.
        Member = "member",
        /// The manager.
        Manager = "manager",
        /// Somebody who was there.
        Witness = "witness",
    }
}

words! {
    /// Who is to do what a row says that names nobody.
    #[derive(Default)]
    pub enum DefaultOwner {
        /// The manager: it becomes a promise.
        #[default]
        Manager = "manager",
        /// The member that the form is about: it becomes a task.
        Member = "member",
    }
}

impl DefaultOwner {
    /// Whether it is what a file without it means.
    fn is_manager(&self) -> bool {
        *self == Self::Manager
    }
}

/// Key of the field in which a form names its witness, perhaps with the role behind a comma.
pub const WITNESS_NAME: &str = "witness_name";

/// A form definition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Template {
    /// Which format the file has.
    #[cfg_attr(test, schemars(extend("const" = FORMAT)))]
    format: String,
    /// Names it, in all versions.
    #[cfg_attr(test, schemars(regex(pattern = schema::KEY)))]
    pub key: String,
    /// Counts its versions, from 1.
    #[cfg_attr(test, schemars(range(min = 1)))]
    pub version: u32,
    /// What it is for, which decides the rules that its forms have.
    #[serde(default, skip_serializing_if = "Purpose::is_talk")]
    pub purpose: Purpose,
    /// Its title.
    pub title: Label,
    /// What it is for, in a sentence.
    pub about: Label,
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
    /// The `list` fields whose rows become promises of the manager or tasks of the member when the form is filed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub actions: Vec<Actions>,
    /// The steps, in order.
    #[cfg_attr(test, schemars(length(min = 1, max = 100)))]
    pub sections: Vec<Section>,
}

/// A `list` field whose rows are to be done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Actions {
    /// The field.
    pub field: String,
    /// Its `text` or `long` column that says what.
    pub text: String,
    /// Its `person` column that says who.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    /// Who it is without that column, or if it is empty.
    #[serde(default, skip_serializing_if = "DefaultOwner::is_manager")]
    pub default_owner: DefaultOwner,
    /// Its `date` column that says by when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<String>,
}

/// One step of a form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Section {
    /// Names it.
    #[cfg_attr(test, schemars(regex(pattern = schema::KEY)))]
    pub key: String,
    /// Short name for the list of steps.
    pub step: Label,
    /// The question as a heading. `{name}` stands for what the member is called.
    pub title: Label,
    /// A sentence under the heading.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub help: Option<Label>,
    /// Questions to ask aloud.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub prompts: Vec<Label>,
    /// How many minutes of the talk it usually takes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(range(min = 1, max = 480)))]
    pub minutes: Option<u32>,
    /// It is part of the form only then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
    /// The fields, in order.
    #[cfg_attr(test, schemars(length(min = 1, max = 100)))]
    pub fields: Vec<Field>,
}

/// One field of a section, or one column of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Field {
    /// Names it; unique in the template, or in the list for a column.
    #[cfg_attr(test, schemars(regex(pattern = schema::KEY)))]
    pub key: String,
    /// Label on the screen.
    pub label: Label,
    /// Label on paper, if it differs. `{name}` stands for what the member is called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paper_label: Option<Label>,
    /// A sentence of explanation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub help: Option<Label>,
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
    /// `sign`: who signs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signer: Option<Signer>,
    /// It is part of the form only then; no column has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
}

/// Something that can be picked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// Names it in answers.
    #[cfg_attr(test, schemars(regex(pattern = schema::KEY)))]
    pub key: String,
    /// What is shown.
    pub label: Label,
}

impl Template {
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

    /// The keys of the sections and fields that are part of a form with these answers.
    ///
    /// A condition looks at a field that stands before it, so one pass is enough. What depends on a field that is no
    /// part of the form is none either.
    #[must_use]
    pub fn applicable(&self, answers: &Answers) -> Applicable<'_> {
        let mut applicable = Applicable::default();
        for section in &self.sections {
            let holds = |when: &Option<Condition>, fields: &BTreeSet<&str>| {
                when.as_ref().is_none_or(|when| {
                    fields.contains(when.field.as_str()) && when.holds(answers.get(&when.field))
                })
            };
            if !holds(&section.when, &applicable.fields) {
                continue;
            }
            applicable.sections.insert(section.key.as_str());
            for field in &section.fields {
                if holds(&field.when, &applicable.fields) {
                    applicable.fields.insert(field.key.as_str());
                }
            }
        }
        applicable
    }

    /// Who signs the paper of a form with these answers, the member first, each once.
    #[must_use]
    pub fn signers(&self, answers: &Answers) -> BTreeSet<Signer> {
        let applicable = self.applicable(answers);
        self.fields()
            .filter(|field| {
                field.circle == Circle::Official && applicable.fields.contains(field.key.as_str())
            })
            .filter_map(|field| field.signer)
            .collect()
    }
}

/// The parts of a template that a form has, by their keys.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Applicable<'a> {
    /// The sections.
    pub sections: BTreeSet<&'a str>,
    /// The fields.
    pub fields: BTreeSet<&'a str>,
}

#[cfg(test)]
#[path = "template/schema_tests.rs"]
mod schema;

#[cfg(test)]
#[path = "template_tests.rs"]
mod tests;
