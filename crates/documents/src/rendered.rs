//! A paper that has been set.

use std::fmt;

use typst::foundations::{Label, Selector, Smart, Value};
use typst::introspection::{Introspector, MetadataElem};
use typst::layout::{Frame, FrameItem};
use typst::utils::PicoStr;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};
use typst_svg::SvgOptions;

use crate::error::{DocumentError, unquoted};

/// Where a field stands on a page. A field that runs over a page end has one mark on each page.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// Name of the field, see the paper's own type.
    pub field: String,
    /// Index of the page, from 0.
    pub page: usize,
    /// Upper edge in points from the top of the page.
    pub top: f64,
    /// Lower edge in points from the top of the page.
    pub bottom: f64,
}

/// A character that no font on this computer has.
/// On the paper `[U+0000]` with its code stands instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// The character.
    pub character: char,
    /// The fields in which it stands.
    pub fields: Vec<String>,
}

/// A paper that has been set: its pages as pictures, and the file, from one compiled document.
pub struct Rendered {
    document: PagedDocument,
    ident: String,
    missing: Vec<Missing>,
}

impl fmt::Debug for Rendered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Rendered")
            .field("pages", &self.pages())
            .finish_non_exhaustive()
    }
}

impl Rendered {
    pub(crate) fn new(document: PagedDocument, ident: String, missing: Vec<Missing>) -> Self {
        Self {
            document,
            ident,
            missing,
        }
    }

    /// Number of pages, at least 1.
    #[must_use]
    pub fn pages(&self) -> usize {
        self.document.pages().len()
    }

    /// Width and height of a page in points of 1/72 inch.
    #[must_use]
    pub fn page_size(&self) -> (f64, f64) {
        self.document.pages().first().map_or((0.0, 0.0), |page| {
            (page.frame.width().to_pt(), page.frame.height().to_pt())
        })
    }

    /// A page as SVG. All glyphs are outlines, so it needs no font and loads nothing.
    ///
    /// # Errors
    /// [`DocumentError::NoSuchPage`].
    pub fn svg(&self, page: usize) -> Result<String, DocumentError> {
        let found = self.document.pages().get(page).ok_or(DocumentError::NoSuchPage {
            page,
            pages: self.pages(),
        })?;
        Ok(typst_svg::svg(found, &SvgOptions::default()))
    }

    /// The file: PDF/A-2a and PDF/UA-1. The same paper gives the same bytes.
    ///
    /// # Errors
    /// [`DocumentError::Export`] if the file would not have met the standards.
    pub fn pdf(&self) -> Result<Vec<u8>, DocumentError> {
        let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1]).map_err(|error| {
            DocumentError::Export {
                reason: error.message().to_string(),
            }
        })?;
        let options = PdfOptions {
            ident: Smart::Custom(self.ident.clone()),
            creator: Smart::Custom(Some("Kept".to_owned())),
            standards,
            ..PdfOptions::default()
        };
        typst_pdf::pdf(&self.document, &options).map_err(|errors| DocumentError::Export {
            reason: errors
                .first()
                .map(|error| unquoted(&error.message))
                .unwrap_or_default(),
        })
    }

    /// Where each field stands, in reading order.
    #[must_use]
    pub fn marks(&self) -> Vec<Mark> {
        let label = Label::new(PicoStr::constant("mark"));
        let introspector = self.document.introspector();
        let found = label.map(|label| introspector.query(&Selector::Label(label)));
        let mut marks = Vec::new();
        let mut open: Option<(String, usize, f64)> = None;
        for place in found.into_iter().flatten() {
            let field = place
                .to_packed::<MetadataElem>()
                .and_then(|data| match &data.value {
                    Value::Str(text) => Some(text.to_string()),
                    _ => None,
                });
            let position = place
                .location()
                .and_then(|location| introspector.position(location));
            let (Some(field), Some(position)) = (field, position) else {
                continue;
            };
            let (page, y) = (position.page.get() - 1, position.point.y.to_pt());
            // The templates put one mark before and one after each field, never nested.
            match open.take() {
                Some((name, first, top)) if name == field => {
                    self.push_marks(&mut marks, &name, (first, top), (page, y));
                }
                _ => open = Some((field, page, y)),
            }
        }
        marks
    }

    fn push_marks(&self, marks: &mut Vec<Mark>, field: &str, from: (usize, f64), to: (usize, f64)) {
        let (_, height) = self.page_size();
        for page in from.0..=to.0 {
            marks.push(Mark {
                field: field.to_owned(),
                page,
                top: if page == from.0 { from.1 } else { 0.0 },
                bottom: if page == to.0 { to.1 } else { height },
            });
        }
    }

    /// Characters that could not be printed. The application says so before anything is printed or signed.
    #[must_use]
    pub fn missing(&self) -> &[Missing] {
        &self.missing
    }
}

/// Characters that were set with the empty glyph of a face.
pub(crate) fn unset_characters(document: &PagedDocument) -> Vec<char> {
    let mut found = Vec::new();
    for page in document.pages() {
        collect(&page.frame, &mut found);
    }
    found
}

fn collect(frame: &Frame, found: &mut Vec<char>) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => collect(&group.frame, found),
            FrameItem::Text(text) => {
                for glyph in text.glyphs.iter().filter(|glyph| glyph.id == 0) {
                    found.extend(text.text.get(glyph.range()).unwrap_or_default().chars());
                }
            }
            _ => {}
        }
    }
}
