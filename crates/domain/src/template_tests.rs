#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use std::collections::HashSet;

use serde_json::{Value, json};

use super::*;
use crate::language::Language;
use crate::violation::Violation;

#[test]
fn every_built_in_template_is_sound() {
    let mut keys = HashSet::new();
    for json in BUILT_IN {
        let template = Template::parse(json).unwrap();
        assert!(
            keys.insert(template.key.clone()),
            "{} stands in the list once",
            template.key
        );
        let again = Template::parse(&serde_json::to_string(&template).unwrap()).unwrap();
        assert_eq!(
            again, template,
            "{} is the same after writing and reading",
            template.key
        );
    }
    assert_eq!(Template::all_built_in().len(), BUILT_IN.len());
}

#[test]
fn the_coaching_session_has_its_eight_steps_and_circles() {
    let template = Template::built_in("coaching-session").unwrap();
    let steps: Vec<_> = template
        .sections
        .iter()
        .map(|section| section.step.within(Language::English))
        .collect();
    assert_eq!(
        steps,
        [
            "Before we start",
            "Topic",
            "Facts",
            "Their view",
            "Balance",
            "Plan",
            "Said back",
            "Follow-up"
        ]
    );
    let circle = |key| template.field(key).unwrap().circle;
    for key in ["in_private", "note_to_self", "reflection"] {
        assert_eq!(circle(key), Circle::Mine, "{key} never leaves");
    }
    for key in [
        "facts",
        "their_view",
        "shared_understanding",
        "plan",
        "said_back",
        "follow_up_on",
    ] {
        assert_eq!(circle(key), Circle::Official, "{key} goes on the summary");
    }
    assert!(
        template.sections[1..]
            .iter()
            .all(|section| section.prompts.len() == 3),
        "each step of the talk has three questions to ask aloud"
    );
}

#[test]
fn a_part_that_is_wrong_is_named() {
    let broken = |pointer: &str, value: Value| {
        let mut template: Value = serde_json::from_str(BUILT_IN[0]).unwrap();
        *template.pointer_mut(pointer).unwrap() = value;
        Template::parse(&template.to_string()).unwrap_err().field
    };
    assert_eq!(broken("/format", json!("kept-template-9")), "format");
    assert_eq!(broken("/version", json!(0)), "version");
    assert_eq!(
        broken("/sections/0/fields/0/key", json!("Right Moment")),
        "sections[0].fields[0].key"
    );
    assert_eq!(
        broken("/sections/1/fields/0/key", json!("in_private")),
        "sections[1].fields[0].key"
    );
    assert_eq!(
        broken("/sections/2/fields/0/columns", json!([])),
        "sections[2].fields[0].columns"
    );
    assert_eq!(
        broken("/sections/2/fields/0/circle", json!("shareable")),
        "sections[2].fields[0].columns[0].circle"
    );
    assert_eq!(
        broken("/sections/1/fields/0/type", json!("pick")),
        "sections[1].fields[0].options"
    );
    assert_eq!(
        broken("/sections/1/fields/0/type", json!("scale")),
        "sections[1].fields[0].min"
    );
    assert_eq!(broken("/followUpField", json!("topic")), "followUpField");
    assert_eq!(
        broken("/sections/0/fields/0/circle", json!("public")),
        "sections[0].fields[0].circle",
        "an unknown word is found where it stands"
    );
}

/// A template whose sections are these.
fn with_sections(sections: &Value) -> Result<Template, Violation> {
    let template = json!({
        "format": "kept-template-1", "key": "conditions", "version": 1, "title": "Conditions", "about": "For tests.",
        "titleField": "text", "sections": sections,
    });
    Template::parse(&template.to_string())
}

fn conditional() -> Template {
    with_sections(&json!([
        { "key": "first", "step": "First", "title": "First", "fields": [
            { "key": "text", "label": "Text", "type": "text", "circle": "official" },
            { "key": "kind", "label": "Kind", "type": "pick", "circle": "official",
              "options": [{ "key": "praise", "label": "Praise" }, { "key": "redirect", "label": "Redirect" }] },
            { "key": "sure", "label": "How sure", "type": "scale", "min": 1, "max": 10, "circle": "official",
              "when": { "field": "kind", "anyOf": ["redirect"] } },
        ] },
        { "key": "doubt", "step": "Doubt", "title": "Doubt", "when": { "field": "sure", "below": 8 }, "fields": [
            { "key": "raise", "label": "What would raise it", "type": "long", "required": true, "circle": "official" },
        ] },
    ]))
    .unwrap()
}

