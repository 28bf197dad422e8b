#![allow(clippy::unwrap_used)]
use std::sync::Arc;

use super::*;
use crate::backup::{Restoration, RestoreKey, Unwatched, Watch, usual_place};
use crate::fixture::{CHEAP, Fixture, now, passphrase};
use crate::folder::HEADERS;

/// Ids as they are made one after the other on the morning of 21 November 2026.
fn id(nth: u64) -> Uuid {
    let at = u64::try_from(now().at.timestamp_millis()).unwrap() + nth;
    uuid::Builder::from_unix_timestamp_millis(at, &[7; 10]).into_uuid()
}

fn texts(vault: &Vault) -> Vec<String> {
    let inbox = vault.inbox().unwrap();
    assert_eq!(inbox.unreadable, 0, "everything can be read");
    inbox
        .captures
        .into_iter()
        .map(|capture| String::from_utf8(capture.payload.to_vec()).unwrap())
        .collect()
}

fn rotate(vault: &Vault) {
    let watch: Arc<dyn Watch> = Arc::new(Unwatched);
    vault
        .rotate_key(&passphrase(), CHEAP, None, now(), &watch)
        .unwrap();
}

#[test]
fn captures_come_back_in_order_and_stay_until_they_are_removed() {
    let fixture = Fixture::new();
    let vault = &fixture.vault;
    assert!(texts(vault).is_empty(), "a new vault has nothing in its inbox");
    put(vault.folder(), id(2), b"second").unwrap();
    put(vault.folder(), id(1), b"first").unwrap();
    for _ in 0..2 {
        assert_eq!(texts(vault), ["first", "second"], "reading takes nothing away");
    }
    let inbox = vault.inbox().unwrap();
    assert_eq!(inbox.captures[0].id, id(1), "its id is the one it was given");
    assert_eq!(
        inbox.captures[0].made_at,
        now().at + chrono::TimeDelta::milliseconds(1),
        "and tells when it was made"
    );
    assert!(
        !format!("{inbox:?}").contains("102"),
        "what was put in is not printed"
    );
    vault.remove_capture(id(1)).unwrap();
    vault.remove_capture(id(1)).unwrap();
    assert_eq!(texts(vault), ["second"], "one is gone, the other is not");
    assert_eq!(
        put(vault.folder(), id(2), b"other").err(),
        Some(VaultError::AlreadyExists),
        "an id is used once"
    );
    vault.clone().close().unwrap();
    assert_eq!(
        vault.inbox().err(),
        Some(VaultError::Closed),
        "a locked vault reads nothing"
    );
    assert_eq!(
        vault.remove_capture(id(2)).err(),
        Some(VaultError::Closed),
        "and removes nothing"
    );
}

#[test]
fn what_cannot_be_read_is_counted_and_left() {
    let (ours, theirs) = (Fixture::new(), Fixture::new());
    let inbox = ours.vault.folder().join(INBOX);
    put(ours.vault.folder(), id(1), b"ours").unwrap();
    put(theirs.vault.folder(), id(2), b"theirs").unwrap();
    // Both fixtures have the same vault id, so only the key tells them apart.
    let foreign = theirs.vault.folder().join(INBOX).join(name(id(2)));
    fs::copy(foreign, inbox.join(name(id(2)))).unwrap();
    fs::copy(inbox.join(name(id(1))), inbox.join(name(id(3)))).unwrap();
    fs::write(inbox.join(name(id(4))), b"").unwrap();
    let long = fs::File::create(inbox.join(name(id(5)))).unwrap();
    long.set_len(1 << 40).unwrap();
    fs::create_dir(inbox.join(name(id(6)))).unwrap();
    fs::write(inbox.join("desktop.ini"), b"of another program").unwrap();
    let found = ours.vault.inbox().unwrap();
    assert_eq!(
        (found.captures.len(), found.unreadable),
        (1, 5),
        "foreign, renamed, empty, too long, a folder"
    );
    assert_eq!(fs::read_dir(inbox).unwrap().count(), 7, "nothing is deleted");
}

#[cfg(unix)]
#[test]
fn only_the_user_can_look_into_it() {
    use std::os::unix::fs::PermissionsExt as _;
    let fixture = Fixture::new();
    let inbox = fixture.vault.folder().join(INBOX);
    put(fixture.vault.folder(), id(1), b"ours").unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&inbox), mode(&inbox.join(name(id(1))))), (0o700, 0o600));
}

