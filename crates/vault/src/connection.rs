//! The thread that owns the one connection, and what work on it may do.
//!
//! Work is a closure that is sent to the thread. Nothing is committed but by [`ConnectionThread::write`], whose
//! transaction commits only if the work succeeded and left its entry in the journal; a hook undoes every other
//! change. `PRAGMA query_only` would do the same for readers, but setting it makes SQLite prepare every statement
//! of the connection anew.

use std::cell::Cell;
use std::ops::Deref;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle, ThreadId};

use kept_domain::time::Moment;
use rusqlite::{Connection, TransactionBehavior};

use crate::error::VaultError;
use crate::journal::{self, Entry, JournalPoint};
use crate::lock_file::LockFile;

/// What reading work gets. Table modules of this crate take it; nothing else can reach the database.
#[derive(Clone, Copy)]
pub struct Reader<'a> {
    sql: &'a Connection,
}

impl Reader<'_> {
    pub(crate) fn sql(&self) -> &Connection {
        self.sql
    }
}

/// What changing work gets: everything of a [`Reader`], the moment of the change, and the journal.
pub struct Writer<'a> {
    reader: Reader<'a>,
    now: Moment,
    recorded: &'a Cell<bool>,
}

impl<'a> Writer<'a> {
    /// The same transaction as of another moment, for writing at once what happened over a time, in its order.
    #[must_use]
    pub fn as_of(&self, now: Moment) -> Writer<'a> {
        Writer { now, ..*self }
    }

    /// The moment of the change.
    #[must_use]
    pub fn now(&self) -> Moment {
        self.now
    }

    /// Appends an entry to the journal, in the transaction of the change.
    ///
    /// # Errors
    /// Those of the database.
    pub fn record(&self, entry: Entry<'_>) -> Result<JournalPoint, VaultError> {
        let point = journal::append(self.sql, self.now, entry)?;
        self.recorded.set(true);
        Ok(point)
    }
}

impl<'a> Deref for Writer<'a> {
    type Target = Reader<'a>;

    fn deref(&self) -> &Reader<'a> {
        &self.reader
    }
}

type Job = Box<dyn FnOnce(&mut Connection) + Send>;

/// The handle of the thread.
pub(crate) struct ConnectionThread {
    jobs: Mutex<Option<Sender<Job>>>,
    thread: Mutex<Option<JoinHandle<Result<(), VaultError>>>>,
    id: ThreadId,
    /// Whether the commit that is under way is that of a write.
    committing: Arc<AtomicBool>,
}

impl ConnectionThread {
    /// Hands the connection over. The lock is released after the connection has been closed.
    pub(crate) fn start(mut connection: Connection, lock: LockFile) -> Result<Self, VaultError> {
        let committing = Arc::new(AtomicBool::new(false));
        let allowed = Arc::clone(&committing);
        // What the hook answers is whether the change is undone.
        connection.commit_hook(Some(move || !allowed.load(Ordering::Relaxed)))?;
        let (jobs, queue) = mpsc::channel();
        let thread = thread::Builder::new()
            .name("vault".to_owned())
            .spawn(move || serve(connection, queue, lock))?;
        let id = thread.thread().id();
        Ok(Self {
            jobs: Mutex::new(Some(jobs)),
            thread: Mutex::new(Some(thread)),
            id,
            committing,
        })
    }

