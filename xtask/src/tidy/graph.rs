//! Who may know whom: the dependencies between our packages and on libraries.

use super::{Finding, Rule};
use crate::packages::{Package, Packages};

/// The direction of knowledge. A package may use those named after it and no other of ours.
const DIRECTION: [(&str, &[&str]); 10] = [
    ("kept-domain", &[]),
    ("kept-vault", &["kept-domain"]),
    ("kept-documents", &["kept-domain"]),
    ("kept-exchange", &["kept-domain"]),
    (
        "kept-app",
        &["kept-domain", "kept-vault", "kept-documents", "kept-exchange"],
    ),
    ("kept-testkit", &["kept-app", "kept-domain"]),
    (
        "kept-fuzzing",
        &[
            "kept-app",
            "kept-documents",
            "kept-domain",
            "kept-testkit",
            "kept-vault",
        ],
    ),
    ("keptctl", &["kept-app", "kept-testkit"]),
    ("kept", &["kept-app"]),
    ("xtask", &[]),
];

const DIRECTION_RULE: Rule = Rule {
    holds: "Knowledge points one way: domain ← vault, documents, exchange ← app ← the desktop shell and keptctl \
            (invariants 1 to 4).",
    mend: "Move the code to where its dependency is allowed; a new edge is a decision for docs/adr/ and \
           xtask/src/tidy/graph.rs.",
};

/// What domain may use: values and calculations, nothing that reads the machine.
const DOMAIN_USES: [&str; 9] = [
    "thiserror",
    "serde",
    "serde_json",
    "serde_path_to_error",
    "uuid",
    "chrono",
    "chrono-tz",
    "rrule",
    "unicode-normalization",
];

const DOMAIN_RULE: Rule = Rule {
    holds: "domain has no input, output, clock or randomness (invariant 1).",
    mend: "Take the value as an argument; a library that only calculates is added to xtask/src/tidy/graph.rs.",
};

/// Libraries that one package alone may name. A `*` at the end stands for any ending.
const OWNED: [(&str, &[&str], Rule); 4] = [
    (
        "kept-vault",
        &["rusqlite", "libsqlite3-sys", "refinery*"],
        Rule {
            holds: "Only vault names the database (invariant 2).",
            mend: "Add what you need to the vault's own interface.",
        },
    ),
    (
        "kept",
        &[
            "tauri*",
            "notify-rust",
            "ashpd",
            "wry",
            "tao",
            "arboard",
            "global-hotkey",
            "x11rb",
        ],
        Rule {
            holds: "Only the desktop shell names Tauri, its plugins and the desktop's services (invariant 3).",
            mend: "Describe what you need as a port in app; the shell implements it.",
        },
    ),
    (
        "kept-documents",
        &["typst*", "cms", "x509-cert", "p256", "lopdf", "hayro*"],
        Rule {
            holds: "Only documents names Typst, the signature libraries and what draws PDFs (invariant 3).",
            mend: "Add what you need to the interface of documents.",
        },
    ),
    (
        "kept-app",
        &["ts-rs"],
        Rule {
            holds: "Only app defines what crosses to the interface (invariant 4).",
            mend: "Make a wire type in app and convert it there.",
        },
    ),
];

/// Libraries that speak a network protocol.
const NETWORK: [&str; 22] = [
    "actix-web",
    "attohttpc",
    "axum",
    "curl",
    "h2",
    "hickory-resolver",
    "hyper",
    "isahc",
    "minreq",
    "native-tls",
    "openssl",
    "quinn",
    "reqwest",
    "rustls",
    "surf",
    "tiny_http",
    "tokio-rustls",
    "tokio-tungstenite",
    "tonic",
    "tungstenite",
    "ureq",
    "warp",
];

const NETWORK_RULE: Rule = Rule {
    holds: "Nothing that Kept ships can speak a network protocol.",
    mend: "Find a library without it, or switch its feature off; deny.toml has the same list.",
};

pub(super) fn check(packages: &Packages) -> Vec<Finding> {
    let mut findings = Vec::new();
    for package in packages.ours() {
        findings.extend(direction(package));
        findings.extend(owned(package));
    }
    for shipped in ["kept", "keptctl"] {
        let linked = packages.linked_into(shipped).into_iter();
        let networked = linked.filter(|(package, _)| NETWORK.contains(&package.name.as_str()));
        findings.extend(
            networked.map(|(package, way)| NETWORK_RULE.broken_at(way, format!("links {}", package.name))),
        );
    }
    findings
}

