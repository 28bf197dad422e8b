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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn what_is_kept_of_a_year_of_days() {
        let day = |text: &str| text.parse::<chrono::NaiveDate>().unwrap();
        let newest = day("2026-11-22");
        assert_eq!(superfluous(&[]), Vec::<usize>::new(), "of none, none");
        let days: Vec<_> = (0..365).map(|back| newest - chrono::Days::new(back)).collect();
        let gone: BTreeSet<usize> = superfluous(&days).into_iter().collect();
        let kept: Vec<String> = (0..days.len())
            .filter(|place| !gone.contains(place))
            .map(|place| days[place].to_string())
            .collect();
        // Sunday the 22nd is the last of its week; weeks end on Sundays, months on their last day.
        assert_eq!(
            kept,
            [
                "2026-11-22",
                "2026-11-21",
                "2026-11-20",
                "2026-11-19",
                "2026-11-18",
                "2026-11-17",
                "2026-11-16",
                "2026-11-15",
                "2026-11-08",
                "2026-11-01",
                "2026-10-31",
                "2026-09-30",
                "2026-08-31",
                "2026-07-31",
                "2026-06-30",
            ],
            "seven days, four weeks, six months"
        );
        let same = [newest; 9];
        assert_eq!(
            superfluous(&same),
            [1, 2, 3, 4, 5, 6, 7, 8],
            "of one day, the newest"
        );
        let rare = [newest, day("2026-01-01"), day("2020-01-01")];
        assert_eq!(superfluous(&rare), Vec::<usize>::new(), "rare ones all stay");
    }
}
