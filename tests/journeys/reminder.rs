//! A reminder that comes: at a real notification server, and a click brings its record.

use std::time::Duration;

use serde_json::json;

use crate::desktop::Desktop;
use crate::window::{Patience, Window};

#[tokio::test(flavor = "multi_thread")]
async fn a_due_reminder_is_announced_in_neutral_words_and_a_click_opens_it() {
    let desktop = Desktop::start("reminder");
    let window = Window::open(&desktop).await;
    window.first_run(false).await;
    window.add_person("Joost Dekker", "Stock planner").await;
    remind_today(&window, "Scanner for the stock count").await;

    let mut patience = Patience::of(Duration::from_secs(30));
    while !desktop.notifications().contains("Kept") {
        if patience.is_over() {
            let list = window.ask("reminder_list", json!({})).await;
            panic!("the notification server has received nothing; the list says {list}");
        }
        patience.wait("it has").await;
    }
    let received = desktop.notifications();
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

/// Makes a reminder that has fallen due at midnight.
pub(crate) async fn remind_today(window: &Window<'_>, what: &str) {
    window.go("Reminders").await;
    window.press("New reminder").await;
    window.write("What", what).await;
    window.date("Day", window.today().await).await;
    window.write("Time", "00:00").await;
    window.press("Remind me").await;
}
