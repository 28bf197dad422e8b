//! The page of the documentation that the suite writes.

use super::Extent;
use super::rows::ROWS;
use super::table::{Tally, in_markdown, sum};

/// The page with the figures of a run.
pub(super) fn page(tallies: &[Tally], seed: u64, extent: Extent) -> String {
    let (command, run) = match extent {
        Extent::Short => ("cargo xtask fault --page", "short"),
        Extent::Long => ("cargo xtask fault --long", "long"),
    };
    let meanings: Vec<String> = ROWS
        .iter()
        .map(|row| format!("- **{}, {}.** {}", row.id, row.what.to_lowercase(), row.meaning))
        .collect();
    format!(
        "<!-- Written by `{command}`. Do not edit. -->\n\n{INTRODUCTION}\n## Figures\n\n\
         The {run} run with seed {seed}: {}.\n\n{}\n{COLUMNS}\n## What each row means\n\n{}\n\n{REST}",
        sum(tallies),
        in_markdown(tallies),
        meanings.join("\n")
    )
}

const INTRODUCTION: &str = "# Robustness

A vault has to survive the worst day of the year, so `cargo xtask fault` gives it many of them.
The program that is tried is the real `keptctl`; what is done to it is done from outside, by the kernel, by `strace`, or on its files.
What chance decides comes from a seed, and `cargo xtask fault --only ROW --seed N` repeats a row.
`cargo xtask test` makes the short run; `cargo xtask fault --long` tries each row many more times.
";

const COLUMNS: &str = "| column | what it counts |
|---|---|
| survived | the old state or the new one was there, whole, with everything that was acknowledged |
| detected | the damage, or the reason, was named, and nothing wrong was taken for good |
| older | an earlier state that is whole in itself was taken for the present one |
| undetected | damage was taken for good |
| lost | something acknowledged was gone, or no key opened the vault |
| leaked | something private stood where it must not |
| wrong | a defect, a hang, a message that names something else, or a mess left behind |

Undetected, lost, leaked and wrong must be 0; anything else fails the run.
";

const REST: &str = "## What is tested elsewhere

- Memory after the lock, plaintext on the disk after a whole journey, network calls of the release, and the triggers of the lock are tested on the desktop itself, in `tests/journeys`.
- Kills while somebody types into a form are tried in the window, by the journey `typing`: of 50 (`KEPT_KILLS=50`) the longest that was missing had been typed 0.32 seconds before.
- Rules about the source, such as words that must not occur, are checked by `cargo xtask tidy`; the settings of the open database are read back by tests of `crates/vault`.

## What is not covered

- Power cuts are computed, not made: there is no second machine and no device mapper here. The model is stricter than the file systems that Kept is used on, because it drops whatever was not synced, names included; but a disk that lies about having written is beyond it.
- One system, Linux, and the file systems of the machine that ran it. Windows and macOS go through the same code with other calls.
- A point at which a process is killed is a call that changes a file. Between two such calls nothing on the disk changes, so nothing is missed there.
- An older copy of a whole vault is a whole vault. Nothing inside one file can tell that it is not the newest; the head of the journal in a backup or in a sealed paper can.
- Network file systems and folders that a sync program copies are warned about, not tested.
";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_says_who_wrote_it_with_which_seed_and_what_every_row_means() {
        let text = page(&[], 4711, Extent::Long);
        assert!(
            text.starts_with("<!-- Written by `cargo xtask fault --long`."),
            "nobody edits it by hand"
        );
        assert!(text.contains("with seed 4711"), "a reader can repeat it");
        for row in &ROWS {
            assert!(
                text.contains(&format!("- **{}, ", row.id)),
                "{} is explained",
                row.id
            );
        }
    }
}
