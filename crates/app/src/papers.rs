//! From records to papers: what the vault keeps, in the words of [`kept_documents`].

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, NaiveDate, NaiveDateTime, Offset, Utc};
use chrono_tz::Tz;
use kept_documents as paper;
use kept_documents::{AgreementPaper, Language, PaperState, Party};
use kept_domain::document::{Ink, Medium, PaperSize, Signer, Statement, Step};
use kept_domain::expectation::ExpectationText;
use kept_domain::ids::MemberId;
use kept_domain::member::{Member, called};
use kept_vault::JournalPoint;
use kept_vault::table::signing::{Happened, Signature};
use serde_json::Value;

use crate::error::ApiError;
use crate::usecases::Settings;

/// The layout of the expectation agreement, counted up when its parts change.
const AGREEMENT_TEMPLATE: u32 = 1;
/// Names the form of a frozen text.
const FORMAT: &str = "kept-agreement-1";
/// The sentence beside the place for the signature.
pub(crate) const CONSENT: &str = "I am signing on this screen. I could have asked for paper instead.";

/// The people that a paper names.
pub(crate) struct People<'a> {
    /// Whose paper it is.
    pub(crate) member: &'a Member,
    /// Who the manager is.
    pub(crate) settings: &'a Settings,
    /// What everybody is called who owns a step.
    pub(crate) called: &'a HashMap<MemberId, String>,
}

impl People<'_> {
    pub(crate) fn member(&self) -> Party {
        let text = &self.member.text;
        Party {
            name: text.name.clone(),
            short_name: text.called().to_owned(),
            role: text.role.clone(),
        }
    }

    pub(crate) fn manager(&self) -> Party {
        let name = &self.settings.manager_name;
        Party {
            name: name.clone(),
            short_name: called(name, None).to_owned(),
            role: self.settings.manager_role.clone().unwrap_or_default(),
        }
    }

    /// "Tomás, with Yuki".
    pub(crate) fn owner(&self, owner: Option<MemberId>, helpers: Option<&str>) -> String {
        let name = match owner {
            Some(id) => self.called.get(&id).cloned().unwrap_or_default(),
            None => self.manager().short_name,
        };
        match helpers {
            Some(helpers) => format!("{name}, with {helpers}"),
            None => name,
        }
    }
}

/// The paper of an expectation. What belongs to the manager alone does not reach it.
pub(crate) fn agreement(
    text: &ExpectationText,
    number: u32,
    version: u32,
    people: &People<'_>,
    state: PaperState,
) -> AgreementPaper {
    let measure = &text.measure;
    let any = |parts: &[&Option<String>]| parts.iter().any(|part| part.is_some());
    AgreementPaper {
        language: Language::English,
        title: text.title.clone(),
        organisation: people.settings.organisation.clone(),
        number: expectation_number(number),
        version,
        template_version: AGREEMENT_TEMPLATE,
        member: people.member(),
        manager: people.manager(),
        start: text.starts_on,
        deadline: text.deadline,
        amends: None,
        what: text.what.clone().unwrap_or_default(),
        why: text.why.clone(),
        measure: any(&[&measure.text, &measure.baseline, &measure.target]).then(|| paper::Measure {
            text: measure.text.clone().unwrap_or_default(),
            baseline: measure.baseline.clone(),
            target: measure.target.clone(),
            unit: measure.unit.clone(),
        }),
        achievable: text.achievable.clone(),
        relevant: text.relevant.clone(),
        reviews: text.reviews.clone(),
        tasks: text
            .tasks
            .iter()
            .map(|task| paper::TaskLine {
                text: task.text.clone(),
                owner: people.owner(task.owner, task.helpers.as_deref()),
                due: task.due_on,
            })
            .collect(),
        promises: text
            .promises
            .iter()
            .map(|promise| paper::PromiseLine {
                text: promise.text.clone(),
                due: promise.due_on,
                when: promise.due_words.clone(),
            })
            .collect(),
        reward: any(&[&text.reward.what, &text.reward.when, &text.reward.decided_by]).then(|| {
            paper::Reward {
                what: text.reward.what.clone().unwrap_or_default(),
                when: text.reward.when.clone(),
                who_decides: text.reward.decided_by.clone(),
            }
        }),
        consequence: any(&[
            &text.consequence.what,
            &text.consequence.from,
            &text.consequence.first_step,
        ])
        .then(|| paper::Consequence {
            what: text.consequence.what.clone().unwrap_or_default(),
            from_when: text.consequence.from.clone(),
            first_step: text.consequence.first_step.clone(),
        }),
        exceptions: text.exceptions.clone(),
        own_words: text.own_words.clone(),
        state,
    }
}

