//! Forms that are signed: from filed to sealed, what can still be added, and what is refused.

use kept_app::error::ErrorCode;
use serde_json::{Value, json};

use crate::fixture::{Fixture, ink};
use crate::leaving::text_of;
use crate::purpose::{draft, file};
use crate::signing::{read, seal, take_back};

/// A filed correction of Tomás, with these answers beside the usual ones.
pub(crate) fn correction(kept: &Fixture, more: Value) -> Value {
    let member = json!(kept.member("Tomás Herrera"));
    let mut answers = json!({
        "topic": "Notes on open calls",
        "level": "written",
        "standard": "Every open call has a note",
        "facts": [{ "when": "Saturday", "fact": "No note" }],
        "consistency": "Quokka was let off",
    });
    let Value::Object(more) = more else {
        panic!("answers are keyed by field");
    };
    answers.as_object_mut().unwrap().extend(more);
    let form = draft(kept, &member, "correction", "2026-11-18", answers);
    file(kept, &form)
}

pub(crate) fn start(form: &Value) -> Value {
    json!({ "formId": form["id"], "revision": form["revision"] })
}

/// Hands a filed form over and has it read and answered.
pub(crate) fn answered(kept: &Fixture, form: &Value, answer: Value) -> String {
    let signing = kept.ask("signing_start", start(form));
    let id = signing["id"].as_str().unwrap().to_owned();
    read(kept, &id);
    let mut answer = answer;
    answer["id"] = json!(id);
    kept.ask("signing_answer", answer);
    take_back(kept, &id);
    id
}

fn signed(kept: &Fixture, form: &Value) -> Value {
    let id = answered(kept, form, json!({ "statement": "agree", "ink": ink() }));
    seal(kept, &id)
}

pub(crate) fn form(kept: &Fixture, form: &Value) -> Value {
    kept.ask("form_get", json!({ "id": form["id"] }))
}

#[test]
fn a_filed_correction_is_signed_and_sealed() {
    let kept = Fixture::new();
    let filed = correction(&kept, json!({}));
    assert_eq!(filed["signers"], json!(["member", "manager"]));
    assert_eq!(filed["document"], Value::Null, "nobody has signed yet");

    let signing = kept.ask("signing_start", start(&filed));
    assert_eq!(
        (&signing["kind"], &signing["state"], &signing["title"]),
        (
            &json!("form"),
            &json!("with-member"),
            &json!("Notes on open calls")
        )
    );
    let id = signing["id"].as_str().unwrap().to_owned();
    read(&kept, &id);
    let comment = "The phone did not stop until six.";
    kept.ask(
        "signing_answer",
        json!({ "id": id, "statement": "received-not-agree", "comment": comment, "ink": ink() }),
    );
    take_back(&kept, &id);
    let waiting = form(&kept, &filed);
    assert_eq!(waiting["document"]["state"], "handed-back");
    let today = kept.ask("today_view", json!({}));
    assert_eq!(
        today["formsBeingSigned"][0]["id"],
        json!(id),
        "Today says that it waits for the manager: {today}"
    );
    let document = seal(&kept, &id);
    let today = kept.ask("today_view", json!({}));
    assert_eq!(today["formsBeingSigned"], json!([]), "until it is sealed");
    assert_eq!(
        (&document["kind"], &document["number"], &document["ending"]),
        (&json!("form"), &json!("LOG-0001"), &json!("signed-with-comment"))
    );
    assert_eq!(
        (&document["formId"], &document["expectationId"]),
        (&filed["id"], &Value::Null),
        "it leads back to the form"
    );
    assert_eq!(document["signers"][0]["name"], "Tomás Herrera");
    assert_eq!(document["signers"][1]["name"], "Marit Solberg");

    let sealed = form(&kept, &filed);
    assert_eq!(
        (
            &sealed["document"]["id"],
            &sealed["document"]["state"],
            &sealed["state"]
        ),
        (&document["id"], &json!("sealed"), &json!("filed"))
    );
    assert_eq!(
        sealed["answers"], filed["answers"],
        "the form stays as it was filed"
    );
    for list in ["form_list", "document_list"] {
        let row = kept.ask(list, json!({}))["rows"][0].take();
        let state = if list == "form_list" {
            &row["document"]
        } else {
            &row["state"]
        };
        assert_eq!(state, "sealed", "{list}: {row}");
    }
    let timeline = kept.ask("timeline_list", json!({ "memberId": filed["memberId"] }));
    let states: Vec<_> = timeline["rows"].as_array().unwrap().iter().collect();
    assert!(
        states
            .iter()
            .any(|row| row["kind"] == "form" && row["state"] == "sealed"),
        "the timeline shows it as sealed: {timeline}"
    );
    let pdf = kept.fetch("document_pdf", json!({ "id": id }));
    let text = text_of(&pdf);
    for words in [
        "Every open call has a note",
        comment,
        "I have received it and do not agree",
        "How this document was signed",
        "LOG-0001, version 1",
    ] {
        assert!(text.contains(words), "the sealed paper says “{words}”: {text}");
    }
    assert!(
        !text.contains("Quokka"),
        "what is the manager's own leaves with nothing"
    );
    let verdict = kept.ask("document_verify", json!({ "id": id }));
    assert_eq!(
        (&verdict["intact"], &verdict["trusted"]),
        (&json!(true), &json!(true)),
        "{verdict}"
    );
    let found = kept.ask("search", json!({ "text": "stop until six" }));
    assert_eq!(
        found["hits"][0]["id"],
        json!(id),
        "the member's words are found: {found}"
    );
    kept.journal();
}

