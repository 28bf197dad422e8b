//! Opening the database: the only place that gives SQLCipher a key, and the settings without which none opens.
//!
//! The order is not free. Memory is secured before there is a key; one read proves the key and rolls back what a
//! crash left behind; what the database says about itself is checked before anything is written; then every
//! setting is made and read back, and a vault with one setting that did not take is not opened.

use std::fs::{self, File};
use std::io::Read;
use std::path::Path;
use std::sync::Once;
use std::time::Duration;

use kept_domain::ids::VaultId;
use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::types::Value;
use rusqlite::{Connection, ErrorCode, OpenFlags};
use uuid::Uuid;

use crate::error::VaultError;
use crate::folder::{DATABASE, Folder, private_file};
use crate::keys::{DataKey, WorkingKeys};
use crate::local_day;
use crate::migration;
use crate::table::search;

/// Size of a page in bytes, SQLCipher 4's default.
pub(crate) const PAGE: u64 = 4096;
/// Statements that stay prepared: more than there are, so that each is prepared once.
const STATEMENTS: usize = 256;
/// "KEPT": the application id of a vault's database.
const APPLICATION: i64 = 0x4B45_5054;
/// The sentinel of `vault_meta`: an empty database that decrypts is not a vault.
pub(crate) const SENTINEL: &str = "kept vault";

/// Settings made before the key, with the answers that they must give.
const BEFORE_KEY: [(&str, &str, &str); 2] = [
    // SQLCipher writes to standard error when a key is wrong; nobody should read there that someone tried.
    ("cipher_log_level", "NONE", "NONE"),
    ("cipher_memory_security", "ON", "1"),
];

/// Settings made once the database is known to be a vault, with the answers that they must give.
pub(crate) const SETTINGS: [(&str, &str, &str); 10] = [
    ("locking_mode", "EXCLUSIVE", "exclusive"),
    ("journal_mode", "TRUNCATE", "truncate"),
    ("synchronous", "FULL", "2"),
    ("temp_store", "MEMORY", "2"),
    ("foreign_keys", "ON", "1"),
    ("secure_delete", "ON", "1"),
    ("trusted_schema", "OFF", "0"),
    ("cell_size_check", "ON", "1"),
    ("mmap_size", "0", "0"),
    // Without it, INSERT OR REPLACE deletes a row past the triggers that forbid it.
    ("recursive_triggers", "ON", "1"),
];

/// Settings of the connection that no PRAGMA reaches.
const SWITCHES: [DbConfig; 2] = [
    DbConfig::SQLITE_DBCONFIG_DEFENSIVE,
    // Otherwise a statement that could use a partial index is prepared anew for each value, which takes longer than
    // running it: every piece of memory is locked and wiped.
    DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG,
];

/// Limits far above what Kept does and far below what an attack on the parser needs.
pub(crate) const LIMITS: [(Limit, i32); 5] = [
    (Limit::SQLITE_LIMIT_SQL_LENGTH, 256 * 1024),
    (Limit::SQLITE_LIMIT_EXPR_DEPTH, 100),
    (Limit::SQLITE_LIMIT_COMPOUND_SELECT, 50),
    (Limit::SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1000),
    (Limit::SQLITE_LIMIT_TRIGGER_DEPTH, 16),
];

/// An open database that is known to be a vault.
#[derive(Debug)]
pub(crate) struct Database {
    pub(crate) connection: Connection,
    /// The same file, to be closed after the connection: closing it gives up the locks of the whole process.
    pub(crate) file: File,
    pub(crate) keys: WorkingKeys,
    pub(crate) vault: VaultId,
    pub(crate) name: String,
    /// Version of its schema; that of an earlier release has to be migrated before anything is read.
    pub(crate) schema: u32,
}

