//! The desktop shell: the only Rust that knows Tauri, dialogs and notifications.
//!
//! It shows the interface in one window, passes each command to `kept-app`, answers the few that only a window
//! can answer, and runs the scheduler.

mod commands;
mod desktop;
mod state;

use std::process::ExitCode;
use std::sync::Arc;

use kept_app::app::{App, KdfChoice, Ports};
use kept_app::machine::{ProcessViewer, SystemChance, SystemClock, serve_drawing};
use tauri::{Builder, Manager, RunEvent, Runtime};

use crate::desktop::{
    clipboard, environment,
    events::{self, WindowAudience},
    keychain::SystemKeychain,
    lock,
    notifications::Notifications,
    portal,
    preferences::Preferences,
    protection, shortcut, window,
};
use crate::state::Shell;

pub use crate::commands::handler;

/// Starts the application and runs it until its window is closed.
///
/// The exit code is 1 if no window could be opened.
#[must_use]
pub fn run() -> ExitCode {
    if let Some(drawn) = serve_drawing(std::env::args_os()) {
        return drawn;
    }
    environment::prepare();
    let context = tauri::generate_context!();
    match builder(tauri::Builder::default()).build(context) {
        Ok(app) => {
            app.run(|handle, event| {
                if let RunEvent::Exit = event {
                    lock::end(&handle.state::<Shell>());
                    clipboard::forget_all(handle);
                }
            });
            ExitCode::SUCCESS
        }
        Err(_) => ExitCode::FAILURE,
    }
}

/// Everything but the choice of the runtime, so that tests can use Tauri's mock of it.
pub fn builder<R: Runtime>(builder: Builder<R>) -> Builder<R> {
    builder
        .plugin(tauri_plugin_single_instance::init(|handle, arguments, _| {
            // A second start may come before the first has set itself up.
            let shell = handle.try_state::<Shell>();
            if shell.is_some_and(|shell| shell.capture_in(arguments.into_iter())) {
                events::capture_wanted(handle);
            }
            window::bring_forward(handle);
        }))
        .plugin(tauri_plugin_dialog::init())
        .invoke_handler(commands::handler())
        .setup(|tauri| {
            let handle = tauri.handle().clone();
            let preferences = Preferences::load(&handle)?;
            let app = Arc::new(App::new(Ports {
                clock: Arc::new(SystemClock),
                chance: Arc::new(SystemChance),
                audience: Arc::new(WindowAudience::new(handle.clone())),
                keychain: Arc::new(SystemKeychain),
                viewer: Arc::new(ProcessViewer),
                upkeep: true,
                default_folder: handle.path().app_data_dir()?,
                kdf: KdfChoice::Measured,
            }));
            if let Some(folder) = preferences.last_vault() {
                app.open_place(&folder)?;
            }
            let notifier = Arc::new(Notifications::new(handle.clone()));
            tauri::async_runtime::spawn(kept_app::scheduler::run(Arc::clone(&app), notifier));
            let shell = Shell::new(app, preferences);
            let arguments = std::env::args_os().skip(1);
            shell.capture_in(arguments.filter_map(|argument| argument.into_string().ok()));
            tauri.manage(shell);
            portal::watch_appearance(&handle);
            protection::remember_no_files();
            lock::watch(&handle);
            shortcut::begin(&handle);
            window::open(&handle)?;
            Ok(())
        })
}
