//! `keptctl call`: any command of the contract, one process.

use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use kept_app::app::App;
use kept_app::error::{ApiError, ErrorCode};
use kept_app::reply::Reply;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::arguments::Call;
use crate::exit::Failure;
use crate::{input, kept, output};

/// Asks for one command, for all pages of a list, or for a batch.
///
/// # Errors
/// What the core answers, or unusable input. A batch goes on after a refusal, which is its answer.
pub(crate) fn run(task: &Call) -> Result<(), Failure> {
    let app = kept::unlocked(&task.door)?;
    if let Some(file) = &task.batch {
        return batch(&app, file);
    }
    let command = task.command.as_deref().unwrap_or_default();
    let text = match task.request.as_deref() {
        None => "{}".to_owned(),
        Some("-") => input::rest()?,
        Some(text) => text.to_owned(),
    };
    let request = serde_json::from_str(&text)
        .map_err(|error| Failure::Usage(format!("The request is not JSON: {error}.")))?;
    if task.all {
        let rows = kept::all(&app, command, request)?;
        return output::value(&Value::Array(rows));
    }
    match app.dispatch(command, request)? {
        Reply::Json(text) => output::line(&text),
        Reply::Bytes { bytes, .. } => output::bytes(task.out.as_deref(), &bytes),
    }
}

/// One line of a batch.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    command: String,
    #[serde(default = "empty")]
    request: Value,
}

fn empty() -> Value {
    json!({})
}

fn batch(app: &App, file: &Path) -> Result<(), Failure> {
    let lines: Box<dyn BufRead> = if file == Path::new("-") {
        Box::new(io::stdin().lock())
    } else {
        Box::new(BufReader::new(
            File::open(file).map_err(|error| Failure::file(file, &error))?,
        ))
    };
    for line in lines.lines() {
        let line = line.map_err(|error| Failure::file(file, &error))?;
        if line.trim().is_empty() {
            continue;
        }
        match answer(app, &line) {
            Ok(text) => output::line(&format!("{{\"ok\":{text}}}")),
            Err(error) => output::value(&json!({ "error": error })),
        }?;
    }
    Ok(())
}

/// The answer to a line, as JSON.
fn answer(app: &App, line: &str) -> Result<String, ApiError> {
    let line: Line = serde_json::from_str(line).map_err(|_| {
        ApiError::new(
            ErrorCode::Validation,
            "A line of a batch is a JSON object with \"command\" and \"request\".",
        )
    })?;
    Ok(match app.dispatch(&line.command, line.request)? {
        Reply::Json(text) => text,
        Reply::Bytes { media_type, bytes } => {
            json!({ "mediaType": media_type, "base64": STANDARD.encode(bytes) }).to_string()
        }
    })
}
