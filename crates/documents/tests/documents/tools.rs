//! Other people's programs as judges. A missing one fails the test and says how to get it.

use std::path::{Path, PathBuf};
use std::process::Command;

/// Runs a program and gives what it said, whether it succeeded or not.
pub(crate) fn run(program: &str, arguments: &[&str]) -> (bool, String) {
    let output = Command::new(program)
        .args(arguments)
        .output()
        .unwrap_or_else(|error| {
            panic!(
                "{program} is needed to judge the papers ({error}). {}",
                recipe(program)
            )
        });
    let text = [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    (output.status.success(), text.concat())
}

fn recipe(program: &str) -> &'static str {
    match program {
        "pdfsig" | "pdftotext" | "pdfinfo" => "Install poppler-utils.",
        "certutil" => "Install libnss3-tools.",
        "qpdf" => "Install qpdf.",
        "openssl" => "Install openssl.",
        _ => {
            "Install it with: python3 -m venv DIR && DIR/bin/pip install pyhanko==0.38.0 pyhanko-cli==0.6.0, \
             then set KEPT_PYHANKO=DIR/bin/pyhanko or put it on PATH."
        }
    }
}

pub(crate) fn pyhanko() -> String {
    std::env::var("KEPT_PYHANKO").unwrap_or_else(|_| "pyhanko".to_owned())
}

/// A folder for files that a judge reads.
pub(crate) struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    pub(crate) fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn put(&self, name: &str, bytes: &[u8]) -> String {
        let path: PathBuf = self.folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path.to_str().unwrap().to_owned()
    }
}

/// The lines of a PDF as they stand side by side, with every run of white space as one space.
pub(crate) fn lines_of(pdf: &[u8]) -> Vec<String> {
    let desk = Desk::new();
    let (fine, text) = run("pdftotext", &["-layout", &desk.put("paper.pdf", pdf), "-"]);
    assert!(fine, "pdftotext reads every paper: {text}");
    text.lines()
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect()
}

/// The text of a PDF in reading order, with every run of white space as one space.
pub(crate) fn text_of(pdf: &[u8]) -> String {
    let desk = Desk::new();
    let (fine, text) = run("pdftotext", &["-raw", &desk.put("paper.pdf", pdf), "-"]);
    assert!(fine, "pdftotext reads every paper: {text}");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
