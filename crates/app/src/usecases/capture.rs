//! Captured lines: reading them as they are typed, keeping them, and saying whose they are.

use chrono::NaiveDate;
use kept_domain::capture::{Captured, Found, Mark, Meaning, Person, read};
use kept_domain::ids::{CaptureId as Id, MemberId, NoteId};
use kept_domain::note::NoteText;
use kept_domain::text::{PASSAGE, passage};
use kept_domain::time::Moment;
use kept_vault::inbox;
use kept_vault::table::capture::{self as table, CaptureRow};
use kept_vault::{Reader, VaultError, Writer};
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use zeroize::{Zeroize, Zeroizing};

use super::note::{self, people};
use super::present;
use crate::app::{App, State, held};
use crate::error::ApiError;
use crate::ports::ChangeKind;
use crate::session::{Ids, Session};
use crate::wastebasket::Thrown;
use crate::wire::*;

/// Lines that wait to be sorted, shown at once.
const SHOWN: u32 = 50;

/// What is sealed into the inbox.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sealed {
    text: String,
    /// The IANA zone in which it was written: "yesterday" depends on it.
    zone: String,
}

impl Drop for Sealed {
    fn drop(&mut self) {
        self.text.zeroize();
    }
}

/// A line within its limit that says something.
fn checked(text: &str) -> Result<String, ApiError> {
    let text = passage("text", text, PASSAGE)?;
    text.ok_or_else(|| ApiError::field("text", "Say what happened."))
}

pub(crate) fn capture_seal(app: &App, request: CaptureSeal) -> Result<Done, ApiError> {
    let now = app.ports.clock.now();
    let place = match &*app.state() {
        State::None => return Err(VaultError::Missing.into()),
        State::Locked { folder } => folder.clone(),
        State::Unlocked(session) => session.vault().folder().to_owned(),
    };
    let sealed = Sealed {
        text: checked(&request.text)?,
        zone: now.zone.name().to_owned(),
    };
    let payload = Zeroizing::new(serde_json::to_vec(&sealed).map_err(|_| ApiError::defect())?);
    inbox::put(&place, app.ports.chance.id(now.at), &payload)?;
    Ok(Done {})
}

/// Makes a record of everything in the inbox. What cannot be read stays there and is counted.
///
/// The record has the id of the capture, so that one whose file could not be removed is not merged twice.
pub(super) fn merge(session: &Session) -> Result<(), ApiError> {
    let vault = session.vault();
    let found = vault.inbox()?;
    let now = session.now();
    let mut unreadable = found.unreadable;
    for capture in &found.captures {
        let Some((text, zone)) = unsealed(&capture.payload) else {
            unreadable += 1;
            continue;
        };
        let made = Moment {
            at: capture.made_at.min(now.at),
            zone: zone.parse().unwrap_or(now.zone),
        };
        let (id, ids) = (capture.id, session.ids());
        session.write_at(now, move |writer| {
            let merged = table::exists(writer, Id::new(id))? || note_exists(writer, id)?;
            if merged {
                return Ok(());
            }
            keep(writer, &ids, id, &text, made, None).map(drop)
        })?;
        vault.remove_capture(id)?;
    }
    session.set_unreadable_captures(unreadable);
    Ok(())
}

fn note_exists(reader: &Reader<'_>, id: Uuid) -> Result<bool, ApiError> {
    Ok(kept_vault::table::note::exists(reader, NoteId::new(id))?)
}

/// What was sealed, if it is what Kept seals.
fn unsealed(payload: &[u8]) -> Option<(String, String)> {
    let sealed: Sealed = serde_json::from_slice(payload).ok()?;
    Some((checked(&sealed.text).ok()?, sealed.zone.clone()))
}

/// What became of a line.
enum Kept {
    Note(NoteId, MemberId),
    Waiting(Id),
}

/// Makes a note of a line, or keeps it until somebody says whose it is.
fn keep(
    writer: &Writer<'_>,
    ids: &Ids,
    id: Uuid,
    text: &str,
    made: Moment,
    fallback: Option<MemberId>,
) -> Result<Kept, ApiError> {
    let line = read(text, made.date(), &people(writer)?);
    if let Some(member) = meant(&line, fallback) {
        let id = NoteId::new(id);
        note::add(writer, ids, &note::captured(writer, id, member, line, made)?)?;
        return Ok(Kept::Note(id, member));
    }
    let id = Id::new(id);
    let text = text.to_owned();
    table::insert(writer, &CaptureRow { id, text, made })?;
    Ok(Kept::Waiting(id))
}

/// Whose a line is. Who was on the screen counts only if the line names nobody at all.
fn meant(line: &Captured, fallback: Option<MemberId>) -> Option<MemberId> {
    let names = line
        .marks
        .iter()
        .any(|mark| matches!(mark.meaning, Meaning::Person(_)));
    line.member.or(fallback.filter(|_| !names))
}

/// What a line says, as a note.
pub(super) fn note_text(line: &Captured, today: NaiveDate) -> NoteText {
    NoteText {
        kind: line.kind,
        tone: line.tone,
        event_on: line.day.unwrap_or(today),
        text: line.text.clone(),
    }
}

