//! The two kinds of time: what the calendar on the wall says, and the instant it happened.

use chrono::{DateTime, LocalResult, NaiveDate, NaiveDateTime, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;

/// An instant together with the zone in which the manager experienced it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// The instant.
    pub at: DateTime<Utc>,
    /// The device's IANA zone at that instant.
    pub zone: Tz,
}

impl Moment {
    /// The calendar date in the zone of the moment.
    #[must_use]
    pub fn date(&self) -> NaiveDate {
        self.at.with_timezone(&self.zone).date_naive()
    }
}

/// The instant at which a wall clock in `zone` shows `wall`.
///
/// A time that the clock skips in spring becomes the first one after the gap;
/// a time that comes twice in autumn is its first coming.
#[must_use]
pub fn instant(wall: NaiveDateTime, zone: Tz) -> DateTime<Utc> {
    match zone.from_local_datetime(&wall) {
        LocalResult::Single(at) => at.with_timezone(&Utc),
        LocalResult::Ambiguous(first, _) => first.with_timezone(&Utc),
        LocalResult::None => first_after_gap(wall, zone),
    }
}

/// Finds the instant at which the gap around `wall` ends, to the second.
fn first_after_gap(wall: NaiveDateTime, zone: Tz) -> DateTime<Utc> {
    // The longest gap on record is a skipped day (Apia 2011), so both ends are outside of it.
    let day = TimeDelta::days(2);
    let (mut before, mut after) = ((wall - day).and_utc(), (wall + day).and_utc());
    let shows = |at: DateTime<Utc>| at.with_timezone(&zone).naive_local();
    while after - before > TimeDelta::seconds(1) {
        let middle = before + TimeDelta::seconds((after - before).num_seconds() / 2);
        if shows(middle) < wall {
            before = middle;
        } else {
            after = middle;
        }
    }
    after
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wall(text: &str) -> NaiveDateTime {
        text.parse().unwrap_or_default()
    }

    #[test]
    fn a_wall_time_skipped_in_spring_becomes_the_first_one_after() {
        let at = instant(wall("2026-03-29T02:30:00"), chrono_tz::Europe::Berlin);
        assert_eq!(
            at.to_rfc3339(),
            "2026-03-29T01:00:00+00:00",
            "03:00 summer time is the first time after the gap"
        );
        let at = instant(wall("2026-10-04T02:10:00"), chrono_tz::Australia::Lord_Howe);
        assert_eq!(
            at.to_rfc3339(),
            "2026-10-03T15:30:00+00:00",
            "the half-hour gap of Lord Howe ends at 02:30"
        );
        let at = instant(wall("2011-12-30T12:00:00"), chrono_tz::Pacific::Apia);
        assert_eq!(
            at.to_rfc3339(),
            "2011-12-30T10:00:00+00:00",
            "the day that Apia skipped ends where the 31st begins"
        );
    }

    #[test]
    fn a_doubled_time_in_autumn_is_its_first_coming() {
        let at = instant(wall("2026-10-25T02:30:00"), chrono_tz::Europe::Berlin);
        assert_eq!(
            at.to_rfc3339(),
            "2026-10-25T00:30:00+00:00",
            "the first 02:30 is still summer time"
        );
    }

    #[test]
    fn a_moment_has_the_date_of_its_zone() {
        let moment = Moment {
            at: instant(wall("2026-11-19T23:30:00"), chrono_tz::UTC),
            zone: chrono_tz::Asia::Tokyo,
        };
        assert_eq!(
            moment.date(),
            NaiveDate::from_ymd_opt(2026, 11, 20).unwrap_or_default(),
            "it is already tomorrow in Tokyo"
        );
    }
}
