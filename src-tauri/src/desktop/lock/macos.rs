//! What macOS says: the screen was locked, another session took it, the computer goes to sleep.
#![allow(unsafe_code)]

use std::ptr::NonNull;

use block2::RcBlock;
use objc2_app_kit::{
    NSWorkspace, NSWorkspaceDidWakeNotification, NSWorkspaceSessionDidResignActiveNotification,
    NSWorkspaceWillSleepNotification,
};
use objc2_foundation::{
    NSDistributedNotificationCenter, NSNotification, NSNotificationCenter, NSString, ns_string,
};
use tauri::{AppHandle, Runtime};

use super::{heard, lock, wake};

/// To be called on the main thread, on which all of this is heard.
pub(super) fn watch<R: Runtime>(handle: &AppHandle<R>) {
    let screen = NSDistributedNotificationCenter::defaultCenter();
    let workspace = NSWorkspace::sharedWorkspace().notificationCenter();
    let lock_by = |handle: AppHandle<R>| move || lock(&handle);
    observe(
        &screen,
        ns_string!("com.apple.screenIsLocked"),
        lock_by(handle.clone()),
    );
    // SAFETY: constants of the system.
    let (sleeps, leaves, wakes) = unsafe {
        (
            NSWorkspaceWillSleepNotification,
            NSWorkspaceSessionDidResignActiveNotification,
            NSWorkspaceDidWakeNotification,
        )
    };
    observe(&workspace, sleeps, lock_by(handle.clone()));
    observe(&workspace, leaves, lock_by(handle.clone()));
    let woken = handle.clone();
    observe(&workspace, wakes, move || wake(&woken));
    heard(handle);
}

/// Observes for as long as the process runs.
fn observe(center: &NSNotificationCenter, name: &NSString, react: impl Fn() + 'static) {
    let block = RcBlock::new(move |_: NonNull<NSNotification>| react());
    // SAFETY: the block takes what the method hands over, and everything stays on this thread.
    let observer =
        unsafe { center.addObserverForName_object_queue_usingBlock(Some(name), None, None, &block) };
    std::mem::forget(observer);
}
