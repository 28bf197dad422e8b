//! Tasks of expectations, and those that were agreed in talks.

use chrono::NaiveDate;
use kept_domain::action::Action;
use kept_domain::ids::{ExpectationId, FormId, MemberId, TaskId};
use kept_domain::task::{Origin, Task, TaskText};
use rusqlite::{Row, params};

use super::record::{record, untouched};
use super::value;
use crate::{Reader, VaultError, Writer, journal};

const COLUMNS: &str =
    "t.id, t.expectation_id, t.revision, t.text, t.owner_id, t.helpers, t.due_on, t.result_required,
    t.state, t.state_note, t.result, t.state_since, t.form_id, t.member_id";

fn read(row: &Row<'_>) -> rusqlite::Result<Task> {
    let origin = match value::maybe_id(row, 1, ExpectationId::new)? {
        Some(id) => Origin::Expectation(id),
        None => Origin::Form(
            value::id(row, 12, FormId::new)?,
            value::id(row, 13, MemberId::new)?,
        ),
    };
    Ok(Task {
        id: value::id(row, 0, TaskId::new)?,
        origin,
        revision: row.get(2)?,
        text: row.get(3)?,
        owner: value::maybe_id(row, 4, MemberId::new)?,
        helpers: row.get(5)?,
        due_on: value::maybe(row, 6)?,
        result_required: row.get(7)?,
        state: value::word(row, 8)?,
        state_note: row.get(9)?,
        result: row.get(10)?,
        state_since: value::at(row, 11)?,
    })
}

/// One task.
///
/// # Errors
/// [`VaultError::NotFound`].
pub fn get(reader: &Reader<'_>, id: TaskId) -> Result<Task, VaultError> {
    let sql = format!("SELECT {COLUMNS} FROM task t WHERE t.id = ?1");
    Ok(reader
        .sql()
        .prepare_cached(&sql)?
        .query_row([id.uuid().as_bytes()], read)?)
}

/// The tasks of an expectation, in their order.
///
/// # Errors
/// Those of the database.
pub fn of_expectation(reader: &Reader<'_>, id: ExpectationId) -> Result<Vec<Task>, VaultError> {
    let sql = format!("SELECT {COLUMNS} FROM task t WHERE t.expectation_id = ?1 ORDER BY t.position");
    let mut statement = reader.sql().prepare_cached(&sql)?;
    let rows = statement.query_map([id.uuid().as_bytes()], read)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The tasks that were agreed in a talk, in their order.
///
/// # Errors
/// Those of the database.
pub fn of_form(reader: &Reader<'_>, id: FormId) -> Result<Vec<Task>, VaultError> {
    let sql = format!("SELECT {COLUMNS} FROM task t WHERE t.form_id = ?1 ORDER BY t.position");
    let mut statement = reader.sql().prepare_cached(&sql)?;
    let rows = statement.query_map([id.uuid().as_bytes()], read)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// States in which something is left to do.
const OPEN: &str = "('to-do', 'doing', 'blocked', 'handed-in', 'returned')";

pub(super) fn open_sql() -> String {
    format!(
        "SELECT {COLUMNS} FROM task t
         WHERE t.form_id IS NOT NULL AND t.member_id = ?1 AND t.state IN {OPEN}
         ORDER BY t.due_on IS NULL, t.due_on, t.id LIMIT ?2"
    )
}

/// What was agreed in talks with a member and is still to be done, by its day, that without one last.
///
/// # Errors
/// Those of the database.
pub fn open_of_talks(reader: &Reader<'_>, member: MemberId, limit: u32) -> Result<Vec<Task>, VaultError> {
    let mut statement = reader.sql().prepare_cached(&open_sql())?;
    let rows = statement.query_map(params![member.uuid().as_bytes(), limit], read)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Keeps what somebody is to do after a talk with `member`, as the `position`th thing that was agreed in it.
///
/// # Errors
/// Those of the database.
pub fn agree(
    writer: &Writer<'_>,
    id: TaskId,
    (form, member): (FormId, MemberId),
    position: usize,
    action: &Action,
) -> Result<(), VaultError> {
    writer
        .sql()
        .prepare_cached(
            "INSERT INTO task (id, form_id, member_id, position, revision, text, owner_id, due_on, result_required,
                state, state_since)
             VALUES (?1, ?2, ?3, ?4, 1, ?5, ?6, ?7, 0, 'to-do', ?8)",
        )?
        .execute(params![
            id.uuid().as_bytes(),
            form.uuid().as_bytes(),
            member.uuid().as_bytes(),
            position,
            action.text,
            action.owner.map(|owner| *owner.uuid().as_bytes()),
            action.due.map(|date| date.to_string()),
            journal::instant(writer.now().at),
        ])?;
    record(
        writer,
        "task.agreed",
        id.uuid(),
        &(form, &action.text, action.owner, action.due),
    )
}

/// Makes the tasks of a draft what `tasks` says, by id. The journal entry is that of the expectation.
pub(super) fn replace(writer: &Writer<'_>, id: ExpectationId, tasks: &[TaskText]) -> Result<(), VaultError> {
    for gone in of_expectation(writer, id)? {
        if tasks.iter().all(|task| task.id != Some(gone.id)) {
            writer
                .sql()
                .prepare_cached("DELETE FROM task WHERE id = ?1")?
                .execute([gone.id.uuid().as_bytes()])?;
        }
    }
    let mut statement = writer.sql().prepare_cached(
        "INSERT INTO task (id, expectation_id, position, revision, text, owner_id, helpers, due_on, result_required,
            state, state_since)
         VALUES (?1, ?2, ?3, 1, ?4, ?5, ?6, ?7, ?8, 'to-do', ?9)
         ON CONFLICT (id) DO UPDATE SET position = excluded.position, text = excluded.text,
            owner_id = excluded.owner_id, helpers = excluded.helpers, due_on = excluded.due_on,
            result_required = excluded.result_required
         WHERE expectation_id = excluded.expectation_id",
    )?;
    let now = journal::instant(writer.now().at);
    for (position, task) in tasks.iter().enumerate() {
        let task_id = task.id.ok_or(VaultError::Internal("a task has no id"))?;
        statement.execute(params![
            task_id.uuid().as_bytes(),
            id.uuid().as_bytes(),
            position,
            task.text,
            task.owner.map(|owner| *owner.uuid().as_bytes()),
            task.helpers,
            task.due_on.map(|date| date.to_string()),
            task.result_required,
            now,
        ])?;
    }
    Ok(())
}

/// Keeps a task that was moved; `after` has the next revision.
///
/// # Errors
/// [`VaultError::NotFound`], or [`VaultError::Conflict`] if it was changed meanwhile.
pub fn put_moved(writer: &Writer<'_>, after: &Task) -> Result<(), VaultError> {
    let id = after.id.uuid();
    let changed = writer
        .sql()
        .prepare_cached(
            "UPDATE task SET revision = ?2, state = ?3, state_note = ?4, result = ?5, state_since = ?6
             WHERE id = ?1 AND revision = ?2 - 1",
        )?
        .execute(params![
            id.as_bytes(),
            after.revision,
            after.state.as_str(),
            after.state_note,
            after.result,
            journal::instant(after.state_since),
        ])?;
    if changed == 0 {
        return Err(untouched(writer, "task", id)?);
    }
    let kind = format!("task.{}", after.state.as_str());
    record(
        writer,
        &kind,
        id,
        &(after.state, &after.state_note, &after.result),
    )
}

/// A task with whose it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskDue {
    /// The task.
    pub task: Task,
    /// Whose expectation it is a step of, or with whom the talk was.
    pub member: MemberId,
    /// Their full name.
    pub member_name: String,
    /// Full name of the owner; `None`: the manager.
    pub owner_name: Option<String>,
    /// Title of the expectation or of the talk.
    pub origin_title: String,
}

