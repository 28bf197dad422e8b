//! Reading from the calls of a process what it did to the files below one folder.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};

use super::record::{Argument, Call};
use super::volume::{Event, Inode, Log, Node, ROOT};
use crate::process::{Failure, Outcome};

impl Log {
    /// Adds what a process has done below `folder`, and what it has said.
    ///
    /// # Errors
    /// If it did something that is not understood: a state that was built without it would prove nothing.
    pub(super) fn follow(self, folder: &Path, calls: &[Call]) -> Outcome<Self> {
        let mut reader = Follower {
            now: self.nodes.clone(),
            log: self,
            folder,
            open: HashMap::new(),
        };
        for call in calls.iter().filter(|call| call.returned.is_some()) {
            reader.follow(call)?;
        }
        Ok(reader.log)
    }
}

/// An open file.
#[derive(Clone, Copy)]
struct Handle {
    inode: Inode,
    /// Where the next write without a place goes.
    at: u64,
}

struct Follower<'a> {
    /// As a process sees it.
    now: Vec<Node>,
    log: Log,
    folder: &'a Path,
    open: HashMap<i64, Handle>,
}

impl Follower<'_> {
    fn follow(&mut self, call: &Call) -> Outcome {
        let arguments = call.arguments.as_slice();
        let unknown = || {
            Failure::new(format!(
                "A call is not understood: {} {:?}",
                call.name, call.opened
            ))
        };
        match (call.name.as_str(), arguments) {
            ("open" | "openat" | "creat", _) => self.opened(call),
            ("read", [Argument::File(number, _), ..]) => {
                self.moved(*number, call.returned);
                Ok(())
            }
            ("lseek", [Argument::File(number, _), ..]) => {
                if let (Some(handle), Some(at)) = (self.open.get_mut(number), call.returned) {
                    handle.at = u64::try_from(at).map_err(|_| unknown())?;
                }
                Ok(())
            }
            ("pread64", _) => Ok(()),
            ("write", [Argument::File(1, _), Argument::Text(bytes), ..]) => {
                self.log.events.push(Event::Said(bytes.clone()));
                Ok(())
            }
            ("write", [Argument::File(number, path), Argument::Text(bytes), ..]) => {
                let Some(handle) = self.handle(*number, path)? else {
                    return Ok(());
                };
                self.moved(*number, call.returned);
                self.write(handle.inode, handle.at, whole(bytes, call)?);
                Ok(())
            }
            (
                "pwrite64",
                [
                    Argument::File(number, path),
                    Argument::Text(bytes),
                    _,
                    Argument::Number(at),
                ],
            ) => {
                let Some(handle) = self.handle(*number, path)? else {
                    return Ok(());
                };
                let at = u64::try_from(*at).map_err(|_| unknown())?;
                self.write(handle.inode, at, whole(bytes, call)?);
                Ok(())
            }
            ("copy_file_range", [Argument::File(from, source), _, Argument::File(to, target), ..])
            | ("sendfile", [Argument::File(to, target), Argument::File(from, source), ..]) => {
                self.copied(call, (*from, source), (*to, target))
            }
            ("ftruncate", [Argument::File(number, path), Argument::Number(bytes)]) => {
                if let Some(handle) = self.handle(*number, path)? {
                    let bytes = u64::try_from(*bytes).map_err(|_| unknown())?;
                    self.length(handle.inode, bytes);
                }
                Ok(())
            }
            ("fsync" | "fdatasync", [Argument::File(number, path)]) => {
                if let Some(handle) = self.handle(*number, path)? {
                    self.log.events.push(Event::Synced(handle.inode));
                }
                Ok(())
            }
            ("mkdir" | "mkdirat", _) => match self.path(arguments, 0) {
                Some(path) => self.made(&path, Node::Folder(BTreeMap::new())).map(drop),
                None => Ok(()),
            },
            ("unlink" | "unlinkat" | "rmdir", _) => match self.path(arguments, 0) {
                Some(path) => self.rename(&path, None),
                None => Ok(()),
            },
            ("rename" | "renameat" | "renameat2", _) => {
                match (self.path(arguments, 0), self.path(arguments, 1)) {
                    (Some(from), Some(to)) => self.rename(&from, Some(&to)),
                    (None, None) => Ok(()),
                    _ => Err(unknown()),
                }
            }
            ("link" | "linkat", _) => match (self.path(arguments, 0), self.path(arguments, 1)) {
                (Some(from), Some(to)) => {
                    let inode = self.find(&from).ok_or_else(unknown)?;
                    let (folder, name) = self.place(&to)?;
                    self.name(folder, vec![(name, Some(inode))], None);
                    Ok(())
                }
                (None, None) => Ok(()),
                _ => Err(unknown()),
            },
            // Whatever else changes files: fine only elsewhere.
            _ if self.touches(arguments) => Err(unknown()),
            _ => Ok(()),
        }
    }

    /// What the system copies from one file to another.
    fn copied(&mut self, call: &Call, from: (i64, &Path), to: (i64, &Path)) -> Outcome {
        let unknown = || Failure::new(format!("{} copies what nobody has seen.", call.name));
        let Some(target) = self.handle(to.0, to.1)? else {
            return Ok(());
        };
        let source = self.handle(from.0, from.1)?.ok_or_else(unknown)?;
        let length = call.returned.and_then(|length| usize::try_from(length).ok());
        let start = usize::try_from(source.at).map_err(|_| unknown())?;
        let end = start + length.unwrap_or_default();
        let content = self.log.content(source.inode);
        let bytes = content.get(start..end).ok_or_else(unknown)?.to_vec();
        self.moved(from.0, call.returned);
        self.moved(to.0, call.returned);
        self.write(target.inode, target.at, bytes);
        Ok(())
    }

    fn opened(&mut self, call: &Call) -> Outcome {
        let (Some(number), Some(path)) = (call.returned, &call.opened) else {
            return Ok(());
        };
        let Some(inner) = self.inner(path) else {
            self.open.remove(&number);
            return Ok(());
        };
        let has = |flag: &str| {
            let flags = call.arguments.iter().filter_map(|argument| match argument {
                Argument::Word(flags) => Some(flags.as_str()),
                _ => None,
            });
            flags
                .flat_map(|flags| flags.split('|'))
                .any(|found| found == flag)
        };
        if has("O_APPEND") || has("O_TMPFILE") {
            return Err(Failure::new("A file is opened in a way that is not followed."));
        }
        let found = self.find(&inner);
        let inode = match found {
            Some(inode) => inode,
            None if has("O_CREAT") => self.made(&inner, Node::File(Vec::new()))?,
            None => {
                return Err(Failure::new(format!(
                    "{} was not seen being made.",
                    path.display()
                )));
            }
        };
        if found.is_some() && has("O_TRUNC") {
            self.length(inode, 0);
        }
        self.open.insert(number, Handle { inode, at: 0 });
        Ok(())
    }

    /// The open file behind a number; nothing if it is none of ours.
    fn handle(&self, number: i64, path: &Path) -> Outcome<Option<Handle>> {
        match self.open.get(&number) {
            Some(handle) => Ok(Some(*handle)),
            None if path.starts_with(self.folder) => Err(Failure::new(format!(
                "{} was not seen being opened.",
                path.display()
            ))),
            None => Ok(None),
        }
    }

    fn moved(&mut self, number: i64, by: Option<i64>) {
        if let (Some(handle), Some(by)) = (self.open.get_mut(&number), by) {
            handle.at += by.unsigned_abs();
        }
    }

    fn write(&mut self, file: Inode, at: u64, bytes: Vec<u8>) {
        self.log.events.push(Event::Write { file, at, bytes });
    }

    fn length(&mut self, file: Inode, bytes: u64) {
        self.log.events.push(Event::Length { file, bytes });
    }

    /// Gives something new its first name.
    fn made(&mut self, path: &Path, node: Node) -> Outcome<Inode> {
        let inode = self.now.len();
        self.log.nodes.push(match &node {
            Node::File(_) => Node::File(Vec::new()),
            Node::Folder(_) => Node::Folder(BTreeMap::new()),
        });
        self.now.push(node);
        let (folder, name) = self.place(path)?;
        self.name(folder, vec![(name, Some(inode))], None);
        Ok(inode)
    }

    /// Gives another name, or takes the name away.
    fn rename(&mut self, from: &Path, to: Option<&Path>) -> Outcome {
        let inode = self.find(from);
        if inode.is_none() {
            return Err(Failure::new(format!(
                "{} was not seen being made.",
                from.display()
            )));
        }
        let (folder, name) = self.place(from)?;
        let Some(to) = to else {
            self.name(folder, vec![(name, None)], None);
            return Ok(());
        };
        let (new_folder, new_name) = self.place(to)?;
        if folder == new_folder {
            self.name(folder, vec![(name, None), (new_name, inode)], None);
        } else {
            let first = self.log.events.len();
            self.name(new_folder, vec![(new_name, inode)], None);
            self.name(folder, vec![(name, None)], Some(first));
        }
        Ok(())
    }

    fn name(&mut self, folder: Inode, names: Vec<(String, Option<Inode>)>, needs: Option<usize>) {
        if let Some(Node::Folder(now)) = self.now.get_mut(folder) {
            for (name, inode) in &names {
                match inode {
                    Some(inode) => now.insert(name.clone(), *inode),
                    None => now.remove(name),
                };
            }
        }
        self.log.events.push(Event::Names { folder, names, needs });
    }

    /// The folder that a name is in, and the name.
    fn place(&self, path: &Path) -> Outcome<(Inode, String)> {
        let lost = || Failure::new(format!("{} has no folder.", path.display()));
        let folder = path
            .parent()
            .and_then(|folder| self.find(folder))
            .ok_or_else(lost)?;
        let name = path.file_name().ok_or_else(lost)?;
        Ok((folder, name.to_string_lossy().into_owned()))
    }

    fn find(&self, path: &Path) -> Option<Inode> {
        path.components()
            .try_fold(ROOT, |inode, name| match &self.now[inode] {
                Node::Folder(names) => names.get(&*name.as_os_str().to_string_lossy()).copied(),
                Node::File(_) => None,
            })
    }

    /// The path below the folder that is watched.
    fn inner(&self, path: &Path) -> Option<PathBuf> {
        path.strip_prefix(self.folder).ok().map(Path::to_path_buf)
    }

    /// The `n`th path of a call, if it lies below the folder that is watched.
    fn path(&self, arguments: &[Argument], n: usize) -> Option<PathBuf> {
        let mut from = PathBuf::new();
        let mut paths = arguments.iter().filter_map(|argument| match argument {
            Argument::Here(folder) | Argument::File(_, folder) => {
                from.clone_from(folder);
                None
            }
            Argument::Text(path) => Some(from.join(String::from_utf8_lossy(path).as_ref())),
            _ => None,
        });
        self.inner(&paths.nth(n)?)
    }

    fn touches(&self, arguments: &[Argument]) -> bool {
        let named = (0..2).any(|n| self.path(arguments, n).is_some());
        named
            || arguments.iter().any(|argument| match argument {
                Argument::File(_, path) => path.starts_with(self.folder),
                _ => false,
            })
    }
}

