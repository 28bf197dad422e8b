//! Stand-ins for the machine, and sample vaults of every size.
//!
//! [`ports`] holds a clock that can be set and recorders for what the application says to the outside.
//! [`scale`] makes vaults: the sample team for looking around, ten years of it for measuring.
#![warn(missing_docs)]

pub mod ports;
pub mod scale;
