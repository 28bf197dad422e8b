//! The sample team, and how it goes without a trace.
//!
//! What is filed or sealed about a sample member may be deleted, because it is about nobody. The triggers look at
//! the member for that, and no statement can make a real member a sample one.

use super::record::record;
use crate::{VaultError, Writer};

const SAMPLE: &str = "(SELECT id FROM member WHERE sample = 1)";

/// Removes the sample members and all that belongs to them, and says how many they were.
///
/// A task of a real expectation that a sample member owns goes to the member whose expectation it is.
///
/// # Errors
/// Those of the database.
pub fn remove(writer: &Writer<'_>) -> Result<usize, VaultError> {
    let documents = format!("(SELECT id FROM document WHERE member_id IN {SAMPLE})");
    let forms = format!("(SELECT id FROM form WHERE member_id IN {SAMPLE})");
    let steps = [
        format!(
            "UPDATE task SET revision = revision + 1,
                owner_id = (SELECT e.member_id FROM expectation e WHERE e.id = task.expectation_id)
             WHERE owner_id IN {SAMPLE}
               AND expectation_id NOT IN (SELECT id FROM expectation WHERE member_id IN {SAMPLE})"
        ),
        format!("DELETE FROM search_text WHERE member_id IN {SAMPLE}"),
        format!("DELETE FROM reminder WHERE member_id IN {SAMPLE}"),
        format!("DELETE FROM document_copy WHERE document_id IN {documents}"),
        format!("DELETE FROM document_file WHERE document_id IN {documents}"),
        format!("DELETE FROM signature WHERE document_id IN {documents}"),
        format!("DELETE FROM document WHERE member_id IN {SAMPLE}"),
        format!("DELETE FROM addendum WHERE member_id IN {SAMPLE}"),
        format!("DELETE FROM form_body WHERE form_id IN {forms}"),
        format!("DELETE FROM form WHERE member_id IN {SAMPLE}"),
        format!("DELETE FROM promise WHERE member_id IN {SAMPLE}"),
        format!("DELETE FROM expectation WHERE member_id IN {SAMPLE}"),
    ];
    for step in &steps {
        writer.sql().execute(step, [])?;
    }
    let members = writer.sql().execute("DELETE FROM member WHERE sample = 1", [])?;
    if members > 0 {
        record(writer, "sample.removed", uuid::Uuid::nil(), &members)?;
    }
    Ok(members)
}
