//! Our own verifier against everything that can be done to a sealed file.

use std::ops::Range;

use kept_documents::*;

use crate::random::Dice;
use crate::sample;

fn sealed_with(identity: &Identity, paper: &AgreementPaper) -> Vec<u8> {
    let pdf = Press::new()
        .agreement(paper, PaperSize::A4)
        .unwrap()
        .pdf()
        .unwrap();
    seal(
        &pdf,
        identity,
        sample::now(),
        "Expectation agreement EXP-0042, version 2",
    )
    .unwrap()
}

fn sealed() -> Vec<u8> {
    sealed_with(&sample::identity("vault"), &sample::agreed())
}

fn find(file: &[u8], needle: &[u8]) -> usize {
    file.windows(needle.len())
        .rposition(|window| window == needle)
        .unwrap()
}

/// The digits between the angle brackets of `/Contents`.
fn gap(file: &[u8]) -> Range<usize> {
    let start = find(file, b"/Contents<") + 10;
    start..start + file[start..].iter().position(|byte| *byte == b'>').unwrap()
}

#[track_caller]
fn refused(file: &[u8], what: &str) -> Flaw {
    match verify(file, None) {
        Verdict::Refused(flaw) => flaw,
        Verdict::Intact(_) => panic!("{what} must not verify"),
    }
}

#[test]
fn an_intact_paper_says_what_it_is() {
    let identity = sample::identity("vault");
    let file = sealed_with(&identity, &sample::agreed());
    let root = identity.root_certificate_der().unwrap();
    let Verdict::Intact(seal) = verify(&file, Some(&root)) else {
        panic!("the paper is intact")
    };
    assert_eq!(seal.holder, "Marit Solberg");
    assert_eq!(seal.claimed_at, sample::now());
    assert_eq!(seal.reason, "Expectation agreement EXP-0042, version 2");
    assert_eq!(seal.trust, Trust::Trusted);
    assert_eq!(seal.root_fingerprint, identity.root_fingerprint().unwrap());
    assert_eq!(
        seal.title.as_deref(),
        Some("Visit reports within two working days")
    );
    assert_eq!(
        (seal.number.as_deref(), seal.version),
        (Some("EXP-0042"), Some(2))
    );
    assert_eq!(
        seal.fingerprint,
        Some(sample::hash("version 2")),
        "the fingerprint of the record page is in the file"
    );
    let pem = identity.root_certificate_pem().unwrap();
    assert_eq!(
        verify(&file, Some(pem.as_bytes())),
        verify(&file, Some(&root)),
        "the root may come as PEM"
    );
    assert!(
        verify(&file, Some(&root))
            .to_string()
            .contains("sealed with the key of Marit Solberg"),
        "and it is said in words"
    );
}

#[test]
fn trust_comes_from_the_root_alone() {
    let stranger =
        Identity::generate("Marit Solberg", sample::now(), &mut sample::entropy("stranger")).unwrap();
    let file = sealed_with(&stranger, &sample::agreed());
    let root = sample::identity("vault").root_certificate_der().unwrap();
    let trust = |root: Option<&[u8]>| match verify(&file, root) {
        Verdict::Intact(seal) => seal.trust,
        Verdict::Refused(flaw) => panic!("{flaw}"),
    };
    assert_eq!(
        trust(Some(&root)),
        Trust::OtherRoot,
        "the same name under another root is not trusted"
    );
    assert_eq!(
        trust(None),
        Trust::Unknown,
        "without a root a name is only a claim"
    );
    assert_eq!(
        verify(&file, Some(b"no certificate")),
        Verdict::Refused(Flaw::UnreadableRoot)
    );
}

#[test]
fn a_flipped_byte_is_found_anywhere() {
    let file = sealed();
    let update = find(&file, b"/Type/Sig/") - 1200;
    let gap = gap(&file);
    let length = usize::from_str_radix(
        std::str::from_utf8(&file[gap.start + 4..gap.start + 8]).unwrap(),
        16,
    )
    .unwrap();
    let structure = gap.start..gap.start + 2 * (length + 4) + 8;
    // Every 97th byte of the file, and every byte of the update but the long run of zeros.
    let places = (0..update)
        .step_by(97)
        .chain(update..gap.start)
        .chain(structure)
        .chain((gap.start..gap.end).step_by(97))
        .chain(gap.end - 8..file.len());
    let mut changed = file.clone();
    for (trial, place) in places.enumerate() {
        // The second bit turns small letters into capitals and digits into controls.
        let bit = if trial % 2 == 0 { 0x01 } else { 0x20 };
        changed[place] ^= bit;
        refused(&changed, &format!("byte {place} flipped by {bit:#x}"));
        changed[place] = file[place];
    }
    assert!(
        matches!(verify(&changed, None), Verdict::Intact(_)),
        "and the file itself is intact"
    );
}

