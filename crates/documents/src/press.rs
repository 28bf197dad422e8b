//! The press: papers in, pages out.

use serde_json::{Value, json};
use typst::foundations::Bytes;
use typst_layout::PagedDocument;
use zeroize::Zeroizing;

use crate::agreement::AgreementPaper;
use crate::code;
use crate::difference::Difference;
use crate::error::{DocumentError, unquoted};
use crate::fonts::{Fonts, Selection};
use crate::form::{FormPaper, PartCircle};
use crate::kit::KitPaper;
use crate::manuscript::{Manuscript, wipe};
use crate::paper::PaperSize;
use crate::prep::PrepPaper;
use crate::rendered::{Missing, Rendered, unset_characters};
use crate::signed::Signing;
use crate::words::FingerprintWords;
use crate::world::PaperWorld;

/// Compilations for which the typesetter remembers unchanged parts of a paper.
/// It makes the live preview fast; [`Press::forget`] empties it.
const REMEMBERED_RUNS: usize = 10;
/// Attempts to set a text before everything outside ASCII is written as its code.
const ATTEMPTS: usize = 3;

/// Sets papers. One for the whole process: it holds the fonts.
pub struct Press {
    fonts: Fonts,
}

impl Default for Press {
    fn default() -> Self {
        Self::new()
    }
}

/// A paper on its way to the page.
struct Job {
    template: &'static str,
    size: PaperSize,
    ident: String,
    paper: Manuscript,
    /// What the press adds: words of fingerprints, differences, which pictures there are.
    extra: Value,
    pictures: Vec<(&'static str, Zeroizing<String>)>,
    /// Whether nothing of it may stay in the memory of the typesetter.
    secret: bool,
}

impl Press {
    /// Loads the embedded fonts.
    #[must_use]
    pub fn new() -> Self {
        Self {
            fonts: Fonts::embedded(),
        }
    }

    /// Sets an expectation agreement in its present state.
    ///
    /// # Errors
    /// [`DocumentError::Typesetting`] if the paper could not be set.
    pub fn agreement(&self, paper: &AgreementPaper, size: PaperSize) -> Result<Rendered, DocumentError> {
        let signing = Signing::of(&paper.state, &paper.number, paper.version)?;
        let mut extra = json!({ "words": null, "changes": differences(paper) });
        if let Some(amends) = &paper.amends {
            extra["amended_words"] = json!(FingerprintWords::of(&amends.fingerprint).short());
        }
        signing.add_to(&mut extra);
        self.run(Job {
            template: "agreement.typ",
            size,
            ident: format!(
                "agreement {} {} {:?}",
                paper.number, paper.version, signing.fingerprint
            ),
            paper: manuscript(paper)?,
            extra,
            pictures: signing.pictures,
            secret: false,
        })
    }

    /// Sets a recovery kit. Nothing of it stays in the memory of the press.
    ///
    /// # Errors
    /// [`DocumentError::Typesetting`] if the paper could not be set,
    /// [`DocumentError::CodeTooLong`] if the key does not fit a code.
    pub fn recovery_kit(&self, paper: &KitPaper, size: PaperSize) -> Result<Rendered, DocumentError> {
        let groups: Vec<&str> = paper.groups.iter().map(|group| group.as_str()).collect();
        let typed = Zeroizing::new(groups.join("-"));
        let result = code::qr(&typed).and_then(|code| {
            self.run(Job {
                template: "recovery_kit.typ",
                size,
                ident: format!("recovery kit {} {}", paper.vault_number, paper.made_on),
                paper: Manuscript(json!({
                    "language": paper.language,
                    "groups": groups,
                    "vault_number": paper.vault_number,
                    "vault_name": paper.vault_name,
                    "holder": paper.holder,
                    "made_on": paper.made_on,
                })),
                extra: json!({}),
                pictures: vec![("code.svg", code)],
                secret: true,
            })
        });
        self.forget();
        result
    }

    /// Sets the paper of a form, closer if that saves a page.
    ///
    /// # Errors
    /// [`DocumentError::Typesetting`] if the paper could not be set.
    pub fn form(&self, paper: &FormPaper, size: PaperSize) -> Result<Rendered, DocumentError> {
        let mut printed = paper.clone();
        for section in &mut printed.sections {
            section
                .parts
                .retain(|part| part.circle == PartCircle::Official || paper.with_shareable);
        }
        let signing = Signing::of(&paper.state, &paper.number, paper.version)?;
        let short = |print: &[u8; 32]| FingerprintWords::of(print).short();
        let set = |dense: bool| {
            let mut extra = json!({
                "dense": dense,
                "words": null,
                "filed_words": paper.fingerprint.as_ref().map(short),
                "sealed_words": paper.sealed_as.as_ref().map(|sealed| short(&sealed.fingerprint)),
            });
            signing.add_to(&mut extra);
            self.run(Job {
                template: "form.typ",
                size,
                ident: format!(
                    "form {} {} {:?}",
                    paper.number, paper.version, signing.fingerprint
                ),
                paper: manuscript(&printed)?,
                extra,
                pictures: signing.pictures.clone(),
                secret: false,
            })
        };
        // What is written by hand needs the room.
        if paper.occasion.is_none() {
            return set(false);
        }
        closer(set)
    }

