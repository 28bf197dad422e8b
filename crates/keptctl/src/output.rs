//! Writing results to standard output and messages to standard error.

use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::Path;

use kept_app::error::ErrorCode;
use serde_json::{Value, json};

use crate::exit::Failure;

/// Writes a line and flushes it.
///
/// # Errors
/// [`Failure::File`] if the reader went away.
pub(crate) fn line(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    writeln!(out, "{text}")
        .and_then(|()| out.flush())
        .map_err(|error| Failure::File(format!("standard output: {error}")))
}

/// Writes a result for a script.
///
/// # Errors
/// As [`line()`].
pub(crate) fn value(value: &Value) -> Result<(), Failure> {
    line(&value.to_string())
}

/// Writes bytes to a new file readable by its owner only, or to standard output.
///
/// # Errors
/// [`Failure::File`] if the file exists already or cannot be written.
pub(crate) fn bytes(out: Option<&Path>, bytes: &[u8]) -> Result<(), Failure> {
    let Some(path) = out else {
        let mut out = io::stdout().lock();
        return out
            .write_all(bytes)
            .and_then(|()| out.flush())
            .map_err(|error| Failure::File(format!("standard output: {error}")));
    };
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
        .open(path)
        .and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()))
        .map_err(|error| Failure::file(path, &error))
}

/// Says why a task was not done.
pub(crate) fn failure(failure: &Failure, as_json: bool) {
    let mut err = io::stderr().lock();
    let text = match failure {
        Failure::Core(error) if as_json => json!({ "error": error }).to_string(),
        Failure::Core(error) => match &error.field {
            Some(field) => format!("{field}: {}", error.message),
            None => error.message.clone(),
        },
        Failure::Usage(message) if as_json => json!({ "error": { "message": message } }).to_string(),
        Failure::File(message) if as_json => {
            json!({ "error": { "code": ErrorCode::Io, "message": message } }).to_string()
        }
        Failure::Usage(message) | Failure::File(message) => message.clone(),
        Failure::NotIntact => return,
    };
    // Nobody reads a closed standard error, and there is no other place to say it.
    let _ = writeln!(err, "{text}");
}
