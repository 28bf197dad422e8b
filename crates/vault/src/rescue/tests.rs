#![allow(clippy::unwrap_used)]
use std::fs;
use std::io::{Seek, SeekFrom, Write};

use uuid::Uuid;

use super::*;
use crate::TableHashes;
use crate::backup::Unwatched;
use crate::fixture::{Fixture, now, passphrase};
use crate::open::PAGE;
use crate::table::setting;

/// Members with a note each, and settings: tables of either kind that refer to each other.
const MEMBERS: u32 = 120;

fn unwatched() -> Arc<dyn Watch> {
    Arc::new(Unwatched)
}

fn filled() -> Fixture {
    let fixture = Fixture::new();
    fixture
        .vault
        .write(now(), |writer| {
            for number in 0..MEMBERS {
                let id = *Uuid::from_u128(u128::from(number) + 1).as_bytes();
                writer.sql().execute(
                    "INSERT INTO member (id, revision, name, name_key, role, relation, created_at)
                     VALUES (?1, 1, ?2, ?2, ?3, 'report', '2026-11-21T08:15:00.000Z')",
                    (id, format!("Member {number:03}"), "Engineer ".repeat(40)),
                )?;
                writer.sql().execute(
                    "INSERT INTO search_text (kind, subject_id, member_id, at, title, body)
                     VALUES ('member', ?1, ?1, '2026-11-21', ?2, ?3)",
                    (id, format!("Member {number:03}"), "canary ".repeat(60)),
                )?;
                writer.sql().execute(
                    "INSERT INTO note (id, member_id, revision, kind, event_on, line, created_at, zone, updated_at)
                     VALUES (?1, ?1, 1, 'win', ?2, 'Calm', '', 'UTC', '')",
                    (id, format!("2026-{:02}-21", number % 9 + 1)),
                )?;
                setting::put(writer, &format!("key {number:03}"), Some(&"value ".repeat(30)))?;
                writer.record(Entry {
                    kind: "member.created",
                    object: Uuid::from_bytes(id),
                    payload: &id,
                })?;
            }
            Ok(())
        })
        .unwrap();
    fixture
}

/// The pages with the rows of a table, counted from 0.
fn leaves(vault: &Vault, table: &'static str) -> Vec<u64> {
    vault
        .read(move |reader| {
            let mut statement = reader.sql().prepare(
                "SELECT pageno - 1 FROM dbstat WHERE name = ?1 AND pagetype = 'leaf' ORDER BY pageno",
            )?;
            let pages = statement.query_map([table], |row| row.get(0))?;
            Ok(pages.collect::<Result<_, _>>()?)
        })
        .unwrap()
}

fn hashes(vault: &Vault) -> TableHashes {
    vault.examine(true, &unwatched()).unwrap().1.unwrap()
}

/// Damages one byte of a page of a closed vault.
fn damage_page(folder: &Path, page: u64) {
    let mut file = fs::OpenOptions::new()
        .read(true)
        .write(true)
        .open(folder.join(DATABASE))
        .unwrap();
    file.seek(SeekFrom::Start(page * PAGE + 2000)).unwrap();
    file.write_all(&[0xA5; 8]).unwrap();
}

#[test]
fn a_whole_vault_is_rescued_whole() {
    let fixture = filled();
    let home = tempfile::tempdir().unwrap();
    let place = home.path().join("Rescued.kept");
    let before = hashes(&fixture.vault);
    let salvage = fixture.vault.rescue(&place, now(), &unwatched()).unwrap();
    assert!(
        salvage.values().all(|table| table.lost == 0),
        "nothing is lost: {salvage:?}"
    );
    assert_eq!(
        salvage["member"].rows,
        u64::from(MEMBERS),
        "every member is there"
    );
    let rescued = Vault::unlock(&place, &passphrase(), now()).unwrap();
    let mut after = hashes(&rescued);
    let events = after.remove("event");
    assert_ne!(
        events,
        before.get("event").copied(),
        "the journal has one entry more"
    );
    after.remove("refinery_schema_history");
    for (table, hash) in after {
        assert_eq!(Some(&hash), before.get(&table), "{table} says what it said");
    }
}

#[test]
fn whatever_page_is_damaged_the_rest_is_rescued_and_what_is_lost_is_counted() {
    let fixture = filled();
    let home = tempfile::tempdir().unwrap();
    let folder = fixture.vault.folder().to_owned();
    let of_members = leaves(&fixture.vault, "member");
    fixture.vault.close().unwrap();
    let pages = fs::metadata(folder.join(DATABASE)).unwrap().len() / PAGE;
    let sound = fs::read(folder.join(DATABASE)).unwrap();
    let (mut partly, mut most) = (0, 0);
    // Without the first page there is no vault to open; every ninth one is enough to meet every kind, and with them two
    // of which it is known what is on them.
    for page in (1..pages).step_by(9).chain(of_members.into_iter().take(2)) {
        fs::write(folder.join(DATABASE), &sound).unwrap();
        damage_page(&folder, page);
        let Ok(vault) = Vault::unlock(&folder, &passphrase(), now()) else {
            continue;
        };
        assert_eq!(
            vault.examine(false, &unwatched()).err(),
            Some(VaultError::DamagedDatabase),
            "the check finds the damage of page {page}"
        );
        let place = home.path().join(format!("{page}.kept"));
        let salvage = match vault.rescue(&place, now(), &unwatched()) {
            Ok(salvage) => salvage,
            Err(error) => {
                assert_eq!(error, VaultError::DamagedDatabase, "page {page} holds the tables");
                assert!(!place.exists(), "and nothing is left behind");
                continue;
            }
        };
        vault.close().unwrap();
        let rescued = Vault::unlock(&place, &passphrase(), now()).unwrap();
        rescued.examine(false, &unwatched()).unwrap();
        for table in ["member", "search_text", "setting"] {
            let Salvage { rows, lost } = salvage[table];
            // Where not even an index knows how many there were, one stands for all of them.
            assert!(
                rows == u64::from(MEMBERS) || lost > 0,
                "page {page}: what is lost of {table} is said, {rows} and {lost}"
            );
            partly += u32::from(lost > 0 && rows > 0);
            most = most.max(rows);
        }
        rescued.close().unwrap();
        let _ = fs::remove_dir_all(place);
    }
    assert!(
        partly > 1,
        "with a damaged leaf the rows of the other leaves are rescued, {partly} times"
    );
    assert_eq!(
        most,
        u64::from(MEMBERS),
        "damage elsewhere leaves a table as it was"
    );
}

#[test]
fn many_damaged_pages_cost_no_more_than_what_was_on_them() {
    let fixture = filled();
    let home = tempfile::tempdir().unwrap();
    let folder = fixture.vault.folder().to_owned();
    let pages = leaves(&fixture.vault, "search_text");
    fixture.vault.close().unwrap();
    for page in pages.into_iter().step_by(2).take(7) {
        damage_page(&folder, page);
    }
    let vault = Vault::unlock(&folder, &passphrase(), now()).unwrap();
    let place = home.path().join("Rescued.kept");
    let salvage = vault.rescue(&place, now(), &unwatched()).unwrap();
    let lost: u64 = salvage.values().map(|table| table.lost).sum();
    let rows: u64 = salvage.values().map(|table| table.rows).sum();
    assert!(
        lost > 0 && rows > u64::from(MEMBERS),
        "{rows} rows rescued, {lost} lost"
    );
    Vault::unlock(&place, &passphrase(), now())
        .unwrap()
        .examine(false, &unwatched())
        .unwrap();
}
