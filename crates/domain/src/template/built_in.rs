//! The templates that come with Kept.

use std::sync::LazyLock;

use super::Template;

/// Their files, in the order in which they are offered.
pub const BUILT_IN: [&str; 1] = [include_str!("../../templates/coaching-session.json")];

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
