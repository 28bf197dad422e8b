//! A witness signs: where a form asks for one and by choice, what is refused, and what stands on the paper.

use kept_app::error::ErrorCode;
use serde_json::{Value, json};

use crate::fixture::{Fixture, ink};
use crate::form_signing::{answered, correction, form, start};
use crate::leaving::text_of;
use crate::signing::{hand_over, read, seal, take_back};

/// A filed correction that asks for a witness.
fn witnessed(kept: &Fixture) -> Value {
    let form = correction(
        kept,
        json!({ "with_witness": true, "witness_name": "Yuki Tanabe, Scheduling" }),
    );
    assert_eq!(form["signers"], json!(["member", "manager", "witness"]));
    form
}

fn agreed() -> Value {
    json!({ "statement": "agree", "ink": ink() })
}

fn yuki(id: &str) -> Value {
    json!({ "id": id, "name": "Yuki Tanabe", "role": "Scheduling",
        "ink": { "medium": "typed", "typed": "yuki tanabe" } })
}

fn text(kept: &Fixture, id: &str) -> String {
    text_of(&kept.fetch("document_pdf", json!({ "id": id })))
}

#[test]
fn a_witness_that_a_form_asks_for_signs_before_the_manager() {
    let mut kept = Fixture::new();
    let filed = witnessed(&kept);
    let id = answered(&kept, &filed, agreed());
    let signing = kept.ask("signing_get", json!({ "id": id }));
    assert_eq!(
        (&signing["witnessAsked"], &signing["witness"]),
        (
            &json!({ "name": "Yuki Tanabe", "role": "Scheduling" }),
            &Value::Null
        ),
        "name and role come from the form"
    );
    let sealing = json!({ "id": id, "ink": { "medium": "typed", "typed": "Marit Solberg" } });
    let refused = kept.refused("signing_seal", sealing);
    assert_eq!(refused.code, ErrorCode::Precondition);
    assert!(
        refused.to_string().contains("asks for a witness"),
        "the manager learns who is missing: {refused}"
    );

    let signed = kept.ask("signing_witness", yuki(&id));
    assert_eq!(
        (&signed["state"], &signed["witness"]["name"]),
        (&json!("handed-back"), &json!("Yuki Tanabe"))
    );
    kept.restart();
    kept.unlock();
    let signing = kept.ask("signing_get", json!({ "id": id }));
    assert_eq!(
        signing["witness"], signed["witness"],
        "what a witness signed outlives a restart"
    );
    let again = kept.refused("signing_witness", yuki(&id));
    assert_eq!(again.code, ErrorCode::Precondition, "a witness signs once");
    assert!(again.to_string().contains("has signed already"), "{again}");

    let document = seal(&kept, &id);
    let signers: Vec<_> = document["signers"]
        .as_array()
        .unwrap()
        .iter()
        .map(|signer| (signer["role"].clone(), signer["statement"].clone()))
        .collect();
    assert_eq!(
        signers,
        [
            (json!("Team member"), json!("agree")),
            (json!("Manager"), json!("agree")),
            (json!("Witness"), Value::Null),
        ],
        "a witness states nothing about the text"
    );
    let text = text(&kept, &id);
    for words in [
        "Witness, Scheduling 19 November 2026, 09:00, typed name",
        "The signature of a witness shows that they were there",
        "I was there. My signature does not show that I agree.",
        "In person, named by the manager",
        "Signed by Yuki Tanabe as a witness",
    ] {
        assert!(text.contains(words), "the sealed paper says “{words}”: {text}");
    }
    let order = [
        "Signed by Tomás Herrera",
        "handed back",
        "Signed by Yuki Tanabe",
        "Signed by Marit Solberg",
    ];
    let record = &text[text.find("How this document was signed").unwrap()..];
    let places: Vec<_> = order.map(|event| record.find(event)).into();
    assert!(
        places.is_sorted() && places.iter().all(Option::is_some),
        "the record tells it in its order: {places:?} in {record}"
    );
    let verdict = kept.ask("document_verify", json!({ "id": id }));
    assert_eq!(
        (&verdict["intact"], &verdict["trusted"]),
        (&json!(true), &json!(true)),
        "{verdict}"
    );
    kept.journal();
    assert_eq!(
        kept.code("signing_witness", yuki(&id)),
        ErrorCode::Precondition,
        "nobody signs what is sealed"
    );
}

#[test]
fn every_document_may_have_a_witness() {
    let kept = Fixture::new();
    let draft = kept.draft();
    let id = hand_over(&kept, &draft);
    read(&kept, &id);
    kept.ask(
        "signing_answer",
        json!({ "id": id, "statement": "decline", "reason": "Too soon." }),
    );
    take_back(&kept, &id);
    let signing = kept.ask("signing_get", json!({ "id": id }));
    assert_eq!(signing["witnessAsked"], Value::Null, "nobody is asked for");
    let unnamed = json!({ "id": id, "name": "Yuki Tanabe", "ink": ink() });
    let signing = kept.ask("signing_witness", unnamed);
    assert_eq!(signing["witness"]["role"], Value::Null, "a role is not needed");
    assert_eq!(seal(&kept, &id)["ending"], "declined");
    let text = text(&kept, &id);
    for words in [
        "declined to sign it",
        "Yuki Tanabe Witness 19 November 2026",
        "Signed by Yuki Tanabe as a witness",
    ] {
        assert!(text.contains(words), "the sealed paper says “{words}”: {text}");
    }
}

