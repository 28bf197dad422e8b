#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use crate::circle::Circle;
use crate::form::Answers;
use crate::language::Language;
use crate::template::{Field, FieldType, Purpose, Signer, Template};

fn built_in(key: &str) -> &'static Template {
    Template::built_in(key).unwrap_or_else(|| panic!("{key} comes with Kept"))
}

fn answers(template: &Template, answers: Value) -> Answers {
    let Value::Object(answers) = answers else {
        panic!("answers are an object")
    };
    Answers::draft(template, answers.into_iter().collect()).unwrap()
}

#[test]
fn these_templates_come_with_kept_in_this_order() {
    use Purpose::{
        Correction, Feedback, OneToOne, Pip, PipMeeting, PipOutcome, Recognition, Talk as Plain, Written,
    };
    let there: Vec<_> = Template::all_built_in()
        .iter()
        .map(|template| (template.key.as_str(), template.purpose))
        .collect();
    assert_eq!(
        there,
        [
            ("coaching-session", Plain),
            ("one-to-one", OneToOne),
            ("weekly-check-in", Plain),
            ("feedback", Feedback),
            ("recognition", Recognition),
            ("correction", Correction),
            ("expectation-agreement", Plain),
            ("grow", Plain),
            ("clear", Plain),
            ("pip", Pip),
            ("pip-meeting", PipMeeting),
            ("pip-outcome", PipOutcome),
            ("accountability-pair", Plain),
            ("stay-interview", Plain),
            ("skip-level", Plain),
            ("open-door", Plain),
            ("ninety-days", Plain),
            ("delegation-brief", Written),
            ("peer-review", Written),
            ("mistake-review", Plain),
        ]
    );
}

#[test]
fn every_template_has_a_place_for_the_manager_alone_and_one_to_share() {
    for template in Template::all_built_in() {
        let key = &template.key;
        let has = |circle: Circle| template.fields().any(|field| field.circle == circle);
        assert!(has(Circle::Mine), "{key} has a field for the manager alone");
        assert!(
            has(Circle::Shareable) || has(Circle::Official),
            "{key} has something to share"
        );
        assert!(
            template.circle() > Circle::Mine,
            "the title and summary of {key} stand in lists that others may see"
        );
        for own in ["reflection", "note_to_self", "consistency", "in_private"] {
            assert!(
                template
                    .field(own)
                    .is_none_or(|field| field.circle == Circle::Mine),
                "{own} of {key} never leaves"
            );
        }
        let required = template
            .fields()
            .filter(|field| field.required && field.when.is_none());
        assert!(
            required.count() <= 7,
            "{key} can be filed with what a record needs"
        );
        let takes_time = template.minutes.is_some();
        assert_eq!(
            takes_time,
            key != "recognition",
            "{key} is a talk, and says how long it takes"
        );
    }
}

#[test]
fn every_list_says_what_its_rows_are_about_and_what_is_to_be_done_is_an_action() {
    for template in Template::all_built_in() {
        for list in template
            .fields()
            .filter(|field| field.field_type == FieldType::List)
        {
            let at = format!("{}: {}", template.key, list.key);
            assert!(
                list.columns.iter().any(|column| column.required),
                "{at} has a column that no row can be without"
            );
            let is_action = template
                .actions
                .iter()
                .any(|actions| actions.field == list.key && actions.due.as_deref() == Some("due"));
            assert_eq!(
                is_action,
                list.columns.iter().any(|column| column.key == "due"),
                "{at}: rows that are due become promises and tasks, and no others do"
            );
        }
        for actions in &template.actions {
            let list = template.field(&actions.field).unwrap();
            let names = |key: &str| list.columns.iter().any(|column| column.key == key);
            assert!(
                names("owner") == actions.owner.is_some(),
                "{}: {} says who by its column",
                template.key,
                list.key
            );
        }
    }
}

#[test]
fn papers_that_are_signed_have_places_to_sign() {
    use Signer::{Manager, Member, Witness};
    for template in Template::all_built_in() {
        let signers: Vec<_> = template.fields().filter_map(|field| field.signer).collect();
        let expected: &[Signer] = match template.key.as_str() {
            "coaching-session" => &[Member, Manager],
            "expectation-agreement" | "correction" | "pip" | "pip-outcome" => &[Witness, Member, Manager],
            _ => &[],
        };
        assert_eq!(signers, expected, "{}", template.key);
    }
}

/// An answer for a field, as a person might give one.
fn sample(field: &Field) -> Option<Value> {
    Some(match field.field_type {
        FieldType::Text | FieldType::Long => json!("A sentence."),
        FieldType::Date => json!("2026-12-04"),
        FieldType::Datetime => json!("2026-12-04T09:30"),
        FieldType::Duration => json!(30),
        FieldType::Pick => json!(field.options.first()?.key),
        FieldType::Multi => json!([field.options.first()?.key]),
        FieldType::Scale => json!(field.min?),
        FieldType::Check => json!(true),
        FieldType::Person => json!("manager"),
        FieldType::People => json!(["manager"]),
        FieldType::Link => json!({ "kind": "expectation", "id": "0199a000-0002-7000-8000-000000000041" }),
        FieldType::List => {
            let cells = field
                .columns
                .iter()
                .map(|column| Some((column.key.clone(), sample(column)?)));
            json!([Value::Object(cells.collect::<Option<Map<_, _>>>()?)])
        }
        FieldType::Sign => return None,
    })
}

