//! Full-text search over everything that was written.

use chrono::NaiveDate;
use kept_domain::ids::MemberId;
pub use kept_domain::search::Kind;
use kept_domain::search::{spaced, unspaced};
use kept_domain::text::folded;
use rusqlite::types::Value;
use rusqlite::{OptionalExtension, Row, params, params_from_iter};
use uuid::Uuid;

use super::value;
use crate::{Reader, VaultError, Writer};

/// Stands before a hit in an excerpt. No kept text contains it: control characters are refused.
pub const HIT_BEGINS: char = '\u{1}';
/// Stands behind a hit in an excerpt.
pub const HIT_ENDS: char = '\u{2}';

/// The words of the index in their order, for this connection alone.
pub(crate) const VOCABULARY: &str =
    "CREATE VIRTUAL TABLE temp.search_word USING fts5vocab (main, search_index, instance)";

/// Beginnings up to this length have an index of their own: `prefix` of `search_index`.
const INDEXED: usize = 3;
/// A beginning of more words is left to the index.
const SPELLED_OUT: usize = 64;

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
            spaced(text.title),
            spaced(text.body),
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
    /// The record to open: the form for an addendum, the record that has it for an attachment.
    pub opens: Uuid,
    /// Whether that is a form, for an attachment; it is a note otherwise.
    pub in_form: bool,
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

/// What is looked for. Lists are met by any of their parts, and an empty one by everything.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Each begins a word.
    pub words: Vec<String>,
    /// Each stands there word for word.
    pub phrases: Vec<String>,
    /// Whose it is.
    pub members: Vec<MemberId>,
    /// What it is.
    pub kinds: Vec<Kind>,
    /// Keys of templates, of which a form is found.
    pub templates: Vec<String>,
    /// Names of tags as they are compared, each of which it has.
    pub tags: Vec<String>,
    /// Stands under an earlier day.
    pub before: Option<NaiveDate>,
    /// Stands under this day or a later one.
    pub from: Option<NaiveDate>,
}

/// The newest records that are wanted: what was made findable last comes first.
///
/// # Errors
/// Those of the database.
pub fn find(reader: &Reader<'_>, wanted: &Wanted, limit: u32) -> Result<Vec<Hit>, VaultError> {
    let query = query(wanted, |word| words_that_begin(reader, word))?;
    let (sql, parameters) = statement(query, wanted, limit);
    let mut statement = reader.sql().prepare_cached(&sql)?;
    let rows = statement.query_map(params_from_iter(parameters), hit)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Newest rows first needs no ranking: the index is read backwards and no further than the limit. Without a word the
/// days are walked backwards.
pub(super) fn statement(query: Option<String>, wanted: &Wanted, limit: u32) -> (String, Vec<Value>) {
    let mut parameters = Vec::new();
    let mut bind = |value: Value| {
        parameters.push(value);
        format!("?{}", parameters.len())
    };
    let mut filters = Vec::new();
    let (excerpt, from, order) = match query {
        Some(query) => {
            filters.push(format!("search_index MATCH {}", bind(query.into())));
            (
                "snippet(search_index, 1, char(1), char(2), '…', 16)",
                "search_index JOIN search_text s ON s.id = search_index.rowid",
                "search_index.rowid",
            )
        }
        None => (
            "substr(s.body, 1, 200)",
            "search_text s INDEXED BY search_text_by_day",
            "s.at DESC, s.id",
        ),
    };
    let mut any_of = |column: &str, values: Vec<Value>| {
        let marks: Vec<String> = values.into_iter().map(&mut bind).collect();
        format!("{column} IN ({})", marks.join(", "))
    };
    if !wanted.members.is_empty() {
        let ids = wanted
            .members
            .iter()
            .map(|id| Value::Blob(id.uuid().as_bytes().to_vec()));
        filters.push(any_of("s.member_id", ids.collect()));
    }
    let kinds = wanted
        .kinds
        .iter()
        .map(|kind| Value::from(kind.as_str().to_owned()));
    let templates = wanted.templates.iter().cloned().map(Value::from);
    let of_kind = any_of("s.kind", kinds.collect());
    let of_template = any_of("f.template_key", templates.collect());
    let of_template = format!("EXISTS (SELECT 1 FROM form f WHERE f.id = s.subject_id AND {of_template})");
    match (wanted.kinds.is_empty(), wanted.templates.is_empty()) {
        (true, true) => {}
        (false, true) => filters.push(of_kind),
        (true, false) => filters.push(of_template),
        (false, false) => filters.push(format!("({of_kind} OR {of_template})")),
    }
    for tag in &wanted.tags {
        filters.push(format!(
            "EXISTS (SELECT 1 FROM record_tag r JOIN tag t ON t.id = r.tag_id
             WHERE r.record_id = s.subject_id AND {})",
            any_of("t.name_key", vec![tag.clone().into()])
        ));
    }
    for (day, relation) in [(wanted.before, "<"), (wanted.from, ">=")] {
        if let Some(day) = day {
            filters.push(format!("s.at {relation} {}", bind(day.to_string().into())));
        }
    }
    let filters = if filters.is_empty() {
        String::new()
    } else {
        format!("WHERE {}", filters.join(" AND "))
    };
    let limit = bind(limit.into());
    let sql = format!(
        "SELECT s.kind,
            CASE s.kind WHEN 'addendum' THEN (SELECT a.form_id FROM addendum a WHERE a.id = s.subject_id)
                WHEN 'attachment' THEN
                    (SELECT coalesce(a.form_id, a.note_id) FROM attachment a WHERE a.id = s.subject_id)
                ELSE s.subject_id END,
            s.member_id, m.name, s.title, {excerpt}, s.at,
            s.kind = 'attachment' AND EXISTS
                (SELECT 1 FROM attachment a WHERE a.id = s.subject_id AND a.form_id IS NOT NULL)
         FROM {from} JOIN member m ON m.id = s.member_id
         {filters} ORDER BY {order} DESC LIMIT {limit}"
    );
    (sql, parameters)
}

