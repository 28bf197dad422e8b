//! Parts of a form that it has only sometimes.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Field, FieldType};
use crate::violation::Violation;

/// An answer on which a part of the form depends. Exactly one of the tests is given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Condition {
    /// The field, which stands before the part.
    pub field: String,
    /// `pick`: one of these options; `multi`: at least one of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub any_of: Vec<String>,
    /// `check`: whether it is ticked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ticked: Option<bool>,
    /// `scale`: an answer below this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub below: Option<i32>,
    /// `scale`: an answer of this or more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_least: Option<i32>,
}

impl Condition {
    /// Whether an answer, or none, meets it.
    #[must_use]
    pub fn holds(&self, answer: Option<&Value>) -> bool {
        let chosen = |value: &Value| {
            value
                .as_str()
                .is_some_and(|key| self.any_of.iter().any(|one| one == key))
        };
        if let Some(ticked) = self.ticked {
            return answer.and_then(Value::as_bool).unwrap_or_default() == ticked;
        }
        match answer {
            Some(Value::Array(several)) => several.iter().any(chosen),
            Some(Value::Number(number)) => number.as_i64().is_some_and(|number| {
                self.below.is_some_and(|limit| number < limit.into())
                    || self.at_least.is_some_and(|limit| number >= limit.into())
            }),
            Some(one) => chosen(one),
            None => false,
        }
    }

    /// Refuses a test that its field cannot meet. `before` are the fields that stand before the part.
    pub(super) fn check(&self, before: &[&Field]) -> Result<(), Violation> {
        let Some(field) = before.iter().find(|field| field.key == self.field) else {
            return Err(Violation::new(
                "when.field",
                "A part can depend only on a field that stands before it. Move the part down, or take the condition away.",
            ));
        };
        let given = [
            !self.any_of.is_empty(),
            self.ticked.is_some(),
            self.below.is_some(),
            self.at_least.is_some(),
        ];
        let fits = match field.field_type {
            FieldType::Pick | FieldType::Multi => given == [true, false, false, false],
            FieldType::Check => given == [false, true, false, false],
            FieldType::Scale => matches!(given, [false, false, true, false] | [false, false, false, true]),
            _ => false,
        };
        if !fits {
            return Err(Violation::new(
                "when",
                "A condition names options of a pick or multi field, a tick of a check field, or a limit of a scale field.",
            ));
        }
        let unknown = |key: &String| !field.options.iter().any(|option| option.key == *key);
        if self.any_of.iter().any(unknown) {
            return Err(Violation::new(
                "when.anyOf",
                "The field does not have this option.",
            ));
        }
        Ok(())
    }
}
