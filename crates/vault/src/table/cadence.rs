//! How often the manager talks with whom.

use chrono::NaiveTime;
use kept_domain::cadence::Cadence;
use kept_domain::ids::MemberId;
use kept_domain::recurrence::Rule;
use rusqlite::{OptionalExtension, params};

use super::record::record;
use super::value;
use crate::{Reader, VaultError, Writer};

/// What was agreed on with a member, if anything was.
///
/// # Errors
/// Those of the database.
pub fn get(reader: &Reader<'_>, member: MemberId) -> Result<Option<Cadence>, VaultError> {
    let cadence = reader
        .sql()
        .prepare_cached(
            "SELECT revision, template_key, starts_on, wall_time, rule FROM cadence WHERE member_id = ?1",
        )?
        .query_row([member.uuid().as_bytes()], |row| {
            let time: String = row.get(3)?;
            let rule: Option<String> = row.get(4)?;
            Ok(Cadence {
                member,
                revision: row.get(0)?,
                template: row.get(1)?,
                starts_on: value::date(row, 2)?,
                wall_time: NaiveTime::parse_from_str(&time, "%H:%M").map_err(|_| value::unreadable(3))?,
                rule: rule
                    .map(|rule| Rule::parse(&rule).map_err(|_| value::unreadable(4)))
                    .transpose()?,
            })
        })
        .optional()?;
    Ok(cadence)
}

/// Stores what was agreed on; `cadence` has the next revision.
///
/// # Errors
/// [`VaultError::Conflict`] if it was changed meanwhile.
pub fn put(writer: &Writer<'_>, cadence: &Cadence) -> Result<(), VaultError> {
    let rule = cadence.rule.as_ref().map(Rule::as_str);
    let time = cadence.wall_time.format("%H:%M").to_string();
    let changed = writer
        .sql()
        .prepare_cached(
            "INSERT INTO cadence (member_id, revision, template_key, starts_on, wall_time, rule, gap_days)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
             ON CONFLICT (member_id) DO UPDATE SET revision = excluded.revision, template_key = excluded.template_key,
                starts_on = excluded.starts_on, wall_time = excluded.wall_time, rule = excluded.rule,
                gap_days = excluded.gap_days
             WHERE revision = excluded.revision - 1",
        )?
        .execute(params![
            cadence.member.uuid().as_bytes(),
            cadence.revision,
            cadence.template,
            cadence.starts_on.to_string(),
            time,
            rule,
            cadence.longest_gap(),
        ])?;
    if changed == 0 {
        return Err(VaultError::Conflict);
    }
    let written = (&cadence.template, cadence.starts_on, time, rule);
    record(writer, "cadence.set", cadence.member.uuid(), &written)
}
