//! Agree, sign, seal, verify.

use std::fs;

use chrono::{Days, NaiveDate};
use fantoccini::Locator;
use serde_json::json;

use crate::desktop::Desktop;
use crate::steps::PASSPHRASE;
use crate::window::{Patience, Window};
use crate::{core, judges};

#[tokio::test(flavor = "multi_thread")]
async fn an_expectation_is_agreed_signed_by_both_sealed_and_accepted_by_others() {
    let desktop = Desktop::start("agreement");
    let window = Window::open(&desktop).await;
    window.first_run(false).await;
    window.add_person("Tomás Herrera", "Field service engineer").await;
    let today = window.today().await;
    let review = today + Days::new(28);
    write_expectation(&window, review).await;
    window.accessible("the editor").await;
    window.pictures("05-expectation-editor").await;
    for section in ["Go to “First tasks”", "Go to “What I provide”", "Go to “Reviews”"] {
        window.find("button", section).await;
    }
    let written = window.expectation().await["id"].take();
    let draft = desktop.output.join("draft.pdf");
    let paper = window
        .ask_bytes(
            "paper_pdf",
            json!({ "expectationId": written, "paperSize": "a4" }),
        )
        .await;
    fs::write(&draft, paper).unwrap();
    assert_agreed(&judges::text(&draft), today, review);

    window.press("Prepare for signing").await;
    window.find("heading", "Hand the screen to Tomás").await;
    window.press_exactly("Hand over").await;
    member_signs(&window).await;
    let refused = window.ask("member_list", json!({})).await;
    assert_eq!(
        refused["error"]["code"], "handed-over",
        "nothing else answers while the screen is handed over"
    );
    manager_seals(&window).await;
    window.read("Sealed and intact").await;
    window.accessible("the document viewer").await;
    window.pictures("08-document").await;
    let found = window.ask("search", json!({ "text": "kind:document" })).await;
    assert_eq!(
        found["hits"][0]["kind"], "document",
        "what was sealed is found: {found}"
    );
    window.close().await;

    let paper = core::accepted_document(&desktop.vault(), PASSPHRASE, &desktop.output);
    assert_agreed(&judges::text(&paper), today, review);
}

/// First tasks with their owners, in order; they are due a week after one another.
const TASKS: [(&str, &str); 2] = [
    ("Agree a one-page short form for routine visits", "Me"),
    ("Clear the seven open reports from October", "Tomás Herrera"),
];
const PROMISE: &str = "A tablet with the report form that works without a signal";

/// When the task in a place is due, counted from 0.
fn due(today: NaiveDate, place: u64) -> NaiveDate {
    today + Days::new(7 * (place + 1))
}

/// When the manager provides what was promised.
fn promised(today: NaiveDate) -> NaiveDate {
    today + Days::new(5)
}

/// When all of it is to be reached.
fn deadline(today: NaiveDate) -> NaiveDate {
    today + Days::new(70)
}

/// Asserts that a paper says what was typed: tasks in their order with owner and day, the promise, the other days.
fn assert_agreed(text: &str, today: NaiveDate, review: NaiveDate) {
    let says = |words: String| {
        text.find(&words)
            .unwrap_or_else(|| panic!("the paper says “{words}”, not\n{text}"))
    };
    // The paper leaves out the year of a day in its own year.
    let row = |words: &str, day: NaiveDate| says(format!("{words} {}", day.format("%-d %b")));
    let mut above = says("First tasks".to_owned());
    for (place, (task, _)) in TASKS.into_iter().enumerate() {
        let owner = ["Marit", "Tomás"][place];
        let found = row(&format!("{} {task} {owner}", place + 1), due(today, place as u64));
        assert!(found > above, "the tasks stand in their order:\n{text}");
        above = found;
    }
    row(PROMISE, promised(today));
    for day in [review, deadline(today)] {
        says(day.format("%-d %B %Y").to_string());
    }
}

