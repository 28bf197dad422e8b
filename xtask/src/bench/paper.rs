//! The paper of an expectation beside the programs that people otherwise set papers with.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use serde_json::Value;

use super::{FOLDER, Measured, PASSPHRASE, ZONE, binary, median};
use crate::process::{Failure, Outcome, output, program, root, run, succeeds};

/// The same release as the library inside Kept, as the program says it.
const TYPST: &str = "typst 0.15.";
/// How often each program sets the paper.
const TURNS: usize = 10;
/// The expectation whose paper it is; the sample team has it as a draft.
const TITLE: &str = "Visit reports within two working days";
/// What Kept hands to its templates for that paper, with `DAY` for the day of the draft.
const DATA: &str = include_str!("../../fixtures/paper/data.json");

/// `kept` is the time in seconds that Kept takes to set and seal it.
pub(super) fn all(sample: &Path, kept: f64) -> Outcome<BTreeMap<String, Measured>> {
    if !cfg!(target_os = "linux") {
        return Ok(BTreeMap::new());
    }
    let folder = root().join(FOLDER).join("paper");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).map_err(|error| cannot(&error))?;
    let text = text_of(&set_by_kept(sample, &folder)?)?;
    let mut measured = BTreeMap::new();
    let mut put = |id: &str, other: Option<f64>| measured.insert(id.to_owned(), Measured { kept, other });
    if output(program("typst").arg("--version")).is_ok_and(|version| version.starts_with(TYPST)) {
        put("paper-typst", by_typst(&folder, &text)?);
    }
    if succeeds(program("soffice").arg("--version")) {
        put("paper-office", by_office(&folder, &text)?);
    }
    Ok(measured)
}

/// The paper as `keptctl` writes it.
fn set_by_kept(sample: &Path, folder: &Path) -> Outcome<PathBuf> {
    let list = asked(
        sample,
        &["call"],
        &["expectation_list", r#"{"state":"draft"}"#],
        folder,
    )?;
    let list: Value = serde_json::from_str(&list)
        .map_err(|error| Failure::new(format!("The list of expectations is not JSON: {error}.")))?;
    let rows = list["rows"].as_array().map(Vec::as_slice).unwrap_or_default();
    let id = rows
        .iter()
        .find(|row| row["title"] == TITLE)
        .and_then(|row| row["id"].as_str());
    let id = id.ok_or_else(|| Failure::new(format!("The sample team has no draft “{TITLE}”.")))?;
    let paper = folder.join("kept.pdf");
    let place = paper.to_string_lossy();
    asked(
        sample,
        &["document", "render"],
        &[id, "--paper", "a4", "--out", &place],
        folder,
    )?;
    Ok(paper)
}

/// What `keptctl` answers about the sample.
fn asked(sample: &Path, task: &[&str], rest: &[&str], folder: &Path) -> Outcome<String> {
    let door = folder.join("passphrase");
    let passphrase = fs::write(&door, format!("{PASSPHRASE}\n")).and_then(|()| File::open(&door));
    output(
        program(&binary("keptctl").to_string_lossy())
            .args(task)
            .arg(sample)
            .arg("--passphrase-stdin")
            .args(rest)
            .env("TZ", ZONE)
            .stdin(passphrase.map_err(|error| cannot(&error))?),
    )
}

/// The time of the `typst` program on the same templates and data.
fn by_typst(folder: &Path, text: &str) -> Outcome<Option<f64>> {
    let papers = root().join("crates/documents/papers");
    for entry in fs::read_dir(papers).map_err(|error| cannot(&error))?.flatten() {
        fs::copy(entry.path(), folder.join(entry.file_name())).map_err(|error| cannot(&error))?;
    }
    let day = output(program("date").arg("+%F").env("TZ", ZONE))?;
    fs::write(folder.join("data.json"), DATA.replace("DAY", day.trim())).map_err(|error| cannot(&error))?;
    let (source, paper) = (folder.join("agreement.typ"), folder.join("typst.pdf"));
    let seconds = timed(|| {
        let mut command = program("typst");
        command
            .args(["compile", "--ignore-system-fonts", "--pdf-standard", "a-2a"])
            .args([&source, &paper]);
        command
    })?;
    if text_of(&paper)? != text {
        return Err(Failure::new("The `typst` program sets another paper than Kept does.")
            .or_mend("Make xtask/fixtures/paper/data.json what Kept hands to its templates for the sample's draft."));
    }
    Ok(seconds)
}

/// The time of an office suite on a document of its own that has the same words, in plain paragraphs.
fn by_office(folder: &Path, text: &str) -> Outcome<Option<f64>> {
    let profile = format!("-env:UserInstallation=file://{}", folder.join("office").display());
    let convert = |to: &str, from: &str| {
        let mut command = program("soffice");
        command
            .arg(&profile)
            .args(["--headless", "--convert-to", to, "--outdir"]);
        command
            .arg(folder)
            .arg(folder.join(from))
            .stdout(std::process::Stdio::null());
        command
    };
    fs::write(folder.join("office.txt"), text).map_err(|error| cannot(&error))?;
    run(&mut convert("odt:writer8", "office.txt"))?;
    timed(|| convert("pdf:writer_pdf_Export", "office.odt"))
}

/// The median time of a command in seconds; its first run fills the caches of the system, and does not count.
fn timed(command: impl Fn() -> Command) -> Outcome<Option<f64>> {
    run(&mut command())?;
    let mut times = Vec::new();
    for _ in 0..TURNS {
        let begun = Instant::now();
        run(&mut command())?;
        times.push(begun.elapsed().as_secs_f64());
    }
    Ok(median(&mut times))
}

/// The words of a paper, in the order of the page.
fn text_of(paper: &Path) -> Outcome<String> {
    output(program("pdftotext").arg("-layout").arg(paper).arg("-"))
}

fn cannot(error: &std::io::Error) -> Failure {
    Failure::new(format!("{FOLDER}/paper cannot be used: {error}."))
}
