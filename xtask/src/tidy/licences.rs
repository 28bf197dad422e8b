//! The licences of everything that is shipped, and the list of them that the application shows.

use super::{File, Finding, Rule};
use crate::licences::{self, Component};
use crate::process::Outcome;

const ACCEPTED_RULE: Rule = Rule {
    holds: "Everything that Kept ships has a licence from the accepted list.",
    mend: "Use another library; a new licence is a decision for xtask/src/licences.rs and deny.toml.",
};

const LIST_RULE: Rule = Rule {
    holds: "The list of licences in the application is current.",
    mend: "Run `cargo xtask generate` and commit what it wrote.",
};

pub(super) fn check(files: &[File]) -> Outcome<Vec<Finding>> {
    let components = licences::components()?;
    let mut findings = not_accepted(&components);
    let list = files.iter().find(|file| file.path == licences::LIST);
    if list.is_none_or(|file| file.text != licences::list(&components)) {
        findings.push(LIST_RULE.broken_at(licences::LIST, "differs from what the lock files say"));
    }
    Ok(findings)
}

fn not_accepted(components: &[Component]) -> Vec<Finding> {
    let refused = components
        .iter()
        .filter(|component| !licences::is_accepted(component.licence()));
    // Fonts and the word list are data with licences of their own kind.
    let refused = refused.filter(|component| !["OFL-1.1", "CC-BY-3.0"].contains(&component.licence()));
    refused
        .map(|component| ACCEPTED_RULE.broken_at(component.described(), "this licence is not accepted"))
        .collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn a_copyleft_library_is_refused() {
        let lock = r#"{"packages": {
            "node_modules/good": {"version": "1.0.0", "license": "ISC"},
            "node_modules/bad": {"version": "2.0.0", "license": "AGPL-3.0-only"},
            "node_modules/silent": {"version": "3.0.0"}
        }}"#;
        let components = licences::npm_components(lock).unwrap();
        let places: Vec<String> = not_accepted(&components)
            .into_iter()
            .map(|finding| finding.place)
            .collect();
        assert_eq!(
            places,
            ["bad 2.0.0 (AGPL-3.0-only)", "silent 3.0.0 ()"],
            "a licence outside the list is found, and so is none at all"
        );
    }
}
