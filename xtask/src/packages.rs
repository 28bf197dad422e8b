//! The Rust packages of the workspace and of what it is built from, as `cargo metadata` knows them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use serde_json::Value;

use crate::process::{Failure, Outcome, cargo, output, root};

/// The systems that Kept is made for.
pub(crate) const LINUX: &str = "x86_64-unknown-linux-gnu";
pub(crate) const DESKTOPS: [&str; 3] = [LINUX, "x86_64-pc-windows-msvc", "aarch64-apple-darwin"];

/// All packages, with the edges between them for the chosen systems.
pub(crate) struct Packages {
    by_id: BTreeMap<String, Package>,
}

pub(crate) struct Package {
    pub(crate) name: String,
    pub(crate) version: String,
    /// The licence expression as its authors wrote it.
    pub(crate) licence: Option<String>,
    pub(crate) manifest: PathBuf,
    /// Part of this repository.
    pub(crate) is_ours: bool,
    is_proc_macro: bool,
    /// Names in its manifest under `[dependencies]`, for any system.
    pub(crate) dependencies: BTreeSet<String>,
    /// Names in its manifest under `[build-dependencies]` and `[dev-dependencies]`.
    pub(crate) other_dependencies: BTreeSet<String>,
    links: Vec<String>,
}

impl Packages {
    pub(crate) fn read(systems: &[&str]) -> Outcome<Self> {
        let filters = systems.iter().flat_map(|system| ["--filter-platform", system]);
        let arguments = ["metadata", "--format-version", "1", "--locked"]
            .into_iter()
            .chain(filters);
        let text = output(&mut cargo(arguments)).map_err(|failure| {
            failure.or_mend("If a manifest changed, `cargo check` brings Cargo.lock up to date.")
        })?;
        Self::from_json(&text)
    }

    pub(crate) fn from_json(text: &str) -> Outcome<Self> {
        let metadata: Value = serde_json::from_str(text)
            .map_err(|error| Failure::new(format!("`cargo metadata` is not JSON: {error}.")))?;
        let mut by_id = BTreeMap::new();
        for package in list(&metadata["packages"]) {
            by_id.insert(string(&package["id"]), Package::from_json(package));
        }
        for node in list(&metadata["resolve"]["nodes"]) {
            if let Some(package) = by_id.get_mut(&string(&node["id"])) {
                package.links = list(&node["deps"])
                    .filter(|edge| list(&edge["dep_kinds"]).any(|kind| kind["kind"].is_null()))
                    .map(|edge| string(&edge["pkg"]))
                    .collect();
            }
        }
        Ok(Self { by_id })
    }

    pub(crate) fn all(&self) -> impl Iterator<Item = &Package> {
        self.by_id.values()
    }

    pub(crate) fn ours(&self) -> impl Iterator<Item = &Package> {
        self.all().filter(|package| package.is_ours)
    }

    /// What is linked into the package of this name: normal dependencies, their normal dependencies and so on,
    /// without procedural macros, which run while compiling only. Each with the way that leads to it.
    pub(crate) fn linked_into(&self, name: &str) -> Vec<(&Package, String)> {
        let start = self
            .by_id
            .iter()
            .find(|(_, package)| package.is_ours && package.name == name);
        let mut open: Vec<(&str, String)> = start
            .map(|(id, _)| (id.as_str(), name.to_owned()))
            .into_iter()
            .collect();
        let mut seen = BTreeSet::new();
        let mut linked = Vec::new();
        while let Some((id, way)) = open.pop() {
            let Some(package) = self.by_id.get(id).filter(|package| !package.is_proc_macro) else {
                continue;
            };
            if !seen.insert(id) {
                continue;
            }
            for next in &package.links {
                if let Some(next_package) = self.by_id.get(next) {
                    open.push((next, format!("{way} → {}", next_package.name)));
                }
            }
            linked.push((package, way));
        }
        linked
    }
}

impl Package {
    fn from_json(package: &Value) -> Self {
        let named = |wanted: fn(&Value) -> bool| {
            list(&package["dependencies"])
                .filter(|dependency| wanted(&dependency["kind"]))
                .map(|dependency| string(&dependency["name"]))
                .collect()
        };
        let manifest = PathBuf::from(string(&package["manifest_path"]));
        Self {
            name: string(&package["name"]),
            version: string(&package["version"]),
            licence: package["license"].as_str().map(str::to_owned),
            // The libraries in `vendor/` are those of others.
            is_ours: package["source"].is_null() && !manifest.starts_with(root().join("vendor")),
            manifest,
            is_proc_macro: list(&package["targets"])
                .any(|target| list(&target["kind"]).any(|kind| kind == "proc-macro")),
            dependencies: named(Value::is_null),
            other_dependencies: named(|kind| !kind.is_null()),
            links: Vec::new(),
        }
    }
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn string(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

#[cfg(test)]
pub(crate) mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    /// A workspace of the given packages; a name of another package in the list makes an edge to it.
    pub(crate) fn workspace(packages: &[(&str, &[&str])]) -> Packages {
        let names: Vec<&str> = packages.iter().map(|(name, _)| *name).collect();
        let mut described = Vec::new();
        let mut nodes = Vec::new();
        for (name, dependencies) in packages {
            let ours = name.starts_with("kept") || *name == "xtask";
            described.push(serde_json::json!({
                "id": name, "name": name, "version": "1.0.0", "license": "MIT", "manifest_path": "",
                "source": if ours { Value::Null } else { "registry".into() },
                "targets": [{"kind": [if name.ends_with("-macros") { "proc-macro" } else { "lib" }]}],
                "dependencies": dependencies.iter().map(|dependency| serde_json::json!({
                    "name": dependency.trim_start_matches("dev:"),
                    "kind": if dependency.starts_with("dev:") { "dev".into() } else { Value::Null },
                })).collect::<Vec<_>>(),
            }));
            let edges = dependencies
                .iter()
                .filter(|dependency| names.contains(dependency));
            nodes.push(serde_json::json!({
                "id": name,
                "deps": edges.map(|edge| serde_json::json!({
                    "pkg": edge, "dep_kinds": [{"kind": Value::Null}],
                })).collect::<Vec<_>>(),
            }));
        }
        let metadata = serde_json::json!({ "packages": described, "resolve": { "nodes": nodes } });
        Packages::from_json(&metadata.to_string()).unwrap()
    }

    #[test]
    fn what_is_linked_leaves_out_macros_and_what_only_they_use() {
        let packages = workspace(&[
            ("kept", &["tauri", "tauri-macros"]),
            ("tauri", &["http"]),
            ("tauri-macros", &["syn"]),
            ("http", &[]),
            ("syn", &[]),
        ]);
        let mut linked: Vec<String> = packages
            .linked_into("kept")
            .into_iter()
            .map(|(_, way)| way)
            .collect();
        linked.sort();
        assert_eq!(
            linked,
            ["kept", "kept → tauri", "kept → tauri → http"],
            "a macro is not part of the program, and the way to each package is told"
        );
    }
}
