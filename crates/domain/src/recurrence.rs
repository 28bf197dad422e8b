//! Recurrences: a subset of RFC 5545, section 3.3.10, and how to say one.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc, Weekday};
use chrono_tz::Tz;
use rrule::{Frequency, NWeekday, RRule, Unvalidated};

use crate::day;
use crate::language::Language;
use crate::violation::Violation;

/// Characters of a rule.
const LONGEST: usize = 200;
/// Parts of a rule that are understood; times of day are not among them, because the schedule has its own.
const PARTS: [&str; 9] = [
    "FREQ",
    "INTERVAL",
    "COUNT",
    "UNTIL",
    "BYDAY",
    "BYMONTH",
    "BYMONTHDAY",
    "BYSETPOS",
    "WKST",
];
const MOST_REPEATS: u32 = 10_000;
const LONGEST_INTERVAL: u16 = 1_000;

/// A recurrence: every n days, weeks, months or years, on some of their days, until a day or for a number of times.
#[derive(Debug, Clone, PartialEq)]
pub struct Rule {
    text: String,
    rule: RRule<Unvalidated>,
    until: Option<Until>,
}

/// The end of a recurrence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Until {
    /// The whole day on the wall.
    Day(NaiveDate),
    /// An instant.
    Instant(DateTime<Utc>),
}

impl Rule {
    /// Reads a rule such as `FREQ=WEEKLY;BYDAY=FR`, with or without `RRULE:` in front.
    ///
    /// # Errors
    /// A [`Violation`] at `rule` if it is no rule, or has parts that Kept does not know.
    pub fn parse(text: &str) -> Result<Self, Violation> {
        let wrong = || Violation::new("rule", "This is not a recurrence that Kept knows.");
        let text = text.trim().to_ascii_uppercase();
        let text = text.strip_prefix("RRULE:").unwrap_or(&text);
        if text.len() > LONGEST || !text.is_ascii() {
            return Err(wrong());
        }
        let mut until = None;
        let mut kept = Vec::new();
        for part in text.split(';').filter(|part| !part.is_empty()) {
            let (name, value) = part.split_once('=').ok_or_else(wrong)?;
            if !PARTS.contains(&name) {
                return Err(wrong());
            }
            if name == "UNTIL" {
                until = Some(end(value).ok_or_else(wrong)?);
            } else {
                kept.push(part);
            }
        }
        let rule: RRule<Unvalidated> = kept.join(";").parse().map_err(|_| wrong())?;
        let daily_or_longer = matches!(
            rule.get_freq(),
            Frequency::Daily | Frequency::Weekly | Frequency::Monthly | Frequency::Yearly
        );
        let sane = (1..=LONGEST_INTERVAL).contains(&rule.get_interval())
            && rule
                .get_count()
                .is_none_or(|count| (1..=MOST_REPEATS).contains(&count));
        if !daily_or_longer || !sane {
            return Err(wrong());
        }
        Ok(Self {
            text: text.to_owned(),
            rule,
            until,
        })
    }

    /// The rule as it is stored.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    pub(crate) fn parts(&self) -> &RRule<Unvalidated> {
        &self.rule
    }

    pub(crate) fn until(&self) -> Option<Until> {
        self.until
    }

    /// The last day of the recurrence in `zone`, if it ends on a day.
    pub(crate) fn last_day(&self, zone: Tz) -> Option<NaiveDate> {
        self.until.map(|until| match until {
            Until::Day(day) => day,
            Until::Instant(at) => at.with_timezone(&zone).date_naive(),
        })
    }
}

/// `20270131` or `20270131T080000Z` or, on the wall, `20270131T080000`, which is read as its whole day.
fn end(value: &str) -> Option<Until> {
    if let Some(wall) = value.strip_suffix('Z') {
        let wall = NaiveDateTime::parse_from_str(wall, "%Y%m%dT%H%M%S").ok()?;
        return Some(Until::Instant(wall.and_utc()));
    }
    let date = value.split('T').next()?;
    let date = NaiveDate::parse_from_str(date, "%Y%m%d").ok()?;
    day::plausible("rule", date).ok().map(Until::Day)
}

impl Rule {
    /// The recurrence as a person says it, such as "every 2 weeks on Friday, until 31 January 2027"; `zone` is where its end is read.
    #[must_use]
    pub fn in_words(&self, zone: Tz) -> String {
        let mut words = self.pace();
        let on = self.days();
        if !on.is_empty() {
            words = format!("{words} on {}", listed(&on));
        }
        let months: Vec<_> = self
            .rule
            .get_by_month()
            .iter()
            .filter_map(|month| Language::English.months().get(usize::from(*month) - 1))
            .collect();
        if !months.is_empty() {
            words = format!("{words} in {}", listed(&months));
        }
        match (self.last_day(zone), self.rule.get_count()) {
            (Some(day), _) => format!("{words}, until {}", day.format("%-d %B %Y")),
            (None, Some(1)) => format!("{words}, once"),
            (None, Some(count)) => format!("{words}, {count} times"),
            (None, None) => words,
        }
    }

    fn pace(&self) -> String {
        let unit = match self.rule.get_freq() {
            Frequency::Yearly => "year",
            Frequency::Monthly => "month",
            Frequency::Weekly => "week",
            _ => "day",
        };
        match self.rule.get_interval() {
            1 => format!("every {unit}"),
            interval => format!("every {interval} {unit}s"),
        }
    }