fn answers(template: &Template, answers: Value) -> Answers {
    let Value::Object(answers) = answers else {
        panic!("answers are an object")
    };
    Answers::draft(template, answers.into_iter().collect()).unwrap()
}

#[test]
fn a_part_is_there_only_while_its_condition_holds() {
    let template = conditional();
    let shown = |given: Value| {
        let answers = answers(&template, given);
        let applicable = template.applicable(&answers);
        (
            applicable.sections.contains("doubt"),
            applicable.fields.contains("sure"),
        )
    };
    assert_eq!(shown(json!({})), (false, false), "nothing was chosen");
    assert_eq!(
        shown(json!({ "kind": "praise" })),
        (false, false),
        "another option was chosen"
    );
    assert_eq!(
        shown(json!({ "kind": "redirect" })),
        (false, true),
        "the field comes with the option"
    );
    assert_eq!(
        shown(json!({ "kind": "redirect", "sure": 8 })),
        (false, true),
        "8 is not below 8"
    );
    assert_eq!(
        shown(json!({ "kind": "redirect", "sure": 7 })),
        (true, true),
        "the section follows"
    );
    assert_eq!(
        shown(json!({ "kind": "praise", "sure": 7 })),
        (false, false),
        "an answer that is no part of the form any more decides nothing"
    );
}

#[test]
fn what_is_not_part_of_the_form_is_neither_required_nor_filed() {
    let template = conditional();
    let day = "2026-11-19".parse().unwrap();
    let doubtful = answers(&template, json!({ "kind": "redirect", "sure": 3 }));
    assert_eq!(
        doubtful.complete(&template, day).unwrap_err().field,
        "answers.raise",
        "the section applies and its field is required"
    );
    let changed = answers(
        &template,
        json!({ "kind": "praise", "sure": 3, "raise": "Practice" }),
    );
    changed.complete(&template, day).unwrap();
    let filed = changed.applicable(&template).into_map();
    assert_eq!(
        filed.keys().collect::<Vec<_>>(),
        ["kind"],
        "what was answered before the condition ceased to hold is left out"
    );
}

#[test]
fn conditions_cannot_run_in_a_circle() {
    let pick = |key: &str, when: &str| {
        json!({ "key": key, "label": key, "type": "check", "circle": "official",
                "when": { "field": when, "ticked": true } })
    };
    let circle = json!([{ "key": "one", "step": "One", "title": "One", "fields": [
        { "key": "text", "label": "Text", "type": "text", "circle": "official" }, pick("a", "b"), pick("b", "a"),
    ] }]);
    let refused = with_sections(&circle).unwrap_err();
    assert_eq!(refused.field, "sections[0].fields[1].when.field");
    assert!(
        refused.message.contains("stands before it"),
        "the message says what to do: {refused}"
    );
    let own = json!([{ "key": "one", "step": "One", "title": "One", "fields": [
        { "key": "text", "label": "Text", "type": "text", "circle": "official" }, pick("a", "a"),
    ] }]);
    assert_eq!(
        with_sections(&own).unwrap_err().field,
        "sections[0].fields[1].when.field"
    );
}

#[test]
fn a_condition_fits_the_field_that_it_looks_at() {
    let on_kind = |when: Value| {
        with_sections(&json!([{ "key": "one", "step": "One", "title": "One", "fields": [
            { "key": "text", "label": "Text", "type": "text", "circle": "official" },
            { "key": "kind", "label": "Kind", "type": "pick", "circle": "official",
              "options": [{ "key": "a", "label": "A" }] },
            { "key": "more", "label": "More", "type": "long", "circle": "official", "when": when },
        ] }]))
        .map_err(|violation| violation.field)
    };
    assert!(on_kind(json!({ "field": "kind", "anyOf": ["a"] })).is_ok());
    let at = |rest: &str| Err(format!("sections[0].fields[2].{rest}"));
    assert_eq!(
        on_kind(json!({ "field": "kind", "anyOf": ["c"] })).map(drop),
        at("when.anyOf")
    );
    assert_eq!(
        on_kind(json!({ "field": "kind", "below": 3 })).map(drop),
        at("when")
    );
    assert_eq!(on_kind(json!({ "field": "kind" })).map(drop), at("when"));
    assert_eq!(
        on_kind(json!({ "field": "text", "anyOf": ["a"] })).map(drop),
        at("when")
    );
    assert_eq!(
        on_kind(json!({ "field": "kind", "anyOf": ["a"], "ticked": true })).map(drop),
        at("when")
    );
}

