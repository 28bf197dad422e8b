//! Signing together: from the frozen text to the sealed file, and every way out.

use kept_app::contract::{Group, commands};
use kept_app::error::ErrorCode;
use serde_json::{Value, json};

use crate::fixture::{Fixture, PASSPHRASE, ink, text};
use crate::leaving::text_of;

/// Hands the draft over and returns the id of the document.
pub(crate) fn hand_over(kept: &Fixture, draft: &Value) -> String {
    let signing = kept.ask(
        "signing_start",
        json!({ "expectationId": draft["id"], "revision": draft["revision"] }),
    );
    assert_eq!(signing["state"], "with-member");
    signing["id"].as_str().unwrap().to_owned()
}

pub(crate) fn read(kept: &Fixture, id: &str) {
    kept.ask("signing_read", json!({ "id": id, "step": "opened" }));
    kept.ask("signing_read", json!({ "id": id, "step": "reached-end" }));
}

pub(crate) fn take_back(kept: &Fixture, id: &str) -> Value {
    kept.ask("signing_take_back", json!({ "id": id, "passphrase": PASSPHRASE }))
}

pub(crate) fn seal(kept: &Fixture, id: &str) -> Value {
    let ink = json!({ "medium": "typed", "typed": "marit solberg" });
    kept.ask("signing_seal", json!({ "id": id, "ink": ink }))
}

/// The whole way with one answer.
pub(crate) fn signed(kept: &Fixture, draft: &Value, answer: Value) -> Value {
    let id = hand_over(kept, draft);
    read(kept, &id);
    let mut answer = answer;
    answer["id"] = json!(id);
    kept.ask("signing_answer", answer);
    take_back(kept, &id);
    seal(kept, &id)
}

fn expectation(kept: &Fixture, draft: &Value) -> Value {
    kept.ask("expectation_get", json!({ "id": draft["id"] }))
}

