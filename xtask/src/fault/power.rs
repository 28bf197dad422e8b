//! What a disk may hold after the power went at some moment.
//!
//! A file system owes a program only what was synced: of everything later, any part may be there, in any order, and a
//! write may stop at the border of a sector (Pillai et al., “All File Systems Are Not Created Equal”, OSDI 2014). Names
//! in a folder change in their order, as every file system with a journal does it.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use fastrand::Rng;

use super::volume::{Event, Inode, Log, Node, ROOT, put};

/// Bytes that a disk writes whole or not at all.
const SECTOR: usize = 512;

/// How much of what was not synced is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    None,
    All,
    /// The first part of it, in its order, the last write torn.
    FirstPart,
    /// Any sectors.
    AnyPart,
}

/// Draws a moment: often the one just after something was acknowledged, because that must last.
pub(super) fn moment(log: &Log, rng: &mut Rng) -> usize {
    let said: Vec<usize> = (0..log.events.len())
        .filter(|at| matches!(log.events[*at], Event::Said(_)))
        .collect();
    match rng.choice(&said) {
        Some(at) if rng.f64() < 0.3 => at + 1,
        _ => rng.usize(..=log.events.len()),
    }
}

/// Draws what the disk may hold if the power goes after the first `until` events.
pub(super) fn state(log: &Log, until: usize, rng: &mut Rng) -> Vec<Node> {
    let events = &log.events[..until];
    let mut synced = vec![0; log.nodes.len()];
    for (at, event) in events.iter().enumerate() {
        if let Event::Synced(inode) = event {
            synced[*inode] = at;
        }
    }
    let fates = [Fate::None, Fate::All, Fate::FirstPart, Fate::AnyPart];
    let fate = fates[rng.usize(..fates.len())];
    let chance = rng.f64();
    // How many more changes of each file and folder happen, where they happen in their order.
    let mut left: BTreeMap<Inode, usize> = BTreeMap::new();
    if fate == Fate::FirstPart || fate == Fate::AnyPart {
        for (inode, synced) in synced.iter().enumerate() {
            let pending = events[*synced..]
                .iter()
                .filter(|event| changes(event) == Some(inode));
            left.insert(inode, rng.usize(..=pending.count()));
        }
    }
    let mut happened = vec![false; until];
    let mut nodes = log.nodes.clone();
    for (at, event) in events.iter().enumerate() {
        let Some(inode) = changes(event) else { continue };
        let next = match (fate, event) {
            _ if at < synced[inode] => Part::Whole,
            (Fate::None, _) => Part::Nothing,
            (Fate::All, _) => Part::Whole,
            (Fate::AnyPart, Event::Write { .. }) => Part::Sectors(chance),
            _ => match left.get_mut(&inode) {
                Some(0) | None => Part::Nothing,
                Some(count) => {
                    *count -= 1;
                    if *count == 0 && fate == Fate::FirstPart {
                        Part::Start
                    } else {
                        Part::Whole
                    }
                }
            },
        };
        happened[at] = apply(event, next, &happened, &mut nodes, rng);
    }
    nodes
}

/// What a change changes.
fn changes(event: &Event) -> Option<Inode> {
    match event {
        Event::Write { file, .. } | Event::Length { file, .. } => Some(*file),
        Event::Names { folder, .. } => Some(*folder),
        Event::Synced(_) | Event::Said(_) => None,
    }
}

/// How much of one change is there.
#[derive(Clone, Copy)]
enum Part {
    Nothing,
    Whole,
    /// Up to some sector.
    Start,
    /// Each sector with this chance.
    Sectors(f64),
}

fn apply(event: &Event, part: Part, happened: &[bool], nodes: &mut [Node], rng: &mut Rng) -> bool {
    if matches!(part, Part::Nothing) {
        return false;
    }
    match event {
        Event::Write { file, at, bytes } => {
            let Some(Node::File(content)) = nodes.get_mut(*file) else {
                return false;
            };
            let sectors = bytes.len().div_ceil(SECTOR);
            let start = rng.usize(..=sectors);
            for (number, (at, sector)) in split(*at, bytes).enumerate() {
                let there = match part {
                    Part::Start => number < start,
                    Part::Sectors(chance) => rng.f64() < chance,
                    Part::Nothing | Part::Whole => true,
                };
                if there {
                    put(content, at, sector);
                }
            }
        }
        Event::Length { file, bytes } => {
            if let (Some(Node::File(content)), Ok(length)) = (nodes.get_mut(*file), usize::try_from(*bytes)) {
                content.resize(length, 0);
            }
        }
        Event::Names { folder, names, needs } => {
            if needs.is_some_and(|other| !happened[other]) {
                return false;
            }
            if let Some(Node::Folder(now)) = nodes.get_mut(*folder) {
                for (name, inode) in names {
                    match inode {
                        Some(inode) => now.insert(name.clone(), *inode),
                        None => now.remove(name),
                    };
                }
            }
        }
        Event::Synced(_) | Event::Said(_) => {}
    }
    true
}

/// The pieces of a write between the borders of sectors, each with its place.
fn split(at: u64, bytes: &[u8]) -> impl Iterator<Item = (usize, &[u8])> {
    let mut at = usize::try_from(at).unwrap_or(usize::MAX);
    let mut rest = bytes;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let (piece, more) = rest.split_at(rest.len().min(SECTOR - at % SECTOR));
        let place = at;
        at += piece.len();
        rest = more;
        Some((place, piece))
    })
}

