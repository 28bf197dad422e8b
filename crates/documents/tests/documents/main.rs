//! The papers, judged by tools that know nothing of this crate.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod code;
mod form;
mod marks;
mod papers;
mod prep;
mod random;
mod sample;
mod seal;
mod tools;
mod typesetting;
mod verify;
mod words;
