//! What of a form may leave, and that nothing of the manager's own ever does.

use std::collections::BTreeMap;
use std::io::Write;
use std::process::{Command, Stdio};

use kept_app::error::ErrorCode;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use serde_json::{Map, Value, json};

use crate::fixture::Fixture;
use crate::purpose::{draft, file};

/// A word that stands in everything that is the manager's own, and nowhere else.
const CANARY: &str = "heron";

/// A day that stands nowhere else: no other year is near it.
const OWN_DAY: &str = "2031-03-03";

/// One field by chance: its type, its circle, and the circles of its columns.
type Draw = (u8, u8, Vec<(u8, u8)>);

const TYPES: [&str; 8] = ["text", "long", "pick", "check", "date", "scale", "list", "multi"];
const CIRCLES: [&str; 3] = ["mine", "shareable", "official"];

/// Every part of a prep brief.
const PARTS: [&str; 10] = [
    "last",
    "records",
    "theirs",
    "mine",
    "owed",
    "overdue",
    "expectations",
    "feedback",
    "mood",
    "questions",
];

fn word(circle: &str, key: &str) -> String {
    // A tag of the manager's own words is one of the form, and leaves as little as they do.
    match circle {
        "mine" => format!("#{CANARY} {key}"),
        _ => format!("gravel {key}"),
    }
}

/// A field and its answer. Labels are of no circle, so the canary stands in answers and options alone.
fn field(key: &str, kind: &str, circle: &str, columns: &[(u8, u8)]) -> (Value, Value) {
    let mut field =
        json!({ "key": key, "label": { "en": format!("Field {key}") }, "type": kind, "circle": circle });
    let answer = match kind {
        "pick" | "multi" => {
            field["options"] = json!([{ "key": "one", "label": { "en": word(circle, key) } }, { "key": "two", "label": { "en": "Two" } }]);
            if kind == "pick" {
                json!("one")
            } else {
                json!(["one"])
            }
        }
        "check" => json!(true),
        "date" => json!(if circle == "mine" { OWN_DAY } else { "2026-11-20" }),
        "scale" => {
            (field["min"], field["max"]) = (json!(1), json!(5));
            json!(4)
        }
        "list" => {
            let mut row = Map::new();
            let mut made = Vec::new();
            for (index, (kind, width)) in columns.iter().enumerate() {
                let key = format!("c{index}");
                let kind = ["text", "long", "pick"][usize::from(*kind) % 3];
                // No column is seen by more people than its list.
                let widest = CIRCLES.iter().position(|one| *one == circle).unwrap();
                let own = CIRCLES[usize::from(*width) % (widest + 1)];
                let (column, answer) = self::field(&key, kind, own, &[]);
                row.insert(key, answer);
                made.push(column);
            }
            field["columns"] = json!(made);
            json!([row.clone(), row])
        }
        _ => json!(word(circle, key)),
    };
    (field, answer)
}

/// A list whose rows become tasks or promises, all of them late. No such list is for the manager alone, but what stands
/// in it may be.
fn to_do(key: &str, circle: u8) -> (Value, Value) {
    let (list, text) = (1 + usize::from(circle) % 2, usize::from(circle / 2));
    let (list, text) = (CIRCLES[list], CIRCLES[text % (list + 1)]);
    let column = |key: &str, kind: &str, circle: &str| json!({ "key": key, "label": { "en": key }, "type": kind, "circle": circle });
    let columns = [column("text", "text", text), column("due", "date", text)];
    let field =
        json!({ "key": key, "label": { "en": key }, "type": "list", "circle": list, "columns": columns });
    (field, json!([{ "text": word(text, key), "due": "2026-11-02" }]))
}

