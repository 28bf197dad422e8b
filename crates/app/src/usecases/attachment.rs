//! Files that are attached to notes and forms: taken in, shown, given out, removed.

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use kept_documents::attached::kind_of;
use kept_domain::attachment::{ALL, Attachment, Holder, LARGEST};
use kept_domain::file_name;
use kept_domain::form::FormState as State;
use kept_domain::ids::{AttachmentId as Id, MemberId};
use kept_vault::table::attachment::{self as table, File};
use kept_vault::table::{form, note};
use kept_vault::{Reader, Writer};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::{present, search};
use crate::app::held;
use crate::error::{ApiError, ErrorCode};
use crate::ports::ChangeKind;
use crate::session::Session;
use crate::wastebasket::Thrown;
use crate::wire::*;

/// Pixels of the longer side of what stands in a list, drawn twice as large for dense screens.
const THUMBNAIL: u16 = 240;
/// Pixels of the longer side of a page: what a screen has, and enough to read the small print of a scan.
const PAGE: u16 = 1800;
/// Characters of base64 for the largest file.
const ENCODED: usize = LARGEST.div_ceil(3) * 4;

pub(crate) fn attachment_list(
    session: &Session,
    request: AttachmentsOf,
) -> Result<AttachmentsView, ApiError> {
    let holder = holder(request.kind, request.id);
    session.read(move |reader| {
        let record = record(reader, holder)?;
        let room = ALL.saturating_sub(table::size(reader)?).min(LARGEST as u64);
        Ok(AttachmentsView {
            rows: table::of(reader, holder)?.into_iter().map(Into::into).collect(),
            room: u32::try_from(room).map_err(|_| ApiError::defect())?,
            removable: !record.filed,
        })
    })
}

pub(crate) fn attachment_get(session: &Session, request: AttachmentRef) -> Result<AttachmentRow, ApiError> {
    session.read(move |reader| Ok(table::get(reader, request.id.into())?.into()))
}

pub(crate) fn attachment_add(session: &Session, request: AttachmentAdd) -> Result<AttachmentRow, ApiError> {
    session.writable()?;
    let content = decoded(&request.bytes)?;
    let sha256 = Sha256::digest(&content).into();
    let size = u32::try_from(content.len()).map_err(|_| too_large())?;
    let holder = holder(request.kind, request.id);
    // Nothing is drawn for a record that takes no file.
    session.read(move |reader| admit(reader, holder, size, &sha256).map(drop))?;

    let name = file_name::clean(&request.name);
    let (kind, misnamed) = kind_of(&content).named(&name);
    let drawn = if kind.is_shown(misnamed) {
        session.draw(kind, &content, 0, THUMBNAIL)?
    } else {
        None
    };
    let now = session.now();
    let id = Id::new(session.new_id());
    let row = session.write_at(now, move |writer| {
        let member = admit(writer, holder, size, &sha256)?;
        let attachment = Attachment {
            id,
            member,
            holder,
            name,
            kind,
            misnamed,
            size,
            sha256,
            pages: drawn.as_ref().map(|drawn| drawn.pages),
            added: now,
        };
        let file = File {
            thumbnail: drawn.map(|drawn| drawn.png),
            content,
        };
        table::insert(writer, &attachment, &file)?;
        search::put_attachment(writer, &attachment)?;
        Ok(attachment)
    })?;
    changed(session, &row);
    Ok(row.into())
}

/// Draws a file that could not be shown when it was attached: the computer may have been too busy to do it in time.
pub(crate) fn attachment_draw(session: &Session, request: AttachmentRef) -> Result<AttachmentRow, ApiError> {
    session.writable()?;
    let id = Id::from(request.id);
    let (attachment, file) = session.read(move |reader| {
        let attachment = table::get(reader, id)?;
        if !attachment.kind.is_shown(attachment.misnamed) {
            return Err(cannot_show());
        }
        Ok((attachment, table::file(reader, id)?))
    })?;
    if attachment.pages.is_some() {
        return Ok(attachment.into());
    }
    let drawn = session
        .draw(attachment.kind, &file.content, 0, THUMBNAIL)?
        .ok_or_else(cannot_show)?;
    let row = session.write(move |writer| {
        table::show(writer, id, drawn.pages, &drawn.png)?;
        Ok(table::get(writer, id)?)
    })?;
    changed(session, &row);
    Ok(row.into())
}

pub(crate) fn attachment_remove(session: &Session, request: AttachmentRef) -> Result<Done, ApiError> {
    let id = Id::from(request.id);
    let (attachment, file) = session.write(move |writer| {
        let attachment = table::get(writer, id)?;
        let record = record(writer, attachment.holder)?;
        present(writer, record.member)?;
        if record.filed {
            return Err(ApiError::precondition(
                "This form is filed, so what is attached to it stays. Attach a corrected file beside it.",
            ));
        }
        let file = take_out(writer, &attachment)?;
        Ok((attachment, file))
    })?;
    changed(session, &attachment);
    held(&session.wastebasket).throw(Thrown::Attachment((attachment, file)));
    Ok(Done {})
}

