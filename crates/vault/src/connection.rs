//! The thread that owns the one connection, and what work on it may do.
//!
//! Work is a closure that is sent to the thread. Nothing is committed but by [`ConnectionThread::write`], whose
//! transaction commits only if the work succeeded and left its entry in the journal; a hook undoes every other
//! change. `PRAGMA query_only` would do the same for readers, but setting it makes SQLite prepare every statement
//! of the connection anew.

use std::cell::Cell;
use std::fs::File;
use std::ops::Deref;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle, ThreadId};

use kept_domain::time::Moment;
use rusqlite::{Connection, TransactionBehavior};

use crate::error::VaultError;
use crate::journal::{self, Entry, JournalPoint};
use crate::keys::{DataKey, WorkingKeys};
use crate::lock_file::LockFile;
use crate::open::{self, Database};
use crate::rotation::Rotation;
use crate::stamp::Stamp;

/// What reading work gets. Table modules of this crate take it; nothing else can reach the database.
#[derive(Clone, Copy)]
pub struct Reader<'a> {
    sql: &'a Connection,
}

impl<'a> Reader<'a> {
    /// A connection outside of an open vault, such as that of a copy.
    pub(crate) fn of(sql: &'a Connection) -> Self {
        Self { sql }
    }

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

type Job = Box<dyn FnOnce(&mut Owned) + Send>;

/// What the thread owns.
struct Owned {
    connection: Connection,
    /// The file of the database, for copying it.
    file: File,
    /// Where that file is, and how it looked after the last change.
    path: PathBuf,
    stamp: Stamp,
    /// Whether the commit that is under way is that of a write.
    committing: Arc<AtomicBool>,
}

impl Owned {
    fn new(
        mut connection: Connection,
        file: File,
        path: PathBuf,
        committing: Arc<AtomicBool>,
    ) -> Result<Self, VaultError> {
        let allowed = Arc::clone(&committing);
        // What the hook answers is whether the change is undone.
        connection.commit_hook(Some(move || !allowed.load(Ordering::Relaxed)))?;
        Ok(Self {
            connection,
            stamp: Stamp::of(&path)?,
            file,
            path,
            committing,
        })
    }

    /// Fails if another program has put something else in the place of the database, or has written to it.
    fn in_place(&self) -> Result<(), VaultError> {
        match Stamp::of(&self.path) {
            Ok(stamp) if stamp == self.stamp => Ok(()),
            _ => Err(VaultError::Replaced),
        }
    }

    fn close(self) -> Result<(), VaultError> {
        let closed = self.connection.close().map_err(|(_, error)| error.into());
        // Not before: closing it gives up the locks of the whole process.
        drop(self.file);
        closed
    }
}

/// The handle of the thread.
pub(crate) struct ConnectionThread {
    jobs: Mutex<Option<Sender<Job>>>,
    thread: Mutex<Option<JoinHandle<Result<(), VaultError>>>>,
    id: ThreadId,
}

impl ConnectionThread {
    /// Hands the connection over. The lock is released after the connection has been closed.
    pub(crate) fn start(
        connection: Connection,
        file: File,
        path: PathBuf,
        lock: LockFile,
    ) -> Result<Self, VaultError> {
        let owned = Owned::new(connection, file, path, Arc::default())?;
        let (jobs, queue) = mpsc::channel();
        let thread = thread::Builder::new()
            .name("vault".to_owned())
            .spawn(move || serve(owned, queue, lock))?;
        let id = thread.thread().id();
        Ok(Self {
            jobs: Mutex::new(Some(jobs)),
            thread: Mutex::new(Some(thread)),
            id,
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
        self.send(move |owned| {
            owned.in_place()?;
            let result = transact(&mut owned.connection, &owned.committing, now, work);
            match Stamp::of(&owned.path) {
                Ok(stamp) if stamp.same_file(owned.stamp) => owned.stamp = stamp,
                // What has just been written has gone into a file without a name.
                _ => return Err(VaultError::Replaced),
            }
            result
        })
    }

    /// Runs a job that changes the database by itself.
    #[cfg(feature = "bench")]
    pub(crate) fn run_past_the_journal<T: Send + 'static>(
        &self,
        job: impl FnOnce(&mut Connection) -> Result<T, VaultError> + Send + 'static,
    ) -> Result<T, VaultError> {
        self.send(|owned| {
            let result = job(&mut owned.connection);
            owned.stamp = Stamp::of(&owned.path)?;
            result
        })
    }

    /// Writes every page that is free.
    pub(crate) fn write_free_pages(&self) -> Result<(), VaultError> {
        self.send(|owned| {
            owned.in_place()?;
            owned.committing.store(true, Ordering::Relaxed);
            let written = open::write_free_pages(&owned.connection);
            owned.committing.store(false, Ordering::Relaxed);
            owned.stamp = Stamp::of(&owned.path)?;
            written
        })
    }

    /// Fails with [`VaultError::Replaced`] if the database is not the file any more that the vault has open.
    pub(crate) fn in_place(&self) -> Result<(), VaultError> {
        self.send(|owned| owned.in_place())
    }

    /// Gives the vault another key; until it is done nothing else runs.
    pub(crate) fn rotate(&self, rotation: Rotation) -> Result<(WorkingKeys, DataKey), VaultError> {
        self.send(move |owned| {
            owned.in_place()?;
            let (database, key) = guarded(|| rotation.run(&mut owned.connection, &mut owned.file))?;
            let Database {
                connection,
                file,
                keys,
                ..
            } = database;
            let fresh = Owned::new(
                connection,
                file,
                owned.path.clone(),
                Arc::clone(&owned.committing),
            )?;
            // The old file has no name any more: what closing it reports changes nothing.
            drop(std::mem::replace(owned, fresh).close());
            Ok((keys, key))
        })
    }

    /// Copies the file of the database as it is between two changes; until it is done nothing else runs.
    pub(crate) fn copy<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut File) -> Result<T, VaultError> + Send + 'static,
    ) -> Result<T, VaultError> {
        self.send(move |owned| guarded(|| work(&mut owned.file)))
    }

    pub(crate) fn run<T: Send + 'static>(
        &self,
        job: impl FnOnce(&mut Connection) -> Result<T, VaultError> + Send + 'static,
    ) -> Result<T, VaultError> {
        self.send(|owned| job(&mut owned.connection))
    }

    fn send<T: Send + 'static>(
        &self,
        job: impl FnOnce(&mut Owned) -> Result<T, VaultError> + Send + 'static,
    ) -> Result<T, VaultError> {
        if thread::current().id() == self.id {
            return Err(VaultError::Internal(
                "work on the vault must not wait for other work on it",
            ));
        }
        let (answer, result) = mpsc::sync_channel(1);
        // Nobody waits for the answer any more if sending it fails.
        let job: Job = Box::new(move |owned| drop(answer.send(job(owned))));
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

fn serve(mut owned: Owned, queue: Receiver<Job>, lock: LockFile) -> Result<(), VaultError> {
    for job in queue {
        job(&mut owned);
    }
    let closed = owned.close();
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

pub(crate) fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests;
