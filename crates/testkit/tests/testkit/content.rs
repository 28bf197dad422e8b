//! What can be read in a vault, through the commands that a window would ask for.

use std::path::Path;
use std::sync::Arc;

use kept_app::app::{App, KdfChoice, Ports};
use kept_app::machine::{SystemChance, SystemClock};
use kept_app::reply::Reply;
use kept_testkit::ports::NoAudience;
use serde_json::{Value, json};

/// An open vault.
pub(crate) struct Content(App);

impl Content {
    pub(crate) fn of(folder: &Path, passphrase: &str) -> Self {
        let app = App::new(Ports {
            clock: Arc::new(SystemClock),
            chance: Arc::new(SystemChance),
            audience: Arc::new(NoAudience),
            keychain: Arc::new(kept_app::ports::WithoutKeychain),
            viewer: Arc::new(kept_testkit::ports::DirectViewer),
            upkeep: false,
            default_folder: folder.parent().unwrap().to_owned(),
            kdf: KdfChoice::MemoryMib(64),
        });
        app.open_place(folder).unwrap();
        let content = Self(app);
        content.ask("vault_unlock", json!({ "passphrase": passphrase }));
        content
    }

    pub(crate) fn ask(&self, command: &str, request: Value) -> Value {
        match self.0.dispatch(command, request) {
            Ok(Reply::Json(answer)) => serde_json::from_str(&answer).unwrap(),
            Ok(Reply::Bytes { .. }) => panic!("{command} answers with bytes"),
            Err(error) => panic!("{command} is refused: {:?} {error}", error.code),
        }
    }

    /// Every row of a list.
    pub(crate) fn all(&self, command: &str, request: &Value) -> Vec<Value> {
        let mut request = request.clone();
        let mut rows = Vec::new();
        loop {
            let mut page = self.ask(command, request.clone());
            rows.append(page["rows"].as_array_mut().unwrap());
            if page["next"].is_null() {
                return rows;
            }
            request["after"] = page["next"].take();
        }
    }

    /// Everything that was written, with what it stands under; nothing that comes from a key.
    pub(crate) fn dump(&self) -> Value {
        let each = |command: &str, rows: &[Value]| -> Vec<Value> {
            rows.iter()
                .map(|row| self.ask(command, json!({ "id": row["id"] })))
                .collect()
        };
        let mut members = self.all("member_list", &json!({}));
        members.extend(self.all("member_list", &json!({ "archived": true })));
        let timelines: Vec<_> = members
            .iter()
            .map(|row| self.all("timeline_list", &json!({ "memberId": row["id"] })))
            .collect();
        json!({
            "members": each("member_get", &members),
            "timelines": timelines,
            "expectations": each("expectation_get", &self.all("expectation_list", &json!({}))),
            "forms": each("form_get", &self.all("form_list", &json!({}))),
            "documents": each("document_get", &self.all("document_list", &json!({}))),
            "open": self.all("reminder_list", &json!({})),
            "settled": self.all("reminder_list", &json!({ "settled": true })),
            "session": self.ask("session_get", json!({})),
        })
    }
}
