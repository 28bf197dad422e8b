//! What Kept does for an open vault by itself: it makes the backup of the day, checks the vault, tries a backup out once a
//! month, and notices when another program lays hands on the file.
//!
//! All of it happens on a thread of its own and on copies, so that nobody waits for it. It gives way to work that
//! somebody asks for, and ends when the vault is locked.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use kept_domain::ids::VaultId;
use kept_vault::backup::{self, Backup, Content, Watch};
use kept_vault::table::setting;
use kept_vault::{Entry, JournalPoint, Reader, Vault, VaultError, journal};

use crate::app::{App, Ports, State, held};
use crate::ports::{Audience, Change, ChangeKind};
use crate::wire::VaultTrouble;
use crate::work::Work;

/// How often the file is looked at. The first look is also when what is due is done: by then Today has been painted.
const TICK: Duration = Duration::from_secs(5);
/// How long after a failure nothing is tried: a full disk is not emptied by copying the vault every five seconds.
const PAUSE: TimeDelta = TimeDelta::minutes(30);
/// How long a vault that was found whole is taken for whole.
const TRUSTED: TimeDelta = TimeDelta::hours(6);
/// How often a backup is unpacked and checked as on the day it is needed.
const REHEARSAL: TimeDelta = TimeDelta::days(30);

const SECOND_PLACE: &str = "backup.second-place";
const SECOND_AT: &str = "backup.second-at";
const LAST: &str = "backup.last";
const REHEARSED: &str = "backup.rehearsed-at";

/// Which vault was found whole, and when.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Examined {
    vault: VaultId,
    at: DateTime<Utc>,
}

/// What is known about the state of an open vault.
#[derive(Default)]
pub(crate) struct Standing {
    trouble: Mutex<Option<VaultTrouble>>,
    damaged_backup: Mutex<Option<String>>,
}

impl Standing {
    pub(crate) fn trouble(&self) -> Option<VaultTrouble> {
        *held(&self.trouble)
    }

    /// Name of a backup that did not pass its rehearsal.
    pub(crate) fn damaged_backup(&self) -> Option<String> {
        held(&self.damaged_backup).clone()
    }

    /// Concludes from an error whether the vault can only be read from now on, and tells.
    pub(crate) fn learn(&self, error: &VaultError, audience: &Arc<dyn Audience>) {
        let trouble = match error {
            VaultError::DamagedDatabase | VaultError::FreePages | VaultError::BrokenJournal { .. } => {
                VaultTrouble::Damaged
            }
            VaultError::Replaced => VaultTrouble::Replaced,
            _ => return,
        };
        let mut known = held(&self.trouble);
        if known.is_none() {
            *known = Some(trouble);
            drop(known);
            audience.changed(&Change {
                kind: ChangeKind::Session,
                id: None,
                member_id: None,
            });
        }
    }
}

/// Does for the open vault what is due, and looks whether its file is still the one that was opened. A vault that is open
/// in a window is looked after like that every five seconds.
pub fn tick(app: &App) {
    if let State::Unlocked(session) = &*app.state() {
        session.upkeep().tick();
    }
}

