//! Locking: by hand, by the screen, by sleep. What was typed is there afterwards.
//!
//! That the process of the old page ends is seen in `private.rs`, where nothing drives the window.

use std::path::Path;
use std::time::Duration;

use fantoccini::key::Key;
use serde_json::json;
use tokio::time::Instant;

use crate::buses::{Login, ScreenSaver};
use crate::core;
use crate::desktop::Desktop;
use crate::steps::PASSPHRASE;
use crate::window::{Patience, Window};

const TITLE: &str = "Visit reports within two working days";

#[tokio::test(flavor = "multi_thread")]
async fn unlocking_brings_back_the_place_and_the_draft_in_a_new_page() {
    let desktop = Desktop::start("lock");
    let window = Window::open(&desktop).await;
    window.first_run(false).await;
    window.go("Settings").await;
    window.read("only the idle time counts").await;
    window.accessible("the settings of the lock").await;
    window.pictures("settings").await;
    window.press("Protections").await;
    window.find("heading", "No network").await;
    window.accessible("the protections").await;
    window.pictures("protections").await;
    let found = window.ask("protections_get", json!({})).await;
    for (what, held) in [
        ("noNewRights", true),
        ("noCoreDumps", true),
        ("memoryHidden", true),
        ("memoryWiped", true),
        // The driver could not reach the window otherwise.
        ("networkRefused", false),
        ("webViewForgets", false),
    ] {
        assert_eq!(found[what], held, "{what} is read from the process: {found}");
    }

    window.add_person("Tomás Herrera", "Field service engineer").await;
    let place = draft(&window).await;
    let field = window.find("field", "If it is not met").await;
    window
        .js(
            "arguments[0].scrollIntoView({ block: 'start' })",
            vec![json!(field)],
        )
        .await;
    let top = scrolled(&window).await;
    assert!(top > 100.0, "the page is long enough to be scrolled: {top}");
    window
        .write("If it is not met", "We look at the route plan")
        .await;
    let top = scrolled(&window).await.max(top);
    window
        .keys(&format!("{}l{}", char::from(Key::Control), char::from(Key::Null)))
        .await;
    window.find("field", "Passphrase").await;
    let left = window
        .js("return document.documentElement.textContent", vec![])
        .await;
    assert!(
        !left.as_str().unwrap().contains("Visit"),
        "the new page knows nothing: {left}"
    );

    window.unlock(PASSPHRASE).await;
    window.at_home().await;
    assert_eq!(
        window.js("return location.hash", vec![]).await,
        json!(place),
        "the same place is shown"
    );
    let field = window.find("field", "If it is not met").await;
    assert_eq!(
        field.prop("value").await.unwrap().as_deref(),
        Some("We look at the route plan"),
        "what was typed in the moment of the lock is there"
    );
    let mut patience = Patience::new();
    while (scrolled(&window).await - top).abs() > 120.0 {
        patience.wait("the page is scrolled to where it was").await;
    }

    window.go("People").await;
    window.press_exactly("New").await;
    window.press("Person").await;
    window.find("heading", "Add a person").await;
    window
        .keys(&format!("{}l{}", char::from(Key::Control), char::from(Key::Null)))
        .await;
    window.find("field", "Passphrase").await;
    window.unlock(PASSPHRASE).await;
    window.at_home().await;
    assert!(
        !window.has("heading", "Add a person").await,
        "no dialog survives a lock"
    );
    window.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn screen_locks_sleep_and_other_sessions_close_the_vault_at_once() {
    let mut desktop = Desktop::start("triggers");
    let login = Login::start(&mut desktop).await;
    let mut savers = Vec::new();
    for name in [
        "org.freedesktop.ScreenSaver",
        "org.gnome.ScreenSaver",
        "org.xfce.ScreenSaver",
    ] {
        savers.push(ScreenSaver::start(&desktop, name).await);
    }
    let window = Window::open(&desktop).await;
    window.first_run(false).await;
    let vault = desktop.vault();
    window.go("Settings").await;
    window
        .read("It also locks with the screen and before the computer sleeps")
        .await;
    window.press("Protections").await;
    window.read("Told by Freedesktop, GNOME, Xfce, logind").await;
    window.pictures("protections").await;
    window.add_person("Tomás Herrera", "Field service engineer").await;
    let place = draft(&window).await;
    assert_eq!(login.delays(), 1, "sleep is held up from the start");

    let mut times = Vec::new();
    for saver in &savers {
        saver.active(false).await;
        let begun = Instant::now();
        saver.active(true).await;
        times.push(closed(&vault, begun).await);
        again(&window, &place).await;
    }
    for (property, value) in [("LockedHint", true), ("IdleHint", true), ("Active", false)] {
        login.session(property, !value).await;
        let begun = Instant::now();
        login.session(property, value).await;
        times.push(closed(&vault, begun).await);
        again(&window, &place).await;
    }
    let begun = Instant::now();
    login.lock().await;
    times.push(closed(&vault, begun).await);
    again(&window, &place).await;

    window
        .write("If it is met", "Nobody asks for a report again")
        .await;
    let begun = Instant::now();
    login.falls_asleep(true).await;
    login.let_go().await;
    assert!(
        !core::is_open(&vault),
        "the vault is closed before the computer may sleep"
    );
    times.push(begun.elapsed());
    login.falls_asleep(false).await;
    let mut patience = Patience::new();
    while login.delays() == 0 {
        patience.wait("the next sleep is held up too").await;
    }
    again(&window, &place).await;
    let field = window.find("field", "If it is met").await;
    assert_eq!(
        field.prop("value").await.unwrap().as_deref(),
        Some("Nobody asks for a report again"),
        "what was typed before sleep is there"
    );
    times.sort();
    assert!(
        times[times.len() / 2] < Duration::from_millis(500),
        "the vault is closed within half a second: {times:?}"
    );
    window.close().await;
}

/// Begins an expectation, and says its address.
async fn draft(window: &Window<'_>) -> String {
    window.new_thing("Expectation").await;
    window.pick("For", "Tomás Herrera").await;
    window.write("Title", TITLE).await;
    window.press("Start writing").await;
    window.find("field", "What will be done").await;
    let place = window.js("return location.hash", vec![]).await;
    place.as_str().unwrap().to_owned()
}

async fn scrolled(window: &Window<'_>) -> f64 {
    let top =
        "return Math.max(...[...document.querySelectorAll('#main, [data-place]')].map((p) => p.scrollTop))";
    window.js(top, vec![]).await.as_f64().unwrap()
}

/// Waits until the vault is closed, and says how long that took.
async fn closed(vault: &Path, begun: Instant) -> Duration {
    let mut patience = Patience::of(Duration::from_secs(5));
    while core::is_open(vault) {
        patience.wait("the vault is closed").await;
    }
    begun.elapsed()
}

/// Opens the vault again, at the same place.
async fn again(window: &Window<'_>, place: &str) {
    window.unlock(PASSPHRASE).await;
    window.at_home().await;
    let shown = window.js("return location.hash", vec![]).await;
    assert_eq!(shown, json!(place), "the same place is shown");
}
