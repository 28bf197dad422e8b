//! Before a correction or a plan: would it come as a surprise, and how were like cases handled?

use chrono::NaiveDate;
use kept_domain::document::{DocumentState, Ending, Subject};
use kept_domain::form::{Form, FormState as State};
use kept_domain::ids::{DocumentId, ExpectationId, FormId};
use kept_domain::language::Language;
use kept_domain::reminder::{OccurrenceState, ReminderKind};
use kept_domain::template::{FieldType, Purpose, Template};
use kept_vault::table::{document, expectation, form, member, plan, reminder};
use kept_vault::{Reader, VaultError};
use serde_json::Value;

use super::{Settings, template};
use crate::dates;
use crate::error::ApiError;
use crate::papers;
use crate::session::Session;
use crate::wire::*;

/// Corrections that are looked through for like cases.
const LOOKED_AT: u32 = 500;
/// Like cases in one answer.
const SHOWN: usize = 20;

/// One thing that was, or was not, known before.
pub(crate) struct Finding {
    question: SurpriseQuestion,
    known: bool,
    english: String,
    german: String,
    record: Option<RecordLink>,
}

impl Finding {
    /// The sentence, for the screen or for paper.
    pub(crate) fn sentence(&self, language: Language) -> &str {
        match language {
            Language::English => &self.english,
            Language::German => &self.german,
        }
    }
}

pub(crate) fn no_surprise(session: &Session, request: FormRef) -> Result<SurpriseChecked, ApiError> {
    let zone = session.now().zone;
    session.read(move |reader| {
        let form = form::get(reader, request.id.into())?;
        let (key, version) = &form.template;
        let findings = template::with(reader, key, *version, |template| {
            findings(reader, &form, template, zone)
        })?;
        Ok(SurpriseChecked {
            clear: findings.iter().all(|finding| finding.known),
            answers: findings
                .into_iter()
                .map(|finding| SurpriseAnswer {
                    question: finding.question,
                    known: finding.known,
                    text: finding.english,
                    record: finding.record,
                })
                .collect(),
        })
    })
}

/// What was known before the talk that a form is about; nothing is asked of forms that are not guarded.
pub(crate) fn findings(
    reader: &Reader<'_>,
    form: &Form,
    template: &Template,
    zone: chrono_tz::Tz,
) -> Result<Vec<Finding>, ApiError> {
    if !matches!(form.purpose, Purpose::Correction | Purpose::Pip) {
        return Err(ApiError::precondition(
            "This is asked before a correction or an improvement plan.",
        ));
    }
    let mut found = Vec::new();
    let mut linked = false;
    for (kind, id) in links(template, form) {
        match kind {
            "expectation" => {
                if let Some(expectation) = there(expectation::get(reader, ExpectationId::new(id)))? {
                    linked = true;
                    found.extend(of_expectation(reader, &expectation, form.event.on, zone)?);
                }
            }
            // What a plan amends is the plan itself.
            "form"
                if form
                    .answers
                    .get("amends")
                    .and_then(|link| link.get("id")?.as_str())
                    == Some(&id.to_string()) => {}
            "form" => {
                let earlier = there(form::get(reader, FormId::new(id)))?;
                found.extend(earlier.and_then(|earlier| talked_about(&earlier, form)));
            }
            "document" => {
                if let Some(document) = there(document::get(reader, DocumentId::new(id)))? {
                    linked = true;
                    found.push(signed(&document, zone));
                }
            }
            _ => {}
        }
    }
    if !linked {
        found.insert(
            0,
            Finding {
                question: SurpriseQuestion::Stated,
                known: false,
                english: "No signed expectation is linked, so nothing shows that this was stated before.".into(),
                german: "Keine unterschriebene Erwartung ist verknüpft; nichts belegt, dass es vorher gesagt wurde.".into(),
                record: None,
            },
        );
    }
    if !found
        .iter()
        .any(|finding| finding.question as u8 == SurpriseQuestion::Earlier as u8)
    {
        found.push(Finding {
            question: SurpriseQuestion::Earlier,
            known: false,
            english: "No earlier talk about it is linked.".into(),
            german: "Kein früheres Gespräch darüber ist verknüpft.".into(),
            record: None,
        });
    }
    Ok(found)
}

