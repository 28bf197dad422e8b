//! Who is in the team when, and on which days there are talks and signings: everything that is known beforehand.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate, TimeDelta, Weekday};
use fastrand::Rng;

use super::Size;

/// Days between two signing days.
const SIGNING_RHYTHM: i64 = 14;
/// Shortest time that an expectation is agreed for, in days.
const SHORTEST: i64 = 30;
/// Nobody stays shorter than this, in days.
const SHORTEST_STAY: i64 = 120;
/// One in so many of those who are there has not been talked to for a while.
const QUIET: usize = 11;
/// How long ago their last talk is, in days.
const QUIET_FOR: i64 = 30;

/// When somebody is in the team.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stay {
    pub(super) joins: NaiveDate,
    /// `None`: is still there.
    pub(super) leaves: Option<NaiveDate>,
}

/// What happens on a day, by the index of the person.
#[derive(Debug, Default)]
pub(super) struct Day {
    pub(super) joining: Vec<usize>,
    pub(super) leaving: Vec<usize>,
    pub(super) talks: Vec<usize>,
    pub(super) notes: Vec<usize>,
    /// Expectations that are written and signed.
    pub(super) agreements: Vec<usize>,
}

/// The plan of all years.
#[derive(Debug)]
pub(super) struct Plan {
    pub(super) stays: Vec<Stay>,
    pub(super) days: BTreeMap<NaiveDate, Day>,
}

impl Plan {
    /// Plans the years before `today`; the last planned day is the one before it.
    pub(super) fn new(rng: &mut Rng, size: &Size, today: NaiveDate) -> Self {
        let first = today - TimeDelta::days(size.days);
        let stays = stays(rng, size, first, today);
        let mut days: BTreeMap<NaiveDate, Day> = BTreeMap::new();
        for (person, stay) in stays.iter().enumerate() {
            days.entry(stay.joins).or_default().joining.push(person);
            if let Some(leaves) = stay.leaves {
                days.entry(leaves).or_default().leaving.push(person);
            }
        }
        let last = today - TimeDelta::days(1);
        let talkable = stays.iter().enumerate().map(|(person, stay)| {
            let quiet = if person % QUIET == QUIET - 1 { QUIET_FOR } else { 0 };
            let until = stay.leaves.map_or(last - TimeDelta::days(quiet), |leaves| {
                leaves - TimeDelta::days(10)
            });
            workdays(stay.joins, until)
        });
        let talkable = talkable.collect::<Vec<_>>();
        for (person, day) in drawn(rng, &talkable, size.forms) {
            days.entry(day).or_default().talks.push(person);
        }
        for (person, day) in drawn(rng, &talkable, size.notes) {
            days.entry(day).or_default().notes.push(person);
        }
        let signing: Vec<NaiveDate> = workdays(first + TimeDelta::days(SIGNING_RHYTHM), last)
            .into_iter()
            .filter(|day| day.weekday() == Weekday::Thu && (*day - first).num_days() % SIGNING_RHYTHM < 7)
            .collect();
        let signable = stays.iter().map(|stay| {
            let until = stay
                .leaves
                .map_or(last, |leaves| leaves - TimeDelta::days(SHORTEST + 10));
            let from = stay.joins + TimeDelta::days(SIGNING_RHYTHM);
            signing
                .iter()
                .copied()
                .filter(|day| (from..=until).contains(day))
                .collect()
        });
        for (person, day) in drawn(rng, &signable.collect::<Vec<_>>(), size.agreements) {
            days.entry(day).or_default().agreements.push(person);
        }
        Self { stays, days }
    }
}

