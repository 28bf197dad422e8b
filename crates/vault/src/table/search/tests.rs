#![allow(clippy::unwrap_used, clippy::panic)]
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use super::*;
use crate::fixture::{Fixture, now};

fn wanted(words: &[&str], phrases: &[&str]) -> Wanted {
    let owned = |list: &[&str]| list.iter().map(|text| (*text).to_owned()).collect();
    Wanted {
        words: owned(words),
        phrases: owned(phrases),
        ..Wanted::default()
    }
}

#[test]
fn what_is_typed_is_never_syntax() {
    let asked = |wanted: Wanted, spelled: &[&str]| {
        query(&wanted, |_| Ok(spelled.iter().map(|&word| word.into()).collect())).unwrap()
    };
    assert_eq!(
        asked(wanted(&["open", "OR", "no\""], &["a NEAR b"]), &[]).as_deref(),
        Some(r#""open"* "OR"* "no"""* "a NEAR b""#)
    );
    assert_eq!(
        asked(wanted(&["not"], &["a"]), &["not", "note"]).as_deref(),
        Some(r#"("not" OR "note") AND "a""#)
    );
    assert_eq!(
        asked(Wanted::default(), &[]),
        None,
        "filters alone ask the index nothing"
    );
}

#[test]
fn no_text_breaks_the_index() {
    let fixture = Fixture::new();
    let mut runner = TestRunner::new(Config {
        failure_persistence: None,
        ..Config::default()
    });
    let outcome = runner.run(&any::<(String, String)>(), |(word, phrase)| {
        let asked = wanted(&[&word], &[&phrase]);
        let found = fixture.vault.read(move |reader| find(reader, &asked, 20));
        prop_assert_eq!(found, Ok(Vec::new()), "an empty vault has nothing to find");
        Ok(())
    });
    outcome.unwrap();
}

/// A vault with findable texts of a member: kind, title, body.
fn with_texts(texts: &'static [(Kind, &'static str, &'static str)]) -> Fixture {
    let fixture = Fixture::new();
    fixture
        .vault
        .write(now(), move |writer| {
            writer.sql().execute(
                "INSERT INTO member (id, revision, name, name_key, role, relation, created_at)
                 VALUES (?1, 1, 'Yuki Tanabe', 'yuki tanabe', 'Engineer', 'report', '2026-11-21')",
                [Uuid::from_u128(1).as_bytes()],
            )?;
            writer.record(crate::Entry {
                kind: "member.created",
                object: Uuid::from_u128(1),
                payload: b"",
            })?;
            for (number, (kind, title, body)) in (2..).zip(texts) {
                put(
                    writer,
                    &Findable {
                        kind: *kind,
                        subject: Uuid::from_u128(number),
                        member: MemberId::new(Uuid::from_u128(1)),
                        on: NaiveDate::from_ymd_opt(2026, 11, 1).unwrap_or_default()
                            + chrono::TimeDelta::days(i64::try_from(number).unwrap_or_default()),
                        title,
                        body,
                    },
                )?;
            }
            Ok(())
        })
        .unwrap();
    fixture
}

/// More notes, each with a title alone.
fn add_notes(fixture: &Fixture, titles: Vec<String>) {
    let add = move |writer: &Writer<'_>| {
        writer.record(crate::Entry {
            kind: "note.created",
            object: Uuid::nil(),
            payload: b"",
        })?;
        (1000..).zip(&titles).try_for_each(|(number, title)| {
            let note = Findable {
                kind: Kind::Note,
                subject: Uuid::from_u128(number),
                member: MemberId::new(Uuid::from_u128(1)),
                on: NaiveDate::default(),
                title,
                body: "",
            };
            put(writer, &note)
        })
    };
    fixture.vault.write(now(), add).unwrap();
}

fn spelled(fixture: &Fixture, word: &str) -> Vec<String> {
    let word = word.to_owned();
    let words = fixture.vault.read(move |reader| words_that_begin(reader, &word));
    words.unwrap()
}

fn titles(fixture: &Fixture, wanted: Wanted) -> Vec<String> {
    let hits = fixture
        .vault
        .read(move |reader| find(reader, &wanted, 20))
        .unwrap();
    hits.into_iter().map(|hit| hit.title).collect()
}

#[test]
fn words_begin_and_phrases_stand_side_by_side() {
    let fixture = with_texts(&[
        (Kind::Form, "One", "Handing over open calls before the weekend"),
        (Kind::Note, "Two", "Calls were open, and handed on"),
    ]);
    assert_eq!(
        titles(&fixture, wanted(&["hand", "call"], &[])),
        ["Two", "One"],
        "newest first"
    );
    assert_eq!(titles(&fixture, wanted(&[], &["open calls"])), ["One"]);
    assert_eq!(titles(&fixture, wanted(&["weekend"], &["open calls"])), ["One"]);
}

#[test]
fn letters_are_folded_as_the_index_folds_them() {
    let letters: Vec<char> = ('!'..'\u{250}')
        .filter(|c| token(&c.to_string()).is_some())
        .collect();
    for (letter, is_known) in [
        ('Z', true),
        ('7', true),
        ('Ä', true),
        ('ž', true),
        ('ł', false),
        ('ß', false),
    ] {
        assert_eq!(letters.contains(&letter), is_known, "{letter}");
    }
    let fixture = with_texts(&[]);
    let doubled = |letter: &char| format!("four{letter}{letter}");
    add_notes(&fixture, letters.iter().map(doubled).collect());
    for letter in letters {
        let folded = token(&doubled(&letter)).unwrap();
        assert_eq!(
            spelled(&fixture, &format!("four{letter}")),
            [folded],
            "{letter} stands in the index as it is folded here"
        );
    }
}

#[test]
fn what_is_no_word_is_passed_over() {
    let fixture = with_texts(&[(Kind::Note, "One", "Research & development, research only")]);
    for words in [
        &["research", "&"][..],
        &["&", "research"],
        &["research", "&", "dev"],
        &["research", "-", "development", "!"],
        &["res", "&"],
    ] {
        assert_eq!(titles(&fixture, wanted(words, &[])), ["One"], "{words:?}");
    }
    assert_eq!(titles(&fixture, wanted(&["research"], &["…"])), ["One"]);
    assert_eq!(
        titles(&fixture, wanted(&["&"], &[])).len(),
        0,
        "alone it finds nothing"
    );
    assert_eq!(
        titles(&fixture, wanted(&["research", "sales"], &[])).len(),
        0,
        "each word must be met"
    );
}

#[test]
fn a_beginning_is_spelled_out_while_its_words_are_few() {
    let fixture = with_texts(&[
        (Kind::Note, "Gespräch", "Gespräche, gesprochen"),
        (Kind::Form, "Gesprächig", "GESPRACHE"),
        (Kind::Note, "Nothing", "Gesprächsrunde Gesprächsrunden"),
    ]);
    assert_eq!(
        spelled(&fixture, "Gespräch"),
        [
            "gesprach",
            "gesprache",
            "gesprachig",
            "gesprachsrunde",
            "gesprachsrunden"
        ],
        "each once, without its marks"
    );
    for (word, why) in [
        ("ges", "there is an index of short beginnings"),
        ("gesprüch", "nothing begins so"),
        ("вівторок", "other scripts are left to the index"),
        ("ge-sprach", "what is more than a word is left to the index"),
    ] {
        assert_eq!(spelled(&fixture, word), Vec::<String>::new(), "{why}");
    }
    assert_eq!(titles(&fixture, wanted(&["gesprächs"], &[])), ["Nothing"]);
    assert_eq!(
        titles(&fixture, wanted(&["gespräch", "gesproch"], &[])),
        ["Gespräch"],
        "each word must be met"
    );
    add_notes(
        &fixture,
        (0..=SPELLED_OUT).map(|n| format!("many{n:02}")).collect(),
    );
    assert_eq!(spelled(&fixture, "many").len(), 0, "too many");
    assert_eq!(titles(&fixture, wanted(&["many"], &[])).len(), 20, "are found");
    assert_eq!(spelled(&fixture, "many1").len(), 10);
}

#[test]
fn filters_narrow_with_words_and_without() {
    let fixture = with_texts(&[
        (Kind::Form, "One", "calls"),
        (Kind::Note, "Two", "calls"),
        (Kind::Note, "Three", "no"),
    ]);
    let notes = || Wanted {
        kinds: vec![Kind::Note],
        ..Wanted::default()
    };
    assert_eq!(titles(&fixture, notes()), ["Three", "Two"]);
    let with_word = Wanted {
        words: vec!["call".to_owned()],
        ..notes()
    };
    assert_eq!(titles(&fixture, with_word), ["Two"]);
    let days = Wanted {
        from: NaiveDate::from_ymd_opt(2026, 11, 4),
        before: NaiveDate::from_ymd_opt(2026, 11, 5),
        ..Wanted::default()
    };
    assert_eq!(
        titles(&fixture, days),
        ["Two"],
        "from a day on, and before another"
    );
    let of_nobody = Wanted {
        members: vec![MemberId::new(Uuid::from_u128(9))],
        ..Wanted::default()
    };
    assert_eq!(titles(&fixture, of_nobody), Vec::<String>::new());
    let tagged = Wanted {
        tags: vec!["stretch".to_owned()],
        ..Wanted::default()
    };
    assert_eq!(
        titles(&fixture, tagged),
        Vec::<String>::new(),
        "nothing has the tag"
    );
}

#[test]
fn words_are_found_in_scripts_that_have_no_spaces() {
    let fixture = with_texts(&[
        (Kind::Note, "週末の引き継ぎ", "山田さんは電話を引き継いだ"),
        (Kind::Note, "ประชุม", "ส่งมอบงานก่อนวันหยุด"),
    ]);
    assert_eq!(
        titles(&fixture, wanted(&["引き継"], &[])),
        ["週末の引き継ぎ"],
        "in the middle of a sentence"
    );
    assert_eq!(
        titles(&fixture, wanted(&["電"], &[])),
        ["週末の引き継ぎ"],
        "one letter of such a script is a word"
    );
    assert_eq!(
        titles(&fixture, wanted(&["継引"], &[])),
        Vec::<String>::new(),
        "the order counts"
    );
    assert_eq!(titles(&fixture, wanted(&["มอบงาน"], &[])), ["ประชุม"]);
    let hits = fixture
        .vault
        .read(|reader| find(reader, &wanted(&["電話"], &[]), 20))
        .unwrap();
    assert!(
        !hits[0].excerpt.contains('\u{200b}'),
        "nothing of the index is in what is shown: {}",
        hits[0].excerpt
    );
}
