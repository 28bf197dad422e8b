//! Text is data: whatever somebody writes is printed as it is, or openly replaced.

use kept_documents::*;

use crate::sample;
use crate::tools::text_of;

fn with_reason(why: &str) -> AgreementPaper {
    AgreementPaper {
        why: Some(why.into()),
        ..sample::bare()
    }
}

#[test]
fn the_same_paper_gives_the_same_bytes() {
    let twice = || {
        let rendered = Press::new().agreement(&sample::agreed(), PaperSize::A4).unwrap();
        (rendered.pdf().unwrap(), rendered.svg(0).unwrap())
    };
    let first = twice();
    Press::new().forget();
    assert!(
        first == twice(),
        "nothing in a paper depends on the clock, on chance or on what was set before"
    );
}

#[test]
fn papers_have_their_own_identifiers() {
    let press = Press::new();
    let id = |paper: &AgreementPaper| {
        let pdf = press.agreement(paper, PaperSize::A4).unwrap().pdf().unwrap();
        let at = pdf.windows(4).rposition(|window| window == b"/ID[").unwrap();
        pdf[at..at + 40].to_vec()
    };
    assert_ne!(
        id(&sample::draft()),
        id(&sample::agreed()),
        "a draft and the sealed paper are two files"
    );
}

#[test]
fn markup_is_printed_and_not_obeyed() {
    for text in [
        "#panic(\"no\") #import \"x.typ\": * #let a = 1",
        "*bold* _emphasis_ `raw` $a^2 + b_1$ @reference <label>",
        "back\\slash \\u{41} // comment /* comment */ ~ -- --- ...",
        "= Heading #[content] [brackets] {braces} \"straight\" 'quotes'",
        "#read(\"/etc/passwd\") #sys.inputs #json(\"data.json\")",
        "{\"what\": \"json\"} \\\", \\n &lt;b&gt; <script>alert(1)</script>",
    ] {
        let paper = AgreementPaper {
            title: text.into(),
            what: text.into(),
            achievable: vec![text.into()],
            own_words: Some(text.trim_matches('"').into()),
            ..with_reason(text)
        };
        let printed = text_of(
            &Press::new()
                .agreement(&paper, PaperSize::A4)
                .unwrap()
                .pdf()
                .unwrap(),
        );
        // Lines may end inside the text; marks of possible line ends are invisible.
        let printed = printed.replace('\u{200b}', "");
        assert!(
            printed.matches(text).count() >= 3,
            "“{text}” is printed letter by letter: {printed}"
        );
    }
}

#[test]
fn alphabets_are_printed_as_they_were_written() {
    for (script, text) in [
        (
            "Latin",
            "Łódź, Škoda, Ångström, Đặng Thị Hồng, İstanbul, Þórður, ﬁnn",
        ),
        ("Cyrillic", "Катерина Бондар передає заявки до вихідних"),
        ("Greek", "Η αναφορά κατατίθεται εντός δύο ημερών"),
        ("symbols", "→ ≤ ≥ ± ½ € ✓ ☐ • † °C"),
    ] {
        let rendered = Press::new().agreement(&with_reason(text), PaperSize::A4).unwrap();
        assert_eq!(rendered.missing(), [], "{script} needs no font of the system");
        let printed = text_of(&rendered.pdf().unwrap());
        assert!(
            printed.contains(&text.replace('ﬁ', "fi")) || printed.contains(text),
            "{script}: {printed}"
        );
    }
}

