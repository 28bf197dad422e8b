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
