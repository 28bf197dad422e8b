//! From records to papers: what the vault keeps, in the words of [`kept_documents`].

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use chrono_tz::Tz;
use kept_documents as paper;
use kept_documents::{AgreementPaper, Language, PaperState, Party};
use kept_domain::document::PaperSize;
use kept_domain::expectation::ExpectationText;
use kept_domain::ids::MemberId;
use kept_domain::language::Language as In;
use kept_domain::member::{Member, called};
use serde_json::Value;

use crate::error::ApiError;
use crate::usecases::Settings;

/// The layout of the expectation agreement, counted up when its parts change.
const AGREEMENT_TEMPLATE: u32 = 1;

/// The people that a paper names.
pub(crate) struct People<'a> {
    /// Whose paper it is.
    pub(crate) member: &'a Member,
    /// Who the manager is.
    pub(crate) settings: &'a Settings,
    /// What everybody is called who owns a step.
    pub(crate) called: &'a HashMap<MemberId, String>,
}

impl People<'_> {
    pub(crate) fn member(&self) -> Party {
        let text = &self.member.text;
        Party {
            name: text.name.clone(),
            short_name: text.called().to_owned(),
            role: text.role.clone(),
        }
    }

    pub(crate) fn manager(&self) -> Party {
        let name = &self.settings.manager_name;
        Party {
            name: name.clone(),
            short_name: called(name, None).to_owned(),
            role: self.settings.manager_role.clone().unwrap_or_default(),
        }
    }

    /// "Tomás, with Yuki", in the language of the paper.
    pub(crate) fn owner(&self, owner: Option<MemberId>, helpers: Option<&str>) -> String {
        let name = match owner {
            Some(id) => self.called.get(&id).cloned().unwrap_or_default(),
            None => self.manager().short_name,
        };
        match (helpers, self.settings.form_language) {
            (Some(helpers), In::English) => format!("{name}, with {helpers}"),
            (Some(helpers), In::German) => format!("{name}, mit {helpers}"),
            (None, _) => name,
        }
    }
}

/// The paper of an expectation. What belongs to the manager alone does not reach it.
pub(crate) fn agreement(
    text: &ExpectationText,
    number: u32,
    version: u32,
    people: &People<'_>,
    state: PaperState,
) -> AgreementPaper {
    let measure = &text.measure;
    let any = |parts: &[&Option<String>]| parts.iter().any(|part| part.is_some());
    AgreementPaper {
        language: language(people.settings.form_language),
        title: text.title.clone(),
        organisation: people.settings.organisation.clone(),
        number: expectation_number(number),
        version,
        template_version: AGREEMENT_TEMPLATE,
        member: people.member(),
        manager: people.manager(),
        start: text.starts_on,
        deadline: text.deadline,
        amends: None,
        what: text.what.clone().unwrap_or_default(),
        why: text.why.clone(),
        measure: any(&[&measure.text, &measure.baseline, &measure.target]).then(|| paper::Measure {
            text: measure.text.clone().unwrap_or_default(),
            baseline: measure.baseline.clone(),
            target: measure.target.clone(),
            unit: measure.unit.clone(),
        }),
        achievable: text.achievable.clone(),
        relevant: text.relevant.clone(),
        reviews: text.reviews.clone(),
        tasks: text
            .tasks
            .iter()
            .map(|task| paper::TaskLine {
                text: task.text.clone(),
                owner: people.owner(task.owner, task.helpers.as_deref()),
                due: task.due_on,
            })
            .collect(),
        promises: text
            .promises
            .iter()
            .map(|promise| paper::PromiseLine {
                text: promise.text.clone(),
                due: promise.due_on,
                when: promise.due_words.clone(),
            })
            .collect(),
        reward: any(&[&text.reward.what, &text.reward.when, &text.reward.decided_by]).then(|| {
            paper::Reward {
                what: text.reward.what.clone().unwrap_or_default(),
                when: text.reward.when.clone(),
                who_decides: text.reward.decided_by.clone(),
            }
        }),
        consequence: any(&[
            &text.consequence.what,
            &text.consequence.from,
            &text.consequence.first_step,
        ])
        .then(|| paper::Consequence {
            what: text.consequence.what.clone().unwrap_or_default(),
            from_when: text.consequence.from.clone(),
            first_step: text.consequence.first_step.clone(),
        }),
        exceptions: text.exceptions.clone(),
        own_words: text.own_words.clone(),
        state,
    }
}

/// `EXP-0042`.
pub(crate) fn expectation_number(number: u32) -> String {
    format!("EXP-{number:04}")
}

/// `LOG-0118`.
pub(crate) fn form_number(number: u32) -> String {
    format!("LOG-{number:04}")
}

/// JSON without spaces, the names of every object in the order of their UTF-8 bytes.
pub(crate) fn canonical(value: Value) -> Result<Vec<u8>, ApiError> {
    fn sorted(value: Value) -> Value {
        match value {
            Value::Object(fields) => {
                let fields: BTreeMap<_, _> = fields
                    .into_iter()
                    .map(|(name, value)| (name, sorted(value)))
                    .collect();
                Value::Object(fields.into_iter().collect())
            }
            Value::Array(values) => values.into_iter().map(sorted).collect(),
            other => other,
        }
    }
    serde_json::to_vec(&sorted(value)).map_err(|_| ApiError::defect())
}

/// An instant on the wall, to the second: paper shows no more.
pub(crate) fn local(at: DateTime<Utc>, zone: Tz) -> NaiveDateTime {
    at.with_timezone(&zone).naive_local()
}

/// The date of an instant on the wall.
pub(crate) fn day(at: DateTime<Utc>, zone: Tz) -> NaiveDate {
    local(at, zone).date()
}

/// The language of a paper's own words, for the press.
pub(crate) const fn language(language: In) -> Language {
    match language {
        In::English => Language::English,
        In::German => Language::German,
    }
}

/// The sheet, for the press.
pub(crate) fn sheet(size: PaperSize) -> paper::PaperSize {
    match size {
        PaperSize::A4 => paper::PaperSize::A4,
        PaperSize::Letter => paper::PaperSize::Letter,
    }
}
