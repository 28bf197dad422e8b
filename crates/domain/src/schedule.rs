//! When a reminder falls due: a time on the wall, a zone, and perhaps a rule of RFC 5545.
//!
//! The rule is worked out on the wall, where days have no gaps, and each result becomes an instant by
//! [`time::instant`](crate::time::instant). So "every weekday at 09:00" is 09:00 on either side of a clock change.

use chrono::{DateTime, Days, Months, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Utc};
use chrono_tz::Tz;
use rrule::RRuleSet;

use crate::day;
use crate::recurrence::{Rule, Until};
use crate::time::instant;
use crate::violation::Violation;

/// How far the next occurrence is looked for: a thousand years, the longest interval. Without an end, a rule that never
/// falls due, such as the thirtieth last workday of a month, would be followed to the end of the calendar.
const HORIZON: Months = Months::new(12 * 1000);

/// When something falls due.
#[derive(Debug, Clone, PartialEq)]
pub struct Schedule {
    starts_on: NaiveDate,
    wall_time: NaiveTime,
    zone: Tz,
    rule: Option<Rule>,
}

impl Schedule {
    /// A schedule of at least one occurrence. Without a rule it is the start itself.
    ///
    /// # Errors
    /// A [`Violation`] if the date cannot be meant, or the rule never falls due from then on.
    pub fn new(
        starts_on: NaiveDate,
        wall_time: NaiveTime,
        zone: Tz,
        rule: Option<Rule>,
    ) -> Result<Self, Violation> {
        let schedule = Self {
            starts_on: day::plausible("on", starts_on)?,
            wall_time,
            zone,
            rule,
        };
        if schedule.after(None, 1).is_empty() {
            return Err(Violation::new(
                "rule",
                "With this recurrence it would never fall due.",
            ));
        }
        Ok(schedule)
    }

    /// The first `limit` instants after the given one, in their order, none twice.
    #[must_use]
    pub fn after(&self, last: Option<DateTime<Utc>>, limit: u16) -> Vec<DateTime<Utc>> {
        let start = self.starts_on.and_time(self.wall_time);
        let later = |at: &DateTime<Utc>| last.is_none_or(|last| *at > last);
        let Some(rule) = &self.rule else {
            return Some(instant(start, self.zone))
                .filter(later)
                .into_iter()
                .take(limit.into())
                .collect();
        };
        // A gap moves a time by up to a day, so the search on the wall begins two days early.
        let from = last.map(|last| last.with_timezone(&self.zone).naive_local());
        let from = from.and_then(|from| from.checked_sub_days(Days::new(2)));
        let Some(set) = self.on_the_wall(rule, start, from) else {
            return Vec::new();
        };
        let mut instants: Vec<_> = set
            .all(limit.saturating_add(5))
            .dates
            .into_iter()
            .map(|wall| instant(wall.naive_utc(), self.zone))
            .filter(|at| later(at) && rule.until().is_none_or(|until| self.not_past(*at, until)))
            .collect();
        instants.dedup();
        instants.truncate(limit.into());
        instants
    }

    fn not_past(&self, at: DateTime<Utc>, until: Until) -> bool {
        match until {
            Until::Day(day) => at.with_timezone(&self.zone).date_naive() <= day,
            Until::Instant(end) => at <= end,
        }
    }

