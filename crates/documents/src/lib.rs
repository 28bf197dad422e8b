//! The papers of Kept: set, shown, printed, sealed and verified.
//!
//! This is the only crate that knows how a page is set (Typst) and how a seal is made (PAdES).
//!
//! * [`Press`] turns a paper ([`AgreementPaper`], [`KitPaper`], [`FormPaper`], [`PrepPaper`]) into a [`Rendered`] document,
//!   which gives the pages as SVG and the file as PDF/A-2a with PDF/UA-1.
//!   Both come from the same compiled document, so what is shown is what is printed.
//! * [`Identity`] holds the keys of a vault's seal, and [`seal()`] certifies a PDF with them.
//! * [`verify()`] says in plain words whether a sealed file is intact, and by whom and when it was sealed.
//! * [`attached`] draws what people attach to their records.
//! * [`FingerprintWords`] and [`PaperCode`] carry a fingerprint to and from paper.
//!
//! The text of a paper is data all the way: it reaches the page as strings and is never read as mark-up.
#![warn(missing_docs)]

mod agreement;
pub mod attached;
mod code;
mod difference;
mod error;
mod fonts;
mod form;
mod ink;
mod kit;
mod manuscript;
mod paper;
mod prep;
mod press;
mod rendered;
mod seal;
mod signed;
mod signing;
mod verify;

mod words;
mod world;

pub use agreement::{AgreementPaper, Amendment, Change, Consequence, Measure, PromiseLine, Reward, TaskLine};
pub use code::{CodeError, PaperCode};
pub use error::DocumentError;
pub use form::{
    Addition, Column, ColumnKind, Content, FormPaper, Occasion, Part, PartCircle, SealedAs, Section,
    SignLine, Table, Tick,
};
pub use kit::KitPaper;
pub use paper::{Ink, Language, PaperSize, Party, Signed, Stroke};
pub use prep::{PrepAbout, PrepLine, PrepPaper, PrepPart};
pub use press::Press;
pub use rendered::{Mark, Missing, Rendered};
pub use seal::{Identity, seal};
pub use signing::{Answer, Ending, PaperState, Record, RecordEvent, Sealed, SignerFacts, Statement, Witness};
pub use verify::{Flaw, Seal, Trust, Verdict, verify};
pub use words::{FingerprintWords, UnknownWord};
