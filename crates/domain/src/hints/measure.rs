//! Whether it can be counted, and how far the target is.

use super::Hint;
use crate::expectation::ExpectationText;

/// A change by half of what is there now is a big step.
const BIG_STEP: f64 = 0.5;

/// Hints about measure, baseline and target.
pub(super) fn measure(text: &ExpectationText, begun: bool) -> Vec<Hint> {
    let measure = &text.measure;
    let Some(counted) = measure.text.as_deref() else {
        let counts_itself = text.what.as_deref().is_some_and(has_number);
        return if begun && !counts_itself {
            vec![Hint::consider(
                "measure.text",
                "No measure found. Say what is counted, and by whom.",
            )]
        } else {
            Vec::new()
        };
    };
    let mut hints = super::wording::all("measure.text", counted);
    match (measure.baseline.as_deref(), measure.target.as_deref()) {
        (_, None) if !has_number(counted) => hints.push(Hint::consider(
            "measure.target",
            "No target yet. Give a number, or say how both of you will know.",
        )),
        (Some(baseline), Some(target)) => match (number(baseline), number(target)) {
            (Some(from), Some(to)) => hints.push(step(text, from, to)),
            _ if baseline == target => hints.push(same()),
            _ => {}
        },
        _ => {}
    }
    hints
}

fn same() -> Hint {
    Hint::consider(
        "measure.target",
        "Was and target are the same. Say what should change.",
    )
}

fn step(text: &ExpectationText, from: f64, to: f64) -> Hint {
    if (to - from).abs() < f64::EPSILON {
        return same();
    }
    let big = from != 0.0 && ((to - from) / from).abs() >= BIG_STEP;
    if !big {
        return Hint::good("measure.text", "Says what is counted, from where and to where.");
    }
    let weeks = text
        .starts_on
        .zip(text.deadline)
        .map(|(start, deadline)| (deadline - start).num_days() / 7)
        .filter(|weeks| *weeks >= 2);
    let span = weeks
        .map(|weeks| format!(" in {weeks} weeks"))
        .unwrap_or_default();
    let between = text
        .reviews
        .iter()
        .find(|review| text.deadline.is_none_or(|deadline| **review < deadline));
    let way_out = match between {
        Some(review) => format!(
            "Add a step of {} at the review on {}.",
            shown(middle(from, to)),
            review.format("%-d %B")
        ),
        None => format!("Add a step of {} on the way.", shown(middle(from, to))),
    };
    Hint::consider(
        "measure.target",
        format!(
            "From {} to {}{span} is a big step. {way_out}",
            shown(from),
            shown(to)
        ),
    )
}

/// A round number half way.
fn middle(from: f64, to: f64) -> f64 {
    let half = f64::midpoint(from, to);
    let grain = match (to - from).abs() {
        span if span >= 100.0 => 10.0,
        span if span >= 20.0 => 5.0,
        span if span >= 4.0 => 1.0,
        _ => 0.1,
    };
    (half / grain).round() * grain
}

/// At most two decimals, none if there are none.
fn shown(number: f64) -> String {
    let text = format!("{number:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn has_number(text: &str) -> bool {
    text.chars().any(|c| c.is_ascii_digit())
}

/// The number that a text begins with, such as `61 %` or `4.5 days`; a comma may separate decimals.
fn number(text: &str) -> Option<f64> {
    let digits: String = text
        .trim()
        .chars()
        .take_while(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '-'))
        .map(|c| if c == ',' { '.' } else { c })
        .collect();
    digits
        .trim_end_matches('.')
        .parse()
        .ok()
        .filter(|number: &f64| number.is_finite())
}
