//! Notes, captured lines, tags and links.

use chrono::{DateTime, NaiveDate, Utc};

use super::{CaptureId, MemberId, NoteId, request, view, words};

words! {
    /// What a note is about.
    pub enum NoteKind { Note, OpenDoor, SmallTalk, Win, VoteOfConfidence, BackedUp, Challenge, Mistake }
}

words! {
    /// How a note sounds.
    pub enum Tone { Plus, Minus }
}

request! {
    /// What is written in a note. `@name` in it names another member.
    pub struct NoteDraft {
        /// `note` if left out.
        #[serde(default)] #[ts(optional)] pub kind: Option<NoteKind>,
        #[serde(default)] #[ts(optional)] pub tone: Option<Tone>,
        /// The day it happened; today if left out.
        #[serde(default)] #[ts(optional)] pub event_on: Option<NaiveDate>,
        pub text: String,
        /// Tags beside those that the text has.
        #[serde(default)] #[ts(optional)] pub tags: Option<Vec<String>>,
    }
}

request! {
    /// Writes a note about a member.
    pub struct NoteCreate {
        pub member_id: MemberId,
        pub note: NoteDraft,
    }
}

request! {
    /// Changes a note.
    pub struct NoteUpdate {
        pub id: NoteId,
        /// The revision that was on the screen; a newer one in the vault is a conflict.
        pub revision: u32,
        pub note: NoteDraft,
    }
}

request! {
    /// Deletes a note.
    pub struct NoteDelete {
        pub id: NoteId,
        pub revision: u32,
    }
}

request! {
    /// Names one note.
    pub struct NoteRef { pub id: NoteId }
}

view! {
    /// A note in full.
    pub struct NoteView {
        pub id: NoteId,
        pub revision: u32,
        pub member_id: MemberId,
        pub member_name: String,
        pub kind: NoteKind,
        pub tone: Option<Tone>,
        /// The day it happened.
        pub event_on: NaiveDate,
        pub text: String,
        pub tags: Vec<String>,
        /// When it was written down.
        pub recorded_at: DateTime<Utc>,
        /// Whole days between the two.
        pub days_late: u32,
        /// When it was last changed, if it was.
        pub edited_at: Option<DateTime<Utc>>,
    }
}

request! {
    /// Lists notes, those about the newest day first.
    pub struct NoteList {
        #[serde(default)] #[ts(optional)] pub member_id: Option<MemberId>,
        #[serde(default)] #[ts(optional)] pub kind: Option<NoteKind>,
        #[serde(default)] #[ts(optional)] pub tag: Option<String>,
        #[serde(default)] #[ts(optional)] pub after: Option<String>,
        /// 1 to 200; 50 if left out.
        #[serde(default)] #[ts(optional)] pub limit: Option<u32>,
    }
}

view! {
    /// A note in a list.
    pub struct NoteRow {
        pub id: NoteId,
        pub revision: u32,
        pub member_id: MemberId,
        pub member_name: String,
        pub kind: NoteKind,
        pub tone: Option<Tone>,
        pub event_on: NaiveDate,
        /// How it begins.
        pub line: String,
        pub tags: Vec<String>,
        pub recorded_at: DateTime<Utc>,
        pub days_late: u32,
        pub edited_at: Option<DateTime<Utc>>,
    }
}

request! {
    /// Counts notes by kind.
    pub struct NoteCounts {
        #[serde(default)] #[ts(optional)] pub member_id: Option<MemberId>,
        /// The first day; the beginning if left out.
        #[serde(default)] #[ts(optional)] pub from: Option<NaiveDate>,
        /// The last day; today if left out.
        #[serde(default)] #[ts(optional)] pub to: Option<NaiveDate>,
    }
}

view! {
    /// How many notes there are of a kind.
    pub struct NoteCount {
        pub kind: NoteKind,
        pub count: u32,
    }
}

request! {
    /// A line that is being captured.
    pub struct CaptureLine {
        pub text: String,
        /// Whose it is if the line names nobody.
        #[serde(default)] #[ts(optional)] pub member_id: Option<MemberId>,
    }
}

