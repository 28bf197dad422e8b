//! Before anything of a form leaves: what would, and the text to post.

use kept_domain::attachment::Holder;
use kept_domain::circle::Circle as In;
use kept_domain::leaving::Leaving;
use kept_domain::template::{Field, FieldType, Purpose};
use kept_vault::table::attachment;
use serde_json::Value;

use super::paper::with_record;
use crate::error::ApiError;
use crate::form_paper::Record;
use crate::session::Session;
use crate::wire::*;

/// The field of a recognition that is written to be posted.
const POST: &str = "post_text";

pub(crate) fn form_leaving(session: &Session, request: FormRef) -> Result<FormLeaving, ApiError> {
    session.read(move |reader| {
        let files = attachment::of(reader, Holder::Form(request.id.into()))?;
        with_record(reader, request.id.into(), &Leaving::default(), |record| {
            let (form, template) = (record.form, record.template);
            let applicable = template.applicable(&form.answers).fields;
            let answered = template.fields().filter(|field| {
                applicable.contains(field.key.as_str()) && form.answers.get(&field.key).is_some()
            });
            let (stays, leaves): (Vec<&Field>, Vec<&Field>) =
                answered.partition(|field| field.circle == In::Mine);
            let official = record
                .addenda
                .iter()
                .filter(|addendum| addendum.circle == In::Official)
                .count();
            let number = |count: usize| u32::try_from(count).map_err(|_| ApiError::defect());
            Ok(FormLeaving {
                fields: leaves
                    .into_iter()
                    .map(|field| LeavingField {
                        key: field.key.clone(),
                        label: record.label(field),
                        circle: field.circle.into(),
                    })
                    .collect(),
                addenda: number(official)?,
                stays: number(stays.len() + record.addenda.len() - official)?,
                attachments: files.iter().map(|file| file.name.clone()).collect(),
                may_copy: !template.purpose.is_guarded(),
            })
        })
    })
}

pub(crate) fn form_copy(session: &Session, request: FormCopy) -> Result<FormText, ApiError> {
    let leaving = Leaving::with(request.shareable.unwrap_or_default());
    let chat = request.flavour == CopyFlavour::Chat;
    session.read(move |reader| {
        with_record(reader, request.id.into(), &leaving, |record| {
            if record.template.purpose.is_guarded() {
                return Err(ApiError::precondition(
                    "This is between two people. It can be printed and handed over, not copied.",
                ));
            }
            let text = if record.template.purpose == Purpose::Recognition {
                recognition(record, chat)
            } else {
                whole(record, chat)
            };
            Ok(FormText { text })
        })
    })
}

/// What is posted: the title, the words that were written for it, and who else is thanked with what it did.
fn recognition(record: &Record<'_>, chat: bool) -> String {
    let post = record
        .template
        .field(POST)
        .filter(|field| record.leaving.takes(field));
    let written = post.and_then(|field| record.words(field, record.form.answers.get(POST)?));
    match written {
        Some(words) => format!("{}\n\n{words}", strong(record.title(), chat)),
        // Nothing was written to be posted: all that may leave.
        None => whole(record, chat),
    }
}

fn whole(record: &Record<'_>, chat: bool) -> String {
    let mut blocks = vec![strong(record.title(), chat)];
    for (_, fields) in record.sections() {
        for (field, answer) in fields {
            let text = if field.field_type == FieldType::List {
                rows(record, field, answer)
            } else {
                record.words(field, answer)
            };
            if let Some(text) = text.filter(|text| !text.is_empty()) {
                blocks.push(format!("{}\n{text}", strong(&record.label(field), chat)));
            }
        }
    }
    for addendum in record
        .addenda
        .iter()
        .filter(|addendum| addendum.circle == In::Official)
    {
        blocks.push(addendum.text.clone());
    }
    blocks.join("\n\n")
}

/// One line for each row of a list.
fn rows(record: &Record<'_>, list: &Field, answer: &Value) -> Option<String> {
    let rows = answer.as_array()?;
    let columns = record.columns(list, rows);
    let lines = rows.iter().filter_map(|row| {
        let cells = columns
            .iter()
            .filter_map(|column| record.words(column, row.get(&column.key)?));
        let line = cells.collect::<Vec<_>>().join(", ").replace('\n', " ");
        (!line.is_empty()).then(|| format!("- {line}"))
    });
    Some(lines.collect::<Vec<_>>().join("\n"))
}

/// Marks a line in a chat. A star in it would end the mark, so it is left out there.
fn strong(line: &str, chat: bool) -> String {
    if chat {
        format!("*{}*", line.replace('*', ""))
    } else {
        line.to_owned()
    }
}
