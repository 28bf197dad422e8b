//! What several journeys do, each as a person would.

use chrono::NaiveDate;
use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::window::Window;

/// The passphrase of every vault here.
pub(crate) const PASSPHRASE: &str = "seven quiet herons cross the harbour";

impl Window<'_> {
    /// First run: who the manager is, a passphrase, and the recovery kit typed back from what the screen showed.
    pub(crate) async fn first_run(&self, sample: bool) {
        self.introduce().await;
        self.press("Create the vault").await;
        self.put_kit_away_and_begin(sample).await;
    }

    /// Fills in the first step: who the manager is, and a passphrase.
    pub(crate) async fn introduce(&self) {
        self.write("Your name", "Marit Solberg").await;
        self.write("Your role", "Head of Service & Calibration").await;
        self.write("Organisation", "Brinkhaven Instruments").await;
        self.write("Passphrase", PASSPHRASE).await;
        self.write("Once more", PASSPHRASE).await;
        self.choose("I know that nobody can restore").await;
    }

    /// The steps after a vault was made, up to the first page.
    pub(crate) async fn put_kit_away_and_begin(&self, sample: bool) {
        self.find("heading", "Put the spare key away").await;
        self.type_kit_back().await;
        self.press("Continue").await;
        self.find("heading", "How would you like to begin?").await;
        self.choose(if sample {
            "With a sample team"
        } else {
            "With an empty vault"
        })
        .await;
        self.press("Open the notebook").await;
        self.at_home().await;
    }

    /// Types the two groups that are asked for.
    pub(crate) async fn type_kit_back(&self) {
        let rows = self
            .js("return [...document.querySelectorAll('.kit__key tr')].map((r) => [...r.querySelectorAll('td')].map((d) => d.textContent.trim()))", vec![])
            .await;
        let asked = self
            .js("return [...document.querySelectorAll('label')].map((l) => l.textContent.trim()).filter((l) => /^Row \\d/.test(l))", vec![])
            .await;
        let asked = asked.as_array().unwrap();
        assert_eq!(asked.len(), 2, "two groups are typed back");
        for label in asked {
            let label = label.as_str().unwrap();
            let row: usize = label[4..5].parse().unwrap();
            let group = ["first", "second", "third", "fourth"]
                .iter()
                .position(|word| label.contains(word))
                .unwrap();
            self.write(label, rows[row - 1][group].as_str().unwrap()).await;
        }
    }

    /// Waits for the frame and the first page in it.
    pub(crate) async fn at_home(&self) {
        self.wait_for("button", "Lock", true).await;
        let page = self
            .client
            .wait()
            .for_element(fantoccini::Locator::Css("main h1"));
        page.await.expect("the first page has a heading");
    }

    /// Opens the vault from the lock screen.
    pub(crate) async fn unlock(&self, passphrase: &str) {
        self.write("Passphrase", passphrase).await;
        self.keys(&char::from(Key::Enter).to_string()).await;
    }

    /// Makes something through the New menu.
    pub(crate) async fn new_thing(&self, what: &str) {
        self.press_exactly("New").await;
        self.press(what).await;
    }

    /// Adds a person with a name and a role.
    pub(crate) async fn add_person(&self, name: &str, role: &str) {
        self.new_thing("Person").await;
        self.write("Name", name).await;
        self.write("Role", role).await;
        self.press_exactly("Add").await;
        self.find("heading", name).await;
    }

    /// The expectation that was changed last, as the vault has it.
    pub(crate) async fn expectation(&self) -> Value {
        let list = self.ask("expectation_list", json!({})).await;
        let newest = json!({ "id": list["rows"][0]["id"] });
        self.ask("expectation_get", newest).await
    }

    /// The day it is for the application.
    pub(crate) async fn today(&self) -> NaiveDate {
        let today = self.ask("today_view", json!({})).await;
        today["date"].as_str().unwrap().parse().unwrap()
    }

    /// Asks the core as the window does; for what a journey checks, never for what it does.
    pub(crate) async fn ask(&self, command: &str, request: Value) -> Value {
        self.client
            .execute_async(
                "const done = arguments[2];\
                 window.__TAURI_INTERNALS__.invoke(arguments[0], { request: arguments[1] }).then(done, (e) => done({ error: e }));",
                vec![json!(command), request],
            )
            .await
            .unwrap()
    }

    /// The same, for what is answered with a file.
    pub(crate) async fn ask_bytes(&self, command: &str, request: Value) -> Vec<u8> {
        let bytes = self
            .client
            .execute_async(
                "const done = arguments[2];\
                 window.__TAURI_INTERNALS__.invoke(arguments[0], { request: arguments[1] })\
                 .then((bytes) => done(Array.from(new Uint8Array(bytes))), (e) => done({ error: e }));",
                vec![json!(command), request],
            )
            .await
            .unwrap();
        serde_json::from_value(bytes).expect("the answer is a file")
    }
}