/// A template with answers to all of its fields.
fn form(draws: &[Draw], title: u8) -> (Value, BTreeMap<String, Value>) {
    let (mut fields, mut answers) = (Vec::new(), BTreeMap::new());
    let (first, answer) = field("title", "text", CIRCLES[usize::from(title) % 3], &[]);
    fields.push(first);
    answers.insert("title".to_owned(), answer);
    for (index, (kind, circle, columns)) in draws.iter().enumerate() {
        let key = format!("f{index}");
        let kind = TYPES[usize::from(*kind) % TYPES.len()];
        let (made, answer) = field(&key, kind, CIRCLES[usize::from(*circle) % 3], columns);
        fields.push(made);
        answers.insert(key, answer);
    }
    for (key, circle) in [("tasks", title / 3), ("promises", title / 5)] {
        let (field, answer) = to_do(key, circle);
        fields.push(field);
        answers.insert(key.to_owned(), answer);
    }
    let summary = fields
        .iter()
        .find(|field| field["type"] == "long")
        .map(|field| field["key"].clone());
    let sections: Vec<Value> = fields
        .chunks(3)
        .enumerate()
        .map(|(n, fields)| json!({ "key": format!("s{n}"), "step": { "en": format!("Step {n}") }, "title": { "en": "T" }, "fields": fields }))
        .collect();
    let follow_up = fields
        .iter()
        .find(|field| field["type"] == "date")
        .map(|field| field["key"].clone());
    let mut template = json!({
        "format": "kept-template-1", "key": "by-chance", "version": 1, "title": { "en": "By chance" }, "about": { "en": "A form by chance." },
        "titleField": "title", "sections": sections,
        "actions": [
            { "field": "tasks", "text": "text", "due": "due", "defaultOwner": "member" },
            { "field": "promises", "text": "text", "due": "due" },
        ],
    });
    if let Some(key) = summary {
        template["summaryField"] = key;
    }
    if let Some(key) = follow_up {
        template["followUpField"] = key;
    }
    (template, answers)
}

/// The words of a PDF in small letters, one space apart.
fn words(pdf: &[u8]) -> String {
    text_of(pdf).to_lowercase()
}

