//! A broken rule.

use std::borrow::Cow;

/// A rule that a request breaks, and where.
///
/// The message says what to do about it and never quotes what was written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct Violation {
    /// Path of the field as on the wire: `tasks[0].dueOn`.
    pub field: String,
    /// A plain sentence that says what to do.
    pub message: Cow<'static, str>,
}

impl Violation {
    /// A rule broken by one field.
    pub fn new(field: impl Into<String>, message: impl Into<Cow<'static, str>>) -> Self {
        Self {
            field: field.into(),
            message: message.into(),
        }
    }

    /// The same rule, broken inside of `parent`.
    #[must_use]
    pub fn inside(mut self, parent: &str) -> Self {
        self.field = if self.field.is_empty() {
            parent.to_owned()
        } else {
            format!("{parent}.{}", self.field)
        };
        self
    }
}
