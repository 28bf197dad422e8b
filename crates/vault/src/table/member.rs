//! Members and their profiles.

use chrono::NaiveDate;
use kept_domain::ids::MemberId;
use kept_domain::member::{Member, MemberText, Relation};
use kept_domain::text::folded;
use rusqlite::{Row, params};

use super::record::{record, untouched};
use super::value;
use crate::{Reader, VaultError, Writer, journal};

/// Adds a member.
///
/// # Errors
/// Those of the database.
pub fn insert(writer: &Writer<'_>, member: &Member) -> Result<(), VaultError> {
    let Member {
        id,
        revision,
        text,
        archived_at: _,
        sample,
        created_at,
    } = member;
    writer
        .sql()
        .prepare_cached(
            "INSERT INTO member (id, revision, name, name_key, preferred_name, pronouns, role, relation, since, email,
                sample, created_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
        )?
        .execute(params![
            id.uuid().as_bytes(),
            revision,
            text.name,
            folded(&text.name),
            text.preferred_name,
            text.pronouns,
            text.role,
            text.relation.as_str(),
            text.since.map(|date| date.to_string()),
            text.email,
            sample,
            journal::instant(*created_at),
        ])?;
    writer
        .sql()
        .prepare_cached(
            "INSERT INTO member_profile (member_id, best_reached, recognition, strengths, working_with)
             VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![
            id.uuid().as_bytes(),
            text.best_reached,
            text.recognition,
            text.strengths,
            text.working_with
        ])?;
    record(writer, "member.created", id.uuid(), text)
}

/// Replaces what is written about a member.
///
/// # Errors
/// [`VaultError::NotFound`], or [`VaultError::Conflict`] if `revision` is not the one in the vault.
pub fn update(writer: &Writer<'_>, id: MemberId, revision: u32, text: &MemberText) -> Result<(), VaultError> {
    let changed = writer
        .sql()
        .prepare_cached(
            "UPDATE member SET revision = revision + 1, name = ?3, name_key = ?4, preferred_name = ?5, pronouns = ?6,
                role = ?7, relation = ?8, since = ?9, email = ?10
             WHERE id = ?1 AND revision = ?2",
        )?
        .execute(params![
            id.uuid().as_bytes(),
            revision,
            text.name,
            folded(&text.name),
            text.preferred_name,
            text.pronouns,
            text.role,
            text.relation.as_str(),
            text.since.map(|date| date.to_string()),
            text.email,
        ])?;
    if changed == 0 {
        return Err(untouched(writer, "member", id.uuid())?);
    }
    writer
        .sql()
        .prepare_cached(
            "UPDATE member_profile SET best_reached = ?2, recognition = ?3, strengths = ?4, working_with = ?5
             WHERE member_id = ?1",
        )?
        .execute(params![
            id.uuid().as_bytes(),
            text.best_reached,
            text.recognition,
            text.strengths,
            text.working_with
        ])?;
    record(writer, "member.updated", id.uuid(), text)
}

/// Archives a member, or brings one back.
///
/// # Errors
/// As [`update`].
pub fn archive(writer: &Writer<'_>, id: MemberId, revision: u32, archived: bool) -> Result<(), VaultError> {
    let at = archived.then(|| journal::instant(writer.now().at));
    let changed = writer
        .sql()
        .prepare_cached(
            "UPDATE member SET revision = revision + 1, archived_at = ?3 WHERE id = ?1 AND revision = ?2",
        )?
        .execute(params![id.uuid().as_bytes(), revision, at])?;
    if changed == 0 {
        return Err(untouched(writer, "member", id.uuid())?);
    }
    let kind = if archived {
        "member.archived"
    } else {
        "member.restored"
    };
    record(writer, kind, id.uuid(), &at)
}

