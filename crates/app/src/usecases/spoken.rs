//! Whom and what the texts of a form speak of: `@name` and `#tag`, as in a note.

use kept_domain::capture::{self, Captured};
use kept_domain::form::{Answers, Form};
use kept_domain::ids::{MemberId, TagId};
use kept_domain::note::TAGS;
use kept_domain::template::Template;
use kept_vault::Writer;
use kept_vault::table::link::{self, End, Linked};
use kept_vault::table::tag::{self, Tagged};

use super::note::{others, people};
use crate::error::ApiError;
use crate::session::Ids;

/// The texts of answers that are a part of the form.
pub(super) fn words(answers: &Answers, template: &Template) -> String {
    answers.clone().applicable(template).words(template)
}

/// Brings mentions and tags of a form along when its texts change from `before` to `after`.
///
/// What was linked or tagged by hand stays: only what the texts no longer say is taken off.
pub(super) fn keep(
    writer: &Writer<'_>,
    ids: &Ids,
    form: &Form,
    before: &str,
    after: &str,
) -> Result<(), ApiError> {
    if before == after || ![before, after].iter().any(|words| words.contains(['@', '#'])) {
        return Ok(());
    }
    let people = people(writer)?;
    let today = writer.now().date();
    let (before, after) = (
        capture::read(before, today, &people),
        capture::read(after, today, &people),
    );
    let id = form.id.uuid();
    let named = changed(
        mentions(writer, form)?,
        &others(&before, form.member),
        &others(&after, form.member),
    );
    let from = End {
        id,
        kind: Linked::Form,
    };
    link::set_mentions(writer, from, &named)?;
    let tags = tagged(tag::of_record(writer, id)?, &before, &after);
    Ok(tag::set(writer, id, Tagged::Form, &tags, || {
        TagId::new(ids.draw())
    })?)
}

/// Everybody whom the form names so far.
fn mentions(writer: &Writer<'_>, form: &Form) -> Result<Vec<MemberId>, ApiError> {
    let links = link::from_record(writer, form.id.uuid())?.into_iter();
    let members = links.filter(|link| link.to.kind == Linked::Member);
    Ok(members.map(|link| MemberId::new(link.to.id)).collect())
}

/// The tags so far, as the texts change them.
fn tagged(had: Vec<String>, before: &Captured, after: &Captured) -> Vec<String> {
    let keys = |tags: &[String]| -> Vec<String> { tags.iter().map(|name| tag::key(name)).collect() };
    let kept = changed(keys(&had), &keys(&before.tags), &keys(&after.tags));
    let names = had.iter().chain(&after.tags);
    let name = |key: &String| names.clone().find(|name| tag::key(name) == *key).cloned();
    kept.iter().filter_map(name).take(TAGS).collect()
}

/// What was there without what is no longer said, and with what is said now.
fn changed<T: PartialEq + Clone>(had: Vec<T>, before: &[T], after: &[T]) -> Vec<T> {
    let mut kept: Vec<T> = had
        .into_iter()
        .filter(|one| !before.contains(one) || after.contains(one))
        .collect();
    for one in after {
        // What was taken off by hand stays off until it is said anew.
        if !before.contains(one) && !kept.contains(one) {
            kept.push(one.clone());
        }
    }
    kept
}
