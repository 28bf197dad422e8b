//! What of a form may leave the vault.

use super::ids::FormId;
use super::{Circle, MemberId, PaperSize, request, view, words};

view! {
    /// A field that would leave with a form, or could.
    pub struct LeavingField {
        pub key: String,
        pub label: String,
        /// `official` leaves always, `shareable` if it is ticked.
        pub circle: Circle,
    }
}

view! {
    /// What would leave with a form: everything that is answered, without what is the manager's own.
    pub struct FormLeaving {
        pub fields: Vec<LeavingField>,
        /// Additions that are official.
        pub addenda: u32,
        /// Answered fields, and additions, that stay whatever is ticked.
        pub stays: u32,
        /// Names of files that are attached. None of them leaves with the paper.
        pub attachments: Vec<String>,
        /// It may be copied as text: nothing that only concerns one person in private.
        pub may_copy: bool,
    }
}

words! {
    /// How a text is marked up.
    pub enum CopyFlavour {
        /// Not at all.
        Plain,
        /// For chats: `*bold*`.
        Chat,
    }
}

request! {
    /// The text of a form to post or send.
    pub struct FormCopy {
        pub id: FormId,
        pub flavour: CopyFlavour,
        /// Keys of shareable fields that leave beside the official ones.
        #[serde(default)] #[ts(optional)] pub shareable: Option<Vec<String>>,
    }
}

view! {
    /// A text for the clipboard.
    pub struct FormText { pub text: String }
}

words! {
    /// A part of the prep brief as it is printed.
    pub enum PrepPart { Last, Records, Theirs, Mine, Owed, Overdue, Expectations, Feedback, Mood, Questions }
}

request! {
    /// The prep brief for a talk, as a paper for the manager alone.
    pub struct PrepPaper {
        pub member_id: MemberId,
        /// Parts in which what is shareable is printed beside what is official.
        #[serde(default)] #[ts(optional)] pub shareable: Option<Vec<PrepPart>>,
        #[serde(default)] #[ts(optional)] pub paper_size: Option<PaperSize>,
    }
}

view! {
    /// What of a prep brief would be printed, and what stays.
    pub struct PrepLeaving {
        /// Parts with something official, which is printed always.
        pub official: Vec<PrepPart>,
        /// Parts with something shareable, which is printed if it is ticked.
        pub shareable: Vec<PrepPart>,
        /// Notes, which are the manager's own and stay.
        pub notes: u32,
        /// Everything else that is the manager's own and stays.
        pub others: u32,
    }
}
