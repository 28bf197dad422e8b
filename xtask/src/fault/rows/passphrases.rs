//! T13: wrong passphrases.

use std::path::Path;

use fastrand::Rng;

use crate::fault::keptctl::{Said, text, words};
use crate::fault::operation::Operation;
use crate::fault::run::{Suite, Trial};
use crate::fault::stock::{self, MEMORY, PASSPHRASE};
use crate::fault::table::Verdict;
use crate::process::{Failure, Outcome};

/// A passphrase with letters that can be composed in two ways.
const COMPOSED: &str = "zwölf Brücken über den Fluß";
const DECOMPOSED: &str = "zwo\u{308}lf Bru\u{308}cken u\u{308}ber den Fluß";

/// What is said to a passphrase, also as the words on both outputs.
fn answer(suite: &Suite, place: &Path, typed: &str) -> Outcome<(Said, String)> {
    let case = suite.case(Operation::Edits, place);
    case.stage()?;
    let test = words([
        "--json",
        "vault",
        "unlock-test",
        &text(&case.vault()),
        "--passphrase-stdin",
    ]);
    let said = suite.keptctl.run(&test, &format!("{typed}\n"))?;
    let words = format!("{}\n{}", said.out, said.err);
    Ok((said, words))
}

pub(super) fn plan<'a>(suite: &'a Suite, rng: &mut Rng) -> Outcome<Vec<Trial<'a>>> {
    let mut wrong = vec![
        String::new(),
        PASSPHRASE.to_uppercase(),
        PASSPHRASE.replacen("seven", "Seven", 1),
        PASSPHRASE.replace(' ', ""),
        format!(" {PASSPHRASE}"),
        format!("{PASSPHRASE} "),
        format!("{PASSPHRASE}\t"),
        format!("{PASSPHRASE}\0"),
        PASSPHRASE.repeat(2),
        PASSPHRASE.replace('e', "е"),
        "🪻".repeat(20),
        "x".repeat(60_000),
        suite.stock.kit.clone(),
        "' OR 1=1 --".to_owned(),
    ];
    // One letter of the right one is another, at every place.
    for place in 0..PASSPHRASE.len() {
        let mut letters = PASSPHRASE.as_bytes().to_vec();
        letters[place] ^= 1 << rng.u32(..5);
        wrong.extend(
            String::from_utf8(letters)
                .ok()
                .filter(|typed| !typed.contains(['\n', '\r'])),
        );
    }
    let more = suite.count(40, 200).saturating_sub(wrong.len());
    wrong.extend((0..more).map(|_| {
        (0..rng.usize(1..40))
            .map(|_| rng.alphanumeric())
            .collect::<String>()
    }));
    let (_, usual) = answer(suite, &suite.folder("T13-usual")?, "nothing that anybody chose")?;
    let mut trials: Vec<Trial<'a>> = wrong
        .into_iter()
        .map(|typed| {
            let usual = usual.clone();
            Trial::new(format!("{} bytes typed", typed.len()), move |place, _| {
                let (said, words) = answer(suite, place, &typed)?;
                if said.code() == Some(0) {
                    return Ok(Verdict::Undetected("it opened".to_owned()));
                }
                // No text of the contract holds a zero.
                let (status, name) = if typed.contains('\0') {
                    (5, "validation")
                } else {
                    (3, "wrong-passphrase")
                };
                if said.code() != Some(status) {
                    return Ok(Verdict::Wrong(said.in_words()));
                }
                // One letter stands in any answer, so it is not looked for: nothing of it depends on what was typed.
                if status == 3 && words != usual {
                    return Ok(Verdict::Leaked("the answer depends on what was typed".to_owned()));
                }
                if status == 5 && words.contains(typed.trim_end_matches('\0')) {
                    return Ok(Verdict::Leaked("what was typed is repeated".to_owned()));
                }
                Ok(said.names(&[name]))
            })
        })
        .collect();
    for (first, then) in [(COMPOSED, DECOMPOSED), (DECOMPOSED, COMPOSED)] {
        trials.push(Trial::new("letters composed in another way", move |place, _| {
            let vault = place.join("team.kept");
            let mut create = words(["--json", "vault", "create", &text(&vault), "--passphrase-stdin"]);
            create.extend(MEMORY.map(str::to_owned));
            stock::single(&suite.keptctl.run(&create, &format!("{first}\n"))?)?;
            let test = words([
                "--json",
                "vault",
                "unlock-test",
                &text(&vault),
                "--passphrase-stdin",
            ]);
            let said = suite.keptctl.run(&test, &format!("{then}\n"))?;
            match said.code() {
                Some(0) => Ok(Verdict::Survived),
                Some(_) => Ok(Verdict::Lost(said.in_words())),
                None => Err(Failure::new(said.in_words())),
            }
        }));
    }
    Ok(trials)
}
