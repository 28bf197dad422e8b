//! Everything that can be wrong with a database, and each setting that must hold.
#![allow(clippy::unwrap_used)]
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
        let keys = self.key.working_keys().unwrap();
        let connection = keyed(&self.database(), &keys, OpenFlags::SQLITE_OPEN_READ_WRITE).unwrap();
        connection.execute_batch(statement).unwrap();
    }
}

#[test]
fn every_setting_holds_while_the_vault_is_open() {
    let fixture = Fixture::new();
    fixture
        .vault
        .read(|vault| {
            for (name, _, answer) in BEFORE_KEY.into_iter().chain(SETTINGS) {
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
#[allow(clippy::disallowed_methods, reason = "the database of another program")]
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
    let mut opened = files.open().unwrap().unwrap();
    assert!(
        matches!(
            migration::run(&mut opened.connection),
            Err(VaultError::Internal(_))
        ),
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

#[test]
fn a_free_page_that_was_half_written_when_the_power_went_is_no_damage() {
    let files = Files::new();
    files.alter(
        "CREATE TABLE gone (filling BLOB); INSERT INTO gone VALUES (zeroblob(40000)); DROP TABLE gone",
    );
    let free = |files: &Files| {
        let keys = files.key.working_keys().unwrap();
        let connection = keyed(&files.database(), &keys, OpenFlags::SQLITE_OPEN_READ_WRITE).unwrap();
        let complains = crate::check::complains(&connection, "cipher_integrity_check").unwrap();
        (integer(&connection, "freelist_count").unwrap(), complains)
    };
    assert!(
        free(&files).0 > 5 && !free(&files).1,
        "there are free pages, and all is well"
    );
    // The last pages are the ones that were freed; they are leaves of the list, which nobody reads.
    let database = files.database();
    let mut bytes = fs::read(&database).unwrap();
    let end = bytes.len();
    bytes[end - 512..].fill(0xA5);
    fs::write(&database, &bytes).unwrap();
    assert!(free(&files).1, "half a page is damage to the check");
    // The journal of a change that had only just begun: its header, and no page.
    let journal = [
        &[0xD9, 0xD5, 0x05, 0xF9, 0x20, 0xA1, 0x63, 0xD7][..],
        &[0; 4],
        &[7; 4],
        &u32::try_from(end as u64 / PAGE).unwrap().to_be_bytes(),
        &512_u32.to_be_bytes(),
        &4096_u32.to_be_bytes(),
        &[0; 484],
    ]
    .concat();
    fs::write(files.folder.file("vault.db-journal"), journal).unwrap();
    let opened = files.open().unwrap().unwrap();
    drop((opened.connection, opened.file));
    assert!(!free(&files).1, "opening the vault has written it whole");
}
