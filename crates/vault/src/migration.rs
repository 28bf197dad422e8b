//! The schema and its history.
//!
//! A step is a file `src/migrations/V<n>__<what>.sql`, listed here, that ends by setting `user_version` to its
//! number. A released step is never edited: refinery keeps the checksum of each one that was applied and refuses
//! a vault whose history differs. All steps that a vault lacks run in one transaction, so it is old or new.

use refinery::{Migration, Runner};
use rusqlite::Connection;

use crate::error::VaultError;

const STEPS: [(&str, &str); 4] = [
    ("V1__initial", include_str!("migrations/V1__initial.sql")),
    ("V2__key_made_at", include_str!("migrations/V2__key_made_at.sql")),
    (
        "V3__coaching_log",
        include_str!("migrations/V3__coaching_log.sql"),
    ),
    ("V4__texts_apart", include_str!("migrations/V4__texts_apart.sql")),
];

/// The schema version that this release reads and writes.
pub(crate) const NEWEST: u32 = STEPS.len() as u32;

/// Brings the schema to [`NEWEST`].
pub(crate) fn run(connection: &mut Connection) -> Result<(), VaultError> {
    apply(connection, &STEPS)
}

fn apply(connection: &mut Connection, steps: &[(&str, &str)]) -> Result<(), VaultError> {
    let steps: Vec<Migration> = steps
        .iter()
        .map(|(name, sql)| Migration::unapplied(name, sql))
        .collect::<Result<_, _>>()?;
    // A table that is copied and dropped would take the rows that refer to it along.
    connection.pragma_update(None, "foreign_keys", false)?;
    let report = Runner::new(&steps)
        .set_grouped(true)
        .set_abort_divergent(true)
        .set_abort_missing(true)
        .run(connection)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    if !report.applied_migrations().is_empty() {
        let amiss: usize =
            connection.query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |row| {
                row.get(0)
            })?;
        if amiss > 0 {
            return Err(VaultError::Internal(
                "a migration left a record without the one it belongs to",
            ));
        }
    }
    let version: usize = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if version == steps.len() {
        Ok(())
    } else {
        Err(VaultError::Internal("a migration did not set its user_version"))
    }
}

impl From<refinery::Error> for VaultError {
    fn from(error: refinery::Error) -> Self {
        match error.kind() {
            refinery::error::Kind::Connection(_, source) => match source.downcast_ref::<rusqlite::Error>() {
                Some(source) => source.into(),
                None => Self::Internal("a migration failed"),
            },
            _ => Self::Internal("the schema of the vault differs from its history"),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    #![allow(
        clippy::disallowed_methods,
        reason = "the steps of these tests are no schema of a vault"
    )]
    use std::collections::BTreeSet;

    use super::*;

    const ONE: (&str, &str) = (
        "V1__one",
        "PRAGMA user_version = 1; CREATE TABLE one (a TEXT) STRICT;",
    );
    const TWO: (&str, &str) = (
        "V2__two",
        "PRAGMA user_version = 2; ALTER TABLE one ADD COLUMN b TEXT;",
    );

    fn version(connection: &Connection) -> usize {
        connection
            .pragma_query_value(None, "user_version", |row| row.get(0))
            .unwrap()
    }

    #[test]
    fn every_file_is_a_step_in_order() {
        let files: BTreeSet<String> =
            std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/src/migrations"))
                .unwrap()
                .map(|file| {
                    file.unwrap()
                        .path()
                        .file_stem()
                        .unwrap()
                        .to_string_lossy()
                        .into_owned()
                })
                .collect();
        let steps: BTreeSet<String> = STEPS.iter().map(|(name, _)| (*name).to_owned()).collect();
        assert_eq!(files, steps, "a file that is not listed would never run");
        for (number, (name, sql)) in (1..).zip(STEPS) {
            assert!(
                name.starts_with(&format!("V{number}__")),
                "{name} is step {number}"
            );
            assert!(
                sql.contains(&format!("PRAGMA user_version = {number};")),
                "{name} sets its version"
            );
        }
    }

    /// The names of all indexes and triggers that somebody wrote.
    fn written(connection: &Connection) -> BTreeSet<String> {
        let sql = "SELECT type || ' ' || name FROM sqlite_schema WHERE type IN ('index', 'trigger') AND sql IS NOT NULL";
        let mut statement = connection.prepare(sql).unwrap();
        let names = statement.query_map([], |row| row.get(0)).unwrap();
        names.collect::<Result<_, _>>().unwrap()
    }

