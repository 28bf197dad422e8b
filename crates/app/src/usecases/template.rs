//! Templates: what forms are filled in from.

use std::borrow::Cow;

use kept_domain::template::Template;
use kept_vault::table::{own_template, template};
use kept_vault::{Reader, VaultError};

use super::Settings;
use crate::error::ApiError;
use crate::session::Session;
use crate::wire::*;

pub(crate) fn template_list(session: &Session, _request: Nothing) -> Result<Vec<TemplateRow>, ApiError> {
    session.read(|reader| {
        let language = Settings::form_language(reader)?;
        let built_in = Template::all_built_in().iter();
        let mut rows: Vec<_> = built_in
            .map(|template| TemplateRow::of(template, TemplateGroup::of(template), language))
            .collect();
        for own in own_template::list(reader)? {
            if own.archived || own.published == 0 {
                continue;
            }
            with(reader, &own.key, own.published, |template| {
                rows.push(TemplateRow::of(template, TemplateGroup::Own, language));
                Ok(())
            })?;
        }
        Ok(rows)
    })
}

pub(crate) fn template_get(session: &Session, request: TemplateRef) -> Result<TemplateView, ApiError> {
    session.read(move |reader| {
        let language = Settings::form_language(reader)?;
        let view = |template: &Template| Ok(TemplateView::of(template, language));
        match request.version {
            Some(version) => with(reader, &request.key, version, view),
            None => view(
                newest(reader, &request.key)?
                    .ok_or(VaultError::NotFound)?
                    .as_ref(),
            ),
        }
    })
}

/// A template in its newest version, as a new form is begun with it: one that comes with Kept, or a published one of
/// the manager's own that is not archived.
pub(crate) fn newest(reader: &Reader<'_>, key: &str) -> Result<Option<Cow<'static, Template>>, ApiError> {
    if let Some(template) = Template::built_in(key) {
        return Ok(Some(Cow::Borrowed(template)));
    }
    let own = own_template::get(reader, key)?.filter(|own| !own.row.archived && own.row.published > 0);
    let version = own.map(|own| own.row.published);
    let template = match version {
        Some(version) => template::get(reader, key, version)?,
        None => None,
    };
    Ok(template.map(Cow::Owned))
}

/// Hands a version of a template to `work`: one that comes with Kept, or one that forms of this vault name.
pub(crate) fn with<T>(
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
