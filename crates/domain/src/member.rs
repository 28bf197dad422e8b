//! Team members.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::day;
use crate::ids::MemberId;
use crate::text::{LINE, PASSAGE, line, optional, passage, required_line};
use crate::violation::Violation;
use crate::words::words;

words! {
    /// How a member stands to the manager.
    pub enum Relation {
        /// Reports to the manager.
        Report = "report",
        /// Reports to somebody else, works for the manager.
        DottedLine = "dotted-line",
        /// A colleague.
        Peer = "peer",
        /// Somebody who guides the manager.
        Mentor = "mentor",
    }
}

/// Everything that is written about a member as a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberText {
    /// Full name.
    pub name: String,
    /// What they like to be called.
    pub preferred_name: Option<String>,
    /// Their pronouns, if they gave them.
    pub pronouns: Option<String>,
    /// What they do.
    pub role: String,
    /// How they stand to the manager.
    pub relation: Relation,
    /// Since when in this role.
    pub since: Option<NaiveDate>,
    /// E-mail address.
    pub email: Option<String>,
    /// How and when they are best reached.
    pub best_reached: Option<String>,
    /// How they like recognition.
    pub recognition: Option<String>,
    /// Strengths, with what they were seen in.
    pub strengths: Option<String>,
    /// How to work with them.
    pub working_with: Option<String>,
}

impl MemberText {
    /// Brings all texts into their final form.
    ///
    /// # Errors
    /// The first [`Violation`] of a limit, an address that cannot be one, or a date that nobody can have meant.
    pub fn checked(self, today: NaiveDate) -> Result<Self, Violation> {
        let short = |field: &str, text: &Option<String>, limit| optional(line, field, text.as_deref(), limit);
        let long = |field: &str, text: &Option<String>| optional(passage, field, text.as_deref(), PASSAGE);
        Ok(Self {
            name: required_line("name", &self.name, LINE, "Give them a name.")?,
            preferred_name: short("preferredName", &self.preferred_name, 80)?,
            pronouns: short("pronouns", &self.pronouns, 40)?,
            role: required_line("role", &self.role, LINE, "Say what they do.")?,
            relation: self.relation,
            since: since(self.since, today)?,
            email: email(self.email.as_deref())?,
            best_reached: long("bestReached", &self.best_reached)?,
            recognition: long("recognition", &self.recognition)?,
            strengths: long("strengths", &self.strengths)?,
            working_with: long("workingWith", &self.working_with)?,
        })
    }

    /// What they are called in a sentence: the preferred name, else the first word of the name.
    #[must_use]
    pub fn called(&self) -> &str {
        called(&self.name, self.preferred_name.as_deref())
    }
}

/// What somebody is called in a sentence: the preferred name, else the first word of the name.
#[must_use]
pub fn called<'a>(name: &'a str, preferred: Option<&'a str>) -> &'a str {
    preferred.unwrap_or_else(|| name.split_whitespace().next().unwrap_or(name))
}

/// A member as the vault keeps one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Which one.
    pub id: MemberId,
    /// Counts the changes, from 1.
    pub revision: u32,
    /// What is written about them.
    pub text: MemberText,
    /// When they were archived, if they are.
    pub archived_at: Option<DateTime<Utc>>,
    /// Belongs to the sample team.
    pub sample: bool,
    /// When they were added.
    pub created_at: DateTime<Utc>,
}

fn since(date: Option<NaiveDate>, today: NaiveDate) -> Result<Option<NaiveDate>, Violation> {
    let date = day::optional("since", date)?;
    if date.is_some_and(|date| date - today > TimeDelta::days(366)) {
        return Err(Violation::new(
            "since",
            "This is more than a year ahead. Check the date.",
        ));
    }
    Ok(date)
}

/// Looks for slips, not for every rule of RFC 5322: one `@` with something on both sides and no space.
fn email(text: Option<&str>) -> Result<Option<String>, Violation> {
    let Some(text) = optional(line, "email", text, 254)? else {
        return Ok(None);
    };
    let sound = !text.contains(char::is_whitespace)
        && text
            .split_once('@')
            .is_some_and(|(name, place)| !name.is_empty() && !place.is_empty() && !place.contains('@'));
    if sound {
        Ok(Some(text))
    } else {
        Err(Violation::new(
            "email",
            "This is not an e-mail address. Write it like name@example.com.",
        ))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::*;

    fn tomas() -> MemberText {
        MemberText {
            name: " Tomás Herrera ".into(),
            preferred_name: None,
            pronouns: None,
            role: "Field service engineer".into(),
            relation: Relation::Report,
            since: None,
            email: None,
            best_reached: None,
            recognition: None,
            strengths: None,
            working_with: None,
        }
    }

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 19).unwrap()
    }

    #[test]
    fn a_name_and_a_role_are_enough() {
        let member = tomas().checked(today()).unwrap();
        assert_eq!(member.name, "Tomás Herrera", "space at the ends is not kept");
        assert_eq!(member.called(), "Tomás");
    }

    #[test]
    fn what_is_wrong_is_said_at_its_field() {
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d);
        let cases: [(MemberText, &str); 8] = [
            (
                MemberText {
                    name: " ".into(),
                    ..tomas()
                },
                "name",
            ),
            (
                MemberText {
                    role: String::new(),
                    ..tomas()
                },
                "role",
            ),
            (
                MemberText {
                    name: "x".repeat(201),
                    ..tomas()
                },
                "name",
            ),
            (
                MemberText {
                    since: day(2028, 1, 1),
                    ..tomas()
                },
                "since",
            ),
            (
                MemberText {
                    since: day(1066, 1, 1),
                    ..tomas()
                },
                "since",
            ),
            (
                MemberText {
                    email: Some("tomas at home".into()),
                    ..tomas()
                },
                "email",
            ),
            (
                MemberText {
                    email: Some("a@b@c".into()),
                    ..tomas()
                },
                "email",
            ),
            (
                MemberText {
                    strengths: Some("\0".into()),
                    ..tomas()
                },
                "strengths",
            ),
        ];
        for (text, field) in cases {
            assert_eq!(text.checked(today()).unwrap_err().field, field);
        }
    }

    #[test]
    fn a_preferred_name_is_used_in_sentences() {
        let member = MemberText {
            preferred_name: Some("Tom".into()),
            ..tomas()
        };
        assert_eq!(member.called(), "Tom");
    }
}
