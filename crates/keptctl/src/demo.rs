//! `keptctl demo`: a vault of invented people.

use std::io::{self, IsTerminal as _, Write as _};
use std::time::{Duration, Instant};

use kept_app::machine::SystemClock;
use kept_app::ports::Clock as _;
use kept_testkit::scale::{self, Counts, Progress};
use secrecy::SecretString;
use serde_json::{Value, json};

use crate::arguments::{Demo, Scale};
use crate::exit::Failure;
use crate::{input, output};

/// Opens a demo for which no passphrase was given. It guards nothing.
const PASSPHRASE: &str = "sample team sample team";
/// Memory for the key derivation of such a demo, in MiB.
const KDF_MEMORY_MIB: u32 = 64;
/// How often a reader that is no terminal hears of the progress.
const QUIET: Duration = Duration::from_secs(10);

/// Makes the vault and says what is in it.
///
/// # Errors
/// What the core answers, or unusable standard input.
pub(crate) fn run(task: &Demo, as_json: bool) -> Result<(), Failure> {
    let begun = Instant::now();
    let now = SystemClock.now();
    let (passphrase, kdf_memory_mib) = if task.passphrase_stdin {
        (input::secret("the passphrase")?, None)
    } else {
        (SecretString::from(PASSPHRASE), Some(KDF_MEMORY_MIB))
    };
    let demo = scale::Demo {
        folder: &task.folder,
        size: match task.scale {
            Scale::Sample => scale::Scale::Sample,
            Scale::Decade => scale::Scale::Decade,
            Scale::Century => scale::Scale::Century,
        }
        .size(),
        seed: task.seed,
        today: task.today.unwrap_or(now.date()),
        zone: now.zone,
        passphrase: &passphrase,
        kdf_memory_mib,
    };
    let mut line = Line::new();
    let made = demo.make(|progress| line.show(&progress));
    line.end();
    let (counts, seconds) = (made?, begun.elapsed().as_secs_f64());
    if as_json {
        return output::value(&summary(task, &counts, seconds));
    }
    output::line(&in_words(&counts, seconds))?;
    if task.passphrase_stdin {
        Ok(())
    } else {
        output::line(&format!("Passphrase: {PASSPHRASE}"))
    }
}

fn summary(task: &Demo, counts: &Counts, seconds: f64) -> Value {
    let mut summary =
        json!({ "folder": task.folder, "seed": task.seed, "counts": counts, "seconds": seconds });
    if !task.passphrase_stdin {
        summary["passphrase"] = PASSPHRASE.into();
    }
    summary
}

fn in_words(counts: &Counts, seconds: f64) -> String {
    let Counts {
        members,
        expectations,
        tasks,
        promises,
        forms,
        notes,
        occurrences,
        sealed_documents,
        journal_entries,
    } = *counts;
    let rows = [
        (members, "members"),
        (forms, "filed forms"),
        (notes, "notes"),
        (expectations, "expectations"),
        (tasks, "tasks"),
        (promises, "promises"),
        (sealed_documents, "sealed documents"),
        (occurrences, "occurrences of reminders"),
        (journal_entries, "journal entries, every page and link checked"),
    ];
    let rows: Vec<String> = rows
        .iter()
        .map(|(count, what)| format!("{count:>10}  {what}"))
        .collect();
    format!("{}\n{seconds:>10.1}  seconds", rows.join("\n"))
}

/// The progress on standard error: one line that is written over, or now and then a new one where nobody watches.
struct Line {
    over: bool,
    last: Option<Instant>,
}

impl Line {
    fn new() -> Self {
        Self {
            over: io::stderr().is_terminal(),
            last: None,
        }
    }

    fn show(&mut self, progress: &Progress) {
        let due = self.last.is_none_or(|last| last.elapsed() >= QUIET);
        if !self.over && !due {
            return;
        }
        self.last = Some(Instant::now());
        let Progress {
            days,
            of,
            until,
            counts,
        } = progress;
        let percent = days * 100 / of.max(&1);
        let text = format!(
            "{} {percent:>3} %  {} talks, {} sealed documents",
            until.format("%Y-%m"),
            counts.forms,
            counts.sealed_documents
        );
        let mut err = io::stderr().lock();
        // A closed standard error is no reason to stop.
        let _ = if self.over {
            write!(err, "\r\x1b[K{text}")
        } else {
            writeln!(err, "{text}")
        };
        let _ = err.flush();
    }

    fn end(&self) {
        if self.over && self.last.is_some() {
            let _ = write!(io::stderr().lock(), "\r\x1b[K");
        }
    }
}
