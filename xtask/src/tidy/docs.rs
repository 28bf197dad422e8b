//! The documents of the repository: what the first page must say, and links that lead somewhere.

use std::collections::BTreeSet;

use super::{File, Finding, Rule};

const README_RULE: Rule = Rule {
    holds: "The first page names the two commands that do everything.",
    mend: "Say `cargo xtask run` and `cargo xtask test` in README.md.",
};

const LINK_RULE: Rule = Rule {
    holds: "A link to a page of the repository leads to a page that exists.",
    mend: "Correct the path, or add the page.",
};

const DECISION_RULE: Rule = Rule {
    holds: "Every decision is in the index.",
    mend: "Add a line with a link to docs/README.md.",
};

pub(super) fn check(files: &[File]) -> Vec<Finding> {
    let mut findings = commands(files);
    let paths: BTreeSet<&str> = files.iter().map(|file| file.path.as_str()).collect();
    for file in files.iter().filter(|file| file.is_any_of(&[".md"])) {
        findings.extend(links(file, &paths));
    }
    findings.extend(decisions(files));
    findings
}

fn commands(files: &[File]) -> Vec<Finding> {
    let text = files
        .iter()
        .find(|file| file.path == "README.md")
        .map_or("", |file| file.text.as_str());
    let missing = ["cargo xtask run", "cargo xtask test"]
        .into_iter()
        .filter(|command| !text.contains(command));
    missing
        .map(|command| README_RULE.broken_at("README.md", format!("does not say `{command}`")))
        .collect()
}

/// Relative links to text files. Pictures are not text, so they are not in `paths`; the demo makes them.
fn links(file: &File, paths: &BTreeSet<&str>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (number, line) in file.lines() {
        for link in linked_pages(line) {
            let target = target(&file.path, link);
            let folder = format!("{}/", target.trim_end_matches('/'));
            if !paths.contains(target.as_str()) && !paths.iter().any(|path| path.starts_with(&folder)) {
                findings.push(LINK_RULE.broken_at(file.at(number), format!("links to `{link}`")));
            }
        }
    }
    findings
}

/// The targets of `[…](…)` in a line, without pictures, addresses outside and anchors within the page.
fn linked_pages(line: &str) -> Vec<&str> {
    let starts = line.match_indices("](").map(|(start, _)| start);
    let targets = starts.filter_map(|start| {
        let text = line[..start].rfind('[')?;
        let is_picture = line[..text].ends_with('!');
        let (target, _) = line[start + 2..].split_once(')')?;
        let target = target.split('#').next()?;
        let is_outside = target.is_empty() || target.contains("://") || target.starts_with("mailto:");
        (!is_picture && !is_outside).then_some(target)
    });
    targets.collect()
}

fn target(page: &str, link: &str) -> String {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in link.split('/') {
        match part {
            "." | "" => {}
            ".." => {
                parts.pop();
            }
            name => parts.push(name),
        }
    }
    parts.join("/")
}

fn decisions(files: &[File]) -> Vec<Finding> {
    let index = files
        .iter()
        .find(|file| file.path == "docs/README.md")
        .map_or("", |file| file.text.as_str());
    let names = files
        .iter()
        .filter_map(|file| file.path.strip_prefix("docs/adr/"));
    let missing = names.filter(|name| !index.contains(&format!("(adr/{name})")));
    missing
        .map(|name| DECISION_RULE.broken_at(format!("docs/adr/{name}"), "is not in docs/README.md"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::{files, places};
    use super::*;

    const README: (&str, &str) = ("README.md", "`cargo xtask run` and `cargo xtask test`");

    #[test]
    fn the_first_page_names_both_commands() {
        let found = check(&files(&[("README.md", "Run `cargo xtask run`.")]));
        assert_eq!(places(&found), ["README.md"], "one of two is missing");
        assert!(check(&files(&[README])).is_empty(), "both are named");
    }

    #[test]
    fn links_lead_to_pages_that_exist() {
        let text =
            "[a](../README.md) [b](adr/) [c](https://example.org) [d](#here) ![e](shot.png) [f](lost.md#x)";
        let page = ("docs/guide.md", text);
        let found = check(&files(&[
            README,
            page,
            ("docs/README.md", "(adr/0001-a.md)"),
            ("docs/adr/0001-a.md", ""),
        ]));
        assert_eq!(
            places(&found),
            ["docs/guide.md:1"],
            "only the lost page: {found:?}"
        );
    }

    #[test]
    fn every_decision_is_in_the_index() {
        let found = check(&files(&[
            README,
            ("docs/README.md", ""),
            ("docs/adr/0002-b.md", ""),
        ]));
        assert_eq!(places(&found), ["docs/adr/0002-b.md"]);
    }
}