/// Puts a state into an empty folder.
pub(super) fn lay_out(nodes: &[Node], folder: &Path) -> io::Result<()> {
    fn laid(nodes: &[Node], inode: Inode, path: &Path) -> io::Result<()> {
        match &nodes[inode] {
            Node::File(bytes) => fs::write(path, bytes),
            Node::Folder(names) => {
                if inode != ROOT {
                    fs::create_dir(path)?;
                }
                names
                    .iter()
                    .try_for_each(|(name, inner)| laid(nodes, *inner, &path.join(name)))
            }
        }
    }
    laid(nodes, ROOT, folder)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::panic)]
    use std::collections::BTreeSet;

    use super::*;

    const FILE: Inode = 1;

    /// A file of two sectors, `events` after it, and a second file that has no name yet.
    fn log(events: Vec<Event>) -> Log {
        let names = BTreeMap::from([("a".to_owned(), FILE)]);
        Log {
            nodes: vec![
                Node::Folder(names),
                Node::File(vec![b'o'; 2 * SECTOR]),
                Node::File(Vec::new()),
            ],
            events,
        }
    }

    fn write(at: u64, byte: u8, sectors: usize) -> Event {
        Event::Write {
            file: FILE,
            at,
            bytes: vec![byte; sectors * SECTOR],
        }
    }

    fn named(name: &str, inode: Option<Inode>) -> Event {
        Event::Names {
            folder: ROOT,
            names: vec![(name.to_owned(), inode)],
            needs: None,
        }
    }

    /// What the first byte of each sector of the file may be, over many draws.
    fn contents(log: &Log) -> BTreeSet<String> {
        (0..2000)
            .map(
                |seed| match &state(log, log.events.len(), &mut Rng::with_seed(seed))[FILE] {
                    Node::File(bytes) => bytes.chunks(SECTOR).map(|sector| char::from(sector[0])).collect(),
                    Node::Folder(_) => panic!("a file stays one"),
                },
            )
            .collect()
    }

    fn names(log: &Log) -> BTreeSet<Vec<String>> {
        (0..2000)
            .map(
                |seed| match &state(log, log.events.len(), &mut Rng::with_seed(seed))[ROOT] {
                    Node::Folder(names) => names.keys().cloned().collect(),
                    Node::File(_) => panic!("a folder stays one"),
                },
            )
            .collect()
    }

    fn set<const N: usize>(texts: [&str; N]) -> BTreeSet<String> {
        texts.map(str::to_owned).into()
    }

    #[test]
    fn what_was_synced_is_there_in_every_state() {
        let log = log(vec![write(0, b'n', 2), Event::Synced(FILE)]);
        assert_eq!(contents(&log), set(["nn"]));
    }

    #[test]
    fn what_was_not_synced_may_be_torn_between_sectors_and_only_there() {
        let log = log(vec![write(0, b'n', 2)]);
        assert_eq!(contents(&log), set(["oo", "no", "on", "nn"]));
    }

    #[test]
    fn a_later_write_may_be_there_without_an_earlier_one_unless_that_was_synced() {
        let later = |events| contents(&log(events)).contains("oy");
        assert!(
            later(vec![write(0, b'x', 1), write(512, b'y', 1)]),
            "they are reordered"
        );
        assert!(
            !later(vec![write(0, b'x', 1), Event::Synced(FILE), write(512, b'y', 1)]),
            "but not over a sync"
        );
    }

    #[test]
    fn a_length_that_was_not_synced_may_be_the_old_or_the_new_one() {
        let log = log(vec![Event::Length {
            file: FILE,
            bytes: 512,
        }]);
        assert_eq!(contents(&log), set(["oo", "o"]));
    }

    #[test]
    fn a_name_lasts_only_once_its_folder_was_synced() {
        let (new, gone) = (named("b", Some(2)), named("a", None));
        let list = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        assert_eq!(
            names(&log(vec![new.clone(), gone.clone()])),
            BTreeSet::from([list(&["a"]), list(&["a", "b"]), list(&["b"])]),
            "names change in their order, so the old one is not gone before the new one is there"
        );
        assert_eq!(
            names(&log(vec![new, Event::Synced(ROOT), gone])),
            BTreeSet::from([list(&["a", "b"]), list(&["b"])])
        );
    }

    #[test]
    fn half_of_a_move_does_not_take_the_file_away() {
        let mut log = log(vec![
            Event::Names {
                folder: 3,
                names: vec![("a".to_owned(), Some(FILE))],
                needs: None,
            },
            Event::Names {
                folder: ROOT,
                names: vec![("a".to_owned(), None)],
                needs: Some(0),
            },
        ]);
        log.nodes.push(Node::Folder(BTreeMap::new()));
        for seed in 0..500 {
            let nodes = state(&log, 2, &mut Rng::with_seed(seed));
            let there = nodes
                .iter()
                .filter(|node| matches!(node, Node::Folder(names) if names.contains_key("a")));
            assert!(
                there.count() > 0,
                "the file has one name or two, never none (seed {seed})"
            );
        }
    }
}
