//! The wording checker.

use super::{Language, request, view, words};

words! {
    /// What a text is for.
    pub enum WordingKind {
        /// A remark; it may be as loose as its writer likes.
        Note,
        /// Tells somebody what they did. Time and deed have to be in it.
        Feedback,
        /// Like feedback, and it goes on paper.
        Correction,
        /// Facts of a performance improvement plan.
        Pip,
    }
}

words! {
    /// What kind of harm a place does.
    pub enum WordingCategory {
        /// "Always", "never".
        Absolute,
        /// A judgement on a person.
        Label,
        /// A guess at what goes on in a head.
        MindReading,
        /// A word of the law.
        Legal,
        /// No time, no deed, or a vague word in place of them.
        MissingDetail,
        /// Tied to something that is protected.
        Protected,
        /// Somebody without a name said it.
        Hearsay,
        /// Meant to sting.
        Sarcasm,
    }
}

request! {
    /// Looks at a text that is being written. The rules of all languages look at it.
    pub struct WordingCheck {
        pub text: String,
        pub kind: WordingKind,
        /// In which the findings are explained.
        pub language: Language,
    }
}

view! {
    /// A place worth a second look.
    pub struct WordingFinding {
        pub category: WordingCategory,
        /// Which rule it was; the word stays the same, so that a rule can be put aside.
        pub rule: String,
        /// Where it begins, in UTF-16 code units. One that is about the whole text covers a sentence, and others may lie inside.
        pub from: u32,
        /// Where it ends.
        pub to: u32,
        /// The words that are marked.
        pub about: String,
        /// Why, in a sentence.
        pub why: String,
        /// What to write instead, in a sentence.
        pub instead: String,
    }
}
