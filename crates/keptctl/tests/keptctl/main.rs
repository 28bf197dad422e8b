//! The program as a script uses it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod agreement;
mod attachments;
mod backups;
mod calls;
mod demo;
mod keys;
mod program;
mod vaults;