#[test]
fn declining_is_sealed_too() {
    let kept = Fixture::new();
    let filed = correction(&kept, json!({}));
    let id = answered(
        &kept,
        &filed,
        json!({ "statement": "decline", "reason": "I was on leave that day." }),
    );
    assert_eq!(seal(&kept, &id)["ending"], "declined");
    assert_eq!(form(&kept, &filed)["document"]["ending"], "declined");
}

#[test]
fn what_is_added_after_the_seal_changes_nothing_in_it() {
    let kept = Fixture::new();
    let filed = correction(&kept, json!({}));
    let document = signed(&kept, &filed);
    let id = json!({ "id": document["id"] });
    let before = kept.fetch("document_pdf", id.clone());
    let added = kept.ask(
        "form_addendum",
        json!({ "id": filed["id"], "text": "The template for notes came on Monday.", "circle": "official" }),
    );
    assert_eq!(added["addenda"].as_array().unwrap().len(), 1);
    assert_eq!(
        kept.fetch("document_pdf", id.clone()),
        before,
        "not one byte of the sealed file changes"
    );
    assert_eq!(kept.ask("document_verify", id)["intact"], true);
    let copy = text_of(&kept.fetch("paper_pdf", json!({ "formId": filed["id"] })));
    for words in [
        "The template for notes came on Monday.",
        "sealed on 19 November 2026 as LOG-0001",
    ] {
        assert!(copy.contains(words), "a new print says “{words}”: {copy}");
    }
    assert!(
        !copy.contains("on the back"),
        "and has no lines to sign a second time: {copy}"
    );
}

#[test]
fn what_is_signed_cannot_be_changed_or_signed_again() {
    let kept = Fixture::new();
    let filed = correction(&kept, json!({}));
    let changes = [
        (
            "form_save",
            json!({ "id": filed["id"], "revision": filed["revision"], "answers": {} }),
        ),
        (
            "form_discard",
            json!({ "id": filed["id"], "revision": filed["revision"] }),
        ),
        (
            "form_file",
            json!({ "id": filed["id"], "revision": filed["revision"] }),
        ),
    ];
    let id = answered(&kept, &filed, json!({ "statement": "agree", "ink": ink() }));
    for (command, request) in &changes {
        let refused = kept.refused(command, request.clone());
        assert_eq!(refused.code, ErrorCode::Precondition, "{command}");
        assert!(
            refused.to_string().contains("is being signed"),
            "{command} says why: {refused}"
        );
    }
    seal(&kept, &id);
    for (command, request) in &changes {
        let refused = kept.refused(command, request.clone());
        assert_eq!(refused.code, ErrorCode::Precondition, "{command}");
        assert!(
            refused.to_string().contains("signed and sealed"),
            "{command} says why: {refused}"
        );
    }
    assert_eq!(kept.code("signing_start", start(&filed)), ErrorCode::Precondition);
    assert_eq!(
        kept.code("signing_withdraw", json!({ "id": id })),
        ErrorCode::Precondition,
        "a seal is for ever"
    );
}

