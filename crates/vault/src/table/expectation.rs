//! Expectations: the head that lists show, the body, and the review dates.

use chrono::{DateTime, NaiveDate, Utc};
use kept_domain::expectation::{Consequence, ExpectationState, ExpectationText, Measure, Reward};
use kept_domain::ids::{ExpectationId, MemberId};
use rusqlite::{Row, params};

use super::record::{record, untouched};
use super::{promise, task, value};
use crate::{Reader, VaultError, Writer, journal};

/// An expectation in full.
#[derive(Debug, Clone, PartialEq)]
pub struct Expectation {
    /// Which one.
    pub id: ExpectationId,
    /// Counts the expectations of the vault, from 1; printed as `EXP-0042` and never given twice.
    pub number: u32,
    /// Whose.
    pub member: MemberId,
    /// Counts the changes, from 1.
    pub revision: u32,
    /// Counts the agreed wordings, from 1.
    pub version: u32,
    /// Where it stands.
    pub state: ExpectationState,
    /// What is written in it, with its tasks and promises.
    pub text: ExpectationText,
    /// Belongs to the sample team.
    pub sample: bool,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
}

/// Starts a draft. Its tasks and promises have their ids.
///
/// # Errors
/// Those of the database.
pub fn insert(
    writer: &Writer<'_>,
    id: ExpectationId,
    member: MemberId,
    text: &ExpectationText,
    sample: bool,
) -> Result<(), VaultError> {
    let number: u32 = writer
        .sql()
        .prepare_cached(
            "INSERT INTO setting (key, value) VALUES ('expectation.last-number', '1')
             ON CONFLICT (key) DO UPDATE SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT)
             RETURNING CAST(value AS INTEGER)",
        )?
        .query_row([], |row| row.get(0))?;
    writer
        .sql()
        .prepare_cached(
            "INSERT INTO expectation (id, number, member_id, revision, state, title, starts_on, deadline, sample,
                created_at, updated_at)
             VALUES (?1, ?2, ?3, 1, 'draft', ?4, ?5, ?6, ?7, ?8, ?8)",
        )?
        .execute(params![
            id.uuid().as_bytes(),
            number,
            member.uuid().as_bytes(),
            text.title,
            text.starts_on.map(|date| date.to_string()),
            text.deadline.map(|date| date.to_string()),
            sample,
            journal::instant(writer.now().at),
        ])?;
    put_body(writer, id, text)?;
    put_reviews(writer, id, &text.reviews)?;
    task::replace(writer, id, &text.tasks)?;
    promise::replace(writer, id, member, &text.promises)?;
    record(writer, "expectation.created", id.uuid(), text)
}

/// Replaces the text of a draft. Tasks and promises keep their ids; those that are not in it any more are deleted.
///
/// # Errors
/// [`VaultError::NotFound`], [`VaultError::Conflict`] if `revision` is not the one in the vault,
/// [`VaultError::Immutable`] if it is no draft.
pub fn update(
    writer: &Writer<'_>,
    id: ExpectationId,
    revision: u32,
    text: &ExpectationText,
) -> Result<(), VaultError> {
    let member = draft(writer, id, revision)?;
    writer
        .sql()
        .prepare_cached(
            "UPDATE expectation SET revision = revision + 1, title = ?2, starts_on = ?3, deadline = ?4, updated_at = ?5
             WHERE id = ?1",
        )?
        .execute(params![
            id.uuid().as_bytes(),
            text.title,
            text.starts_on.map(|date| date.to_string()),
            text.deadline.map(|date| date.to_string()),
            journal::instant(writer.now().at),
        ])?;
    put_body(writer, id, text)?;
    writer
        .sql()
        .prepare_cached("DELETE FROM review WHERE expectation_id = ?1")?
        .execute([id.uuid().as_bytes()])?;
    put_reviews(writer, id, &text.reviews)?;
    task::replace(writer, id, &text.tasks)?;
    promise::replace(writer, id, member, &text.promises)?;
    record(writer, "expectation.updated", id.uuid(), text)
}

/// Deletes a draft with everything in it.
///
/// # Errors
/// As [`update`].
pub fn discard(writer: &Writer<'_>, id: ExpectationId, revision: u32) -> Result<(), VaultError> {
    draft(writer, id, revision)?;
    writer
        .sql()
        .prepare_cached("DELETE FROM expectation WHERE id = ?1")?
        .execute([id.uuid().as_bytes()])?;
    record(writer, "expectation.discarded", id.uuid(), &revision)
}

/// Takes an expectation to another state.
///
/// # Errors
/// [`VaultError::NotFound`], [`VaultError::Conflict`] if `revision` is not the one in the vault,
/// [`VaultError::Constraint`] if it cannot go there from where it stands.
pub fn step(
    writer: &Writer<'_>,
    id: ExpectationId,
    revision: u32,
    to: ExpectationState,
) -> Result<(), VaultError> {
    let (found, from, _) = standing(writer, id)?;
    if found != revision {
        return Err(VaultError::Conflict);
    }
    if !from.may_become(to) {
        return Err(VaultError::Constraint);
    }
    let now = journal::instant(writer.now().at);
    writer
        .sql()
        .prepare_cached(
            "UPDATE expectation SET revision = revision + 1, state = ?2, updated_at = ?3, closed_at = ?4 WHERE id = ?1",
        )?
        .execute(params![id.uuid().as_bytes(), to.as_str(), now, to.is_closed().then_some(&now)])?;
    record(
        writer,
        &format!("expectation.{}", to.as_str()),
        id.uuid(),
        &(from, to),
    )
}

