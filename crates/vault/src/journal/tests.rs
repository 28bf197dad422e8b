#![allow(clippy::unwrap_used)]
use super::*;
use crate::Vault;
use crate::fixture::{Fixture, now};

fn journal_of(entries: u8) -> Fixture {
    let fixture = Fixture::new();
    for entry in 0..entries {
        fixture
            .vault
            .write(now(), move |vault| {
                let object = Uuid::from_u128(entry.into());
                vault.record(Entry {
                    kind: "note.written",
                    object,
                    payload: &[entry],
                })
            })
            .unwrap();
    }
    fixture
}

/// Runs a statement behind the back of the triggers, as someone with the key and another program could.
fn tamper(vault: &Vault, statement: &'static str) {
    vault
        .thread()
        .run(move |connection| {
            connection.commit_hook(None::<fn() -> bool>)?;
            connection.execute_batch(
                "DROP TRIGGER event_is_append_only_update; DROP TRIGGER event_is_append_only_delete",
            )?;
            Ok(connection.execute_batch(statement)?)
        })
        .unwrap();
}

#[test]
fn the_chain_is_what_the_documentation_says() {
    // Computed with Python's hashlib from the description at the top of this file.
    let before = JournalPoint {
        seq: 4,
        hash: [9; 32],
    };
    let link = Link {
        seq: 5,
        at: "2026-11-21T08:15:00.000Z".to_owned(),
        zone: "Europe/Oslo".to_owned(),
        kind: "note.written".to_owned(),
        object: [3; 16],
        payload_hash: [4; 32],
        prev_hash: before.hash,
        stored_hash: [0; 32],
    };
    let hex: String = link
        .hash(before)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    assert_eq!(
        hex, "a3f489dc4d270c7203a01e16995427322d834a8890c31dddd00e638a8628a96b",
        "a verifier written elsewhere must agree"
    );
}

#[test]
fn a_new_vault_begins_with_its_creation() {
    let fixture = journal_of(0);
    let id = fixture.vault.id();
    let events = fixture.vault.read(|vault| page(vault, None, 10)).unwrap();
    assert_eq!(events.len(), 1, "one thing has happened");
    assert_eq!(
        (events[0].seq, events[0].kind.as_str()),
        (1, "vault.created"),
        "it was made"
    );
    assert_eq!(
        (events[0].at, events[0].zone, events[0].object),
        (now().at, now().zone, id.uuid()),
        "then and there"
    );
    assert_eq!(events[0].prev_hash, [0; 32], "nothing was before it");
}

#[test]
fn pages_run_backwards_without_gaps() {
    let fixture = journal_of(7);
    let seqs = |before, limit| -> Vec<u64> {
        fixture
            .vault
            .read(move |vault| page(vault, before, limit))
            .unwrap()
            .iter()
            .map(|event| event.seq)
            .collect()
    };
    assert_eq!(seqs(None, 3), [8, 7, 6], "the newest come first");
    assert_eq!(
        seqs(Some(6), 3),
        [5, 4, 3],
        "the next page begins where the last one ended"
    );
    assert_eq!(seqs(Some(3), 3), [2, 1], "the last one may be shorter");
    assert_eq!(seqs(Some(1), 3), Vec::<u64>::new(), "and then there is nothing");
}

#[test]
fn no_statement_changes_or_removes_an_entry() {
    let fixture = journal_of(2);
    for statement in [
        "UPDATE event SET kind = 'note.read' WHERE seq = 2",
        "UPDATE event SET seq = 9 WHERE seq = 2",
        "DELETE FROM event WHERE seq = 2",
        "DELETE FROM event",
        "INSERT OR REPLACE INTO event SELECT seq, at, zone, 'note.read', object, payload_hash, prev_hash, hash
         FROM event WHERE seq = 2",
    ] {
        let result = fixture.vault.write(now(), move |vault| Ok(vault.sql().execute_batch(statement)?));
        assert_eq!(result, Err(VaultError::Immutable), "refused: {statement}");
    }
    assert_eq!(
        fixture.vault.read(verify).unwrap().seq,
        3,
        "the chain is untouched"
    );
}

