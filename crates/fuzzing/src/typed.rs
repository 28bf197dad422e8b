//! What people type or attach: lines, texts, queries and files.

use std::ops::Range;

use chrono::NaiveDate;
use kept_documents::attached::kind_of;
use kept_domain::attachment::Kind;
use kept_domain::capture::{self, Meaning, Person};
use kept_domain::ids::MemberId;
use kept_domain::search::{self, Query};
use kept_domain::wording;
use uuid::Uuid;

/// A text as a captured line, as a query, and as one whose wording is looked at: every place that is named lies in it.
pub fn typed(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    line(text);
    drop(Query::parse(text));
    assert_eq!(
        search::unspaced(&search::spaced(text)),
        search::unspaced(text),
        "what the index takes is the text again"
    );
    let kinds = [
        wording::Kind::Note,
        wording::Kind::Feedback,
        wording::Kind::Correction,
        wording::Kind::Pip,
    ];
    for finding in kinds.iter().flat_map(|kind| wording::check(text, *kind)) {
        let before = text.get(..finding.range.start).map(in_utf16);
        let marked = text.get(finding.range).map(in_utf16);
        assert_eq!(
            before.zip(marked).map(|(from, length)| from..from + length),
            Some(finding.utf16),
            "both counts name one place, between characters"
        );
    }
}

fn line(text: &str) {
    let today = NaiveDate::from_ymd_opt(2026, 2, 28).unwrap_or_default();
    let people = [
        ("Tomás Herrera", None),
        ("Tomasz Nowak", Some("Tom")),
        ("李 雷", None),
    ]
    .map(|(name, preferred)| Person {
        id: MemberId::new(Uuid::nil()),
        name: name.to_owned(),
        preferred: preferred.map(str::to_owned),
    });
    let captured = capture::read(text, today, &people);
    assert!(
        text.contains(&captured.text),
        "what remains is a piece of what was written"
    );
    assert!(
        !captured.text.is_empty() || text.trim().is_empty(),
        "and never nothing"
    );
    assert!(
        captured.day.is_none_or(|day| day <= today),
        "a note is about what happened"
    );
    let places: Vec<&Range<usize>> = captured.marks.iter().map(|mark| &mark.place).collect();
    assert!(
        places
            .iter()
            .all(|place| place.start < place.end && place.end <= in_utf16(text)),
        "a mark lies in the line"
    );
    assert!(
        places.windows(2).all(|two| two[0].end <= two[1].start),
        "marks do not overlap"
    );
    for mark in &captured.marks {
        if let Meaning::Tag(tag) = &mark.meaning {
            assert!(text.contains(tag.as_str()), "a tag is what was written");
        }
    }
}

fn in_utf16(text: &str) -> usize {
    text.encode_utf16().count()
}

/// A file with its name in the first line: only what has the sign of a picture or a PDF is ever drawn, and whatever claims
/// to be one and is none is named.
pub fn attachment(bytes: &[u8]) {
    let end = bytes
        .iter()
        .position(|byte| *byte == b'\n')
        .unwrap_or(bytes.len());
    let (name, content) = bytes.split_at(end);
    let content = content.get(1..).unwrap_or_default();
    let name = String::from_utf8_lossy(name);
    let (kind, misnamed) = kind_of(content).named(&name);
    let (at, sign): (usize, &[u8]) = match kind {
        Kind::Pdf => (0, b"%PDF-"),
        Kind::Jpeg => (0, b"\xff\xd8\xff"),
        Kind::Png => (0, b"\x89PNG"),
        Kind::Gif => (0, b"GIF"),
        Kind::Webp => (8, b"WEBP"),
        other => {
            assert!(!other.is_drawn(), "what is drawn has the sign of what it is");
            let claimed = Kind::claimed(&name);
            let claims_picture = claimed == Some(Kind::Picture) && kind != Kind::Picture;
            assert!(
                misnamed || !(claims_picture || claimed == Some(Kind::Pdf)),
                "a file that claims to be a picture or a PDF and is none is misnamed"
            );
            return;
        }
    };
    assert!(
        content.get(at..).is_some_and(|rest| rest.starts_with(sign)),
        "what is drawn has the sign of what it is"
    );
}
