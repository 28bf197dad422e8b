//! As much of PDF as sealing and verifying need: classic cross-reference tables and plain objects.
//!
//! The bytes may come from anybody. Every step is bounded by the file's length and by [`DEEPEST`].

use std::collections::BTreeMap;

/// Arrays and dictionaries inside one another.
const DEEPEST: usize = 16;
/// Bytes of an entry of a cross-reference table.
const ENTRY: usize = 20;

/// An object of a PDF. Numbers with a fraction are only skipped.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Object<'a> {
    Integer(i64),
    Name(&'a [u8]),
    String(Vec<u8>),
    Array(Vec<Object<'a>>),
    Dictionary(Dictionary<'a>),
    Reference(u32),
    Other,
}

/// A dictionary and where it stands in the file.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Dictionary<'a> {
    entries: Vec<(&'a [u8], Object<'a>)>,
    /// The bytes between `<<` and `>>`.
    pub(crate) inside: &'a [u8],
}

impl<'a> Dictionary<'a> {
    /// The value of a key that stands in the dictionary exactly once.
    pub(crate) fn get(&self, key: &str) -> Option<&Object<'a>> {
        let mut found = self.entries.iter().filter(|(name, _)| *name == key.as_bytes());
        let value = &found.next()?.1;
        found.next().is_none().then_some(value)
    }

    pub(crate) fn has(&self, key: &str) -> bool {
        self.entries.iter().any(|(name, _)| *name == key.as_bytes())
    }

    pub(crate) fn reference(&self, key: &str) -> Option<u32> {
        match self.get(key)? {
            Object::Reference(number) => Some(*number),
            _ => None,
        }
    }

    pub(crate) fn integer(&self, key: &str) -> Option<i64> {
        match self.get(key)? {
            Object::Integer(number) => Some(*number),
            _ => None,
        }
    }

    pub(crate) fn string(&self, key: &str) -> Option<&[u8]> {
        match self.get(key)? {
            Object::String(bytes) => Some(bytes),
            _ => None,
        }
    }

    pub(crate) fn is(&self, kind: &str) -> bool {
        matches!(self.get("Type"), Some(Object::Name(name)) if *name == kind.as_bytes())
    }
}

/// One cross-reference table with its trailer.
pub(crate) struct Revision<'a> {
    bytes: &'a [u8],
    offsets: BTreeMap<u32, usize>,
    pub(crate) trailer: Dictionary<'a>,
    /// Where the table begins.
    pub(crate) at: usize,
    /// Behind the `%%EOF` of this revision.
    pub(crate) end: usize,
}

impl<'a> Revision<'a> {
    /// The revision whose table begins at `at`.
    pub(crate) fn read(bytes: &'a [u8], at: usize) -> Option<Self> {
        let mut reader = Reader { bytes, at };
        reader.keyword(b"xref")?;
        let mut offsets = BTreeMap::new();
        loop {
            reader.space();
            if reader.rest().starts_with(b"trailer") {
                break;
            }
            let first: u32 = reader.number()?;
            reader.space();
            let count: usize = reader.number()?;
            reader.line_end()?;
            let table = reader.rest().get(..count.checked_mul(ENTRY)?)?;
            for (index, entry) in table.chunks_exact(ENTRY).enumerate() {
                let number = first.checked_add(u32::try_from(index).ok()?)?;
                if entry[17] == b'n' && offsets.insert(number, decimal(&entry[..10])?).is_some() {
                    return None;
                }
            }
            reader.at += table.len();
        }
        reader.keyword(b"trailer")?;
        let Object::Dictionary(trailer) = reader.object(0)? else {
            return None;
        };
        reader.keyword(b"startxref")?;
        reader.space();
        if reader.number::<usize>()? != at {
            return None;
        }
        reader.keyword(b"%%EOF")?;
        Some(Self {
            bytes,
            offsets,
            trailer,
            at,
            end: reader.at,
        })
    }

    /// The revision that the end of the file points to.
    pub(crate) fn last(bytes: &'a [u8]) -> Option<Self> {
        let tail = bytes.len().saturating_sub(64);
        let found = find_last(&bytes[tail..], b"startxref")? + tail;
        let mut reader = Reader { bytes, at: found };
        reader.keyword(b"startxref")?;
        reader.space();
        let at = reader.number()?;
        Self::read(bytes, at)
    }

    /// The dictionary of an indirect object, also if a stream follows it.
    pub(crate) fn dictionary(&self, number: u32) -> Option<Dictionary<'a>> {
        let mut reader = Reader {
            bytes: self.bytes,
            at: *self.offsets.get(&number)?,
        };
        if reader.number::<u32>()? != number {
            return None;
        }
        reader.space();
        reader.number::<u16>()?;
        reader.keyword(b"obj")?;
        match reader.object(0)? {
            Object::Dictionary(dictionary) => Some(dictionary),
            _ => None,
        }
    }
}

/// Where `needle` stands last.
pub(crate) fn find_last(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack
        .windows(needle.len())
        .rposition(|window| window == needle)
}

