//! Search: a word of each kind of record finds it, filters narrow, and a hit opens where the words stand.

use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::desktop::Desktop;
use crate::window::{Patience, Window};

/// What the sample team has of what can be found. Sealed documents are looked for where one is sealed, in `agreement`.
const KINDS: [&str; 5] = ["member", "expectation", "form", "addendum", "note"];

#[tokio::test(flavor = "multi_thread")]
async fn a_word_of_each_kind_of_record_finds_it_and_opens_it_at_the_place() {
    let desktop = Desktop::start("search");
    let window = Window::open(&desktop).await;
    window.first_run(true).await;
    window.at_home().await;
    for kind in KINDS {
        let answer = window
            .ask("search", json!({ "text": format!("kind:{kind}") }))
            .await;
        let hit = &answer["hits"][0];
        let title = hit["title"].as_str().unwrap_or_default();
        assert!(
            !title.is_empty(),
            "the sample team has a {kind} to find: {answer}"
        );
        let word = longest_word(title);
        look_for(&window, &format!("kind:{kind} {word}")).await;
        window.find("button", title).await;
        leave(&window).await;
    }
    look_for(&window, "kind:poem before:soon").await;
    window.read("this filter makes no sense here").await;
    window.picture("13-search-misunderstood").await;
    leave(&window).await;

    let answer = window.ask("search", json!({ "text": "kind:form freezer" })).await;
    let title = answer["hits"][0]["title"].as_str().unwrap_or_default().to_owned();
    look_for(&window, "kind:form freezer").await;
    window.find("button", &title).await;
    window.pictures("13-search").await;
    window.accessible("the search").await;
    window.keys(&char::from(Key::Enter).to_string()).await;
    window.find("heading", &title).await;
    let mut patience = Patience::new();
    while marked(&window).await == json!([]) {
        patience.wait("the word is marked on the page").await;
    }
    let words: Vec<String> = serde_json::from_value(marked(&window).await).unwrap();
    assert!(
        words.iter().all(|word| word.to_lowercase() == "freezer"),
        "nothing else is marked: {words:?}"
    );
    window.pictures("13-search-opened").await;
    window.close().await;
}

fn longest_word(title: &str) -> &str {
    title
        .split(|c: char| !c.is_alphanumeric())
        .max_by_key(|word| word.chars().count())
        .unwrap_or_default()
}

/// Opens the palette and types.
async fn look_for(window: &Window<'_>, text: &str) {
    let (control, release) = (char::from(Key::Control), char::from(Key::Null));
    window.keys(&format!("{control}k{release}")).await;
    window.find("field", "Search or do something").await;
    window.keys(text).await;
}

async fn leave(window: &Window<'_>) {
    window.keys(&char::from(Key::Escape).to_string()).await;
    let mut patience = Patience::new();
    while window.has("field", "Search or do something").await {
        patience.wait("the palette is gone").await;
    }
}

/// The texts that are marked as found.
async fn marked(window: &Window<'_>) -> Value {
    let script = "return [...(CSS.highlights.get('found') ?? [])].map(String)";
    window.js(script, vec![]).await
}