fn manifest(package: &Package) -> String {
    format!("Cargo.toml of {}", package.name)
}

fn direction(package: &Package) -> Vec<Finding> {
    let Some((_, allowed)) = DIRECTION.iter().find(|(name, _)| *name == package.name) else {
        return vec![
            DIRECTION_RULE.broken_at(manifest(package), "the package has no place in the direction"),
        ];
    };
    let is_ours = |name: &str| DIRECTION.iter().any(|(ours, _)| *ours == name);
    let mut findings = Vec::new();
    for name in &package.dependencies {
        if is_ours(name) && !allowed.contains(&name.as_str()) {
            findings.push(DIRECTION_RULE.broken_at(manifest(package), format!("depends on {name}")));
        }
        if package.name == "kept-domain" && !is_ours(name) && !DOMAIN_USES.contains(&name.as_str()) {
            findings.push(DOMAIN_RULE.broken_at(manifest(package), format!("depends on {name}")));
        }
    }
    findings
}

/// Dependencies of tests count too: a test that names the database tests around the vault.
fn owned(package: &Package) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (owner, libraries, rule) in OWNED {
        let names = package.dependencies.iter().chain(&package.other_dependencies);
        let foreign =
            names.filter(|name| package.name != owner && libraries.iter().any(|library| fits(library, name)));
        findings.extend(foreign.map(|name| rule.broken_at(manifest(package), format!("depends on {name}"))));
    }
    findings
}

fn fits(pattern: &str, name: &str) -> bool {
    match pattern.strip_suffix('*') {
        Some(start) => name.starts_with(start),
        None => name == pattern,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::packages::tests::workspace;

    fn wrong(packages: &[(&str, &[&str])]) -> Vec<String> {
        let mut found: Vec<String> = check(&workspace(packages))
            .into_iter()
            .map(|finding| format!("{}: {}", finding.place, finding.wrong))
            .collect();
        found.sort();
        found
    }

    #[test]
    fn knowledge_points_one_way() {
        assert_eq!(
            wrong(&[
                ("kept-domain", &["kept-vault"]),
                ("kept-vault", &["kept-domain", "rusqlite"]),
                ("kept-app", &["kept-vault", "kept-domain", "ts-rs"]),
                ("kept", &["kept-vault", "tauri"]),
            ]),
            [
                "Cargo.toml of kept-domain: depends on kept-vault",
                "Cargo.toml of kept: depends on kept-vault"
            ],
            "an edge against the direction is found, one along it is not"
        );
        assert_eq!(
            wrong(&[("kept-cloud", &[])]),
            ["Cargo.toml of kept-cloud: the package has no place in the direction"],
            "a new package is a decision"
        );
    }

    #[test]
    fn each_library_is_named_by_its_owner_alone() {
        assert_eq!(
            wrong(&[
                ("kept-domain", &["serde", "tokio"]),
                ("kept-app", &["rusqlite", "tauri-plugin-fs", "dev:typst-pdf"]),
                ("kept-documents", &["typst-pdf", "cms"]),
            ]),
            [
                "Cargo.toml of kept-app: depends on rusqlite",
                "Cargo.toml of kept-app: depends on tauri-plugin-fs",
                "Cargo.toml of kept-app: depends on typst-pdf",
                "Cargo.toml of kept-domain: depends on tokio",
            ],
            "owners may, others may not, not even in tests"
        );
    }

    #[test]
    fn a_network_library_is_found_however_deep_it_is() {
        assert_eq!(
            wrong(&[
                ("kept", &["tauri"]),
                ("tauri", &["updater"]),
                ("updater", &["rustls"]),
                ("rustls", &[])
            ]),
            ["kept → tauri → updater → rustls: links rustls"],
            "the way to it is told, because that is what has to change"
        );
        assert!(
            wrong(&[
                ("kept", &["dev:fantoccini"]),
                ("fantoccini", &["hyper"]),
                ("hyper", &[])
            ])
            .is_empty(),
            "the driver of the tests may speak to the web view"
        );
    }
}
