//! A disk that is full, and one that cannot be written: nothing is lost, and the window says what to do.

use serde_json::json;

use crate::desktop::Desktop;
use crate::steps::PASSPHRASE;
use crate::window::{Patience, Window};

const TITLE: &str = "Visit reports within two working days";
const BEFORE: &str = "The report of every visit is filed within two working days.";
const MEANWHILE: &str = "Certificate at the customer within five working days";

#[tokio::test(flavor = "multi_thread")]
async fn on_a_full_disk_the_text_stays_in_the_form_until_there_is_room() {
    let (desktop, disk) = Desktop::on_small_disk("full-disk");
    let window = Window::open(&desktop).await;
    window.first_run(false).await;
    window.add_person("Tomás Herrera", "Field service engineer").await;
    window.new_thing("Expectation").await;
    window.pick("For", "Tomás Herrera").await;
    window.write("Title", TITLE).await;
    window.press("Start writing").await;
    window.write("What will be done", BEFORE).await;
    saved(&window, "what", BEFORE).await;

    disk.fill();
    window.write("Where it fits", MEANWHILE).await;
    window.read("The disk is full").await;
    window.read("Make room and try again").await;
    window.read("What you typed is still here").await;
    window.accessible("a draft on a full disk").await;
    window.pictures("full-disk").await;
    assert_eq!(
        typed(&window, "Where it fits").await,
        MEANWHILE,
        "what was typed stays where it was typed"
    );
    let kept = window.expectation().await["expectation"].take();
    assert_eq!(kept["what"], BEFORE, "what was saved before can be read");
    assert_eq!(kept["relevant"], json!(null), "the rest is not half saved");

    disk.free();
    window.press("Try again").await;
    saved(&window, "relevant", MEANWHILE).await;

    // The next one finds the disk full from the start, and was not closed in order.
    disk.fill();
    window.write("Why it matters", "This never fits any more.").await;
    window.read("The disk is full").await;
    window.kill().await;
    let window = Window::open(&desktop).await;
    window.unlock(PASSPHRASE).await;
    window.at_home().await;
    window.go("Expectations").await;
    window.press(TITLE).await;
    for (field, text) in [("What will be done", BEFORE), ("Where it fits", MEANWHILE)] {
        assert_eq!(
            typed(&window, field).await,
            text,
            "“{field}” was acknowledged, so it is there"
        );
    }
    disk.free();
    let checked = window.ask("vault_check", json!({})).await;
    assert!(
        checked["journalEntries"].is_u64(),
        "every page and every link of the journal is sound: {checked}"
    );
    window.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_place_that_cannot_be_written_is_named_and_nothing_typed_is_lost() {
    let (desktop, disk) = Desktop::on_small_disk("read-only");
    disk.write_protect();
    let window = Window::open(&desktop).await;
    window.introduce().await;
    window.press("Create the vault").await;
    window.read("Nothing can be written in the vault").await;
    window
        .accessible("first run in a place that cannot be written")
        .await;
    window.pictures("first-run-read-only").await;
    assert_eq!(
        typed(&window, "Organisation").await,
        "Brinkhaven Instruments",
        "what was typed is still there"
    );
    disk.allow_writing();
    window.press("Create the vault").await;
    window.put_kit_away_and_begin(false).await;
    window.add_person("Tomás Herrera", "Field service engineer").await;
    window.close().await;

    disk.write_protect();
    let window = Window::open(&desktop).await;
    window.unlock(PASSPHRASE).await;
    window.read("Nothing can be written in the vault").await;
    window
        .accessible("the lock screen of a vault that cannot be written")
        .await;
    window.pictures("unlock-read-only").await;
    disk.allow_writing();
    window.unlock(PASSPHRASE).await;
    window.at_home().await;
    window.go("People").await;
    window.read("Tomás Herrera").await;
    window.close().await;
}

/// What stands in a field.
async fn typed(window: &Window<'_>, label: &str) -> String {
    let field = window.find("field", label).await;
    field.prop("value").await.unwrap().unwrap_or_default()
}

/// Waits until the vault has a field as it was typed.
async fn saved(window: &Window<'_>, field: &str, text: &str) {
    let mut patience = Patience::new();
    while window.expectation().await["expectation"][field] != text {
        patience.wait(&format!("“{field}” is in the vault")).await;
    }
}
