//! From a form to its paper and to its text. What is the manager's own reaches neither.

use std::collections::HashMap;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use kept_documents as paper;
use kept_documents::{
    Column, ColumnKind, Content, FormPaper, Occasion, PaperState, Part, PartCircle, Party, Section, Table,
    Tick,
};
use kept_domain::circle::Circle;
use kept_domain::form::{Addendum, Form, MANAGER};
use kept_domain::ids::MemberId;
use kept_domain::language::Language;
use kept_domain::leaving::Leaving;
use kept_domain::template::{Field, FieldType, Purpose, Signer, Template};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::dates;
use crate::error::ApiError;
use crate::papers::{self, People};
use crate::usecases::Settings;

/// Rows of an empty list.
const EMPTY_ROWS: usize = 4;
/// Lines for a long answer by hand.
const EMPTY_LINES: u8 = 4;

/// A form with everything that its paper names.
pub(crate) struct Record<'a> {
    pub(crate) form: &'a Form,
    pub(crate) template: &'a Template,
    pub(crate) addenda: &'a [Addendum],
    pub(crate) people: &'a People<'a>,
    /// What the records are called that its answers lead to.
    pub(crate) links: &'a HashMap<Uuid, String>,
    /// What of it leaves.
    pub(crate) leaving: &'a Leaving,
}