/// The bytes of a write, which must have been taken whole.
fn whole(bytes: &[u8], call: &Call) -> Outcome<Vec<u8>> {
    if call.returned == i64::try_from(bytes.len()).ok() {
        Ok(bytes.to_vec())
    } else {
        Err(Failure::new(format!(
            "{} wrote less than it was given.",
            call.name
        )))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::fault::record::parse;

    fn hex(text: &str) -> String {
        text.bytes().map(|byte| format!("\\x{byte:02x}")).collect()
    }

    fn follow(lines: &[String]) -> Outcome<Log> {
        let folder = tempfile::tempdir().unwrap();
        let log = Log::of(folder.path()).unwrap();
        let lines: Vec<String> = lines.iter().map(|line| format!("1 {line}")).collect();
        log.follow(Path::new("/v"), &parse(&lines.join("\n")).unwrap())
    }

    fn opened(path: &str, number: i64) -> String {
        let path = hex(path);
        format!(
            "openat(AT_FDCWD<{}>, \"{path}\", O_RDWR|O_CREAT, 0600) = {number}<{path}>",
            hex("/")
        )
    }

    #[test]
    fn a_write_without_a_place_goes_behind_the_one_before() {
        let file = hex("/v/a");
        let log = follow(&[
            opened("/v/a", 3),
            format!("write(3<{file}>, \"{}\", 2) = 2", hex("ab")),
            format!("write(3<{file}>, \"{}\", 1) = 1", hex("c")),
            format!("fsync(3<{file}>) = 0"),
            format!("write(1<pipe:[7]>, \"{}\", 2) = 2", hex("ok")),
        ]);
        let made = Event::Names {
            folder: ROOT,
            names: vec![("a".to_owned(), Some(1))],
            needs: None,
        };
        let write = |at, bytes: &str| Event::Write {
            file: 1,
            at,
            bytes: bytes.into(),
        };
        assert_eq!(
            log.unwrap().events,
            [
                made,
                write(0, "ab"),
                write(2, "c"),
                Event::Synced(1),
                Event::Said("ok".into())
            ]
        );
    }

    #[test]
    fn what_the_system_copies_is_written_with_what_stood_in_the_file_by_then() {
        let (from, to) = (hex("/v/a"), hex("/v/b"));
        let log = follow(&[
            opened("/v/a", 3),
            format!("write(3<{from}>, \"{}\", 3) = 3", hex("abc")),
            format!("pwrite64(3<{from}>, \"{}\", 1, 1) = 1", hex("x")),
            format!("lseek(3<{from}>, 0, SEEK_SET) = 0"),
            opened("/v/b", 4),
            format!("copy_file_range(3<{from}>, NULL, 4<{to}>, NULL, 2, 0) = 2"),
            format!("sendfile(4<{to}>, 3<{from}>, NULL, 2) = 1"),
        ]);
        let write = |at, bytes: &str| Event::Write {
            file: 2,
            at,
            bytes: bytes.into(),
        };
        assert_eq!(
            log.unwrap().events[4..],
            [write(0, "ax"), write(2, "c")],
            "each piece goes on where the last one ended, in both files"
        );
    }

    #[test]
    fn a_move_between_folders_is_two_changes_of_which_the_second_needs_the_first() {
        let (from, to) = (hex("/v/d/a"), hex("/v/b"));
        let log = follow(&[
            format!("mkdir(\"{}\", 0700) = 0", hex("/v/d")),
            opened("/v/d/a", 3),
            format!("rename(\"{from}\", \"{to}\") = 0"),
        ]);
        let events = log.unwrap().events;
        assert_eq!(
            events[2..],
            [
                Event::Names {
                    folder: ROOT,
                    names: vec![("b".to_owned(), Some(2))],
                    needs: None
                },
                Event::Names {
                    folder: 1,
                    names: vec![("a".to_owned(), None)],
                    needs: Some(2)
                },
            ]
        );
    }

    #[test]
    fn a_second_name_means_the_same_file() {
        let log = follow(&[
            opened("/v/a", 3),
            format!(
                "linkat(AT_FDCWD<{}>, \"{}\", AT_FDCWD<{}>, \"{}\", 0) = 0",
                hex("/"),
                hex("/v/a"),
                hex("/v"),
                hex("b")
            ),
        ]);
        let names = vec![("b".to_owned(), Some(1))];
        assert_eq!(
            log.unwrap().events.last(),
            Some(&Event::Names {
                folder: ROOT,
                names,
                needs: None
            })
        );
    }

    #[test]
    fn what_is_not_understood_is_an_error_only_where_it_matters() {
        let link = |path: &str| vec![format!("link(\"{}\", \"{}\") = 0", hex(path), hex("/v2"))];
        assert!(follow(&link("/v/a")).is_err(), "a link is not followed");
        assert!(
            follow(&link("/elsewhere")).is_ok(),
            "elsewhere it does not matter"
        );
        let unseen = vec![format!("fsync(9<{}>) = 0", hex("/v/a"))];
        assert!(
            follow(&unseen).is_err(),
            "a file that was never opened cannot be written"
        );
    }
}
