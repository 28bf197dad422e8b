//! What only the window can do: files chosen in a dialog, appearance, licences, and what protects it here.

use super::ids::DocumentId;

use super::{Secret, request, view, words};

words! {
    /// Light or dark.
    pub enum Appearance { System, Light, Dark }
}

words! {
    /// More contrast, or as the system says.
    pub enum Contrast { System, More }
}

view! {
    /// How the window looks; kept outside of the vault, because the lock screen needs it.
    pub struct AppearanceView {
        pub appearance: Appearance,
        pub contrast: Contrast,
        /// What the system prefers now.
        pub system_dark: bool,
        pub system_more_contrast: bool,
    }
}

request! {
    /// Changes how the window looks.
    pub struct AppearanceUpdate { pub appearance: Appearance, pub contrast: Contrast }
}

view! {
    /// A folder was chosen; nothing if the dialog was closed.
    pub struct ChosenFolder {
        pub path: Option<String>,
    }
}

view! {
    /// Whether somebody asked from outside of the window for the line to capture something.
    pub struct CaptureWanted { pub wanted: bool }
}

request! {
    /// A key and what is held with it, as the window saw it pressed.
    #[derive(PartialEq, Eq)]
    pub struct Shortcut {
        pub ctrl: bool,
        pub alt: bool,
        pub shift: bool,
        /// Super, the Windows key, or Command.
        pub meta: bool,
        /// The place of the key on the keyboard, in the words of `KeyboardEvent.code`.
        pub code: String,
        /// What is printed on the key.
        pub label: String,
    }
}

view! {
    /// The key that opens the line to capture something while another window is in front; kept outside of the vault,
    /// because it works while the vault is locked.
    pub struct ShortcutView {
        /// Whether Kept may listen for a key on this desktop.
        pub allowed: bool,
        /// The key that was chosen; nothing if it is switched off.
        pub shortcut: Option<Shortcut>,
        /// Why the key that was chosen does not work now.
        pub problem: Option<String>,
        /// What a key of the desktop itself can run instead.
        pub command: String,
    }
}

request! {
    /// Chooses the key, or switches it off.
    pub struct ShortcutUpdate { pub shortcut: Option<Shortcut> }
}

request! {
    /// Puts a text on the clipboard.
    pub struct TextCopy { pub text: Secret }
}

request! {
    /// Saves a copy of a sealed document where the manager chooses.
    pub struct DocumentSaveCopy { pub id: DocumentId }
}

view! {
    /// Whether a file was written.
    pub struct SavedFile {
        /// The file's name without its folder; nothing if the dialog was closed.
        pub name: Option<String>,
    }
}

view! {
    /// The verdict about a file chosen in a dialog; nothing if it was closed.
    pub struct VerifiedFile {
        pub name: Option<String>,
        pub verdict: Option<super::VerdictView>,
    }
}

request! {
    /// The place that is being left because the vault is locked; the next page shows it after unlocking.
    pub struct WindowPlace {
        /// As it stands behind the address of the page: words and ids, never a text of somebody.
        pub route: String,
        /// How far its page is scrolled, in CSS pixels.
        pub top: u32,
    }
}

view! {
    /// Where to go on after unlocking; nothing if nobody was anywhere.
    pub struct WindowReturn { pub place: Option<WindowPlace> }
}

view! {
    /// What protects the vault on this computer, read from the running process.
    pub struct ProtectionsView {
        /// The kernel refuses this process and those of the web view every socket of a network.
        pub network_refused: bool,
        /// The version of Landlock that refuses TCP as well; nothing where there is none.
        pub landlock_version: Option<u32>,
        /// No program that is started from here can gain rights.
        pub no_new_rights: bool,
        /// A crash writes no memory to a disk.
        pub no_core_dumps: bool,
        /// Other programs of this account cannot read the memory of this process.
        pub memory_hidden: bool,
        /// Memory is overwritten when it is given back.
        pub memory_wiped: bool,
        /// KiB that the kernel never writes to a swap file.
        pub memory_locked_kib: u32,
        /// The web view keeps nothing on the disk.
        pub web_view_forgets: bool,
        /// What locks the vault by itself.
        pub lock_triggers: LockTriggersView,
    }
}

view! {
    /// What this desktop tells Kept, so that it can lock the vault.
    pub struct LockTriggersView {
        /// Who says that the screen was locked, in the names of the desktop; nobody, if there are none.
        pub screen_lock: Vec<String>,
        /// The system says that it is about to sleep or to shut down, and waits until the vault is closed.
        pub sleep: bool,
        /// The system says that another session took the screen.
        pub session_switch: bool,
    }
}

view! {
    /// Something that Kept is made with.
    pub struct LicenceView {
        pub name: String,
        pub version: String,
        pub licence: String,
    }
}

view! {
    /// About Kept.
    pub struct AboutView {
        pub version: String,
        pub licences: Vec<LicenceView>,
    }
}
