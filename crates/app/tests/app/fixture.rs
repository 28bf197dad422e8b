//! A real application on a real vault in a temporary folder. Only the clock can be set.

use std::path::PathBuf;
use std::sync::Arc;

use kept_app::app::{App, KdfChoice, Ports};
use kept_app::error::{ApiError, ErrorCode};
use kept_app::machine::SystemChance;
use kept_app::reply::Reply;
use kept_domain::time::Moment;
use kept_testkit::ports::{DirectViewer, ManualClock, NoAudience, RecordingNotifier};
use serde_json::{Value, json};
use tempfile::TempDir;

/// The passphrase of every vault of these tests.
pub(crate) const PASSPHRASE: &str = "seven bridges over cold water";

/// An application with a vault that goes away with the test.
pub(crate) struct Fixture {
    pub(crate) app: Arc<App>,
    pub(crate) clock: Arc<ManualClock>,
    pub(crate) folder: PathBuf,
    home: TempDir,
}

impl Fixture {
    /// Without a vault.
    pub(crate) fn empty() -> Self {
        let home = tempfile::tempdir().unwrap();
        // Thursday 19 November 2026, nine in the morning.
        let clock = Arc::new(ManualClock::new(Moment {
            at: "2026-11-19T08:00:00Z".parse().unwrap(),
            zone: chrono_tz::Europe::Amsterdam,
        }));
        let folder = home.path().join("Marit.kept");
        let app = Arc::new(App::new(ports(&home, &clock)));
        Self {
            app,
            clock,
            folder,
            home,
        }
    }

    /// With a vault of Marit's, open.
    pub(crate) fn new() -> Self {
        let fixture = Self::empty();
        fixture.create();
        fixture
    }

    /// Makes the vault and returns the answer.
    pub(crate) fn create(&self) -> Value {
        self.ask("vault_create", json!({
            "folder": self.folder,
            "name": "Marit's log",
            "passphrase": PASSPHRASE,
            "manager": { "name": "Marit Solberg", "role": "Head of Service & Calibration", "organisation": "Brinkhaven Instruments" },
        }))
    }

    /// The same vault in another process: a new application, the old one gone.
    pub(crate) fn restart(&mut self) {
        self.ask("vault_lock", json!({}));
        self.app = Arc::new(App::new(self.ports()));
        self.app.open_place(&self.folder).unwrap();
    }

    /// A new application; the old one goes with whatever it had not finished.
    pub(crate) fn crash(&mut self) {
        self.app = Arc::new(App::new(self.ports()));
        self.app.open_place(&self.folder).unwrap();
    }

    /// What its applications are made with.
    pub(crate) fn ports(&self) -> Ports {
        ports(&self.home, &self.clock)
    }

    pub(crate) fn unlock(&self) -> Value {
        self.ask("vault_unlock", json!({ "passphrase": PASSPHRASE }))
    }

    pub(crate) fn lock(&self) {
        self.ask("vault_lock", json!({}));
    }

    /// Asks and expects an answer in JSON.
    pub(crate) fn ask(&self, command: &str, request: Value) -> Value {
        match self.app.dispatch(command, request) {
            Ok(Reply::Json(answer)) => serde_json::from_str(&answer).unwrap(),
            Ok(Reply::Bytes { .. }) => panic!("{command} answers with bytes"),
            Err(error) => panic!("{command} is refused: {:?} {error} {:?}", error.code, error.field),
        }
    }

    /// Asks and expects bytes.
    pub(crate) fn fetch(&self, command: &str, request: Value) -> Vec<u8> {
        match self.app.dispatch(command, request) {
            Ok(Reply::Bytes { bytes, .. }) => bytes,
            Ok(Reply::Json(_)) => panic!("{command} answers with JSON"),
            Err(error) => panic!("{command} is refused: {:?} {error}", error.code),
        }
    }

    /// Asks and expects a refusal.
    pub(crate) fn refused(&self, command: &str, request: Value) -> ApiError {
        match self.app.dispatch(command, request) {
            Err(error) => error,
            Ok(_) => panic!("{command} must be refused"),
        }
    }

    /// The code of a refusal.
    pub(crate) fn code(&self, command: &str, request: Value) -> ErrorCode {
        self.refused(command, request).code
    }

    /// Looks at the clock as the scheduler does.
    pub(crate) fn tick(&self, notifier: &RecordingNotifier) {
        kept_app::scheduler::tick(&self.app, notifier).unwrap();
    }

    /// Number of journal entries, after checking every page and link.
    pub(crate) fn journal(&self) -> u64 {
        self.ask("vault_check", json!({}))["journalEntries"]
            .as_u64()
            .unwrap()
    }

    /// Adds a member and returns the id.
    pub(crate) fn member(&self, name: &str) -> String {
        let made = self.ask(
            "member_create",
            json!({ "name": name, "role": "Field service engineer" }),
        );
        made["id"].as_str().unwrap().to_owned()
    }

    /// A draft that is ready to sign, about Tomás.
    pub(crate) fn draft(&self) -> Value {
        let member = self.member("Tomás Herrera");
        self.ask(
            "expectation_create",
            json!({ "memberId": member, "expectation": text() }),
        )
    }
}

fn ports(home: &TempDir, clock: &Arc<ManualClock>) -> Ports {
    Ports {
        clock: clock.clone(),
        chance: Arc::new(SystemChance),
        audience: Arc::new(NoAudience),
        keychain: Arc::new(kept_app::ports::WithoutKeychain),
        viewer: Arc::new(DirectViewer),
        upkeep: false,
        default_folder: home.path().join("Documents"),
        kdf: KdfChoice::MemoryMib(64),
    }
}

/// The text of an expectation that signing takes.
pub(crate) fn text() -> Value {
    json!({
        "title": "Visit reports within two working days",
        "what": "Tomás files the report of every customer visit in the service system within two working days.",
        "why": "A calibration certificate cannot go out without the report.",
        "measure": { "text": "Visits with a complete report within two working days", "baseline": "61", "target": "95", "unit": "%" },
        "startsOn": "2026-11-20",
        "deadline": "2027-01-29",
        "reviews": ["2026-12-04", "2027-01-08", "2027-01-29"],
        "reward": { "what": "Two days at the spring instrument course in Utrecht." },
        "consequence": { "what": "Reports are finished on site before the next visit starts." },
        "tasks": [{ "text": "Clear the seven open reports from October", "dueOn": "2026-11-24" }],
        "promises": [{ "text": "A tablet with the report form", "dueOn": "2026-11-27" }],
        "worry": "He may feel watched.",
    })
}

/// A signature drawn with a pen.
pub(crate) fn ink() -> Value {
    let stroke: Vec<(f64, f64)> = (0..60)
        .map(|i| {
            (
                f64::from(i) * 4.0 + 10.0,
                50.0 + 30.0 * (f64::from(i) / 5.0).sin(),
            )
        })
        .collect();
    json!({ "medium": "pen", "strokes": [stroke], "width": 300.0, "height": 100.0 })
}
