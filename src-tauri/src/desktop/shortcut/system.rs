//! Keys on Windows and macOS, where the system keeps the list of who listens for what.
//!
//! It wants to be asked by the main thread, and holds what is listened for there.

use std::cell::RefCell;
use std::sync::{Once, mpsc};

use global_hotkey::hotkey::{Code, HotKey, Modifiers};
use global_hotkey::{GlobalHotKeyEvent, GlobalHotKeyManager, HotKeyState};
use kept_app::wire::Shortcut;
use tauri::{AppHandle, Runtime};

use super::keys::Refusal;
use super::pressed;

thread_local! {
    static LISTENER: RefCell<Option<GlobalHotKeyManager>> = const { RefCell::new(None) };
}

/// What is listened for through the main thread.
pub(super) struct Listener {
    run: Box<dyn Fn(Work) -> Option<()> + Send>,
    listens_for: Option<HotKey>,
}

type Work = Box<dyn FnOnce() + Send>;

impl Listener {
    /// Tells the system where to say that a key was pressed.
    pub(super) fn start<R: Runtime>(handle: &AppHandle<R>) -> Option<Self> {
        static HEARD: Once = Once::new();
        let pressing = handle.clone();
        HEARD.call_once(|| {
            GlobalHotKeyEvent::set_event_handler(Some(move |event: GlobalHotKeyEvent| {
                if event.state == HotKeyState::Pressed {
                    pressed(&pressing, 0);
                }
            }));
        });
        let handle = handle.clone();
        Some(Self {
            run: Box::new(move |work| handle.run_on_main_thread(work).ok()),
            listens_for: None,
        })
    }

    /// Listens for a key, and no longer for the one before.
    ///
    /// # Errors
    /// If another program has it; the one before stays then.
    pub(super) fn listen(&mut self, shortcut: &Shortcut) -> Result<(), Refusal> {
        let key = hot_key(shortcut)?;
        if self.listens_for == Some(key) {
            return Ok(());
        }
        self.ask(move |listener| listener.register(key))?;
        self.stop();
        self.listens_for = Some(key);
        Ok(())
    }

    /// Listens for no key any more.
    pub(super) fn stop(&mut self) {
        if let Some(key) = self.listens_for.take() {
            // One that the system does not let go ends with the program.
            let _ = self.ask(move |listener| listener.unregister(key));
        }
    }

    fn ask(
        &self,
        work: impl FnOnce(&GlobalHotKeyManager) -> global_hotkey::Result<()> + Send + 'static,
    ) -> Result<(), Refusal> {
        let (tell, told) = mpsc::channel();
        let asked = (self.run)(Box::new(move || {
            let answer = LISTENER.with_borrow_mut(|listener| {
                if listener.is_none() {
                    *listener = GlobalHotKeyManager::new().ok();
                }
                let listener = listener.as_ref().ok_or(Refusal::NotAllowed)?;
                // The systems give one reason only: somebody else has it.
                work(listener).map_err(|_| Refusal::Taken)
            });
            // Whoever asked may have given up.
            let _ = tell.send(answer);
        }));
        asked.ok_or(Refusal::NotAllowed)?;
        told.recv().unwrap_or(Err(Refusal::NotAllowed))
    }
}

/// Every session lets programs listen.
pub(super) fn is_allowed() -> bool {
    true
}

fn hot_key(shortcut: &Shortcut) -> Result<HotKey, Refusal> {
    let held = [
        (shortcut.ctrl, Modifiers::CONTROL),
        (shortcut.alt, Modifiers::ALT),
        (shortcut.shift, Modifiers::SHIFT),
        (shortcut.meta, Modifiers::META),
    ];
    let modifiers = held
        .into_iter()
        .filter(|(held, _)| *held)
        .fold(Modifiers::empty(), |all, (_, one)| all | one);
    let code: Code = name(shortcut).parse().map_err(|_| Refusal::Unusable)?;
    Ok(HotKey::new(Some(modifiers), code))
}

/// Windows knows letters by what is printed on them, not by their place.
fn name(shortcut: &Shortcut) -> String {
    let label = shortcut.label.to_ascii_uppercase();
    if cfg!(windows) && matches!(label.as_bytes(), [letter] if letter.is_ascii_uppercase()) {
        format!("Key{label}")
    } else {
        shortcut.code.clone()
    }
}
