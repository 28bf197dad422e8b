#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::text::PASSAGE;

const TOMAS: u128 = 1;
const LINNEA: u128 = 2;
const TOM: u128 = 3;
const MISAKI: u128 = 4;
const THEA: u128 = 5;

fn id(of: u128) -> MemberId {
    MemberId::new(Uuid::from_u128(of))
}

fn people() -> Vec<Person> {
    let person = |of, name: &str, preferred: Option<&str>| Person {
        id: id(of),
        name: name.to_owned(),
        preferred: preferred.map(str::to_owned),
    };
    vec![
        person(TOMAS, "Tomás Herrera", None),
        person(LINNEA, "Linnea Ström", None),
        person(TOM, "Thomas Bauer-Lind", Some("Tom")),
        person(MISAKI, "美咲", None),
        person(THEA, "Thea Hale", Some("Mary Ann")),
    ]
}

/// The sample Thursday.
fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 19).unwrap()
}

fn day(month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(2026, month, day)
}

fn captured(line: &str) -> Captured {
    read(line, today(), &people())
}

/// What is marked, as written.
fn marked(line: &str) -> Vec<String> {
    let units: Vec<u16> = line.encode_utf16().collect();
    let marks = captured(line).marks.into_iter();
    marks
        .map(|mark| String::from_utf16(&units[mark.place]).unwrap())
        .collect()
}

#[test]
fn a_line_says_whose_it_is_what_for_and_when() {
    let line = "@tomas + kept calm with an upset customer #call #Field-work yesterday";
    let found = captured(line);
    assert_eq!(found.text, "kept calm with an upset customer");
    assert_eq!(
        found.member,
        Some(id(TOMAS)),
        "case and accents make no difference"
    );
    assert_eq!(found.tone, Some(Tone::Plus));
    assert_eq!(found.tags, ["call", "Field-work"]);
    assert_eq!(found.day, day(11, 18));
    assert_eq!(found.kind, NoteKind::Note);
    assert_eq!(marked(line), ["@tomas", "+", "#call", "#Field-work", "yesterday"]);
}

#[test]
fn german_is_read_the_same() {
    let found = captured("@Linnea: !erfolg Übergabe ohne Rückfrage #übergabe letzten Freitag +");
    assert_eq!(found.text, "Übergabe ohne Rückfrage");
    assert_eq!(found.member, Some(id(LINNEA)));
    assert_eq!(found.kind, NoteKind::Win);
    assert_eq!(found.tags, ["übergabe"]);
    assert_eq!(found.day, day(11, 13));
    assert_eq!(found.tone, Some(Tone::Plus));
}

#[test]
fn marks_inside_of_a_sentence_stay_in_it() {
    let found = captured("Talked with @Tomás and @Linnea about the #rota on Tuesday, calmly.");
    assert_eq!(
        found.text, "Talked with @Tomás and @Linnea about the #rota on Tuesday, calmly.",
        "a sentence is not torn apart"
    );
    assert_eq!(found.member, Some(id(TOMAS)), "the first is whose note it is");
    assert_eq!(found.mentioned, [id(LINNEA)]);
    assert_eq!(found.day, day(11, 17));
    assert_eq!(
        captured("@Tomás and @Linnea found it").text,
        "@Tomás and @Linnea found it",
        "one of two is not left out"
    );
    assert_eq!(captured("@Tomás's report was on time").member, Some(id(TOMAS)));
    assert_eq!(
        captured("@Tomás's report was on time").text,
        "@Tomás's report was on time",
        "a possessive belongs to the sentence"
    );
    assert_eq!(
        captured("Thanks to @Tomás").text,
        "Thanks to @Tomás",
        "who ends it stays"
    );
}

