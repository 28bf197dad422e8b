//! The incremental update that carries a seal.
//!
//! Its layout is fixed to the byte, so that a verifier can build it again from the sealed file
//! and accept nothing else: no second signature, no appended revision, no hidden object.

use std::ops::Range;

use chrono::{DateTime, NaiveDateTime, Utc};

use super::pdf::{Dictionary, Object, Revision};

/// Bytes that are kept free for the signature, before they are written as hexadecimal digits.
pub(crate) const ROOM: usize = 16 * 1024;
/// Pages below pages below pages.
const DEEPEST_TREE: usize = 16;
/// The kind of signature, ETSI EN 319 142-1.
pub(crate) const SUB_FILTER: &str = "/SubFilter/ETSI.CAdES.detached";
const CLAIM: &str = "D:%Y%m%d%H%M%SZ";

/// What the signature dictionary says in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Claim {
    pub(crate) name: String,
    pub(crate) reason: String,
    /// Whole seconds.
    pub(crate) at: DateTime<Utc>,
}

/// A file with its update, before or after the signature is written into it.
pub(crate) struct Prepared {
    pub(crate) bytes: Vec<u8>,
    /// The hexadecimal digits of `/Contents`, without the angle brackets.
    pub(crate) gap: Range<usize>,
}

impl Prepared {
    /// The two parts of the file that the signature covers: everything but `/Contents`.
    pub(crate) fn covered(&self) -> [&[u8]; 2] {
        [&self.bytes[..self.gap.start - 1], &self.bytes[self.gap.end + 1..]]
    }
}

/// Appends the update to a file that has no revision after its first and no form.
///
/// # Errors
/// What is wrong with the file.
pub(crate) fn prepare(base: &[u8], claim: &Claim) -> Result<Prepared, &'static str> {
    if !base.starts_with(b"%PDF-1.7") {
        return Err("it is not a PDF 1.7");
    }
    let revision = Revision::last(base).ok_or("its cross-reference table cannot be read")?;
    let trailer = &revision.trailer;
    if trailer.has("Prev") || trailer.has("Encrypt") || trailer.has("XRefStm") {
        return Err("it is not a plain first revision");
    }
    let id = match trailer.get("ID") {
        Some(Object::Array(ids)) => ids
            .iter()
            .map(|id| match id {
                Object::String(bytes) => Ok(format!("<{}>", hex(bytes))),
                _ => Err("it has no identifier"),
            })
            .collect::<Result<String, _>>()?,
        _ => return Err("it has no identifier"),
    };
    let root = trailer.reference("Root").ok_or("it has no catalog")?;
    let info = trailer.reference("Info").ok_or("it has no description")?;
    let size = trailer
        .integer("Size")
        .and_then(|size| u32::try_from(size).ok())
        .filter(|size| *size < 8_000_000)
        .ok_or("it has no size")?;
    let catalog = revision.dictionary(root).ok_or("it has no catalog")?;
    if ["AcroForm", "Perms", "Extensions"]
        .iter()
        .any(|key| catalog.has(key))
    {
        return Err("it has a form or a signature already");
    }
    let (page, page_entries) = first_page(&revision, &catalog).ok_or("it has no page")?;
    if page_entries.has("Annots") {
        return Err("its first page has annotations");
    }

    let (field, signature, appearance) = (size, size + 1, size + 2);
    let mut update = Update {
        bytes: base.to_vec(),
        offsets: Vec::new(),
    };
    update.bytes.push(b'\n');
    update.object(root, |out| {
        out.extend_from_slice(b"<<");
        out.extend_from_slice(catalog.inside);
        out.extend_from_slice(
            format!(
                "/AcroForm<</SigFlags 3/Fields[{field} 0 R]>>/Perms<</DocMDP {signature} 0 R>>\
                 /Extensions<</ESIC<</BaseVersion/1.7/ExtensionLevel 2>>>>>>"
            )
            .as_bytes(),
        );
    });
    update.object(page, |out| {
        out.extend_from_slice(b"<<");
        out.extend_from_slice(page_entries.inside);
        // PDF/UA: a page with a field names the order of its tabs.
        let tabs = if page_entries.has("Tabs") { "" } else { "/Tabs/S" };
        out.extend_from_slice(format!("/Annots[{field} 0 R]{tabs}>>").as_bytes());
    });
    // Print and Locked: PDF/A wants the first, and nobody shall move an invisible field.
    update.object(field, |out| {
        out.extend_from_slice(
            format!(
                "<</Type/Annot/Subtype/Widget/FT/Sig/T(Seal)/TU(Seal of this document)/F 132\
                 /Rect[0 0 0 0]/P {page} 0 R/V {signature} 0 R/AP<</N {appearance} 0 R>>>>"
            )
            .as_bytes(),
        );
    });
    let mut range_at = 0;
    let mut gap = 0..0;
    update.object(signature, |out| {
        out.extend_from_slice(
            format!(
                "<</Type/Sig/Filter/Adobe.PPKLite{SUB_FILTER}/Name{}/Reason{}/M({})\
                 /Reference[<</Type/SigRef/TransformMethod/DocMDP\
                 /TransformParams<</Type/TransformParams/P 1/V/1.2>>>>]/ByteRange",
                text(&claim.name),
                text(&claim.reason),
                claim.at.format(CLAIM),
            )
            .as_bytes(),
        );
        range_at = out.len();
        out.extend_from_slice(byte_range(&(0..0), 0).as_bytes());
        out.extend_from_slice(b"/Contents<");
        gap = out.len()..out.len() + 2 * ROOM;
        out.resize(gap.end, b'0');
        out.extend_from_slice(b">>>");
    });
    update.object(appearance, |out| {
        out.extend_from_slice(b"<</Type/XObject/Subtype/Form/BBox[0 0 0 0]/Length 0>>\nstream\n\nendstream");
    });
    let mut bytes = update.finish(|number| {
        format!(
            "<</Size {number}/Root {root} 0 R/Info {info} 0 R/ID[{id}]/Prev {prev}>>",
            prev = revision.at
        )
    });
    let range = byte_range(&gap, bytes.len());
    bytes[range_at..range_at + range.len()].copy_from_slice(range.as_bytes());
    Ok(Prepared { bytes, gap })
}

