//! Somebody who is there while a document is signed.

use crate::text::{LINE, folded, optional, required_line};
use crate::violation::Violation;

/// Who was there: neither the member nor the manager.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Witness {
    /// Full name.
    pub name: String,
    /// Role in the organisation.
    pub role: Option<String>,
}

impl Witness {
    /// Brings name and role into their final form.
    ///
    /// # Errors
    /// A [`Violation`] if there is no name, or if it is that of the member or of the manager in any order of words;
    /// case and accents do not matter.
    pub fn checked(name: &str, role: Option<&str>, member: &str, manager: &str) -> Result<Self, Violation> {
        let name = required_line("name", name, LINE, "Write the full name of the witness.")?;
        let words = words(&name);
        if words.is_empty() {
            return Err(Violation::new("name", "Write the full name of the witness."));
        }
        if words == self::words(member) {
            return Err(Violation::new(
                "name",
                "The member signs for themselves. A witness is somebody else.",
            ));
        }
        if words == self::words(manager) {
            return Err(Violation::new(
                "name",
                "You sign as the manager. A witness is somebody else.",
            ));
        }
        Ok(Self {
            name,
            role: optional(crate::text::line, "role", role, LINE)?,
        })
    }

    /// Reads who is meant from one line, in which a comma parts the role from the name: "Yuki Tanabe, Scheduling".
    #[must_use]
    pub fn named(line: &str) -> Self {
        let (name, role) = line.split_once(',').unwrap_or((line, ""));
        let role = role.trim();
        Self {
            name: name.trim().to_owned(),
            role: (!role.is_empty()).then(|| role.to_owned()),
        }
    }
}

/// The words of a name, in an order that does not depend on where the family name stands.
fn words(name: &str) -> Vec<String> {
    let name = folded(name);
    let mut words: Vec<_> = name
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    words.sort();
    words
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::*;

    fn checked(name: &str) -> Result<Witness, Violation> {
        Witness::checked(name, Some(" "), "Tomás Herrera", "Marit Solberg")
    }

    #[test]
    fn a_witness_has_a_name() {
        for name in ["", "  ", "—", "Yuki\nTanabe"] {
            assert_eq!(checked(name).unwrap_err().field, "name", "{name:?} is no name");
        }
        assert_eq!(
            checked(" Yuki Tanabe ").unwrap(),
            Witness::named("Yuki Tanabe"),
            "space at the ends is left out, and an empty role is none"
        );
    }

    #[test]
    fn neither_of_both_is_their_own_witness() {
        for name in [
            "tomas  herrera",
            "Herrera, Tomás",
            "MARIT SOLBERG",
            "Solberg Marit",
        ] {
            assert_eq!(checked(name).unwrap_err().field, "name", "{name} signs anyway");
        }
        assert!(
            checked("Tomás Solberg").is_ok(),
            "somebody may share a name with both"
        );
    }

    #[test]
    fn a_comma_parts_the_role_from_the_name() {
        for (line, name, role) in [
            ("Yuki Tanabe, Scheduling", "Yuki Tanabe", Some("Scheduling")),
            (
                "Yuki Tanabe , Head, Scheduling",
                "Yuki Tanabe",
                Some("Head, Scheduling"),
            ),
            ("Yuki Tanabe,", "Yuki Tanabe", None),
            ("", "", None),
        ] {
            let witness = Witness::named(line);
            assert_eq!(
                (witness.name.as_str(), witness.role.as_deref()),
                (name, role),
                "{line:?}"
            );
        }
    }
}