/// Revision, state and member of an expectation.
fn standing(reader: &Reader<'_>, id: ExpectationId) -> Result<(u32, ExpectationState, MemberId), VaultError> {
    let found = reader
        .sql()
        .prepare_cached("SELECT revision, state, member_id FROM expectation WHERE id = ?1")?
        .query_row([id.uuid().as_bytes()], |row| {
            Ok((
                row.get(0)?,
                value::word(row, 1)?,
                value::id(row, 2, MemberId::new)?,
            ))
        })?;
    Ok(found)
}

/// Makes sure that it is a draft in this revision, and says whose.
fn draft(writer: &Writer<'_>, id: ExpectationId, revision: u32) -> Result<MemberId, VaultError> {
    let (found, state, member) = standing(writer, id)?;
    if state != ExpectationState::Draft {
        return Err(VaultError::Immutable);
    }
    if found != revision {
        return Err(untouched(writer, "expectation", id.uuid())?);
    }
    Ok(member)
}

fn put_body(writer: &Writer<'_>, id: ExpectationId, text: &ExpectationText) -> Result<(), VaultError> {
    let achievable = (!text.achievable.is_empty()).then(|| text.achievable.join("\n"));
    writer
        .sql()
        .prepare_cached(
            "INSERT INTO expectation_body (expectation_id, what, why, measure, baseline, target, unit, achievable,
                relevant, reward_what, reward_when, reward_decided_by, consequence_what, consequence_from,
                consequence_first, exceptions, own_words, confidence, worry)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19)
             ON CONFLICT (expectation_id) DO UPDATE SET what = excluded.what, why = excluded.why,
                measure = excluded.measure, baseline = excluded.baseline, target = excluded.target,
                unit = excluded.unit, achievable = excluded.achievable, relevant = excluded.relevant,
                reward_what = excluded.reward_what, reward_when = excluded.reward_when,
                reward_decided_by = excluded.reward_decided_by, consequence_what = excluded.consequence_what,
                consequence_from = excluded.consequence_from, consequence_first = excluded.consequence_first,
                exceptions = excluded.exceptions, own_words = excluded.own_words, confidence = excluded.confidence,
                worry = excluded.worry",
        )?
        .execute(params![
            id.uuid().as_bytes(),
            text.what.as_deref().unwrap_or_default(),
            text.why,
            text.measure.text,
            text.measure.baseline,
            text.measure.target,
            text.measure.unit,
            achievable,
            text.relevant,
            text.reward.what,
            text.reward.when,
            text.reward.decided_by,
            text.consequence.what,
            text.consequence.from,
            text.consequence.first_step,
            text.exceptions,
            text.own_words,
            text.confidence,
            text.worry,
        ])?;
    Ok(())
}

fn put_reviews(writer: &Writer<'_>, id: ExpectationId, reviews: &[NaiveDate]) -> Result<(), VaultError> {
    let mut statement = writer
        .sql()
        .prepare_cached("INSERT INTO review (expectation_id, position, due_on) VALUES (?1, ?2, ?3)")?;
    for (position, date) in reviews.iter().enumerate() {
        statement.execute(params![id.uuid().as_bytes(), position, date.to_string()])?;
    }
    Ok(())
}

/// One expectation, with its tasks and promises as texts.
///
/// # Errors
/// [`VaultError::NotFound`].
pub fn get(reader: &Reader<'_>, id: ExpectationId) -> Result<Expectation, VaultError> {
    let mut expectation = reader
        .sql()
        .prepare_cached(
            "SELECT e.id, e.number, e.member_id, e.revision, e.version, e.state, e.sample, e.updated_at, e.title,
                e.starts_on, e.deadline, b.what, b.why, b.measure, b.baseline, b.target, b.unit, b.achievable,
                b.relevant, b.reward_what, b.reward_when, b.reward_decided_by, b.consequence_what,
                b.consequence_from, b.consequence_first, b.exceptions, b.own_words, b.confidence, b.worry
             FROM expectation e JOIN expectation_body b ON b.expectation_id = e.id WHERE e.id = ?1",
        )?
        .query_row([id.uuid().as_bytes()], read)?;
    let mut reviews = reader
        .sql()
        .prepare_cached("SELECT due_on FROM review WHERE expectation_id = ?1 ORDER BY position")?;
    let reviews = reviews.query_map([id.uuid().as_bytes()], |row| value::date(row, 0))?;
    expectation.text.reviews = reviews.collect::<Result<_, _>>()?;
    expectation.text.tasks = task::of_expectation(reader, id)?
        .into_iter()
        .map(Into::into)
        .collect();
    expectation.text.promises = promise::of_expectation(reader, id)?
        .into_iter()
        .map(Into::into)
        .collect();
    Ok(expectation)
}

