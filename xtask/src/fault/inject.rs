//! Where a process can be interrupted, and how `strace` is told to do it there.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use super::record::{Argument, Call};

/// The calls at which a process is killed: all that change something.
pub(super) const CHANGING: [&str; 16] = [
    "write",
    "pwrite64",
    "copy_file_range",
    "sendfile",
    "ftruncate",
    "fsync",
    "fdatasync",
    "rename",
    "renameat",
    "renameat2",
    "unlink",
    "unlinkat",
    "rmdir",
    "mkdir",
    "mkdirat",
    "linkat",
];

/// How the names of calls begin whose texts are paths.
const NAMING: [&str; 5] = ["open", "mkdir", "rename", "unlink", "rmdir"];

/// One call of a process, as `strace` can find it in the next run of the same process.
///
/// `strace` counts the calls of each thread for itself, so “the third write” is that of the first thread that has
/// three.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Point {
    /// The call itself.
    pub(super) call: String,
    /// What it is done to, below the folder.
    pub(super) file: PathBuf,
    /// Which calls are counted.
    counted: Vec<String>,
    /// Only those on this file, below the folder.
    only: Option<PathBuf>,
    number: usize,
}

impl Point {
    /// Lets this happen at the call, such as `signal=SIGKILL`, in a process that works in `folder`; with `ever_after`,
    /// at every later one too.
    pub(super) fn leaders(&self, folder: &Path, what: &str, ever_after: bool) -> Vec<String> {
        let after = if ever_after { "+" } else { "" };
        let counted = self.counted.join(",");
        let inject = format!("inject={counted}:{what}:when={}{after}", self.number);
        let mut words: Vec<String> = [
            "strace",
            "-f",
            "--seccomp-bpf",
            "-qq",
            "-e",
            "signal=none",
            "-e",
            &format!("trace={counted}"),
        ]
        .map(str::to_owned)
        .to_vec();
        words.extend(["-e".to_owned(), inject, "-o".to_owned(), "/dev/null".to_owned()]);
        if let Some(path) = &self.only {
            words.extend(["-P".to_owned(), folder.join(path).to_string_lossy().into_owned()]);
        }
        words
    }
}

/// The points of a recorded process that can be found again, of the given calls, on files below a folder; and how many
/// more there are that cannot.
pub(super) fn points(calls: &[Call], names: &[&str], folder: &Path) -> (Vec<Point>, usize) {
    let called: Vec<&Call> = calls
        .iter()
        .filter(|call| names.contains(&call.name.as_str()))
        .collect();
    let mut first = FirstToReach::default();
    let ways: Vec<[Option<Way>; 4]> = called
        .iter()
        .enumerate()
        .map(|(at, call)| {
            let file = file_of(call).and_then(|file| Some(file.strip_prefix(folder).ok()?.to_path_buf()));
            [
                Some(first.count(at, call, Some(call.name.clone()), None)),
                Some(first.count(at, call, None, None)),
                file.clone()
                    .map(|file| first.count(at, call, Some(call.name.clone()), Some(file))),
                file.map(|file| first.count(at, call, None, Some(file))),
            ]
        })
        .collect();
    let (mut found, mut unreachable) = (Vec::new(), 0);
    for (at, (call, ways)) in called.iter().zip(ways).enumerate() {
        let file = path_of(call).and_then(|path| Some(path.strip_prefix(folder).ok()?.to_path_buf()));
        let Some(file) = file else { continue };
        let way = ways
            .into_iter()
            .flatten()
            .find(|way| first.reached.get(way) == Some(&at));
        match way {
            None => unreachable += 1,
            Some(Way { name, only, number }) => found.push(Point {
                call: call.name.clone(),
                file,
                counted: name.map_or_else(
                    || names.iter().map(|name| (*name).to_owned()).collect(),
                    |name| vec![name],
                ),
                only,
                number,
            }),
        }
    }
    (found, unreachable)
}