/// A record that may be gone by now.
pub(super) fn there<T>(found: Result<T, VaultError>) -> Result<Option<T>, ApiError> {
    match found {
        Ok(record) => Ok(Some(record)),
        Err(VaultError::NotFound) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// Every record that the answers lead to, once.
pub(super) fn links<'a>(template: &Template, form: &'a Form) -> Vec<(&'a str, uuid::Uuid)> {
    let mut links = Vec::new();
    let mut take = |value: Option<&'a Value>| {
        let link = value.and_then(|link| {
            let id = link.get("id")?.as_str()?.parse().ok()?;
            Some((link.get("kind")?.as_str()?, id))
        });
        links.extend(link.filter(|link| !links.contains(link)));
    };
    for field in template.fields() {
        let answer = form.answers.get(&field.key);
        match field.field_type {
            FieldType::Link => take(answer),
            FieldType::List => {
                let columns = field
                    .columns
                    .iter()
                    .filter(|column| column.field_type == FieldType::Link);
                for column in columns {
                    let rows = answer.and_then(Value::as_array).into_iter().flatten();
                    rows.for_each(|row| take(row.get(&column.key)));
                }
            }
            _ => {}
        }
    }
    links
}

fn of_expectation(
    reader: &Reader<'_>,
    expectation: &expectation::Expectation,
    on: NaiveDate,
    zone: chrono_tz::Tz,
) -> Result<Vec<Finding>, ApiError> {
    let title = &expectation.text.title;
    let record = |kind, id: String| Some(RecordLink { kind, id });
    let itself = || record(RecordKind::Expectation, expectation.id.to_string());
    let document = match document::of_subject(reader, Subject::Expectation(expectation.id))? {
        Some(id) => {
            Some(document::get(reader, id)?).filter(|document| document.state == DocumentState::Sealed)
        }
        None => None,
    };
    let Some(document) = document else {
        return Ok(vec![Finding {
            question: SurpriseQuestion::Stated,
            known: false,
            english: format!("“{title}” is written down, but it was never signed."),
            german: format!("„{title}“ ist aufgeschrieben, wurde aber nie unterschrieben."),
            record: itself(),
        }]);
    };
    let mut found = vec![signed(&document, zone)];
    found.push(if expectation.text.consequence.what.is_some() {
        Finding {
            question: SurpriseQuestion::Consequence,
            known: true,
            english: format!("What follows if it is not met stands in “{title}”."),
            german: format!("Was folgt, wenn es nicht erfüllt ist, steht in „{title}“."),
            record: record(RecordKind::Document, document.id.to_string()),
        }
    } else {
        Finding {
            question: SurpriseQuestion::Consequence,
            known: false,
            english: format!("“{title}” does not say what follows if it is not met."),
            german: format!("In „{title}“ steht nicht, was folgt, wenn es nicht erfüllt ist."),
            record: itself(),
        }
    });
    let mut held = 0;
    let due = expectation.text.reviews.iter().filter(|day| **day <= on).count();
    for planned in reminder::of_subject(reader, expectation.id.uuid(), ReminderKind::Review)? {
        let done = reminder::first_of(reader, planned.id)?.state == OccurrenceState::Done;
        held += usize::from(done && planned.starts_on <= on);
    }
    found.push(Finding {
        question: SurpriseQuestion::Reviews,
        known: due > 0 && held == due,
        english: match due {
            0 => format!("No review of “{title}” was planned before this day."),
            due => format!(
                "Of the reviews of “{title}” that were planned until then, {held} of {due} were held."
            ),
        },
        german: match due {
            0 => format!("Vor diesem Tag war keine Besprechung von „{title}“ vorgesehen."),
            due => format!(
                "Von den bis dahin vorgesehenen Besprechungen von „{title}“ fanden {held} von {due} statt."
            ),
        },
        record: itself(),
    });
    Ok(found)
}

