//! The papers of forms: filled in, and to fill in by hand.

use kept_documents::*;

use crate::sample::{self, day};
use crate::tools::text_of;

#[test]
fn a_form_prints_shareable_parts_only_when_asked() {
    let press = Press::new();
    let text = |with_shareable| {
        let paper = FormPaper {
            with_shareable,
            ..sample::form()
        };
        text_of(&press.form(&paper, PaperSize::A4).unwrap().pdf().unwrap())
    };
    let (shared, official) = (text(true), text(false));
    assert!(
        shared.contains("the phone does not stop until six"),
        "her view is shareable and was asked for"
    );
    assert!(
        !official.contains("the phone does not stop until six"),
        "her view was not asked for"
    );
    for both in [&shared, &official] {
        for words in [
            "Westport Hospital",
            "One template for open calls",
            "14:00 to 14:40",
            "Meeting room",
            "recorded 3 days later",
            "Friday 4 December 2026",
        ] {
            assert!(both.contains(words), "both copies say “{words}”: {both}");
        }
    }
}

fn official(field: &str, label: &str, content: Content) -> Section {
    Section {
        heading: label.into(),
        parts: vec![Part {
            field: field.into(),
            label: label.into(),
            circle: PartCircle::Official,
            content,
        }],
    }
}

#[test]
fn headings_stand_where_sections_have_several_parts() {
    let text = |headings: bool| {
        let mut paper = sample::form();
        if headings {
            for section in &mut paper.sections {
                section.heading = "Heading of it".into();
                let part = section.parts[0].clone();
                section.parts.push(part);
            }
        }
        text_of(
            &Press::new()
                .form(&paper, PaperSize::Letter)
                .unwrap()
                .pdf()
                .unwrap(),
        )
    };
    assert!(
        text(true).contains("Heading of it"),
        "several parts have a heading"
    );
    assert!(
        !text(false).contains("Heading of it"),
        "one part is its own heading"
    );
}

#[test]
fn a_blank_form_has_room_and_no_words_of_a_record() {
    let mut paper = FormPaper {
        occasion: None,
        title: "Coaching session".into(),
        signers: vec![SignLine {
            name: String::new(),
            role: "Team member".into(),
        }],
        received: true,
        ..sample::form()
    };
    let tick = |label: &str| Tick {
        chosen: false,
        label: label.into(),
    };
    let columns = vec![
        Column {
            label: "Step".into(),
            kind: ColumnKind::Text,
        },
        Column {
            label: "By".into(),
            kind: ColumnKind::Day,
        },
    ];
    let rows = vec![vec![None; 2]; 4];
    paper.sections = vec![
        official("topic", "Topic", Content::Lines(2)),
        official(
            "kind",
            "Kind",
            Content::Ticks(vec![tick("To reinforce"), tick("To redirect")]),
        ),
        official(
            "mood",
            "Mood",
            Content::Scale {
                min: 1,
                max: 5,
                value: None,
            },
        ),
        official(
            "plan",
            "Plan",
            Content::Table(Table {
                numbered: true,
                columns,
                rows,
            }),
        ),
    ];
    let text = text_of(&Press::new().form(&paper, PaperSize::A4).unwrap().pdf().unwrap());
    for words in [
        "Form to fill in by hand",
        "To redirect",
        "Step",
        "Name in capitals",
        "does not by itself mean agreement",
    ] {
        assert!(text.contains(words), "the blank form says “{words}”: {text}");
    }
    for words in ["Kateryna", "Marit", "12 November"] {
        assert!(!text.contains(words), "nobody is named on a blank form: {text}");
    }
}

