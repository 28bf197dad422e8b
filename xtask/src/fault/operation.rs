//! What is done to a vault while something goes wrong, and what may be left of it.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::earlier::Earlier;
use super::keptctl::{Keptctl, Said, batch_arguments, batch_input, finish, text, words};
use super::stock::{self, Look, NEW_PASSPHRASE, PASSPHRASE, Stock, copy};
use super::table::Verdict;
use crate::process::{Failure, Outcome};

/// One process that changes something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Operation {
    /// A new vault.
    Create,
    /// The same form saved several times.
    Edits,
    ChangePassphrase,
    /// With the recovery kit.
    Recover,
    RotateKey,
    Backup,
    Restore,
    /// With the recovery kit.
    RestoreWithKit,
    /// Every row that can be read, into a new vault.
    Rescue,
    /// Opening a vault that an earlier release has made.
    Migrate,
}

impl Operation {
    pub(super) const ALL: [Self; 10] = [
        Self::Create,
        Self::Edits,
        Self::ChangePassphrase,
        Self::Recover,
        Self::RotateKey,
        Self::Backup,
        Self::Restore,
        Self::RestoreWithKit,
        Self::Rescue,
        Self::Migrate,
    ];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Create => "create",
            Self::Edits => "edits",
            Self::ChangePassphrase => "change-passphrase",
            Self::Recover => "recover",
            Self::RotateKey => "rotate-key",
            Self::Backup => "backup",
            Self::Restore => "restore",
            Self::RestoreWithKit => "restore-with-kit",
            Self::Rescue => "rescue",
            Self::Migrate => "migrate",
        }
    }

    /// Whether there is no vault before it.
    pub(super) fn begins_with_nothing(self) -> bool {
        matches!(self, Self::Create | Self::Restore | Self::RestoreWithKit)
    }
}

/// An operation in a folder of its own.
#[derive(Clone, Copy)]
pub(super) struct Case<'a> {
    pub(super) keptctl: &'a Keptctl,
    pub(super) stock: &'a Stock,
    pub(super) operation: Operation,
    pub(super) place: &'a Path,
}

