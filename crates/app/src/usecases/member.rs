//! Members: adding, changing, archiving, listing.

use chrono::NaiveDate;
use kept_domain::ids::MemberId as Id;
use kept_domain::member::{Member, MemberText};
use kept_vault::table::member;
use kept_vault::{Reader, VaultError, Writer};

use super::{cadence, search};
use crate::cursor;
use crate::error::ApiError;
use crate::ports::ChangeKind;
use crate::session::Session;
use crate::wire::*;

pub(crate) fn member_create(session: &Session, request: MemberDraft) -> Result<MemberView, ApiError> {
    let now = session.now();
    let member = Member {
        id: Id::new(session.new_id()),
        revision: 1,
        text: MemberText::from(request).checked(now.date())?,
        archived_at: None,
        sample: false,
        created_at: now.at,
    };
    let member = session.write_at(now, move |writer| {
        add(writer, &member, now.date())?;
        Ok(member)
    })?;
    session.changed(ChangeKind::Member, Some(member.id.uuid()), Some(member.id));
    Ok(member.into())
}

/// Adds a member and makes them findable.
pub(super) fn add(writer: &Writer<'_>, member: &Member, today: NaiveDate) -> Result<(), ApiError> {
    member::insert(writer, member)?;
    search::put_member(writer, member.id, &member.text, today)
}

pub(crate) fn member_update(session: &Session, request: MemberUpdate) -> Result<MemberView, ApiError> {
    let now = session.now();
    let id = Id::from(request.id);
    let text = MemberText::from(request.member)
        .checked(now.date())
        .map_err(|violation| violation.inside("member"))?;
    let member = session.write_at(now, move |writer| {
        present(writer, id)?;
        member::update(writer, id, request.revision, &text)?;
        search::put_member(writer, id, &text, now.date())?;
        Ok(member::get(writer, id)?)
    })?;
    session.changed(ChangeKind::Member, Some(id.uuid()), Some(id));
    Ok(member.into())
}

pub(crate) fn member_get(session: &Session, request: MemberRef) -> Result<MemberView, ApiError> {
    session.read(move |reader| Ok(member::get(reader, request.id.into())?.into()))
}

pub(crate) fn member_archive(session: &Session, request: MemberArchive) -> Result<MemberView, ApiError> {
    let id = Id::from(request.id);
    let ids = session.ids();
    let member = session.write(move |writer| {
        let before = member::get(writer, id)?;
        if before.revision != request.revision {
            return Err(VaultError::Conflict.into());
        }
        if before.archived_at.is_some() == request.archived {
            return Ok(before);
        }
        member::archive(writer, id, request.revision, request.archived)?;
        cadence::pause(writer, &ids, id, request.archived)?;
        Ok(member::get(writer, id)?)
    })?;
    session.changed(ChangeKind::Member, Some(id.uuid()), Some(id));
    session.changed(ChangeKind::Reminder, None, Some(id));
    Ok(member.into())
}

pub(crate) fn member_list(session: &Session, request: MemberList) -> Result<Page<MemberRow>, ApiError> {
    let limit = cursor::limit(request.limit)?;
    let after = cursor::read_key(request.after.as_deref())?.map(|(key, id)| (key, Id::new(id)));
    let archived = request.archived.unwrap_or(false);
    let today = session.now().date();
    let mut rows =
        session.read(move |reader| Ok(member::page(reader, archived, after, limit + 1, today)?))?;
    let next = cursor::cut_key(&mut rows, limit, |row| (row.name_key.clone(), row.id.uuid()));
    Ok(Page {
        rows: rows.into_iter().map(Into::into).collect(),
        next,
    })
}

/// A member about whom something new may be written.
pub(super) fn present(reader: &Reader<'_>, id: Id) -> Result<Member, ApiError> {
    let member = member::get(reader, id)?;
    if member.archived_at.is_some() {
        return Err(ApiError::precondition(
            "This person is archived, and everything about them can only be read. Bring them back first.",
        ));
    }
    Ok(member)
}

/// Makes sure that somebody named in a field is a member.
pub(super) fn known(reader: &Reader<'_>, id: Id, field: &str) -> Result<Member, ApiError> {
    member::get(reader, id).map_err(|error| match error {
        VaultError::NotFound => {
            ApiError::field(field, "This person is not in your vault. Choose somebody else.")
        }
        other => other.into(),
    })
}
