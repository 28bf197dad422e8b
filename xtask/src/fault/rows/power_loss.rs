//! T3: the power goes.

use std::sync::Arc;

use fastrand::Rng;

use super::recorded::Recorded;
use crate::fault::damage::cannot;
use crate::fault::operation::{Operation, acknowledged};
use crate::fault::power::{lay_out, moment, state};
use crate::fault::run::{Suite, Trial};
use crate::fault::volume::{Event, Log};
use crate::process::Outcome;

pub(super) fn plan<'a>(suite: &'a Suite, _: &mut Rng) -> Outcome<Vec<Trial<'a>>> {
    let mut logs = Vec::new();
    for operation in Operation::ALL {
        let log = Recorded::new(suite, "T3", operation)?.log()?;
        logs.push((operation, Arc::new(log)));
    }
    let trials = logs.into_iter().cycle().take(suite.count(200, 3000));
    Ok(trials
        .map(|(operation, log)| {
            Trial::new(operation.name(), move |place, rng| {
                let until = moment(&log, rng);
                let nodes = state(&log, until, rng);
                lay_out(&nodes, place).map_err(|error| cannot(place, &error))?;
                suite.case(operation, place).judge(told(&log, until))
            })
        })
        .collect())
}

/// How much had been acknowledged.
fn told(log: &Log, until: usize) -> u64 {
    let said: Vec<u8> = log.events[..until]
        .iter()
        .filter_map(|event| match event {
            Event::Said(bytes) => Some(bytes.as_slice()),
            _ => None,
        })
        .flatten()
        .copied()
        .collect();
    let text = String::from_utf8_lossy(&said);
    let whole = text.rfind('\n').map_or("", |end| &text[..end]);
    let answers: Vec<_> = whole
        .lines()
        .filter_map(|line| serde_json::from_str(line).ok())
        .collect();
    acknowledged(&answers)
}
