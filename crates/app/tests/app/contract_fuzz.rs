//! Bad requests to every command: a structured answer, never a panic, and the vault as it was.

use kept_app::contract::{Command, Group, commands};
use kept_app::error::ErrorCode;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use serde_json::{Map, Value, json};

use crate::fixture::Fixture;

/// Every command that the core answers.
fn asked() -> Vec<Command> {
    commands()
        .into_iter()
        .filter(|command| command.group != Group::Window)
        .collect()
}

/// Any JSON, with the names that the contract uses and values that look nearly right.
fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(|number| json!(number)),
        any::<String>().prop_map(Value::from),
        "[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}".prop_map(Value::from),
        Just(json!("2026-11-19")),
        Just(json!("nul\0inside")),
        Just(json!("\u{202e}right to left")),
        Just(json!("coaching-session")),
    ];
    let name = prop::sample::select(vec![
        "id",
        "revision",
        "memberId",
        "expectation",
        "title",
        "text",
        "name",
        "role",
        "after",
        "limit",
        "answers",
        "statement",
        "ink",
        "strokes",
        "token",
        "page",
        "passphrase",
        "template",
        "on",
        "rule",
        "pdf",
        "unknown",
    ]);
    leaf.prop_recursive(4, 24, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::vec((name.clone(), inner), 0..6).prop_map(|fields| {
                Value::Object(
                    fields
                        .into_iter()
                        .map(|(name, value)| (name.to_owned(), value))
                        .collect::<Map<_, _>>(),
                )
            }),
        ]
    })
}

#[test]
fn no_request_breaks_a_command_or_quotes_what_was_typed() {
    let kept = Fixture::new();
    kept.draft();
    // The others would be asked of a closed vault.
    let names: Vec<_> = asked()
        .iter()
        .map(|command| command.name)
        .filter(|name| *name != "vault_lock")
        .collect();
    let strategy = (prop::sample::select(names), any_json());
    let mut runner = TestRunner::new(Config {
        cases: 1500,
        failure_persistence: None,
        ..Config::default()
    });
    let outcome = runner.run(&strategy, |(command, request)| {
        if let Err(error) = kept.app.dispatch(command, request) {
            prop_assert!(
                error.code != ErrorCode::Internal,
                "{command} must know what is wrong: {error}"
            );
            prop_assert!(
                !error.message.is_empty() && error.message.ends_with('.'),
                "{command} says it in a sentence"
            );
            prop_assert!(!error.message.contains('\0'), "{command} quotes nothing");
        }
        Ok(())
    });
    outcome.unwrap();
    kept.journal();
}

#[test]
fn refused_requests_leave_the_journal_as_it_was() {
    let kept = Fixture::new();
    kept.draft();
    let before = kept.journal();
    let wrong = [
        json!([]),
        json!("text"),
        json!(7),
        json!({ "doesNotExist": 1 }),
        json!({ "id": 7 }),
        json!({ "id": "not-a-uuid", "revision": "one" }),
        json!({ "name": null, "text": [], "expectation": "none", "revision": -1 }),
    ];
    for command in asked() {
        for request in &wrong {
            let code = kept.code(command.name, request.clone());
            assert_eq!(code, ErrorCode::Validation, "{} and {request}", command.name);
        }
    }
    assert_eq!(kept.journal(), before, "what was refused left no trace");
}

#[test]
fn missing_unknown_and_wrong_fields_are_named() {
    let kept = Fixture::new();
    for (command, request, field) in [
        ("member_create", json!({ "role": "Engineer" }), "name"),
        (
            "member_create",
            json!({ "name": "A", "role": "B", "salary": 1 }),
            "salary",
        ),
        ("member_create", json!({ "name": 7, "role": "B" }), "name"),
        (
            "expectation_create",
            json!({ "memberId": "x", "expectation": { "title": "t" } }),
            "memberId",
        ),
        ("form_list", json!({ "limit": "many" }), "limit"),
        (
            "expectation_create",
            json!({ "memberId": "0192e0b4-0000-7000-8000-000000000000", "expectation": { "title": "t", "tasks": [{ "text": "a", "dueOn": "soon" }] } }),
            "expectation.tasks[0].dueOn",
        ),
    ] {
        let refused = kept.refused(command, request);
        assert_eq!(
            (refused.code, refused.field.as_deref()),
            (ErrorCode::Validation, Some(field)),
            "{command}"
        );
    }
}

#[test]
fn huge_deep_and_unprintable_values_are_refused_before_a_command_sees_them() {
    let kept = Fixture::new();
    let huge = json!({ "name": "x".repeat(10 * 1024 * 1024 + 1), "role": "Engineer" });
    let refused = kept.refused("member_create", huge);
    assert_eq!(
        (refused.code, refused.field.as_deref()),
        (ErrorCode::Validation, Some("name"))
    );
    let nul =
        json!({ "memberId": "x", "expectation": { "title": "t", "achievable": ["fine", "not\0fine"] } });
    assert_eq!(
        kept.refused("expectation_create", nul).field.as_deref(),
        Some("expectation.achievable[1]")
    );
    let deep = (0..200).fold(json!(1), |inner, _| json!([inner]));
    assert_eq!(
        kept.code("form_save", json!({ "answers": { "a": deep } })),
        ErrorCode::Validation
    );
}

#[test]
fn null_stands_for_a_request_without_fields() {
    let kept = Fixture::new();
    assert_eq!(
        kept.ask("session_get", Value::Null),
        kept.ask("session_get", json!({}))
    );
}
