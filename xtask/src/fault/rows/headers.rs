//! T14: hostile headers.

use std::path::Path;

use fastrand::Rng;
use sha2::{Digest as _, Sha256};

use crate::fault::damage::{read, write};
use crate::fault::keptctl::{batch_arguments, batch_input, finish, words};
use crate::fault::operation::{Case, Operation};
use crate::fault::run::{Suite, Trial};
use crate::fault::stock::{self, Look, PASSPHRASE};
use crate::fault::table::Verdict;
use crate::process::{Failure, Outcome};

/// Bytes of the checksum at the end of a header; `crates/vault/src/header.rs` has the whole layout.
const CHECKSUM: usize = 32;
/// Where the three costs stand: memory in MiB, passes, lanes.
const COSTS: [usize; 3] = [35, 39, 43];
/// Where the slot of the passphrase stands.
const SLOT: std::ops::Range<usize> = 34..135;
/// Where the sequence stands.
const SEQUENCE: std::ops::Range<usize> = 26..34;
/// Kilobytes that a program may take that refuses a header: the program itself, and less than the least cost.
const LITTLE: u64 = 60 << 10;
/// Runs a program and says at the end how much memory it took.
const MEASURED: &str = "import resource, subprocess, sys\n\
     code = subprocess.call(sys.argv[1:])\n\
     print('kilobytes', resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=sys.stderr)\n\
     sys.exit(code)";

pub(super) fn plan<'a>(suite: &'a Suite, rng: &mut Rng) -> Outcome<Vec<Trial<'a>>> {
    let mut trials = Vec::new();
    let absurd: [(usize, &[u32]); 3] = [
        (
            COSTS[0],
            &[0, 1, 8, 63, 1025, 4096, 65_536, 1 << 22, 1 << 31, u32::MAX],
        ),
        (COSTS[1], &[0, 11, 1000, 1 << 31, u32::MAX]),
        (COSTS[2], &[0, 9, 1000, 1 << 31, u32::MAX]),
    ];
    for (at, values) in absurd {
        for value in values {
            trials.push(refused(
                suite,
                format!("a cost of {value} at {at}"),
                move |bytes| {
                    bytes[at..at + 4].copy_from_slice(&value.to_be_bytes());
                },
            ));
        }
    }
    for kind in [0, 2, 3, 255] {
        trials.push(refused(suite, format!("a slot of kind {kind}"), move |bytes| {
            bytes[SLOT.start] = kind;
        }));
    }
    for length in [0, 1, 31, 32, 33, 100, 1 << 16, 10 << 20] {
        let fill = rng.u8(..);
        trials.push(refused(suite, format!("{length} bytes"), move |bytes| {
            bytes.resize(length, fill);
        }));
    }
    let other = suite.folder("T14-other")?.join("other.kept");
    stock::single(
        &suite
            .keptctl
            .run(&stock::create(&other), &format!("{PASSPHRASE}\n"))?,
    )?;
    let other = read(&other.join("header"))?;
    trials.push(unopened(suite, "a slot of another vault", move |bytes| {
        bytes[SLOT].copy_from_slice(&other[SLOT]);
    }));
    trials.push(unopened(suite, "a higher sequence", |bytes| {
        bytes[SEQUENCE].fill(255);
    }));
    trials.push(unopened(suite, "no MAC", |bytes| {
        let end = bytes.len();
        bytes[end - 32..].fill(0);
    }));
    // A cost in range is not absurd, but it is not the one that the key was wrapped with.
    for (at, value) in [(COSTS[0], 65_u32), (COSTS[1], 1), (COSTS[2], 1)] {
        trials.push(unopened(
            suite,
            &format!("a cost of {value} at {at}"),
            move |bytes| {
                bytes[at..at + 4].copy_from_slice(&value.to_be_bytes());
            },
        ));
    }
    Ok(trials)
}

/// A header in both places with a checksum over what `change` makes of it.
fn forge<'a>(suite: &'a Suite, place: &'a Path, change: &dyn Fn(&mut Vec<u8>)) -> Outcome<Case<'a>> {
    let case = suite.case(Operation::Edits, place);
    case.stage()?;
    for copy in ["header", "header.2"] {
        let path = case.vault().join(copy);
        let mut bytes = read(&path)?;
        bytes.truncate(bytes.len() - CHECKSUM);
        change(&mut bytes);
        bytes.extend_from_slice(&Sha256::digest(&bytes));
        write(&path, &bytes)?;
    }
    Ok(case)
}

/// It is refused before any memory is taken for it.
fn refused<'a>(
    suite: &'a Suite,
    name: String,
    change: impl Fn(&mut Vec<u8>) + Send + Sync + 'a,
) -> Trial<'a> {
    Trial::new(name, move |place, _| {
        let case = forge(suite, place, &change)?;
        let mut command = suite.keptctl.under(
            &words(["python3", "-c", MEASURED]),
            &batch_arguments(&case.vault()),
        );
        let said = finish(&mut command, &batch_input(PASSPHRASE, &[]))?;
        let kilobytes: u64 = said
            .err
            .lines()
            .find_map(|line| line.strip_prefix("kilobytes ")?.trim().parse().ok())
            .ok_or_else(|| Failure::new("The memory was not measured."))?;
        if kilobytes > LITTLE {
            return Ok(Verdict::Undetected(format!("{kilobytes} KiB were taken")));
        }
        Ok(said.names(&["header-damaged"]))
    })
}

/// It takes the full time and does not open.
fn unopened<'a>(suite: &'a Suite, name: &str, change: impl Fn(&mut Vec<u8>) + Send + Sync + 'a) -> Trial<'a> {
    Trial::new(name, move |place, _| {
        let case = forge(suite, place, &change)?;
        Ok(
            match suite.stock.look(&suite.keptctl, &case.vault(), PASSPHRASE)? {
                Look::Closed(said) => said.names(&["header-damaged", "wrong-passphrase"]),
                other => Verdict::Undetected(format!("{other:?}")),
            },
        )
    })
}
