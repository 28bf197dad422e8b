//! Templates of the manager's own: writing, publishing, taking in and handing out.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde_json::Value;

/// Bytes of a template file.
pub use kept_domain::template::LARGEST as LARGEST_TEMPLATE;

use super::{Applicable, Language, TemplateView, request, view, words};

view! {
    /// A template of the manager's own in a list.
    pub struct OwnTemplateRow {
        pub key: String,
        /// Empty if it has none yet.
        pub title: String,
        /// The newest published version; 0 if there is none.
        pub published: u32,
        /// Something was written since that version.
        pub changed: bool,
        /// It is not offered any more.
        pub archived: bool,
        pub updated_at: DateTime<Utc>,
    }
}

view! {
    /// A template of the manager's own in full.
    pub struct OwnTemplateView {
        pub key: String,
        pub revision: u32,
        /// The newest published version; 0 if there is none.
        pub published: u32,
        /// Something was written since that version.
        pub changed: bool,
        pub archived: bool,
        /// How many forms were begun with any version of it.
        pub used: u32,
        /// What is being written, as in a template file; it need not be sound.
        #[ts(type = "Record<string, unknown>")]
        pub definition: Value,
        pub updated_at: DateTime<Utc>,
    }
}

request! {
    /// Names a template of the manager's own.
    pub struct OwnTemplateRef { pub key: String }
}

request! {
    /// Begins a template: an empty one, or a copy of any other.
    pub struct OwnTemplateCreate {
        /// The key of the template to copy: one that comes with Kept, or one of the manager's own as it is written now.
        #[serde(default)] #[ts(optional)] pub copy_of: Option<String>,
    }
}

request! {
    /// Saves what is written.
    pub struct OwnTemplateSave {
        pub key: String,
        pub revision: u32,
        #[ts(type = "Record<string, unknown>")]
        pub definition: Value,
    }
}

view! {
    /// What is written was saved.
    pub struct OwnTemplateSaved { pub revision: u32, pub saved_at: DateTime<Utc> }
}

request! {
    /// Publishes what is written as the next version.
    pub struct OwnTemplatePublish { pub key: String, pub revision: u32 }
}

request! {
    /// Takes a template out of what is offered, or puts it back.
    pub struct OwnTemplateArchive { pub key: String, pub revision: u32, pub archived: bool }
}

words! {
    /// What becomes of a template file whose key is taken.
    pub enum TakenKey {
        /// It becomes a template of its own.
        NewKey,
        /// It becomes the next version of the manager's own template with that key.
        NewVersion,
    }
}

request! {
    /// Takes in a template file.
    pub struct TemplateImport {
        pub json: String,
        /// The answer if the key was found taken.
        #[serde(default)] #[ts(optional)] pub taken: Option<TakenKey>,
    }
}

view! {
    /// A template file was taken in, or its key is taken and somebody has to choose.
    pub struct TemplateImported {
        pub template: Option<OwnTemplateView>,
        pub clash: Option<TemplateClash>,
    }
}

view! {
    /// The template that has the key of a file.
    pub struct TemplateClash {
        pub title: String,
        /// The file can become its next version: it is one of the manager's own without changes that wait.
        pub can_be_version: bool,
    }
}

view! {
    /// A template as a file.
    pub struct TemplateFile { pub name: String, pub json: String }
}

view! {
    /// A template file that was chosen in a dialog; nothing if it was closed.
    pub struct ChosenTemplate { pub name: Option<String>, pub json: Option<String> }
}

request! {
    /// Shows a template that is being written as a form with some answers. Nothing is recorded.
    pub struct TemplateTry {
        #[ts(type = "Record<string, unknown>")]
        pub definition: Value,
        #[ts(type = "Record<string, unknown>")]
        pub answers: BTreeMap<String, Value>,
        /// The language to show; that of the settings if left out.
        #[serde(default)] #[ts(optional)] pub language: Option<Language>,
    }
}

view! {
    /// How a template that is being written looks, and what is wrong with it.
    pub struct TemplateTried {
        /// Nothing if it has not even the parts of a template.
        pub template: Option<TemplateView>,
        pub applicable: Applicable,
        pub problems: Vec<TemplateProblem>,
    }
}

view! {
    /// Something that is wrong with a template.
    pub struct TemplateProblem {
        /// Where in the definition: `sections[0].fields[2].label`.
        pub field: String,
        pub message: String,
    }
}
