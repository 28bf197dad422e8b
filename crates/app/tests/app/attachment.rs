//! Files that are attached to notes and forms: what is taken in, what is shown, and what a file may do: nothing.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use kept_app::error::ErrorCode;
use serde_json::{Value, json};

use crate::fixture::Fixture;

/// A picture of 40 by 20 pixels, red on its left half and blue on its right.
pub(crate) fn picture(format: ImageFormat) -> Vec<u8> {
    let image = RgbImage::from_fn(40, 20, |x, _| {
        if x < 20 {
            Rgb([255, 0, 0])
        } else {
            Rgb([0, 0, 255])
        }
    });
    let mut bytes = std::io::Cursor::new(Vec::new());
    DynamicImage::from(image).write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// The same as JPEG, with what a phone writes beside it: turned by a quarter, and where it was taken.
fn photo() -> Vec<u8> {
    let jpeg = picture(ImageFormat::Jpeg);
    // An Exif segment (JEITA CP-3451) with orientation 6 and a maker's note that names the place.
    let mut tiff = b"MM\0\x2a\0\0\0\x08\0\x02\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\x01\x0f\0\x02\0\0\0\x10\0\0\0\x26\0\0\0\0".to_vec();
    tiff.extend(b"52.3702N 4.8952E");
    let mut exif = b"Exif\0\0".to_vec();
    exif.extend(tiff);
    let mut bytes = jpeg[..2].to_vec();
    bytes.extend([0xff, 0xe1]);
    bytes.extend(u16::try_from(exif.len() + 2).unwrap().to_be_bytes());
    bytes.extend(exif);
    bytes.extend(&jpeg[2..]);
    bytes
}

/// The paper of a form, which is a PDF that Kept made itself.
fn pdf(kept: &Fixture, form: &Value) -> Vec<u8> {
    kept.fetch("paper_pdf", json!({ "formId": form["id"] }))
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

pub(crate) struct Records {
    pub(crate) kept: Fixture,
    pub(crate) note: Value,
    form: Value,
}

pub(crate) fn records() -> Records {
    let kept = Fixture::new();
    let member = kept.member("Tomás Herrera");
    let note = kept.ask(
        "note_create",
        json!({ "memberId": member, "note": { "text": "The rig in Delft leaks" } }),
    );
    let form = kept.ask(
        "form_create",
        json!({ "memberId": member, "template": "coaching-session" }),
    );
    Records { kept, note, form }
}

impl Records {
    pub(crate) fn at_note(&self) -> Value {
        json!({ "kind": "note", "id": self.note["id"] })
    }

    pub(crate) fn at_form(&self) -> Value {
        json!({ "kind": "form", "id": self.form["id"] })
    }

    pub(crate) fn add(holder: &Value, name: &str, content: &[u8]) -> Value {
        json!({ "kind": holder["kind"], "id": holder["id"], "name": name, "bytes": STANDARD.encode(content) })
    }

    pub(crate) fn attach(&self, holder: &Value, name: &str, content: &[u8]) -> Value {
        self.kept.ask("attachment_add", Self::add(holder, name, content))
    }

    pub(crate) fn rows(&self, holder: &Value) -> Vec<Value> {
        let list = self.kept.ask("attachment_list", holder.clone());
        list["rows"].as_array().unwrap().clone()
    }

    pub(crate) fn file(&mut self) {
        let saved = self.kept.ask(
            "form_save",
            json!({
                "id": self.form["id"], "revision": self.form["revision"], "eventOn": "2026-11-18",
                "answers": answers(),
            }),
        );
        self.form = self.kept.ask(
            "form_file",
            json!({ "id": self.form["id"], "revision": saved["revision"] }),
        );
    }
}

fn answers() -> Value {
    json!({
        "in_private": true,
        "topic": "The rig in Delft",
        "facts": [{ "when": "Saturday", "fact": "The valve leaked" }],
        "shared_understanding": "The seal was older than its label.",
        "plan": [{ "step": "Order seals", "owner": "manager", "due": "2026-11-27" }],
    })
}

#[test]
fn a_photo_is_kept_as_it_is_and_shown_without_what_stands_beside_the_picture() {
    let records = records();
    let kept = &records.kept;
    let photo = photo();
    assert!(contains(&photo, b"52.3702N"), "the photo says where it was taken");
    let row = records.attach(&records.at_note(), "IMG_2041.JPG", &photo);
    assert_eq!(
        (&row["kind"], &row["misnamed"], &row["pages"], &row["size"]),
        (&json!("jpeg"), &json!(false), &json!(1), &json!(photo.len())),
        "{row}"
    );
    let id = json!({ "id": row["id"] });
    assert_eq!(
        kept.fetch("attachment_bytes", id.clone()),
        photo,
        "byte by byte as it was"
    );
    for shown in [
        kept.fetch("attachment_thumbnail", id),
        kept.fetch("attachment_page", json!({ "id": row["id"], "page": 0 })),
    ] {
        let picture = image::load_from_memory_with_format(&shown, ImageFormat::Png).unwrap();
        assert_eq!((picture.width(), picture.height()), (20, 40), "it stands upright");
        let top = picture.to_rgb8().get_pixel(10, 5).0;
        assert!(top[0] > 200 && top[2] < 60, "what was left is up: {top:?}");
        for beside in [&b"Exif"[..], b"52.3702N", b"eXIf", b"tEXt"] {
            assert!(
                !contains(&shown, beside),
                "nothing beside the pixels reaches the screen"
            );
        }
    }
}

#[test]
fn a_pdf_is_shown_page_by_page() {
    let records = records();
    let kept = &records.kept;
    let pdf = pdf(kept, &records.form);
    let row = records.attach(&records.at_form(), "Report.pdf", &pdf);
    assert_eq!(row["kind"], "pdf", "{row}");
    let pages = row["pages"].as_u64().unwrap();
    for page in 0..pages {
        let shown = kept.fetch("attachment_page", json!({ "id": row["id"], "page": page }));
        let picture = image::load_from_memory_with_format(&shown, ImageFormat::Png).unwrap();
        assert_eq!(picture.height(), 1800, "as large as a screen needs");
        let dark = picture
            .to_luma8()
            .pixels()
            .filter(|pixel| pixel.0[0] < 100)
            .count();
        assert!(dark > 500, "there is writing on page {page}: {dark} dark pixels");
    }
    assert_eq!(
        kept.code("attachment_page", json!({ "id": row["id"], "page": pages })),
        ErrorCode::NotFound,
        "there is no page behind the last"
    );
}

#[test]
fn a_name_that_lies_keeps_a_file_from_being_shown() {
    let records = records();
    let program = [&b"MZ\x90\0\x03\0\0\0"[..], &[0; 200]].concat();
    let elf = [&b"\x7fELF\x02\x01\x01\0"[..], &[0; 200]].concat();
    let svg = b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>";
    let png = picture(ImageFormat::Png);
    for (name, content, kind, misnamed) in [
        ("evil.pdf", &program[..], "program", true),
        ("holiday.png", &elf, "program", true),
        (
            "photo.jpg",
            b"<!DOCTYPE html><script>alert(1)</script>",
            "page",
            true,
        ),
        ("logo.png", svg, "page", true),
        ("logo.svg", svg, "page", false),
        (
            "report.pdf",
            b"MZ is how this letter begins, and it is text",
            "text",
            true,
        ),
        ("setup.exe", &png, "png", true),
        ("clean.bat", b"del *.* /q", "program", false),
        ("photo.jpg", b"\x01\x02\x03\x04 nothing known", "file", true),
        ("invoice.pdf.exe", &program[2..], "program", false),
        // Right to left: it reads as "photoexe.pdf".
        (
            "photo\u{202e}fdp.exe",
            &[&program[..], b"1"].concat(),
            "program",
            false,
        ),
    ] {
        let row = records.attach(&records.at_note(), name, content);
        assert_eq!(
            (&row["kind"], &row["misnamed"]),
            (&json!(kind), &json!(misnamed)),
            "{name:?} is told by its content"
        );
        assert_eq!(row["pages"], Value::Null, "{name:?} is not shown");
        for (command, request) in [
            ("attachment_thumbnail", json!({ "id": row["id"] })),
            ("attachment_page", json!({ "id": row["id"], "page": 0 })),
        ] {
            let refused = records.kept.refused(command, request);
            assert!(
                matches!(refused.code, ErrorCode::NotFound | ErrorCode::Precondition),
                "{command} of {name:?}: {refused:?}"
            );
        }
        assert_eq!(
            records.kept.fetch("attachment_bytes", json!({ "id": row["id"] })),
            content,
            "and yet it is kept as it is"
        );
        records.kept.ask("attachment_remove", json!({ "id": row["id"] }));
    }
}

#[test]
fn a_picture_under_the_name_of_another_format_deceives_nobody() {
    let records = records();
    let row = records.attach(&records.at_note(), "screen.jpg", &picture(ImageFormat::Png));
    assert_eq!(
        (&row["kind"], &row["misnamed"], &row["pages"]),
        (&json!("png"), &json!(false), &json!(1))
    );
    for (format, name, kind) in [
        (ImageFormat::Gif, "wave.gif", "gif"),
        (ImageFormat::WebP, "photo.webp", "webp"),
    ] {
        let row = records.attach(&records.at_note(), name, &picture(format));
        assert_eq!((&row["kind"], &row["pages"]), (&json!(kind), &json!(1)), "{row}");
    }
}

#[test]
fn names_are_cleaned() {
    let records = records();
    for (name, kept) in [
        ("../../.ssh/id_ed25519", "id_ed25519"),
        ("C:\\Windows\\CON.txt", "_CON.txt"),
        ("a\nb\u{7}.txt", "ab.txt"),
        ("\u{202e}\u{200b}", "file"),
    ] {
        let row = records.attach(&records.at_note(), name, kept.as_bytes());
        assert_eq!(row["name"], kept, "of {name:?}");
    }
}

#[test]
fn damaged_files_are_kept_and_not_shown() {
    let records = records();
    let png = picture(ImageFormat::Png);
    let pdf = pdf(&records.kept, &records.form);
    // A header that promises 60,000 by 60,000 pixels.
    let mut bomb = png.clone();
    bomb[16..24].copy_from_slice(&[0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60]);
    for (name, content) in [
        ("half.png", &png[..png.len() / 2]),
        ("bomb.png", &bomb),
        ("empty.pdf", b"%PDF-1.7\n"),
        (
            "noise.pdf",
            b"%PDF-1.7\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj trailer << /Root 1 0 R >>",
        ),
        ("start.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF\0"),
        ("header.pdf", &pdf[..20]),
    ] {
        let row = records.attach(&records.at_note(), name, content);
        assert_eq!(row["pages"], Value::Null, "{name} cannot be shown");
        let refused = records
            .kept
            .refused("attachment_page", json!({ "id": row["id"], "page": 0 }));
        assert!(
            refused.message.contains("Save a copy"),
            "and it says what to do: {refused}"
        );
    }
}

#[test]
fn limits_are_told_and_hold() {
    let records = records();
    let kept = &records.kept;
    let large = vec![b'a'; 25_000_001];
    let refused = kept.refused(
        "attachment_add",
        Records::add(&records.at_note(), "large.txt", &large),
    );
    assert_eq!(refused.code, ErrorCode::Validation);
    assert!(refused.message.contains("25 MB"), "it names the limit: {refused}");
    let row = records.attach(&records.at_note(), "largest.txt", &large[1..]);
    assert_eq!(row["size"], 25_000_000, "the limit itself is allowed");
    assert_eq!(
        kept.ask("attachment_list", records.at_note())["room"],
        25_000_000,
        "there is room for another as large"
    );
    for (name, content) in [("empty.txt", &b""[..]), ("again.txt", &large[1..])] {
        assert_eq!(
            kept.code("attachment_add", Records::add(&records.at_note(), name, content)),
            ErrorCode::Validation,
            "{name}: nothing, and nothing twice"
        );
    }
    assert_eq!(
        kept.code(
            "attachment_add",
            json!({ "kind": "note", "id": records.note["id"], "name": "a", "bytes": "no base64!" })
        ),
        ErrorCode::Validation
    );
    assert_eq!(
        kept.code(
            "attachment_add",
            Records::add(
                &json!({ "kind": "note", "id": records.form["id"] }),
                "a.txt",
                b"a"
            )
        ),
        ErrorCode::NotFound,
        "a form is no note"
    );
}

#[test]
fn what_is_removed_can_be_put_back_and_each_step_is_in_the_journal() {
    let records = records();
    let kept = &records.kept;
    let before = kept.journal();
    let row = records.attach(&records.at_note(), "leak.png", &picture(ImageFormat::Png));
    assert_eq!(kept.journal(), before + 1, "attaching is recorded");
    kept.ask("attachment_remove", json!({ "id": row["id"] }));
    assert_eq!(kept.journal(), before + 2, "removing is recorded");
    assert_eq!(records.rows(&records.at_note()), Vec::<Value>::new());
    kept.ask("record_restore", json!({ "id": row["id"] }));
    assert_eq!(kept.journal(), before + 3, "putting back is recorded");
    assert_eq!(
        records.rows(&records.at_note()),
        std::slice::from_ref(&row),
        "as it was"
    );
    assert_eq!(
        kept.fetch("attachment_bytes", json!({ "id": row["id"] })),
        picture(ImageFormat::Png)
    );
    let kinds: Vec<Value> = kept.ask("journal_list", json!({}))["rows"]
        .as_array()
        .unwrap()
        .iter()
        .take(3)
        .map(|row| row["kind"].clone())
        .collect();
    assert_eq!(
        kinds,
        ["attachment.restored", "attachment.removed", "attachment.added"]
    );
}

#[test]
fn files_go_and_come_back_with_their_note() {
    let records = records();
    let kept = &records.kept;
    let row = records.attach(&records.at_note(), "leak.png", &picture(ImageFormat::Png));
    let found = |text: &str| kept.ask("search", json!({ "text": text }))["hits"].clone();
    let hit = found("leak.png")[0].clone();
    assert_eq!(
        (&hit["kind"], &hit["holder"], &hit["id"], &hit["title"]),
        (
            &json!("attachment"),
            &json!("note"),
            &records.note["id"],
            &json!("leak.png")
        ),
        "a file is found by its name and opens its note"
    );
    assert_eq!(found("kind:file").as_array().unwrap().len(), 1);
    let timeline = kept.ask("timeline_list", json!({ "memberId": records.note["memberId"] }));
    let note = timeline["rows"]
        .as_array()
        .unwrap()
        .iter()
        .find(|row| row["kind"] == "note");
    assert_eq!(note.unwrap()["attachments"], 1, "the timeline counts it");

    kept.ask("note_delete", json!({ "id": records.note["id"], "revision": 1 }));
    assert_eq!(
        kept.code("attachment_bytes", json!({ "id": row["id"] })),
        ErrorCode::NotFound,
        "a file goes with its note"
    );
    assert_eq!(found("leak.png"), json!([]), "and is found no more");
    kept.ask("record_restore", json!({ "id": records.note["id"] }));
    assert_eq!(records.rows(&records.at_note()), [row], "and comes back with it");
    assert_eq!(found("leak.png").as_array().unwrap().len(), 1);
}

#[test]
fn a_file_of_a_filed_form_stays_and_new_ones_are_added_with_their_day() {
    let mut records = records();
    let draft = records.attach(&records.at_form(), "before.png", &picture(ImageFormat::Png));
    let dropped = records.attach(&records.at_form(), "dropped.txt", b"not needed");
    records
        .kept
        .ask("attachment_remove", json!({ "id": dropped["id"] }));
    records.file();
    let kept = &records.kept;
    kept.clock.forward(chrono::TimeDelta::days(3));
    let later = records.attach(&records.at_form(), "after.txt", b"The part arrived");
    assert!(
        later["addedAt"].as_str().unwrap() > draft["addedAt"].as_str().unwrap(),
        "what is added later has its own day"
    );
    for row in [&draft, &later] {
        let refused = kept.refused("attachment_remove", json!({ "id": row["id"] }));
        assert_eq!(refused.code, ErrorCode::Precondition, "{refused}");
    }
    assert_eq!(
        kept.code("record_restore", json!({ "id": dropped["id"] })),
        ErrorCode::Precondition,
        "nothing slips into a filed form with an earlier day"
    );
    let list = kept.ask("attachment_list", records.at_form());
    assert_eq!(list["removable"], false, "and the page knows");
    assert_eq!(list["rows"].as_array().unwrap().len(), 2);
    let leaving = kept.ask("form_leaving", json!({ "id": records.form["id"] }));
    assert_eq!(
        leaving["attachments"],
        json!(["before.png", "after.txt"]),
        "what stays when the paper leaves is named"
    );
}

#[test]
fn files_of_a_draft_go_with_it() {
    let records = records();
    let row = records.attach(&records.at_form(), "before.png", &picture(ImageFormat::Png));
    records.kept.ask(
        "form_discard",
        json!({ "id": records.form["id"], "revision": records.form["revision"] }),
    );
    assert_eq!(
        records.kept.code("attachment_get", json!({ "id": row["id"] })),
        ErrorCode::NotFound
    );
    records.kept.ask("vault_check", json!({}));
}

#[test]
fn a_locked_vault_gives_nothing_out() {
    let records = records();
    let row = records.attach(&records.at_note(), "leak.png", &picture(ImageFormat::Png));
    records.kept.lock();
    assert_eq!(
        records.kept.code("attachment_bytes", json!({ "id": row["id"] })),
        ErrorCode::Locked
    );
}

#[test]
fn the_sample_team_takes_its_files_along() {
    let kept = Fixture::new();
    kept.ask("sample_add", json!({}));
    let notes = kept.ask("note_list", json!({}));
    let note = &notes["rows"][0];
    let holder = json!({ "kind": "note", "id": note["id"] });
    let row = kept.ask(
        "attachment_add",
        Records::add(&holder, "wave.gif", &picture(ImageFormat::Gif)),
    );
    kept.ask("sample_remove", json!({}));
    assert_eq!(
        kept.code("attachment_bytes", json!({ "id": row["id"] })),
        ErrorCode::NotFound,
        "files of invented people go with them"
    );
    kept.ask("vault_check", json!({}));
}
