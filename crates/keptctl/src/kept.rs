//! The application on this machine, without a window.

use std::path::Path;
use std::sync::Arc;

use kept_app::app::{App, KdfChoice, Ports};
use kept_app::machine::{ProcessViewer, SystemChance, SystemClock};
use kept_app::ports::{Audience, Change, Progress, WithoutKeychain};
use secrecy::ExposeSecret as _;
use serde_json::{Value, json};

use crate::arguments::{Cost, Door};
use crate::exit::Failure;
use crate::input;

/// Nobody watches: each answer goes to standard output anyway.
struct Nobody;

impl Audience for Nobody {
    fn changed(&self, _: &Change) {}

    fn progress(&self, _: Progress) {}
}

/// The application, told which vault is meant.
///
/// # Errors
/// None for a fresh application; the core declares it for one with an open vault.
pub(crate) fn application(folder: &Path) -> Result<App, Failure> {
    application_at(folder, Cost::default())
}

/// The same, with the cost of a passphrase that is chosen now.
///
/// # Errors
/// As [`application`].
pub(crate) fn application_at(folder: &Path, cost: Cost) -> Result<App, Failure> {
    let app = App::new(Ports {
        clock: Arc::new(SystemClock),
        chance: Arc::new(SystemChance),
        audience: Arc::new(Nobody),
        keychain: Arc::new(WithoutKeychain),
        viewer: Arc::new(ProcessViewer),
        upkeep: false,
        default_folder: folder.parent().unwrap_or(Path::new(".")).to_owned(),
        kdf: cost.kdf_memory.map_or(KdfChoice::Measured, KdfChoice::MemoryMib),
    });
    app.open_place(folder)?;
    Ok(app)
}

/// The application with the vault open. Reads the passphrase from standard input.
///
/// # Errors
/// If there is no passphrase, it does not fit, or the vault cannot be opened.
pub(crate) fn unlocked(door: &Door) -> Result<App, Failure> {
    let passphrase = input::secret("the passphrase")?;
    let app = application(&door.folder)?;
    ask(
        &app,
        "vault_unlock",
        json!({ "passphrase": passphrase.expose_secret() }),
    )?;
    Ok(app)
}

/// Asks for a command whose answer is plain data.
///
/// # Errors
/// What the core answers.
pub(crate) fn ask(app: &App, command: &str, request: Value) -> Result<Value, Failure> {
    Ok(app.dispatch(command, request)?.read()?)
}

/// Walks every page of a list.
///
/// # Errors
/// What the core answers, and a command that does not answer with pages.
pub(crate) fn all(app: &App, command: &str, mut request: Value) -> Result<Vec<Value>, Failure> {
    let mut rows = Vec::new();
    loop {
        let mut page = ask(app, command, request.clone())?;
        match page.get_mut("rows").map(Value::take) {
            Some(Value::Array(more)) => rows.extend(more),
            _ => return Err(Failure::Usage(format!("{command} does not answer with pages."))),
        }
        match (page.get_mut("next").map(Value::take), request.as_object_mut()) {
            (Some(next @ Value::String(_)), Some(fields)) => fields.insert("after".to_owned(), next),
            _ => return Ok(rows),
        };
    }
}

/// Asks for a command whose answer is a page or a file.
///
/// # Errors
/// What the core answers.
pub(crate) fn fetch(app: &App, command: &str, request: Value) -> Result<Vec<u8>, Failure> {
    Ok(app.dispatch(command, request)?.bytes()?)
}
