//! The paper of a document, whatever it is the paper of.

use kept_documents::{
    AgreementPaper, DocumentError, FormPaper, Language, PaperState, Party, Press, Rendered,
};
use kept_domain::document::{DocumentKind, PaperSize};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::error::ApiError;
use crate::papers::{self, canonical};

/// What is signed.
#[expect(
    clippy::large_enum_variant,
    reason = "there is one of these per signing, never a list"
)]
pub(crate) enum DocumentPaper {
    /// The paper of an expectation.
    Agreement(AgreementPaper),
    /// The paper of a form.
    Form(FormPaper),
}

impl DocumentPaper {
    pub(crate) fn member(&self) -> &Party {
        match self {
            Self::Agreement(paper) => &paper.member,
            Self::Form(paper) => &paper.member,
        }
    }

    pub(crate) fn manager(&self) -> &Party {
        match self {
            Self::Agreement(paper) => &paper.manager,
            Self::Form(paper) => &paper.manager,
        }
    }

    pub(crate) fn language(&self) -> Language {
        match self {
            Self::Agreement(paper) => paper.language,
            Self::Form(paper) => paper.language,
        }
    }

    /// The same paper in another state.
    pub(crate) fn with_state(mut self, state: PaperState) -> Self {
        match &mut self {
            Self::Agreement(paper) => paper.state = state,
            Self::Form(paper) => paper.state = state,
        }
        self
    }

    /// Sets its pages.
    pub(crate) fn set(&self, press: &Press, size: PaperSize) -> Result<Rendered, DocumentError> {
        let size = papers::sheet(size);
        match self {
            Self::Agreement(paper) => press.agreement(paper, size),
            Self::Form(paper) => press.form(paper, size),
        }
    }

    /// What kind of paper it is, in words.
    pub(crate) fn kind(&self) -> &str {
        match self {
            Self::Agreement(paper) => match paper.language {
                Language::English => "Expectation agreement",
                Language::German => "Erwartungsvereinbarung",
            },
            Self::Form(paper) => &paper.kind,
        }
    }

    /// What it is called in the seal.
    pub(crate) fn reason(&self) -> String {
        let (number, version) = match self {
            Self::Agreement(paper) => (&paper.number, paper.version),
            Self::Form(paper) => (&paper.number, paper.version),
        };
        let kind = self.kind();
        match self.language() {
            Language::English => format!("{kind} {number}, version {version}"),
            Language::German => format!("{kind} {number}, Fassung {version}"),
        }
    }

    /// Canonical JSON of all that stands on it.
    pub(crate) fn stored(&self) -> Result<Vec<u8>, ApiError> {
        canonical(self.value()?)
    }

    /// Reads what was stored.
    pub(crate) fn read(kind: DocumentKind, stored: &[u8]) -> Result<Self, ApiError> {
        Self::from_value(
            kind,
            serde_json::from_slice(stored).map_err(|_| ApiError::defect())?,
        )
    }

    /// Canonical JSON of the paper without its state: what is frozen for signing.
    pub(crate) fn freeze(&self) -> Result<Vec<u8>, ApiError> {
        let mut value = self.value()?;
        let fields = value.as_object_mut().ok_or_else(ApiError::defect)?;
        fields.remove("state");
        fields.insert("format".to_owned(), self.format().into());
        canonical(value)
    }

    /// The paper of a frozen text, in a state.
    pub(crate) fn thaw(kind: DocumentKind, content: &[u8], state: &PaperState) -> Result<Self, ApiError> {
        let mut value: Value = serde_json::from_slice(content).map_err(|_| ApiError::defect())?;
        let fields = value.as_object_mut().ok_or_else(ApiError::defect)?;
        fields.remove("format");
        fields.insert("state".to_owned(), json(state)?);
        Self::from_value(kind, value)
    }

    /// Names the form of a frozen text.
    const fn format(&self) -> &'static str {
        match self {
            Self::Agreement(_) => "kept-agreement-1",
            Self::Form(_) => "kept-form-1",
        }
    }

    fn value(&self) -> Result<Value, ApiError> {
        match self {
            Self::Agreement(paper) => json(paper),
            Self::Form(paper) => json(paper),
        }
    }

    fn from_value(kind: DocumentKind, value: Value) -> Result<Self, ApiError> {
        fn paper<T: DeserializeOwned>(value: Value) -> Result<T, ApiError> {
            serde_json::from_value(value).map_err(|_| ApiError::defect())
        }
        Ok(match kind {
            DocumentKind::ExpectationAgreement => Self::Agreement(paper(value)?),
            DocumentKind::Form => Self::Form(paper(value)?),
        })
    }
}

fn json(value: &impl Serialize) -> Result<Value, ApiError> {
    serde_json::to_value(value).map_err(|_| ApiError::defect())
}
