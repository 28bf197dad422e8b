//! The text of a paper, made ready for the page.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use zeroize::Zeroize;

/// Runs of more characters than this without a space, hyphen or slash may be broken anywhere.
const LONGEST_WORD: usize = 24;

/// The data of a paper: an object whose keys are the fields that a mark or a notice may name.
pub(crate) struct Manuscript(pub(crate) Value);

impl Manuscript {
    /// Every character that has to be printed, and those among them that never can be.
    pub(crate) fn characters(&self) -> (BTreeSet<char>, BTreeSet<char>) {
        let mut characters = BTreeSet::new();
        visit(&self.0, &mut |text| {
            characters.extend(text.chars().filter(|c| needs_shape(*c)));
        });
        characters.into_iter().partition(|c| !is_forbidden(*c))
    }

    /// The fields in which each of these characters stands.
    pub(crate) fn fields_with(&self, wanted: &BTreeSet<char>) -> BTreeMap<char, Vec<String>> {
        let mut places: BTreeMap<char, Vec<String>> = BTreeMap::new();
        for (field, value) in self.0.as_object().into_iter().flatten() {
            let mut here = BTreeSet::new();
            visit(value, &mut |text| {
                here.extend(text.chars().filter(|c| wanted.contains(c)));
            });
            for c in here {
                places.entry(c).or_default().push(field.clone());
            }
        }
        places
    }

    /// The same data with every string as it goes on the page:
    /// characters that cannot be printed as `[U+0007]`,
    /// very long words with places where a line may end.
    pub(crate) fn typeset(&self, unprintable: &BTreeSet<char>) -> Value {
        let mut value = self.0.clone();
        rewrite(&mut value, &|text| soften(&replace(text, unprintable)));
        value
    }

    /// Overwrites every string.
    pub(crate) fn wipe(&mut self) {
        wipe(&mut self.0);
    }
}

/// Overwrites every string of a value.
pub(crate) fn wipe(value: &mut Value) {
    match value {
        Value::String(text) => text.zeroize(),
        Value::Array(items) => items.iter_mut().for_each(wipe),
        Value::Object(map) => map.values_mut().for_each(wipe),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn visit(value: &Value, see: &mut dyn FnMut(&str)) {
    match value {
        Value::String(text) => see(text),
        Value::Array(items) => items.iter().for_each(|item| visit(item, see)),
        Value::Object(map) => map.values().for_each(|item| visit(item, see)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn rewrite(value: &mut Value, change: &dyn Fn(&str) -> String) {
    match value {
        Value::String(text) => *text = change(text),
        Value::Array(items) => items.iter_mut().for_each(|item| rewrite(item, change)),
        Value::Object(map) => map.values_mut().for_each(|item| rewrite(item, change)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Whether a character must be seen on the page.
fn needs_shape(c: char) -> bool {
    !c.is_whitespace() && !is_ignorable(c)
}

/// Characters that steer the text without a shape of their own: joiners, marks of direction, variants.
fn is_ignorable(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202c}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

/// Characters that are never set as they are: controls, private use, noncharacters,
/// and the two overrides of direction, which make a page read differently from its text.
fn is_forbidden(c: char) -> bool {
    c.is_control()
        || (u32::from(c) & 0xfffe) == 0xfffe
        || matches!(c,
            '\u{202d}' | '\u{202e}' | '\u{206a}'..='\u{206f}' | '\u{fdd0}'..='\u{fdef}'
            | '\u{fff9}'..='\u{fffb}' | '\u{e000}'..='\u{f8ff}' | '\u{e0000}'..='\u{10ffff}')
}

fn replace(text: &str, unprintable: &BTreeSet<char>) -> String {
    let mut set = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        match c {
            // Line ends of every system become one.
            '\r' => {
                if characters.peek() != Some(&'\n') {
                    set.push('\n');
                }
            }
            '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => set.push('\n'),
            '\t' => set.push(' '),
            // A byte order mark says nothing inside a text, and PDF forbids it.
            '\u{feff}' => {}
            c if unprintable.contains(&c) => {
                set.push_str(&format!("[U+{:04X}]", u32::from(c)));
            }
            c => set.push(c),
        }
    }
    set
}

/// Lets very long words of alphabetic scripts break, because a line that runs off the page is lost.
fn soften(text: &str) -> String {
    // A line may end at these anyway.
    let ends = |c: char| c.is_whitespace() || c == '-' || c == '/';
    text.split_inclusive(ends)
        .map(|word| {
            if is_endless(word) {
                break_anywhere(word)
            } else {
                word.to_owned()
            }
        })
        .collect()
}

fn is_endless(word: &str) -> bool {
    word.chars().count() > LONGEST_WORD && word.chars().all(|c| c < '\u{590}')
}

fn break_anywhere(word: &str) -> String {
    let mut softened = String::with_capacity(word.len() * 3);
    let mut characters = word.chars().peekable();
    while let Some(c) = characters.next() {
        softened.push(c);
        // Never between a letter and its accent, nor before the space that ends the word.
        if characters
            .peek()
            .is_some_and(|next| !next.is_whitespace() && !matches!(next, '\u{300}'..='\u{36f}'))
        {
            softened.push('\u{200b}');
        }
    }
    softened
}
