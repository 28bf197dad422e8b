//! Copying and cutting: what other programs find on the clipboard, and for how long.

use fantoccini::elements::Element;

use crate::desktop::Desktop;
use crate::elsewhere::{back_to_kept, clipboard, press};
use crate::window::{Patience, Window};

const TEXT: &str = "Kept calm, “and” called back";
/// What programs that keep a history of the clipboard look for.
const HINT: &str = "x-kde-passwordManagerHint";

#[tokio::test(flavor = "multi_thread")]
async fn what_is_copied_is_marked_as_secret_and_gone_after_a_lock() {
    let desktop = Desktop::start("copying");
    let window = Window::open(&desktop).await;
    window.first_run(false).await;
    window.add_person("Kateryna Bondar", "Service coordinator").await;
    window.write("Write a note about Kateryna", TEXT).await;
    back_to_kept(&desktop);
    assert_eq!(clipboard(&desktop, "TARGETS"), None, "nothing was copied yet");

    press(&desktop, &["ctrl+a", "ctrl+c"]);
    copied(&desktop, TEXT).await;
    let kinds = clipboard(&desktop, "TARGETS").unwrap();
    assert!(
        kinds.lines().any(|kind| kind == HINT),
        "a clipboard manager sees that this is secret: {kinds}"
    );
    assert_eq!(clipboard(&desktop, HINT).as_deref(), Some("secret"));

    let field = window.find("field", "Write a note about Kateryna").await;
    press(&desktop, &["Home", "shift+ctrl+Right", "ctrl+x"]);
    copied(&desktop, "Kept").await;
    holds(&field, " calm, “and” called back").await;
    assert_eq!(clipboard(&desktop, HINT).as_deref(), Some("secret"));
    press(&desktop, &["ctrl+z"]);
    holds(&field, TEXT).await;
    press(&desktop, &["End", "ctrl+v"]);
    holds(&field, &format!("{TEXT}Kept")).await;

    let select = "const lines = ['Kateryna Bondar', 'Service coordinator'].map((text) => {\
        const line = document.createElement('p'); line.textContent = text; return line });\
        const both = document.createElement('div'); both.append(...lines); document.querySelector('main').append(both);\
        document.activeElement.blur(); getSelection().selectAllChildren(both)";
    window.js(select, vec![]).await;
    press(&desktop, &["ctrl+c"]);
    copied(&desktop, "Kateryna Bondar\nService coordinator\n").await;
    assert_eq!(clipboard(&desktop, HINT).as_deref(), Some("secret"));

    press(&desktop, &["ctrl+l"]);
    window.find("field", "Passphrase").await;
    let mut patience = Patience::new();
    while clipboard(&desktop, "TARGETS").is_some() {
        patience.wait("the lock has taken it back").await;
    }
    window.close().await;
}

/// Waits until another program finds a text on the clipboard.
async fn copied(desktop: &Desktop, text: &str) {
    let mut patience = Patience::new();
    loop {
        let found = clipboard(desktop, "UTF8_STRING");
        if found.as_deref() == Some(text) {
            return;
        }
        patience
            .wait(&format!("“{text}” is on the clipboard, not {found:?}"))
            .await;
    }
}

/// Waits until a field has a text.
async fn holds(field: &Element, text: &str) {
    let mut patience = Patience::new();
    loop {
        let found = field.prop("value").await.unwrap().unwrap_or_default();
        if found == text {
            return;
        }
        patience
            .wait(&format!("the field says “{text}”, not “{found}”"))
            .await;
    }
}
