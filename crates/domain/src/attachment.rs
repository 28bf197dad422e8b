//! Files that are attached to a note or a form: what they are, what they may be called, and how large they may be.
//!
//! What a file is follows from its content. Its name only claims something, and a claim that does not hold keeps it from
//! being shown.

use crate::ids::{AttachmentId, FormId, MemberId, NoteId};
use crate::time::Moment;
use crate::words::words;

/// Bytes of one file: the photo of a good camera, a scan of some fifty pages. `docs/adr/0027` has the reasons.
pub const LARGEST: usize = 25_000_000;
/// Bytes of all files of a vault. Each of the up to 17 backups holds them all.
pub const ALL: u64 = 500_000_000;

words! {
    /// What a file is, by its content.
    pub enum Kind {
        /// A JPEG picture.
        Jpeg = "jpeg",
        /// A PNG picture.
        Png = "png",
        /// A GIF picture.
        Gif = "gif",
        /// A WebP picture.
        Webp = "webp",
        /// A picture of another format.
        Picture = "picture",
        /// A PDF document.
        Pdf = "pdf",
        /// Plain text.
        Text = "text",
        /// A web page, or another text that a browser would run.
        Page = "page",
        /// A program, or a text that a computer would run.
        Program = "program",
        /// Several files in one.
        Archive = "archive",
        /// A document of an office suite.
        Office = "office",
        /// Sound or video.
        Media = "media",
        /// Anything else.
        File = "file",
    }
}

impl Kind {
    /// Whether Kept can draw it.
    #[must_use]
    pub const fn is_drawn(self) -> bool {
        matches!(self, Self::Jpeg | Self::Png | Self::Gif | Self::Webp | Self::Pdf)
    }

    /// Whether Kept draws a file of this kind: not one whose name claims something else.
    #[must_use]
    pub const fn is_shown(self, misnamed: bool) -> bool {
        self.is_drawn() && !misnamed
    }

    /// Kinds that stand for one another: whoever renames a PNG to `.jpg` deceives nobody.
    const fn family(self) -> Self {
        match self {
            Self::Jpeg | Self::Png | Self::Gif | Self::Webp => Self::Picture,
            // Documents of office suites are archives inside, and so are some programs.
            Self::Office => Self::Archive,
            other => other,
        }
    }

    /// What a name claims by its ending; nothing if the ending is not known.
    #[must_use]
    pub fn claimed(name: &str) -> Option<Self> {
        let (_, ending) = name.rsplit_once('.')?;
        Some(match ending.to_ascii_lowercase().as_str() {
            "jpg" | "jpeg" | "jpe" | "jfif" | "png" | "gif" | "webp" | "heic" | "heif" | "avif" | "bmp"
            | "tif" | "tiff" | "ico" | "psd" => Self::Picture,
            "pdf" => Self::Pdf,
            "txt" | "text" | "md" | "csv" | "tsv" | "log" | "json" | "yaml" | "yml" | "toml" | "ini"
            | "ics" | "eml" | "vcf" => Self::Text,
            "htm" | "html" | "xhtml" | "mhtml" | "svg" | "xml" => Self::Page,
            "exe" | "com" | "scr" | "dll" | "msi" | "bat" | "cmd" | "ps1" | "vbs" | "vbe" | "js" | "jse"
            | "wsf" | "hta" | "lnk" | "url" | "desktop" | "reg" | "sh" | "bash" | "command" | "app"
            | "appimage" | "jar" | "apk" | "deb" | "rpm" | "py" | "pl" | "rb" | "so" | "dylib" => {
                Self::Program
            }
            "zip" | "gz" | "tgz" | "bz2" | "xz" | "zst" | "7z" | "rar" | "tar" | "iso" | "dmg" => {
                Self::Archive
            }
            "doc" | "docx" | "docm" | "xls" | "xlsx" | "xlsm" | "ppt" | "pptx" | "pptm" | "odt" | "ods"
            | "odp" | "rtf" | "pages" | "numbers" | "key" | "epub" => Self::Office,
            "mp3" | "m4a" | "wav" | "ogg" | "flac" | "mp4" | "m4v" | "mov" | "avi" | "mkv" | "webm" => {
                Self::Media
            }
            _ => return None,
        })
    }

    /// What a file is that has this content and this name, and whether the name lies about it.
    ///
    /// Scripts are texts and some programs are archives: there the name decides, because it is what runs them.
    #[must_use]
    pub fn named(self, name: &str) -> (Self, bool) {
        let Some(claimed) = Self::claimed(name) else {
            return (self, false);
        };
        let runs_by_name = matches!(self, Self::Text | Self::Page | Self::Archive | Self::File);
        if claimed == Self::Program && runs_by_name {
            return (Self::Program, false);
        }
        // What is not recognised may well be what it says; a picture and a PDF always are recognised.
        let recognisable = matches!(claimed, Self::Picture | Self::Pdf);
        let plausible = self == Self::File && !recognisable;
        (self, claimed.family() != self.family() && !plausible)
    }
}

/// What a file is attached to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holder {
    /// A note.
    Note(NoteId),
    /// A form.
    Form(FormId),
}

/// A file without its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Which one.
    pub id: AttachmentId,
    /// Whose the record is.
    pub member: MemberId,
    /// What it is attached to.
    pub holder: Holder,
    /// Its [clean](crate::file_name::clean) name.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// Whether its name claims something else.
    pub misnamed: bool,
    /// Bytes.
    pub size: u32,
    /// SHA-256 of the bytes.
    pub sha256: [u8; 32],
    /// Pages that can be shown, 1 for a picture; nothing if it cannot be shown.
    pub pages: Option<u32>,
    /// When it was attached, and where the clock stood.
    pub added: Moment,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lie_is_what_claims_another_family() {
        for (kind, name, expected) in [
            (Kind::Jpeg, "photo.jpg", (Kind::Jpeg, false)),
            (Kind::Png, "photo.JPG", (Kind::Png, false)),
            (Kind::Jpeg, "photo", (Kind::Jpeg, false)),
            (Kind::Jpeg, "photo.xyz", (Kind::Jpeg, false)),
            (Kind::Program, "report.pdf", (Kind::Program, true)),
            (Kind::Page, "photo.jpg", (Kind::Page, true)),
            (Kind::Png, "setup.exe", (Kind::Png, true)),
            (Kind::Pdf, "notes.txt", (Kind::Pdf, true)),
            (Kind::File, "photo.jpg", (Kind::File, true)),
            (Kind::File, "measurements.csv", (Kind::File, false)),
            (Kind::Archive, "plan.docx", (Kind::Archive, false)),
            (Kind::Office, "plan.docx", (Kind::Office, false)),
            (Kind::Text, "clean.bat", (Kind::Program, false)),
            (Kind::Archive, "tool.jar", (Kind::Program, false)),
            (Kind::Text, "letter.pdf", (Kind::Text, true)),
        ] {
            assert_eq!(kind.named(name), expected, "{name}, which is {kind:?}");
        }
    }
}