/// `EXP-0042`.
pub(crate) fn expectation_number(number: u32) -> String {
    format!("EXP-{number:04}")
}

/// Canonical JSON of a paper without its state: what is frozen for signing.
pub(crate) fn freeze(paper: &AgreementPaper) -> Result<Vec<u8>, ApiError> {
    let mut value = serde_json::to_value(paper).map_err(|_| ApiError::defect())?;
    let fields = value.as_object_mut().ok_or_else(ApiError::defect)?;
    fields.remove("state");
    fields.insert("format".to_owned(), FORMAT.into());
    canonical(value)
}

/// The paper of a frozen text, in a state.
pub(crate) fn thaw(content: &[u8], state: PaperState) -> Result<AgreementPaper, ApiError> {
    let mut value: Value = serde_json::from_slice(content).map_err(|_| ApiError::defect())?;
    let fields = value.as_object_mut().ok_or_else(ApiError::defect)?;
    fields.remove("format");
    fields.insert(
        "state".to_owned(),
        serde_json::to_value(state).map_err(|_| ApiError::defect())?,
    );
    serde_json::from_value(value).map_err(|_| ApiError::defect())
}

/// JSON without spaces, the names of every object in the order of their UTF-8 bytes.
pub(crate) fn canonical(value: Value) -> Result<Vec<u8>, ApiError> {
    fn sorted(value: Value) -> Value {
        match value {
            Value::Object(fields) => {
                let fields: BTreeMap<_, _> = fields
                    .into_iter()
                    .map(|(name, value)| (name, sorted(value)))
                    .collect();
                Value::Object(fields.into_iter().collect())
            }
            Value::Array(values) => values.into_iter().map(sorted).collect(),
            other => other,
        }
    }
    serde_json::to_vec(&sorted(value)).map_err(|_| ApiError::defect())
}

/// The member's answer as it is printed.
pub(crate) fn answer(signature: &Signature, zone: Tz) -> paper::Answer {
    paper::Answer {
        statement: match signature.statement {
            Statement::Agree => paper::Statement::Agree,
            Statement::ReceivedNotAgree => paper::Statement::ReceivedNotAgree,
            Statement::Decline => paper::Statement::Decline,
        },
        reason: signature.reason.clone(),
        comment: signature.comment.clone(),
        signed: signed(signature, zone),
    }
}

/// A signature as it is printed.
pub(crate) fn signed(signature: &Signature, zone: Tz) -> Option<paper::Signed> {
    let (ink, medium) = signature.mark.as_ref()?;
    Some(paper::Signed {
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
        at_local: local(signature.at, zone),
        with: with(*medium).to_owned(),
    })
}

fn with(medium: Medium) -> &'static str {
    match medium {
        Medium::Pen => "pen on screen",
        Medium::Touch => "finger on screen",
        Medium::Mouse => "mouse on screen",
        Medium::Typed => "typed name",
    }
}

/// An instant on the wall, to the second: paper shows no more.
pub(crate) fn local(at: DateTime<Utc>, zone: Tz) -> NaiveDateTime {
    at.with_timezone(&zone).naive_local()
}

/// The date of an instant on the wall.
pub(crate) fn day(at: DateTime<Utc>, zone: Tz) -> NaiveDate {
    local(at, zone).date()
}

/// Everything that the record page needs beside the paper itself.
pub(crate) struct Closing<'a> {
    /// The signatures, the member's first.
    pub(crate) signatures: &'a [Signature],
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

