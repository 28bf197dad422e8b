//! Which backups can go.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};

/// Newest backups of as many days, weeks and months stay.
const DAYS: usize = 7;
const WEEKS: usize = 4;
const MONTHS: usize = 6;

/// Which of the backups made on these days, newest first, are not needed any more; their places in the list.
///
/// The newest one of each of the last seven days, four ISO weeks and six months that have a backup stays, so the
/// newest of all always does.
#[must_use]
pub fn superfluous(days: &[NaiveDate]) -> Vec<usize> {
    let mut kept = BTreeSet::new();
    kept.extend(newest_of(days, DAYS, |day| day));
    kept.extend(newest_of(days, WEEKS, |day| {
        (day.iso_week().year(), day.iso_week().week())
    }));
    kept.extend(newest_of(days, MONTHS, |day| (day.year(), day.month())));
    (0..days.len()).filter(|place| !kept.contains(place)).collect()
}

/// Places of the newest backup of each of the first `most` spans.
fn newest_of<S: PartialEq>(days: &[NaiveDate], most: usize, span: impl Fn(NaiveDate) -> S) -> Vec<usize> {
    let mut last = None;
    let mut places = Vec::new();
    for (place, day) in days.iter().enumerate() {
        let of = Some(span(*day));
        if places.len() < most && of != last {
            places.push(place);
        }
        last = of;
    }
    places
}
