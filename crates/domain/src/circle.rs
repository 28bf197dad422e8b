//! Who may see something.

use crate::words::words;

words! {
    /// The three circles, from the narrowest to the widest.
    pub enum Circle {
        /// Stays in the vault: never printed, exported or handed over.
        Mine = "mine",
        /// May be shown or copied when the manager chooses.
        Shareable = "shareable",
        /// Goes on paper, is signed and sealed.
        Official = "official",
    }
}
