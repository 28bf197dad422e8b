//! What stands on a form.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::language::Language;

/// A text of a template: one for everybody, or one for each language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Label {
    /// The same in every language.
    Same(String),
    /// By language; at least one.
    ByLanguage(BTreeMap<Language, String>),
}

impl Label {
    /// The text in this language, or in the first one that there is.
    #[must_use]
    pub fn within(&self, language: Language) -> &str {
        match self {
            Self::Same(text) => text,
            Self::ByLanguage(texts) => texts
                .get(&language)
                .or_else(|| texts.values().next())
                .map_or("", String::as_str),
        }
    }

    /// Every text, to check it.
    pub(super) fn texts(&self) -> Vec<&str> {
        match self {
            Self::Same(text) => vec![text],
            Self::ByLanguage(texts) => texts.values().map(String::as_str).collect(),
        }
    }
}

impl From<&str> for Label {
    fn from(text: &str) -> Self {
        Self::Same(text.to_owned())
    }
}
