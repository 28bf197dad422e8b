//! What the press adds to a paper that is being signed, or was.

use serde_json::{Value, json};
use zeroize::Zeroizing;

use crate::code::{self, PaperCode};
use crate::error::DocumentError;
use crate::ink;
use crate::paper::Signed;
use crate::signing::{Ending, PaperState, Statement, Witness};
use crate::words::FingerprintWords;

/// Pictures of signatures and of the code, and the words of fingerprints.
pub(crate) struct Signing {
    /// SHA-256 of the frozen text.
    pub(crate) fingerprint: Option<[u8; 32]>,
    pub(crate) pictures: Vec<(&'static str, Zeroizing<String>)>,
    extra: Vec<(&'static str, Value)>,
}

impl Signing {
    /// What a paper of this number and version needs in this state.
    pub(crate) fn of(state: &PaperState, number: &str, version: u32) -> Result<Self, DocumentError> {
        let mut signing = Self {
            fingerprint: None,
            pictures: Vec::new(),
            extra: Vec::new(),
        };
        match state {
            PaperState::Draft { .. } => {}
            PaperState::Signing {
                answer,
                manager,
                witness,
                fingerprint,
                ..
            } => {
                signing.fingerprint = Some(*fingerprint);
                let member = answer.as_ref().and_then(|answer| answer.signed.as_ref());
                signing.picture("member.svg", member);
                signing.picture("manager.svg", manager.as_ref());
                signing.picture("witness.svg", of_witness(witness.as_ref()));
            }
            PaperState::Sealed(sealed) => {
                signing.fingerprint = Some(sealed.record.fingerprint);
                if let Ending::Answered(answer) = &sealed.ending
                    && answer.statement != Statement::Decline
                {
                    signing.picture("member.svg", answer.signed.as_ref());
                }
                signing.picture("manager.svg", Some(&sealed.manager));
                signing.picture("witness.svg", of_witness(sealed.witness.as_ref()));
                let record = &sealed.record;
                let root = FingerprintWords::of(&record.root_fingerprint);
                signing.extra.push(("root_words", json!(root.words())));
                let journal = FingerprintWords::of(&record.journal_head);
                signing.extra.push(("journal_words", json!(journal.short())));
                let code = PaperCode {
                    fingerprint: record.fingerprint,
                    number: number.to_owned(),
                    version,
                };
                signing.pictures.push(("code.svg", code::qr(&code.to_string())?));
            }
        }
        if let Some(fingerprint) = &signing.fingerprint {
            let words = FingerprintWords::of(fingerprint);
            signing.extra.push(("words", json!(words.words())));
            signing.extra.push(("hex", json!(code::hex(fingerprint))));
        }
        Ok(signing)
    }

    fn picture(&mut self, name: &'static str, signed: Option<&Signed>) {
        let svg = signed.and_then(|signed| ink::svg(&signed.ink));
        self.extra.push((name, json!(svg.is_some())));
        self.pictures.extend(svg.map(|svg| (name, Zeroizing::new(svg))));
    }

    /// Puts the words, and which pictures there are, beside the paper.
    pub(crate) fn add_to(&self, extra: &mut Value) {
        for (name, value) in &self.extra {
            extra[*name] = value.clone();
        }
    }
}

fn of_witness(witness: Option<&Witness>) -> Option<&Signed> {
    witness.and_then(|witness| witness.signed.as_ref())
}
