//! The door: making, opening, recovering and closing the vault.

use std::path::{Path, PathBuf};
use std::sync::{MutexGuard, PoisonError};

use chrono::TimeDelta;
use kept_domain::file_name;
use kept_domain::ids::VaultId;
use kept_domain::time::Moment;
use kept_vault::table::{document, meta, setting};
use kept_vault::{Entry, Kdf, KeychainKey, NewVault, RecoveryKey, Vault, VaultError, place};
use secrecy::ExposeSecret;
use zeroize::Zeroizing;

use super::{Settings, capture, recovery_kit, settings};
use crate::app::{App, KdfChoice, State, held};
use crate::error::{ApiError, ErrorCode};
use crate::ports::{Change, ChangeKind};
use crate::session::Session;
use crate::upkeep;
use crate::wire::*;

/// How long nobody asks whether the recovery kit is still where it was put.
const KIT_REHEARSAL: TimeDelta = TimeDelta::days(180);
const PLACE_ACCEPTED: &str = "vault.place-accepted";
/// Characters that the name of a vault may have.
const LONGEST_NAME: usize = 80;

pub(crate) fn vault_status(app: &App, _: Nothing) -> Result<VaultStatus, ApiError> {
    let folder = match &*app.state() {
        State::None => return Ok(status(app, VaultCondition::None, None, None, false)),
        State::Unlocked(session) => {
            let vault = session.vault();
            return Ok(status(
                app,
                VaultCondition::Unlocked,
                Some(vault.folder()),
                Some(vault.number()),
                vault.has_keychain(),
            ));
        }
        State::Locked { folder } => folder.clone(),
    };
    let outside = Vault::look(&folder);
    // While it is being opened here, the vault is in use by this very process.
    let opening = app.door.try_lock().is_err();
    let condition = match &outside {
        Ok(outside) if outside.in_use && !opening => VaultCondition::InUse,
        Ok(_) => VaultCondition::Locked,
        Err(VaultError::Missing) => VaultCondition::Missing,
        Err(VaultError::NotAVault) => VaultCondition::NotAVault,
        Err(VaultError::Empty | VaultError::Truncated) => VaultCondition::Truncated,
        Err(VaultError::DamagedHeader) => VaultCondition::DamagedHeader,
        Err(VaultError::TooNew { .. }) => VaultCondition::TooNew,
        Err(error) => return Err(error.clone().into()),
    };
    let outside = outside.ok();
    let keychain = outside.as_ref().is_some_and(|outside| outside.has_keychain);
    Ok(status(
        app,
        condition,
        Some(&folder),
        outside.map(|outside| outside.number),
        keychain,
    ))
}

fn status(
    app: &App,
    condition: VaultCondition,
    folder: Option<&Path>,
    number: Option<String>,
    keychain: bool,
) -> VaultStatus {
    let name = folder.map(|folder| match folder.extension() {
        Some(ending) if ending == "kept" => folder.file_stem(),
        _ => folder.file_name(),
    });
    VaultStatus {
        condition,
        folder_name: name.flatten().map(|name| name.to_string_lossy().into_owned()),
        number,
        reminders_waiting: held(&app.waiting).count(app.ports.clock.now().at),
        keychain,
    }
}

pub(crate) fn vault_create(app: &App, request: VaultCreate) -> Result<VaultCreated, ApiError> {
    let name = request.name.trim().to_owned();
    if name.is_empty() || name.chars().count() > LONGEST_NAME {
        return Err(ApiError::field(
            "name",
            format!("A name has 1 to {LONGEST_NAME} characters."),
        ));
    }
    let manager = request.manager.map(settings::checked_manager).transpose()?;
    let _door = door(app)?;
    let folder = match request.folder {
        Some(folder) => PathBuf::from(folder),
        None => usual_folder(app, &name)?,
    };
    if !folder
        .parent()
        .is_some_and(|parent| parent.as_os_str().is_empty() || parent.is_dir())
    {
        return Err(ApiError::field(
            "folder",
            "The folder that it should go into does not exist.",
        ));
    }
    let kdf = match request.kdf_memory_mib {
        Some(mib) => Kdf::with_memory(mib)
            .map_err(|_| ApiError::field("kdfMemoryMib", "This lies outside of 64 to 1024."))?,
        None => kdf(app)?,
    };
    let now = app.ports.clock.now();
    let id = VaultId::new(app.ports.chance.id(now.at));
    let new = NewVault {
        name: &name,
        passphrase: &request.passphrase.0,
        kdf,
    };
    let (vault, key) = Vault::create(&folder, new, id, now)?;
    let recovery_kit = recovery_kit::view(&vault, &key, now.at);
    let session = Session::new(app, vault, None);
    if let Some(manager) = manager {
        session.write_at(now, move |writer| {
            settings::write_manager(writer, id.uuid(), manager)
        })?;
    }
    session.keep_recovery_key(key);
    Ok(VaultCreated {
        session: install(app, session)?,
        recovery_kit,
    })
}

