//! From measurements to verdicts.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::budgets::{Budget, Unit};

/// What Kept took, and what it is compared with.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Measured {
    pub(super) kept: f64,
    pub(super) other: Option<f64>,
}

/// A line of the table.
pub(super) struct Row {
    what: &'static str,
    against: &'static str,
    kept: String,
    other: String,
    /// The ratio, or the value where there is nothing to compare.
    measured: String,
    bound: String,
    verdict: Verdict,
}

#[derive(Debug, PartialEq, Eq)]
enum Verdict {
    Holds,
    Misses,
    NotMeasured(&'static str),
}

impl Verdict {
    fn in_words(&self) -> String {
        match self {
            Self::Holds => "holds".to_owned(),
            Self::Misses => "**misses**".to_owned(),
            Self::NotMeasured(why) => format!("not measured: {why}"),
        }
    }
}

/// Judges every budget by what was measured.
pub(super) fn rows(budgets: &[Budget], measured: &BTreeMap<String, Measured>) -> Vec<Row> {
    budgets
        .iter()
        .map(|budget| row(budget, measured.get(budget.id)))
        .collect()
}

fn row(budget: &Budget, measured: Option<&Measured>) -> Row {
    let Budget {
        what,
        against,
        bound,
        unit,
        missing,
        ..
    } = *budget;
    let is_ratio = !against.is_empty();
    let (kept, other, value) = match measured {
        None => (String::new(), String::new(), None),
        Some(Measured { kept, other }) => {
            let value = if is_ratio {
                other.map(|other| kept / other)
            } else {
                Some(*kept)
            };
            (
                shown(*kept, unit),
                other.map(|other| shown(other, unit)).unwrap_or_default(),
                value,
            )
        }
    };
    Row {
        what,
        against,
        kept,
        other,
        measured: value
            .map(|value| {
                if is_ratio {
                    format!("{value:.2}")
                } else {
                    shown(value, unit)
                }
            })
            .unwrap_or_default(),
        bound: if is_ratio {
            format!("≤ {bound}")
        } else {
            format!("≤ {}", shown(bound, unit))
        },
        verdict: match value {
            None => Verdict::NotMeasured(missing),
            Some(value) if value <= bound => Verdict::Holds,
            Some(_) => Verdict::Misses,
        },
    }
}

fn shown(value: f64, unit: Unit) -> String {
    match unit {
        Unit::Seconds => format!("{:.2} ms", value * 1e3),
        Unit::Bytes => format!("{:.1} MB", value / 1e6),
        Unit::KiloBytes => format!("{:.0} KB", value / 1e3),
        Unit::ProcessorSeconds => format!("{value:.1} s"),
    }
}

/// The table for a terminal.
pub(super) fn in_words(rows: &[Row]) -> String {
    let width = rows
        .iter()
        .map(|row| row.what.chars().count())
        .max()
        .unwrap_or_default();
    let mut text = String::new();
    for row in rows {
        let _ = writeln!(
            text,
            "{:width$}  {:>10}  {:>10}  {}",
            row.what,
            row.measured,
            row.bound,
            row.verdict.in_words().replace('*', "")
        );
    }
    text + &sum(rows)
}

fn sum(rows: &[Row]) -> String {
    let count = |wanted: fn(&Verdict) -> bool| rows.iter().filter(|row| wanted(&row.verdict)).count();
    format!(
        "{} hold, {} miss, {} not measured",
        count(|verdict| *verdict == Verdict::Holds),
        count(|verdict| *verdict == Verdict::Misses),
        count(|verdict| matches!(verdict, Verdict::NotMeasured(_)))
    )
}

/// The table for the documentation.
pub(super) fn page(rows: &[Row], machine: &str) -> String {
    let mut text = format!(
        "<!-- Written by `cargo xtask bench`. Do not edit. -->\n\n{INTRODUCTION}\nMeasured on {machine}: {}.\n\n\
         | what | Kept | against | that | ratio or value | bound | verdict |\n|---|---|---|---|---|---|---|\n",
        sum(rows)
    );
    for row in rows {
        let _ = writeln!(
            text,
            "| {} | {} | {} | {} | {} | {} | {} |",
            row.what,
            row.kept,
            row.against,
            row.other,
            row.measured,
            row.bound,
            row.verdict.in_words()
        );
    }
    text
}

/// What stands above the table.
pub(super) const INTRODUCTION: &str = "# Performance

`cargo xtask bench` builds the release, makes the vaults and writes this page.
Absolute times differ from machine to machine, so a budget is a ratio of two things that were measured in the same run, in turns; both are medians of many runs unless the row says otherwise.

| vault | what is in it |
|---|---|
| sample | the sample team of seven, two sealed agreements |
| decade | 60 members over ten years: 20,000 filed talks, 100,000 notes, 40,000 tasks, 2,000 sealed documents, more than 100,000 occurrences of reminders |
| century | ten times the decade on every count, in the same ten years; only with `cargo xtask bench --century` |

`keptctl demo DIR --scale sample|decade|century --seed N` makes the same vaults for looking around in them.

How the sides are measured:

- The lists are asked for through the same command that a window sends, until its answer is there. The other side is hand-written SQL for the same rows on the same connection settings and a copy of the file, sent to the thread of the connection as Kept does, with every value written as JSON without names: the least that could reach a window.
- The window shows itself once its interface has painted. Its start is the time from starting the process until the virtual display shows it. The empty window is a Tauri program with the same flags and a page without a script, shown when that page has loaded.
- Memory is the proportional set size of the process and all its children.
- The processor time of an idle hour has a bound of its own. What stands beside it is that of the empty window, whose web view is not idle either: twice a minute it walks its own memory map.
";

#[cfg(test)]
mod tests {
    use super::*;

