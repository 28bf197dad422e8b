//! The manager's brief before a talk.

use chrono::{Days, NaiveDateTime};
use kept_documents::*;

use crate::sample::day;
use crate::tools::text_of;

fn party(name: &str, short: &str, role: &str) -> Party {
    Party {
        name: name.into(),
        short_name: short.into(),
        role: role.into(),
    }
}

fn line(on: Option<&str>, text: &str, more: Option<&str>) -> PrepLine {
    PrepLine {
        day: on.map(day),
        text: text.into(),
        more: more.map(Into::into),
    }
}

fn brief() -> PrepPaper {
    let part = |about, lines: &[PrepLine]| PrepPart {
        about,
        lines: lines.to_vec(),
    };
    let at: NaiveDateTime = "2026-11-19T10:00:00".parse().unwrap();
    PrepPaper {
        language: Language::English,
        member: party("Tomás Herrera", "Tomás", "Field service engineer"),
        manager: party("Marit Solberg", "Marit", "Head of Service & Calibration"),
        talk_at: Some(at),
        last_on: Some(day("2026-11-12")),
        printed_on: day("2026-11-19"),
        parts: vec![
            part(
                PrepAbout::Last,
                &[line(
                    Some("2026-11-12"),
                    "Reports by the Friday",
                    Some("Typing on the phone is the slow part."),
                )],
            ),
            part(PrepAbout::Records, &[]),
            part(PrepAbout::Theirs, &[line(None, "The Friday hour", None)]),
            part(
                PrepAbout::Owed,
                &[line(Some("2026-11-27"), "A tablet with the report form", None)],
            ),
            part(
                PrepAbout::Expectations,
                &[line(
                    Some("2027-01-29"),
                    "Visit reports within two working days",
                    Some("1 task late"),
                )],
            ),
            part(
                PrepAbout::Questions,
                &[line(None, "For whom or what do you wait?", None)],
            ),
        ],
        stays: 3,
    }
}

fn set(paper: &PrepPaper) -> Rendered {
    Press::new().prep(paper, PaperSize::A4).unwrap()
}

#[test]
fn a_brief_says_whose_it_is_and_what_stays() {
    let text = text_of(&set(&brief()).pdf().unwrap());
    for words in [
        "Before the talk with Tomás Herrera",
        "For Marit alone",
        "19 November 2026",
        "Thursday, 10:00",
        "12 November 2026",
        "Tomás wants to talk about",
        "by 27 Nov",
        "by 29 Jan 2027",
        "1 task late",
        "“For whom or what do you wait?”",
        "3 entries that are yours alone stay in Kept.",
        "Page 1 of 1",
    ] {
        let found = text.to_lowercase().contains(&words.to_lowercase());
        assert!(found, "the brief says “{words}”: {text}");
    }
    assert!(
        !text.to_lowercase().contains("lately"),
        "a part without lines has no label: {text}"
    );
    assert_eq!(
        text.to_lowercase().matches("for marit alone").count(),
        2,
        "it is marked at the head and at the foot"
    );

    let german = PrepPaper {
        language: Language::German,
        talk_at: None,
        last_on: None,
        ..brief()
    };
    let text = text_of(&set(&german).pdf().unwrap()).to_lowercase();
    for words in [
        "vor dem gespräch mit tomás herrera",
        "nur für marit",
        "kein tag festgelegt",
        "noch keines",
    ] {
        assert!(text.contains(words), "the German brief says “{words}”: {text}");
    }
}

#[test]
fn a_brief_has_room_to_write_where_the_page_leaves_it() {
    let has_room = |paper: &PrepPaper| set(paper).marks().iter().any(|mark| mark.field == "notes");
    assert!(has_room(&brief()), "half a page is room to write");

    let mut long = brief();
    let lines = (0..90).map(|n| PrepLine {
        day: day("2026-08-01").checked_add_days(Days::new(n)),
        text: format!("Promise number {n} of a long list that goes on"),
        more: None,
    });
    long.parts[3].lines = lines.collect();
    let rendered = set(&long);
    assert!(rendered.pages() > 1, "ninety promises need more than a page");
    let text = text_of(&rendered.pdf().unwrap());
    for n in [0, 45, 89] {
        assert!(
            text.contains(&format!("Promise number {n} of")),
            "no line is lost between two pages"
        );
    }
}
