//! The commands of Kept, as a window asks for them, at nine on the morning that the vaults were made for.

use std::path::Path;
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use kept_app::app::{App, KdfChoice, Ports};
use kept_app::machine::SystemChance;
use kept_app::reply::Reply;
use kept_domain::time::Moment;
use kept_testkit::ports::{DirectViewer, ManualClock, NoAudience};
use kept_vault::RecoveryKey;
use serde_json::{Value, json};

use crate::PASSPHRASE;

pub(crate) const TODAY: &str = "2026-11-19";
pub(crate) const NOW: &str = "2026-11-19T08:00:00.000Z";

/// Nine on that morning in Amsterdam.
pub(crate) fn now() -> Moment {
    Moment {
        at: NOW.parse().unwrap(),
        zone: chrono_tz::Europe::Amsterdam,
    }
}

/// An open vault. It is locked when this goes.
pub(crate) struct UseCases(App);

impl UseCases {
    pub(crate) fn open(folder: &Path) -> Self {
        let app = App::new(Ports {
            clock: Arc::new(ManualClock::new(now())),
            chance: Arc::new(SystemChance),
            audience: Arc::new(NoAudience),
            keychain: Arc::new(kept_app::ports::WithoutKeychain),
            viewer: Arc::new(DirectViewer),
            upkeep: false,
            default_folder: folder.to_owned(),
            kdf: KdfChoice::MemoryMib(64),
        });
        app.open_place(folder).unwrap();
        let open = Self(app);
        open.ask("vault_unlock", json!({ "passphrase": PASSPHRASE }));
        open
    }

    /// What a window gets: the text of an answer, or the bytes of a file.
    pub(crate) fn ask(&self, command: &str, request: Value) -> Reply {
        match self.0.dispatch(command, request) {
            Ok(reply) => reply,
            Err(error) => panic!("{command}: {error}"),
        }
    }

    /// The same, read.
    pub(crate) fn read(&self, command: &str, request: Value) -> Value {
        self.ask(command, request).read().unwrap()
    }

    /// The key that the passphrase gives, as the recovery kit has it.
    pub(crate) fn key(&self) -> RecoveryKey {
        let kit = self.read("recovery_kit_show", json!({ "passphrase": PASSPHRASE }));
        let groups: Vec<&str> = kit["groups"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(Value::as_str)
            .collect();
        RecoveryKey::parse(&groups.join(" ")).unwrap()
    }

    /// The first member by name; everybody who is there has about as much.
    pub(crate) fn busiest(&self) -> String {
        self.read("member_list", json!({ "limit": 1 }))["rows"][0]["id"]
            .as_str()
            .unwrap()
            .to_owned()
    }

    /// The request that saves the answers of a filed coaching session as a new draft.
    pub(crate) fn draft(&self) -> Value {
        let filed = self.read("form_list", json!({ "state": "filed", "limit": 100 }));
        let session = |row: &&Value| row["template"] == "coaching-session";
        let filed = filed["rows"].as_array().unwrap().iter().find(session).unwrap();
        let filed = self.read("form_get", json!({ "id": filed["id"] }));
        let draft = self.read(
            "form_create",
            json!({ "memberId": filed["memberId"], "template": "coaching-session" }),
        );
        json!({ "id": draft["id"], "revision": draft["revision"], "answers": filed["answers"] })
    }

    pub(crate) fn draft_expectation(&self) -> Value {
        let drafts = self.read("expectation_list", json!({ "state": "draft" }));
        let reports = |row: &&Value| {
            row["title"]
                .as_str()
                .is_some_and(|title| title.starts_with("Visit reports"))
        };
        drafts["rows"].as_array().unwrap().iter().find(reports).unwrap()["id"].clone()
    }

    pub(crate) fn seal_paper(&self, expectation: &Value) {
        let pdf = self.ask("paper_pdf", json!({ "expectationId": expectation }));
        let pdf = STANDARD.encode(pdf.bytes().unwrap());
        self.ask("paper_seal", json!({ "pdf": pdf }));
    }
}

impl Drop for UseCases {
    fn drop(&mut self) {
        self.ask("vault_lock", json!({}));
    }
}