#[test]
fn other_scripts_are_set_with_fonts_of_the_system() {
    for (script, text, package) in [
        ("Arabic", "التقرير خلال يومين", "fonts-noto-core"),
        ("Hebrew", "הדוח תוך יומיים", "fonts-noto-core"),
        ("Devanagari", "रिपोर्ट दो दिन में", "fonts-noto-core"),
        ("Thai", "รายงานภายในสองวัน", "fonts-noto-core"),
        ("Chinese", "两天内提交报告", "fonts-droid-fallback"),
        ("Japanese", "二日以内に報告する", "fonts-droid-fallback"),
    ] {
        let rendered = Press::new().agreement(&with_reason(text), PaperSize::A4).unwrap();
        assert_eq!(
            rendered.missing(),
            [],
            "{script} is set; this computer needs the package {package}"
        );
        let printed = text_of(&rendered.pdf().unwrap());
        let letters = |text: &str| {
            let mut letters: Vec<char> = text.chars().filter(|c| c.is_alphabetic()).collect();
            letters.sort_unstable();
            letters
        };
        // Readers differ in how they order right-to-left words; the letters must all be there.
        let (wanted, found) = (letters(text), letters(&printed));
        assert!(
            wanted.iter().all(|c| found.contains(c)),
            "the text in {script} can be read out of the file: {printed}"
        );
    }
}

#[test]
fn right_to_left_text_stands_at_the_right() {
    let left_edge = |why: &str| {
        let svg = Press::new().agreement(&with_reason(why), PaperSize::A4).unwrap();
        let mark = svg.marks().into_iter().find(|mark| mark.field == "why").unwrap();
        let desk = crate::tools::Desk::new();
        let file = desk.put("paper.pdf", &svg.pdf().unwrap());
        let (top, height) = (mark.top as i32 + 2, (mark.bottom - mark.top) as i32 - 2);
        // The left quarter of the text column.
        let (_, text) = crate::tools::run(
            "pdftotext",
            &[
                "-r",
                "72",
                "-x",
                "170",
                "-y",
                &top.to_string(),
                "-W",
                "90",
                "-H",
                &height.to_string(),
                &file,
                "-",
            ],
        );
        text.trim().to_owned()
    };
    assert_eq!(
        left_edge("הדוח תוך יומיים"),
        "",
        "a Hebrew sentence begins at the right edge"
    );
    assert!(
        !left_edge("The report within two days").is_empty(),
        "an English one at the left edge"
    );
}

#[test]
fn what_no_font_has_is_said_and_shown() {
    let paper = AgreementPaper {
        own_words: Some("bell\u{7} glyph 𓀀".into()),
        ..with_reason("tag \u{e000}, 𓀀 and \u{202e}reversed")
    };
    let rendered = Press::new().agreement(&paper, PaperSize::A4).unwrap();
    let printed = text_of(&rendered.pdf().unwrap());
    let missing = |c: char| {
        rendered
            .missing()
            .iter()
            .find(|missing| missing.character == c)
            .map(|missing| missing.fields.clone())
    };
    assert_eq!(
        missing('\u{7}'),
        Some(vec!["own_words".to_owned()]),
        "a control character is named with its field"
    );
    assert_eq!(
        missing('\u{e000}'),
        Some(vec!["why".to_owned()]),
        "so is a character of private use"
    );
    assert_eq!(
        missing('\u{202e}'),
        Some(vec!["why".to_owned()]),
        "and one that would reverse the text on the page"
    );
    assert!(
        printed.contains("bell[U+0007]")
            && printed.contains("[U+E000]")
            && printed.contains("[U+202E]reversed"),
        "the page shows what it cannot print: {printed}"
    );
    if let Some(fields) = missing('𓀀') {
        assert_eq!(fields, ["own_words", "why"], "both fields are named");
        assert!(
            printed.contains("[U+13000]"),
            "and the sign is shown by its code: {printed}"
        );
    }
}

#[test]
fn joined_marks_without_a_glyph_do_not_stop_the_export() {
    // Marks of one script on letters of another, stacked marks, lone joiners and half emoji sequences.
    for text in [
        "q\u{93f}\u{94d}",
        "a\u{301}\u{301}\u{301}\u{488}",
        "\u{200d}\u{200d}",
        "👩\u{200d}👩\u{fe0f}\u{20e3}",
        "ก\u{64b}ا\u{0e33}",
        "\u{1f1e9}\u{1f1ea}",
        "\u{f71}\u{1160}",
    ] {
        let rendered = Press::new().agreement(&with_reason(text), PaperSize::A4).unwrap();
        assert!(
            rendered.pdf().is_ok(),
            "{:?} ends in a file or a notice: {:?}",
            text.escape_unicode().to_string(),
            rendered.pdf().err()
        );
    }
}