fn read(row: &Row<'_>) -> rusqlite::Result<Expectation> {
    let achievable: Option<String> = row.get(17)?;
    Ok(Expectation {
        id: value::id(row, 0, ExpectationId::new)?,
        number: row.get(1)?,
        member: value::id(row, 2, MemberId::new)?,
        revision: row.get(3)?,
        version: row.get(4)?,
        state: value::word(row, 5)?,
        sample: row.get(6)?,
        updated_at: value::at(row, 7)?,
        text: ExpectationText {
            title: row.get(8)?,
            starts_on: value::maybe(row, 9)?,
            deadline: value::maybe(row, 10)?,
            what: Some(row.get(11)?).filter(|what: &String| !what.is_empty()),
            why: row.get(12)?,
            measure: Measure {
                text: row.get(13)?,
                baseline: row.get(14)?,
                target: row.get(15)?,
                unit: row.get(16)?,
            },
            achievable: achievable
                .map(|lines| lines.lines().map(str::to_owned).collect())
                .unwrap_or_default(),
            relevant: row.get(18)?,
            reward: Reward {
                what: row.get(19)?,
                when: row.get(20)?,
                decided_by: row.get(21)?,
            },
            consequence: Consequence {
                what: row.get(22)?,
                from: row.get(23)?,
                first_step: row.get(24)?,
            },
            exceptions: row.get(25)?,
            own_words: row.get(26)?,
            confidence: row.get(27)?,
            worry: row.get(28)?,
            ..ExpectationText::default()
        },
    })
}

/// An expectation in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExpectationRow {
    /// Which one.
    pub id: ExpectationId,
    /// Its number in the vault.
    pub number: u32,
    /// Whose.
    pub member: MemberId,
    /// Their full name.
    pub member_name: String,
    /// Its title.
    pub title: String,
    /// Where it stands.
    pub state: ExpectationState,
    /// By when.
    pub deadline: Option<NaiveDate>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// Tasks that are neither accepted nor dropped.
    pub tasks_open: u32,
    /// Accepted tasks.
    pub tasks_done: u32,
    /// Open tasks past their day.
    pub tasks_late: u32,
    /// Blocked tasks.
    pub tasks_blocked: u32,
}

/// Which expectations a list shows.
#[derive(Debug, Clone, Copy, Default)]
pub struct Filter {
    /// Of one member.
    pub member: Option<MemberId>,
    /// In one state.
    pub state: Option<ExpectationState>,
}

pub(super) fn page_sql(filter: Filter) -> String {
    let count =
        |rule: &str| format!("(SELECT count(*) FROM task t WHERE t.expectation_id = e.id AND {rule})");
    // A plus sign keeps the planner from an index that would walk over everything in one state.
    let open = "t.state NOT IN ('accepted', 'dropped')";
    let member = if filter.member.is_some() {
        "e.member_id = ?5"
    } else {
        "?5 IS NULL"
    };
    let state = match filter {
        Filter { state: None, .. } => "?6 IS NULL",
        Filter { member: Some(_), .. } => "+e.state = ?6",
        _ => "e.state = ?6",
    };
    format!(
        "SELECT e.id, e.number, e.member_id, m.name, e.title, e.state, e.deadline, e.updated_at, {}, {}, {}, {}
         FROM expectation e JOIN member m ON m.id = e.member_id
         WHERE {member} AND {state} AND (e.updated_at, e.id) < (?2, ?3)
         ORDER BY e.updated_at DESC, e.id DESC LIMIT ?4",
        count(open),
        count("+t.state = 'accepted'"),
        count(&format!("{open} AND t.due_on < ?1")),
        count("+t.state = 'blocked'"),
    )
}

/// Expectations by their last change, newest first, from the one after `after` on.
///
/// # Errors
/// Those of the database.
pub fn page(
    reader: &Reader<'_>,
    filter: Filter,
    after: Option<(DateTime<Utc>, ExpectationId)>,
    limit: u32,
    today: NaiveDate,
) -> Result<Vec<ExpectationRow>, VaultError> {
    let (at, id) = value::before(after.map(|(at, id)| (journal::instant(at), id.uuid())));
    let member = filter.member.map(|id| *id.uuid().as_bytes());
    let state = filter.state.map(ExpectationState::as_str);
    let mut statement = reader.sql().prepare_cached(&page_sql(filter))?;
    let rows = statement.query_map(params![today.to_string(), at, id, limit, member, state], |row| {
        Ok(ExpectationRow {
            id: value::id(row, 0, ExpectationId::new)?,
            number: row.get(1)?,
            member: value::id(row, 2, MemberId::new)?,
            member_name: row.get(3)?,
            title: row.get(4)?,
            state: value::word(row, 5)?,
            deadline: value::maybe(row, 6)?,
            updated_at: value::at(row, 7)?,
            tasks_open: row.get(8)?,
            tasks_done: row.get(9)?,
            tasks_late: row.get(10)?,
            tasks_blocked: row.get(11)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
