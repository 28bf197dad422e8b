use kept_documents::{CodeError, PaperCode};

use crate::sample::hash;

#[test]
fn a_code_comes_back_from_paper_as_it_went() {
    let code = PaperCode {
        fingerprint: hash("version 2"),
        number: "EXP-0042".into(),
        version: 2,
    };
    let printed = code.to_string();
    assert!(
        printed.starts_with("KEPT1:") && printed.ends_with(":EXP-0042:V2"),
        "the parts stand in their order"
    );
    assert!(
        printed
            .bytes()
            .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b":-".contains(&b)),
        "only characters of the alphanumeric mode of QR codes: {printed}"
    );
    assert_eq!(printed.parse(), Ok(code.clone()), "a scan gives the same code");
    assert_eq!(
        printed.to_lowercase().parse(),
        Ok(code),
        "a scanner that writes small letters is understood"
    );
}

#[test]
fn a_foreign_or_torn_code_is_told_apart() {
    let printed = PaperCode {
        fingerprint: hash("x"),
        number: "EXP-0001".into(),
        version: 1,
    }
    .to_string();
    assert_eq!(
        "https://example.org".parse::<PaperCode>(),
        Err(CodeError::Foreign)
    );
    for end in 6..printed.len() - 1 {
        assert_eq!(
            printed[..end].parse::<PaperCode>(),
            Err(CodeError::Incomplete),
            "cut after {end} characters"
        );
    }
    let flipped = printed.replacen(&printed[6..8], "ÄZ", 1);
    assert_eq!(
        flipped.parse::<PaperCode>(),
        Err(CodeError::Incomplete),
        "what is no digit is no fingerprint"
    );
}
