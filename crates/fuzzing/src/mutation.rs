//! Inputs made of others, the same ones for the same seed: what a fuzzer does, without its feedback.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use fastrand::Rng;

/// Numbers at which readers go wrong.
const TELLING: [u8; 8] = [0, 1, 0x7f, 0x80, 0xff, b'0', b'9', b'\n'];
/// No input grows beyond this by being changed.
const LARGEST: usize = 1 << 20;

/// The folder of the inputs of a target.
#[must_use]
pub fn corpus_folder(target: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../fuzz/corpus")
        .join(target)
}

/// The inputs of a target, in the order of their names.
///
/// # Errors
/// Those of the file system.
pub fn corpus(target: &str) -> io::Result<Vec<Vec<u8>>> {
    let mut paths: Vec<PathBuf> = fs::read_dir(corpus_folder(target))?
        .map(|entry| Ok(entry?.path()))
        .collect::<io::Result<_>>()?;
    paths.sort();
    paths.into_iter().map(fs::read).collect()
}

/// One of the inputs, changed in one to four places.
#[must_use]
pub fn mutated(rng: &mut Rng, corpus: &[Vec<u8>]) -> Vec<u8> {
    let Some(mut bytes) = rng.choice(corpus).cloned() else {
        return Vec::new();
    };
    for _ in 0..rng.u8(1..=4) {
        change(rng, &mut bytes, corpus);
    }
    bytes.truncate(LARGEST);
    bytes
}

fn change(rng: &mut Rng, bytes: &mut Vec<u8>, corpus: &[Vec<u8>]) {
    let kind = rng.u8(0..8);
    if bytes.is_empty() {
        bytes.push(rng.u8(..));
        return;
    }
    let at = rng.usize(0..bytes.len());
    // Short pieces are as likely as long ones.
    let most = 1_usize << rng.u32(0..=bytes.len().ilog2());
    let end = bytes.len().min(at + rng.usize(1..=most));
    match kind {
        0 => bytes[at] ^= 1 << rng.u8(0..8),
        1 => bytes[at] = rng.choice(TELLING).unwrap_or_default(),
        2 => bytes[at] = rng.u8(..),
        3 => bytes.insert(at, rng.u8(..)),
        4 => drop(bytes.drain(at..end)),
        5 => {
            let piece = bytes[at..end].to_vec();
            let to = rng.usize(0..=bytes.len());
            bytes.splice(to..to, piece);
        }
        6 => bytes.truncate(at),
        _ => {
            let other = rng.choice(corpus).map(Vec::as_slice).unwrap_or_default();
            let from = rng.usize(0..=other.len());
            bytes.splice(at..end, other[from..].iter().take(most).copied());
        }
    }
}
