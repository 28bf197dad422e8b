//! A vault with words that stand nowhere else, typed into the application as it is shipped.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;

use serde_json::json;

use crate::by_keyboard::Keyboard;
use crate::core;
use crate::desktop::Desktop;

pub(crate) const PASSPHRASE: &str = "eleven brass kestrels over the estuary";
pub(crate) const MANAGER: &str = "Isaura Pellworm";
pub(crate) const MEMBER: &str = "Quillon Varnhagen";
pub(crate) const TITLE: &str = "Zirconium ledger";
pub(crate) const DRAFT: &str = "Marzipan calibrations by Thursday";
pub(crate) const SEARCHED: &str = "Ombrophile";

/// The application; the one that was built with this test, unless `KEPT_BINARY` names another, such as the release.
pub(crate) fn binary() -> String {
    std::env::var("KEPT_BINARY").unwrap_or_else(|_| env!("CARGO_BIN_EXE_kept").to_owned())
}

/// A vault that the application will ask for.
pub(crate) fn vault(desktop: &Desktop) -> PathBuf {
    let data = desktop.home().join("data/org.kept.Kept");
    let config = desktop.home().join("config/org.kept.Kept");
    for folder in [&data, &config] {
        fs::create_dir_all(folder).unwrap();
        fs::set_permissions(folder, fs::Permissions::from_mode(0o700)).unwrap();
    }
    let vault = data.join("Log.kept");
    core::make_vault(&vault, PASSPHRASE);
    core::ask(
        &vault,
        PASSPHRASE,
        "settings_update",
        json!({ "manager": { "name": MANAGER, "role": "Head of Service" } }),
    );
    let preferences = config.join("preferences.json");
    fs::write(&preferences, json!({ "lastVault": vault }).to_string()).unwrap();
    fs::set_permissions(preferences, fs::Permissions::from_mode(0o600)).unwrap();
    vault
}

/// Makes the vault `Log` in the usual place, and comes to the page with the recovery kit.
pub(crate) async fn first_run(keyboard: &Keyboard<'_>) {
    write_and_see(keyboard, MANAGER).await;
    // What is in a field is selected by going to it, so that typing takes its place.
    keyboard.press_and_see(&["Tab"]).await;
    write_and_see(keyboard, "Log").await;
    keyboard.press_and_see(&["Tab"]).await;
    write_and_see(keyboard, "Head of Service").await;
    // Over the organisation, and the button that suggests a passphrase.
    keyboard.press_and_see(&["Tab", "Tab", "Tab"]).await;
    write_and_see(keyboard, PASSPHRASE).await;
    // Over the eye.
    keyboard.press_and_see(&["Tab", "Tab"]).await;
    write_and_see(keyboard, PASSPHRASE).await;
    // Over the other eye and the place.
    keyboard.press_and_see(&["Tab", "Tab", "Tab"]).await;
    keyboard.press_and_see(&["space"]).await;
    keyboard
        .press_and_see(&["shift+Tab", "shift+Tab", "shift+Tab"])
        .await;
    keyboard.press_and_see(&["Return"]).await;
}

async fn write_and_see(keyboard: &Keyboard<'_>, text: &str) {
    let before = keyboard.screen();
    keyboard.write(text);
    keyboard.changed(&before, "what is typed").await;
}

/// Adds a member, begins an expectation, writes into it and searches.
pub(crate) async fn write(keyboard: &Keyboard<'_>) {
    add_member(keyboard).await;
    begin_expectation(keyboard, TITLE).await;
    keyboard.write(DRAFT);
    keyboard.press_and_see(&["ctrl+k"]).await;
    keyboard.write(SEARCHED);
    keyboard.press_and_see(&["Escape"]).await;
}

/// Adds a member.
pub(crate) async fn add_member(keyboard: &Keyboard<'_>) {
    // The menu of new things ends with a person, and begins with a note and a talk.
    keyboard.press_and_see(&["c"]).await;
    keyboard.press_and_see(&["Up"]).await;
    keyboard.press_and_see(&["Return"]).await;
    keyboard.write(MEMBER);
    keyboard.press(&["Tab"]);
    keyboard.write("Calibration lead");
    keyboard.press_and_see(&["Return"]).await;
}

/// Begins an expectation for the member, whose paper is drawn beside it, and goes to its first text.
pub(crate) async fn begin_expectation(keyboard: &Keyboard<'_>, title: &str) {
    keyboard.press_and_see(&["c"]).await;
    keyboard.press_and_see(&["Down"]).await;
    keyboard.press_and_see(&["Down"]).await;
    keyboard.press_and_see(&["Return"]).await;
    keyboard.press_and_see(&["Down"]).await;
    keyboard.press_and_see(&["Tab"]).await;
    keyboard.write(title);
    keyboard.press_and_see(&["Return"]).await;
    for _ in 0..4 {
        keyboard.press_and_see(&["Tab"]).await;
    }
}
