//! Rescue: a new vault of everything that can still be read in a damaged one.
//!
//! A damaged page spoils the connection that has read it, so each try has one of its own. A table is read from both of
//! its ends up to the damage, and what lies between is tried in halves, until only the rows are left out that lie on
//! damaged pages. The new vault has the same key, so the same passphrase and the same recovery kit open it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use kept_domain::time::Moment;
use rusqlite::types::Value;
use rusqlite::{Connection, ErrorCode, Transaction, params_from_iter};

use crate::backup::{Step, Watch, check_free, copy_file};
use crate::check::tables;
use crate::connection::Reader;
use crate::error::VaultError;
use crate::folder::{DATABASE, Folder, HEADERS, LOCK};
use crate::journal::{self, Entry};
use crate::keys::WorkingKeys;
use crate::lock_file::LockFile;
use crate::vault::Vault;
use crate::{migration, open};

/// The journal: all of it fits together, or none of it is taken over.
const JOURNAL: &str = "event";
/// Tables that the new vault fills by itself: with its own record of how its schema came about, and with what triggers
/// count.
const OF_ITS_OWN: [&str; 2] = ["refinery_schema_history", "log_month"];
/// Tries at one table. Where a page is gone that leads to many others, each row would be tried.
const TRIES: u32 = 400;

/// What was rescued of one table.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Salvage {
    /// Rows that are in the new vault.
    pub rows: u64,
    /// Rows that could not be read, or that belong to one of those. At least one if nobody knows how many.
    pub lost: u64,
}

impl Vault {
    /// Makes a new vault of everything that can still be read in this one. `place` must not exist, or be empty.
    ///
    /// A journal from which an entry is missing proves nothing, so it begins anew then.
    ///
    /// # Errors
    /// [`VaultError::DamagedDatabase`] if not even the tables can be found, [`VaultError::AlreadyExists`],
    /// [`VaultError::Cancelled`], and those of the file system. Nothing is left behind then.
    pub fn rescue(
        &self,
        place: &Path,
        now: Moment,
        watch: &Arc<dyn Watch>,
    ) -> Result<BTreeMap<String, Salvage>, VaultError> {
        check_free(place)?;
        let partial = Folder::partial(place)?;
        let rescued = self.rescue_in(&partial, now, watch);
        let published = rescued.and_then(|rescued| partial.clone().publish(place).map(|_| rescued));
        published.inspect_err(|_| drop(partial.discard()))
    }

    fn rescue_in(
        &self,
        partial: &Folder,
        now: Moment,
        watch: &Arc<dyn Watch>,
    ) -> Result<BTreeMap<String, Salvage>, VaultError> {
        let keys = self.keys()?;
        let damaged = partial.file("damaged");
        let (path, following) = (damaged.clone(), Arc::clone(watch));
        self.thread()
            .copy(move |file| copy_file(file, &path, following.as_ref()))?;
        let mut fresh = open::blank(&partial.file(DATABASE), &keys)?;
        open::configure(&fresh)?;
        migration::run(&mut fresh)?;
        let transaction = fresh.transaction()?;
        let mut rescue = Rescue {
            path: damaged.clone(),
            keys: &keys,
            watch: watch.as_ref(),
            to: &transaction,
            tries: 0,
        };
        let mut rescued = BTreeMap::new();
        let order = parents_first(&transaction)?;
        let order: Vec<&String> = order
            .iter()
            .filter(|table| !OF_ITS_OWN.contains(&table.as_str()))
            .collect();
        for (done, table) in order.iter().enumerate() {
            watch.at(Step::Rewriting, done as u64, order.len() as u64);
            rescued.insert((*table).clone(), rescue.table(table)?);
        }
        let object = self.id().uuid();
        let entry = Entry {
            kind: "vault.rescued",
            object,
            payload: object.as_bytes(),
        };
        journal::append(&transaction, now, entry)?;
        transaction.commit()?;
        fresh.close().map_err(|(_, error)| error)?;
        std::fs::remove_file(damaged)?;
        let header = self.header_bytes();
        for name in HEADERS {
            partial.stage(name, &header)?;
            partial.swap(name)?;
        }
        LockFile::acquire(&partial.file(LOCK))?;
        Ok(rescued)
    }
}

