//! Tags of records, and links between them.

use kept_domain::ids::TagId;
use kept_domain::note;
use kept_vault::table::link::{self as table, End, Link, Shown};
use kept_vault::table::tag;
use kept_vault::{Reader, VaultError};

use super::search;
use crate::error::ApiError;
use crate::ports::ChangeKind;
use crate::session::Session;
use crate::wire::*;

/// Tags in the list of all.
const TAGS: u32 = 500;
/// Back-links of one record.
const BACK_LINKS: u32 = 100;

pub(crate) fn tag_list(session: &Session, _: Nothing) -> Result<Vec<TagRow>, ApiError> {
    let rows = session.read(|reader| Ok(tag::all(reader, TAGS)?))?;
    Ok(rows
        .into_iter()
        .map(|row| TagRow {
            name: row.name,
            count: row.count,
        })
        .collect())
}

pub(crate) fn tag_get(session: &Session, request: TagsOf) -> Result<TagsView, ApiError> {
    session.read(move |reader| {
        table::shown(reader, tagged(request.kind, request.id))?;
        Ok(TagsView {
            tags: tag::of_record(reader, request.id)?,
        })
    })
}

pub(crate) fn tag_set(session: &Session, request: TagSet) -> Result<TagsView, ApiError> {
    let names = note::tags("tags", &request.tags)?;
    let ids = session.ids();
    let (view, member) = session.write(move |writer| {
        let member = table::shown(writer, tagged(request.kind, request.id))?.member;
        tag::set(writer, request.id, request.kind.into(), &names, || {
            TagId::new(ids.draw())
        })?;
        let tags = tag::of_record(writer, request.id)?;
        if request.kind == Tagged::Note {
            let note = kept_vault::table::note::get(writer, kept_domain::ids::NoteId::new(request.id))?;
            search::put_note(writer, &note, &tags)?;
        }
        Ok((TagsView { tags }, member))
    })?;
    session.changed(ChangeKind::Note, Some(request.id), Some(member));
    Ok(view)
}

fn tagged(kind: Tagged, id: uuid::Uuid) -> End {
    let kind = match kind {
        Tagged::Note => table::Linked::Note,
        Tagged::Form => table::Linked::Form,
        Tagged::Expectation => table::Linked::Expectation,
    };
    End { id, kind }
}

pub(crate) fn link_add(session: &Session, request: LinkChange) -> Result<LinksView, ApiError> {
    change(session, &request, |writer, from, to| {
        Ok(table::add(writer, from, to)?)
    })
}

pub(crate) fn link_remove(session: &Session, request: LinkChange) -> Result<LinksView, ApiError> {
    change(session, &request, |writer, from, to| {
        Ok(table::remove(writer, from.id, to.id)?)
    })
}

/// Changes a link that was made by hand and answers with those of the record that it begins at.
fn change(
    session: &Session,
    request: &LinkChange,
    change: impl FnOnce(&kept_vault::Writer<'_>, End, End) -> Result<(), ApiError> + Send + 'static,
) -> Result<LinksView, ApiError> {
    let (from, to) = (end(&request.from), end(&request.to));
    if !matches!(request.from.kind, Linked::Note | Linked::Form) {
        return Err(ApiError::field("from.kind", "A link begins at a note or a form."));
    }
    if request.to.kind == Linked::Member {
        return Err(ApiError::field("to.kind", "Name people in the text, as @name."));
    }
    if from.id == to.id {
        return Err(ApiError::field("to.id", "Choose another record."));
    }
    let (view, member) = session.write(move |writer| {
        let there = |end: End, field: &str| {
            table::shown(writer, end).map_err(|error| match error {
                VaultError::NotFound => ApiError::field(field, "There is no such record. Choose another."),
                other => other.into(),
            })
        };
        let member = there(from, "from.id")?.member;
        there(to, "to.id")?;
        change(writer, from, to)?;
        Ok((links(writer, from.id)?, member))
    })?;
    session.changed(ChangeKind::Note, Some(from.id), Some(member));
    Ok(view)
}

fn end(end: &LinkEnd) -> End {
    End {
        id: end.id,
        kind: end.kind.into(),
    }
}

pub(crate) fn link_list(session: &Session, request: LinkList) -> Result<LinksView, ApiError> {
    session.read(move |reader| links(reader, request.id))
}

fn links(reader: &Reader<'_>, id: uuid::Uuid) -> Result<LinksView, ApiError> {
    let shown = |link: &Link, end: End| match table::shown(reader, end) {
        Ok(shown) => Ok(Some(row(link, end, shown))),
        // A draft may have been thrown away.
        Err(VaultError::NotFound) => Ok(None),
        Err(error) => Err(ApiError::from(error)),
    };
    let ends = |links: Vec<Link>, end: fn(&Link) -> End| -> Result<Vec<LinkRow>, ApiError> {
        let rows = links.iter().map(|link| shown(link, end(link)));
        Ok(rows
            .collect::<Result<Vec<_>, _>>()?
            .into_iter()
            .flatten()
            .collect())
    };
    Ok(LinksView {
        links: ends(table::from_record(reader, id)?, |link| link.to)?,
        back_links: ends(table::to_record(reader, id, BACK_LINKS)?, |link| link.from)?,
    })
}

fn row(link: &Link, end: End, shown: Shown) -> LinkRow {
    LinkRow {
        kind: end.kind.into(),
        id: end.id.to_string(),
        title: shown.title,
        member_id: shown.member.into(),
        member_name: shown.member_name,
        on: shown.on,
        mention: link.to.kind == table::Linked::Member,
    }
}
