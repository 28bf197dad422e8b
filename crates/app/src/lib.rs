//! Use cases and the command contract: everything a front end may ask for.
//!
//! A front end holds one [`App`](app::App) and calls `dispatch` with the name of a command of
//! [`contract`] and a JSON request. What crosses is defined in [`wire`], failures in [`error`].
#![warn(missing_docs)]

pub mod app;
pub mod contract;
mod cursor;
mod dates;
mod document_paper;
pub mod error;
mod form_paper;
mod layouts;
pub mod machine;
mod papers;
pub mod ports;
mod prep_paper;
mod record_page;
pub mod reply;
pub mod request;
mod sample;
pub mod scheduler;
pub mod session;
pub mod upkeep;
#[allow(
    clippy::needless_pass_by_value,
    reason = "a request belongs to the command that answers it"
)]
mod usecases;
pub use usecases::{attachment_too_large, bulk};
mod verdict;
mod wastebasket;
mod work;
// Fields of wire types carry the words of the product; where those say it all there is no second sentence.
#[allow(missing_docs)]
pub mod wire;

pub use verdict::verify_file;