/// The closed state of an agreement, with its record page.
pub(crate) fn sealed(open: &AgreementPaper, closing: &Closing<'_>) -> Result<PaperState, ApiError> {
    let of = |signer| {
        closing
            .signatures
            .iter()
            .find(|signature| signature.signer == signer)
    };
    let (Some(member), Some(manager)) = (of(Signer::Member), of(Signer::Manager)) else {
        return Err(ApiError::defect());
    };
    let zone = closing.zone;
    Ok(PaperState::Sealed(Box::new(paper::Sealed {
        at_local: local(closing.at, zone),
        ending: paper::Ending::Answered(answer(member, zone)),
        manager: signed(manager, zone).ok_or_else(ApiError::defect)?,
        witness: None,
        record: paper::Record {
            fingerprint: closing.fingerprint,
            root_fingerprint: closing.root_fingerprint,
            signers: [(&open.member, member), (&open.manager, manager)]
                .map(|(party, signature)| facts(party, signature, closing))
                .into(),
            events: closing
                .steps
                .iter()
                .map(|step| event(step, open, member, zone))
                .collect(),
            consent: member.mark.is_some().then(|| CONSENT.to_owned()),
            zone: zone.name().to_owned(),
            utc_offset: offset(closing.at, zone),
            app: format!("Kept {} on {}", env!("CARGO_PKG_VERSION"), system()),
            journal_seq: closing.head.seq,
            journal_head: closing.head.hash,
        },
    })))
}

fn facts(party: &Party, signature: &Signature, closing: &Closing<'_>) -> paper::SignerFacts {
    let is_member = signature.signer == Signer::Member;
    let when = |step| {
        let found = closing
            .steps
            .iter()
            .find(|happened| happened.step == step)
            .filter(|_| is_member);
        found.map(|happened| local(happened.at, closing.zone))
    };
    paper::SignerFacts {
        name: party.name.clone(),
        role: if is_member { "Team member" } else { "Manager" }.to_owned(),
        known: if is_member {
            "In person, known to the manager"
        } else {
            "Holder of this vault"
        }
        .to_owned(),
        statement: stated(signature.statement).to_owned(),
        with: signature
            .mark
            .as_ref()
            .map(|(_, medium)| crate::error::capitalised(with(*medium))),
        commented: signature.comment.is_some(),
        presented_local: when(Step::HandedOver),
        read_local: when(Step::ReachedEnd),
        signed_local: signature.mark.as_ref().map(|_| local(signature.at, closing.zone)),
    }
}

fn stated(statement: Statement) -> &'static str {
    match statement {
        Statement::Agree => "I agree",
        Statement::ReceivedNotAgree => "I have received it and do not agree",
        Statement::Decline => "I decline to sign",
    }
}

fn event(happened: &Happened, paper: &AgreementPaper, member: &Signature, zone: Tz) -> paper::RecordEvent {
    let text = match happened.step {
        Step::HandedOver => format!(
            "Document closed for changes and handed to {}",
            paper.member.short_name
        ),
        Step::HandedOverAgain => format!("Handed to {} again", paper.member.short_name),
        Step::Opened => "Opened at page 1".to_owned(),
        Step::ReachedEnd => "Scrolled to the end".to_owned(),
        Step::Stated => format!("Statement chosen: {}", stated(member.statement)),
        Step::Commented => "Comment added".to_owned(),
        Step::MemberSigned => format!("Signed by {}", paper.member.name),
        Step::TakenBack => "Device handed back, passphrase entered".to_owned(),
        Step::ManagerSigned => format!("Signed by {}", paper.manager.name),
        Step::Sealed => "Sealed".to_owned(),
    };
    paper::RecordEvent {
        at_local: local(happened.at, zone),
        text,
        entry: happened.entry,
    }
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

/// The sheet, for the press.
pub(crate) fn sheet(size: PaperSize) -> paper::PaperSize {
    match size {
        PaperSize::A4 => paper::PaperSize::A4,
        PaperSize::Letter => paper::PaperSize::Letter,
    }
}
