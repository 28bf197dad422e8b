//! A fingerprint in words, for reading aloud and comparing by eye.

use std::fmt;

use diceware_wordlists::EFF_LONG_WORDLIST;
use thiserror::Error;

/// Words in a full fingerprint.
const FULL: usize = 8;
/// Words in the footer of a paper.
const SHORT: usize = 4;
/// Words in the list.
const BASE: u32 = 7776;
const _: () = assert!(EFF_LONG_WORDLIST.len() == BASE as usize);

/// Words of the EFF large word list (2016) that stand for a SHA-256, English in every language.
///
/// The hash is read as one big-endian number `n`.
/// The first word has the index `n mod 7776` (from 0, in the order of the list),
/// then `n` becomes `n div 7776` and the next word follows, eight times.
/// Eight words carry 103 bits; the bias of the remainder is below 2⁻¹⁵², because the quotient keeps 152 bits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FingerprintWords(Vec<&'static str>);

impl FingerprintWords {
    /// The eight words of a SHA-256.
    #[must_use]
    pub fn of(sha256: &[u8; 32]) -> Self {
        let mut number = *sha256;
        Self(
            (0..FULL)
                .map(|_| EFF_LONG_WORDLIST[divide(&mut number)])
                .collect(),
        )
    }

    /// Reads words as somebody types them from a paper: four to eight, in any case, split by anything
    /// that is neither a letter nor a hyphen.
    ///
    /// # Errors
    /// The first word that is not on the list, or the wrong number of words.
    pub fn parse(typed: &str) -> Result<Self, UnknownWord> {
        let words = typed
            .split(|c: char| !c.is_alphabetic() && c != '-')
            .filter(|word| !word.is_empty())
            .map(|word| {
                let lower = word.to_lowercase();
                EFF_LONG_WORDLIST
                    .iter()
                    .find(|known| **known == lower)
                    .copied()
                    .ok_or_else(|| UnknownWord::NotOnTheList(word.to_owned()))
            })
            .collect::<Result<Vec<_>, _>>()?;
        if !(SHORT..=FULL).contains(&words.len()) {
            return Err(UnknownWord::WrongCount(words.len()));
        }
        Ok(Self(words))
    }

    /// The words in their order.
    #[must_use]
    pub fn words(&self) -> &[&'static str] {
        &self.0
    }

    /// The first four words, as they stand in the footer of a paper.
    #[must_use]
    pub fn short(&self) -> String {
        self.0[..SHORT.min(self.0.len())].join(" ")
    }

    /// Whether these words, four or more of them, are the first words of this hash.
    #[must_use]
    pub fn stand_for(&self, sha256: &[u8; 32]) -> bool {
        Self::of(sha256).0.starts_with(&self.0)
    }
}

impl fmt::Display for FingerprintWords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join(" "))
    }
}

/// Typed words are no fingerprint.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum UnknownWord {
    /// This word is not on the list.
    #[error("\u{201c}{0}\u{201d} is not one of the words that Kept prints")]
    NotOnTheList(String),
    /// Four to eight words are needed, this many were typed.
    #[error("a fingerprint has four to eight words, not {0}")]
    WrongCount(usize),
}

/// Divides a big-endian number by [`BASE`] in place and gives the remainder.
fn divide(number: &mut [u8; 32]) -> usize {
    let mut remainder = 0u32;
    for byte in number {
        let value = (remainder << 8) | u32::from(*byte);
        // The remainder stays below BASE, so the quotient of one step fits a byte.
        *byte = (value / BASE) as u8;
        remainder = value % BASE;
    }
    remainder as usize
}
