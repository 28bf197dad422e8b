//! The description of template files, in words and for programs.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::Path;

use serde_json::{Map, Value, json};

use super::{FieldType, Purpose, Template};
use crate::circle::Circle;
use crate::language::Language;

/// What a key looks like.
pub(super) const KEY: &str = "^[a-z][a-z0-9_-]{0,39}$";
const PAGE: &str = include_str!("../../../../docs/template-format.md");

fn schema() -> Value {
    let mut schema = schemars::schema_for!(Template).to_value();
    let mut put = |part: &str, members: Value| {
        let Value::Object(members) = members else { return };
        let part = schema.pointer_mut(part).and_then(Value::as_object_mut).unwrap();
        part.extend(members);
    };
    let comment = "Generated from crates/domain/src/template.rs. Do not edit.";
    put(
        "",
        json!({ "$comment": comment, "title": "Template file of Kept" }),
    );
    // A map does not say by itself which keys it has.
    let languages: Vec<_> = Language::ALL.iter().map(|language| language.as_str()).collect();
    put(
        "/$defs/Label/anyOf/1",
        json!({ "minProperties": 1, "propertyNames": { "enum": languages } }),
    );
    sorted(schema)
}

/// Members in one order, whatever the features of the library that other crates ask for.
fn sorted(value: Value) -> Value {
    match value {
        Value::Object(members) => {
            let mut members: Vec<_> = members.into_iter().collect();
            members.sort_unstable_by(|one, other| one.0.cmp(&other.0));
            let members = members.into_iter().map(|(name, member)| (name, sorted(member)));
            Value::Object(members.collect::<Map<_, _>>())
        }
        Value::Array(values) => values.into_iter().map(sorted).collect(),
        other => other,
    }
}

/// Writes the schema; a check of the work tree shows a stale one.
#[test]
fn export_schema_of_template_files() {
    let schema = schema();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/template.schema.json");
    std::fs::write(
        path,
        format!("{}\n", serde_json::to_string_pretty(&schema).unwrap()),
    )
    .unwrap();
    assert_eq!(
        schema["additionalProperties"], false,
        "a member that is not known is an error, as in the parser"
    );
    let word = |of: &str, index: usize| schema["$defs"][of]["oneOf"][index]["const"].clone();
    let texts = &schema["$defs"]["Label"]["anyOf"];
    assert_eq!(texts[0]["type"], "string", "a text is one for everybody");
    assert_eq!(
        texts[1]["propertyNames"]["enum"],
        json!(["en", "de"]),
        "or one for each language"
    );
    assert_eq!(word("FieldType", 0), "text");
    assert_eq!(word("Purpose", 2), "one-to-one");
}

#[test]
fn the_schema_and_the_parser_agree_on_keys() {
    let key = |key: &str| {
        let file = PAGE
            .split("```")
            .find_map(|block| block.strip_prefix("json\n"))
            .unwrap();
        Template::parse(&file.replace("\"ride-along\"", &json!(key).to_string())).is_ok()
    };
    for (text, sound) in [
        ("a", true),
        ("week_12-b", true),
        (&"a".repeat(40), true),
        (&"a".repeat(41), false),
        ("1a", false),
        ("Key", false),
        ("schlüssel", false),
        ("", false),
    ] {
        assert_eq!(key(text), sound, "{text:?} fits {KEY}");
    }
}

#[test]
fn the_example_of_the_page_is_a_template() {
    let examples: Vec<_> = PAGE
        .split("```")
        .filter_map(|block| block.strip_prefix("json\n"))
        .collect();
    assert_eq!(examples.len(), 1);
    let template = Template::parse(examples[0]).unwrap();
    assert_eq!(template.key, "ride-along");
    let types: Vec<_> = template.fields().map(|field| field.field_type).collect();
    assert!(types.contains(&FieldType::List) && types.contains(&FieldType::Scale));
}

#[test]
fn the_page_names_every_type_circle_and_purpose_with_the_fields_that_it_needs() {
    let row = |word: &str| {
        let start = format!("| `{word}` |");
        PAGE.lines()
            .find(|line| line.starts_with(&start))
            .unwrap_or_else(|| panic!("a table of docs/template-format.md has {word}"))
    };
    for field_type in FieldType::ALL {
        row(field_type.as_str());
    }
    for circle in Circle::ALL {
        row(circle.as_str());
    }
    for purpose in Purpose::ALL {
        let line = row(purpose.as_str());
        for (key, field_type, options) in purpose.needs() {
            let words = [&[*key][..], *options].concat();
            for word in words {
                assert!(
                    line.contains(&format!("`{word}`")),
                    "{}: the page says that it needs {word}",
                    purpose.as_str()
                );
            }
            assert!(
                line.contains(field_type.as_str()),
                "{}: the page says that {key} is a {}",
                purpose.as_str(),
                field_type.as_str()
            );
        }
    }
}
