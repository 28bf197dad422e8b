//! The recovery key: the data key itself, in letters and digits that can be printed, read and typed.
//!
//! Four rows of sixteen characters in Crockford base 32 (no I, L, O or U), four groups of four to a row.
//! In each row thirteen characters carry the key (4 × 13 × 5 = 260 bits, the last four of them zero) and
//! the last three are the row's own check characters.
//!
//! The check is a Reed–Solomon code over GF(32) of distance four, with the number of the row as an unprinted
//! first character. It finds every error of up to three characters in a row, every exchange of two of them,
//! and every exchange of two rows, and so can always name the row.

use std::fmt;

use zeroize::Zeroizing;

use crate::error::{RecoveryFault, VaultError};
use crate::keys::{DATA_KEY, DataKey};

/// Rows on the printed sheet.
pub const ROWS: usize = 4;
/// Groups in a row.
pub const GROUPS_PER_ROW: usize = 4;

const GROUP: usize = 4;
const ROW: usize = GROUPS_PER_ROW * GROUP;
const CHECKS: usize = 3;
const CARRIED: usize = ROW - CHECKS;
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The key of the recovery kit. It opens the vault without passphrase and header, for ever.
///
/// Wiped when dropped; its `Debug` form says nothing.
pub struct RecoveryKey(DataKey);

impl RecoveryKey {
    pub(crate) fn new(key: DataKey) -> Self {
        Self(key)
    }

    pub(crate) fn data_key(&self) -> &DataKey {
        &self.0
    }

    /// The sixteen groups of four characters, row by row.
    #[must_use]
    pub fn groups(&self) -> Vec<Zeroizing<String>> {
        let symbols = self.symbols();
        let letter = |symbol: &u8| char::from(ALPHABET[usize::from(*symbol)]);
        symbols
            .chunks(GROUP)
            .map(|group| Zeroizing::new(group.iter().map(letter).collect()))
            .collect()
    }

    /// Says whether `typed` is the group in this row and column, both counted from 1.
    ///
    /// The kit counts as saved only after the manager has typed two of its groups back.
    #[must_use]
    pub fn group_is(&self, row: usize, column: usize, typed: &str) -> bool {
        let (Some(row), Some(column)) = (row.checked_sub(1), column.checked_sub(1)) else {
            return false;
        };
        if row >= ROWS || column >= GROUPS_PER_ROW {
            return false;
        }
        let start = row * ROW + column * GROUP;
        symbols(typed).is_ok_and(|typed| typed.as_slice() == &self.symbols()[start..start + GROUP])
    }

    /// Reads a key as people type it: either case, any spaces, line ends and dashes, O for 0, I and L for 1.
    ///
    /// # Errors
    /// [`VaultError::RecoveryKey`] with the first row that is wrong.
    pub fn parse(typed: &str) -> Result<Self, VaultError> {
        let all = symbols(typed)?;
        let fault = |row: usize, fault| VaultError::RecoveryKey {
            row: u8::try_from(row + 1).ok(),
            fault,
        };
        let mistyped = if all.len() == ROWS * ROW {
            RecoveryFault::Checksum
        } else {
            RecoveryFault::Length
        };
        let mut carried = Zeroizing::new([0; ROWS * CARRIED]);
        for (row, carried) in carried.chunks_mut(CARRIED).enumerate() {
            let typed = all
                .get(row * ROW..(row + 1) * ROW)
                .ok_or(fault(row, RecoveryFault::Length))?;
            let (symbols, checks) = typed.split_at(CARRIED);
            if checks != check(row, symbols) {
                return Err(fault(row, mistyped));
            }
            carried.copy_from_slice(symbols);
        }
        if all.len() > ROWS * ROW {
            return Err(fault(ROWS - 1, RecoveryFault::Length));
        }
        if carried[ROWS * CARRIED - 1] & 0b1111 != 0 {
            return Err(fault(ROWS - 1, RecoveryFault::Checksum));
        }
        Ok(Self(DataKey::fill(|key| {
            for (bit, place) in (0..DATA_KEY * 8).map(|bit| (bit, key_bit(bit))) {
                key[place.0] |= (carried[bit / 5] >> (4 - bit % 5) & 1) << place.1;
            }
        })))
    }

    /// All 64 symbols, each below 32.
    fn symbols(&self) -> Zeroizing<[u8; ROWS * ROW]> {
        let mut all = Zeroizing::new([0; ROWS * ROW]);
        for bit in 0..DATA_KEY * 8 {
            let (byte, shift) = key_bit(bit);
            let symbol = bit / 5;
            let at = symbol / CARRIED * ROW + symbol % CARRIED;
            all[at] |= (self.0.bytes()[byte] >> shift & 1) << (4 - bit % 5);
        }
        for (row, symbols) in all.chunks_mut(ROW).enumerate() {
            let (carried, checks) = symbols.split_at_mut(CARRIED);
            checks.copy_from_slice(&check(row, carried));
        }
        all
    }
}

