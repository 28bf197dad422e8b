//! The files below one folder, and what happened to them, as a list of changes to files and folders that do not move
//! when they are given other names.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::process::{Failure, Outcome};

/// A file or a folder, whatever it is called.
pub(super) type Inode = usize;
/// The folder that everything is in.
pub(super) const ROOT: Inode = 0;

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Event {
    Write {
        file: Inode,
        at: u64,
        bytes: Vec<u8>,
    },
    Length {
        file: Inode,
        bytes: u64,
    },
    /// Names in one folder that change together.
    Names {
        folder: Inode,
        names: Vec<(String, Option<Inode>)>,
        /// The event without which this one does not happen: the other half of a move between folders.
        needs: Option<usize>,
    },
    /// From here on the disk holds everything that was done to this file or folder before.
    Synced(Inode),
    /// The process has said that something is done.
    Said(Vec<u8>),
}

/// What a folder is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Node {
    File(Vec<u8>),
    Folder(BTreeMap<String, Inode>),
}

/// What there was, and what happened.
#[derive(Debug)]
pub(super) struct Log {
    /// What was on the disk before; what came later begins empty.
    pub(super) nodes: Vec<Node>,
    pub(super) events: Vec<Event>,
}

impl Log {
    /// The log of a process that has not run yet: what is in the folder counts as being on the disk.
    pub(super) fn of(folder: &Path) -> Outcome<Self> {
        let mut nodes = vec![Node::Folder(BTreeMap::new())];
        take(folder, ROOT, &mut nodes)
            .map_err(|error| Failure::new(format!("{} cannot be read: {error}.", folder.display())))?;
        Ok(Self {
            nodes,
            events: Vec::new(),
        })
    }

    /// What stands in a file after everything that happened, as a process sees it; nothing in a folder.
    pub(super) fn content(&self, inode: Inode) -> Vec<u8> {
        let mut content = match &self.nodes[inode] {
            Node::File(before) => before.clone(),
            Node::Folder(_) => Vec::new(),
        };
        for event in &self.events {
            match event {
                Event::Write { file, at, bytes } if *file == inode => {
                    put(&mut content, usize::try_from(*at).unwrap_or(usize::MAX), bytes);
                }
                Event::Length { file, bytes } if *file == inode => {
                    content.resize(usize::try_from(*bytes).unwrap_or(usize::MAX), 0);
                }
                _ => {}
            }
        }
        content
    }
}

/// Writes bytes to a place; what lies between the end of the file and that place is zero.
pub(super) fn put(content: &mut Vec<u8>, at: usize, bytes: &[u8]) {
    let end = at + bytes.len();
    if content.len() < end {
        content.resize(end, 0);
    }
    content[at..end].copy_from_slice(bytes);
}

fn take(path: &Path, inode: Inode, nodes: &mut Vec<Node>) -> std::io::Result<()> {
    let mut names = BTreeMap::new();
    for entry in fs::read_dir(path)? {
        let entry = entry?;
        let inner = nodes.len();
        names.insert(entry.file_name().to_string_lossy().into_owned(), inner);
        if entry.file_type()?.is_dir() {
            nodes.push(Node::Folder(BTreeMap::new()));
            take(&entry.path(), inner, nodes)?;
        } else {
            nodes.push(Node::File(fs::read(entry.path())?));
        }
    }
    nodes[inode] = Node::Folder(names);
    Ok(())
}
