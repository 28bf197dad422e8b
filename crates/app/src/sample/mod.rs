//! The sample team: Brinkhaven Instruments, Service & Calibration. Everybody in it is invented.
//!
//! Plain texts with days counted from today, so that the team is always in the middle of its work.

mod expectations;
mod forms;
mod members;
mod notes;
mod one_to_ones;
mod records;

pub(crate) use expectations::{EXPECTATIONS, SampleExpectation, SampleTask, Stage};
pub(crate) use forms::{SampleForm, SampleSigning};
pub(crate) use members::MEMBERS;
pub(crate) use notes::{NOTES, SampleNote};
pub(crate) use one_to_ones::{AGENDA, CADENCES, SampleCadence, SamplePoint, SampleTalk, TALKS};

/// All forms but the one-to-ones.
pub(crate) fn forms() -> impl Iterator<Item = SampleForm> {
    forms::sessions().into_iter().chain(records::records())
}

/// What the manager is called where a sample names an owner.
pub(crate) const MANAGER: &str = "Marit";
