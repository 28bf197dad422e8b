//! What crosses to the interface: plain data in the user's words.
//!
//! Requests refuse unknown fields; everything is camelCase on the wire, dates are `2026-01-31`,
//! instants RFC 3339 in UTC, ids UUIDs that TypeScript sees as branded strings.
//! Domain types are converted here and nowhere else.

mod attachment;
mod backup;
mod convert;
mod convert_note;
mod document;
mod expectation;
mod form;
mod ids;
mod leaving;
mod log;
mod member;
mod note;
mod one_to_one;
mod purpose;
mod reminder;
mod same_words;
mod shell;
mod template;
mod today;
mod vault;
mod wording;

pub use attachment::*;
pub use backup::*;
pub use document::*;
pub use expectation::*;
pub use form::*;
pub use ids::*;
pub use leaving::*;
pub use log::*;
pub use member::*;
pub use note::*;
pub use one_to_one::*;
pub use purpose::*;
pub use reminder::*;
pub use shell::*;
pub use template::*;
pub use today::*;
pub use vault::*;
pub use wording::*;

pub use crate::reply::{Bytes, Pdf, Pem, Png, Svg};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Derives what every request has in common.
macro_rules! request {
    ($(#[$doc:meta])* $vis:vis struct $name:ident { $($body:tt)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, serde::Deserialize, serde::Serialize, ts_rs::TS)]
        #[serde(rename_all = "camelCase", deny_unknown_fields)]
        #[ts(export)]
        $vis struct $name { $($body)* }
    };
}

/// Derives what every response has in common.
macro_rules! view {
    ($(#[$doc:meta])* $vis:vis struct $name:ident { $($body:tt)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, serde::Serialize, serde::Deserialize, ts_rs::TS)]
        #[serde(rename_all = "camelCase")]
        #[ts(export)]
        $vis struct $name { $($body)* }

        impl crate::reply::Response for $name {
            fn reply(self) -> Result<crate::reply::Reply, crate::error::ApiError> {
                crate::reply::json(self)
            }
        }
    };
}

/// Derives what every closed list of words has in common.
macro_rules! words {
    ($(#[$doc:meta])* $vis:vis enum $name:ident { $($body:tt)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize, ts_rs::TS)]
        #[serde(rename_all = "kebab-case")]
        #[ts(export)]
        $vis enum $name { $($body)* }
    };
}
pub(crate) use {request, view, words};

/// A request that asks for nothing in particular.
#[derive(Debug, Clone, Default, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export, type = "Record<string, never>")]
pub struct Nothing {}

/// A response that only says that it is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, type = "Record<string, never>")]
pub struct Done {}

/// One page of a list.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Page<T: TS> {
    /// The rows, in the order of the list.
    pub rows: Vec<T>,
    /// Give this back as `after` to get the next page; absent on the last one.
    #[ts(optional)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

words! {
    /// Who may see something.
    pub enum Circle {
        /// Stays in the vault: never printed, exported or handed over.
        Mine,
        /// May be shown or copied when the manager chooses.
        Shareable,
        /// Goes on paper, is signed and sealed.
        Official,
    }
}

impl crate::reply::Response for Done {
    fn reply(self) -> Result<crate::reply::Reply, crate::error::ApiError> {
        crate::reply::json(self)
    }
}

impl<T: TS + Serialize> crate::reply::Response for Page<T> {
    fn reply(self) -> Result<crate::reply::Reply, crate::error::ApiError> {
        crate::reply::json(self)
    }
}
