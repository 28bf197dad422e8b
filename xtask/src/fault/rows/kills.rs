//! T1: killed at random while writing.

use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use fastrand::Rng;

use crate::fault::author::Author;
use crate::fault::keptctl::Open;
use crate::fault::operation::Operation;
use crate::fault::run::{Suite, Trial};
use crate::fault::stock::{self, PASSPHRASE};
use crate::fault::table::Verdict;
use crate::process::{Failure, Outcome, program, succeeds};

/// The longest time between the first answer and the end.
const LONGEST: u64 = 80_000;

pub(super) fn plan<'a>(suite: &'a Suite, _: &mut Rng) -> Outcome<Vec<Trial<'a>>> {
    let trial = |_| {
        Trial::new("killed while writing", move |place, rng| {
            let case = suite.case(Operation::Edits, place);
            case.stage()?;
            let mut open = Open::start(&suite.keptctl, &case.vault(), PASSPHRASE)?;
            let mut author = Author::beside(&mut open, rng.fork())?;
            let killer = killed_after(open.child.id(), Duration::from_micros(rng.u64(..LONGEST)));
            loop {
                let line = author.next();
                match open.ask(&line) {
                    Some(answer) => author.heard(&answer)?,
                    None => break,
                }
            }
            killer
                .join()
                .map_err(|_| Failure::new("Nobody killed the process."))?;
            let said = open.close()?;
            if !said.was_killed() {
                return Ok(Verdict::Wrong(format!("it ended by itself: {}", said.in_words())));
            }
            if let Some(told) = stock::leak(place) {
                return Ok(Verdict::Leaked(told));
            }
            author.judge(&suite.keptctl, &case.vault())
        })
    };
    Ok((0..suite.count(200, 3000)).map(trial).collect())
}

/// Kills a process after a time; the process is still waited for by whoever started it.
fn killed_after(process: u32, time: Duration) -> thread::JoinHandle<bool> {
    thread::spawn(move || {
        // A channel that nobody sends to: the time is exact to microseconds, and nothing else is waited for.
        let (keep, end) = mpsc::channel::<()>();
        let _ = end.recv_timeout(time);
        drop(keep);
        succeeds(program("kill").args(["-KILL", &process.to_string()]))
    })
}
