//! Notes: writing, changing, deleting, listing, counting.

use chrono::NaiveDate;
use kept_domain::attachment::Holder;
use kept_domain::capture::{self, Captured, Person};
use kept_domain::ids::{MemberId, NoteId as Id, TagId};
use kept_domain::note::{self as rules, Note, NoteText};
use kept_domain::time::Moment;
use kept_vault::table::tag::Tagged as TaggedRow;
use kept_vault::table::{link, member, note, tag};
use kept_vault::{Reader, VaultError, Writer};

use super::{attachment, capture as captures, present, search};
use crate::app::held;
use crate::cursor;
use crate::error::ApiError;
use crate::ports::ChangeKind;
use crate::session::{Ids, Session};
use crate::wastebasket::Thrown;
use crate::wire::*;

/// A note as it is to be stored: with its tags and those it names.
pub(super) struct Written {
    pub(super) note: Note,
    pub(super) tags: Vec<String>,
    pub(super) mentions: Vec<MemberId>,
}

/// Everybody who can be named.
pub(super) fn people(reader: &Reader<'_>) -> Result<Vec<Person>, ApiError> {
    let names = member::present_names(reader)?;
    Ok(names
        .into_iter()
        .map(|(id, name, preferred)| Person { id, name, preferred })
        .collect())
}

/// Everybody else who is named in a line.
pub(super) fn others(captured: &Captured, subject: MemberId) -> Vec<MemberId> {
    let named = captured.member.iter().chain(&captured.mentioned);
    named.filter(|id| **id != subject).copied().collect()
}

/// What is written, and the tags and people in it.
fn drafted(
    reader: &Reader<'_>,
    subject: MemberId,
    draft: NoteDraft,
    today: NaiveDate,
) -> Result<(NoteText, Vec<String>, Vec<MemberId>), ApiError> {
    let inside = |violation: kept_domain::violation::Violation| violation.inside("note");
    let text = NoteText {
        kind: draft.kind.unwrap_or(NoteKind::Note).into(),
        tone: draft.tone.map(Into::into),
        event_on: draft.event_on.unwrap_or(today),
        text: draft.text,
    };
    let text = text.checked(today).map_err(inside)?;
    let captured = capture::read(&text.text, today, &people(reader)?);
    let mut tags = draft.tags.unwrap_or_default();
    tags.extend(captured.tags.iter().cloned());
    let tags = rules::tags("tags", &tags).map_err(inside)?;
    let mentions = others(&captured, subject);
    Ok((text, tags, mentions))
}

/// Stores a new note with all that belongs to it.
pub(super) fn add(writer: &Writer<'_>, ids: &Ids, written: &Written) -> Result<(), ApiError> {
    note::insert(writer, &written.note)?;
    belongings(writer, ids, written)
}

fn belongings(writer: &Writer<'_>, ids: &Ids, written: &Written) -> Result<(), ApiError> {
    let id = written.note.id.uuid();
    tag::set(writer, id, TaggedRow::Note, &written.tags, || {
        TagId::new(ids.draw())
    })?;
    let from = link::End {
        id,
        kind: link::Linked::Note,
    };
    link::set_mentions(writer, from, &written.mentions)?;
    search::put_note(writer, &written.note, &written.tags)
}

/// Writes a note about a member.
pub(super) fn create(
    writer: &Writer<'_>,
    ids: &Ids,
    id: Id,
    about: MemberId,
    draft: NoteDraft,
) -> Result<(), ApiError> {
    let now = writer.now();
    let member = present(writer, about)?;
    let (text, tags, mentions) = drafted(writer, about, draft, now.date())?;
    let note = Note {
        id,
        member: about,
        revision: 1,
        text,
        sample: member.sample,
        recorded: now,
        updated_at: now.at,
    };
    add(writer, ids, &Written { note, tags, mentions })
}

pub(crate) fn note_create(session: &Session, request: NoteCreate) -> Result<NoteView, ApiError> {
    let now = session.now();
    let ids = session.ids();
    let (id, about) = (Id::new(session.new_id()), MemberId::from(request.member_id));
    let view = session.write_at(now, move |writer| {
        create(writer, &ids, id, about, request.note)?;
        view(writer, id)
    })?;
    session.changed(ChangeKind::Note, Some(id.uuid()), Some(about));
    Ok(view)
}

pub(crate) fn note_update(session: &Session, request: NoteUpdate) -> Result<NoteView, ApiError> {
    let now = session.now();
    let ids = session.ids();
    let id = Id::from(request.id);
    let view = session.write_at(now, move |writer| {
        let before = note::get(writer, id)?;
        present(writer, before.member)?;
        if before.revision != request.revision {
            return Err(VaultError::Conflict.into());
        }
        let draft = NoteDraft {
            event_on: request.note.event_on.or(Some(before.text.event_on)),
            ..request.note
        };
        let (text, tags, mentions) = drafted(writer, before.member, draft, now.date())?;
        if text != before.text {
            note::update(writer, id, request.revision, &text)?;
        }
        let note = Note { text, ..before };
        belongings(writer, &ids, &Written { note, tags, mentions })?;
        view(writer, id)
    })?;
    session.changed(ChangeKind::Note, Some(id.uuid()), Some(view.member_id.into()));
    Ok(view)
}

