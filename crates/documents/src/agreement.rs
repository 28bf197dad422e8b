//! The expectation agreement: draft, being signed, sealed.

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

use crate::paper::{Language, Party, Signed};

/// Everything that stands on an expectation agreement.
/// A part that is `None` or empty is left out of the paper.
///
/// The field names are also the names under which [`crate::Rendered::marks`] and
/// [`crate::Rendered::missing`] report a place: `title`, `parties`, `amends`, `what`, `why`,
/// `measure`, `achievable`, `relevant`, `reviews`, `tasks`, `promises`, `reward`, `consequence`,
/// `exceptions`, `changes`, `own_words`, `statement`, `comment`, `signatures`, `ending`, `record`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AgreementPaper {
    /// Language of labels and statements.
    pub language: Language,
    /// Title of the expectation.
    pub title: String,
    /// Name of the organisation, printed at the top.
    pub organisation: Option<String>,
    /// Number in this vault, such as `EXP-0042`.
    pub number: String,
    /// Version of the text, from 1.
    pub version: u32,
    /// Version of the template.
    pub template_version: u32,
    /// The team member.
    pub member: Party,
    /// The manager.
    pub manager: Party,
    /// First day.
    pub start: Option<NaiveDate>,
    /// Day by which it is to be met.
    pub deadline: Option<NaiveDate>,
    /// The version that this one replaces.
    pub amends: Option<Amendment>,
    /// What will be done.
    pub what: String,
    /// Why it matters.
    pub why: Option<String>,
    /// How it is measured.
    pub measure: Option<Measure>,
    /// What puts it within reach, one line each.
    pub achievable: Vec<String>,
    /// Where it fits.
    pub relevant: Option<String>,
    /// Review dates, the last one is the closing review.
    pub reviews: Vec<NaiveDate>,
    /// The first tasks.
    pub tasks: Vec<TaskLine>,
    /// What the manager provides.
    pub promises: Vec<PromiseLine>,
    /// If it is met.
    pub reward: Option<Reward>,
    /// If it is not met.
    pub consequence: Option<Consequence>,
    /// What does not count.
    pub exceptions: Option<String>,
    /// The expectation in the member's own words.
    pub own_words: Option<String>,
    /// How far the paper is.
    pub state: AgreementState,
}

/// The version that is replaced, and what differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Amendment {
    /// Its version.
    pub version: u32,
    /// Its title.
    pub title: String,
    /// The day it was sealed.
    pub sealed_on: NaiveDate,
    /// SHA-256 of its canonical content.
    pub fingerprint: [u8; 32],
    /// Wordings that differ. May be empty.
    pub changes: Vec<Change>,
}

/// One wording before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// Label of the field, in the language of the paper.
    pub label: String,
    /// Old wording, empty if there was none.
    pub before: String,
    /// New wording, empty if it was dropped.
    pub after: String,
}

/// The measure with its numbers as they are to be printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measure {
    /// What is counted, by whom and when.
    pub text: String,
    /// Where it stands, without unit.
    pub baseline: Option<String>,
    /// Where it shall stand, without unit.
    pub target: Option<String>,
    /// Unit of both, such as `%`.
    pub unit: Option<String>,
}

/// A task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskLine {
    /// What is done.
    pub text: String,
    /// Who does it, helpers named as such: "Tomás, with Yuki".
    pub owner: String,
    /// Due day.
    pub due: Option<NaiveDate>,
}

/// A promise of the manager.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PromiseLine {
    /// What is provided.
    pub text: String,
    /// Due day.
    pub due: Option<NaiveDate>,
    /// Words instead of, or before, the day: "throughout", "from".
    pub when: Option<String>,
}

/// If it is met.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reward {
    /// What it is.
    pub what: String,
    /// When.
    pub when: Option<String>,
    /// Who decides.
    pub who_decides: Option<String>,
}

/// If it is not met.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consequence {
    /// What it is.
    pub what: String,
    /// From when.
    pub from_when: Option<String>,
    /// The first step.
    pub first_step: Option<String>,
}

