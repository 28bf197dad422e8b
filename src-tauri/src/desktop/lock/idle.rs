//! Nobody has touched the window for as long as the settings say.

use std::sync::Mutex;
use std::time::Duration;

use tauri::{AppHandle, Manager, Runtime};
use tokio::sync::Notify;

use super::lock;
use crate::state::{Shell, held};

/// How often the clock is looked at while the vault is open. The timers of the system stand still while the computer
/// sleeps, so one long wait would be too long.
const LOOK: Duration = Duration::from_secs(15);

/// When the window was used last.
#[derive(Default)]
pub(crate) struct Idle {
    last: Mutex<Duration>,
    bell: Notify,
}

impl Idle {
    /// Somebody is there.
    pub(crate) fn used(&self) {
        *held(&self.last) = now();
    }

    /// The vault was opened, or the settings say something else.
    pub(crate) fn look_again(&self) {
        self.bell.notify_one();
    }

    fn since(&self) -> Duration {
        now().saturating_sub(*held(&self.last))
    }
}

/// Locks whenever the window was left alone for long enough. Never ends.
pub(super) async fn watch<R: Runtime>(handle: AppHandle<R>) {
    loop {
        let shell = handle.state::<Shell>();
        let limit = shell.app.lock_after();
        let idle = &shell.watch.idle;
        match limit.map(|limit| limit.saturating_sub(idle.since())) {
            None => idle.bell.notified().await,
            // Whoever waits for long work watches it.
            Some(Duration::ZERO) if shell.app.is_working() => idle.used(),
            Some(Duration::ZERO) => {
                let handle = handle.clone();
                // A lock that broke off is tried again with the next look.
                let _ = tauri::async_runtime::spawn_blocking(move || lock(&handle)).await;
            }
            Some(left) => {
                let _ = tokio::time::timeout(left.min(LOOK), idle.bell.notified()).await;
            }
        }
    }
}

/// Time since the computer was started, sleep included.
#[cfg(target_os = "linux")]
fn now() -> Duration {
    let now = rustix::time::clock_gettime(rustix::time::ClockId::Boottime);
    Duration::new(
        u64::try_from(now.tv_sec).unwrap_or_default(),
        u32::try_from(now.tv_nsec).unwrap_or_default(),
    )
}

/// Time since the first look; elsewhere the timers of the system go on while it sleeps, or the lock comes before.
#[cfg(not(target_os = "linux"))]
fn now() -> Duration {
    static BEGUN: std::sync::OnceLock<std::time::Instant> = std::sync::OnceLock::new();
    BEGUN.get_or_init(std::time::Instant::now).elapsed()
}
