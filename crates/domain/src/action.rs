//! What follows from a form: rows that become promises of the manager or tasks of a member.

use chrono::NaiveDate;
use serde_json::Value;

use crate::circle::Circle;
use crate::form::{Answers, MANAGER};
use crate::ids::MemberId;
use crate::template::{Actions, DefaultOwner, Purpose, Template};
use crate::text::{LINE, first_line};

/// Something that is to be done after a talk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Action {
    /// What, in a line.
    pub text: String,
    /// Who; `None` is the manager, whose actions are promises.
    pub owner: Option<MemberId>,
    /// By when.
    pub due: Option<NaiveDate>,
    /// Who may see it: as wide as its list, unless the column that says what is narrower.
    pub circle: Circle,
}

impl Action {
    /// Every row of a form that is to be done, in the order of the template. `about` is the member of the form.
    ///
    /// Rows that do not say what are left out, as is everything that is no part of the form.
    #[must_use]
    pub fn of(template: &Template, answers: &Answers, about: MemberId) -> Vec<Self> {
        let applicable = template.applicable(answers).fields;
        let lists = template
            .actions
            .iter()
            .filter(|actions| applicable.contains(actions.field.as_str()));
        lists
            .flat_map(|actions| {
                let rows = answers.get(&actions.field).and_then(Value::as_array);
                let circle = circle(template, actions);
                rows.into_iter()
                    .flatten()
                    .filter_map(move |row| Self::of_row(actions, row, about, circle))
            })
            .collect()
    }

    fn of_row(actions: &Actions, row: &Value, about: MemberId, circle: Circle) -> Option<Self> {
        let cell = |column: &Option<String>| row.get(column.as_ref()?)?.as_str();
        let owner = match (cell(&actions.owner), actions.default_owner) {
            (Some(MANAGER), _) | (None, DefaultOwner::Manager) => None,
            (Some(id), _) => Some(id.parse().ok()?),
            (None, DefaultOwner::Member) => Some(about),
        };
        Some(Self {
            text: first_line(row.get(&actions.text)?.as_str()?, LINE)?,
            owner,
            due: cell(&actions.due).and_then(|due| due.parse().ok()),
            circle,
        })
    }
}

/// The narrower circle of a list and of its column that says what is to be done.
fn circle(template: &Template, actions: &Actions) -> Circle {
    let list = template.field(&actions.field);
    let column = list.and_then(|list| list.columns.iter().find(|column| column.key == actions.text));
    let circles = [list, column].map(|field| field.map_or(Circle::Mine, |field| field.circle));
    circles.into_iter().min().unwrap_or(Circle::Mine)
}

/// The days on which a form wants to be looked at again: its follow-up, and from `today` on the meetings that a plan
/// provides for, the day to give feedback that was not given yet, and the new end of an extended plan.
#[must_use]
pub fn days(template: &Template, answers: &Answers, today: NaiveDate) -> Vec<NaiveDate> {
    let applicable = template.applicable(answers).fields;
    let day = |value: &Value| value.as_str()?.parse::<NaiveDate>().ok();
    let answered = |key: &str| answers.get(key).filter(|_| applicable.contains(key));
    let planned: Vec<NaiveDate> = match template.purpose {
        Purpose::Pip => {
            let meetings = answered("meetings").and_then(Value::as_array);
            let days = meetings
                .into_iter()
                .flatten()
                .filter_map(|row| day(row.get("on")?));
            days.collect()
        }
        Purpose::Feedback => answered("deliver_on").and_then(day).into_iter().collect(),
        Purpose::PipOutcome => answered("new_ends_on").and_then(day).into_iter().collect(),
        _ => Vec::new(),
    };
    let follow_up = template
        .follow_up_field
        .as_deref()
        .and_then(answered)
        .and_then(day);
    let mut days: Vec<NaiveDate> = planned
        .into_iter()
        .filter(|day| *day >= today)
        .chain(follow_up)
        .collect();
    days.sort_unstable();
    days.dedup();
    days
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use serde_json::json;
    use uuid::Uuid;

    use super::*;

    fn of(answers: Value) -> Vec<Action> {
        let template = Template::built_in("correction").unwrap();
        let answers = serde_json::from_value(answers).unwrap();
        let answers = Answers::draft(template, answers).unwrap();
        Action::of(template, &answers, MemberId::new(Uuid::nil()))
    }

    #[test]
    fn rows_without_an_owner_go_to_whom_the_template_says() {
        let actions = of(json!({
            "change": [{ "what": "Log every call before leaving", "due": "2026-12-01" }, { "measure": "Weekly look" }],
            "support": [{ "text": "A second terminal on the bench" }],
        }));
        assert_eq!(
            actions,
            [
                Action {
                    text: "Log every call before leaving".into(),
                    owner: Some(MemberId::new(Uuid::nil())),
                    due: NaiveDate::from_ymd_opt(2026, 12, 1),
                    circle: Circle::Official,
                },
                Action {
                    text: "A second terminal on the bench".into(),
                    owner: None,
                    due: None,
                    circle: Circle::Official,
                },
            ],
            "what changes is theirs, what helps is the manager's, and a row that does not say what is left out"
        );
    }

    #[test]
    fn a_plan_is_looked_at_on_the_days_of_its_meetings() {
        let template = Template::built_in("pip").unwrap();
        let answers = json!({
            "ends_on": "2027-01-29",
            "meetings": [{ "on": "2026-12-04" }, { "on": "2026-11-06" }, { "look_at": "Reports" }],
        });
        let answers = Answers::draft(template, serde_json::from_value(answers).unwrap()).unwrap();
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
        assert_eq!(
            days(template, &answers, day(2026, 11, 19)),
            [day(2026, 12, 4), day(2027, 1, 29)],
            "meetings that lie behind are not reminded of, the end of the plan is"
        );
    }

    #[test]
    fn an_owner_who_is_named_is_taken() {
        let template = Template::built_in("coaching-session").unwrap();
        let somebody = Uuid::from_u128(7);
        let answers = json!({ "plan": [
            { "step": "Draft the handover note", "owner": somebody },
            { "step": "Free an hour on Friday", "owner": "manager", "due": "2026-11-27" },
        ] });
        let answers = Answers::draft(template, serde_json::from_value(answers).unwrap()).unwrap();
        let owners: Vec<_> = Action::of(template, &answers, MemberId::new(Uuid::nil()))
            .into_iter()
            .map(|action| action.owner)
            .collect();
        assert_eq!(owners, [Some(MemberId::new(somebody)), None]);
    }
}
