//! Programs that know nothing of Kept and say what they think of a sealed PDF.

use std::fs;
use std::path::Path;
use std::process::Command;

fn said(command: &mut Command) -> String {
    let output = command
        .output()
        .unwrap_or_else(|error| panic!("{command:?}: {error}; `cargo xtask setup` installs it"));
    String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned()
}

/// Asserts that poppler and pyHanko find the seal whole and, with the vault's root, trusted.
pub(crate) fn accept(pdf: &Path, root: &Path) {
    let store = tempfile::tempdir().unwrap();
    let database = format!("sql:{}", store.path().display());
    said(Command::new("certutil").args(["-N", "--empty-password", "-d", &database]));
    said(
        Command::new("certutil")
            .args(["-A", "-d", &database, "-n", "root", "-t", "C,C,C", "-a", "-i"])
            .arg(root),
    );
    let verdict = said(Command::new("pdfsig").arg("-nssdir").arg(&database).arg(pdf));
    fs::write(pdf.with_extension("pdfsig.txt"), &verdict).unwrap();
    for sentence in [
        "Signature is Valid.",
        "Total document signed",
        "Certificate is Trusted.",
    ] {
        assert!(
            verdict.contains(sentence),
            "pdfsig says “{sentence}”, not\n{verdict}"
        );
    }
    let pyhanko = std::env::var("KEPT_PYHANKO").unwrap_or_else(|_| "pyhanko".to_owned());
    let verdict = said(
        Command::new(pyhanko)
            .args([
                "sign",
                "validate",
                "--trust-replace",
                "--no-revocation-check",
                "--trust",
            ])
            .arg(root)
            .arg(pdf),
    );
    assert!(
        verdict.contains("INTACT:TRUSTED,UNTOUCHED"),
        "pyHanko finds the seal intact and trusted, not\n{verdict}"
    );
    let verdict = said(Command::new("qpdf").arg("--check").arg(pdf));
    assert!(
        verdict.contains("No syntax or stream encoding errors found"),
        "qpdf finds no fault, not\n{verdict}"
    );
}

/// The text of a PDF as poppler reads it: its lines, with one space between words.
pub(crate) fn text(pdf: &Path) -> String {
    let text = said(Command::new("pdftotext").arg("-layout").arg(pdf).arg("-"));
    let lines = text
        .lines()
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.collect::<Vec<_>>().join("\n")
}
