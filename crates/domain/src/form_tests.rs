#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use proptest::prelude::*;
use serde_json::json;

use super::*;

/// One field of every type.
fn every_type() -> Template {
    let field = |key: &str, more: Value| {
        let mut field = json!({ "key": key, "label": key, "type": key, "circle": "official" });
        field
            .as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        field
    };
    let options = json!({ "options": [{ "key": "a", "label": "A" }, { "key": "b", "label": "B" }] });
    let columns = json!({ "columns": [
        { "key": "step", "label": "Step", "type": "text", "required": true, "circle": "official" },
        { "key": "due", "label": "By", "type": "date", "circle": "official" },
        { "key": "owner", "label": "Who", "type": "person", "circle": "official" },
    ] });
    let plain = [
        "text", "long", "date", "datetime", "duration", "check", "person", "people", "link",
    ];
    let mut fields: Vec<Value> = plain.iter().map(|key| field(key, json!({}))).collect();
    fields.extend([
        field("pick", options.clone()),
        field("multi", options),
        field("scale", json!({ "min": 1, "max": 5 })),
        field("list", columns),
        field("sign", json!({ "signer": "member" })),
    ]);
    fields[0]["required"] = json!(true);
    let template = json!({
        "format": "kept-template-1", "key": "every-type", "version": 1, "title": "Every type", "about": "For tests.",
        "titleField": "text", "summaryField": "long", "followUpField": "date",
        "sections": [{ "key": "all", "step": "All", "title": "All", "fields": fields }],
    });
    Template::parse(&template.to_string()).unwrap()
}

fn draft(answers: Value) -> Result<Answers, Violation> {
    let answers: BTreeMap<String, Value> = serde_json::from_value(answers).unwrap();
    Answers::draft(&every_type(), answers)
}

const ID: &str = "01930f3a-0000-7000-8000-000000000001";

#[test]
fn every_type_takes_its_answer() {
    let answers = json!({
        "text": "Handing over open calls", "long": "First\nsecond", "date": "2026-12-04", "datetime": "2026-12-04T14:00",
        "duration": 40, "pick": "a", "multi": ["b", "a"], "scale": 4, "check": true, "person": "manager",
        "people": [ID, "manager"], "link": { "kind": "form", "id": ID },
        "list": [{ "step": "One template", "due": "2026-11-16", "owner": ID }],
    });
    let kept = draft(answers.clone()).unwrap();
    assert_eq!(
        serde_json::to_value(kept.as_map()).unwrap(),
        answers,
        "sound answers are kept as they are"
    );
}

#[test]
fn answers_of_the_wrong_kind_are_refused_where_they_stand() {
    let cases = [
        (json!({ "text": 5 }), "answers.text"),
        (json!({ "text": "two\nlines" }), "answers.text"),
        (json!({ "text": "x".repeat(501) }), "answers.text"),
        (json!({ "long": "x".repeat(20_001) }), "answers.long"),
        (json!({ "long": "a\u{0}b" }), "answers.long"),
        (json!({ "date": "2026-02-30" }), "answers.date"),
        (json!({ "date": "2026-2-3" }), "answers.date"),
        (json!({ "date": "9999-01-01" }), "answers.date"),
        (json!({ "datetime": "2026-02-03 14:00" }), "answers.datetime"),
        (json!({ "duration": -1 }), "answers.duration"),
        (json!({ "duration": 1.5 }), "answers.duration"),
        (json!({ "pick": "c" }), "answers.pick"),
        (json!({ "multi": ["a", "c"] }), "answers.multi[1]"),
        (json!({ "scale": 6 }), "answers.scale"),
        (json!({ "check": "yes" }), "answers.check"),
        (json!({ "person": "Tomás" }), "answers.person"),
        (json!({ "people": vec!["manager"; 101] }), "answers.people"),
        (json!({ "link": { "kind": "file", "id": ID } }), "answers.link"),
        (
            json!({ "list": [{ "step": "ok" }, { "due": "soon" }] }),
            "answers.list[1].due",
        ),
        (json!({ "list": [{ "salary": 1 }] }), "answers.list[0]"),
        (
            json!({ "list": vec![json!({ "step": "x" }); 101] }),
            "answers.list",
        ),
        (json!({ "sign": "Marit" }), "answers.sign"),
        (json!({ "salary": 1 }), "answers"),
    ];
    for (answers, field) in cases {
        assert_eq!(draft(answers).unwrap_err().field, field);
    }
}

