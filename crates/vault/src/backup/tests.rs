#![allow(clippy::unwrap_used, clippy::panic)]
use std::collections::BTreeSet;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use uuid::Uuid;

use super::*;
use crate::fixture::{CHEAP, Fixture, now, passphrase};
use crate::{Entry, RecoveryFault, RecoveryKey, SecretString, journal};

fn unwatched() -> Arc<dyn Watch> {
    Arc::new(Unwatched)
}

/// Changes something, so that there is something to lose.
fn write(vault: &Vault, key: &str) {
    let key = key.to_owned();
    vault
        .write(now(), move |vault| {
            vault
                .sql()
                .execute("INSERT INTO setting (key, value) VALUES (?1, 'kept')", [&key])?;
            vault.record(Entry {
                kind: "setting.changed",
                object: Uuid::nil(),
                payload: key.as_bytes(),
            })
        })
        .unwrap();
}

fn settings(vault: &Vault) -> Vec<String> {
    vault
        .read(|vault| {
            let mut statement = vault.sql().prepare("SELECT key FROM setting ORDER BY key")?;
            let rows = statement.query_map([], |row| row.get(0))?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
        .unwrap()
}

/// A vault with a backup, and a place for another.
struct Case {
    fixture: Fixture,
    backup: Backup,
    elsewhere: tempfile::TempDir,
}

impl Case {
    fn new() -> Self {
        let fixture = Fixture::new();
        write(&fixture.vault, "before");
        let place = usual_place(fixture.vault.folder());
        let backup = fixture.vault.back_up(&place, now(), &unwatched()).unwrap();
        Self {
            fixture,
            backup,
            elsewhere: tempfile::tempdir().unwrap(),
        }
    }

    fn place(&self) -> PathBuf {
        self.elsewhere.path().join("Back.kept")
    }

    fn restore(&self, key: &RestoreKey<'_>) -> Result<Vault, VaultError> {
        let place = self.place();
        let restoration = Restoration::prepare(&self.backup.path, &place, key, &unwatched())?;
        assert_eq!(
            restoration.content(),
            &self.backup.content,
            "what was promised is inside"
        );
        restoration.finish(&place, now())
    }
}

fn names(place: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(place)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn a_backup_gives_the_vault_back_as_it_was() {
    let case = Case::new();
    write(&case.fixture.vault, "after");
    let passphrase = passphrase();
    let vault = case.restore(&RestoreKey::Passphrase(&passphrase)).unwrap();
    assert_eq!(settings(&vault), ["before"], "what came later is not in it");
    assert_eq!(vault.id(), case.fixture.vault.id(), "it is the same vault");
    let last = vault.read(|vault| journal::page(vault, None, 2)).unwrap();
    assert_eq!(last[0].kind, "vault.restored", "the journal says what happened");
    assert_eq!(
        hex::encode(last[1].hash),
        case.backup.content.head,
        "right after where it stood"
    );
    assert_eq!(
        settings(&case.fixture.vault),
        ["after", "before"],
        "the vault itself is as it was"
    );
}

#[test]
fn the_recovery_kit_alone_gives_it_back() {
    let case = Case::new();
    let new = SecretString::from("a new one for a new machine");
    let key = RestoreKey::Kit {
        key: &case.fixture.recovery_key,
        new_passphrase: &new,
        kdf: CHEAP,
    };
    let vault = case.restore(&key).unwrap();
    assert_eq!(settings(&vault), ["before"]);
    assert_eq!(vault.check_passphrase(&new), Ok(()), "it has the new passphrase");
    assert_eq!(
        vault.check_passphrase(&passphrase()),
        Err(VaultError::WrongPassphrase),
        "and no other"
    );
}

#[test]
fn a_wrong_key_leaves_nothing_behind() {
    let case = Case::new();
    let wrong = SecretString::from("not the passphrase at all");
    assert_eq!(
        case.restore(&RestoreKey::Passphrase(&wrong)).err(),
        Some(VaultError::WrongPassphrase)
    );
    let other = RecoveryKey::new(crate::keys::DataKey::random().unwrap());
    let kit = RestoreKey::Kit {
        key: &other,
        new_passphrase: &passphrase(),
        kdf: CHEAP,
    };
    assert_eq!(
        case.restore(&kit).err(),
        Some(VaultError::RecoveryKey {
            row: None,
            fault: RecoveryFault::OtherVault
        }),
        "the kit of another vault is told from a damaged backup"
    );
    assert_eq!(
        names(case.elsewhere.path()),
        Vec::<String>::new(),
        "nothing lies where the vault should have been"
    );
}

#[test]
fn nothing_is_restored_over_something_else() {
    let case = Case::new();
    fs::create_dir(case.place()).unwrap();
    fs::write(case.place().join("letter.txt"), "dear").unwrap();
    let passphrase = passphrase();
    assert_eq!(
        case.restore(&RestoreKey::Passphrase(&passphrase)).err(),
        Some(VaultError::AlreadyExists)
    );
    assert_eq!(names(&case.place()), ["letter.txt"], "what was there stays");
}

#[test]
fn every_flipped_bit_is_found_or_means_nothing() {
    let case = Case::new();
    let sound = fs::read(&case.backup.path).unwrap();
    let altered = case.elsewhere.path().join("altered.kept-backup");
    let unpacked = |path: &Path| -> Result<Vec<Vec<u8>>, VaultError> {
        let folder = Folder::partial(path)?;
        let files = bundle::unpack(path, &folder, &Unwatched).map(|_| {
            [HEADERS[0], DATABASE]
                .map(|name| fs::read(folder.file(name)).unwrap())
                .into()
        });
        folder.discard()?;
        files
    };
    let whole = unpacked(&case.backup.path).unwrap();
    let mut found = 0;
    // A prime, so that every place inside of a block of 512 comes up.
    for place in (0..sound.len()).step_by(149) {
        let mut bytes = sound.clone();
        bytes[place] ^= 1 << (place % 8);
        fs::write(&altered, &bytes).unwrap();
        match compare(&altered, &Unwatched) {
            Ok(()) => assert!(
                unpacked(&altered).unwrap() == whole,
                "a flip at {place} gives other files"
            ),
            Err(error) => {
                assert!(
                    matches!(error, VaultError::DamagedBackup | VaultError::TooNew { .. }),
                    "a flip at {place} is told as damage, not as {error:?}"
                );
                found += 1;
            }
        }
    }
    assert!(
        found > sound.len() / 149 * 9 / 10,
        "nearly every byte means something: {found}"
    );
}

#[test]
fn a_manifest_that_was_altered_is_told_from_a_key_that_does_not_fit() {
    let case = Case::new();
    let sound = fs::read(&case.backup.path).unwrap();
    for field in ["\"vault\": \"", "\"madeAt\": \"", "\"sealed\": \""] {
        let start = sound
            .windows(field.len())
            .rposition(|bytes| bytes == field.as_bytes())
            .unwrap()
            + field.len();
        // Another digit, so that it can still be read.
        let mut altered = sound.clone();
        altered[start] ^= 1;
        fs::write(&case.backup.path, &altered).unwrap();
        let (passphrase, new) = (passphrase(), SecretString::from("a new one for a new machine"));
        let keys = [
            RestoreKey::Passphrase(&passphrase),
            RestoreKey::Kit {
                key: &case.fixture.recovery_key,
                new_passphrase: &new,
                kdf: CHEAP,
            },
        ];
        for key in &keys {
            assert_eq!(
                case.restore(key).err(),
                Some(VaultError::DamagedBackup),
                "altered after {field}: nothing is wrong with header, passphrase, or kit"
            );
        }
        assert_eq!(
            case.fixture.vault.prove_backup(&case.backup.path, &unwatched()),
            Err(VaultError::DamagedBackup),
            "altered after {field}: it is not of an earlier key"
        );
    }
}

#[test]
fn a_backup_that_is_cut_off_is_damaged() {
    let case = Case::new();
    let sound = fs::read(&case.backup.path).unwrap();
    let cut = case.elsewhere.path().join("cut.kept-backup");
    // Behind the manifest a tar archive ends with empty blocks, which nobody misses.
    let manifest = sound.len() - 1024 - 2048;
    for length in (0..manifest).step_by(4001) {
        fs::write(&cut, &sound[..length]).unwrap();
        assert_eq!(
            compare(&cut, &Unwatched),
            Err(VaultError::DamagedBackup),
            "{length} of {} bytes",
            sound.len()
        );
    }
}

#[test]
fn a_cancelled_backup_leaves_nothing_behind() {
    /// Ends the work at the first sight of a step.
    struct Until(Step, AtomicBool);
    impl Watch for Until {
        fn at(&self, step: Step, _: u64, _: u64) {
            if step == self.0 {
                self.1.store(true, Ordering::Relaxed);
            }
        }
        fn cancelled(&self) -> bool {
            self.1.load(Ordering::Relaxed)
        }
    }
    let fixture = Fixture::new();
    let place = usual_place(fixture.vault.folder());
    for step in [Step::Copying, Step::Checking, Step::Writing] {
        let watch: Arc<dyn Watch> = Arc::new(Until(step, AtomicBool::new(false)));
        assert_eq!(
            fixture.vault.back_up(&place, now(), &watch),
            Err(VaultError::Cancelled),
            "{step:?} can be ended"
        );
        assert_eq!(names(&place), Vec::<String>::new(), "{step:?} leaves nothing");
    }
    write(&fixture.vault, "goes on");
}

#[test]
fn whoever_watches_sees_every_step_to_its_end() {
    #[derive(Default)]
    struct Seen(Mutex<Vec<(Step, u64, u64)>>);
    impl Watch for Seen {
        fn at(&self, step: Step, done: u64, whole: u64) {
            self.0.lock().unwrap().push((step, done, whole));
        }
        fn cancelled(&self) -> bool {
            false
        }
    }
    let fixture = Fixture::new();
    let seen = Arc::new(Seen::default());
    let watch: Arc<dyn Watch> = Arc::clone(&seen) as Arc<dyn Watch>;
    fixture
        .vault
        .back_up(&usual_place(fixture.vault.folder()), now(), &watch)
        .unwrap();
    let seen = seen.0.lock().unwrap();
    let mut steps: Vec<Step> = seen.iter().map(|(step, ..)| *step).collect();
    steps.dedup();
    assert_eq!(
        steps,
        [Step::Copying, Step::Checking, Step::Writing, Step::Unpacking],
        "what was written is read once more"
    );
    for step in [Step::Copying, Step::Writing, Step::Unpacking] {
        let last = seen.iter().rfind(|(at, ..)| *at == step).unwrap();
        assert_eq!(last.1, last.2, "{step:?} comes to its end");
    }
}

#[cfg(unix)]
#[test]
fn a_vault_that_is_not_whole_is_not_backed_up() {
    let fixture = Fixture::new();
    write(&fixture.vault, "before");
    let database = fixture.vault.folder().join(DATABASE);
    let mut bytes = fs::read(&database).unwrap();
    let place = bytes.len() - 2000;
    bytes[place] ^= 1;
    // In place: the vault has the file open.
    std::os::unix::fs::FileExt::write_all_at(
        &fs::OpenOptions::new().write(true).open(&database).unwrap(),
        &bytes[place..=place],
        place as u64,
    )
    .unwrap();
    assert_eq!(
        fixture
            .vault
            .back_up(&usual_place(fixture.vault.folder()), now(), &unwatched()),
        Err(VaultError::DamagedDatabase)
    );
    assert_eq!(names(&usual_place(fixture.vault.folder())), Vec::<String>::new());
}

#[test]
fn backups_made_while_others_write_are_whole() {
    let fixture = Fixture::new();
    let done = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| {
            for number in 0.. {
                if done.load(Ordering::Relaxed) {
                    break;
                }
                write(&fixture.vault, &format!("{number:05}"));
            }
        });
        let place = usual_place(fixture.vault.folder());
        for second in 0..5 {
            let mut at = now();
            at.at += chrono::TimeDelta::seconds(second);
            let backup = fixture.vault.back_up(&place, at, &unwatched()).unwrap();
            assert_eq!(
                fixture.vault.prove_backup(&backup.path, &unwatched()).as_ref(),
                Ok(&backup.content),
                "backup {second}"
            );
        }
        done.store(true, Ordering::Relaxed);
    });
}

