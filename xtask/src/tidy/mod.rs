//! The invariants of ARCHITECTURE.md, and the habits of CONTRIBUTING.md, that a program can check.

mod docs;
mod files;
mod graph;
mod licences;
mod ui;
mod words;

use std::fmt;
use std::fs;

use crate::packages::{LINUX, Packages};
use crate::process::{Failure, Outcome, git, output, root};

/// A place that breaks a rule.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Finding {
    /// A path, with a line where there is one.
    place: String,
    /// What is wrong there.
    wrong: String,
    rule: Rule,
}

/// A rule as the person who broke it wants to read it.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Clone, Copy)]
pub(crate) struct Rule {
    /// What must be true.
    holds: &'static str,
    /// What to do instead.
    mend: &'static str,
}

impl Rule {
    fn broken_at(self, place: impl Into<String>, wrong: impl Into<String>) -> Finding {
        Finding {
            place: place.into(),
            wrong: wrong.into(),
            rule: self,
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            place,
            wrong,
            rule: Rule { holds, mend },
        } = self;
        write!(f, "{place}: {wrong}\n    Rule: {holds}\n    Mend: {mend}")
    }
}

/// A text file of the repository.
pub(crate) struct File {
    /// From the root, with forward slashes.
    pub(crate) path: String,
    pub(crate) text: String,
}

impl File {
    /// Numbered lines, from 1.
    fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text
            .lines()
            .enumerate()
            .map(|(index, line)| (index + 1, line))
    }

    /// The lines of the program itself.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let end = self.first_line_of_tests();
        self.lines().take_while(move |(number, _)| *number < end)
    }

    /// The lines of its tests.
    fn tests(&self) -> impl Iterator<Item = (usize, &str)> {
        let start = self.first_line_of_tests();
        self.lines().skip_while(move |(number, _)| *number < start)
    }

    /// Unit tests stand at the end of a Rust file; files of tests are tests from the start.
    fn first_line_of_tests(&self) -> usize {
        let is_rust = self.is_any_of(&[".rs"]);
        if self.is_any_of(&[".test.ts", "_tests.rs", "/tests.rs"])
            || (is_rust && format!("/{}", self.path).contains("/tests/"))
        {
            return 1;
        }
        let mut after_mark = false;
        for (number, line) in self.lines().filter(|_| is_rust) {
            if after_mark && line.contains("mod ") && line.ends_with('{') {
                return number;
            }
            after_mark = line.trim() == "#[cfg(test)]";
        }
        usize::MAX
    }

    fn at(&self, line: usize) -> String {
        format!("{}:{line}", self.path)
    }

    fn is_any_of(&self, endings: &[&str]) -> bool {
        endings.iter().any(|ending| self.path.ends_with(ending))
    }

    fn is_below(&self, folders: &[&str]) -> bool {
        folders.iter().any(|folder| self.path.starts_with(folder))
    }

    /// Made by `cargo xtask generate` or by a package manager.
    fn is_generated(&self) -> bool {
        self.is_below(&files::GENERATED) || self.is_any_of(&["Cargo.lock", "package-lock.json"])
    }
}

/// Checks the repository and prints what it finds.
pub(crate) fn run() -> Outcome {
    let findings = findings()?;
    if findings.is_empty() {
        println!("The repository keeps its rules.");
        return Ok(());
    }
    for finding in &findings {
        println!("{finding}\n");
    }
    Err(Failure::new(format!(
        "{} places break a rule of the repository.",
        findings.len()
    )))
}

fn findings() -> Outcome<Vec<Finding>> {
    let files = repository()?;
    let packages = Packages::read(&[LINUX])?;
    let mut findings = files::check(&files);
    findings.extend(words::check(&files));
    findings.extend(ui::check(&files));
    findings.extend(docs::check(&files));
    findings.extend(graph::check(&packages));
    findings.extend(licences::check(&files)?);
    findings.sort();
    Ok(findings)
}

/// Every text file that is, or would be, committed, but for the libraries of others.
fn repository() -> Outcome<Vec<File>> {
    let list = output(&mut git([
        "ls-files",
        "-z",
        "--cached",
        "--others",
        "--exclude-standard",
        "--deduplicate",
    ]))?;
    let paths = list
        .split('\0')
        .filter(|path| !path.is_empty() && !path.starts_with("vendor/"));
    // What is not UTF-8 is a picture or a font; what cannot be read was just deleted.
    let read = |path: &str| {
        let text = fs::read_to_string(root().join(path)).ok()?;
        Some(File {
            path: path.to_owned(),
            text,
        })
    };
    Ok(paths.filter_map(read).collect())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    pub(super) fn files(contents: &[(&str, &str)]) -> Vec<File> {
        let file = |(path, text): &(&str, &str)| File {
            path: (*path).to_owned(),
            text: (*text).to_owned(),
        };
        contents.iter().map(file).collect()
    }

    /// Where the findings are, in the order of the check.
    pub(super) fn places(findings: &[Finding]) -> Vec<&str> {
        findings.iter().map(|finding| finding.place.as_str()).collect()
    }

    #[test]
    fn the_repository_keeps_its_rules() {
        let findings: Vec<String> = findings().unwrap().iter().map(ToString::to_string).collect();
        assert!(
            findings.is_empty(),
            "`cargo xtask tidy` finds:\n{}",
            findings.join("\n\n")
        );
    }

    #[test]
    fn a_finding_says_where_what_which_rule_and_how_to_mend_it() {
        let rule = Rule {
            holds: "Only vault opens databases.",
            mend: "Ask the vault.",
        };
        assert_eq!(
            rule.broken_at("a.rs:3", "opens one").to_string(),
            "a.rs:3: opens one\n    Rule: Only vault opens databases.\n    Mend: Ask the vault."
        );
    }
}
