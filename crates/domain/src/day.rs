//! Dates and times of day as a person means them.

use chrono::{Datelike, NaiveDate, NaiveTime};

use crate::violation::Violation;

/// A date that somebody can have meant: from 1900 to 2199.
///
/// # Errors
/// A [`Violation`] at `field` for any other year.
pub fn plausible(field: &str, date: NaiveDate) -> Result<NaiveDate, Violation> {
    if (1900..=2199).contains(&date.year()) {
        Ok(date)
    } else {
        Err(Violation::new(
            field,
            "Check the year. Dates from 1900 to 2199 can be kept.",
        ))
    }
}

/// The same for a date that may be absent.
///
/// # Errors
/// As [`plausible`].
pub fn optional(field: &str, date: Option<NaiveDate>) -> Result<Option<NaiveDate>, Violation> {
    date.map(|date| plausible(field, date)).transpose()
}

/// A time of day, `HH:MM` from `00:00` to `23:59`.
///
/// # Errors
/// A [`Violation`] at `field` for anything else.
pub fn time(field: &str, text: &str) -> Result<NaiveTime, Violation> {
    let wrong = || Violation::new(field, "Write the time as hours and minutes, for example 14:00.");
    if text.len() != 5 {
        return Err(wrong());
    }
    NaiveTime::parse_from_str(text, "%H:%M").map_err(|_| wrong())
}

/// Whole days that something was recorded after it happened; 0 if it was not late.
#[must_use]
pub fn days_late(happened: NaiveDate, recorded: NaiveDate) -> u32 {
    u32::try_from((recorded - happened).num_days()).unwrap_or(0)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn times_have_two_digits_each() {
        assert_eq!(
            time("eventTime", "09:05").unwrap(),
            NaiveTime::from_hms_opt(9, 5, 0).unwrap()
        );
        for text in ["9:05", "24:00", "09:60", "09:5", "09.05", "0a:05", "", "+9:05"] {
            assert!(time("eventTime", text).is_err(), "{text} is no time of day");
        }
    }

    #[test]
    fn years_far_away_are_a_slip() {
        for year in [1899, 2200, -4000, 262_000] {
            let date = NaiveDate::from_ymd_opt(year, 1, 1).unwrap();
            assert_eq!(
                plausible("since", date).unwrap_err().field,
                "since",
                "{year} is refused"
            );
        }
    }

    #[test]
    fn lateness_is_counted_in_whole_days() {
        let day = |d| NaiveDate::from_ymd_opt(2026, 11, d).unwrap();
        assert_eq!(days_late(day(12), day(15)), 3);
        assert_eq!(days_late(day(12), day(12)), 0, "the same day is not late");
        assert_eq!(days_late(day(19), day(12)), 0, "before it happened is not late");
    }

    proptest! {
        #[test]
        fn no_text_breaks_the_time(text in any::<String>()) {
            let _ = time("eventTime", &text);
        }
    }
}
