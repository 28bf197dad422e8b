//! Performance improvement plans: a plan, its meetings and amendments, and its end.
//!
//! Every form of a plan names the first one. What was filed stays as it is: an extension or an amendment is a form of
//! its own, and the latest of them says what applies.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use kept_domain::circle::Circle;
use kept_domain::form::{Answers, Form, FormState as State};
use kept_domain::ids::{FormId as Id, MemberId as Member};
use kept_domain::template::{FieldType, Purpose, Template};
use kept_vault::Reader;
use kept_vault::table::{form, plan};
use serde_json::{Value, json};

use super::{Settings, template};
use crate::error::ApiError;
use crate::session::Session;
use crate::wire::*;

/// Plans of one member that are looked through.
const MOST: u32 = 50;

/// Everything that was filed of a plan.
pub(super) struct Plan {
    first: Form,
    /// What goes on with it, in the order of the days.
    later: Vec<Form>,
}

impl Plan {
    /// The plan that a form belongs to.
    fn of(reader: &Reader<'_>, id: Id) -> Result<Self, ApiError> {
        let form = form::get(reader, id)?;
        let first = match form.continues {
            Some(first) => form::get(reader, first)?,
            None => form,
        };
        if first.purpose != Purpose::Pip || first.state == State::Draft {
            return Err(ApiError::precondition("This belongs to no plan that was filed."));
        }
        let later = plan::continuing(reader, first.id)?;
        Ok(Self { first, later })
    }

    /// The forms that say what is to be reached, oldest first.
    fn texts(&self) -> impl DoubleEndedIterator<Item = &Form> {
        std::iter::once(&self.first).chain(self.of_purpose(Purpose::Pip))
    }

    /// The one that applies.
    fn current(&self) -> &Form {
        self.texts().next_back().unwrap_or(&self.first)
    }

    fn of_purpose(&self, purpose: Purpose) -> impl DoubleEndedIterator<Item = &Form> {
        self.later.iter().filter(move |form| form.purpose == purpose)
    }

    /// Whether something may still be added: it has not ended, or its end was put off.
    fn is_open(&self) -> bool {
        !self.of_purpose(Purpose::PipOutcome).any(ends)
    }
}

/// Whether the outcome ends the plan. An extended one goes on.
fn ends(outcome: &Form) -> bool {
    outcome.answers.get("outcome").and_then(Value::as_str) != Some("extended")
}

/// The open plan of a member that a new form goes on with: the one that was named, or the only one.
pub(super) fn to_continue(reader: &Reader<'_>, member: Member, named: Option<Id>) -> Result<Plan, ApiError> {
    if let Some(id) = named {
        let plan = Plan::of(reader, id)?;
        if plan.first.member != member {
            return Err(ApiError::field("continuesId", "This is a plan of somebody else."));
        }
        if !plan.is_open() {
            return Err(ApiError::precondition(
                "This plan has ended. What is still to be said goes into an addendum.",
            ));
        }
        return Ok(plan);
    }
    let plans = plan::of_member(reader, member, MOST)?.into_iter();
    let plans = plans.map(|first| Plan::of(reader, first.id));
    let mut open = Vec::new();
    for plan in plans {
        let plan = plan?;
        if plan.is_open() {
            open.push(plan);
        }
    }
    match (open.pop(), open.is_empty()) {
        (Some(only), true) => Ok(only),
        (Some(_), false) => Err(ApiError::field(
            "continuesId",
            "There are several open plans. Start it from the one that it belongs to.",
        )),
        (None, _) => Err(ApiError::precondition(
            "There is no open plan. Write and file the plan first.",
        )),
    }
}

impl Plan {
    /// Its first form, which all others name.
    pub(super) const fn id(&self) -> Id {
        self.first.id
    }

    /// What a new form that goes on with it begins with.
    pub(super) fn beginning(&self, template: &Template) -> Result<Answers, ApiError> {
        let current = self.current();
        let mut answers = BTreeMap::new();
        if template.purpose == Purpose::Pip {
            // The plan as it stands, without what the manager noted for that day alone.
            let kept = template.fields().filter(|field| field.circle != Circle::Mine);
            answers.extend(kept.filter_map(|field| {
                let answer = current.answers.get(&field.key)?;
                Some((field.key.clone(), answer.clone()))
            }));
            answers.remove("changes");
            answers.insert("plan_kind".to_owned(), "amendment".into());
            answers.insert(
                "amends".to_owned(),
                json!({ "kind": "form", "id": current.id.to_string() }),
            );
        } else if template.field("ratings").is_some() {
            let rows: Vec<Value> = goals(current).map(|goal| json!({ "goal": goal })).collect();
            answers.insert("ratings".to_owned(), rows.into());
        }
        Ok(Answers::draft(template, answers)?)
    }
}

