//! Full-text search over everything that was written.

use chrono::NaiveDate;
use kept_domain::ids::MemberId;
use rusqlite::params;
use uuid::Uuid;

use super::value;
use crate::{Reader, VaultError, Writer};

/// Stands before a hit in an excerpt. No kept text contains it: control characters are refused.
pub const HIT_BEGINS: char = '\u{1}';
/// Stands behind a hit in an excerpt.
pub const HIT_ENDS: char = '\u{2}';
/// Words of a query that count. More make no query narrower in practice.
const WORDS: usize = 8;

/// What can be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A member.
    Member,
    /// An expectation.
    Expectation,
    /// A filed form.
    Form,
    /// Something added to a form.
    Addendum,
    /// A sealed document.
    Document,
}

impl Kind {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Member => "member",
            Self::Expectation => "expectation",
            Self::Form => "form",
            Self::Addendum => "addendum",
            Self::Document => "document",
        }
    }
}

/// A text to be found by.
#[derive(Debug)]
pub struct Findable<'a> {
    /// What it belongs to.
    pub kind: Kind,
    /// The record.
    pub subject: Uuid,
    /// Whose it is.
    pub member: MemberId,
    /// The day that it stands under.
    pub on: NaiveDate,
    /// Its title.
    pub title: &'a str,
    /// Everything else.
    pub body: &'a str,
}

/// Makes a text findable, in place of what was findable for the same record.
///
/// The journal entry is that of the record.
///
/// # Errors
/// Those of the database.
pub fn put(writer: &Writer<'_>, text: &Findable<'_>) -> Result<(), VaultError> {
    writer
        .sql()
        .prepare_cached(
            "INSERT INTO search_text (kind, subject_id, member_id, at, title, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT (subject_id) DO UPDATE SET at = excluded.at, title = excluded.title, body = excluded.body
             WHERE at <> excluded.at OR title <> excluded.title OR body <> excluded.body",
        )?
        .execute(params![
            text.kind.as_str(),
            text.subject.as_bytes(),
            text.member.uuid().as_bytes(),
            text.on.to_string(),
            text.title,
            text.body,
        ])?;
    Ok(())
}

/// Makes a record unfindable.
///
/// # Errors
/// Those of the database.
pub fn remove(writer: &Writer<'_>, subject: Uuid) -> Result<(), VaultError> {
    writer
        .sql()
        .prepare_cached("DELETE FROM search_text WHERE subject_id = ?1")?
        .execute([subject.as_bytes()])?;
    Ok(())
}

/// Something found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// What it is.
    pub kind: Kind,
    /// The record to open: the form for an addendum.
    pub opens: Uuid,
    /// Whose it is.
    pub member: MemberId,
    /// Their full name.
    pub member_name: String,
    /// Its title.
    pub title: String,
    /// Words of the body around the hit, each hit between [`HIT_BEGINS`] and [`HIT_ENDS`].
    pub excerpt: String,
    /// The day that it stands under.
    pub on: NaiveDate,
}

/// Newest rows first needs no ranking: the index is read backwards and no further than the limit.
pub(super) const FIND: &str = "
SELECT s.kind,
    CASE s.kind WHEN 'addendum' THEN (SELECT a.form_id FROM addendum a WHERE a.id = s.subject_id)
        ELSE s.subject_id END,
    s.member_id, m.name, s.title, snippet(search_index, 1, char(1), char(2), '…', 16), s.at
FROM search_index JOIN search_text s ON s.id = search_index.rowid JOIN member m ON m.id = s.member_id
WHERE search_index MATCH ?1 ORDER BY search_index.rowid DESC LIMIT ?2";

/// What was made findable last and has a word beginning with each word of `text`.
///
/// Words of a single letter are passed over; if nothing else is left, nothing is found.
///
/// # Errors
/// Those of the database.
pub fn find(reader: &Reader<'_>, text: &str, limit: u32) -> Result<Vec<Hit>, VaultError> {
    let Some(query) = query(text) else {
        return Ok(Vec::new());
    };
    let mut statement = reader.sql().prepare_cached(FIND)?;
    let rows = statement.query_map(params![query, limit], |row| {
        Ok(Hit {
            kind: match row.get_ref(0)?.as_str()? {
                "member" => Kind::Member,
                "expectation" => Kind::Expectation,
                "form" => Kind::Form,
                "addendum" => Kind::Addendum,
                _ => Kind::Document,
            },
            opens: value::id(row, 1, |id| id)?,
            member: value::id(row, 2, MemberId::new)?,
            member_name: row.get(3)?,
            title: row.get(4)?,
            excerpt: row.get(5)?,
            on: value::date(row, 6)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// A query of FTS5 (<https://www.sqlite.org/fts5.html#full_text_query_syntax>) for what was typed.
///
/// Each word becomes a quoted string, so nothing in it is syntax, and stands for all words that begin with it.
fn query(text: &str) -> Option<String> {
    let words = text
        .split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| word.chars().filter(|c| c.is_alphanumeric()).take(2).count() == 2)
        .take(WORDS)
        .map(|word| format!("\"{}\"*", word.replace('"', "\"\"")));
    let query = words.collect::<Vec<_>>().join(" ");
    (!query.is_empty()).then_some(query)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic)]
    use proptest::prelude::*;
    use proptest::test_runner::{Config, TestRunner};

    use super::*;
    use crate::fixture::Fixture;

    #[test]
    fn what_is_typed_is_never_syntax() {
        assert_eq!(query("open call").as_deref(), Some("\"open\"* \"call\"*"));
        assert_eq!(
            query("say \"no\" OR").as_deref(),
            Some("\"say\"* \"\"\"no\"\"\"* \"OR\"*")
        );
        assert_eq!(
            query("a - * \"\""),
            None,
            "without a word of two letters nothing is asked"
        );
    }

    #[test]
    fn no_text_breaks_the_index() {
        let fixture = Fixture::new();
        let mut runner = TestRunner::new(Config {
            failure_persistence: None,
            ..Config::default()
        });
        let outcome = runner.run(&any::<String>(), |text| {
            let found = fixture.vault.read(move |reader| find(reader, &text, 20));
            prop_assert_eq!(found, Ok(Vec::new()), "an empty vault has nothing to find");
            Ok(())
        });
        outcome.unwrap();
    }
}
