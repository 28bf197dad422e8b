//! Questions of the manager's own, and when which question was asked.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use kept_domain::ids::{FormId, MemberId, QuestionId};
use kept_domain::question::Theme;
use rusqlite::params;

use super::record::record;
use super::value;
use crate::{Reader, VaultError, Writer, journal};

/// A question of the manager's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnQuestion {
    /// Which one.
    pub id: QuestionId,
    /// What it is about.
    pub theme: Theme,
    /// How it is asked.
    pub text: String,
}

/// Adds a question.
///
/// # Errors
/// Those of the database.
pub fn insert(writer: &Writer<'_>, question: &OwnQuestion) -> Result<(), VaultError> {
    writer
        .sql()
        .prepare_cached(
            "INSERT INTO question (id, revision, theme, text, created_at) VALUES (?1, 1, ?2, ?3, ?4)",
        )?
        .execute(params![
            question.id.uuid().as_bytes(),
            question.theme.as_str(),
            question.text,
            journal::instant(writer.now().at),
        ])?;
    let written = (question.theme, &question.text);
    record(writer, "question.added", question.id.uuid(), &written)
}

/// Takes a question out of the bank, or puts it back.
///
/// # Errors
/// [`VaultError::NotFound`].
pub fn archive(writer: &Writer<'_>, id: QuestionId, archived: bool) -> Result<(), VaultError> {
    let at = archived.then(|| journal::instant(writer.now().at));
    let changed = writer
        .sql()
        .prepare_cached("UPDATE question SET revision = revision + 1, archived_at = ?2 WHERE id = ?1")?
        .execute(params![id.uuid().as_bytes(), at])?;
    if changed == 0 {
        return Err(VaultError::NotFound);
    }
    let kind = if archived {
        "question.archived"
    } else {
        "question.restored"
    };
    record(writer, kind, id.uuid(), &at)
}

/// The questions in the bank, in the order in which they were written.
///
/// # Errors
/// Those of the database.
pub fn own(reader: &Reader<'_>) -> Result<Vec<OwnQuestion>, VaultError> {
    let mut statement = reader
        .sql()
        .prepare_cached("SELECT id, theme, text FROM question WHERE archived_at IS NULL ORDER BY id")?;
    let rows = statement.query_map([], |row| {
        Ok(OwnQuestion {
            id: value::id(row, 0, QuestionId::new)?,
            theme: value::word(row, 1)?,
            text: row.get(2)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

pub(super) const ASKED: &str =
    "SELECT question, max(asked_on) FROM question_asked WHERE member_id = ?1 GROUP BY question";

/// When each question was last asked of a member.
///
/// # Errors
/// Those of the database.
pub fn asked(reader: &Reader<'_>, member: MemberId) -> Result<BTreeMap<String, NaiveDate>, VaultError> {
    let mut statement = reader.sql().prepare_cached(ASKED)?;
    let rows = statement.query_map([member.uuid().as_bytes()], |row| {
        Ok((row.get(0)?, value::date(row, 1)?))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Notes that a question was asked on a day; once a day is enough.
///
/// # Errors
/// Those of the database.
pub fn ask(
    writer: &Writer<'_>,
    member: MemberId,
    question: &str,
    on: NaiveDate,
    form: Option<FormId>,
) -> Result<(), VaultError> {
    writer
        .sql()
        .prepare_cached(
            "INSERT INTO question_asked (question, member_id, asked_on, form_id) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (member_id, question, asked_on) DO UPDATE SET form_id = excluded.form_id",
        )?
        .execute(params![
            question,
            member.uuid().as_bytes(),
            on.to_string(),
            form.map(|id| *id.uuid().as_bytes()),
        ])?;
    record(writer, "question.asked", member.uuid(), &(question, on, form))
}

/// Takes back that a question was asked on a day.
///
/// # Errors
/// [`VaultError::NotFound`] if it was not.
pub fn unask(writer: &Writer<'_>, member: MemberId, question: &str, on: NaiveDate) -> Result<(), VaultError> {
    let deleted = writer
        .sql()
        .prepare_cached(
            "DELETE FROM question_asked WHERE member_id = ?1 AND question = ?2 AND asked_on = ?3",
        )?
        .execute(params![member.uuid().as_bytes(), question, on.to_string()])?;
    if deleted == 0 {
        return Err(VaultError::NotFound);
    }
    record(writer, "question.not-asked", member.uuid(), &(question, on))
}
