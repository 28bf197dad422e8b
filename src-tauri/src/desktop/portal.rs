//! What the desktop says about light, dark and contrast.
//!
//! WebKitGTK only looks at the name of the GTK theme (tauri-apps/tao#643), so on Linux the settings portal is asked.

use kept_app::wire::AppearanceView;
use tauri::{AppHandle, Manager, Runtime};

use crate::state::Shell;

/// What the system prefers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct System {
    pub(crate) dark: bool,
    pub(crate) more_contrast: bool,
}

/// How the window should look now.
pub(crate) fn appearance<R: Runtime>(handle: &AppHandle<R>) -> AppearanceView {
    let (appearance, contrast) = handle.state::<Shell>().preferences().appearance();
    let system = ask();
    AppearanceView {
        appearance,
        contrast,
        system_dark: system.dark,
        system_more_contrast: system.more_contrast,
    }
}

#[cfg(target_os = "linux")]
mod linux {
    use std::sync::OnceLock;
    use std::thread;

    use zbus::blocking::{Connection, Proxy};
    use zbus::zvariant::OwnedValue;

    use super::{AppHandle, Runtime, System, appearance};
    use crate::desktop::events;

    const APPEARANCE: &str = "org.freedesktop.appearance";

    fn settings(connection: &Connection) -> zbus::Result<Proxy<'_>> {
        Proxy::new(
            connection,
            "org.freedesktop.portal.Desktop",
            "/org/freedesktop/portal/desktop",
            "org.freedesktop.portal.Settings",
        )
    }

    fn read(settings: &Proxy<'_>, key: &str) -> Option<u32> {
        let value: OwnedValue = settings.call("ReadOne", &(APPEARANCE, key)).ok()?;
        u32::try_from(value).ok()
    }

    /// The one connection to the portals of the desktop, which know this process by it (see `hide_memory`).
    pub(crate) fn connection() -> Option<&'static Connection> {
        static CONNECTION: OnceLock<Option<Connection>> = OnceLock::new();
        CONNECTION.get_or_init(|| Connection::session().ok()).as_ref()
    }

    /// Asks the portal; without one the system prefers nothing.
    pub(crate) fn ask() -> System {
        let Some(settings) = connection().and_then(|connection| settings(connection).ok()) else {
            return System::default();
        };
        System {
            dark: read(&settings, "color-scheme") == Some(1),
            more_contrast: read(&settings, "contrast") == Some(1),
        }
    }

    /// Tells the window whenever the desktop changes its mind. Ends when the portal goes away.
    pub(crate) fn watch_appearance<R: Runtime>(handle: &AppHandle<R>) {
        let handle = handle.clone();
        let watch = move || -> zbus::Result<()> {
            let Some(connection) = connection() else {
                return Ok(());
            };
            for _ in settings(connection)?.receive_signal_with_args("SettingChanged", &[(0, APPEARANCE)])? {
                events::appearance(&handle, &appearance(&handle));
            }
            Ok(())
        };
        // Without a portal the window keeps the look it started with.
        let _ = thread::Builder::new().name("appearance".to_owned()).spawn(watch);
    }
}

#[cfg(target_os = "linux")]
pub(crate) use linux::{ask, connection, watch_appearance};

/// On Windows and macOS the web view follows the system by itself.
#[cfg(not(target_os = "linux"))]
fn ask() -> System {
    System::default()
}

#[cfg(not(target_os = "linux"))]
pub(crate) fn watch_appearance<R: Runtime>(_: &AppHandle<R>) {}