/// The words of a PDF, one space apart.
pub(crate) fn text_of(pdf: &[u8]) -> String {
    let mut reader = Command::new("pdftotext")
        .args(["-raw", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    // The file is read to its end before anything is written.
    reader.stdin.take().unwrap().write_all(pdf).unwrap();
    let text = String::from_utf8(reader.wait_with_output().unwrap().stdout).unwrap();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(!text.is_empty(), "the paper has words");
    text
}

#[test]
fn nothing_of_the_managers_own_is_on_any_paper_or_copy() {
    let kept = Fixture::new();
    let draws = prop::collection::vec(
        (
            any::<u8>(),
            any::<u8>(),
            prop::collection::vec((any::<u8>(), any::<u8>()), 1..6),
        ),
        1..10,
    );
    let mut runner = TestRunner::new(Config {
        cases: 24,
        ..Config::default()
    });
    let counter = std::cell::Cell::new(0);
    runner
        .run(&(draws, any::<u8>(), any::<bool>()), |(draws, title, filed)| {
            // Each has a brief of her own.
            let member = json!(kept.member("Kateryna Bondar"));
            let note = json!({ "text": word("mine", "note"), "eventOn": "2026-11-18" });
            kept.ask("note_create", json!({ "memberId": member, "note": note }));
            let (mut template, answers) = form(&draws, title);
            counter.set(counter.get() + 1);
            template["key"] = json!(format!("chance-{}", counter.get()));
            let imported = kept.ask("template_import", json!({ "json": template.to_string() }));
            let key = &imported["template"]["key"];
            let id = draft(
                &kept,
                &member,
                key.as_str().unwrap(),
                "2026-11-18",
                json!(answers),
            )["id"]
                .clone();
            if filed {
                kept.ask("form_file", json!({ "id": id, "revision": 2 }));
                kept.ask(
                    "form_addendum",
                    json!({ "id": id, "text": word("mine", "addendum") }),
                );
            }
            let every: Vec<&String> = answers.keys().collect();
            let paper = |shareable: Value| {
                let pdf = kept.fetch("paper_pdf", json!({ "formId": id, "shareable": shareable }));
                words(&pdf)
            };
            let brief = |shareable: Value| {
                let prep = json!({ "memberId": member, "shareable": shareable });
                words(&kept.fetch("paper_pdf", json!({ "prep": prep })))
            };
            let mut leaves = vec![
                paper(json!([])),
                paper(json!(every)),
                brief(json!([])),
                brief(json!(PARTS)),
            ];
            for flavour in ["plain", "chat"] {
                let copy = json!({ "id": id, "flavour": flavour, "shareable": every });
                leaves.push(
                    kept.ask("form_copy", copy)["text"]
                        .as_str()
                        .unwrap()
                        .to_lowercase(),
                );
            }
            let what = kept.ask("form_leaving", json!({ "id": id }));
            prop_assert!(
                what["fields"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .all(|field| field["circle"] != "mine"),
                "nothing of the manager's own is offered"
            );
            for text in leaves {
                prop_assert!(
                    !text.contains(CANARY) && !text.contains("2031"),
                    "what is the manager's own stays: {}",
                    text
                );
            }
            Ok(())
        })
        .unwrap();
}

#[test]
fn a_recognition_is_copied_to_be_posted_and_a_correction_never() {
    let kept = Fixture::new();
    let member = json!(kept.member("Tomás Herrera"));
    let thanks = json!({
        "what": "Two *calm* calls", "post_text": "Thank you, Tomás.\nTwo customers wrote to us.",
        "size": "thanks", "pattern": "Third time this quarter",
    });
    let form = draft(&kept, &member, "recognition", "2026-11-18", thanks);
    let copy = |id: &Value, flavour: &str| json!({ "id": id, "flavour": flavour });
    assert_eq!(
        kept.ask("form_copy", copy(&form["id"], "chat"))["text"],
        "*Two calm calls*\n\nThank you, Tomás.\nTwo customers wrote to us."
    );
    assert_eq!(
        kept.ask("form_copy", copy(&form["id"], "plain"))["text"],
        "Two *calm* calls\n\nThank you, Tomás.\nTwo customers wrote to us."
    );
    let leaving = kept.ask("form_leaving", json!({ "id": form["id"] }));
    let circles: Vec<_> = leaving["fields"]
        .as_array()
        .unwrap()
        .iter()
        .map(|field| &field["circle"])
        .collect();
    assert_eq!(circles, ["official", "shareable", "official"], "{leaving}");
    assert_eq!(
        (&leaving["stays"], &leaving["mayCopy"]),
        (&json!(1), &json!(true))
    );

    let answers =
        json!({ "topic": "Notes", "level": "spoken", "standard": "A note", "facts": [{ "fact": "None" }] });
    let correction = draft(&kept, &member, "correction", "2026-11-18", answers);
    file(&kept, &correction);
    assert_eq!(
        kept.code("form_copy", copy(&correction["id"], "plain")),
        ErrorCode::Precondition,
        "a correction is between two people"
    );
    assert_eq!(
        kept.ask("form_leaving", json!({ "id": correction["id"] }))["mayCopy"],
        false
    );
}

#[test]
fn papers_say_what_was_asked_for_in_the_language_of_forms() {
    let kept = Fixture::new();
    kept.ask("settings_update", json!({ "formLanguage": "de" }));
    let member = json!(kept.member("Tomás Herrera"));
    let answers = json!({
        "topic": "Berichte", "level": "written", "standard": "Fünf Tage", "facts": [{ "when": "Montag", "fact": "Sieben offen" }],
        "review_on": "2026-12-04",
    });
    let form = draft(&kept, &member, "correction", "2026-11-18", answers);
    let paper =
        |known: bool| words(&kept.fetch("paper_pdf", json!({ "formId": form["id"], "noSurprise": known })));
    let plain = paper(false);
    for said in [
        "berichte",
        "schriftlich",
        "freitag, 4. dezember 2026",
        "sieben offen",
    ] {
        assert!(plain.contains(said), "the paper says “{said}”: {plain}");
    }
    assert!(
        !plain.contains("vorher bekannt"),
        "what was known stands on it only if it is wanted"
    );
    assert!(paper(true).contains("vorher bekannt"));

    for template in kept.ask("template_list", json!({})).as_array().unwrap() {
        let blank = words(&kept.fetch(
            "paper_pdf",
            json!({ "template": template["key"], "paperSize": "letter" }),
        ));
        assert!(
            blank.contains("zum ausfüllen von hand"),
            "{} has a blank form",
            template["key"]
        );
    }
    assert_eq!(
        kept.code("paper_pdf", json!({ "template": "horoscope" })),
        ErrorCode::NotFound
    );
    assert_eq!(kept.code("paper_pdf", json!({})), ErrorCode::Validation);
}
