//! What a process asked of the file system, as `strace` tells it.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use crate::process::{Failure, Outcome};

/// The calls that are followed: all that change a file or a folder, and those that say which file a number means.
pub(super) const FOLLOWED: &str = "open,openat,creat,read,pread64,write,writev,pwrite64,pwritev,pwritev2,lseek,ftruncate,\
     truncate,fallocate,copy_file_range,sendfile,splice,fsync,fdatasync,rename,renameat,renameat2,link,linkat,symlink,symlinkat,\
     unlink,unlinkat,mkdir,mkdirat,rmdir";

/// A call that has returned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Call {
    pub(super) thread: u32,
    pub(super) name: String,
    pub(super) arguments: Vec<Argument>,
    /// What it returned; nothing if it failed.
    pub(super) returned: Option<i64>,
    /// The path of the file that it returned a number for.
    pub(super) opened: Option<PathBuf>,
}

/// One argument of a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Argument {
    /// Bytes or a path.
    Text(Vec<u8>),
    /// An open file, with the path that it has now.
    File(i64, PathBuf),
    /// The folder that relative paths start from.
    Here(PathBuf),
    Number(i64),
    /// Anything else, such as flags.
    Word(String),
}

/// What `strace` needs to be told for [`parse`].
pub(super) fn leaders(file: &Path) -> Vec<String> {
    let file = file.to_string_lossy();
    let trace = format!("trace={FOLLOWED}");
    [
        "strace",
        "-f",
        "--seccomp-bpf",
        "-y",
        "-xx",
        "-qq",
        "-s",
        "16777216",
        "-e",
        "signal=none",
        "-e",
        &trace,
        "-o",
        &file,
    ]
    .map(str::to_owned)
    .to_vec()
}

/// Reads what `strace` wrote, in the order in which the calls returned.
///
/// # Errors
/// If a line is none that is known: a call that is passed over could be the one that matters.
pub(super) fn parse(text: &str) -> Outcome<Vec<Call>> {
    let mut calls = Vec::new();
    // The beginning of a call that another thread came into.
    let mut begun: HashMap<u32, String> = HashMap::new();
    for line in text.lines() {
        let unknown = || {
            let start: String = line.chars().take(200).collect();
            Failure::new(format!("strace wrote a line that is not known: {start}"))
        };
        let (thread, rest) = line.split_once(' ').ok_or_else(unknown)?;
        let thread = thread.parse().map_err(|_| unknown())?;
        let rest = rest.trim_start();
        if rest.starts_with("+++") || rest.starts_with("---") {
            continue;
        }
        if let Some(first) = rest.strip_suffix(" <unfinished ...>") {
            begun.insert(thread, first.to_owned());
            continue;
        }
        let whole = match rest.strip_prefix("<... ") {
            None => rest.to_owned(),
            Some(resumed) => {
                let (_, last) = resumed.split_once(" resumed>").ok_or_else(unknown)?;
                begun.remove(&thread).ok_or_else(unknown)? + last
            }
        };
        // A thread that ends within a call has not returned from it.
        if !whole.ends_with(" = ?") {
            calls.push(call(thread, &whole).ok_or_else(unknown)?);
        }
    }
    Ok(calls)
}

fn call(thread: u32, text: &str) -> Option<Call> {
    let (name, rest) = text.split_once('(')?;
    let (arguments, result) = rest.rsplit_once(" = ")?;
    let arguments = arguments.trim_end().strip_suffix(')')?;
    let value = result.split_whitespace().next()?;
    let (number, opened) = match value.split_once('<') {
        Some((number, path)) => (number, Some(path_of(path.strip_suffix('>')?)?)),
        None => (value, None),
    };
    let number: i64 = number.parse().ok()?;
    Some(Call {
        thread,
        name: name.to_owned(),
        arguments: split(arguments)
            .into_iter()
            .map(argument)
            .collect::<Option<_>>()?,
        returned: (number >= 0).then_some(number),
        opened,
    })
}

/// The arguments between commas that stand in no bracket. Texts hold none: every byte of them is written as a number.
fn split(text: &str) -> Vec<&str> {
    let (mut parts, mut depth, mut start) = (Vec::new(), 0_i32, 0);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth -= 1,
            b',' if depth == 0 => {
                parts.push(text[start..at].trim());
                start = at + 1;
            }
            _ => {}
        }
    }
    if !text.is_empty() {
        parts.push(text[start..].trim());
    }
    parts
}

