//! Files that are attached to a note or a form: what they are, what they may be called, and how large they may be.
//!
//! What a file is follows from its content. Its name only claims something, and a claim that does not hold keeps it from
//! being shown.

use unicode_normalization::UnicodeNormalization;

use crate::ids::{AttachmentId, FormId, MemberId, NoteId};
use crate::time::Moment;
use crate::words::words;

/// Bytes of one file: the photo of a good camera, a scan of some fifty pages. `docs/adr/0027` has the reasons.
pub const LARGEST: usize = 25_000_000;
/// Bytes of all files of a vault. Each of the up to 17 backups holds them all.
pub const ALL: u64 = 500_000_000;
/// Characters of a name.
const NAME: usize = 120;

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

/// A name that is safe on every system: no folders, no marks that turn the reading direction, no control characters,
/// nothing that Windows keeps for itself. The ending stays.
#[must_use]
pub fn clean_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let kept = last.nfc().filter(|c| !c.is_control() && !is_invisible(*c));
    let safe: String = kept
        .map(|c| {
            if matches!(c, '<' | '>' | ':' | '"' | '|' | '?' | '*') {
                '_'
            } else {
                c
            }
        })
        .collect();
    // A dot in front hides a file; Windows takes dots and spaces away from the end.
    let safe = safe.trim_start_matches(|c: char| c == '.' || c.is_whitespace());
    let safe = safe.trim_end_matches(|c: char| c == '.' || c.is_whitespace());
    let safe = shortened(safe);
    if safe.is_empty() {
        "file".to_owned()
    } else if is_reserved(&safe) {
        format!("_{safe}")
    } else {
        safe
    }
}

/// Marks that change the order in which a name reads, and characters that nobody sees.
fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}'
    )
}

/// Cuts a name in front of its ending.
fn shortened(name: &str) -> String {
    if name.chars().count() <= NAME {
        return name.to_owned();
    }
    let (stem, ending) = match name.rsplit_once('.') {
        Some((stem, ending)) if ending.chars().count() <= 10 => (stem, format!(".{ending}")),
        _ => (name, String::new()),
    };
    let room = NAME - ending.chars().count();
    let stem: String = stem.chars().take(room).collect();
    format!("{}{ending}", stem.trim_end_matches([' ', '.']))
}

/// Names of devices: <https://learn.microsoft.com/windows/win32/fileio/naming-a-file>.
fn is_reserved(name: &str) -> bool {
    let stem = name
        .split('.')
        .next()
        .unwrap_or_default()
        .trim_end()
        .to_ascii_uppercase();
    let numbered = |prefix: &str| {
        stem.strip_prefix(prefix).is_some_and(|digit| {
            matches!(
                digit,
                "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9" | "¹" | "²" | "³"
            )
        })
    };
    matches!(
        stem.as_str(),
        "CON" | "PRN" | "AUX" | "NUL" | "CONIN$" | "CONOUT$"
    ) || numbered("COM")
        || numbered("LPT")
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
    /// Its [clean](clean_name) name.
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
    fn a_name_becomes_safe_everywhere() {
        for (name, clean) in [
            ("Visit report.pdf", "Visit report.pdf"),
            ("/etc/passwd", "passwd"),
            ("..\\..\\Windows\\win.ini", "win.ini"),
            ("../..", "file"),
            ("", "file"),
            ("   ", "file"),
            (".bashrc", "bashrc"),
            ("CON", "_CON"),
            ("con.txt", "_con.txt"),
            ("Lpt9.png", "_Lpt9.png"),
            ("console.txt", "console.txt"),
            ("photo.jpg. . ", "photo.jpg"),
            ("a\u{0}b\nc\u{1b}[31m.txt", "abc[31m.txt"),
            // Reads as "photoexe.jpg" where the mark is obeyed.
            ("photo\u{202e}gpj.exe", "photogpj.exe"),
            ("in\u{200b}visible\u{feff}.pdf", "invisible.pdf"),
            ("what? <now>: \"yes\"|*.pdf", "what_ _now__ _yes___.pdf"),
            ("Stro\u{308}m.pdf", "Ström.pdf"),
        ] {
            assert_eq!(clean_name(name), clean, "of {name:?}");
            assert_eq!(clean_name(clean), clean, "what is clean stays");
        }
    }

    #[test]
    fn a_long_name_keeps_its_ending() {
        let clean = clean_name(&format!("{}.pdf", "ä".repeat(400)));
        assert_eq!(clean.chars().count(), NAME, "cut to its limit");
        assert!(clean.ends_with("ä.pdf"), "in front of the ending");
    }

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
