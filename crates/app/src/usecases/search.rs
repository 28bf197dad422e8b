//! Search as you type, and what each record is found by.

use chrono::NaiveDate;
use kept_domain::expectation::ExpectationText as Text;
use kept_domain::form::{Addendum, Form};
use kept_domain::ids::{ExpectationId, MemberId};
use kept_domain::member::MemberText;
use kept_domain::text::{LINE, folded, line};
use kept_vault::table::member;
use kept_vault::table::search::{self as table, Findable, HIT_BEGINS, HIT_ENDS, Hit, Kind};
use kept_vault::{Reader, Writer};
use uuid::Uuid;

use crate::error::ApiError;
use crate::session::Session;
use crate::wire::*;

/// Around a hit on the wire: FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE.
const ISOLATES: [char; 2] = ['\u{2068}', '\u{2069}'];
/// People found by their name stand before everything else, but leave room for it.
const PEOPLE: usize = 5;

pub(crate) fn search(session: &Session, request: Search) -> Result<Vec<SearchHit>, ApiError> {
    let limit = match request.limit.unwrap_or(20) {
        limit @ 1..=50 => limit,
        _ => return Err(ApiError::field("limit", "Ask for 1 to 50 hits.")),
    };
    let Some(text) = line("text", &request.text, LINE)? else {
        return Ok(Vec::new());
    };
    if text.chars().nth(1).is_none() {
        return Ok(Vec::new());
    }
    let today = session.now().date();
    session.read(move |reader| {
        let mut hits = people(reader, &text, today)?;
        let mut found = table::find(reader, &text, limit)?;
        found.sort_by_key(|hit| std::cmp::Reverse(hit.on));
        let named: Vec<String> = hits.iter().map(|hit| hit.id.clone()).collect();
        hits.extend(
            found
                .into_iter()
                .map(shown)
                .filter(|hit| !named.contains(&hit.id)),
        );
        hits.truncate(limit as usize);
        Ok(hits)
    })
}

/// Members of whose name every word of the query begins a word.
fn people(reader: &Reader<'_>, text: &str, today: NaiveDate) -> Result<Vec<SearchHit>, ApiError> {
    let text = folded(text);
    let words: Vec<&str> = text.split_whitespace().collect();
    let matches = |name: &str| {
        let name = folded(name);
        words.iter().all(|word| {
            name.split(|c: char| !c.is_alphanumeric())
                .any(|part| part.starts_with(word))
        })
    };
    let mut hits = Vec::new();
    for (id, name, preferred) in member::names(reader)? {
        if hits.len() == PEOPLE {
            break;
        }
        let all = format!("{name} {}", preferred.unwrap_or_default());
        if matches(&all) {
            hits.push(SearchHit {
                kind: SearchKind::Member,
                id: id.to_string(),
                member_id: id.into(),
                member_name: name.clone(),
                title: name,
                excerpt: None,
                on: today,
            });
        }
    }
    Ok(hits)
}

fn shown(hit: Hit) -> SearchHit {
    SearchHit {
        kind: hit.kind.into(),
        id: hit.opens.to_string(),
        member_id: hit.member.into(),
        member_name: hit.member_name,
        title: hit.title,
        excerpt: hit.excerpt.contains(HIT_BEGINS).then(|| isolated(&hit.excerpt)),
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

pub(super) fn remove(writer: &Writer<'_>, subject: Uuid) -> Result<(), ApiError> {
    Ok(table::remove(writer, subject)?)
}