pub(crate) fn attachment_thumbnail(session: &Session, request: AttachmentRef) -> Result<Png, ApiError> {
    session.read(move |reader| Ok(Png(table::thumbnail(reader, request.id.into())?)))
}

pub(crate) fn attachment_page(session: &Session, request: AttachmentPage) -> Result<Png, ApiError> {
    let id = Id::from(request.id);
    let (attachment, file) = session.read(move |reader| {
        let attachment = table::get(reader, id)?;
        match attachment.pages {
            None => Err(cannot_show()),
            Some(pages) if request.page >= pages => {
                Err(ApiError::new(ErrorCode::NotFound, "This file has no such page."))
            }
            Some(_) => Ok((attachment, table::file(reader, id)?)),
        }
    })?;
    let drawn = session.draw(attachment.kind, &file.content, request.page, PAGE)?;
    Ok(Png(drawn.ok_or_else(cannot_show)?.png))
}

pub(crate) fn attachment_bytes(session: &Session, request: AttachmentRef) -> Result<Bytes, ApiError> {
    session.read(move |reader| Ok(Bytes(table::file(reader, request.id.into())?.content)))
}

/// A record that may have files.
struct Record {
    member: MemberId,
    filed: bool,
}

fn record(reader: &Reader<'_>, holder: Holder) -> Result<Record, ApiError> {
    Ok(match holder {
        Holder::Note(id) => Record {
            member: note::get(reader, id)?.member,
            filed: false,
        },
        Holder::Form(id) => {
            let form = form::get(reader, id)?;
            Record {
                member: form.member,
                filed: form.state == State::Filed,
            }
        }
    })
}

/// Refuses a file that the record or the vault does not take; the member whose record it is.
fn admit(reader: &Reader<'_>, holder: Holder, size: u32, sha256: &[u8; 32]) -> Result<MemberId, ApiError> {
    let member = record(reader, holder)?.member;
    present(reader, member)?;
    if table::of(reader, holder)?
        .iter()
        .any(|other| other.sha256 == *sha256)
    {
        return Err(ApiError::field("bytes", "This file is attached here already."));
    }
    if table::size(reader)? + u64::from(size) > ALL {
        return Err(ApiError::field(
            "bytes",
            "The files of a vault may have 500 MB together, and this one would exceed that. Attach a smaller version, or \
             remove files that are not needed.",
        ));
    }
    Ok(member)
}

/// The files of a record, taken out so that they can be put back.
pub(super) fn take_out_all(writer: &Writer<'_>, holder: Holder) -> Result<Vec<Taken>, ApiError> {
    let all = table::of(writer, holder)?;
    all.into_iter()
        .map(|attachment| {
            let file = take_out(writer, &attachment)?;
            Ok((attachment, file))
        })
        .collect()
}

/// A file that was taken out, with its bytes.
pub(crate) type Taken = (Attachment, Arc<File>);

fn take_out(writer: &Writer<'_>, attachment: &Attachment) -> Result<Arc<File>, ApiError> {
    let file = table::file(writer, attachment.id)?;
    table::remove(writer, attachment.id)?;
    Ok(Arc::new(file))
}

/// Puts back what was taken out.
pub(super) fn put_back(writer: &Writer<'_>, (attachment, file): &Taken) -> Result<MemberId, ApiError> {
    if record(writer, attachment.holder)?.filed {
        return Err(ApiError::precondition(
            "The form was filed since this was removed. Attach the file again, so that it has the day of today.",
        ));
    }
    let member = admit(writer, attachment.holder, attachment.size, &attachment.sha256)?;
    table::restore(writer, attachment, file)?;
    search::put_attachment(writer, attachment)?;
    Ok(member)
}

/// Tells that a record has other files than before.
pub(super) fn changed(session: &Session, attachment: &Attachment) {
    let (kind, id) = match attachment.holder {
        Holder::Note(id) => (ChangeKind::Note, id.uuid()),
        Holder::Form(id) => (ChangeKind::Form, id.uuid()),
    };
    session.changed(kind, Some(id), Some(attachment.member));
}

fn holder(kind: AttachmentHolder, id: Uuid) -> Holder {
    match kind {
        AttachmentHolder::Note => Holder::Note(kept_domain::ids::NoteId::new(id)),
        AttachmentHolder::Form => Holder::Form(kept_domain::ids::FormId::new(id)),
    }
}

fn decoded(bytes: &str) -> Result<Vec<u8>, ApiError> {
    if bytes.len() > ENCODED {
        return Err(too_large());
    }
    let content = STANDARD
        .decode(bytes)
        .map_err(|_| ApiError::field("bytes", "This is not base64."))?;
    match content.len() {
        0 => Err(ApiError::field("bytes", "This file is empty.")),
        1..=LARGEST => Ok(content),
        _ => Err(too_large()),
    }
}

/// The file is larger than a vault takes.
#[must_use]
pub fn too_large() -> ApiError {
    ApiError::field(
        "bytes",
        "This file is larger than 25 MB, which is the most that Kept keeps. Attach a smaller version, and leave the \
         original where it is.",
    )
}

fn cannot_show() -> ApiError {
    ApiError::precondition("This file cannot be shown here. Save a copy to open it with another program.")
}
