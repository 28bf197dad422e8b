//! The keychain of this computer: Secret Service on Linux, Keychain on macOS, Credential Manager on Windows.
//!
//! Each call opens the store anew: a keychain may come and go while Kept runs, and nobody asks it more than once a day.

use kept_app::ports::{Keychain, NoKeychain};
use keyring_core::Entry;
use keyring_core::api::CredentialStoreApi as _;

/// What the entries belong to.
const SERVICE: &str = "Kept";

/// The keychain of the operating system.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct SystemKeychain;

impl Keychain for SystemKeychain {
    fn get(&self, vault: &str) -> Option<Vec<u8>> {
        entry(vault).ok()?.get_secret().ok()
    }

    fn set(&self, vault: &str, secret: &[u8]) -> Result<(), NoKeychain> {
        let entry = entry(vault).map_err(|_| NoKeychain)?;
        entry.set_secret(secret).map_err(|_| NoKeychain)
    }

    fn forget(&self, vault: &str) {
        // One that stays opens nothing any more: its slot is gone from the header.
        let _ = entry(vault).and_then(|entry| entry.delete_credential());
    }
}

#[cfg(target_os = "linux")]
fn entry(vault: &str) -> keyring_core::Result<Entry> {
    zbus_secret_service_keyring_store::Store::new()?.build(SERVICE, vault, None)
}

#[cfg(target_os = "macos")]
fn entry(vault: &str) -> keyring_core::Result<Entry> {
    apple_native_keyring_store::keychain::Store::new()?.build(SERVICE, vault, None)
}

#[cfg(windows)]
fn entry(vault: &str) -> keyring_core::Result<Entry> {
    windows_native_keyring_store::Store::new()?.build(SERVICE, vault, None)
}
