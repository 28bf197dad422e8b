//! `keptctl call` and `keptctl commands`.

use serde_json::{Value, json};

use crate::program::{PASSPHRASE, Program, status, text};

#[test]
fn the_smallest_request_that_makes_sense_is_enough() {
    let (program, _) = Program::with_vault();
    let member = program
        .call(
            "member_create",
            &json!({ "name": "Yuki Tanabe", "role": "Planner" }),
        )
        .unwrap();
    assert_eq!(member["name"], "Yuki Tanabe");
    let list = program.call("member_list", &json!({})).unwrap();
    assert_eq!(
        list["rows"].as_array().unwrap().len(),
        1,
        "the member is there for the next process"
    );
    let templates = program.call("template_list", &json!({})).unwrap();
    assert!(
        templates
            .as_array()
            .unwrap()
            .iter()
            .any(|template| template["key"] == "coaching-session"),
        "{templates}"
    );
}

#[test]
fn the_exit_status_says_why_not() {
    let (program, _) = Program::with_vault();
    let refused = |command: &str, request: Value| program.call(command, &request).unwrap_err();
    let (code, error) = refused("member_create", json!({ "name": "", "role": "Planner" }));
    assert_eq!(
        (code, &error["error"]["field"]),
        (5, &json!("name")),
        "a rule refuses it and names the field"
    );
    let (code, error) = refused(
        "member_create",
        json!({ "name": "Yuki Tanabe", "role": "Planner", "shoe": 41 }),
    );
    assert_eq!(
        (code, &error["error"]["code"]),
        (5, &json!("validation")),
        "a field that is not in the contract is refused"
    );
    assert_eq!(
        refused("member_promote", json!({})).0,
        2,
        "a command that is not in the list is wrong use"
    );
    let nobody = json!({ "id": "0193459a-0000-7000-8000-000000000000" });
    assert_eq!(
        refused("member_get", nobody).0,
        7,
        "what is not there is not found"
    );
    assert_eq!(refused("window_ready", json!({})).0, 5, "the window is not here");
    let vault = program.vault();
    let output = program.run(
        &["call", &vault, "member_list", "{", "--passphrase-stdin"],
        &format!("{PASSPHRASE}\n"),
    );
    assert_eq!(status(&output), 2, "what is not JSON is wrong use");
}

#[test]
fn a_batch_answers_line_by_line_and_goes_on_after_a_refusal() {
    let (program, _) = Program::with_vault();
    let answers = program.batch(&[
        json!({ "command": "member_create", "request": { "name": "Amara Nwosu", "role": "Technician" } }),
        json!({ "command": "member_create", "request": { "name": "" , "role": "Technician" } }),
        json!({ "order": "member_list" }),
        json!({ "command": "member_list" }),
    ]);
    assert_eq!(answers.len(), 4, "each line has its answer");
    assert_eq!(answers[0]["ok"]["name"], "Amara Nwosu");
    assert_eq!(answers[1]["error"]["field"], "name", "a refusal is an answer");
    assert_eq!(
        answers[2]["error"]["code"], "validation",
        "so is a line that makes no sense"
    );
    assert_eq!(
        answers[3]["ok"]["rows"].as_array().unwrap().len(),
        1,
        "the refused change left nothing"
    );
}

#[test]
fn all_walks_every_page() {
    let (program, _) = Program::with_vault();
    let lines: Vec<Value> = (0..7)
        .map(|n| json!({ "command": "member_create", "request": { "name": format!("Member {n}"), "role": "Technician" } }))
        .collect();
    program.batch(&lines);
    let vault = program.vault();
    let output = program.run(
        &[
            "call",
            &vault,
            "member_list",
            r#"{"limit": 2}"#,
            "--all",
            "--passphrase-stdin",
        ],
        &format!("{PASSPHRASE}\n"),
    );
    let rows: Vec<Value> = serde_json::from_slice(&output.stdout).unwrap();
    let names: Vec<&str> = rows.iter().map(|row| row["name"].as_str().unwrap()).collect();
    assert_eq!(
        names,
        (0..7).map(|n| format!("Member {n}")).collect::<Vec<_>>(),
        "four pages make one list, in order, without gaps"
    );
}

#[test]
fn the_contract_is_printed_without_a_vault() {
    let program = Program::without_vault();
    let table = program.run(&["commands"], "");
    assert!(
        text(&table.stdout)
            .lines()
            .any(|line| line.starts_with("member_create ")),
        "one line per command"
    );
    let list: Vec<Value> = serde_json::from_slice(&program.run(&["--json", "commands"], "").stdout).unwrap();
    let pdf = list
        .iter()
        .find(|command| command["name"] == "document_pdf")
        .unwrap();
    assert_eq!(
        pdf["mediaType"], "application/pdf",
        "a command that answers with a file says so"
    );
    let typescript = text(&program.run(&["commands", "--typescript"], "").stdout);
    assert!(
        typescript.contains("export interface Commands {"),
        "the map for the interface"
    );
}
