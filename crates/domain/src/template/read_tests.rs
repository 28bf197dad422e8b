#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use serde_json::{Value, json};

use super::super::{LARGEST, Template};

/// A sound template with two fields.
fn sound() -> Value {
    json!({
        "format": "kept-template-1",
        "key": "own-walk",
        "version": 1,
        "title": "Walk",
        "about": "A talk while walking.",
        "titleField": "topic",
        "sections": [{
            "key": "talk",
            "step": "Talk",
            "title": "What did you talk about?",
            "fields": [
                { "key": "topic", "label": "Topic", "type": "text", "circle": "official" },
                { "key": "went", "label": "How it went", "type": "scale", "min": 1, "max": 5, "circle": "mine" },
            ],
        }],
    })
}

/// Where the first problem is and what it says.
fn refused(file: &Value) -> (String, String) {
    let violation = Template::parse(&file.to_string()).unwrap_err();
    (violation.field, violation.message.into_owned())
}

fn with(pointer: &str, value: Value) -> Value {
    let mut file = sound();
    let (parent, member) = pointer.rsplit_once('/').unwrap();
    file.pointer_mut(parent).unwrap()[member] = value;
    file
}

#[test]
fn a_sound_file_is_read() {
    assert_eq!(Template::parse(&sound().to_string()).unwrap().key, "own-walk");
}

#[test]
fn what_is_missing_is_named_with_its_place() {
    let mut file = sound();
    file.pointer_mut("/sections/0/fields/1")
        .unwrap()
        .as_object_mut()
        .unwrap()
        .remove("label");
    let (at, message) = refused(&file);
    assert_eq!(at, "sections[0].fields[1]");
    assert_eq!(message, "The member “label” is missing here.");
}

#[test]
fn what_a_template_does_not_have_is_refused_with_its_place() {
    let (at, message) = refused(&with("/sections/0/fields/0/colour", json!("red")));
    assert!(at.starts_with("sections[0].fields[0]"), "{at}");
    assert_eq!(message, "A template has no member of this name here.");
    let (at, message) = refused(&with("/sections/0/fields/0/type", json!("fingerprint")));
    assert_eq!(at, "sections[0].fields[0].type");
    assert_eq!(message, "This word is none of those that can stand here.");
    let (at, message) = refused(&with("/sections/0/fields/0/label", json!(7)));
    assert_eq!(at, "sections[0].fields[0].label");
    assert_eq!(message, "Write a text here, or one for each language: en, de.");
    let (at, message) = refused(&with("/version", json!("first")));
    assert_eq!(at, "version");
    assert_eq!(message, "This is not of the kind that stands here.");
}

#[test]
fn a_later_format_says_so_before_anything_else() {
    let mut later = with("/format", json!("kept-template-2"));
    later["layout"] = json!("two columns");
    let (at, message) = refused(&later);
    assert_eq!(at, "format");
    assert!(message.contains("does not know"), "{message}");
}

#[test]
fn what_is_no_template_at_all_says_so() {
    for text in ["", "{", "[]", "{\"format\":7}", "kept", "{}"] {
        let violation = Template::parse(text).unwrap_err();
        assert_eq!(violation.field, "", "{text}");
        assert!(violation.message.contains("not a template file"), "{text}");
    }
    let nested = "[".repeat(100_000);
    assert!(
        Template::parse(&nested).is_err(),
        "a deep file ends without a crash"
    );
    let violation = Template::parse(&" ".repeat(LARGEST + 1)).unwrap_err();
    assert_eq!(violation.message, "A template file has at most 512 KiB.");
}

#[test]
fn two_parts_that_depend_on_each_other_are_refused() {
    let mut cycle = sound();
    let fields = cycle.pointer_mut("/sections/0/fields").unwrap();
    *fields = json!([
        { "key": "topic", "label": "Topic", "type": "text", "circle": "official" },
        { "key": "first", "label": "First", "type": "check", "circle": "mine",
          "when": { "field": "second", "ticked": true } },
        { "key": "second", "label": "Second", "type": "check", "circle": "mine",
          "when": { "field": "first", "ticked": true } },
    ]);
    let (at, message) = refused(&cycle);
    assert_eq!(at, "sections[0].fields[1].when.field");
    assert!(
        message.contains("only on a field that stands before it"),
        "{message}"
    );
}

#[test]
fn every_problem_is_found_at_once() {
    let mut file = sound();
    file["title"] = json!("");
    file["titleField"] = json!("went");
    file["sections"][0]["fields"][0]["label"] = json!({ "en": "Topic", "de": " " });
    file["sections"][0]["fields"][1]["min"] = json!(9);
    let problems = Template::read(&file.to_string()).unwrap().problems();
    let at: Vec<_> = problems.iter().map(|problem| problem.field.as_str()).collect();
    assert_eq!(
        at,
        [
            "title",
            "sections[0].fields[0].label",
            "sections[0].fields[1].min",
            "titleField"
        ]
    );
}
