//! Templates of the manager's own: writing and publishing.

use kept_domain::ids::OwnTemplateId as Id;
use kept_domain::language::Language;
use kept_domain::template::{LARGEST, Label, Template};
use kept_domain::text;
use kept_domain::time::Moment;
use kept_vault::table::own_template::{self as table, OwnTemplate, OwnTemplateRow as Row};
use kept_vault::{Reader, VaultError, Writer};
use serde_json::{Value, json};

use super::Settings;
use crate::error::ApiError;
use crate::ports::ChangeKind;
use crate::session::Session;
use crate::wire::{
    Nothing, OwnTemplateArchive, OwnTemplateCreate, OwnTemplatePublish, OwnTemplateRef, OwnTemplateRow,
    OwnTemplateSave, OwnTemplateSaved, OwnTemplateView,
};

/// Characters of a title in a list.
const TITLE: usize = 120;
/// Characters of a key, as the format of template files has it.
const KEY: usize = 40;
/// What the keys of the manager's own templates begin with.
const OWN: &str = "own-";

pub(crate) fn template_own_list(
    session: &Session,
    _request: Nothing,
) -> Result<Vec<OwnTemplateRow>, ApiError> {
    let rows = session.read(|reader| Ok(table::list(reader)?))?;
    Ok(rows.into_iter().map(Into::into).collect())
}

pub(crate) fn template_own_get(
    session: &Session,
    request: OwnTemplateRef,
) -> Result<OwnTemplateView, ApiError> {
    session.read(move |reader| view(reader, &request.key))
}

pub(crate) fn template_own_create(
    session: &Session,
    request: OwnTemplateCreate,
) -> Result<OwnTemplateView, ApiError> {
    let (now, id) = (session.now(), Id::new(session.new_id()));
    let view = session.write_at(now, move |writer| {
        let language = Settings::form_language(writer)?;
        let definition = match request.copy_of {
            Some(key) => copied(writer, &key)?,
            None => empty(language),
        };
        let name = title_of(&definition, language);
        let key = free_key(writer, &slug(&name))?;
        let own = begun(id, key, definition, language, now)?;
        table::insert(writer, &own)?;
        view(writer, &own.row.key)
    })?;
    changed(session, id);
    Ok(view)
}

pub(crate) fn template_own_save(
    session: &Session,
    request: OwnTemplateSave,
) -> Result<OwnTemplateSaved, ApiError> {
    let now = session.now();
    let (saved, id) = session.write_at(now, move |writer| {
        let before = owned(writer, &request.key, request.revision)?;
        let language = Settings::form_language(writer)?;
        let definition = stamped(request.definition, &before.row.key, before.row.published + 1)?;
        // It may have problems, but it has the parts of a template, so that it can be shown.
        Template::read(&written(&definition)?).map_err(|wrong| wrong.inside("definition"))?;
        let own = OwnTemplate {
            row: Row {
                revision: before.row.revision + 1,
                title: title_of(&definition, language),
                updated_at: now.at,
                ..before.row
            },
            definition: written(&definition)?,
        };
        table::save(writer, &own)?;
        let saved = OwnTemplateSaved {
            revision: own.row.revision,
            saved_at: now.at,
        };
        Ok((saved, own.row.id))
    })?;
    changed(session, id);
    Ok(saved)
}

pub(crate) fn template_own_publish(
    session: &Session,
    request: OwnTemplatePublish,
) -> Result<OwnTemplateView, ApiError> {
    let now = session.now();
    let (view, id) = session.write_at(now, move |writer| {
        let own = owned(writer, &request.key, request.revision)?;
        if !own.row.changed() {
            return Err(ApiError::precondition(
                "Nothing was changed since the last version. There is nothing to publish.",
            ));
        }
        publish(writer, &own, now)?;
        Ok((view(writer, &own.row.key)?, own.row.id))
    })?;
    changed(session, id);
    Ok(view)
}

pub(crate) fn template_own_archive(
    session: &Session,
    request: OwnTemplateArchive,
) -> Result<OwnTemplateView, ApiError> {
    let now = session.now();
    let (view, id) = session.write_at(now, move |writer| {
        let own = owned(writer, &request.key, request.revision)?;
        if own.row.archived != request.archived {
            table::archive(writer, &own.row, request.archived.then_some(now.at))?;
        }
        Ok((view(writer, &own.row.key)?, own.row.id))
    })?;
    changed(session, id);
    Ok(view)
}

/// One of the manager's own in this revision.
fn owned(reader: &Reader<'_>, key: &str, revision: u32) -> Result<OwnTemplate, ApiError> {
    let own = table::get(reader, key)?.ok_or(VaultError::NotFound)?;
    if own.row.revision != revision {
        return Err(VaultError::Conflict.into());
    }
    Ok(own)
}

/// One with everything that the builder shows.
pub(super) fn view(reader: &Reader<'_>, key: &str) -> Result<OwnTemplateView, ApiError> {
    let own = table::get(reader, key)?.ok_or(VaultError::NotFound)?;
    Ok(OwnTemplateView {
        used: table::used(reader, key)?,
        definition: read(&own.definition)?,
        changed: own.row.changed(),
        key: own.row.key,
        revision: own.row.revision,
        published: own.row.published,
        archived: own.row.archived,
        updated_at: own.row.updated_at,
    })
}

