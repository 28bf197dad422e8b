//! A coaching talk: drafted, killed, still there, filed, followed up.

use chrono::{Days, NaiveDate};
use fantoccini::key::Key;
use serde_json::json;

use crate::desktop::Desktop;
use crate::steps::PASSPHRASE;
use crate::window::{Patience, Window};

const VIEW: &str = "On Friday the phone does not stop until six.";

#[tokio::test(flavor = "multi_thread")]
async fn a_talk_survives_a_kill_and_is_filed_with_its_follow_up() {
    let desktop = Desktop::start("coaching");
    let window = Window::open(&desktop).await;
    window.first_run(false).await;
    window.add_person("Kateryna Bondar", "Service coordinator").await;
    window.press("Start a coaching talk").await;
    window.press_exactly("Start").await;
    window.find("heading", "Before you meet Kateryna").await;
    window.accessible("the first step of a talk").await;
    window.pictures("06-coaching-live").await;
    next(&window).await;
    window.write("Topic", "Handover notes on Fridays").await;
    next(&window).await;
    next(&window).await;
    hear(&window).await;
    // Nobody presses anything to save: the draft in the vault follows what is typed.
    let drafts = window.ask("form_list", json!({ "state": "draft" })).await;
    let id = drafts["rows"][0]["id"].clone();
    let mut patience = Patience::new();
    loop {
        let form = window.ask("form_get", json!({ "id": id })).await;
        if form["answers"].to_string().contains(VIEW) {
            break;
        }
        patience.wait("what was typed is in the vault").await;
    }
    window.kill().await;

    let window = Window::open(&desktop).await;
    window.unlock(PASSPHRASE).await;
    window.at_home().await;
    window.press("Handover notes on Fridays").await;
    let drafts = window.ask("form_list", json!({ "state": "draft" })).await;
    let form = window
        .ask("form_get", json!({ "id": drafts["rows"][0]["id"] }))
        .await;
    assert!(
        form["answers"].to_string().contains(VIEW),
        "what was typed before the kill is in the draft"
    );
    let today: NaiveDate = form["eventOn"].as_str().unwrap().parse().unwrap();

    agree_and_follow_up(&window, today).await;
    finish(&window).await;
    let filed = window.ask("form_get", json!({ "id": form["id"] })).await;
    assert_eq!(filed["state"], "filed", "{filed}");
    let day = today.checked_add_days(Days::new(7)).unwrap();
    assert_eq!(filed["followUpOn"], json!(day), "the follow-up is on the record");
    window.accessible("a filed form").await;
    window.pictures("06-coaching-filed").await;
    let refused = window
        .ask(
            "form_save",
            json!({ "id": form["id"], "revision": filed["revision"], "answers": {} }),
        )
        .await;
    assert_eq!(
        refused["error"]["code"], "precondition",
        "a filed form is read-only"
    );
    let reminders = window.ask("reminder_list", json!({})).await;
    assert_eq!(
        reminders["rows"][0]["dueOn"],
        json!(day),
        "the follow-up became a reminder"
    );

    window.close().await;
}

/// Writes down what the other one says, on the ruled page.
pub(crate) async fn hear(window: &Window<'_>) {
    let page = fantoccini::Locator::Css("textarea");
    let page = window.client.wait().for_element(page).await;
    let page = page.expect("their view has room to write in");
    page.send_keys(VIEW).await.unwrap();
}

/// What both share in a sentence, and when they look again: a week later.
pub(crate) async fn agree_and_follow_up(window: &Window<'_>, today: NaiveDate) {
    window.press("Balance").await;
    window
        .write(
            "In one sentence that we share",
            "The note is written while the customer is still on the phone.",
        )
        .await;
    window.press("Follow-up").await;
    let day = today.checked_add_days(Days::new(7)).unwrap();
    window.date("Follow-up", day).await;
    window.picture("06-coaching-follow-up").await;
}

/// Ctrl Enter: the next step.
pub(crate) async fn next(window: &Window<'_>) {
    window
        .keys(&format!(
            "{}{}{}",
            char::from(Key::Control),
            char::from(Key::Enter),
            char::from(Key::Null)
        ))
        .await;
}

/// Reads it once more and files it.
pub(crate) async fn finish(window: &Window<'_>) {
    window.press("Read and file").await;
    window.find("heading", "Read it once more").await;
    window.picture("06-coaching-file").await;
    window.press("File it").await;
    window.read("Filed, read-only").await;
}
