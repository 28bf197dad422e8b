//! T10: two processes at the same instant.

use fastrand::Rng;
use serde_json::json;

use crate::fault::keptctl::{Open, line};
use crate::fault::operation::Operation;
use crate::fault::run::{Suite, Trial};
use crate::fault::stock::PASSPHRASE;
use crate::fault::table::Verdict;
use crate::process::Outcome;

pub(super) fn plan<'a>(suite: &'a Suite, _: &mut Rng) -> Outcome<Vec<Trial<'a>>> {
    let trial = |_| {
        Trial::new("two starts", move |place, _| {
            let case = suite.case(Operation::Edits, place);
            case.stage()?;
            let start = || Open::start(&suite.keptctl, &case.vault(), PASSPHRASE);
            let mut both = [start()?, start()?];
            for open in &mut both {
                open.send(&line("session_get", json!({})).to_string());
            }
            // Whoever got it keeps it until both have answered or ended.
            let got: Vec<bool> = both.iter_mut().map(|open| open.answer().is_some()).collect();
            let [first, second] = both;
            let said = [first.close()?, second.close()?];
            let refused = said.iter().zip(&got).filter(|(said, got)| {
                !**got && said.code() == Some(6) && said.error_code().as_deref() == Some("in-use")
            });
            let told = || {
                said.iter()
                    .map(|said| said.in_words())
                    .collect::<Vec<_>>()
                    .join(" / ")
            };
            Ok(match (got.iter().filter(|got| **got).count(), refused.count()) {
                (1, 1) => case.judge(0)?,
                (2, _) => Verdict::Undetected("both opened it".to_owned()),
                _ => Verdict::Wrong(told()),
            })
        })
    };
    Ok((0..suite.count(50, 300)).map(trial).collect())
}
