//! Templates: what forms are filled in from.

use kept_domain::template::Template;
use kept_vault::table::template;
use kept_vault::{Reader, VaultError};

use super::Settings;
use crate::error::ApiError;
use crate::session::Session;
use crate::wire::*;

pub(crate) fn template_list(session: &Session, _request: Nothing) -> Result<Vec<TemplateRow>, ApiError> {
    let language = session.settings()?.form_language;
    let templates = Template::all_built_in().iter();
    Ok(templates
        .map(|template| TemplateRow::of(template, language))
        .collect())
}

pub(crate) fn template_get(session: &Session, request: TemplateRef) -> Result<TemplateView, ApiError> {
    if request.version.is_none()
        && let Some(template) = Template::built_in(&request.key)
    {
        return Ok(TemplateView::of(template, session.settings()?.form_language));
    }
    let version = request.version.unwrap_or_default();
    session.read(move |reader| {
        let language = Settings::read(reader)?.form_language;
        with(reader, &request.key, version, |template| {
            Ok(TemplateView::of(template, language))
        })
    })
}

/// Hands a version of a template to `work`: one that comes with Kept, or one that forms of this vault name.
pub(super) fn with<T>(
    reader: &Reader<'_>,
    key: &str,
    version: u32,
    work: impl FnOnce(&Template) -> Result<T, ApiError>,
) -> Result<T, ApiError> {
    match Template::built_in(key).filter(|template| template.version == version) {
        Some(template) => work(template),
        None => work(&template::get(reader, key, version)?.ok_or(VaultError::NotFound)?),
    }
}