#[test]
fn every_altered_removed_or_moved_entry_is_found() {
    for (statement, seq) in [
        (
            "UPDATE event SET at = '2026-11-21T08:15:00.001Z' WHERE seq = 3",
            3,
        ),
        ("UPDATE event SET zone = 'Europe/Paris' WHERE seq = 3", 3),
        ("UPDATE event SET kind = 'note.read' WHERE seq = 3", 3),
        ("UPDATE event SET object = zeroblob(16) WHERE seq = 3", 3),
        ("UPDATE event SET payload_hash = zeroblob(32) WHERE seq = 3", 3),
        ("UPDATE event SET prev_hash = zeroblob(32) WHERE seq = 3", 3),
        ("UPDATE event SET hash = zeroblob(32) WHERE seq = 3", 3),
        ("DELETE FROM event WHERE seq = 1", 1),
        ("DELETE FROM event WHERE seq = 3", 3),
        (
            "DELETE FROM event WHERE seq = 3; UPDATE event SET seq = seq - 1 WHERE seq > 3",
            3,
        ),
        (
            "UPDATE event SET seq = 99 WHERE seq = 3; UPDATE event SET seq = 3 WHERE seq = 4;
          UPDATE event SET seq = 4 WHERE seq = 99",
            3,
        ),
        ("UPDATE event SET seq = seq + 10 WHERE seq = 5", 5),
    ] {
        let fixture = journal_of(4);
        tamper(&fixture.vault, statement);
        assert_eq!(
            fixture.vault.read(verify),
            Err(VaultError::BrokenJournal { seq }),
            "the chain breaks there: {statement}"
        );
    }
}

#[test]
fn behind_a_known_point_only_what_is_new_is_computed() {
    let fixture = journal_of(2);
    let known = fixture.vault.read(verify).unwrap();
    fixture
        .vault
        .write(now(), |vault| {
            let entry = Entry {
                kind: "note.written",
                object: Uuid::from_u128(9),
                payload: &[9],
            };
            vault.record(entry)
        })
        .unwrap();
    let after = move |vault: &Reader<'_>| verify_after(vault, known);
    assert_eq!(
        fixture.vault.read(after).unwrap().seq,
        4,
        "it goes on to the head"
    );
    tamper(
        &fixture.vault,
        "UPDATE event SET zone = 'Europe/Paris' WHERE seq = 2",
    );
    assert_eq!(
        fixture.vault.read(after).unwrap().seq,
        4,
        "what lies before the point is not looked at again"
    );
    assert_eq!(
        fixture.vault.read(verify),
        Err(VaultError::BrokenJournal { seq: 2 }),
        "but by the whole check"
    );
    let other = JournalPoint {
        hash: [7; 32],
        ..known
    };
    assert_eq!(
        fixture.vault.read(move |vault| verify_after(vault, other)),
        Err(VaultError::BrokenJournal { seq: 3 }),
        "a point of another chain is a break"
    );
}

#[test]
fn a_known_point_shows_that_the_end_is_missing() {
    let fixture = journal_of(4);
    let head = fixture.vault.read(head).unwrap();
    assert_eq!(
        fixture.vault.read(move |vault| stands(vault, head)),
        Ok(true),
        "the head is part of the chain"
    );
    tamper(&fixture.vault, "DELETE FROM event WHERE seq = 5");
    assert_eq!(
        fixture.vault.read(verify).unwrap().seq,
        4,
        "what is left is whole"
    );
    assert_eq!(
        fixture.vault.read(move |vault| stands(vault, head)),
        Ok(false),
        "but a sealed document knows better"
    );
    let other = JournalPoint {
        seq: 4,
        hash: [7; 32],
    };
    assert_eq!(
        fixture.vault.read(move |vault| stands(vault, other)),
        Ok(false),
        "the number alone proves nothing"
    );
}
