//! What forms are for.

use super::{FieldType, Template};
use crate::feedback::NOT_YET;
use crate::violation::Violation;
use crate::words::words;

words! {
    /// What a template is for. Some purposes have rules, which need certain fields.
    #[derive(Default)]
    pub enum Purpose {
        /// A talk that has no rules of its own.
        #[default]
        Talk = "talk",
        /// Something that is written, without rules, and no talk by itself: a brief, what peers said.
        Written = "written",
        /// A one-to-one: agenda points are discussed in it.
        OneToOne = "one-to-one",
        /// Feedback: delivered, or still to deliver.
        Feedback = "feedback",
        /// Recognition: can be copied to be posted in public.
        Recognition = "recognition",
        /// A correction: in private, and never a surprise.
        Correction = "correction",
        /// The plan of a performance improvement plan.
        Pip = "pip",
        /// A meeting of a performance improvement plan.
        PipMeeting = "pip-meeting",
        /// The end of a performance improvement plan.
        PipOutcome = "pip-outcome",
    }
}

/// A field that a purpose needs: its key, or `list.column`; its type, and options that it must have.
type Needed = (&'static str, FieldType, &'static [&'static str]);

impl Purpose {
    /// Whether it is the one that a template has if it names none.
    pub(super) fn is_talk(&self) -> bool {
        *self == Self::Talk
    }

    /// Whether a form of it is never copied, and never exported together with others.
    #[must_use]
    pub const fn is_guarded(self) -> bool {
        matches!(
            self,
            Self::Correction | Self::Pip | Self::PipMeeting | Self::PipOutcome
        )
    }

    /// Whether a form of it continues another: a meeting or the end of a plan.
    #[must_use]
    pub const fn continues(self) -> bool {
        matches!(self, Self::PipMeeting | Self::PipOutcome)
    }

    pub(super) const fn needs(self) -> &'static [Needed] {
        use FieldType::{Check, Date, Link, List, Long, Pick, Scale, Text};
        match self {
            Self::Talk | Self::Written => &[],
            // What is neither discussed nor dropped carries over.
            Self::OneToOne => &[
                ("their_topics", List, &[]),
                ("their_topics.text", Text, &[]),
                ("their_topics.state", Pick, &["discussed", "dropped"]),
                ("my_topics", List, &[]),
                ("my_topics.text", Text, &[]),
                ("my_topics.state", Pick, &["discussed", "dropped"]),
                ("mood", Scale, &[]),
                ("mood_reason", Long, &[]),
                ("energy", Scale, &[]),
            ],
            Self::Feedback => &[
                ("kind", Pick, &["reinforce", "redirect"]),
                ("delivered", Pick, &[NOT_YET]),
                ("deliver_on", Date, &[]),
            ],
            Self::Recognition => &[("post_text", Long, &[])],
            // No surprise looks at the expectation; like cases are those of the same matter.
            Self::Correction => &[
                ("in_private", Check, &[]),
                ("matter", Pick, &[]),
                ("level", Pick, &[]),
                ("standard", Long, &[]),
                ("expectation", Link, &[]),
                ("consequence", Long, &[]),
                ("review_on", Date, &[]),
                ("expires_on", Date, &[]),
            ],
            // An extension and an amendment are plans of their own, which are signed again.
            Self::Pip => &[
                ("plan_kind", Pick, &["new", "extension", "amendment"]),
                ("amends", Link, &[]),
                ("starts_on", Date, &[]),
                ("ends_on", Date, &[]),
                ("gaps", List, &[]),
                ("gaps.expectation", Link, &[]),
                ("goals", List, &[]),
                ("goals.goal", Text, &[]),
                ("meetings", List, &[]),
                ("meetings.on", Date, &[]),
                ("consequence", Long, &[]),
            ],
            Self::PipMeeting => &[
                ("ratings", List, &[]),
                ("ratings.goal", Text, &[]),
                ("ratings.rating", Pick, &["met", "partly", "not"]),
            ],
            Self::PipOutcome => &[
                ("outcome", Pick, &["met", "extended", "not-met"]),
                ("new_ends_on", Date, &[]),
            ],
        }
    }

    /// Refuses a template without the fields that its rules look at.
    pub(super) fn check(self, template: &Template) -> Result<(), Violation> {
        for (key, field_type, options) in self.needs() {
            let field = match key.split_once('.') {
                Some((list, column)) => template
                    .field(list)
                    .and_then(|field| field.columns.iter().find(|one| one.key == column)),
                None => template.field(key),
            };
            let found = field.is_some_and(|field| {
                let has = |option: &&str| field.options.iter().any(|one| one.key == *option);
                field.field_type == *field_type && options.iter().all(has)
            });
            if !found {
                let of = if options.is_empty() {
                    String::new()
                } else {
                    format!(" with the options {}", options.join(", "))
                };
                return Err(Violation::new(
                    "purpose",
                    format!(
                        "A template for this purpose has a {} field with the key {key}{of}.",
                        field_type.as_str()
                    ),
                ));
            }
        }
        Ok(())
    }
}
