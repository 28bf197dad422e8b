//! The log: what was written about everybody, narrowed, read beside the list, and jumped through, with the keyboard alone.

use fantoccini::key::Key;
use serde_json::json;

use crate::desktop::Desktop;
use crate::steps::PASSPHRASE;
use crate::window::{Patience, Window};

#[tokio::test(flavor = "multi_thread")]
async fn everything_about_everybody_is_read_with_the_keyboard() {
    let desktop = Desktop::start("log");
    let window = Window::open(&desktop).await;
    window.first_run(true).await;

    window.keys("gl").await;
    window.find("title", "Log").await;
    window.accessible("the log").await;
    window.pictures("13-log").await;
    let all = length(&window).await;

    window.press("Corrections").await;
    let mut patience = Patience::new();
    while length(&window).await >= all {
        patience.wait("only corrections are left").await;
    }
    window.keys("j").await;
    focused_is_a_row(&window).await;
    window.keys(" ").await;
    window.find("button", "Open its page").await;
    assert!(
        !window.has("button", "Copy the text").await,
        "a correction is not copied"
    );
    window.accessible("a correction beside the log").await;
    window.pictures("13-log-correction").await;
    press(&window, Key::Escape).await;
    let mut patience = Patience::new();
    while window.has("button", "Open its page").await {
        patience.wait("the record is put away").await;
    }
    focused_is_a_row(&window).await;

    window.press("Recognition").await;
    window.keys("j").await;
    focused_is_a_row(&window).await;
    window.keys(" ").await;
    window.find("button", "Copy the text").await;
    window.pictures("13-log-recognition").await;

    press_control(&window, "l").await;
    window.find("field", "Passphrase").await;
    window.unlock(PASSPHRASE).await;
    window.find("button", "Copy the text").await;

    press(&window, Key::Escape).await;
    window.keys("j").await;
    focused_is_a_row(&window).await;
    press(&window, Key::Enter).await;
    let own = "return location.hash.startsWith('#/coaching/')";
    let mut patience = Patience::new();
    while window.js(own, vec![]).await != json!(true) {
        patience.wait("its own page is open").await;
    }
    window.find("title", "").await;
    window.close().await;
}

async fn press(window: &Window<'_>, key: Key) {
    window.keys(&char::from(key).to_string()).await;
}

async fn press_control(window: &Window<'_>, key: &str) {
    let keys = format!("{}{key}{}", char::from(Key::Control), char::from(Key::Null));
    window.keys(&keys).await;
}

/// How many rows the list tells a screen reader of.
async fn length(window: &Window<'_>) -> u64 {
    let told = "return Number(document.querySelector('[data-index]')?.getAttribute('aria-setsize') ?? 0)";
    let mut patience = Patience::new();
    loop {
        let length = window.js(told, vec![]).await.as_u64().unwrap_or(0);
        if length > 0 {
            return length;
        }
        patience.wait("the list has rows").await;
    }
}

async fn focused_is_a_row(window: &Window<'_>) {
    let row = "return document.activeElement.matches('[data-index] [data-main]')";
    let mut patience = Patience::new();
    while window.js(row, vec![]).await != json!(true) {
        patience.wait("a row has the focus").await;
    }
}
