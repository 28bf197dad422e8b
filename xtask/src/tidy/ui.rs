//! The interface: who imports whom, what reaches the page, and what the web view may ask for.
//!
//! ESLint says the same about imports while one writes; here it holds even where a comment switches ESLint off.

use super::{File, Finding, Rule};

const BRIDGE_RULE: Rule = Rule {
    holds: "Only ui/src/lib/ipc imports @tauri-apps/* (invariant 8).",
    mend: "Use `call` from $lib/ipc/client.",
};

const FEATURE_RULE: Rule = Rule {
    holds: "A feature does not import from another feature (invariant 8).",
    mend: "Move what both need to ui/src/lib, or let the shell in ui/src/app put them together.",
};

const TIER_RULE: Rule = Rule {
    holds: "ui/src/lib knows neither features nor the shell (invariant 8).",
    mend: "Hand it in as a property, or move the file to the feature that it belongs to.",
};

const MARKUP_RULE: Rule = Rule {
    holds: "Text of people is never parsed as markup, and the page stores nothing.",
    mend: "Bind the text as text; keep what must last in the vault.",
};

const CAPABILITY_RULE: Rule = Rule {
    holds: "The web view cannot open files, programs, addresses or connections; Rust does that.",
    mend: "Write a command in app that does just what is needed.",
};

const MARKUP: [&str; 7] = [
    "innerHTML",
    "outerHTML",
    "insertAdjacentHTML",
    "{@html",
    "localStorage",
    "sessionStorage",
    "indexedDB",
];

const REFUSED_PERMISSIONS: [&str; 6] = ["fs:", "shell:", "http:", "opener:", "websocket:", "upload:"];

pub(super) fn check(files: &[File]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in files {
        if file.is_below(&["ui/src/"]) && file.is_any_of(&[".ts", ".svelte"]) {
            findings.extend(imports(file));
            findings.extend(markup(file));
        }
        if file.is_below(&["capabilities/"]) {
            findings.extend(permissions(file));
        }
    }
    findings
}

fn imports(file: &File) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (number, line) in file.lines() {
        for imported in imported_paths(line) {
            let place = || file.at(number);
            let wrong = || format!("imports `{imported}`");
            if imported.starts_with("@tauri-apps/") && !file.is_below(&["ui/src/lib/ipc/"]) {
                findings.push(BRIDGE_RULE.broken_at(place(), wrong()));
            }
            let target = resolve(&file.path, imported);
            let feature = feature_of(&target);
            if file.is_below(&["ui/src/lib/"]) && (feature.is_some() || target.starts_with("ui/src/app/")) {
                findings.push(TIER_RULE.broken_at(place(), wrong()));
            }
            if let (Some(from), Some(to)) = (feature_of(&file.path), feature)
                && from != to
            {
                findings.push(FEATURE_RULE.broken_at(place(), wrong()));
            }
        }
    }
    findings
}

/// What `import … from '…'`, `import '…'`, `export … from '…'` and `import('…')` name in one line.
fn imported_paths(line: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for keyword in ["from ", "import ", "import("] {
        for (start, _) in line.match_indices(keyword) {
            let rest = &line[start + keyword.len()..];
            let Some(quote) = rest.chars().next().filter(|c| matches!(c, '\'' | '"')) else {
                continue;
            };
            found.extend(rest[1..].split_once(quote).map(|(path, _)| path));
        }
    }
    found
}

/// The file that an import names, from the root of the repository; packages stay as they are.
fn resolve(importer: &str, imported: &str) -> String {
    for (alias, folder) in [("$lib/", "lib"), ("$features/", "features"), ("$app/", "app")] {
        if let Some(rest) = imported.strip_prefix(alias) {
            return format!("ui/src/{folder}/{rest}");
        }
    }
    if !imported.starts_with('.') {
        return imported.to_owned();
    }
    let mut parts: Vec<&str> = importer.split('/').collect();
    parts.pop();
    for part in imported.split('/') {
        match part {
            "." => {}
            ".." => {
                parts.pop();
            }
            name => parts.push(name),
        }
    }
    parts.join("/")
}

fn feature_of(path: &str) -> Option<&str> {
    path.strip_prefix("ui/src/features/")?.split('/').next()
}

fn markup(file: &File) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (number, line) in file.lines() {
        let word = MARKUP.iter().find(|word| line.contains(**word));
        findings.extend(word.map(|word| MARKUP_RULE.broken_at(file.at(number), format!("`{word}`"))));
    }
    findings
}

fn permissions(file: &File) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (number, line) in file.lines() {
        let refused = REFUSED_PERMISSIONS
            .iter()
            .find(|start| line.contains(&format!("\"{start}")));
        findings.extend(
            refused.map(|start| CAPABILITY_RULE.broken_at(file.at(number), format!("grants `{start}…`"))),
        );
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::super::tests::{files, places};
    use super::*;

    fn found(path: &str, text: &str) -> Vec<String> {
        places(&check(&files(&[(path, text)])))
            .into_iter()
            .map(str::to_owned)
            .collect()
    }

    #[test]
    fn only_the_bridge_talks_to_the_shell() {
        let line = "import { invoke } from '@tauri-apps/api/core'";
        assert_eq!(
            found("ui/src/features/today/Today.svelte", line),
            ["ui/src/features/today/Today.svelte:1"]
        );
        assert!(
            found("ui/src/lib/ipc/tauri.ts", line).is_empty(),
            "the one place that may"
        );
    }

    #[test]
    fn features_do_not_know_each_other_by_any_path() {
        let path = "ui/src/features/today/Today.svelte";
        for line in [
            "import Row from '../people/Row.svelte'",
            "import { x } from \"$features/people/x\"",
            "const page = await import('../../features/people/Page.svelte')",
            "export { x } from '$features/people'",
        ] {
            assert_eq!(found(path, line), [format!("{path}:1")], "{line}");
        }
        for line in [
            "import Row from './Row.svelte'",
            "import x from '../today/x'",
            "import { Button } from '$lib/ui'",
        ] {
            assert!(found(path, line).is_empty(), "{line}");
        }
    }

    #[test]
    fn the_library_knows_neither_features_nor_the_shell() {
        let path = "ui/src/lib/ui/Button.svelte";
        assert_eq!(
            found(path, "import x from '$features/people/x'").len(),
            1,
            "a feature by its alias"
        );
        assert_eq!(
            found(path, "import x from '../../app/router'").len(),
            1,
            "the shell by its path"
        );
        assert!(
            found(path, "import x from '../format/dates'").is_empty(),
            "the rest of the library"
        );
        assert!(
            found("ui/src/app/App.svelte", "import x from '$features/people/x'").is_empty(),
            "the shell may"
        );
    }

    #[test]
    fn text_is_not_parsed_as_markup_and_nothing_is_stored() {
        assert_eq!(
            found("ui/src/app/a.ts", "element.innerHTML = note"),
            ["ui/src/app/a.ts:1"]
        );
        assert_eq!(
            found("ui/src/app/A.svelte", "{@html note}"),
            ["ui/src/app/A.svelte:1"]
        );
        assert_eq!(
            found("ui/src/app/a.ts", "localStorage.draft = note"),
            ["ui/src/app/a.ts:1"]
        );
    }

    #[test]
    fn the_web_view_gets_no_door_to_the_machine() {
        let found = found(
            "capabilities/main.json",
            "[\n\"core:default\",\n\"fs:allow-read\"\n]",
        );
        assert_eq!(found, ["capabilities/main.json:3"], "files are opened by Rust");
    }
}