impl Record<'_> {
    const fn language(&self) -> Language {
        self.people.settings.form_language
    }

    /// A label with the name of the member in its place.
    pub(crate) fn label(&self, field: &Field) -> String {
        let label = field.paper_label.as_ref().unwrap_or(&field.label);
        label
            .within(self.language())
            .replace("{name}", self.people.member.text.called())
    }

    /// What the form is called, if that may be told; else what kind of form it is.
    pub(crate) fn title(&self) -> &str {
        let told = self
            .template
            .field(&self.template.title_field)
            .is_some_and(|field| self.leaving.takes(field) && self.form.answers.get(&field.key).is_some());
        if told {
            &self.form.title
        } else {
            self.template.title.within(self.language())
        }
    }

    /// The fields that leave, by section, without the title. Signing has no answer.
    pub(crate) fn sections(&self) -> impl Iterator<Item = (&str, Vec<(&Field, &Value)>)> {
        let applicable = self.template.applicable(&self.form.answers);
        self.template.sections.iter().filter_map(move |section| {
            let fields = section.fields.iter().filter(|field| {
                applicable.fields.contains(field.key.as_str())
                    && self.leaving.takes(field)
                    && !(field.key == self.template.title_field && self.is_in_title(field))
            });
            let answered: Vec<_> = fields
                .filter_map(|field| Some((field, self.form.answers.get(&field.key)?)))
                .collect();
            (!answered.is_empty()).then(|| (section.step.within(self.language()), answered))
        })
    }

    /// Whether the title says all of an answer: it may have more lines, or be too long.
    fn is_in_title(&self, field: &Field) -> bool {
        let answer = self.form.answers.get(&field.key).and_then(Value::as_str);
        answer == Some(self.form.title.as_str())
    }

    /// One answer in words; `None` if it has none that leave.
    pub(crate) fn words(&self, field: &Field, answer: &Value) -> Option<String> {
        let language = self.language();
        let german = language == Language::German;
        match field.field_type {
            FieldType::Text | FieldType::Long => Some(answer.as_str()?.to_owned()),
            FieldType::Date => Some(dates::long(answer.as_str()?.parse().ok()?, language)),
            FieldType::Datetime => {
                let at = NaiveDateTime::parse_from_str(answer.as_str()?, "%Y-%m-%dT%H:%M").ok()?;
                Some(format!(
                    "{}, {}",
                    dates::long(at.date(), language),
                    at.format("%H:%M")
                ))
            }
            FieldType::Duration => {
                let unit = if german { "Minuten" } else { "minutes" };
                Some(format!("{} {unit}", answer.as_i64()?))
            }
            FieldType::Scale => {
                let of = if german { "von" } else { "of" };
                Some(format!("{} {of} {}", answer.as_i64()?, field.max?))
            }
            FieldType::Check => answer
                .as_bool()?
                .then(|| if german { "Ja" } else { "Yes" }.to_owned()),
            FieldType::Pick => {
                let chosen = field
                    .options
                    .iter()
                    .find(|option| Some(option.key.as_str()) == answer.as_str());
                Some(chosen?.label.within(language).to_owned())
            }
            FieldType::Multi | FieldType::People => {
                let one = Field {
                    field_type: if field.field_type == FieldType::Multi {
                        FieldType::Pick
                    } else {
                        FieldType::Person
                    },
                    ..field.clone()
                };
                let several: Vec<_> = answer
                    .as_array()?
                    .iter()
                    .filter_map(|answer| self.words(&one, answer))
                    .collect();
                (!several.is_empty()).then(|| several.join(", "))
            }
            FieldType::Person => match answer.as_str()? {
                MANAGER => Some(self.people.owner(None, None)),
                id => Some(self.people.owner(Some(MemberId::new(id.parse().ok()?)), None)),
            },
            FieldType::Link => self
                .links
                .get(&answer.get("id")?.as_str()?.parse().ok()?)
                .cloned(),
            FieldType::List | FieldType::Sign => None,
        }
    }

    fn part(&self, field: &Field, answer: &Value) -> Option<Part> {
        let content = match field.field_type {
            FieldType::List => self.list(field, answer)?,
            FieldType::Date => Content::Day(answer.as_str()?.parse().ok()?),
            FieldType::Scale => Content::Scale {
                min: field.min?,
                max: field.max?,
                value: Some(i32::try_from(answer.as_i64()?).ok()?),
            },
            _ if field.their_words => Content::Words(self.words(field, answer)?),
            _ => Content::Text(self.words(field, answer)?),
        };
        Some(Part {
            field: field.key.clone(),
            label: self.label(field),
            circle: circle(field),
            content,
        })
    }

    /// The columns of a list that leave and in which something stands.
    pub(crate) fn columns<'f>(&self, list: &'f Field, rows: &[Value]) -> Vec<&'f Field> {
        let columns = list.columns.iter();
        columns
            .filter(|column| self.leaving.takes_column(list, column))
            .filter(|column| rows.iter().any(|row| row.get(&column.key).is_some()))
            .collect()
    }

    fn list(&self, field: &Field, answer: &Value) -> Option<Content> {
        let rows = answer.as_array()?;
        let columns = self.columns(field, rows);
        let cell = |row: &Value, column: &Field| {
            let answer = row.get(&column.key)?;
            match column.field_type {
                FieldType::Date => Some(answer.as_str()?.to_owned()),
                _ => self.words(column, answer),
            }
        };
        let rows = rows
            .iter()
            .map(|row| columns.iter().map(|column| cell(row, column)).collect::<Vec<_>>());
        let rows = rows.filter(|row| row.iter().any(Option::is_some));
        match columns[..] {
            [] => None,
            [only] if only.field_type != FieldType::Date => {
                Some(Content::Points(rows.flatten().flatten().collect()))
            }
            _ => Some(Content::Table(Table {
                numbered: self
                    .template
                    .actions
                    .iter()
                    .any(|actions| actions.field == field.key),
                columns: columns
                    .iter()
                    .map(|column| head(self.label(column), column))
                    .collect(),
                rows: rows.collect(),
            })),
        }
    }

    /// The paper. `known_before` is what was known before a correction or a plan, if it is wanted.
    pub(crate) fn paper(&self, known_before: Vec<String>, today: NaiveDate) -> Result<FormPaper, ApiError> {
        let (form, template, people) = (self.form, self.template, self.people);
        let sections = self.sections().map(|(heading, fields)| Section {
            heading: heading.to_owned(),
            parts: fields
                .into_iter()
                .filter_map(|(field, answer)| self.part(field, answer))
                .collect(),
        });
        let applicable = template.applicable(&form.answers);
        let signs = signers(template).filter(|(field, _)| applicable.fields.contains(field.key.as_str()));
        let addenda = self
            .addenda
            .iter()
            .filter(|addendum| addendum.circle == Circle::Official);
        Ok(FormPaper {
            language: papers::language(self.language()),
            kind: template.title.within(self.language()).to_owned(),
            title: self.title().to_owned(),
            organisation: people.settings.organisation.clone(),
            number: form.id.to_string(),
            version: 1,
            template_version: template.version,
            member: people.member(),
            manager: people.manager(),
            occasion: Some(Occasion {
                held_on: form.event.on,
                held_at: held_at(form),
                place: form.event.place.clone(),
            }),
            recorded_on: form.filed_at.map_or(today, |filed| filed.date()),
            sections: sections.collect(),
            known_before,
            addenda: addenda
                .map(|addendum| paper::Addition {
                    on: addendum.at.date(),
                    text: addendum.text.clone(),
                })
                .collect(),
            with_shareable: self.leaving.is_shared(template),
            signers: signs.map(|(_, signer)| sign_line(signer, people)).collect(),
            received: is_handed_over(template),
            fingerprint: form.filed_at.map(|_| fingerprint(form)).transpose()?,
            sealed_as: None,
            state: PaperState::Draft { on: today },
        })
    }
}