/// Which open tasks are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    /// Those due before a day.
    Before(NaiveDate),
    /// Those due on a day.
    On(NaiveDate),
}

/// What is late is looked for below the agreed expectations, of which there are as many as people can work on: the
/// open tasks of closed ones are all late, and become more every year. What is due on one day is found by that day.
/// What is left to do of talks has an index of its own, in the order of the days.
pub(super) fn due_sql(due: Due) -> String {
    let (from, span) = match due {
        Due::Before(_) => (
            "expectation x INDEXED BY expectation_by_state CROSS JOIN task d INDEXED BY task_by_expectation",
            "d.due_on < ?1",
        ),
        Due::On(_) => (
            "task d INDEXED BY task_by_due CROSS JOIN expectation x",
            "d.due_on = ?1",
        ),
    };
    format!(
        "SELECT {COLUMNS}, m.id, m.name, o.name, coalesce(e.title, f.title)
         FROM (SELECT d.id AS id, d.due_on AS due_on
               FROM {from} CROSS JOIN member y
               WHERE d.expectation_id = x.id AND y.id = x.member_id AND {span} AND d.state IN {OPEN}
                 AND x.state = 'agreed' AND y.archived_at IS NULL
               UNION ALL
               SELECT d.id, d.due_on
               FROM task d INDEXED BY task_of_talks CROSS JOIN member y
               WHERE d.form_id IS NOT NULL AND y.id = d.member_id AND {span} AND d.state IN {OPEN}
                 AND y.archived_at IS NULL
               ORDER BY due_on, id LIMIT ?2) AS due
         JOIN task t ON t.id = due.id
         LEFT JOIN expectation e ON e.id = t.expectation_id
         LEFT JOIN form f ON f.id = t.form_id
         JOIN member m ON m.id = coalesce(e.member_id, t.member_id)
         LEFT JOIN member o ON o.id = t.owner_id
         ORDER BY due.due_on, due.id"
    )
}

/// Open tasks of agreed expectations and of talks, those due first before the others. Who is archived is left alone.
///
/// # Errors
/// Those of the database.
pub fn due(reader: &Reader<'_>, due: Due, limit: u32) -> Result<Vec<TaskDue>, VaultError> {
    let (Due::Before(day) | Due::On(day)) = due;
    let mut statement = reader.sql().prepare_cached(&due_sql(due))?;
    let rows = statement.query_map(params![day.to_string(), limit], |row| {
        Ok(TaskDue {
            task: read(row)?,
            member: value::id(row, 14, MemberId::new)?,
            member_name: row.get(15)?,
            owner_name: row.get(16)?,
            origin_title: row.get(17)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
