//! The seal, before judges that did not make it: poppler with NSS, OpenSSL, qpdf and pyHanko.

use std::time::SystemTime;

use chrono::{DateTime, Months, Utc};
use kept_documents::*;

use crate::random::Dice;
use crate::sample;
use crate::tools::{Desk, pyhanko, run};

/// Judges compare certificates with the clock of this computer, which nobody can inject into them.
#[expect(clippy::disallowed_methods, reason = "the clock of the judges")]
fn today() -> DateTime<Utc> {
    SystemTime::now().into()
}

fn sealed_paper(identity: &Identity) -> Vec<u8> {
    let pdf = Press::new()
        .agreement(&sample::agreed(), PaperSize::A4)
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

fn contains(haystack: &[u8], needle: &str) -> bool {
    haystack
        .windows(needle.len())
        .any(|window| window == needle.as_bytes())
}

/// The signature structure and the bytes it covers.
fn taken_apart(file: &[u8]) -> (Vec<u8>, Vec<u8>) {
    let gap = file
        .windows(10)
        .rposition(|window| window == b"/Contents<")
        .unwrap()
        + 10;
    let end = gap + file[gap..].iter().position(|byte| *byte == b'>').unwrap();
    let digits = std::str::from_utf8(&file[gap..end]).unwrap();
    let bytes: Vec<u8> = (0..digits.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(&digits[at..at + 2], 16).unwrap())
        .collect();
    let length = 4 + usize::from(u16::from_be_bytes([bytes[2], bytes[3]]));
    (
        bytes[..length].to_vec(),
        [&file[..gap - 1], &file[end + 1..]].concat(),
    )
}

#[test]
fn judges_agree_on_random_papers() {
    let now = today();
    let press = Press::new();
    let identity = Identity::generate("Marit Solberg", now, &mut sample::entropy("judges")).unwrap();
    let desk = Desk::new();
    let root = desk.put("root.pem", identity.root_certificate_pem().unwrap().as_bytes());
    let trust = format!("sql:{}", desk.path().to_str().unwrap());
    let (made, said) = run("certutil", &["-N", "-d", &trust, "--empty-password"]);
    assert!(made, "certutil makes an empty store: {said}");
    let (imported, said) = run(
        "certutil",
        &["-A", "-n", "root", "-t", "C,C,C", "-a", "-i", &root, "-d", &trust],
    );
    assert!(imported, "the root can be imported: {said}");

    for trial in 0..16 {
        let mut dice = Dice::new(&format!("judges {trial}"));
        let size = if dice.often() {
            PaperSize::A4
        } else {
            PaperSize::Letter
        };
        let rendered = if trial % 4 == 3 {
            press.form(&dice.form(), size)
        } else {
            press.agreement(&dice.agreement(), size)
        };
        let pdf = rendered
            .unwrap()
            .pdf()
            .unwrap_or_else(|error| panic!("trial {trial}: {error}"));
        let sealed = seal(&pdf, &identity, now, &format!("Paper {trial} – Prüfung 審査")).unwrap();
        let file = desk.put("sealed.pdf", &sealed);

        let (fine, said) = run("qpdf", &["--check", &file]);
        assert!(fine, "qpdf finds no error in trial {trial}: {said}");

        let (_, said) = run("pdfsig", &["-nssdir", &trust, &file]);
        for verdict in [
            "Signature is Valid.",
            "Total document signed",
            "Certificate is Trusted.",
            "ETSI.CAdES.detached",
            "Marit Solberg",
        ] {
            assert!(
                said.contains(verdict),
                "pdfsig says “{verdict}” in trial {trial}: {said}"
            );
        }

        let (cms, covered) = taken_apart(&sealed);
        let (cms, covered) = (desk.put("seal.der", &cms), desk.put("covered.bin", &covered));
        let (fine, said) = run(
            "openssl",
            &[
                "cms",
                "-verify",
                "-binary",
                "-inform",
                "DER",
                "-in",
                &cms,
                "-content",
                &covered,
                "-CAfile",
                &root,
                "-purpose",
                "any",
                "-out",
                "/dev/null",
            ],
        );
        assert!(
            fine,
            "OpenSSL verifies the signature of trial {trial} under the root: {said}"
        );

        let (_, said) = run(
            &pyhanko(),
            &["sign", "validate", "--trust", &root, "--trust-replace", &file],
        );
        assert!(
            said.contains("INTACT:TRUSTED,UNTOUCHED"),
            "pyHanko trusts trial {trial}: {said}"
        );

        assert!(
            matches!(verify(&sealed, None), Verdict::Intact(_)),
            "and so do we"
        );
    }
}

#[test]
fn the_signature_is_pades_baseline() {
    let sealed = sealed_paper(&sample::identity("vault"));
    let desk = Desk::new();
    let (cms, _) = taken_apart(&sealed);
    let (fine, text) = run(
        "openssl",
        &[
            "cms",
            "-cmsout",
            "-print",
            "-noout",
            "-inform",
            "DER",
            "-in",
            &desk.put("seal.der", &cms),
        ],
    );
    assert!(fine, "OpenSSL reads the structure: {text}");
    let attributes = &text[text.find("signedAttrs").unwrap()..];
    for wanted in [
        "contentType",
        "messageDigest",
        "id-smime-aa-signingCertificateV2",
        "ecdsa-with-SHA256",
    ] {
        assert!(attributes.contains(wanted), "{wanted} is signed: {attributes}");
    }
    assert!(
        !attributes.contains("signingTime"),
        "the claimed time stands in /M and nowhere else"
    );
    assert_eq!(
        text.matches("tbsCertificate").count() + text.matches("cert_info").count(),
        2,
        "the chain is embedded: leaf and root"
    );
}

#[test]
fn the_sealed_file_keeps_what_archives_and_screen_readers_need() {
    let sealed = sealed_paper(&sample::identity("vault"));
    let update = &sealed[sealed.windows(5).position(|window| window == b"%%EOF").unwrap()..];
    for (needle, rule) in [
        ("/StructTreeRoot", "the catalog of the update keeps the structure"),
        ("/MarkInfo<</Marked true", "and its mark"),
        ("/Lang(en-GB)", "and the language"),
        ("/Metadata", "and the description"),
        (
            "/AcroForm<</SigFlags 3",
            "the form says that it holds a signature and only appends",
        ),
        ("/Perms<</DocMDP", "the catalog points to the certification"),
        (
            "/TransformParams<</Type/TransformParams/P 1/V/1.2>>",
            "no change is permitted",
        ),
        ("/Rect[0 0 0 0]", "the field is invisible"),
        ("/AP<</N", "the field has an appearance all the same"),
        ("/F 132", "the field is printable and locked"),
        ("/Tabs/S", "the page of the field names the order of its tabs"),
        ("/ID[<", "the identifier is carried over"),
        ("/Prev ", "the update continues the first revision"),
    ] {
        assert!(contains(update, needle), "{rule}: {needle}");
    }
    for (needle, rule) in [
        ("<pdfaid:part>2</pdfaid:part>", "PDF/A-2"),
        ("<pdfaid:conformance>A</pdfaid:conformance>", "level A"),
        ("<pdfuaid:part>1</pdfuaid:part>", "PDF/UA-1"),
        ("/GTS_PDFA1", "an output intent"),
    ] {
        assert!(contains(&sealed, needle), "{rule} is declared: {needle}");
    }
    for forbidden in [
        "/JavaScript",
        "/JS",
        "/Launch",
        "/OpenAction",
        "/EmbeddedFile",
        "/URI",
    ] {
        assert!(
            !contains(&sealed, forbidden),
            "a paper does nothing by itself: {forbidden}"
        );
    }
}

#[test]
fn pictures_have_alternative_texts() {
    let sealed = sealed_paper(&sample::identity("vault"));
    let desk = Desk::new();
    let (fine, json) = run(
        "qpdf",
        &["--json", "--json-key=qpdf", &desk.put("sealed.pdf", &sealed)],
    );
    assert!(fine, "qpdf lists the objects");
    for alt in [
        "Signature of Tomás Herrera, pen on screen, 19\u{a0}November\u{a0}2026, 10:41",
        "Code with the fingerprint",
        "Not chosen",
        "Chosen",
    ] {
        assert!(
            json.contains(&format!("\"/Alt\": \"u:{alt}")) || json.contains(&format!("\"/Alt\": \"{alt}")),
            "“{alt}” is read aloud"
        );
    }
}

#[test]
fn a_seal_is_the_same_every_time() {
    let identity = sample::identity("vault");
    assert!(
        sealed_paper(&identity) == sealed_paper(&identity),
        "the seal depends on the paper, the keys and the claimed time only"
    );
}

#[test]
fn a_sealed_file_is_not_sealed_again() {
    let identity = sample::identity("vault");
    let sealed = sealed_paper(&identity);
    for (file, what) in [
        (sealed.as_slice(), "a sealed file"),
        (b"%PDF-1.7\n".as_slice(), "an empty PDF"),
        (b"".as_slice(), "nothing"),
        (b"hello".as_slice(), "a text"),
    ] {
        assert!(
            matches!(
                seal(file, &identity, sample::now(), "again"),
                Err(DocumentError::NotSealable(_))
            ),
            "{what} is refused"
        );
    }
}

#[test]
fn a_reason_cannot_break_out_of_its_place() {
    let identity = sample::identity("vault");
    let pdf = Press::new()
        .agreement(&sample::bare(), PaperSize::A4)
        .unwrap()
        .pdf()
        .unwrap();
    let reason = ")>> endobj /ByteRange[0 1 2 3] (\u{0}\\ 報告 \u{1f642}";
    let sealed = seal(&pdf, &identity, sample::now(), reason).unwrap();
    match verify(&sealed, None) {
        Verdict::Intact(seal) => assert_eq!(
            seal.reason,
            reason.replace('\u{0}', ""),
            "the reason comes back as text"
        ),
        Verdict::Refused(flaw) => panic!("{flaw}"),
    }
}

#[test]
fn an_identity_comes_back_from_the_vault() {
    let identity = sample::identity("vault");
    let bytes = identity.to_bytes().unwrap();
    let again = Identity::from_bytes(&bytes).unwrap();
    assert_eq!(
        again.root_certificate_der().unwrap(),
        identity.root_certificate_der().unwrap(),
        "the same root"
    );
    assert_eq!(again.holder(), "Marit Solberg");
    assert!(sealed_paper(&again) == sealed_paper(&identity), "the same seal");
    for end in [0, 1, 40, bytes.len() - 1] {
        assert!(
            matches!(
                Identity::from_bytes(&bytes[..end]),
                Err(DocumentError::DamagedIdentity)
            ),
            "cut after {end} bytes"
        );
    }
    let mut mixed = bytes.to_vec();
    mixed[1..33].copy_from_slice(&sample::identity("other").to_bytes().unwrap()[1..33]);
    assert!(
        Identity::from_bytes(&mixed).is_err(),
        "a key that does not fit its certificate is damage"
    );
    assert!(
        !format!("{identity:?}").contains("Marit"),
        "nothing of it is printed for debugging"
    );
}

#[test]
fn an_old_leaf_is_renewed_under_the_same_root() {
    let identity = sample::identity("vault");
    let later = sample::now() + Months::new(12 * 6);
    let pdf = Press::new()
        .agreement(&sample::bare(), PaperSize::A4)
        .unwrap()
        .pdf()
        .unwrap();
    assert!(identity.leaf_expires_at() < later, "a leaf lives five years");
    assert!(
        matches!(
            seal(&pdf, &identity, later, "late"),
            Err(DocumentError::CertificateExpired)
        ),
        "an old leaf seals nothing"
    );
    let renewed = identity.renewed(later, &mut sample::entropy("renewal")).unwrap();
    let sealed = seal(&pdf, &renewed, later, "late").unwrap();
    let root = identity.root_certificate_der().unwrap();
    assert!(
        matches!(verify(&sealed, Some(&root)), Verdict::Intact(seal) if seal.trust == Trust::Trusted),
        "who trusts the root trusts the new leaf"
    );
    let much_later = sample::now() + Months::new(12 * 21);
    assert!(
        matches!(
            identity.renewed(much_later, &mut sample::entropy("x")),
            Err(DocumentError::CertificateExpired)
        ),
        "a root lives twenty years"
    );
}

#[test]
fn certificates_are_what_readers_expect() {
    let identity = sample::identity("vault");
    let desk = Desk::new();
    let pem = desk.put("root.pem", identity.root_certificate_pem().unwrap().as_bytes());
    let (_, root) = run("openssl", &["x509", "-noout", "-text", "-in", &pem]);
    for wanted in [
        "CA:TRUE, pathlen:0",
        "Certificate Sign",
        "Marit Solberg",
        "personal document root",
        "ecdsa-with-SHA256",
        "prime256v1",
    ] {
        assert!(root.contains(wanted), "the root says “{wanted}”: {root}");
    }
    let (cms, _) = taken_apart(&sealed_paper(&identity));
    let (_, chain) = run(
        "openssl",
        &[
            "pkcs7",
            "-inform",
            "DER",
            "-print_certs",
            "-text",
            "-noout",
            "-in",
            &desk.put("seal.der", &cms),
        ],
    );
    for wanted in [
        "CA:FALSE",
        "Digital Signature, Non Repudiation",
        "E-mail Protection",
        "1.3.6.1.5.5.7.3.36",
    ] {
        assert!(chain.contains(wanted), "the leaf says “{wanted}”: {chain}");
    }
}
