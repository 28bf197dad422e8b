//! One handler per command of the contract, made from the list.

mod about;
mod appearance;
mod attachments;
mod clipboard;
mod files;
mod printing;
mod shortcut;

use kept_app::error::ApiError;
use kept_app::reply::Reply;
use tauri::Runtime;
use tauri::ipc::{Invoke, InvokeResponseBody, Response};

use crate::desktop::protection;

/// Does the work of a command, and wipes what it has left on the stack: papers are laid out there, among other things.
fn wiped<T>(work: impl FnOnce() -> T) -> T {
    // The work must not become part of this frame, which is still there when the stack below it is wiped.
    #[inline(never)]
    fn apart<T>(work: impl FnOnce() -> T) -> T {
        work()
    }
    let done = apart(work);
    protection::wipe_stack();
    done
}

/// Turns what the core answered into what travels to the window.
fn response(reply: Reply) -> Result<Response, ApiError> {
    match reply {
        Reply::Json(text) => Ok(Response::new(InvokeResponseBody::Json(text))),
        Reply::Bytes { bytes, .. } => Ok(Response::new(bytes)),
    }
}

macro_rules! handlers {
    (door { $(#[doc = $dd:literal] $d:ident($dq:ty) -> $da:ty;)* }
     session { $(#[doc = $sd:literal] $s:ident($sq:ty) -> $sa:ty;)* }
     window { $(#[doc = $wd:literal] $w:ident($wq:ty) -> $wa:ty;)* }) => {
        mod handlers {
            use kept_app::error::ApiError;
            use kept_app::reply::Response as _;
            use kept_app::request;
            use kept_app::wire::*;
            use serde_json::Value;
            use tauri::ipc::Response;
            use tauri::{AppHandle, Runtime, State};

            use super::{response, wiped};
            use crate::state::Shell;

            $(#[doc = $dd]
            #[tauri::command(async)]
            pub(super) fn $d(shell: State<'_, Shell>, request: Value) -> Result<Response, ApiError> {
                let reply = wiped(|| shell.app.dispatch(stringify!($d), request));
                crate::desktop::preferences::remember_vault(&shell);
                response(reply?)
            })*
            $(#[doc = $sd]
            #[tauri::command(async)]
            pub(super) fn $s(shell: State<'_, Shell>, request: Value) -> Result<Response, ApiError> {
                response(wiped(|| shell.app.dispatch(stringify!($s), request))?)
            })*
            $(#[doc = $wd]
            #[tauri::command(async)]
            pub(super) fn $w<R: Runtime>(handle: AppHandle<R>, request: Value) -> Result<Response, ApiError> {
                let request: $wq = request::read(request)?;
                let answer: $wa = wiped(|| super::answers::$w(&handle, &request))?;
                response(answer.reply()?)
            })*
        }

        /// The handlers of all commands.
        pub fn handler<R: Runtime>() -> impl Fn(Invoke<R>) -> bool + Send + Sync + 'static {
            tauri::generate_handler![$(handlers::$d,)* $(handlers::$s,)* $(handlers::$w,)*]
        }
    };
}
kept_app::for_each_command!(handlers);

/// The commands that the shell answers itself.
mod answers {
    pub(super) use super::about::{
        about, capture_wanted, protections_get, window_leave, window_ready, window_return, window_used,
    };
    pub(super) use super::appearance::{appearance_get, appearance_set};
    pub(super) use super::attachments::{attachment_choose, attachment_save};
    pub(super) use super::clipboard::text_copy;
    pub(super) use super::files::{
        backup_choose, backup_place_choose, document_save_copy, document_verify_chosen, paper_save,
        recovery_kit_save, template_choose, template_save, vault_choose, vault_place,
    };
    pub(super) use super::printing::{document_print, paper_print, recovery_kit_print};
    pub(super) use super::shortcut::{shortcut_get, shortcut_set};
}