#[test]
fn people_are_found_by_every_name_they_have() {
    let cases = [
        ("@Tom was early", TOM),
        ("@thomas was early", TOM),
        ("@\"Thomas Bauer-Lind\" was early", TOM),
        ("@Thomas Bauer-Lind was early", TOM),
        ("@„Mary Ann“ war da", THEA),
        ("@mary ann was there", THEA),
        ("@TBL was early", TOM),
        ("@L.S. was early", LINNEA),
        ("@LINNEA STROM was early", LINNEA),
        ("@美咲は早かった", MISAKI),
        ("(@Linnea) was early", LINNEA),
        ("\u{200f}@Linnea\u{200f} was early", LINNEA),
        ("@Tomás’ report", TOMAS),
    ];
    for (line, who) in cases {
        assert_eq!(captured(line).member, Some(id(who)), "{line}");
    }
}

#[test]
fn who_is_not_clear_is_reported_with_those_it_could_be() {
    let th = captured("@TH was early");
    assert_eq!(th.member, None, "two have these initials");
    assert_eq!(
        th.marks[0].meaning,
        Meaning::Person(Found::Several(vec![id(TOMAS), id(THEA)]))
    );
    assert_eq!(
        th.text, "@TH was early",
        "and it stays in the text until it is clear"
    );
    let unknown = captured("@Lin told @Tomás");
    assert_eq!(
        unknown.marks[0].meaning,
        Meaning::Person(Found::Nobody(
            vec![id(TOM), id(LINNEA)].into_iter().rev().collect()
        )),
        "names that begin so are offered"
    );
    assert_eq!(
        unknown.member, None,
        "if the first is not known, it is not the second's note"
    );
    assert_eq!(unknown.mentioned, [id(TOMAS)]);
    assert_eq!(
        captured("@nobody").marks[0].meaning,
        Meaning::Person(Found::Nobody(vec![]))
    );
}

#[test]
fn what_only_looks_like_a_mark_is_text() {
    for line in [
        "tomas@example.com wrote",
        "C# and F# are fine",
        "-5 % in a month",
        "- 5 % in a month",
        "+49 170 000 is his number",
        "a - b",
        "1 + 1",
        "@ noon",
        "#1 of 3",
        "# title",
        "--all",
        "what!win",
        "!unknown",
        "wait!",
        "- milk\n- bread",
        "12 may be late",
        "march 5 miles",
        "version 1.2.3",
        "at 12.5 bar",
        "on the 5 of them",
        "Monday meeting",
        "since yesterday he is ill",
        "will call next Friday",
        "until 12 Nov",
        "@\"\"",
        "on 31 Nov",
        "2026-02-30",
        "in 2026-11-12T10",
    ] {
        let found = captured(line);
        assert_eq!(found.marks, [], "{line}");
        assert_eq!(found.text, line);
    }
}

#[test]
fn days_are_read_in_words_and_numbers() {
    let cases = [
        ("today", day(11, 19)),
        ("heute", day(11, 19)),
        ("gestern", day(11, 18)),
        ("vorgestern", day(11, 17)),
        ("the day before yesterday", day(11, 17)),
        ("3 days ago", day(11, 16)),
        ("a week ago", day(11, 12)),
        ("vor zwei Wochen", day(11, 5)),
        ("vor einem Tag", day(11, 18)),
        ("on Tuesday", day(11, 17)),
        ("on Thursday", day(11, 12)),
        ("last Fri", day(11, 13)),
        ("am Mittwoch", day(11, 18)),
        ("12 Nov", day(11, 12)),
        ("12. November", day(11, 12)),
        ("Nov 12, 2026", day(11, 12)),
        ("on 12th of November", day(11, 12)),
        ("3. März 2026", day(3, 3)),
        ("12.11.", day(11, 12)),
        ("am 12.11.26", day(11, 12)),
        ("12.11.2026", day(11, 12)),
        ("2026-11-12", day(11, 12)),
        ("20 Nov", None),
        ("2027-01-01", None),
        ("25 Dec", None),
    ];
    for (words, expected) in cases {
        let found = captured(&format!("Early {words}"));
        assert_eq!(found.day, expected, "{words}");
        let text = if expected.is_some() {
            "Early"
        } else {
            &format!("Early {words}")
        };
        assert_eq!(
            found.text, text,
            "{words}: a day that is read is taken off, another stays"
        );
    }
}