impl fmt::Debug for RecoveryKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryKey(..)")
    }
}

/// Five bits to a character, from the first bit on; what is left over at the end is not shown.
pub(crate) fn crockford(bytes: &[u8]) -> String {
    let bit = |bit: usize| usize::from(bytes[bit / 8] >> (7 - bit % 8) & 1);
    let symbol = |at: usize| (0..5).fold(0, |symbol, i| symbol << 1 | bit(at * 5 + i));
    (0..bytes.len() * 8 / 5)
        .map(|at| char::from(ALPHABET[symbol(at)]))
        .collect()
}

/// Byte and shift of a bit of the key, the first being the highest of the first byte.
fn key_bit(bit: usize) -> (usize, usize) {
    (bit / 8, 7 - bit % 8)
}

/// The symbols in what was typed, without what people put between them.
fn symbols(typed: &str) -> Result<Zeroizing<Vec<u8>>, VaultError> {
    let mut symbols = Zeroizing::new(Vec::with_capacity(typed.len()));
    for letter in typed
        .chars()
        .filter(|letter| !letter.is_whitespace() && !is_dash(*letter))
    {
        let letter = match letter.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        };
        let Some(symbol) = ALPHABET.iter().position(|known| char::from(*known) == letter) else {
            let row = (symbols.len() / ROW < ROWS).then_some(symbols.len() / ROW + 1);
            let row = row.and_then(|row| u8::try_from(row).ok());
            return Err(VaultError::RecoveryKey {
                row,
                fault: RecoveryFault::Character,
            });
        };
        symbols.push(symbol as u8);
    }
    Ok(symbols)
}

