//! What stands on each paper.

use kept_documents::*;

use crate::sample::{self, day};
use crate::tools::{lines_of, text_of};

fn agreement(paper: &AgreementPaper) -> String {
    text_of(
        &Press::new()
            .agreement(paper, PaperSize::A4)
            .unwrap()
            .pdf()
            .unwrap(),
    )
}

#[test]
fn a_draft_says_everything_that_was_written() {
    let text = agreement(&sample::draft());
    for words in [
        "Visit reports within two working days",
        "Version 1, “Visit reports within five working days”, sealed 24 August 2026",
        "A report is complete when it holds the readings before and after adjustment",
        "From July to September customers waited nine working days",
        "29 January 2027, closing",
        "Clear the seven open reports from October Tomás 24 Nov",
        "Agree a one-page short form for routine visits Tomás, with Yuki 2 Dec",
        "An answer within one day when a customer’s data are missing throughout",
        "Two days at the spring instrument course in Utrecht",
        "Decided by: Marit, after the closing review",
        "First step: a talk within three working days of the review",
        "Visits that end after 18:00",
        "“I write it where I measured it.",
        "My signature shows that I received it. It shows that I agree only where I have marked “I agree”.",
        "DRAFT",
        "draft of 19 November 2026 · not signed",
        "Page 1 of 2",
    ] {
        assert!(text.contains(words), "the draft says “{words}”: {text}");
    }
    assert!(
        !text.contains("Signing record".to_uppercase().as_str())
            && !text.contains("How this document was signed"),
        "a draft has no record page"
    );
}

#[test]
fn what_is_empty_is_left_out() {
    let text = agreement(&sample::bare());
    for label in [
        "why it matters",
        "how it is measured",
        "within reach",
        "reviews",
        "first tasks",
        "provides",
        "if it is met",
        "amends",
        "what changed",
    ] {
        assert!(
            !text.to_lowercase().contains(label),
            "“{label}” has nothing under it and is not printed: {text}"
        );
    }
    assert!(
        text.contains("Page 1 of 1"),
        "the smallest agreement fits on one page"
    );
}

#[test]
fn a_paper_without_a_title_still_has_one_in_the_file() {
    let paper = AgreementPaper {
        title: "  ".into(),
        ..sample::bare()
    };
    assert!(
        agreement(&paper).contains("Untitled expectation"),
        "PDF/UA wants a title, and so does a reader"
    );
}

#[test]
fn a_sealed_agreement_carries_its_record() {
    let text = agreement(&sample::agreed());
    let words = FingerprintWords::of(&sample::hash("version 2"));
    assert!(!text.contains("DRAFT"), "no watermark on a sealed paper");
    assert_eq!(
        text.matches(&words.short()).count(),
        3,
        "the short fingerprint stands at the foot of each of three pages: {text}"
    );
    for (place, word) in words.words().iter().enumerate() {
        assert!(
            text.contains(&format!("{} {word}", place + 1)),
            "word {} of the fingerprint is on the record page",
            place + 1
        );
    }
    for words in [
        "19 November 2026, 10:41, pen on screen",
        "19 November 2026, 10:43, mouse on screen",
        "The tablet has to be there on the 27th.",
        "EXP-0042, version 2",
        "2 pages",
        "In person, known to the manager",
        "Presented 10:31:06",
        "Read to the end 10:36:48",
        "Yes, on page 2",
        "10:31:06 Document closed for changes and handed to Tomás",
        "I could have asked for paper instead.",
        "It does not prove a person’s identity.",
        "(Europe/Amsterdam, UTC+1)",
        "before answers and signatures were added",
        "Page 3 of 3",
    ] {
        assert!(text.contains(words), "the sealed paper says “{words}”: {text}");
    }
}

#[test]
fn the_longest_words_stand_beside_their_numbers() {
    let of = |number: u128| {
        let mut fingerprint = [0; 32];
        fingerprint[16..].copy_from_slice(&number.to_be_bytes());
        fingerprint
    };
    // The widest word of the list, eight times.
    let widest = (0..7776)
        .find(|index| FingerprintWords::of(&of(*index)).words()[0] == "mammogram")
        .unwrap();
    let fingerprint = of((0..8).fold(0, |number, _| number * 7776 + widest));
    assert_eq!(FingerprintWords::of(&fingerprint).words(), ["mammogram"; 8]);
    let mut paper = sample::agreed();
    let PaperState::Sealed(sealed) = &mut paper.state else {
        panic!("the sample is sealed");
    };
    sealed.record.fingerprint = fingerprint;
    for size in [PaperSize::A4, PaperSize::Letter] {
        let pdf = Press::new().agreement(&paper, size).unwrap().pdf().unwrap();
        let lines = lines_of(&pdf);
        for first in [1, 5] {
            let row: Vec<_> = (first..first + 4)
                .map(|place| format!("{place} mammogram"))
                .collect();
            assert!(
                lines.iter().any(|line| line.contains(&row.join(" "))),
                "four numbers and words stand in one line: {lines:?}"
            );
        }
    }
}

