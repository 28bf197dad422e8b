//! A reminder that comes: at a real notification server, and a click brings its record.

use std::time::Duration;

use fantoccini::key::Key;
use serde_json::json;

use crate::agreement::{manager_seals, member_answers, member_hands_back, write_expectation};
use crate::desktop::Desktop;
use crate::steps::PASSPHRASE;
use crate::window::{Patience, Window};

#[tokio::test(flavor = "multi_thread")]
async fn a_due_reminder_is_announced_in_neutral_words_and_a_click_opens_it() {
    let desktop = Desktop::start("reminder");
    let window = Window::open(&desktop).await;
    window.first_run(false).await;
    window.add_person("Joost Dekker", "Stock planner").await;
    remind_today(&window, "Scanner for the stock count").await;

    let received = announced(&desktop, &window).await;
    assert!(
        received.contains("due"),
        "it says that something is due:\n{received}"
    );
    for private in ["Scanner", "stock", "Joost", "Dekker"] {
        assert!(
            !received.contains(private),
            "“{private}” is nobody’s business outside of the window:\n{received}"
        );
    }
    let row = &window.ask("reminder_list", json!({ "dueOnly": true })).await["rows"][0];
    assert_eq!(row["state"], "shown", "that it was shown is on record");
    window.accessible("the list of reminders").await;
    window.pictures("12-reminders").await;

    window.go("People").await;
    desktop.click_notification();
    window.find("heading", "Reminders").await;
    window.read("Scanner for the stock count").await;
    window.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_review_date_of_a_sealed_expectation_is_announced_and_leads_to_it() {
    let desktop = Desktop::start("review");
    let window = Window::open(&desktop).await;
    window.first_run(false).await;
    window.add_person("Tomás Herrera", "Field service engineer").await;
    // Review dates come at the usual time; midnight has passed at any hour of the day.
    window.go("Settings").await;
    window.write("Usual time", "00:00").await;
    window.keys(&char::from(Key::Enter).to_string()).await;
    let mut patience = Patience::new();
    while window.ask("settings_get", json!({})).await["reminderTime"] != "00:00" {
        patience.wait("the usual time is midnight").await;
    }
    write_expectation(&window, window.today().await).await;
    let list = window.ask("reminder_list", json!({})).await;
    assert_eq!(list["rows"], json!([]), "a draft reminds of nothing");

    window.press("Prepare for signing").await;
    window.find("heading", "Hand the screen to Tomás").await;
    window.press_exactly("Hand over").await;
    member_answers(&window).await;
    member_hands_back(&window).await;
    manager_seals(&window).await;
    window.read("Sealed and intact").await;

    let received = announced(&desktop, &window).await;
    assert!(
        received.contains("A review date is due"),
        "it says what kind of thing is due:\n{received}"
    );
    for private in ["Visit", "report", "Tomás", "Herrera"] {
        assert!(
            !received.contains(private),
            "“{private}” is nobody’s business outside of the window:\n{received}"
        );
    }
    let mut patience = Patience::new();
    let row = loop {
        let row = window.ask("reminder_list", json!({ "dueOnly": true })).await["rows"][0].take();
        if row["state"] == "shown" {
            break row;
        }
        patience.wait("it is on record that it was shown").await;
    };
    assert_eq!(row["kind"], "review", "it is the review date: {row}");

    window.go("People").await;
    desktop.click_notification();
    window
        .find("heading", "Visit reports within two working days")
        .await;
    window.read("What was agreed").await;

    window.go("Reminders").await;
    window.pictures("12-review-due").await;
    window
        .press_exactly("Tomás Herrera Visit reports within two working days")
        .await;
    window
        .find("heading", "Visit reports within two working days")
        .await;
    window.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_falls_due_while_the_vault_is_locked_is_announced_and_opened_after_the_passphrase() {
    let desktop = Desktop::start("reminder-locked");
    let window = Window::open(&desktop).await;
    window.first_run(false).await;
    window.add_person("Joost Dekker", "Stock planner").await;
    window.go("Reminders").await;
    window.press("New reminder").await;
    window.write("What", "Scanner for the stock count").await;
    // A reminder counts in minutes: the one after the next beginning of one leaves time to lock.
    let soon = window
        .js(
            "const at = new Date(Date.now() + 90_000); const two = (n) => String(n).padStart(2, '0');\
             return [`${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`, at.toTimeString().slice(0, 5)]",
            vec![],
        )
        .await;
    window
        .date("Day", soon[0].as_str().unwrap().parse().unwrap())
        .await;
    window.write("Time", soon[1].as_str().unwrap()).await;
    window.press("Remind me").await;
    window.read("Scanner for the stock count").await;
    window.press_exactly("Lock").await;
    window.find("field", "Passphrase").await;
    assert!(
        !desktop.notifications().contains("Kept"),
        "it is locked before the reminder falls due"
    );

    let mut patience = Patience::of(Duration::from_secs(120));
    while !desktop.notifications().contains("Unlock Kept to see it") {
        patience
            .wait("the reminder is announced while the vault is locked")
            .await;
    }
    let received = desktop.notifications();
    for private in ["Scanner", "stock", "Joost", "Dekker"] {
        assert!(
            !received.contains(private),
            "a locked vault says nothing of “{private}”:\n{received}"
        );
    }
    desktop.click_notification();
    window.find("field", "Passphrase").await;
    assert!(
        !window.has("text", "Scanner").await,
        "a click does not open a locked vault"
    );
    window.unlock(PASSPHRASE).await;
    window.find("heading", "Reminders").await;
    window.read("Scanner for the stock count").await;
    window.close().await;
}

/// Waits until something has arrived at the notification server, and returns all that has.
async fn announced(desktop: &Desktop, window: &Window<'_>) -> String {
    let mut patience = Patience::of(Duration::from_secs(30));
    while !desktop.notifications().contains("Kept") {
        if patience.is_over() {
            let list = window.ask("reminder_list", json!({})).await;
            panic!("the notification server has received nothing; the list says {list}");
        }
        patience.wait("it has").await;
    }
    desktop.notifications()
}

/// Makes a reminder that has fallen due at midnight.
pub(crate) async fn remind_today(window: &Window<'_>, what: &str) {
    window.go("Reminders").await;
    window.press("New reminder").await;
    window.write("What", what).await;
    window.date("Day", window.today().await).await;
    window.write("Time", "00:00").await;
    window.press("Remind me").await;
}
