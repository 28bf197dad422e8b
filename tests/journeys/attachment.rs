//! Files at a note: a photo, a scan, and a program that says it is a PDF.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use fantoccini::key::Key;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use serde_json::{Value, json};

use crate::desktop::Desktop;
use crate::window::{Patience, Window};

/// A photo of a bench with something on it.
fn photo() -> Vec<u8> {
    let image = RgbImage::from_fn(1600, 1200, |x, y| {
        let (dx, dy) = (f64::from(x) - 800.0, f64::from(y) - 520.0);
        if dx.hypot(dy) < 210.0 {
            Rgb([196, 170, 104])
        } else if y > 640 {
            Rgb([92, 108, 99])
        } else {
            Rgb([176, 190, 181])
        }
    });
    let mut bytes = std::io::Cursor::new(Vec::new());
    DynamicImage::from(image)
        .write_to(&mut bytes, ImageFormat::Jpeg)
        .unwrap();
    bytes.into_inner()
}

/// A scan of three pages. It brings no font along, as scans from an office may.
fn scan() -> Vec<u8> {
    let mut text = "%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n\
                    2 0 obj << /Type /Pages /Kids [3 0 R 4 0 R 5 0 R] /Count 3 >> endobj\n"
        .to_owned();
    for page in 1..=3 {
        let content = format!(
            "BT /F 28 Tf 72 720 Td (Calibration certificate, page {page}) Tj /F 12 Tf 0 -40 Td 20 TL \
             (Bench 4, Delft: the valve was replaced on 17 November.) Tj T* (Readings before and after are listed.) Tj ET"
        );
        let (number, stream) = (page + 2, page + 5);
        text.push_str(&format!(
            "{number} 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {stream} 0 R \
             /Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >> endobj\n\
             {stream} 0 obj << /Length {} >>\nstream\n{content}\nendstream endobj\n",
            content.len()
        ));
    }
    text.push_str("trailer << /Root 1 0 R >>\n%%EOF");
    text.into_bytes()
}

#[tokio::test(flavor = "multi_thread")]
async fn files_are_attached_shown_removed_and_found() {
    let desktop = Desktop::start("attachment");
    let window = Window::open(&desktop).await;
    window.first_run(false).await;
    window.add_person("Kateryna Bondar", "Service coordinator").await;
    let member = window.ask("member_list", json!({})).await["rows"][0]["id"].clone();
    let note = json!({ "text": "Sent the certificate the same evening", "kind": "win" });
    let note = window
        .ask("note_create", json!({ "memberId": member, "note": note }))
        .await;
    // Nobody looks over the shoulder here.
    window
        .ask("settings_update", json!({ "hidePrivate": false }))
        .await;
    window.press("Note:").await;
    window.read("Photos and files, up to 25 MB each").await;

    // A dialog of the system cannot be driven; what it hands over is handed over here.
    let program = [&b"MZ\x90\0\x03\0\0\0"[..], &[0; 3000]].concat();
    for (name, content) in [
        ("Bench 4.jpg", photo()),
        ("Certificate.pdf", scan()),
        ("Invoice.pdf", program),
    ] {
        let row = window
            .ask(
                "attachment_add",
                json!({ "kind": "note", "id": note["id"], "name": name, "bytes": STANDARD.encode(content) }),
            )
            .await;
        let expected = match name {
            "Bench 4.jpg" => json!(1),
            "Certificate.pdf" => json!(3),
            _ => Value::Null,
        };
        assert_eq!(row["pages"], expected, "{row}");
    }
    window.read("ends in .pdf, but this is a program").await;
    window.accessible("a note with files").await;
    window.pictures("12-attachments").await;

    window.press("Show Bench 4.jpg").await;
    window.find("dialog", "Bench 4.jpg").await;
    window.find("picture", "Bench 4.jpg, page 1 of 1").await;
    window.accessible("the viewer").await;
    window.keys(&char::from(Key::Right).to_string()).await;
    window.find("picture", "Certificate.pdf, page 1 of 3").await;
    window.pictures("12-attachment-viewer").await;
    window.keys(&char::from(Key::Right).to_string()).await;
    window.find("picture", "Certificate.pdf, page 2 of 3").await;
    window.keys(&char::from(Key::Escape).to_string()).await;

    window.press("Remove Invoice.pdf").await;
    window.read("Invoice.pdf is removed.").await;
    let mut patience = Patience::new();
    let of = json!({ "kind": "note", "id": note["id"] });
    while window.ask("attachment_list", of.clone()).await["rows"]
        .as_array()
        .unwrap()
        .len()
        > 2
    {
        patience.wait("the file is gone").await;
    }
    let hits = window.ask("search", json!({ "text": "certificate.pdf" })).await;
    assert_eq!(
        (&hits["hits"][0]["kind"], &hits["hits"][0]["id"]),
        (&json!("attachment"), &note["id"]),
        "a file is found by its name"
    );
    window.go("People").await;
    window.press("Kateryna Bondar").await;
    window.find("picture", "2 files attached").await;

    // The same beside a form that is being filled in.
    let form = window
        .ask(
            "form_create",
            json!({ "memberId": member, "template": "coaching-session" }),
        )
        .await;
    let of =
        json!({ "kind": "form", "id": form["id"], "name": "Bench 4.jpg", "bytes": STANDARD.encode(photo()) });
    window.ask("attachment_add", of).await;
    window.press("Coaching session:").await;
    window.find("button", "Show Bench 4.jpg").await;
    window.accessible("a form with files").await;
    window.pictures("12-attachments-form").await;
    window.close().await;
}