/// The plan that a form belongs to when it is filed; `None` if it is one of its own.
pub(super) fn filed_with(reader: &Reader<'_>, form: &Form) -> Result<Option<Id>, ApiError> {
    let answer = |key: &str| form.answers.get(key);
    let named = match form.purpose {
        Purpose::PipMeeting | Purpose::PipOutcome => form.continues,
        Purpose::Pip => {
            if answer("plan_kind")
                .and_then(Value::as_str)
                .is_none_or(|kind| kind == "new")
            {
                return Ok(None);
            }
            let amended = answer("amends").filter(|link| link.get("kind") == Some(&json!("form")));
            let amended = amended.and_then(|link| link.get("id")?.as_str()?.parse().ok());
            let named = amended.or(form.continues);
            if named.is_none() {
                return Err(ApiError::field(
                    "answers.amends",
                    "Choose the plan that this one changes.",
                ));
            }
            named
        }
        _ => return Ok(None),
    };
    Ok(Some(to_continue(reader, form.member, named)?.id()))
}

pub(crate) fn plan_get(session: &Session, request: FormRef) -> Result<PlanView, ApiError> {
    session.read(move |reader| shown(reader, &Plan::of(reader, request.id.into())?))
}

pub(crate) fn plan_list(session: &Session, request: PlanList) -> Result<Vec<PlanView>, ApiError> {
    let ended = request.ended == Some(true);
    session.read(move |reader| {
        let mut views = Vec::new();
        for first in plan::of_member(reader, request.member_id.into(), MOST)? {
            let plan = Plan::of(reader, first.id)?;
            if plan.is_open() || ended {
                views.push(shown(reader, &plan)?);
            }
        }
        Ok(views)
    })
}

fn shown(reader: &Reader<'_>, plan: &Plan) -> Result<PlanView, ApiError> {
    let language = Settings::form_language(reader)?;
    // The label of an option, in a field or in a column of a list.
    let label = |form: &Form, key: &str, column: Option<&str>, option: Option<&Value>| {
        let chosen = option.and_then(Value::as_str);
        let (template, version) = &form.template;
        template::with(reader, template, *version, |template| {
            let field = template.field(key).and_then(|field| match column {
                Some(column) => field.columns.iter().find(|one| one.key == column),
                None => Some(field),
            });
            let option = field
                .filter(|field| field.field_type == FieldType::Pick)
                .and_then(|field| field.options.iter().find(|one| Some(one.key.as_str()) == chosen));
            Ok(option.map(|option| option.label.within(language).to_owned()))
        })
    };
    let current = plan.current();
    let day = |form: &Form, key: &str| form.answers.get(key)?.as_str()?.parse::<NaiveDate>().ok();
    let put_off = plan
        .of_purpose(Purpose::PipOutcome)
        .filter_map(|outcome| day(outcome, "new_ends_on"));
    let held = plan
        .of_purpose(Purpose::PipMeeting)
        .next_back()
        .map(|form| form.event.on);
    let texts = plan.texts().map(|form| {
        Ok(PlanText {
            form_id: form.id.into(),
            title: form.title.clone(),
            on: form.event.on,
            kind: label(form, "plan_kind", None, form.answers.get("plan_kind"))?,
        })
    });
    let meetings = plan.of_purpose(Purpose::PipMeeting).map(|form| {
        let ratings = rows(form, "ratings").filter_map(|row| {
            let goal = row.get("goal")?.as_str()?.to_owned();
            Some(
                label(form, "ratings", Some("rating"), row.get("rating"))
                    .map(|rating| PlanRating { goal, rating }),
            )
        });
        Ok(PlanMeeting {
            form_id: form.id.into(),
            title: form.title.clone(),
            on: form.event.on,
            ratings: ratings.collect::<Result<_, ApiError>>()?,
        })
    });
    let outcomes = plan.of_purpose(Purpose::PipOutcome).map(|form| {
        Ok(PlanOutcome {
            form_id: form.id.into(),
            on: form.event.on,
            outcome: label(form, "outcome", None, form.answers.get("outcome"))?,
            ends: ends(form),
        })
    });
    let planned = rows(current, "meetings").filter_map(|row| row.get("on")?.as_str()?.parse().ok());
    Ok(PlanView {
        id: plan.first.id.into(),
        member_id: plan.first.member.into(),
        title: current.title.clone(),
        open: plan.is_open(),
        starts_on: day(&plan.first, "starts_on"),
        ends_on: put_off.chain(day(current, "ends_on")).max(),
        goals: goals(current).map(str::to_owned).collect(),
        texts: texts.collect::<Result<_, ApiError>>()?,
        meetings: meetings.collect::<Result<_, ApiError>>()?,
        planned: planned
            .filter(|day| held.is_none_or(|held| *day > held))
            .collect(),
        outcomes: outcomes.collect::<Result<_, ApiError>>()?,
    })
}

fn rows<'a>(form: &'a Form, key: &str) -> impl Iterator<Item = &'a Value> {
    form.answers
        .get(key)
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
}

fn goals(form: &Form) -> impl Iterator<Item = &str> {
    rows(form, "goals").filter_map(|row| row.get("goal")?.as_str())
}
