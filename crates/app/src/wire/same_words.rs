//! Closed lists of words: the same variants on the wire and in the domain.

use kept_domain::{
    agenda, attachment, circle, document, expectation, feedback, form, hints, language, member, note,
    promise, question, reminder, task, template, wording,
};
use kept_vault::table::{link, log, search, tag, timeline};

use super::*;

/// Converts between two enums with the same variants; one that is missing on either side does not compile.
macro_rules! same {
    ($($wire:ident, $domain:path: $($variant:ident)*;)*) => {$(
        impl From<$domain> for $wire {
            fn from(word: $domain) -> Self {
                use $domain as Domain;
                match word { $(Domain::$variant => Self::$variant,)* }
            }
        }

        impl From<$wire> for $domain {
            fn from(word: $wire) -> Self {
                match word { $($wire::$variant => Self::$variant,)* }
            }
        }
    )*};
}

same! {
    DocumentKind, document::DocumentKind: ExpectationAgreement Form;
    DocumentState, document::DocumentState: WithMember HandedBack Sealed Withdrawn;
    Statement, document::Statement: Agree ReceivedNotAgree Decline;
    Ending, document::Ending: Signed SignedWithComment Declined;
    Medium, document::Medium: Pen Touch Mouse Typed;
    CopyWay, document::CopyWay: File Print;
    PaperSize, document::PaperSize: A4 Letter;
    PrepPart, kept_documents::PrepAbout:
        Last Records Theirs Mine Owed Overdue Expectations Feedback Mood Questions;
    ReminderKind, reminder::ReminderKind: FollowUp Review FreeText Talk;
    AgendaSide, agenda::Side: Theirs Mine;
    AgendaState, agenda::PointState: Open Discussed Dropped;
    QuestionTheme, question::Theme: Start Work Obstacles Growth FeedbackToMe Team Recognition Wellbeing Future;
    Circle, circle::Circle: Mine Shareable Official;
    Relation, member::Relation: Report DottedLine Peer Mentor;
    ExpectationState, expectation::ExpectationState: Draft Signing Agreed Declined Met NotMet Dropped;
    TaskState, task::TaskState: ToDo Doing Blocked HandedIn Accepted Returned Dropped;
    PromiseState, promise::PromiseState: Stated Open Kept Broken Withdrawn;
    Language, language::Language: English German;
    WordingKind, wording::Kind: Note Feedback Correction Pip;
    WordingCategory, wording::Category: Absolute Label MindReading Legal MissingDetail Protected Hearsay Sarcasm;
    Delivery, feedback::Delivery: InPerson Call Written;
    FormPurpose, template::Purpose: Talk Written OneToOne Feedback Recognition Correction Pip PipMeeting PipOutcome;
    Signer, template::Signer: Member Manager Witness;
    HintTone, hints::Tone: Good Consider;
    FieldType, template::FieldType:
        Text Long Date Datetime Duration Pick Multi Scale Check Person People Link List Sign;
    FormState, form::FormState: Draft Filed;
    TimelineKind, timeline::Kind: Form Addendum Expectation Document Note;
    TimelineOnly, timeline::Only: Talks Notes Expectations Documents;
    LogKind, log::Kind:
        Coaching OneToOne Feedback Recognition Correction Plan OtherTalk Written
        Note OpenDoor SmallTalk Win VoteOfConfidence BackedUp Challenge Mistake;
    NoteKind, note::NoteKind: Note OpenDoor SmallTalk Win VoteOfConfidence BackedUp Challenge Mistake;
    Tone, note::Tone: Plus Minus;
    Tagged, tag::Tagged: Note Form Expectation;
    Linked, link::Linked: Member Note Form Expectation Document;
    SearchKind, search::Kind: Member Expectation Form Addendum Document Note Attachment;
    AttachmentKind, attachment::Kind:
        Jpeg Png Gif Webp Picture Pdf Text Page Program Archive Office Media File;
    VaultPlace, kept_vault::place::Place: Ordinary Synced Network;
    OccurrenceState, reminder::OccurrenceState: Scheduled Due Claimed Shown Acknowledged Snoozed Done Skipped;
}
