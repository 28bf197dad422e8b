//! What only the window can do: files chosen in a dialog, appearance, licences.

use super::ids::DocumentId;

use super::{request, view, words};

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
