//! The vault that trials begin with, made once, and how much of it is left.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::earlier::Earlier;
use super::keptctl::{Keptctl, Said, line, text, words};
use super::table::Verdict;
use crate::process::{Failure, Outcome};

/// The passphrase of the vault.
pub(super) const PASSPHRASE: &str = "seven bridges over cold water";
/// The one that it gets instead.
pub(super) const NEW_PASSPHRASE: &str = "eleven lanterns above the quay";
/// Words that stand in every text of the vault, and must stand nowhere else.
pub(super) const PRIVATE: &str = "herons count the zirconium";
/// As cheap as a header may say it.
pub(super) const MEMORY: [&str; 2] = ["--kdf-memory", "64"];
/// How often the form is saved in the operation [`super::operation::Operation::Edits`].
pub(super) const EDITS: u64 = 10;

/// A vault, a backup of it, and what is known of both.
#[derive(Debug)]
pub(super) struct Stock {
    pub(super) vault: PathBuf,
    /// Lies outside of the vault.
    pub(super) backup: PathBuf,
    /// The words of the recovery kit.
    pub(super) kit: String,
    /// What an earlier release has made.
    pub(super) earlier: Earlier,
    /// The form that is edited.
    form: String,
    /// Its revision.
    revision: u64,
}

impl Stock {
    /// Makes it in a folder.
    pub(super) fn make(keptctl: &Keptctl, folder: &Path) -> Outcome<Self> {
        let vault = folder.join("stock.kept");
        let created = single(&keptctl.run(&create(&vault), &format!("{PASSPHRASE}\n"))?)?;
        let groups = created["recoveryKit"]["groups"].as_array().into_iter().flatten();
        let kit: Vec<&str> = groups.filter_map(Value::as_str).collect();
        let people = ["Amara Nwosu", "Tomás Ruiz", "Zoë Bakker", "Yuki Tanabe"].map(|name| {
            let member = json!({ "name": name, "role": "Technician", "strengths": PRIVATE });
            line("member_create", member)
        });
        let members = asked(keptctl, &vault, &people)?;
        let member = &members[0]["id"];
        let form = json!({ "memberId": member, "template": "coaching-session" });
        let expectation = json!({ "title": PRIVATE, "what": PRIVATE, "tasks": [{ "text": "First" }, { "text": "Second" }] });
        let made = asked(
            keptctl,
            &vault,
            &[
                line("form_create", form),
                line(
                    "expectation_create",
                    json!({ "memberId": member, "expectation": expectation }),
                ),
            ],
        )?;
        let id = made[0]["id"].as_str().unwrap_or_default().to_owned();
        let mut stock = Self {
            vault,
            backup: PathBuf::new(),
            kit: kit.join(" "),
            earlier: Earlier::make(keptctl, &folder.join("earlier.kept"))?,
            form: id,
            revision: made[0]["revision"].as_u64().unwrap_or_default(),
        };
        let saved = asked(keptctl, &stock.vault, &[stock.save(0)])?;
        stock.revision = saved[0]["revision"].as_u64().unwrap_or_default();
        let place = folder.join("elsewhere");
        let backup = words([
            "--json",
            "backup",
            "create",
            &text(&stock.vault),
            "--to",
            &text(&place),
            "--passphrase-stdin",
        ]);
        let made = single(&keptctl.run(&backup, &format!("{PASSPHRASE}\n"))?)?;
        stock.backup = made["backup"]["file"].as_str().unwrap_or_default().into();
        Ok(stock)
    }

    /// The line of a batch that saves the form for the `n`th time.
    fn save(&self, n: u64) -> Value {
        let revision = if n == 0 {
            self.revision
        } else {
            self.revision + n - 1
        };
        line(
            "form_save",
            json!({ "id": self.form, "revision": revision, "answers": answers(n) }),
        )
    }

    /// The lines of a batch that edit the form [`EDITS`] times.
    pub(super) fn edits(&self) -> Vec<Value> {
        (1..=EDITS).map(|n| self.save(n)).collect()
    }

    /// The length of the database in bytes.
    pub(super) fn bytes(&self) -> u64 {
        fs::metadata(self.vault.join("vault.db")).map_or(0, |file| file.len())
    }

    /// Looks at what is left of a copy: which of the edits is the last one in it, if everything is whole.
    pub(super) fn look(&self, keptctl: &Keptctl, vault: &Path, passphrase: &str) -> Outcome<Look> {
        self.asked_of(keptctl, vault, passphrase, &["vault_check"])
    }

    /// The same without the check, which is done to a copy and so needs room.
    pub(super) fn glance(&self, keptctl: &Keptctl, vault: &Path, passphrase: &str) -> Outcome<Look> {
        self.asked_of(keptctl, vault, passphrase, &[])
    }

    fn asked_of(&self, keptctl: &Keptctl, vault: &Path, passphrase: &str, first: &[&str]) -> Outcome<Look> {
        let mut lines: Vec<Value> = first.iter().map(|command| line(command, json!({}))).collect();
        lines.push(line("form_get", json!({ "id": self.form })));
        lines.push(line("member_list", json!({})));
        let said = match keptctl.batch(vault, passphrase, &lines)? {
            Ok(said) => said,
            Err(said) => return Ok(Look::Closed(said)),
        };
        if let Some(error) = said.iter().find_map(|answer| answer["error"]["code"].as_str()) {
            return Ok(Look::Damaged(error.to_owned()));
        }
        let [.., form, members] = said.as_slice() else {
            return Err(Failure::new("A batch did not answer each line."));
        };
        let form = &form["ok"];
        let edit = form["revision"]
            .as_u64()
            .and_then(|now| now.checked_sub(self.revision));
        let people = members["ok"]["rows"].as_array().map_or(0, Vec::len);
        Ok(match edit {
            Some(edit) if form["answers"] == answers(edit) && people == 4 => Look::Whole(edit),
            _ => Look::Other(format!("{people} members, form at {edit:?}")),
        })
    }
}

