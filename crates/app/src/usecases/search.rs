//! Search as you type, and what each record is found by.

use std::cmp::Reverse;

use chrono::NaiveDate;
use kept_domain::attachment::Attachment;
use kept_domain::expectation::ExpectationText as Text;
use kept_domain::form::{Addendum, Form};
use kept_domain::ids::{ExpectationId, MemberId};
use kept_domain::member::MemberText;
use kept_domain::note::Note;
use kept_domain::search::Query;
use kept_domain::template::Template;
use kept_domain::text::{LINE, folded, line};
use kept_vault::Writer;
use kept_vault::table::member;
use kept_vault::table::search::{self as table, Findable, HIT_BEGINS, HIT_ENDS, Hit, Kind, Wanted};
use uuid::Uuid;

use crate::error::ApiError;
use crate::session::Session;
use crate::wire::*;

/// Around a hit on the wire: FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE.
const ISOLATES: [char; 2] = ['\u{2068}', '\u{2069}'];
/// People found by their name stand before everything else, but leave room for it.
const PEOPLE: usize = 5;
/// A record in whose title the words stand comes before others that are hardly newer: days that make no difference.
const NEARLY: [i64; 4] = [7, 31, 92, 366];

pub(crate) fn search(session: &Session, request: Search) -> Result<SearchFound, ApiError> {
    let limit = match request.limit.unwrap_or(20) {
        limit @ 1..=50 => limit,
        _ => return Err(ApiError::field("limit", "Ask for 1 to 50 hits.")),
    };
    let query = line("text", &request.text, LINE)?.map_or_else(Query::default, |text| Query::parse(&text));
    if query.is_empty() {
        return Ok(SearchFound {
            hits: Vec::new(),
            misunderstood: query.misunderstood,
            words: Vec::new(),
        });
    }
    let within = request.member_id.map(MemberId::from);
    let today = session.now().date();
    session.read(move |reader| {
        let mut query = query;
        let names = member::names(reader)?;
        let Some(wanted) = wanted(&mut query, within, &names) else {
            return Ok(SearchFound {
                hits: Vec::new(),
                misunderstood: query.misunderstood,
                words: Vec::new(),
            });
        };
        let mut hits = people(&query, within, &names, today);
        let mut found = table::find(reader, &wanted, limit)?;
        let marked = !(wanted.words.is_empty() && wanted.phrases.is_empty());
        let titles = |hit: &Hit| words_in(&hit.title, &wanted.words);
        found.sort_by_cached_key(|hit| (window(hit.on, today), Reverse(titles(hit)), Reverse(hit.on)));
        let named: Vec<String> = hits.iter().map(|hit| hit.id.clone()).collect();
        hits.extend(
            found
                .into_iter()
                .map(|hit| shown(hit, marked))
                .filter(|hit| !named.contains(&hit.id)),
        );
        hits.truncate(limit as usize);
        Ok(SearchFound {
            hits,
            misunderstood: query.misunderstood,
            words: [wanted.words, wanted.phrases].concat(),
        })
    })
}

/// What a query means in this vault; nothing if a filter can be met by nothing.
fn wanted(query: &mut Query, within: Option<MemberId>, names: &[Named]) -> Option<Wanted> {
    let mut wanted = Wanted {
        words: query.words.clone(),
        phrases: query.phrases.clone(),
        tags: query.tags.iter().map(|tag| folded(tag)).collect(),
        before: query.before,
        from: query.from,
        members: within.into_iter().collect(),
        ..Wanted::default()
    };
    if !query.people.is_empty() {
        let meant = names.iter().filter(|(id, name, preferred)| {
            within.is_none_or(|only| only == *id)
                && query
                    .people
                    .iter()
                    .any(|typed| is_called(typed, name, preferred.as_deref()))
        });
        wanted.members = meant.map(|(id, ..)| *id).collect();
        if wanted.members.is_empty() {
            return None;
        }
    }
    for typed in std::mem::take(&mut query.kinds) {
        let word = folded(&typed);
        if let Some(kind) = kind(&word) {
            wanted.kinds.push(kind);
        } else if is_template(&word) {
            wanted.templates.push(word);
        } else {
            query.misunderstood.push(format!("kind:{typed}"));
        }
    }
    // What was not understood is said, and does not find everything.
    let nothing = Wanted {
        members: within.into_iter().collect(),
        ..Wanted::default()
    };
    (query.misunderstood.is_empty() || wanted != nothing).then_some(wanted)
}

