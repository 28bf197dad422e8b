//! The sample team, through the commands that a window would ask for, with two agreements that are signed and sealed.

use chrono::{Days, NaiveDate, TimeDelta};
use kept_app::error::ApiError;
use kept_app::ports::Clock as _;
use secrecy::{ExposeSecret, SecretString};
use serde_json::{Value, json};

use super::{Counts, MANAGER, Maker, defect};

/// Adds the team and lets two of them sign this morning.
pub(super) fn write(maker: &Maker, passphrase: &SecretString) -> Result<Counts, ApiError> {
    maker.ask("sample_add", json!({}))?;
    let today = maker.clock.now().date();
    let members = maker.ask("member_list", json!({}))?;
    for (name, expectation, comment) in [
        ("Linnea Ström", planning(today), None),
        (
            "Amara Nwosu",
            second_reading(today),
            Some("Agreed, if the pressure bench is free on Thursday afternoons."),
        ),
    ] {
        let member = rows(&members)
            .iter()
            .find(|row| row["name"] == name)
            .ok_or_else(defect)?;
        sign(maker, passphrase, (name, &member["id"]), &expectation, comment)?;
    }
    count(maker)
}

fn sign(
    maker: &Maker,
    passphrase: &SecretString,
    (name, member): (&str, &Value),
    text: &Value,
    comment: Option<&str>,
) -> Result<(), ApiError> {
    let step = |command: &str, request: Value| {
        maker.clock.forward(TimeDelta::seconds(90));
        maker.ask(command, request)
    };
    let expectation = step(
        "expectation_create",
        json!({ "memberId": member, "expectation": text }),
    )?;
    let signing = step(
        "signing_start",
        json!({ "expectationId": expectation["id"], "revision": expectation["revision"] }),
    )?;
    let id = &signing["id"];
    step("signing_read", json!({ "id": id, "step": "opened" }))?;
    step("signing_read", json!({ "id": id, "step": "reached-end" }))?;
    step(
        "signing_answer",
        json!({ "id": id, "statement": "agree", "comment": comment, "ink": ink(name) }),
    )?;
    step(
        "signing_take_back",
        json!({ "id": id, "passphrase": passphrase.expose_secret() }),
    )?;
    step("signing_seal", json!({ "id": id, "ink": ink(MANAGER) }))?;
    step("document_copied", json!({ "id": id, "way": "print" }))?;
    Ok(())
}

/// A signature of a few loops, different for every name.
fn ink(name: &str) -> Value {
    let (lean, loops) = name.chars().fold((0, 5), |(lean, loops), letter| {
        let code = u32::from(letter);
        ((lean * 31 + code) % 40, 4 + (loops + code) % 4)
    });
    let stroke = (0..90_u8).map(|point| {
        let along = f64::from(point) / 90.0;
        let round = along * f64::from(loops) * std::f64::consts::TAU;
        json!([
            50.0 + along * 480.0 + (24.0 + f64::from(lean)) * round.cos(),
            100.0 + (56.0 - along * 36.0) * round.sin()
        ])
    });
    json!({ "medium": "pen", "strokes": [stroke.collect::<Value>()], "width": 600, "height": 200 })
}

fn on(today: NaiveDate, days: u64) -> String {
    (today + Days::new(days)).to_string()
}

fn planning(today: NaiveDate) -> Value {
    json!({
        "title": "Visits confirmed a week ahead",
        "what": "Linnea confirms every planned visit with the customer seven days before it, and says on Friday which ones are not confirmed.",
        "why": "Four visits since September found a locked door.",
        "measure": { "text": "Visits confirmed seven days ahead, counted by Kateryna on Fridays", "baseline": "70", "target": "95", "unit": "%" },
        "achievable": ["Kateryna sends the list of the coming week on Thursday", "Half an hour on Thursday stays free for it"],
        "relevant": "First visit, right parts",
        "startsOn": on(today, 1), "deadline": on(today, 78), "reviews": [on(today, 29), on(today, 78)],
        "reward": { "what": "Linnea plans the first week of the new region", "when": "in March", "decidedBy": MANAGER },
        "consequence": { "what": "Unconfirmed visits go back to the pool", "from": "from the closing review", "firstStep": "We look at three of them together" },
        "tasks": [
            { "text": "List the visits of December without a confirmation", "dueOn": on(today, 7) },
            { "text": "Write the short message for confirming", "dueOn": on(today, 12), "resultRequired": true },
        ],
        "promises": [{ "text": "The list comes on Thursday, not on Friday", "dueOn": on(today, 14) }],
        "ownWords": "Nobody drives to a locked door.",
        "confidence": 4,
        "worry": "She plans well already. This must not sound like a reproach.",
    })
}

fn second_reading(today: NaiveDate) -> Value {
    json!({
        "title": "A second reading for every pressure certificate",
        "what": "Amara has every pressure certificate read by a second person before it goes out, and notes who it was.",
        "why": "Two certificates had to be called back in October.",
        "measure": { "text": "Pressure certificates with a second reading", "baseline": "12 of 20", "target": "20 of 20" },
        "achievable": ["Imran is trained for the second reading", "The template has a field for the name"],
        "relevant": "Certificates without a second correction",
        "startsOn": on(today, 1), "deadline": on(today, 64), "reviews": [on(today, 22), on(today, 64)],
        "reward": { "what": "The bench gets the second display that Amara asked for", "when": "after the closing review", "decidedBy": MANAGER },
        "consequence": { "what": "Pressure certificates go out on two days of the week only", "from": "from the closing review", "firstStep": "A talk about which two days" },
        "tasks": [
            { "text": "Show Imran what the second reading looks at", "dueOn": on(today, 6) },
            { "text": "Ten second readings, noted on the list", "dueOn": on(today, 20), "resultRequired": true },
        ],
        "promises": [{ "text": "The pressure bench is kept free on Thursday afternoons", "dueOn": on(today, 10) }],
        "ownWords": "Four eyes before it leaves the house.",
        "confidence": 5,
    })
}

fn rows(page: &Value) -> &[Value] {
    page["rows"].as_array().map_or(&[], Vec::as_slice)
}

/// Counts what there is, as the lists show it.
fn count(maker: &Maker) -> Result<Counts, ApiError> {
    let list = |command: &str, request: Value| -> Result<Vec<Value>, ApiError> {
        let page = maker.ask(command, request)?;
        // The sample fits on one page; a sample that does not would be counted wrong without a word.
        if page["next"].is_null() {
            Ok(rows(&page).to_vec())
        } else {
            Err(defect())
        }
    };
    let expectations = list("expectation_list", json!({ "limit": 100 }))?;
    let (mut tasks, mut promises) = (0, 0);
    for expectation in &expectations {
        let whole = maker.ask("expectation_get", json!({ "id": expectation["id"] }))?;
        let number = |field: &str| whole[field].as_array().map_or(0, Vec::len) as u64;
        tasks += number("tasks");
        promises += number("promises");
    }
    let length = |rows: Vec<Value>| rows.len() as u64;
    Ok(Counts {
        members: length(list("member_list", json!({ "limit": 100 }))?),
        expectations: length(expectations),
        tasks,
        promises,
        forms: length(list("form_list", json!({ "state": "filed", "limit": 100 }))?),
        notes: length(list("note_list", json!({ "limit": 100 }))?),
        occurrences: length(list("reminder_list", json!({ "limit": 100 }))?),
        sealed_documents: length(
            list("document_list", json!({ "limit": 100 }))?
                .into_iter()
                .filter(|row| row["state"] == "sealed")
                .collect(),
        ),
        journal_entries: 0,
    })
}
