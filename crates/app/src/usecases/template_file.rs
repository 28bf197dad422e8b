//! Templates as files: taking them in, handing them out, and trying one that is still being written.

use std::collections::BTreeMap;

use kept_domain::form::Answers;
use kept_domain::ids::OwnTemplateId as Id;
use kept_domain::language;
use kept_domain::template::Template;
use kept_domain::time::Moment;
use kept_domain::violation::Violation;
use kept_vault::table::own_template::{self as table, OwnTemplate, OwnTemplateRow as Row};

use super::own_template::{begun, changed, free_key, own_key, publish, stamped, unwritable, view, written};
use super::{Settings, template};
use crate::error::ApiError;
use crate::session::Session;
use crate::wire::*;

pub(crate) fn template_import(
    session: &Session,
    request: TemplateImport,
) -> Result<TemplateImported, ApiError> {
    let file = Template::parse(&request.json)?;
    let (now, new) = (session.now(), Id::new(session.new_id()));
    let imported = session.write_at(now, move |writer| {
        let language = Settings::form_language(writer)?;
        let own = table::get(writer, &own_key(&file.key))?;
        let own = match (clash(&file, own.as_ref(), language), request.taken) {
            (Some(clash), None) => {
                return Ok(TemplateImported {
                    template: None,
                    clash: Some(clash),
                });
            }
            (Some(_), Some(TakenKey::NewVersion)) => {
                let own = next_version(own, &file, now)?;
                table::save(writer, &own)?;
                own
            }
            (clash, _) => {
                let key = match clash {
                    Some(_) => free_key(writer, &file.key)?,
                    None => own_key(&file.key),
                };
                let definition = serde_json::to_value(&file).map_err(|_| unwritable())?;
                let own = begun(new, key, definition, language, now)?;
                table::insert(writer, &own)?;
                own
            }
        };
        publish(writer, &own, now)?;
        Ok(TemplateImported {
            template: Some(view(writer, &own.row.key)?),
            clash: None,
        })
    })?;
    if imported.template.is_some() {
        changed(session, new);
    }
    Ok(imported)
}

/// The template that has the key of a file, if there is one.
fn clash(file: &Template, own: Option<&OwnTemplate>, language: language::Language) -> Option<TemplateClash> {
    match (own, Template::built_in(&file.key)) {
        (Some(own), _) => Some(TemplateClash {
            title: own.row.title.clone(),
            can_be_version: !own.row.changed(),
        }),
        (None, Some(built_in)) => Some(TemplateClash {
            title: built_in.title.within(language).to_owned(),
            can_be_version: false,
        }),
        (None, None) => None,
    }
}

/// A file as what is written in one of the manager's own, which must not have changes of its own.
fn next_version(own: Option<OwnTemplate>, file: &Template, now: Moment) -> Result<OwnTemplate, ApiError> {
    let own = own
        .filter(|own| !own.row.changed())
        .ok_or_else(|| {
            ApiError::precondition(
                "What was changed in your template is not published yet. Publish it first, or take the file in as a new template.",
            )
        })?;
    let definition = serde_json::to_value(file).map_err(|_| unwritable())?;
    let definition = stamped(definition, &own.row.key, own.row.published + 1)?;
    Ok(OwnTemplate {
        row: Row {
            revision: own.row.revision + 1,
            updated_at: now.at,
            ..own.row
        },
        definition: written(&definition)?,
    })
}

pub(crate) fn template_export(session: &Session, request: TemplateRef) -> Result<TemplateFile, ApiError> {
    session.read(move |reader| {
        let version = match request.version {
            Some(version) => version,
            None => {
                template::newest(reader, &request.key)?
                    .ok_or_else(|| {
                        ApiError::precondition(
                            "This template was never published. Publish it, then save it as a file.",
                        )
                    })?
                    .version
            }
        };
        template::with(reader, &request.key, version, |template| {
            let json = serde_json::to_string_pretty(template).map_err(|_| unwritable())?;
            Ok(TemplateFile {
                name: format!("{}.kept-template.json", template.key),
                json: json + "\n",
            })
        })
    })
}

pub(crate) fn template_try(session: &Session, request: TemplateTry) -> Result<TemplateTried, ApiError> {
    let language = match request.language {
        Some(language) => language.into(),
        None => session.settings()?.form_language,
    };
    let problem = |violation: Violation| TemplateProblem {
        field: violation.field,
        message: violation.message.into_owned(),
    };
    let template = match Template::read(&request.definition.to_string()) {
        Ok(template) => template,
        Err(violation) => {
            return Ok(TemplateTried {
                template: None,
                applicable: Applicable {
                    sections: Vec::new(),
                    fields: Vec::new(),
                },
                problems: vec![problem(violation)],
            });
        }
    };
    // An answer from before a change may not fit any more; the others still count.
    let fitting = request.answers.into_iter().filter_map(|(key, value)| {
        let one = BTreeMap::from([(key, value)]);
        Answers::draft(&template, one).ok().map(Answers::into_map)
    });
    let answers = Answers::stored(fitting.flatten().collect());
    Ok(TemplateTried {
        template: Some(TemplateView::of(&template, language)),
        applicable: Applicable::of(&template, &answers),
        problems: template.problems().into_iter().map(problem).collect(),
    })
}
