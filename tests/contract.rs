//! The shell as the window finds it: the application itself on Tauri's mock runtime, asked through the real way in.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicU32, Ordering};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use kept_app::contract::{Group, commands};
use kept_app::error::{ApiError, ErrorCode};
use serde_json::{Value, json};
use tauri::ipc::{CallbackFn, InvokeBody, InvokeResponseBody};
use tauri::test::{INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder};
use tauri::utils::config::AppDirectoriesOverride;
use tauri::webview::InvokeRequest;
use tauri::{App, Manager as _, WebviewUrl, WebviewWindow, WebviewWindowBuilder};
use tempfile::TempDir;

/// Where the pages of the application come from.
const OWN: &str = if cfg!(windows) {
    "http://tauri.localhost"
} else {
    "tauri://localhost"
};
const PASSPHRASE: &str = "seven quiet herons cross the harbour";

/// The application with folders of its own.
struct Shell {
    app: App<MockRuntime>,
    _home: TempDir,
}

impl Shell {
    fn start() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let home = tempfile::tempdir().unwrap();
        let mut context = tauri::generate_context!(test = true);
        let config = context.config_mut();
        // The second of two applications with one name would end the process.
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        config.identifier = format!("org.kept.contract.p{}n{count}", std::process::id());
        config.app.app_directories_override = Some(AppDirectoriesOverride::Root(home.path().to_owned()));
        let mut app = kept_shell::builder(mock_builder()).build(context).unwrap();
        #[expect(
            deprecated,
            reason = "the mock runtime prepares the application in its first iteration and has none after it"
        )]
        app.run_iteration(|_, _| {});
        Self { app, _home: home }
    }

    /// With a vault that has been made just now and the sample team in it.
    fn with_sample_team() -> Self {
        let shell = Self::start();
        shell.json(
            "vault_create",
            &json!({
                "name": "Log",
                "passphrase": PASSPHRASE,
                "kdfMemoryMib": 64,
                "manager": { "name": "Marit Solberg", "role": "Head of Service & Calibration" },
            }),
        );
        shell.json("sample_add", &json!({}));
        shell
    }

    fn window(&self) -> WebviewWindow<MockRuntime> {
        self.app
            .get_webview_window("main")
            .expect("the application has opened its window")
    }

    fn ask(&self, command: &str, request: &Value) -> Result<InvokeResponseBody, Value> {
        ask(&self.window(), OWN, command, json!({ "request": request }))
    }

    fn json(&self, command: &str, request: &Value) -> Value {
        match self.ask(command, request) {
            Ok(InvokeResponseBody::Json(text)) => serde_json::from_str(&text).unwrap(),
            Ok(InvokeResponseBody::Raw(_)) => panic!("{command} answers with data, not with bytes"),
            Err(error) => panic!("{command}: {error}"),
        }
    }

    fn bytes(&self, command: &str, request: &Value) -> Vec<u8> {
        match self.ask(command, request) {
            Ok(InvokeResponseBody::Raw(bytes)) => bytes,
            Ok(InvokeResponseBody::Json(_)) => panic!("{command} answers with bytes, not with text"),
            Err(error) => panic!("{command}: {error}"),
        }
    }

    /// The refusal of a request, which has the form of the contract.
    fn refusal(&self, command: &str, request: &Value) -> ApiError {
        match self.ask(command, request) {
            Ok(_) => panic!("{command} accepts {request}"),
            Err(error) => typed(command, &error),
        }
    }
}

fn ask(
    window: &WebviewWindow<MockRuntime>,
    url: &str,
    command: &str,
    body: Value,
) -> Result<InvokeResponseBody, Value> {
    let request = InvokeRequest {
        cmd: command.to_owned(),
        callback: CallbackFn(0),
        error: CallbackFn(1),
        url: url.parse().unwrap(),
        body: InvokeBody::Json(body),
        headers: tauri::http::HeaderMap::new(),
        invoke_key: INVOKE_KEY.to_owned(),
    };
    get_ipc_response(window, request)
}