/// Writes an expectation that has all that signing needs, with a review on a day.
pub(crate) async fn write_expectation(window: &Window<'_>, review: NaiveDate) {
    let today = window.today().await;
    window.new_thing("Expectation").await;
    window.pick("For", "Tomás Herrera").await;
    window
        .write("Title", "Visit reports within two working days")
        .await;
    window.press("Start writing").await;
    window
        .write("What will be done", "Tomás files the report of every customer visit in the service system within two working days of that visit.")
        .await;
    window
        .write("How it is measured", "Visits reported in time, counted by Yuki")
        .await;
    window.write("Was", "61").await;
    window.write("Target", "95").await;
    window.write("Unit", "%").await;
    window
        .write(
            "What makes it possible",
            "Form training given in September. Friday 14:00 to 15:00 is free of visits.",
        )
        .await;
    window
        .write(
            "Where it fits",
            "Certificate at the customer within five working days",
        )
        .await;
    window.date("By", deadline(today)).await;
    window.bring_to_the_middle("Add a review date").await;
    window
        .press_for("Add a review date", "field", "Review on", None)
        .await;
    window.date("Review on", review).await;
    window.press_exactly("Add it").await;
    window
        .write("If it is met", "Two days at the spring instrument course")
        .await;
    window
        .write(
            "If it is not met",
            "Reports are finished on site before the next visit",
        )
        .await;
    let list = Some("What I provide");
    window
        .press_for("Add a promise", "field", "Promise 1", list)
        .await;
    window.write("Promise 1", PROMISE).await;
    let details = "Date of promise 1";
    window.press_for(details, "opened", details, list).await;
    window.date_in(list, "By", promised(today)).await;
    let list = Some("First tasks");
    for (place, (task, owner)) in TASKS.into_iter().enumerate() {
        let line = format!("Task {}", place + 1);
        let details = format!("Owner and date of task {}", place + 1);
        window
            .press_for("Break it down further", "field", &line, list)
            .await;
        window.write(&line, task).await;
        window.press_for(&details, "opened", &details, list).await;
        window.pick("Who does it", owner).await;
        window.date_in(list, "By", due(today, place as u64)).await;
    }
    let last = json!(due(today, TASKS.len() as u64 - 1));
    let mut patience = Patience::new();
    while window.expectation().await["tasks"][TASKS.len() - 1]["dueOn"] != last {
        patience.wait("all of it is in the vault").await;
    }
}

/// The member reads to the end, agrees with a comment, and draws a signature.
pub(crate) async fn member_signs(window: &Window<'_>) {
    member_answers(window).await;
    window.accessible("the signing screen").await;
    window.pictures("07-signing").await;
    member_hands_back(window).await;
}

/// The member agrees with a comment and draws a signature.
pub(crate) async fn member_answers(window: &Window<'_>) {
    window.read("This is your part").await;
    window.choose("I agree with what is written here").await;
    window
        .write("Your own words", "The tablet has to be there on the 27th.")
        .await;
    draw_signature(window).await;
}

/// Draws a signature on the pad.
pub(crate) async fn draw_signature(window: &Window<'_>) {
    let pad = window.client.find(Locator::Css("canvas")).await.unwrap();
    window
        .draw(
            &pad,
            &[
                (100.0, 400.0),
                (180.0, 250.0),
                (240.0, 650.0),
                (320.0, 300.0),
                (420.0, 600.0),
                (560.0, 380.0),
                (800.0, 480.0),
            ],
        )
        .await;
}

/// The member reads to the end, signs and gives the screen back.
pub(crate) async fn member_hands_back(window: &Window<'_>) {
    read_to_the_end(window).await;
    window.press("Sign and hand back").await;
}

/// The manager takes the screen back with the passphrase, signs and seals.
pub(crate) async fn manager_seals(window: &Window<'_>) {
    manager_takes_back(window).await;
    manager_signs(window).await;
}

/// The manager takes the screen back with the passphrase.
pub(crate) async fn manager_takes_back(window: &Window<'_>) {
    window.picture("07-signing-handback").await;
    window.write("Marit’s passphrase", PASSPHRASE).await;
    window.press_exactly("Take back").await;
}

/// The manager signs with the typed name, and seals.
pub(crate) async fn manager_signs(window: &Window<'_>) {
    window.press("Type my name").await;
    window.write("Your name", "Marit Solberg").await;
    window.press_exactly("Sign and seal").await;
}

/// Scrolls the pages down until the screen no longer asks for it.
async fn read_to_the_end(window: &Window<'_>) {
    let mut patience = Patience::new();
    while window.has("text", "Read to the end before you answer").await {
        let scroll = "for (const e of document.querySelectorAll('*')) {\
            if (e.scrollHeight > e.clientHeight && getComputedStyle(e).overflowY === 'auto') e.scrollTop = e.scrollHeight; }";
        window.js(scroll, vec![]).await;
        patience.wait("the last page was read to its end").await;
    }
}