#[test]
fn a_shorter_or_longer_file_is_told_apart() {
    let file = sealed();
    for end in (0..file.len())
        .step_by(1009)
        .chain([file.len() - 1, file.len() - 6])
    {
        refused(&file[..end], &format!("the first {end} bytes"));
    }
    assert_eq!(refused(&file[..file.len() - 1], "one byte less"), Flaw::Truncated);
    for more in [&b"\n"[..], b" ", b"\0", b"%comment\n", b"%%EOF\n"] {
        assert_eq!(
            refused(&[&file, more].concat(), "something appended"),
            Flaw::Extended
        );
    }
    refused(&[b"\n", file.as_slice()].concat(), "something put before");
    refused(&[&file, file.as_slice()].concat(), "the file twice");
}

#[test]
fn an_appended_revision_is_found() {
    let file = sealed();
    // A well-formed update that shows an empty page in place of the first one.
    let at = find(&file, b"startxref\n") + 10;
    let previous: usize = std::str::from_utf8(&file[at..])
        .unwrap()
        .lines()
        .next()
        .unwrap()
        .parse()
        .unwrap();
    let trailer = &file[find(&file, b"trailer\n<<") + 10..find(&file, b"/Prev")];
    let object = "1 0 obj\n<</Type/Pages/Count 0/Kids[]>>\nendobj\n";
    let mut attacked = file.clone();
    let offset = attacked.len();
    attacked.extend_from_slice(object.as_bytes());
    let table = attacked.len();
    attacked.extend_from_slice(format!("xref\n1 1\n{offset:010} 00000 n \ntrailer\n<<").as_bytes());
    attacked.extend_from_slice(trailer);
    attacked.extend_from_slice(format!("/Prev {previous}>>\nstartxref\n{table}\n%%EOF\n").as_bytes());
    assert_eq!(refused(&attacked, "an appended revision"), Flaw::Extended);

    // The same, with the byte range stretched over the new end.
    let range = find(&file, b"/ByteRange[0 ") + 13 + 22;
    let second = gap(&file).end + 1;
    let longer = format!("{:010}", attacked.len() - second);
    attacked[range..range + 10].copy_from_slice(longer.as_bytes());
    assert_eq!(
        refused(&attacked, "an appended revision with a moved range"),
        Flaw::Changed
    );
}

#[test]
fn a_swapped_certificate_or_seal_is_found() {
    let file = sealed();
    let place = gap(&file);
    let stranger =
        Identity::generate("Marit Solberg", sample::now(), &mut sample::entropy("stranger")).unwrap();
    let other = sealed_with(&stranger, &sample::agreed());
    assert!(
        matches!(verify(&other, None), Verdict::Intact(_)),
        "the stranger's own seal is sound"
    );

    // Another key's seal of the same paper fits only with its own name and root: the name in the file is the same,
    // so the only trace is the root, which is what trust depends on.
    let mut swapped = file.clone();
    swapped[place.clone()].copy_from_slice(&other[gap(&other)]);
    if let Verdict::Intact(seal) = verify(
        &swapped,
        Some(&sample::identity("vault").root_certificate_der().unwrap()),
    ) {
        assert_eq!(
            seal.trust,
            Trust::OtherRoot,
            "a whole seal by another key is never trusted"
        );
    }

    // One certificate of the stranger inside the seal of the vault.
    let structure = |file: &[u8]| file[gap(file)].to_vec();
    let (ours, theirs) = (structure(&file), structure(&other));
    let certificate = |digits: &[u8], nth: usize| {
        let marker = b"308201";
        let starts: Vec<usize> = digits
            .windows(6)
            .enumerate()
            .filter(|(at, w)| w == marker && at % 2 == 0)
            .map(|(at, _)| at)
            .collect();
        let start = starts[nth];
        let length =
            usize::from_str_radix(std::str::from_utf8(&digits[start + 4..start + 8]).unwrap(), 16).unwrap();
        start..start + 2 * (length + 4)
    };
    for nth in 0..2 {
        let (from, to) = (certificate(&theirs, nth), certificate(&ours, nth));
        let mut digits = [&ours[..to.start], &theirs[from], &ours[to.end..]].concat();
        digits.resize(ours.len(), b'0');
        let mut attacked = file.clone();
        attacked[place.clone()].copy_from_slice(&digits);
        refused(&attacked, &format!("certificate {nth} swapped"));
    }

    // The seal of one paper on another.
    let paper = sealed_with(
        &sample::identity("vault"),
        &sample::sealed(Ending::Answered(sample::answer(Statement::Decline)), None),
    );
    let mut attacked = paper.clone();
    let target = gap(&paper);
    attacked[target].copy_from_slice(&file[place]);
    assert_eq!(refused(&attacked, "a seal from another paper"), Flaw::Changed);
}

