//! What Windows says to a window of its own: the session was locked or left, the computer goes to sleep.
#![allow(unsafe_code)]

use std::cell::RefCell;
use std::thread;

use tauri::{AppHandle, Runtime};
use windows::Win32::Foundation::{HWND, LPARAM, LRESULT, WPARAM};
use windows::Win32::System::LibraryLoader::GetModuleHandleW;
use windows::Win32::System::RemoteDesktop::{NOTIFY_FOR_THIS_SESSION, WTSRegisterSessionNotification};
use windows::Win32::UI::WindowsAndMessaging::{
    CreateWindowExW, DefWindowProcW, DispatchMessageW, GetMessageW, MSG, PBT_APMRESUMEAUTOMATIC,
    PBT_APMSUSPEND, RegisterClassW, WINDOW_EX_STYLE, WINDOW_STYLE, WM_POWERBROADCAST, WM_WTSSESSION_CHANGE,
    WNDCLASSW, WTS_CONSOLE_DISCONNECT, WTS_REMOTE_DISCONNECT, WTS_SESSION_LOCK,
};
use windows::core::w;

use super::{heard, lock, wake};

/// What is done with what was heard.
struct Ears {
    lock: Box<dyn Fn()>,
    wake: Box<dyn Fn()>,
}

thread_local! {
    static EARS: RefCell<Option<Ears>> = const { RefCell::new(None) };
}

/// Listens in a thread of its own, so that the page can answer meanwhile.
pub(super) fn watch<R: Runtime>(handle: &AppHandle<R>) {
    let (lock_by, wake_by, told) = (handle.clone(), handle.clone(), handle.clone());
    let listening = move || {
        EARS.set(Some(Ears {
            lock: Box::new(move || lock(&lock_by)),
            wake: Box::new(move || wake(&wake_by)),
        }));
        // SAFETY: the window, its class and its messages stay in this thread.
        let _ = unsafe { listen(|| heard(&told)) };
    };
    // Without it the idle timer is what is left, and the settings say so.
    let _ = thread::Builder::new().name("session".to_owned()).spawn(listening);
}

/// Makes a window that is never shown, and reads its messages until the process ends.
unsafe fn listen(ready: impl FnOnce()) -> windows::core::Result<()> {
    // SAFETY: plain calls with values that live until they return; `hear` has the signature that is asked for.
    unsafe {
        let instance = GetModuleHandleW(None)?.into();
        let class = WNDCLASSW {
            lpfnWndProc: Some(hear),
            hInstance: instance,
            lpszClassName: w!("KeptSession"),
            ..Default::default()
        };
        RegisterClassW(&class);
        let window = CreateWindowExW(
            WINDOW_EX_STYLE::default(),
            class.lpszClassName,
            w!("Kept"),
            WINDOW_STYLE::default(),
            0,
            0,
            0,
            0,
            None,
            None,
            Some(instance),
            None,
        )?;
        WTSRegisterSessionNotification(window, NOTIFY_FOR_THIS_SESSION)?;
        ready();
        let mut message = MSG::default();
        while GetMessageW(&mut message, None, 0, 0).as_bool() {
            DispatchMessageW(&message);
        }
    }
    Ok(())
}

/// Returns after the vault is closed: Windows waits for the answer before it sleeps.
unsafe extern "system" fn hear(window: HWND, message: u32, about: WPARAM, more: LPARAM) -> LRESULT {
    let what = u32::try_from(about.0).unwrap_or_default();
    EARS.with_borrow(|ears| match (ears, message, what) {
        (
            Some(ears),
            WM_WTSSESSION_CHANGE,
            WTS_SESSION_LOCK | WTS_CONSOLE_DISCONNECT | WTS_REMOTE_DISCONNECT,
        )
        | (Some(ears), WM_POWERBROADCAST, PBT_APMSUSPEND) => (ears.lock)(),
        (Some(ears), WM_POWERBROADCAST, PBT_APMRESUMEAUTOMATIC) => (ears.wake)(),
        _ => {}
    });
    // SAFETY: the values are those that Windows handed over.
    unsafe { DefWindowProcW(window, message, about, more) }
}