/// The thread that looks after an open vault; it ends when this is dropped.
pub(crate) struct Keeper(#[expect(dead_code, reason = "dropping it is the message")] Sender<()>);

impl Keeper {
    /// Starts it, unless the application was told to leave the vault alone.
    pub(crate) fn start(app: &App, upkeep: &Arc<Upkeep>) -> Option<Self> {
        if !app.ports.upkeep {
            return None;
        }
        let upkeep = Arc::clone(upkeep);
        let (stop, stopped) = mpsc::channel();
        let thread = thread::Builder::new().name("upkeep".to_owned());
        // Without a thread to spare there is no upkeep until the next unlock.
        let started = thread.spawn(move || {
            while stopped.recv_timeout(TICK) == Err(RecvTimeoutError::Timeout) {
                upkeep.tick();
            }
        });
        started.ok().map(|_| Self(stop))
    }
}

/// All that upkeep needs, and nothing that a command would have to wait for.
pub(crate) struct Upkeep {
    vault: Vault,
    ports: Ports,
    work: Arc<Work>,
    examined: Arc<Mutex<Option<Examined>>>,
    standing: Arc<Standing>,
    failed_at: Mutex<Option<DateTime<Utc>>>,
}

impl Upkeep {
    pub(crate) fn new(app: &App, vault: &Vault, standing: &Arc<Standing>) -> Self {
        Self {
            vault: vault.clone(),
            ports: app.ports.clone(),
            work: Arc::clone(&app.work),
            examined: Arc::clone(&app.examined),
            standing: Arc::clone(standing),
            failed_at: Mutex::default(),
        }
    }

    pub(crate) fn tick(&self) {
        let done = self.vault.in_place().and_then(|()| self.do_what_is_due());
        match done {
            // It gave way to somebody who waits, and has its turn afterwards.
            Ok(()) | Err(VaultError::Cancelled) => {}
            Err(error) => {
                *held(&self.failed_at) = Some(self.ports.clock.now().at);
                self.standing.learn(&error, &self.ports.audience);
            }
        }
    }

    fn do_what_is_due(&self) -> Result<(), VaultError> {
        if self.standing.trouble().is_some() {
            return Ok(());
        }
        let now = self.ports.clock.now();
        if held(&self.failed_at).is_some_and(|at| (at..at + PAUSE).contains(&now.at)) {
            return Ok(());
        }
        let due = self.vault.read(move |reader| due(reader, now))?;
        let trusted = held(&self.examined).is_some_and(|examined| {
            examined.vault == self.vault.id() && (examined.at..examined.at + TRUSTED).contains(&now.at)
        });
        if trusted && !due.backup && !due.rehearsal {
            return Ok(());
        }
        let Some(running) = self.work.begin_quietly() else {
            return Ok(());
        };
        let watch = running.watch();
        if let Some(known) = due.verified.filter(|_| !trusted) {
            self.vault
                .read(move |reader| journal::verify_after(reader, known))?;
        }
        if due.backup {
            back_up(&self.vault, &self.ports, None, &watch)?;
        } else if !trusted {
            self.vault.examine(false, &watch)?;
        }
        *held(&self.examined) = Some(Examined {
            vault: self.vault.id(),
            at: now.at,
        });
        if due.rehearsal {
            self.rehearse(&watch)?;
        }
        Ok(())
    }

    /// Unpacks the newest backup and checks it. If it is not whole, another one is made at once.
    fn rehearse(&self, watch: &Arc<dyn Watch>) -> Result<(), VaultError> {
        let place = backup::usual_place(self.vault.folder());
        let own = |listed: &backup::Listed| {
            let says = listed.says.as_ref();
            says.is_ok_and(|says| says.number == self.vault.number())
        };
        let Some(newest) = backup::list(&place)?.into_iter().find(own) else {
            return Ok(());
        };
        match self.vault.prove_backup(&newest.path, watch) {
            Ok(_) => {}
            Err(
                VaultError::DamagedBackup | VaultError::DamagedDatabase | VaultError::BrokenJournal { .. },
            ) => {
                let name = newest.path.file_name().unwrap_or_default();
                *held(&self.standing.damaged_backup) = Some(name.to_string_lossy().into_owned());
                back_up(&self.vault, &self.ports, None, watch)?;
            }
            Err(VaultError::EarlierKey) => {
                back_up(&self.vault, &self.ports, None, watch)?;
            }
            Err(error) => return Err(error),
        }
        note_rehearsal(&self.vault, &self.ports)
    }
}

/// What there is to do.
struct Due {
    backup: bool,
    rehearsal: bool,
    /// Up to where the journal was found whole by the last backup.
    verified: Option<JournalPoint>,
}

fn due(reader: &Reader<'_>, now: kept_domain::time::Moment) -> Result<Due, VaultError> {
    let history = History::read(reader)?;
    let today = now.at.with_timezone(&now.zone).date_naive();
    let earlier_day = |at: DateTime<Utc>| at.with_timezone(&now.zone).date_naive() < today;
    let rehearsed = history.rehearsed_at.or(history.last.map(|last| last.at));
    Ok(Due {
        backup: history.behind_since.is_some() && history.last.is_none_or(|last| earlier_day(last.at)),
        rehearsal: rehearsed.is_some_and(|at| now.at - at >= REHEARSAL),
        verified: history.last.map(|last| last.point),
    })
}

/// What the vault remembers about its backups.
pub(crate) struct History {
    pub(crate) last: Option<Last>,
    /// When the first change was made that is in no backup.
    pub(crate) behind_since: Option<DateTime<Utc>>,
    pub(crate) rehearsed_at: Option<DateTime<Utc>>,
    pub(crate) second_place: Option<PathBuf>,
    pub(crate) second_at: Option<DateTime<Utc>>,
}

/// The newest backup.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Last {
    /// When it was made.
    pub(crate) at: DateTime<Utc>,
    /// Head of the journal in it.
    point: JournalPoint,
}

impl History {
    pub(crate) fn read(reader: &Reader<'_>) -> Result<Self, VaultError> {
        let instant = |key| -> Result<Option<DateTime<Utc>>, VaultError> {
            Ok(setting::get(reader, key)?.and_then(|text| text.parse().ok()))
        };
        let last = setting::get(reader, LAST)?.and_then(|text| Last::parse(&text));
        Ok(Self {
            behind_since: journal::changed_after(reader, last.map_or(0, |last| last.point.seq))?,
            last,
            rehearsed_at: instant(REHEARSED)?,
            second_place: setting::get(reader, SECOND_PLACE)?.map(PathBuf::from),
            second_at: instant(SECOND_AT)?,
        })
    }
}