/// The folder of a new vault in the usual place.
pub(super) fn usual_folder(app: &App, name: &str) -> Result<PathBuf, ApiError> {
    std::fs::create_dir_all(&app.ports.default_folder).map_err(VaultError::from)?;
    Ok(app.ports.default_folder.join(file_name::of_vault(name)))
}

/// The cost of a passphrase that is chosen now.
pub(super) fn kdf(app: &App) -> Result<Kdf, VaultError> {
    chosen_kdf(app.ports.kdf)
}

fn chosen_kdf(choice: KdfChoice) -> Result<Kdf, VaultError> {
    match choice {
        KdfChoice::Measured => Kdf::calibrated(),
        KdfChoice::MemoryMib(mib) => Kdf::with_memory(mib),
    }
}

pub(crate) fn vault_unlock(app: &App, request: VaultUnlock) -> Result<SessionView, ApiError> {
    let VaultUnlock { passphrase, folder } = request;
    open(app, folder, |folder, now| {
        Ok(Vault::unlock(folder, &passphrase.0, now)?)
    })
}

pub(crate) fn vault_unlock_with_keychain(
    app: &App,
    request: VaultUnlockWithKeychain,
) -> Result<SessionView, ApiError> {
    open(app, request.folder, |folder, now| {
        let kept = app.ports.keychain.get(&Vault::look(folder)?.number);
        let key = kept.and_then(|bytes| KeychainKey::from_bytes(&Zeroizing::new(bytes)));
        let key = key.ok_or(VaultError::KeychainKey)?;
        Ok(Vault::unlock_with_keychain(folder, &key, now)?)
    })
}

pub(crate) fn vault_recover(app: &App, request: VaultRecover) -> Result<SessionView, ApiError> {
    let VaultRecover {
        recovery_key,
        new_passphrase,
        folder,
    } = request;
    let key = RecoveryKey::parse(recovery_key.0.expose_secret())?;
    open(app, folder, |folder, now| {
        Vault::recover(folder, &key, &new_passphrase.0, kdf(app)?, now).map_err(in_field("newPassphrase"))
    })
}

/// Puts a refusal of a passphrase at the field that it was typed in.
pub(super) fn in_field(field: &'static str) -> impl Fn(VaultError) -> ApiError {
    move |error| {
        let about = matches!(error, VaultError::WeakPassphrase { .. });
        let error = ApiError::from(error);
        ApiError {
            field: if about {
                Some(field.to_owned())
            } else {
                error.field.clone()
            },
            ..error
        }
    }
}

fn open(
    app: &App,
    folder: Option<String>,
    open: impl FnOnce(&Path, Moment) -> Result<Vault, ApiError>,
) -> Result<SessionView, ApiError> {
    let _door = door(app)?;
    let folder = folder
        .map(PathBuf::from)
        .or_else(|| meant(app))
        .ok_or(VaultError::Missing)?;
    // Deriving the key takes about a second; `state` is free meanwhile.
    let vault = open(&folder, app.ports.clock.now())?;
    install_opened(app, vault)
}

/// Takes the door: one vault at a time is opened or made, and none while one is open.
pub(super) fn door(app: &App) -> Result<MutexGuard<'_, ()>, ApiError> {
    let door = held(&app.door);
    match &*app.state() {
        State::Unlocked(_) => Err(ApiError::precondition("A vault is open. Lock it first.")),
        State::None | State::Locked { .. } => Ok(door),
    }
}

