//! What is checked about every request before a command sees it.

use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::error::{ApiError, ErrorCode};

/// Bytes that one text of a request may have.
const TEXT: usize = 10 * 1024 * 1024;
/// Bytes of base64 for a file of 64 MiB.
const FILE: usize = 64 * 1024 * 1024 / 3 * 4 + 8;
/// How deep values may stand inside one another. The deepest request of the contract has six levels.
const DEPTH: usize = 32;

/// Refuses texts that are too long or hold U+0000, and values that stand too deep inside one another.
pub(crate) fn check(command: &str, request: &Value) -> Result<(), ApiError> {
    if !request.is_object() && !request.is_null() {
        return Err(ApiError::new(
            ErrorCode::Validation,
            "A request is an object with the fields of its command.",
        ));
    }
    let limit = if matches!(command, "attachment_add" | "document_verify_file" | "paper_seal") {
        FILE
    } else {
        TEXT
    };
    walk(request, limit, DEPTH).map_err(|Fault { message, mut path }| {
        path.reverse();
        let field = path.concat();
        ApiError::field(field.trim_start_matches('.'), message)
    })
}

/// What is wrong, and where: the last segment first.
struct Fault {
    message: &'static str,
    path: Vec<String>,
}

impl Fault {
    fn inside(mut self, segment: String) -> Self {
        self.path.push(segment);
        self
    }
}

fn walk(value: &Value, limit: usize, depth: usize) -> Result<(), Fault> {
    let fault = |message| {
        Err(Fault {
            message,
            path: Vec::new(),
        })
    };
    if depth == 0 {
        return fault("The values of this request stand too deep inside one another.");
    }
    match value {
        Value::String(text) if text.len() > limit => fault("This text is too long."),
        Value::String(text) if text.contains('\0') => {
            fault("This text holds a character that cannot be kept (U+0000).")
        }
        Value::Array(values) => values.iter().enumerate().try_for_each(|(index, value)| {
            walk(value, limit, depth - 1).map_err(|fault| fault.inside(format!("[{index}]")))
        }),
        Value::Object(fields) => fields.iter().try_for_each(|(key, value)| {
            walk(value, limit, depth - 1).map_err(|fault| fault.inside(format!(".{key}")))
        }),
        _ => Ok(()),
    }
}

/// Reads a request; `null` stands for a request without fields.
///
/// The words of serde are not passed on: they may quote what was typed.
///
/// # Errors
/// [`ErrorCode::Validation`] with the field that is missing, unknown or of the wrong kind.
pub fn read<Q: DeserializeOwned>(request: Value) -> Result<Q, ApiError> {
    let request = if request.is_null() {
        Value::Object(serde_json::Map::new())
    } else {
        request
    };
    serde_path_to_error::deserialize(request).map_err(|error| {
        let mut field = error.path().to_string();
        let said = error.inner().to_string();
        let message = if let Some(name) = said.strip_prefix("missing field `") {
            // The name comes from the contract, not from the request.
            let name = name.split('`').next().unwrap_or_default();
            field = if field == "." {
                name.to_owned()
            } else {
                format!("{field}.{name}")
            };
            "This is needed."
        } else if said.starts_with("unknown field") {
            "Kept does not know this field."
        } else {
            "This is not of the kind that is expected here."
        };
        ApiError {
            code: ErrorCode::Validation,
            message: message.to_owned(),
            field: (field != ".").then_some(field),
        }
    })
}
