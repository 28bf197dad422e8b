//! The text of a paper, made ready for the page.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use zeroize::Zeroize;

/// Runs of more characters than this without a space may be broken anywhere.
const LONGEST_WORD: usize = 24;

/// The data of a paper: an object whose keys are the fields that a mark or a notice may name.
pub(crate) struct Manuscript(pub(crate) Value);

impl Manuscript {
    /// Every character that has to be printed.
    pub(crate) fn characters(&self) -> BTreeSet<char> {
        let mut characters = BTreeSet::new();
        visit(&self.0, &mut |text| {
            characters.extend(text.chars().filter(|c| is_printed(*c)))
        });
        characters
    }

    /// The fields in which each of these characters stands.
    pub(crate) fn fields_with(&self, wanted: &BTreeSet<char>) -> BTreeMap<char, Vec<String>> {
        let mut places: BTreeMap<char, Vec<String>> = BTreeMap::new();
        for (field, value) in self.0.as_object().into_iter().flatten() {
            let mut here = BTreeSet::new();
            visit(value, &mut |text| {
                here.extend(text.chars().filter(|c| wanted.contains(c)))
            });
            for c in here {
                places.entry(c).or_default().push(field.clone());
            }
        }
        places
    }

    /// The same data with every string as it goes on the page:
    /// control characters and characters without a glyph as `[U+0007]`,
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

/// Whether a character needs a glyph at all.
fn is_printed(c: char) -> bool {
    !c.is_whitespace() && !is_ignorable(c) && !is_unprintable(c)
}

/// Characters that steer the text without a shape of their own: joiners, directions, variants.
fn is_ignorable(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{e0000}'..='\u{e0fff}')
}

/// Characters that can never be printed: controls, private use, noncharacters, half a pair of tags.
fn is_unprintable(c: char) -> bool {
    let code = u32::from(c);
    (c.is_control() && !matches!(c, '\n' | '\t' | '\r'))
        || (code & 0xfffe) == 0xfffe
        || matches!(c, '\u{fdd0}'..='\u{fdef}' | '\u{fff9}'..='\u{fffb}' | '\u{fffe}'..='\u{ffff}'
            | '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}' | '\u{e0000}'..='\u{e0fff}')
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
            '\u{2028}' | '\u{2029}' | '\u{85}' => set.push('\n'),
            '\t' => set.push(' '),
            // A byte order mark says nothing inside a text, and PDF forbids it.
            '\u{feff}' => {}
            c if is_unprintable(c) || unprintable.contains(&c) => {
                set.push_str(&format!("[U+{:04X}]", u32::from(c)));
            }
            c => set.push(c),
        }
    }
    set
}

/// Lets very long words of alphabetic scripts break, because a line that runs off the page is lost.
fn soften(text: &str) -> String {
    if !text.split_whitespace().any(is_endless) {
        return text.to_owned();
    }
    text.split_inclusive(char::is_whitespace)
        .map(|word| {
            if is_endless(word.trim_end()) {
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
        // Never between a letter and its accent.
        if characters
            .peek()
            .is_some_and(|next| !matches!(next, '\u{300}'..='\u{36f}'))
        {
            softened.push('\u{200b}');
        }
    }
    softened
}