fn hit(row: &Row<'_>) -> rusqlite::Result<Hit> {
    Ok(Hit {
        kind: value::word(row, 0)?,
        opens: value::id(row, 1, |id| id)?,
        member: value::id(row, 2, MemberId::new)?,
        member_name: row.get(3)?,
        title: unspaced(row.get_ref(4)?.as_str()?),
        excerpt: unspaced(row.get_ref(5)?.as_str()?),
        on: value::date(row, 6)?,
        in_form: row.get(7)?,
    })
}

/// A query of FTS5 (<https://www.sqlite.org/fts5.html#full_text_query_syntax>) for words and phrases.
///
/// Each becomes a quoted string, so nothing in it is syntax. A word stands for all words that begin with it: those that
/// `spell` names, or whatever FTS5 finds if it names none.
pub(super) fn query(
    wanted: &Wanted,
    spell: impl Fn(&str) -> Result<Vec<String>, VaultError>,
) -> Result<Option<String>, VaultError> {
    let quoted = |text: &String| {
        let text: String = spaced(text).chars().filter(|c| !c.is_control()).collect();
        format!("\"{}\"", text.replace('"', "\"\""))
    };
    let mut spelled_out = Vec::new();
    let mut plain = Vec::new();
    for word in &wanted.words {
        let spelled: Vec<_> = spell(word)?.iter().map(quoted).collect();
        if spelled.is_empty() {
            plain.push(quoted(word) + "*");
        } else {
            spelled_out.push(format!("({})", spelled.join(" OR ")));
        }
    }
    plain.extend(wanted.phrases.iter().map(quoted));
    // FTS5 passes over a string without a word beside another one, but takes it for what nothing meets behind an AND.
    let says_something = plain.iter().any(|text| text.contains(char::is_alphanumeric));
    if !plain.is_empty() && (spelled_out.is_empty() || says_something) {
        spelled_out.push(plain.join(" "));
    }
    Ok((!spelled_out.is_empty()).then(|| spelled_out.join(" AND ")))
}

/// The words of the index that begin with a word; none if FTS5 finds them faster by itself, or nobody else can.
///
/// For a beginning that it has no index of, FTS5 gathers every place of every such word before it gives the first row.
/// Words that are written out are read backwards, no further than the limit.
fn words_that_begin(reader: &Reader<'_>, word: &str) -> Result<Vec<String>, VaultError> {
    let Some(beginning) = token(word).filter(|token| token.len() > INDEXED) else {
        return Ok(Vec::new());
    };
    let mut next = reader
        .sql()
        .prepare_cached("SELECT term FROM temp.search_word WHERE term >= ?1 LIMIT 1")?;
    let mut words: Vec<String> = Vec::new();
    let mut from = beginning.clone();
    while let Some(found) = next
        .query_row([&from], |row| row.get::<_, String>(0))
        .optional()?
        .filter(|found| found.starts_with(&beginning))
    {
        if words.len() == SPELLED_OUT {
            return Ok(Vec::new());
        }
        // The least that comes behind it: no word holds a control character.
        from = format!("{found}\u{1}");
        words.push(found);
    }
    Ok(words)
}

/// A word as the index has it; nothing if only its tokenizer can say that.
fn token(word: &str) -> Option<String> {
    let letter = |c: char| match c {
        _ if c.is_ascii_alphanumeric() => Some(c.to_ascii_lowercase()),
        'À'..='ž' => {
            let folded = folded(c.encode_utf8(&mut [0; 4]));
            let letter = folded.chars().next().filter(char::is_ascii_lowercase);
            letter.filter(|_| folded.len() == 1)
        }
        _ => None,
    };
    word.chars().map(letter).collect()
}

#[cfg(test)]
mod tests;
