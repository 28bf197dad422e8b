//! What is signed: how far a paper is, what was answered, and the record of how it was signed.

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

use crate::paper::{Party, Signed};

/// How far the paper is. Decides the ribbon, the watermark, the footer and the record page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[expect(
    clippy::large_enum_variant,
    reason = "there is one of these per paper, never a list"
)]
pub enum PaperState {
    /// Being written, or printed for pens.
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
        /// A witness, from the moment when one is expected.
        witness: Option<Witness>,
    },
    /// Closed, with its record page.
    Sealed(Box<Sealed>),
}

/// A closed paper.
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
    /// Name and role. Both may be empty until the witness has signed.
    pub person: Party,
    /// The signature, once given; there always is one on a closed paper.
    pub signed: Option<Signed>,
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
