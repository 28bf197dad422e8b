//! The application on this machine, without a window.

use std::path::Path;
use std::sync::Arc;

use kept_app::app::{App, KdfChoice, Ports};
use kept_app::machine::{SystemChance, SystemClock};
use kept_app::ports::{Audience, Change};
use secrecy::ExposeSecret as _;
use serde_json::{Value, json};

use crate::arguments::Door;
use crate::exit::Failure;
use crate::input;

/// Nobody watches: each answer goes to standard output anyway.
struct Nobody;

impl Audience for Nobody {
    fn changed(&self, _: &Change) {}
}

/// The application, told which vault is meant.
///
/// # Errors
/// None for a fresh application; the core declares it for one with an open vault.
pub(crate) fn application(folder: &Path) -> Result<App, Failure> {
    let app = App::new(Ports {
        clock: Arc::new(SystemClock),
        chance: Arc::new(SystemChance),
        audience: Arc::new(Nobody),
        default_folder: folder.parent().unwrap_or(Path::new(".")).to_owned(),
        kdf: KdfChoice::Measured,
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

/// Asks for a command whose answer is a page or a file.
///
/// # Errors
/// What the core answers.
pub(crate) fn fetch(app: &App, command: &str, request: Value) -> Result<Vec<u8>, Failure> {
    Ok(app.dispatch(command, request)?.bytes()?)
}
