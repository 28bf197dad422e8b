#![allow(clippy::unwrap_used)]
use std::fs;

use uuid::Uuid;

use super::*;
use crate::backup::{Unwatched, usual_place};
use crate::fixture::{Fixture, now, passphrase};
use crate::folder::DATABASE;
use crate::table::setting;
use crate::{Entry, Vault};

fn unwatched() -> Arc<dyn Watch> {
    Arc::new(Unwatched)
}

#[test]
fn a_free_page_that_was_half_written_is_written_again_and_then_backed_up() {
    let fixture = Fixture::new();
    let vault = &fixture.vault;
    for value in [Some("long ".repeat(200)), None] {
        let put = move |writer: &crate::Writer<'_>| {
            for number in 0..40 {
                setting::put(writer, &format!("key {number}"), value.as_deref())?;
            }
            writer.record(Entry {
                kind: "settings.changed",
                object: Uuid::nil(),
                payload: b"all",
            })
        };
        vault.write(now(), put).unwrap();
    }
    let folder = vault.folder().to_owned();
    fixture.vault.close().unwrap();
    let database = folder.join(DATABASE);
    let sound = fs::read(&database).unwrap();
    let (mut free, mut damaged) = (0, 0);
    for page in (1..sound.len() / 4096).rev().take(12) {
        let mut bytes = sound.clone();
        bytes[page * 4096 + 3000..][..512].fill(0xA5);
        fs::write(&database, bytes).unwrap();
        let vault = Vault::unlock(&folder, &passphrase(), now()).unwrap();
        match vault.back_up(&usual_place(&folder), now(), &unwatched()) {
            Ok(_) => free += 1,
            Err(error) => {
                assert_eq!(error, VaultError::DamagedDatabase, "page {page} holds something");
                damaged += 1;
            }
        }
        vault.close().unwrap();
    }
    assert!(
        free > 3,
        "of the last pages most were free: {free} free, {damaged} in use"
    );
}