/// Opens the database of a vault and locks out everyone else.
///
/// Returns `None` if the key does not open it: another vault's key, or a first page that is damaged.
pub(crate) fn existing(folder: &Folder, key: &DataKey) -> Result<Option<Database>, VaultError> {
    let path = folder.file(DATABASE);
    let keys = key.working_keys()?;
    let file = File::open(&path)?;
    let interrupted = folder.was_interrupted()?;
    let connection = keyed(&path, &keys, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    let version = match connection.pragma_query_value(None, "user_version", |row| row.get::<_, u32>(0)) {
        Ok(version) => version,
        Err(error) => return refused(&error, &path),
    };
    // SQLite reads a last page that is cut short as if zeros followed.
    if !fs::metadata(&path)?.len().is_multiple_of(PAGE) {
        return Err(VaultError::Truncated);
    }
    connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
    let (vault, name) = recognised(&connection, version)?;
    if connection.is_readonly("main")? {
        return Err(VaultError::ReadOnly);
    }
    configure(&connection)?;
    // Exclusive locking takes hold with the first write lock, and is never given up after it.
    connection.execute_batch("BEGIN EXCLUSIVE; COMMIT")?;
    if interrupted {
        // A full disk must not keep the manager out; the next check tries it again.
        drop(write_free_pages(&connection));
    }
    Ok(Some(Database {
        connection,
        file,
        keys,
        vault,
        name,
        schema: version,
    }))
}

/// Writes every page that is free, so that it passes its authentication.
///
/// The rollback journal does not hold pages that were free when a change began, because nobody reads them. If such a page
/// was half written when the computer stopped, taking the change back leaves it so, and the check of all pages, which
/// does read it, would find damage in a vault that has lost nothing.
pub(crate) fn write_free_pages(connection: &Connection) -> Result<(), VaultError> {
    /// What one page holds of a long value: 80 bytes are SQLCipher's, four point to the next page.
    const HELD: i64 = PAGE as i64 - 80 - 4;
    let free = integer(connection, "freelist_count")?;
    if free == 0 {
        return Ok(());
    }
    let filled = connection.execute_batch(&format!(
        "BEGIN;
         CREATE TABLE free_pages (filling BLOB);
         INSERT INTO free_pages VALUES (zeroblob({}));
         DROP TABLE free_pages;
         COMMIT",
        free * HELD
    ));
    if filled.is_err() && !connection.is_autocommit() {
        connection.execute_batch("ROLLBACK")?;
    }
    Ok(filled?)
}

/// Opens a copy of a vault's database for nothing but reading, and says which schema it has.
///
/// # Errors
/// As for [`existing`], and [`VaultError::DamagedDatabase`] if the key does not open it.
pub(crate) fn copy(path: &Path, keys: &WorkingKeys) -> Result<(Connection, u32), VaultError> {
    let connection = keyed(path, keys, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let version = match connection.pragma_query_value(None, "user_version", |row| row.get(0)) {
        Ok(version) => version,
        Err(error) => {
            refused(&error, path)?;
            return Err(VaultError::DamagedDatabase);
        }
    };
    connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
    recognised(&connection, version)?;
    Ok((connection, version))
}

/// The name of the vault in a copy of its database.
pub(crate) fn name(path: &Path, keys: &WorkingKeys) -> Result<String, VaultError> {
    Ok(identity(&copy(path, keys)?.0)?.1)
}

/// Makes the database of a new vault, with the whole schema and nothing in it.
pub(crate) fn new(folder: &Folder, key: &DataKey) -> Result<Connection, VaultError> {
    let mut connection = blank(&folder.file(DATABASE), &key.working_keys()?)?;
    configure(&connection)?;
    migration::run(&mut connection)?;
    Ok(connection)
}

/// Makes a database file with nothing in it, not even a schema, to be written with these keys.
pub(crate) fn blank(path: &Path, keys: &WorkingKeys) -> Result<Connection, VaultError> {
    // SQLite takes an empty file for a new database, and gives its journal the same mode.
    private_file().create_new(true).open(path)?;
    keyed(path, keys, OpenFlags::SQLITE_OPEN_READ_WRITE)
}

/// Sets SQLite up before the first connection of the process, once, while everybody else waits.
///
/// SQLite does so by itself, but takes itself for ready a moment before SQLCipher is, because `sqlite3_initialize` calls
/// `SQLITE_EXTRA_INIT` after it has let go of its mutex. Whoever gives a key in that moment is told that it is none: of
/// the restores on a busy machine, which begin with two connections at once, one in some hundred failed so.
#[allow(
    clippy::disallowed_methods,
    reason = "nothing is ever written to this database"
)]
fn set_up() {
    static DONE: Once = Once::new();
    // If it fails, opening the vault fails for the same reason, and says so.
    DONE.call_once(|| drop(Connection::open_in_memory()));
}

