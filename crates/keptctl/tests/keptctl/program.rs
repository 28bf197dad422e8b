//! Running the program on a vault in a temporary folder.

use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Child, Command, Output, Stdio};

use serde_json::{Value, json};
use tempfile::TempDir;

/// The passphrase of every vault in these tests.
pub(crate) const PASSPHRASE: &str = "long pass phrase one";

/// A vault, and the program that works on it.
pub(crate) struct Program {
    pub(crate) folder: TempDir,
}

impl Program {
    /// A folder without a vault.
    pub(crate) fn without_vault() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    /// A folder with a vault whose key costs as little as is accepted.
    pub(crate) fn with_vault() -> (Self, Value) {
        let program = Self::without_vault();
        let vault = program.vault();
        let made = program.run(
            &[
                "--json",
                "vault",
                "create",
                &vault,
                "--passphrase-stdin",
                "--kdf-memory",
                "64",
            ],
            &format!("{PASSPHRASE}\n"),
        );
        assert_eq!(status(&made), 0, "a vault is made: {}", text(&made.stderr));
        (program, serde_json::from_slice(&made.stdout).unwrap())
    }

    /// The place of the vault.
    pub(crate) fn vault(&self) -> String {
        self.path("team.kept").to_string_lossy().into_owned()
    }

    /// A place beside the vault.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Starts the program; standard input stays open.
    pub(crate) fn start(&self, arguments: &[&str]) -> Child {
        Command::new(env!("CARGO_BIN_EXE_keptctl"))
            .args(arguments)
            .current_dir(self.folder.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap()
    }

    /// Runs the program to its end with this on standard input.
    pub(crate) fn run(&self, arguments: &[&str], input: &str) -> Output {
        let mut child = self.start(arguments);
        // A program that refuses its arguments does not wait for what it would read.
        let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
        child.wait_with_output().unwrap()
    }

    /// Asks for a command; the answer, or the error.
    pub(crate) fn call(&self, command: &str, request: &Value) -> Result<Value, (i32, Value)> {
        let vault = self.vault();
        let input = format!("{PASSPHRASE}\n{request}");
        let output = self.run(
            &["--json", "call", &vault, command, "-", "--passphrase-stdin"],
            &input,
        );
        if status(&output) == 0 {
            return Ok(serde_json::from_slice(&output.stdout).unwrap());
        }
        let error: Value =
            serde_json::from_slice(&output.stderr).unwrap_or_else(|_| json!(text(&output.stderr)));
        Err((status(&output), error))
    }

    /// Asks for many commands in one process; the parsed answers.
    pub(crate) fn batch(&self, lines: &[Value]) -> Vec<Value> {
        let vault = self.vault();
        let lines: Vec<String> = lines.iter().map(Value::to_string).collect();
        let output = self.run(
            &["call", &vault, "--batch", "-", "--passphrase-stdin"],
            &format!("{PASSPHRASE}\n{}\n", lines.join("\n")),
        );
        assert_eq!(
            status(&output),
            0,
            "a batch goes to its end: {}",
            text(&output.stderr)
        );
        text(&output.stdout)
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect()
    }
}

/// The exit status.
pub(crate) fn status(output: &Output) -> i32 {
    output.status.code().expect("the program ended by itself")
}

/// What was printed.
pub(crate) fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
