//! Words that must not occur, or must occur once.
//!
//! The words are put together here from pieces, so that this file does not find itself.

use super::{File, Finding, Rule};

struct Ban {
    words: &'static [&'static str],
    applies: fn(&File) -> bool,
    lines: Lines,
    rule: Rule,
}

#[derive(Clone, Copy)]
enum Lines {
    All,
    OfCode,
    OfTests,
}

const BANS: [Ban; 7] = [
    UNSAFE_VAULT,
    UNFINISHED,
    SWITCHED_OFF,
    ALONE,
    SLEEPING,
    MACHINE,
    OUTSIDE,
];

const UNSAFE_VAULT: Ban = Ban {
    words: &[
        concat!("re", "key"),
        concat!("journal_mode", "=wal"),
        concat!("journal_mode", " = wal"),
        concat!("\"journal_mode\"", ", \"wal"),
    ],
    applies: |file| file.is_below(&["crates/", "src-tauri/"]),
    lines: Lines::All,
    rule: Rule {
        holds: "The key of a vault is never changed in place and its journal is never a write-ahead log \
                (invariant 2).",
        mend: "Rotate by exporting to a new file; keep the rollback journal. docs/adr/0003 has the reasons.",
    },
};

const UNFINISHED: Ban = Ban {
    words: &[concat!("TO", "DO"), concat!("FIX", "ME")],
    applies: |file| !file.is_any_of(&["Cargo.lock", "package-lock.json"]),
    lines: Lines::All,
    rule: Rule {
        holds: "What is committed is finished.",
        mend: "Do it now, or open an issue and leave the code without the mark.",
    },
};

const SWITCHED_OFF: Ban = Ban {
    words: &[
        concat!("#[ig", "nore"),
        concat!("it.sk", "ip("),
        concat!("test.sk", "ip("),
        concat!("describe.sk", "ip("),
    ],
    applies: |file| file.is_any_of(&[".rs", ".ts"]),
    lines: Lines::All,
    rule: Rule {
        holds: "No test is switched off.",
        mend: "Mend the test, or delete it with the code it was for.",
    },
};

const ALONE: Ban = Ban {
    words: &[
        concat!("it.on", "ly("),
        concat!("test.on", "ly("),
        concat!("describe.on", "ly("),
    ],
    applies: |file| file.is_any_of(&[".ts"]),
    lines: Lines::All,
    rule: Rule {
        holds: "All tests run.",
        mend: "Take the restriction away.",
    },
};

const SLEEPING: Ban = Ban {
    words: &[concat!("sle", "ep(")],
    applies: |file| file.is_any_of(&[".rs", ".ts"]),
    lines: Lines::OfTests,
    rule: Rule {
        holds: "Tests do not sleep: waiting hides races and costs everybody's time.",
        mend: "Wait for the thing itself (a channel, an element, an event), or move the fake clock.",
    },
};

const MACHINE: Ban = Ban {
    words: &[
        concat!("/ro", "ot/"),
        concat!("/wo", "rk/main"),
        concat!("/wo", "rk/shared"),
    ],
    applies: |file| !file.is_any_of(&["Cargo.lock", "package-lock.json"]),
    lines: Lines::All,
    rule: Rule {
        holds: "No path of somebody's machine is in the repository.",
        mend: "Use a path relative to the repository, or a temporary folder.",
    },
};

const OUTSIDE: Ban = Ban {
    words: &[
        "std::fs",
        "std::net",
        "std::env",
        "std::process",
        "std::io",
        concat!("SystemTime::", "now"),
        concat!("Utc::", "now"),
        concat!("Local::", "now"),
        concat!("Uuid::", "now_v7"),
        concat!("Uuid::", "new_v4"),
    ],
    applies: |file| file.is_below(&["crates/domain/src/"]),
    lines: Lines::OfCode,
    rule: Rule {
        holds: "domain takes time and ids as arguments and touches nothing outside (invariant 1).",
        mend: "Take the value as an argument.",
    },
};

