//! The recovery kit: the sheet that opens a vault without its passphrase.

use std::fmt;

use chrono::NaiveDate;
use zeroize::Zeroizing;

use crate::paper::Language;

/// Everything that stands on a recovery kit.
/// The key is wiped when this value is dropped, and the press keeps none of it.
pub struct KitPaper {
    /// Language of the sheet.
    pub language: Language,
    /// The key in groups of symbols, in the order in which they are typed, four to a row.
    /// The last characters of a row check the row.
    pub groups: Vec<Zeroizing<String>>,
    /// Number of the vault, such as `7W3K-9PXA`.
    pub vault_number: String,
    /// Name of the vault.
    pub vault_name: String,
    /// Whom the sheet belongs to.
    pub holder: Option<String>,
    /// The day on which the kit was made.
    pub made_on: NaiveDate,
}

impl fmt::Debug for KitPaper {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("KitPaper").finish_non_exhaustive()
    }
}