/// The kind that a word names, in English or German.
fn kind(word: &str) -> Option<Kind> {
    Some(match word {
        "member" | "person" | "mitglied" => Kind::Member,
        "expectation" | "erwartung" => Kind::Expectation,
        "form" | "talk" | "formular" | "gesprach" => Kind::Form,
        "addendum" | "nachtrag" => Kind::Addendum,
        "document" | "paper" | "dokument" => Kind::Document,
        "note" | "notiz" => Kind::Note,
        "attachment" | "file" | "anhang" | "datei" => Kind::Attachment,
        _ => return None,
    })
}

/// Keys of templates have no accents and no capitals, and so are as they are compared.
fn is_template(word: &str) -> bool {
    Template::built_in(word).is_some() || word.starts_with("own-")
}

/// How many of the words begin a word of a title.
fn words_in(title: &str, words: &[String]) -> usize {
    words.iter().filter(|word| is_called(word, title, None)).count()
}

/// In which span of time a day lies, seen from today: the last week, month, quarter, year, and each year before.
fn window(on: NaiveDate, today: NaiveDate) -> i64 {
    let days = (today - on).num_days();
    let near = NEARLY.iter().position(|limit| days <= *limit);
    match near {
        Some(window) => i64::try_from(window).unwrap_or_default(),
        None => days / 366 + i64::try_from(NEARLY.len()).unwrap_or_default(),
    }
}

/// A member by name and preferred name.
type Named = (MemberId, String, Option<String>);

/// Whether every word of `typed` begins a word of a name.
fn is_called(typed: &str, name: &str, preferred: Option<&str>) -> bool {
    let name = folded(&format!("{name} {}", preferred.unwrap_or_default()));
    folded(typed).split_whitespace().all(|word| {
        name.split(|c: char| !c.is_alphanumeric())
            .any(|part| part.starts_with(word))
    })
}

/// Members of whose name every word of the query begins a word, unless the query asks for something else.
fn people(query: &Query, within: Option<MemberId>, names: &[Named], today: NaiveDate) -> Vec<SearchHit> {
    let typed = query.words.join(" ");
    let plain = Query {
        words: query.words.clone(),
        ..Query::default()
    };
    if typed.is_empty() || *query != plain || within.is_some() {
        return Vec::new();
    }
    let meant = names
        .iter()
        .filter(|(_, name, preferred)| is_called(&typed, name, preferred.as_deref()));
    meant
        .take(PEOPLE)
        .map(|(id, name, _)| SearchHit {
            kind: SearchKind::Member,
            id: id.to_string(),
            holder: None,
            member_id: (*id).into(),
            member_name: name.clone(),
            title: name.clone(),
            excerpt: None,
            on: today,
        })
        .collect()
}

/// With words, an excerpt shows them; without, how the text begins.
fn shown(hit: Hit, marked: bool) -> SearchHit {
    SearchHit {
        kind: hit.kind.into(),
        id: hit.opens.to_string(),
        holder: (hit.kind == Kind::Attachment).then_some(if hit.in_form {
            AttachmentHolder::Form
        } else {
            AttachmentHolder::Note
        }),
        member_id: hit.member.into(),
        member_name: hit.member_name,
        title: hit.title,
        excerpt: (!marked || hit.excerpt.contains(HIT_BEGINS)).then(|| isolated(&hit.excerpt)),
        on: hit.on,
    }
}

