//! Answers, signatures and the record of a signing, in the words of the paper.

use chrono::{DateTime, Offset, Utc};
use chrono_tz::Tz;
use kept_documents as paper;
use kept_documents::{Language, PaperState, Party};
use kept_domain::document::{Ink, Medium, Signer, Statement, Step};
use kept_vault::JournalPoint;
use kept_vault::table::signing::{Happened, Signature, Witness};

use crate::document_paper::DocumentPaper;
use crate::error::{ApiError, capitalised};
use crate::papers::local;

/// The sentence beside the place for the signature.
pub(crate) const fn consent(language: Language) -> &'static str {
    match language {
        Language::English => "I am signing on this screen. I could have asked for paper instead.",
        Language::German => "Ich unterschreibe auf diesem Bildschirm. Ich hätte Papier verlangen können.",
    }
}

/// What a witness says by signing.
pub(crate) const fn witness_statement(language: Language) -> &'static str {
    match language {
        Language::English => "I was there. My signature does not show that I agree.",
        Language::German => "Ich war dabei. Meine Unterschrift bedeutet keine Zustimmung.",
    }
}

/// The member's answer as it is printed.
pub(crate) fn answer(signature: &Signature, zone: Tz, language: Language) -> paper::Answer {
    paper::Answer {
        statement: match signature.statement {
            Statement::Agree => paper::Statement::Agree,
            Statement::ReceivedNotAgree => paper::Statement::ReceivedNotAgree,
            Statement::Decline => paper::Statement::Decline,
        },
        reason: signature.reason.clone(),
        comment: signature.comment.clone(),
        signed: given(signature, zone, language),
    }
}

/// A witness who signed, as they are printed.
pub(crate) fn witness(witness: &Witness, zone: Tz, language: Language) -> paper::Witness {
    paper::Witness {
        person: party(witness.name.clone(), witness.role.clone()),
        signed: Some(signed(&witness.mark, witness.at, zone, language)),
    }
}

/// A witness who is to sign.
pub(crate) fn witness_to_come(asked: kept_domain::witness::Witness) -> paper::Witness {
    paper::Witness {
        person: party(asked.name, asked.role),
        signed: None,
    }
}

fn party(name: String, role: Option<String>) -> Party {
    Party {
        short_name: String::new(),
        role: role.unwrap_or_default(),
        name,
    }
}

fn given(signature: &Signature, zone: Tz, language: Language) -> Option<paper::Signed> {
    let mark = signature.mark.as_ref()?;
    Some(signed(mark, signature.at, zone, language))
}

/// A signature as it is printed.
fn signed((ink, medium): &(Ink, Medium), at: DateTime<Utc>, zone: Tz, language: Language) -> paper::Signed {
    paper::Signed {
        ink: match ink {
            Ink::Drawn {
                strokes,
                width,
                height,
            } => paper::Ink::Drawn {
                strokes: strokes.clone(),
                width: *width,
                height: *height,
            },
            Ink::Typed => paper::Ink::Typed,
        },
        at_local: local(at, zone),
        with: with(*medium, language).to_owned(),
    }
}

const fn with(medium: Medium, language: Language) -> &'static str {
    match (medium, language) {
        (Medium::Pen, Language::English) => "pen on screen",
        (Medium::Touch, Language::English) => "finger on screen",
        (Medium::Mouse, Language::English) => "mouse on screen",
        (Medium::Typed, Language::English) => "typed name",
        (Medium::Pen, Language::German) => "Stift am Bildschirm",
        (Medium::Touch, Language::German) => "Finger am Bildschirm",
        (Medium::Mouse, Language::German) => "Maus am Bildschirm",
        (Medium::Typed, Language::German) => "getippter Name",
    }
}

