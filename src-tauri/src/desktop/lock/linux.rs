//! What a Linux desktop says on its buses: the screen was locked, the computer goes to sleep, another session took over.
//!
//! Anybody on the session bus can say that the screen was locked. The worst of it is a passphrase typed once more.

use std::thread;
use std::time::Duration;

use tauri::{AppHandle, Manager, Runtime};
use zbus::MatchRule;
use zbus::blocking::fdo::DBusProxy;
use zbus::blocking::{Connection, MessageIterator, Proxy};
use zbus::message::{Message, Type};
use zbus::names::BusName;
use zbus::zvariant::{ObjectPath, OwnedFd, OwnedObjectPath, OwnedValue};

use super::{Heard, lock, wake};
use crate::desktop::window;
use crate::state::{Shell, held};

/// Services with the signal `ActiveChanged(locked)`. KDE uses the first name.
const SCREEN_SAVERS: [&str; 5] = [
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.xfce.ScreenSaver",
    "org.mate.ScreenSaver",
    "org.cinnamon.ScreenSaver",
];

const LOGIN: &str = "org.freedesktop.login1";
const MANAGER: &str = "org.freedesktop.login1.Manager";
const SESSION: &str = "org.freedesktop.login1.Session";
/// What is held up until the vault is closed.
const HELD_UP: &str = "sleep:shutdown";
/// How long sleep is held up for the old web view to end; systemd waits five seconds by default.
const ENDING: Duration = Duration::from_millis(1500);

/// Listens to both buses, each in a thread of its own.
pub(super) fn watch<R: Runtime>(handle: &AppHandle<R>) {
    let (screen, login) = (handle.clone(), handle.clone());
    let spawn = |name: &str, work: Box<dyn FnOnce() -> zbus::Result<()> + Send>| {
        // Without a bus its triggers are missing, and the settings say so.
        let _ = thread::Builder::new().name(name.to_owned()).spawn(work);
    };
    spawn("screen-lock", Box::new(move || watch_screen(&screen)));
    spawn("login-session", Box::new(move || watch_login(&login)));
}

/// Who on this desktop says that the screen was locked.
pub(super) fn screen_lock(session: bool) -> Vec<String> {
    let names = || -> zbus::Result<Vec<String>> {
        let connection = Connection::session()?;
        let bus = DBusProxy::new(&connection)?;
        let mut names = Vec::new();
        for name in SCREEN_SAVERS {
            if bus.name_has_owner(BusName::try_from(name)?)? {
                names.push(name.to_owned());
            }
        }
        Ok(names)
    };
    let mut names = names().unwrap_or_default();
    names.extend(session.then(|| LOGIN.to_owned()));
    names
}

fn watch_screen<R: Runtime>(handle: &AppHandle<R>) -> zbus::Result<()> {
    let connection = Connection::session()?;
    let bus = DBusProxy::new(&connection)?;
    for name in SCREEN_SAVERS {
        let rule = MatchRule::builder().msg_type(Type::Signal).interface(name)?;
        bus.add_match_rule(rule.member("ActiveChanged")?.build())?;
    }
    for message in MessageIterator::from(&connection) {
        if says_locked(&message?) {
            lock(handle);
        }
    }
    Ok(())
}

fn says_locked(message: &Message) -> bool {
    let header = message.header();
    let from = header
        .interface()
        .is_some_and(|name| SCREEN_SAVERS.contains(&name.as_str()));
    from && header.member().is_some_and(|name| name == "ActiveChanged")
        && message.body().deserialize::<bool>().unwrap_or(false)
}

/// What the login session and the system announce.
enum Announced {
    Lock,
    Sleep,
    Awake,
    Nothing,
}

fn watch_login<R: Runtime>(handle: &AppHandle<R>) -> zbus::Result<()> {
    let connection = Connection::system()?;
    let manager = Proxy::new(&connection, LOGIN, "/org/freedesktop/login1", MANAGER)?;
    let session = own_session(&connection, &manager);
    let bus = DBusProxy::new(&connection)?;
    let rule = || MatchRule::builder().msg_type(Type::Signal).sender(LOGIN);
    for member in ["PrepareForSleep", "PrepareForShutdown"] {
        bus.add_match_rule(rule()?.interface(MANAGER)?.member(member)?.build())?;
    }
    if let Some(session) = &session {
        bus.add_match_rule(rule()?.path(session)?.build())?;
    }
    let shell = handle.state::<Shell>();
    let mut delay = inhibit(&manager);
    *held(&shell.watch.heard) = Heard {
        sleep: delay.is_some(),
        session: session.is_some(),
    };
    let session = session.as_deref();
    for message in MessageIterator::from(&connection) {
        match announced(&message?, session) {
            Announced::Lock => lock(handle),
            Announced::Sleep => {
                lock(handle);
                window::settle(&shell, ENDING);
                // The system goes on when the last one who holds it up lets go.
                drop(delay.take());
            }
            Announced::Awake => {
                delay = inhibit(&manager);
                wake(handle);
            }
            Announced::Nothing => {}
        }
    }
    Ok(())
}

fn announced(message: &Message, session: Option<&ObjectPath<'_>>) -> Announced {
    let header = message.header();
    let (Some(interface), Some(member)) = (header.interface(), header.member()) else {
        return Announced::Nothing;
    };
    let of_session = session.is_some() && header.path() == session;
    match (interface.as_str(), member.as_str()) {
        (MANAGER, "PrepareForSleep" | "PrepareForShutdown") => match message.body().deserialize() {
            Ok(true) => Announced::Sleep,
            Ok(false) => Announced::Awake,
            Err(_) => Announced::Nothing,
        },
        (SESSION, "Lock") if of_session => Announced::Lock,
        ("org.freedesktop.DBus.Properties", "PropertiesChanged") if of_session && nobody_looks(message) => {
            Announced::Lock
        }
        _ => Announced::Nothing,
    }
}

/// Whether the session was locked, was declared idle, or is not the one on the screen any more.
fn nobody_looks(message: &Message) -> bool {
    type Changed = (String, std::collections::HashMap<String, OwnedValue>, Vec<String>);
    let Ok((interface, changed, _)) = message.body().deserialize::<Changed>() else {
        return false;
    };
    let says = |name: &str, value: bool| {
        changed
            .get(name)
            .is_some_and(|now| bool::try_from(now).is_ok_and(|now| now == value))
    };
    interface == SESSION && (says("LockedHint", true) || says("IdleHint", true) || says("Active", false))
}

/// Asks the system to wait with sleep and shutdown until this is dropped.
fn inhibit(manager: &Proxy<'_>) -> Option<OwnedFd> {
    let asked = manager.call(
        "Inhibit",
        &(HELD_UP, "Kept", "The vault is closed first", "delay"),
    );
    asked.ok()
}

/// The login session that this window belongs to. Desktops that start programs through systemd put them outside of any
/// session; the one that draws the user's screen is meant then.
fn own_session(connection: &Connection, manager: &Proxy<'_>) -> Option<OwnedObjectPath> {
    let named = std::env::var("XDG_SESSION_ID").ok();
    let named = named.and_then(|id| manager.call("GetSession", &(id)).ok());
    named
        .or_else(|| manager.call("GetSessionByPID", &(std::process::id())).ok())
        .or_else(|| {
            let user: OwnedObjectPath = manager.call("GetUserByPID", &(std::process::id())).ok()?;
            let user = Proxy::new(connection, LOGIN, user, "org.freedesktop.login1.User").ok()?;
            let (_, path): (String, OwnedObjectPath) = user.get_property("Display").ok()?;
            (path.as_str() != "/").then_some(path)
        })
}