/// One member.
///
/// # Errors
/// [`VaultError::NotFound`].
pub fn get(reader: &Reader<'_>, id: MemberId) -> Result<Member, VaultError> {
    let member = reader
        .sql()
        .prepare_cached(
            "SELECT m.id, m.revision, m.name, m.preferred_name, m.pronouns, m.role, m.relation, m.since, m.email,
                p.best_reached, p.recognition, p.strengths, p.working_with, m.archived_at, m.sample, m.created_at
             FROM member m JOIN member_profile p ON p.member_id = m.id WHERE m.id = ?1",
        )?
        .query_row([id.uuid().as_bytes()], |row| {
            Ok(Member {
                id: value::id(row, 0, MemberId::new)?,
                revision: row.get(1)?,
                text: MemberText {
                    name: row.get(2)?,
                    preferred_name: row.get(3)?,
                    pronouns: row.get(4)?,
                    role: row.get(5)?,
                    relation: value::word(row, 6)?,
                    since: value::maybe(row, 7)?,
                    email: row.get(8)?,
                    best_reached: row.get(9)?,
                    recognition: row.get(10)?,
                    strengths: row.get(11)?,
                    working_with: row.get(12)?,
                },
                archived_at: value::maybe_at(row, 13)?,
                sample: row.get(14)?,
                created_at: value::at(row, 15)?,
            })
        })?;
    Ok(member)
}

/// Whether there is anybody at all.
///
/// # Errors
/// Those of the database.
pub fn any(reader: &Reader<'_>) -> Result<bool, VaultError> {
    let found = reader
        .sql()
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM member WHERE archived_at IS NULL)")?
        .query_row([], |row| row.get(0))?;
    Ok(found)
}

/// A member in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemberRow {
    /// Which one.
    pub id: MemberId,
    /// Full name.
    pub name: String,
    /// What they like to be called.
    pub preferred_name: Option<String>,
    /// What they do.
    pub role: String,
    /// How they stand to the manager.
    pub relation: Relation,
    /// Is archived.
    pub archived: bool,
    /// Orders the list: the name without case and accents.
    pub name_key: String,
    /// A task or a promise is late.
    pub late: bool,
    /// Agreed and not closed.
    pub open_expectations: u32,
    /// Day of the last talk that was held.
    pub last_talk_on: Option<NaiveDate>,
    /// The rule of the talks that were agreed on, if they have one.
    pub cadence: Option<String>,
    /// The longest time between two of them, in days.
    pub gap_days: Option<u32>,
}

/// The day of the last talk with a member, or NULL: one that a filed form tells of, or in which feedback was given later.
const LAST_TALK: &str = "nullif(max(
        coalesce((SELECT f.event_on FROM form f WHERE f.member_id = m.id AND f.state = 'filed' AND f.talk_held = 1
                  ORDER BY f.event_on DESC LIMIT 1), ''),
        coalesce((SELECT b.delivered_on FROM feedback b WHERE b.member_id = m.id AND b.talk_held = 1
                  ORDER BY b.delivered_on DESC LIMIT 1), '')), '')";

/// `?1` is today. A plus sign keeps the planner from an index that would walk over everything in one state.
fn columns() -> String {
    format!(
        "m.id, m.name, m.preferred_name, m.role, m.relation, m.archived_at IS NOT NULL, m.name_key,
    EXISTS (SELECT 1 FROM promise p WHERE p.member_id = m.id AND p.state = 'open' AND p.due_order < ?1)
    OR EXISTS (SELECT 1 FROM expectation e JOIN task t ON t.expectation_id = e.id
               WHERE e.member_id = m.id AND +e.state = 'agreed'
                 AND t.state NOT IN ('accepted', 'dropped') AND t.due_on < ?1)
    OR EXISTS (SELECT 1 FROM task t WHERE t.form_id IS NOT NULL AND t.member_id = m.id
                 AND t.state IN ('to-do', 'doing', 'blocked', 'handed-in', 'returned') AND t.due_on < ?1),
    (SELECT count(*) FROM expectation e WHERE e.member_id = m.id AND +e.state = 'agreed'),
    {LAST_TALK} AS last_talk_on, c.rule, c.gap_days"
    )
}

