//! Rules of the domain, measured on material of their own.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod labelled;
mod wording;
