//! What the typesetter can see: the templates, one file with data, pictures, and nothing else.

use std::collections::HashMap;
use std::sync::LazyLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{DiagSpan, FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World, WorldExt};

use crate::fonts::Selection;

macro_rules! templates {
    ($($name:literal),*) => {
        [$(($name, include_str!(concat!("../papers/", $name)))),*]
    };
}

/// Everything in `papers/`, parsed once for the process.
static TEMPLATES: LazyLock<HashMap<FileId, Source>> = LazyLock::new(|| {
    templates!(
        "acknowledgement.typ",
        "agreement.typ",
        "form.typ",
        "kept.typ",
        "prep.typ",
        "record.typ",
        "recovery_kit.typ",
        "wording.typ"
    )
    .into_iter()
    .filter_map(|(name, text)| {
        let id = file_id(name)?;
        Some((id, Source::new(id, text.to_owned())))
    })
    .collect()
});

/// Pictures that every paper may use.
static PICTURES: [(&str, &str); 2] = [
    ("tick-on.svg", include_str!("../papers/tick-on.svg")),
    ("tick-off.svg", include_str!("../papers/tick-off.svg")),
];

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));

/// One paper on its way to the page.
/// There are no packages, no files of the system and no clock.
pub(crate) struct PaperWorld {
    main: FileId,
    files: HashMap<FileId, Bytes>,
    selection: Selection,
}

impl PaperWorld {
    /// `template` is a file of `papers/`, `files` are the data and pictures of this paper.
    pub(crate) fn new(
        template: &'static str,
        files: impl IntoIterator<Item = (&'static str, Bytes)>,
        selection: Selection,
    ) -> Option<Self> {
        let pictures = PICTURES
            .iter()
            .map(|(name, svg)| (*name, Bytes::from_string(*svg)));
        Some(Self {
            main: file_id(template)?,
            files: pictures
                .chain(files)
                .filter_map(|(name, bytes)| Some((file_id(name)?, bytes)))
                .collect(),
            selection,
        })
    }
}

impl PaperWorld {
    /// File and line of a place in a template.
    pub(crate) fn place(&self, span: DiagSpan) -> Option<String> {
        let id = span.id()?;
        let range = self.range(span)?;
        let line = self.source(id).ok()?.lines().byte_to_line(range.start)?;
        Some(format!("{}:{}", id.get().vpath().get_without_slash(), line + 1))
    }
}

fn file_id(name: &str) -> Option<FileId> {
    Some(RootedPath::new(VirtualRoot::Project, VirtualPath::new(name).ok()?).intern())
}

impl World for PaperWorld {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.selection.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        TEMPLATES.get(&id).cloned().ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.files.get(&id).cloned().ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.selection.fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