    /// The recurrence with the wall's time written as if it were UTC.
    fn on_the_wall(
        &self,
        rule: &Rule,
        start: NaiveDateTime,
        from: Option<NaiveDateTime>,
    ) -> Option<RRuleSet> {
        let utc = |wall: NaiveDateTime| rrule::Tz::UTC.from_utc_datetime(&wall);
        let mut end = from.unwrap_or(start).max(start).checked_add_months(HORIZON)?;
        if let Some(last) = rule.last_day(self.zone) {
            // A day more than the end, so that the exact comparison is left to the instants.
            end = end.min(last.checked_add_days(Days::new(1))?.and_time(NaiveTime::MIN));
        }
        let parts = rule.parts().clone().until(utc(end.max(start)));
        let set = parts.build(utc(start)).ok()?;
        Some(match from {
            Some(from) => set.after(utc(from)),
            None => set,
        })
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn schedule(on: &str, at: &str, zone: Tz, rule: Option<&str>) -> Schedule {
        let rule = rule.map(|rule| Rule::parse(rule).unwrap());
        Schedule::new(on.parse().unwrap(), at.parse().unwrap(), zone, rule).unwrap()
    }

    fn walls(schedule: &Schedule, count: u16) -> Vec<String> {
        let wall = |at: DateTime<Utc>| {
            at.with_timezone(&schedule.zone)
                .format("%a %Y-%m-%d %H:%M")
                .to_string()
        };
        schedule.after(None, count).into_iter().map(wall).collect()
    }

    #[test]
    fn a_rule_is_followed_for_a_thousand_years() {
        let rare = schedule(
            "2026-11-23",
            "09:00:00",
            chrono_tz::UTC,
            Some("FREQ=YEARLY;INTERVAL=1000"),
        );
        let first = rare.after(None, 1);
        assert_eq!(
            rare.after(first.first().copied(), 1)[0].to_rfc3339(),
            "3026-11-23T09:00:00+00:00",
            "the longest interval is not too long"
        );
        let never = Rule::parse("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-30").unwrap();
        let start = "2026-11-23".parse().unwrap();
        assert!(
            Schedule::new(start, NaiveTime::MIN, chrono_tz::UTC, Some(never)).is_err(),
            "no month has thirty workdays"
        );
    }

    #[test]
    fn nine_o_clock_stays_nine_o_clock_across_the_clock_change() {
        let workdays = schedule(
            "2026-10-23",
            "09:00:00",
            chrono_tz::Europe::Amsterdam,
            Some("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
        );
        let instants: Vec<_> = workdays.after(None, 2).iter().map(ToString::to_string).collect();
        assert_eq!(
            instants,
            ["2026-10-23 07:00:00 UTC", "2026-10-26 08:00:00 UTC"],
            "09:00 in summer is 07:00 UTC, in winter 08:00"
        );
    }

    #[test]
    fn a_time_that_spring_skips_is_the_first_one_after_even_on_the_first_day() {
        let daily = schedule(
            "2026-03-29",
            "02:30:00",
            chrono_tz::Europe::Amsterdam,
            Some("FREQ=DAILY"),
        );
        assert_eq!(
            walls(&daily, 2),
            ["Sun 2026-03-29 03:00", "Mon 2026-03-30 02:30"],
            "the day of the change has no 02:30, the next one has"
        );
    }

    #[test]
    fn a_doubled_time_in_autumn_falls_due_once() {
        let daily = schedule(
            "2026-10-24",
            "02:30:00",
            chrono_tz::Europe::Amsterdam,
            Some("FREQ=DAILY;COUNT=3"),
        );
        assert_eq!(walls(&daily, 9).len(), 3, "three days are three occurrences");
    }

    #[test]
    fn the_start_counts_only_if_the_rule_meets_it() {
        let fridays = schedule(
            "2026-11-19",
            "09:00:00",
            chrono_tz::UTC,
            Some("FREQ=WEEKLY;BYDAY=FR;COUNT=2"),
        );
        assert_eq!(
            walls(&fridays, 5),
            ["Fri 2026-11-20 09:00", "Fri 2026-11-27 09:00"],
            "the 19th is a Thursday"
        );
    }

    #[test]
    fn the_last_day_of_a_month_and_the_last_workday_are_found() {
        let last = schedule(
            "2026-11-19",
            "09:00:00",
            chrono_tz::UTC,
            Some("FREQ=MONTHLY;BYMONTHDAY=-1"),
        );
        assert_eq!(
            walls(&last, 4)[3],
            "Sun 2027-02-28 09:00",
            "February ends on the 28th"
        );
        let work = schedule(
            "2026-11-19",
            "09:00:00",
            chrono_tz::UTC,
            Some("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"),
        );
        assert_eq!(
            walls(&work, 3),
            [
                "Mon 2026-11-30 09:00",
                "Thu 2026-12-31 09:00",
                "Fri 2027-01-29 09:00"
            ]
        );
    }

    #[test]
    fn an_end_is_part_of_the_recurrence() {
        for (until, count) in [
            ("20261121", 3),
            ("20261121T080000Z", 3),
            ("20261121T075959Z", 2),
            ("20261119", 1),
        ] {
            let rule = format!("FREQ=DAILY;UNTIL={until}");
            let daily = schedule(
                "2026-11-19",
                "09:00:00",
                chrono_tz::Europe::Amsterdam,
                Some(&rule),
            );
            assert_eq!(
                daily.after(None, 9).len(),
                count,
                "until {until}, 09:00 being 08:00 UTC"
            );
        }
    }

    #[test]
    fn a_rule_that_never_falls_due_is_refused() {
        let on = "2026-11-19".parse().unwrap();
        for rule in ["FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=DAILY;UNTIL=20261118"] {
            let refused = Schedule::new(on, NaiveTime::MIN, Tz::UTC, Some(Rule::parse(rule).unwrap()));
            assert_eq!(refused.unwrap_err().field, "rule", "{rule} has no day");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn asking_again_after_any_instant_goes_on_where_it_stopped(
            zone in prop::sample::select(vec![
                chrono_tz::Europe::Amsterdam, chrono_tz::America::St_Johns, chrono_tz::Australia::Lord_Howe,
                chrono_tz::Africa::Casablanca, chrono_tz::Pacific::Apia, chrono_tz::UTC,
            ]),
            rule in prop::sample::select(vec![
                "FREQ=DAILY", "FREQ=DAILY;INTERVAL=2", "FREQ=WEEKLY;BYDAY=MO,SU", "FREQ=MONTHLY;BYMONTHDAY=-1",
                "FREQ=MONTHLY;BYDAY=1SU", "FREQ=DAILY;UNTIL=20270401",
            ]),
            start in 0u64..400, minute in 0u32..1440, split in 1usize..40,
        ) {
            let on = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap() + Days::new(start);
            let time = NaiveTime::from_num_seconds_from_midnight_opt(minute * 60, 0).unwrap();
            let schedule = Schedule::new(on, time, zone, Some(Rule::parse(rule).unwrap())).unwrap();
            let all = schedule.after(None, 60);
            prop_assert!(all.is_sorted() && all.windows(2).all(|pair| pair[0] < pair[1]), "in order and none twice");
            let split = split.min(all.len()) - 1;
            let rest = schedule.after(Some(all[split]), 60);
            prop_assert_eq!(&all[split + 1..], &rest[..all.len() - split - 1], "nothing is lost or doubled at {}", all[split]);
            for at in &all {
                let wall = at.with_timezone(&zone).naive_local();
                prop_assert!(
                    wall.time() == time || crate::time::instant(wall.date().and_time(time), zone) == *at
                        || crate::time::instant((wall.date() - Days::new(1)).and_time(time), zone) == *at,
                    "{wall} is the wanted time, or the first one after a gap"
                );
            }
        }
    }
}