/// The beginning of a template.
pub(super) fn begun(
    id: Id,
    key: String,
    definition: Value,
    language: Language,
    now: Moment,
) -> Result<OwnTemplate, ApiError> {
    let definition = stamped(definition, &key, 1)?;
    Ok(OwnTemplate {
        row: Row {
            id,
            title: title_of(&definition, language),
            key,
            revision: 1,
            published: 0,
            published_revision: 0,
            archived: false,
            updated_at: now.at,
        },
        definition: written(&definition)?,
    })
}

/// Makes the next version of what is written, if it is sound.
pub(super) fn publish(writer: &Writer<'_>, own: &OwnTemplate, now: Moment) -> Result<(), ApiError> {
    let definition = stamped(read(&own.definition)?, &own.row.key, own.row.published + 1)?;
    let version = Template::parse(&written(&definition)?).map_err(|wrong| wrong.inside("definition"))?;
    let row = Row {
        updated_at: now.at,
        ..own.row.clone()
    };
    Ok(table::publish(writer, &row, &version)?)
}

/// A copy of a template, with a title that says so.
fn copied(reader: &Reader<'_>, key: &str) -> Result<Value, ApiError> {
    let mut definition = match Template::built_in(key) {
        Some(template) => serde_json::to_value(template).map_err(|_| unwritable())?,
        None => read(&table::get(reader, key)?.ok_or(VaultError::NotFound)?.definition)?,
    };
    match definition.get_mut("title") {
        Some(Value::String(title)) => title.push_str(" (copy)"),
        Some(Value::Object(titles)) => {
            for (language, title) in titles {
                if let Value::String(title) = title {
                    title.push_str(if language == "de" { " (Kopie)" } else { " (copy)" });
                }
            }
        }
        _ => {}
    }
    Ok(definition)
}

/// What a new template begins with: one step with one question, so that there is something to see.
fn empty(language: Language) -> Value {
    let (title, about, step, question, label) = match language {
        Language::English => (
            "New template",
            "What this talk is for.",
            "Talk",
            "What is this about?",
            "Topic",
        ),
        Language::German => (
            "Neue Vorlage",
            "Wofür dieses Gespräch da ist.",
            "Gespräch",
            "Worum geht es?",
            "Thema",
        ),
    };
    json!({
        "format": "kept-template-1",
        "title": title,
        "about": about,
        "titleField": "topic",
        "sections": [{
            "key": "talk",
            "step": step,
            "title": question,
            "fields": [{ "key": "topic", "label": label, "type": "text", "circle": "official" }],
        }],
    })
}

/// A definition with the key and the version that it has in this vault.
pub(super) fn stamped(mut definition: Value, key: &str, version: u32) -> Result<Value, ApiError> {
    let members = definition
        .as_object_mut()
        .ok_or_else(|| ApiError::field("definition", "This is not a template."))?;
    members.insert("key".into(), key.into());
    members.insert("version".into(), version.into());
    Ok(definition)
}

/// The title of what is being written; empty if it has none yet.
fn title_of(definition: &Value, language: Language) -> String {
    let label = definition
        .get("title")
        .cloned()
        .map(serde_json::from_value::<Label>);
    let title = label.and_then(Result::ok);
    title
        .and_then(|title| text::first_line(title.within(language), TITLE))
        .unwrap_or_default()
}

/// A definition as it is kept.
pub(super) fn written(definition: &Value) -> Result<String, ApiError> {
    let json = definition.to_string();
    if json.len() > LARGEST {
        return Err(ApiError::field(
            "definition",
            "A template has at most 512 KiB. Shorten its texts, or take parts out.",
        ));
    }
    Ok(json)
}

/// A definition as it was kept.
fn read(definition: &str) -> Result<Value, ApiError> {
    Ok(serde_json::from_str(definition).map_err(|_| VaultError::DamagedDatabase)?)
}

/// The key that a template with this key has among the manager's own.
pub(super) fn own_key(key: &str) -> String {
    let bare = key.strip_prefix(OWN).unwrap_or(key);
    OWN.chars().chain(bare.chars()).take(KEY).collect()
}

/// A key among the manager's own that is still free.
pub(super) fn free_key(reader: &Reader<'_>, name: &str) -> Result<String, ApiError> {
    let wanted = own_key(name);
    let mut key = wanted.clone();
    let mut number = 2;
    while table::get(reader, &key)?.is_some() {
        let end = format!("-{number}");
        key = wanted.chars().take(KEY - end.len()).chain(end.chars()).collect();
        number += 1;
    }
    Ok(key)
}

/// A title as a key: its letters and digits without accents, with dashes between the words.
fn slug(title: &str) -> String {
    let words: Vec<String> = text::folded(title)
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    if words.is_empty() {
        "template".to_owned()
    } else {
        words.join("-")
    }
}

/// Tells the front end that a template, or what is offered, changed.
pub(super) fn changed(session: &Session, id: Id) {
    session.changed(ChangeKind::Template, Some(id.uuid()), None);
}

pub(super) fn unwritable() -> ApiError {
    VaultError::Internal("a template could not be written as JSON").into()
}
