use kept_documents::{FingerprintWords, UnknownWord};

use crate::sample::hash;

/// A number of 256 bits as big-endian bytes.
fn number(low: u128) -> [u8; 32] {
    let mut bytes = [0; 32];
    bytes[16..].copy_from_slice(&low.to_be_bytes());
    bytes
}

#[test]
fn words_are_the_digits_of_the_hash_in_base_7776() {
    // The EFF large list begins with abacus, abdomen, abdominal and ends with zoom.
    let last = 7775;
    let words = FingerprintWords::of(&number(2 + 7776 * last + 7776 * 7776));
    assert_eq!(
        words.words(),
        [
            "abdominal",
            "zoom",
            "abdomen",
            "abacus",
            "abacus",
            "abacus",
            "abacus",
            "abacus"
        ],
        "the first word is the remainder of the whole number by 7776, the next that of the quotient"
    );
}

#[test]
fn four_or_more_typed_words_find_their_hash() {
    let fingerprint = hash("version 2");
    let words = FingerprintWords::of(&fingerprint);
    for typed in [
        words.short(),
        words.short().to_uppercase(),
        words.words().join(", "),
        format!(" {words}\n"),
    ] {
        let read = FingerprintWords::parse(&typed).unwrap();
        assert!(
            read.stand_for(&fingerprint),
            "“{typed}” is how somebody types the words of a paper"
        );
        assert!(
            !read.stand_for(&hash("version 1")),
            "the words of one paper do not stand for another"
        );
    }
}

#[test]
fn what_is_no_fingerprint_is_named() {
    assert_eq!(
        FingerprintWords::parse("abacus abdomen lanternfish zoom"),
        Err(UnknownWord::NotOnTheList("lanternfish".into())),
        "the word that was misread is named"
    );
    assert_eq!(
        FingerprintWords::parse("abacus zoom zoom"),
        Err(UnknownWord::WrongCount(3)),
        "three words are too few"
    );
    assert_eq!(
        FingerprintWords::parse(""),
        Err(UnknownWord::WrongCount(0)),
        "nothing is not a fingerprint"
    );
}
