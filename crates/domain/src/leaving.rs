//! What of a form may leave the vault: on paper, in a copy, in an export.
//!
//! What is official leaves, what is shareable leaves if the manager ticked it, and what is the manager's own never
//! does. A column is never wider known than its list.

use std::collections::BTreeSet;

use crate::circle::Circle;
use crate::template::{Field, Template};

/// Which fields leave.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Leaving {
    /// Keys of shareable fields that were ticked.
    ticked: BTreeSet<String>,
}

impl Leaving {
    /// What is official, and these fields if they are shareable.
    #[must_use]
    pub fn with(ticked: impl IntoIterator<Item = String>) -> Self {
        Self {
            ticked: ticked.into_iter().collect(),
        }
    }

    /// What is official, and everything that is shareable.
    #[must_use]
    pub fn everything(template: &Template) -> Self {
        let shareable = template
            .fields()
            .filter(|field| field.circle == Circle::Shareable);
        Self::with(shareable.map(|field| field.key.clone()))
    }

    /// Whether a field leaves.
    #[must_use]
    pub fn takes(&self, field: &Field) -> bool {
        self.allows(field.circle, &field.key)
    }

    /// Whether a column of a list leaves.
    #[must_use]
    pub fn takes_column(&self, list: &Field, column: &Field) -> bool {
        self.takes(list) && self.allows(column.circle, &list.key)
    }

    /// Whether anything leaves that is not official.
    #[must_use]
    pub fn is_shared(&self, template: &Template) -> bool {
        template
            .fields()
            .any(|field| field.circle == Circle::Shareable && self.takes(field))
    }

    fn allows(&self, circle: Circle, key: &str) -> bool {
        circle.leaves(self.ticked.contains(key))
    }
}