#[test]
fn a_document_without_a_witness_names_none() {
    let kept = Fixture::new();
    let filed = correction(&kept, json!({}));
    let id = answered(&kept, &filed, agreed());
    seal(&kept, &id);
    let text = text(&kept, &id);
    assert!(!text.contains("itness"), "nobody was there: {text}");
}

#[test]
fn what_a_witness_cannot_sign_is_said_beside_the_field() {
    let kept = Fixture::new();
    let filed = witnessed(&kept);
    let id = kept.ask("signing_start", start(&filed))["id"].clone();
    let id = id.as_str().unwrap();
    assert_eq!(
        kept.code("signing_witness", yuki(id)),
        ErrorCode::HandedOver,
        "nobody else signs while the member has the screen"
    );
    take_back(&kept, id);
    assert_eq!(
        kept.code("signing_witness", yuki(id)),
        ErrorCode::Precondition,
        "there is nothing to witness before the answer"
    );
    kept.ask("signing_start", start(&filed));
    read(&kept, id);
    let mut answer = agreed();
    answer["id"] = json!(id);
    kept.ask("signing_answer", answer);
    take_back(&kept, id);

    let long = "x".repeat(201);
    for (changes, field, words) in [
        (json!({ "name": "  " }), "name", "full name"),
        (json!({ "name": "Yuki\nTanabe" }), "name", "one line"),
        (json!({ "name": long }), "name", "200"),
        (json!({ "role": long }), "role", "200"),
        (json!({ "name": "tomas herrera" }), "name", "The member"),
        (
            json!({ "name": "Solberg, Marit" }),
            "name",
            "You sign as the manager",
        ),
        (
            json!({ "ink": { "medium": "typed", "typed": "Yuki" } }),
            "ink.typed",
            "as it stands",
        ),
        (
            json!({ "ink": { "medium": "pen", "strokes": [], "width": 300.0, "height": 100.0 } }),
            "ink.strokes",
            "Sign on the line",
        ),
    ] {
        let mut request = yuki(id);
        for (key, value) in changes.as_object().unwrap() {
            request[key] = value.clone();
        }
        let refused = kept.refused("signing_witness", request);
        assert_eq!(
            (refused.code, refused.field.as_deref()),
            (ErrorCode::Validation, Some(field)),
            "{changes}"
        );
        assert!(refused.to_string().contains(words), "{changes}: {refused}");
    }
    let signing = kept.ask("signing_get", json!({ "id": id }));
    assert_eq!(
        signing["witness"],
        Value::Null,
        "a refused signature leaves nothing behind"
    );
}

#[test]
fn the_page_beside_it_shows_the_place_and_then_the_signature() {
    let kept = Fixture::new();
    let filed = witnessed(&kept);
    let id = answered(&kept, &filed, agreed());
    let pages = |kept: &Fixture| {
        let paper = kept.ask("preview_document", json!({ "id": id }));
        let mut svg = Vec::new();
        for page in 0..paper["pages"].as_u64().unwrap() {
            svg.extend(kept.fetch("preview_page", json!({ "token": paper["token"], "page": page })));
        }
        svg
    };
    let before = pages(&kept);
    kept.ask("signing_witness", yuki(&id));
    assert_ne!(
        pages(&kept),
        before,
        "the signature of the witness is on the page before the manager signs"
    );
}

#[test]
fn withdrawing_keeps_what_was_signed_and_asks_again() {
    let kept = Fixture::new();
    let filed = witnessed(&kept);
    let id = answered(&kept, &filed, agreed());
    kept.ask("signing_witness", yuki(&id));
    kept.ask("signing_withdraw", json!({ "id": id }));
    let given_up = kept.ask("document_get", json!({ "id": id }));
    assert_eq!(
        (&given_up["state"], &given_up["signers"][1]["name"]),
        (&json!("withdrawn"), &json!("Yuki Tanabe")),
        "that somebody was there is not forgotten"
    );
    let journal = kept.ask("journal_list", json!({}));
    let kinds = journal["rows"].as_array().unwrap();
    assert!(
        kinds.iter().any(|row| row["kind"] == "document.witness-signed"),
        "and it stays in the journal: {journal}"
    );
    let back = form(&kept, &filed);
    assert_eq!(back["document"], Value::Null);
    let second = answered(&kept, &back, agreed());
    let signing = kept.ask("signing_get", json!({ "id": second }));
    assert_eq!(signing["witness"], Value::Null, "a new paper is witnessed anew");
    kept.ask("signing_witness", yuki(&second));
    assert_eq!(seal(&kept, &second)["state"], "sealed");
}

#[test]
fn a_german_form_names_its_witness_in_german() {
    let kept = Fixture::new();
    kept.ask("settings_update", json!({ "formLanguage": "de" }));
    let filed = witnessed(&kept);
    let id = answered(&kept, &filed, agreed());
    kept.ask("signing_witness", yuki(&id));
    seal(&kept, &id);
    let text = text(&kept, &id);
    for words in [
        "Zeugin oder Zeuge, Scheduling",
        "Ich war dabei. Meine Unterschrift bedeutet keine Zustimmung.",
        "Persönlich, von der Führungskraft benannt",
        "Bezeugt von Yuki Tanabe",
    ] {
        assert!(text.contains(words), "the sealed paper says “{words}”: {text}");
    }
    assert!(
        text.contains("Seite 2 von 2"),
        "the record of three signers stands on one page: {text}"
    );
    assert!(
        !text.contains("Witness") && !text.contains("was there"),
        "nothing is left in English: {text}"
    );
}
