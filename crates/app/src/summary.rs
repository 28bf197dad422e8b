//! From a form to the summary of a talk on paper.

use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveTime, TimeDelta};
use kept_documents::{
    FactLine, FollowUp, Language, Section, SectionCircle, SectionContent as Content, SummaryPaper, TaskLine,
};
use kept_domain::circle::Circle;
use kept_domain::form::{Form, MANAGER};
use kept_domain::ids::MemberId;
use kept_domain::language;
use kept_domain::template::{Field, FieldType, Template};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::error::ApiError;
use crate::papers::{self, People};

/// The summary of a talk: what is official, and nothing else.
pub(crate) fn summary(
    form: &Form,
    template: &Template,
    people: &People<'_>,
    today: NaiveDate,
) -> Result<SummaryPaper, ApiError> {
    let language = people.settings.form_language;
    // These stand in a place of their own.
    let elsewhere: BTreeSet<&str> = [
        Some(template.title_field.as_str()),
        template.follow_up_field.as_deref(),
    ]
    .into_iter()
    .flatten()
    .collect();
    let printed =
        |field: &&Field| field.circle == Circle::Official && !elsewhere.contains(field.key.as_str());
    let sections = template.fields().filter(printed).filter_map(|field| {
        let content = content(field, form.answers.get(&field.key)?, people)?;
        let label = field.paper_label.as_ref().unwrap_or(&field.label);
        Some(Section {
            field: field.key.clone(),
            label: label
                .within(language)
                .replace("{name}", people.member.text.called()),
            circle: SectionCircle::Official,
            content,
        })
    });
    Ok(SummaryPaper {
        language: match language {
            language::Language::English => Language::English,
            language::Language::German => Language::German,
        },
        kind: template.title.within(language).to_owned(),
        title: form.title.clone(),
        organisation: people.settings.organisation.clone(),
        number: form.id.to_string(),
        version: 1,
        member: people.member(),
        manager: people.manager(),
        held_on: form.event.on,
        held_at: held_at(form),
        recorded_on: form.filed_at.map_or(today, |filed| filed.date()),
        sections: sections.collect(),
        with_shareable: false,
        follow_up: form.follow_up_on.map(|on| FollowUp { on, text: None }),
        sign_lines: form.filed_at.is_some(),
        fingerprint: form.filed_at.map(|_| fingerprint(form)).transpose()?,
    })
}

/// SHA-256 of what was filed, as canonical JSON.
fn fingerprint(form: &Form) -> Result<[u8; 32], ApiError> {
    let event = &form.event;
    let filed = json!({
        "template": form.template,
        "event": { "on": event.on, "time": event.time, "minutes": event.minutes, "place": event.place },
        "answers": form.answers.as_map(),
    });
    Ok(Sha256::digest(papers::canonical(filed)?).into())
}

fn held_at(form: &Form) -> Option<(NaiveTime, NaiveTime)> {
    let from = NaiveTime::parse_from_str(form.event.time.as_deref()?, "%H:%M").ok()?;
    let (to, _) = from.overflowing_add_signed(TimeDelta::minutes(form.event.minutes?.into()));
    Some((from, to))
}

fn content(field: &Field, answer: &Value, people: &People<'_>) -> Option<Content> {
    match field.field_type {
        FieldType::List => list(field, answer, people),
        FieldType::Multi | FieldType::People => {
            let points = answer
                .as_array()?
                .iter()
                .filter_map(|one| words(field, one, people));
            Some(Content::Points(points.collect()))
        }
        _ if field.their_words => Some(Content::Words(words(field, answer, people)?)),
        _ => Some(Content::Text(words(field, answer, people)?)),
    }
}

/// One answer in words.
fn words(field: &Field, answer: &Value, people: &People<'_>) -> Option<String> {
    match field.field_type {
        FieldType::Text | FieldType::Long => Some(answer.as_str()?.to_owned()),
        FieldType::Date => Some(
            answer
                .as_str()?
                .parse::<NaiveDate>()
                .ok()?
                .format("%-d %B %Y")
                .to_string(),
        ),
        FieldType::Datetime => Some(answer.as_str()?.replace('T', ", ")),
        FieldType::Duration => Some(format!("{} minutes", answer.as_i64()?)),
        FieldType::Scale => Some(format!("{} of {}", answer.as_i64()?, field.max?)),
        FieldType::Check => answer.as_bool()?.then(|| "Yes".to_owned()),
        FieldType::Pick | FieldType::Multi => {
            let chosen = field
                .options
                .iter()
                .find(|option| Some(option.key.as_str()) == answer.as_str());
            Some(chosen?.label.within(people.settings.form_language).to_owned())
        }
        FieldType::Person | FieldType::People => Some(person(answer, people)?),
        // A link leads to another record, which has a paper of its own.
        FieldType::Link | FieldType::Sign | FieldType::List => None,
    }
}

fn person(answer: &Value, people: &People<'_>) -> Option<String> {
    match answer.as_str()? {
        MANAGER => Some(people.owner(None, None)),
        id => Some(people.owner(Some(MemberId::new(id.parse().ok()?)), None)),
    }
}

/// A list as steps if its rows have an owner, as facts if they say when, else as points.
fn list(field: &Field, answer: &Value, people: &People<'_>) -> Option<Content> {
    let rows = answer.as_array()?;
    let columns: Vec<&Field> = field
        .columns
        .iter()
        .filter(|column| column.circle == Circle::Official)
        .collect();
    let of = |kind: FieldType| columns.iter().copied().find(|column| column.field_type == kind);
    let cell = |row: &Value, column: &Field| words(column, row.get(&column.key)?, people);
    // The text that a row is about is the one that it cannot be without.
    let about = columns.iter().copied().find(|column| column.required)?;
    let others: Vec<&Field> = columns
        .iter()
        .copied()
        .filter(|column| {
            column.key != about.key && matches!(column.field_type, FieldType::Text | FieldType::Long)
        })
        .collect();
    if let Some(owner) = of(FieldType::Person) {
        let due = of(FieldType::Date);
        return Some(Content::Steps(
            rows.iter()
                .filter_map(|row| {
                    let helpers = others.first().and_then(|column| cell(row, column));
                    let named = cell(row, owner);
                    Some(TaskLine {
                        text: cell(row, about)?,
                        owner: match (named, helpers) {
                            (Some(name), Some(helpers)) => format!("{name}, with {helpers}"),
                            (name, helpers) => name.or(helpers).unwrap_or_default(),
                        },
                        due: due.and_then(|column| row.get(&column.key)?.as_str()?.parse().ok()),
                    })
                })
                .collect(),
        ));
    }
    let line = |row: &Value, with: &[&Field]| {
        let aside: Vec<String> = with.iter().filter_map(|column| cell(row, column)).collect();
        let text = cell(row, about)?;
        Some(if aside.is_empty() {
            text
        } else {
            format!("{text} ({})", aside.join(", "))
        })
    };
    match others.split_first() {
        Some((when, rest)) => Some(Content::Facts(
            rows.iter()
                .filter_map(|row| {
                    Some(FactLine {
                        when: cell(row, when).unwrap_or_default(),
                        fact: line(row, rest)?,
                    })
                })
                .collect(),
        )),
        None => Some(Content::Points(
            rows.iter().filter_map(|row| line(row, &[])).collect(),
        )),
    }
}
