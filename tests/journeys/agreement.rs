//! Agree, sign, seal, verify.

use std::fs;

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
    write_expectation(&window).await;
    window.accessible("the editor").await;
    window.pictures("05-expectation-editor").await;

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
    window.close().await;

    let (pdf, root) = core::sealed_document(&desktop.vault(), PASSPHRASE);
    let (paper, certificate) = (
        desktop.output.join("agreement.pdf"),
        desktop.output.join("root.pem"),
    );
    fs::write(&paper, pdf).unwrap();
    fs::write(&certificate, root).unwrap();
    judges::accept(&paper, &certificate);
}

/// Writes an expectation that has all that signing needs.
pub(crate) async fn write_expectation(window: &Window<'_>) {
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
    window.date("By", 29, 1, 2127).await;
    window
        .write("If it is met", "Two days at the spring instrument course")
        .await;
    window
        .write(
            "If it is not met",
            "Reports are finished on site before the next visit",
        )
        .await;
    window.saved().await;
}

/// The member reads to the end, agrees with a comment, and draws a signature.
pub(crate) async fn member_signs(window: &Window<'_>) {
    window.read("This is your part").await;
    window.choose("I agree with what is written here").await;
    window
        .write("Your own words", "The tablet has to be there on the 27th.")
        .await;
    let pad = window
        .client
        .find(fantoccini::Locator::Css("canvas"))
        .await
        .unwrap();
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
    window.accessible("the signing screen").await;
    window.pictures("07-signing").await;
    read_to_the_end(window).await;
    window.press("Sign and hand back").await;
}

/// The manager takes the screen back with the passphrase, signs and seals.
pub(crate) async fn manager_seals(window: &Window<'_>) {
    window.picture("07-signing-handback").await;
    window.write("Marit’s passphrase", PASSPHRASE).await;
    window.press_exactly("Take back").await;
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