/// A sealed document, or one that is not sealed yet.
fn signed(document: &document::Document, zone: chrono_tz::Tz) -> Finding {
    let title = &document.title;
    let day = |language| {
        let at = document.sealed_at.unwrap_or(document.created_at);
        dates::long(papers::day(at, zone), language)
    };
    let (english, german) = (day(Language::English), day(Language::German));
    let (known, english, german) = match (document.state, document.ending) {
        (DocumentState::Sealed, Some(Ending::Declined)) => (
            true,
            format!("“{title}” was given on {english}; signing was declined."),
            format!("„{title}“ wurde am {german} übergeben; die Unterschrift wurde abgelehnt."),
        ),
        (DocumentState::Sealed, _) => (
            true,
            format!("“{title}” was stated and signed on {english}."),
            format!("„{title}“ wurde am {german} vereinbart und unterschrieben."),
        ),
        _ => (
            false,
            format!("“{title}” was not signed."),
            format!("„{title}“ wurde nicht unterschrieben."),
        ),
    };
    Finding {
        question: SurpriseQuestion::Stated,
        known,
        english,
        german,
        record: Some(RecordLink {
            kind: RecordKind::Document,
            id: document.id.to_string(),
        }),
    }
}

/// An earlier talk with the same member that a form names.
fn talked_about(earlier: &Form, form: &Form) -> Option<Finding> {
    if earlier.state != State::Filed || earlier.member != form.member || earlier.id == form.id {
        return None;
    }
    let title = &earlier.title;
    let on = |language| dates::long(earlier.event.on, language);
    Some(Finding {
        question: SurpriseQuestion::Earlier,
        known: true,
        english: format!("“{title}” was talked about on {}.", on(Language::English)),
        german: format!("Über „{title}“ wurde am {} gesprochen.", on(Language::German)),
        record: Some(RecordLink {
            kind: RecordKind::Form,
            id: earlier.id.to_string(),
        }),
    })
}

pub(crate) fn like_cases(session: &Session, request: FormRef) -> Result<Vec<LikeCase>, ApiError> {
    session.read(move |reader| {
        let form = form::get(reader, request.id.into())?;
        if form.purpose != Purpose::Correction {
            return Err(ApiError::precondition("Like cases are those of a correction."));
        }
        let language = Settings::form_language(reader)?;
        let answer =
            |form: &Form, key: &str| form.answers.get(key).and_then(Value::as_str).map(str::to_owned);
        let (matter, level) = (answer(&form, "matter"), answer(&form, "level"));
        let mut cases = Vec::new();
        for other in plan::corrections(reader, LOOKED_AT)? {
            let same = |key, mine: &Option<String>| mine.is_some() && answer(&other, key) == *mine;
            let (same_matter, same_level) = (same("matter", &matter), same("level", &level));
            // Where the matter is known, the step alone makes no like case.
            let like = if matter.is_some() { same_matter } else { same_level };
            if other.member == form.member || !like {
                continue;
            }
            let (key, version) = &other.template;
            let level = template::with(reader, key, *version, |template| {
                let options = template.field("level").map_or(&[][..], |field| &field.options);
                let chosen = answer(&other, "level");
                let option = options.iter().find(|option| Some(&option.key) == chosen.as_ref());
                Ok(option.map(|option| option.label.within(language).to_owned()))
            })?;
            cases.push(LikeCase {
                form_id: other.id.into(),
                member_id: other.member.into(),
                member_name: member::get(reader, other.member)?.text.name,
                title: other.title,
                on: other.event.on,
                level,
                same_matter,
                same_level,
            });
            if cases.len() == SHOWN {
                break;
            }
        }
        Ok(cases)
    })
}
