//! An open vault and what belongs to it. It exists only between unlock and lock.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use kept_documents::Press;
use kept_domain::attachment::Kind;
use kept_domain::ids::{DocumentId, MemberId};
use kept_domain::time::Moment;
use kept_vault::{Reader, RecoveryKey, Vault, VaultError, Writer};
use serde_json::Value;
use uuid::Uuid;

use crate::app::{App, Ports, SharedPress, held};
use crate::error::{ApiError, ErrorCode};
use crate::layouts::Layouts;
use crate::ports::{Chance, Change, ChangeKind, Drawn};
use crate::scheduler::Bell;
use crate::upkeep::{Keeper, Standing, Upkeep};
use crate::usecases::Settings;
use crate::wastebasket::Wastebasket;
use crate::wire::VaultTrouble;
use crate::work::{Running, Work};

/// The commands of the signing screen: all that answers while a document is in a member's hands.
const SIGNING_SCREEN: [&str; 8] = [
    "session_get",
    "signing_get",
    "signing_read",
    "signing_answer",
    "signing_take_back",
    "preview_document",
    "preview_answer",
    "preview_page",
];

/// An open vault, as a command sees it.
pub struct Session {
    vault: Vault,
    ports: Ports,
    press: SharedPress,
    bell: Arc<Bell>,
    pub(crate) layouts: Mutex<Layouts>,
    handed_over: Mutex<Option<DocumentId>>,
    /// Between showing the recovery kit and proving that it is on paper.
    recovery_key: Mutex<Option<RecoveryKey>>,
    work: Arc<Work>,
    /// What can be put back.
    pub(crate) wastebasket: Mutex<Wastebasket>,
    /// How many sealed captures could not be read.
    unreadable_captures: AtomicUsize,
    standing: Arc<Standing>,
    upkeep: Arc<Upkeep>,
    /// Backs up and checks until the session ends.
    #[expect(dead_code, reason = "it works as long as it lives")]
    keeper: Option<Keeper>,
}

impl Session {
    pub(crate) fn new(app: &App, vault: Vault, handed_over: Option<DocumentId>) -> Self {
        let standing = Arc::default();
        let upkeep = Arc::new(Upkeep::new(app, &vault, &standing));
        Self {
            ports: app.ports.clone(),
            press: Arc::clone(&app.press),
            bell: Arc::clone(&app.bell),
            layouts: Mutex::default(),
            handed_over: Mutex::new(handed_over),
            recovery_key: Mutex::default(),
            wastebasket: Mutex::default(),
            unreadable_captures: AtomicUsize::new(0),
            work: Arc::clone(&app.work),
            keeper: Keeper::start(app, &upkeep),
            upkeep,
            standing,
            vault,
        }
    }

    pub(crate) fn vault(&self) -> &Vault {
        &self.vault
    }

    pub(crate) fn into_vault(self) -> Vault {
        self.vault
    }

    pub(crate) fn ports(&self) -> &Ports {
        &self.ports
    }

    pub(crate) fn press(&self) -> &Press {
        self.press.get_or_init(Press::new)
    }

    /// The press, for work on the vault, which may not borrow the session.
    pub(crate) fn shared_press(&self) -> SharedPress {
        Arc::clone(&self.press)
    }

    pub(crate) fn now(&self) -> Moment {
        self.ports.clock.now()
    }

    /// A new id of this moment.
    pub(crate) fn new_id(&self) -> Uuid {
        self.ids().draw()
    }

    /// Draws ids inside of work on the vault, which may not borrow the session.
    pub(crate) fn ids(&self) -> Ids {
        Ids {
            chance: Arc::clone(&self.ports.chance),
            now: self.now(),
        }
    }

    /// Begins long work that somebody asked for.
    pub(crate) fn begin_work(&self) -> Result<Running, ApiError> {
        self.work.begin(&self.ports.audience)
    }

    /// Draws a page of an attached file; nothing if it cannot be shown. Closing the vault ends it.
    pub(crate) fn draw(
        &self,
        kind: Kind,
        content: &[u8],
        page: u32,
        edge: u16,
    ) -> Result<Option<Drawn>, ApiError> {
        let closing = || self.work.is_closing();
        let drawn = self.ports.viewer.draw(kind, content, page, edge, &closing);
        if closing() {
            return Err(ApiError::locked());
        }
        Ok(drawn.ok())
    }

    pub(crate) fn upkeep(&self) -> &Upkeep {
        &self.upkeep
    }

    /// What is known about the state of the vault.
    pub(crate) fn standing(&self) -> &Standing {
        &self.standing
    }

    /// Refuses to change a vault that can only be read.
    pub(crate) fn writable(&self) -> Result<(), ApiError> {
        self.standing
            .trouble()
            .map_or(Ok(()), |trouble| Err(in_trouble(trouble)))
    }

