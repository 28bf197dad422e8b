//! A look over the shoulder: private text is blurred on a key, and while another window is in front.

use fantoccini::key::Key;
use serde_json::json;

use crate::desktop::Desktop;
use crate::window::{Patience, Window};

#[tokio::test(flavor = "multi_thread")]
async fn private_text_is_blurred_by_a_key_and_while_another_window_is_in_front() {
    let desktop = Desktop::start("privacy");
    let window = Window::open(&desktop).await;
    window.first_run(false).await;
    window.add_person("Tomás Herrera", "Field service engineer").await;
    window.new_thing("Expectation").await;
    window.pick("For", "Tomás Herrera").await;
    window
        .write("Title", "Visit reports within two working days")
        .await;
    window.press("Start writing").await;
    window.find("field", "What will be done").await;
    window.write("My worry", "He may hear this as distrust").await;
    hide_key(&window).await;
    window.press_exactly("Hide").await;
    is_blurred(&window, true, "an envelope that was closed").await;
    window.press_exactly("Show").await;
    is_blurred(&window, false, "an envelope that was opened").await;
    window.press_exactly("Hide").await;
    is_blurred(&window, true, "an envelope that was closed again").await;

    hide_key(&window).await;
    is_blurred(&window, false, "private text after the key").await;
    focus(&desktop, false);
    is_blurred(&window, true, "private text while another window is in front").await;
    window.picture("behind-another-window").await;
    focus(&desktop, true);
    is_blurred(&window, false, "private text in the window in front").await;
    window.close().await;
}

async fn hide_key(window: &Window<'_>) {
    let [control, shift, up] = [Key::Control, Key::Shift, Key::Null].map(char::from);
    window.keys(&format!("{control}{shift}h{up}")).await;
}

/// Waits until private text is blurred and out of reach of the keys, or is neither.
async fn is_blurred(window: &Window<'_>, blurred: bool, what: &str) {
    let script = "const body = document.querySelector('.private__body');\
        return [getComputedStyle(body).filter !== 'none', body.inert, body.ariaHidden === 'true']";
    let mut patience = Patience::new();
    while window.js(script, vec![]).await != json!([blurred, blurred, blurred]) {
        let state = if blurred { "blurred" } else { "readable" };
        patience.wait(&format!("{what} is {state}")).await;
    }
}

/// Gives the keys to the window, or to the desktop behind it.
fn focus(desktop: &Desktop, to_window: bool) {
    let search = if to_window {
        ["search", "--onlyvisible", "--name", "^Kept$"].as_slice()
    } else {
        ["search", "--maxdepth", "0", "--name", ".*"].as_slice()
    };
    let found = desktop.command("xdotool").args(search).output().unwrap();
    let id = String::from_utf8(found.stdout).unwrap();
    let moved = desktop
        .command("xdotool")
        .args(["windowfocus", "--sync", id.trim()])
        .status();
    assert!(moved.unwrap().success(), "the focus moves");
}