    /// A sealed document with all that belongs to it, in the first schema.
    const SEALED: &str = "
        INSERT INTO event VALUES (1, '2026-11-19T09:00:00.000Z', 'Europe/Oslo', 'x', zeroblob(16), zeroblob(32),
            zeroblob(32), zeroblob(32));
        INSERT INTO member (id, revision, name, name_key, role, relation, created_at)
            VALUES (randomblob(16), 1, 'Tomás', 'tomas', 'Engineer', 'report', '2026-11-19T09:00:00.000Z');
        INSERT INTO document VALUES (zeroblob(16), 'EXP-0042', 'expectation-agreement', zeroblob(16),
            (SELECT id FROM member), 2, 3, 'Visit reports', 'sealed', 'signed', 'letter', zeroblob(32),
            '2026-11-19T09:00:00.000Z', '2026-11-19T10:00:00.000Z', 3);
        INSERT INTO document_content VALUES (zeroblob(16), x'01');
        INSERT INTO document_file VALUES (zeroblob(16), zeroblob(32), x'02', x'03');
        INSERT INTO signing_step VALUES (zeroblob(16), 0, '2026-11-19T09:00:00.000Z', 'sealed', 1);
        INSERT INTO signature VALUES (zeroblob(16), 'member', 'agree', NULL, NULL, NULL, 'typed',
            '2026-11-19T09:00:00.000Z');
        INSERT INTO document_copy VALUES (zeroblob(16), '2026-11-19T09:00:00.000Z', 'print');";

