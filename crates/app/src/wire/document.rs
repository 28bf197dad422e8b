//! Papers: preview, signing, sealed documents.

use super::ids::{DocumentId, ExpectationId, FormId, MemberId};
use chrono::{DateTime, Utc};

use super::{ExpectationText, Language, PrepPaper, request, view, words};

words! {
    /// The sheet that is printed on.
    pub enum PaperSize { A4, Letter }
}

words! {
    /// What a document is.
    pub enum DocumentKind { ExpectationAgreement, Form }
}

words! {
    /// Where a document stands.
    pub enum DocumentState { WithMember, HandedBack, Sealed, Withdrawn }
}

words! {
    /// What the member said.
    pub enum Statement { Agree, ReceivedNotAgree, Decline }
}

words! {
    /// How a signing ended.
    pub enum Ending { Signed, SignedWithComment, Declined }
}

words! {
    /// What a signature was made with.
    pub enum Medium { Pen, Touch, Mouse, Typed }
}

request! {
    /// The paper of an expectation while it is written. `expectation` left out: as saved.
    pub struct PreviewExpectation {
        pub id: ExpectationId,
        #[serde(default)] #[ts(optional)] pub expectation: Option<ExpectationText>,
        #[serde(default)] #[ts(optional)] pub paper_size: Option<PaperSize>,
    }
}

request! {
    /// The paper of a form.
    pub struct PreviewForm {
        pub id: FormId,
        /// Keys of shareable fields that are printed beside the official ones.
        #[serde(default)] #[ts(optional)] pub shareable: Option<Vec<String>>,
        /// A correction or an improvement plan says what was known before.
        #[serde(default)] #[ts(optional)] pub no_surprise: Option<bool>,
        #[serde(default)] #[ts(optional)] pub paper_size: Option<PaperSize>,
    }
}

request! {
    /// The blank paper of a template that is being written.
    pub struct PreviewTemplate {
        #[ts(type = "Record<string, unknown>")]
        pub definition: serde_json::Value,
        /// The language to show; that of the settings if left out.
        #[serde(default)] #[ts(optional)] pub language: Option<Language>,
    }
}

request! {
    /// The paper of a document as it stands: during signing it fills in as they answer.
    pub struct PreviewDocument { pub id: DocumentId }
}

view! {
    /// A paper that was laid out. Its pages are fetched one by one as SVG with `preview_page`.
    pub struct PreviewView {
        /// Names this layout; the last few stay available.
        pub token: String,
        pub pages: u32,
        /// In points.
        pub page_width: f64,
        pub page_height: f64,
        pub marks: Vec<PreviewMark>,
        /// Plain sentences about characters for which no font on this computer has a shape.
        pub notices: Vec<String>,
    }
}

view! {
    /// Where a field stands on the paper.
    pub struct PreviewMark {
        pub field: String,
        /// 0-based.
        pub page: u32,
        /// In points from the top of the page.
        pub top: f64,
        pub bottom: f64,
    }
}

request! {
    /// One page of a layout, as SVG.
    pub struct PreviewPage {
        pub token: String,
        /// 0-based.
        pub page: u32,
    }
}

request! {
    /// The PDF of the paper of a form or of a draft expectation, of a template to fill in by hand, or of a prep brief.
    pub struct PaperPdf {
        #[serde(default)] #[ts(optional)] pub expectation_id: Option<ExpectationId>,
        #[serde(default)] #[ts(optional)] pub form_id: Option<FormId>,
        /// Key of a template, for a blank form.
        #[serde(default)] #[ts(optional)] pub template: Option<String>,
        /// The manager's brief for a talk.
        #[serde(default)] #[ts(optional)] pub prep: Option<PrepPaper>,
        /// Of a form: keys of shareable fields that are printed beside the official ones.
        #[serde(default)] #[ts(optional)] pub shareable: Option<Vec<String>>,
        /// Of a correction or an improvement plan: it says what was known before.
        #[serde(default)] #[ts(optional)] pub no_surprise: Option<bool>,
        #[serde(default)] #[ts(optional)] pub paper_size: Option<PaperSize>,
    }
}