/// The first of the team stay to the end. The others join over the years, and each makes room for a later one.
fn stays(rng: &mut Rng, size: &Size, first: NaiveDate, today: NaiveDate) -> Vec<Stay> {
    let (members, present) = (size.members.max(1), size.present.clamp(1, size.members.max(1)));
    // A place in the team is held by several people, one after another.
    let mut stays = Vec::with_capacity(members);
    for place in 0..present {
        let holders = members / present + usize::from(place < members % present);
        let share = size.days / i64::try_from(holders).unwrap_or(1);
        let mut joins = first;
        for holder in 1..=holders {
            let later = share / 4;
            let end =
                first + TimeDelta::days(share * i64::try_from(holder).unwrap_or(1) + rng.i64(-later..=later));
            let leaves = (holder < holders).then(|| end.max(joins + TimeDelta::days(SHORTEST_STAY)));
            stays.push(Stay {
                joins: workday(joins),
                leaves,
            });
            joins = leaves.map_or(today, |leaves| leaves + TimeDelta::days(14));
        }
    }
    // Whoever stays comes first, so that the team of the sample world is among them.
    stays.sort_by_key(|stay| stay.leaves.is_some());
    stays
}

/// Spreads `count` things over the days of everybody, each by the days that they have.
fn drawn(rng: &mut Rng, days: &[Vec<NaiveDate>], count: u32) -> Vec<(usize, NaiveDate)> {
    let all: Vec<(usize, NaiveDate)> = days
        .iter()
        .enumerate()
        .flat_map(|(person, days)| days.iter().map(move |day| (person, *day)))
        .collect();
    if all.is_empty() {
        return Vec::new();
    }
    (0..count).map(|_| all[rng.usize(..all.len())]).collect()
}

/// The day itself, or the Monday after it.
pub(super) fn workday(day: NaiveDate) -> NaiveDate {
    match day.weekday() {
        Weekday::Sat => day + TimeDelta::days(2),
        Weekday::Sun => day + TimeDelta::days(1),
        _ => day,
    }
}

/// The days from Monday to Friday in a span.
fn workdays(from: NaiveDate, until: NaiveDate) -> Vec<NaiveDate> {
    from.iter_days()
        .take_while(|day| *day <= until)
        .filter(|day| workday(*day) == *day)
        .collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::scale::Scale;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 19).unwrap()
    }

    #[test]
    fn a_decade_has_exactly_what_it_promises() {
        let size = Scale::Decade.size().unwrap();
        let plan = Plan::new(&mut Rng::with_seed(7), &size, today());
        let sum = |count: fn(&Day) -> usize| plan.days.values().map(count).sum::<usize>();
        assert_eq!(plan.stays.len(), size.members, "everybody joins");
        assert_eq!(sum(|day| day.joining.len()), size.members, "and once");
        assert_eq!(
            sum(|day| day.talks.len()),
            size.forms as usize,
            "every talk has its day"
        );
        assert_eq!(sum(|day| day.notes.len()), size.notes as usize, "every note");
        assert_eq!(
            sum(|day| day.agreements.len()),
            size.agreements as usize,
            "so has every agreement"
        );
        let there = plan.stays.iter().filter(|stay| stay.leaves.is_none()).count();
        assert_eq!(there, size.present, "the team has its size at the end");
        assert!(
            plan.stays[..7].iter().all(|stay| stay.leaves.is_none()),
            "the team of the sample world stays"
        );
    }

    #[test]
    fn nothing_is_planned_for_somebody_who_is_not_there() {
        let size = Scale::Decade.size().unwrap();
        let plan = Plan::new(&mut Rng::with_seed(11), &size, today());
        for (day, planned) in &plan.days {
            assert!(*day < today(), "the years end before today");
            for person in [&planned.talks, &planned.notes, &planned.agreements]
                .into_iter()
                .flatten()
            {
                let stay = plan.stays[*person];
                assert!(stay.joins <= *day, "nobody is talked to before they join");
                assert!(
                    stay.leaves.is_none_or(|leaves| leaves > *day),
                    "nor after they left"
                );
            }
        }
        for stay in &plan.stays {
            let leaves = stay.leaves.unwrap_or(today());
            assert!(
                leaves - stay.joins >= TimeDelta::days(SHORTEST_STAY - 2),
                "nobody passes through"
            );
            assert!(leaves <= today(), "nobody leaves in the future");
        }
    }
}