fn is_dash(letter: char) -> bool {
    matches!(letter, '-' | '_' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

/// The check symbols of a row: the remainder of its polynomial divided by (x − α)(x − α²)(x − α³).
fn check(row: usize, carried: &[u8]) -> [u8; CHECKS] {
    // α is the root of x⁵ + x² + 1; the generator multiplied out, without its leading 1.
    const GENERATOR: [u8; CHECKS] = generator();
    let mut remainder = [0; CHECKS];
    for symbol in std::iter::once(row as u8 + 1).chain(carried.iter().copied()) {
        let factor = symbol ^ remainder[0];
        remainder = [
            remainder[1] ^ times(factor, GENERATOR[0]),
            remainder[2] ^ times(factor, GENERATOR[1]),
            times(factor, GENERATOR[2]),
        ];
    }
    remainder
}

/// Coefficients of x², x and 1 in (x − α)(x − α²)(x − α³) with α = 2, by Vieta.
const fn generator() -> [u8; CHECKS] {
    let (a, b, c) = (2, times(2, 2), times(times(2, 2), 2));
    [
        a ^ b ^ c,
        times(a, b) ^ times(a, c) ^ times(b, c),
        times(times(a, b), c),
    ]
}

/// Product in GF(32) modulo x⁵ + x² + 1.
const fn times(a: u8, b: u8) -> u8 {
    let mut product = 0;
    let mut bit = 0;
    while bit < 5 {
        product = product << 1;
        if product & 32 != 0 {
            product ^= 0b10_0101;
        }
        if b >> (4 - bit) & 1 == 1 {
            product ^= a;
        }
        bit += 1;
    }
    product
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use proptest::prelude::*;

    use super::*;

    fn key(bytes: [u8; DATA_KEY]) -> RecoveryKey {
        RecoveryKey(DataKey::fill(|key| *key = bytes))
    }

    fn typed(key: &RecoveryKey) -> String {
        key.groups().iter().map(|group| group.as_str()).collect()
    }

    fn fault(text: &str) -> Option<(Option<u8>, RecoveryFault)> {
        match RecoveryKey::parse(text) {
            Err(VaultError::RecoveryKey { row, fault }) => Some((row, fault)),
            _ => None,
        }
    }

    #[test]
    fn multiplication_is_that_of_the_field_with_32_elements() {
        for a in 1..32 {
            let mut products: Vec<u8> = (1..32).map(|b| times(a, b)).collect();
            products.sort_unstable();
            assert_eq!(
                products,
                (1..32).collect::<Vec<u8>>(),
                "{a} has one product with each element, and an inverse"
            );
        }
        assert_eq!(times(16, 2), 0b00101, "x⁵ is x² + 1");
    }

    #[test]
    fn the_format_never_changes() {
        let groups = key([0; DATA_KEY]).groups();
        assert_eq!(groups.len(), ROWS * GROUPS_PER_ROW, "sixteen groups");
        // From an independent computation in Python by polynomial division over GF(32).
        let bytes = std::array::from_fn(|i| (i as u8).wrapping_mul(7));
        assert_eq!(
            typed(&key(bytes)),
            "003GW58W4CN32SB8E1Z8S6N8PV2D5BCVR7EZM5HJ9SN8DZRJ8NYVBVH6BTBCGR23",
            "a printed kit must stay valid for ever"
        );
    }

    #[test]
    fn people_may_type_it_in_their_way() {
        let key = key(std::array::from_fn(|i| 255 - i as u8));
        let text = typed(&key);
        let loose = text.to_lowercase().replace('0', "o").replace('1', "l");
        let rows: Vec<&str> = loose
            .as_bytes()
            .chunks(16)
            .map(|row| std::str::from_utf8(row).unwrap())
            .collect();
        for text in [
            rows.join("\n"),
            rows.join(" – "),
            text.replace('1', "I"),
            format!("  {text}\t"),
        ] {
            assert_eq!(
                RecoveryKey::parse(&text).unwrap().0.bytes(),
                key.0.bytes(),
                "case, spaces, dashes and look-alikes do not matter"
            );
        }
    }

    #[test]
    fn wrong_lengths_and_characters_name_a_row() {
        let text = typed(&key(std::array::from_fn(|i| (i as u8).wrapping_mul(11))));
        assert_eq!(fault(""), Some((Some(1), RecoveryFault::Length)), "nothing typed");
        assert_eq!(
            fault(&text[..47]),
            Some((Some(3), RecoveryFault::Length)),
            "the third row is incomplete"
        );
        assert_eq!(
            fault(&format!("{text}0")),
            Some((Some(4), RecoveryFault::Length)),
            "one too many at the end"
        );
        for strange in ["U", "ü", "!", "雪"] {
            let text = format!("{}{strange}{}", &text[..33], &text[34..]);
            assert_eq!(
                fault(&text),
                Some((Some(3), RecoveryFault::Character)),
                "{strange} is no character of a key"
            );
        }
    }

    #[test]
    fn rows_in_the_wrong_order_are_noticed() {
        let text = typed(&key(std::array::from_fn(|i| (i as u8).wrapping_mul(13))));
        let swapped = [&text[..16], &text[32..48], &text[16..32], &text[48..]].concat();
        assert_eq!(
            fault(&swapped),
            Some((Some(2), RecoveryFault::Checksum)),
            "each row knows its place"
        );
    }

    #[test]
    fn groups_are_checked_one_by_one() {
        let key = key(std::array::from_fn(|i| i as u8 * 5));
        let groups = key.groups();
        assert!(
            key.group_is(1, 1, &groups[0]) && key.group_is(4, 4, &groups[15].to_lowercase()),
            "typed back rightly"
        );
        assert!(!key.group_is(2, 1, &groups[0]), "a group belongs to its place");
        assert!(
            !key.group_is(0, 1, &groups[0]) && !key.group_is(1, 5, &groups[0]),
            "there are four rows and four columns"
        );
        assert!(
            !key.group_is(1, 1, "") && !key.group_is(1, 1, &groups[0][..3]),
            "a part is not the group"
        );
    }

    proptest! {
        #[test]
        fn what_is_printed_can_be_typed(bytes: [u8; DATA_KEY]) {
            let read = RecoveryKey::parse(&typed(&key(bytes)));
            prop_assert_eq!(read.map(|read| *read.0.bytes()).ok(), Some(bytes));
        }

        #[test]
        fn up_to_three_wrong_characters_in_a_row_name_that_row(
            bytes: [u8; DATA_KEY],
            row in 0..ROWS,
            errors in prop::collection::btree_map(0..ROW, 1..32_u8, 1..=3_usize),
        ) {
            let mut text = typed(&key(bytes)).into_bytes();
            for (place, difference) in errors {
                let letter = &mut text[row * ROW + place];
                let symbol = ALPHABET.iter().position(|known| known == letter).unwrap();
                *letter = ALPHABET[symbol ^ usize::from(difference)];
            }
            let expected = Some((u8::try_from(row + 1).ok(), RecoveryFault::Checksum));
            prop_assert_eq!(fault(std::str::from_utf8(&text).unwrap()), expected);
        }

        #[test]
        fn an_exchange_of_neighbours_names_its_row(bytes: [u8; DATA_KEY], row in 0..ROWS, place in 0..ROW - 1) {
            let mut text = typed(&key(bytes)).into_bytes();
            let at = row * ROW + place;
            prop_assume!(text[at] != text[at + 1]);
            text.swap(at, at + 1);
            let expected = Some((u8::try_from(row + 1).ok(), RecoveryFault::Checksum));
            prop_assert_eq!(fault(std::str::from_utf8(&text).unwrap()), expected);
        }

        #[test]
        fn whatever_is_typed_gets_an_answer(text in "\\PC{0,100}") {
            prop_assert!(RecoveryKey::parse(&text).is_err(), "no random text is a key");
        }
    }
}