/// Puts isolates around hits. Those that the text brought itself go, so that they cannot be taken for hits.
fn isolated(excerpt: &str) -> String {
    excerpt
        .chars()
        .filter(|c| !ISOLATES.contains(c))
        .map(|c| match c {
            HIT_BEGINS => ISOLATES[0],
            HIT_ENDS => ISOLATES[1],
            '\n' | '\t' => ' ',
            c => c,
        })
        .collect()
}

/// Everything that is written in some fields, one a line.
fn body(parts: &[Option<&str>]) -> String {
    parts.iter().flatten().copied().collect::<Vec<_>>().join("\n")
}

pub(super) fn put_member(
    writer: &Writer<'_>,
    id: MemberId,
    text: &MemberText,
    on: NaiveDate,
) -> Result<(), ApiError> {
    let body = body(&[
        text.preferred_name.as_deref(),
        Some(&text.role),
        text.best_reached.as_deref(),
        text.recognition.as_deref(),
        text.strengths.as_deref(),
        text.working_with.as_deref(),
    ]);
    let subject = id.uuid();
    let text = Findable {
        kind: Kind::Member,
        subject,
        member: id,
        on,
        title: &text.name,
        body: &body,
    };
    Ok(table::put(writer, &text)?)
}

pub(super) fn put_expectation(
    writer: &Writer<'_>,
    id: ExpectationId,
    member: MemberId,
    text: &Text,
) -> Result<(), ApiError> {
    let mut parts = vec![
        text.what.as_deref(),
        text.why.as_deref(),
        text.measure.text.as_deref(),
        text.relevant.as_deref(),
        text.reward.what.as_deref(),
        text.consequence.what.as_deref(),
        text.consequence.first_step.as_deref(),
        text.exceptions.as_deref(),
        text.own_words.as_deref(),
        text.worry.as_deref(),
    ];
    parts.extend(text.achievable.iter().map(|line| Some(line.as_str())));
    parts.extend(text.tasks.iter().map(|task| Some(task.text.as_str())));
    parts.extend(text.promises.iter().map(|promise| Some(promise.text.as_str())));
    let on = writer.now().date();
    let body = body(&parts);
    let subject = id.uuid();
    let text = Findable {
        kind: Kind::Expectation,
        subject,
        member,
        on,
        title: &text.title,
        body: &body,
    };
    Ok(table::put(writer, &text)?)
}

pub(super) fn put_form(writer: &Writer<'_>, form: &Form, words: &str) -> Result<(), ApiError> {
    let text = Findable {
        kind: Kind::Form,
        subject: form.id.uuid(),
        member: form.member,
        on: form.event.on,
        title: &form.title,
        body: words,
    };
    Ok(table::put(writer, &text)?)
}

pub(super) fn put_addendum(writer: &Writer<'_>, form: &Form, addendum: &Addendum) -> Result<(), ApiError> {
    let text = Findable {
        kind: Kind::Addendum,
        subject: addendum.id.uuid(),
        member: form.member,
        on: addendum.at.date(),
        title: &form.title,
        body: &addendum.text,
    };
    Ok(table::put(writer, &text)?)
}

/// A note is found by its tags, too.
pub(super) fn put_note(writer: &Writer<'_>, note: &Note, tags: &[String]) -> Result<(), ApiError> {
    let tags: String = tags.iter().map(|tag| format!("\n#{tag}")).collect();
    let text = Findable {
        kind: Kind::Note,
        subject: note.id.uuid(),
        member: note.member,
        on: note.text.event_on,
        title: &note.text.line(),
        body: &format!("{}{tags}", note.text.text),
    };
    Ok(table::put(writer, &text)?)
}

/// A file is found by its name.
pub(super) fn put_attachment(writer: &Writer<'_>, attachment: &Attachment) -> Result<(), ApiError> {
    let text = Findable {
        kind: Kind::Attachment,
        subject: attachment.id.uuid(),
        member: attachment.member,
        on: attachment.added.date(),
        title: &attachment.name,
        body: "",
    };
    Ok(table::put(writer, &text)?)
}

pub(super) fn remove(writer: &Writer<'_>, subject: Uuid) -> Result<(), ApiError> {
    Ok(table::remove(writer, subject)?)
}