/// What is left of a vault.
#[derive(Debug)]
pub(super) enum Look {
    /// Everything is whole; the last edit that is in it, 0 if none.
    Whole(u64),
    /// It opens, and says that something in it is damaged.
    Damaged(String),
    /// It does not open.
    Closed(Said),
    /// It opens, says that it is whole, and holds something that was never in it.
    Other(String),
}

impl Look {
    /// A vault that was damaged on purpose: whether that was noticed, or did not matter.
    pub(super) fn after_damage(self, wanted: &[&str]) -> Verdict {
        match self {
            Self::Whole(0) => Verdict::Survived,
            Self::Whole(edit) => Verdict::Undetected(format!("it is at edit {edit}")),
            Self::Other(what) => Verdict::Undetected(what),
            Self::Damaged(code) if wanted.contains(&code.as_str()) => Verdict::Detected,
            Self::Damaged(code) => Verdict::Wrong(format!("the check says {code}")),
            Self::Closed(said) => said.names(wanted),
        }
    }
}

/// The arguments that make a vault.
pub(super) fn create(vault: &Path) -> Vec<String> {
    let mut create = words(["--json", "vault", "create", &text(vault), "--passphrase-stdin"]);
    create.extend(MEMORY.map(str::to_owned));
    create
}

/// The answers of the form when it is saved for the `n`th time; some saves need more pages than others.
fn answers(n: u64) -> Value {
    let view = format!("{PRIVATE} {n}. ").repeat(usize::try_from(40 + n * 97 % 400).unwrap_or(40));
    json!({ "topic": format!("Edit {n}"), "their_view": view.trim_end() })
}

/// The only answer of a command that must succeed.
pub(super) fn single(said: &Said) -> Outcome<Value> {
    match (said.code(), said.answers().pop()) {
        (Some(0), Some(answer)) => Ok(answer),
        _ => Err(Failure::new(format!(
            "keptctl refused what the trials begin with: {}",
            said.in_words()
        ))),
    }
}

/// The answers to a batch in which everything must succeed.
pub(super) fn asked(keptctl: &Keptctl, vault: &Path, lines: &[Value]) -> Outcome<Vec<Value>> {
    let answers = keptctl.batch(vault, PASSPHRASE, lines)?.map_err(|said| {
        Failure::new(format!(
            "The vault that the trials begin with does not open: {}",
            said.in_words()
        ))
    })?;
    answers
        .into_iter()
        .map(|mut answer| match answer["ok"].take() {
            Value::Null => Err(Failure::new(format!("The trials cannot begin: {answer}."))),
            ok => Ok(ok),
        })
        .collect()
}

/// Copies a folder with everything in it.
pub(super) fn copy(from: &Path, to: &Path) -> Outcome {
    fn copied(from: &Path, to: &Path) -> io::Result<()> {
        fs::create_dir(to)?;
        for entry in fs::read_dir(from)? {
            let entry = entry?;
            let place = to.join(entry.file_name());
            if entry.file_type()?.is_dir() {
                copied(&entry.path(), &place)?;
            } else {
                fs::copy(entry.path(), place)?;
            }
        }
        Ok(())
    }
    copied(from, to).map_err(|error| Failure::new(format!("{} cannot be copied: {error}.", from.display())))
}

/// The file below a folder in which something private can be read, if there is one.
pub(super) fn leak(folder: &Path) -> Option<String> {
    for entry in fs::read_dir(folder).ok()?.flatten() {
        let path = entry.path();
        let found = if path.is_dir() {
            leak(&path)
        } else {
            let bytes = fs::read(&path).unwrap_or_default();
            let words = [PRIVATE, PASSPHRASE, NEW_PASSPHRASE];
            let told = words.into_iter().find(|word| contains(&bytes, word.as_bytes()));
            told.map(|word| format!("“{word}” can be read in {}", path.display()))
        };
        if found.is_some() {
            return found;
        }
    }
    None
}

/// Whether bytes contain others.
fn contains(bytes: &[u8], word: &[u8]) -> bool {
    // The first byte is looked for by itself: comparing at every place takes seconds in a build for tests.
    let mut rest = bytes;
    while let Some(at) = rest.iter().position(|byte| Some(byte) == word.first()) {
        if rest[at..].starts_with(word) {
            return true;
        }
        rest = &rest[at + 1..];
    }
    false
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn something_private_is_found_wherever_it_lies() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("inner")).unwrap();
        fs::write(folder.path().join("inner/noise"), [7; 5000]).unwrap();
        assert_eq!(leak(folder.path()), None, "noise tells nothing");
        let mut bytes = vec![b'h'; 4000];
        bytes.extend_from_slice(PRIVATE.as_bytes());
        fs::write(folder.path().join("inner/page"), bytes).unwrap();
        let told = leak(folder.path()).unwrap();
        assert!(told.ends_with("inner/page"), "the file is named: {told}");
    }

    #[test]
    fn no_two_edits_are_the_same() {
        for n in 1..=EDITS {
            assert_ne!(
                answers(n),
                answers(n - 1),
                "an edit that changes nothing proves nothing"
            );
        }
    }
}
