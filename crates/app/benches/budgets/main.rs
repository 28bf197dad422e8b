//! Times of the use cases beside those of the bare database, one JSON object a line, for `cargo xtask bench`.
//!
//! `budgets SAMPLE DECADE [CENTURY]`: vaults that `keptctl demo --today 2026-11-19` has made. Seconds are medians
//! unless a line says otherwise; whatever is compared takes turns, so that a busy moment hits both.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, missing_docs)]

mod bare;
mod use_cases;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::json;

use bare::Bare;
use use_cases::UseCases;

/// The passphrase of the vaults.
const PASSPHRASE: &str = "sample team sample team";
/// Rounds in which both sides take turns, and runs of each query in a round.
const ROUNDS: usize = 5;
const RUNS: usize = 40;
/// Each backup of the decade takes many seconds.
const BACKUPS: usize = 3;

fn main() {
    let places: Vec<PathBuf> = std::env::args()
        .skip(1)
        .filter(|argument| argument != "--bench")
        .map(PathBuf::from)
        .collect();
    let [sample, decade, century @ ..] = places.as_slice() else {
        panic!("name the sample and the decade")
    };
    lists(decade);
    search(decade);
    ripgrep(decade);
    unlock(sample, decade);
    drafts(decade);
    paper(sample);
    backups(decade);
    if let Some(century) = century.first() {
        growth(decade, century);
    }
}

/// A line for whoever asked: what Kept took, what the other side took, in seconds, and how often each ran.
fn line(id: &str, kept: f64, other: Option<f64>, runs: usize) {
    println!(
        "{}",
        json!({ "id": id, "kept": kept, "other": other, "runs": runs })
    );
}

fn timed(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

/// The time below which a part of all times lie, in seconds.
fn quantile(times: &mut [Duration], part: f64) -> f64 {
    times.sort_unstable();
    let last = times.len() - 1;
    times[(last as f64 * part).round() as usize].as_secs_f64()
}

fn median(times: &mut [Duration]) -> f64 {
    quantile(times, 0.5)
}

/// Every list beside the leanest statements that give the same rows. The statements read a copy, because nobody else
/// may open a vault that is open; so both sides can take turns at each run.
fn lists(decade: &Path) {
    let queries = bare::lists();
    let mut kept = vec![Vec::new(); queries.len()];
    let mut other = vec![Vec::new(); queries.len()];
    let key = UseCases::open(decade).key();
    let copy = copied(decade, "lists.kept");
    for _ in 0..ROUNDS {
        let use_cases = UseCases::open(decade);
        let bare = Bare::open(&copy, &key);
        let member = use_cases.busiest();
        for ((query, kept), other) in queries.iter().zip(&mut kept).zip(&mut other) {
            let request = query.request(&member);
            use_cases.ask(query.command, request.clone());
            bare.run(query, &member);
            for _ in 0..RUNS {
                kept.push(timed(|| drop(use_cases.ask(query.command, request.clone()))));
                other.push(bare.run(query, &member));
            }
        }
    }
    for ((query, kept), other) in queries.iter().zip(&mut kept).zip(&mut other) {
        line(query.id, median(kept), Some(median(other)), kept.len());
    }
    std::fs::remove_dir_all(&copy).unwrap();
}

/// A copy of a vault beside it, without its backups.
fn copied(vault: &Path, extension: &str) -> PathBuf {
    let copy = vault.with_extension(extension);
    let _ = std::fs::remove_dir_all(&copy);
    std::fs::create_dir(&copy).unwrap();
    let files = std::fs::read_dir(vault).unwrap().flatten();
    for file in files.filter(|entry| entry.path().is_file()) {
        std::fs::copy(file.path(), copy.join(file.file_name())).unwrap();
    }
    copy
}

/// Every beginning of some words, as they are typed.
fn typed() -> Vec<String> {
    [
        "calibration",
        "customer",
        "harbour lab",
        "second reading",
        "thursday",
        "ström",
        "reports from",
        "вівторок",
        "火曜日",
    ]
    .iter()
    .flat_map(|words| {
        let letters: Vec<char> = words.chars().collect();
        (2..=letters.len()).map(move |length| letters[..length].iter().collect())
    })
    .collect()
}

fn search(decade: &Path) {
    let typed = typed();
    let (mut kept, mut other) = (Vec::new(), Vec::new());
    let key = UseCases::open(decade).key();
    for _ in 0..ROUNDS {
        let use_cases = UseCases::open(decade);
        let find = |text: &str| drop(use_cases.ask("search", json!({ "text": text })));
        typed.iter().for_each(|text| find(text));
        kept.extend(typed.iter().map(|text| timed(|| find(text))));
        drop(use_cases);
        let bare = Bare::open(decade, &key);
        for text in &typed {
            bare.find(text);
        }
        other.extend(typed.iter().map(|text| bare.find(text)));
    }
    line(
        "search",
        quantile(&mut kept, 0.95),
        Some(quantile(&mut other, 0.95)),
        kept.len(),
    );
}

/// The same beginnings, looked for by ripgrep in the same texts, a file each.
fn ripgrep(decade: &Path) {
    let place = decade.with_extension("texts");
    let look = |text: &str| {
        Command::new("rg")
            .args(["--ignore-case", "--fixed-strings", "--count", "--", text])
            .arg(&place)
            .stdout(Stdio::null())
            .status()
    };
    let _ = std::fs::remove_dir_all(&place);
    std::fs::create_dir(&place).unwrap();
    if look("nothing").is_err() {
        return;
    }
    let key = UseCases::open(decade).key();
    for (number, text) in Bare::open(decade, &key).texts().iter().enumerate() {
        let folder = place.join(format!("{:03}", number / 1000));
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join(format!("{number}.md")), text.join("\n\n")).unwrap();
    }
    let (mut kept, mut other) = (Vec::new(), Vec::new());
    let use_cases = UseCases::open(decade);
    for text in typed() {
        look(&text).unwrap();
        other.push(timed(|| {
            look(&text).unwrap();
        }));
        kept.push(timed(|| {
            drop(use_cases.ask("search", json!({ "text": text })));
        }));
    }
    line("ripgrep", median(&mut kept), Some(median(&mut other)), kept.len());
    std::fs::remove_dir_all(&place).unwrap();
}

