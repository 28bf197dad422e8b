//! A real application on a real vault in a temporary folder. Only the clock can be set.

use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use chrono::{DateTime, TimeDelta, Utc};
use kept_app::app::{App, KdfChoice, Ports};
use kept_app::error::{ApiError, ErrorCode};
use kept_app::machine::SystemChance;
use kept_app::ports::{Audience, Change, Clock, NotShown, Notice, Notifier};
use kept_app::reply::Reply;
use kept_domain::time::Moment;
use serde_json::{Value, json};
use tempfile::TempDir;

/// The passphrase of every vault of these tests.
pub const PASSPHRASE: &str = "seven bridges over cold water";

/// A clock that stands still until it is set: Thursday 19 November 2026, 09:00 in Amsterdam.
pub struct FakeClock(Mutex<Moment>);

impl FakeClock {
    fn new() -> Self {
        let at = "2026-11-19T08:00:00Z".parse().unwrap();
        Self(Mutex::new(Moment {
            at,
            zone: chrono_tz::Europe::Amsterdam,
        }))
    }

    pub fn set(&self, at: &str) {
        self.0.lock().unwrap().at = at.parse::<DateTime<Utc>>().unwrap();
    }

    pub fn forward(&self, by: TimeDelta) {
        self.0.lock().unwrap().at += by;
    }
}

impl Clock for FakeClock {
    fn now(&self) -> Moment {
        *self.0.lock().unwrap()
    }
}

/// Hears every change.
#[derive(Default)]
pub struct Heard(pub Mutex<Vec<Change>>);

impl Audience for Heard {
    fn changed(&self, change: &Change) {
        self.0.lock().unwrap().push(change.clone());
    }
}

/// Notes every notification, or refuses them all.
#[derive(Default)]
pub struct Recorder {
    pub shown: Mutex<Vec<Notice>>,
    pub refuses: bool,
}

impl Recorder {
    pub fn texts(&self) -> Vec<String> {
        self.shown
            .lock()
            .unwrap()
            .iter()
            .map(|notice| notice.text.clone())
            .collect()
    }
}

impl Notifier for Recorder {
    fn show(&self, notice: &Notice) -> Result<(), NotShown> {
        self.shown.lock().unwrap().push(notice.clone());
        if self.refuses { Err(NotShown) } else { Ok(()) }
    }
}

/// An application with a vault that goes away with the test.
pub struct Fixture {
    pub app: Arc<App>,
    pub clock: Arc<FakeClock>,
    pub heard: Arc<Heard>,
    pub folder: PathBuf,
    home: TempDir,
}

impl Fixture {
    /// Without a vault.
    pub fn empty() -> Self {
        let home = tempfile::tempdir().unwrap();
        let (clock, heard) = (Arc::new(FakeClock::new()), Arc::new(Heard::default()));
        let folder = home.path().join("Marit.kept");
        let app = Arc::new(App::new(ports(&home, &clock, &heard)));
        Self {
            app,
            clock,
            heard,
            folder,
            home,
        }
    }

    /// With a vault of Marit's, open.
    pub fn new() -> Self {
        let fixture = Self::empty();
        fixture.create();
        fixture
    }

    /// Makes the vault and returns the answer.
    pub fn create(&self) -> Value {
        self.ask("vault_create", json!({
            "folder": self.folder,
            "name": "Marit's log",
            "passphrase": PASSPHRASE,
            "manager": { "name": "Marit Solberg", "role": "Head of Service & Calibration", "organisation": "Brinkhaven Instruments" },
        }))
    }

    /// The same vault in another process: a new application, the old one gone.
    pub fn restart(&mut self) {
        self.ask("vault_lock", json!({}));
        self.app = Arc::new(App::new(ports(&self.home, &self.clock, &self.heard)));
        self.app.open_place(&self.folder).unwrap();
    }

    /// A new application; the old one goes with whatever it had not finished.
    pub fn crash(&mut self) {
        self.app = Arc::new(App::new(ports(&self.home, &self.clock, &self.heard)));
        self.app.open_place(&self.folder).unwrap();
    }

    pub fn unlock(&self) -> Value {
        self.ask("vault_unlock", json!({ "passphrase": PASSPHRASE }))
    }

    pub fn lock(&self) {
        self.ask("vault_lock", json!({}));
    }

    /// Asks and expects an answer in JSON.
    pub fn ask(&self, command: &str, request: Value) -> Value {
        match self.app.dispatch(command, request) {
            Ok(Reply::Json(answer)) => answer,
            Ok(Reply::Bytes { .. }) => panic!("{command} answers with bytes"),
            Err(error) => panic!("{command} is refused: {:?} {error} {:?}", error.code, error.field),
        }
    }

    /// Asks and expects bytes.
    pub fn fetch(&self, command: &str, request: Value) -> Vec<u8> {
        match self.app.dispatch(command, request) {
            Ok(Reply::Bytes { bytes, .. }) => bytes,
            Ok(Reply::Json(_)) => panic!("{command} answers with JSON"),
            Err(error) => panic!("{command} is refused: {:?} {error}", error.code),
        }
    }

    /// Asks and expects a refusal.
    pub fn refused(&self, command: &str, request: Value) -> ApiError {
        match self.app.dispatch(command, request) {
            Err(error) => error,
            Ok(_) => panic!("{command} must be refused"),
        }
    }

    /// The code of a refusal.
    pub fn code(&self, command: &str, request: Value) -> ErrorCode {
        self.refused(command, request).code
    }

    /// Looks at the clock as the scheduler does.
    pub fn tick(&self, notifier: &Recorder) {
        kept_app::scheduler::tick(&self.app, notifier).unwrap();
    }

    /// Number of journal entries, after checking every page and link.
    pub fn journal(&self) -> u64 {
        self.ask("vault_check", json!({}))["journalEntries"]
            .as_u64()
            .unwrap()
    }

    /// Adds a member and returns the id.
    pub fn member(&self, name: &str) -> String {
        let made = self.ask(
            "member_create",
            json!({ "name": name, "role": "Field service engineer" }),
        );
        made["id"].as_str().unwrap().to_owned()
    }

    /// A draft that is ready to sign, about Tomás.
    pub fn draft(&self) -> Value {
        let member = self.member("Tomás Herrera");
        self.ask(
            "expectation_create",
            json!({ "memberId": member, "expectation": text() }),
        )
    }
}

fn ports(home: &TempDir, clock: &Arc<FakeClock>, heard: &Arc<Heard>) -> Ports {
    Ports {
        clock: clock.clone(),
        chance: Arc::new(SystemChance),
        audience: heard.clone(),
        default_folder: home.path().join("Documents"),
        kdf: KdfChoice::MemoryMib(64),
    }
}

/// The text of an expectation that signing takes.
pub fn text() -> Value {
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
pub fn ink() -> Value {
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