#[test]
fn a_withdrawn_form_is_filed_as_before_and_keeps_its_number() {
    let kept = Fixture::new();
    let filed = correction(&kept, json!({}));
    let id = answered(&kept, &filed, json!({ "statement": "agree", "ink": ink() }));
    kept.ask("signing_withdraw", json!({ "id": id }));
    let back = form(&kept, &filed);
    assert_eq!(
        (&back["state"], &back["document"]),
        (&json!("filed"), &Value::Null)
    );
    let document = signed(&kept, &filed);
    assert_eq!(document["number"], "LOG-0001", "a form has one number");
    let other = correction(&kept, json!({}));
    assert_eq!(signed(&kept, &other)["number"], "LOG-0002");
}

#[test]
fn what_came_back_without_an_answer_is_handed_over_again() {
    let kept = Fixture::new();
    let filed = correction(&kept, json!({}));
    let id = kept.ask("signing_start", start(&filed))["id"].clone();
    take_back(&kept, id.as_str().unwrap());
    let again = kept.ask("signing_start", start(&filed));
    assert_eq!(
        (&again["id"], &again["state"]),
        (&id, &json!("with-member")),
        "it is the same document"
    );
}

#[test]
fn what_cannot_be_signed_here_says_why() {
    let kept = Fixture::new();
    let member = json!(kept.member("Joost Bakker"));
    let unfiled = draft(&kept, &member, "correction", "2026-11-18", json!({}));
    let unfiled = form(&kept, &unfiled);
    let talk = draft(&kept, &member, "one-to-one", "2026-11-18", json!({}));
    let talk = file(&kept, &talk);
    for (form, why) in [(&unfiled, "File it first"), (&talk, "no signature")] {
        let refused = kept.refused("signing_start", start(form));
        assert_eq!(refused.code, ErrorCode::Precondition, "{why}");
        assert!(refused.to_string().contains(why), "{refused}");
    }
    let filed = correction(&kept, json!({}));
    let stale = json!({ "formId": filed["id"], "revision": 1 });
    assert_eq!(kept.code("signing_start", stale), ErrorCode::Conflict);
    for request in [
        json!({ "revision": 1 }),
        json!({ "revision": 1, "formId": filed["id"], "expectationId": filed["id"] }),
    ] {
        assert_eq!(kept.code("signing_start", request), ErrorCode::Validation);
    }
    assert_eq!(
        kept.ask("document_list", json!({}))["rows"],
        json!([]),
        "a refused start leaves nothing behind"
    );
}

#[test]
fn what_was_ticked_for_the_paper_is_what_is_signed() {
    let kept = Fixture::new();
    let filed = correction(&kept, json!({}));
    let mut asked = start(&filed);
    asked["noSurprise"] = json!(true);
    let id = kept.ask("signing_start", asked)["id"].clone();
    let id = id.as_str().unwrap();
    take_back(&kept, id);
    kept.ask("signing_start", start(&filed));
    read(&kept, id);
    kept.ask(
        "signing_answer",
        json!({ "id": id, "statement": "agree", "ink": ink() }),
    );
    take_back(&kept, id);
    seal(&kept, id);
    let text = text_of(&kept.fetch("document_pdf", json!({ "id": id })));
    assert!(
        text.contains("No signed expectation is linked"),
        "what was known before stands on the sealed paper: {text}"
    );
}

#[test]
fn a_german_form_is_recorded_in_german() {
    let kept = Fixture::new();
    kept.ask("settings_update", json!({ "formLanguage": "de" }));
    let document = signed(&kept, &correction(&kept, json!({})));
    let text = text_of(&kept.fetch("document_pdf", json!({ "id": document["id"] })));
    for words in [
        "Wie dieses Dokument unterschrieben wurde",
        "Stift am Bildschirm",
        "Dokument für Änderungen gesperrt und an Tomás übergeben",
        "Führungskraft",
        "Ich stimme zu",
    ] {
        assert!(text.contains(words), "the record says “{words}”: {text}");
    }
    for words in ["Signed by", "Team member", "In person"] {
        assert!(!text.contains(words), "nothing is left in English: {text}");
    }
}
