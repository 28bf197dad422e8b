//! How often the manager talks with a member.

use chrono::{Days, NaiveDate, NaiveTime};
use chrono_tz::Tz;

use crate::day;
use crate::ids::MemberId;
use crate::recurrence::Rule;
use crate::schedule::Schedule;
use crate::violation::Violation;

/// Talks that are looked at for the longest time between two of them: more than a year of monthly ones.
const LOOKED_AT: u16 = 25;

/// When the talks with a member are.
#[derive(Debug, Clone, PartialEq)]
pub struct Cadence {
    /// With whom.
    pub member: MemberId,
    /// Counts the changes, from 1.
    pub revision: u32,
    /// Key of the template that a talk is written in.
    pub template: String,
    /// The first day that can be one.
    pub starts_on: NaiveDate,
    /// When a talk begins.
    pub wall_time: NaiveTime,
    /// Its days: every second Thursday, the first Tuesday of a month. Without one, talks are as needed.
    pub rule: Option<Rule>,
}

impl Cadence {
    /// Checks what was asked for.
    ///
    /// # Errors
    /// A [`Violation`] at `startsOn` for a day that cannot be meant, at `rule` for a recurrence that ends or has no
    /// second talk.
    pub fn checked(self) -> Result<Self, Violation> {
        day::plausible("startsOn", self.starts_on)?;
        if let Some(rule) = &self.rule {
            if rule.until().is_some() || rule.parts().get_count().is_some() {
                return Err(Violation::new(
                    "rule",
                    "A rhythm of talks has no end. Choose “as needed” when there are to be no more.",
                ));
            }
            self.longest_gap().ok_or_else(|| {
                Violation::new("rule", "With this recurrence there would be no second talk.")
            })?;
        }
        Ok(self)
    }

    /// The same as a schedule on the wall of `zone`; `None` if talks are as needed.
    ///
    /// # Errors
    /// A [`Violation`] if no talk would ever be.
    pub fn schedule(&self, zone: Tz) -> Result<Option<Schedule>, Violation> {
        let schedule = |rule: &Rule| Schedule::new(self.starts_on, self.wall_time, zone, Some(rule.clone()));
        self.rule.as_ref().map(schedule).transpose()
    }

    /// The first day of a talk on `from` or later; `None` if talks are as needed.
    #[must_use]
    pub fn next_on(&self, from: NaiveDate) -> Option<NaiveDate> {
        // Days are counted where no hour is missing or doubled.
        let before = from
            .checked_sub_days(Days::new(1))?
            .and_time(LAST_MINUTE)
            .and_utc();
        let next = self.schedule(Tz::UTC).ok()??.after(Some(before), 1);
        next.first().map(chrono::DateTime::date_naive)
    }

    /// The most days that lie between two talks; `None` if talks are as needed.
    #[must_use]
    pub fn longest_gap(&self) -> Option<u32> {
        let talks = self.schedule(Tz::UTC).ok()??.after(None, LOOKED_AT);
        let gaps = talks
            .windows(2)
            .filter_map(|pair| u32::try_from((*pair.last()? - *pair.first()?).num_days()).ok());
        gaps.max()
    }
}

/// Later than every time of day that can be chosen.
const LAST_MINUTE: NaiveTime = match NaiveTime::from_hms_opt(23, 59, 59) {
    Some(time) => time,
    None => NaiveTime::MIN,
};

/// How many days ago the last talk was, if that is longer than agreed.
///
/// `gap` is the longest time between two talks that was agreed, in days.
#[must_use]
pub fn overdue(last_on: NaiveDate, gap: u32, today: NaiveDate) -> Option<u32> {
    Some(day::days_late(last_on, today)).filter(|days| *days > gap)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn cadence(starts_on: &str, rule: Option<&str>) -> Cadence {
        Cadence {
            member: MemberId::new(Uuid::nil()),
            revision: 1,
            template: "one-to-one".to_owned(),
            starts_on: date(starts_on),
            wall_time: NaiveTime::from_hms_opt(10, 0, 0).unwrap(),
            rule: rule.map(|rule| Rule::parse(rule).unwrap()),
        }
    }

    #[test]
    fn the_next_talk_is_on_the_agreed_weekday_of_the_agreed_week() {
        let every_second = cadence("2026-11-19", Some("FREQ=WEEKLY;INTERVAL=2;BYDAY=TH"));
        for (from, next) in [
            ("2026-11-01", "2026-11-19"),
            ("2026-11-19", "2026-11-19"),
            ("2026-11-20", "2026-12-03"),
            ("2027-02-01", "2027-02-11"),
        ] {
            assert_eq!(every_second.next_on(date(from)), Some(date(next)), "from {from}");
        }
    }

    #[test]
    fn the_first_tuesday_is_found_in_every_month() {
        let monthly = cadence("2026-11-19", Some("FREQ=MONTHLY;BYDAY=1TU"));
        assert_eq!(monthly.next_on(date("2026-11-19")), Some(date("2026-12-01")));
        assert_eq!(monthly.next_on(date("2026-12-02")), Some(date("2027-01-05")));
        assert_eq!(
            monthly.longest_gap(),
            Some(35),
            "five weeks lie between some first Tuesdays"
        );
    }

    #[test]
    fn as_needed_has_no_next_day_and_is_never_overdue() {
        let needed = cadence("2026-11-19", None).checked().unwrap();
        assert_eq!(needed.next_on(date("2026-11-19")), None);
        assert_eq!(needed.longest_gap(), None);
    }

    #[test]
    fn a_talk_is_overdue_on_the_day_after_it_was_to_be() {
        let last = date("2026-11-05");
        assert_eq!(
            overdue(last, 14, date("2026-11-19")),
            None,
            "the day itself is in time"
        );
        assert_eq!(overdue(last, 14, date("2026-11-20")), Some(15));
        assert_eq!(
            overdue(last, 14, date("2026-11-01")),
            None,
            "a talk to come is not overdue"
        );
    }

    #[test]
    fn a_rhythm_that_ends_is_none() {
        for rule in [
            "FREQ=WEEKLY;COUNT=3",
            "FREQ=WEEKLY;UNTIL=20270101",
            "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        ] {
            assert_eq!(
                cadence("2026-11-19", Some(rule)).checked().unwrap_err().field,
                "rule",
                "{rule} is refused"
            );
        }
        let mut long_ago = cadence("2026-11-19", None);
        long_ago.starts_on = date("1799-01-01");
        assert_eq!(long_ago.checked().unwrap_err().field, "startsOn");
    }

    proptest! {
        #[test]
        fn the_next_day_is_never_further_than_the_longest_gap(
            weeks in 1_u32..9, weekday in prop::sample::select(vec!["MO", "WE", "SU"]), from in 0_u64..1000,
        ) {
            let start = date("2026-11-19");
            let cadence = cadence("2026-11-19", Some(&format!("FREQ=WEEKLY;INTERVAL={weeks};BYDAY={weekday}")));
            let from = start.checked_add_days(Days::new(from)).unwrap();
            let next = cadence.next_on(from).unwrap();
            prop_assert!(next >= from, "it lies ahead");
            let gap = cadence.longest_gap().unwrap();
            prop_assert_eq!(gap, weeks * 7);
            prop_assert!((next - from).num_days() <= i64::from(gap) + 7, "{} is close to {}", next, from);
        }
    }
}