request! {
    /// A PDF that Kept has laid out and nobody has sealed.
    pub struct PaperSeal {
        /// Base64 of the PDF, at most 64 MiB of it.
        pub pdf: String,
    }
}

request! {
    /// Freezes one of both, an expectation or a filed form, and hands the screen to the member.
    pub struct SigningStart {
        #[serde(default)] #[ts(optional)] pub expectation_id: Option<ExpectationId>,
        #[serde(default)] #[ts(optional)] pub form_id: Option<FormId>,
        pub revision: u32,
        /// Of a form: keys of shareable fields that go on the paper beside the official ones.
        #[serde(default)] #[ts(optional)] pub shareable: Option<Vec<String>>,
        /// Of a correction or an improvement plan: the paper says what was known before.
        #[serde(default)] #[ts(optional)] pub no_surprise: Option<bool>,
        #[serde(default)] #[ts(optional)] pub paper_size: Option<PaperSize>,
    }
}

words! {
    /// What the member did with the paper before answering.
    pub enum ReadingStep {
        /// The first page was shown.
        Opened,
        /// The last page was seen.
        ReachedEnd,
    }
}

request! {
    /// Notes a step of reading.
    pub struct SigningRead { pub id: DocumentId, pub step: ReadingStep }
}

request! {
    /// A signature: strokes of a pen, or a typed name.
    pub struct InkDraft {
        pub medium: Medium,
        /// Strokes as points in a box of `width` × `height`; empty for a typed name.
        #[serde(default)] #[ts(optional)] pub strokes: Option<Vec<Vec<(f32, f32)>>>,
        #[serde(default)] #[ts(optional)] pub width: Option<f32>,
        #[serde(default)] #[ts(optional)] pub height: Option<f32>,
        #[serde(default)] #[ts(optional)] pub typed: Option<String>,
    }
}

request! {
    /// What the member answers: a statement, perhaps words of their own, and a signature unless they decline.
    pub struct SigningAnswer {
        pub id: DocumentId,
        pub statement: Statement,
        /// Needed when they decline.
        #[serde(default)] #[ts(optional)] pub reason: Option<String>,
        #[serde(default)] #[ts(optional)] pub comment: Option<String>,
        #[serde(default)] #[ts(optional)] pub ink: Option<InkDraft>,
    }
}

request! {
    /// The member's answer while it is being given, for the page beside it. Nothing is kept.
    pub struct PreviewAnswer { pub answer: SigningAnswer }
}

request! {
    /// The manager takes the screen back.
    pub struct SigningTakeBack { pub id: DocumentId, pub passphrase: super::Secret }
}

request! {
    /// Somebody who was there signs that. They agree to nothing.
    pub struct SigningWitness {
        pub id: DocumentId,
        pub name: String,
        /// In the organisation.
        #[serde(default)] #[ts(optional)] pub role: Option<String>,
        pub ink: InkDraft,
    }
}

request! {
    /// The manager signs, and the document is sealed.
    pub struct SigningSeal { pub id: DocumentId, pub ink: InkDraft }
}

request! {
    /// Gives up before sealing; an expectation is a draft again, a form is filed as it was.
    pub struct SigningWithdraw { pub id: DocumentId }
}

request! {
    /// Names one document.
    pub struct DocumentOpen { pub id: DocumentId }
}

view! {
    /// A document that is somewhere in the middle of signing.
    pub struct DocumentRef { pub id: DocumentId, pub title: String, pub member_name: String }
}

view! {
    /// The signing of a document, for the screen that is handed over.
    pub struct SigningView {
        pub id: DocumentId,
        pub kind: DocumentKind,
        /// What kind of paper it is, in its own words: "Correction".
        pub paper: String,
        pub title: String,
        pub version: u32,
        pub state: DocumentState,
        pub member_name: String,
        pub member_first_name: String,
        pub manager_name: String,
        /// The sentence beside the place for the member's signature; the record of the signing quotes it.
        pub consent: String,
        pub reached_end: bool,
        pub answer: Option<AnswerView>,
        /// Who is to sign as a witness before the manager can, as far as the form names them.
        pub witness_asked: Option<WitnessAsked>,
        /// What a witness says by signing; the record of the signing quotes it.
        pub witness_statement: String,
        pub witness: Option<WitnessView>,
    }
}