#[test]
fn pages_break_without_losing_anything() {
    let mut paper = sample::draft();
    paper.title = "Visit reports, certificates, calibration notes and the customer’s own remarks within two working days of every visit to a site".into();
    paper.member.name = "Maximiliane Friederike Charlotte von Hohenstein-Brandenburg-Wolkenstein".into();
    paper.member.short_name = String::new();
    let line = paper.tasks[0].clone();
    paper.tasks = (1..=40)
        .map(|number| TaskLine {
            text: format!(
                "Task number {number}: {}",
                "compare the readings with the sheet ".repeat(1 + number % 4)
            ),
            owner: paper.member.name.clone(),
            ..line.clone()
        })
        .collect();
    paper.what = format!(
        "{} {}{}",
        "A-very-long/address-".repeat(24),
        "Calibrationcertificate".repeat(12),
        " and then words".repeat(400)
    );
    for size in [PaperSize::A4, PaperSize::Letter] {
        let rendered = Press::new().agreement(&paper, size).unwrap();
        let printed = text_of(&rendered.pdf().unwrap()).replace('\u{200b}', "");
        for number in 1..=40 {
            assert!(
                printed.contains(&format!("Task number {number}: compare")),
                "task {number} is printed on {size:?}"
            );
        }
        assert!(
            printed.contains(&format!("Page 1 of {}", rendered.pages())),
            "the pages are counted"
        );
        for endless in [
            "A-very-long/address-".repeat(24),
            "Calibrationcertificate".repeat(12),
        ] {
            assert!(
                printed.replace(' ', "").contains(&endless),
                "an endless word is broken, not cut"
            );
        }
    }
}

#[test]
fn letter_is_wider_and_shorter() {
    let rendered = Press::new()
        .agreement(&sample::draft(), PaperSize::Letter)
        .unwrap();
    let (width, height) = rendered.page_size();
    assert!(
        (width - 612.0).abs() < 0.01 && (height - 792.0).abs() < 0.01,
        "US Letter in points"
    );
    assert!(
        matches!(
            rendered.svg(rendered.pages()),
            Err(DocumentError::NoSuchPage { .. })
        ),
        "there is no page after the last"
    );
}

#[test]
fn pictures_of_pages_load_nothing() {
    let rendered = Press::new().agreement(&sample::agreed(), PaperSize::A4).unwrap();
    for page in 0..rendered.pages() {
        let svg = rendered.svg(page).unwrap();
        for forbidden in [
            "<script",
            "<foreignObject",
            "@import",
            "<text",
            "href=\"http",
            "href=\"file",
            "url(http",
        ] {
            assert!(!svg.contains(forbidden), "page {page} holds no {forbidden}");
        }
    }
}

#[test]
fn a_strange_signature_is_drawn_inside_its_box_or_not_at_all() {
    let signature = |ink: Ink| {
        let mut paper = sample::signing();
        if let PaperState::Signing {
            answer: Some(answer), ..
        } = &mut paper.state
        {
            answer.signed = Some(Signed {
                ink,
                ..sample::signed("10:41:09", "pen on screen")
            });
        }
        Press::new()
            .agreement(&paper, PaperSize::A4)
            .unwrap()
            .pdf()
            .map(|pdf| text_of(&pdf))
    };
    let wild = Ink::Drawn {
        strokes: vec![
            vec![(f32::NAN, 1.0), (f32::INFINITY, 2.0)],
            vec![(-500.0, 9e9), (5.0, 5.0)],
            vec![],
        ],
        width: 280.0,
        height: 100.0,
    };
    assert!(signature(wild).is_ok(), "points that are no numbers are left out");
    for (width, height) in [(0.0, 100.0), (f32::NAN, 1.0), (280.0, f32::INFINITY)] {
        let ink = Ink::Drawn {
            strokes: vec![vec![(1.0, 1.0), (2.0, 2.0)]],
            width,
            height,
        };
        assert!(
            signature(ink).unwrap().contains("Tomás Herrera"),
            "a pad without a size prints the name"
        );
    }
}
