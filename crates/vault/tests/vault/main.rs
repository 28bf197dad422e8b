//! The vault as other crates see it: real files, real keys, real processes. Only the cost of the passphrase is low.
#![allow(clippy::unwrap_used, clippy::panic)]

mod damage;
mod inbox;
mod lifecycle;
mod passphrase;
mod privacy;
mod processes;
mod recovery;
mod support;
