//! Doing harm to files.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io;
use std::os::unix::fs::FileExt as _;
use std::path::{Path, PathBuf};

use crate::process::{Failure, Outcome};

/// Bytes of a page of the database.
pub(super) const PAGE: u64 = 4096;

/// Turns one bit of a file round.
pub(super) fn flip(path: &Path, bit: u64) -> Outcome {
    let flipped = || -> io::Result<()> {
        let file = File::options().read(true).write(true).open(path)?;
        let mut byte = [0];
        file.read_exact_at(&mut byte, bit / 8)?;
        byte[0] ^= 1 << (bit % 8);
        file.write_all_at(&byte, bit / 8)
    };
    flipped().map_err(|error| cannot(path, &error))
}

/// Gives a file another length.
pub(super) fn cut(path: &Path, bytes: u64) -> Outcome {
    File::options()
        .write(true)
        .open(path)
        .and_then(|file| file.set_len(bytes))
        .map_err(|error| cannot(path, &error))
}

/// Replaces a page of one file by the same page of another.
pub(super) fn replace_page(path: &Path, by: &Path, page: u64) -> Outcome {
    let replaced = || -> io::Result<()> {
        let mut bytes = vec![0; usize::try_from(PAGE).unwrap_or_default()];
        File::open(by)?.read_exact_at(&mut bytes, page * PAGE)?;
        File::options()
            .write(true)
            .open(path)?
            .write_all_at(&bytes, page * PAGE)
    };
    replaced().map_err(|error| cannot(path, &error))
}

pub(super) fn write(path: &Path, bytes: &[u8]) -> Outcome {
    fs::write(path, bytes).map_err(|error| cannot(path, &error))
}

pub(super) fn read(path: &Path) -> Outcome<Vec<u8>> {
    fs::read(path).map_err(|error| cannot(path, &error))
}

pub(super) fn length(path: &Path) -> Outcome<u64> {
    fs::metadata(path)
        .map(|file| file.len())
        .map_err(|error| cannot(path, &error))
}

/// Takes a file or a folder with everything in it away.
pub(super) fn remove(path: &Path) -> Outcome {
    let removed = if path.is_dir() {
        fs::remove_dir_all(path)
    } else {
        fs::remove_file(path)
    };
    removed.map_err(|error| cannot(path, &error))
}

/// All files below a folder with what they hold, to see whether anything was changed.
pub(super) fn contents(folder: &Path) -> Outcome<BTreeMap<PathBuf, Vec<u8>>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder)
        .map_err(|error| cannot(folder, &error))?
        .flatten()
    {
        let path = entry.path();
        let kind = entry.file_type().map_err(|error| cannot(&path, &error))?;
        if kind.is_dir() {
            found.extend(contents(&path)?);
        } else if kind.is_file() {
            found.insert(path.clone(), read(&path)?);
        } else {
            found.insert(path, Vec::new());
        }
    }
    Ok(found)
}

pub(super) fn cannot(path: &Path, error: &io::Error) -> Failure {
    Failure::new(format!("{}: {error}.", path.display()))
}