/// A form to fill in by hand. What is the manager's own has no place on it.
pub(crate) fn blank(template: &Template, settings: &Settings, today: NaiveDate) -> FormPaper {
    let in_words = settings.form_language;
    let everything = Leaving::everything(template);
    let nobody = Party {
        name: String::new(),
        short_name: String::new(),
        role: String::new(),
    };
    let somebody = match in_words {
        Language::English => "the member",
        Language::German => "das Teammitglied",
    };
    let label = |field: &Field| field.label.within(in_words).replace("{name}", somebody);
    let tick = |label: &str| Tick {
        chosen: false,
        label: label.to_owned(),
    };
    let part = |field: &Field| {
        let content = match field.field_type {
            FieldType::Sign => return None,
            FieldType::Long => Content::Lines(EMPTY_LINES),
            FieldType::Check => Content::Ticks(vec![tick(&label(field))]),
            FieldType::Pick | FieldType::Multi => Content::Ticks(
                field
                    .options
                    .iter()
                    .map(|option| tick(option.label.within(in_words)))
                    .collect(),
            ),
            FieldType::Scale => Content::Scale {
                min: field.min?,
                max: field.max?,
                value: None,
            },
            FieldType::List => {
                let columns = field
                    .columns
                    .iter()
                    .filter(|column| everything.takes_column(field, column));
                let columns: Vec<_> = columns.map(|column| head(label(column), column)).collect();
                Content::Table(Table {
                    numbered: false,
                    rows: vec![vec![None; columns.len()]; EMPTY_ROWS],
                    columns,
                })
            }
            _ => Content::Lines(1),
        };
        Some(Part {
            field: field.key.clone(),
            // A box says itself what it stands for.
            label: if field.field_type == FieldType::Check {
                String::new()
            } else {
                label(field)
            },
            circle: circle(field),
            content,
        })
    };
    let sections = template.sections.iter().map(|section| Section {
        heading: section.step.within(in_words).to_owned(),
        parts: section
            .fields
            .iter()
            .filter(|field| everything.takes(field))
            .filter_map(part)
            .collect(),
    });
    let title = template.title.within(in_words).to_owned();
    FormPaper {
        language: papers::language(in_words),
        kind: title.clone(),
        title,
        organisation: settings.organisation.clone(),
        number: format!("{} {}", template.key, template.version),
        version: template.version,
        template_version: template.version,
        member: nobody.clone(),
        manager: nobody,
        occasion: None,
        recorded_on: today,
        sections: sections.collect(),
        known_before: Vec::new(),
        addenda: Vec::new(),
        with_shareable: true,
        signers: signers(template)
            .map(|(_, signer)| by_hand(signer, in_words))
            .collect(),
        received: is_handed_over(template),
        fingerprint: None,
        sealed_as: None,
        state: PaperState::Draft { on: today },
    }
}

/// Who signs, the member first.
fn signers(template: &Template) -> impl Iterator<Item = (&Field, Signer)> {
    let mut signers: Vec<_> = template
        .fields()
        .filter(|field| field.circle == Circle::Official)
        .filter_map(|field| Some((field, field.signer?)))
        .collect();
    signers.sort_by_key(|(_, signer)| *signer);
    signers.into_iter()
}

fn sign_line(signer: Signer, people: &People<'_>) -> paper::SignLine {
    let party = match signer {
        Signer::Member => people.member(),
        Signer::Manager => people.manager(),
        Signer::Witness => return by_hand(signer, people.settings.form_language),
    };
    paper::SignLine {
        name: party.name,
        role: party.role,
    }
}

/// A line for somebody whose name is written by hand.
fn by_hand(signer: Signer, in_words: Language) -> paper::SignLine {
    let role = match (signer, in_words) {
        (Signer::Member, Language::English) => "Team member",
        (Signer::Member, Language::German) => "Teammitglied",
        (Signer::Manager, Language::English) => "Manager",
        (Signer::Manager, Language::German) => "Führungskraft",
        (Signer::Witness, Language::English) => "Witness",
        (Signer::Witness, Language::German) => "Zeugin oder Zeuge",
    };
    paper::SignLine {
        name: String::new(),
        role: role.to_owned(),
    }
}

/// Whether signing shows that it was handed over: with what may be against the member's interest.
const fn is_handed_over(template: &Template) -> bool {
    matches!(
        template.purpose,
        Purpose::Correction | Purpose::Pip | Purpose::PipMeeting | Purpose::PipOutcome
    )
}

fn head(label: String, column: &Field) -> Column {
    let kind = match column.field_type {
        FieldType::Text | FieldType::Long | FieldType::Link | FieldType::Multi | FieldType::People => {
            ColumnKind::Text
        }
        FieldType::Date => ColumnKind::Day,
        _ => ColumnKind::Short,
    };
    Column { label, kind }
}

const fn circle(field: &Field) -> PartCircle {
    match field.circle {
        Circle::Official => PartCircle::Official,
        Circle::Shareable | Circle::Mine => PartCircle::Shareable,
    }
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
