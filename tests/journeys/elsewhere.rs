//! What another program on the desktop does and sees.

use std::process::Output;

use x11rb::connection::Connection as _;
use x11rb::protocol::Event;
use x11rb::protocol::xproto::{
    ConnectionExt as _, CreateWindowAux, EventMask, GrabMode, InputFocus, ModMask, Window as WindowId,
    WindowClass,
};
use x11rb::rust_connection::RustConnection;
use x11rb::{COPY_DEPTH_FROM_PARENT, COPY_FROM_PARENT, CURRENT_TIME};

use crate::desktop::Desktop;
use crate::window::Patience;

/// Another program with a window of its own.
pub(crate) struct Elsewhere {
    server: RustConnection,
    root: WindowId,
    window: WindowId,
}

impl Elsewhere {
    pub(crate) fn open(desktop: &Desktop) -> Self {
        let (server, screen) = x11rb::connect(Some(desktop.display())).unwrap();
        let root = server.setup().roots[screen].root;
        let window = server.generate_id().unwrap();
        server
            .create_window(
                COPY_DEPTH_FROM_PARENT,
                window,
                root,
                0,
                0,
                320,
                240,
                0,
                WindowClass::INPUT_OUTPUT,
                COPY_FROM_PARENT,
                &CreateWindowAux::new()
                    .event_mask(EventMask::KEY_PRESS)
                    .override_redirect(1),
            )
            .unwrap();
        server.map_window(window).unwrap().check().unwrap();
        Self { server, root, window }
    }

    /// Takes the focus.
    pub(crate) async fn come_to_the_front(&self) {
        self.server
            .set_input_focus(InputFocus::PARENT, self.window, CURRENT_TIME)
            .unwrap()
            .check()
            .unwrap();
        let mut patience = Patience::new();
        while !self.has_focus() {
            patience.wait("the other window has the focus").await;
        }
    }

    pub(crate) fn has_focus(&self) -> bool {
        self.server.get_input_focus().unwrap().reply().unwrap().focus == self.window
    }

    /// Takes Ctrl, Alt and Space from all other programs.
    pub(crate) fn take_the_key(&self) {
        let held = ModMask::CONTROL | ModMask::M1;
        self.server
            .grab_key(false, self.root, held, 65, GrabMode::ASYNC, GrabMode::ASYNC)
            .unwrap()
            .check()
            .unwrap();
    }

    /// The numbers of the keys that came here since this was last asked.
    pub(crate) fn typed(&self) -> Vec<u8> {
        let events = std::iter::from_fn(|| self.server.poll_for_event().unwrap());
        events
            .filter_map(|event| match event {
                Event::KeyPress(key) => Some(key.detail),
                _ => None,
            })
            .collect()
    }
}

/// Presses keys, wherever they go.
pub(crate) fn press(desktop: &Desktop, keys: &[&str]) {
    let pressed = desktop.command("xdotool").arg("key").args(keys).status();
    assert!(pressed.unwrap().success(), "they are pressed");
}

/// Lets the keys go to the window of Kept; there is no window manager that would.
pub(crate) fn back_to_kept(desktop: &Desktop) {
    let focused = desktop
        .command("xdotool")
        .args([
            "search",
            "--onlyvisible",
            "--name",
            "^Kept$",
            "windowfocus",
            "--sync",
        ])
        .status();
    assert!(focused.unwrap().success(), "it has the focus");
}

/// What another program finds on the clipboard when it asks for a kind of content; nothing if there is none.
pub(crate) fn clipboard(desktop: &Desktop, kind: &str) -> Option<String> {
    let Output { status, stdout, .. } = desktop
        .command("xclip")
        .args(["-out", "-selection", "clipboard", "-target", kind])
        .output()
        .expect("xclip is installed by `cargo xtask setup`");
    status.success().then(|| String::from_utf8(stdout).unwrap())
}
