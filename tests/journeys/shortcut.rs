//! A key that opens the line to capture something while another window is in front.

use std::fs;

use serde_json::json;

use crate::by_keyboard::Keyboard;
use crate::desktop::Desktop;
use crate::elsewhere::{Elsewhere, back_to_kept, press};
use crate::planted::{binary, vault};
use crate::steps::PASSPHRASE;
use crate::window::{Patience, Window};

#[tokio::test(flavor = "multi_thread")]
async fn a_key_that_was_recorded_opens_the_line_from_another_window_and_at_the_lock_screen() {
    let desktop = Desktop::start("shortcut");
    let other = Elsewhere::open(&desktop);
    other.take_the_key();
    let window = Window::open(&desktop).await;
    window.first_run(false).await;

    window.go("Settings").await;
    window.find("choice", "A key that works everywhere").await;
    window.choose("A key that works everywhere").await;
    window.read("Another program has this key already").await;
    record(&desktop, &window, "ctrl+k").await;
    window
        .read("Hold at least two of Ctrl, Alt, Shift and Super")
        .await;
    window.accessible("a key that was refused").await;
    window.bring_to_the_middle("Change the key").await;
    window.pictures("settings-key-refused").await;
    record(&desktop, &window, "ctrl+alt+k").await;
    window.read("Ctrl Alt K").await;
    window.bring_to_the_middle("Change the key").await;
    window.pictures("settings-key").await;
    let chosen = window.ask("shortcut_get", json!({})).await;
    assert_eq!(chosen["shortcut"]["code"], "KeyK", "it is kept: {chosen}");
    assert_eq!(chosen["problem"], json!(null), "and it works: {chosen}");

    other.come_to_the_front().await;
    press(&desktop, &["ctrl+alt+k"]);
    window.find("heading", "Write a line").await;
    kept_has_the_focus(&other).await;
    assert_eq!(
        other.typed().last().copied().filter(|key| *key == 45),
        None,
        "the program that was in front does not see the key"
    );
    press(&desktop, &["Escape", "ctrl+l"]);
    window.find("field", "Passphrase").await;

    other.come_to_the_front().await;
    press(&desktop, &["ctrl+alt+k"]);
    window.find("field", "A line for the closed vault").await;
    kept_has_the_focus(&other).await;

    window.unlock(PASSPHRASE).await;
    window.at_home().await;
    window.go("Settings").await;
    window.choose("A key that works everywhere").await;
    let mut patience = Patience::new();
    while window.ask("shortcut_get", json!({})).await["shortcut"] != json!(null) {
        patience.wait("the key is switched off").await;
    }
    other.come_to_the_front().await;
    press(&desktop, &["ctrl+alt+k"]);
    let mut patience = Patience::new();
    while !other.typed().contains(&45) {
        patience.wait("the key belongs to the other program again").await;
    }
    window.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_key_works_from_the_start_and_with_every_protection() {
    let desktop = Desktop::start("shortcut-protected");
    let vault = vault(&desktop);
    let preferences = desktop.home().join("config/org.kept.Kept/preferences.json");
    let shortcut = json!({
        "ctrl": true, "alt": true, "shift": false, "meta": false, "code": "Space", "label": "Space",
    });
    let chosen = json!({ "lastVault": vault, "shortcut": shortcut });
    fs::write(&preferences, chosen.to_string()).unwrap();
    let other = Elsewhere::open(&desktop);
    let keyboard = Keyboard::open(&desktop, &mut desktop.command(&binary())).await;
    let status = fs::read_to_string(format!("/proc/{}/status", keyboard.application())).unwrap();
    assert!(
        status.contains("Seccomp:\t2"),
        "the program runs as it is shipped: {status}"
    );

    other.come_to_the_front().await;
    keyboard.press_and_see(&["ctrl+alt+space"]).await;
    kept_has_the_focus(&other).await;
    let before = keyboard.screen();
    keyboard.write("Order cake for Friday");
    keyboard.changed(&before, "the line").await;
    keyboard.press(&["Return"]);
    let mut patience = Patience::new();
    while fs::read_dir(vault.join("inbox")).map_or(0, Iterator::count) == 0 {
        patience.wait("the line is sealed").await;
    }
    keyboard.end().await;
}

/// Records a key by pressing it.
async fn record(desktop: &Desktop, window: &Window<'_>, key: &str) {
    back_to_kept(desktop);
    window.press("Change the key").await;
    window.find("button", "Press the keys").await;
    press(desktop, &[key]);
    window.find("button", "Change the key").await;
}

/// Waits until the keys go to Kept again.
async fn kept_has_the_focus(other: &Elsewhere) {
    let mut patience = Patience::new();
    while other.has_focus() {
        patience.wait("the window of Kept has the focus").await;
    }
}
