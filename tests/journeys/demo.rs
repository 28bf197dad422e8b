//! The guided demo: the whole way with the sample team, leaving pictures, the sealed paper and the notifications.

use std::fs;
use std::time::Duration;

use crate::agreement::{manager_seals, member_signs, write_expectation};
use crate::desktop::Desktop;
use crate::steps::PASSPHRASE;
use crate::window::{Patience, Window};
use crate::{core, judges};

#[tokio::test(flavor = "multi_thread")]
async fn demo() {
    let desktop = Desktop::start("demo");
    let window = Window::open(&desktop).await;
    window.find("heading", "Choose a passphrase").await;
    window.picture("1-first-run").await;
    window.first_run(true).await;
    window.pictures("2-today").await;
    window.go("People").await;
    window.pictures("3-people").await;
    window.press("Tomás Herrera").await;
    window.find("heading", "Tomás Herrera").await;
    window.pictures("3-person").await;
    window.go("Expectations").await;
    window.pictures("4-expectations").await;

    write_expectation(&window).await;
    window.pictures("5-expectation").await;
    window.press("Prepare for signing").await;
    window.find("heading", "Hand the screen to Tomás").await;
    window.picture("6-hand-over").await;
    window.press_exactly("Hand over").await;
    member_signs(&window).await;
    manager_seals(&window).await;
    window.read("Sealed and intact").await;
    window.pictures("8-document").await;

    window.go("Reminders").await;
    window.pictures("9-reminders").await;
    let mut patience = Patience::of(Duration::from_secs(30));
    while !desktop.notifications().contains("Kept") {
        patience.wait("a notification has arrived").await;
    }
    window.press("Lock").await;
    window.find("field", "Passphrase").await;
    window.picture("10-locked").await;
    window.close().await;

    let (pdf, root) = core::sealed_document(&desktop.vault(), PASSPHRASE);
    let (paper, certificate) = (
        desktop.output.join("agreement.pdf"),
        desktop.output.join("root.pem"),
    );
    fs::write(&paper, pdf).unwrap();
    fs::write(&certificate, root).unwrap();
    judges::accept(&paper, &certificate);
}