    #[test]
    fn a_sealed_document_comes_through_every_step() {
        let mut connection = Connection::open_in_memory().unwrap();
        apply(&mut connection, &STEPS[..1]).unwrap();
        connection.execute_batch(SEALED).unwrap();
        let row = |connection: &Connection| -> String {
            let sql =
                "SELECT concat_ws('|', number, kind, version, revision, title, state, ending, paper_size,
                created_at, sealed_at, pages) FROM document";
            connection.query_row(sql, [], |row| row.get(0)).unwrap()
        };
        let (before, names) = (row(&connection), written(&connection));
        apply(&mut connection, &STEPS).unwrap();
        assert_eq!(row(&connection), before, "the document is the same");
        let lost: Vec<_> = names.difference(&written(&connection)).cloned().collect();
        assert_eq!(
            lost,
            Vec::<String>::new(),
            "a copied table has its indexes and triggers again"
        );
        connection.pragma_update(None, "foreign_keys", true).unwrap();
        let witness = "INSERT INTO witness VALUES (zeroblob(16), 'Yuki Tanabe', NULL, '{}', 'typed',
            '2026-11-19T09:30:00.000Z')";
        connection.execute(witness, []).unwrap();
        for change in [
            "UPDATE document SET title = 'other'",
            "DELETE FROM document",
            "UPDATE document_content SET content = x'00'",
            "DELETE FROM document_file",
            "UPDATE signature SET statement = 'decline'",
            "DELETE FROM signature",
            "UPDATE witness SET name = 'other'",
            "DELETE FROM witness",
        ] {
            let refused = connection.execute(change, []).unwrap_err().to_string();
            assert!(refused.contains("immutable"), "{change}: {refused}");
        }
        for table in [
            "document_content",
            "document_file",
            "signing_step",
            "signature",
            "document_copy",
        ] {
            let sql = format!("SELECT count(*) FROM {table} JOIN document ON id = document_id");
            let count: u32 = connection.query_row(&sql, [], |row| row.get(0)).unwrap();
            assert_eq!(count, 1, "{table} still belongs to its document");
        }
    }

    #[test]
    fn the_text_of_an_expectation_comes_through_every_step() {
        let mut connection = Connection::open_in_memory().unwrap();
        apply(&mut connection, &STEPS[..1]).unwrap();
        connection
            .execute_batch(
                "INSERT INTO member (id, revision, name, name_key, role, relation, created_at)
                     VALUES (zeroblob(16), 1, 'Tomás', 'tomas', 'Engineer', 'report', '2026-11-12T09:00:00.000Z');
                 INSERT INTO expectation (id, number, member_id, revision, version, state, title, created_at, updated_at)
                     VALUES (zeroblob(16), 42, zeroblob(16), 1, 1, 'agreed', 'Visit reports', '2026-11-12T09:00:00.000Z',
                         '2026-11-12T09:00:00.000Z');
                 INSERT INTO expectation_body VALUES (zeroblob(16), 'what', 'why', 'measure', 'baseline', 'target',
                     'unit', 'achievable', 'relevant', 'reward', 'when', 'decided by', 'consequence', 'from', 'first',
                     'exceptions', 'own words', 4, 'worry');",
            )
            .unwrap();
        let text = |connection: &Connection| -> String {
            let sql = "SELECT concat_ws('|', hex(expectation_id), what, why, measure, baseline, target, unit, achievable,
                relevant, reward_what, reward_when, reward_decided_by, consequence_what, consequence_from,
                consequence_first, exceptions, own_words, confidence, worry) FROM expectation_body";
            connection.query_row(sql, [], |row| row.get(0)).unwrap()
        };
        let before = text(&connection);
        apply(&mut connection, &STEPS).unwrap();
        assert_eq!(text(&connection), before, "each part is where it was");
        assert!(
            before.ends_with("from|first|exceptions|own words|4|worry"),
            "{before}"
        );
        let change = "UPDATE expectation_body SET what = 'other'";
        let refused = connection.execute(change, []).unwrap_err().to_string();
        assert!(refused.contains("immutable"), "it is still frozen: {refused}");
    }

    #[test]
    fn a_form_of_the_first_schema_tells_of_a_talk() {
        let mut connection = Connection::open_in_memory().unwrap();
        apply(&mut connection, &STEPS[..1]).unwrap();
        connection
            .execute_batch(
                "INSERT INTO member (id, revision, name, name_key, role, relation, created_at)
                     VALUES (zeroblob(16), 1, 'Tomás', 'tomas', 'Engineer', 'report', '2026-11-12T09:00:00.000Z');
                 INSERT INTO template VALUES ('coaching-session', 1, '{}');
                 INSERT INTO form (id, member_id, template_key, template_version, revision, state, title, event_on,
                     filed_at, filed_zone, created_at, updated_at)
                 VALUES (zeroblob(16), zeroblob(16), 'coaching-session', 1, 2, 'filed', 'Visit reports', '2026-11-12',
                     '2026-11-12T11:00:00.000Z', 'Europe/Oslo', '2026-11-12T10:00:00.000Z',
                     '2026-11-12T11:00:00.000Z');",
            )
            .unwrap();
        apply(&mut connection, &STEPS).unwrap();
        let sql = "SELECT talk_held FROM form";
        let held: bool = connection.query_row(sql, [], |row| row.get(0)).unwrap();
        assert!(held, "there were talks alone");
        let months = crate::table::log::tests::assert_counted(&connection);
        assert_eq!(months, 1, "the log has it in its month");
    }

    #[test]
    fn missing_steps_are_applied_once() {
        let mut connection = Connection::open_in_memory().unwrap();
        apply(&mut connection, &[ONE]).unwrap();
        assert_eq!(version(&connection), 1, "the first step ran");
        apply(&mut connection, &[ONE, TWO]).unwrap();
        assert_eq!(version(&connection), 2, "the second step followed");
        assert_eq!(
            apply(&mut connection, &[ONE, TWO]),
            Ok(()),
            "there is nothing more to do"
        );
    }

    #[test]
    fn a_step_that_fails_leaves_the_old_schema() {
        let mut connection = Connection::open_in_memory().unwrap();
        apply(&mut connection, &[ONE]).unwrap();
        let broken = (
            "V3__broken",
            "PRAGMA user_version = 3; CREATE TABLE three (a TEXT); INSERT INTO nowhere VALUES (1);",
        );
        assert!(
            apply(&mut connection, &[ONE, TWO, broken]).is_err(),
            "the third step cannot run"
        );
        assert_eq!(version(&connection), 1, "so the second has not happened either");
        let columns: u32 = connection
            .query_row("SELECT count(*) FROM pragma_table_info('one')", [], |row| {
                row.get(0)
            })
            .unwrap();
        assert_eq!(columns, 1, "all missing steps are one transaction");
        assert_eq!(
            apply(&mut connection, &[ONE, TWO]),
            Ok(()),
            "and can be tried again"
        );
    }

    #[test]
    fn an_edited_step_is_refused() {
        let mut connection = Connection::open_in_memory().unwrap();
        apply(&mut connection, &[ONE]).unwrap();
        let edited = (
            ONE.0,
            "PRAGMA user_version = 1; CREATE TABLE one (a TEXT, b TEXT) STRICT;",
        );
        assert!(
            matches!(apply(&mut connection, &[edited]), Err(VaultError::Internal(_))),
            "checksums differ"
        );
    }

    #[test]
    fn a_step_must_set_its_version() {
        let mut connection = Connection::open_in_memory().unwrap();
        let forgetful = ("V1__one", "CREATE TABLE one (a TEXT) STRICT;");
        assert!(
            matches!(apply(&mut connection, &[forgetful]), Err(VaultError::Internal(_))),
            "a later release could not tell"
        );
    }
}
