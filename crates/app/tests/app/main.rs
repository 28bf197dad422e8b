#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
//! Use cases against a real vault, and the contract.

mod contract;
mod contract_fuzz;
mod document;
mod door;
mod expectation;
mod fixture;
mod form;
mod keys;
mod member;
mod reminder;
mod search;
mod settings;
mod signing;
mod task;
mod timeline;
mod today;
mod upkeep;
mod wording;
