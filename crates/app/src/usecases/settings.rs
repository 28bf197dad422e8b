//! Settings of a vault: who the manager is, paper, reminders, privacy.

use chrono::NaiveTime;
use kept_domain::language::Language;
use kept_domain::{day, text};
use kept_vault::table::setting;
use kept_vault::{Entry, Reader, Writer};
use serde_json::json;
use uuid::Uuid;

use crate::error::ApiError;
use crate::ports::ChangeKind;
use crate::session::Session;
use crate::wire::*;

const MANAGER_NAME: &str = "manager.name";
const MANAGER_ROLE: &str = "manager.role";
const ORGANISATION: &str = "manager.organisation";
const PAPER_SIZE: &str = "paper.size";
const FORM_LANGUAGE: &str = "form.language";
const REMINDER_TIME: &str = "reminder.time";
const HIDE_PRIVATE: &str = "privacy.hide";
const SIGNING_IDLE: &str = "signing.idle-minutes";
const LOCK_IDLE: &str = "lock.idle-minutes";

/// Settings of a vault; what was never set has its usual value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Settings {
    /// As it stands on paper; empty before it is set.
    pub(crate) manager_name: String,
    pub(crate) manager_role: Option<String>,
    pub(crate) organisation: Option<String>,
    pub(crate) paper_size: PaperSize,
    /// What forms and their papers are written in.
    pub(crate) form_language: Language,
    /// When reminders without a time come.
    pub(crate) reminder_time: NaiveTime,
    pub(crate) hide_private: bool,
    pub(crate) signing_idle_minutes: u32,
    /// Never, if 0.
    pub(crate) lock_idle_minutes: u32,
}

impl Settings {
    /// Reads them.
    pub(crate) fn read(reader: &Reader<'_>) -> Result<Self, ApiError> {
        Self::of(|key| Ok(setting::get(reader, key)?))
    }

    /// Reads the one that forms need; a draft is saved every second while somebody types.
    pub(crate) fn form_language(reader: &Reader<'_>) -> Result<Language, ApiError> {
        Ok(language(setting::get(reader, FORM_LANGUAGE)?))
    }

    /// Those of a vault in which none was ever set.
    pub(crate) fn usual() -> Result<Self, ApiError> {
        Self::of(|_| Ok(None))
    }

    fn of(get: impl Fn(&str) -> Result<Option<String>, ApiError>) -> Result<Self, ApiError> {
        let time = get(REMINDER_TIME)?.and_then(|time| day::time(REMINDER_TIME, &time).ok());
        Ok(Self {
            manager_name: get(MANAGER_NAME)?.unwrap_or_default(),
            manager_role: get(MANAGER_ROLE)?,
            organisation: get(ORGANISATION)?,
            paper_size: match get(PAPER_SIZE)?.as_deref() {
                Some("letter") => PaperSize::Letter,
                _ => PaperSize::A4,
            },
            form_language: language(get(FORM_LANGUAGE)?),
            reminder_time: time.or(NaiveTime::from_hms_opt(9, 0, 0)).unwrap_or_default(),
            hide_private: get(HIDE_PRIVATE)?.as_deref() == Some("yes"),
            signing_idle_minutes: get(SIGNING_IDLE)?
                .and_then(|minutes| minutes.parse().ok())
                .unwrap_or(3),
            lock_idle_minutes: get(LOCK_IDLE)?
                .and_then(|minutes| minutes.parse().ok())
                .unwrap_or(5),
        })
    }

    /// What crosses to the interface.
    pub(crate) fn view(&self) -> SettingsView {
        SettingsView {
            manager_name: self.manager_name.clone(),
            manager_role: self.manager_role.clone(),
            organisation: self.organisation.clone(),
            paper_size: self.paper_size,
            form_language: self.form_language.into(),
            reminder_time: self.reminder_time.format("%H:%M").to_string(),
            hide_private: self.hide_private,
            signing_idle_minutes: self.signing_idle_minutes,
            lock_idle_minutes: self.lock_idle_minutes,
        }
    }

    fn set_manager(&mut self, manager: ManagerDraft) {
        self.manager_name = manager.name;
        self.manager_role = manager.role;
        self.organisation = manager.organisation;
    }

