//! Use cases and the command contract: everything a front end may ask for.
//!
//! A front end holds one [`App`](app::App) and calls `dispatch` with the name of a command of
//! [`contract`] and a JSON request. What crosses is defined in [`wire`], failures in [`error`].
#![warn(missing_docs)]

pub mod contract;
pub mod error;
pub mod ports;
pub mod reply;
// Fields of wire types carry the words of the product; where those say it all there is no second sentence.
#[allow(missing_docs)]
pub mod wire;
