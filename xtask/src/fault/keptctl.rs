//! The program that everything is done to.

use std::io::{BufRead as _, BufReader, Lines, Write as _};
use std::os::unix::process::ExitStatusExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use serde_json::Value;

use super::table::Verdict;
use crate::process::{Failure, Outcome, program, succeeds};

/// A program that takes longer hangs.
const PATIENCE: Duration = Duration::from_secs(180);
/// What a defect prints; see `kept_app::machine`.
const DEFECT: &str = "met a defect";

/// The copy of the program that this run is about.
#[derive(Clone, Debug)]
pub(super) struct Keptctl {
    pub(super) binary: PathBuf,
}

/// What it said, and how it ended.
#[derive(Debug)]
pub(super) struct Said {
    status: ExitStatus,
    pub(super) out: String,
    pub(super) err: String,
}

impl Keptctl {
    /// The program with arguments, under others that lead it on, such as `strace`.
    pub(super) fn under<L: AsRef<str>, A: AsRef<str>>(&self, leaders: &[L], arguments: &[A]) -> Command {
        let own = self.binary.to_string_lossy().into_owned();
        let leaders = leaders.iter().map(|word| word.as_ref().to_owned());
        let mut words = leaders
            .chain([own])
            .chain(arguments.iter().map(|word| word.as_ref().to_owned()));
        let mut command = Command::new(words.next().unwrap_or_default());
        command.args(words).env("TZ", "UTC").env_remove("RUST_BACKTRACE");
        command
    }

    /// Runs it to its end with this on standard input.
    pub(super) fn run<A: AsRef<str>>(&self, arguments: &[A], input: &str) -> Outcome<Said> {
        finish(&mut self.under::<&str, A>(&[], arguments), input)
    }

    /// Asks an open vault for many things in one process. If the vault does not open, gives what was said instead.
    pub(super) fn batch(
        &self,
        vault: &Path,
        passphrase: &str,
        lines: &[Value],
    ) -> Outcome<Result<Vec<Value>, Said>> {
        let said = self.run(&batch_arguments(vault), &batch_input(passphrase, lines))?;
        if said.code() != Some(0) || said.met_a_defect() {
            return Ok(Err(said));
        }
        Ok(Ok(said.answers()))
    }
}

/// What opens a vault for a batch on standard input.
pub(super) fn batch_arguments(vault: &Path) -> Vec<String> {
    words([
        "--json",
        "call",
        &text(vault),
        "--batch",
        "-",
        "--passphrase-stdin",
    ])
}

/// A passphrase and the lines of a batch.
pub(super) fn batch_input(passphrase: &str, lines: &[Value]) -> String {
    let lines: Vec<String> = lines.iter().map(Value::to_string).collect();
    format!("{passphrase}\n{}\n", lines.join("\n"))
}

/// A line of a batch.
pub(super) fn line(command: &str, request: Value) -> Value {
    Value::from_iter([("command", Value::from(command)), ("request", request)])
}

/// A path as an argument; the suite makes none that is not UTF-8.
pub(super) fn text(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

/// Arguments that own themselves.
pub(super) fn words<const N: usize>(words: [&str; N]) -> Vec<String> {
    words.map(str::to_owned).to_vec()
}

impl Said {
    /// The exit status; nothing if a signal ended it.
    pub(super) fn code(&self) -> Option<i32> {
        self.status.code()
    }

    /// Whether it was killed, itself or the one that led it on.
    pub(super) fn was_killed(&self) -> bool {
        self.status.signal() == Some(9) || self.status.code() == Some(128 + 9)
    }

    /// The lines of standard output that came whole and are JSON.
    pub(super) fn answers(&self) -> Vec<Value> {
        let whole = self.out.rfind('\n').map_or("", |end| &self.out[..end]);
        whole
            .lines()
            .filter_map(|line| serde_json::from_str(line).ok())
            .collect()
    }

    /// Whether the program itself broke.
    pub(super) fn met_a_defect(&self) -> bool {
        let broke = |text: &str| text.contains(DEFECT) || text.contains("panicked at");
        broke(&self.err) || broke(&self.out) || self.error_codes().any(|code| code == "internal")
    }

    /// The code of the error that ended it, such as `disk-full`.
    pub(super) fn error_code(&self) -> Option<String> {
        self.error_codes().last()
    }

    /// The codes of all errors that it told, in a batch and at its end.
    pub(super) fn error_codes(&self) -> impl Iterator<Item = String> {
        self.out.lines().chain(self.err.lines()).filter_map(|line| {
            let line: Value = serde_json::from_str(line).ok()?;
            Some(line["error"]["code"].as_str()?.to_owned())
        })
    }

    /// Whether libc ended it because it had no memory for itself.
    pub(super) fn was_aborted_by_libc(&self) -> bool {
        self.status.code().is_none_or(|code| code == 128 + 6)
            && self
                .err
                .lines()
                .any(|line| line.starts_with("Fatal glibc error:") && line.ends_with("out of memory"))
    }

    /// Whether it said nothing at all.
    pub(super) fn is_silent(&self) -> bool {
        self.out.is_empty() && self.err.is_empty()
    }

    /// How it ended, in a line.
    pub(super) fn in_words(&self) -> String {
        let last = self.err.lines().last().unwrap_or_default();
        format!("{}: {last}", self.status)
    }

    /// Whether it says what it must: one of these codes of errors, by its exit status and in words.
    pub(super) fn names(&self, codes: &[&str]) -> Verdict {
        let code = self.error_code().unwrap_or_default();
        if self.met_a_defect() {
            Verdict::Wrong(format!("a defect: {}", self.in_words()))
        } else if self.code().is_none_or(|status| status == 0) || !codes.contains(&code.as_str()) {
            Verdict::Wrong(format!("one of {codes:?} was expected, not {}", self.in_words()))
        } else {
            Verdict::Detected
        }
    }
}

/// Starts a command and runs it to its end.
pub(super) fn finish(command: &mut Command, input: &str) -> Outcome<Said> {
    let mut child = start(command)?;
    let watched = Watched::over(child.id());
    let stdin = child.stdin.take();
    let output = thread::scope(|scope| {
        // Beside the reading of answers, because both sides may have more to say than a pipe holds.
        scope.spawn(|| {
            // A program that refuses its arguments does not wait for what it would read.
            stdin.map(|mut stdin| stdin.write_all(input.as_bytes()))
        });
        child.wait_with_output()
    })
    .map_err(|error| Failure::new(format!("A program cannot be waited for: {error}.")))?;
    watched.end()?;
    Ok(Said {
        status: output.status,
        out: String::from_utf8_lossy(&output.stdout).into_owned(),
        err: String::from_utf8_lossy(&output.stderr).into_owned(),
    })
}

fn start(command: &mut Command) -> Outcome<Child> {
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| {
            let name = command.get_program().to_string_lossy().into_owned();
            Failure::new(format!("`{name}` could not start: {error}."))
        })
}

