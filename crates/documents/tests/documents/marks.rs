use kept_documents::*;

use crate::sample;

#[test]
fn every_field_has_its_place_from_top_to_bottom() {
    let rendered = Press::new().agreement(&sample::draft(), PaperSize::A4).unwrap();
    let marks = rendered.marks();
    let fields: Vec<_> = marks.iter().map(|mark| mark.field.as_str()).collect();
    assert_eq!(
        fields,
        [
            "title",
            "parties",
            "amends",
            "what",
            "why",
            "measure",
            "achievable",
            "relevant",
            "reviews",
            "tasks",
            "promises",
            "reward",
            "consequence",
            "exceptions",
            "changes",
            "own_words",
            "statement",
            "comment",
            "signatures"
        ],
        "each field that is printed has one mark, in reading order"
    );
    let (width, height) = rendered.page_size();
    assert!(
        (width - 595.28).abs() < 0.01 && (height - 841.89).abs() < 0.01,
        "A4 in points"
    );
    for pair in marks.windows(2) {
        assert!(
            pair[0].bottom > pair[0].top && pair[0].bottom <= height,
            "{:?} lies on its page",
            pair[0]
        );
        assert!(
            (pair[0].page, pair[0].bottom) <= (pair[1].page, pair[1].top + 0.01),
            "{:?} comes before {:?}",
            pair[0],
            pair[1]
        );
    }
}

#[test]
fn a_field_over_two_pages_has_a_mark_on_each() {
    let paper = AgreementPaper {
        why: Some("A calibration certificate cannot go out without the report.\n".repeat(70)),
        ..sample::draft()
    };
    let rendered = Press::new().agreement(&paper, PaperSize::A4).unwrap();
    let why: Vec<_> = rendered
        .marks()
        .into_iter()
        .filter(|mark| mark.field == "why")
        .collect();
    let (_, height) = rendered.page_size();
    assert!(why.len() >= 2, "70 paragraphs do not fit one page: {why:?}");
    assert!(
        why.windows(2).all(|pair| pair[1].page == pair[0].page + 1),
        "one mark on each page: {why:?}"
    );
    assert_eq!(why[0].bottom, height, "it runs to the end of its first page");
    assert_eq!(why[1].top, 0.0, "and from the top of the next");
}

#[test]
fn parts_of_a_form_keep_the_names_of_their_fields() {
    let rendered = Press::new().form(&sample::form(), PaperSize::A4).unwrap();
    let fields: Vec<_> = rendered.marks().into_iter().map(|mark| mark.field).collect();
    assert_eq!(
        fields,
        [
            "title",
            "parties",
            "facts",
            "view",
            "strengths",
            "essence",
            "steps",
            "said_back",
            "follow_up",
            "signatures"
        ]
    );
}