/// Everything that the record page needs beside the paper itself.
pub(crate) struct Closing<'a> {
    /// What the member answered.
    pub(crate) member: &'a Signature,
    /// The manager's signature.
    pub(crate) manager: &'a Signature,
    /// Who was there and signed that.
    pub(crate) witness: Option<&'a Witness>,
    /// What happened, in order.
    pub(crate) steps: &'a [Happened],
    /// SHA-256 of the frozen text.
    pub(crate) fingerprint: [u8; 32],
    /// SHA-256 of the root certificate of the vault.
    pub(crate) root_fingerprint: [u8; 32],
    /// The entry of the manager's signature.
    pub(crate) head: JournalPoint,
    /// Now.
    pub(crate) at: DateTime<Utc>,
    /// The zone of the computer.
    pub(crate) zone: Tz,
}

/// The closed state of a paper, with its record page.
pub(crate) fn sealed(open: &DocumentPaper, closing: &Closing<'_>) -> Result<PaperState, ApiError> {
    let (member, manager) = (closing.member, closing.manager);
    let (zone, language) = (closing.zone, open.language());
    Ok(PaperState::Sealed(Box::new(paper::Sealed {
        at_local: local(closing.at, zone),
        ending: paper::Ending::Answered(answer(member, zone, language)),
        manager: given(manager, zone, language).ok_or_else(ApiError::defect)?,
        witness: closing.witness.map(|signed| witness(signed, zone, language)),
        record: paper::Record {
            fingerprint: closing.fingerprint,
            root_fingerprint: closing.root_fingerprint,
            signers: [(open.member(), member), (open.manager(), manager)]
                .into_iter()
                .map(|(party, signature)| facts(party, signature, closing, language))
                .chain(
                    closing
                        .witness
                        .map(|witness| witness_facts(witness, zone, language)),
                )
                .collect(),
            events: closing
                .steps
                .iter()
                .map(|step| event(step, open, closing))
                .collect(),
            consent: member.mark.is_some().then(|| consent(language).to_owned()),
            zone: zone.name().to_owned(),
            utc_offset: offset(closing.at, zone),
            app: app(language),
            journal_seq: closing.head.seq,
            journal_head: closing.head.hash,
        },
    })))
}

fn facts(
    party: &Party,
    signature: &Signature,
    closing: &Closing<'_>,
    language: Language,
) -> paper::SignerFacts {
    let is_member = signature.signer == Signer::Member;
    let when = |step| {
        let found = closing
            .steps
            .iter()
            .find(|happened| happened.step == step)
            .filter(|_| is_member);
        found.map(|happened| local(happened.at, closing.zone))
    };
    let (role, known) = match (signature.signer, language) {
        (Signer::Member, Language::English) => ("Team member", "In person, known to the manager"),
        (Signer::Manager, Language::English) => ("Manager", "Holder of this vault"),
        (Signer::Member, Language::German) => ("Teammitglied", "Persönlich, der Führungskraft bekannt"),
        (Signer::Manager, Language::German) => ("Führungskraft", "Führt diesen Tresor"),
    };
    paper::SignerFacts {
        name: party.name.clone(),
        role: role.to_owned(),
        known: known.to_owned(),
        statement: stated(signature.statement, language).to_owned(),
        with: signature
            .mark
            .as_ref()
            .map(|(_, medium)| capitalised(with(*medium, language))),
        commented: signature.comment.is_some(),
        presented_local: when(Step::HandedOver),
        read_local: when(Step::ReachedEnd),
        signed_local: signature.mark.as_ref().map(|_| local(signature.at, closing.zone)),
    }
}

fn witness_facts(witness: &Witness, zone: Tz, language: Language) -> paper::SignerFacts {
    let (role, known) = match language {
        Language::English => ("Witness", "In person, named by the manager"),
        Language::German => ("Zeugin oder Zeuge", "Persönlich, von der Führungskraft benannt"),
    };
    paper::SignerFacts {
        name: witness.name.clone(),
        role: role.to_owned(),
        known: known.to_owned(),
        statement: witness_statement(language).to_owned(),
        with: Some(capitalised(with(witness.mark.1, language))),
        commented: false,
        presented_local: None,
        read_local: None,
        signed_local: Some(local(witness.at, zone)),
    }
}

