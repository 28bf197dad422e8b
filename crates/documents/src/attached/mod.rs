//! Files that people attach: what they are, and pictures of those that can be shown.
//!
//! Such a file comes from anywhere. It is looked at by its bytes and never by its name, and it is drawn in a
//! process of its own, so that one made to break its reader breaks nothing else. What is shown are pixels:
//! nothing of the file itself, and none of what a camera wrote beside the picture, reaches the screen.

mod apart;
mod kind;
mod pages;
mod picture;

pub use apart::{draw_apart, serve};
pub use kind::kind_of;

use kept_domain::attachment::Kind;

/// A page of a file as pixels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawn {
    /// How many pages there are; 1 for a picture.
    pub pages: u32,
    /// The page as PNG, without anything that stood beside it in the file.
    pub png: Vec<u8>,
}

/// The file is damaged, locked, larger than any screen needs, or of a kind that Kept does not draw.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this file cannot be shown")]
pub struct CannotShow;

/// Draws a page, counted from 0, so that neither side is longer than `edge` pixels.
///
/// This trusts the file with time and memory of the caller; see [`draw_apart`].
///
/// # Errors
/// [`CannotShow`].
pub fn draw(kind: Kind, content: &[u8], page: u32, edge: u16) -> Result<Drawn, CannotShow> {
    match kind {
        Kind::Pdf => pages::draw(content, page, edge),
        _ if page == 0 => picture::draw(kind, content, edge),
        _ => Err(CannotShow),
    }
}
