//! The templates that come with Kept.

use std::sync::LazyLock;

use super::Template;

/// Their files, in the order in which they are offered.
pub const BUILT_IN: [&str; 20] = [
    include_str!("../../templates/coaching-session.json"),
    include_str!("../../templates/one-to-one.json"),
    include_str!("../../templates/weekly-check-in.json"),
    include_str!("../../templates/feedback.json"),
    include_str!("../../templates/recognition.json"),
    include_str!("../../templates/correction.json"),
    include_str!("../../templates/expectation-agreement.json"),
    include_str!("../../templates/grow.json"),
    include_str!("../../templates/clear.json"),
    include_str!("../../templates/pip.json"),
    include_str!("../../templates/pip-meeting.json"),
    include_str!("../../templates/pip-outcome.json"),
    include_str!("../../templates/accountability-pair.json"),
    include_str!("../../templates/stay-interview.json"),
    include_str!("../../templates/skip-level.json"),
    include_str!("../../templates/open-door.json"),
    include_str!("../../templates/ninety-days.json"),
    include_str!("../../templates/delegation-brief.json"),
    include_str!("../../templates/peer-review.json"),
    include_str!("../../templates/mistake-review.json"),
];

impl Template {
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
}

#[cfg(test)]
#[path = "built_in_tests.rs"]
mod tests;

#[cfg(test)]
#[path = "built_in_text_tests.rs"]
mod text_tests;