/// The folder of the closed vault that is meant.
pub(super) fn meant(app: &App) -> Option<PathBuf> {
    match &*app.state() {
        State::Locked { folder } => Some(folder.clone()),
        State::None | State::Unlocked(_) => None,
    }
}

/// Makes an open vault the one that the application has open.
pub(super) fn install_opened(app: &App, vault: Vault) -> Result<SessionView, ApiError> {
    let handed_over = match vault.read(document::with_member) {
        Err(VaultError::DamagedDatabase) => None,
        read => read?,
    };
    let session = Session::new(app, vault, handed_over);
    // A vault that cannot be written to now opens all the same; what is sealed waits for the next time.
    drop(capture::merge(&session));
    install(app, session)
}

fn install(app: &App, session: Session) -> Result<SessionView, ApiError> {
    let view = session_get(&session, Nothing {})?;
    *app.state.write().unwrap_or_else(PoisonError::into_inner) = State::Unlocked(Box::new(session));
    tell(app);
    Ok(view)
}

fn tell(app: &App) {
    app.ports.audience.changed(&Change {
        kind: ChangeKind::Session,
        id: None,
        member_id: None,
    });
    app.wake();
}

pub(crate) fn vault_lock(app: &App, _: Nothing) -> Result<Done, ApiError> {
    // A vault that is being opened is open in a moment, and whoever asks for the lock means that one too.
    let _door = held(&app.door);
    close(app)?;
    Ok(Done {})
}

/// Closes the vault if one is open, and lets everything go that was read from it.
pub(crate) fn close(app: &App) -> Result<(), ApiError> {
    // Whoever works on the vault holds its session, so the work has to end first.
    let _closed = app.work.close();
    held(&app.open_backup).take();
    let mut state = app.state.write().unwrap_or_else(PoisonError::into_inner);
    let State::Unlocked(session) = &*state else {
        return Ok(());
    };
    // A vault that cannot say any more what is due is locked all the same.
    drop(held(&app.waiting).remember(session, session.now().at));
    let folder = session.vault().folder().to_owned();
    let before = std::mem::replace(&mut *state, State::Locked { folder });
    let closed = match before {
        State::Unlocked(session) => session.into_vault().close(),
        State::None | State::Locked { .. } => Ok(()),
    };
    if let Some(press) = app.press.get() {
        press.forget();
    }
    drop(state);
    tell(app);
    Ok(closed?)
}

pub(crate) fn session_get(session: &Session, _: Nothing) -> Result<SessionView, ApiError> {
    // A vault with a damaged page opens all the same: whatever can be read of it shall be read.
    let settings = readable(session.read(Settings::read))?.map_or_else(Settings::usual, Ok)?;
    let kit_saved_at = readable(session.read(|reader| Ok(meta::get(reader)?)))?.map(|meta| meta.kit_saved_at);
    let has_sample = readable(session.read(|reader| Ok(meta::has_sample(reader)?)))?.unwrap_or_default();
    let place_accepted =
        readable(session.read(|reader| Ok(setting::get(reader, PLACE_ACCEPTED)?.is_some())))?.unwrap_or(true);
    let handed_over = session
        .handed_over()
        .map(|id| session.read(move |reader| document_ref(reader, id)));
    let vault = session.vault();
    let now = session.now().at;
    Ok(SessionView {
        vault_name: vault.name().to_owned(),
        vault_number: vault.number(),
        kit_saved: kit_saved_at.is_none_or(|at| at.is_some()),
        kit_rehearsal_due: kit_saved_at.flatten().is_some_and(|at| now - at >= KIT_REHEARSAL),
        trouble: session.standing().trouble(),
        place: match place::of(vault.folder()) {
            _ if place_accepted => VaultPlace::Ordinary,
            place => place.into(),
        },
        keychain: vault.has_keychain(),
        has_sample,
        settings: settings.view(),
        handed_over: handed_over.transpose()?,
    })
}