#[test]
fn changed_byte_ranges_are_found() {
    let file = sealed();
    let range = find(&file, b"/ByteRange[") + 11;
    let numbers = |a: usize, b: usize, c: usize, d: usize| format!("{a} {b:010} {c:010} {d:010}]");
    let gap = gap(&file);
    let (first, second) = (gap.start - 1, gap.end + 1);
    for (text, what) in [
        (
            numbers(0, first - 100, second, file.len() - second),
            "a smaller first part",
        ),
        (
            numbers(0, first, second + 100, file.len() - second - 100),
            "a later second part",
        ),
        (
            numbers(0, first + 40, second, file.len() - second),
            "a first part that reaches into the gap",
        ),
        (
            numbers(1, first, second, file.len() - second),
            "a first part that does not begin at the first byte",
        ),
        (numbers(0, 0, 0, file.len()), "one part over everything"),
    ] {
        let mut attacked = file.clone();
        attacked[range..range + text.len()].copy_from_slice(text.as_bytes());
        refused(&attacked, what);
    }
}

#[test]
fn there_is_one_way_to_write_a_seal() {
    let file = sealed();
    let place = gap(&file);
    let mut attacked = file.clone();
    attacked[place.clone()].make_ascii_uppercase();
    assert_eq!(refused(&attacked, "the digits in capitals"), Flaw::BrokenSeal);
    let mut attacked = file.clone();
    attacked[place.end - 1] = b'1';
    assert_eq!(refused(&attacked, "something in the padding"), Flaw::BrokenSeal);
    let mut attacked = file;
    attacked[place.start + 1] = b' ';
    refused(&attacked, "a space among the digits");
}

#[test]
fn strangers_files_are_named_for_what_they_are() {
    assert_eq!(refused(b"", "nothing"), Flaw::NotADocument);
    assert_eq!(refused(b"<html>", "a web page"), Flaw::NotADocument);
    let unsealed = Press::new()
        .agreement(&sample::draft(), PaperSize::A4)
        .unwrap()
        .pdf()
        .unwrap();
    assert_eq!(refused(&unsealed, "a paper without a seal"), Flaw::NotSealed);
    // The words that look for a seal, written into the text of a paper.
    let title = "/SubFilter/ETSI.CAdES.detached /ByteRange[0 0000000001 0000000002 0000000003]";
    let pretender = AgreementPaper {
        title: title.into(),
        ..sample::draft()
    };
    let file = Press::new()
        .agreement(&pretender, PaperSize::A4)
        .unwrap()
        .pdf()
        .unwrap();
    refused(&file, "a paper whose title looks like a seal");
    let sealed = sealed_with(&sample::identity("vault"), &pretender);
    assert!(
        matches!(verify(&sealed, None), Verdict::Intact(_)),
        "and such a paper can be sealed like any other"
    );
}

#[test]
fn hostile_files_are_refused_in_peace() {
    let file = sealed();
    let tail = find(&file, b"/SubFilter/ETSI.CAdES.detached") - 2000;
    let update = file[tail..].to_vec();
    for (inside, what) in [
        ("[".repeat(200_000), "arrays without end"),
        ("<<".repeat(100_000), "dictionaries without end"),
        (
            format!("xref\n0 {}\n", u64::MAX),
            "a table of all numbers there are",
        ),
        (
            format!("xref\n{} 1\n0000000000 00000 n \ntrailer\n<</Size 1>>", u32::MAX),
            "the last number there is",
        ),
        (
            format!("startxref\n{}\n%%EOF", u64::MAX),
            "a place far behind the end",
        ),
        ("startxref\n0\n%%EOF".into(), "a table at the beginning"),
        ("(((((\\".into(), "a string without an end"),
    ] {
        for hostile in [
            format!("%PDF-1.7\n{inside}").into_bytes(),
            [b"%PDF-1.7\n", inside.as_bytes(), &update].concat(),
        ] {
            refused(&hostile, what);
        }
    }
    let mut dice = Dice::new("hostile files");
    let tokens: [&[u8]; 12] = [
        b"<<",
        b">>",
        b"[",
        b"]",
        b"(",
        b")",
        b"0 R",
        b"obj",
        b"xref",
        b"99999999999",
        b"/Prev",
        b"\\",
    ];
    for trial in 0..300 {
        let mut hostile = file.clone();
        for _ in 0..=dice.below(6) {
            // Half of the changes hit the structures at the end.
            let from = if dice.below(2) == 0 { 0 } else { tail };
            let place = from + dice.below(hostile.len() - from);
            let token = tokens[dice.below(tokens.len())];
            match dice.below(3) {
                0 => drop(hostile.splice(place..place, token.iter().copied())),
                1 => drop(hostile.drain(place..(place + 1 + dice.below(40)).min(hostile.len()))),
                _ => hostile[place] ^= 1 + dice.below(255) as u8,
            }
        }
        assert!(
            hostile == file || matches!(verify(&hostile, None), Verdict::Refused(_)),
            "trial {trial} of the seed “hostile files”"
        );
    }
}