const TIMER: &str = concat!("setTime", "out(");

const KEY: &str = concat!("pragma ", "key");

const KEY_RULE: Rule = Rule {
    holds: "One place in vault, and only there, gives the key to the database (invariant 2).",
    mend: "Open the database through the function that does it already.",
};

pub(super) fn check(files: &[File]) -> Vec<Finding> {
    let mut findings = keys(files);
    for file in files {
        for ban in BANS.iter().filter(|ban| (ban.applies)(file)) {
            findings.extend(ban.find(file));
        }
        findings.extend(timers(file));
    }
    findings
}

impl Ban {
    fn find(&self, file: &File) -> Vec<Finding> {
        let lines: Vec<(usize, &str)> = match self.lines {
            Lines::All => file.lines().collect(),
            Lines::OfCode => file.code().collect(),
            Lines::OfTests => file.tests().collect(),
        };
        // Words that are all small letters here are SQL, which is written in either case.
        let any_case = self.words.iter().all(|word| word.to_lowercase() == *word);
        let mut findings = Vec::new();
        for (number, line) in lines {
            let line = if any_case {
                line.to_lowercase()
            } else {
                line.to_owned()
            };
            let found = self.words.iter().find(|word| contains_word(&line, word));
            findings.extend(found.map(|word| self.rule.broken_at(file.at(number), format!("`{word}`"))));
        }
        findings
    }
}

/// Whether the word stands there and is not the end of a longer one.
fn contains_word(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(start, _)| {
        let before = line[..start].chars().next_back();
        !before.is_some_and(|c| c.is_alphanumeric() || (c == '_' && word.starts_with(char::is_alphanumeric)))
    })
}

/// Timers in tests of the interface. One without a delay only lets what is already waiting go first.
fn timers(file: &File) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (number, line) in file.tests().filter(|_| file.is_any_of(&[".ts"])) {
        let Some((_, arguments)) = line.split_once(TIMER) else {
            continue;
        };
        let delay = arguments
            .split_once(')')
            .map_or(arguments, |(arguments, _)| arguments)
            .split_once(',');
        if delay.is_some_and(|(_, delay)| delay.trim() != "0") || arguments.trim_end().ends_with('{') {
            findings.push(SLEEPING.rule.broken_at(file.at(number), format!("`{TIMER}`")));
        }
    }
    findings
}