#[test]
fn tones_stand_at_the_ends() {
    let tone = |line: &str| captured(line).tone;
    for line in [
        "+ calm",
        "+calm",
        "@Tomás + calm",
        "calm +",
        "calm + #call",
        "#call + calm",
    ] {
        assert_eq!(tone(line), Some(Tone::Plus), "{line}");
    }
    for line in ["- late", "\u{2212} late", "@Tomás - late", "late -"] {
        assert_eq!(tone(line), Some(Tone::Minus), "{line}");
    }
    let both = captured("+ calm -");
    assert_eq!(
        (both.tone, both.text.as_str()),
        (Some(Tone::Plus), "calm -"),
        "the first counts"
    );
}

#[test]
fn a_line_of_marks_alone_is_its_own_text() {
    let found = captured(" @Tomás + #call ");
    assert_eq!(found.text, "@Tomás + #call", "no note is empty");
    assert_eq!(found.member, Some(id(TOMAS)));
}

#[test]
fn places_are_counted_as_a_browser_counts() {
    let found = captured("🙂🙂 @Tomás");
    assert_eq!(found.marks[0].place, 5..11, "each smile takes two");
}

#[test]
fn a_megabyte_is_read_at_once() {
    for part in [
        "@a ",
        "#",
        "@\"",
        "12.",
        "vor ",
        "@Tomás ",
        "x",
        "計",
        "\u{202e}@",
        "- \n",
        "+ ",
    ] {
        let line = part.repeat((1 << 20) / part.len());
        let found = captured(&line);
        assert!(found.tags.len() <= TAGS, "{part}: bounded");
        assert!(found.text.len() <= line.len());
    }
}

proptest! {
    #[test]
    fn no_line_breaks_the_grammar(line in any::<String>()) {
        sound(&line);
    }

    #[test]
    fn no_line_of_marks_breaks_the_grammar(parts in prop::collection::vec(prop::sample::select(vec![
        "@", "@Tomás", "@TH", "@\"", "\"", "Mary Ann", "#", "#call", "#1", "+", "-", "−", "!", "!win", " ", "  ", "\n",
        "yesterday", "on", "Tuesday", "12", "Nov", ".", "11", "2026", "2026-11-12", "vor", "Tagen", "ago", "days", "'s",
        ":", ",", "(", "🙂", "\u{200f}", "\u{2067}", "美咲は", "text", "e\u{301}",
    ]), 0..14)) {
        sound(&parts.concat());
        sound(&parts.join(" "));
    }
}

fn sound(line: &str) {
    let found = captured(line);
    assert_eq!(found, captured(line), "the same line means the same");
    assert!(line.contains(&found.text), "the text is one piece of the line");
    assert!(
        !found.text.is_empty() || without_space(line).is_empty(),
        "a line with words has a text"
    );
    assert!(
        found.day.is_none_or(|day| day <= today()),
        "no day is in the future"
    );
    let units: Vec<u16> = line.encode_utf16().collect();
    let mut end = 0;
    for mark in &found.marks {
        assert!(
            end <= mark.place.start && mark.place.start < mark.place.end,
            "marks are apart and in order"
        );
        end = mark.place.end;
        assert!(
            String::from_utf16(&units[mark.place.clone()]).is_ok(),
            "no character is cut"
        );
    }
    assert!(end <= units.len());
    // What is not in the text was taken off as a mark, is space, or stands behind a name.
    let begins = line.find(&found.text).unwrap_or_default();
    let taken: usize = found
        .marks
        .iter()
        .map(|mark| String::from_utf16(&units[mark.place.clone()]).unwrap().len())
        .sum();
    let ends = begins + found.text.len();
    let outside = line[..begins].chars().chain(line[ends..].chars());
    let words = outside
        .filter(|c| !is_space(*c) && !":,".contains(*c))
        .map(char::len_utf8)
        .sum::<usize>();
    assert!(words <= taken, "nothing that was said is lost");
    for tag in &found.tags {
        assert_eq!(
            crate::note::tag("tag", tag).as_deref().map(folded),
            Ok(folded(tag)),
            "a tag that is read can be kept"
        );
    }
    assert!(line.chars().count() > PASSAGE || found.tags.len() <= TAGS);
}
