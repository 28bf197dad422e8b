//! Opening the database: the only place that gives SQLCipher a key, and the settings without which none opens.
//!
//! The order is not free. Memory is secured before there is a key; one read proves the key and rolls back what a
//! crash left behind; what the database says about itself is checked before anything is written; then every
//! setting is made and read back, and a vault with one setting that did not take is not opened.

use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::time::Duration;

use kept_domain::ids::VaultId;
use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::types::Value;
use rusqlite::{Connection, ErrorCode, OpenFlags};
use uuid::Uuid;

use crate::error::VaultError;
use crate::folder::{DATABASE, Folder, private_file};
use crate::keys::DataKey;
use crate::migration;

/// Size of a page in bytes, SQLCipher 4's default.
pub(crate) const PAGE: u64 = 4096;
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
    pub(crate) vault: VaultId,
    pub(crate) name: String,
}

/// Opens the database of a vault, migrates it if it is of an earlier release, and locks out everyone else.
///
/// Returns `None` if the key does not open it: another vault's key, or a first page that is damaged.
pub(crate) fn existing(folder: &Folder, key: &DataKey) -> Result<Option<Database>, VaultError> {
    let path = folder.file(DATABASE);
    let mut connection = keyed(&path, key)?;
    let version = match connection.pragma_query_value(None, "user_version", |row| row.get::<_, u32>(0)) {
        Ok(version) => version,
        Err(error) => return refused(&error, &path),
    };
    connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
    if integer(&connection, "application_id")? != APPLICATION {
        return Err(VaultError::NotAVault);
    }
    if version > migration::NEWEST {
        return Err(VaultError::TooNew {
            found: version,
            known: migration::NEWEST,
        });
    }
    let (vault, name) = identity(&connection)?;
    if connection.is_readonly("main")? {
        return Err(VaultError::ReadOnly);
    }
    configure(&connection)?;
    // Exclusive locking takes hold with the first write lock, and is never given up after it.
    connection.execute_batch("BEGIN EXCLUSIVE; COMMIT")?;
    migration::run(&mut connection)?;
    Ok(Some(Database {
        connection,
        vault,
        name,
    }))
}

/// Makes the database of a new vault, with the whole schema and nothing in it.
pub(crate) fn new(folder: &Folder, key: &DataKey) -> Result<Connection, VaultError> {
    let path = folder.file(DATABASE);
    // SQLite takes an empty file for a new database, and gives its journal the same mode.
    private_file().create_new(true).open(&path)?;
    let mut connection = keyed(&path, key)?;
    configure(&connection)?;
    migration::run(&mut connection)?;
    Ok(connection)
}

/// Opens the file, which must exist, and hands over the key.
fn keyed(path: &Path, key: &DataKey) -> Result<Connection, VaultError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX
        | OpenFlags::SQLITE_OPEN_NOFOLLOW
        | OpenFlags::SQLITE_OPEN_EXRESCODE;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(Duration::ZERO)?;
    for setting in BEFORE_KEY {
        set(&connection, setting)?;
    }
    if pragma(&connection, "cipher_version").is_err() {
        return Err(VaultError::Internal("the database library cannot encrypt"));
    }
    connection.execute_batch(&key.key_statement()?)?;
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

