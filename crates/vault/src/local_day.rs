//! `local_day(at, zone)`: the day that the calendar on the wall showed, for statements that sort and count by day.

use chrono::DateTime;
use chrono_tz::Tz;
use rusqlite::functions::{Context, FunctionFlags};
use rusqlite::{Connection, Error, Result};

/// Makes the function known to a connection. `at` is an instant as the vault writes one, `zone` an IANA zone.
pub(crate) fn add_to(connection: &Connection) -> Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8
        | FunctionFlags::SQLITE_DETERMINISTIC
        // No index, view or trigger of a file can call it.
        | FunctionFlags::SQLITE_DIRECTONLY;
    connection.create_scalar_function("local_day", 2, flags, |context| {
        if context.get_raw(0) == rusqlite::types::ValueRef::Null {
            return Ok(None);
        }
        day(context).map(Some)
    })
}

fn day(context: &Context<'_>) -> Result<String> {
    let unreadable = |error: Box<dyn std::error::Error + Send + Sync>| Error::UserFunctionError(error);
    let at = DateTime::parse_from_rfc3339(context.get_raw(0).as_str()?)
        .map_err(|error| unreadable(error.into()))?;
    let zone: Tz = context
        .get_raw(1)
        .as_str()?
        .parse()
        .map_err(|error: chrono_tz::ParseError| unreadable(error.into()))?;
    Ok(at.with_timezone(&zone).date_naive().to_string())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    #[allow(clippy::disallowed_methods, reason = "no vault is needed to ask a function")]
    fn the_day_is_that_of_the_zone_on_both_sides_of_midnight() {
        let connection = Connection::open_in_memory().unwrap();
        add_to(&connection).unwrap();
        let day = |at: &str, zone: &str| -> Option<String> {
            connection
                .query_row("SELECT local_day(?1, ?2)", [at, zone], |row| row.get(0))
                .unwrap()
        };
        for (at, zone, on) in [
            ("2026-11-30T22:59:59.999Z", "Europe/Amsterdam", "2026-11-30"),
            ("2026-11-30T23:00:00.000Z", "Europe/Amsterdam", "2026-12-01"),
            // In summer midnight comes an hour earlier.
            ("2026-06-30T22:00:00.000Z", "Europe/Amsterdam", "2026-07-01"),
            ("2026-12-01T04:59:59.000Z", "America/New_York", "2026-11-30"),
            ("2026-12-01T00:00:00.000Z", "UTC", "2026-12-01"),
        ] {
            assert_eq!(day(at, zone).as_deref(), Some(on), "{at} in {zone}");
        }
        let refused = connection.query_row("SELECT local_day('soon', 'UTC')", [], |row| {
            row.get::<_, String>(0)
        });
        assert!(refused.is_err(), "what is no instant has no day");
    }
}