fn read(row: &Row<'_>) -> rusqlite::Result<MemberRow> {
    Ok(MemberRow {
        id: value::id(row, 0, MemberId::new)?,
        name: row.get(1)?,
        preferred_name: row.get(2)?,
        role: row.get(3)?,
        relation: value::word(row, 4)?,
        archived: row.get(5)?,
        name_key: row.get(6)?,
        late: row.get(7)?,
        open_expectations: row.get(8)?,
        last_talk_on: value::maybe(row, 9)?,
        cadence: row.get(10)?,
        gap_days: row.get(11)?,
    })
}

pub(super) fn page_sql(archived: bool) -> String {
    let which = if archived { "IS NOT NULL" } else { "IS NULL" };
    let columns = columns();
    format!(
        "SELECT {columns} FROM member m LEFT JOIN cadence c ON c.member_id = m.id
         WHERE m.archived_at {which} AND (m.name_key, m.id) > (?2, ?3)
         ORDER BY m.name_key, m.id LIMIT ?4"
    )
}

/// Members by name, from the one after `after` on.
///
/// # Errors
/// Those of the database.
pub fn page(
    reader: &Reader<'_>,
    archived: bool,
    after: Option<(String, MemberId)>,
    limit: u32,
    today: NaiveDate,
) -> Result<Vec<MemberRow>, VaultError> {
    let (key, id) = after.map_or((String::new(), [0; 16]), |(key, id)| (key, *id.uuid().as_bytes()));
    let mut statement = reader.sql().prepare_cached(&page_sql(archived))?;
    let rows = statement.query_map(params![today.to_string(), key, id, limit], read)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

pub(super) fn quiet_sql() -> String {
    let columns = columns();
    format!(
        "SELECT {columns} FROM member m LEFT JOIN cadence c ON c.member_id = m.id
         WHERE m.archived_at IS NULL AND (m.relation = 'report' OR c.gap_days IS NOT NULL)
           AND julianday(?1) - julianday(coalesce({LAST_TALK}, substr(m.created_at, 1, 10)))
               > iif(c.member_id IS NULL, ?2, c.gap_days)
         ORDER BY last_talk_on, m.name_key LIMIT ?3"
    )
}

/// Members without a talk for longer than was agreed, longest first. With reports with whom nothing was agreed it is
/// `usual` days; with whom talks are as needed it is never. Who was added later is not counted yet.
///
/// # Errors
/// Those of the database.
pub fn not_talked_to(
    reader: &Reader<'_>,
    usual: u32,
    today: NaiveDate,
    limit: u32,
) -> Result<Vec<MemberRow>, VaultError> {
    let mut statement = reader.sql().prepare_cached(&quiet_sql())?;
    let rows = statement.query_map(params![today.to_string(), usual, limit], read)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The day of the last talk with a member.
///
/// # Errors
/// [`VaultError::NotFound`].
pub fn last_talk_on(reader: &Reader<'_>, id: MemberId) -> Result<Option<NaiveDate>, VaultError> {
    let day = reader
        .sql()
        .prepare_cached(&format!("SELECT {LAST_TALK} FROM member m WHERE m.id = ?1"))?
        .query_row([id.uuid().as_bytes()], |row| value::maybe(row, 0))?;
    Ok(day)
}

/// Id, name and preferred name of everybody who is not archived, by name.
///
/// # Errors
/// Those of the database.
pub fn present_names(reader: &Reader<'_>) -> Result<Vec<(MemberId, String, Option<String>)>, VaultError> {
    let mut statement = reader.sql().prepare_cached(
        "SELECT id, name, preferred_name FROM member WHERE archived_at IS NULL ORDER BY name_key, id",
    )?;
    let rows = statement.query_map([], |row| {
        Ok((value::id(row, 0, MemberId::new)?, row.get(1)?, row.get(2)?))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Id, name and preferred name of everybody, archived or not, for finding somebody by name.
///
/// # Errors
/// Those of the database.
pub fn names(reader: &Reader<'_>) -> Result<Vec<(MemberId, String, Option<String>)>, VaultError> {
    let mut statement = reader.sql().prepare_cached(
        "SELECT id, name, preferred_name FROM member ORDER BY archived_at IS NOT NULL, name_key",
    )?;
    let rows = statement.query_map([], |row| {
        Ok((value::id(row, 0, MemberId::new)?, row.get(1)?, row.get(2)?))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