impl Last {
    /// "INSTANT SEQ HASH".
    fn text(self) -> String {
        format!(
            "{} {} {}",
            self.at.to_rfc3339(),
            self.point.seq,
            hex::encode(self.point.hash)
        )
    }

    fn parse(text: &str) -> Option<Self> {
        let mut words = text.split(' ');
        let at = words.next()?.parse().ok()?;
        let seq = words.next()?.parse().ok()?;
        let mut hash = [0; 32];
        hex::decode_to_slice(words.next()?, &mut hash).ok()?;
        Some(Self {
            at,
            point: JournalPoint { seq, hash },
        })
    }
}

/// A backup, and whether its copy arrived in the second place if there is one.
pub(crate) struct BackedUp {
    pub(crate) backup: Backup,
    pub(crate) copied: Option<bool>,
}

/// Makes a backup, in the usual place if no other is named, removes what it makes superfluous there, copies it to the
/// second place, and notes that.
pub(crate) fn back_up(
    vault: &Vault,
    ports: &Ports,
    elsewhere: Option<&Path>,
    watch: &Arc<dyn Watch>,
) -> Result<BackedUp, VaultError> {
    let now = ports.clock.now();
    let usual = backup::usual_place(vault.folder());
    let place = elsewhere.unwrap_or(&usual);
    let made = vault.back_up(place, now, watch)?;
    // A place that the manager has named holds what the manager wants it to hold.
    if place == usual {
        // One backup too many is no reason to call this one a failure.
        drop(backup::rotate(place, &vault.number(), now.zone));
    }
    let second = vault.read(|reader| Ok(History::read(reader)?.second_place))?;
    let copied = second.map(|second| {
        let copied = backup::copy(&made.path, &second, watch.as_ref());
        copied
            .and_then(|_| backup::rotate(&second, &vault.number(), now.zone))
            .is_ok()
    });
    // In a vault that can only be read there is nothing to note it in.
    drop(note_backup(vault, ports, &made, copied == Some(true)));
    Ok(BackedUp { backup: made, copied })
}

fn note_backup(vault: &Vault, ports: &Ports, made: &Backup, copied: bool) -> Result<(), VaultError> {
    let (at, content) = (made.made_at, made.content.clone());
    let object = vault.id().uuid();
    vault.write(ports.clock.now(), move |writer| {
        if let Some(point) = head(&content) {
            setting::put(writer, LAST, Some(&Last { at, point }.text()))?;
        }
        if copied {
            setting::put(writer, SECOND_AT, Some(&at.to_rfc3339()))?;
        }
        let entry = Entry {
            kind: "backup.made",
            object,
            payload: content.head.as_bytes(),
        };
        writer.record(entry).map(drop)
    })?;
    told(ports);
    Ok(())
}

/// The head of the journal in a backup.
fn head(content: &Content) -> Option<JournalPoint> {
    let mut hash = [0; 32];
    hex::decode_to_slice(&content.head, &mut hash).ok()?;
    Some(JournalPoint {
        seq: content.entries,
        hash,
    })
}

/// Notes that a backup was unpacked and found whole.
pub(crate) fn note_rehearsal(vault: &Vault, ports: &Ports) -> Result<(), VaultError> {
    let now = ports.clock.now();
    let object = vault.id().uuid();
    vault.write(now, move |writer| {
        setting::put(writer, REHEARSED, Some(&now.at.to_rfc3339()))?;
        let entry = Entry {
            kind: "backup.rehearsed",
            object,
            payload: object.as_bytes(),
        };
        writer.record(entry).map(drop)
    })?;
    told(ports);
    Ok(())
}

/// Chooses the second place for backups, or none.
pub(crate) fn set_second_place(
    vault: &Vault,
    ports: &Ports,
    folder: Option<String>,
) -> Result<(), VaultError> {
    let object = vault.id().uuid();
    vault.write(ports.clock.now(), move |writer| {
        setting::put(writer, SECOND_PLACE, folder.as_deref())?;
        setting::put(writer, SECOND_AT, None)?;
        let entry = Entry {
            kind: "backup.place-chosen",
            object,
            payload: folder.as_deref().unwrap_or_default().as_bytes(),
        };
        writer.record(entry).map(drop)
    })?;
    told(ports);
    Ok(())
}

fn told(ports: &Ports) {
    ports.audience.changed(&Change {
        kind: ChangeKind::Settings,
        id: None,
        member_id: None,
    });
}