#[test]
fn every_form_can_be_filled_in_and_filed() {
    let day = "2026-11-19".parse().unwrap();
    for template in Template::all_built_in() {
        let filled = |fields: &mut dyn Iterator<Item = &Field>| {
            let cells = fields.filter_map(|field| Some((field.key.clone(), sample(field)?)));
            Answers::draft(template, cells.collect()).unwrap()
        };
        let whole = filled(&mut template.fields());
        whole.complete(template, day).unwrap();
        assert_eq!(
            whole.title(template, Language::English),
            "A sentence.",
            "{} is called after its title field",
            template.key
        );
        assert_eq!(
            whole.follow_up(template).is_some(),
            template.follow_up_field.is_some(),
            "{} makes its follow-up",
            template.key
        );
        let short = filled(&mut template.fields().filter(|field| field.required));
        short.complete(template, day).unwrap();
    }
}

#[test]
fn forms_grow_only_where_an_answer_asks_for_more() {
    let shown = |key: &str, given: Value| -> BTreeSet<String> {
        let template = built_in(key);
        let applicable = template.applicable(&answers(template, given));
        let keys = applicable.sections.iter().chain(&applicable.fields);
        keys.map(|key| (*key).to_owned()).collect()
    };
    let cases: &[(&str, Value, &[&str], &[&str])] = &[
        ("grow", json!({ "commitment": 7 }), &["raise"], &[]),
        ("grow", json!({ "commitment": 8 }), &[], &["raise"]),
        (
            "feedback",
            json!({ "kind": "redirect", "delivered": "not-yet" }),
            &["deliver_on", "in_private", "behaviour"],
            &["their_side", "next", "agreed_next", "delivered_at"],
        ),
        (
            "feedback",
            json!({ "kind": "redirect", "delivered": "in-person" }),
            &["their_side", "agreed_next", "delivered_at"],
            &["deliver_on", "keep"],
        ),
        (
            "feedback",
            json!({ "kind": "reinforce", "delivered": "call" }),
            &["keep"],
            &["agreed_next", "in_private"],
        ),
        ("correction", json!({}), &["earlier_steps"], &["sign_witness"]),
        (
            "correction",
            json!({ "first_step": true, "with_witness": true }),
            &["sign_witness"],
            &["earlier_steps"],
        ),
        (
            "weekly-check-in",
            json!({ "on_track": "blocked" }),
            &["blockers"],
            &[],
        ),
        (
            "weekly-check-in",
            json!({ "on_track": "on-track" }),
            &[],
            &["blockers"],
        ),
        (
            "stay-interview",
            json!({ "thought_of_leaving": true, "risk": 4 }),
            &["leaving_why", "keep_plan"],
            &[],
        ),
        (
            "stay-interview",
            json!({ "risk": 3 }),
            &[],
            &["leaving_why", "keep_plan"],
        ),
        (
            "skip-level",
            json!({ "wish_share": "theme" }),
            &["wish_passed"],
            &["works_passed"],
        ),
        (
            "skip-level",
            json!({ "wish_share": "no" }),
            &["wish"],
            &["wish_passed"],
        ),
        (
            "pip",
            json!({ "plan_kind": "amendment" }),
            &["amends", "changes"],
            &[],
        ),
        ("pip", json!({ "plan_kind": "new" }), &[], &["amends", "changes"]),
        (
            "pip-outcome",
            json!({ "outcome": "extended" }),
            &["new_ends_on"],
            &["next_step", "new_work", "keep_up"],
        ),
        (
            "pip-outcome",
            json!({ "outcome": "not-met" }),
            &["next_step"],
            &["new_ends_on"],
        ),
        (
            "mistake-review",
            json!({ "whose": "mine" }),
            &["own", "amends"],
            &[],
        ),
        (
            "mistake-review",
            json!({ "whose": "theirs" }),
            &["happened"],
            &["own", "amends"],
        ),
    ];
    for (key, given, there, away) in cases {
        let shown = shown(key, given.clone());
        for part in *there {
            assert!(shown.contains(*part), "{key} with {given} has {part}");
        }
        for part in *away {
            assert!(!shown.contains(*part), "{key} with {given} is shorter by {part}");
        }
    }
}

#[test]
fn what_a_skip_level_talk_heard_stays_until_it_may_be_passed_on() {
    let template = built_in("skip-level");
    for heard in ["works", "blocks", "strength", "wish", "idea"] {
        let circle = |key: &str| template.field(key).unwrap().circle;
        assert_eq!(circle(heard), Circle::Mine, "{heard} was said in confidence");
        assert_eq!(
            circle(&format!("{heard}_passed")),
            Circle::Shareable,
            "{heard} was allowed"
        );
    }
}