fn argument(text: &str) -> Option<Argument> {
    if let Some(quoted) = text.strip_prefix('"') {
        return Some(Argument::Text(bytes(quoted.strip_suffix('"')?)?));
    }
    if let Some((number, path)) = text.split_once('<') {
        // A file without a name any more is followed by a word.
        let path = path_of(path.rsplit_once('>')?.0)?;
        return Some(match number.parse() {
            Ok(number) => Argument::File(number, path),
            Err(_) => Argument::Here(path),
        });
    }
    Some(match text.parse() {
        Ok(number) => Argument::Number(number),
        Err(_) => Argument::Word(text.to_owned()),
    })
}

fn path_of(text: &str) -> Option<PathBuf> {
    // Pipes and sockets are written in plain words.
    let bytes = if text.starts_with("\\x") {
        bytes(text)?
    } else {
        text.as_bytes().to_vec()
    };
    Some(PathBuf::from(String::from_utf8(bytes).ok()?))
}

/// The bytes of `\x6b\x65…`.
fn bytes(text: &str) -> Option<Vec<u8>> {
    let digits = text.as_bytes();
    if !digits.len().is_multiple_of(4) {
        return None;
    }
    let digit = |byte: u8| {
        char::from(byte)
            .to_digit(16)
            .and_then(|digit| u8::try_from(digit).ok())
    };
    digits
        .chunks_exact(4)
        .map(|byte| match byte {
            [b'\\', b'x', high, low] => Some(digit(*high)? << 4 | digit(*low)?),
            _ => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn hex(text: &str) -> String {
        text.bytes().map(|byte| format!("\\x{byte:02x}")).collect()
    }

    #[test]
    fn a_write_is_read_with_its_bytes_its_place_and_its_file() {
        let line = format!(
            "71 pwrite64(3<{}>, \"\\x00\\xff\\x2c\", 3, 4096) = 3",
            hex("/a/vault.db")
        );
        assert_eq!(
            parse(&line).unwrap(),
            [Call {
                thread: 71,
                name: "pwrite64".to_owned(),
                arguments: vec![
                    Argument::File(3, "/a/vault.db".into()),
                    Argument::Text(vec![0, 255, 44]),
                    Argument::Number(3),
                    Argument::Number(4096),
                ],
                returned: Some(3),
                opened: None,
            }]
        );
    }

    #[test]
    fn a_file_that_is_opened_has_a_number_and_a_path() {
        let (here, name) = (hex("/a"), hex("b é"));
        let line = format!(
            "7 openat(AT_FDCWD<{here}>, \"{name}\", O_RDWR|O_CREAT, 0600) = 5<{}>",
            hex("/a/b é")
        );
        let call = &parse(&line).unwrap()[0];
        assert_eq!(call.opened, Some("/a/b é".into()));
        assert_eq!(call.returned, Some(5));
        assert_eq!(
            call.arguments,
            [
                Argument::Here("/a".into()),
                Argument::Text("b é".into()),
                Argument::Word("O_RDWR|O_CREAT".to_owned()),
                Argument::Number(600),
            ]
        );
    }

    #[test]
    fn a_call_that_another_thread_came_into_counts_when_it_returns() {
        let path = hex("/f");
        let text = format!(
            "1 fsync(3<{path}> <unfinished ...>\n2 fdatasync(4<{path}>) = 0\n1 <... fsync resumed>) = 0\n\
             2 --- SIGCHLD {{si_signo=SIGCHLD}} ---\n2 +++ exited with 0 +++"
        );
        let names: Vec<String> = parse(&text).unwrap().into_iter().map(|call| call.name).collect();
        assert_eq!(names, ["fdatasync", "fsync"]);
    }

    #[test]
    fn a_call_that_failed_returns_nothing() {
        let line = format!(
            "1 unlink(\"{}\") = -1 ENOENT (No such file or directory)",
            hex("/x")
        );
        assert_eq!(parse(&line).unwrap()[0].returned, None);
    }

    #[test]
    fn a_line_that_is_not_known_is_an_error() {
        for line in [
            "1 garbage",
            "x fsync(3) = 0",
            "1 <... fsync resumed>) = 0",
            "1 write(1, \"\\x6\", 1) = 1",
        ] {
            assert!(parse(line).is_err(), "{line} must not be passed over");
        }
    }
}