    fn budget(against: &'static str, bound: f64, unit: Unit) -> Budget {
        Budget {
            id: "x",
            what: "Something",
            against,
            bound,
            unit,
            missing: "nobody looked",
        }
    }

    fn judged(budget: &Budget, measured: Option<Measured>) -> Row {
        row(budget, measured.as_ref())
    }

    #[test]
    fn a_ratio_holds_up_to_its_bound() {
        let budget = budget("that", 1.5, Unit::Seconds);
        let at = |kept| {
            judged(
                &budget,
                Some(Measured {
                    kept,
                    other: Some(0.002),
                }),
            )
        };
        let row = at(0.003);
        assert_eq!(
            (row.measured.as_str(), row.verdict),
            ("1.50", Verdict::Holds),
            "the bound itself holds"
        );
        assert_eq!(
            (row.kept.as_str(), row.other.as_str()),
            ("3.00 ms", "2.00 ms"),
            "both sides are shown"
        );
        assert_eq!(at(0.0031).verdict, Verdict::Misses, "more does not");
    }

    #[test]
    fn a_value_is_held_against_its_bound_alone() {
        let budget = budget("", 150e3, Unit::KiloBytes);
        let row = judged(
            &budget,
            Some(Measured {
                kept: 120e3,
                other: None,
            }),
        );
        assert_eq!(
            (row.measured.as_str(), row.bound.as_str()),
            ("120 KB", "≤ 150 KB")
        );
        assert_eq!(row.verdict, Verdict::Holds);
    }

    #[test]
    fn what_was_not_measured_neither_holds_nor_misses() {
        let ratio = budget("that", 1.0, Unit::Seconds);
        for measured in [
            None,
            Some(Measured {
                kept: 1.0,
                other: None,
            }),
        ] {
            let row = judged(&ratio, measured);
            assert_eq!(
                row.verdict,
                Verdict::NotMeasured("nobody looked"),
                "one side alone is no ratio"
            );
        }
    }

    #[test]
    fn every_row_of_the_page_has_every_column_and_the_sum_counts_all() {
        let rows = rows(super::super::budgets::BUDGETS, &BTreeMap::new());
        let page = page(&rows, "a machine");
        let table = page
            .lines()
            .filter(|line| line.starts_with('|') && line.matches('|').count() == 8);
        assert_eq!(
            table.count(),
            rows.len() + 2,
            "a budget is a row, under two rows of heading"
        );
        assert_eq!(sum(&rows), format!("0 hold, 0 miss, {} not measured", rows.len()));
    }
}