#[test]
fn a_purpose_names_the_field_that_its_rules_need() {
    let mut template: Value = serde_json::from_str(BUILT_IN[0]).unwrap();
    template["purpose"] = json!("feedback");
    let refused = Template::parse(&template.to_string()).unwrap_err();
    assert_eq!(refused.field, "purpose");
    assert!(
        refused.message.contains("kind") && refused.message.contains("reinforce"),
        "it says which field and which options: {refused}"
    );
}

#[test]
fn a_purpose_looks_into_the_rows_of_its_lists() {
    let plan = BUILT_IN
        .into_iter()
        .find(|json| json.contains(r#""key": "pip-meeting""#))
        .unwrap();
    let mut template: Value = serde_json::from_str(plan).unwrap();
    let rating = "/sections/1/fields/0/columns/1";
    assert_eq!(template.pointer(rating).unwrap()["key"], "rating");
    template.pointer_mut(rating).unwrap()["key"] = json!("stars");
    let refused = Template::parse(&template.to_string()).unwrap_err();
    assert_eq!(refused.field, "purpose");
    assert!(
        refused.message.contains("ratings.rating") && refused.message.contains("partly"),
        "it says which column and which options: {refused}"
    );
}

#[test]
fn what_becomes_a_promise_is_not_private_and_belongs_to_somebody() {
    let with = |circle: &str, actions: Value| {
        let template = json!({
            "format": "kept-template-1", "key": "actions", "version": 1, "title": "Actions", "about": "For tests.",
            "titleField": "text", "actions": [actions], "sections": [{ "key": "one", "step": "One", "title": "One", "fields": [
                { "key": "text", "label": "Text", "type": "text", "circle": "official" },
                { "key": "rows", "label": "Rows", "type": "list", "circle": circle, "columns": [
                    { "key": "what", "label": "What", "type": "text", "required": true, "circle": "mine" } ] } ] }],
        });
        Template::parse(&template.to_string())
    };
    let rows = json!({ "field": "rows", "text": "what" });
    assert_eq!(
        with("shareable", rows.clone()).unwrap().actions[0].default_owner,
        DefaultOwner::Manager,
        "what nobody is named for is the manager's"
    );
    assert_eq!(with("mine", rows).unwrap_err().field, "actions[0].field");
    let members = json!({ "field": "rows", "text": "what", "defaultOwner": "member" });
    assert_eq!(
        with("official", members).unwrap().actions[0].default_owner,
        DefaultOwner::Member
    );
}

#[test]
fn a_label_is_there_in_every_language() {
    let both = Label::ByLanguage(
        [
            (Language::English, "Topic".to_owned()),
            (Language::German, "Thema".to_owned()),
        ]
        .into(),
    );
    assert_eq!(
        (both.within(Language::English), both.within(Language::German)),
        ("Topic", "Thema")
    );
    let german = Label::ByLanguage([(Language::German, "Thema".to_owned())].into());
    assert_eq!(
        german.within(Language::English),
        "Thema",
        "what there is comes instead"
    );
    let mut template: Value = serde_json::from_str(BUILT_IN[0]).unwrap();
    template["title"] = json!({});
    assert_eq!(Template::parse(&template.to_string()).unwrap_err().field, "title");
    template["title"] = json!({ "fr": "Entretien" });
    assert_eq!(
        Template::parse(&template.to_string()).unwrap_err().field,
        "title",
        "a language that Kept does not speak is no text"
    );
}

#[test]
fn signatures_are_official_and_each_signs_once() {
    let signed = |fields: Value| {
        with_sections(&json!([{ "key": "one", "step": "One", "title": "One", "fields": fields }]))
            .map_err(|violation| violation.field)
    };
    let sign = |key: &str, signer: &str, circle: &str| json!({ "key": key, "label": key, "type": "sign", "circle": circle, "signer": signer });
    let text = json!({ "key": "text", "label": "Text", "type": "text", "circle": "official" });
    assert!(
        signed(json!([
            text,
            sign("a", "member", "official"),
            sign("b", "manager", "official")
        ]))
        .is_ok()
    );
    let twice = signed(json!([
        text,
        sign("a", "member", "official"),
        sign("b", "member", "official")
    ]));
    assert_eq!(twice.unwrap_err(), "sections[0].fields[2].signer");
    assert_eq!(
        signed(json!([text, sign("a", "member", "shareable")])).unwrap_err(),
        "sections[0].fields[1].circle"
    );
}