    /// Runs reading work on the vault.
    pub(crate) fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Reader<'_>) -> Result<T, ApiError> + Send + 'static,
    ) -> Result<T, ApiError> {
        // The vault's own error type is closed; a refusal by a rule travels beside it.
        let read = self.vault.read(move |reader| Ok(work(reader)))?;
        if read
            .as_ref()
            .is_err_and(|error| error.code == ErrorCode::VaultDamaged)
        {
            self.standing
                .learn(&VaultError::DamagedDatabase, &self.ports.audience);
        }
        read
    }

    /// Runs changing work in one transaction. Nothing of it remains if it is refused.
    pub(crate) fn write<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Writer<'_>) -> Result<T, ApiError> + Send + 'static,
    ) -> Result<T, ApiError> {
        self.write_at(self.now(), work)
    }

    /// The same, as of a moment that the caller has already used.
    pub(crate) fn write_at<T: Send + 'static>(
        &self,
        now: Moment,
        work: impl FnOnce(&Writer<'_>) -> Result<T, ApiError> + Send + 'static,
    ) -> Result<T, ApiError> {
        self.writable()?;
        let refusal = Arc::new(Mutex::new(None));
        let refused = Arc::clone(&refusal);
        let result = self.vault.write(now, move |writer| {
            work(writer).map_err(|error| {
                *held(&refused) = Some(error);
                // Any error rolls the transaction back; this one is never seen.
                VaultError::Constraint
            })
        });
        if let Err(error) = &result {
            self.standing.learn(error, &self.ports.audience);
        }
        result.map_err(|error| held(&refusal).take().unwrap_or_else(|| error.into()))
    }

    /// Tells the front end what changed, and the scheduler to look again if reminders, or who has the screen, may have.
    pub(crate) fn changed(&self, kind: ChangeKind, id: Option<Uuid>, member: Option<MemberId>) {
        self.ports.audience.changed(&Change {
            kind,
            id: id.map(|id| id.to_string()),
            member_id: member.map(Into::into),
        });
        if matches!(kind, ChangeKind::Reminder | ChangeKind::Document) {
            self.bell.ring();
        }
    }

    /// The settings of this vault.
    pub(crate) fn settings(&self) -> Result<Settings, ApiError> {
        self.read(Settings::read)
    }

    /// Keeps the key of the kit that is being shown, until it is proven to be on paper.
    pub(crate) fn keep_recovery_key(&self, key: RecoveryKey) {
        *held(&self.recovery_key) = Some(key);
    }

    /// Lends the key of the kit that was shown.
    pub(crate) fn with_recovery_key<T>(&self, look: impl FnOnce(Option<&RecoveryKey>) -> T) -> T {
        look(held(&self.recovery_key).as_ref())
    }

    /// Wipes the key of the kit.
    pub(crate) fn forget_recovery_key(&self) {
        *held(&self.recovery_key) = None;
    }

    /// How many sealed captures could not be read when the vault was opened.
    pub(crate) fn unreadable_captures(&self) -> u32 {
        u32::try_from(self.unreadable_captures.load(Ordering::Relaxed)).unwrap_or(u32::MAX)
    }

    /// Remembers how many they are.
    pub(crate) fn set_unreadable_captures(&self, count: usize) {
        self.unreadable_captures.store(count, Ordering::Relaxed);
    }

    /// The document that is in a member's hands.
    pub(crate) fn handed_over(&self) -> Option<DocumentId> {
        *held(&self.handed_over)
    }

    /// Hands the screen over. Layouts of other papers are forgotten, so that none can be paged to.
    pub(crate) fn hand_over(&self, document: DocumentId) {
        *held(&self.handed_over) = Some(document);
        held(&self.layouts).clear();
    }

    /// The manager has the screen again.
    pub(crate) fn take_back(&self) {
        *held(&self.handed_over) = None;
    }

    /// Refuses everything but the signing screen, and every document but one, while that is in a member's hands.
    pub(crate) fn admit(&self, command: &str, request: &Value) -> Result<(), ApiError> {
        let Some(document) = self.handed_over() else {
            return Ok(());
        };
        let named = request.get("id").or_else(|| request.pointer("/answer/id"));
        let other = named.is_some_and(|id| id.as_str().and_then(|id| id.parse().ok()) != Some(document));
        if SIGNING_SCREEN.contains(&command) && !other {
            return Ok(());
        }
        Err(ApiError::new(
            ErrorCode::HandedOver,
            "The document is being signed. Take the screen back with your passphrase first.",
        ))
    }
}

/// What is said to whoever wants to change a vault that can only be read.
fn in_trouble(trouble: VaultTrouble) -> ApiError {
    match trouble {
        VaultTrouble::Damaged => ApiError::new(
            ErrorCode::VaultDamaged,
            "A part of the vault's file is damaged, so it can only be read. Open a backup, or rescue what is there.",
        ),
        VaultTrouble::Replaced => VaultError::Replaced.into(),
    }
}

/// Draws ids of one moment.
#[derive(Clone)]
pub(crate) struct Ids {
    chance: Arc<dyn Chance>,
    now: Moment,
}

impl Ids {
    /// A new UUID of version 7.
    pub(crate) fn draw(&self) -> Uuid {
        self.chance.id(self.now.at)
    }

    /// Draws ids of another moment.
    pub(crate) fn as_of(&self, now: Moment) -> Self {
        Self {
            chance: Arc::clone(&self.chance),
            now,
        }
    }
}
