//! The licences of everything that is part of Kept: which are accepted, the list that the application shows, and the
//! notices that a package carries.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use spdx::{Expression, ParseMode};

use crate::packages::{DESKTOPS, Package, Packages};
use crate::process::{Failure, Outcome, root};

/// The file that the application embeds and shows under *About*.
pub(crate) const LIST: &str = "src-tauri/licences.json";

/// Licences that allow shipping Kept under `MIT OR Apache-2.0`. `deny.toml` names the same.
pub(crate) const ACCEPTED: [&str; 16] = [
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "BlueOak-1.0.0",
    "CC0-1.0",
    "ISC",
    "MIT",
    "MIT-0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
    // The notice of SQLite, a blessing in the place of a licence, and the one of a test file beside it.
    "WTFPL",
    "blessing",
    // Asks for the source of changed files only; none is changed here.
    "MPL-2.0",
];

/// Packages that put their source into the program although they are used by build scripts only.
const EMBEDDED_BY_BUILDING: [&str; 2] = ["sqlcipher-src", "openssl-src"];

/// Works inside those packages and inside `ui/` that have a licence of their own.
const WORKS: [(&str, &str, &str); 5] = [
    ("OpenSSL", "Apache-2.0", "openssl-src"),
    ("SQLCipher", "BSD-3-Clause", "sqlcipher-src"),
    ("Inter", "OFL-1.1", "ui"),
    ("Libertinus Serif", "OFL-1.1", "ui"),
    ("EFF large word list", "CC-BY-3.0", "diceware_wordlists"),
];

/// npm packages whose manifest forgets the licence that their repository states.
const FORGOTTEN: [(&str, &str); 1] = [("svelte-toolbelt", "MIT")];

/// One thing that Kept is made of.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Component {
    name: String,
    version: String,
    licence: String,
    /// Where its licence texts are.
    folder: PathBuf,
}

/// Whether an expression can be met with accepted licences alone.
pub(crate) fn is_accepted(expression: &str) -> bool {
    // Old manifests write `MIT/Apache-2.0`.
    Expression::parse_mode(expression, ParseMode::LAX).is_ok_and(|expression| {
        expression.evaluate(|requirement| {
            requirement
                .license
                .id()
                .is_some_and(|id| ACCEPTED.contains(&id.name))
        })
    })
}

/// Everything that is shipped on any of the three desktops.
pub(crate) fn components() -> Outcome<Vec<Component>> {
    let packages = Packages::read(&DESKTOPS)?;
    let shipped = packages
        .linked_into("kept")
        .into_iter()
        .map(|(package, _)| package);
    let embedded = packages
        .all()
        .filter(|package| EMBEDDED_BY_BUILDING.contains(&package.name.as_str()));
    let mut components: BTreeSet<Component> = shipped
        .chain(embedded)
        .filter(|package| !package.is_ours)
        .map(rust_component)
        .collect();
    let lock = fs::read_to_string(root().join("ui/package-lock.json"))
        .map_err(|error| Failure::new(format!("ui/package-lock.json cannot be read: {error}.")))?;
    components.extend(npm_components(&lock)?);
    for (name, licence, holder) in WORKS {
        let held = packages.all().find(|package| package.name == holder);
        components.insert(Component {
            name: name.to_owned(),
            version: held.map(|package| package.version.clone()).unwrap_or_default(),
            licence: licence.to_owned(),
            folder: held.map_or_else(|| root().join("ui/src/lib/styles/fonts"), folder),
        });
    }
    Ok(components.into_iter().collect())
}

fn folder(package: &Package) -> PathBuf {
    package
        .manifest
        .parent()
        .map(Path::to_path_buf)
        .unwrap_or_default()
}

fn rust_component(package: &Package) -> Component {
    Component {
        name: package.name.clone(),
        version: package.version.clone(),
        licence: package.licence.clone().unwrap_or_default(),
        folder: folder(package),
    }
}