words! {
    /// What a place of a captured line means.
    pub enum MarkKind { Person, Tag, Tone, Kind, Day }
}

view! {
    /// Somebody who may be meant.
    pub struct Candidate {
        pub id: MemberId,
        pub name: String,
    }
}

view! {
    /// A place of a captured line that means something.
    pub struct CaptureMark {
        /// In UTF-16 code units.
        pub from: u32,
        pub to: u32,
        pub kind: MarkKind,
        /// Whether it is clear what is meant; only a name may not be.
        pub clear: bool,
        /// Who may be meant by a name that is not clear.
        pub candidates: Vec<Candidate>,
    }
}

view! {
    /// What a captured line says.
    pub struct CaptureRead {
        /// What remains as the text of a note.
        pub text: String,
        /// Whose note it is; nobody's if that is not clear.
        pub member: Option<Candidate>,
        /// Others who are named.
        pub mentioned: Vec<Candidate>,
        pub tags: Vec<String>,
        pub kind: NoteKind,
        pub tone: Option<Tone>,
        pub event_on: NaiveDate,
        pub marks: Vec<CaptureMark>,
    }
}

view! {
    /// A captured line that belongs to nobody yet.
    pub struct CaptureView {
        pub id: CaptureId,
        pub text: String,
        pub at: DateTime<Utc>,
        /// Those who may be meant.
        pub candidates: Vec<Candidate>,
    }
}

view! {
    /// What became of a captured line: a note, or a line that is still to be sorted.
    pub struct CaptureSaved {
        pub note: Option<NoteView>,
        pub capture: Option<CaptureView>,
    }
}

request! {
    /// Seals a line for the vault without opening it.
    pub struct CaptureSeal { pub text: String }
}

request! {
    /// Says whose a captured line is.
    pub struct CaptureAssign {
        pub id: CaptureId,
        pub member_id: MemberId,
    }
}

request! {
    /// Names one captured line.
    pub struct CaptureRef { pub id: CaptureId }
}

request! {
    /// Names a note, a captured line or a file that was deleted.
    pub struct Deleted {
        #[ts(type = "string")]
        pub id: uuid::Uuid,
    }
}

words! {
    /// What can have tags.
    pub enum Tagged { Note, Form, Expectation }
}

view! {
    /// A tag, and how many records have it.
    pub struct TagRow {
        pub name: String,
        pub count: u32,
    }
}

request! {
    /// Names a record that has tags.
    pub struct TagsOf {
        pub kind: Tagged,
        #[ts(type = "string")]
        pub id: uuid::Uuid,
    }
}

request! {
    /// Sets the tags of a record.
    pub struct TagSet {
        pub kind: Tagged,
        #[ts(type = "string")]
        pub id: uuid::Uuid,
        pub tags: Vec<String>,
    }
}

view! {
    /// The tags of a record.
    pub struct TagsView { pub tags: Vec<String> }
}

words! {
    /// What a link may begin or end at.
    pub enum Linked { Member, Note, Form, Expectation, Document }
}

request! {
    /// One end of a link.
    pub struct LinkEnd {
        pub kind: Linked,
        #[ts(type = "string")]
        pub id: uuid::Uuid,
    }
}

request! {
    /// Links a note or a form to another record, or takes the link away.
    pub struct LinkChange {
        pub from: LinkEnd,
        pub to: LinkEnd,
    }
}

request! {
    /// Names a record whose links are asked for.
    pub struct LinkList {
        #[ts(type = "string")]
        pub id: uuid::Uuid,
    }
}

view! {
    /// The other end of a link.
    pub struct LinkRow {
        pub kind: Linked,
        pub id: String,
        /// Its title, or how it begins.
        pub title: String,
        /// Whose it is.
        pub member_id: MemberId,
        pub member_name: String,
        /// The day that it stands under, if it has one.
        pub on: Option<NaiveDate>,
        /// Whether this end names the other in its text, so that only its words can undo the link.
        pub mention: bool,
    }
}

view! {
    /// What a record speaks of, and what speaks of it.
    pub struct LinksView {
        pub links: Vec<LinkRow>,
        pub back_links: Vec<LinkRow>,
    }
}