/// Opening the file with its key, and the first answer of Today on a cold cache.
fn unlock(sample: &Path, decade: &Path) {
    let mut times = [Vec::new(), Vec::new()];
    let keys = [sample, decade].map(|place| UseCases::open(place).key());
    for _ in 0..2 * ROUNDS {
        for ((place, key), times) in [sample, decade].into_iter().zip(&keys).zip(&mut times) {
            let opening = timed(|| drop(Bare::open(place, key)));
            let use_cases = UseCases::open(place);
            times.push(opening + timed(|| drop(use_cases.ask("today_view", json!({})))));
        }
    }
    let [mut sample, mut decade] = times;
    line(
        "unlock",
        median(&mut decade),
        Some(median(&mut sample)),
        decade.len(),
    );
}

/// Saving a draft, a letter longer each time, beside one insert of a text of the same size. Works on a copy.
fn drafts(decade: &Path) {
    let copy = copied(decade, "drafts.kept");
    let (mut kept, mut other) = (Vec::new(), Vec::new());
    let key = UseCases::open(&copy).key();
    for round in 0..ROUNDS {
        let use_cases = UseCases::open(&copy);
        let mut draft = use_cases.draft();
        let text = draft["answers"].to_string();
        let view = draft["answers"]["their_view"].as_str().unwrap().to_owned();
        kept.extend((1..=RUNS).map(|letters| {
            draft["answers"]["their_view"] = format!("{view} {}", "m".repeat(letters)).into();
            timed(|| draft["revision"] = use_cases.read("form_save", draft.clone())["revision"].take())
        }));
        drop(use_cases);
        let bare = Bare::open(&copy, &key);
        other.extend((0..RUNS).map(|run| bare.insert(format!("bench.{round}.{run}"), text.clone())));
    }
    line("draft", median(&mut kept), Some(median(&mut other)), kept.len());
    std::fs::remove_dir_all(&copy).unwrap();
}

/// The paper of an expectation, set and sealed, when the press is warm.
fn paper(sample: &Path) {
    let use_cases = UseCases::open(sample);
    let expectation = use_cases.draft_expectation();
    let mut times: Vec<Duration> = (0..RUNS)
        .map(|_| timed(|| use_cases.seal_paper(&expectation)))
        .collect();
    line("paper", median(&mut times[ROUNDS..]), None, RUNS - ROUNDS);
}

/// A backup beside a copy of the file, which proves nothing.
fn backups(decade: &Path) {
    let place = decade.with_extension("backups");
    let database = decade.join("vault.db");
    let (mut kept, mut other) = (Vec::new(), Vec::new());
    let use_cases = UseCases::open(decade);
    for _ in 0..BACKUPS {
        let _ = std::fs::remove_dir_all(&place);
        kept.push(timed(|| {
            drop(use_cases.ask("backup_create", json!({ "folder": place })));
        }));
        let copy = place.join("copy.db");
        other.push(timed(|| {
            std::fs::copy(&database, &copy).unwrap();
            std::fs::File::open(&copy).unwrap().sync_all().unwrap();
        }));
    }
    line("backup", median(&mut kept), Some(median(&mut other)), BACKUPS);
    std::fs::remove_dir_all(&place).unwrap();
}

/// The same commands on ten times as much.
fn growth(decade: &Path, century: &Path) {
    let mut times = vec![[Vec::new(), Vec::new()]; bare::lists().len() + 1];
    for _ in 0..ROUNDS {
        for (side, place) in [century, decade].into_iter().enumerate() {
            let use_cases = UseCases::open(place);
            let member = use_cases.busiest();
            for (query, times) in bare::lists().iter().zip(&mut times) {
                let request = query.request(&member);
                use_cases.ask(query.command, request.clone());
                times[side]
                    .extend((0..RUNS).map(|_| timed(|| drop(use_cases.ask(query.command, request.clone())))));
            }
            let search = times.last_mut().unwrap();
            search[side].extend(
                typed()
                    .iter()
                    .map(|text| timed(|| drop(use_cases.ask("search", json!({ "text": text }))))),
            );
        }
    }
    let names = bare::lists()
        .iter()
        .map(|query| query.id)
        .chain(["search"])
        .collect::<Vec<_>>();
    for (id, [century, decade]) in names.iter().zip(&mut times) {
        line(
            &format!("century.{id}"),
            median(century),
            Some(median(decade)),
            century.len(),
        );
    }
}
