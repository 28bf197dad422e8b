//! The commands of the contract, asked of an open vault.

use std::sync::{Arc, OnceLock};

use kept_app::app::{App, KdfChoice, Ports};
use kept_app::contract::{Group, commands};
use kept_app::error::ErrorCode;
use kept_app::machine::SystemChance;
use kept_app::ports::WithoutKeychain;
use kept_app::reply::Reply;
use kept_domain::time::Moment;
use kept_testkit::ports::{DirectViewer, ManualClock, NoAudience};
use serde_json::{Value, json};
use tempfile::TempDir;

/// Commands that are left out, because a request chooses a place on the disk, they try a passphrase, which takes its time,
/// or they close the vault.
const LEFT_OUT: [&str; 17] = [
    "backup_create",
    "backup_list",
    "backup_open",
    "backup_place_set",
    "backup_verify",
    "recovery_kit_pdf",
    "recovery_kit_rehearse",
    "recovery_kit_show",
    "signing_take_back",
    "vault_change_passphrase",
    "vault_create",
    "vault_keychain_set",
    "vault_lock",
    "vault_recover",
    "vault_rescue",
    "vault_rotate_key",
    "vault_unlock",
];

/// Names that stand for the id of the first record in the answer of a list, so that inputs can speak of what is there.
const RECORDS: [(&str, &str); 6] = [
    ("@document", "document_list"),
    ("@expectation", "expectation_list"),
    ("@form", "form_list"),
    ("@member", "member_list"),
    ("@occurrence", "reminder_list"),
    ("@promise", "promise_list"),
];

/// Stands in texts that no message may repeat.
const CANARY: &str = "zq7-canary-4xv";

/// One line `COMMAND JSON`, asked of a vault of this process: the answer or the refusal has the form that it should, and
/// no refusal quotes what was typed. A text such as `@member` stands for an id.
pub fn contract(bytes: &[u8]) {
    let Ok(line) = std::str::from_utf8(bytes) else {
        return;
    };
    let (name, request) = line.split_once(' ').unwrap_or((line, "null"));
    let Ok(request) = serde_json::from_str::<Value>(request) else {
        return;
    };
    if !asked().contains(&name) {
        return;
    }
    static OPEN: OnceLock<Open> = OnceLock::new();
    let open = OPEN.get_or_init(Open::new);
    let request = texts(request, &|text| open.meant(text));
    ask(
        &open.app,
        name,
        texts(request.clone(), &|text| format!("{text}{CANARY}")),
    );
    ask(&open.app, name, request);
}

fn ask(app: &App, name: &str, request: Value) {
    let Err(error) = app.dispatch(name, request) else {
        return;
    };
    assert!(
        error.code != ErrorCode::Internal,
        "{name} must know what is wrong: {error}"
    );
    assert!(
        error.code != ErrorCode::Locked && error.code != ErrorCode::UnknownCommand,
        "{name} is asked of an open vault: {error}"
    );
    assert!(
        error.message.ends_with('.'),
        "{name} says it in a sentence: {error}"
    );
    assert!(
        !error.message.contains(CANARY) && !error.message.contains('\0'),
        "{name} must not quote what was typed"
    );
}

/// The same request with every text in it changed.
fn texts(request: Value, change: &dyn Fn(String) -> String) -> Value {
    match request {
        Value::String(text) => Value::String(change(text)),
        Value::Array(values) => values.into_iter().map(|value| texts(value, change)).collect(),
        Value::Object(fields) => fields
            .into_iter()
            .map(|(name, value)| (name, texts(value, change)))
            .collect(),
        other => other,
    }
}

/// The names of the commands that are tried.
fn asked() -> &'static [&'static str] {
    static NAMES: OnceLock<Vec<&str>> = OnceLock::new();
    NAMES.get_or_init(|| {
        commands()
            .into_iter()
            .filter(|command| command.group != Group::Window && !LEFT_OUT.contains(&command.name))
            .map(|command| command.name)
            .collect()
    })
}

/// A vault in a temporary folder, open. Only the cost of its passphrase is low.
struct Open {
    app: App,
    /// The ids of the records that can be named.
    ids: Vec<(&'static str, String)>,
    _home: TempDir,
}

impl Open {
    #[allow(
        clippy::expect_used,
        reason = "without a vault there is nothing to try, and whoever fuzzes must see why"
    )]
    fn new() -> Self {
        let home = tempfile::tempdir().expect("a temporary folder can be made");
        let clock = ManualClock::new(Moment {
            at: "2026-11-19T08:00:00Z".parse().expect("this is an instant"),
            zone: chrono_tz::Europe::Amsterdam,
        });
        let app = App::new(Ports {
            clock: Arc::new(clock),
            chance: Arc::new(SystemChance),
            audience: Arc::new(NoAudience),
            keychain: Arc::new(WithoutKeychain),
            viewer: Arc::new(DirectViewer),
            upkeep: false,
            default_folder: home.path().join("Documents"),
            kdf: KdfChoice::MemoryMib(64),
        });
        let created = json!({
            "folder": home.path().join("Marit.kept"),
            "name": "Marit's log",
            "passphrase": "seven bridges over cold water",
            "manager": {
                "name": "Marit Solberg",
                "role": "Head of Service & Calibration",
                "organisation": "Brinkhaven Instruments",
            },
        });
        app.dispatch("vault_create", created)
            .expect("a vault can be made");
        app.dispatch("sample_add", json!({}))
            .expect("the sample team can be added");
        let ids = RECORDS
            .into_iter()
            .filter_map(|(name, list)| Some((name, first(&app, list)?)))
            .collect();
        Self {
            app,
            ids,
            _home: home,
        }
    }

    fn meant(&self, text: String) -> String {
        let known = self.ids.iter().find(|(name, _)| *name == text);
        known.map_or(text, |(_, id)| id.clone())
    }
}

/// The id of the first record in a list.
fn first(app: &App, list: &str) -> Option<String> {
    let Ok(Reply::Json(answer)) = app.dispatch(list, json!({})) else {
        return None;
    };
    let answer: Value = serde_json::from_str(&answer).ok()?;
    Some(answer["rows"][0]["id"].as_str()?.to_owned())
}
