//! Sample vaults as they are made: their content, their counts, their wholeness.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod content;
mod scale;
