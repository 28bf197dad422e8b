//! A template of the manager's own: built, published, used, changed and published again.

use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::coaching::finish;
use crate::desktop::Desktop;
use crate::window::{Patience, Window};

#[tokio::test(flavor = "multi_thread")]
async fn a_template_is_built_and_used_and_an_old_form_reads_as_it_was_filed() {
    let desktop = Desktop::start("templates");
    let window = Window::open(&desktop).await;
    window.first_run(false).await;
    window.add_person("Tomás Herrera", "Field service engineer").await;

    templates(&window).await;
    window.accessible("the list of templates").await;
    build(&window).await;
    window.accessible("the builder of templates").await;
    window.pictures("11-template-builder").await;
    window.press("Publish version 1").await;
    window.read("Version 1 is published").await;

    let form = walk(&window).await;
    window.write("Topic", "The report").await;
    window.choose("Something is wrong").await;
    window.write("What helps", "A tablet with the form on it").await;
    finish(&window).await;
    window.press("Back").await;

    // The next version has lost a field that was answered.
    templates(&window).await;
    window.press("Walk").await;
    window.press("What helps").await;
    window.press("Remove").await;
    window.press("Publish version 2").await;
    window.read("Version 2 is published").await;

    let filed = window.ask("form_get", json!({ "id": form["id"] })).await;
    assert_eq!(filed["state"], "filed", "{filed}");
    assert_eq!(
        filed["template"]["version"], 1,
        "the form keeps the version that it was begun with"
    );
    window.go("People").await;
    window.press("Tomás Herrera").await;
    window.press("The report").await;
    window.read("What helps").await;
    window.read("A tablet with the form on it").await;
    window.press("Back").await;

    let next = walk(&window).await;
    assert_eq!(
        next["template"]["version"], 2,
        "a new form begins with the newest"
    );
    assert!(
        !window.has("choice", "What helps").await,
        "and has no field that was taken out"
    );
    window.close().await;
}

/// Goes to the templates by way of the settings.
async fn templates(window: &Window<'_>) {
    window.go("Settings").await;
    window.press("Templates of forms").await;
    window.find("heading", "Templates").await;
}

/// Builds a walk: a topic, a tick, and a field that is there only with the tick.
async fn build(window: &Window<'_>) {
    window.press("New template").await;
    window.press("Title and use").await;
    window.write("Title", "Walk").await;
    window.press("Tick").await;
    window.write("Label", "Something is wrong").await;
    window.press("Long text").await;
    window.write("Label", "What helps").await;
    window.pick("Part of the form", "Something is wrong").await;
    // The preview is the form: what depends on the tick comes with it.
    areas_of_preview(window, 0, "without the tick there is no such field").await;
    window.choose("Something is wrong").await;
    areas_of_preview(window, 1, "the field comes with the tick").await;
    // Moved before what it depends on, it says so; a step back, and all is well.
    move_up(window, "What helps").await;
    window.read("only on a field that stands before it").await;
    window.press("Undo").await;
    let mut patience = Patience::new();
    while window.has("text", "only on a field that stands before it").await {
        patience.wait("the problem is gone").await;
    }
}

/// Waits until the form in the preview has so many long texts.
async fn areas_of_preview(window: &Window<'_>, count: u64, rule: &str) {
    let script = "return document.querySelectorAll('.preview textarea').length";
    let mut patience = Patience::new();
    while window.js(script, vec![]).await != json!(count) {
        patience.wait(rule).await;
    }
}

/// Alt and the arrow on the handle of a field.
async fn move_up(window: &Window<'_>, field: &str) {
    let handle = window.find("button", &format!("Move {field}")).await;
    window.js("arguments[0].focus()", vec![json!(handle)]).await;
    window
        .keys(&format!(
            "{}{}{}",
            char::from(Key::Alt),
            char::from(Key::Up),
            char::from(Key::Null)
        ))
        .await;
}

/// Starts a talk with the walk and answers the draft.
async fn walk(window: &Window<'_>) -> Value {
    window.go("People").await;
    window.press("Tomás Herrera").await;
    window.press("Start a coaching talk").await;
    window.choose("Walk").await;
    window.press_exactly("Start").await;
    window.find("heading", "What is this about?").await;
    let drafts = window.ask("form_list", json!({ "state": "draft" })).await;
    window
        .ask("form_get", json!({ "id": drafts["rows"][0]["id"] }))
        .await
}