/// Every place in code that gives a key, if there is more than one or if it is not in vault.
fn keys(files: &[File]) -> Vec<Finding> {
    let mut places = Vec::new();
    for file in files.iter().filter(|file| file.is_any_of(&[".rs", ".sql"])) {
        for (number, line) in file.code() {
            let is_comment = ["//", "--"]
                .iter()
                .any(|mark| line.trim_start().starts_with(mark));
            if !is_comment && line.to_lowercase().contains(KEY) {
                places.push((file, number));
            }
        }
    }
    let alone = places.len() <= 1;
    let wrong = places
        .into_iter()
        .filter(|(file, _)| !alone || !file.is_below(&["crates/vault/src/"]));
    wrong
        .map(|(file, number)| KEY_RULE.broken_at(file.at(number), "gives a key"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::{files, places};
    use super::*;

    fn found(path: &str, text: &str) -> Vec<String> {
        places(&check(&files(&[(path, text)])))
            .into_iter()
            .map(str::to_owned)
            .collect()
    }

    #[test]
    fn banned_pragmas_are_found_in_any_case_even_in_comments() {
        let [in_place, wal, ..] = UNSAFE_VAULT.words else {
            unreachable!("two words at least")
        };
        let text = format!(
            "// never {}\nfine\nPRAGMA {};",
            in_place.to_uppercase(),
            wal.to_uppercase()
        );
        assert_eq!(
            found("crates/vault/src/open.rs", &text),
            ["crates/vault/src/open.rs:1", "crates/vault/src/open.rs:3"]
        );
        assert!(
            found("docs/history.md", &text).is_empty(),
            "a text may name what was decided against"
        );
    }

    #[test]
    fn marks_of_unfinished_work_are_found_as_words() {
        let mark = UNFINISHED.words[0];
        assert_eq!(
            found("ui/src/app/App.svelte", &format!("<!-- {mark}: later -->")),
            ["ui/src/app/App.svelte:1"]
        );
        assert!(
            found("ui/src/a.ts", "state = 'toDo'").is_empty(),
            "a task may be to do"
        );
    }

    #[test]
    fn tests_that_are_switched_off_or_alone_are_found() {
        let off = format!("{}]", SWITCHED_OFF.words[0]);
        assert_eq!(found("crates/app/src/a.rs", &off), ["crates/app/src/a.rs:1"]);
        let alone = format!("{}'x')", ALONE.words[0]);
        assert_eq!(found("ui/src/a.test.ts", &alone), ["ui/src/a.test.ts:1"]);
        assert!(
            found("crates/app/src/a.rs", "rows.iter().skip(1)").is_empty(),
            "an iterator may skip"
        );
    }

    #[test]
    fn sleeping_is_found_in_tests_only() {
        let sleep = format!("std::thread::{}pause);", SLEEPING.words[0]);
        for path in [
            "crates/app/tests/app/main.rs",
            "crates/domain/src/form_tests.rs",
            "crates/vault/src/rescue/tests.rs",
            "tests/journeys/main.rs",
            "ui/src/a.test.ts",
        ] {
            assert_eq!(
                found(path, &sleep),
                [format!("{path}:1")],
                "all of {path} is tests"
            );
        }
        assert!(
            found("xtask/src/process.rs", &sleep).is_empty(),
            "a retry may wait"
        );
        let unit = format!("fn a() {{}}\n#[cfg(test)]\nmod tests {{\n{sleep}\n}}");
        assert_eq!(
            found("crates/app/src/a.rs", &unit),
            ["crates/app/src/a.rs:4"],
            "unit tests are tests too"
        );
    }

    #[test]
    fn paths_of_a_machine_are_found_at_the_start_of_a_path_only() {
        let path = format!("\"{}kept\"", MACHINE.words[0]);
        assert_eq!(found("docs/a.md", &path), ["docs/a.md:1"]);
        let own = format!("see src{}notes", MACHINE.words[0]);
        assert!(
            found("docs/a.md", &own).is_empty(),
            "a folder of the repository may be called so"
        );
    }

    #[test]
    fn domain_touches_nothing_outside() {
        let now = format!("let now = {}();", OUTSIDE.words[6]);
        assert_eq!(
            found("crates/domain/src/time.rs", &now),
            ["crates/domain/src/time.rs:1"]
        );
        assert!(
            found("crates/app/src/ports.rs", &now).is_empty(),
            "Clippy watches the other crates"
        );
    }

    #[test]
    fn the_key_is_given_in_one_place_of_the_vault() {
        let line = format!("connection.execute(\"{KEY} = …\")");
        let beside =
            format!("// {KEY} comes first\n#[cfg(test)]\nmod tests {{\nassert_eq!(s, \"{KEY} = …\");\n}}");
        let once = [
            ("crates/vault/src/open.rs", line.as_str()),
            ("crates/vault/src/keys.rs", &beside),
        ];
        assert!(
            check(&files(&once)).is_empty(),
            "once in the vault is the rule; comments and expectations do not count"
        );
        let twice = [
            ("crates/vault/src/open.rs", line.as_str()),
            ("crates/vault/src/backup.rs", &line),
        ];
        assert_eq!(
            places(&check(&files(&twice))).len(),
            2,
            "two places: both are shown"
        );
        assert_eq!(
            found("crates/app/src/lib.rs", &line),
            ["crates/app/src/lib.rs:1"],
            "never outside the vault"
        );
    }
}
