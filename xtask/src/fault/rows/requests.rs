//! T18 and T19: what is asked, not where it lies.

use fastrand::Rng;
use serde_json::{Value, json};

use crate::fault::keptctl::{batch_arguments, line};
use crate::fault::operation::Operation;
use crate::fault::run::{Suite, Trial};
use crate::fault::stock::{self, Look, PASSPHRASE};
use crate::fault::table::Verdict;
use crate::process::Outcome;

/// Commands that answer while the vault is locked, or that the window answers.
const OPEN_TO_ALL: [&str; 2] = ["door", "window"];

pub(super) fn malformed<'a>(suite: &'a Suite, rng: &mut Rng) -> Outcome<Vec<Trial<'a>>> {
    let requests = requests(rng);
    let trials = commands(suite)?
        .into_iter()
        .filter(|(name, _)| name != "vault_lock")
        .map(|(name, _)| {
            let lines: Vec<Value> = requests
                .iter()
                .map(|request| line(&name, request.clone()))
                .collect();
            Trial::new(name, move |place, _| {
                let case = suite.case(Operation::Edits, place);
                case.stage()?;
                let answers = match suite.keptctl.batch(&case.vault(), PASSPHRASE, &lines)? {
                    Ok(answers) => answers,
                    Err(said) => return Ok(Verdict::Wrong(said.in_words())),
                };
                if answers.len() != lines.len() {
                    return Ok(Verdict::Wrong(format!(
                        "{} answers to {} requests",
                        answers.len(),
                        lines.len()
                    )));
                }
                let nameless = answers
                    .iter()
                    .find(|answer| !answer["error"].is_null() && answer["error"]["code"].is_null());
                if let Some(answer) = nameless {
                    return Ok(Verdict::Wrong(format!("an error without a code: {answer}")));
                }
                let refused = answers.iter().any(|answer| !answer["error"].is_null());
                Ok(
                    match suite.stock.look(&suite.keptctl, &case.vault(), PASSPHRASE)? {
                        Look::Whole(0) if refused => Verdict::Detected,
                        Look::Whole(0) => Verdict::Wrong("every one of them was taken".to_owned()),
                        other => Verdict::Lost(format!("{other:?}")),
                    },
                )
            })
        });
    let mut trials: Vec<Trial<'a>> = trials.collect();
    trials.push(Trial::new("lines that are no requests", move |place, _| {
        let case = suite.case(Operation::Edits, place);
        case.stage()?;
        let lines = lines();
        let input = format!("{PASSPHRASE}\n{}\n", lines.join("\n"));
        let said = suite.keptctl.run(&batch_arguments(&case.vault()), &input)?;
        let refused = said.error_codes().filter(|code| code == "validation").count();
        if said.code() != Some(0) || said.met_a_defect() || refused != lines.len() {
            return Ok(Verdict::Wrong(format!(
                "{refused} of {} refused, {}",
                lines.len(),
                said.in_words()
            )));
        }
        Ok(
            match suite.stock.look(&suite.keptctl, &case.vault(), PASSPHRASE)? {
                Look::Whole(0) => Verdict::Detected,
                other => Verdict::Lost(format!("{other:?}")),
            },
        )
    }));
    Ok(trials)
}

/// Lines that no parser takes.
fn lines() -> Vec<String> {
    let deep = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    let command = |request: &str| format!("{{\"command\": \"member_get\", \"request\": {request}}}");
    vec![
        "{".to_owned(),
        "nothing".to_owned(),
        "[]".to_owned(),
        "{}".to_owned(),
        deep(10_000),
        command(&deep(10_000)),
        command("{\"id\": NaN}"),
        command("{\"id\": \"\\ud800\"}"),
        command("{\"id\": 1e999}"),
        command(&format!("{{\"id\": \"{}\"}}", "x".repeat(10 << 20))),
        command("{\"id\": \"a\", \"id\": \"b\"}"),
        "{\"command\": 7}".to_owned(),
        "{\"command\": \"member_get\", \"request\": {}, \"more\": 1}".to_owned(),
    ]
}

/// What no command can be asked.
fn requests(rng: &mut Rng) -> Vec<Value> {
    let long = "a".repeat(1 << 18);
    let mut deep = json!(1);
    for _ in 0..100 {
        deep = json!([deep]);
    }
    let noise: String = (0..200).map(|_| rng.char(..)).collect();
    let odd = [
        json!("../../etc/passwd"),
        json!("'; DROP TABLE member; --"),
        json!("\0\u{1b}[31m\u{202e}\u{feff}"),
        json!(-1),
        json!(9_223_372_036_854_775_808_u64),
        json!(1e308),
        json!(true),
        json!(null),
        json!([]),
        json!({}),
        json!(long),
        json!(noise),
    ];
    // No request at all stands for an empty one, so `null` is not among them.
    let mut requests = vec![json!([]), json!("text"), json!(7), deep];
    for value in odd {
        requests
            .push(json!({ "id": value, "revision": value, "memberId": value, "text": value, "name": value }));
        requests.push(json!({ "id": value }));
        requests.push(json!({ "nobody": value }));
    }
    requests
}

pub(super) fn locked<'a>(suite: &'a Suite, _: &mut Rng) -> Outcome<Vec<Trial<'a>>> {
    let closed = commands(suite)?
        .into_iter()
        .filter(|(_, group)| !OPEN_TO_ALL.contains(&group.as_str()));
    Ok(closed
        .map(|(name, _)| {
            Trial::new(name.clone(), move |place, _| {
                let case = suite.case(Operation::Edits, place);
                case.stage()?;
                let lines = [line("vault_lock", json!({})), line(&name, json!({}))];
                let answers = match suite.keptctl.batch(&case.vault(), PASSPHRASE, &lines)? {
                    Ok(answers) => answers,
                    Err(said) => return Ok(Verdict::Wrong(said.in_words())),
                };
                Ok(
                    match answers.get(1).map(|answer| answer["error"]["code"].as_str()) {
                        Some(Some("locked")) => Verdict::Detected,
                        Some(None) => Verdict::Leaked("it answers".to_owned()),
                        other => Verdict::Wrong(format!("it says {other:?}")),
                    },
                )
            })
        })
        .collect())
}

/// Every command with its group.
fn commands(suite: &Suite) -> Outcome<Vec<(String, String)>> {
    let list = stock::single(&suite.keptctl.run(&["--json", "commands"], "")?)?;
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let commands = list.as_array().into_iter().flatten();
    Ok(commands
        .map(|command| (text(&command["name"]), text(&command["group"])))
        .collect())
}
