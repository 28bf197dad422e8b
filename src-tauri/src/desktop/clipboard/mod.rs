//! What is copied in the window: marked as secret for programs that keep a history of the clipboard, and taken back.

#[cfg(target_os = "linux")]
#[path = "gtk.rs"]
mod system;
#[cfg(not(target_os = "linux"))]
#[path = "arboard.rs"]
mod system;

use std::sync::Mutex;
use std::time::{Duration, Instant};

use kept_app::error::{ApiError, ErrorCode};
use secrecy::SecretString;
use tauri::{AppHandle, Manager, Runtime};

use crate::state::{Shell, held};

/// How long a copied text stays on the clipboard: long enough to find the place where it goes.
const STAYS: Duration = Duration::from_secs(90);

/// When something was copied last, until that is taken back.
#[derive(Default)]
pub(crate) struct Copies(Mutex<Option<Instant>>);

impl Copies {
    fn copied(&self, now: Instant) {
        *held(&self.0) = Some(now);
    }

    /// How long the newest copy may stay; nothing if there is none.
    fn left(&self, now: Instant) -> Option<Duration> {
        held(&self.0).map(|copied| STAYS.saturating_sub(now.saturating_duration_since(copied)))
    }

    fn taken_back(&self) {
        *held(&self.0) = None;
    }
}

/// Puts a text on the clipboard for a while.
///
/// # Errors
/// If the system lets nothing be copied.
pub(crate) fn copy<R: Runtime>(handle: &AppHandle<R>, text: &SecretString) -> Result<(), ApiError> {
    system::set(handle, text.clone()).ok_or_else(|| {
        ApiError::new(
            ErrorCode::Precondition,
            "Nothing was copied: the clipboard of this desktop does not answer.",
        )
    })?;
    handle.state::<Shell>().copies.copied(Instant::now());
    tauri::async_runtime::spawn(take_back_later(handle.clone()));
    Ok(())
}

/// Takes the newest copy back after its time; one that was taken back meanwhile, or replaced, needs nothing more.
async fn take_back_later<R: Runtime>(handle: AppHandle<R>) {
    let copies = &handle.state::<Shell>().copies;
    while let Some(left) = copies.left(Instant::now()) {
        if left.is_zero() {
            copies.taken_back();
            system::forget_copy(&handle);
        }
        tokio::time::sleep(left).await;
    }
}

/// Takes back what was copied or selected in the window, unless another program has something on the clipboard by now.
pub(crate) fn forget_all<R: Runtime>(handle: &AppHandle<R>) {
    handle.state::<Shell>().copies.taken_back();
    system::forget_all(handle);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_stays_for_its_time_and_a_newer_one_has_a_whole_time_of_its_own() {
        let copies = Copies::default();
        let begun = Instant::now();
        let after = |seconds| begun + Duration::from_secs(seconds);
        assert_eq!(copies.left(begun), None, "nothing was copied");
        copies.copied(begun);
        assert_eq!(
            copies.left(after(89)),
            Some(Duration::from_secs(1)),
            "it is still there"
        );
        assert_eq!(copies.left(after(90)), Some(Duration::ZERO), "its time is over");
        copies.copied(after(60));
        assert_eq!(
            copies.left(after(90)),
            Some(Duration::from_secs(60)),
            "the end of an older copy leaves the newer one alone"
        );
        assert_eq!(
            copies.left(after(500)),
            Some(Duration::ZERO),
            "however late it is"
        );
        copies.taken_back();
        assert_eq!(copies.left(after(90)), None, "it is taken back once");
    }
}
