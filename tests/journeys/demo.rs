//! The guided demo: the whole way with the sample team, leaving pictures, the sealed paper and the notifications.

use std::time::Duration;

use chrono::Days;

use crate::agreement::{manager_seals, member_signs, write_expectation};
use crate::coaching::{agree_and_follow_up, finish, hear, next};
use crate::core;
use crate::desktop::Desktop;
use crate::reminder::remind_today;
use crate::steps::PASSPHRASE;
use crate::window::{Patience, Window};

#[tokio::test(flavor = "multi_thread")]
async fn demo() {
    let desktop = Desktop::start("demo");
    let window = Window::open(&desktop).await;
    window.find("heading", "Choose a passphrase").await;
    window.pictures("01-first-run").await;
    window.first_run(true).await;
    window.pictures("02-today").await;
    window.go("People").await;
    window.pictures("03-people").await;
    window.press("Tomás Herrera").await;
    window.find("heading", "Tomás Herrera").await;
    window.pictures("03-person").await;
    window.go("Expectations").await;
    window.pictures("04-expectations").await;

    let today = window.today().await;
    write_expectation(&window, today + Days::new(28)).await;
    // What was written last is somewhere in the middle.
    window
        .js(
            "for (const pane of document.querySelectorAll('[data-pane]')) pane.scrollTop = 0",
            vec![],
        )
        .await;
    window.pictures("05-expectation").await;
    window.press("Prepare for signing").await;
    window.find("heading", "Hand the screen to Tomás").await;
    window.picture("07-hand-over").await;
    window.press_exactly("Hand over").await;
    member_signs(&window).await;
    manager_seals(&window).await;
    window.read("Sealed and intact").await;
    window.pictures("08-document").await;

    window.go("People").await;
    window.press("Kateryna Bondar").await;
    window.press("Start a coaching talk").await;
    window.press_exactly("Start").await;
    window.find("heading", "Before you meet Kateryna").await;
    next(&window).await;
    window.write("Topic", "Handover notes on Fridays").await;
    next(&window).await;
    next(&window).await;
    hear(&window).await;
    window.pictures("06-coaching").await;
    agree_and_follow_up(&window, window.today().await).await;
    finish(&window).await;
    window.picture("06-coaching-filed").await;
    window.press_exactly("Back").await;

    remind_today(&window, "Answer about the course").await;
    window.pictures("12-reminders").await;
    let mut patience = Patience::of(Duration::from_secs(30));
    while !desktop.notifications().contains("Kept") {
        patience.wait("a notification has arrived").await;
    }
    window.press_exactly("Lock").await;
    window.find("field", "Passphrase").await;
    window.pictures("01-unlock").await;
    window.close().await;

    core::accepted_document(&desktop.vault(), PASSPHRASE, &desktop.output);
}
