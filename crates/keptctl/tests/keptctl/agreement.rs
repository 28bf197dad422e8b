//! From an expectation to a sealed paper and back, without a window.

use std::fs;

use serde_json::{Value, json};

use crate::program::{PASSPHRASE, Program, status, text};

/// An expectation that has all that signing needs.
fn ready(program: &Program) -> Value {
    let member = program
        .call(
            "member_create",
            &json!({ "name": "Tomás Herrera", "role": "Field service engineer" }),
        )
        .unwrap();
    program
        .call("settings_update", &json!({ "manager": { "name": "Marit Solberg", "role": "Head of Service & Calibration", "organisation": "Brinkhaven Instruments" } }))
        .unwrap();
    program
        .call(
            "expectation_create",
            &json!({ "memberId": member["id"], "expectation": {
                "title": "Visit reports within two working days",
                "what": "Tomás files the report of every customer visit within two working days of that visit.",
                "why": "A calibration certificate cannot go out without the report.",
                "measure": { "text": "Visits reported in time", "baseline": "61", "target": "95", "unit": "%" },
                "achievable": ["Form training was given on 3 September."],
                "relevant": "Certificate at the customer within five working days.",
                "startsOn": "2126-11-20", "deadline": "2127-01-29", "reviews": ["2126-12-04", "2127-01-08"],
                "reward": { "what": "Two days at the spring course", "when": "April 2127", "decidedBy": "Marit Solberg" },
                "consequence": { "what": "Reports are finished on site", "from": "8 January 2127", "firstStep": "A talk within three days" },
                "tasks": [{ "text": "Clear the seven open reports", "dueOn": "2126-11-24", "resultRequired": true }],
                "promises": [{ "text": "A tablet with the report form", "dueOn": "2126-11-27" }],
                "worry": "Quokka"
            } }),
        )
        .unwrap()
}

fn sealed(program: &Program, expectation: &Value) -> Value {
    let signing = program
        .call(
            "signing_start",
            &json!({ "expectationId": expectation["id"], "revision": expectation["revision"] }),
        )
        .unwrap();
    let id = &signing["id"];
    let typed = |name: &str| json!({ "medium": "typed", "typed": name });
    let answers = program.batch(&[
        json!({ "command": "signing_read", "request": { "id": id, "step": "opened" } }),
        json!({ "command": "signing_read", "request": { "id": id, "step": "reached-end" } }),
        json!({ "command": "signing_answer", "request": { "id": id, "statement": "agree", "comment": "The tablet has to be there.", "ink": typed("Tomás Herrera") } }),
        json!({ "command": "signing_take_back", "request": { "id": id, "passphrase": PASSPHRASE } }),
        json!({ "command": "signing_seal", "request": { "id": id, "ink": typed("Marit Solberg") } }),
    ]);
    let last = answers.last().unwrap();
    assert_eq!(
        last["ok"]["state"], "sealed",
        "the document is sealed: {answers:?}"
    );
    last["ok"].clone()
}

#[test]
fn an_agreement_is_rendered_signed_sealed_and_verified() {
    let (program, _) = Program::with_vault();
    let expectation = ready(&program);
    let vault = program.vault();
    let passphrase = format!("{PASSPHRASE}\n");
    let id = expectation["id"].as_str().unwrap();
    let draft = program.run(
        &[
            "document",
            "render",
            &vault,
            id,
            "--passphrase-stdin",
            "--paper",
            "letter",
            "--out",
            "draft.pdf",
        ],
        &passphrase,
    );
    assert_eq!(
        status(&draft),
        0,
        "the draft is laid out: {}",
        text(&draft.stderr)
    );
    let sealing = program.run(
        &[
            "document",
            "seal",
            &vault,
            "draft.pdf",
            "--passphrase-stdin",
            "--out",
            "draft-sealed.pdf",
        ],
        &passphrase,
    );
    assert_eq!(
        status(&sealing),
        0,
        "a paper of Kept can be sealed as it is: {}",
        text(&sealing.stderr)
    );

    let document = sealed(&program, &expectation);
    let id = document["id"].as_str().unwrap();
    for (task, out) in [("render", "agreement.pdf"), ("root", "root.pem")] {
        let mut arguments = vec!["document", task, &vault];
        if task == "render" {
            arguments.push(id);
        }
        arguments.extend(["--passphrase-stdin", "--out", out]);
        let output = program.run(&arguments, &passphrase);
        assert_eq!(status(&output), 0, "{task}: {}", text(&output.stderr));
    }
    for file in ["agreement.pdf", "draft-sealed.pdf"] {
        let verdict = program.run(&["--json", "document", "verify", file, "--root", "root.pem"], "");
        assert_eq!(
            status(&verdict),
            0,
            "{file} is intact and of this vault: {}",
            text(&verdict.stdout)
        );
        let verdict: Value = serde_json::from_slice(&verdict.stdout).unwrap();
        assert_eq!(
            (&verdict["intact"], &verdict["trusted"]),
            (&json!(true), &json!(true)),
            "{verdict}"
        );
    }
    let pdf = fs::read(program.path("agreement.pdf")).unwrap();
    assert!(
        !pdf.windows(6).any(|window| window == b"Quokka"),
        "what worries the manager is on no paper"
    );
}

#[test]
fn one_flipped_byte_anywhere_ends_with_status_four() {
    let (program, _) = Program::with_vault();
    let expectation = ready(&program);
    let document = sealed(&program, &expectation);
    let vault = program.vault();
    let id = document["id"].as_str().unwrap();
    program.run(
        &[
            "document",
            "render",
            &vault,
            id,
            "--passphrase-stdin",
            "--out",
            "agreement.pdf",
        ],
        &format!("{PASSPHRASE}\n"),
    );
    let whole = fs::read(program.path("agreement.pdf")).unwrap();
    for part in 0..12 {
        let mut bytes = whole.clone();
        let place = (bytes.len() - 1) * part / 11;
        bytes[place] ^= 0x01;
        fs::write(program.path("flipped.pdf"), bytes).unwrap();
        let verdict = program.run(&["document", "verify", "flipped.pdf"], "");
        assert_eq!(
            status(&verdict),
            4,
            "byte {place} of {} was flipped: {}",
            whole.len(),
            text(&verdict.stdout)
        );
    }
    let other = Program::with_vault().0;
    let root = other.path("other.pem");
    let vault = other.vault();
    other.run(
        &[
            "document",
            "root",
            &vault,
            "--passphrase-stdin",
            "--out",
            root.to_str().unwrap(),
        ],
        &format!("{PASSPHRASE}\n"),
    );
    let verdict = program.run(
        &[
            "document",
            "verify",
            "agreement.pdf",
            "--root",
            root.to_str().unwrap(),
        ],
        "",
    );
    assert_eq!(status(&verdict), 4, "a seal of this vault is not one of another");
}