impl Case<'_> {
    pub(super) fn vault(&self) -> PathBuf {
        self.place.join("team.kept")
    }

    fn rescued(&self) -> PathBuf {
        self.place.join("rescued.kept")
    }

    fn backup(&self) -> PathBuf {
        self.place.join("from.kept-backup")
    }

    /// Puts what it begins with into the folder.
    pub(super) fn stage(&self) -> Outcome {
        match self.operation {
            Operation::Create => Ok(()),
            Operation::Restore | Operation::RestoreWithKit => fs::copy(&self.stock.backup, self.backup())
                .map(drop)
                .map_err(|error| Failure::new(format!("A backup cannot be copied: {error}."))),
            Operation::Migrate => self.stock.earlier.stage(&self.vault()),
            _ => copy(&self.stock.vault, &self.vault()),
        }
    }

    fn arguments(&self) -> Vec<String> {
        let vault = text(&self.vault());
        let vault = vault.as_str();
        let on_vault = |task: &str| words(["--json", "vault", task, vault, "--passphrase-stdin"]);
        let cheaply = |mut words: Vec<String>| {
            words.extend(stock::MEMORY.map(str::to_owned));
            words
        };
        let restore = || {
            let from = text(&self.backup());
            words([
                "--json",
                "backup",
                "restore",
                &from,
                "--to",
                vault,
                "--passphrase-stdin",
            ])
        };
        match self.operation {
            Operation::Create => stock::create(&self.vault()),
            Operation::Edits => batch_arguments(&self.vault()),
            Operation::ChangePassphrase => cheaply(on_vault("change-passphrase")),
            Operation::Recover => cheaply(on_vault("recover")),
            Operation::RotateKey => cheaply(on_vault("rotate-key")),
            Operation::Backup => words(["--json", "backup", "create", vault, "--passphrase-stdin"]),
            Operation::Rescue => {
                let mut words = on_vault("rescue");
                words.extend(["--to".to_owned(), text(&self.rescued())]);
                words
            }
            Operation::Migrate => batch_arguments(&self.vault()),
            Operation::Restore => restore(),
            Operation::RestoreWithKit => {
                let mut words = cheaply(restore());
                words.push("--recovery-kit".to_owned());
                words
            }
        }
    }

    fn input(&self) -> String {
        match self.operation {
            Operation::Edits => batch_input(PASSPHRASE, &self.stock.edits()),
            Operation::ChangePassphrase => format!("{PASSPHRASE}\n{NEW_PASSPHRASE}\n"),
            Operation::Migrate => Earlier::opening(),
            Operation::Recover | Operation::RestoreWithKit => {
                format!("{}\n{NEW_PASSPHRASE}\n", self.stock.kit)
            }
            _ => format!("{PASSPHRASE}\n"),
        }
    }

    /// Does it, under other programs that lead it on.
    pub(super) fn run_under(&self, leaders: &[String]) -> Outcome<Said> {
        finish(&mut self.keptctl.under(leaders, &self.arguments()), &self.input())
    }

    /// Does it without anything in its way, in the place where it was hindered before; it must succeed. Says how much
    /// was acknowledged.
    pub(super) fn run_again(&self) -> Outcome<Result<u64, Verdict>> {
        let said = self.run_under(&[])?;
        let told = self.acknowledged(&said);
        if said.code() == Some(0) && told > 0 {
            return Ok(Ok(told));
        }
        Ok(Err(Verdict::Wrong(format!(
            "{} does not succeed afterwards: {}",
            self.operation.name(),
            said.in_words()
        ))))
    }

    /// How much of it was acknowledged: the edits, or 1 for anything else.
    pub(super) fn acknowledged(&self, said: &Said) -> u64 {
        acknowledged(&said.answers())
    }

    /// Judges what is there now, after this much of it was acknowledged.
    pub(super) fn judge(&self, acknowledged: u64) -> Outcome<Verdict> {
        if let Some(told) = stock::leak(self.place) {
            return Ok(Verdict::Leaked(told));
        }
        match self.operation {
            Operation::Create | Operation::Restore | Operation::RestoreWithKit => {
                self.judge_beginning(acknowledged)
            }
            Operation::Edits => self.judge_edits(acknowledged),
            Operation::ChangePassphrase | Operation::Recover => {
                let before: &[&str] = if acknowledged == 0 { &[PASSPHRASE] } else { &[] };
                self.judge_door(&[&[NEW_PASSPHRASE], before].concat())
            }
            Operation::RotateKey => self.judge_door(&[PASSPHRASE]),
            Operation::Backup => self.judge_backup(acknowledged),
            Operation::Rescue => self.judge_rescue(acknowledged),
            Operation::Migrate => self.stock.earlier.judge(self),
        }
    }

    /// A vault that is made: it is not there at all, or whole.
    fn judge_beginning(&self, acknowledged: u64) -> Outcome<Verdict> {
        if !self.vault().exists() {
            if acknowledged > 0 {
                return Ok(Verdict::Lost("a new vault is gone".to_owned()));
            }
            if let Err(verdict) = self.run_again()? {
                return Ok(verdict);
            }
        }
        match self.operation {
            Operation::Create => self.judge_check(),
            Operation::Restore => self.judge_door(&[PASSPHRASE]),
            // Its folder gets its name before it gets its new passphrase.
            _ if acknowledged == 0 => self.judge_door(&[NEW_PASSPHRASE, PASSPHRASE]),
            _ => self.judge_door(&[NEW_PASSPHRASE]),
        }
    }

    fn judge_check(&self) -> Outcome<Verdict> {
        let check = words([
            "--json",
            "vault",
            "check",
            &text(&self.vault()),
            "--passphrase-stdin",
        ]);
        let said = self.keptctl.run(&check, &format!("{PASSPHRASE}\n"))?;
        Ok(match said.code() {
            Some(0) => Verdict::Survived,
            _ => Verdict::Lost(said.in_words()),
        })
    }

    fn judge_edits(&self, acknowledged: u64) -> Outcome<Verdict> {
        Ok(match self.stock.look(self.keptctl, &self.vault(), PASSPHRASE)? {
            // What was being done when it ended may have been done.
            Look::Whole(edit) if edit == acknowledged || edit == acknowledged + 1 => Verdict::Survived,
            Look::Whole(edit) => {
                Verdict::Lost(format!("edit {acknowledged} was acknowledged, {edit} is there"))
            }
            other => lost(other),
        })
    }

    /// The first of these passphrases must open it, or the second, and everything that was in it must be.
    fn judge_door(&self, passphrases: &[&str]) -> Outcome<Verdict> {
        let mut verdict = Verdict::Lost("no passphrase was tried".to_owned());
        for passphrase in passphrases {
            verdict = match self.stock.look(self.keptctl, &self.vault(), passphrase)? {
                Look::Whole(0) => return Ok(Verdict::Survived),
                Look::Whole(edit) => Verdict::Lost(format!("it is at edit {edit}")),
                other => lost(other),
            };
        }
        Ok(verdict)
    }

    /// The vault is as it was, and what was rescued from it is not there at all, or whole.
    fn judge_rescue(&self, acknowledged: u64) -> Outcome<Verdict> {
        let rescued = self.rescued();
        if acknowledged > 0 || rescued.exists() {
            match self.stock.look(self.keptctl, &rescued, PASSPHRASE)? {
                Look::Whole(0) => {}
                other => return Ok(lost(other)),
            }
        }
        self.judge_door(&[PASSPHRASE])
    }

    /// The vault is as it was, and every backup that is listed is whole.
    fn judge_backup(&self, acknowledged: u64) -> Outcome<Verdict> {
        match self.judge_listed(acknowledged, PASSPHRASE)? {
            Verdict::Survived => self.judge_door(&[PASSPHRASE]),
            verdict => Ok(verdict),
        }
    }

    /// At least this many backups are listed, and each is whole.
    pub(super) fn judge_listed(&self, least: u64, passphrase: &str) -> Outcome<Verdict> {
        let listed = self.listed()?;
        if (listed.len() as u64) < least {
            return Ok(Verdict::Lost("a backup is gone".to_owned()));
        }
        for row in &listed {
            let (Some(file), Some(_)) = (row["file"].as_str(), row["madeAt"].as_str()) else {
                return Ok(Verdict::Undetected("a part of a backup is listed".to_owned()));
            };
            let vault = text(&self.vault());
            let verify = words([
                "--json",
                "backup",
                "verify",
                &vault,
                "--from",
                file,
                "--passphrase-stdin",
            ]);
            let said = self.keptctl.run(&verify, &format!("{passphrase}\n"))?;
            if said.code() != Some(0) {
                return Ok(Verdict::Undetected(format!(
                    "a listed backup is not whole: {}",
                    said.in_words()
                )));
            }
        }
        Ok(Verdict::Survived)
    }

    /// The backups of the vault.
    pub(super) fn listed(&self) -> Outcome<Vec<Value>> {
        let list = words(["--json", "backup", "list", &text(&self.vault())]);
        match stock::single(&self.keptctl.run(&list, "")?)? {
            Value::Array(rows) => Ok(rows),
            other => Err(Failure::new(format!("The list of backups is none: {other}."))),
        }
    }
}

/// How many answers are not errors.
pub(super) fn acknowledged(answers: &[Value]) -> u64 {
    answers.iter().filter(|answer| answer["error"].is_null()).count() as u64
}

fn lost(look: Look) -> Verdict {
    Verdict::Lost(match look {
        Look::Whole(edit) => format!("it is at edit {edit}"),
        Look::Damaged(code) => format!("its check says {code}"),
        Look::Closed(said) => format!("it does not open: {}", said.in_words()),
        Look::Other(what) => format!("it holds {what}"),
    })
}
