//! `keptctl document`: papers in and out.

use std::fs;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use kept_app::app::App;
use kept_app::error::ErrorCode;
use kept_app::verify_file;
use serde_json::{Value, json};

use crate::arguments::DocumentTask;
use crate::exit::Failure;
use crate::{kept, output};

/// Does one task with papers.
///
/// # Errors
/// What the core answers, files that cannot be read or written, and [`Failure::NotIntact`] when a check does not hold.
pub(crate) fn run(task: &DocumentTask, as_json: bool) -> Result<(), Failure> {
    match task {
        DocumentTask::Render { door, id, paper, out } => {
            let app = kept::unlocked(door)?;
            output::bytes(Some(out), &render(&app, id, paper.as_deref())?)
        }
        DocumentTask::Seal { door, pdf, out } => {
            let app = kept::unlocked(door)?;
            let pdf = STANDARD.encode(read(pdf)?);
            output::bytes(
                Some(out),
                &kept::fetch(&app, "paper_seal", json!({ "pdf": pdf }))?,
            )
        }
        DocumentTask::Verify { pdf, root } => verify(pdf, root.as_deref(), as_json),
        DocumentTask::Root { door, out } => {
            let app = kept::unlocked(door)?;
            output::bytes(Some(out), &kept::fetch(&app, "document_root", json!({}))?)
        }
    }
}

/// The paper behind an id: of an expectation, of a form, or a sealed document.
fn render(app: &App, id: &str, paper: Option<&str>) -> Result<Vec<u8>, Failure> {
    let asked = |kind: &str| {
        let mut request = json!({ kind: id });
        if let (Some(paper), Some(fields)) = (paper, request.as_object_mut()) {
            fields.insert("paperSize".to_owned(), Value::from(paper));
        }
        kept::fetch(app, "paper_pdf", request)
    };
    let missing =
        |failure: &Failure| matches!(failure, Failure::Core(error) if error.code == ErrorCode::NotFound);
    match kept::fetch(app, "document_pdf", json!({ "id": id })) {
        Err(failure) if missing(&failure) => {}
        found => return found,
    }
    match asked("expectationId") {
        Err(failure) if missing(&failure) => asked("formId"),
        found => found,
    }
}

fn verify(pdf: &Path, root: Option<&Path>, as_json: bool) -> Result<(), Failure> {
    let root = root.map(read).transpose()?;
    let verdict = verify_file(&read(pdf)?, root.as_deref())?;
    if as_json {
        output::value(&json!(verdict))?;
    } else {
        let seal = if verdict.intact {
            "Intact: the file has not changed since it was sealed."
        } else {
            "Not intact."
        };
        output::line(seal)?;
        for finding in &verdict.findings {
            output::line(finding)?;
        }
    }
    if verdict.intact && (verdict.trusted || root.is_none()) {
        Ok(())
    } else {
        Err(Failure::NotIntact)
    }
}

fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    fs::read(path).map_err(|error| Failure::file(path, &error))
}
