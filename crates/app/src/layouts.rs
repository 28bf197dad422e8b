//! The last few papers that were laid out, so that their pages can be fetched one by one.

use std::collections::VecDeque;
use std::sync::Arc;

use kept_documents::Rendered;

/// How many layouts stay: what is on the screen, what it replaces, and the same again for a second paper.
const KEPT: usize = 4;

/// The last few layouts by their tokens.
#[derive(Default)]
pub(crate) struct Layouts {
    newest_last: VecDeque<(String, Arc<Rendered>)>,
}

impl Layouts {
    /// Keeps a layout and lets the oldest go if there are too many.
    pub(crate) fn keep(&mut self, token: String, layout: Arc<Rendered>) {
        if self.newest_last.len() == KEPT {
            self.newest_last.pop_front();
        }
        self.newest_last.push_back((token, layout));
    }

    /// The layout with this token, if it is still here.
    pub(crate) fn get(&self, token: &str) -> Option<Arc<Rendered>> {
        self.newest_last
            .iter()
            .find(|(name, _)| name == token)
            .map(|(_, layout)| Arc::clone(layout))
    }

    /// Lets all of them go.
    pub(crate) fn clear(&mut self) {
        self.newest_last.clear();
    }
}
