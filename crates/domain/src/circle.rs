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

impl Circle {
    /// Whether something of this circle leaves the vault: on paper, in a copy, in an export. What is shareable does if
    /// the manager `ticked` it.
    #[must_use]
    pub const fn leaves(self, ticked: bool) -> bool {
        match self {
            Self::Official => true,
            Self::Shareable => ticked,
            Self::Mine => false,
        }
    }
}
