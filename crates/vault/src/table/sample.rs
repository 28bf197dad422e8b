//! The sample team, and how it goes without a trace.
//!
//! What is filed or sealed about a sample member may be deleted, because it is about nobody. The triggers look at
//! the member for that, and no statement can make a real member a sample one.

use super::record::record;
use crate::{VaultError, Writer};

const SAMPLE: &str = "(SELECT id FROM member WHERE sample = 1)";

/// Removes the sample members and all that belongs to them, and says how many they were.
///
/// A task of a real member that a sample member owns goes to the real one.
///
/// # Errors
/// Those of the database.
pub fn remove(writer: &Writer<'_>) -> Result<usize, VaultError> {
    let documents = format!("(SELECT id FROM document WHERE member_id IN {SAMPLE})");
    let forms = format!("(SELECT id FROM form WHERE member_id IN {SAMPLE})");
    let expectations = format!("(SELECT id FROM expectation WHERE member_id IN {SAMPLE})");
    let linked = format!(
        "(SELECT id FROM member WHERE sample = 1 UNION ALL SELECT id FROM note WHERE member_id IN {SAMPLE}
          UNION ALL SELECT id FROM form WHERE member_id IN {SAMPLE}
          UNION ALL SELECT id FROM expectation WHERE member_id IN {SAMPLE}
          UNION ALL SELECT id FROM document WHERE member_id IN {SAMPLE})"
    );
    let steps = [
        format!(
            "UPDATE task SET revision = revision + 1,
                owner_id = coalesce(member_id, (SELECT e.member_id FROM expectation e WHERE e.id = task.expectation_id))
             WHERE owner_id IN {SAMPLE}
               AND coalesce(member_id, (SELECT e.member_id FROM expectation e WHERE e.id = task.expectation_id))
                   NOT IN {SAMPLE}"
        ),
        format!("DELETE FROM task WHERE member_id IN {SAMPLE}"),
        format!("DELETE FROM promise WHERE member_id IN {SAMPLE}"),
        format!("DELETE FROM agenda_point WHERE member_id IN {SAMPLE}"),
        format!("DELETE FROM question_asked WHERE member_id IN {SAMPLE}"),
        format!("DELETE FROM cadence WHERE member_id IN {SAMPLE}"),
        // Tags and links of what goes go with it, and so do links to it from what stays.
        format!(
            "DELETE FROM record_tag WHERE record_id IN (SELECT id FROM note WHERE member_id IN {SAMPLE})
                OR record_id IN {forms} OR record_id IN {expectations}"
        ),
        format!("DELETE FROM record_link WHERE from_id IN {linked} OR to_id IN {linked}"),
        format!("DELETE FROM attachment WHERE member_id IN {SAMPLE}"),
        format!("DELETE FROM note WHERE member_id IN {SAMPLE}"),
        format!("DELETE FROM search_text WHERE member_id IN {SAMPLE}"),
        format!("DELETE FROM reminder WHERE member_id IN {SAMPLE}"),
        format!("DELETE FROM document_copy WHERE document_id IN {documents}"),
        format!("DELETE FROM document_file WHERE document_id IN {documents}"),
        format!("DELETE FROM signature WHERE document_id IN {documents}"),
        format!("DELETE FROM witness WHERE document_id IN {documents}"),
        format!("DELETE FROM document WHERE member_id IN {SAMPLE}"),
        format!("DELETE FROM addendum WHERE member_id IN {SAMPLE}"),
        format!("DELETE FROM form_body WHERE form_id IN {forms}"),
        format!("DELETE FROM form WHERE member_id IN {SAMPLE}"),
        format!("DELETE FROM expectation WHERE member_id IN {SAMPLE}"),
    ];
    for step in &steps {
        writer.sql().execute(step, [])?;
    }
    super::tag::prune(writer)?;
    let members = writer.sql().execute("DELETE FROM member WHERE sample = 1", [])?;
    if members > 0 {
        record(writer, "sample.removed", uuid::Uuid::nil(), &members)?;
    }
    Ok(members)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic)]
    use super::*;
    use crate::fixture::{Fixture, now};

    /// A member with a filed form, an addendum, and a reminder.
    fn about(sample: bool) -> String {
        let id = if sample {
            "x'00000000000070008000000000000001'"
        } else {
            "x'00000000000070008000000000000002'"
        };
        let sample = u8::from(sample);
        format!(
            "INSERT INTO member (id, revision, name, name_key, role, relation, sample, created_at)
                VALUES ({id}, 1, 'Tomás Herrera', 'tomas herrera', 'Engineer', 'report', {sample}, '2026-08-03');
             INSERT INTO template VALUES ('t', 1, '{{}}') ON CONFLICT DO NOTHING;
             INSERT INTO form (id, member_id, template_key, template_version, revision, state, title, event_on, filed_at,
                filed_zone, sample, created_at, updated_at)
                VALUES ({id}, {id}, 't', 1, 1, 'filed', 'Talk', '2026-11-12', '2026-11-12', 'UTC', {sample}, '', '');
             INSERT INTO form_body VALUES ({id}, '{{}}');
             INSERT INTO addendum (id, form_id, member_id, text, at, zone) VALUES ({id}, {id}, {id}, 'More', '2026-11-13', 'UTC');
             INSERT INTO note (id, member_id, revision, kind, event_on, line, sample, created_at, zone, updated_at)
                VALUES ({id}, {id}, 1, 'win', '2026-11-12', 'Calm', {sample}, '', 'UTC', '');
             INSERT INTO note_body VALUES ({id}, 'Calm');
             INSERT INTO attachment VALUES ({id}, {id}, NULL, {id}, 'Scan.pdf', 'pdf', 0, 4, zeroblob(32), 1, '', 'UTC');
             INSERT INTO attachment_file VALUES ({id}, NULL, x'25504446');
             INSERT INTO tag VALUES ({id}, 'tag{sample}', 'tag{sample}');
             INSERT INTO record_tag VALUES ({id}, {id}, 'note');
             INSERT INTO reminder (id, revision, kind, member_id, starts_on, wall_time, zone)
                VALUES ({id}, 1, 'free-text', {id}, '2026-12-01', '09:00', 'UTC');"
        )
    }

    fn count(fixture: &Fixture, table: &'static str) -> u32 {
        let sql = format!("SELECT count(*) FROM {table}");
        fixture
            .vault
            .read(move |reader| Ok(reader.sql().query_row(&sql, [], |row| row.get(0))?))
            .unwrap()
    }

    fn both() -> Fixture {
        let fixture = Fixture::new();
        fixture
            .vault
            .write(now(), |writer| {
                writer.sql().execute_batch(&about(false))?;
                writer.sql().execute_batch(&about(true))?;
                record(writer, "test.prepared", uuid::Uuid::nil(), &())
            })
            .unwrap();
        fixture
    }

    #[test]
    fn what_is_about_nobody_goes_and_the_rest_stays() {
        let fixture = both();
        assert_eq!(
            fixture.vault.write(now(), remove),
            Ok(1),
            "one member was a sample"
        );
        for table in [
            "member",
            "form",
            "form_body",
            "addendum",
            "reminder",
            "note",
            "note_body",
            "attachment",
            "attachment_file",
            "tag",
            "record_tag",
        ] {
            assert_eq!(
                count(&fixture, table),
                1,
                "{table} keeps what is about the real member"
            );
        }
        assert_eq!(
            fixture.vault.write(now(), remove),
            Ok(0),
            "and there is nothing more to remove"
        );
    }

    #[test]
    fn no_statement_removes_what_was_filed_about_a_real_member() {
        let fixture = both();
        for sql in [
            "DELETE FROM form_body WHERE form_id IN (SELECT f.id FROM form f JOIN member m ON m.id = f.member_id WHERE m.sample = 0)",
            "DELETE FROM addendum WHERE member_id IN (SELECT id FROM member WHERE sample = 0)",
            "UPDATE member SET sample = 1 WHERE sample = 0",
            "UPDATE addendum SET text = 'Less' WHERE member_id IN (SELECT id FROM member WHERE sample = 0)",
            "UPDATE form SET title = 'Other' WHERE sample = 0",
            "UPDATE form SET title = 'Other' WHERE sample = 1",
            "DELETE FROM attachment WHERE member_id IN (SELECT id FROM member WHERE sample = 0)",
            "DELETE FROM attachment_file WHERE attachment_id IN
                (SELECT a.id FROM attachment a JOIN member m ON m.id = a.member_id WHERE m.sample = 0)",
            "UPDATE attachment SET name = 'Other.pdf'",
            "UPDATE attachment_file SET content = x''",
        ] {
            let result = fixture.vault.write(now(), move |writer| {
                writer.sql().execute(sql, [])?;
                record(writer, "test.tampered", uuid::Uuid::nil(), &())
            });
            assert_eq!(result, Err(VaultError::Immutable), "refused: {sql}");
        }
    }
}