/// How far the paper is. Decides the ribbon, the watermark, the footer and the record page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[expect(
    clippy::large_enum_variant,
    reason = "there is one of these per paper, never a list"
)]
pub enum AgreementState {
    /// Being written.
    Draft {
        /// Day of the draft.
        on: NaiveDate,
    },
    /// Frozen and on the signing screen, or printed to be signed by hand.
    Signing {
        /// Day of the signing.
        on: NaiveDate,
        /// SHA-256 of the canonical content, which is frozen now.
        fingerprint: [u8; 32],
        /// What the member has answered so far.
        answer: Option<Answer>,
        /// The manager's signature, once given.
        manager: Option<Signed>,
    },
    /// Closed, with its record page.
    Sealed(Box<Sealed>),
}

/// A closed agreement.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Sealed {
    /// When it was closed, in the zone of the computer.
    pub at_local: NaiveDateTime,
    /// How the signing ended.
    pub ending: Ending,
    /// The manager's signature.
    pub manager: Signed,
    /// A witness who signed as well.
    pub witness: Option<Witness>,
    /// What the record page says.
    pub record: Record,
}

/// How the signing ended.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Ending {
    /// The member answered: signed, signed with a comment, or declined with a reason.
    Answered(Answer),
    /// The member refused before a witness, who stands in [`Sealed::witness`].
    Refused {
        /// What was said, as near to the words as the witness remembers.
        said: Option<String>,
    },
    /// The paper could not be presented.
    NotPresented {
        /// Why not.
        why: String,
        /// How it was sent instead.
        how: String,
        /// When it was sent, in the zone of the computer.
        sent_local: NaiveDateTime,
    },
}

/// The three statements, equal in size and weight on the paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Statement {
    /// "I agree with what is written here."
    Agree,
    /// "I have received it and do not agree."
    ReceivedNotAgree,
    /// "I decline to sign." No signature is printed, the reason is.
    Decline,
}

/// The member's answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    /// The statement that was chosen.
    pub statement: Statement,
    /// Reason for declining or for not agreeing.
    pub reason: Option<String>,
    /// The member's own words.
    pub comment: Option<String>,
    /// The signature. It is not printed with [`Statement::Decline`].
    pub signed: Option<Signed>,
}

/// Somebody who was present.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Witness {
    /// Name and role.
    pub person: Party,
    /// The signature.
    pub signed: Signed,
}

/// The record page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Record {
    /// SHA-256 of the canonical content: the text that was frozen for signing, before answers and signatures.
    /// It is not the hash of the PDF, which does not exist yet when this page is set; the seal covers that.
    pub fingerprint: [u8; 32],
    /// SHA-256 of the vault's root certificate, see [`crate::Identity::root_fingerprint`].
    pub root_fingerprint: [u8; 32],
    /// One column for each person who signed or was asked to.
    pub signers: Vec<SignerFacts>,
    /// What happened, in order.
    pub events: Vec<RecordEvent>,
    /// The sentence that was shown before signing.
    pub consent: Option<String>,
    /// Zone of the computer, such as `Europe/Amsterdam`.
    pub zone: String,
    /// Its offset at sealing, such as `UTC+1`.
    pub utc_offset: String,
    /// Name and version of the application and its system: `Kept 1.0 on Linux`.
    pub app: String,
    /// Last entry of the journal.
    pub journal_seq: u64,
    /// Hash of that entry.
    pub journal_head: [u8; 32],
}

/// What is known about one signer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignerFacts {
    /// Name.
    pub name: String,
    /// "Team member", "Manager", "Witness".
    pub role: String,
    /// How it is known who this is: "In person, known to the manager".
    pub known: String,
    /// The statement in words: "I agree".
    pub statement: String,
    /// With what it was signed.
    pub with: Option<String>,
    /// Whether there is a comment by this person on the paper.
    pub commented: bool,
    /// When the paper was presented, in the zone of the computer.
    pub presented_local: Option<NaiveDateTime>,
    /// When its end was reached.
    pub read_local: Option<NaiveDateTime>,
    /// When it was signed.
    pub signed_local: Option<NaiveDateTime>,
}

/// A line of "What happened".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordEvent {
    /// When, in the zone of the computer.
    pub at_local: NaiveDateTime,
    /// What, in words.
    pub text: String,
    /// Number of the journal entry.
    pub entry: u64,
}