    fn write(&self, writer: &Writer<'_>, vault: Uuid) -> Result<(), ApiError> {
        let view = self.view();
        let paper_size = match self.paper_size {
            PaperSize::A4 => "a4",
            PaperSize::Letter => "letter",
        };
        let minutes = view.signing_idle_minutes.to_string();
        let lock_minutes = view.lock_idle_minutes.to_string();
        let values = [
            (
                MANAGER_NAME,
                Some(view.manager_name.as_str()).filter(|name| !name.is_empty()),
            ),
            (MANAGER_ROLE, view.manager_role.as_deref()),
            (ORGANISATION, view.organisation.as_deref()),
            (PAPER_SIZE, Some(paper_size)),
            (FORM_LANGUAGE, Some(self.form_language.as_str())),
            (REMINDER_TIME, Some(view.reminder_time.as_str())),
            (HIDE_PRIVATE, Some(if self.hide_private { "yes" } else { "no" })),
            (SIGNING_IDLE, Some(minutes.as_str())),
            (LOCK_IDLE, Some(lock_minutes.as_str())),
        ];
        for (key, value) in values {
            setting::put(writer, key, value)?;
        }
        let payload = json!(view).to_string();
        writer.record(Entry {
            kind: "settings.changed",
            object: vault,
            payload: payload.as_bytes(),
        })?;
        Ok(())
    }
}

/// The language of a setting, which may never have been set.
fn language(word: Option<String>) -> Language {
    word.and_then(|word| word.parse().ok())
        .unwrap_or(Language::English)
}

pub(crate) fn settings_get(session: &Session, _: Nothing) -> Result<SettingsView, ApiError> {
    Ok(session.settings()?.view())
}

pub(crate) fn settings_update(session: &Session, request: SettingsUpdate) -> Result<SettingsView, ApiError> {
    let manager = request.manager.map(checked_manager).transpose()?;
    let reminder_time = request
        .reminder_time
        .as_deref()
        .map(|time| day::time("reminderTime", time))
        .transpose()?;
    if request
        .signing_idle_minutes
        .is_some_and(|minutes| !(1..=60).contains(&minutes))
    {
        return Err(ApiError::field("signingIdleMinutes", "Choose 1 to 60 minutes."));
    }
    if request.lock_idle_minutes.is_some_and(|minutes| minutes > 240) {
        return Err(ApiError::field(
            "lockIdleMinutes",
            "Choose at most 240 minutes, or 0 for never.",
        ));
    }
    let vault = session.vault().id().uuid();
    let settings = session.write(move |writer| {
        let before = Settings::read(writer)?;
        let mut settings = before.clone();
        if let Some(manager) = manager {
            settings.set_manager(manager);
        }
        settings.paper_size = request.paper_size.unwrap_or(settings.paper_size);
        settings.form_language = request.form_language.map_or(settings.form_language, Into::into);
        settings.reminder_time = reminder_time.unwrap_or(settings.reminder_time);
        settings.hide_private = request.hide_private.unwrap_or(settings.hide_private);
        settings.signing_idle_minutes = request
            .signing_idle_minutes
            .unwrap_or(settings.signing_idle_minutes);
        settings.lock_idle_minutes = request.lock_idle_minutes.unwrap_or(settings.lock_idle_minutes);
        if settings != before {
            settings.write(writer, vault)?;
        }
        Ok(settings)
    })?;
    session.changed(ChangeKind::Settings, None, None);
    Ok(settings.view())
}

/// Writes who the manager is into a new vault.
pub(super) fn write_manager(writer: &Writer<'_>, vault: Uuid, manager: ManagerDraft) -> Result<(), ApiError> {
    let mut settings = Settings::read(writer)?;
    settings.set_manager(manager);
    settings.write(writer, vault)
}

/// Brings what was typed into its final form.
pub(super) fn checked_manager(manager: ManagerDraft) -> Result<ManagerDraft, ApiError> {
    let line = |field, text: Option<String>| text::optional(text::line, field, text.as_deref(), text::LINE);
    let needed = "Your name is needed; it stands on every paper.";
    Ok(ManagerDraft {
        name: text::required_line("manager.name", &manager.name, text::LINE, needed)?,
        role: line("manager.role", manager.role)?,
        organisation: line("manager.organisation", manager.organisation)?,
    })
}