pub(crate) fn capture_parse(session: &Session, request: CaptureLine) -> Result<CaptureRead, ApiError> {
    // It is not brought into its final form first: the marks have to lie where they were typed.
    if request.text.chars().nth(PASSAGE).is_some() {
        checked(&request.text)?;
    }
    let today = session.now().date();
    let fallback = request.member_id.map(MemberId::from);
    session.read(move |reader| {
        let people = people(reader)?;
        let line = read(&request.text, today, &people);
        let member = meant(&line, fallback);
        let candidate = |id: &MemberId| candidate(*id, &people);
        Ok(CaptureRead {
            member: member.as_ref().and_then(candidate),
            mentioned: line
                .mentioned
                .iter()
                .filter(|id| Some(**id) != member)
                .filter_map(candidate)
                .collect(),
            tags: line.tags.clone(),
            kind: line.kind.into(),
            tone: line.tone.map(Into::into),
            event_on: line.day.unwrap_or(today),
            marks: line.marks.iter().map(|mark| shown(mark, &people)).collect(),
            text: line.text,
        })
    })
}

fn candidate(id: MemberId, people: &[Person]) -> Option<Candidate> {
    let person = people.iter().find(|person| person.id == id)?;
    Some(Candidate {
        id: id.into(),
        name: person.name.clone(),
    })
}

fn shown(mark: &Mark, people: &[Person]) -> CaptureMark {
    let (kind, unclear) = match &mark.meaning {
        Meaning::Person(Found::One(_)) => (MarkKind::Person, None),
        Meaning::Person(Found::Several(ids) | Found::Nobody(ids)) => (MarkKind::Person, Some(ids)),
        Meaning::Tag(_) => (MarkKind::Tag, None),
        Meaning::Tone(_) => (MarkKind::Tone, None),
        Meaning::Kind(_) => (MarkKind::Kind, None),
        Meaning::Day(_) => (MarkKind::Day, None),
    };
    let unit = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    CaptureMark {
        from: unit(mark.place.start),
        to: unit(mark.place.end),
        kind,
        clear: unclear.is_none(),
        candidates: unclear
            .into_iter()
            .flatten()
            .filter_map(|id| candidate(*id, people))
            .collect(),
    }
}

pub(crate) fn capture_save(session: &Session, request: CaptureLine) -> Result<CaptureSaved, ApiError> {
    let now = session.now();
    let (id, ids) = (session.new_id(), session.ids());
    let fallback = request.member_id.map(MemberId::from);
    let text = checked(&request.text)?;
    let (saved, member) = session.write_at(now, move |writer| {
        Ok(match keep(writer, &ids, id, &text, now, fallback)? {
            Kept::Note(note, member) => {
                let note = Some(note::view(writer, note)?);
                (CaptureSaved { note, capture: None }, Some(member))
            }
            Kept::Waiting(id) => {
                let capture = view(table::get(writer, id)?, &people(writer)?);
                let capture = Some(capture);
                (CaptureSaved { note: None, capture }, None)
            }
        })
    })?;
    session.changed(ChangeKind::Note, Some(id), member);
    Ok(saved)
}

pub(crate) fn capture_assign(session: &Session, request: CaptureAssign) -> Result<NoteView, ApiError> {
    let (id, member) = (Id::from(request.id), MemberId::from(request.member_id));
    let ids = session.ids();
    let view = session.write(move |writer| {
        let capture = table::get(writer, id)?;
        present(writer, member)?;
        let made = capture.made;
        let line = read(&capture.text, made.date(), &people(writer)?);
        let note_id = NoteId::new(id.uuid());
        note::add(
            writer,
            &ids,
            &note::captured(writer, note_id, member, line, made)?,
        )?;
        table::delete(writer, id)?;
        note::view(writer, note_id)
    })?;
    session.changed(ChangeKind::Note, Some(id.uuid()), Some(member));
    Ok(view)
}

pub(crate) fn capture_discard(session: &Session, request: CaptureRef) -> Result<Done, ApiError> {
    let id = Id::from(request.id);
    let capture = session.write(move |writer| {
        let capture = table::get(writer, id)?;
        table::delete(writer, id)?;
        Ok(capture)
    })?;
    held(&session.wastebasket).throw(Thrown::Capture(capture));
    session.changed(ChangeKind::Note, Some(id.uuid()), None);
    Ok(Done {})
}

/// The lines that wait, oldest first.
pub(super) fn waiting(reader: &Reader<'_>) -> Result<Vec<CaptureView>, ApiError> {
    let rows = table::waiting(reader, SHOWN)?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let people = people(reader)?;
    Ok(rows.into_iter().map(|row| view(row, &people)).collect())
}

fn view(row: CaptureRow, people: &[Person]) -> CaptureView {
    let line = read(&row.text, row.made.date(), people);
    let first = line.marks.iter().find_map(|mark| match &mark.meaning {
        Meaning::Person(found) => Some(found),
        _ => None,
    });
    let ids = match first {
        Some(Found::One(id)) => vec![*id],
        Some(Found::Several(ids) | Found::Nobody(ids)) => ids.clone(),
        None => Vec::new(),
    };
    CaptureView {
        id: row.id.into(),
        text: row.text,
        at: row.made.at,
        candidates: ids.into_iter().filter_map(|id| candidate(id, people)).collect(),
    }
}