/// The tables in an order in which each comes after those that it refers to.
fn parents_first(connection: &Connection) -> Result<Vec<String>, VaultError> {
    let mut waiting = tables(connection)?;
    let mut order: Vec<String> = Vec::new();
    while !waiting.is_empty() {
        let before = order.len();
        let mut later = Vec::new();
        for table in waiting {
            let mut statement = connection.prepare("SELECT \"table\" FROM pragma_foreign_key_list(?1)")?;
            let parents: Vec<String> = statement
                .query_map([&table], |row| row.get(0))?
                .collect::<Result<_, _>>()?;
            if parents
                .iter()
                .all(|parent| *parent == table || order.contains(parent))
            {
                order.push(table);
            } else {
                later.push(table);
            }
        }
        if order.len() == before {
            return Err(VaultError::Internal("two tables refer to each other"));
        }
        waiting = later;
    }
    Ok(order)
}

struct Rescue<'a> {
    path: PathBuf,
    keys: &'a WorkingKeys,
    watch: &'a dyn Watch,
    to: &'a Transaction<'a>,
    tries: u32,
}

/// How far a walk through a part of a table came.
struct Walk {
    /// The row that was read last.
    last: Option<i64>,
    /// Whether it came to the end.
    whole: bool,
}

impl Rescue<'_> {
    fn table(&mut self, table: &str) -> Result<Salvage, VaultError> {
        self.tries = 0;
        self.to.execute_batch("SAVEPOINT one_table")?;
        let mut salvage = Salvage::default();
        let whole = if has_rowid(self.to, table)? {
            let (first, last) = self.bounds(table)?;
            self.between(table, first, last, &mut salvage)?
        } else {
            self.without_rowid(table, &mut salvage)?
        };
        if !whole {
            let known = self.count(table)?.saturating_sub(salvage.rows);
            salvage.lost = salvage.lost.max(known).max(1);
        }
        if table == JOURNAL && journal::verify(&Reader::of(self.to)).is_err() {
            salvage = Salvage {
                rows: 0,
                lost: salvage.rows + salvage.lost,
            };
            self.to.execute_batch("ROLLBACK TO one_table")?;
        }
        self.to.execute_batch("RELEASE one_table")?;
        Ok(salvage)
    }

    /// Takes over the rows between two numbers, both of them included; says whether it was all.
    fn between(
        &mut self,
        table: &str,
        first: i64,
        last: i64,
        salvage: &mut Salvage,
    ) -> Result<bool, VaultError> {
        if first > last {
            return Ok(true);
        }
        let up = self.walk(
            table,
            "rowid BETWEEN ?1 AND ?2 ORDER BY rowid",
            (first, last),
            salvage,
        )?;
        if up.whole {
            return Ok(true);
        }
        let first = up.last.map_or(first, |row| row + 1);
        let down = self.walk(
            table,
            "rowid BETWEEN ?1 AND ?2 ORDER BY rowid DESC",
            (first, last),
            salvage,
        )?;
        if down.whole {
            return Ok(true);
        }
        let last = down.last.map_or(last, |row| row - 1);
        if first >= last || self.tries > TRIES {
            return Ok(false);
        }
        let middle = first + (last - first) / 2;
        let low = self.between(table, first, middle, salvage)?;
        let high = self.between(table, middle + 1, last, salvage)?;
        Ok(low && high)
    }

    fn walk(
        &mut self,
        table: &str,
        condition: &str,
        bounds: (i64, i64),
        salvage: &mut Salvage,
    ) -> Result<Walk, VaultError> {
        let mut walk = Walk {
            last: None,
            whole: false,
        };
        self.tries += 1;
        let from = self.connect()?;
        let mut statement = from.prepare(&format!("SELECT rowid, * FROM \"{table}\" WHERE {condition}"))?;
        let columns = statement.column_count();
        let mut rows = match statement.query(bounds) {
            Err(error) => return damage(&error).map(|()| walk),
            Ok(rows) => rows,
        };
        loop {
            if self.watch.cancelled() {
                return Err(VaultError::Cancelled);
            }
            let row = match rows.next() {
                Err(error) => return damage(&error).map(|()| walk),
                Ok(None) => {
                    walk.whole = true;
                    return Ok(walk);
                }
                Ok(Some(row)) => row,
            };
            let number = row.get(0)?;
            match (1..columns).map(|column| row.get(column)).collect() {
                Err(error) => return damage(&error).map(|()| walk),
                Ok(values) => self.put(table, values, salvage)?,
            }
            walk.last = Some(number);
        }
    }

    /// A table that is its own index: from the front, and if that does not reach the end, from the back.
    fn without_rowid(&mut self, table: &str, salvage: &mut Salvage) -> Result<bool, VaultError> {
        let key = self.to.query_row(
            "SELECT group_concat('\"' || name || '\" DESC') FROM pragma_table_info(?1) WHERE pk > 0 ORDER BY pk",
            [table],
            |row| row.get::<_, String>(0),
        )?;
        for order in [String::new(), format!("ORDER BY {key}")] {
            let from = self.connect()?;
            let mut statement = from.prepare(&format!("SELECT * FROM \"{table}\" {order}"))?;
            let columns = statement.column_count();
            let mut rows = statement.query([])?;
            loop {
                match rows.next() {
                    Ok(None) => return Ok(true),
                    Ok(Some(row)) => {
                        let values: Result<Vec<Value>, _> =
                            (0..columns).map(|column| row.get(column)).collect();
                        match values {
                            Ok(values) => self.put(table, values, salvage)?,
                            Err(error) => {
                                damage(&error)?;
                                break;
                            }
                        }
                    }
                    Err(error) => {
                        damage(&error)?;
                        break;
                    }
                }
            }
        }
        Ok(false)
    }

    /// Puts a row into the new vault. One that refers to a row that was lost is lost too.
    fn put(&self, table: &str, values: Vec<Value>, salvage: &mut Salvage) -> Result<(), VaultError> {
        let places = vec!["?"; values.len()].join(", ");
        let mut statement = self
            .to
            .prepare_cached(&format!("INSERT INTO \"{table}\" VALUES ({places})"))?;
        match statement.execute(params_from_iter(values)) {
            Ok(_) => salvage.rows += 1,
            Err(error) if error.sqlite_error_code() == Some(ErrorCode::ConstraintViolation) => {
                salvage.lost += 1;
            }
            Err(error) => return Err(error.into()),
        }
        Ok(())
    }

    /// A connection that has not met the damage yet.
    fn connect(&self) -> Result<Connection, VaultError> {
        Ok(open::copy(&self.path, self.keys)?.0)
    }

    /// Numbers of the first and the last row. Where the damage hides them, rows are looked for twice as far as there would
    /// be any if none had ever been deleted.
    fn bounds(&self, table: &str) -> Result<(i64, i64), VaultError> {
        let end = |most: &str| -> Result<Option<i64>, VaultError> {
            let found =
                self.connect()?
                    .query_row(&format!("SELECT {most}(rowid) FROM \"{table}\""), [], |row| {
                        row.get(0)
                    });
            found.or_else(|error| damage(&error).map(|()| None))
        };
        let first = end("min")?.unwrap_or(1);
        let last = match end("max")? {
            Some(last) => last,
            None => first + 2 * i64::try_from(self.count(table)?).unwrap_or_default(),
        };
        Ok((first, last))
    }

    /// How many rows there were, if an index still knows.
    fn count(&self, table: &str) -> Result<u64, VaultError> {
        let count = self
            .connect()?
            .query_row(&format!("SELECT count(*) FROM \"{table}\""), [], |row| row.get(0));
        count.or_else(|error| damage(&error).map(|()| 0))
    }
}

fn has_rowid(connection: &Connection, table: &str) -> Result<bool, VaultError> {
    let without: bool = connection.query_row(
        "SELECT wr FROM pragma_table_list WHERE name = ?1",
        [table],
        |row| row.get(0),
    )?;
    Ok(!without)
}

/// Passes over what a damaged page does; everything else is a failure.
fn damage(error: &rusqlite::Error) -> Result<(), VaultError> {
    match VaultError::from(error) {
        VaultError::DamagedDatabase => Ok(()),
        // SQLCipher answers so when a page does not pass its authentication.
        VaultError::Io(std::io::ErrorKind::Other) => Ok(()),
        other => Err(other),
    }
}

#[cfg(test)]
mod tests;