fn configure(connection: &Connection) -> Result<(), VaultError> {
    for setting in SETTINGS {
        set(connection, setting)?;
    }
    if !connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)? {
        return Err(VaultError::Internal("a setting of the database did not take"));
    }
    for (limit, value) in LIMITS {
        connection.set_limit(limit, value)?;
        if connection.limit(limit)? != value {
            return Err(VaultError::Internal("a limit of the database did not take"));
        }
    }
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
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::fs;

    use tempfile::TempDir;

    use super::*;
    use crate::fixture::Fixture;

    /// The files of a closed vault and its key, so that opening needs no passphrase.
    struct Files {
        _home: TempDir,
        folder: Folder,
        key: DataKey,
    }

    impl Files {
        fn new() -> Self {
            let fixture = Fixture::new();
            let home = tempfile::tempdir().unwrap();
            let key = DataKey::fill(|key| *key = *fixture.recovery_key.data_key().bytes());
            fixture.vault.clone().close().unwrap();
            for file in fs::read_dir(fixture.vault.folder()).unwrap() {
                let file = file.unwrap();
                fs::copy(file.path(), home.path().join(file.file_name())).unwrap();
            }
            let folder = Folder::find(home.path()).unwrap();
            Self {
                _home: home,
                folder,
                key,
            }
        }

        fn database(&self) -> std::path::PathBuf {
            self.folder.file(DATABASE)
        }

        fn open(&self) -> Result<Option<Database>, VaultError> {
            existing(&self.folder, &self.key)
        }

        /// Changes the database from inside, as a program that has the key could.
        fn alter(&self, statement: &str) {
            let connection = keyed(&self.database(), &self.key).unwrap();
            connection.execute_batch(statement).unwrap();
        }
    }

    #[test]
    fn every_setting_holds_while_the_vault_is_open() {
        let fixture = Fixture::new();
        fixture
            .vault
            .read(|vault| {
                for (name, _, answer) in
                    BEFORE_KEY
                        .into_iter()
                        .chain(SETTINGS)
                        .chain([("query_only", "", "1")])
                {
                    assert_eq!(pragma(vault.sql(), name).unwrap(), answer, "PRAGMA {name}");
                }
                for (limit, value) in LIMITS {
                    assert_eq!(vault.sql().limit(limit).unwrap(), value, "{limit:?}");
                }
                assert!(
                    vault
                        .sql()
                        .db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE)
                        .unwrap(),
                    "defensive mode is on"
                );
                assert_eq!(
                    pragma(vault.sql(), "cipher_provider").unwrap(),
                    "openssl",
                    "one provider on every system"
                );
                let cipher = pragma(vault.sql(), "cipher_version").unwrap();
                assert!(
                    cipher.starts_with("4.19.0"),
                    "SQLCipher is the one that was measured, not {cipher}"
                );
                assert!(
                    rusqlite::version_number() >= 3_051_003,
                    "SQLite has the fix of the WAL-reset defect"
                );
                assert_eq!(
                    pragma(vault.sql(), "application_id").unwrap(),
                    APPLICATION.to_string(),
                    "the file is Kept's"
                );
                assert_eq!(
                    pragma(vault.sql(), "user_version").unwrap(),
                    migration::NEWEST.to_string(),
                    "the schema is current"
                );
                assert_eq!(
                    pragma(vault.sql(), "cipher_page_size").unwrap(),
                    PAGE.to_string(),
                    "pages have the default size"
                );
                Ok(())
            })
            .unwrap();
    }

    #[test]
    fn another_key_does_not_open_it() {
        let files = Files::new();
        assert!(files.open().unwrap().is_some(), "its own key does");
        assert!(
            existing(&files.folder, &DataKey::random().unwrap())
                .unwrap()
                .is_none(),
            "a random key does not"
        );
    }

    #[test]
    fn a_database_cut_at_any_page_is_truncated() {
        let files = Files::new();
        let whole = fs::read(files.database()).unwrap();
        let pages = whole.len() / PAGE as usize;
        assert!(pages > 10, "there is something to cut");
        for page in 1..pages {
            fs::write(files.database(), &whole[..page * PAGE as usize]).unwrap();
            assert_eq!(
                files.open().map(drop),
                Err(VaultError::Truncated),
                "cut after page {page} of {pages}"
            );
        }
        for length in [PAGE as usize + 1, whole.len() - 1, whole.len() - 100] {
            fs::write(files.database(), &whole[..length]).unwrap();
            assert_eq!(
                files.open().map(drop),
                Err(VaultError::Truncated),
                "cut after {length} bytes"
            );
        }
        fs::write(files.database(), &whole).unwrap();
        assert!(files.open().unwrap().is_some(), "whole again, it opens");
    }

    #[test]
    fn a_first_page_with_a_flipped_bit_does_not_open_and_is_not_mended_into_a_new_vault() {
        let files = Files::new();
        let whole = fs::read(files.database()).unwrap();
        for byte in (16..PAGE as usize).step_by(97) {
            let mut flipped = whole.clone();
            flipped[byte] ^= 1;
            fs::write(files.database(), &flipped).unwrap();
            assert!(files.open().unwrap().is_none(), "byte {byte} is authenticated");
            assert_eq!(
                fs::read(files.database()).unwrap(),
                flipped,
                "and nothing was written"
            );
        }
    }

    #[test]
    fn a_lost_salt_is_derived_again() {
        let files = Files::new();
        let mut trashed = fs::read(files.database()).unwrap();
        trashed[..16].fill(0xAA);
        fs::write(files.database(), &trashed).unwrap();
        assert!(
            files.open().unwrap().is_some(),
            "the salt comes from the data key, not from the file"
        );
    }

    #[test]
    fn a_schema_page_with_a_flipped_bit_is_damage() {
        let files = Files::new();
        let whole = fs::read(files.database()).unwrap();
        let mut refused = 0;
        for page in 1..whole.len() / PAGE as usize {
            let mut flipped = whole.clone();
            flipped[page * PAGE as usize + 100] ^= 1;
            fs::write(files.database(), &flipped).unwrap();
            match files.open() {
                Err(VaultError::DamagedDatabase) => refused += 1,
                Ok(Some(database)) => {
                    // Pages that opening does not touch are found by the integrity check.
                    let check = database
                        .connection
                        .query_row("PRAGMA cipher_integrity_check", [], |row| row.get::<_, String>(0));
                    assert!(check.is_ok(), "page {page}: the check reports the flipped bit");
                }
                other => assert!(other.is_err(), "page {page}: unexpected {other:?}"),
            }
        }
        assert!(refused > 0, "opening reads the whole schema");
    }

    #[test]
    fn a_plain_database_is_not_a_vault() {
        let files = Files::new();
        fs::remove_file(files.database()).unwrap();
        let plain = Connection::open(files.database()).unwrap();
        plain.execute_batch("CREATE TABLE notes (text TEXT)").unwrap();
        drop(plain);
        let before = fs::read(files.database()).unwrap();
        assert_eq!(
            files.open().map(drop),
            Err(VaultError::NotAVault),
            "an unencrypted database is something else"
        );
        assert_eq!(fs::read(files.database()).unwrap(), before, "and is left alone");
    }

    #[test]
    fn a_database_that_says_it_is_something_else_is_refused() {
        for statement in [
            "PRAGMA application_id = 0",
            "UPDATE vault_meta SET sentinel = 'diary'",
            "DELETE FROM vault_meta",
            "DROP TABLE vault_meta",
        ] {
            let files = Files::new();
            files.alter(statement);
            assert_eq!(
                files.open().map(drop),
                Err(VaultError::NotAVault),
                "after {statement}"
            );
        }
    }

    #[test]
    fn a_database_of_a_later_release_is_refused_untouched() {
        let files = Files::new();
        files.alter(&format!("PRAGMA user_version = {}", migration::NEWEST + 1));
        let before = fs::read(files.database()).unwrap();
        let too_new = VaultError::TooNew {
            found: migration::NEWEST + 1,
            known: migration::NEWEST,
        };
        assert_eq!(
            files.open().map(drop),
            Err(too_new),
            "only a later release knows how to read it"
        );
        assert_eq!(
            fs::read(files.database()).unwrap(),
            before,
            "and it has not been touched"
        );
    }

    #[test]
    fn a_schema_with_another_history_is_refused() {
        let files = Files::new();
        files.alter("UPDATE refinery_schema_history SET checksum = '1'");
        assert!(
            matches!(files.open(), Err(VaultError::Internal(_))),
            "an applied step is not the one of this release"
        );
    }

    #[test]
    fn a_second_connection_is_locked_out() {
        let files = Files::new();
        let first = files.open().unwrap();
        assert_eq!(
            files.open().map(drop),
            Err(VaultError::InUse),
            "even past the lock file"
        );
        drop(first);
        assert!(files.open().unwrap().is_some(), "until the first is closed");
    }
}