    /// Runs reading work and waits for its result.
    pub(crate) fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Reader<'_>) -> Result<T, VaultError> + Send + 'static,
    ) -> Result<T, VaultError> {
        self.run(move |connection| guarded(|| work(&Reader { sql: connection })))
    }

    /// Runs changing work in a transaction of its own and waits until it is on the disk.
    pub(crate) fn write<T: Send + 'static>(
        &self,
        now: Moment,
        work: impl FnOnce(&Writer<'_>) -> Result<T, VaultError> + Send + 'static,
    ) -> Result<T, VaultError> {
        let committing = Arc::clone(&self.committing);
        self.run(move |connection| transact(connection, &committing, now, work))
    }

    pub(crate) fn run<T: Send + 'static>(
        &self,
        job: impl FnOnce(&mut Connection) -> Result<T, VaultError> + Send + 'static,
    ) -> Result<T, VaultError> {
        if thread::current().id() == self.id {
            return Err(VaultError::Internal(
                "work on the vault must not wait for other work on it",
            ));
        }
        let (answer, result) = mpsc::sync_channel(1);
        // Nobody waits for the answer any more if sending it fails.
        let job: Job = Box::new(move |connection| drop(answer.send(job(connection))));
        held(&self.jobs)
            .as_ref()
            .ok_or(VaultError::Closed)?
            .send(job)
            .map_err(|_| VaultError::Closed)?;
        result.recv().map_err(|_| VaultError::Closed)?
    }

    /// Lets the work that is waiting finish, closes the connection and releases the lock.
    pub(crate) fn close(&self) -> Result<(), VaultError> {
        drop(held(&self.jobs).take());
        if thread::current().id() == self.id {
            return Ok(());
        }
        match held(&self.thread).take().map(JoinHandle::join) {
            None => Ok(()),
            Some(Ok(result)) => result,
            Some(Err(_)) => Err(VaultError::Internal("the thread of the vault ended early")),
        }
    }
}

impl Drop for ConnectionThread {
    fn drop(&mut self) {
        // What closing reports has been reported to whoever called close.
        drop(self.close());
    }
}

fn serve(mut connection: Connection, queue: Receiver<Job>, lock: LockFile) -> Result<(), VaultError> {
    for job in queue {
        job(&mut connection);
    }
    let closed = connection.close().map_err(|(_, error)| error.into());
    drop(lock);
    closed
}

fn transact<T>(
    connection: &mut Connection,
    committing: &AtomicBool,
    now: Moment,
    work: impl FnOnce(&Writer<'_>) -> Result<T, VaultError>,
) -> Result<T, VaultError> {
    // Dropped without commit, the transaction rolls back.
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let before = transaction.total_changes();
    let recorded = Cell::new(false);
    let writer = Writer {
        reader: Reader { sql: &transaction },
        now,
        recorded: &recorded,
    };
    let result = guarded(|| work(&writer))?;
    if transaction.total_changes() != before && !recorded.get() {
        return Err(VaultError::Unjournalled);
    }
    committing.store(true, Ordering::Relaxed);
    let committed = transaction.commit();
    committing.store(false, Ordering::Relaxed);
    committed?;
    Ok(result)
}

/// Runs work so that a panic in it ends the work and not the vault.
fn guarded<T>(work: impl FnOnce() -> Result<T, VaultError>) -> Result<T, VaultError> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or(Err(VaultError::Internal("work on the vault broke off")))
}

fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic)]
    use rusqlite::StatementStatus;
    use uuid::Uuid;

    use super::*;
    use crate::Vault;
    use crate::fixture::{Fixture, now};

    const SET: &str = "INSERT INTO setting (key, value) VALUES ('rail', 'left')";

    fn settings(vault: &Vault) -> u32 {
        vault
            .read(|vault| {
                Ok(vault
                    .sql()
                    .query_row("SELECT count(*) FROM setting", [], |row| row.get(0))?)
            })
            .unwrap()
    }

    fn entry() -> Entry<'static> {
        Entry {
            kind: "setting.changed",
            object: Uuid::nil(),
            payload: b"rail left",
        }
    }

    #[test]
    fn a_change_and_its_entry_are_kept_together() {
        let fixture = Fixture::new();
        let before = fixture.vault.read(journal::head).unwrap();
        let point = fixture
            .vault
            .write(now(), |vault| {
                vault.sql().execute(SET, [])?;
                vault.record(entry())
            })
            .unwrap();
        assert_eq!(point.seq, before.seq + 1, "the entry follows the last one");
        assert_eq!(
            fixture.vault.read(journal::verify).unwrap(),
            point,
            "and is the head of a whole chain"
        );
        assert_eq!(settings(&fixture.vault), 1, "the change is there");
    }

    #[test]
    fn what_happened_over_a_time_is_written_at_once_in_its_order() {
        let fixture = Fixture::new();
        let later = Moment {
            at: now().at + chrono::TimeDelta::hours(1),
            ..now()
        };
        fixture
            .vault
            .write(now(), move |vault| {
                vault.sql().execute(SET, [])?;
                vault.as_of(later).record(entry())
            })
            .unwrap();
        let last = fixture.vault.read(|vault| journal::page(vault, None, 1)).unwrap();
        assert_eq!(last[0].at, later.at, "the entry has the moment it was asked for");
        assert_eq!(
            settings(&fixture.vault),
            1,
            "and counts as the entry of the whole transaction"
        );
    }

    #[test]
    fn a_change_without_entry_is_undone() {
        let fixture = Fixture::new();
        let result = fixture
            .vault
            .write(now(), |vault| Ok(vault.sql().execute(SET, [])?));
        assert_eq!(
            result,
            Err(VaultError::Unjournalled),
            "nothing changes without an entry"
        );
        assert_eq!(settings(&fixture.vault), 0, "the change is gone");
        assert_eq!(
            fixture.vault.write(now(), |_| Ok(1)),
            Ok(1),
            "work that changed nothing needs none"
        );
    }

    #[test]
    fn work_that_fails_or_panics_leaves_nothing_behind() {
        let fixture = Fixture::new();
        let before = fixture.vault.read(journal::head).unwrap();
        let failed: Result<(), _> = fixture.vault.write(now(), |vault| {
            vault.sql().execute(SET, [])?;
            vault.record(entry())?;
            Err(VaultError::Conflict)
        });
        assert_eq!(failed, Err(VaultError::Conflict), "the error is that of the work");
        let broken: Result<(), _> = fixture.vault.write(now(), |vault| {
            vault.sql().execute(SET, [])?;
            vault.record(entry())?;
            panic!("work that breaks off");
        });
        assert!(
            matches!(broken, Err(VaultError::Internal(_))),
            "a panic is an error of the program"
        );
        let broken: Result<(), _> = fixture.vault.read(|_| panic!("work that breaks off"));
        assert!(matches!(broken, Err(VaultError::Internal(_))), "when reading too");
        assert_eq!(settings(&fixture.vault), 0, "both changes are undone");
        assert_eq!(
            fixture.vault.read(journal::head).unwrap(),
            before,
            "and so are their entries"
        );
        fixture.vault.write(now(), |vault| vault.record(entry())).unwrap();
    }

    #[test]
    fn reading_work_cannot_write() {
        let fixture = Fixture::new();
        let result = fixture.vault.read(|vault| Ok(vault.sql().execute(SET, [])?));
        assert_eq!(
            result,
            Err(VaultError::ReadOnly),
            "a reader has no way to change anything"
        );
        fixture.vault.write(now(), |vault| vault.record(entry())).unwrap();
        let result = fixture.vault.read(|vault| Ok(vault.sql().execute(SET, [])?));
        assert_eq!(result, Err(VaultError::ReadOnly), "also after a change");
        assert_eq!(settings(&fixture.vault), 0, "what was tried is undone");
    }

    #[test]
    fn changing_work_cannot_commit_by_itself() {
        let fixture = Fixture::new();
        let result: Result<(), _> = fixture.vault.write(now(), |vault| {
            vault.sql().execute(SET, [])?;
            Ok(vault.sql().execute_batch("COMMIT")?)
        });
        assert_eq!(
            result,
            Err(VaultError::ReadOnly),
            "a change is committed with its entry or not at all"
        );
        assert_eq!(settings(&fixture.vault), 0, "nothing of it remains");
        fixture.vault.write(now(), |vault| vault.record(entry())).unwrap();
    }

    #[test]
    fn a_change_leaves_the_statements_of_others_prepared() {
        let fixture = Fixture::new();
        let prepared_anew = || {
            fixture.vault.read(|vault| {
                let mut statement = vault.sql().prepare_cached("SELECT count(*) FROM setting")?;
                let _: u32 = statement.query_row([], |row| row.get(0))?;
                Ok(statement.get_status(StatementStatus::RePrepare))
            })
        };
        prepared_anew().unwrap();
        fixture
            .vault
            .write(now(), |vault| {
                vault.sql().execute(SET, [])?;
                vault.record(entry())
            })
            .unwrap();
        assert_eq!(
            prepared_anew(),
            Ok(0),
            "preparing costs more than most statements"
        );
    }

    #[test]
    fn a_full_disk_undoes_the_change_and_the_vault_goes_on() {
        let fixture = Fixture::new();
        let pages = |most: u32| {
            fixture.vault.read(move |vault| {
                Ok(vault
                    .sql()
                    .execute_batch(&format!("PRAGMA max_page_count = {most}"))?)
            })
        };
        let fill = || {
            fixture.vault.write(now(), |vault| {
                vault.sql().execute(
                    "INSERT INTO setting (key, value) VALUES ('rail', hex(zeroblob(100000)))",
                    [],
                )?;
                vault.record(entry())
            })
        };
        // SQLite takes its present size for the end of the disk.
        pages(1).unwrap();
        assert_eq!(fill(), Err(VaultError::DiskFull), "there is no room");
        assert_eq!(settings(&fixture.vault), 0, "nothing of the change remains");
        pages(1 << 20).unwrap();
        fill().unwrap();
        assert_eq!(settings(&fixture.vault), 1, "with room it goes on");
    }

    #[test]
    fn a_broken_rule_of_the_schema_is_told_from_a_filed_record() {
        let fixture = Fixture::new();
        let refused = |statement: &'static str| {
            fixture
                .vault
                .write(now(), move |vault| Ok(vault.sql().execute(statement, [])?))
        };
        let nothing = "INSERT INTO setting (key, value) VALUES ('rail', NULL)";
        assert_eq!(
            refused(nothing),
            Err(VaultError::Constraint),
            "a value that the schema does not allow"
        );
        assert_eq!(
            refused("DELETE FROM event"),
            Err(VaultError::Immutable),
            "a record that nobody may touch"
        );
        assert!(
            matches!(refused("DELETE FROM nowhere"), Err(VaultError::Internal(_))),
            "a mistake of the program"
        );
    }

    #[test]
    fn work_may_not_wait_for_other_work() {
        let fixture = Fixture::new();
        let inner = fixture.vault.clone();
        let result = fixture.vault.read(move |_| inner.read(|_| Ok(())));
        assert!(
            matches!(result, Err(VaultError::Internal(_))),
            "it would wait for ever"
        );
    }

    #[test]
    fn a_closed_vault_answers_closed_to_every_handle() {
        let fixture = Fixture::new();
        let other = &fixture.vault;
        other.clone().close().unwrap();
        assert_eq!(
            other.read(|_| Ok(())),
            Err(VaultError::Closed),
            "no handle outlives the connection"
        );
        assert_eq!(
            other.write(now(), |_| Ok(())),
            Err(VaultError::Closed),
            "for writing neither"
        );
        assert_eq!(other.clone().close(), Ok(()), "closing twice does no harm");
    }

    #[test]
    fn many_handles_take_turns() {
        let fixture = Fixture::new();
        let before = fixture.vault.read(journal::head).unwrap();
        thread::scope(|scope| {
            for _ in 0..8 {
                let vault = fixture.vault.clone();
                scope.spawn(move || {
                    for _ in 0..25 {
                        vault.write(now(), |vault| vault.record(entry())).unwrap();
                    }
                });
            }
        });
        let head = fixture.vault.read(journal::verify).unwrap();
        assert_eq!(
            head.seq,
            before.seq + 200,
            "every entry has its own place in the chain"
        );
    }
}
