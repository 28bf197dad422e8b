//! Who is meant by `@name`.

use unicode_normalization::char::is_combining_mark;

use super::is_direction;
use crate::ids::MemberId;
use crate::member::called;
use crate::text::folded;

/// Words of a name that may be written without quotes.
const WORDS: usize = 4;
/// Bytes after the `@` that are looked at. No name is longer.
const LONGEST: usize = 1_000;
/// People who are offered if it is not clear who is meant.
const OFFERED: usize = 5;

/// Somebody who can be named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Which member.
    pub id: MemberId,
    /// Full name.
    pub name: String,
    /// What they like to be called.
    pub preferred: Option<String>,
}

/// Who is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// This one.
    One(MemberId),
    /// One of these.
    Several(Vec<MemberId>),
    /// Nobody has this name; theirs begin like it.
    Nobody(Vec<MemberId>),
}

/// Reads a name at the beginning of `rest`, which begins with `@`. Says how many bytes it takes.
pub(super) fn at(rest: &str, people: &[Person]) -> Option<(usize, Found)> {
    let name = rest.get(1..)?;
    let name = &name[..name.floor_char_boundary(LONGEST)];
    let opening = name.chars().next()?;
    if let Some(closing) = closing(opening) {
        let inside = name.get(opening.len_utf8()..)?;
        let (end, quote) = inside.char_indices().find(|(_, c)| closing.contains(*c))?;
        let said = inside.get(..end)?;
        let length = 1 + opening.len_utf8() + end + quote.len_utf8();
        return (!said.trim().is_empty()).then(|| (length, meant(said, people)));
    }
    let ends = word_ends(name);
    let first = *ends.first()?;
    // The longest that is a name: a full name may be written without quotes.
    let longer = ends
        .iter()
        .rev()
        .map(|end| (*end, meant(&name[..*end], people)))
        .find(|(_, found)| !matches!(found, Found::Nobody(_)));
    if let Some((end, found)) = longer {
        return Some((1 + end, found));
    }
    let word = &name[..first];
    shorter(word, people)
        .map(|(end, found)| (1 + end, found))
        .or_else(|| Some((1 + first, meant(word, people))))
}

fn closing(opening: char) -> Option<&'static str> {
    match opening {
        '"' => Some("\""),
        '“' => Some("”\""),
        '„' => Some("“”\""),
        '«' => Some("»"),
        '»' => Some("«"),
        _ => None,
    }
}

/// Where the first words end, each time without what belongs to the sentence.
fn word_ends(name: &str) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut at = 0;
    while ends.len() < WORDS {
        let rest = &name[at..];
        let end = rest.find(|c| !is_in_name(c)).unwrap_or(rest.len());
        let word = rest[..end].trim_end_matches(['.', '-', '\'', '’']);
        if !word.starts_with(char::is_alphanumeric) {
            break;
        }
        ends.push(at + word.len());
        // A name goes on behind one space, and not behind a full stop.
        if word.len() < end || !rest[end..].starts_with(' ') {
            break;
        }
        at += end + 1;
    }
    ends
}

fn is_in_name(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c) || is_direction(c) || "'’.-".contains(c)
}

/// A name with something grown on to it: a possessive, or a particle of a script without spaces.
fn shorter(word: &str, people: &[Person]) -> Option<(usize, Found)> {
    word.char_indices().rev().find_map(|(end, next)| {
        let rest = &word[end..];
        let cut = is_unspaced(next) || ["'s", "’s"].contains(&rest);
        let found = meant(word.get(..end).filter(|_| cut)?, people);
        (!matches!(found, Found::Nobody(_))).then_some((end, found))
    })
}

/// Scripts that write no space behind a name.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{0e00}'..='\u{0eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{20000}'..='\u{3ffff}')
}

/// Looks a name up: as a whole, then as what somebody is called, then as initials.
fn meant(said: &str, people: &[Person]) -> Found {
    let said = plain(said);
    let ways: [&dyn Fn(&Person) -> bool; 3] = [
        &|person| plain(&person.name) == said,
        &|person| {
            plain(called(&person.name, None)) == said
                || person
                    .preferred
                    .as_deref()
                    .is_some_and(|name| plain(name) == said)
        },
        &|person| initials(&person.name) == said.replace('.', ""),
    ];
    if said.is_empty() {
        return Found::Nobody(Vec::new());
    }
    for way in ways {
        let ids: Vec<MemberId> = people
            .iter()
            .filter(|person| way(person))
            .map(|person| person.id)
            .collect();
        match ids.as_slice() {
            [] => {}
            [id] => return Found::One(*id),
            _ => return Found::Several(ids),
        }
    }
    let similar = people.iter().filter(|person| {
        let names = format!("{} {}", person.name, person.preferred.as_deref().unwrap_or(""));
        plain(&person.name).starts_with(&said)
            || plain(&names)
                .split([' ', '-'])
                .any(|part| part.starts_with(&said))
    });
    Found::Nobody(similar.take(OFFERED).map(|person| person.id).collect())
}

/// A name without case, accents, direction marks and needless space; all apostrophes alike.
fn plain(name: &str) -> String {
    let folded: String = folded(name)
        .chars()
        .filter(|c| !is_direction(*c))
        .map(|c| if c == '’' { '\'' } else { c })
        .collect();
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The first letter of each word, of two words or more.
fn initials(name: &str) -> String {
    let words = plain(name);
    let letters: String = words
        .split([' ', '-'])
        .filter_map(|word| word.chars().next())
        .collect();
    if letters.chars().nth(1).is_some() {
        letters
    } else {
        String::new()
    }
}