/// Opens the file, which must exist, and hands over the key.
#[allow(
    clippy::disallowed_methods,
    reason = "this is the one place that opens a vault's database"
)]
fn keyed(path: &Path, keys: &WorkingKeys, access: OpenFlags) -> Result<Connection, VaultError> {
    set_up();
    let flags = access
        | OpenFlags::SQLITE_OPEN_NO_MUTEX
        | OpenFlags::SQLITE_OPEN_NOFOLLOW
        | OpenFlags::SQLITE_OPEN_EXRESCODE;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(Duration::ZERO)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    for setting in BEFORE_KEY {
        set(&connection, setting)?;
    }
    if pragma(&connection, "cipher_version").is_err() {
        return Err(VaultError::Internal("the database library cannot encrypt"));
    }
    connection.execute_batch(keys.statement())?;
    local_day::add_to(&connection)?;
    Ok(connection)
}

/// What it means that the first page could not be read.
fn refused(error: &rusqlite::Error, path: &Path) -> Result<Option<Database>, VaultError> {
    match error.sqlite_error_code() {
        Some(ErrorCode::NotADatabase) => {
            let mut start = [0; 16];
            File::open(path)?.read_exact(&mut start)?;
            if &start == b"SQLite format 3\0" {
                Err(VaultError::NotAVault)
            } else {
                Ok(None)
            }
        }
        // The first page is authentic and counts more pages than there are.
        Some(ErrorCode::DatabaseCorrupt) => Err(VaultError::Truncated),
        _ => Err(error.into()),
    }
}

/// Makes sure that this is a database of Kept, not of a later release, and says which.
fn recognised(connection: &Connection, version: u32) -> Result<(VaultId, String), VaultError> {
    if integer(connection, "application_id")? != APPLICATION {
        return Err(VaultError::NotAVault);
    }
    if version > migration::NEWEST {
        return Err(VaultError::TooNew {
            found: version,
            known: migration::NEWEST,
        });
    }
    identity(connection)
}

/// Reads which vault this is.
fn identity(connection: &Connection) -> Result<(VaultId, String), VaultError> {
    let row = connection.query_row("SELECT sentinel, vault_id, name FROM vault_meta", [], |row| {
        Ok((
            row.get::<_, String>(0)?,
            row.get::<_, [u8; 16]>(1)?,
            row.get::<_, String>(2)?,
        ))
    });
    match row {
        Ok((sentinel, vault, name)) if sentinel == SENTINEL => {
            Ok((VaultId::new(Uuid::from_bytes(vault)), name))
        }
        Err(error)
            if error
                .sqlite_error_code()
                .is_some_and(|code| code != ErrorCode::Unknown) =>
        {
            Err(error.into())
        }
        _ => Err(VaultError::NotAVault),
    }
}

/// Makes every setting that an open vault has, and reads it back.
pub(crate) fn configure(connection: &Connection) -> Result<(), VaultError> {
    for setting in SETTINGS {
        set(connection, setting)?;
    }
    for setting in SWITCHES {
        if !connection.set_db_config(setting, true)? {
            return Err(VaultError::Internal("a setting of the database did not take"));
        }
    }
    for (limit, value) in LIMITS {
        connection.set_limit(limit, value)?;
        if connection.limit(limit)? != value {
            return Err(VaultError::Internal("a limit of the database did not take"));
        }
    }
    connection.execute_batch(search::VOCABULARY)?;
    Ok(())
}

fn set(connection: &Connection, (name, value, answer): (&str, &str, &str)) -> Result<(), VaultError> {
    connection.execute_batch(&format!("PRAGMA {name} = {value}"))?;
    if pragma(connection, name)? == answer {
        Ok(())
    } else {
        Err(VaultError::Internal("a setting of the database did not take"))
    }
}

/// The answer of a PRAGMA as text.
pub(crate) fn pragma(connection: &Connection, name: &str) -> Result<String, VaultError> {
    match connection.pragma_query_value(None, name, |row| row.get(0))? {
        Value::Integer(number) => Ok(number.to_string()),
        Value::Text(text) => Ok(text),
        _ => Err(VaultError::Internal("a setting of the database has no answer")),
    }
}

fn integer(connection: &Connection, name: &str) -> Result<i64, VaultError> {
    Ok(connection.pragma_query_value(None, name, |row| row.get(0))?)
}

#[cfg(test)]
mod tests;