/// The packages of `package-lock.json` that reach the window, not those that only build or test it.
pub(crate) fn npm_components(lock: &str) -> Outcome<Vec<Component>> {
    let lock: Value = serde_json::from_str(lock)
        .map_err(|error| Failure::new(format!("ui/package-lock.json is not JSON: {error}.")))?;
    let packages = lock["packages"].as_object().into_iter().flatten();
    let shipped = packages.filter(|(path, package)| {
        !path.is_empty() && package["dev"] != true && package["devOptional"] != true
    });
    Ok(shipped
        .map(|(path, package)| {
            let name = path
                .rsplit_once("node_modules/")
                .map_or(path.as_str(), |(_, name)| name);
            let forgotten = FORGOTTEN.iter().find(|(forgetful, _)| *forgetful == name);
            let licence = package["license"]
                .as_str()
                .or(forgotten.map(|(_, licence)| *licence));
            Component {
                name: name.to_owned(),
                version: package["version"].as_str().unwrap_or_default().to_owned(),
                licence: licence.unwrap_or_default().to_owned(),
                folder: root().join("ui").join(path),
            }
        })
        .collect())
}

impl Component {
    pub(crate) fn described(&self) -> String {
        format!("{} {} ({})", self.name, self.version, self.licence)
    }

    pub(crate) fn licence(&self) -> &str {
        &self.licence
    }
}

/// The list for the application: JSON, a line for each component.
pub(crate) fn list(components: &[Component]) -> String {
    // Written by hand, because the order of keys in serde_json depends on what else is compiled with it.
    let line = |Component {
                    name,
                    version,
                    licence,
                    ..
                }: &Component| {
        let [name, version, licence] = [name, version, licence].map(|text| Value::from(text.as_str()));
        format!(r#"  {{ "name": {name}, "version": {version}, "licence": {licence} }}"#)
    };
    let lines: Vec<String> = components.iter().map(line).collect();
    format!("[\n{}\n]\n", lines.join(",\n"))
}

/// Every licence text once, under the names of the components that it belongs to.
pub(crate) fn notices(components: &[Component]) -> String {
    let mut names_by_text: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for component in components {
        let mut texts = licence_texts(&component.folder);
        if texts.is_empty() {
            texts.push(format!("Licence: {}", component.licence));
        }
        for text in texts {
            names_by_text.entry(text).or_default().push(component.described());
        }
    }
    let mut notices =
        String::from("Kept contains the following works, under the licences that stand below each.\n");
    for (text, names) in names_by_text {
        notices += &format!(
            "\n{}\n{}\n\n{}\n",
            "=".repeat(78),
            names.join("\n"),
            text.trim_end()
        );
    }
    notices
}

fn licence_texts(folder: &Path) -> Vec<String> {
    const NAMES: [&str; 5] = ["LICENSE", "LICENCE", "COPYING", "NOTICE", "UNLICENSE"];
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let named = entries.filter(|entry| {
        let name = entry.file_name().to_string_lossy().to_uppercase();
        NAMES.iter().any(|start| name.starts_with(start))
    });
    named
        .filter_map(|entry| fs::read_to_string(entry.path()).ok())
        .collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn an_expression_is_accepted_if_one_way_through_it_is() {
        for good in [
            "MIT",
            "MIT/Apache-2.0",
            "GPL-2.0-only OR MIT",
            "Apache-2.0 WITH LLVM-exception",
        ] {
            assert!(is_accepted(good), "{good} can be met with accepted licences");
        }
        for bad in ["GPL-3.0-only", "MIT AND LGPL-2.1-only", "", "Proprietary"] {
            assert!(!is_accepted(bad), "{bad} cannot be met with accepted licences");
        }
    }

    #[test]
    fn packages_that_only_build_the_window_are_not_shipped() {
        let lock = r#"{"packages": {
            "": {"license": "MIT"},
            "node_modules/svelte": {"version": "5.0.0", "license": "MIT"},
            "node_modules/svelte/node_modules/@a/b": {"version": "1.0.0", "license": "ISC"},
            "node_modules/vite": {"version": "8.0.0", "license": "MIT", "dev": true}
        }}"#;
        let names: Vec<String> = npm_components(lock)
            .unwrap()
            .iter()
            .map(Component::described)
            .collect();
        assert_eq!(
            names,
            ["svelte 5.0.0 (MIT)", "@a/b 1.0.0 (ISC)"],
            "by the name after the last node_modules/"
        );
    }

    #[test]
    fn the_list_is_json_with_a_line_for_each_component() {
        let component = Component {
            name: "typst".into(),
            version: "0.15.1".into(),
            licence: "Apache-2.0".into(),
            folder: PathBuf::new(),
        };
        let text = list(&[component]);
        assert_eq!(
            text.lines().count(),
            3,
            "one line each, so that a change is easy to read:\n{text}"
        );
        let parsed: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(
            parsed[0]["licence"], "Apache-2.0",
            "the application reads it back"
        );
    }
}