/// Ends a process that does not end by itself.
struct Watched {
    ended: mpsc::Sender<()>,
    watch: thread::JoinHandle<bool>,
}

impl Watched {
    fn over(process: u32) -> Self {
        let (ended, end) = mpsc::channel();
        let watch = thread::spawn(move || {
            let hangs = end.recv_timeout(PATIENCE) == Err(mpsc::RecvTimeoutError::Timeout);
            hangs && succeeds(program("kill").args(["-KILL", &process.to_string()]))
        });
        Self { ended, watch }
    }

    fn end(self) -> Outcome {
        drop(self.ended);
        match self.watch.join() {
            Ok(false) => Ok(()),
            _ => Err(Failure::new(format!(
                "keptctl did not end within {} s.",
                PATIENCE.as_secs()
            ))),
        }
    }
}

/// A process that has a vault open and answers line by line.
pub(super) struct Open {
    pub(super) child: Child,
    stdin: ChildStdin,
    answers: Lines<BufReader<ChildStdout>>,
}

impl Open {
    /// Starts the process and gives it the passphrase; it has not opened the vault yet.
    pub(super) fn start(keptctl: &Keptctl, vault: &Path, passphrase: &str) -> Outcome<Self> {
        let mut child = start(&mut keptctl.under::<&str, _>(&[], &batch_arguments(vault)))?;
        let (Some(stdin), Some(stdout)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(Failure::new("A program was started without its streams."));
        };
        let mut open = Self {
            child,
            stdin,
            answers: BufReader::new(stdout).lines(),
        };
        open.send(passphrase);
        Ok(open)
    }

    /// Asks for something, and waits for the answer; nothing if the process ended before it was whole.
    pub(super) fn ask(&mut self, line: &Value) -> Option<Value> {
        self.send(&line.to_string());
        self.answer()
    }

    /// Sends a line without waiting.
    pub(super) fn send(&mut self, line: &str) {
        // Whether it was heard shows in the answer.
        let _ = self.stdin.write_all(format!("{line}\n").as_bytes());
    }

    /// The next answer.
    pub(super) fn answer(&mut self) -> Option<Value> {
        serde_json::from_str(&self.answers.next()?.ok()?).ok()
    }

    /// Lets it end by itself.
    pub(super) fn close(self) -> Outcome<Said> {
        let Self {
            mut child,
            stdin,
            answers,
        } = self;
        drop(stdin);
        let out: Vec<String> = answers.map_while(Result::ok).collect();
        let mut err = String::new();
        if let Some(stderr) = child.stderr.take() {
            let lines = BufReader::new(stderr).lines().map_while(Result::ok);
            err = lines.collect::<Vec<_>>().join("\n");
        }
        let status = child
            .wait()
            .map_err(|error| Failure::new(format!("A program cannot be waited for: {error}.")))?;
        Ok(Said {
            status,
            out: out.join("\n"),
            err,
        })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn said(script: &str) -> Said {
        finish(Command::new("sh").args(["-c", script]), "").unwrap()
    }

    #[test]
    fn an_answer_that_was_cut_off_is_none() {
        let said = said(r#"printf '{"ok":1}\n{"ok":2}\n{"ok":3}'; kill -9 $$"#);
        assert_eq!(said.answers().len(), 2, "the third has no end: {said:?}");
        assert!(said.was_killed(), "and it is known why");
    }

    #[test]
    fn an_error_counts_only_by_its_own_name() {
        let full = said(r#"echo '{"error":{"code":"disk-full","message":"…"}}' >&2; exit 1"#);
        assert_eq!(full.names(&["disk-full"]), Verdict::Detected);
        assert!(
            matches!(full.names(&["io"]), Verdict::Wrong(_)),
            "another name would send the reader to the wrong place"
        );
        let silent = said("exit 1");
        assert!(
            matches!(silent.names(&["io"]), Verdict::Wrong(_)),
            "no name is none"
        );
        let fine = said(r#"echo '{"error":{"code":"io"}}' >&2"#);
        assert!(
            matches!(fine.names(&["io"]), Verdict::Wrong(_)),
            "an error that a script cannot see by the status is none"
        );
        let defect =
            said(r#"echo 'Kept met a defect at x.rs:1:2.' >&2; echo '{"error":{"code":"io"}}' >&2; exit 1"#);
        assert!(
            matches!(defect.names(&["io"]), Verdict::Wrong(_)),
            "a defect is never fine"
        );
    }
}
