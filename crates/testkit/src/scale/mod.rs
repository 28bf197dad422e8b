//! Vaults of every size, full of invented people and their work.
//!
//! The same seed, day and zone give the same content: the same people, texts, states and instants under the same
//! ids. Keys are never part of it; they come from the system as in every vault.

mod history;
mod names;
mod plan;
mod sample;
mod sentences;
mod texts;

use std::path::Path;
use std::sync::Arc;

use chrono::{Datelike, Months, NaiveDate, TimeDelta};
use chrono_tz::Tz;
use kept_app::app::{App, KdfChoice, Ports};
use kept_app::error::{ApiError, ErrorCode};
use kept_domain::time::{Moment, instant};
use secrecy::{ExposeSecret, SecretString};
use serde::Serialize;
use serde_json::{Value, json};

use crate::ports::{DirectViewer, ManualClock, NoAudience, SeededChance};
use history::History;

/// The manager of the sample world.
const MANAGER: &str = "Marit Solberg";

/// How much there is to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scale {
    /// The sample team of seven in the middle of its work, with two sealed agreements.
    Sample,
    /// Ten years of a team: 60 members, 20,000 filed forms, 100,000 notes, 40,000 tasks, 2,000 sealed documents, and
    /// more than 100,000 occurrences.
    Decade,
    /// Ten times as many of everything in the same ten years. A root certificate lives for twenty, so a vault of a
    /// hundred years would show what no vault can hold.
    Century,
}

impl Scale {
    /// The size of the years that it has; none for the sample, which has only a present.
    #[must_use]
    pub const fn size(self) -> Option<Size> {
        let decade = Size {
            members: 60,
            present: 25,
            days: 3652,
            forms: 20_000,
            notes: 100_000,
            agreements: 2_000,
            tasks: 20,
        };
        match self {
            Self::Sample => None,
            Self::Decade => Some(decade),
            Self::Century => Some(Size {
                members: decade.members * 10,
                present: decade.present * 10,
                forms: decade.forms * 10,
                notes: decade.notes * 10,
                agreements: decade.agreements * 10,
                ..decade
            }),
        }
    }
}

/// How much happens in the years of a vault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// People in all, 1 to 600.
    pub members: usize,
    /// Those who are there at any time.
    pub present: usize,
    /// Days before the present one.
    pub days: i64,
    /// Filed forms.
    pub forms: u32,
    /// Notes.
    pub notes: u32,
    /// Expectations that were signed and sealed.
    pub agreements: u32,
    /// Tasks of each of these.
    pub tasks: u32,
}

/// What was made.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Counts {
    /// Members, archived ones too.
    pub members: u64,
    /// Expectations, drafts too.
    pub expectations: u64,
    /// Tasks of these.
    pub tasks: u64,
    /// Promises of these.
    pub promises: u64,
    /// Filed forms.
    pub forms: u64,
    /// Notes.
    pub notes: u64,
    /// Instants at which something fell due or will.
    pub occurrences: u64,
    /// Sealed documents.
    pub sealed_documents: u64,
    /// Entries of the journal.
    pub journal_entries: u64,
}

/// A vault that is to be made.
#[derive(Debug)]
pub struct Demo<'a> {
    /// Where; nothing may be there.
    pub folder: &'a Path,
    /// The years; only the sample team if absent.
    pub size: Option<Size>,
    /// What everything is drawn from.
    pub seed: u64,
    /// The day on which it is looked at.
    pub today: NaiveDate,
    /// Where it is looked at.
    pub zone: Tz,
    /// Opens the vault.
    pub passphrase: &'a SecretString,
    /// Memory for the key derivation in MiB; measured if absent.
    pub kdf_memory_mib: Option<u32>,
}

/// How far it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Days written so far.
    pub days: i64,
    /// Days in all.
    pub of: i64,
    /// The day up to which it is written.
    pub until: NaiveDate,
    /// What there is so far.
    pub counts: Counts,
}

impl Demo<'_> {
    /// Makes the vault, fills it, checks every page and link of it, and closes it.
    ///
    /// # Errors
    /// Those of `vault_create`, and those of the disk. What was written stays and opens with the passphrase.
    pub fn make(&self, mut progress: impl FnMut(Progress)) -> Result<Counts, ApiError> {
        let history = self
            .size
            .map(|size| History::new(self.seed, size, self.today, self.zone));
        let first = history.as_ref().map_or(self.today, |history| history.span().0);
        let clock = Arc::new(ManualClock::new(morning(first, self.zone)));
        let maker = Maker {
            app: self.app(&clock),
            clock,
        };
        maker.ask("vault_create", json!({
            "folder": self.folder,
            "name": self.folder.file_stem().map_or_else(|| "Sample".into(), |name| name.to_string_lossy()),
            "passphrase": self.passphrase.expose_secret(),
            "kdfMemoryMib": self.kdf_memory_mib,
            "manager": { "name": MANAGER, "role": "Head of Service & Calibration", "organisation": "Brinkhaven Instruments" },
        }))?;
        let mut counts = match history {
            None => sample::write(&maker, self.passphrase)?,
            Some(history) => maker.write_years(history, &mut progress)?,
        };
        counts.journal_entries = maker.ask("vault_check", json!({}))?["journalEntries"]
            .as_u64()
            .unwrap_or_default();
        maker.ask("vault_lock", json!({}))?;
        Ok(counts)
    }

    fn app(&self, clock: &Arc<ManualClock>) -> App {
        App::new(Ports {
            clock: Arc::clone(clock) as _,
            chance: Arc::new(SeededChance::new(self.seed)),
            audience: Arc::new(NoAudience),
            keychain: Arc::new(kept_app::ports::WithoutKeychain),
            viewer: Arc::new(DirectViewer),
            upkeep: false,
            default_folder: self.folder.parent().unwrap_or(Path::new(".")).to_owned(),
            kdf: self
                .kdf_memory_mib
                .map_or(KdfChoice::Measured, KdfChoice::MemoryMib),
        })
    }
}

/// Before the first talk of a day.
fn morning(day: NaiveDate, zone: Tz) -> Moment {
    let seven = day.and_hms_opt(7, 0, 0).unwrap_or_default();
    Moment {
        at: instant(seven, zone),
        zone,
    }
}

/// The application on its own clock.
struct Maker {
    app: App,
    clock: Arc<ManualClock>,
}

impl Maker {
    /// Asks for a command whose answer is plain data.
    fn ask(&self, command: &str, request: Value) -> Result<Value, ApiError> {
        self.app.dispatch(command, request)?.read()
    }

    /// Writes the years a month at a time, each month in one transaction.
    fn write_years(
        &self,
        mut history: History,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<Counts, ApiError> {
        let (first, last) = history.span();
        let mut from = first;
        while from <= last {
            let next = from.with_day(1).unwrap_or(from) + Months::new(1);
            let until = (next - TimeDelta::days(1)).min(last);
            self.clock.set(morning(from, history.zone).at);
            history = self.app.bulk(move |bulk| {
                history.write(bulk, from, until)?;
                if until == last {
                    history.leave_drafts(bulk)?;
                }
                Ok(history)
            })?;
            let days = (until - first).num_days() + 1;
            progress(Progress {
                days,
                of: (last - first).num_days() + 1,
                until,
                counts: history.counts,
            });
            from = next;
        }
        Ok(history.counts)
    }
}

/// A record that was made is not there.
fn defect() -> ApiError {
    ApiError::new(
        ErrorCode::Internal,
        "The sample does not fit together. Please report this.",
    )
}