/// Reads an error of the contract; anything else is the word of a library.
fn typed(command: &str, error: &Value) -> ApiError {
    let fields = error
        .as_object()
        .unwrap_or_else(|| panic!("{command} answers with words of a library: {error}"));
    for field in fields.keys() {
        assert!(
            ["code", "message", "field"].contains(&field.as_str()),
            "{command}: an error has no “{field}”"
        );
    }
    let error: ApiError = serde_json::from_value(error.clone()).unwrap();
    // Libraries quote names of fields and kinds of values; the core's sentences do not.
    assert!(
        error.message.ends_with('.') && !error.message.contains(['`', '"']),
        "{command} says a sentence for people, not “{}”",
        error.message
    );
    error
}

fn names() -> BTreeSet<String> {
    commands().iter().map(|command| command.name.to_owned()).collect()
}

fn read(path: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    serde_json::from_slice(&fs::read(&path).unwrap()).unwrap()
}

/// What Tauri itself and each plugin could do, as tauri-build wrote it down: the way to ask for it.
fn foreign_commands() -> BTreeSet<String> {
    let manifests = read("gen/schemas/acl-manifests.json");
    let mut found = BTreeSet::new();
    for (plugin, manifest) in manifests.as_object().unwrap() {
        for permission in manifest["permissions"].as_object().unwrap().values() {
            for command in permission["commands"]["allow"].as_array().unwrap() {
                let command = command.as_str().unwrap();
                found.insert(match plugin.as_str() {
                    "__app-acl__" => command.to_owned(),
                    plugin => format!("plugin:{plugin}|{command}"),
                });
            }
        }
    }
    found.retain(|name| !names().contains(name));
    found
}

#[test]
fn the_list_the_declaration_and_the_capability_say_the_same() {
    let declared: BTreeSet<String> = serde_json::from_value(read("src-tauri/commands.json")).unwrap();
    assert_eq!(
        declared,
        names(),
        "each command of the list is declared to Tauri, and no other"
    );
    let capability = read("capabilities/main.json");
    assert_eq!(
        capability["windows"],
        json!(["main"]),
        "the one window has the capability"
    );
    assert_eq!(capability.get("remote"), None, "no page from elsewhere has it");
    let granted: BTreeSet<String> = serde_json::from_value(capability["permissions"].clone()).unwrap();
    let mut expected: BTreeSet<String> = names()
        .iter()
        .map(|name| format!("allow-{}", name.replace('_', "-")))
        .collect();
    expected.extend([
        "core:event:allow-listen".to_owned(),
        "core:event:allow-unlisten".to_owned(),
    ]);
    assert_eq!(
        granted, expected,
        "it allows the commands of the list, and to hear events"
    );
    let used = &read("tauri.conf.json")["app"]["security"]["capabilities"];
    assert_eq!(used, &json!(["main"]), "no other capability is in use");
}

#[test]
fn the_main_window_reaches_every_command_of_the_list() {
    let shell = Shell::start();
    for command in commands() {
        // A command that could do something is asked in a way that it has to refuse.
        let error = shell.refusal(command.name, &json!({ "noSuchField": 1 }));
        let expected = match command.group {
            Group::Session => ErrorCode::Locked,
            Group::Door | Group::Window => ErrorCode::Validation,
        };
        assert_eq!(
            error.code, expected,
            "{} is there, and a closed vault answers nothing",
            command.name
        );
    }
}

#[test]
fn the_main_window_reaches_nothing_else() {
    let shell = Shell::start();
    let window = shell.window();
    let heard = ["plugin:core:event|listen", "plugin:core:event|unlisten"];
    let foreign = foreign_commands();
    assert!(
        foreign.len() > 100 && heard.iter().all(|name| foreign.contains(*name)),
        "the manifests name the commands of Tauri and its plugins"
    );
    for name in foreign
        .iter()
        .map(String::as_str)
        .filter(|name| !heard.contains(name))
    {
        // Tauri names its own plugins without the prefix that their permissions have.
        let asked = name.replace("plugin:core:", "plugin:");
        let answer = ask(&window, OWN, &asked, json!({}));
        let refused = answer.expect_err(&format!("{asked} is refused"));
        assert!(
            refused
                .as_str()
                .is_some_and(|words| words.contains("not allowed")),
            "{asked} is refused by the capability: {refused}"
        );
    }
    let refused = ask(&window, OWN, "vault_wipe", json!({ "request": {} }));
    assert!(
        refused.is_err(),
        "a command that is not of the list does not exist"
    );
}