#[cfg(unix)]
#[test]
fn a_link_in_the_place_of_the_inbox_is_not_followed() {
    let fixture = Fixture::new();
    let elsewhere = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink(elsewhere.path(), fixture.vault.folder().join(INBOX)).unwrap();
    assert_eq!(
        put(fixture.vault.folder(), id(1), b"ours").err(),
        Some(VaultError::NotAVault)
    );
    assert_eq!(
        fs::read_dir(elsewhere.path()).unwrap().count(),
        0,
        "nothing is written elsewhere"
    );
}

#[test]
fn the_right_error_says_why_nothing_can_be_put_in() {
    let fixture = Fixture::new();
    let folder = fixture.vault.folder().to_owned();
    let refused = |id, payload: &[u8]| put(&folder, id, payload).err();
    assert_eq!(
        refused(id(1), &vec![0; LONGEST + 1]),
        Some(VaultError::CaptureTooLong)
    );
    assert_eq!(
        refused(Uuid::from_u128(7), b"ours"),
        Some(VaultError::Internal("the id of a capture is a UUID v7"))
    );
    let mut bytes = fs::read(folder.join(HEADERS[0])).unwrap();
    bytes[140] ^= 1;
    fs::write(folder.join(HEADERS[0]), &bytes).unwrap();
    assert_eq!(refused(id(1), b"ours"), None, "one sound copy is enough");
    fs::write(folder.join(HEADERS[1]), &bytes).unwrap();
    assert_eq!(refused(id(2), b"ours"), Some(VaultError::DamagedHeader));
    assert_eq!(
        put(&folder.join("nowhere"), id(3), b"ours").err(),
        Some(VaultError::Missing)
    );
}

#[test]
fn a_new_key_still_reads_what_was_sealed_to_the_old_one() {
    let fixture = Fixture::new();
    let vault = &fixture.vault;
    let folder = vault.folder();
    put(folder, id(1), b"first key").unwrap();
    let old_headers = HEADERS.map(|name| fs::read(folder.join(name)).unwrap());
    rotate(vault);
    put(folder, id(2), b"second key").unwrap();
    rotate(vault);
    put(folder, id(3), b"third key").unwrap();
    let all = ["first key", "second key", "third key"];
    assert_eq!(texts(vault), all, "in the vault that changed its key twice");
    vault.clone().close().unwrap();
    let vault = Vault::unlock(folder, &passphrase(), now()).unwrap();
    assert_eq!(texts(&vault), all, "and after the next unlock");
    // Somebody has read the header just before it was replaced, and finishes only now.
    let new_headers = HEADERS.map(|name| fs::read(folder.join(name)).unwrap());
    let write = |headers: &[Vec<u8>; 2]| {
        for (name, bytes) in HEADERS.iter().zip(headers) {
            fs::write(folder.join(name), bytes).unwrap();
        }
    };
    write(&old_headers);
    put(folder, id(4), b"late").unwrap();
    write(&new_headers);
    assert_eq!(texts(&vault).last().map(String::as_str), Some("late"));
    assert_ne!(old_headers, new_headers, "the header tells another public key");
}

#[test]
fn a_restored_backup_takes_along_what_waits_for_this_vault() {
    let fixture = Fixture::new();
    let place = fixture.vault.folder().to_owned();
    let watch: Arc<dyn Watch> = Arc::new(Unwatched);
    let backup = fixture
        .vault
        .back_up(&usual_place(&place), now(), &watch)
        .unwrap();
    fixture.vault.close().unwrap();
    put(&place, id(1), b"ours").unwrap();
    let foreign = [b"KEPTBOX\n\0\x01".as_slice(), &[9; 320]].concat();
    fs::write(place.join(INBOX).join(name(id(2))), foreign).unwrap();
    let passphrase = passphrase();
    let key = RestoreKey::Passphrase(&passphrase);
    let restored = Restoration::prepare(&backup.path, &place, &key, &watch)
        .unwrap()
        .replace(&place, now())
        .unwrap();
    assert_eq!(
        texts(&restored.vault),
        ["ours"],
        "it waits for the restored vault"
    );
    let aside = restored.replaced.unwrap().join(INBOX);
    assert_eq!(
        fs::read_dir(aside).unwrap().count(),
        2,
        "and the vault that was replaced keeps what it had"
    );
}