    /// "Friday", "the 31st", "the last Tuesday".
    fn days(&self) -> Vec<String> {
        let places = self.rule.get_by_set_pos();
        let weekdays = self.rule.get_by_weekday();
        let workdays = weekdays.len() == 5
            && weekdays.iter().all(
                |day| matches!(day, NWeekday::Every(day) if !matches!(day, Weekday::Sat | Weekday::Sun)),
            );
        let names: Vec<String> = match (workdays, weekdays) {
            (true, _) => vec!["workday".to_owned()],
            (false, days) => days
                .iter()
                .map(|day| match day {
                    NWeekday::Every(day) => name(*day).to_owned(),
                    NWeekday::Nth(place, day) => format!("the {} {}", nth(i32::from(*place)), name(*day)),
                })
                .collect(),
        };
        let dates = self.rule.get_by_month_day().iter().map(|day| match day {
            -1 => "the last day".to_owned(),
            day if *day < 0 => format!("the {} day", nth(i32::from(*day))),
            day => format!("the {}", ordinal(i32::from(*day))),
        });
        match places {
            [] if workdays => vec!["workdays".to_owned()],
            [] => names.into_iter().chain(dates).collect(),
            places => {
                let of = if names.is_empty() { dates.collect() } else { names };
                let of = either(&of);
                places
                    .iter()
                    .map(|place| format!("the {} {of}", nth(*place)))
                    .collect()
            }
        }
    }
}

fn name(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "Monday",
        Weekday::Tue => "Tuesday",
        Weekday::Wed => "Wednesday",
        Weekday::Thu => "Thursday",
        Weekday::Fri => "Friday",
        Weekday::Sat => "Saturday",
        Weekday::Sun => "Sunday",
    }
}

/// "first", "last", "second to last".
fn nth(place: i32) -> String {
    match place {
        1 => "first".to_owned(),
        2 => "second".to_owned(),
        3 => "third".to_owned(),
        4 => "fourth".to_owned(),
        -1 => "last".to_owned(),
        place if place < 0 => format!("{} to last", nth(-place)),
        place => ordinal(place),
    }
}

/// "1st", "22nd", "13th".
fn ordinal(number: i32) -> String {
    let ending = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

fn listed<T: AsRef<str>>(words: &[T]) -> String {
    joined(words, "and")
}

fn either<T: AsRef<str>>(words: &[T]) -> String {
    joined(words, "or")
}

fn joined<T: AsRef<str>>(words: &[T], between: &str) -> String {
    let words: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
    match words.as_slice() {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [firsts @ .., last] => format!("{} {between} {last}", firsts.join(", ")),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::*;

    #[test]
    fn recurrences_are_said_as_people_say_them() {
        for (rule, words) in [
            ("FREQ=DAILY", "every day"),
            ("RRULE:FREQ=DAILY;INTERVAL=3", "every 3 days"),
            ("freq=weekly;byday=fr", "every week on Friday"),
            (
                "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH",
                "every 2 weeks on Monday and Thursday",
            ),
            ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "every week on workdays"),
            ("FREQ=MONTHLY;BYMONTHDAY=31", "every month on the 31st"),
            ("FREQ=MONTHLY;BYMONTHDAY=-1", "every month on the last day"),
            ("FREQ=MONTHLY;BYDAY=1TU", "every month on the first Tuesday"),
            ("FREQ=MONTHLY;BYDAY=-1FR", "every month on the last Friday"),
            (
                "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
                "every month on the last workday",
            ),
            (
                "FREQ=MONTHLY;BYDAY=-2MO",
                "every month on the second to last Monday",
            ),
            (
                "FREQ=YEARLY;BYMONTH=8;BYMONTHDAY=24",
                "every year on the 24th in August",
            ),
            ("FREQ=DAILY;COUNT=10", "every day, 10 times"),
            ("FREQ=WEEKLY;UNTIL=20270131", "every week, until 31 January 2027"),
            (
                "FREQ=WEEKLY;UNTIL=20270131T230000Z",
                "every week, until 1 February 2027",
            ),
        ] {
            let said = Rule::parse(rule).unwrap().in_words(chrono_tz::Europe::Amsterdam);
            assert_eq!(said, words, "{rule}");
        }
    }

    #[test]
    fn what_is_no_recurrence_of_days_is_refused() {
        for rule in [
            "",
            "FREQ=HOURLY",
            "FREQ=DAILY;BYHOUR=9",
            "FREQ=DAILY;INTERVAL=0",
            "FREQ=DAILY;INTERVAL=65535",
            "FREQ=DAILY;COUNT=0",
            "FREQ=DAILY;COUNT=4294967295",
            "FREQ=WEEKLY;BYDAY=XX",
            "FREQ=DAILY;UNTIL=tomorrow",
            "FREQ=DAILY\nDTSTART:20200101T000000Z",
            "FREQ=YEARLY;BYEASTER=1",
            "INTERVAL=2",
            "FREQ=WEEKLY;BYDAY",
            "FREQ=DAILY;UNTIL=99990101",
        ] {
            assert_eq!(
                Rule::parse(rule).unwrap_err().field,
                "rule",
                "{rule:?} is refused at its field"
            );
        }
        assert!(
            Rule::parse(&format!("FREQ=DAILY;BYMONTH={}", "1,".repeat(500))).is_err(),
            "there is an end to it"
        );
    }
}
