//! Sealed documents: verifying, copies, the root certificate.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use kept_app::error::ErrorCode;
use kept_documents::{Trust, Verdict, verify};
use serde_json::{Value, json};

use crate::fixture::{Fixture, ink};
use crate::signing::{hand_over, signed};

fn sealed(kept: &Fixture) -> Value {
    signed(kept, &kept.draft(), json!({ "statement": "agree", "ink": ink() }))
}

fn check(kept: &Fixture, pdf: &[u8]) -> Value {
    kept.ask("document_verify_file", json!({ "pdf": STANDARD.encode(pdf) }))
}

#[test]
fn a_file_from_outside_is_recognised_and_a_changed_one_is_not_intact() {
    let kept = Fixture::new();
    let document = sealed(&kept);
    let pdf = kept.fetch("document_pdf", json!({ "id": document["id"] }));
    let verdict = check(&kept, &pdf);
    assert_eq!(
        (&verdict["intact"], &verdict["trusted"]),
        (&json!(true), &json!(true)),
        "{verdict}"
    );
    assert_eq!(
        verdict["documentId"], document["id"],
        "it is a document of this vault"
    );
    assert_eq!(verdict["title"], document["title"]);
    for place in [20, pdf.len() / 3, pdf.len() / 2, pdf.len() - 40] {
        let mut flipped = pdf.clone();
        flipped[place] ^= 1;
        let verdict = check(&kept, &flipped);
        assert_eq!(verdict["intact"], false, "byte {place} was changed");
        assert!(
            !verdict["findings"].as_array().unwrap().is_empty(),
            "it says what does not hold"
        );
    }
    let extended = [&pdf[..], b"\n% one more line"].concat();
    assert_eq!(check(&kept, &extended)["intact"], false, "something was appended");
    assert_eq!(check(&kept, b"not a paper at all")["intact"], false);
    assert_eq!(
        kept.refused("document_verify_file", json!({ "pdf": "%%%" }))
            .field
            .as_deref(),
        Some("pdf")
    );
}

#[test]
fn the_seal_of_another_vault_is_intact_and_not_trusted() {
    let (marit, other) = (Fixture::new(), Fixture::new());
    let document = sealed(&marit);
    let pdf = marit.fetch("document_pdf", json!({ "id": document["id"] }));
    sealed(&other);
    let verdict = check(&other, &pdf);
    assert_eq!(
        (&verdict["intact"], &verdict["trusted"]),
        (&json!(true), &json!(false)),
        "{verdict}"
    );
    assert_eq!(
        verdict["documentId"],
        Value::Null,
        "the other vault does not know it"
    );
}

#[test]
fn the_root_that_is_given_out_verifies_without_a_vault() {
    let kept = Fixture::new();
    let root = kept.fetch("document_root", json!({}));
    assert!(root.starts_with(b"-----BEGIN CERTIFICATE-----"));
    let document = sealed(&kept);
    let pdf = kept.fetch("document_pdf", json!({ "id": document["id"] }));
    let Verdict::Intact(seal) = verify(&pdf, Some(&root)) else {
        panic!("it is intact")
    };
    assert_eq!(seal.trust, Trust::Trusted);
    assert_eq!(seal.number, document["number"].as_str().map(str::to_owned));
    let hex: String = seal
        .fingerprint
        .unwrap()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    assert_eq!(
        document["fingerprint"], hex,
        "the file carries the fingerprint of the frozen text"
    );
    assert_eq!(
        kept.fetch("document_root", json!({})),
        root,
        "the root is made once"
    );
}

#[test]
fn a_plain_paper_is_sealed_once() {
    let kept = Fixture::new();
    let draft = kept.draft();
    let plain = kept.fetch("paper_pdf", json!({ "expectationId": draft["id"] }));
    let sealed = kept.fetch("paper_seal", json!({ "pdf": STANDARD.encode(&plain) }));
    assert_eq!(check(&kept, &sealed)["trusted"], true);
    let twice = kept.refused("paper_seal", json!({ "pdf": STANDARD.encode(&sealed) }));
    assert_eq!(twice.field.as_deref(), Some("pdf"), "what is sealed is closed");
}

#[test]
fn every_copy_that_left_is_on_record() {
    let kept = Fixture::new();
    let document = sealed(&kept);
    kept.ask("document_copied", json!({ "id": document["id"], "way": "print" }));
    let shown = kept.ask("document_copied", json!({ "id": document["id"], "way": "file" }));
    let ways: Vec<_> = shown["copies"]
        .as_array()
        .unwrap()
        .iter()
        .map(|copy| copy["way"].clone())
        .collect();
    assert_eq!(
        ways,
        ["print", "file"],
        "two copies at the same instant are two copies"
    );
}

#[test]
fn the_pages_of_a_sealed_document_are_those_of_its_file() {
    let kept = Fixture::new();
    let document = sealed(&kept);
    let preview = kept.ask("preview_document", json!({ "id": document["id"] }));
    assert_eq!(preview["pages"], document["pages"]);
    let fields: Vec<_> = preview["marks"]
        .as_array()
        .unwrap()
        .iter()
        .map(|mark| mark["field"].clone())
        .collect();
    assert!(
        fields.contains(&json!("recordDocument")),
        "the record page is shown: {fields:?}"
    );
    assert!(
        !fields.contains(&json!("worry")),
        "what is the manager's alone is on no paper"
    );
}

#[test]
fn what_is_not_sealed_has_no_file() {
    let kept = Fixture::new();
    let id = hand_over(&kept, &kept.draft());
    crate::signing::take_back(&kept, &id);
    for command in ["document_pdf", "document_verify"] {
        assert_eq!(
            kept.code(command, json!({ "id": id })),
            ErrorCode::Precondition,
            "{command}"
        );
    }
    assert_eq!(
        kept.code("document_copied", json!({ "id": id, "way": "file" })),
        ErrorCode::Precondition,
        "no copy of it can have left"
    );
    let unknown = "0192e0b4-0000-7000-8000-000000000000";
    assert_eq!(
        kept.code("document_get", json!({ "id": unknown })),
        ErrorCode::NotFound
    );
}

#[test]
fn documents_are_listed_page_by_page() {
    let kept = Fixture::new();
    let made: Vec<_> = (0..3)
        .map(|_| {
            kept.clock.forward(chrono::TimeDelta::minutes(1));
            sealed(&kept)["id"].clone()
        })
        .collect();
    let first = kept.ask("document_list", json!({ "limit": 2 }));
    let second = kept.ask("document_list", json!({ "limit": 2, "after": first["next"] }));
    let rows = [&first, &second]
        .into_iter()
        .flat_map(|page| page["rows"].as_array().unwrap());
    let listed: Vec<_> = rows.map(|row| row["id"].clone()).collect();
    assert_eq!(
        listed,
        [made[2].clone(), made[1].clone(), made[0].clone()],
        "newest first, none twice"
    );
    assert_eq!(second.get("next"), None, "the last page says so");
    assert_eq!(
        kept.refused("document_list", json!({ "after": "nonsense" }))
            .field
            .as_deref(),
        Some("after")
    );
    assert_eq!(
        kept.refused("document_list", json!({ "limit": 0 }))
            .field
            .as_deref(),
        Some("limit")
    );
}