view! {
    /// A witness whom a form asks for. Both may be empty.
    pub struct WitnessAsked { pub name: String, pub role: String }
}

view! {
    /// A witness who signed.
    pub struct WitnessView {
        pub name: String,
        pub role: Option<String>,
        pub at: DateTime<Utc>,
    }
}

view! {
    /// What the member answered.
    pub struct AnswerView {
        pub statement: Statement,
        pub reason: Option<String>,
        pub comment: Option<String>,
        pub at: DateTime<Utc>,
    }
}

request! {
    /// Lists documents, newest first.
    pub struct DocumentList {
        #[serde(default)] #[ts(optional)] pub member_id: Option<MemberId>,
        #[serde(default)] #[ts(optional)] pub after: Option<String>,
        #[serde(default)] #[ts(optional)] pub limit: Option<u32>,
    }
}

view! {
    /// A document in a list.
    pub struct DocumentRow {
        pub id: DocumentId,
        pub number: String,
        pub kind: DocumentKind,
        pub member_id: MemberId,
        pub member_name: String,
        pub title: String,
        pub version: u32,
        pub state: DocumentState,
        pub ending: Option<Ending>,
        pub created_at: DateTime<Utc>,
        pub sealed_at: Option<DateTime<Utc>>,
    }
}

view! {
    /// A signer on the panel of a document.
    pub struct SignerView {
        pub name: String,
        pub role: String,
        /// A witness makes none.
        pub statement: Option<Statement>,
        pub reason: Option<String>,
        pub comment: Option<String>,
        pub medium: Option<Medium>,
        pub at: DateTime<Utc>,
    }
}

view! {
    /// A copy that left this computer.
    pub struct CopyView { pub at: DateTime<Utc>, pub way: CopyWay }
}

words! {
    /// How a copy left.
    pub enum CopyWay { File, Print }
}

view! {
    /// A document in full.
    pub struct DocumentView {
        pub id: DocumentId,
        pub number: String,
        pub kind: DocumentKind,
        /// The record that it is the paper of: one of both.
        pub expectation_id: Option<ExpectationId>,
        pub form_id: Option<FormId>,
        pub member_id: MemberId,
        pub member_name: String,
        pub title: String,
        pub version: u32,
        pub state: DocumentState,
        pub ending: Option<Ending>,
        pub pages: u32,
        /// Eight words of the fingerprint of the text.
        pub words: Vec<String>,
        /// The same in full, hexadecimal.
        pub fingerprint: String,
        pub signers: Vec<SignerView>,
        pub copies: Vec<CopyView>,
        pub created_at: DateTime<Utc>,
        pub sealed_at: Option<DateTime<Utc>>,
    }
}

view! {
    /// What a check of a sealed file found, in plain words.
    pub struct VerdictView {
        /// Nothing in the file has changed since it was sealed.
        pub intact: bool,
        /// It was sealed by this vault (or under the root that was given).
        pub trusted: bool,
        pub sealed_by: Option<String>,
        pub claimed_at: Option<DateTime<Utc>>,
        /// One sentence each: what holds, or what does not.
        pub findings: Vec<String>,
        /// The document of this vault that it is, if it is one.
        pub document_id: Option<DocumentId>,
        pub title: Option<String>,
        pub version: Option<u32>,
    }
}

request! {
    /// Checks the bytes of a file from outside.
    pub struct DocumentVerifyFile {
        /// Base64 of the PDF, at most 64 MiB of it.
        pub pdf: String,
    }
}

request! {
    /// Records that a copy left this computer.
    pub struct DocumentCopied { pub id: DocumentId, pub way: CopyWay }
}