const fn stated(statement: Statement, language: Language) -> &'static str {
    match (statement, language) {
        (Statement::Agree, Language::English) => "I agree",
        (Statement::ReceivedNotAgree, Language::English) => "I have received it and do not agree",
        (Statement::Decline, Language::English) => "I decline to sign",
        (Statement::Agree, Language::German) => "Ich stimme zu",
        (Statement::ReceivedNotAgree, Language::German) => "Ich habe es erhalten und stimme nicht zu",
        (Statement::Decline, Language::German) => "Ich unterschreibe nicht",
    }
}

fn event(happened: &Happened, paper: &DocumentPaper, closing: &Closing<'_>) -> paper::RecordEvent {
    let language = paper.language();
    let german = language == Language::German;
    let (short_name, name, manager) = (
        &paper.member().short_name,
        &paper.member().name,
        &paper.manager().name,
    );
    let said = stated(closing.member.statement, language);
    let witness = closing.witness.map_or("", |witness| &witness.name);
    let text = match happened.step {
        Step::HandedOver if german => {
            format!("Dokument für Änderungen gesperrt und an {short_name} übergeben")
        }
        Step::HandedOver => format!("Document closed for changes and handed to {short_name}"),
        Step::HandedOverAgain if german => format!("Noch einmal an {short_name} übergeben"),
        Step::HandedOverAgain => format!("Handed to {short_name} again"),
        Step::Opened if german => "Auf Seite 1 geöffnet".to_owned(),
        Step::Opened => "Opened at page 1".to_owned(),
        Step::ReachedEnd if german => "Bis zum Ende gelesen".to_owned(),
        Step::ReachedEnd => "Scrolled to the end".to_owned(),
        Step::Stated if german => format!("Erklärung gewählt: {said}"),
        Step::Stated => format!("Statement chosen: {said}"),
        Step::Commented if german => "Anmerkung hinzugefügt".to_owned(),
        Step::Commented => "Comment added".to_owned(),
        Step::MemberSigned if german => format!("Unterschrieben von {name}"),
        Step::MemberSigned => format!("Signed by {name}"),
        Step::TakenBack if german => "Gerät zurückgegeben, Passphrase eingegeben".to_owned(),
        Step::TakenBack => "Device handed back, passphrase entered".to_owned(),
        Step::WitnessSigned if german => format!("Bezeugt von {witness}"),
        Step::WitnessSigned => format!("Signed by {witness} as a witness"),
        Step::ManagerSigned if german => format!("Unterschrieben von {manager}"),
        Step::ManagerSigned => format!("Signed by {manager}"),
        Step::Sealed if german => "Versiegelt".to_owned(),
        Step::Sealed => "Sealed".to_owned(),
    };
    paper::RecordEvent {
        at_local: local(happened.at, closing.zone),
        text,
        entry: happened.entry,
    }
}

/// Name and version of the application, and its system.
fn app(language: Language) -> String {
    let on = match language {
        Language::English => "on",
        Language::German => "unter",
    };
    format!("Kept {} {on} {}", env!("CARGO_PKG_VERSION"), system())
}

/// `UTC+1`, `UTC-3:30`.
fn offset(at: DateTime<Utc>, zone: Tz) -> String {
    let seconds = at.with_timezone(&zone).offset().fix().local_minus_utc();
    let (sign, minutes) = (if seconds < 0 { '-' } else { '+' }, seconds.abs() / 60);
    match minutes % 60 {
        0 => format!("UTC{sign}{}", minutes / 60),
        rest => format!("UTC{sign}{}:{rest:02}", minutes / 60),
    }
}

fn system() -> &'static str {
    match std::env::consts::OS {
        "linux" => "Linux",
        "macos" => "macOS",
        "windows" => "Windows",
        other => other,
    }
}