pub(crate) fn note_delete(session: &Session, request: NoteDelete) -> Result<Done, ApiError> {
    let id = Id::from(request.id);
    let (member, thrown) = session.write(move |writer| {
        let note = note::get(writer, id)?;
        present(writer, note.member)?;
        let uuid = id.uuid();
        let mut links = link::from_record(writer, uuid)?;
        links.extend(link::to_record(writer, uuid, u32::MAX)?);
        let tags = tag::of_record(writer, uuid)?;
        let attachments = attachment::take_out_all(writer, Holder::Note(id))?;
        note::delete(writer, id, request.revision)?;
        tag::remove(writer, uuid)?;
        link::remove_all(writer, uuid)?;
        search::remove(writer, uuid)?;
        let member = note.member;
        let thrown = Thrown::Note {
            note,
            tags,
            links,
            attachments,
        };
        Ok((member, thrown))
    })?;
    held(&session.wastebasket).throw(thrown);
    session.changed(ChangeKind::Note, Some(id.uuid()), Some(member));
    Ok(Done {})
}

pub(crate) fn record_forget(session: &Session, request: Deleted) -> Result<Done, ApiError> {
    held(&session.wastebasket).forget(request.id);
    Ok(Done {})
}

pub(crate) fn record_restore(session: &Session, request: Deleted) -> Result<Done, ApiError> {
    let thrown = held(&session.wastebasket).find(request.id).ok_or_else(|| {
        ApiError::precondition("This cannot be put back any more: the time for that is over, or the vault was locked since it was deleted.")
    })?;
    let ids = session.ids();
    let kind = match &thrown {
        Thrown::Attachment((attachment, _)) if matches!(attachment.holder, Holder::Form(_)) => {
            ChangeKind::Form
        }
        _ => ChangeKind::Note,
    };
    let member = session.write(move |writer| match thrown {
        Thrown::Attachment(taken) => Ok(Some(attachment::put_back(writer, &taken)?)),
        Thrown::Capture(capture) => {
            kept_vault::table::capture::insert(writer, &capture)?;
            Ok(None)
        }
        Thrown::Note {
            note,
            tags,
            links,
            attachments,
        } => {
            present(writer, note.member)?;
            note::restore(writer, &note)?;
            tag::set(writer, note.id.uuid(), TaggedRow::Note, &tags, || {
                TagId::new(ids.draw())
            })?;
            for link in links {
                // What was at the other end may have been deleted meanwhile.
                if link::shown(writer, link.from).is_ok() && link::shown(writer, link.to).is_ok() {
                    link::put(writer, link)?;
                }
            }
            search::put_note(writer, &note, &tags)?;
            for taken in &attachments {
                attachment::put_back(writer, taken)?;
            }
            Ok(Some(note.member))
        }
    })?;
    held(&session.wastebasket).forget(request.id);
    // Whichever record it is, what shows the member's records looks again.
    session.changed(kind, None, member);
    Ok(Done {})
}

pub(crate) fn note_get(session: &Session, request: NoteRef) -> Result<NoteView, ApiError> {
    session.read(move |reader| view(reader, request.id.into()))
}

pub(crate) fn note_list(session: &Session, request: NoteList) -> Result<Page<NoteRow>, ApiError> {
    let limit = cursor::limit(request.limit)?;
    let after = cursor::read_key(request.after.as_deref())?;
    let filter = note::Filter {
        member: request.member_id.map(Into::into),
        kind: request.kind.map(Into::into),
        tag: request
            .tag
            .map(|name| tag::key(name.trim().trim_start_matches('#'))),
    };
    session.read(move |reader| {
        let mut rows = note::page(reader, &filter, after, limit + 1)?;
        let next = cursor::cut_key(&mut rows, limit, |row| (row.event_on.to_string(), row.id.uuid()));
        Ok(Page {
            rows: rows.into_iter().map(NoteRow::from).collect(),
            next,
        })
    })
}

pub(crate) fn note_counts(session: &Session, request: NoteCounts) -> Result<Vec<NoteCount>, ApiError> {
    // As a text it stands before every year that can be kept.
    let from = request.from.unwrap_or(NaiveDate::MIN);
    let to = request.to.unwrap_or(session.now().date());
    let member = request.member_id.map(Into::into);
    let counts = session.read(move |reader| Ok(note::counts(reader, member, from, to)?))?;
    let count = |kind: rules::NoteKind| {
        counts
            .iter()
            .find(|(of, _)| *of == kind)
            .map_or(0, |(_, count)| *count)
    };
    let all = rules::NoteKind::ALL.iter().map(|kind| NoteCount {
        kind: (*kind).into(),
        count: count(*kind),
    });
    Ok(all.collect())
}

/// A note as it is shown.
pub(super) fn view(reader: &Reader<'_>, id: Id) -> Result<NoteView, ApiError> {
    let note = note::get(reader, id)?;
    let name = member::get(reader, note.member)?.text.name;
    Ok(NoteView::of(note, name, tag::of_record(reader, id.uuid())?))
}

/// A note of a line that was captured at `made`.
pub(super) fn captured(
    writer: &Writer<'_>,
    id: Id,
    about: MemberId,
    line: Captured,
    made: Moment,
) -> Result<Written, ApiError> {
    let member = present(writer, about)?;
    let mentions = others(&line, about);
    let text = captures::note_text(&line, made.date()).checked(made.date())?;
    let note = Note {
        id,
        member: about,
        revision: 1,
        text,
        sample: member.sample,
        recorded: made,
        updated_at: made.at,
    };
    Ok(Written {
        note,
        tags: line.tags,
        mentions,
    })
}
