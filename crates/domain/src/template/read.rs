//! Reading template files.

use serde::Deserialize;
use serde_json::error::Category;

use super::{FORMAT, LARGEST, Template};
use crate::violation::Violation;

impl Template {
    /// Reads a template file and refuses one that is not sound.
    ///
    /// # Errors
    /// A [`Violation`] with the path of the part that is wrong; without a path if it is not a template file at all.
    pub fn parse(json: &str) -> Result<Self, Violation> {
        let template = Self::read(json)?;
        template.problems().into_iter().next().map_or(Ok(template), Err)
    }

    /// Reads a template that is still being written: it has the parts of one, but may have [problems](Self::problems).
    ///
    /// # Errors
    /// As [`parse`](Self::parse).
    pub fn read(json: &str) -> Result<Self, Violation> {
        if json.len() > LARGEST {
            return Err(Violation::new("", "A template file has at most 512 KiB."));
        }
        // The format comes first: a later one may have parts that are unknown here.
        let file: File = serde_json::from_str(json)
            .map_err(|_| Violation::new("", "This is not a template file that Kept can read."))?;
        if file.format != FORMAT {
            return Err(unknown_format());
        }
        serde_path_to_error::deserialize(&mut serde_json::Deserializer::from_str(json))
            .map_err(|error| unfit(&error))
    }
}

/// What every template file has, whatever its format.
#[derive(Deserialize)]
struct File {
    format: String,
}

pub(super) fn unknown_format() -> Violation {
    Violation::new(
        "format",
        "This template has a format that this release does not know.",
    )
}

/// Says what is wrong with a part. What stands in the file is not repeated.
fn unfit(error: &serde_path_to_error::Error<serde_json::Error>) -> Violation {
    let path = match error.path().to_string() {
        root if root == "." => String::new(),
        path => path,
    };
    let reason = error.inner().to_string();
    // The library has no other way to ask which of these it is; the tests notice when the words change.
    let missing = reason
        .strip_prefix("missing field `")
        .and_then(|rest| rest.split_once('`'));
    let message = match missing {
        Some((member, _)) => format!("The member “{member}” is missing here."),
        None if reason.starts_with("unknown field") => {
            "A template has no member of this name here.".to_owned()
        }
        None if reason.starts_with("unknown variant") => {
            "This word is none of those that can stand here.".to_owned()
        }
        None if reason.contains("untagged enum Label") => {
            "Write a text here, or one for each language: en, de.".to_owned()
        }
        None if error.inner().classify() == Category::Data => {
            "This is not of the kind that stands here.".to_owned()
        }
        None => "This is not a template file that Kept can read.".to_owned(),
    };
    Violation::new(path, message)
}

#[cfg(test)]
#[path = "read_tests.rs"]
mod tests;