fn decimal<T: std::str::FromStr>(digits: &[u8]) -> Option<T> {
    if digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    std::str::from_utf8(digits).ok()?.parse().ok()
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    fn space(&mut self) {
        self.at += self.rest().iter().take_while(|b| is_space(**b)).count();
    }

    fn line_end(&mut self) -> Option<()> {
        self.at += match self.rest() {
            [b'\r', b'\n', ..] | [b' ', b'\n', ..] => 2,
            [b'\n', ..] => 1,
            _ => return None,
        };
        Some(())
    }

    fn keyword(&mut self, word: &[u8]) -> Option<()> {
        self.space();
        self.rest().starts_with(word).then(|| self.at += word.len())
    }

    fn number<T: std::str::FromStr>(&mut self) -> Option<T> {
        let length = self.rest().iter().take_while(|b| b.is_ascii_digit()).count();
        let number = decimal(&self.rest()[..length])?;
        self.at += length;
        Some(number)
    }

    fn object(&mut self, depth: usize) -> Option<Object<'a>> {
        if depth > DEEPEST {
            return None;
        }
        self.space();
        match self.rest() {
            [b'<', b'<', ..] => self.dictionary(depth).map(Object::Dictionary),
            [b'<', ..] => self.hexadecimal().map(Object::String),
            [b'(', ..] => self.literal().map(Object::String),
            [b'[', ..] => {
                self.at += 1;
                let mut items = Vec::new();
                loop {
                    self.space();
                    if self.rest().first() == Some(&b']') {
                        self.at += 1;
                        return Some(Object::Array(items));
                    }
                    items.push(self.object(depth + 1)?);
                }
            }
            [b'/', ..] => self.name().map(Object::Name),
            _ => self.number_or_word(),
        }
    }

    fn dictionary(&mut self, depth: usize) -> Option<Dictionary<'a>> {
        self.at += 2;
        let begin = self.at;
        let mut entries = Vec::new();
        loop {
            self.space();
            if self.rest().starts_with(b">>") {
                let inside = &self.bytes[begin..self.at];
                self.at += 2;
                return Some(Dictionary { entries, inside });
            }
            let key = self.name()?;
            entries.push((key, self.object(depth + 1)?));
        }
    }

    fn name(&mut self) -> Option<&'a [u8]> {
        let rest = self.rest().strip_prefix(b"/")?;
        let length = rest.iter().take_while(|b| is_regular(**b)).count();
        self.at += 1 + length;
        Some(&rest[..length])
    }

    fn number_or_word(&mut self) -> Option<Object<'a>> {
        let length = self.rest().iter().take_while(|b| is_regular(**b)).count();
        let word = &self.rest()[..length];
        if word.is_empty() {
            return None;
        }
        self.at += length;
        let Some(number) = decimal::<i64>(word) else {
            return Some(Object::Other);
        };
        // `12 0 R` is a reference.
        let after = self.at;
        self.space();
        if self.number::<u16>().is_some() && self.keyword(b"R").is_some() {
            return u32::try_from(number).ok().map(Object::Reference);
        }
        self.at = after;
        Some(Object::Integer(number))
    }

    fn hexadecimal(&mut self) -> Option<Vec<u8>> {
        let end = self.rest().iter().position(|b| *b == b'>')?;
        let digits: Vec<u8> = self.rest()[1..end]
            .iter()
            .copied()
            .filter(|b| !is_space(*b))
            .collect();
        self.at += end + 1;
        from_hex(&digits)
    }

    fn literal(&mut self) -> Option<Vec<u8>> {
        let mut text = Vec::new();
        let mut open = 0usize;
        loop {
            let byte = *self.rest().first()?;
            self.at += 1;
            match byte {
                b'(' => {
                    open += 1;
                    if open == 1 {
                        continue;
                    }
                }
                b')' => {
                    open -= 1;
                    if open == 0 {
                        return Some(text);
                    }
                }
                b'\\' => {
                    self.escape(&mut text)?;
                    continue;
                }
                _ => {}
            }
            text.push(byte);
        }
    }

    fn escape(&mut self, text: &mut Vec<u8>) -> Option<()> {
        let byte = *self.rest().first()?;
        self.at += 1;
        match byte {
            b'n' => text.push(b'\n'),
            b'r' => text.push(b'\r'),
            b't' => text.push(b'\t'),
            b'b' => text.push(8),
            b'f' => text.push(12),
            b'\n' => {}
            b'0'..=b'7' => {
                let mut value = u32::from(byte - b'0');
                for _ in 0..2 {
                    match self.rest().first() {
                        Some(digit @ b'0'..=b'7') => {
                            value = value * 8 + u32::from(digit - b'0');
                            self.at += 1;
                        }
                        _ => break,
                    }
                }
                // The standard says that a high overflow is ignored.
                text.push((value & 0xff) as u8);
            }
            other => text.push(other),
        }
        Some(())
    }
}

/// Bytes of hexadecimal digits, an even number of them.
pub(crate) fn from_hex(digits: &[u8]) -> Option<Vec<u8>> {
    let value = |digit: u8| char::from(digit).to_digit(16);
    digits
        .chunks(2)
        .map(|pair| match pair {
            [high, low] => u8::try_from(value(*high)? * 16 + value(*low)?).ok(),
            _ => None,
        })
        .collect()
}

fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 12 | b'\r' | b' ')
}

fn is_regular(byte: u8) -> bool {
    !is_space(byte)
        && !matches!(
            byte,
            b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%'
        )
}
