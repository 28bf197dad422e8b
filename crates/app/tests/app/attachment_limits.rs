//! What a vault takes of files, and pictures of them that come late.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use image::ImageFormat;
use kept_app::app::{App, Ports};
use kept_app::error::ErrorCode;
use kept_app::ports::{CannotShow, Drawn, Viewer};
use kept_domain::attachment::{ALL, Attachment, Holder, Kind, LARGEST};
use kept_domain::ids::{AttachmentId, MemberId, NoteId};
use kept_domain::time::Moment;
use kept_testkit::ports::DirectViewer;
use kept_vault::table::attachment::{self, File};
use kept_vault::{Vault, VaultError};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::attachment::{Records, picture, records};
use crate::fixture::PASSPHRASE;

fn uuid(value: &Value) -> Uuid {
    value.as_str().unwrap().parse().unwrap()
}

/// Makes the files of a vault as large as all may be but for `left` bytes, without writing as many.
fn fill(records: &Records, left: u64) {
    records.kept.lock();
    let now = Moment {
        at: "2026-11-19T08:00:00Z".parse().unwrap(),
        zone: chrono_tz::Europe::Amsterdam,
    };
    let (member, note) = (uuid(&records.note["memberId"]), uuid(&records.note["id"]));
    let vault = Vault::unlock(&records.kept.folder, &PASSPHRASE.to_owned().into(), now).unwrap();
    let filled = vault.write(now, move |writer| {
        let mut room = ALL - left - attachment::size(writer)?;
        for number in 0_u8.. {
            let size = room.min(LARGEST as u64);
            if size == 0 {
                break;
            }
            let row = Attachment {
                id: AttachmentId::new(Uuid::from_u128(u128::from(number) + 1)),
                member: MemberId::new(member),
                holder: Holder::Note(NoteId::new(note)),
                name: format!("Scan {number}.txt"),
                kind: Kind::Text,
                misnamed: false,
                size: u32::try_from(size).map_err(|_| VaultError::Conflict)?,
                sha256: [number; 32],
                pages: None,
                added: now,
            };
            let file = File {
                thumbnail: None,
                content: vec![number],
            };
            attachment::insert(writer, &row, &file)?;
            room -= size;
        }
        Ok(())
    });
    filled.unwrap();
    vault.close().unwrap();
    records.kept.unlock();
}

#[test]
fn all_files_together_have_a_limit() {
    let records = records();
    let kept = &records.kept;
    fill(&records, 10);
    let list = kept.ask("attachment_list", records.at_form());
    assert_eq!(list["room"], 10, "what is left is said before a file is chosen");
    let refused = kept.refused(
        "attachment_add",
        Records::add(&records.at_form(), "notes.txt", b"eleven byte"),
    );
    assert_eq!(
        (refused.code, refused.field.as_deref()),
        (ErrorCode::Validation, Some("bytes"))
    );
    assert!(
        refused.message.contains("500 MB") && refused.message.contains("remove files"),
        "it names the limit and says what to do: {refused}"
    );
    assert_eq!(
        records.rows(&records.at_form()),
        Vec::<Value>::new(),
        "nothing of it is kept"
    );

    let row = records.attach(&records.at_form(), "notes.txt", b"ten bytes!");
    assert_eq!(
        kept.ask("attachment_list", records.at_form())["room"],
        0,
        "the limit itself is allowed"
    );
    kept.ask("attachment_remove", json!({ "id": row["id"] }));
    records.attach(&records.at_form(), "other.txt", b"as large..");
    assert_eq!(
        kept.code("record_restore", json!({ "id": row["id"] })),
        ErrorCode::Validation,
        "what is put back needs its room too"
    );
}

/// Has no time for the first files, as a computer that does much else.
struct Busy(AtomicU32);

impl Viewer for Busy {
    fn draw(
        &self,
        kind: Kind,
        content: &[u8],
        page: u32,
        edge: u16,
        cancelled: &dyn Fn() -> bool,
    ) -> Result<Drawn, CannotShow> {
        let too_late = self
            .0
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(1));
        if too_late.is_ok() {
            return Err(CannotShow);
        }
        DirectViewer.draw(kind, content, page, edge, cancelled)
    }
}

/// With a viewer that misses its time so often.
fn busy(times: u32) -> Records {
    let mut records = records();
    records.kept.lock();
    records.kept.app = Arc::new(App::new(Ports {
        viewer: Arc::new(Busy(AtomicU32::new(times))),
        ..records.kept.ports()
    }));
    records.kept.app.open_place(&records.kept.folder).unwrap();
    records.kept.unlock();
    records
}

#[test]
fn a_picture_that_was_not_drawn_in_time_is_drawn_when_it_is_opened() {
    let mut records = busy(2);
    let png = picture(ImageFormat::Png);
    let row = records.attach(&records.at_form(), "leak.png", &png);
    assert_eq!(
        (&row["pages"], &row["undrawn"]),
        (&Value::Null, &json!(true)),
        "it is kept all the same"
    );
    records.file();
    let kept = &records.kept;
    let id = json!({ "id": row["id"] });
    assert_eq!(
        kept.code("attachment_draw", id.clone()),
        ErrorCode::Precondition,
        "the computer is still busy"
    );
    let journal = kept.journal();
    let drawn = kept.ask("attachment_draw", id.clone());
    assert_eq!((&drawn["pages"], &drawn["undrawn"]), (&json!(1), &json!(false)));
    assert_eq!(
        records.rows(&records.at_form()),
        std::slice::from_ref(&drawn),
        "also on a filed form: only its look came later"
    );
    kept.fetch("attachment_thumbnail", id.clone());
    assert_eq!(
        kept.fetch("attachment_bytes", id.clone()),
        png,
        "the file is as it was"
    );
    assert_eq!(kept.ask("attachment_draw", id), drawn);
    assert_eq!(kept.journal(), journal + 1, "it is drawn once");
}

#[test]
fn a_file_that_is_never_shown_is_not_drawn_later_either() {
    let records = busy(0);
    for (name, content) in [
        ("report.txt", &b"Nothing to draw"[..]),
        ("evil.pdf", b"MZ\x90\0\x03\0\0\0"),
    ] {
        let row = records.attach(&records.at_note(), name, content);
        assert_eq!(row["undrawn"], false, "{name}");
        assert_eq!(
            records.kept.code("attachment_draw", json!({ "id": row["id"] })),
            ErrorCode::Precondition,
            "{name}"
        );
    }
}

#[test]
fn a_removed_file_is_forgotten_once_it_is_not_offered_any_more() {
    let records = records();
    let kept = &records.kept;
    let row = records.attach(&records.at_note(), "leak.png", &picture(ImageFormat::Png));
    let id = json!({ "id": row["id"] });
    kept.ask("attachment_remove", id.clone());
    kept.ask("record_forget", id.clone());
    let refused = kept.refused("record_restore", id.clone());
    assert_eq!(refused.code, ErrorCode::Precondition);
    assert!(
        refused.message.contains("cannot be put back any more"),
        "{refused}"
    );
    kept.ask("record_forget", id);
}