#[test]
fn agreeing_seals_the_paper_and_starts_what_was_agreed() {
    let kept = Fixture::new();
    let draft = kept.draft();
    let comment = "The tablet has to be there on the 27th.";
    let document = signed(
        &kept,
        &draft,
        json!({ "statement": "agree", "comment": comment, "ink": ink() }),
    );
    assert_eq!(
        (&document["state"], &document["ending"]),
        (&json!("sealed"), &json!("signed-with-comment"))
    );
    assert_eq!(document["signers"][0]["name"], "Tomás Herrera");
    assert_eq!(document["signers"][0]["medium"], "pen");
    assert_eq!(document["signers"][0]["comment"], comment);
    assert_eq!(document["signers"][1]["name"], "Marit Solberg");
    assert_eq!(
        document["words"].as_array().unwrap().len(),
        8,
        "eight words stand for the fingerprint"
    );

    let agreed = expectation(&kept, &draft);
    assert_eq!(agreed["state"], "agreed");
    assert_eq!(agreed["documentId"], document["id"]);
    assert_eq!(
        agreed["promises"][0]["state"], "open",
        "a promise counts from the day of the agreement"
    );
    let reviews = kept.ask("reminder_list", json!({}));
    let days: Vec<_> = reviews["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["dueOn"].clone())
        .collect();
    assert_eq!(
        days,
        ["2026-12-04", "2027-01-08", "2027-01-29"],
        "every review date is a reminder"
    );
    assert_eq!(reviews["rows"][0]["title"], draft["expectation"]["title"]);
    let found = kept.ask("search", json!({ "text": "tablet" }));
    assert!(
        found["hits"]
            .as_array()
            .unwrap()
            .iter()
            .any(|hit| hit["kind"] == "document" && hit["id"] == document["id"]),
        "the member's words are found: {found}"
    );

    let pdf = kept.fetch("document_pdf", json!({ "id": document["id"] }));
    assert!(pdf.starts_with(b"%PDF-1.7"));
    let verdict = kept.ask("document_verify", json!({ "id": document["id"] }));
    assert_eq!(
        (&verdict["intact"], &verdict["trusted"]),
        (&json!(true), &json!(true)),
        "{verdict}"
    );
    assert_eq!(verdict["sealedBy"], "Marit Solberg");
    kept.journal();
}

#[test]
fn an_agreement_speaks_the_language_of_the_forms_also_when_that_changes_meanwhile() {
    let kept = Fixture::new();
    kept.ask("settings_update", json!({ "formLanguage": "de" }));
    let mut expectation = text();
    expectation["tasks"][0]["helpers"] = json!("Yuki");
    let member = kept.member("Tomás Herrera");
    let draft = kept.ask(
        "expectation_create",
        json!({ "memberId": member, "expectation": expectation }),
    );
    let signing = kept.ask(
        "signing_start",
        json!({ "expectationId": draft["id"], "revision": draft["revision"] }),
    );
    assert_eq!(signing["paper"], "Erwartungsvereinbarung");
    let id = signing["id"].as_str().unwrap();
    read(&kept, id);
    kept.ask(
        "signing_answer",
        json!({ "id": id, "statement": "agree", "ink": ink() }),
    );
    take_back(&kept, id);
    // What was frozen for the member stays as they read it.
    kept.ask("settings_update", json!({ "formLanguage": "en" }));
    seal(&kept, id);
    let text = text_of(&kept.fetch("document_pdf", json!({ "id": id })));
    for words in [
        "Erwartungsvereinbarung",
        "Was getan wird",
        "Tomás, mit Yuki",
        "Ich stimme dem zu",
        "Wie dieses Dokument unterschrieben wurde",
        "Unterschrieben von Tomás Herrera",
    ] {
        assert!(text.contains(words), "the paper says “{words}”: {text}");
    }
    for words in [
        "Expectation agreement",
        "What will be done",
        "Signed by",
        ", with ",
    ] {
        assert!(!text.contains(words), "nothing is left in English: {text}");
    }
}

#[test]
fn every_answer_has_its_ending() {
    for (answer, ending, state) in [
        (json!({ "statement": "agree", "ink": ink() }), "signed", "agreed"),
        (
            json!({ "statement": "received-not-agree", "comment": "Two days are too few.", "ink": ink() }),
            "signed-with-comment",
            "agreed",
        ),
        (
            json!({ "statement": "decline", "reason": "I want to talk about it first." }),
            "declined",
            "declined",
        ),
    ] {
        let kept = Fixture::new();
        let draft = kept.draft();
        let document = signed(&kept, &draft, answer.clone());
        assert_eq!(document["ending"], ending, "{answer}");
        let closed = expectation(&kept, &draft);
        assert_eq!(closed["state"], state, "{answer}");
        if state == "declined" {
            assert_eq!(
                closed["promises"][0]["state"], "stated",
                "nothing is owed that was not agreed"
            );
            assert_eq!(kept.ask("reminder_list", json!({}))["rows"], json!([]));
            assert_eq!(
                document["signers"][0]["medium"],
                Value::Null,
                "who declines does not sign"
            );
        }
        let verdict = kept.ask("document_verify", json!({ "id": document["id"] }));
        assert_eq!(
            verdict["intact"], true,
            "a refusal is sealed like an agreement: {verdict}"
        );
    }
}

#[test]
fn an_answer_lacks_nothing() {
    let kept = Fixture::new();
    let id = hand_over(&kept, &kept.draft());
    let answer = |answer: Value| {
        let mut answer = answer;
        answer["id"] = json!(id);
        kept.refused("signing_answer", answer)
    };
    let unread = answer(json!({ "statement": "agree", "ink": ink() }));
    assert_eq!(
        unread.code,
        ErrorCode::Precondition,
        "nobody signs what was not read to the end"
    );
    read(&kept, &id);
    for (given, field) in [
        (json!({ "statement": "agree" }), "ink"),
        (json!({ "statement": "decline" }), "reason"),
        (json!({ "statement": "decline", "reason": "  " }), "reason"),
        (
            json!({ "statement": "agree", "ink": { "medium": "typed", "typed": "Marit Solberg" } }),
            "ink.typed",
        ),
        (
            json!({ "statement": "agree", "ink": { "medium": "pen", "strokes": [], "width": 300.0, "height": 100.0 } }),
            "ink.strokes",
        ),
        (
            json!({ "statement": "agree", "ink": { "medium": "pen", "strokes": [[[0.0, 0.0], [9.0, 9.0]]] } }),
            "ink",
        ),
    ] {
        assert_eq!(answer(given.clone()).field.as_deref(), Some(field), "{given}");
    }
    kept.ask(
        "signing_answer",
        json!({ "id": id, "statement": "agree", "ink": ink() }),
    );
    let again = answer(json!({ "statement": "decline", "reason": "I changed my mind." }));
    assert_eq!(again.code, ErrorCode::Precondition, "an answer is given once");
}

#[test]
fn a_draft_that_is_not_ready_says_what_is_missing() {
    let kept = Fixture::new();
    let member = kept.member("Tomás Herrera");
    let mut thin = text();
    thin.as_object_mut().unwrap().remove("measure");
    let draft = kept.ask(
        "expectation_create",
        json!({ "memberId": member, "expectation": thin }),
    );
    let start = json!({ "expectationId": draft["id"], "revision": draft["revision"] });
    let refused = kept.refused("signing_start", start);
    assert_eq!(
        (refused.code, refused.field.as_deref()),
        (ErrorCode::Precondition, Some("measure.text"))
    );
    let stale = json!({ "expectationId": draft["id"], "revision": 7 });
    assert_eq!(
        kept.code("signing_start", stale),
        ErrorCode::Conflict,
        "what is signed is what was on the screen"
    );
    assert_eq!(
        expectation(&kept, &draft)["state"],
        "draft",
        "a refused start changes nothing"
    );
}

#[test]
fn nothing_but_the_document_answers_while_a_member_has_the_screen() {
    let kept = Fixture::new();
    let other = signed(
        &kept,
        &kept.draft(),
        json!({ "statement": "agree", "ink": ink() }),
    );
    let preview = kept.ask("preview_document", json!({ "id": other["id"] }));
    let draft = kept.draft();
    let id = hand_over(&kept, &draft);
    let reachable = [
        "session_get",
        "signing_get",
        "signing_read",
        "signing_answer",
        "signing_take_back",
        "preview_document",
        "preview_answer",
        "preview_page",
    ];
    for command in commands()
        .iter()
        .filter(|command| command.group == Group::Session)
    {
        if !reachable.contains(&command.name) {
            assert_eq!(
                kept.code(command.name, json!({})),
                ErrorCode::HandedOver,
                "{}",
                command.name
            );
        }
    }
    for command in ["signing_get", "preview_document"] {
        assert_eq!(
            kept.code(command, json!({ "id": other["id"] })),
            ErrorCode::HandedOver,
            "{command} shows no other document"
        );
    }
    let about_other = json!({ "answer": { "id": other["id"], "statement": "agree" } });
    assert_eq!(kept.code("preview_answer", about_other), ErrorCode::HandedOver);
    assert_eq!(
        kept.code("preview_page", json!({ "token": preview["token"], "page": 0 })),
        ErrorCode::NotFound,
        "the pages of another paper are gone"
    );
    let session = kept.ask("session_get", json!({}));
    assert_eq!(session["handedOver"]["id"], json!(id));
    let page = kept.ask("preview_document", json!({ "id": id }));
    let svg = kept.fetch("preview_page", json!({ "token": page["token"], "page": 0 }));
    assert!(svg.starts_with(b"<svg"), "the document itself is shown");
    let half = json!({ "answer": { "id": id, "statement": "decline" } });
    assert_eq!(
        kept.ask("preview_answer", half)["pages"],
        page["pages"],
        "half an answer is shown as far as it goes"
    );
    let long = json!({ "answer": { "id": id, "statement": "agree", "comment": "x".repeat(4_001) } });
    assert_eq!(
        kept.refused("preview_answer", long).field.as_deref(),
        Some("answer.comment"),
        "but not farther than it could be given"
    );
}

#[test]
fn a_hand_over_outlives_a_lock_and_a_crash_and_ends_with_the_passphrase() {
    let mut kept = Fixture::new();
    let id = hand_over(&kept, &kept.draft());
    kept.lock();
    assert_eq!(
        kept.unlock()["handedOver"]["id"],
        json!(id),
        "a lock is no way out"
    );
    kept.restart();
    assert_eq!(
        kept.unlock()["handedOver"]["id"],
        json!(id),
        "a restart is none either"
    );
    assert_eq!(kept.code("member_list", json!({})), ErrorCode::HandedOver);
    let wrong = json!({ "id": id, "passphrase": "seven bridges over warm water" });
    assert_eq!(kept.code("signing_take_back", wrong), ErrorCode::WrongPassphrase);
    assert_eq!(
        kept.code("member_list", json!({})),
        ErrorCode::HandedOver,
        "a wrong passphrase changes nothing"
    );
    assert_eq!(take_back(&kept, &id)["state"], "handed-back");
    kept.ask("member_list", json!({}));
}

#[test]
fn a_screen_that_came_back_unanswered_is_handed_over_again_or_given_up() {
    let kept = Fixture::new();
    let draft = kept.draft();
    let id = hand_over(&kept, &draft);
    take_back(&kept, &id);
    let ink = json!({ "medium": "typed", "typed": "Marit Solberg" });
    assert_eq!(
        kept.code("signing_seal", json!({ "id": id, "ink": ink })),
        ErrorCode::Precondition,
        "without an answer there is nothing to seal"
    );
    let signing = expectation(&kept, &draft);
    assert_eq!(signing["state"], "signing");
    assert_eq!(hand_over(&kept, &signing), id, "it is the same frozen text");
    take_back(&kept, &id);
    kept.ask("signing_withdraw", json!({ "id": id }));
    let back = expectation(&kept, &draft);
    assert_eq!(back["state"], "draft", "given up, it can be written on");
    assert_eq!(back["documentId"], Value::Null);
    kept.ask(
        "expectation_update",
        json!({ "id": back["id"], "revision": back["revision"], "expectation": text() }),
    );
    assert_eq!(kept.ask("document_list", json!({}))["rows"], json!([]));
}

#[test]
fn what_is_sealed_stays() {
    let kept = Fixture::new();
    let document = signed(
        &kept,
        &kept.draft(),
        json!({ "statement": "agree", "ink": ink() }),
    );
    let id = document["id"].as_str().unwrap();
    let ink = json!({ "medium": "typed", "typed": "Marit Solberg" });
    for (command, request) in [
        ("signing_seal", json!({ "id": id, "ink": ink })),
        ("signing_withdraw", json!({ "id": id })),
        ("signing_read", json!({ "id": id, "step": "opened" })),
        (
            "signing_answer",
            json!({ "id": id, "statement": "decline", "reason": "Too late." }),
        ),
        ("signing_take_back", json!({ "id": id, "passphrase": PASSPHRASE })),
    ] {
        assert_eq!(
            kept.code(command, request),
            ErrorCode::Precondition,
            "{command} after sealing"
        );
    }
    let subject = json!({ "expectationId": document["expectationId"], "revision": 3 });
    assert!(
        matches!(
            kept.code("signing_start", subject),
            ErrorCode::Precondition | ErrorCode::Conflict
        ),
        "an agreed expectation is not signed again"
    );
}
