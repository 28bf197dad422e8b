//! What the trials came to, counted.

use std::fmt::Write as _;

/// What one trial came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// The old state or the new one is there, whole, and what was acknowledged is in it.
    Survived,
    /// The damage was named, and nothing was taken for good that is not.
    Detected,
    /// An earlier state that is whole in itself was taken for the present one, which no file alone can rule out.
    Older,
    /// Damage was taken for good.
    Undetected(String),
    /// Something that was acknowledged is gone, or the vault does not open any more.
    Lost(String),
    /// Something private stands where it must not.
    Leaked(String),
    /// The program ended in a defect, said something else than what was wrong, or left a mess.
    Wrong(String),
}

/// The trials of a row, counted.
#[derive(Clone, Debug, Default)]
pub(super) struct Tally {
    pub(super) id: &'static str,
    pub(super) what: &'static str,
    pub(super) trials: usize,
    pub(super) survived: usize,
    pub(super) detected: usize,
    pub(super) older: usize,
    pub(super) undetected: usize,
    pub(super) lost: usize,
    pub(super) leaked: usize,
    pub(super) wrong: usize,
    pub(super) seconds: f64,
    /// A line for each trial that failed.
    pub(super) failures: Vec<String>,
}

impl Tally {
    /// Counts a trial; `name` says which it was.
    pub(super) fn count(&mut self, name: &str, verdict: &Verdict) {
        self.trials += 1;
        let (counter, failure) = match verdict {
            Verdict::Survived => (&mut self.survived, None),
            Verdict::Detected => (&mut self.detected, None),
            Verdict::Older => (&mut self.older, None),
            Verdict::Undetected(what) => (&mut self.undetected, Some(("UNDETECTED", what))),
            Verdict::Lost(what) => (&mut self.lost, Some(("LOST", what))),
            Verdict::Leaked(what) => (&mut self.leaked, Some(("LEAKED", what))),
            Verdict::Wrong(what) => (&mut self.wrong, Some(("WRONG", what))),
        };
        *counter += 1;
        if let Some((word, what)) = failure {
            self.failures.push(format!("{word} {} {name}: {what}", self.id));
        }
    }
}

/// The table for a terminal.
pub(super) fn in_words(tallies: &[Tally]) -> String {
    let width = tallies.iter().map(|tally| tally.what.chars().count()).max();
    let width = width.unwrap_or_default();
    let mut text = format!(
        "{:4} {:width$} {:>7} {:>9} {:>9} {:>6} {:>11} {:>5} {:>7} {:>6} {:>8}\n",
        "row",
        "what",
        "trials",
        "survived",
        "detected",
        "older",
        "undetected",
        "lost",
        "leaked",
        "wrong",
        "seconds"
    );
    for row in tallies {
        let _ = writeln!(
            text,
            "{:4} {:width$} {:>7} {:>9} {:>9} {:>6} {:>11} {:>5} {:>7} {:>6} {:>8.1}",
            row.id,
            row.what,
            row.trials,
            row.survived,
            row.detected,
            row.older,
            row.undetected,
            row.lost,
            row.leaked,
            row.wrong,
            row.seconds
        );
    }
    text + &sum(tallies)
}

/// The whole in a sentence.
pub(super) fn sum(tallies: &[Tally]) -> String {
    let of = |count: fn(&Tally) -> usize| tallies.iter().map(count).sum::<usize>();
    format!(
        "{} trials: {} undetected, {} lost, {} leaked, {} wrong",
        of(|row| row.trials),
        of(|row| row.undetected),
        of(|row| row.lost),
        of(|row| row.leaked),
        of(|row| row.wrong)
    )
}

/// The rows for the documentation.
pub(super) fn in_markdown(tallies: &[Tally]) -> String {
    let mut text =
        "| row | what | trials | survived | detected | older | undetected | lost | leaked | wrong \
                    | seconds |\n|---|---|---|---|---|---|---|---|---|---|---|\n"
            .to_owned();
    for row in tallies {
        let _ = writeln!(
            text,
            "| {} | {} | {} | {} | {} | {} | {} | {} | {} | {} | {:.0} |",
            row.id,
            row.what,
            row.trials,
            row.survived,
            row.detected,
            row.older,
            row.undetected,
            row.lost,
            row.leaked,
            row.wrong,
            row.seconds
        );
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally() -> Tally {
        let mut tally = Tally {
            id: "T1",
            what: "Killed",
            ..Tally::default()
        };
        let told = || "entry 7 is gone".to_owned();
        for verdict in [
            Verdict::Survived,
            Verdict::Survived,
            Verdict::Detected,
            Verdict::Older,
            Verdict::Undetected(told()),
            Verdict::Lost(told()),
            Verdict::Leaked(told()),
            Verdict::Wrong(told()),
        ] {
            tally.count("trial 3", &verdict);
        }
        tally
    }

    #[test]
    fn every_trial_is_counted_once_and_every_failure_is_named() {
        let tally = tally();
        assert_eq!(tally.trials, 8, "whatever it came to");
        assert_eq!(
            (tally.survived, tally.detected, tally.older),
            (2, 1, 1),
            "what went well has no line"
        );
        let lines = ["UNDETECTED", "LOST", "LEAKED", "WRONG"]
            .map(|word| format!("{word} T1 trial 3: entry 7 is gone"));
        assert_eq!(tally.failures, lines, "what did not has one that repeats it");
    }

    #[test]
    fn the_last_line_adds_up_what_must_be_nothing() {
        let text = in_words(&[tally(), tally()]);
        assert_eq!(
            text.lines().last(),
            Some("16 trials: 2 undetected, 2 lost, 2 leaked, 2 wrong"),
            "{text}"
        );
        assert_eq!(text.lines().count(), 4, "a head, a line for each row, the sum");
    }

    #[test]
    fn the_table_of_the_documentation_has_a_cell_for_each_head() {
        let text = in_markdown(&[tally()]);
        let cells: Vec<usize> = text.lines().map(|line| line.matches('|').count()).collect();
        assert_eq!(cells, [12, 12, 12], "{text}");
    }
}
