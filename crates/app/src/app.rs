//! The one object that a front end holds, and the one way to ask it something.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError, RwLock, RwLockReadGuard};
use std::time::Duration;

use kept_documents::Press;
use serde_json::Value;

use crate::error::{ApiError, ErrorCode};
use crate::ports::{Audience, Chance, Clock, Keychain, Viewer};
use crate::reply::{Reply, Response};
use crate::scheduler::{Bell, Waiting};
use crate::session::Session;
use crate::upkeep::Examined;
use crate::usecases::OpenBackup;
use crate::wire::*;
use crate::work::Work;
use crate::{request, usecases};

/// What the application needs from the machine around it.
#[derive(Clone)]
pub struct Ports {
    /// Tells the time.
    pub clock: Arc<dyn Clock>,
    /// Draws ids and keys.
    pub chance: Arc<dyn Chance>,
    /// Hears what changed.
    pub audience: Arc<dyn Audience>,
    /// Keeps keys for vaults that may be opened without the passphrase.
    pub keychain: Arc<dyn Keychain>,
    /// Draws what people attach.
    pub viewer: Arc<dyn Viewer>,
    /// Whether Kept backs up and checks an open vault by itself.
    pub upkeep: bool,
    /// The folder in which a new vault is made unless a place is given.
    pub default_folder: PathBuf,
    /// What trying a passphrase of a new vault costs.
    pub kdf: KdfChoice,
}

/// What trying a passphrase costs, for new vaults and new passphrases.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KdfChoice {
    /// As much memory as about a second of this computer is worth.
    Measured,
    /// So many MiB of memory, 64 to 1024.
    MemoryMib(u32),
}

/// The press is made when the first paper is: loading its fonts must not delay the lock screen.
pub(crate) type SharedPress = Arc<OnceLock<Press>>;

/// Whether a vault is meant, and whether it is open. A session exists only between unlock and lock.
pub(crate) enum State {
    /// No vault has been made or chosen.
    None,
    /// This one is meant, and it is closed.
    Locked {
        /// Its folder.
        folder: PathBuf,
    },
    /// It is open.
    Unlocked(Box<Session>),
}

/// The application: one vault at most, and every command of the contract.
pub struct App {
    pub(crate) ports: Ports,
    pub(crate) press: SharedPress,
    /// Held while a vault is opened or made, so that deriving its key does not hold `state`.
    pub(crate) door: Mutex<()>,
    pub(crate) state: RwLock<State>,
    /// What falls due, by id and instant alone; all that is remembered while the vault is locked.
    pub(crate) waiting: Mutex<Waiting>,
    pub(crate) bell: Arc<Bell>,
    /// Backups, checks and a new key.
    pub(crate) work: Arc<Work>,
    /// When a vault was last found whole by this process.
    pub(crate) examined: Arc<Mutex<Option<Examined>>>,
    /// A backup that is being looked into.
    pub(crate) open_backup: Mutex<Option<OpenBackup>>,
}

impl App {
    /// An application without a vault.
    #[must_use]
    pub fn new(ports: Ports) -> Self {
        Self {
            ports,
            press: Arc::default(),
            door: Mutex::new(()),
            state: RwLock::new(State::None),
            waiting: Mutex::default(),
            bell: Arc::default(),
            work: Arc::default(),
            examined: Arc::default(),
            open_backup: Mutex::default(),
        }
    }

    /// Tells which vault is meant. It stays closed; an open one is closed first.
    ///
    /// # Errors
    /// Those of closing the vault that was open.
    pub fn open_place(&self, folder: &Path) -> Result<(), ApiError> {
        let _door = held(&self.door);
        usecases::close(self)?;
        *self.state.write().unwrap_or_else(PoisonError::into_inner) = State::Locked {
            folder: folder.to_owned(),
        };
        Ok(())
    }

    /// The folder of the vault that is meant or open.
    #[must_use]
    pub fn place(&self) -> Option<PathBuf> {
        match &*self.state() {
            State::None => None,
            State::Locked { folder } => Some(folder.clone()),
            State::Unlocked(session) => Some(session.vault().folder().to_owned()),
        }
    }

    /// Whether a vault is open.
    #[must_use]
    pub fn is_open(&self) -> bool {
        matches!(&*self.state(), State::Unlocked(_))
    }

    /// Whether somebody waits for a backup, a check or a new key.
    #[must_use]
    pub fn is_working(&self) -> bool {
        self.work.is_asked()
    }

    /// How long the window may be left alone before the vault is locked; nothing while it is closed, or for ever.
    #[must_use]
    pub fn lock_after(&self) -> Option<Duration> {
        let State::Unlocked(session) = &*self.state() else {
            return None;
        };
        let minutes = session.settings().ok()?.lock_idle_minutes;
        (minutes > 0).then(|| Duration::from_secs(u64::from(minutes) * 60))
    }

    /// Makes the scheduler look at the clock now: after the computer woke up, or its clock or zone was changed.
    pub fn wake(&self) {
        self.bell.ring();
    }

    /// Runs a command of the [contract](crate::contract).
    ///
    /// # Errors
    /// Whatever the command refuses or fails with; the vault is unchanged then.
    pub fn dispatch(&self, command: &str, request: Value) -> Result<Reply, ApiError> {
        // Whatever a broken-off command held is either a transaction, which is rolled back, or a cache.
        catch_unwind(AssertUnwindSafe(|| {
            request::check(command, &request)?;
            self.route(command, request)
        }))
        .unwrap_or_else(|_| Err(ApiError::defect()))
    }

    /// Runs a command on the open vault. The lock that the session is found under is the lock it runs under.
    fn in_session(
        &self,
        command: &str,
        request: Value,
        run: impl FnOnce(&Session, Value) -> Result<Reply, ApiError>,
    ) -> Result<Reply, ApiError> {
        let state = self.state();
        let State::Unlocked(session) = &*state else {
            return Err(ApiError::locked());
        };
        session.admit(command, &request)?;
        run(session, request)
    }

    pub(crate) fn state(&self) -> RwLockReadGuard<'_, State> {
        self.state.read().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Takes a lock; a thread that broke off while it held it left nothing half-done behind.
pub(crate) fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn answer<Q, A>(request: Value, run: impl FnOnce(Q) -> Result<A, ApiError>) -> Result<Reply, ApiError>
where
    Q: serde::de::DeserializeOwned,
    A: Response,
{
    run(request::read(request)?)?.reply()
}

macro_rules! route {
    (door { $(#[doc = $dd:literal] $d:ident($dq:ty) -> $da:ty;)* }
     session { $(#[doc = $sd:literal] $s:ident($sq:ty) -> $sa:ty;)* }
     window { $(#[doc = $wd:literal] $w:ident($wq:ty) -> $wa:ty;)* }) => {
        impl App {
            fn route(&self, command: &str, request: Value) -> Result<Reply, ApiError> {
                match command {
                    $(stringify!($d) => answer::<$dq, $da>(request, |request| usecases::$d(self, request)),)*
                    $(stringify!($s) => self.in_session(command, request, |session, request| {
                        answer::<$sq, $sa>(request, |request| usecases::$s(session, request))
                    }),)*
                    $(stringify!($w))|* => Err(ApiError::precondition("This needs the window of Kept.")),
                    _ => Err(ApiError::new(ErrorCode::UnknownCommand, "Kept has no such command.")),
                }
            }
        }
    };
}
crate::for_each_command!(route);
