//! Capturing a line: in the open notebook, from outside, and while it is locked.

use std::fs;
use std::path::Path;

use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::desktop::Desktop;
use crate::steps::PASSPHRASE;
use crate::window::{Patience, Window};

/// What is captured while the vault is locked, and what must not stand on the disk meanwhile.
const SEALED: &str = "@Kateryna - left the queue unanswered yesterday #handover";
const PRIVATE: [&str; 4] = ["Kateryna", "unanswered", "queue", "handover"];

#[tokio::test(flavor = "multi_thread")]
async fn a_line_captured_while_locked_is_a_note_after_unlocking() {
    let desktop = Desktop::start("capture");
    let window = Window::open(&desktop).await;
    window.first_run(false).await;
    window.add_person("Kateryna Bondar", "Service coordinator").await;
    write_about_kateryna(&window).await;
    from_outside(&desktop, &window).await;

    window
        .keys(&format!("{}l{}", char::from(Key::Control), char::from(Key::Null)))
        .await;
    window.press("Capture without unlocking").await;
    window.write("A line for the closed vault", SEALED).await;
    window.accessible("a line for the closed vault").await;
    window.pictures("10-capture-locked").await;
    window.press("Keep it").await;
    window.read("Kept it. You see it after unlocking.").await;
    window.press("Capture without unlocking").await;
    window
        .write("A line for the closed vault", "Order cake for Friday")
        .await;
    window.press("Keep it").await;
    window.read("Kept it. You see it after unlocking.").await;
    let files = sealed(&desktop.vault());
    assert_eq!(files.len(), 2, "each line is a file of its own");
    for bytes in files {
        for word in PRIVATE {
            let found = bytes.windows(word.len()).any(|part| part == word.as_bytes());
            assert!(
                !found,
                "nothing of it is readable before the vault is opened: {word}"
            );
        }
    }

    window.unlock(PASSPHRASE).await;
    window.read("left the queue unanswered").await;
    assert!(
        sealed(&desktop.vault()).is_empty(),
        "what became a record is gone from the inbox"
    );
    window.press("Today").await;
    window.read("Order cake for Friday").await;
    window.accessible("lines to sort").await;
    window.pictures("10-capture-to-sort").await;
    window.pick("Whose is it?", "Kateryna Bondar").await;
    let mut patience = Patience::new();
    while notes(&window).await.len() < 4 {
        patience.wait("the line is a note").await;
    }
    let late = &notes(&window).await[0];
    assert_eq!(late["memberName"], "Kateryna Bondar");
    window.close().await;
}

/// Writes a note on the page of a person, reads it, changes it, deletes it and takes that back.
async fn write_about_kateryna(window: &Window<'_>) {
    let line = "+ Kept calm with an upset customer #call yesterday";
    window.write("Write a note about Kateryna", line).await;
    window.read("#call").await;
    window.accessible("a line about a person").await;
    window.pictures("10-capture-person").await;
    window.press("Keep it").await;
    window.read("Kept calm with an upset customer").await;
    let mut patience = Patience::new();
    while notes(window).await.is_empty() {
        patience.wait("the note is kept").await;
    }
    let note = notes(window).await[0].clone();
    assert_eq!(note["line"], "Kept calm with an upset customer");
    assert_eq!((&note["tone"], &note["tags"]), (&json!("plus"), &json!(["call"])));
    assert_eq!(note["daysLate"], 1, "it happened yesterday");

    window.press("Note:").await;
    window.press("Edit").await;
    window.pick("Kind", "Win").await;
    window
        .write("What happened", "Kept calm, and called back the same day")
        .await;
    window.press("Save").await;
    window.read("Edited").await;
    window.accessible("a note").await;
    window.pictures("10-note").await;
    window.press("Delete").await;
    window.read("The note is deleted.").await;
    assert_eq!(notes(window).await.len(), 0, "it is gone from the vault");
    window.press("Undo").await;
    window.read("called back the same day").await;
    assert_eq!(notes(window).await[0]["kind"], "win", "it is back as it was");
}

/// A second start with `--quick-capture` opens the line in the window that is there.
async fn from_outside(desktop: &Desktop, window: &Window<'_>) {
    let asked = desktop
        .command(env!("CARGO_BIN_EXE_kept"))
        .arg("--quick-capture")
        .status()
        .unwrap();
    assert!(asked.success(), "the second start hands over and ends");
    window.find("heading", "Write a line").await;
    window
        .write("Write a line", "@kat asked for a second screen #tools")
        .await;
    window.read("Who is it?").await;
    window.pictures("10-capture").await;
    window.press("It is Kateryna Bondar").await;
    window.keys(&char::from(Key::Enter).to_string()).await;
    let mut patience = Patience::new();
    while notes(window).await.len() < 2 {
        patience.wait("the line is kept").await;
    }
}

async fn notes(window: &Window<'_>) -> Vec<Value> {
    let page = window.ask("note_list", json!({})).await;
    page["rows"].as_array().cloned().unwrap_or_default()
}

fn sealed(vault: &Path) -> Vec<Vec<u8>> {
    let Ok(files) = fs::read_dir(vault.join("inbox")) else {
        return Vec::new();
    };
    files
        .map(|file| fs::read(file.unwrap().path()).unwrap())
        .collect()
}