/// What is counted, up to which number.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Way {
    /// Calls of this name; all of them if there is none.
    name: Option<String>,
    only: Option<PathBuf>,
    number: usize,
}

#[derive(Default)]
struct FirstToReach {
    counts: HashMap<(u32, Option<String>, Option<PathBuf>), usize>,
    /// Which call comes first in any thread.
    reached: HashMap<Way, usize>,
}

impl FirstToReach {
    fn count(&mut self, at: usize, call: &Call, name: Option<String>, only: Option<PathBuf>) -> Way {
        let number = self
            .counts
            .entry((call.thread, name.clone(), only.clone()))
            .or_default();
        *number += 1;
        let way = Way {
            name,
            only,
            number: *number,
        };
        self.reached.entry(way.clone()).or_insert(at);
        way
    }
}

/// The open file that a call is about.
fn file_of(call: &Call) -> Option<PathBuf> {
    call.arguments.iter().find_map(|argument| match argument {
        Argument::File(_, path) => Some(path.clone()),
        _ => None,
    })
}

/// The open file or the name that a call is about.
fn path_of(call: &Call) -> Option<PathBuf> {
    let mut from = PathBuf::new();
    for argument in &call.arguments {
        match argument {
            Argument::Text(path) if NAMING.iter().any(|name| call.name.starts_with(name)) => {
                return Some(from.join(String::from_utf8_lossy(path).as_ref()));
            }
            Argument::Here(folder) | Argument::File(_, folder) => from.clone_from(folder),
            _ => {}
        }
    }
    (!from.as_os_str().is_empty()).then_some(from)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn call(thread: u32, name: &str, file: &str) -> Call {
        Call {
            thread,
            name: name.to_owned(),
            arguments: vec![Argument::File(3, file.into())],
            returned: Some(0),
            opened: None,
        }
    }

    fn told(calls: &[Call]) -> Vec<String> {
        let (points, unreachable) = points(calls, &["fsync", "pwrite64"], Path::new("/v"));
        let mut told: Vec<String> = points
            .iter()
            .map(|point| {
                let leaders = point.leaders(Path::new("/w"), "signal=SIGKILL", false);
                let only = leaders.iter().skip_while(|word| *word != "-P").nth(1);
                let only = only.map(|path| format!(" on {path}"));
                let inject = leaders.iter().find(|word| word.starts_with("inject="));
                let inject = inject.map_or("", String::as_str);
                format!("{inject}{}", only.unwrap_or_default())
            })
            .collect();
        told.push(format!("{unreachable} more"));
        told
    }

    #[test]
    fn calls_of_one_thread_are_counted_by_name() {
        let calls = [
            call(1, "pwrite64", "/v/a"),
            call(1, "fsync", "/v/a"),
            call(1, "pwrite64", "/v/a"),
        ];
        assert_eq!(
            told(&calls),
            [
                "inject=pwrite64:signal=SIGKILL:when=1",
                "inject=fsync:signal=SIGKILL:when=1",
                "inject=pwrite64:signal=SIGKILL:when=2",
                "0 more"
            ]
        );
    }

    #[test]
    fn a_call_that_another_thread_would_reach_first_is_counted_on_its_own_file() {
        let calls = [call(1, "fsync", "/v/a"), call(2, "fsync", "/v/b")];
        assert_eq!(
            told(&calls)[1],
            "inject=fsync:signal=SIGKILL:when=1 on /w/b",
            "without its file, “the first fsync” would be that of the other thread"
        );
    }

    #[test]
    fn what_cannot_be_found_again_is_told_and_what_is_elsewhere_is_left_out() {
        let calls = [
            call(1, "fsync", "/v/a"),
            call(2, "fsync", "/v/a"),
            call(2, "fsync", "/tmp/x"),
        ];
        assert_eq!(
            told(&calls),
            ["inject=fsync:signal=SIGKILL:when=1", "1 more"],
            "calls elsewhere are counted, because strace counts them, but are no points"
        );
    }
}