    /// Sets the manager's brief before a talk, closer if that saves a page.
    ///
    /// # Errors
    /// [`DocumentError::Typesetting`] if the paper could not be set.
    pub fn prep(&self, paper: &PrepPaper, size: PaperSize) -> Result<Rendered, DocumentError> {
        closer(|dense| {
            self.run(Job {
                template: "prep.typ",
                size,
                ident: format!("prep {} {}", paper.printed_on, paper.member.name),
                paper: manuscript(paper)?,
                extra: json!({ "dense": dense }),
                pictures: Vec::new(),
                secret: false,
            })
        })
    }

    /// Empties the memory of the typesetter. The application calls it at every lock.
    pub fn forget(&self) {
        comemo::evict(0);
    }

    fn run(&self, mut job: Job) -> Result<Rendered, DocumentError> {
        let result = self.set(&job);
        if job.secret {
            job.paper.wipe();
        }
        comemo::evict(REMEMBERED_RUNS);
        result
    }

    fn set(&self, job: &Job) -> Result<Rendered, DocumentError> {
        let (characters, mut unprintable) = job.paper.characters();
        let selection = self.fonts.select(&characters);
        unprintable.extend(&selection.unprintable);
        let mut attempt = 0;
        loop {
            let mut data = json!({
                "paper": job.paper.typeset(&unprintable),
                "extra": job.extra,
                "families": selection.families,
                "size": job.size,
            });
            let text = Zeroizing::new(data.to_string().into_bytes());
            if job.secret {
                wipe(&mut data);
            }
            let files = std::iter::once(("data.json", Bytes::new(text))).chain(
                job.pictures
                    .iter()
                    .map(|(name, svg)| (*name, Bytes::new(Zeroizing::new(svg.as_bytes().to_vec())))),
            );
            let document = compile(job.template, files, selection.clone())?;
            // A face may have a character and still no glyph for it beside its neighbours.
            let unset = unset_characters(&document);
            if unset.is_empty() || attempt > ATTEMPTS {
                let missing = job
                    .paper
                    .fields_with(&unprintable)
                    .into_iter()
                    .map(|(character, fields)| Missing { character, fields })
                    .collect();
                return Ok(Rendered::new(document, job.ident.clone(), missing));
            }
            if attempt == ATTEMPTS {
                unprintable.extend(characters.iter().filter(|c| !c.is_ascii()));
            }
            unprintable.extend(unset);
            attempt += 1;
        }
    }
}

/// Sets a paper, and closer if that saves a page.
fn closer(set: impl Fn(bool) -> Result<Rendered, DocumentError>) -> Result<Rendered, DocumentError> {
    let roomy = set(false)?;
    if roomy.pages() == 1 {
        return Ok(roomy);
    }
    let dense = set(true)?;
    Ok(if dense.pages() < roomy.pages() {
        dense
    } else {
        roomy
    })
}

fn compile(
    template: &'static str,
    files: impl IntoIterator<Item = (&'static str, Bytes)>,
    selection: Selection,
) -> Result<PagedDocument, DocumentError> {
    let failed = |reason: String| DocumentError::Typesetting { reason };
    let world =
        PaperWorld::new(template, files, selection).ok_or_else(|| failed("no template".to_owned()))?;
    typst::compile::<PagedDocument>(&world).output.map_err(|errors| {
        failed(errors.first().map_or_else(String::new, |error| {
            let place = world.place(error.span).unwrap_or_else(|| template.to_owned());
            format!("{place}: {}", unquoted(&error.message))
        }))
    })
}

fn differences(paper: &AgreementPaper) -> Vec<Difference> {
    paper
        .amends
        .iter()
        .flat_map(|amends| &amends.changes)
        .map(Difference::of)
        .collect()
}

fn manuscript(paper: &impl serde::Serialize) -> Result<Manuscript, DocumentError> {
    serde_json::to_value(paper)
        .map(Manuscript)
        .map_err(|error| DocumentError::Typesetting {
            reason: error.to_string(),
        })
}
