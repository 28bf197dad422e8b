//! Creating, opening, closing.

use std::fs;

use kept_vault::{Kdf, NewVault, Vault, VaultError, Weakness, journal};
use uuid::Uuid;

use crate::support::{CHEAP, Closed, NAME, OTHER, PASSPHRASE, create, kinds, note, now, secret};

#[test]
fn what_was_written_is_there_after_unlocking() {
    let home = tempfile::tempdir().unwrap();
    let place = home.path().join("Marit.kept");
    let (vault, _) = create(&place, PASSPHRASE).unwrap();
    assert_eq!(note(&vault), Ok(2), "a new vault can be written to at once");
    let (id, number, head) = (vault.id(), vault.number(), vault.read(journal::head).unwrap());
    vault.close().unwrap();

    let vault = Vault::unlock(&place, &secret(PASSPHRASE), now()).unwrap();
    assert_eq!(
        (vault.id(), vault.name(), vault.number()),
        (id, NAME, number),
        "it is the same vault"
    );
    assert_eq!(vault.read(journal::verify), Ok(head), "with the same journal");
    assert_eq!(
        vault.folder(),
        fs::canonicalize(&place).unwrap(),
        "in the same place"
    );
    assert_eq!(
        fs::read_dir(home.path()).unwrap().count(),
        1,
        "nothing is left beside it"
    );
}

#[test]
fn a_vault_closes_with_its_last_handle() {
    let closed = Closed::new();
    let vault = closed.unlock(PASSPHRASE).unwrap();
    let other = vault.clone();
    drop(vault);
    assert_eq!(
        closed.refusal(PASSPHRASE),
        Some(VaultError::InUse),
        "one handle is left"
    );
    drop(other);
    assert_eq!(closed.refusal(PASSPHRASE), None, "no handle is left");
}

#[test]
fn at_rest_a_vault_is_four_private_files() {
    let closed = Closed::new();
    let vault = closed.unlock(PASSPHRASE).unwrap();
    note(&vault).unwrap();
    vault.close().unwrap();
    let names: Vec<_> = closed
        .snapshot()
        .iter()
        .map(|(path, _)| path.file_name().unwrap().to_owned())
        .collect();
    // A journal cut to nothing stays behind (journal_mode=TRUNCATE).
    assert_eq!(
        names,
        ["header", "header.2", "vault.db", "vault.db-journal", "vault.lock"],
        "nothing else is left"
    );
    assert_eq!(closed.bytes("vault.db-journal").len(), 0, "no change is pending");
    assert_eq!(
        closed.bytes("header"),
        closed.bytes("header.2"),
        "both copies of the header are the same"
    );
}

#[cfg(unix)]
#[test]
fn nobody_else_may_read_the_files() {
    use std::os::unix::fs::PermissionsExt;
    let closed = Closed::new();
    let mode = |path: &std::path::Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let check = |when: &str| {
        assert_eq!(mode(&closed.folder()), 0o700, "the folder, {when}");
        for (path, _) in closed.snapshot() {
            assert_eq!(
                mode(&path),
                0o600,
                "{} {when}",
                path.file_name().unwrap().display()
            );
        }
    };
    check("when new");
    fs::set_permissions(closed.folder(), fs::Permissions::from_mode(0o755)).unwrap();
    for (path, _) in closed.snapshot() {
        fs::set_permissions(path, fs::Permissions::from_mode(0o644)).unwrap();
    }
    assert_eq!(
        closed.refusal(PASSPHRASE),
        None,
        "open modes are no reason to refuse"
    );
    check("after unlocking");
}

#[test]
fn the_outside_tells_number_cost_and_use() {
    let closed = Closed::new();
    let outside = Vault::look(&closed.folder()).unwrap();
    assert_eq!(
        (outside.kdf, outside.header_version, outside.in_use),
        (CHEAP, 2, false),
        "without a key"
    );
    let vault = closed.unlock(PASSPHRASE).unwrap();
    assert_eq!(
        outside.number,
        vault.number(),
        "the number is that of the recovery kit"
    );
    assert_eq!(
        outside.number.len(),
        9,
        "four characters, a dash, four characters"
    );
    assert!(
        Vault::look(&closed.folder()).unwrap().in_use,
        "it shows that the vault is open"
    );
    let before = closed.snapshot();
    drop(vault);
    assert_eq!(closed.snapshot(), before, "opening and closing leave no trace");
}

#[test]
fn a_wrong_passphrase_changes_nothing() {
    let closed = Closed::new();
    let before = closed.snapshot();
    for wrong in [
        "",
        OTHER,
        "Seven bridges over cold water",
        "seven bridges over cold water ",
        &"x".repeat(1 << 20),
    ] {
        assert_eq!(
            closed.refusal(wrong),
            Some(VaultError::WrongPassphrase),
            "{} characters",
            wrong.len()
        );
    }
    assert_eq!(closed.snapshot(), before, "no file has been touched");
    assert_eq!(
        closed.refusal(PASSPHRASE),
        None,
        "and the right one still opens it"
    );
}

