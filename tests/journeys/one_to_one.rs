//! A one-to-one: agreed on, prepared with an agenda, held, and what it leaves for the next.

use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::coaching::next;
use crate::desktop::Desktop;
use crate::window::{Patience, Window};

#[tokio::test(flavor = "multi_thread")]
async fn what_was_not_reached_comes_back_in_the_next_talk() {
    let desktop = Desktop::start("one_to_one");
    let window = Window::open(&desktop).await;
    window.first_run(false).await;
    window.add_person("Tomás Herrera", "Field service engineer").await;

    window.press("Agree on a rhythm").await;
    let day = window
        .js(
            "return new Date().toLocaleDateString('en-GB', { weekday: 'long' })",
            vec![],
        )
        .await;
    let rhythm = format!("Every 2 weeks on {}", day.as_str().unwrap());
    window.pick("Rhythm", &rhythm).await;
    window.accessible("the rhythm of talks").await;
    window.press_exactly("Save").await;
    window.read("Saved, and the reminders with it.").await;

    add(&window, "Add a point of theirs", "The Friday hour").await;
    add(&window, "Add a point of theirs", "Driving back twice").await;
    window.read("Driving back twice").await;
    window.accessible("a person with an agenda").await;
    window.pictures("03-person-agenda").await;

    window.press("Start talk").await;
    window.find("heading", "Before you meet Tomás").await;
    window.press("Discussed: The Friday hour").await;
    window.find("button", "Open again").await;
    next(&window).await;
    window.find("heading", "How is Tomás?").await;
    window.choose("7").await;
    window.write("What would make it one higher", "The tablet").await;
    window.accessible("a one-to-one with its agenda").await;
    window.pictures("06-one-to-one").await;
    window.press("Read and file").await;
    window.find("heading", "Read it once more").await;
    window.press("File it").await;
    window.read("Filed, read-only").await;

    let forms = window.ask("form_list", json!({ "state": "filed" })).await;
    let form = window
        .ask("form_get", json!({ "id": forms["rows"][0]["id"] }))
        .await;
    assert_eq!(
        form["answers"]["their_topics"],
        json!([{ "text": "The Friday hour", "state": "discussed" }]),
        "what was discussed stands in the filed form, once"
    );
    let agenda = window
        .ask("agenda_list", json!({ "memberId": form["memberId"] }))
        .await;
    assert_eq!(
        texts(&agenda),
        ["Driving back twice"],
        "what was not reached is still there"
    );

    window.press_exactly("Back").await;
    window.find("heading", "Next talk").await;
    window.read("since last talk").await;
    window.find("heading", "Mood and energy").await;
    window.press("As a table").await;
    window.read("The tablet").await;
    window.accessible("a person with a mood").await;
    window.pictures("03-person-mood").await;
    window.press("Open brief").await;
    window.find("heading", "Before you talk with Tomás").await;
    window.accessible("the brief of a talk").await;
    window.picture("02-brief").await;

    window.press_exactly("Print").await;
    window.find("heading", "Print the prep brief").await;
    window.find("picture", "Page 1").await;
    window.accessible("the brief before it is printed").await;
    window.pictures("02-brief-paper").await;
    window.press_exactly("Print").await;
    window.read("No print dialog answers on this desktop").await;

    window.close().await;
}

/// Writes a point and presses Enter, and waits until the field is ready for the next.
async fn add(window: &Window<'_>, label: &str, point: &str) {
    window.write(label, point).await;
    window.keys(&char::from(Key::Enter).to_string()).await;
    let mut patience = Patience::new();
    loop {
        let left = window
            .js(
                "return [...document.querySelectorAll('input')].some((input) => input.value === arguments[0])",
                vec![json!(point)],
            )
            .await;
        if left == json!(false) {
            break;
        }
        patience.wait("the point is on the agenda").await;
    }
}

fn texts(agenda: &Value) -> Vec<&str> {
    let points = agenda.as_array().unwrap().iter();
    points.map(|point| point["text"].as_str().unwrap()).collect()
}
