//! Processes of this computer, and what is in their memory.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::os::unix::fs::FileExt as _;

use crate::needles::Search;

/// Whether a process is still there and not merely waiting to be noticed by its parent.
pub(crate) fn is_running(id: u32) -> bool {
    let status = fs::read_to_string(format!("/proc/{id}/stat")).unwrap_or_default();
    let state = status
        .rsplit(')')
        .next()
        .unwrap_or_default()
        .trim_start()
        .chars()
        .next();
    state.is_some_and(|state| state != 'Z')
}

/// All processes below one, children first found.
pub(crate) fn below(parent: u32) -> Vec<u32> {
    let mut found = Vec::new();
    let mut parents = vec![parent];
    while let Some(parent) = parents.pop() {
        for entry in fs::read_dir("/proc").unwrap().flatten() {
            let Some(id) = entry
                .file_name()
                .to_str()
                .and_then(|name| name.parse::<u32>().ok())
            else {
                continue;
            };
            let status = fs::read_to_string(entry.path().join("stat")).unwrap_or_default();
            let after_name = status.rsplit(')').next().unwrap_or_default();
            if after_name.split_whitespace().nth(1) == Some(&parent.to_string()) {
                found.push(id);
                parents.push(id);
            }
        }
    }
    found
}

/// The name of a program, as the kernel cuts it.
pub(crate) fn name(id: u32) -> String {
    let name = fs::read_to_string(format!("/proc/{id}/comm")).unwrap_or_default();
    name.trim_end().to_owned()
}

/// What stands in the memory of a process, and in memory that it has without using it: how often each needle was found.
///
/// Read is what the process may write to or shares with others, as far as it is in memory or swapped out.
pub(crate) fn found_in_memory(id: u32, search: &Search) -> BTreeMap<String, usize> {
    let mut found = BTreeMap::new();
    // A process that ended meanwhile has no memory.
    let (Ok(maps), Ok(memory), Ok(pages)) = (
        fs::read_to_string(format!("/proc/{id}/maps")),
        File::open(format!("/proc/{id}/mem")),
        File::open(format!("/proc/{id}/pagemap")),
    ) else {
        return found;
    };
    for line in maps.lines() {
        let mut fields = line.split_whitespace();
        let (range, rights) = (fields.next().unwrap(), fields.next().unwrap());
        let path = fields.nth(3).unwrap_or_default();
        // Code, fonts and other files that cannot be written hold nothing of a vault; the kernel's own pages cannot be read.
        let of_a_file = path.starts_with('/') && !rights.contains('w') && !is_shared_memory(path);
        if !rights.contains('r') || of_a_file || path.starts_with("[v") {
            continue;
        }
        let (start, end) = range.split_once('-').unwrap();
        let address = |text| u64::from_str_radix(text, 16).unwrap();
        for (start, end) in touched(&pages, address(start), address(end)) {
            let mut bytes = vec![0; usize::try_from(end - start).unwrap()];
            if memory.read_exact_at(&mut bytes, start).is_ok() {
                search.count_in(&bytes, &mut found);
            }
        }
    }
    for file in fs::read_dir(format!("/proc/{id}/fd"))
        .into_iter()
        .flatten()
        .flatten()
    {
        let shared = fs::read_link(file.path()).is_ok_and(|path| is_shared_memory(&path.to_string_lossy()));
        if shared {
            search.count_in(&fs::read(file.path()).unwrap_or_default(), &mut found);
        }
    }
    found
}

/// What stands in memory that has a name, whoever has it open: what a process leaves there outlives it.
pub(crate) fn found_in_named_memory(search: &Search) -> BTreeMap<String, usize> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir("/dev/shm").into_iter().flatten().flatten() {
        if entry.file_type().is_ok_and(|kind| kind.is_file()) {
            search.count_in(&fs::read(entry.path()).unwrap_or_default(), &mut found);
        }
    }
    found
}

/// Memory that processes hand to each other as a file.
fn is_shared_memory(path: &str) -> bool {
    path.starts_with("/memfd:") || path.starts_with("/dev/shm/")
}

/// The parts of a range that were ever written to; web views reserve far more than there is.
fn touched(pages: &File, start: u64, end: u64) -> Vec<(u64, u64)> {
    const PAGE: u64 = 4096;
    /// Entries that are read at once.
    const MANY: u64 = 1 << 16;
    let mut found: Vec<(u64, u64)> = Vec::new();
    let mut from = start;
    while from < end {
        let count = ((end - from) / PAGE).min(MANY);
        let mut entries = vec![0; usize::try_from(count * 8).unwrap()];
        if pages.read_exact_at(&mut entries, from / PAGE * 8).is_err() {
            return found;
        }
        if entries.iter().any(|byte| *byte != 0) {
            for (index, entry) in (0..).zip(entries.chunks_exact(8)) {
                // Present or swapped out: bits 63 and 62 of an entry (Documentation/admin-guide/mm/pagemap.rst).
                if entry[7] & 0b1100_0000 == 0 {
                    continue;
                }
                let page = from + index * PAGE;
                match found.last_mut() {
                    Some((_, until)) if *until == page => *until = page + PAGE,
                    _ => found.push((page, page + PAGE)),
                }
            }
        }
        from += count * PAGE;
    }
    found
}