/// What could be read; nothing if a damaged page is in the way.
fn readable<T>(read: Result<T, ApiError>) -> Result<Option<T>, ApiError> {
    match read {
        Err(error) if error.code == ErrorCode::VaultDamaged => Ok(None),
        read => read.map(Some),
    }
}

fn document_ref(
    reader: &kept_vault::Reader<'_>,
    id: kept_domain::ids::DocumentId,
) -> Result<DocumentRef, ApiError> {
    let row = document::get(reader, id)?;
    Ok(DocumentRef {
        id: row.id.into(),
        title: row.title,
        member_name: row.member_name,
    })
}

pub(crate) fn vault_change_passphrase(
    session: &Session,
    request: VaultChangePassphrase,
) -> Result<Done, ApiError> {
    session.writable()?;
    let kdf = chosen_kdf(session.ports().kdf)?;
    session
        .vault()
        .change_passphrase(&request.current.0, &request.new.0, kdf, session.now())
        .map_err(in_field("new"))
        .map_err(|error| match error.code {
            ErrorCode::WrongPassphrase => ApiError {
                field: Some("current".to_owned()),
                ..error
            },
            _ => error,
        })?;
    Ok(Done {})
}

pub(crate) fn vault_check(session: &Session, request: VaultCheck) -> Result<VaultChecked, ApiError> {
    let running = session.begin_work()?;
    let examined = session.vault().examine(request.hashes, &running.watch());
    let (content, hashes) = examined.inspect_err(|error| {
        session.standing().learn(error, &session.ports().audience);
    })?;
    Ok(VaultChecked {
        journal_entries: content.entries,
        tables: hashes.map(|hashes| {
            hashes
                .into_iter()
                .map(|(name, hash)| (name, hex::encode(hash)))
                .collect()
        }),
    })
}

pub(crate) fn vault_rotate_key(session: &Session, request: VaultRotateKey) -> Result<RecoveryKit, ApiError> {
    let running = session.begin_work()?;
    let (vault, ports) = (session.vault(), session.ports());
    vault.check_passphrase(&request.passphrase.0)?;
    session.writable()?;
    let watch = running.watch();
    upkeep::back_up(vault, ports, None, &watch)?;
    let kept = ports.keychain.get(&vault.number()).map(Zeroizing::new);
    let keychain = kept.and_then(|bytes| KeychainKey::from_bytes(&bytes));
    let now = session.now();
    let key = vault.rotate_key(
        &request.passphrase.0,
        chosen_kdf(ports.kdf)?,
        keychain.as_ref(),
        now,
        &watch,
    )?;
    // From here on the key is changed. A backup that cannot be made now is made tomorrow.
    drop(upkeep::back_up(vault, ports, None, &watch));
    let kit = recovery_kit::view(vault, &key, now.at);
    session.keep_recovery_key(key);
    session.changed(ChangeKind::Session, None, None);
    Ok(kit)
}

pub(crate) fn vault_keychain_set(session: &Session, request: VaultKeychainSet) -> Result<Done, ApiError> {
    session.writable()?;
    let (vault, keychain) = (session.vault(), &session.ports().keychain);
    if request.on {
        let key = vault.allow_keychain(&request.passphrase.0, session.now())?;
        if keychain.set(&vault.number(), key.bytes()).is_err() {
            vault.forbid_keychain(&request.passphrase.0, session.now())?;
            return Err(ApiError::precondition(
                "The keychain of this computer does not answer, so nothing was changed. The passphrase opens the vault as before.",
            ));
        }
    } else {
        vault.forbid_keychain(&request.passphrase.0, session.now())?;
        keychain.forget(&vault.number());
    }
    session.changed(ChangeKind::Session, None, None);
    Ok(Done {})
}

pub(crate) fn vault_place_accept(session: &Session, _: Nothing) -> Result<Done, ApiError> {
    let vault = session.vault().id().uuid();
    session.write(move |writer| {
        setting::put(writer, PLACE_ACCEPTED, Some("yes"))?;
        writer.record(Entry {
            kind: "vault.place-accepted",
            object: vault,
            payload: vault.as_bytes(),
        })?;
        Ok(())
    })?;
    session.changed(ChangeKind::Session, None, None);
    Ok(Done {})
}