#[test]
fn each_ending_is_printed_as_what_it_is() {
    let declined = agreement(&sample::sealed(
        Ending::Answered(sample::answer(Statement::Decline)),
        None,
    ));
    assert!(
        declined.contains("Tomás Herrera has received this paper and declined to sign it."),
        "{declined}"
    );
    assert!(
        declined.contains("the dispatcher fills it"),
        "the reason for declining is printed"
    );
    assert!(
        declined.contains("Declined to sign") && !declined.contains("10:41, pen on screen"),
        "and no signature of the member"
    );

    let disagreed = agreement(&sample::sealed(
        Ending::Answered(sample::answer(Statement::ReceivedNotAgree)),
        None,
    ));
    assert!(
        disagreed.contains("the dispatcher fills it") && disagreed.contains("10:41, pen on screen"),
        "who does not agree gives reasons and signs the receipt: {disagreed}"
    );

    let refused = agreement(&sample::sealed(
        Ending::Refused {
            said: Some("Not today.".into()),
        },
        Some(sample::witness()),
    ));
    assert!(
        refused.contains("refused to answer. Yuki Tanabe was present as a witness"),
        "{refused}"
    );
    assert!(
        refused.contains("What was said: Not today."),
        "what was said is printed"
    );
    assert!(
        refused.contains("19 November 2026, 10:44, typed name"),
        "the witness has signed"
    );
    assert!(
        refused.contains("The signature of a witness shows that they were there"),
        "and what that means stands beside it: {refused}"
    );

    let absent = agreement(&sample::sealed(
        Ending::NotPresented {
            why: "On leave until 4 January.".into(),
            how: "Registered letter to the home address.".into(),
            sent_local: sample::instant("16:05:00"),
        },
        None,
    ));
    for words in [
        "could not be presented to Tomás Herrera",
        "On leave until 4 January.",
        "Registered letter",
        "19 November 2026, 16:05",
        "Not presented",
    ] {
        assert!(
            absent.contains(words),
            "a paper that was not presented says “{words}”: {absent}"
        );
    }
}

#[test]
fn a_witness_has_a_place_on_the_paper_before_and_after_signing() {
    let with = |witness: Witness, language| {
        let mut paper = sample::signing();
        paper.language = language;
        if let PaperState::Signing { witness: place, .. } = &mut paper.state {
            *place = Some(witness);
        }
        agreement(&paper)
    };
    let expected = with(
        Witness {
            signed: None,
            ..sample::witness()
        },
        Language::English,
    );
    assert!(
        expected.contains("Witness, Scheduling") && !expected.contains("10:44"),
        "who is to sign stands under an empty line: {expected}"
    );
    let unnamed = Witness {
        person: sample::party("", "", ""),
        signed: None,
    };
    assert!(
        with(unnamed, Language::English).contains("Witness"),
        "a witness whose name nobody wrote down has a line too"
    );
    let german = with(sample::witness(), Language::German);
    for words in [
        "Zeugin oder Zeuge, Scheduling",
        "unterschreibt, war dabei.",
        "19. November 2026, 10:44",
    ] {
        assert!(
            german.contains(words),
            "the German paper says “{words}”: {german}"
        );
    }
}

#[test]
fn german_papers_speak_german() {
    let text = agreement(&AgreementPaper {
        language: Language::German,
        ..sample::agreed()
    });
    for words in [
        "20. November 2026",
        "bis 29. Januar 2027",
        "Ich stimme dem zu, was hier steht.",
        "Seite 1 von 3",
        "Wie dieses Dokument unterschrieben wurde",
        "Es beweist nicht, wer eine Person ist.",
    ] {
        assert!(text.contains(words), "the German paper says “{words}”: {text}");
    }
    assert!(
        !text.contains(" Page ") && !text.contains("I agree with"),
        "and no English of its own"
    );
}

#[test]
fn a_recovery_kit_shows_the_key_in_rows() {
    let text = text_of(
        &Press::new()
            .recovery_kit(&sample::kit(), PaperSize::A4)
            .unwrap()
            .pdf()
            .unwrap(),
    );
    for words in [
        "1 4GTR N8E2 0VYH KJ6D",
        "2 W5QB 3MZC P19F XA7S",
        "3 2HDN R8KT 60EV YC4M",
        "4 7BQ0 J3QW M5TX E9ZK",
        "Type the 16 groups",
        "7W3K-9PXA",
        "Belongs to Marit Solberg.",
        "3 August 2026",
    ] {
        assert!(text.contains(words), "the kit says “{words}”: {text}");
    }
}

#[test]
fn a_kit_is_one_sheet_on_both_papers_and_in_both_languages() {
    let press = Press::new();
    for language in [Language::English, Language::German] {
        for size in [PaperSize::A4, PaperSize::Letter] {
            let kit = KitPaper {
                language,
                ..sample::kit()
            };
            assert_eq!(
                press.recovery_kit(&kit, size).unwrap().pages(),
                1,
                "{language:?} on {size:?}"
            );
        }
    }
}

#[test]
fn dates_of_another_year_name_it() {
    let mut paper = sample::draft();
    paper.tasks[0].due = Some(day("2027-02-03"));
    assert!(
        agreement(&paper).contains("Clear the seven open reports from October Tomás 3 Feb 2027"),
        "a date is never ambiguous"
    );
}
