#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
//! Use cases against a real vault, and the contract.

mod action;
mod attachment;
mod attachment_limits;
mod cadence;
mod capture;
mod contract;
mod contract_fuzz;
mod document;
mod door;
mod expectation;
mod fixture;
mod form;
mod form_signing;
mod keys;
mod leaving;
mod log;
mod member;
mod note;
mod one_to_one;
mod prep_paper;
mod purpose;
mod reminder;
mod search;
mod settings;
mod signing;
mod task;
mod template;
mod timeline;
mod today;
mod upkeep;
mod witness;
mod wording;