#[test]
fn no_other_window_and_no_other_page_reaches_a_command() {
    let shell = Shell::start();
    let page = || WebviewUrl::App("index.html".into());
    let other = WebviewWindowBuilder::new(&shell.app, "other", page())
        .build()
        .unwrap();
    for command in commands() {
        let request = json!({ "request": { "noSuchField": 1 } });
        for (window, url, who) in [
            (&other, OWN, "another window"),
            (&shell.window(), "https://example.org", "a page from elsewhere"),
        ] {
            let refused = ask(window, url, command.name, request.clone())
                .expect_err(&format!("{} is refused to {who}", command.name));
            assert!(
                refused
                    .as_str()
                    .is_some_and(|words| words.contains("not allowed")),
                "{} does not see the request of {who}: {refused}",
                command.name
            );
        }
    }
}

#[test]
fn a_bad_request_is_refused_in_the_words_of_the_contract() {
    let shell = Shell::with_sample_team();
    let team = shell.json("member_list", &json!({ "limit": 200 }));
    let before = team["rows"].as_array().unwrap().len();
    for command in commands() {
        for request in [
            json!({ "noSuchField": 1 }),
            json!("text"),
            json!([1, 2]),
            json!(7),
        ] {
            let error = shell.refusal(command.name, &request);
            assert_eq!(
                error.code,
                ErrorCode::Validation,
                "{} refuses {request}",
                command.name
            );
        }
    }
    let refused = |command: &str, request: Value| {
        let error = shell.refusal(command, &request);
        assert_eq!(
            error.code,
            ErrorCode::Validation,
            "{command} names the rule that is broken"
        );
        error.field
    };
    let field = |name: &str| Some(name.to_owned());
    assert_eq!(
        refused("member_create", json!({ "name": "Joost Dekker" })),
        field("role"),
        "a field that is missing is named"
    );
    assert_eq!(
        refused("member_create", json!({ "name": 7, "role": "Stock planner" })),
        field("name"),
        "so is one of the wrong kind"
    );
    assert_eq!(
        refused(
            "member_create",
            json!({ "name": "Joost", "role": "Planner", "salary": 1 })
        ),
        field("salary"),
        "so is one that nobody knows"
    );
    assert_eq!(
        refused(
            "appearance_set",
            json!({ "appearance": "purple", "contrast": "more" })
        ),
        field("appearance"),
        "the window's own commands do the same"
    );
    let team = shell.json("member_list", &json!({ "limit": 200 }));
    let after = team["rows"].as_array().unwrap().len();
    assert_eq!(after, before, "nothing of a refused request is kept");
}