#[test]
fn the_open_vault_knows_its_passphrase() {
    let closed = Closed::new();
    let vault = closed.unlock(PASSPHRASE).unwrap();
    assert_eq!(
        vault.check_passphrase(&secret(PASSPHRASE)),
        Ok(()),
        "asked again before something grave"
    );
    assert_eq!(
        vault.check_passphrase(&secret(OTHER)),
        Err(VaultError::WrongPassphrase),
        "another one is wrong"
    );
    assert_eq!(
        vault.recovery_key(&secret(OTHER)).err(),
        Some(VaultError::WrongPassphrase),
        "no key for it"
    );
    let printed = vault.recovery_key(&secret(PASSPHRASE)).unwrap();
    assert_eq!(
        printed.groups(),
        closed.recovery_key.groups(),
        "the kit can be printed again, the same"
    );
}

#[test]
fn a_new_vault_goes_only_where_nothing_is() {
    let home = tempfile::tempdir().unwrap();
    let empty = home.path().join("empty");
    fs::create_dir(&empty).unwrap();
    create(&empty, PASSPHRASE).unwrap().0.close().unwrap();
    assert_eq!(
        create(&empty, PASSPHRASE).err(),
        Some(VaultError::AlreadyExists),
        "a vault is never overwritten"
    );
    let file = home.path().join("file");
    fs::write(&file, "mine").unwrap();
    assert_eq!(
        create(&file, PASSPHRASE).err(),
        Some(VaultError::AlreadyExists),
        "nor is a file"
    );
    let nowhere = home.path().join("no/where");
    assert_eq!(
        create(&nowhere, PASSPHRASE).err(),
        Some(VaultError::Io(std::io::ErrorKind::NotFound)),
        "a parent is not made up"
    );
    assert_eq!(
        fs::read_dir(home.path()).unwrap().count(),
        2,
        "failures leave nothing behind"
    );
}

#[test]
fn a_weak_passphrase_or_cost_makes_no_vault() {
    let home = tempfile::tempdir().unwrap();
    let place = home.path().join("Marit.kept");
    let weak = VaultError::WeakPassphrase {
        reason: Weakness::TooShort,
    };
    assert_eq!(
        create(&place, "elevenchars").err(),
        Some(weak),
        "eleven characters"
    );
    let passphrase = secret(PASSPHRASE);
    let free = Kdf {
        memory_mib: 1,
        ..CHEAP
    };
    let new = NewVault {
        name: NAME,
        passphrase: &passphrase,
        kdf: free,
    };
    let made = Vault::create(&place, new, kept_domain::ids::VaultId::new(Uuid::nil()), now());
    assert_eq!(
        made.err(),
        Some(VaultError::CostOutOfRange),
        "a cost that no header may hold"
    );
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 0, "nothing was made");
}

#[test]
fn each_kind_of_not_being_a_vault_has_its_own_error() {
    let home = tempfile::tempdir().unwrap();
    let look = |name: &str| Vault::look(&home.path().join(name)).err();
    assert_eq!(look("nothing"), Some(VaultError::Missing), "no folder");
    fs::write(home.path().join("file"), "text").unwrap();
    assert_eq!(look("file"), Some(VaultError::NotAVault), "a file");
    fs::create_dir(home.path().join("photos")).unwrap();
    assert_eq!(
        look("photos"),
        Some(VaultError::NotAVault),
        "a folder without any file of a vault"
    );

    let closed = Closed::new();
    let database = closed.bytes("vault.db");
    closed.put("vault.db", b"");
    assert_eq!(
        closed.refusal(PASSPHRASE),
        Some(VaultError::Empty),
        "an empty database is not a new vault"
    );
    closed.put("vault.db", &database[..4095]);
    assert_eq!(
        closed.refusal(PASSPHRASE),
        Some(VaultError::Truncated),
        "less than a page"
    );
    closed.put("vault.db", &database[..database.len() - 4096]);
    assert_eq!(
        closed.refusal(PASSPHRASE),
        Some(VaultError::Truncated),
        "the last page is missing"
    );
    closed.remove("vault.db");
    assert_eq!(
        closed.refusal(PASSPHRASE),
        Some(VaultError::Missing),
        "no database"
    );
    assert!(!closed.file("vault.db").exists(), "and none was made");
    closed.put("vault.db", &database);
    let vault = closed.unlock(PASSPHRASE).unwrap();
    assert_eq!(kinds(&vault), ["vault.created"], "whole again, it is what it was");
}

#[cfg(unix)]
#[test]
fn a_link_in_the_place_of_a_file_is_refused() {
    let closed = Closed::new();
    for name in ["vault.db", "header", "header.2", "vault.lock"] {
        let elsewhere = closed.folder().parent().unwrap().join("elsewhere");
        fs::rename(closed.file(name), &elsewhere).unwrap();
        std::os::unix::fs::symlink(&elsewhere, closed.file(name)).unwrap();
        assert_eq!(
            closed.refusal(PASSPHRASE),
            Some(VaultError::NotAVault),
            "{name} is a link"
        );
        fs::remove_file(closed.file(name)).unwrap();
        fs::rename(&elsewhere, closed.file(name)).unwrap();
    }
    let link = closed.folder().parent().unwrap().join("link");
    std::os::unix::fs::symlink(closed.folder(), &link).unwrap();
    Vault::unlock(&link, &secret(PASSPHRASE), now()).unwrap();
}
