//! What happened while a document was signed, the signatures, and who was there.

use chrono::{DateTime, Utc};
use kept_domain::document::{Ink, Medium, Signer, Statement, Step};
use kept_domain::ids::DocumentId;
use rusqlite::types::Type;
use rusqlite::{OptionalExtension, Row, params};

use super::value;
use crate::{JournalPoint, Reader, VaultError, Writer, journal};

/// A step of a signing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Happened {
    /// When.
    pub at: DateTime<Utc>,
    /// What.
    pub step: Step,
    /// Number of its entry in the journal.
    pub entry: u64,
}

/// What a signer said and signed.
#[derive(Debug, Clone, PartialEq)]
pub struct Signature {
    /// Who.
    pub signer: Signer,
    /// The statement.
    pub statement: Statement,
    /// Why they decline.
    pub reason: Option<String>,
    /// Words of their own.
    pub comment: Option<String>,
    /// The mark, and what it was made with; nothing when they declined.
    pub mark: Option<(Ink, Medium)>,
    /// When.
    pub at: DateTime<Utc>,
}

/// Somebody who was there, and signed that.
#[derive(Debug, Clone, PartialEq)]
pub struct Witness {
    /// Full name.
    pub name: String,
    /// Role in the organisation.
    pub role: Option<String>,
    /// The mark, and what it was made with.
    pub mark: (Ink, Medium),
    /// When.
    pub at: DateTime<Utc>,
}

/// Everything that happened, in its order.
///
/// # Errors
/// Those of the database.
pub fn steps(reader: &Reader<'_>, id: DocumentId) -> Result<Vec<Happened>, VaultError> {
    let mut statement = reader.sql().prepare_cached(
        "SELECT at, kind, entry FROM signing_step WHERE document_id = ?1 ORDER BY position",
    )?;
    let rows = statement.query_map([id.uuid().as_bytes()], |row| {
        Ok(Happened {
            at: value::at(row, 0)?,
            step: value::word(row, 1)?,
            entry: row.get(2)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Adds a step with its place in the journal.
///
/// # Errors
/// Those of the database.
pub fn add_step(
    writer: &Writer<'_>,
    id: DocumentId,
    step: Step,
    entry: JournalPoint,
) -> Result<(), VaultError> {
    writer
        .sql()
        .prepare_cached(
            "INSERT INTO signing_step (document_id, position, at, kind, entry)
             VALUES (?1, (SELECT count(*) FROM signing_step WHERE document_id = ?1), ?2, ?3, ?4)",
        )?
        .execute(params![
            id.uuid().as_bytes(),
            journal::instant(writer.now().at),
            step.as_str(),
            entry.seq
        ])?;
    Ok(())
}

/// The signatures, the member's first.
///
/// # Errors
/// Those of the database.
pub fn signatures(reader: &Reader<'_>, id: DocumentId) -> Result<Vec<Signature>, VaultError> {
    let mut statement = reader.sql().prepare_cached(
        "SELECT role, statement, reason, comment, ink, medium, at FROM signature WHERE document_id = ?1
         ORDER BY role = 'manager'",
    )?;
    let rows = statement.query_map([id.uuid().as_bytes()], read)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn read(row: &Row<'_>) -> rusqlite::Result<Signature> {
    let ink = row.get::<_, Option<String>>(4)?.map(|ink| drawn(&ink, 4));
    Ok(Signature {
        signer: value::word(row, 0)?,
        statement: value::word(row, 1)?,
        reason: row.get(2)?,
        comment: row.get(3)?,
        mark: ink.transpose()?.zip(value::maybe(row, 5)?),
        at: value::at(row, 6)?,
    })
}

/// The mark of a column.
fn drawn(ink: &str, column: usize) -> rusqlite::Result<Ink> {
    serde_json::from_str(ink)
        .map_err(|_| rusqlite::Error::FromSqlConversionFailure(column, Type::Text, "unreadable".into()))
}

fn written(ink: &Ink) -> Result<String, VaultError> {
    serde_json::to_string(ink).map_err(|_| VaultError::Internal("ink cannot be written"))
}

/// Stores a signature. It cannot be changed afterwards.
///
/// # Errors
/// [`VaultError::Constraint`] if this signer has signed already.
pub fn insert(writer: &Writer<'_>, id: DocumentId, signature: &Signature) -> Result<(), VaultError> {
    let ink = signature.mark.as_ref().map(|(ink, _)| written(ink)).transpose()?;
    writer
        .sql()
        .prepare_cached(
            "INSERT INTO signature (document_id, role, statement, reason, comment, ink, medium, at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?
        .execute(params![
            id.uuid().as_bytes(),
            signature.signer.as_str(),
            signature.statement.as_str(),
            signature.reason,
            signature.comment,
            ink,
            signature.mark.as_ref().map(|(_, medium)| medium.as_str()),
            journal::instant(signature.at),
        ])?;
    Ok(())
}

/// The witness, once they have signed.
///
/// # Errors
/// Those of the database.
pub fn witness(reader: &Reader<'_>, id: DocumentId) -> Result<Option<Witness>, VaultError> {
    let found = reader
        .sql()
        .prepare_cached("SELECT name, role, ink, medium, at FROM witness WHERE document_id = ?1")?
        .query_row([id.uuid().as_bytes()], |row| {
            Ok(Witness {
                name: row.get(0)?,
                role: row.get(1)?,
                mark: (drawn(&row.get::<_, String>(2)?, 2)?, value::word(row, 3)?),
                at: value::at(row, 4)?,
            })
        });
    Ok(found.optional()?)
}

/// Stores what a witness signed. It cannot be changed afterwards.
///
/// # Errors
/// [`VaultError::Constraint`] if there is a witness already.
pub fn insert_witness(writer: &Writer<'_>, id: DocumentId, witness: &Witness) -> Result<(), VaultError> {
    let (ink, medium) = &witness.mark;
    writer
        .sql()
        .prepare_cached(
            "INSERT INTO witness (document_id, name, role, ink, medium, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute(params![
            id.uuid().as_bytes(),
            witness.name,
            witness.role,
            written(ink)?,
            medium.as_str(),
            journal::instant(witness.at),
        ])?;
    Ok(())
}