/// What a sealed file claims, with the length of the file before it was sealed.
/// Nothing is checked here: the verifier builds the update again and compares.
pub(crate) fn claimed(sealed: &[u8]) -> Option<(usize, Claim)> {
    let last = Revision::last(sealed)?;
    let before = usize::try_from(last.trailer.integer("Prev")?).ok()?;
    let base = Revision::read(sealed, before)?;
    let signature = u32::try_from(base.trailer.integer("Size")?)
        .ok()?
        .checked_add(1)?;
    let dictionary = last.dictionary(signature)?;
    let at = std::str::from_utf8(dictionary.string("M")?).ok()?;
    let claim = Claim {
        name: from_text(dictionary.string("Name")?),
        reason: from_text(dictionary.string("Reason")?),
        at: NaiveDateTime::parse_from_str(at, CLAIM).ok()?.and_utc(),
    };
    Some((base.end, claim))
}

fn first_page<'a>(revision: &Revision<'a>, catalog: &Dictionary<'a>) -> Option<(u32, Dictionary<'a>)> {
    let mut number = catalog.reference("Pages")?;
    for _ in 0..DEEPEST_TREE {
        let node = revision.dictionary(number)?;
        if node.is("Page") {
            return Some((number, node));
        }
        match node.get("Kids")? {
            Object::Array(kids) => match kids.first()? {
                Object::Reference(kid) => number = *kid,
                _ => return None,
            },
            _ => return None,
        }
    }
    None
}

struct Update {
    bytes: Vec<u8>,
    offsets: Vec<(u32, usize)>,
}

impl Update {
    fn object(&mut self, number: u32, write: impl FnOnce(&mut Vec<u8>)) {
        self.offsets.push((number, self.bytes.len()));
        self.bytes
            .extend_from_slice(format!("{number} 0 obj\n").as_bytes());
        write(&mut self.bytes);
        self.bytes.extend_from_slice(b"\nendobj\n");
    }

    fn finish(mut self, trailer: impl FnOnce(u32) -> String) -> Vec<u8> {
        self.offsets.sort_unstable();
        let at = self.bytes.len();
        let mut table = String::from("xref\n");
        let mut next = None;
        for (index, (number, offset)) in self.offsets.iter().enumerate() {
            if next != Some(*number) {
                let run = self.offsets[index..]
                    .iter()
                    .zip(*number..)
                    .take_while(|((number, _), expected)| number == expected)
                    .count();
                table.push_str(&format!("{number} {run}\n"));
            }
            table.push_str(&format!("{offset:010} 00000 n \n"));
            next = Some(number + 1);
        }
        let size = next.unwrap_or_default();
        table.push_str(&format!("trailer\n{}\nstartxref\n{at}\n%%EOF\n", trailer(size)));
        self.bytes.extend_from_slice(table.as_bytes());
        self.bytes
    }
}

/// Always the same width, because it is written before its numbers are known.
fn byte_range(gap: &Range<usize>, length: usize) -> String {
    // The angle brackets belong to the gap.
    let (first, second) = (gap.start.saturating_sub(1), gap.end + 1);
    format!(
        "[0 {first:010} {second:010} {:010}]",
        length.saturating_sub(second)
    )
}

/// A text string as UTF-16 with a byte order mark, in hexadecimal digits.
fn text(text: &str) -> String {
    let units: String = text.encode_utf16().map(|unit| format!("{unit:04x}")).collect();
    format!("<feff{units}>")
}

/// Reads a text string. Bytes outside ASCII without a byte order mark are not read as any language.
pub(crate) fn from_text(bytes: &[u8]) -> String {
    match bytes.strip_prefix(&[0xfe, 0xff]) {
        Some(utf16) => {
            let units: Vec<u16> = utf16
                .chunks_exact(2)
                .map(|pair| u16::from_be_bytes([pair[0], pair[1]]))
                .collect();
            String::from_utf16_lossy(&units)
        }
        None => bytes
            .iter()
            .map(|byte| {
                if byte.is_ascii() {
                    char::from(*byte)
                } else {
                    char::REPLACEMENT_CHARACTER
                }
            })
            .collect(),
    }
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    crate::code::hex(bytes)
}