#[test]
fn pages_and_files_arrive_as_bytes() {
    let shell = Shell::with_sample_team();
    let tomas = json!({ "name": "Tomás Herrera", "role": "Field service engineer" });
    let member = shell.json("member_create", &tomas)["id"].clone();
    let draft = shell.json(
        "expectation_create",
        &json!({ "memberId": member, "expectation": {
            "title": "Visit reports within two working days",
            "what": "The report of every visit is filed within two working days.",
            "measure": { "text": "Reports filed in time", "target": "95", "unit": "%" },
            "deadline": "2126-01-29",
            "reward": { "what": "Two days at the spring instrument course." },
            "consequence": { "what": "Reports are finished on site before the next visit." },
        } }),
    );
    let paper = json!({ "expectationId": draft["id"], "paperSize": "a4" });
    let pdf = shell.bytes("paper_pdf", &paper);
    let preview = shell.json("preview_expectation", &json!({ "id": draft["id"] }));
    let page = shell.bytes("preview_page", &json!({ "token": preview["token"], "page": 0 }));
    let document = json!({ "id": sealed(&shell, &draft) });
    let note = shell.json(
        "note_create",
        &json!({ "memberId": member, "note": { "text": "The paper of the pump" } }),
    );
    let attached = shell.json(
        "attachment_add",
        &json!({ "kind": "note", "id": note["id"], "name": "pump.txt", "bytes": STANDARD.encode("Serial 4711") }),
    );
    let answers = [
        ("paper_pdf", pdf.clone(), "%PDF-"),
        ("preview_page", page, "<svg"),
        (
            "paper_seal",
            shell.bytes("paper_seal", &json!({ "pdf": STANDARD.encode(pdf) })),
            "%PDF-",
        ),
        ("document_pdf", shell.bytes("document_pdf", &document), "%PDF-"),
        (
            "document_root",
            shell.bytes("document_root", &json!({})),
            "-----BEGIN CERTIFICATE-----",
        ),
        (
            "recovery_kit_pdf",
            shell.bytes("recovery_kit_pdf", &json!({ "passphrase": PASSPHRASE })),
            "%PDF-",
        ),
        (
            "attachment_bytes",
            shell.bytes("attachment_bytes", &json!({ "id": attached["id"] })),
            "Serial 4711",
        ),
    ];
    let asked: BTreeSet<&str> = answers.iter().map(|(command, ..)| *command).collect();
    let raw: BTreeSet<&str> = commands()
        .iter()
        .filter_map(|command| command.media_type.map(|_| command.name))
        // The program draws these in another process of itself, and here it is a test.
        .filter(|name| !matches!(*name, "attachment_thumbnail" | "attachment_page"))
        .collect();
    assert_eq!(asked, raw, "this asks every command that answers with bytes");
    for (command, bytes, start) in answers {
        assert!(
            bytes.starts_with(start.as_bytes()),
            "{command} answers with the file itself"
        );
    }
}

/// Lets both sign a draft, and returns the id of the sealed document.
fn sealed(shell: &Shell, draft: &Value) -> Value {
    let start = json!({ "expectationId": draft["id"], "revision": draft["revision"] });
    let id = shell.json("signing_start", &start)["id"].clone();
    let ink = |name: &str| json!({ "medium": "typed", "typed": name });
    for step in ["opened", "reached-end"] {
        shell.json("signing_read", &json!({ "id": id, "step": step }));
    }
    let answer = json!({ "id": id, "statement": "agree", "ink": ink("Tomás Herrera") });
    shell.json("signing_answer", &answer);
    shell.json(
        "signing_take_back",
        &json!({ "id": id, "passphrase": PASSPHRASE }),
    );
    let document = shell.json("signing_seal", &json!({ "id": id, "ink": ink("Marit Solberg") }));
    assert_eq!(document["state"], "sealed", "both have signed: {document}");
    id
}

#[test]
fn a_lock_closes_every_command_that_needs_the_vault() {
    let shell = Shell::with_sample_team();
    shell.json("member_list", &json!({}));
    shell.json("vault_lock", &json!({}));
    for command in commands()
        .iter()
        .filter(|command| command.group == Group::Session)
    {
        let error = shell.refusal(command.name, &json!({}));
        assert_eq!(
            error.code,
            ErrorCode::Locked,
            "{} does not look at a request while the vault is locked",
            command.name
        );
    }
    let id = "01990000-0000-7000-8000-000000000000";
    for (command, request) in [
        ("document_save_copy", json!({ "id": id })),
        ("document_print", json!({ "id": id })),
        ("paper_save", json!({ "expectationId": id })),
        ("paper_print", json!({ "expectationId": id })),
        ("recovery_kit_save", json!({ "passphrase": PASSPHRASE })),
        ("recovery_kit_print", json!({ "passphrase": PASSPHRASE })),
    ] {
        assert_eq!(
            shell.refusal(command, &request).code,
            ErrorCode::Locked,
            "{command} asks for no place and no printer while the vault is locked"
        );
    }
}