#[test]
fn a_list_of_many_columns_is_set_in_full() {
    let columns: Vec<Column> = (0..8)
        .map(|n| Column {
            label: format!("Column {n}"),
            kind: ColumnKind::Text,
        })
        .collect();
    let rows = (0..30)
        .map(|row| (0..8).map(|n| Some(format!("cell {row}-{n}"))).collect())
        .collect();
    let mut paper = sample::form();
    paper.language = Language::German;
    paper.addenda = vec![Addition {
        on: day("2026-11-20"),
        text: "Nachgetragen".into(),
    }];
    paper.known_before = vec!["Es war bekannt.".into()];
    paper.sections = vec![official(
        "gaps",
        "Lücken",
        Content::Table(Table {
            numbered: false,
            columns,
            rows,
        }),
    )];
    let text = text_of(&Press::new().form(&paper, PaperSize::A4).unwrap().pdf().unwrap());
    for words in [
        "cell 0-0",
        "cell 29-7",
        "Column 7",
        "20. November 2026",
        "Nachgetragen",
        "Es war bekannt.",
    ] {
        assert!(text.contains(words), "the paper says “{words}”: {text}");
    }
}

#[test]
fn a_form_is_set_closer_to_stay_on_one_page() {
    let mut paper = sample::form();
    let more = "The weekend colleague and she compared the notes line by line and found the same two gaps. ";
    paper
        .sections
        .push(official("more", "What else", Content::Text(more.repeat(5))));
    let press = Press::new();
    assert_eq!(
        press.form(&paper, PaperSize::A4).unwrap().pages(),
        1,
        "a little too much is set closer"
    );
    paper
        .sections
        .push(official("log", "Log", Content::Text(more.repeat(60))));
    assert!(
        press.form(&paper, PaperSize::A4).unwrap().pages() > 1,
        "far too much runs on to a second page"
    );
}

fn printed(paper: &FormPaper) -> String {
    text_of(&Press::new().form(paper, PaperSize::A4).unwrap().pdf().unwrap())
}

#[test]
fn a_form_that_is_signed_on_the_screen_asks_for_a_statement() {
    let open = printed(&FormPaper {
        state: sample::signing().state,
        ..sample::form()
    });
    for words in [
        "I agree with what is written here.",
        "I have received it and do not agree.",
        "I decline to sign.",
        "The tablet has to be there on the 27th.",
        "19 November 2026, 10:41, pen on screen",
        "being signed, 19 November 2026",
        &FingerprintWords::of(&sample::hash("version 2")).short(),
    ] {
        assert!(open.contains(words), "the paper says “{words}”: {open}");
    }
    assert!(
        !open.contains("on the back"),
        "nobody writes on the back of a screen: {open}"
    );
    assert!(!open.contains("Signing record"), "the record comes with the seal");
}

#[test]
fn a_sealed_form_carries_its_record() {
    let sealed = printed(&FormPaper {
        state: sample::agreed().state,
        ..sample::form()
    });
    for words in [
        "How this document was signed",
        "LOG-0118, version 1",
        "Coaching session template version 2",
        "sealed 19 November 2026",
        "10:31:06 Document closed for changes and handed to Tomás",
        "It does not prove a person’s identity.",
    ] {
        assert!(
            sealed.contains(words),
            "the sealed paper says “{words}”: {sealed}"
        );
    }
    let declined = FormPaper {
        state: sample::sealed(Ending::Answered(sample::answer(Statement::Decline)), None).state,
        ..sample::form()
    };
    assert!(
        printed(&declined).contains("It stays on record as given, not as agreed."),
        "a refusal is printed as what it is"
    );
}

#[test]
fn a_copy_of_a_sealed_form_says_so_and_has_no_lines_to_sign_on() {
    let copy = printed(&FormPaper {
        sealed_as: Some(SealedAs {
            number: "LOG-0118".into(),
            on: day("2026-11-19"),
            fingerprint: sample::hash("frozen"),
        }),
        ..sample::form()
    });
    assert!(
        copy.contains("sealed on 19 November 2026 as LOG-0118")
            && copy.contains(&FingerprintWords::of(&sample::hash("frozen")).short()),
        "a copy names the sealed paper: {copy}"
    );
    assert!(!copy.contains("Seen by"), "nobody signs a second time: {copy}");
}
