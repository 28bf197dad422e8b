//! The little that is kept outside of a vault: how the window looks, which vault was open last, and the key that asks for
//! the line to capture something.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use kept_app::wire::{Appearance, Contrast, Shortcut};
use serde::{Deserialize, Serialize};
use tauri::{AppHandle, Manager, Runtime};

use super::write_new;
use crate::state::Shell;

/// Preferences and the file they live in.
pub(crate) struct Preferences {
    file: PathBuf,
    kept: Kept,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Kept {
    #[serde(default = "system_appearance")]
    appearance: Appearance,
    #[serde(default = "system_contrast")]
    contrast: Contrast,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    last_vault: Option<PathBuf>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    shortcut: Option<Shortcut>,
}

fn system_appearance() -> Appearance {
    Appearance::System
}

fn system_contrast() -> Contrast {
    Contrast::System
}

impl Preferences {
    /// Reads the preferences of this account. A file that is missing or unreadable means the usual ones: nothing in it
    /// is worth a refusal to start.
    ///
    /// # Errors
    /// If the account has no folder for settings.
    pub(crate) fn load<R: Runtime>(handle: &AppHandle<R>) -> tauri::Result<Self> {
        Ok(Self::read(
            handle.path().app_config_dir()?.join("preferences.json"),
        ))
    }

    fn read(file: PathBuf) -> Self {
        let kept = fs::read(&file)
            .ok()
            .and_then(|bytes| serde_json::from_slice(&bytes).ok());
        let usual = Kept {
            appearance: Appearance::System,
            contrast: Contrast::System,
            last_vault: None,
            shortcut: None,
        };
        Self {
            file,
            kept: kept.unwrap_or(usual),
        }
    }

    pub(crate) fn appearance(&self) -> (Appearance, Contrast) {
        (self.kept.appearance, self.kept.contrast)
    }

    pub(crate) fn set_appearance(&mut self, appearance: Appearance, contrast: Contrast) -> io::Result<()> {
        self.change(|kept| {
            kept.appearance = appearance;
            kept.contrast = contrast;
        })
    }

    pub(crate) fn last_vault(&self) -> Option<PathBuf> {
        self.kept.last_vault.clone()
    }

    fn set_last_vault(&mut self, folder: &Path) -> io::Result<()> {
        self.change(|kept| kept.last_vault = Some(folder.to_owned()))
    }

    pub(crate) fn shortcut(&self) -> Option<Shortcut> {
        self.kept.shortcut.clone()
    }

    pub(crate) fn set_shortcut(&mut self, shortcut: Option<Shortcut>) -> io::Result<()> {
        self.change(|kept| kept.shortcut = shortcut)
    }

    fn change(&mut self, change: impl FnOnce(&mut Kept)) -> io::Result<()> {
        let mut kept = self.kept.clone();
        change(&mut kept);
        if kept == self.kept {
            return Ok(());
        }
        if let Some(folder) = self.file.parent() {
            fs::create_dir_all(folder)?;
        }
        let text = serde_json::to_vec_pretty(&kept)?;
        write_new(&self.file, |file| file.write_all(&text))?;
        self.kept = kept;
        Ok(())
    }
}

/// Notes which vault is open, so that the next start asks for its passphrase.
pub(crate) fn remember_vault(shell: &Shell) {
    if let Some(folder) = shell.app.place() {
        // A preference that cannot be written costs a click at the next start, not the command that just succeeded.
        let _ = shell.preferences().set_last_vault(&folder);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn preferences_survive_and_a_damaged_file_means_the_usual_ones() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("deeper/preferences.json");
        let mut preferences = Preferences::read(file.clone());
        assert_eq!(
            preferences.appearance(),
            (Appearance::System, Contrast::System),
            "the first start follows the system"
        );
        preferences
            .set_appearance(Appearance::Dark, Contrast::More)
            .unwrap();
        preferences
            .set_last_vault(Path::new("/somewhere/log.kept"))
            .unwrap();
        let key = Shortcut {
            ctrl: true,
            alt: true,
            shift: false,
            meta: false,
            code: "Space".to_owned(),
            label: "Space".to_owned(),
        };
        preferences.set_shortcut(Some(key.clone())).unwrap();
        let again = Preferences::read(file.clone());
        assert_eq!(
            again.appearance(),
            (Appearance::Dark, Contrast::More),
            "the choice is there at the next start"
        );
        assert_eq!(
            again.last_vault(),
            Some(PathBuf::from("/somewhere/log.kept")),
            "so is the vault"
        );
        assert_eq!(again.shortcut(), Some(key), "and the key");
        fs::write(&file, b"{\"appearance\":7").unwrap();
        assert_eq!(
            Preferences::read(file).appearance().0,
            Appearance::System,
            "a damaged file does not stop the start"
        );
    }
}
