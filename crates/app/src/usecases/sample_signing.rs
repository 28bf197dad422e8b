//! What is signed in the sample team: each step as the screen takes it, in one transaction.

use kept_documents::Press;
use kept_domain::document::Step;
use kept_domain::ids::{DocumentId, FormId};
use kept_vault::Writer;
use kept_vault::table::form;

use super::freezing::{Asked, Frozen};
use super::sealing::Signed;
use super::{Settings, identity, signing};
use crate::app::SharedPress;
use crate::error::ApiError;
use crate::sample::SampleSigning;
use crate::session::{Ids, Session};
use crate::wire::{InkDraft, Medium, SigningAnswer, Statement};

/// Signs forms of the sample team.
pub(super) struct Signings {
    press: SharedPress,
    keys: identity::Maker,
}

impl Signings {
    /// With the press and the keys of a session.
    pub(super) fn of(session: &Session) -> Self {
        Self {
            press: session.shared_press(),
            keys: identity::Maker::of(session),
        }
    }

    /// Brings the signing of a filed form as far as the sample has it. A manager without a name signs nothing.
    pub(super) fn sign(
        &self,
        writer: &Writer<'_>,
        ids: &Ids,
        id: FormId,
        sample: &SampleSigning,
    ) -> Result<(), ApiError> {
        let manager = Settings::read(writer)?.manager_name;
        if manager.is_empty() {
            return Ok(());
        }
        let document = DocumentId::new(ids.draw());
        let asked = Asked {
            revision: form::get(writer, id)?.revision,
            size: None,
            shareable: Vec::new(),
            no_surprise: false,
        };
        let frozen = Frozen::form(writer, id, document, asked)?;
        frozen.hand_over(writer)?;
        signing::read_as_far_as(writer, document, Step::Opened)?;
        signing::read_as_far_as(writer, document, Step::ReachedEnd)?;
        let answer = SigningAnswer {
            id: document.into(),
            statement: Statement::Agree,
            reason: None,
            comment: Some(sample.comment.to_owned()),
            ink: Some(typed(&frozen.document.member_name)),
        };
        signing::answer(writer, document, answer)?;
        signing::take_back(writer, document)?;
        if !sample.sealed {
            return Ok(());
        }
        let signed = Signed::by_manager(writer, document, typed(&manager), &self.keys)?;
        let sealed = signed.press(self.press.get_or_init(Press::new))?;
        signed.close(writer, ids, &sealed)
    }
}

fn typed(name: &str) -> InkDraft {
    InkDraft {
        medium: Medium::Typed,
        strokes: None,
        width: None,
        height: None,
        typed: Some(name.to_owned()),
    }
}
