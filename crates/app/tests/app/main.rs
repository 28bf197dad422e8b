#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
//! Use cases against a real vault, and the contract.

mod contract;
