//! What a file is, by its bytes.

use infer::MatcherType;
use kept_domain::attachment::Kind;

/// What a file with this content is.
#[must_use]
pub fn kind_of(content: &[u8]) -> Kind {
    if content.starts_with(b"%PDF-") {
        return Kind::Pdf;
    }
    // Texts come before magic numbers, some of which are two letters.
    if let Some(text) = text(content) {
        return of_text(text);
    }
    let Some(found) = infer::get(content) else {
        return Kind::File;
    };
    match (found.mime_type(), found.matcher_type()) {
        ("image/jpeg", _) => Kind::Jpeg,
        ("image/png", _) => Kind::Png,
        ("image/gif", _) => Kind::Gif,
        ("image/webp", _) => Kind::Webp,
        ("application/rtf", _) => Kind::Office,
        (
            "application/x-shockwave-flash"
            | "application/postscript"
            | "application/vnd.debian.binary-package"
            | "application/x-rpm"
            | "application/x-google-chrome-extension"
            | "text/x-shellscript",
            _,
        ) => Kind::Program,
        ("application/x-x509-ca-cert" | "application/vnd.sqlite3" | "application/x-nintendo-nes-rom", _) => {
            Kind::File
        }
        (_, MatcherType::App) => Kind::Program,
        (_, MatcherType::Image) => Kind::Picture,
        (_, MatcherType::Audio | MatcherType::Video) => Kind::Media,
        (_, MatcherType::Doc | MatcherType::Book) => Kind::Office,
        (_, MatcherType::Archive) => Kind::Archive,
        (_, MatcherType::Text) => Kind::Page,
        (_, MatcherType::Font | MatcherType::Custom) => Kind::File,
    }
}

/// The content as text, if it is one that a person could read.
fn text(content: &[u8]) -> Option<&str> {
    let text = std::str::from_utf8(content).ok()?;
    let readable = |c: char| !c.is_control() || matches!(c, '\t' | '\n' | '\r' | '\u{c}');
    (!text.is_empty() && text.chars().all(readable)).then_some(text)
}

fn of_text(text: &str) -> Kind {
    let start = text.trim_start_matches('\u{feff}').trim_start();
    let begins_mark_up = || {
        let mut letters = start.chars();
        letters.next() == Some('<')
            && letters
                .next()
                .is_some_and(|c| c.is_ascii_alphabetic() || c == '!' || c == '?')
    };
    if start.starts_with("#!") || start.starts_with("%!PS") {
        Kind::Program
    } else if start.starts_with("{\\rtf") {
        Kind::Office
    } else if begins_mark_up() {
        Kind::Page
    } else {
        Kind::Text
    }
}
