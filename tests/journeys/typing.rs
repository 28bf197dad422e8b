//! Killed in the middle of typing, again and again: at most the last second is missing.
//!
//! `KEPT_KILLS` says how often; a few are enough to notice a change, and `docs/robustness.md` tells of fifty.

use std::time::{Duration, Instant};

use fantoccini::Locator;
use serde_json::{Value, json};

use crate::coaching::next;
use crate::desktop::Desktop;
use crate::steps::PASSPHRASE;
use crate::window::Window;

const KILLS: u32 = 4;
/// What may be missing.
const LAST: Duration = Duration::from_secs(1);

#[tokio::test(flavor = "multi_thread")]
async fn a_kill_in_the_middle_of_typing_loses_at_most_the_last_second() {
    let kills: u32 = std::env::var("KEPT_KILLS").map_or(KILLS, |kills| kills.parse().unwrap());
    let desktop = Desktop::start("typing");
    let mut window = Window::open(&desktop).await;
    window.first_run(false).await;
    window.add_person("Kateryna Bondar", "Service coordinator").await;
    window.press("Start a coaching talk").await;
    window.press_exactly("Start").await;
    window.find("heading", "Before you meet Kateryna").await;
    next(&window).await;
    window.write("Topic", "Typing").await;
    for _ in 0..2 {
        next(&window).await;
    }
    let mut text = String::new();
    let mut longest = Duration::ZERO;
    for kill in 0..kills {
        let typed = type_until_killed(window, kill).await;
        window = Window::open(&desktop).await;
        window.unlock(PASSPHRASE).await;
        window.at_home().await;
        let kept = draft(&window).await;
        assert!(
            kept.starts_with(text.trim_end()),
            "what was there before kill {kill} is still there"
        );
        let missing = typed.missing(&kept);
        assert!(
            missing < LAST,
            "kill {kill}: what was typed {missing:?} before it is missing"
        );
        longest = longest.max(missing);
        text = kept;
        window.press("Typing").await;
        window.press("Their view").await;
    }
    let told = format!("{kills} kills; the longest that was missing had been typed {longest:?} before.\n");
    std::fs::write(desktop.output.join("missing.txt"), told).unwrap();
    window.close().await;
}

/// Words that were typed, each with the moment in which it was on the screen, and the moment of the kill.
struct Typed {
    words: Vec<(String, Instant)>,
    killed: Instant,
}

impl Typed {
    /// How long before the kill the first word that is missing had been typed.
    fn missing(&self, kept: &str) -> Duration {
        let first = self.words.iter().find(|(word, _)| !kept.contains(word.as_str()));
        first.map_or(Duration::ZERO, |(_, at)| self.killed - *at)
    }
}

/// Types numbered words at the end of the page until it is time, and kills the window.
async fn type_until_killed(window: Window<'_>, kill: u32) -> Typed {
    let page = window
        .client
        .wait()
        .for_element(Locator::Css("textarea"))
        .await
        .unwrap();
    page.click().await.unwrap();
    let end = "arguments[0].setSelectionRange(arguments[0].value.length, arguments[0].value.length)";
    window.js(end, vec![json!(page)]).await;
    // Between half a second and three, never at the same place of the pause before a save.
    let until = Duration::from_millis(500 + u64::from(kill) * 397 % 2500);
    let begun = Instant::now();
    let mut words = Vec::new();
    while begun.elapsed() < until {
        let word = format!("word-{kill}-{} ", words.len());
        page.send_keys(&word).await.unwrap();
        words.push((word.trim_end().to_owned(), Instant::now()));
    }
    let killed = Instant::now();
    window.kill().await;
    Typed { words, killed }
}

/// What the vault has of the page.
async fn draft(window: &Window<'_>) -> String {
    let drafts = window.ask("form_list", json!({ "state": "draft" })).await;
    let form = window
        .ask("form_get", json!({ "id": drafts["rows"][0]["id"] }))
        .await;
    match &form["answers"]["their_view"] {
        Value::String(text) => text.clone(),
        _ => String::new(),
    }
}
