//! Files that were made to break whatever shows them. They are drawn by another process of the program, which may fail.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use crate::program::Program;

/// A PDF of one page without a table of its objects, which readers make up for; each object is its number and text.
fn pdf(content: &str, objects: &[String]) -> Vec<u8> {
    let mut text = format!(
        "%PDF-1.7\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n\
         2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj\n\
         3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Contents {content} \
         /Resources << /XObject << /X 5 0 R >> >> >> endobj\n"
    );
    for (number, object) in (4..).zip(objects) {
        text.push_str(&format!("{number} 0 obj {object} endobj\n"));
    }
    text.push_str("trailer << /Root 1 0 R >>\n%%EOF");
    text.into_bytes()
}

fn stream(dictionary: &str, content: &str) -> String {
    let length = content.len();
    format!("<< {dictionary} /Length {length} >>\nstream\n{content}\nendstream")
}

/// A drawing that draws another one so many times, and so on.
fn laughs(times: usize, levels: usize) -> Vec<u8> {
    let mut objects = vec![stream("", "/X Do")];
    for level in 0..levels {
        let next = 6 + level;
        let form = format!(
            "/Type /XObject /Subtype /Form /BBox [0 0 200 100] /Resources << /XObject << /X {next} 0 R >> >>"
        );
        objects.push(stream(&form, &"/X Do ".repeat(times)));
    }
    let last = "/Type /XObject /Subtype /Form /BBox [0 0 200 100]";
    objects.push(stream(last, "1 0 0 rg 20 20 100 50 re f"));
    pdf("4 0 R", &objects)
}

/// A stream of spaces that is about 158 times as long as it is packed (RFC 1951, 3.2.6).
fn bomb(length: usize) -> Vec<u8> {
    let mut packed = Packed::default();
    packed.bits("110");
    packed.bits("01010000");
    for _ in 0..length / 258 {
        // As many as one match can be long, from one byte before.
        packed.bits("1100010100000");
    }
    packed.bits("0000000");
    let packed = packed.bytes;
    let object = format!("<< /Filter /FlateDecode /Length {} >>\nstream\n", packed.len());
    let mut file = pdf("4 0 R", &[]);
    let at = file.len() - "trailer << /Root 1 0 R >>\n%%EOF".len();
    let stream = [
        format!("4 0 obj {object}").as_bytes(),
        &packed,
        b"\nendstream endobj\n",
    ]
    .concat();
    file.splice(at..at, stream);
    file
}

/// Bits, each byte from its lowest on.
#[derive(Default)]
struct Packed {
    bytes: Vec<u8>,
    used: u32,
}

impl Packed {
    fn bits(&mut self, bits: &str) {
        for bit in bits.bytes() {
            if self.used.is_multiple_of(8) {
                self.bytes.push(0);
            }
            *self.bytes.last_mut().unwrap() |= (bit - b'0') << (self.used % 8);
            self.used += 1;
        }
    }
}

#[test]
fn a_file_that_breaks_its_reader_is_kept_and_not_shown() {
    let (program, _) = Program::with_vault();
    let member = program
        .call(
            "member_create",
            &json!({ "name": "Yuki Tanabe", "role": "Planner" }),
        )
        .unwrap();
    let note = program
        .call(
            "note_create",
            &json!({ "memberId": member["id"], "note": { "text": "The scan that she sent" } }),
        )
        .unwrap();
    let add = |name: &str, content: &[u8]| {
        json!({ "command": "attachment_add", "request": {
            "kind": "note", "id": note["id"], "name": name, "bytes": STANDARD.encode(content),
        }})
    };
    let answers = program.batch(&[
        add("one.pdf", &laughs(1, 1)),
        add("for-ever.pdf", &laughs(20, 12)),
        add("bomb.pdf", &bomb(1_200_000_000)),
        add("another.pdf", &laughs(2, 2)),
    ]);
    let pages: Vec<&Value> = answers
        .iter()
        .map(|answer| answer.pointer("/ok/pages").unwrap_or_else(|| panic!("{answer}")))
        .collect();
    assert_eq!(
        pages,
        [&json!(1), &Value::Null, &Value::Null, &json!(1)],
        "what can be drawn in time and within its memory is, and the rest harms nobody"
    );
}
