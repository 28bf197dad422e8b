//! What a desktop and its login manager say on their buses, said by the journey.

use std::collections::HashMap;
use std::fs::File;
use std::io::Read as _;
use std::os::fd::OwnedFd;
use std::process::{Child, Command};
use std::sync::{Arc, Mutex};

use zbus::zvariant::{self, OwnedObjectPath, Value};
use zbus::{Connection, connection, interface};

use crate::desktop::{Desktop, started};

const SESSION: &str = "/org/freedesktop/login1/session/_31";
const MANAGER: &str = "/org/freedesktop/login1";

/// A login manager on a bus of its own. It ends with this.
pub(crate) struct Login {
    connection: Connection,
    delays: Delays,
    daemon: Child,
}

/// The ends of the pipes whose other ends hold up sleep.
type Delays = Arc<Mutex<Vec<File>>>;

struct Manager(Delays);

#[interface(name = "org.freedesktop.login1.Manager")]
impl Manager {
    #[zbus(name = "GetSessionByPID")]
    fn session_of(&self, _process: u32) -> OwnedObjectPath {
        OwnedObjectPath::try_from(SESSION).unwrap()
    }

    fn inhibit(&self, what: &str, who: &str, _why: &str, mode: &str) -> zvariant::OwnedFd {
        assert!(what.contains("sleep"), "sleep is held up: {what}");
        assert_eq!((who, mode), ("Kept", "delay"), "by us, and only for a while");
        let (ours, theirs) = std::io::pipe().unwrap();
        self.0.lock().unwrap().push(File::from(OwnedFd::from(ours)));
        OwnedFd::from(theirs).into()
    }
}

impl Login {
    /// Starts it, for programs that are started on this desktop afterwards.
    pub(crate) async fn start(desktop: &mut Desktop) -> Self {
        let (daemon, address) = started(
            Command::new("dbus-daemon").args(["--session", "--nofork", "--print-address=1"]),
            "dbus-daemon",
        );
        desktop.system_bus.clone_from(&address);
        let delays = Delays::default();
        let builder = connection::Builder::address(address.as_str()).unwrap();
        let builder = builder.serve_at(MANAGER, Manager(Arc::clone(&delays))).unwrap();
        let builder = builder.name("org.freedesktop.login1").unwrap();
        let connection = builder.build().await.unwrap();
        Self {
            connection,
            delays,
            daemon,
        }
    }

    /// How many hold up sleep, or did.
    pub(crate) fn delays(&self) -> usize {
        self.delays.lock().unwrap().len()
    }

    /// Waits until the one who holds up sleep lets go.
    pub(crate) async fn let_go(&self) {
        let mut delay = self.delays.lock().unwrap().pop().expect("sleep is held up");
        let ended = tokio::task::spawn_blocking(move || delay.read(&mut [0]).unwrap());
        assert_eq!(ended.await.unwrap(), 0, "nothing is written into the pipe");
    }

    /// Announces that the computer goes to sleep, or that it is awake again.
    pub(crate) async fn falls_asleep(&self, begins: bool) {
        let manager = "org.freedesktop.login1.Manager";
        self.say(MANAGER, manager, "PrepareForSleep", &begins).await;
    }

    /// Asks the session to lock its screen.
    pub(crate) async fn lock(&self) {
        self.say(SESSION, "org.freedesktop.login1.Session", "Lock", &())
            .await;
    }

    /// Tells a new value of a property of the session.
    pub(crate) async fn session(&self, property: &str, value: bool) {
        let changed = HashMap::from([(property, Value::from(value))]);
        let body = ("org.freedesktop.login1.Session", changed, Vec::<&str>::new());
        let properties = "org.freedesktop.DBus.Properties";
        self.say(SESSION, properties, "PropertiesChanged", &body).await;
    }

    async fn say<B: serde::Serialize + zvariant::DynamicType>(
        &self,
        path: &str,
        interface: &str,
        signal: &str,
        body: &B,
    ) {
        let sent = self
            .connection
            .emit_signal(None::<&str>, path, interface, signal, body);
        sent.await.unwrap();
    }
}

impl Drop for Login {
    fn drop(&mut self) {
        let _ = self.daemon.kill();
        let _ = self.daemon.wait();
    }
}

/// A screen saver of a desktop.
pub(crate) struct ScreenSaver {
    connection: Connection,
    name: &'static str,
}

impl ScreenSaver {
    /// Starts one under its name on the session bus.
    pub(crate) async fn start(desktop: &Desktop, name: &'static str) -> Self {
        let builder = connection::Builder::address(desktop.bus.as_str()).unwrap();
        let connection = builder.name(name).unwrap().build().await.unwrap();
        Self { connection, name }
    }

    /// Says that the screen was locked, or unlocked.
    pub(crate) async fn active(&self, locked: bool) {
        let path = format!("/{}", self.name.replace('.', "/"));
        let sent =
            self.connection
                .emit_signal(None::<&str>, path.as_str(), self.name, "ActiveChanged", &locked);
        sent.await.unwrap();
    }
}
