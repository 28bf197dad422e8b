//! The sample team: Brinkhaven Instruments, Service & Calibration. Everybody in it is invented.
//!
//! Plain texts with days counted from today, so that the team is always in the middle of its work.

mod expectations;
mod forms;
mod members;
mod notes;
mod one_to_ones;

pub(crate) use expectations::{EXPECTATIONS, SampleExpectation, SampleTask, Stage};
pub(crate) use forms::{SampleForm, forms};
pub(crate) use members::MEMBERS;
pub(crate) use notes::{NOTES, SampleNote};
pub(crate) use one_to_ones::{AGENDA, CADENCES, SampleCadence, SamplePoint, SampleTalk, TALKS};

/// What the manager is called where a sample names an owner.
pub(crate) const MANAGER: &str = "Marit";
