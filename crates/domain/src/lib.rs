//! Entities and rules of Kept: what a member, an expectation, a form or a reminder is,
//! and what may happen to it.
//!
//! Nothing here reads a clock, draws a random number or touches a file.
//! Instants and ids arrive as arguments, and an error is always a broken rule,
//! never a failure of the machine.
#![warn(missing_docs)]

pub mod action;
pub mod agenda;
pub mod attachment;
pub mod cadence;
pub mod capture;
pub mod circle;
pub mod day;
pub mod document;
pub mod expectation;
pub mod feedback;
pub mod file_name;
pub mod form;
pub mod hints;
pub mod ids;
pub mod language;
pub mod leaving;
pub mod member;
pub mod note;
pub mod promise;
pub mod question;
pub mod recurrence;
pub mod reminder;
pub mod schedule;
pub mod search;
pub mod talk;
pub mod task;
pub mod template;
pub mod text;
pub mod time;
pub mod violation;
pub mod witness;
pub mod wording;
pub mod words;
