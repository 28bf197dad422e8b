//! The fault suite on a system that it does not know.

use crate::process::{Failure, Outcome};

/// What was asked for.
pub(crate) struct Request;

impl Request {
    /// The short run.
    pub(crate) const SHORT: Self = Self;

    /// Takes everything.
    pub(crate) fn parse(_: &[&str]) -> Option<Self> {
        Some(Self)
    }
}

pub(crate) fn run_all(_: &Request) -> Outcome {
    Err(Failure::new(
        "The fault suite disturbs programs with strace and small disks, so it runs on Linux.",
    ))
}