#[test]
fn empty_answers_are_left_out() {
    let kept = draft(json!({
        "text": "  ", "long": null, "date": "", "multi": [], "check": false, "list": [{}, { "step": "" }],
    }));
    assert_eq!(
        kept.unwrap(),
        Answers::default(),
        "nothing is kept of an empty form"
    );
}

#[test]
fn filing_asks_for_what_is_required() {
    let template = every_type();
    let day = NaiveDate::from_ymd_opt(2026, 11, 12).unwrap();
    let missing = |answers: Value| {
        draft(answers)
            .unwrap()
            .complete(&template, day)
            .unwrap_err()
            .field
    };
    assert_eq!(missing(json!({})), "answers.text");
    assert_eq!(
        missing(json!({ "text": "T", "list": [{ "step": "a" }, { "due": "2026-11-16" }] })),
        "answers.list[1].step"
    );
    assert_eq!(
        missing(json!({ "text": "T", "date": "2026-11-11" })),
        "answers.date",
        "a follow-up comes after the talk"
    );
    let complete = draft(json!({ "text": "T", "date": "2026-12-04" })).unwrap();
    assert_eq!(complete.complete(&template, day), Ok(()));
}

#[test]
fn a_form_says_in_a_line_what_it_is_about() {
    let template = every_type();
    let empty = Answers::default();
    assert_eq!(
        empty.title(&template, Language::English),
        "Every type",
        "without a topic it has the name of its template"
    );
    assert_eq!(empty.summary(&template), None);
    let answers = draft(json!({
        "text": "Handing over open calls", "long": "The handover is missing time.\nNot skill.", "date": "2026-12-04",
        "list": [{ "step": "One template", "owner": ID }], "people": ["manager", ID],
    }))
    .unwrap();
    assert_eq!(
        answers.title(&template, Language::English),
        "Handing over open calls"
    );
    assert_eq!(
        answers.summary(&template).as_deref(),
        Some("The handover is missing time.")
    );
    assert_eq!(answers.follow_up(&template), NaiveDate::from_ymd_opt(2026, 12, 4));
    assert_eq!(
        answers.words(&template),
        "Handing over open calls\nThe handover is missing time.\nNot skill.\nOne template"
    );
    let people: Vec<_> = answers
        .people(&template)
        .into_iter()
        .map(|(place, _)| place)
        .collect();
    assert_eq!(people, ["answers.people[1]", "answers.list[0].owner"]);
}

#[test]
fn an_event_is_plausible() {
    let event = Event {
        on: NaiveDate::from_ymd_opt(2026, 11, 12).unwrap(),
        time: Some("14:00".into()),
        minutes: Some(40),
        place: Some(" Meeting room 2 ".into()),
    };
    assert_eq!(
        event.clone().checked().unwrap().place.as_deref(),
        Some("Meeting room 2")
    );
    let time = Event {
        time: Some("25:00".into()),
        ..event.clone()
    };
    assert_eq!(time.checked().unwrap_err().field, "eventTime");
    let minutes = Event {
        minutes: Some(1_441),
        ..event.clone()
    };
    assert_eq!(minutes.checked().unwrap_err().field, "minutes");
    let place = Event {
        place: Some("a\nb".into()),
        ..event
    };
    assert_eq!(place.checked().unwrap_err().field, "place");
}

/// Any JSON of moderate size.
fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        Just(json!("a")),
        Just(json!(ID)),
        Just(json!("2026-12-04")),
        Just(json!(3)),
    ];
    leaf.prop_recursive(3, 24, 4, |inner| {
        let key = prop::sample::select(vec!["step", "due", "owner", "kind", "id"]);
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map(key.prop_map(str::to_owned), inner, 0..4)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn no_answer_breaks_the_check(key in prop::sample::select(FieldType::ALL.to_vec()), value in any_json()) {
        let template = every_type();
        if let Ok(once) = Answers::draft(&template, BTreeMap::from([(key.as_str().to_owned(), value)])) {
            let twice = Answers::draft(&template, once.as_map().clone()).unwrap();
            prop_assert_eq!(&twice, &once, "checked answers are in their final form");
            let _ = (once.title(&template, Language::English), once.summary(&template), once.words(&template), once.people(&template));
        }
    }
}