#[cfg(target_os = "linux")]
#[test]
fn a_backup_does_not_give_up_the_locks_of_the_database() {
    use std::os::unix::fs::MetadataExt;
    let fixture = Fixture::new();
    let inode = fs::metadata(fixture.vault.folder().join(DATABASE)).unwrap().ino();
    let locked = || {
        fs::read_to_string("/proc/locks")
            .unwrap()
            .lines()
            .filter(|line| line.contains("POSIX") && line.contains(&format!(":{inode} ")))
            .map(|line| line.split_once(": ").unwrap().1.to_owned())
            .collect::<BTreeSet<_>>()
    };
    let before = locked();
    assert!(!before.is_empty(), "an open vault is locked");
    fixture
        .vault
        .back_up(&usual_place(fixture.vault.folder()), now(), &unwatched())
        .unwrap();
    assert_eq!(
        locked(),
        before,
        "closing any file of the database would have given its locks up"
    );
}

#[test]
fn the_newest_comes_first_and_the_unreadable_last() {
    let case = Case::new();
    let place = usual_place(case.fixture.vault.folder());
    let mut later = now();
    later.at += chrono::TimeDelta::days(1);
    let newer = case.fixture.vault.back_up(&place, later, &unwatched()).unwrap();
    fs::write(place.join("broken.kept-backup"), "nothing").unwrap();
    fs::write(place.join("letter.txt"), "dear").unwrap();
    let listed = list(&place).unwrap();
    let paths: Vec<&Path> = listed.iter().map(|listed| listed.path.as_path()).collect();
    let broken = place.join("broken.kept-backup");
    assert_eq!(
        paths,
        [&newer.path, &case.backup.path, &broken].map(PathBuf::as_path)
    );
    assert_eq!(
        listed[2].says,
        Err(VaultError::DamagedBackup),
        "it is named as what it is"
    );
    let says = listed[1].says.clone().unwrap();
    assert_eq!(
        (says.made_at, says.number),
        (now().at, case.fixture.vault.number()),
        "a backup says whose it is and of when"
    );
    assert_eq!(
        list(&place.join("nowhere")),
        Ok(Vec::new()),
        "no folder holds none"
    );
}

