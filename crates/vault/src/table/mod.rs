//! One module for each table, or for a few that are one thing: functions over a [`Reader`](crate::Reader) or a
//! [`Writer`](crate::Writer), and no rules. Ids are stored as the 16 bytes of the UUID, dates as `YYYY-MM-DD`,
//! instants as RFC 3339 in UTC with milliseconds, closed lists of words as their kebab-case names.

pub mod agenda;
pub mod attachment;
pub mod cadence;
pub mod capture;
pub mod document;
pub mod expectation;
pub mod feedback;
pub mod form;
pub mod identity;
pub mod link;
pub mod log;
pub mod member;
pub mod meta;
pub mod mood;
pub mod note;
pub mod own_template;
pub mod plan;
pub mod promise;
pub mod question;
pub mod reminder;
pub mod sample;
pub mod search;
pub mod setting;
pub mod signing;
pub mod tag;
pub mod task;
pub mod template;
pub mod timeline;

pub(crate) mod record;
pub(crate) mod value;

#[cfg(test)]
mod plans;
