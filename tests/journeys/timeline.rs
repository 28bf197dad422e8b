//! A long timeline: a month is jumped to by keyboard, and its place survives a way back and a lock.

use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::desktop::Desktop;
use crate::steps::PASSPHRASE;
use crate::window::{Patience, Window};

/// Notes that are written before the journey begins, one every ten days.
const NOTES: i64 = 250;

#[tokio::test(flavor = "multi_thread")]
async fn a_month_is_jumped_to_and_its_place_is_kept() {
    let desktop = Desktop::start("timeline");
    let window = Window::open(&desktop).await;
    window.first_run(false).await;
    window.add_person("Tomás Herrera", "Field service engineer").await;
    let member = window.ask("member_list", json!({})).await["rows"][0]["id"].clone();
    let today = window.today().await;
    for note in 0..NOTES {
        let day = today - chrono::Duration::days(note * 10);
        let note = json!({ "text": format!("Visit number {note}"), "eventOn": day });
        let kept = window
            .ask("note_create", json!({ "memberId": member, "note": note }))
            .await;
        assert!(kept["id"].is_string(), "a note of {day} is kept: {kept}");
    }
    let day = today - chrono::Duration::days(200 * 10);

    window.find("button", &today.format("%B %Y").to_string()).await;
    let drawn = drawn(&window).await;
    assert!(
        !drawn.is_empty() && drawn.len() < 60,
        "only rows near the screen are in the page, {} of {NOTES}",
        drawn.len()
    );
    // The page reads the last notes a moment after they are kept.
    let told = "return document.querySelector('[data-index]').getAttribute('aria-setsize')";
    let mut patience = Patience::new();
    while window.js(told, vec![]).await != json!(NOTES.to_string()) {
        patience.wait("but the whole length is told").await;
    }
    window.accessible("a long timeline").await;

    window.keys("gm").await;
    window.find("button", &format!("{}, ", day.format("%Y"))).await;
    window.pictures("timeline-jump").await;
    window.accessible("the months to jump to").await;
    let month = format!("[data-month=\"{}\"]", day.format("%Y-%m-01"));
    window
        .js("document.querySelector(arguments[0]).focus()", vec![json!(month)])
        .await;
    window.keys(&char::from(Key::Enter).to_string()).await;
    let first = until_focused(&window).await;
    window.pictures("timeline-month").await;

    window.keys(&char::from(Key::Enter).to_string()).await;
    window.read("Visit number").await;
    let mut patience = Patience::new();
    while !drawn_at(&window, "#/note/").await {
        patience.wait("the note is shown").await;
    }
    window.js("history.back()", vec![]).await;
    in_view(&window, &first).await;

    window
        .keys(&format!("{}l{}", char::from(Key::Control), char::from(Key::Null)))
        .await;
    window.find("field", "Passphrase").await;
    window.unlock(PASSPHRASE).await;
    window.at_home().await;
    in_view(&window, &first).await;
    window.close().await;
}

/// The places of the rows that are in the page.
async fn drawn(window: &Window<'_>) -> Vec<Value> {
    let rows = window
        .js(
            "return [...document.querySelectorAll('[data-index]')].map((row) => row.dataset.index)",
            vec![],
        )
        .await;
    rows.as_array().cloned().unwrap_or_default()
}

async fn drawn_at(window: &Window<'_>, address: &str) -> bool {
    window
        .js(
            "return location.hash.startsWith(arguments[0])",
            vec![json!(address)],
        )
        .await
        == json!(true)
}

/// Waits until a row has the focus, and says which.
async fn until_focused(window: &Window<'_>) -> Value {
    let mut patience = Patience::new();
    loop {
        let row = window
            .js(
                "return document.activeElement.closest('[data-index]')?.dataset.index ?? null",
                vec![],
            )
            .await;
        if !row.is_null() {
            return row;
        }
        patience.wait("the first row of the month has the focus").await;
    }
}

/// Waits until a row stands in view.
async fn in_view(window: &Window<'_>, row: &Value) {
    let seen = "const row = document.querySelector(`[data-index=\"${arguments[0]}\"]`)?.getBoundingClientRect();\
        return row !== undefined && row.top >= 0 && row.bottom <= innerHeight";
    let mut patience = Patience::new();
    while window.js(seen, vec![row.clone()]).await != json!(true) {
        patience.wait("the place is found again").await;
    }
}
