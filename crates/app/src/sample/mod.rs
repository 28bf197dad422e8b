//! The sample team: Brinkhaven Instruments, Service & Calibration. Everybody in it is invented.
//!
//! Plain texts with days counted from today, so that the team is always in the middle of its work.

mod expectations;
mod forms;
mod members;

pub(crate) use expectations::{EXPECTATIONS, SampleExpectation, SampleTask, Stage};
pub(crate) use forms::{SampleForm, forms};
pub(crate) use members::MEMBERS;

/// What the manager is called where a sample names an owner.
pub(crate) const MANAGER: &str = "Marit";
