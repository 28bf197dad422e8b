//! What counts as a talk with a member, for when they were last talked to.

use serde_json::Value;

use crate::feedback::{Delivery, NOT_YET};
use crate::form::Form;
use crate::template::Purpose;

/// Whether a form that is filed says that a talk was held on its day.
///
/// Praise, a brief and the plan of an improvement plan are written, and feedback may be given in writing or later.
/// When it is given later, [`Delivery::is_talk`] says whether that was a talk.
#[must_use]
pub fn was_held(form: &Form) -> bool {
    match form.purpose {
        Purpose::Talk
        | Purpose::OneToOne
        | Purpose::Correction
        | Purpose::PipMeeting
        | Purpose::PipOutcome => true,
        Purpose::Written | Purpose::Recognition | Purpose::Pip => false,
        // A template of the manager's own may know more ways, and all but one are a way of having said it.
        Purpose::Feedback => match form.answers.get("delivered").and_then(Value::as_str) {
            None | Some(NOT_YET) => false,
            Some(way) => way.parse().map_or(true, Delivery::is_talk),
        },
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::collections::BTreeMap;

    use chrono::{DateTime, NaiveDate};
    use serde_json::json;
    use uuid::Uuid;

    use super::*;
    use crate::form::{Answers, Event, FormState};
    use crate::ids::{FormId, MemberId};
    use crate::template::Template;

    fn form(purpose: Purpose, delivered: Value) -> Form {
        Form {
            id: FormId::new(Uuid::nil()),
            member: MemberId::new(Uuid::nil()),
            template: (String::new(), 1),
            purpose,
            continues: None,
            revision: 1,
            state: FormState::Filed,
            title: String::new(),
            summary: None,
            event: Event {
                on: NaiveDate::default(),
                time: None,
                minutes: None,
                place: None,
            },
            answers: Answers::stored(BTreeMap::from([("delivered".to_owned(), delivered)])),
            follow_up_on: None,
            filed_at: None,
            sample: false,
            updated_at: DateTime::default(),
        }
    }

    #[test]
    fn what_is_only_written_is_no_talk() {
        let held = |key: &str| {
            let template = Template::built_in(key).unwrap();
            was_held(&form(template.purpose, Value::Null))
        };
        for key in [
            "coaching-session",
            "one-to-one",
            "weekly-check-in",
            "grow",
            "clear",
            "stay-interview",
            "skip-level",
            "open-door",
            "ninety-days",
            "mistake-review",
            "expectation-agreement",
            "accountability-pair",
            "correction",
            "pip-meeting",
            "pip-outcome",
        ] {
            assert!(held(key), "{key} tells of a talk");
        }
        for key in ["recognition", "delegation-brief", "peer-review", "pip"] {
            assert!(!held(key), "{key} is written");
        }
    }

    #[test]
    fn feedback_is_a_talk_once_it_was_said() {
        for (way, held) in [
            (json!("in-person"), true),
            (json!("call"), true),
            (json!("over-lunch"), true),
            (json!("written"), false),
            (json!("not-yet"), false),
            (Value::Null, false),
        ] {
            let feedback = form(Purpose::Feedback, way.clone());
            assert_eq!(was_held(&feedback), held, "{way}");
        }
    }
}