#[test]
fn a_closed_vault_makes_no_backup() {
    let fixture = Fixture::new();
    let other = fixture.vault.clone();
    other.close().unwrap();
    assert_eq!(
        fixture
            .vault
            .back_up(&usual_place(fixture.vault.folder()), now(), &unwatched()),
        Err(VaultError::Closed)
    );
}

#[test]
fn nothing_that_was_typed_stands_in_a_backup() {
    let fixture = Fixture::new();
    write(&fixture.vault, "canary-in-the-vault");
    let backup = fixture
        .vault
        .back_up(&usual_place(fixture.vault.folder()), now(), &unwatched())
        .unwrap();
    let bytes = fs::read(&backup.path).unwrap();
    for word in ["canary", "Marit", "setting", "vault_meta"] {
        assert!(
            !bytes.windows(word.len()).any(|window| window == word.as_bytes()),
            "“{word}” can be read in it"
        );
    }
}

#[test]
fn rotation_removes_what_is_not_needed_and_touches_nothing_else() {
    let case = Case::new();
    let place = usual_place(case.fixture.vault.folder());
    let mut later = now();
    later.at += chrono::TimeDelta::hours(1);
    let newer = case.fixture.vault.back_up(&place, later, &unwatched()).unwrap();
    fs::write(place.join("broken.kept-backup"), "nothing").unwrap();
    let left = || {
        let listed = list(&place).unwrap();
        listed.into_iter().map(|listed| listed.path).collect::<Vec<_>>()
    };
    rotate(&place, "0000-0000", now().zone).unwrap();
    assert_eq!(
        left().len(),
        3,
        "backups of another vault are none of its business"
    );
    rotate(&place, &case.fixture.vault.number(), now().zone).unwrap();
    assert_eq!(
        left(),
        [newer.path, place.join("broken.kept-backup")],
        "of a day the newest stays, and what cannot be read is not its own"
    );
}
